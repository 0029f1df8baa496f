"""Words of aiming that aim at nothing: in the name of a campaign, or in what was reached beside another result."""

from __future__ import annotations

import bisect

from kg_service.extraction.document import Document
from kg_service.extraction.statistic.words import words_of
from kg_service.text.patterns import compiled

_LONGEST_NAME = 160
"""A quotation longer than this is speech."""
_BESIDE_RESULT = compiled(r"\d[^.;:%]{1,80}[,(]\s+(?:(?:góp phần|qua đó|đưa|và)\s+)?$")
_BESIDE_REACH = 110


def aims_at_nothing(document: Document, begin: int, end: int, figure_start: int) -> bool:
    """Whether the word of aiming at ``[begin, end)`` says nothing of a figure after it."""
    return _is_in_name(document, begin, figure_start) or _is_reached(document, begin, end)


def _is_in_name(document: Document, begin: int, figure_start: int) -> bool:
    """``phong trào "Quyết tâm chiến thắng đại dịch", xã cử 12 …``: in a short quotation that ends before the figure."""
    index = bisect.bisect_right(document.quotations, begin, key=lambda quotation: quotation.start) - 1
    quotation = document.quotations[index] if index >= 0 else None
    if quotation is None or not begin < quotation.end <= figure_start:
        return False
    return quotation.end - quotation.start <= _LONGEST_NAME


def _is_reached(document: Document, begin: int, end: int) -> bool:
    """``kết nạp 4.100 hội viên, nâng tỷ lệ thu hút lên 81%``: what a result made of a share."""
    if document.folded[begin:end] not in words_of("target_words", "raises"):
        return False
    return _BESIDE_RESULT.search(document.folded, max(0, begin - _BESIDE_REACH), begin) is not None
