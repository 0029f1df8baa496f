"""Units that a text speaks of by what they are: the district, the ministry, a workshop, the Party's bloc of offices."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from kg_service.extraction.document import Document
from kg_service.extraction.mentions.areas import Anchor
from kg_service.extraction.mentions.places import COMMUNE, DISTRICT
from kg_service.extraction.tables import WHOLE_TEXT
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder

_OPENS = compiled(r"(?:(?:^|[.,;:\n]|\d{4}|(?<!\p{L})(?:của|toàn|cả|qua|nay|thì))\s*)$")
_ACTS = worded(r"\s+(?:<does_now>|<unit_does>)(?!\p{L})", "self_words")
_DOES = worded(r"\s+<ministry_does>(?!\p{L})", "figure_areas")
_BEFORE = 12
_HEAD = 60
"""By so many characters a text has named the ministry whose it is."""
_SHOP_NAME = regex.compile(r"\s\p{Lu}\p{L}*(?:(?:\s\p{L}+){0,2}?\s\d{1,2}(?![\d.,/])|(?:\s\p{Lu}\p{Ll}+){0,3})")
_BLOC = worded(
    r"<bloc_of>\s(?P<bloc>khối\s(?:các\s)?<bloc_members>(?:\svà\s<bloc_members>)?"
    r"(?:\s(?:tỉnh|thành phố|trung ương))?)(?!\p{L})",
    "figure_areas",
)
_TITLE = 400


def called_districts(document: Document) -> Iterator[Anchor]:
    """``giai đoạn 2016 - 2020 huyện có …``: the one district of a text that is about none."""
    if document.areas.district:
        return
    labels = {(place.level, place.label) for place in document.places if place.rank == DISTRICT}
    if len(labels) != 1:
        return
    (level, label) = labels.pop()
    first = next(place.end for place in document.places if place.rank == DISTRICT)
    for start, end, word in _words("district").between(document.article.folded, first, len(document.folded)):
        if word == level and _opens_clause(document, start) and _ACTS.match(document.folded, end):
            yield Anchor(start, end, label, DISTRICT)


def called_ministries(document: Document) -> Iterator[Anchor]:
    """``Bộ xếp thứ 3/18``: the ministry of the head of a text, where a clause begins with it."""
    first = next((body for body in document.bodies if body.kind == "ministry"), None)
    if first is None or first.start > _HEAD:
        return
    for start, end, _ in _words("ministry").between(document.article.folded, first.end, len(document.folded)):
        if document.text[start] == "B" and _opens_clause(document, start) and _DOES.match(document.folded, end):
            yield Anchor(start, end, first.full_name(), COMMUNE)


def shops(document: Document) -> Iterator[Anchor]:
    """``Phân xưởng Đào lò 2``, and after it ``phân xưởng``: a workshop whose figures are told."""
    last = ""
    for start, end, _ in _words("shop").find(document.article.folded):
        name = _SHOP_NAME.match(document.text, end)
        if name:
            written = " ".join(document.text[start : name.end()].split())
            last = written[0].upper() + written[1:]
        if last and _opens_clause(document, start):
            yield Anchor(start, name.end() if name else end, last, COMMUNE)


@lru_cache(maxsize=2)
def party_bloc(document: Document) -> str | None:
    """``Đảng bộ Khối các cơ quan tỉnh`` where the head of a text names it: its figures are its own."""
    if "khối" not in document.folded[:_TITLE]:
        return None
    found = _BLOC.search(document.folded, 0, _TITLE)
    return _bloc_name(document, *found.span("bloc")) if found else None


def party_blocs(document: Document) -> Iterator[Anchor]:
    """Where such a text names the bloc."""
    name = party_bloc(document)
    for found in _BLOC.finditer(document.folded) if name else ():
        yield Anchor(found.start(), found.end(), name or "", COMMUNE)


def _bloc_name(document: Document, start: int, end: int) -> str:
    words = " ".join(document.text[start:end].split())
    words = words.capitalize() if words.isupper() else words[0].upper() + words[1:]
    return f"Đảng bộ {words}"


def _opens_clause(document: Document, start: int) -> bool:
    return _OPENS.search(document.article.folded, max(0, start - _BEFORE), start) is not None


@cache
def _words(use: str) -> PhraseFinder:
    return PhraseFinder(table_words("figure_areas", use), WHOLE_TEXT)
