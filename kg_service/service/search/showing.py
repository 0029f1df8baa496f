"""Things as answers show them: ids, classes, a line that tells namesakes apart, the label with its matched words."""

from __future__ import annotations

import html
from collections.abc import Iterator

import regex

from kg_service.service.search.classes import Class
from kg_service.service.search.forms import plain_form
from kg_service.service.search.index import LabelIndex
from kg_service.service.search.things import Thing
from kg_service.text.normalize import fold

TERMS = "https://w3id.org/thidua/"
"""Terms and concepts keep their IRIs, whatever the base."""

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_TOLD = ("partOf", "areaServed", "localises", "phaseOf", "issuer", "location", "kind", "level")


def short(iri: str, base: str) -> str:
    """An IRI without the base; whole, if it is of another."""
    return iri.removeprefix(base) if iri.startswith(base) else iri


def whole(given: str, base: str) -> str:
    """The IRI that a client means by an IRI, ``id/province/lai-chau`` or ``province/lai-chau``."""
    cleaned = given.strip()
    if "://" in cleaned:
        return cleaned
    if cleaned.startswith("vocab/"):
        return TERMS + cleaned
    return base + cleaned if cleaned.startswith("id/") else f"{base}id/{cleaned}"


def page_of(iri: str, base: str) -> str | None:
    """The path of a thing's page in this service; None if it has none."""
    if iri.startswith(f"{base}id/"):
        return "/page/" + iri.removeprefix(f"{base}id/")
    return "/vocab/" + iri.removeprefix(f"{TERMS}vocab/") if iri.startswith(f"{TERMS}vocab/") else None


def classes_of(index: LabelIndex, thing: Thing) -> list[Class]:
    """The classes of a thing that have names, the narrowest first."""
    return index.classes.shown(thing.types)


def description(index: LabelIndex, thing: Thing) -> str:
    """Class, what it is part of or who issued it, and its time: what tells namesakes apart."""
    return "; ".join(_descriptions(index, thing))


def _descriptions(index: LabelIndex, thing: Thing) -> Iterator[str]:
    classes = classes_of(index, thing)
    if classes:
        yield classes[0].name
    for name in _TOLD:
        names = [other.name for iri in thing.properties.get(name, ()) if (other := index.thing(iri)) is not None]
        if names:
            yield ", ".join(names[:2])
            break
    since, until = thing.since, thing.until
    if since and until == since:
        yield since.isoformat()
    elif since or until:
        yield f"{since or '…'} – {until or '…'}"


def snippet(label: str, asked: str) -> str:
    """A label as HTML, its words that were asked for in ``<mark>``; everything else is escaped."""
    wanted = [plain_form(fold(word)) for word in _WORD.findall(asked)]
    parts: list[str] = []
    end = 0
    for match in _WORD.finditer(label):
        if any(plain_form(fold(match[0])).startswith(word) for word in wanted if word):
            parts += [html.escape(label[end : match.start()]), "<mark>", html.escape(match[0]), "</mark>"]
            end = match.end()
    return "".join([*parts, html.escape(label[end:])]).replace("</mark> <mark>", " ")
