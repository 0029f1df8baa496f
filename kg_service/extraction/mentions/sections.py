"""Which unit a part of a text is about by its heading: ``THUẬN CHÂU: …``, ``2. Huyện Sơn Hà``."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

from kg_service.extraction.mentions.places import COMMUNE, Place
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

if TYPE_CHECKING:
    from kg_service.extraction.document import Document

_NUMBERING = compiled(
    r"\s*(?:(?P<roman>[IVX]{1,5})|(?P<number>\d{1,2}(?:\.\d{1,2})*)|(?P<letter>[a-zđA-ZĐ]))\s?[.)/]\s*"
)
_BULLET = compiled(r"\s*[-*•+–]\s*")
_LEADS = worded(r"(?:<heading_leads>\s+)?", "area_words")
_LONGEST = 160


class Sections:
    """The parts of one document that headings give to units: each reaches to the next heading of its kind.

    A heading of another kind (numbered below one in capitals) parts what its unit did.
    """

    def __init__(self, document: Document) -> None:
        self._starts: list[int] = []
        self._units: list[Place | None] = []
        unit, kind, titled = None, None, False
        for block in document.article.blocks:
            span = block.span
            titled = titled or block.kind == "title"  # what stands over it is a site's or paper's
            if not titled or block.kind not in ("heading", "caption") or span.end - span.start > _LONGEST:
                continue
            found = _opening(document, span.start, span.end)
            if block.kind == "caption" and (found is None or document.text[found.end : span.end].strip(" :\n")):
                continue  # of a picture
            own = _kind(document.text, span.start, span.end)
            if found is None and (unit is None or own != kind):
                continue
            unit, kind = found, own
            self._starts.append(span.start)
            self._units.append(unit)

    def at(self, position: int) -> Place | None:
        """The unit of the part in which a position lies; None where no heading names one."""
        index = bisect.bisect_right(self._starts, position) - 1
        return self._units[index] if index >= 0 else None


def _opening(document: Document, start: int, end: int) -> Place | None:
    """The unit with which a heading begins, alone or with what is told of it."""
    numbering = _NUMBERING.match(document.text, start, end) or _BULLET.match(document.text, start, end)
    begin = numbering.end() if numbering else start
    lead = _LEADS.match(document.folded, begin, end)
    begin = lead.end() if lead else begin
    index = bisect.bisect_left(document.places.starts, begin)
    place = document.places[index] if index < len(document.places) else None
    return place if place and place.start == begin and place.end <= end and place.rank <= COMMUNE else None


def _kind(text: str, start: int, end: int) -> tuple[str | None, bool]:
    """How a heading looks: its numbering, and whether it is in capitals."""
    numbering: re.Match[str] | None = _NUMBERING.match(text, start, end)
    return (numbering.lastgroup if numbering else None), text[start:end].isupper()
