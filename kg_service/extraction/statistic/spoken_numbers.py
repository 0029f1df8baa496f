"""Numbers as one says them: in two parts (``2 triệu 345 nghìn người``), or again in words (``05 (năm) xã``)."""

from __future__ import annotations

import re

from kg_service.extraction.document import Document
from kg_service.extraction.statistic.figure import TY, Figure
from kg_service.extraction.statistic.units import unit_at
from kg_service.extraction.tables import any_of
from kg_service.text.numbers import MAGNITUDES, SPELLED_PATTERN
from kg_service.text.patterns import compiled

_LARGE = any_of(MAGNITUDES)
_PARTS = compiled(rf"\s(?P<large>{_LARGE})\s(?P<rest>\d{{1,3}})(?:\s(?P<small>{_LARGE}))?(?=\s\p{{L}})")
_SPELLED_OUT = compiled(rf"\s?\((?:(?:{SPELLED_PATTERN})\s?){{1,12}}\)(?=\s)")
_NO_SUM = ("money", "none", "share", "times")


def after_words(folded: str, position: int, limit: int) -> int:
    """Where the words end that say the number before a position again, in brackets; else the position."""
    spoken = _SPELLED_OUT.match(folded, position, limit)
    return spoken.end() if spoken else position


def in_parts(document: Document, number: re.Match[str], limit: int) -> Figure | None:
    """The figure of ``78 nghìn 500 tấn``, its value multiplied out; sums of money are read apart."""
    parts = _PARTS.match(document.folded, number.end(), limit)
    if parts is None or number["join"] or not number["n"].isdigit():
        return None
    start, end, noun, kind = unit_at(document.folded, parts.end(), limit)
    large = MAGNITUDES[TY.get(parts["large"], parts["large"])]
    small = MAGNITUDES[TY.get(parts["small"], parts["small"])] if parts["small"] else 1
    rest = int(parts["rest"]) * small
    if not noun or kind in _NO_SUM or rest >= large:
        return None
    value = float(int(number["n"]) * large + rest)
    return Figure(number.start(), start, end, value, " ".join(document.text[start:end].split()), noun, kind)
