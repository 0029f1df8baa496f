"""Names of persons in an article.

A name is a row of capitalised syllables that begins with a Vietnamese family name, or that follows a form of address,
a rank or an occupation: so names of the Mông, Ê Đê, Cơ Ho and foreigners are found too. ``ông Nơi`` is the person
whose full name the article gives before it.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from kg_service.extraction.person_words import occupations, stop_finder, stops, syllables, title_finder
from kg_service.extraction.places import PROVINCE, Place
from kg_service.text.normalize import strip_diacritics
from kg_service.text.phrases import PhraseMention

_LONGEST = 5
"""Syllables of the longest name; only six people in ten thousand have longer ones."""

_WRAPPED_LINE = 40
"""A line shorter than this ends where its author ended it: a name does not go on in the next."""

_SYLLABLE = regex.compile(r"(?:\p{Lu}[\p{L}'’]*|\p{Lu}['’]\p{L}+)(?:-\p{Lu}[\p{L}'’]*)*")
_WORD = regex.compile(r"[\p{L}'’]+")
_VIETNAMESE = regex.compile(
    r"(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?"
)
"""A syllable of Vietnamese without its diacritics."""
_JOINT = regex.compile(r"\s*(?:[:-]\s*)?$")
_SIGNED = regex.compile(r"\(\s*(?:đã ký|ký tên|chữ ký)[^()\n]{0,24}\)\s*")
_QUOTED = regex.compile(r"\s*[\"']?$")
_GAP = regex.compile(r"[ \u00a0]+|[ \u00a0]?\n[ \u00a0]?(?!\n)")


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name at ``[start, end)`` of the text.

    ``name``: the full name, in capitals only where they belong (``Lê Hữu Toan`` for LÊ HỮU TOAN); for ``ông Nơi`` the
    full name that the article gives. ``honorific``: the folded form of address, rank or occupation straight before it
    (``ông``, ``đại tá``). ``full``: whether the text gives the full name here. ``title_start``: where forms of address,
    ranks and degrees before the name begin; ``start`` where there are none.
    """

    start: int
    end: int
    name: str
    honorific: str | None = None
    full: bool = True
    title_start: int = -1


@dataclass(frozen=True, slots=True)
class _Syllable:
    start: int
    end: int
    folded: str


def find_people(text: str, folded: str, places: Sequence[Place] = ()) -> list[Person]:
    """Persons left to right, none inside another; no places, bodies, streets or schools named after someone."""
    finder = _Finder(text, folded, places)
    found = [person for run in _runs(text, folded) for person in finder.in_run(run)]
    return [*_resolved(found)]


def _runs(text: str, folded: str) -> Iterator[list[_Syllable]]:
    """Rows of capitalised syllables; one small middle name between a family name and a name belongs to it."""
    position = 0
    run: list[_Syllable] = []
    while True:
        first = _SYLLABLE.search(text, position)
        if first is None:
            return
        if first.start() and (text[first.start() - 1].isalnum() or text[first.start() - 1] == "/"):
            position = first.end()
            continue
        run = [_Syllable(first.start(), first.end(), folded[first.start() : first.end()])]
        while (after := _next(text, folded, run)) is not None:
            run.append(after)
        yield run
        position = run[-1].end


def _next(text: str, folded: str, run: list[_Syllable]) -> _Syllable | None:
    gap = _GAP.match(text, run[-1].end)
    if gap is None:
        return None
    if "\n" in gap.group() and run[-1].end - (text.rfind("\n", 0, gap.start()) + 1) < _WRAPPED_LINE:
        return None
    match = _SYLLABLE.match(text, gap.end())
    if match is None:
        match = _small_middle_name(text, folded, run, gap.end())
    return _Syllable(match.start(), match.end(), folded[match.start() : match.end()]) if match else None


def _small_middle_name(text: str, folded: str, run: list[_Syllable], start: int) -> regex.Match[str] | None:
    """``Huỳnh công Hùng``: a middle name in small letters, between a family name and a name."""
    if run[-1].folded not in syllables("surname", "ambiguous"):
        return None
    word = _WORD.match(text, start)
    if word is None or folded[start : word.end()] not in syllables("middle", "middle_only"):
        return None
    gap = _GAP.match(text, word.end())
    return word if gap and "\n" not in gap.group() and _SYLLABLE.match(text, gap.end()) else None


def _is_whole(mention: PhraseMention, kind: str) -> bool:
    return stops()[mention.phrase].get(kind) == len(mention.phrase)


class _Finder:
    """Reads names out of rows of capitalised syllables."""

    def __init__(self, text: str, folded: str, places: Sequence[Place]) -> None:
        self._text = text
        self._folded = folded
        self._places = places
        self._starts = [place.start for place in places]
        self._after_signing = {match.end() for match in _SIGNED.finditer(folded)}
        self._titles = {mention.end: mention for mention in title_finder().find(folded)}
        mentions = stop_finder().find(folded)
        self._stops = {mention.start: stops()[mention.phrase] for mention in mentions}
        self._named_after = {mention.end for mention in mentions if _is_whole(mention, "named_after")}
        self._units = {mention.end for mention in mentions if _is_whole(mention, "unit")}

    def in_run(self, run: list[_Syllable]) -> Iterator[Person]:
        """Persons in one row of capitalised syllables."""
        index = 0
        while index < len(run):
            length = self._name_length(run, index)
            if length:
                yield self._person(run[index : index + length])
            index += length or 1

    def _person(self, name: Sequence[_Syllable]) -> Person:
        start, end = name[0].start, name[-1].end
        written = " ".join(self._text[syllable.start : syllable.end] for syllable in name)
        if written.isupper() and len(written) > len(name) + 2:
            written = written.title()
        full = " ".join(word[:1].upper() + word[1:] for word in written.split())
        title = self._honorific_before(start)
        return Person(start, end, full, title.phrase if title else None, len(name) > 1, self._title_start(start))

    def _honorific_before(self, start: int) -> PhraseMention | None:
        """The form of address before a name; a colon or dash may stand between."""
        title = self._titles.get(_JOINT.search(self._folded, max(0, start - 4), start).start())  # type: ignore[union-attr]
        if title is None or self._length("never", start):
            return None
        return None if title.phrase in occupations() and self._length("body", start) else title

    def _signed(self, start: int) -> bool:
        """Whether ``(Đã ký)`` stands straight before: a name under it needs no known family name."""
        return start in self._after_signing

    def _title_start(self, start: int) -> int:
        while (title := self._honorific_before(start)) is not None:
            start = title.start
        return start

    def _length(self, kind: str, start: int) -> int:
        """Length of the phrase of a kind that begins at a place, 0 for none."""
        return self._stops.get(start, {}).get(kind, 0)

    def _name_length(self, run: Sequence[_Syllable], index: int) -> int:
        """How many syllables from ``index`` on are a name; 0 for none."""
        first = run[index]
        addressed = self._honorific_before(first.start) is not None or self._signed(first.start)
        if not addressed and first.folded not in syllables("surname", "ambiguous", "rare"):
            return 0
        if self._length("not_person", first.start) and not addressed:
            return 0
        place = self._place_over(first.start)
        if place and (place.start < place.name_start or not addressed):
            return 0
        if place and place.end >= run[min(index + 1, len(run) - 1)].end and not addressed:
            return 0
        length = self._limit(run, index)
        if self._country(run, index, length):
            return 0
        if length > 1 and self._length("never", first.start):
            return 0
        if length == 2 and run[index + 1].end - run[index + 1].start == 1:
            return 0  # an initial: Nguyễn T.
        if addressed:
            return length
        before = _QUOTED.search(self._folded, max(0, first.start - 3), first.start).start()  # type: ignore[union-attr]
        if before in self._named_after or (before in self._units and length == 2):
            return 0
        if first.folded in syllables("surname"):
            return length if length >= 2 else 0
        if length < 3:
            return 0
        second = run[index + 1].folded
        likely = second in syllables("surname", "ambiguous", "middle", "middle_only")
        return length if likely or first.folded in syllables("ambiguous") else 0

    def _country(self, run: Sequence[_Syllable], index: int, length: int) -> bool:
        """Whether the words begin or end with a country: ``Thủ tướng Nga Vladimir …``, ``Nghệ sĩ Múa Việt Nam``.

        Nga, Đức, Anh and Mỹ are names of persons too: they are countries before a name that is not Vietnamese.
        """
        country = self._length("country", run[index].start)
        if country > len(run[index].folded):
            return True
        words = [strip_diacritics(syllable.folded) for syllable in run[index : index + 2]]
        if country and not all(_VIETNAMESE.fullmatch(word) for word in words):
            return True
        if length < 3:
            return False
        last, end = run[index + length - 1], run[index + length - 1].end
        if self._length("country", last.start) and not _VIETNAMESE.fullmatch(strip_diacritics(last.folded)):
            return True
        before = run[index + length - 2].start
        return before + self._length("country", before) == end

    def _limit(self, run: Sequence[_Syllable], index: int) -> int:
        """Syllables up to the longest name, the next place, the next name or the next office."""
        length = 1
        shouted = self._text[run[index].start : run[index].end].isupper()
        for position in range(index + 1, min(len(run), index + _LONGEST)):
            syllable = run[position]
            written = self._text[syllable.start : syllable.end]
            if len(written) > 1 and written.isupper() and not shouted:
                break  # an abbreviation: Nguyễn Văn An UBND
            if self._length("ends", syllable.start):
                break
            if length >= 2 and self._place_over(syllable.start, known=True):
                break
            if length >= 2 and self._new_name(run, position):
                break
            length += 1
        return length

    @staticmethod
    def _new_name(run: Sequence[_Syllable], position: int) -> bool:
        """Whether a second name begins here: a family name and a middle name and a name."""
        rest = run[position : position + 3]
        return (
            len(rest) == 3
            and rest[0].folded in syllables("surname", "ambiguous")
            and rest[1].folded in syllables("middle", "middle_only")
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


def _resolved(found: Sequence[Person]) -> Iterator[Person]:
    """Short names by the full name before them (``ông Nơi``); what stands for nobody is left out."""
    known: dict[str, str] = {}
    for person in found:
        if person.full:
            words = person.name.split()
            for count in range(1, len(words)):
                known[" ".join(words[-count:]).lower()] = person.name
            yield person
        elif person.name.lower() in known:
            yield replace(person, name=known[person.name.lower()])
