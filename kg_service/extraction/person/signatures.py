"""Signatures under official letters: the office in capitals, ``(Đã ký)``, the name; the body in the letterhead."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.office_tables import office_bodies, office_words, offices_of
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.mentions.places import folded_name
from kg_service.extraction.person.office_areas import completed
from kg_service.extraction.person.office_records import Office, with_level
from kg_service.extraction.person.offices import OfficeFinder
from kg_service.text.patterns import compiled

_LONGEST_LINE = 200
"""Characters of the longest line of a signature, its left column included."""

_LINES_ABOVE = 8
"""Lines over a name that may belong to its signature."""

_NUMBER = compiled(r"(?:^|\n)\s*số\s*:?\s*\d*\s*/?")
_NAME_LINE = regex.compile(
    r"(?m)^[ \t\u00a0]*(?P<name>\p{Lu}[\p{Ll}’']+(?:[ \u00a0]\p{Lu}[\p{L}’']*){1,4})[ \t\u00a0]*\.?$"
)
"""A line that holds nothing but words with a capital each: under an office a name, whatever its family name."""
_UNDER = 60
"""Characters between an office and such a line."""
_GAP = regex.compile(r"(?:[ \u00a0]{4,}|\t[ \t]*)(?=\S)")
_OVER = 60
"""Characters that the name of a body may go on after its line."""
_HEAD = 600
"""Characters of a letter's head."""
_SECRETARY = "Thư ký"


@cache
def _signed() -> re.Pattern[str]:
    return compiled(rf"\s*\(?\s*(?:{office_words('signed')}|\.{{2,}})[^\n]{{0,24}}\)?\s*")


@cache
def _on_behalf() -> re.Pattern[str]:
    return compiled(rf"\s*(?:{office_words('signs_for')})\b\.?\s*")


@cache
def _title() -> re.Pattern[str]:
    """What a document is, in a line of its own under the body that issues it."""
    return compiled(rf"\n[ \t]*(?P<words>{office_words('letter')})(?!\p{{L}})")


@cache
def _addressee() -> re.Pattern[str]:
    """A line of the left column: one of those who get the letter."""
    return compiled(rf"\s*(?:[-+*•]|{office_words('addressee')})")


def _is_of(office: Office, use: str) -> bool:
    """Whether an office is, or ends with, one of a use of ``office_words.tsv``."""
    return folded_name(office.role).endswith(offices_of(use))


def signatures(document: Document, finder: OfficeFinder) -> Iterator[tuple[Person, Office, int, int]]:
    """Signed names with each office over them and the span of the signature."""
    for person in _signing(document, finder):
        line = _line_at(document.text, person.start)
        if not person.full or line[1] - line[0] >= _LONGEST_LINE or not _alone(document.folded, line, person):
            continue
        offices, start, behalf = _offices_above(document, finder, line[0])
        for office in _completed(document.folded, offices):
            yield person, _with_letterhead(document, office, behalf), start, person.end


def _signing(document: Document, finder: OfficeFinder) -> Iterator[Person]:
    """The persons of a text, and names that only the office in the line above tells to be ones."""
    yield from document.people
    ends = finder.role_ends
    for line in _name_lines(document.text, ends):
        start, end = line.span("name")
        index = bisect.bisect_right(ends, start) - 1
        if index < 0 or start - ends[index] > _UNDER or "\n" not in document.text[ends[index] : start]:
            continue
        known = (document.people.starts, document.places.starts, document.bodies.starts)
        if finder.begins(start) or any(_lies(starts, start, end) for starts in known):
            continue
        yield Person(start, end, " ".join(line["name"].split()), title_start=start)


def _name_lines(text: str, ends: Sequence[int]) -> Iterator[regex.Match[str]]:
    """The lines below offices, near enough, that hold a name."""
    done = -1
    for end in ends:
        line = text.find("\n", max(end, done + 1), end + _UNDER)
        while line >= 0:
            done = line
            if match := _NAME_LINE.match(text, line + 1):
                yield match
            line = text.find("\n", line + 1, end + _UNDER)


def _lies(starts: Sequence[int], start: int, end: int) -> bool:
    """Whether a mention begins in a line."""
    index = bisect.bisect_left(starts, start)
    return index < len(starts) and starts[index] < end


def _completed(folded: str, offices: list[Office]) -> list[Office]:
    """The offices of a signature; what brackets say under one (``(PHÓ GIÁM ĐỐC SỞ NỘI VỤ)``) tells nothing of it."""
    if len(offices) > 1 and (
        folded.startswith("(", offices[1].start - 1)
        or ("\n" in folded[offices[0].end : offices[1].start] and _is_of(offices[0], "council_office"))
    ):
        return [*completed(offices[:1]), *completed(offices[1:])]
    return completed(offices)


def _line_at(text: str, position: int) -> tuple[int, int]:
    """The line at a position; of one longer than any of a signature only a part."""
    first, limit = max(0, position - _LONGEST_LINE), position + _LONGEST_LINE
    start = text.rfind("\n", first, position)
    end = text.find("\n", position, limit)
    return (first if start < 0 else start + 1), (min(len(text), limit) if end < 0 else end)


def _column(folded: str, line: tuple[int, int]) -> tuple[int, int]:
    """The right column of a line that lists the letter's addressees on the left; else the line."""
    gaps = list(_GAP.finditer(folded, *line))
    return (gaps[-1].end(), line[1]) if gaps else line


def _alone(folded: str, line: tuple[int, int], person: Person) -> bool:
    """Whether the line holds the name and nothing else but a rank or degree."""
    before = folded[_column(folded, line)[0] : person.start].strip()
    after = folded[person.end : line[1]].strip()
    return after in ("", ".") and (not before or person.title_start == _column(folded, line)[0])


def _offices_above(document: Document, finder: OfficeFinder, start: int) -> tuple[list[Office], int, Body | None]:
    """The offices in the lines over a name, where they begin, and the body on whose behalf it is signed."""
    folded = document.folded
    offices: list[Office] = []
    first, behalf = start, None
    for _ in range(_LINES_ABOVE):
        if start <= 0:
            break
        whole = _line_at(folded, start - 1)
        start = whole[0]
        line = _column(folded, whole)
        if line == whole and _addressee().match(folded, *line):
            continue
        if not folded[slice(*line)].strip() or _signed().fullmatch(folded, *line):
            continue
        mark = _on_behalf().match(folded, *line)
        if mark:
            behalf = next(iter(within(document.bodies, mark.end(), line[1] + _OVER)), behalf)
            continue
        found = finder.find(*line)
        rest = folded[found[-1].end : line[1]].replace("kiêm nhiệm", "").strip(" .,:()\r\n\t") if found else ""
        if not found or rest or folded[line[0] : found[0].start].strip(" ("):
            break
        offices, first = [*found, *offices], line[0]
    return offices, first, behalf


def _with_letterhead(document: Document, office: Office, behalf: Body | None) -> Office:
    """The office with the body of the letter where the signature names none, or only ``HỘI ĐỒNG``."""
    body = office.body  # one that the text names neither here nor in its head yields to the letterhead
    elsewhere = body is not None and _head_end(document) < body.start < office.start
    known = None if elsewhere else office.organisation
    if known is None and _is_of(office, "cluster_office"):
        return office
    if known and not office.level and folded_name(known) not in office_bodies("bare"):
        return office
    own = known is not None and body is not None and body.start >= office.start
    issuer = _issuer(document, (known or "").lower(), None if own else behalf)
    if issuer is None or (office.role == _SECRETARY and known is None):
        return replace(office, organisation=None) if office.role == _SECRETARY else office
    place = issuer.place or office.place
    named = replace(issuer, level=issuer.level or (place.level if place else None))
    return replace(office, organisation=with_level(named, named.organisation), body=issuer, place=place)


def _head_end(document: Document) -> int:
    """Where the letterhead ends: before the letter's number, else before the line that says what it is."""
    number = _NUMBER.search(document.folded, 0, _HEAD)
    if number:
        return number.start()
    titles = _title().finditer(document.folded, 0, _HEAD)
    return next((title.start() for title in titles if document.text[slice(*title.span("words"))].isupper()), _HEAD // 2)


def _issuer(document: Document, head: str, behalf: Body | None) -> Body | None:
    """The body of the letterhead: the last before the letter's number; else the one on whose behalf it is signed."""
    above = [body for body in within(document.bodies, 0, _head_end(document)) if body.name.lower().startswith(head)]
    if above:
        return above[-1]
    if behalf:
        return behalf
    return next((body for body in document.bodies if head and body.name.lower().startswith(head)), None)
