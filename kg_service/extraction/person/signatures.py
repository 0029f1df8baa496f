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
_NAME = r"\p{Lu}[\p{Ll}’']+(?:[ \u00a0]\p{Lu}[\p{L}’']*){1,4}"
_NAME_LINE = regex.compile(
    rf"(?m)^[ \t\u00a0]*(?P<name>{_NAME})(?:(?:[ \u00a0]{{4,}}|\t[ \t]*)(?P<right>{_NAME}))?[ \t\u00a0]*\.?$"
)
"""A line that holds nothing but words with a capital each: under an office a name, whatever its family name.

Two such names stand under the offices of two who sign side by side.
"""
_UNDER = 60
"""Characters between an office and such a line."""
_GAP = regex.compile(r"(?:[ \u00a0]{4,}|\t[ \t]*)(?=\S)")
_OVER = 60
"""Characters that the name of a body may go on after its line."""
_HEAD = 600
"""Characters of a letter's head."""
_SECRETARY = "Thư ký"
_COUNCIL = "hội đồng thi đua"


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
        offices, start, behalf = _offices_above(document, finder, line, person)
        for office in _completed(document.folded, offices):
            yield person, _with_letterhead(document, office, behalf), start, person.end


def _signing(document: Document, finder: OfficeFinder) -> Iterator[Person]:
    """The persons of a text, and names that only the office in the line above tells to be ones."""
    yield from document.people
    ends = finder.role_ends
    for line in _name_lines(document.text, ends):
        index = bisect.bisect_right(ends, line.start()) - 1
        if (
            index < 0
            or line.start("name") - ends[index] > _UNDER
            or "\n" not in document.text[ends[index] : line.end()]
        ):
            continue
        for start, end in (line.span("name"), line.span("right")):
            known = (document.people.starts, document.places.starts, document.bodies.starts)
            if start < 0 or finder.begins(start) or any(_lies(starts, start, end) for starts in known):
                continue
            yield Person(start, end, " ".join(document.text[start:end].split()), title_start=start)


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
        or (
            "\n" in folded[offices[0].end : offices[1].start]
            and (_is_of(offices[0], "council_office") or _is_of(offices[0], "cluster_office"))
        )
    ):
        return [*completed(offices[:1]), *completed(offices[1:])]
    return completed(offices)


def _line_at(text: str, position: int) -> tuple[int, int]:
    """The line at a position; of one longer than any of a signature only a part."""
    first, limit = max(0, position - _LONGEST_LINE), position + _LONGEST_LINE
    start = text.rfind("\n", first, position)
    end = text.find("\n", position, limit)
    return (first if start < 0 else start + 1), (min(len(text), limit) if end < 0 else end)


def _cells(folded: str, line: tuple[int, int]) -> list[tuple[int, int]]:
    """The columns of a line that wide gaps part: addressees and office, or two who sign side by side."""
    gaps = list(_GAP.finditer(folded, *line))
    cells = zip([line[0], *(gap.end() for gap in gaps)], [*(gap.start() for gap in gaps), line[1]], strict=True)
    return [cell for cell in cells if folded[slice(*cell)].strip()] or [line]


def _column(folded: str, line: tuple[int, int], person: Person) -> tuple[int, int]:
    """The column of a line in which a person's name stands."""
    return next((cell for cell in _cells(folded, line) if person.start < cell[1]), line)


def _alone(folded: str, line: tuple[int, int], person: Person) -> bool:
    """Whether the column holds the name and nothing else but a rank or degree."""
    column = _column(folded, line, person)
    before = folded[column[0] : person.start].strip()
    after = folded[person.end : column[1]].strip()
    return after in ("", ".") and (not before or person.title_start == column[0])


def _above(folded: str, whole: tuple[int, int], own: list[tuple[int, int]], index: int) -> tuple[int, int] | None:
    """The column of a line over a name: the last one, or of as many as the name's line has the same one."""
    cells = _cells(folded, whole)
    if index == len(own) - 1:
        return cells[-1]
    return cells[index] if len(cells) == len(own) else None


def _offices_above(
    document: Document, finder: OfficeFinder, own: tuple[int, int], person: Person
) -> tuple[list[Office], int, Body | None]:
    """The offices in the lines over a name, where they begin, and the body on whose behalf it is signed."""
    folded = document.folded
    offices: list[Office] = []
    columns = _cells(folded, own)
    index = next((at for at, cell in enumerate(columns) if person.start < cell[1]), 0)
    start, behalf = own[0], None
    first = start
    for _ in range(_LINES_ABOVE):
        if start <= 0:
            break
        whole = _line_at(folded, start - 1)
        start = whole[0]
        line = _above(folded, whole, columns, index)
        if line is None or (line == whole and _addressee().match(folded, *line)):
            continue
        if not folded[slice(*line)].strip() or _signed().fullmatch(folded, *line):
            continue
        mark = _on_behalf().match(folded, *line)
        if mark:
            behalf = _named_behind(document, mark.end(), line[1]) or behalf
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
    elsewhere = body is not None and body.kind != "union" and _head_end(document) < body.start < office.start
    known = None if elsewhere else office.organisation
    if known is None and _is_of(office, "cluster_office"):
        return office
    if known and not office.level and folded_name(known) not in office_bodies("bare"):
        return office
    own = known is not None and body is not None and body.start >= office.start
    if behalf and known is None and _is_council_of_its_own(document, behalf):
        return replace(office, organisation=behalf.organisation, body=behalf, place=behalf.place or office.place)
    issuer = _issuer(document, (known or "").lower(), None if own else behalf)
    if issuer is None or (office.role == _SECRETARY and known is None):
        return replace(office, organisation=None) if office.role == _SECRETARY else office
    place = issuer.place or office.place
    named = replace(issuer, level=issuer.level or (place.level if place else None))
    return replace(office, organisation=with_level(named, named.organisation), body=issuer, place=place)


def _named_behind(document: Document, start: int, end: int) -> Body | None:
    """The body after ``TM.``: of ``BAN THƯỜNG VỤ TỈNH ĐOÀN`` whose standing board it is."""
    bodies = within(document.bodies, start, end + _OVER)
    own = [body for body in bodies if body.start < end]
    return own[-1] if len(own) > 1 and own[0].kind == "board" else next(iter(bodies), None)


def _is_branch(behalf: Body, above: Body) -> bool:
    """``TM. BAN THƯỜNG VỤ TỈNH ĐOÀN`` under the head of the whole union."""
    whole = above.level is None and above.place is None
    return behalf.kind == above.kind == "union" and behalf.level is not None and whole


def _is_council_of_its_own(document: Document, behalf: Body) -> bool:
    """``TM. HỘI ĐỒNG THI ĐUA`` under a school's letter: its chair, not the school's; no council stands in the head."""
    name = behalf.name.lower()
    heads = within(document.bodies, 0, _head_end(document))
    return name.startswith(_COUNCIL) and not any(body.name.lower().startswith(_COUNCIL) for body in heads)


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
    while len(above) > 1 and above[-1].name.lower() in office_bodies("committee_part"):
        above.pop()  # HỘI CỰU CHIẾN BINH HUYỆN A over BAN CHẤP HÀNH
    if above and not (behalf and _is_branch(behalf, above[-1])):
        return above[-1]
    if behalf:
        return behalf
    return next((body for body in document.bodies if head and body.name.lower().startswith(head)), None)
