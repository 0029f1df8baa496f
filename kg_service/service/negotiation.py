"""Content negotiation (RFC 9110, section 12.5): Accept, Accept-Encoding, and ``format=``, which overrides Accept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg_service.errors import NotAcceptableError
from kg_service.store.base import Formats
from kg_service.store.formats import (
    CSV,
    GRAPH_FORMATS,
    RESULT_FORMATS,
    TSV,
    Format,
    ResultKind,
    format_named,
)

_CHARSET = "; charset=utf-8"


@dataclass(frozen=True)
class _Range:
    """One media range of an Accept header."""

    type: str
    quality: float
    position: int

    def specificity(self, media_type: str) -> int:
        """2 for the very type, 1 for its family, 0 for anything, -1 if it does not match."""
        if self.type == media_type:
            return 2
        if self.type.endswith("/*") and self.type != "*/*":
            return 1 if media_type.startswith(self.type[:-1]) else -1
        return 0 if self.type == "*/*" else -1


@lru_cache(maxsize=512)
def _ranges(accept: str) -> tuple[_Range, ...]:
    found = []
    for position, part in enumerate(accept.split(",")):
        media_type, *parameters = (piece.strip() for piece in part.split(";"))
        if not media_type:
            continue
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "q":
                quality = _quality(value)
        found.append(_Range("*/*" if media_type == "*" else media_type.lower(), quality, position))
    return tuple(found)


def _quality(text: str) -> float:
    try:
        value = float(text.strip())
    except ValueError:
        return 0.0
    return min(max(value, 0.0), 1.0) if value == value else 0.0


def best(accept: str, offered: Sequence[str]) -> str | None:
    """The offered media type that the client wants most; the first offered of equals; None if it takes none.

    The most specific range that matches a type decides its quality, as RFC 9110 says. Between types of one quality, one
    that the client names goes before one that a wildcard lets in, then the one it names earlier, then our own order.
    """
    ranges = _ranges(accept)
    if not ranges:
        return offered[0]
    ranked = []
    for order, media_type in enumerate(offered):
        matching = [r for r in ranges if r.specificity(media_type) >= 0]
        if not matching:
            continue
        decisive = max(matching, key=lambda r: (r.specificity(media_type), -r.position))
        if decisive.quality > 0:
            named = decisive.specificity(media_type)
            place = decisive.position if named else len(ranges)
            ranked.append((-decisive.quality, -min(named, 1), place, order, media_type))
    return min(ranked)[-1] if ranked else None


@lru_cache(maxsize=512)
def content_coding(accept_encoding: str, offered: tuple[str, ...]) -> str | None:
    """The offered content coding that the client likes best, the first offered of equals; None for none at all."""
    qualities = {item.type: item.quality for item in _ranges(accept_encoding)}
    other = qualities.get("*/*", 0.0)  # a bare star is read as that
    ranked = [(-qualities.get(coding, other), order, coding) for order, coding in enumerate(offered)]
    quality, _, coding = min(ranked)
    return coding if quality < 0 and -quality >= qualities.get("identity", 0.0) else None


@lru_cache(maxsize=512)
def _negotiated(accept: str, kind: ResultKind) -> tuple[Format, str] | None:
    choices = GRAPH_FORMATS if kind is ResultKind.GRAPH else RESULT_FORMATS
    by_type = {choice.media_type: choice for choice in choices}
    for choice in choices:
        for alias in choice.aliases:
            by_type.setdefault(alias, choice)
    found = best(accept, list(by_type))
    return (by_type[found], found) if found else None


@dataclass(frozen=True)
class Negotiated:
    """The formats to ask a store for, and the content type to send each under (the one the client asked by)."""

    formats: Formats
    types: Mapping[ResultKind, str]
    key: str
    """The same for the same choice: what results are kept under."""

    def content_type(self, kind: ResultKind) -> str:
        """Content type of a result of that kind."""
        return self.types[kind]


@lru_cache(maxsize=512)
def negotiate(accept: str, override: tuple[str, ...] = ()) -> Negotiated:
    """Formats for every kind of result from an Accept header, or from ``format=`` values when one is known.

    Raises NotAcceptableError when neither any result nor any graph can be given, naming what there is.
    """
    chosen: dict[ResultKind, tuple[Format, str]] = {}
    for kind in ResultKind:
        found = _overridden(override, kind) if override else _negotiated(accept, kind)
        if found:
            chosen[kind] = found
    if not chosen:
        there = ", ".join(f.media_type for f in (*RESULT_FORMATS, *GRAPH_FORMATS))
        wanted = "/".join(override) if override else accept
        raise NotAcceptableError(f"nothing can be given as {wanted[:200]!r}; there are: {there}", available=there)
    formats = Formats(*(chosen[kind][0] if kind in chosen else None for kind in _FIELDS))
    types = {kind: content_type(*found) for kind, found in chosen.items()}
    return Negotiated(formats, types, " ".join(f"{kind}={media_type}" for kind, media_type in types.items()))


@dataclass(frozen=True)
class Document:
    """How to give a document: as a graph in ``format``, or as a page for people where that is None."""

    format: Format | None
    content_type: str


@lru_cache(maxsize=512)
def negotiate_document(accept: str, override: tuple[str, ...] = (), *, page: bool = True) -> Document:
    """A page, or a graph in some format, from an Accept header, or from ``format=`` values when there are any.

    ``page``: whether there is one, and it is what those get who take anything. Raises NotAcceptableError that names
    what there is.
    """
    offered = {"text/html": None, "application/xhtml+xml": None} if page else {}
    by_type: dict[str, Format | None] = {**offered, **{choice.media_type: choice for choice in GRAPH_FORMATS}}
    if override:
        if page and "html" in override:
            return Document(None, "text/html")
        named = _overridden(override, ResultKind.GRAPH)
        if named is not None:
            return Document(named[0], content_type(*named))
    else:
        for choice in GRAPH_FORMATS:
            for alias in choice.aliases:
                by_type.setdefault(alias, choice)
        chosen = best(accept, list(by_type))
        if chosen is not None:
            format_ = by_type[chosen]
            return Document(format_, "text/html" if format_ is None else content_type(format_, chosen))
    there = ", ".join([*(["text/html"] if page else []), *(choice.media_type for choice in GRAPH_FORMATS)])
    wanted = "/".join(override) if override else accept
    raise NotAcceptableError(f"this cannot be given as {wanted[:200]!r}; there are: {there}", available=there)


_FIELDS = (ResultKind.SOLUTIONS, ResultKind.BOOLEAN, ResultKind.GRAPH)


def _overridden(names: Iterable[str], kind: ResultKind) -> tuple[Format, str] | None:
    for name in names:
        found = format_named(name, kind)
        if found:
            return found, found.media_type
    return None


def content_type(format_: Format, media_type: str) -> str:
    """The Content-Type to send: text says that it is UTF-8."""
    if format_ is CSV:
        return media_type + "; charset=utf-8; header=present"
    return media_type + _CHARSET if media_type.startswith("text/") or format_ is TSV else media_type
