"""Facts of type ``statistic``: figures of places and bodies, with what they count, where and when."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.facts import Fact, StatisticFact
from kg_service.extraction.statistic.areas import AreaFinder
from kg_service.extraction.statistic.around import FREE, Named
from kg_service.extraction.statistic.context import is_foreign
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.figures import FigureFinder
from kg_service.extraction.statistic.names import Namer
from kg_service.extraction.statistic.periods import PeriodFinder
from kg_service.extraction.statistic.scenes import Scene
from kg_service.extraction.statistic.sections import future_sections
from kg_service.extraction.statistic.stacked import stacked
from kg_service.extraction.statistic.standings import standings
from kg_service.extraction.statistic.tables import TableReader
from kg_service.extraction.statistic.units import spelled
from kg_service.extraction.table_cells import tables

REACH = 1200
"""Characters of a sentence before a figure that bear on it; a sentence of 5 MB costs no more than many short ones."""
_LEAST_SUM = 1_000_000
"""Less, in đồng, is a price where no place is named."""


def extract(document: Document) -> Iterator[Fact]:
    """The figures that the document asserts, in order of place; aims and conditions are not among them."""
    document = _unbroken(document)
    sections = future_sections(document)
    periods = PeriodFinder(document)
    areas = AreaFinder(document)
    scene = Scene(document)
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
            if named is None or not scene.tells(near, figure, named):
                continue
            fact = _fact(document, periods, areas, near, figure, named, placeless=scene.counts)
            if fact:
                yield fact
                for other in areas.others(near, figure, fact.area):
                    yield fact.model_copy(update={"area": other})


def _tabled(document: Document, periods: PeriodFinder, areas: AreaFinder) -> dict[tuple[int, int], list[StatisticFact]]:
    """The figures of the tables of figures, by where each table stands."""
    reader = TableReader(document, periods, areas)
    found = tables(document) + stacked(document, reader)
    read = ((rows, reader.read(rows)) for rows in found)
    return {(rows[0][0].start, rows[-1][-1].end): facts for rows, facts in read if facts}


def _unbroken(document: Document) -> Document:
    """The document with the line breaks of its layout as spaces; sentences end where lines mean something."""
    if "\n" not in document.folded:
        return document
    _ = document.places, document.bodies, document.dates, document.periods, document.quotations, document.areas
    view = copy.copy(document)  # with what was found so far: a period of its own may stand on each line
    view.folded = document.folded.replace("\r", " ").replace("\n", " ")
    return view


@lru_cache(maxsize=2)  # asked for every figure of an article
def _is_abroad(document: Document) -> bool:
    """Whether an article speaks of other countries and nowhere of Vietnam or a province of it."""
    if "việt nam" in document.folded or any(place.known for place in document.places):
        return False
    return is_foreign(document)


@lru_cache(maxsize=2)
def _is_of_vietnam(document: Document) -> bool:
    """Whether an article whose figures have no area speaks of the country at all; news of others is left out."""
    return "việt nam" in document.folded or "cả nước" in document.folded or not is_foreign(document)


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
        unit=spelled(named.unit or figure.unit),
        area=area,
        period=period,
        of=figure.of,
        estimated=named.estimated or None,
    )
