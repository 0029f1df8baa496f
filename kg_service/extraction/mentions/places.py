"""Places in an article: provinces by their names, other units by the level word before a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from kg_service.extraction.mentions.name_shapes import (
    before_person,
    hyphenated,
    is_person,
    like_persons,
    name_syllables,
    syllables_of,
    with_particle,
)
from kg_service.extraction.mentions.place_lines import in_row, one_line, opens_clause, opens_line
from kg_service.extraction.tables import WHOLE_TEXT, any_of, rows, spellings, words_for
from kg_service.text.normalize import fold
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder
from kg_service.text.values import value

PROVINCE, DISTRICT, COMMUNE, VILLAGE = 1, 2, 3, 4

_SYLLABLE = r"\p{Lu}[\p{L}'’]*"
_GAP = r"(?:[ \u00a0]{1,2}|(?<=[\p{L}.])\n(?!\s*\n))"
_NAME = rf"{_SYLLABLE}(?:{_GAP}{_SYLLABLE}){{0,3}}"
_ITEM_NUMBER = compiled(r"(?:\d{1,3}|[A-ZĐ]{1,4})\s?[.)/]\s")
_NAME_GAP = compiled(_GAP)
_NUMBERED = r"(?:số\s)?\d{1,2}(?![/%-]|[.,]?\d|\s?%)"
_NOTHING = ("\0",)
_LIST_OPENS = compiled(r":[ \u00a0]")
_ABBREVIATED = compiled(r"\p{L}\.")
_AFTER_ABBREVIATION = regex.compile(r"\d|\p{Lu}[’']?\p{Ll}")
"""After Q., P. and H. a number or a name in small letters; capitals alone are initials of a person (Ảnh: Q. ĐỊNH)."""
_LIST_GAP = compiled(r"\s*(?:,|;|\bvà\b|&)\s*(?:và\s+)?", re.IGNORECASE)


@cache
def _plural() -> re.Pattern[str]:
    return compiled(rf"(?:{any_of(words_for('area_words', 'several'))}|\d)\s$")


@cache
def _counted() -> re.Pattern[str]:
    """After a number that is no name of a unit: ``của xã 45 tỷ đồng``."""
    return compiled(rf"\s?(?:{any_of(words_for('area_words', 'counted'))})(?!\p{{L}})")


@cache
def _no_unit() -> dict[str, tuple[str, ...]]:
    """What stands before a level word that is the end of another word, by the level word: Hợp tác xã, nông thôn."""
    found: dict[str, tuple[str, ...]] = {}
    for words in words_for("area_words", "no_unit"):
        before, _, level = words.rpartition(" ")
        found[level] = (*found.get(level, ()), f"{before} ")
    return found


@dataclass(frozen=True, slots=True)
class Level:
    """A kind of administrative unit: its word, its rank and the phrases that mean the article's own unit of it.

    ``party``: what the committee of the Party in such a unit is called.
    """

    word: str
    rank: int
    spellings: tuple[str, ...]
    generic: tuple[str, ...]
    party: str | None


@value
class Place:
    """A place in the text. ``start`` includes the level word, ``name_start`` does not.

    ``label``: the name as facts give it, with its level where the bare name would mean a province. ``known``: a
    province of the reference data.
    """

    start: int
    end: int
    name_start: int
    name: str
    level: str
    rank: int
    label: str
    known: bool = False


@cache
def levels() -> tuple[Level, ...]:
    """The levels of ``area_levels.tsv``."""
    return tuple(
        Level(
            row["level"],
            int(row["rank"]),
            spellings(row["spellings"]),
            spellings(row["generic"]),
            None if row["party"] == "-" else row["party"],
        )
        for row in rows("area_levels", "level", "rank", "spellings", "generic", "party")
    )


@cache
def unit_words(first: int = PROVINCE, last: int = COMMUNE) -> tuple[str, ...]:
    """The words for units of the ranks from ``first`` to ``last``: ``tỉnh``, ``thị xã``; no short forms."""
    return tuple(level.word for level in levels() if first <= level.rank <= last)


@cache
def _stops(when: str) -> re.Pattern[str]:
    words = {
        word for row in rows("place_stops", "when", "word") if row["when"] == when for word in spellings(row["word"])
    }
    return compiled(rf"(?:{any_of(words, ' ')})(?!\p{{L}})")


@cache
def level_pattern() -> str:
    """Alternation of all level words over folded text, longest first."""
    return any_of((word for level in levels() for word in level.spellings), " ")


def level_of(word: str) -> Level:
    """The level that a folded word names. Raises KeyError when it names none."""
    return _levels_by_word()[word]


@cache
def _levels_by_word() -> dict[str, Level]:
    return {word: level for level in reversed(levels()) for word in level.spellings}


@dataclass(frozen=True, slots=True)
class ProvinceName:
    """A name of a province as written, and the name that facts give it.

    ``needs_level``: without a level word before it the name means something else (Hồ Chí Minh).
    """

    spelling: str
    name: str
    is_city: bool = False
    needs_level: bool = False


_WORD_BEFORE = compiled(r"(\p{L}+)\s$")
_MAY_BE_MISSING = r"\s?"


class PlaceFinder:
    """Finds places; built once from the names of provinces (canonical name by spelling)."""

    def __init__(self, provinces: Iterable[ProvinceName]) -> None:
        known = tuple(provinces)
        self._names = {_spaceless(fold(province.spelling)): province.name for province in known}
        self.cities: frozenset[str] = frozenset(province.name for province in known if province.is_city)
        """Names of the centrally run cities."""
        self._any = _whole_words(fold(province.spelling) for province in known)
        bare = {fold(province.spelling) for province in known if not province.needs_level}
        self._bare = PhraseFinder(bare | {_spaceless(name) for name in bare}, WHOLE_TEXT)
        self._levels = PhraseFinder((word for level in levels() for word in level.spellings), WHOLE_TEXT)
        self._level = compiled(rf"(?:{level_pattern()}){_GAP}(?=[\p{{L}}\d])")
        self._hyphenated = hyphenated()
        self._name = regex.compile(rf"{_NAME}|{_NUMBERED}")

    def province_name(self, name: str) -> str | None:
        """The canonical name of a province for one of its spellings, else None."""
        return self._names.get(_spaceless(folded_name(name)))

    def find(self, text: str, folded: str) -> list[Place]:
        """Places left to right, longest first, none inside another; lists after one level word share it."""
        found: list[Place] = []
        taken = 0
        for place in sorted(
            [*self._with_level(text, folded), *self._bare_provinces(text, folded)],
            key=lambda place: (place.start, -place.end),
        ):
            if place.start >= taken:
                found.append(place)
                taken = place.end
        return found

    def _with_level(self, text: str, folded: str) -> Iterator[Place]:
        listed: set[str] = set()  # names of units that a list has: they are no persons
        for word in self._levels.find(folded):
            level, start = level_of(word.phrase), word.start
            plural = _plural().search(folded, max(0, start - 8), start)
            gap = _NAME_GAP.match(text, word.end) or (
                _LIST_OPENS.match(text, word.end) if plural and level.rank in (DISTRICT, COMMUNE) else None
            )
            position = gap.end() if gap else word.end
            if not gap and word.phrase.isalpha():
                continue
            numbered = position < len(text) and text[position].isdigit() and level.rank != PROVINCE
            if position >= len(text) or not (text[position].isupper() or numbered or text.startswith("số", position)):
                continue
            if folded.endswith(_no_unit().get(word.phrase, _NOTHING), 0, start):
                continue
            if gap and "\n" in gap.group() and (_ITEM_NUMBER.match(text, position) or in_row(text, start)):
                continue  # UBND TỈNH, and below it a line that begins with 1. or A., or the next row of a table
            if gap and "\n" in gap.group() and opens_line(text, position):
                continue
            whole = self._any.match(folded, start)  # TP. HCM: the level word is part of the spelling
            if whole and whole.end() > position:
                name = self.province_name(whole.group()) or whole.group()
                yield Place(start, whole.end(), start, name, level.word, PROVINCE, name, known=True)
                continue
            if plural and word.phrase != level.word and self._any.match(folded, position):
                continue  # ba huyện miền núi Quảng Ngãi: those of the province
            name_match = self._name_at(text, folded, position)
            if name_match and _ABBREVIATED.fullmatch(word.phrase) and not _AFTER_ABBREVIATION.match(text, position):
                continue
            while name_match:
                first, last = before_person(folded, name_match, district=level.rank == DISTRICT)
                known = plural or folded[first:last] in listed or opens_clause(folded, word.start)
                if self._begins_otherwise(folded, first, last, level, known=bool(known) and level.rank == COMMUNE):
                    break
                listed.update([folded[first:last]] if plural else [])
                end = self._name_end(folded, first, one_line(text, start, first, last))
                yield self._place(text, start, name_match.start(), end, level)
                comma = _LIST_GAP.match(text, end) if plural else None
                if not comma:
                    break
                start = comma.end()
                name_match = self._name_at(text, folded, start) if not self._level.match(folded, start) else None

    def _name_at(self, text: str, folded: str, start: int) -> regex.Match[str] | None:
        """Capitalised syllables or a number at a position; no number of things."""
        name = self._name.match(text, start)
        return None if name and name.group()[-1].isdigit() and _counted().match(folded, name.end()) else name

    def _begins_otherwise(self, folded: str, start: int, end: int, level: Level, *, known: bool) -> bool:
        """Whether the capitalised words after a level word are no place: another word, or a person's name.

        ``known``: no person, whatever the name's shape.
        """
        syllables = folded[start:end].split()
        if level.rank == PROVINCE and self._any.match(folded, start):  # TP. Hồ Chí Minh is no person
            return False
        if level.word in words_for("area_words", "not_numbered") and syllables[0].isdigit():
            return True  # của tỉnh 45 tỷ đồng
        if level.rank == PROVINCE and with_particle().match(folded, start):
            return True  # UBND tỉnh K'Brèm
        if _stops("always").match(folded, start):
            return True
        if len(syllables) == 1 and _stops("alone").match(folded, start):
            return True
        if len(syllables) < 3:
            return False
        if level.rank <= DISTRICT and syllables[0] in name_syllables():
            return True
        if level.rank <= DISTRICT and syllables[0] in syllables_of("rare"):
            return level.word == "tỉnh" or syllables[1] in name_syllables()
        return not known and is_person(syllables) and not folded.startswith(like_persons(), start)

    def _name_end(self, folded: str, start: int, end: int) -> int:
        """The end of the name: where a province's name stands it is taken whole, longer or shorter than the match."""
        known = self._any.match(folded, start) or self._hyphenated.match(folded, start)
        return int(known.end()) if known else end

    @staticmethod
    def _inside_person(folded: str, start: int) -> bool:
        before = _WORD_BEFORE.search(folded[max(0, start - 12) : start])
        return before is not None and before[1] in name_syllables()

    def _bare_provinces(self, text: str, folded: str) -> Iterator[Place]:
        for start, end, spelling in self._bare.find(folded):
            if not text[start].isupper() or self._inside_person(folded, start) or _stops("longer").match(folded, start):
                continue
            name = self._names[_spaceless(spelling)]
            yield Place(start, end, start, name, "tỉnh", PROVINCE, name, known=True)

    def _place(self, text: str, start: int, name_start: int, end: int, level: Level) -> Place:
        written = " ".join(text[name_start:end].split())
        if written.isupper() and len(written) > 3:
            written = written.title()
        province = self.province_name(written)
        if level.rank == PROVINCE and province and (level.word == "tỉnh" or province in self.cities):
            return Place(start, end, name_start, province, level.word, PROVINCE, province, known=True)
        if level.word == "thành phố":
            label = f"thành phố {province}" if province and folded_name(written) == folded_name(province) else written
            return Place(start, end, name_start, written, level.word, DISTRICT, label)
        numbered = written[0].isdigit() or written.startswith("số")
        label = f"{level.word} {written}" if province or numbered or level.rank == VILLAGE else written
        return Place(start, end, name_start, written, level.word, level.rank, label)


@lru_cache(maxsize=4096)
def folded_name(name: str) -> str:
    """The matching form of a name, remembered: an article gives the same ones again and again."""
    return fold(name)


def _spaceless(folded: str) -> str:
    return "".join(folded.split())


def _whole_words(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names as whole words, longest first; their spaces may be missing (YênBái) or broken lines."""
    return compiled(rf"(?<![\p{{L}}\d])(?:{any_of(names, _MAY_BE_MISSING)})(?!\p{{L}})")
