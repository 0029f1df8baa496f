"""Stage names and rare family names in a list of persons: ``Bùi Cường, Đoàn Anh Tuấn, Giang Châu``.

What no table tells to be a name is one where it stands in a row of names.
"""

from __future__ import annotations

import regex

from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.recipient_people import FullNames
from kg_service.extraction.award.recipient_words import begins_collective, pronouns
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.worded import worded

_SYLLABLE = r"\p{Lu}[\p{Ll}’']+"
_TITLE = r"(?:(?i:<honorifics/*>|<stage>)\s)?"
_JOINT = rf"(?:\s\([^()\n]{{1,60}}\))?(?:,|\svà)\s(?:các\s)?{_TITLE}"
_TABLE = "award_recipients"
_BETWEEN = worded(_JOINT, _TABLE, engine=regex.compile)
_SEVERAL = worded(
    r"(?i)(?<!\p{L})(?:<relatives>|các (?:<pronoun>|<stage>))\s+$|(?<!\p{L})(?:như|gồm|là)\s*:\s*(?:các\s)?$",
    _TABLE,
    engine=regex.compile,
)
_SEVERAL_REACH = 20
_GIVEN_NAME = regex.compile(rf"{_SYLLABLE}(?:\s{_SYLLABLE}){{0,3}}")
_GIVEN = regex.compile(rf"\s{_GIVEN_NAME.pattern}(?:,\s{_GIVEN_NAME.pattern}){{0,4}}\svà\s{_GIVEN_NAME.pattern}")
_NEXT = worded(
    rf"{_JOINT}(?P<name>{_SYLLABLE}(?:\s{_SYLLABLE}){{1,3}})(?=[,;.…(\n]|\s\(|\svà\s|$)",
    _TABLE,
    engine=regex.compile,
)


def with_listed_names(marks: list[Mark], text: str, end: int) -> list[Mark]:
    """The marks of a sentence that ends at ``end``, with the names that go on a row of two persons or more."""
    if not any(mark.recipient is not None and mark.recipient.person for mark in marks):
        return marks
    found: list[Mark] = []
    for index, mark in enumerate(marks):
        in_row = (_joined(found[-1], mark, text) if found else False) or _several(mark, text)
        found.append(mark)
        limit = marks[index + 1].start if index + 1 < len(marks) else end
        while in_row and (following := _next(found[-1], text, limit)):
            found.append(following)
    return found


def with_given_names(marks: list[Mark], text: str, full_names: FullNames) -> list[Mark]:
    """``cho hai em Sinh và Phong``: a number of people and straight after it as many given names."""
    if not any(mark.recipient and mark.recipient.count and mark.recipient.noun in pronouns() for mark in marks):
        return marks
    found: list[Mark] = []
    for mark in marks:
        counted = mark.recipient
        if found and mark.start < found[-1].end:
            continue
        row = _GIVEN.match(text, mark.end) if counted and counted.count and counted.noun in pronouns() else None
        names = list(_GIVEN_NAME.finditer(text, mark.end, row.end())) if row else []
        if counted is None or len(names) != counted.count or len(names) < 2:
            found.append(mark)
            continue
        for name in names:
            person = Recipient(name.start(), name.end(), full_names.full(name.group()), ("individual",), person=True)
            found.append(Mark(person.start, person.end, recipient=person))
    return found


def _joined(before: Mark, mark: Mark, text: str) -> bool:
    """Whether two persons stand in a row, with nothing but a comma, a bracket and a title between them."""
    persons = before.recipient and mark.recipient and before.recipient.person and mark.recipient.person
    return bool(persons) and _BETWEEN.fullmatch(text, before.end, mark.start) is not None


def _several(mark: Mark, text: str) -> bool:
    """``anh em Hồng Lựu, Hồng Mận``: a noun for more than one before a person."""
    person = mark.recipient is not None and mark.recipient.person
    return person and _SEVERAL.search(text, max(0, mark.start - _SEVERAL_REACH), mark.start) is not None


def _next(mark: Mark, text: str, limit: int) -> Mark | None:
    match = _NEXT.match(text, mark.end, limit)
    if match is None or begins_collective(match["name"]):
        return None
    start, end = match.span("name")
    return Mark(start, end, recipient=Recipient(start, end, match["name"], ("individual",), person=True))
