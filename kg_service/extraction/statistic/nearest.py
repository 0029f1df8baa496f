"""The area that stands last before a figure, as far as the figure can be its own."""

from __future__ import annotations

from kg_service.extraction.document import Document
from kg_service.extraction.mentions.areas import Anchor
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

_LEADS = worded(r"(?<!\p{L})<leads>(?:\s+(?:của|toàn|trong|cả))*\s+$", "figure_areas")
_CLOSED = compiled(r"\)")
_ALONG = compiled(r"\s+(?:và|cùng)\s+")
_WITHIN = worded(r"\s*[,(]\s*(?:<lies_in>\s+)?|\s+<lies_in>\s+", "figure_areas")
_LEADS_REACH = 24


def nearest(document: Document, anchors: list[Anchor], start: int, end: int) -> Anchor | None:
    """Of anchors in ``[start, end)`` the last that can own a figure at ``end``.

    None that another leads (dẫn đầu Cụm), none that is counted along with it.
    """
    folded = document.folded
    for index in range(len(anchors) - 1, -1, -1):
        anchor = anchors[index]
        if anchor.end > end or _ALONG.fullmatch(folded, anchor.end, end):
            continue
        if index and _CLOSED.search(folded, anchor.end, end) and _in_list(folded, anchors, index, start, end):
            continue
        if not _LEADS.search(folded, max(start, anchor.start - _LEADS_REACH), anchor.start):
            return _narrowest(folded, anchors[: index + 1])
    return None


def _in_list(folded: str, anchors: list[Anchor], index: int, start: int, end: int) -> bool:
    """Whether an anchor stands with others in a bracket that is closed before ``end``: which ones they are."""
    opened = folded.rfind("(", start, anchors[index].start)
    closed = folded.find(")", anchors[index].end, end)
    inside = [anchor for anchor in anchors if opened < anchor.start < closed]
    return opened >= 0 and folded.find(")", opened, anchors[index].start) < 0 and len(inside) > 1


def _narrowest(folded: str, anchors: list[Anchor]) -> Anchor:
    """Of ``xã A, huyện B, tỉnh C`` the first: the others say where it lies."""
    found = anchors[-1]
    for before in reversed(anchors[:-1]):
        if not 0 < found.rank < before.rank or not _WITHIN.fullmatch(folded, before.end, found.start):
            break
        found = before
    return found
