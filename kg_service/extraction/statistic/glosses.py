"""Units that a text names only to say where another lies: ``xã A (huyện B, tỉnh C)`` speaks of A."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.areas import Anchor
from kg_service.extraction.mentions.places import DISTRICT, VILLAGE
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

_ASIDE = compiled(r"\s*\([^()\d;,]{3,60}\s")
_ONCE = worded(r"\)?\s*[,(]?\s*<once_in>(?:\s+<level>)?\s+", "figure_areas")
"""Between a unit and the one in which it lay before."""
_WITHIN = worded(r"\s*[,(]\s*(?:<lies_in>\s+)?|\s+<lies_in>\s+|\s+-\s+", "figure_areas")
"""Between a unit and the wider one in which it lies."""
_PLACED = regex.compile(
    r"(?r)(?:^|[\n.,;:–-]\s*|(?i:\b(?:ở|tại|về|của|đến|như|là|và)\s))"
    r"(?P<name>\p{Lu}[\p{L}'’]*(?:[ \u00a0]\p{Lu}[\p{L}'’]*){1,2})\s$"
)
_LONGEST_PLACED = 60
_IN_BRACKET = compiled(r"\s*\([^();\d]{0,60}")
_LONGEST_ASIDE = 90
_NEAR = 200
"""Characters between two units beyond which the second says nothing of the first."""


def without_glosses(document: Document, anchors: Sequence[Anchor]) -> tuple[tuple[Anchor, ...], list[Anchor], set[int]]:
    """The anchors without those that only say where the one before lies; those so placed; where the former begin.

    ``xã A (huyện B, tỉnh C)`` speaks of A.
    """
    kept: list[Anchor] = []
    placed: list[Anchor] = []
    glosses: set[int] = set()
    last: Anchor | None = None
    for anchor in anchors:
        near = last is not None and anchor.start - last.end <= _NEAR
        if last and near and _is_aside(document.folded, last.end, anchor.start):
            continue
        wider = near and last is not None and 0 < anchor.rank < last.rank
        if last and wider and _WITHIN.fullmatch(document.folded, last.end, anchor.start):
            glosses.add(anchor.start)
            if kept and (not placed or placed[-1] is not kept[-1]):
                placed.append(kept[-1])
        else:
            kept.append(anchor)
        last = anchor
    return tuple(kept), placed, glosses


def _is_aside(folded: str, start: int, end: int) -> bool:
    """``A (sau khi hợp nhất với B)``, ``A, trước thuộc B``: whether B only tells of A's past."""
    bracketed = folded.find("(", start, end) >= 0 and _ASIDE.fullmatch(folded, start, end) is not None
    return bracketed or _ONCE.fullmatch(folded, start, end) is not None


def placed_names(document: Document) -> Iterator[str]:
    """Names of communes that only a bracket tells: ``Nậm Đét (huyện Bắc Hà)`` at the beginning, after ở, về, tại."""
    text = document.text
    for place in document.places:
        if place.rank != DISTRICT or text[place.start - 1 : place.start] != "(":
            continue
        name = _PLACED.search(text, max(0, place.start - _LONGEST_PLACED), place.start - 1)
        if name is None or within(document.people, name.start("name") - 1, name.end() + 1):
            continue
        begin, end = name.span("name")
        if not any(body.start <= begin < body.end for body in within(document.bodies, begin - _LONGEST_ASIDE, end + 1)):
            yield " ".join(name["name"].split())


def where_it_lies(document: Document, end: int, rank: int = VILLAGE + 1) -> Iterator[int]:
    """Where the units begin that only say where a village or a body named before ``end`` lies.

    ``thôn A (xã B, huyện C)``, ``Công ty A (khu công nghiệp B, huyện C)``, ``Đồn A đóng tại xã B``.
    """
    for place in within(document.places, end, end + _LONGEST_ASIDE):
        folded = document.folded
        aside = rank > VILLAGE and _IN_BRACKET.fullmatch(folded, end, place.start)
        if not 0 < place.rank < rank or not (aside or _WITHIN.fullmatch(folded, end, place.start)):
            return
        yield from (place.start, place.name_start)
        end, rank = place.end, place.rank
