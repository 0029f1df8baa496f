"""One noun for several names: ``ba Huyện đoàn: A, B, C``, ``Công an các phường A và B``, ``hai trường THPT A, B``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import regex

from kg_service.extraction.award.authorities import governed_levels
from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.recipient_words import begins_collective, head_at
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.words import words_of
from kg_service.extraction.worded import worded
from kg_service.text.normalize import fold
from kg_service.text.numbers import COUNTING_PATTERN, number_word
from kg_service.text.patterns import compiled

_SCHOOLS = r"(?i:<kind_initials>)(?!\p{L})"
_NAME = r"(?:\p{Lu}[\p{L}’']*|\d{1,3}\p{Lu}?)(?:\s(?:\p{Lu}[\p{L}’']*|\d{1,3}(?!\p{L})))*"
_JOINT = r"(?:\s\([^()\n]{1,40}\))?(?:,\s(?:và\s)?|\svà\s|;\s)"
_MANY = worded(
    rf"(?<!\p{{L}})(?P<many>các|những|\d{{1,2}}|{COUNTING_PATTERN})\s"
    rf"(?P<noun>\p{{L}}+(?:\s\p{{Ll}}+|\s{_SCHOOLS}){{0,5}}?)(?:\s[–-]\s|:\s|\s(?:gồm|là):?\s|\s)"
    rf"(?!{_SCHOOLS})(?P<row>{_NAME}(?:{_JOINT}{_NAME})+)",
    "award_recipients",
    engine=regex.compile,
)
_OPENS = compiled(rf"(?<!\p{{L}})(?:các|những|{COUNTING_PATTERN})\s")
_COUNT = compiled(r"\d{1,2}\s")
_NAMES = regex.compile(rf"(?P<name>{_NAME})(?:{_JOINT}|$)")
_AREA = worded(rf"\s(?:các|{COUNTING_PATTERN}|\d{{1,2}}|<area_levels/*>)(?=\s|$)", "area_levels", engine=regex.compile)
_UNIT_REACH = 60
_HEAD_REACH = 40
"""Characters in which the head of a name is looked for."""
_UNIT_WORDS = 7


def with_plural_names(
    marks: list[Mark], text: str, span: tuple[int, int], make: Callable[[Recipient], Mark]
) -> list[Mark]:
    """The marks of a sentence at ``span``, with one for each name of such rows in place of what was read there.

    ``make``: the mark of a recipient.
    """
    found = marks
    for first, last, named in _rows(marks, text, *span):
        kept = [mark for mark in found if mark.end <= first or mark.start >= last]
        found = sorted([*kept, *(make(one) for one in named)], key=lambda mark: mark.start)
    return found


def _rows(marks: Sequence[Mark], text: str, start: int, end: int) -> Iterator[tuple[int, int, list[Recipient]]]:
    """Where a row begins and ends, and whom it names."""
    for match in _many(text, start, end):
        noun, first = match["noun"], match.start()
        if noun.lower() in governed_levels():
            unit = _unit_before(marks, text, first, start)
            if unit is None:
                continue
            first = unit
            noun = f"{_known_unit(marks, text, first, match.start())} {noun}"
        elif not head_at(words_of(fold(noun), 0, len(noun)), 0):
            continue
        names = list(_own(match, text))
        number = int(match["many"]) if match["many"].isdigit() else number_word(match["many"].lower())
        if len(names) < 2 or (number and len(names) != number):
            continue
        named = [
            Recipient(first if at == 0 else a, b, f"{noun[:1].upper()}{noun[1:]} {text[a:b]}", ("collective",))
            for at, (a, b) in enumerate(names)
        ]
        yield first, names[-1][1], named


def _many(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The rows of ``text[start:end]``, tried only where a word or number for several stands."""
    opens = [match.start() for pattern in (_OPENS, _COUNT) for match in pattern.finditer(text, start, end)]
    for at in sorted(opens):
        match = _MANY.match(text, at, end) if at >= start else None
        if match:
            start = match.end()
            yield match


def _own(match: re.Match[str], text: str) -> Iterator[tuple[int, int]]:
    """The names of a row up to one with a noun of its own: ``Công an các xã A, B và Sở Y tế``."""
    for one in _NAMES.finditer(text, match.start("row"), match.end("row")):
        if begins_collective(text[one.start() : one.start() + _HEAD_REACH]):
            return
        yield one.span("name")


def _known_unit(marks: Sequence[Mark], text: str, first: int, end: int) -> str:
    """The unit's name as reference data spell it where a body is read there: ``Ban CHQS``; else as written."""
    authority = next((mark.authority for mark in marks if mark.start == first and mark.authority), None)
    known = _AREA.split(authority.name, maxsplit=1)[0].strip() if authority else ""
    return known if " " in known else text[first:end].rstrip()


def _unit_before(marks: Sequence[Mark], text: str, first: int, start: int) -> int | None:
    """Where the name of the unit begins that the areas of a row share: ``Ban Chỉ huy Quân sự các huyện``."""
    covering = next((mark.start for mark in marks if mark.start < first < mark.end), None)
    if covering is not None:
        return covering
    since = max(start, first - _UNIT_REACH)
    words = words_of(fold(text[since:first]), 0, first - since)
    for at in range(max(0, len(words) - _UNIT_WORDS), len(words)):
        if head_at(words, at) and all(word.text.isalpha() for word in words[at:]):
            return since + words[at].start
    return None
