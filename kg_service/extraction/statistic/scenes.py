"""Which numbers with a unit are figures in an article: by what it is about, and by what they stand in."""

from __future__ import annotations

import bisect

from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.statistic.around import HEADED, KNOWN, Named
from kg_service.extraction.statistic.asides import is_aside
from kg_service.extraction.statistic.bare import BARE
from kg_service.extraction.statistic.conditions import is_condition, is_target
from kg_service.extraction.statistic.context import (
    is_case,
    is_example,
    is_of_affair,
    is_of_deal,
    is_of_time,
    is_personal,
    is_report,
    is_seizure,
)
from kg_service.extraction.statistic.elsewhere import is_elsewhere
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.incidents import is_beyond_incident, is_incident, is_of_one_case
from kg_service.extraction.statistic.indicators import begins_with_head
from kg_service.extraction.statistic.prizes import is_prize
from kg_service.extraction.statistic.words import is_spoken, words_of
from kg_service.extraction.worded import worded
from kg_service.text.normalize import fold

FLOOR = 0.5
"""Facts less likely than this are left out, unless the number itself tells that it is a figure."""
_LARGE, _SEVERAL = 100, 2
_TELLING = 3
_LONGEST_NAME = 120
_POINTED_AT = worded(r"\s+<told_of>(?!\p{L})", "figure_contexts")
"""After a figure that was told before: ``5.000 đồng ấy``."""
_VIEWED = worded(r"(?<!\p{L})<viewed>\s*:\s*$", "figure_contexts")
"""Before how often a page was read."""
_VIEWED_REACH = 24
_SPEAKER = worded(r"[\"”]?\s*[,–-]\s*<person>\s", "figure_contexts")
_SAID_REACH = 60


class Scene:
    """What an article is about, as far as that decides which of its figures are some of a place or body.

    ``counts``: it is a report or speaks of the domain; elsewhere only figures count that their words make certain.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._report = is_report(document)
        self.counts = self._report or any(words in document.folded for words in words_of("figure_contexts", "domain"))
        self._ours = self.counts or not is_of_affair(document)
        self._dealt = not self._report and is_of_deal(document)
        self._case = is_case(document)
        self._incident = is_incident(document)
        self._abroad = is_spoken("figure_contexts", "country", document, 0, len(document.folded))

    def tells(self, sentence: Sentence, figure: Figure, named: Named) -> bool:
        """Whether a figure with its name is asserted: likely, a result, of this country and no single case."""
        document = self._document
        if named.confidence < (KNOWN if self._dealt else FLOOR) and (
            self._dealt or not (self.counts and _tells(figure, named, self._report))
        ):
            return False
        if not _is_result(document, sentence, figure) or is_seizure(document, sentence, figure, named.end):
            return False
        if self._case and not is_of_time(document, sentence, figure):
            return False
        named_share = figure.kind == "share" and named.confidence >= HEADED
        if self._incident and not (named_share or is_beyond_incident(document, sentence, figure)):
            return False
        if not self._report and is_of_one_case(document, sentence, figure):
            return False
        if self._abroad and is_elsewhere(document, sentence, figure):
            return False
        return self._ours or named.confidence != BARE or _is_own(document, sentence, figure, named)


def _is_own(document: Document, sentence: Sentence, figure: Figure, named: Named) -> bool:
    """Whether the name begins with the noun of a figure that its sentence says (``Lợi nhuận …``); a rank tells itself.

    In news of an affair a name made of whatever stands in the clause is none.
    """
    words = fold(named.indicator).split()
    return figure.kind == "rank" or (
        begins_with_head(words) and document.folded.find(words[0], sentence.start, named.end) >= 0
    )


def _tells(figure: Figure, named: Named, report: bool) -> bool:
    """Whether a figure with little around it is one by its size; who came to a meeting is none."""
    if (figure.kind == "people" and not (report and figure.size >= _LARGE)) or 1900 <= figure.value < 2100:
        return False
    if len(named.indicator.removeprefix("Tổng ").split()) < _TELLING and figure.kind in ("money", "measure"):
        return False  # a sum or a size of nothing in particular
    return figure.size >= (_SEVERAL if report else _LARGE)


def _is_result(document: Document, sentence: Sentence, figure: Figure) -> bool:
    return not (
        figure.ranged
        or _POINTED_AT.match(document.folded, figure.end)
        or _VIEWED.search(document.folded, max(0, figure.start - _VIEWED_REACH), figure.start)
        or is_condition(document, sentence, figure)
        or is_target(document, sentence, figure)
        or is_example(document, sentence, figure)
        or is_personal(document, sentence, figure)
        or is_aside(document, sentence, figure)
        or is_prize(document, sentence.start, figure)
        or _in_title_of_something(document, figure)
    )


def _in_title_of_something(document: Document, figure: Figure) -> bool:
    """Whether a short quotation encloses the figure: it is part of a name then."""
    index = bisect.bisect_right(document.quotations, figure.start, key=lambda quotation: quotation.start)
    quotation = document.quotations[index - 1] if index else None
    if quotation is None or not figure.start < quotation.end <= quotation.start + _LONGEST_NAME:
        return False
    return not _is_said(document, quotation.start, quotation.end)


def _is_said(document: Document, start: int, end: int) -> bool:
    """Whether somebody says what is quoted: ``ông A cho biết: "…"``, ``"…", ông A nhớ lại``."""
    if _SPEAKER.match(document.folded, end):
        return True
    if not document.folded.endswith(": ", 0, start):
        return False
    return is_spoken("figure_contexts", "says", document, max(0, start - _SAID_REACH), start)
