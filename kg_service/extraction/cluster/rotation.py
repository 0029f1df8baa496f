"""Leaders by turns: a title once, and who has it in each year (``năm 2018 A, năm 2019 B, 2020 đến lượt C``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg_service.extraction.cluster.parts import Role
from kg_service.extraction.cluster.title_units import NAMED
from kg_service.extraction.cluster.titles import Title
from kg_service.extraction.cluster.units import unit_at
from kg_service.extraction.cluster.words import said
from kg_service.extraction.cluster.years import relative_year
from kg_service.extraction.document import Document, Sentence
from kg_service.text.patterns import compiled


@cache
def _year() -> re.Pattern[str]:
    """A year, told by its number or from the text's, and what leads from it to the unit of the year."""
    number = r"(?P<year>(?:19|20)\d{2}(?:\s?[-–]\s?(?:19|20)\d{2})?)(?!\d)"
    relative = said("year_now", "year_next", "year_last")
    lead = rf"(?:[,:-]\s*)?(?:{said('in_turn', 'goes_to')}\s+)*"
    return compiled(rf"(?<![\p{{L}}\d/.-])(?:(?:{said('term')}\s+)?{number}|(?P<relative>{relative}))\s*{lead}(?=\S)")


def by_years(document: Document, sentence: Sentence, titles: Sequence[Title], cluster: str | None) -> Iterator[Role]:
    """Who has the first title of a sentence in each of the years that it tells, each with its unit straight after."""
    cluster = titles[0].cluster or cluster
    if cluster is None:
        return
    taken = sentence.start
    for year in _year().finditer(document.folded, sentence.start, sentence.end):
        if year.start() < taken:
            continue
        unit, _ = unit_at(document, year.end(), sentence.end)
        if unit is None or unit.start != year.end():
            continue
        taken = unit.end
        number = year["year"]
        told = "".join(number.replace("–", "-").split()) if number else relative_year(document, year["relative"])
        yield Role(year.start(), unit.end, cluster, unit.name, titles[0].role, told, NAMED)
