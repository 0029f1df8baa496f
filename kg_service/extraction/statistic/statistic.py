"""Facts of type ``statistic``: figures of places and bodies, with what they count, where and when."""

from __future__ import annotations

import bisect
import copy
from collections.abc import Iterator
from dataclasses import replace

from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.facts import Fact, StatisticFact
from kg_service.extraction.statistic.areas import AreaFinder
from kg_service.extraction.statistic.around import FREE, Named
from kg_service.extraction.statistic.bare import BARE
from kg_service.extraction.statistic.conditions import future_sections, is_condition, is_target
from kg_service.extraction.statistic.context import (
    is_case,
    is_example,
    is_foreign,
    is_of_affair,
    is_of_time,
    is_personal,
    is_report,
    is_seizure,
)
from kg_service.extraction.statistic.elsewhere import is_elsewhere
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.figures import FigureFinder
from kg_service.extraction.statistic.indicators import begins_with_head
from kg_service.extraction.statistic.names import Namer
from kg_service.extraction.statistic.periods import PeriodFinder
from kg_service.extraction.statistic.stacked import stacked
from kg_service.extraction.statistic.standings import standings
from kg_service.extraction.statistic.tables import TableReader
from kg_service.extraction.statistic.words import spoken, words_of
from kg_service.extraction.table_cells import tables
from kg_service.text.normalize import fold

_LONGEST_NAME = 120
REACH = 1200
"""Characters of a sentence before a figure that bear on it; a sentence of 5 MB costs no more than many short ones."""
FLOOR = 0.5
"""Facts less likely than this are left out, unless the number itself tells that it is a figure."""
_LARGE, _SEVERAL = 100, 2
_LEAST_SUM = 1_000_000
"""Less, in đồng, is a price where no place is named."""
_TELLING = 3


def extract(document: Document) -> Iterator[Fact]:
    """The figures that the document asserts, in order of place; aims and conditions are not among them."""
    document = _unbroken(document)
    sections = future_sections(document)
    periods = PeriodFinder(document)
    areas = AreaFinder(document)
    report = is_report(document)
    # Elsewhere than in reports and news of the domain only figures count that their words make certain.
    counts = report or any(words in document.folded for words in words_of("figure_contexts", "domain"))
    ours = counts or not is_of_affair(document)
    namer = Namer(document)
    finder = FigureFinder(document)
    tabled = _tabled(document, periods, areas)
    for facts in tabled.values():
        yield from facts
    apart = [*sections, *tabled]
    ranked = standings(document, periods)
    for *_, facts in ranked:
        yield from facts
    if _is_abroad(document):
        return
    case = is_case(document)
    elsewhere = bool(spoken("figure_contexts", "country", document, 0, len(document.folded)))
    for sentence in document.sentences:
        if apart and any(start <= sentence.start < end for start, end in apart):
            continue
        figures = finder.find(sentence)
        if figures or namer.may_open_topic(sentence):
            namer.begin(sentence)
        for index, figure in enumerate(figures):
            following = figures[index + 1].start if index + 1 < len(figures) else sentence.end
            if ranked and any(start <= figure.start < end for start, end, _ in ranked):
                continue
            far = figure.start - sentence.start > REACH
            near = replace(sentence, start=figure.start - REACH) if far else sentence
            named = namer.name(near, figure, following)
            if named is None or not (named.confidence >= FLOOR or (counts and _tells(figure, named, report))):
                continue
            if not _is_result(document, near, figure) or is_seizure(document, near, figure, named.end):
                continue
            if (case and not is_of_time(document, near, figure)) or (
                elsewhere and is_elsewhere(document, near, figure)
            ):
                continue
            if not (ours or named.confidence != BARE or _is_own(document, near, figure, named)):
                continue
            fact = _fact(document, periods, areas, near, figure, named, placeless=counts)
            if fact:
                yield fact


def _tabled(document: Document, periods: PeriodFinder, areas: AreaFinder) -> dict[tuple[int, int], list[StatisticFact]]:
    """The figures of the tables of figures, by where each table stands."""
    reader = TableReader(document, periods, areas)
    found = tables(document) + stacked(document, reader)
    read = ((rows, reader.read(rows)) for rows in found)
    return {(rows[0][0].start, rows[-1][-1].end): facts for rows, facts in read if facts}


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


def _unbroken(document: Document) -> Document:
    """The document with the line breaks of its layout as spaces; sentences end where lines mean something."""
    if "\n" not in document.folded:
        return document
    _ = document.places, document.bodies, document.dates, document.periods, document.quotations, document.areas
    view = copy.copy(document)  # with what was found so far: a period of its own may stand on each line
    view.folded = document.folded.replace("\r", " ").replace("\n", " ")
    return view


def _is_result(document: Document, sentence: Sentence, figure: Figure) -> bool:
    return not (
        figure.ranged
        or is_condition(document, sentence, figure)
        or is_target(document, sentence, figure)
        or is_example(document, sentence, figure)
        or is_personal(document, sentence, figure)
        or _in_title_of_something(document, figure)
    )


def _is_abroad(document: Document) -> bool:
    """Whether an article speaks of other countries and nowhere of Vietnam or a province of it."""
    if "việt nam" in document.folded or any(place.known for place in document.places):
        return False
    return is_foreign(document)


def _is_of_vietnam(document: Document) -> bool:
    """Whether an article whose figures have no area speaks of the country at all; news of others is left out."""
    return "việt nam" in document.folded or "cả nước" in document.folded or not is_foreign(document)


def _in_title_of_something(document: Document, figure: Figure) -> bool:
    """Whether a short quotation encloses the figure: it is part of a name then."""
    index = bisect.bisect_right(document.quotations, figure.start, key=lambda quotation: quotation.start)
    quotation = document.quotations[index - 1] if index else None
    return quotation is not None and figure.start < quotation.end <= quotation.start + _LONGEST_NAME


def _fact(
    document: Document,
    periods: PeriodFinder,
    areas: AreaFinder,
    sentence: Sentence,
    figure: Figure,
    named: Named,
    *,
    placeless: bool,
) -> StatisticFact | None:
    """The fact of a figure, None without an area; in what speaks of the domain (``placeless``) only unsure ones."""
    period = periods.at(sentence, named.lead_start, figure, named.end, ranged=named.yearly)
    if named.earlier and period and period.isdigit():
        period = str(int(period) - 1)
    if period and periods.latest and int(period[:4]) > periods.latest:
        return None
    area = areas.at(sentence, figure, named.lead_start, named.end)
    if area in areas.abroad:
        return None
    unsure = named.confidence < FREE if placeless else named.confidence <= FREE
    small = figure.kind == "money" and figure.noun == "đồng" and figure.size < _LEAST_SUM
    if area is None and (small or unsure or not _is_of_vietnam(document)):
        return None
    return StatisticFact(
        article=document.article.id,
        evidence=document.evidence(named.start, named.end),
        confidence=named.confidence,
        indicator=named.indicator,
        value=figure.value,
        unit=named.unit or figure.unit,
        area=area,
        period=period,
        of=figure.of,
        estimated=named.estimated or None,
    )
