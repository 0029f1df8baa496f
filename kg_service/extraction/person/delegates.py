"""Members of elected bodies whom reports name with their constituency: ``Đại biểu Lê Thị A (Cà Mau)``."""

from __future__ import annotations

from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.mentions.places import PROVINCE
from kg_service.extraction.person.office_records import Office
from kg_service.text.patterns import compiled

_BEFORE = compiled(r"(?:^|[^\p{L}])(?:nữ\s+)?(?P<role>(?:đại biểu|đb)\s+)$")
_BEFORE_REACH = 16
_OPENS = compiled(r"\s*\(\s*(?:(?:đoàn đại biểu quốc hội|đoàn đbqh|đoàn|đbqh)\s+)?")
_LONGEST_PLACE = 40
_ASSEMBLIES = ("quốc hội", "hội đồng nhân dân", "hđnd", "đbqh")
"""Without one of these an article's ``đại biểu`` are those who attend a meeting."""


def delegates(document: Document) -> list[tuple[Person, Office, int, int]]:
    """Persons with their seat and the words that tell it, in articles that speak of an assembly."""
    folded = document.folded
    if not any(word in folded for word in _ASSEMBLIES):
        return []
    found = []
    for person in document.people:
        before = _BEFORE.search(folded, max(0, person.start - _BEFORE_REACH), person.start) if person.full else None
        opens = _OPENS.match(folded, person.end) if before else None
        if before is None or opens is None:
            continue
        place = next(iter(within(document.places, opens.end(), opens.end() + _LONGEST_PLACE)), None)
        if place and place.start == opens.end() and place.rank == PROVINCE and folded.startswith(")", place.end):
            start = before.start("role")
            office = Office(start, before.end("role"), "Đại biểu", place=place, whole=True)
            found.append((person, office, start, place.end + 1))
    return found
