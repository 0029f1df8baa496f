"""Where something is held or done: an area that owns no figures by standing there."""

from __future__ import annotations

from functools import lru_cache

import regex

from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

_AT = regex.compile(r"(?r)(?<!\p{L})(?:tại|ở)\s+$")
_IN_IT = compiled(r"(?<!\p{L})(?:tại|ở)\s[^.;:,(\d]{4,60}[,(]\s*$")
_REACH = 72
_HELD = worded(r"(?<!\p{L})<takes_place>(?!\p{L})", "figure_areas")


def stands_at(folded: str, start: int) -> bool:
    """Whether ``tại`` or ``ở`` stands right before an area at ``start``."""
    return _AT.search(folded, max(0, start - 8), start) is not None


def is_venue(folded: str, sentence_start: int, start: int) -> bool:
    """Whether an area at ``start`` is where something is: ``tại huyện A``, ``tại Khu công nghiệp B, huyện A``."""
    return stands_at(folded, start) or _IN_IT.search(folded, max(sentence_start, start - _REACH), start) is not None


@lru_cache(maxsize=2)  # the same sentence for each of its figures
def is_event(folded: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` tells of an event: where it was is not whose the figures after it are."""
    return _HELD.search(folded, start, end) is not None
