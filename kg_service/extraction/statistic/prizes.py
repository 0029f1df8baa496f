"""Sums handed over beside a certificate or flowers: a prize of somebody, no figure of the place."""

from __future__ import annotations

from kg_service.extraction.document import Document
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.worded import worded

_BESIDE = worded(
    r"(?<!\p{L})<hands>\s[^.;:]{0,90}?<with_prize>(?:\s+[^.,;:]{0,60}?)?(?:,|\s<and_prize>)\s+"
    r"(?:<prize_sum>\s+)?(?:<figure_links/approx>\s+)?$",
    "figure_people",
)
_GIFT = worded(
    r"(?<!\p{L})<hands>\s[^.;:\d]{0,60}?<gift>\s+(?:<gift_worth>\s+)?(?:<figure_links/approx>\s+)?$", "figure_people"
)
"""``tặng huyện công trình phúc lợi trị giá 5 tỷ đồng``."""
_REACH = 200


def is_prize(document: Document, start: int, figure: Figure) -> bool:
    """Whether a sum stands beside what is handed over in honour: ``trao cúp và 40 triệu đồng``."""
    if figure.kind != "money":
        return False
    near = max(start, figure.start - _REACH), figure.start
    return any(pattern.search(document.folded, *near) for pattern in (_BESIDE, _GIFT))
