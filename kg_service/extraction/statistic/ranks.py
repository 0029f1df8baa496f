"""Ranks: what is ranked, and among whom (``đứng thứ 7/14 tỉnh trong vùng``)."""

from __future__ import annotations

import regex

from kg_service.extraction.statistic.around import CARRIED, FREE, HEADED, Around, Named, Running, lower
from kg_service.extraction.statistic.indicator_names import Indicator, clean_name
from kg_service.extraction.statistic.indicators import indicator_of
from kg_service.extraction.statistic.leads import read_lead
from kg_service.extraction.worded import worded

_ABOUT = worded(r"(?:[^.;,]|,(?=\s<ranked_too>)){0,70}?(?<!\p{L})về\s+(?P<what>[^.;,()]{3,90})", "rank_words")
_RANKING = worded(r"(?<!\p{L})(?:<ranking>|ở|thứ)(?!\p{L})", "rank_words")
_SCOPE = worded(r"\s*<ranked>?\s*(?:<in_scope>\s+)*(?P<scope><scope>)(?!\p{L})", "rank_words")
_LINE_LABEL = regex.compile(r"\s*[-+*•–]\s*(?P<what>[^:;.,()\d]{6,60}):\s")
_PROVINCES = (34.0, 63.0, 64.0)
"""How many provinces there were since 2025, since 2008, and before."""


def rank(around: Around, running: Running, places: dict[int, int]) -> Named | None:
    """The name of a rank: ``Xếp hạng`` with what is ranked and the scope; None when neither is said."""
    document, figure, lead = around.document, around.figure, around.lead
    scope = _scope(around)
    about = _ABOUT.match(document.folded, figure.end, figure.end + 160)
    if about:
        name = clean_name(document, about.start("what"), about.end("what"))
        if name:
            return around.named(f"Xếp hạng {lower(name)}{scope}", HEADED, about.end("what"))
    found = indicator_of(document, lead, "rank") or _before_ranking(around, places)
    if found:
        running.base, running.shown = found, found.name
        return around.by(found, f"Xếp hạng {lower(found.name)}{scope}")
    label = _label(around, running)
    if label:
        return around.named(f"Xếp hạng {lower(label)}{scope}", HEADED)
    if running.shown and running.base:
        return around.named(f"Xếp hạng {lower(running.shown)}{scope}", CARRIED)
    return around.named(f"Xếp hạng{scope}", FREE) if scope else None


def _before_ranking(around: Around, places: dict[int, int]) -> Indicator | None:
    """The indicator before the first words that rank: ``tốc độ tăng … khá cao trong cả nước, đứng thứ``."""
    lead = around.lead
    cut = _RANKING.search(around.folded, lead.start, lead.end)
    if not cut:
        return None
    shorter = read_lead(around.document, lead.start, cut.start(), places)
    return indicator_of(around.document, shorter, "rank")


def _label(around: Around, running: Running) -> str:
    """``- Hội khỏe Phù Đổng: 11 huy chương, đứng thứ 4``: the label of a line, where nothing in it is named yet."""
    base = running.base
    if base is not None and base.start >= around.sentence_start:
        return ""
    label = _LINE_LABEL.match(around.folded, around.sentence_start, around.figure.start)
    return clean_name(around.document, *label.span("what")) if label else ""


def _scope(around: Around) -> str:
    match = _SCOPE.match(around.folded, around.figure.end, around.figure.end + 40)
    if match:
        scope = match["scope"].split()[-1]
        return " cả nước" if scope in ("nước", "quốc") else f" trong {scope}"
    return " cả nước" if around.figure.of in _PROVINCES else ""
