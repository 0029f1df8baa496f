"""Numbers of people for whom a rate is given: ``10 doanh nghiệp trên 1.000 dân``."""

from __future__ import annotations

from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

_BASE = worded(
    r"(?<=trên )1[0.]*(?:\s+(?:vạn|nghìn|ngàn|triệu))?\s+<per_people>(?:\s?:\s*|\s+(?:<rate_is>\s+){1,2})\d",
    "figure_people",
)
"""``bác sĩ trên 1 vạn dân đạt 9,8``: how many people the number after it is for."""
_COUNTED = compiled(r"\d\s+\p{L}+(?:\s\p{L}+){0,2}\s+(?:trên|tính trên|cho)\s+(?:mỗi\s+)?$")
_PER_MEASURE = worded(
    r"(?<=trên )1\s?(?:<area_unit>)(?!\p{L})[^.;:\d]{0,60}?\s"
    r"(?:<figure_links/level>|tăng|nâng|lên)\s[^.;:\d]{0,16}?\d[\d.,]*\s?(?:<area_worth>)",
    "figure_people",
)
"""``giá trị sản xuất trên 1 ha đất canh tác đạt 115 triệu đồng``: of how much land the sum after it is."""
_REACH = 40


def is_base_of_rate(folded: str, figure: Figure) -> bool:
    """Whether a figure only says for how many people the number before it or after it is."""
    if _BASE.match(folded, figure.start) or _PER_MEASURE.match(folded, figure.start):
        return True
    if figure.kind == "money" or not _is_round(figure.size):
        return False
    return _COUNTED.search(folded, max(0, figure.start - _REACH), figure.start) is not None


def _is_round(size: float) -> bool:
    """Whether a number is 100, 1.000 or the like."""
    return size >= 100 and size.is_integer() and str(int(size)).rstrip("0") == "1"
