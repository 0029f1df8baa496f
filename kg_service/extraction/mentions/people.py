"""Names of persons in an article.

A name is a row of capitalised syllables that begins with a Vietnamese family name, or that follows a form of address,
a rank or an occupation: so names of the Mông, Ê Đê, Cơ Ho and foreigners are found too. ``ông Nơi`` is the person
whose full name the article gives before it.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from kg_service.extraction.mentions.capitals import Syllable, has_spaced_marks, row_pattern, runs
from kg_service.extraction.mentions.foreign_names import hyphened, may_be_vietnamese
from kg_service.extraction.mentions.listed_people import listed_names
from kg_service.extraction.mentions.name_shapes import PARTICLE, after_bare_head, sure_middles, syllables_of
from kg_service.extraction.mentions.office_tables import office_words
from kg_service.extraction.mentions.person_records import Person, resolved, uncropped, uncut
from kg_service.extraction.mentions.person_titles import Titles
from kg_service.extraction.mentions.person_words import (
    occupations,
    stops_of,
    title_endings,
    titles_of,
)
from kg_service.extraction.mentions.places import PROVINCE, Place, unit_words
from kg_service.extraction.tables import any_of
from kg_service.text.patterns import compiled

_LONGEST = 5
"""Syllables of the longest name; only six people in ten thousand have longer ones."""

_WHOLE_NAME = 3
"""Syllables of a name that stands for itself after ``Giám đốc bệnh viện``."""

_PREFIXED = regex.compile(r"([KH]) ?(['’]) ?(?=\p{Lu})")
"""The particle before names of the Cơ Ho, Mạ and Ê Đê: K'Brèm is a full name of one syllable."""


def find_people(text: str, folded: str, places: Sequence[Place] = ()) -> list[Person]:
    """Persons left to right, none inside another; no places, bodies, streets or schools named after someone."""
    finder = _Finder(text, folded, places)
    found: list[Person] = []
    spaced = has_spaced_marks(text)
    for row in row_pattern(spaced).finditer(text):
        start, end = row.span()
        if finder.may_hold_name(start, end):
            for run in runs(text, folded, start, end, spaced):
                found.extend(finder.in_run(run))
    return [*resolved([*uncropped([*uncut(found, text)], text)])]


_MARK = compiled(r" ?(?:[,.;:!?()\"”’\n]|$|[-–] )")


@cache
def _clause() -> re.Pattern[str]:
    """A small word that goes on with the sentence after a name."""
    return compiled(rf" (?:{office_words('stop')})(?![\p{{L}}\d])")


@cache
def _signed_pattern() -> re.Pattern[str]:
    return compiled(rf"\(\s*(?:{office_words('signed')})[^()\n]{{0,24}}\)\s*")


@cache
def _of_province() -> re.Pattern[str]:
    """A word for a province before the particle with which no province's name begins: ``UBND tỉnh K'Brèm``."""
    return compiled(rf"(?<!\p{{L}})(?:{any_of(unit_words(last=PROVINCE))})\s(?={PARTICLE})")


@cache
def _addresses() -> frozenset[str]:
    return frozenset(titles_of("address"))


_NUMBER_OF_HOUSE = regex.compile(r"(?r)(?<!\p{L})số(?: nhà)? \d{1,4}\p{Ll}?(?:[/-]\d{1,4}\p{Ll}?)*(?: -)? ?$")
"""Before the name of a street that no word calls one."""
_HOUSE = 24


class _Finder:
    """Reads names out of rows of capitalised syllables."""

    def __init__(self, text: str, folded: str, places: Sequence[Place]) -> None:
        self._text = text
        self._folded = folded
        self._places = places
        self._starts = [place.start for place in places]
        self._flat = folded.replace("\n", " ")
        self._titles = Titles(folded, self._flat)
        self._sure = {match.end() for match in _signed_pattern().finditer(folded)}
        self._sure |= listed_names(text, folded, self._titles)
        self._sure |= {match.end() for match in _of_province().finditer(folded)}
        self._named_after, self._units = stops_of("named_after"), stops_of("unit")
        self._names_nothing, self._unions = stops_of("names_nothing"), stops_of("union")
        self._surnames = syllables_of("surname", "ambiguous", "rare")

    def may_hold_name(self, start: int, end: int) -> bool:
        """Whether a family name, or a form of address before or among the words, stands in ``[start, end)``."""
        if start in self._sure or self._titles.before(start)[0] is not None:
            return True
        words = self._flat[start:end].split()
        if len(words) == 1:
            return False  # a family name alone is nobody's
        return not self._surnames.isdisjoint(words) or not title_endings().isdisjoint(words[:-1])

    def in_run(self, run: list[Syllable]) -> Iterator[Person]:
        """Persons in one row of capitalised syllables; an office that a dash joins to a name ends what may be one."""
        part: list[Syllable] = []
        for syllable in run:
            part.append(self._unglued(syllable))
            if part[-1] is not syllable:
                yield from self._in_part(part)
                part = []
        yield from self._in_part(part)

    def _in_part(self, run: list[Syllable]) -> Iterator[Person]:
        index = 0
        while index < len(run):
            length = self._name_length(run, index) if self._may_begin(run[index]) else 0
            if length:
                yield self._person(run[index : index + length])
            index += length or 1

    def _unglued(self, syllable: Syllable) -> Syllable:
        """``Lê Văn Giàu-Ủy viên …``: without the office that a dash with no space before it joins to a name."""
        dash = syllable.folded.find("-")
        if dash > 0 and self._titles.length("ends", syllable.start + dash + 1):
            return Syllable(syllable.start, syllable.start + dash, syllable.folded[:dash])
        return syllable

    def _may_begin(self, first: Syllable) -> bool:
        """Whether a name may begin here at all: with a family name, after a form of address, or where one is sure."""
        if first.folded in self._surnames or first.start in self._sure:
            return True
        return self._titles.before(first.start)[0] is not None

    def _person(self, name: Sequence[Syllable]) -> Person:
        start, end = name[0].start, name[-1].end
        written = " ".join(self._text[syllable.start : syllable.end] for syllable in name)
        if written.isupper() and len(written) > len(name) + 2:
            written = written.title()
        full = " ".join(word[:1].upper() + word[1:] for word in written.split())
        title = self._titles.honorific(start)
        whole = _PREFIXED.match(full) if full[0] in "KH" else None
        if whole:
            full = f"{whole[1]}{whole[2]}{full[whole.end() :]}"
        full, end = hyphened(self._text, full, end)
        return Person(start, end, full, title, len(name) > 1 or whole is not None, self._titles.first(start))

    def _is_sure(self, start: int) -> bool:
        """Whether ``(Đã ký)`` stands straight before, or a list of people: such a name needs no known family name."""
        return start in self._sure

    def _name_length(self, run: Sequence[Syllable], index: int) -> int:
        """How many syllables from ``index`` on are a name; 0 for none."""
        first = run[index]
        if first.folded in _addresses() and index + 1 < len(run) and run[index + 1].folded in self._surnames:
            return 0  # Ông Trần Tiến Dũng: no family name here
        if self._ends_union(run, index):
            return 0  # Bí thư Trung ương Đoàn Nguyễn Văn An
        if self._is_degree(run, index):
            return 0  # GS. TS Trần Tiến Dũng
        addressed = self._titles.honorific(first.start) is not None or self._is_sure(first.start)
        if not addressed and (first.folded not in self._surnames or (index and self._name_begins_next(run, index))):
            return 0
        if self._titles.length("not_person", first.start) and not addressed:
            return 0
        if self._is_place(run, index, addressed):
            return 0
        length = self._limit(run, index)
        if self._country(run, index, length):
            return 0
        if length > 1 and self._titles.length("never", first.start):
            return 0
        if length == 2 and run[index + 1].end - run[index + 1].start == 1:
            return 0  # an initial: Nguyễn T.
        if addressed:
            return length
        before = _joint(self._flat, first.start, "\"'")
        headed = length >= _WHOLE_NAME and after_bare_head(self._text, self._folded, first.start)
        if (self._is_named_after(before) and not headed) or (length == 2 and self._units.before(self._flat, before)):
            return 0
        if first.folded in syllables_of("surname"):
            return length if length >= 2 else 0
        if length < 3:
            return 0
        second = run[index + 1].folded
        likely = second in syllables_of("surname", "ambiguous", "middle", "middle_only")
        return length if likely or first.folded in syllables_of("ambiguous") else 0

    def _ends_union(self, run: Sequence[Syllable], index: int) -> bool:
        """Whether a syllable ends the name of the Youth Union, whose secretary's name comes after it.

        In ``huyện Đoàn Thanh Bình`` it is a family name; where the district's word is written large, it is none.
        """
        union = self._unions.before(self._flat, run[index].end)
        if union is None or index + 2 >= len(run):
            return False
        large = self._text[run[index].end - len(union)].isupper() and run[index + 1].folded in self._surnames
        return (large and len(run) > index + 3) or self._name_begins_next(run, index)

    @staticmethod
    def _name_begins_next(run: Sequence[Syllable], index: int) -> bool:
        """Whether a person's name begins with the next syllable, for sure: ``Huyện ủy Mai Sơn Lê Văn Ba``."""
        rest = [syllable.folded for syllable in run[index + 1 : index + 4]]
        return len(rest) == 3 and rest[0] in syllables_of("surname", "ambiguous") and rest[1] in sure_middles()

    def _is_place(self, run: Sequence[Syllable], index: int, addressed: bool) -> bool:
        """Whether a place begins here, not a person; ``Hội Nhạc sĩ Hà Nội`` names none either."""
        first = run[index]
        place = self._place_over(first.start)
        if place is None:
            return False
        if not addressed or place.start < place.name_start:
            return True
        return place.known and self._titles.before(first.start)[0] in occupations() and place.end >= run[-1].end

    def _is_degree(self, run: Sequence[Syllable], index: int) -> bool:
        """Whether a syllable is a degree or a title in capitals, and the name comes after it."""
        written = self._text[run[index].start : run[index].end]
        if len(written) < 2 or not written.isupper() or index + 1 == len(run):
            return False
        following = run[index + 1]
        named = self._text[following.start : following.end]
        return not named.isupper() and self._titles.before(following.start)[1] == run[index].start

    def _is_named_after(self, before: int) -> bool:
        """Whether a street, a school or the like stands before a name; ``Sở Tài nguyên và Môi trường`` is no school."""
        if _NUMBER_OF_HOUSE.search(self._flat, max(0, before - _HOUSE), before):
            return True  # tại số 5 Trần Thánh Tông
        named = self._named_after.before(self._flat, before)
        if named and self._place_over(before - 1, known=True):
            return False  # HĐND huyện Tủa Chùa Vừ A Hùng
        return named is not None and self._names_nothing.before(self._flat, before) is None

    def _country(self, run: Sequence[Syllable], index: int, length: int) -> bool:
        """Whether the words begin or end with a country: ``Thủ tướng Nga Vladimir …``, ``Nghệ sĩ Múa Việt Nam``.

        Nga, Đức, Anh and Mỹ are names of persons too: they are countries before a name that is not Vietnamese.
        """
        country = self._titles.length("country", run[index].start)
        if country > len(run[index].folded):
            return True
        if country and not all(may_be_vietnamese(syllable.folded) for syllable in run[index : index + 2]):
            return True
        if length < 3:
            return False
        last, end = run[index + length - 1], run[index + length - 1].end
        if self._titles.length("country", last.start) and not may_be_vietnamese(last.folded):
            return True
        before = run[index + length - 2].start
        return before + self._titles.length("country", before) == end

    def _limit(self, run: Sequence[Syllable], index: int) -> int:
        """Syllables up to the longest name, the next place, the next name or the next office."""
        length = 1
        shouted = self._text[run[index].start : run[index].end].isupper()
        for position in range(index + 1, min(len(run), index + _LONGEST)):
            syllable = run[position]
            written = self._text[syllable.start : syllable.end]
            if len(written) > 1 and written.isupper() and not shouted:
                break  # an abbreviation: Nguyễn Văn An UBND
            ends = self._titles.length("ends", syllable.start)
            if ends and not (ends == len(syllable.folded) and (length == 1 or self._closes_soon(run, position))):
                break  # but Nguyễn Trường Giang, and Nguyễn Xuân Trường before a mark or a verb
            if length >= 2 and self._place_over(syllable.start, known=True):
                break
            if length >= 2 and self._new_name(run, position):
                break
            length += 1
        return length

    def _closes_soon(self, run: Sequence[Syllable], position: int) -> bool:
        """Whether a name may end with a syllable of a row, or with the next one: Dương Văn Trường Thọ."""
        ends = [syllable.end for syllable in run[position : position + 2]]
        return any(self._closes(end) for end in ends)

    def _closes(self, end: int) -> bool:
        """Whether a name may end at ``end``: before a mark, a line's end or a verb; no body or office goes on there."""
        return _MARK.match(self._folded, end) is not None or _clause().match(self._folded, end) is not None

    @staticmethod
    def _new_name(run: Sequence[Syllable], position: int) -> bool:
        """Whether a second name begins here: a family name and a middle name and a name."""
        rest = run[position : position + 3]
        return (
            len(rest) == 3
            and rest[0].folded in syllables_of("surname", "ambiguous")
            and rest[1].folded in syllables_of("middle", "middle_only")
        )

    def _place_over(self, start: int, known: bool = False) -> Place | None:
        """The place that covers a position; ``known`` asks for a province or a level word before it."""
        index = bisect.bisect_right(self._starts, start) - 1
        if index < 0 or self._places[index].end <= start:
            return None
        place = self._places[index]
        if known and place.start == place.name_start and place.rank != PROVINCE:
            return None
        return place


def _joint(flat: str, start: int, marks: str) -> int:
    """Where the word before ``start`` ends: before spaces, and one of some marks."""
    end = start
    while end and flat[end - 1] in " \u00a0":
        end -= 1
    if end and flat[end - 1] in marks:
        end -= 1
        while end and flat[end - 1] in " \u00a0":
            end -= 1
    return end
