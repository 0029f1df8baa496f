"""Full names of persons who get awards: ``Phúc``, ``bà Sáu Thoa`` for the full name that the article gives."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import regex

from kg_service.extraction.award.recipient_words import pronouns
from kg_service.extraction.mentions.name_shapes import syllables_of
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.worded import table_words, worded

_LONG = 3
"""Syllables of a name that is surely full."""
_AREA_NAMED = worded(r"(?:[,;(]\s*|(?<!\p{L})<of_place>\s+)<area_levels/*>\s$", "award_verbs", engine=regex.compile)
"""Before a name that is an area's; not ``Trưởng thôn``, ``UBND xã`` before a person's."""
_LEVEL_REACH = 24


def birth_order() -> frozenset[str]:
    """First syllables of southern nicknames: ``bà Sáu Thoa``, the sixth by birth, whose given name is Thoa."""
    return table_words("award_recipients", "birth_order")


def is_no_surname(name: str) -> bool:
    """Whether the first syllable of a name is no family name."""
    return name.split()[0].lower() not in syllables_of("surname", "ambiguous", "rare")


def no_person(person: Person, provinces: Collection[str]) -> bool:
    """``phóng viên Báo Tuổi Trẻ``, ``chiến sĩ TNXP``, ``học sinh Hà Tĩnh``: a body, an abbreviation or a province."""
    if person.name in provinces and person.honorific not in pronouns():
        return True
    first = person.name.split()[0]
    if first.isupper() and len(first) > 1 and not person.name.isupper():
        return True
    return person.honorific is not None and first.lower() in table_words("award_recipients", "body_word")


def names_area(person: Person, folded: str) -> bool:
    """``Đội dân phòng ấp Bàu Sen, xã Võ Thị Sáu``: an area that is named like a person."""
    start = max(0, person.start - _LEVEL_REACH)
    return person.honorific is None and _AREA_NAMED.search(folded, start, person.start) is not None


class FullNames:
    """The full names of one article's persons by their given names."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_given: dict[str, set[str]] = {}
        for person in people:
            words = person.name.split()
            if person.full and len(words) >= _LONG and words[0].lower() not in birth_order():
                self._by_given.setdefault(words[-1].lower(), set()).add(person.name)

    def full(self, name: str) -> str:
        """The one full name that a given name or a nickname stands for, else the name itself: stage names stay."""
        words = name.lower().split()
        if len(words) > 2 or (len(words) == 2 and words[0] not in birth_order()):
            return name
        found = self._by_given.get(words[-1])
        return next(iter(found)) if found and len(found) == 1 else name

    def given(self) -> dict[str, str]:
        """Given names in small letters, each with the one full name that it stands for."""
        return {given: next(iter(names)) for given, names in self._by_given.items() if len(names) == 1}
