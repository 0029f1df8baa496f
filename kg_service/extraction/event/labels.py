"""Day and place of a meeting as plans, invitations and minutes label them: ``Thời gian:``, ``Thời gian, địa điểm:``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg_service.extraction.document import Document
from kg_service.extraction.event.days import Day, days
from kg_service.extraction.event.tables import event_finder, said
from kg_service.extraction.event.venues import place_at, place_of
from kg_service.text.patterns import compiled

_REACH = 160


@cache
def _label(use: str) -> re.Pattern[str]:
    """``Thời gian dự kiến tổ chức:``, ``Địa điểm:``, ``Thời gian, địa điểm:``."""
    both = rf"(?:(?:\s*[,-]|\s+và)\s+{said('label_of_time', 'label_of_place')})?"
    return compiled(rf"{said(use)}{both}(?:\s+{said('happen', 'planned', 'label_detail')}){{0,2}}\s*:\s*")


@lru_cache(maxsize=4)  # every gathering without a day asks
def _labelled(document: Document, use: str) -> tuple[int, int] | None:
    """Where the value stands of a label of a plan, an invitation or minutes."""
    labels = (_label(use).match(document.folded, one.start) for one in event_finder(use).find(document.folded))
    label = next((one for one in labels if one), None)
    if label is None:
        return None
    line = document.folded.find("\n", label.end())
    return label.end(), min(label.end() + _REACH, line if line >= 0 else len(document.folded))


def labelled_day(document: Document) -> Day | None:
    """The day after ``Thời gian:``."""
    told = _labelled(document, "label_of_time")
    return next(days(document, *told), None) if told else None


def labelled_place(document: Document) -> str | None:
    """The place after ``Địa điểm:``, with its day or not."""
    told = _labelled(document, "label_of_place")
    return place_at(document, *told) or place_of(document, *told) if told else None
