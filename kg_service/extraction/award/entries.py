"""Entries of lists of recipients: a line, a cell of a table or a bracket that holds nothing but one recipient.

What stands in a list needs no form of address and no known head to be a name: its place in the list tells that it is
one, and the heading above (Tập thể, Cá nhân, Hộ gia đình) of what kind.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cache

import regex

from kg_service.extraction.award.recipient_words import head_at, written_out
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.words import Trie, words_of
from kg_service.extraction.document import Document
from kg_service.extraction.facts import RecipientKind
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.mentions.person_words import titles
from kg_service.extraction.mentions.places import Place
from kg_service.extraction.tables import any_of, rows, spellings
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled

BULLET = compiled(
    r"\s*(?:[-+*•●▪–—]\s*|[.·◦]\s+|o\s+(?=\p{L})|\(?\d{1,3}(?:[.)]|/(?=\s))\s*|\p{L}\)\s*|[IVX]{1,5}[.)]\s*)"
)
"""What numbers or marks an item."""

_HEADING_NUMBER = compiled(
    r"\s*(?:(?:phần|mục|nhóm)\s+)?(?:[A-HĐ]|[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*)\s*[.)/:–-]+\s*", re.IGNORECASE
)
"""What numbers a heading: ``A.``, ``II -``, ``Phần B:``, ``1.2.``, ``3/``."""

_COMMUNE = 3
_LONGEST = 130
"""Characters of the longest name of a collective."""

_CUT = worded(
    r"[;|(\n\t:]|\s\d{1,3}(?:[.,]\d+)?(?:/\d{1,3})?\s*<score>(?!\p{L})|\s\d{1,2}/\d{1,2}(?=\s*(?:[;.]|$))"
    r"|[.]\s*$|(?<!\p{L})<entry_end>(?!\p{L})",
    "award_recipients",
)
_ROW_JOINT = compiled(r"\s*,\s*(?:và\s+)?|\s+và\s+")
_AND = compiled(r"\svà\s+")
_JOINT = compiled(r",\s*|\s[-–—]\s")
_SYLLABLE = r"(?:\p{Lu}[\p{L}'’]*|\p{Lu}['’]\p{L}+)(?:-\p{Lu}[\p{L}'’]*)*"
_NAME = regex.compile(rf"{_SYLLABLE}(?:\s{_SYLLABLE}){{1,5}}")
_HOUSEHOLD = worded(r"<recipient_sections/household>\s+(?:<pronoun>\s+)?", "award_recipients")
_TITLES_REACH = 60
_CELL = compiled(r"[^|\t]+")
_NUMBER = compiled(r"\s*(?:\d{1,4}|[IVX]{1,5})[.)]?\s*")
_PEOPLE = worded(
    r"<people_of_place>(?:(?:\s+và|,)?\s+(?:<people_of_place>|<recipient_leads/people>))*\s+", "award_recipients"
)


@cache
def _titles() -> Trie[bool]:
    return Trie((title, True) for title in titles())


@cache
def _kind_patterns() -> tuple[tuple[RecipientKind, re.Pattern[str]], ...]:
    """How headings name the kind of what stands below them: ``b) Về cá nhân (04 người):``."""
    kinds: dict[str, RecipientKind] = {"collective": "collective", "individual": "individual", "household": "household"}
    return tuple(
        (
            kinds[row["kind"]],
            compiled(
                rf"(?:(?:{any_of(table_words('award_recipients', 'heading_lead'))}|\d{{1,4}})\s+){{0,3}}"
                rf"(?:{any_of(spellings(row['words']), ' ')})(?!\p{{L}})"
            ),
        )
        for row in rows("recipient_sections", "kind", "words")
    )


class Entries:
    """Reads the entries of lists in one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._titles = [person.title_start for person in document.people]
        self._places = {place.start: place for place in document.places}
        self._bodies = {body.start for body in document.bodies}

    def heading(self, start: int, end: int) -> tuple[RecipientKind, int] | None:
        """The kind of recipients that a line announces, and where what follows it begins: ``a) Tập thể:``."""
        folded = self._document.folded
        cells = self.cells(start, end)
        if len(cells) > 1:
            return None
        start, end = cells[0] if cells else (start, end)
        number = _HEADING_NUMBER.match(self._document.text, start, end)
        start = number.end() if number else self._inside(start, end)
        for kind, pattern in _kind_patterns():
            match = pattern.match(folded, start, end)
            if match is None:
                continue
            rest = folded[match.end() : end]
            colon = rest.find(":")
            if 0 <= colon <= 50:
                return kind, match.end() + colon + 1
            if not rest.strip(" .|\t") or (rest.lstrip().startswith("(") and len(rest) < 50):
                return kind, end
        return None

    def cells(self, start: int, end: int) -> list[tuple[int, int]]:
        """The cells of a row of a table that hold words; empty for what is none."""
        line = self._document.text[start:end]
        if line.count("|") < 2 and line.count("\t") < 1:
            return []
        found = [
            (start + match.start(), start + match.end()) for match in _CELL.finditer(line) if match.group().strip()
        ]
        return [span for span in found if not _NUMBER.fullmatch(self._document.text, *span)]

    def read(self, start: int, end: int, kind: RecipientKind | None = None) -> list[Recipient]:
        """The recipients of a line: parts between semicolons, one in each."""
        found = []
        position = self._inside(start, end)
        while position < end:
            stop = self._document.text.find(";", position, end)
            stop = end if stop < 0 else stop
            entry = self.entry(position, stop, kind)
            if entry:
                found.append(entry)
                found += self._joined(entry, stop)
            position = stop + 1
        return found

    def entry(self, start: int, end: int, kind: RecipientKind | None = None) -> Recipient | None:
        """The recipient that ``text[start:end]`` begins with; what follows its name only says who it is."""
        start = self._inside(start, end)
        folded = self._document.folded
        household = _HOUSEHOLD.match(folded, start, end)
        if household:
            person = self._person(household.end(), end) or self._person(start, end)
            name = person[0] if person else self._written(household.end(), end)
            if name:
                return Recipient(start, name.end, name.name, ("household",), person=True)
        person = self._person(start, end)
        if person and (person[1] or kind != "collective"):
            at = person[0]
            return Recipient(
                start, at.end, at.name, ("household" if kind == "household" else "individual",), person=True
            )
        if kind in ("individual", "household") or self._titled(start) > start:
            written = self._written(self._titled(start), end)
            if written:
                return Recipient(
                    start,
                    written.end,
                    written.name,
                    ("household" if kind == "household" else "individual",),
                    person=True,
                )
            if kind != "collective":
                return None
        return self._collective(start, end, kind)

    def _joined(self, entry: Recipient, stop: int) -> list[Recipient]:
        """``…; Đại úy A, cán bộ Khoa B và Thượng úy C``: the last of a list, whom ``và`` joins to the one before."""
        if not entry.person:
            return []
        found = []
        for joint in _AND.finditer(self._document.folded, entry.end, stop):
            person = self._person(joint.end(), stop)
            if person and person[1]:
                at = person[0]
                found.append(Recipient(joint.end(), at.end, at.name, entry.kinds, person=True))
        return found or self._row(entry, stop)

    def _row(self, entry: Recipient, stop: int) -> list[Recipient]:
        """``Nguyễn Văn A, Phạm Thị B và Lê C``: a row of names and nothing else."""
        found: list[Recipient] = []
        end = entry.end
        while joint := _ROW_JOINT.match(self._document.folded, end, stop):
            person = self._person(joint.end(), stop)
            if person is None:
                return []
            found.append(Recipient(joint.end(), person[0].end, person[0].name, entry.kinds, person=True))
            end = person[0].end
        return found if not self._document.text[end:stop].strip(" .;") else []

    # --- parts ---------------------------------------------------------------------------------------------------

    def _inside(self, start: int, end: int) -> int:
        """Where an item's words begin: bullet, bar and number left aside."""
        text = self._document.text
        while start < end and (text[start].isspace() or text[start] == "|"):
            start += 1
        bullet = BULLET.match(text, start, end)
        if bullet and bullet.end() < end:
            start = bullet.end()
        return start

    def _person(self, start: int, end: int) -> tuple[Person, bool] | None:
        """The person at a place, and whether a form of address, rank or occupation stands before the name."""
        people = self._document.people
        index = bisect.bisect_left(self._titles, start)
        if index >= len(people) or people[index].title_start > start or people[index].end > end:
            return None
        return people[index], people[index].title_start < people[index].start

    def _titled(self, start: int) -> int:
        """Where a name begins after forms of address and ranks; a list's names follow them in any number."""
        words = words_of(self._document.folded, start, start + _TITLES_REACH)
        at = 0
        while at < len(words) and (match := _titles().longest(words, at)):
            at += match[0]
            while at < len(words) and words[at].text in (".", ":", "-"):
                at += 1
        return words[at].start if 0 < at < len(words) else start

    def _written(self, start: int, end: int) -> Person | None:
        """A name of any people by its capitals alone, up to the next mark."""
        text = self._document.text
        match = _NAME.match(text, start, end)
        if match is None:
            return None
        follows = text[match.end() : end].lstrip(" .")[:1]
        if follows and follows not in ",;|(-–—:\t\n":
            return None
        return Person(start, match.end(), " ".join(match.group().split()))

    def _collective(self, start: int, end: int, kind: RecipientKind | None) -> Recipient | None:
        folded, text = self._document.folded, self._document.text
        people = _PEOPLE.match(folded, start, end)
        inner = people.end() if people else start
        place = self._whole_place(inner, end)
        if place:
            return Recipient(start, place.end, place.label, ("collective",), rank=place.rank)
        words = words_of(folded, inner, min(end, inner + 60))
        if not words or not (
            kind == "collective" or inner in self._places or inner in self._bodies or head_at(words, 0)
        ):
            return None
        cut = _CUT.search(folded, inner, end)
        stop = cut.start() if cut else end
        for joint in _JOINT.finditer(text, inner, stop):
            if self._apart(joint.group(), joint.end(), stop):
                stop = joint.start()
                break
        whose = inner in self._bodies or head_at(words, 0)
        name = " ".join(text[inner if whose else start : stop].strip(" .,-–").split())
        name = written_out(name)
        if not name or len(name) > _LONGEST or not any(char.isupper() or char.isdigit() for char in name):
            return None
        return Recipient(
            start, start + len(text[start:stop].rstrip(" .,-–")), name[:1].upper() + name[1:], ("collective",)
        )

    def _whole_place(self, start: int, end: int) -> Place | None:
        """An area that is a recipient by itself: ``Nhân dân và cán bộ xã A, huyện B``."""
        place = self._places.get(start)
        if place is None or place.end > end or place.rank > _COMMUNE:
            return None
        follows = self._document.text[place.end : end].lstrip()[:1]
        return place if not follows or follows in ",;.(|" else None

    def _apart(self, joint: str, after: int, stop: int) -> bool:
        """Whether what follows a comma or dash is no part of the name: a place, a body, an office, a reason."""
        if after in self._places or after in self._bodies or after >= stop:
            return True
        words = words_of(self._document.folded, after, min(stop, after + 40))
        if "," not in joint:
            return bool(head_at(words, 0)) or not self._document.text[after].isupper()
        rest = self._document.text[after:stop]
        return self._document.text[after].isupper() or not any(char.isupper() or char.isdigit() for char in rest)


def plain_bullet(text: str, start: int, end: int) -> str:
    """The mark before an item that has no number of its own; the empty string for none."""
    match = BULLET.match(text, start, end)
    return match.group().strip() if match and not any(char.isalnum() for char in match.group()) else ""


def only_name(cells: Sequence[tuple[int, int]], entries: Entries, kind: RecipientKind | None) -> Recipient | None:
    """The recipient of a row of a table: of its first cell with words."""
    if not cells:
        return None
    found = entries.entry(*cells[0], kind)
    return found or entries.entry(*cells[0], "individual")
