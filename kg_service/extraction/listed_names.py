"""Stage names and rare family names in a list of persons: ``Bùi Cường, Đoàn Anh Tuấn, Giang Châu``.

What no table tells to be a name is one where it stands in a row of names.
"""

from __future__ import annotations

import regex

from kg_service.extraction.marks import Mark
from kg_service.extraction.recipient_words import begins_collective
from kg_service.extraction.recipients import Recipient

_SYLLABLE = r"\p{Lu}[\p{Ll}’']+"
_TITLE = r"(?:(?:NSƯT|NSND|nghệ sĩ|diễn viên|ca sĩ|ông|bà|anh|chị|em|cô|cháu)\s)?"
_JOINT = rf"(?:\s\([^()\n]{{1,60}}\))?(?:,|\svà)\s(?:các\s)?{_TITLE}"
_BETWEEN = regex.compile(_JOINT)
_SEVERAL = regex.compile(
    r"(?<!\p{L})(?:(?:anh )?(?:anh|chị) em|vợ chồng|(?:mẹ|cha|bố) con|các (?:em|anh|chị|ông|bà|nghệ sĩ|diễn viên))\s+$"
    r"|(?<!\p{L})(?:như|gồm|là)\s*:\s*(?:các\s)?$",
    regex.IGNORECASE,
)
_SEVERAL_REACH = 20
_NEXT = regex.compile(rf"{_JOINT}(?P<name>{_SYLLABLE}(?:\s{_SYLLABLE}){{1,3}})(?=[,;.…(\n]|\s\(|\svà\s|$)")


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
