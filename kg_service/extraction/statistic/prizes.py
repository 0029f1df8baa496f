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
_REACH = 200


def is_prize(document: Document, start: int, figure: Figure) -> bool:
    """Whether a sum stands beside what is handed over in honour: ``trao cúp và 40 triệu đồng``."""
    if figure.kind != "money":
        return False
    return _BESIDE.search(document.folded, max(start, figure.start - _REACH), figure.start) is not None
