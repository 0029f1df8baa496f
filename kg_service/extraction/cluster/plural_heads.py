"""Lists that say once, in the plural, what each of their units is: ``các sở: Nội vụ, Y tế``, ``5 trường THPT A, B``."""

from __future__ import annotations

import re
from functools import cache

import regex

from kg_service.extraction.cluster.words import count, said
from kg_service.extraction.document import Document
from kg_service.extraction.mentions.body_tables import all_heads, field_lookup, fields
from kg_service.extraction.tables import any_of, words_for
from kg_service.text.patterns import compiled
from kg_service.text.values import value

_KINDS = frozenset({"department", "school", "company", "hospital", "union", "board", "institute", "centre"})


@cache
def _ends() -> re.Pattern[str]:
    return compiled(rf"\s*(?:[,;.)]|$|\s{said('and', 'stop')}(?!\p{{L}}))")


@value
class PluralHead:
    """What every unit of a list is (``name``); the list begins at ``end``."""

    name: str
    end: int


@cache
def _nouns() -> dict[str, str]:
    """Names of heads by their folded spellings, with ``trường`` alone."""
    found = {phrase: head.name for phrase, head in all_heads().items() if not head.alone and head.kind in _KINDS}
    return {**found, **{noun: noun.capitalize() for noun in words_for("cluster_phrases", "plural_noun")}}


@cache
def _plural() -> re.Pattern[str]:
    return compiled(
        rf"(?P<outer>\p{{L}}[^,;:.()\n]{{1,40}}?\s+)??(?<!\p{{L}}){count()}\s+(?P<head>{any_of(_nouns())})"
        rf"(?!\p{{L}})(?:\s+(?P<field>{any_of(fields())})(?=\s*:))?\s*:?\s*"
    )


@cache
def _any_head() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of(all_heads())})(?!\p{{L}})")


def plural_head(document: Document, start: int, end: int) -> PluralHead | None:
    """What the list at ``start`` says once of all its units, which are named by their fields or names alone."""
    match = _plural().match(document.folded, start, end)
    if match is None or match.end() >= end or not document.text[match.end()].isupper():
        return None
    if match["outer"] and not document.text[start].isupper():
        return None
    if _any_head().match(document.folded, match.end()):
        return None
    first = field_at(document, match.end())
    if first and not _ends().match(document.folded, first[1]):
        return None
    outer = " ".join(document.text[start : match.end("outer")].split()) if match["outer"] else ""
    head = " ".join(match["head"].split())  # lines break anywhere
    field = fields()[" ".join(match["field"].split())] if match["field"] else ""
    return PluralHead(f"{outer} {_nouns()[head]} {field}".strip(), match.end())


def field_at(document: Document, position: int) -> tuple[str, int] | None:
    """The field of work that begins at a position, as facts spell it, and where it ends."""
    phrase = field_lookup().at(document.folded, position)
    return (fields()[phrase], position + len(phrase)) if phrase else None
