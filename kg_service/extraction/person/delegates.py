"""Members of elected bodies whom reports name with their constituency: ``Đại biểu Lê Thị A (Cà Mau)``."""

from __future__ import annotations

import re
from functools import cache

from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.office_tables import office_words, offices_of
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.mentions.places import PROVINCE
from kg_service.extraction.person.office_records import Office
from kg_service.extraction.tables import WHOLE_TEXT
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder

_BEFORE_REACH = 16
_LONGEST_PLACE = 40


@cache
def _before() -> re.Pattern[str]:
    return compiled(rf"(?:^|[^\p{{L}}])(?:nữ\s+)?(?P<role>(?:{office_words('delegate')})\s+)$")


@cache
def _opens() -> re.Pattern[str]:
    return compiled(rf"\s*\(\s*(?:(?:{office_words('delegation')})\s+)?")


@cache
def _assemblies() -> PhraseFinder:
    """Without one of these an article's ``đại biểu`` are those who attend a meeting."""
    return PhraseFinder(offices_of("assembly"), WHOLE_TEXT)


def delegates(document: Document) -> list[tuple[Person, Office, int, int]]:
    """Persons with their seat and the words that tell it, in articles that speak of an assembly."""
    folded = document.folded
    if not _assemblies().first(folded, 0, len(folded)):
        return []
    found = []
    for person in document.people:
        if not person.full or "(" not in folded[person.end : person.end + 2]:
            continue
        before = _before().search(folded, max(0, person.start - _BEFORE_REACH), person.start)
        opens = _opens().match(folded, person.end) if before else None
        if before is None or opens is None:
            continue
        place = next(iter(within(document.places, opens.end(), opens.end() + _LONGEST_PLACE)), None)
        if place and place.start == opens.end() and place.rank == PROVINCE and folded.startswith(")", place.end):
            start = before.start("role")
            office = Office(start, before.end("role"), "Đại biểu", place=place, whole=True)
            found.append((person, office, start, place.end + 1))
    return found
