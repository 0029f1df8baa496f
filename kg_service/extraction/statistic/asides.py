"""Numbers that stand in a text by the way: how badly one is hurt, how far off something lies, votes, what each gets."""

from __future__ import annotations

from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.units import measure_nouns
from kg_service.extraction.statistic.words import Cued
from kg_service.extraction.worded import worded

_HURT = Cued(worded(r"(?<!\p{L})<hurt>(?!\p{L})[^,;.:\d]{0,40}$", "figure_asides"), "figure_asides", "hurt")
"""``tỷ lệ thương tật 32%``."""
_VOTED = Cued(worded(r"(?<!\p{L})<voted>(?!\p{L})[^;.:\d]{0,50}$", "figure_asides"), "figure_asides", "voted")
"""``432/450 đại biểu tán thành, chiếm 96%``."""
_AWAY = Cued(
    worded(
        r"(?<!\p{L})<away>\s+(?!<not_away>(?!\p{L}))(?:[^\s,;.:()\d]+\s+){0,8}?(?:<figure_links/approx>\s+)?$",
        "figure_asides",
    ),
    "figure_asides",
    "away",
)
"""``nằm cách trung tâm xã 18 km``."""
_EACH = Cued(
    worded(
        r"(?<!\p{L})<each>\s+<somebody>\s+(?:\p{L}+\s+){0,3}?(?:<gets>\s+)?"
        r"(?:<figure_links/approx>\s+)?$",
        "figure_asides",
    ),
    "figure_asides",
    "each",
)
"""``hỗ trợ mỗi gia đình 20 triệu đồng``: what one of them gets."""
_WALKED = Cued(
    worded(r"(?<!\p{L})<walked>\s+(?:(?:<figure_links/approx>|được|suốt|quãng đường)\s+){0,2}$", "figure_asides"),
    "figure_asides",
    "walked",
)
"""``mỗi ngày đi bộ 12 km``."""
_SIDE = Cued(worded(r"(?<!\p{L})<side>\s+(?:<figure_links/approx>\s+)?$", "figure_asides"), "figure_asides", "side")
"""``rộng 4 m``: how wide or high one thing is."""
_METRES = ("m", "mét")
_LENGTH = "Chiều dài"
_REACH = 90


def is_aside(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """Whether what stands before a number tells that it is no result of anybody."""
    near = max(sentence.start, figure.start - _REACH), figure.start
    return any(pattern.search(document, *near) for pattern in _patterns(figure))


def _patterns(figure: Figure) -> tuple[Cued, ...]:
    if figure.kind == "share":
        return _HURT, _VOTED
    if figure.kind == "money":
        return (_EACH,)
    if figure.noun in _METRES:
        return _AWAY, _SIDE, _WALKED
    long = figure.noun.startswith("km ") or measure_nouns().get(figure.noun) == _LENGTH
    return (_AWAY, _WALKED) if long else ()
