"""Plans beside results: of ``Trồng rừng: kế hoạch 300 ha, thực hiện 312 ha`` the second is a figure, named as one."""

from __future__ import annotations

import re

import regex

from kg_service.extraction.document import Document
from kg_service.extraction.statistic.around import CARRIED, HEADED, Around, Named, Running, lower
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.indicator_names import Indicator, clean_name, is_name
from kg_service.extraction.statistic.indicators import free_name, indicator_of
from kg_service.extraction.worded import worded

_PLANNED = r"[:,;(]\s*<plan_said>(?:\s+(?:<plan_of>|\d{4}))*\s*:?\s*(?:<figure_links/approx>\s+)?"
_DONE = (
    r"[\s,;/)(]*(?:(?:nhưng|song|và|còn|đã)\s+)*<result_said>(?:\s+(?:được|là))?\s*:?\s*(?:<figure_links/approx>\s+)?"
)
_PLAN = worded(rf"(?r){_PLANNED}$", "target_words", engine=regex.compile)
_RESULT = worded(_DONE, "target_words")
_THEN = worded(rf"{_DONE}\d", "target_words")
_BOTH = worded(rf"(?r){_PLANNED}\d[\d.,]*[^.;:,\d]{{0,30}}{_DONE}$", "target_words", engine=regex.compile)
_REACH, _MOST_WORDS = 60, 14


def plan_before(document: Document, start: int, figure: Figure) -> re.Match[str] | None:
    """The words before a figure that make it a plan beside a result that follows; None where it is no such plan."""
    folded = document.folded
    if _THEN.match(folded, figure.end) is None:
        return None
    return _PLAN.search(folded, max(start, figure.start - _REACH), figure.start)


def is_after_plan(document: Document, start: int, figure: Figure) -> bool:
    """Whether a figure is the result beside a plan: ``phấn đấu 92%, ước đạt 94,7%``."""
    return _BOTH.search(document.folded, max(start, figure.start - 2 * _REACH), figure.start) is not None


def of_plan(around: Around) -> Named | None:
    """The name of a plan, for the result beside it: what stands before both."""
    kind = around.figure.kind
    found = indicator_of(around.document, around.lead, kind) or free_name(around.document, around.lead)
    if found is None:  # Đưa học sinh các bản xa về trường chính: …
        name = clean_name(around.document, around.lead.start, around.lead.end)
        found = Indicator(name, around.lead.start, around.lead.end) if is_name(name) else None
    if found is None or len(found.name.split()) > _MOST_WORDS:
        return None
    ratio = kind == "share" and not found.known and not found.is_ratio
    return around.named(f"Tỷ lệ {lower(found.name)}" if ratio else found.name, HEADED, start=found.start)


def beside_plan(around: Around, running: Running) -> Named | None:
    """A result named as the plan before it."""
    before = running.before
    if before is None or not before.accepted or before.figure.kind != around.figure.kind:
        return None
    if _RESULT.fullmatch(around.folded, before.figure.end, around.figure.start) is None:
        return None
    planned = plan_before(around.document, around.sentence_start, before.figure)
    return around.named(before.name, CARRIED) if planned else None
