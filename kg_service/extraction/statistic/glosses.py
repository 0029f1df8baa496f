"""Units that a text names only to say where another lies: ``xã A (huyện B, tỉnh C)`` speaks of A."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.areas import Anchor
from kg_service.extraction.mentions.places import VILLAGE
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

_ASIDE = compiled(r"\s*\([^()\d;,]{3,60}\s")
_ONCE = worded(r"\)?\s*[,(]?\s*<once_in>(?:\s+<level>)?\s+", "figure_areas")
"""Between a unit and the one in which it lay before."""
_WITHIN = worded(r"\s*[,(]\s*(?:<lies_in>\s+)?|\s+<lies_in>\s+|\s+-\s+", "figure_areas")
"""Between a unit and the wider one in which it lies."""
_IN_BRACKET = compiled(r"\s*\([^();\d]{0,60}")
_LONGEST_ASIDE = 90


def without_glosses(document: Document, anchors: Sequence[Anchor]) -> tuple[tuple[Anchor, ...], list[Anchor], set[int]]:
    """The anchors without those that only say where the one before lies; those so placed; where the former begin.

    ``xã A (huyện B, tỉnh C)`` speaks of A.
    """
    kept: list[Anchor] = []
    placed: list[Anchor] = []
    glosses: set[int] = set()
    last: Anchor | None = None
    for anchor in anchors:
        if last and _ASIDE.fullmatch(document.folded, last.end, anchor.start):
            continue  # A (sau khi hợp nhất với B)
        if last and _ONCE.fullmatch(document.folded, last.end, anchor.start):
            continue  # A, trước thuộc B
        wider = last is not None and 0 < anchor.rank < last.rank
        if last and wider and _WITHIN.fullmatch(document.folded, last.end, anchor.start):
            glosses.add(anchor.start)
            if kept and (not placed or placed[-1] is not kept[-1]):
                placed.append(kept[-1])
        else:
            kept.append(anchor)
        last = anchor
    return tuple(kept), placed, glosses


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
