"""Units below the province that a text names without their level word: ``Nam Giang 2 xã``, ``riêng Đại Tập``.

A bare name is one of a district of a province that the text names (``districts.tsv``), or one that the text itself
introduces with its level word elsewhere (``xã Đại Tập, huyện Khoái Châu``).
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache

import regex
from ahocorasick_rs import AhoCorasick, Implementation

from kg_service.extraction.mentions.name_shapes import name_syllables
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.mentions.person_words import titles_of
from kg_service.extraction.mentions.places import COMMUNE, DISTRICT, PROVINCE, Place
from kg_service.extraction.tables import WHOLE_TEXT, rows, spellings
from kg_service.text.phrases import PhraseFinder

Span = tuple[int, int]

_HEADLINE, _HEAD = 160, 320

_WORD_BEFORE = regex.compile(r"(?r)(?P<word>[\p{L}'’]+)(?P<gap>[ \u00a0])$")
_NAME_AFTER = regex.compile(r"[ \u00a0]\p{Lu}|['’\p{L}\d]")
_OPENS = regex.compile(r"(?r)(?:^|[\n.;:!?\"“”(*•+–-]\s*)$")


_DAK = ("đăk", "đak", "dak")
"""How papers write ``Đắk`` too."""


@cache
def _districts() -> dict[str, dict[str, tuple[str, int]]]:
    """Level word and rank by folded names of districts, by province."""
    found: dict[str, dict[str, tuple[str, int]]] = {}
    for row in rows("districts", "province", "level", "names"):
        known = found.setdefault(row["province"], {})
        for name in spellings(row["names"]):
            for written in {name, *(name.replace("đắk", other) for other in _DAK)}:
                known.setdefault(written, (row["level"], DISTRICT))
    return found


def bare_places(text: str, folded: str, places: Sequence[Place], taken: Iterable[Span]) -> list[Place]:
    """``places`` with the bare names of known units among them, in order; none inside ``taken`` or another place."""
    names = _known(places)
    if not any(place.rank <= DISTRICT for place in places):
        names.update(_of_headline(folded))
    if not names:
        return list(places)
    spans = sorted([(place.start, place.end) for place in places] + list(taken))
    starts = [start for start, _ in spans]
    found = list(places)
    for start, end, name in _occurrences(folded, names):
        if not _is_whole(text, folded, start, end):
            continue
        index = bisect.bisect_left(starts, end)
        if not any(stop > start for _, stop in spans[max(0, index - 4) : index]):
            level, rank = names[name]
            written = " ".join(text[start:end].split())
            label = written.title() if written.isupper() else written
            found.append(Place(start, end, start, written, level, rank, label))
    return sorted(found, key=lambda place: (place.start, -place.end))


def without_places(people: Sequence[Person], places: Sequence[Place]) -> list[Person]:
    """``people`` without those whom nothing addresses and whose name is one of a unit: ``Trần Đề`` in Sóc Trăng."""
    names = _known(places)
    return [one for one in people if _is_addressed(one) or next(iter(spellings(one.name)), "") not in names]


def _is_addressed(person: Person) -> bool:
    """Whether a title before a name tells a person: ``ông``, not the people of a district (``nông dân Lâm Hà``)."""
    return person.honorific is not None and person.honorific not in titles_of("occupation")


def _known(places: Sequence[Place]) -> dict[str, tuple[str, int]]:
    """Level and rank by folded name: what the text introduces, else districts of its provinces."""
    found: dict[str, tuple[str, int]] = {}
    provinces = {place.label for place in places if place.rank == PROVINCE and place.known}
    for province in provinces:
        found.update(_districts().get(province, {}))
    for place in places:
        if place.rank in (DISTRICT, COMMUNE) and place.label == place.name and " " in place.name:
            name = _folded_name(place.name)
            if place.rank < found.get(name, ("", COMMUNE + 1))[1]:
                found[name] = (place.level, place.rank)
    return found


def _of_headline(folded: str) -> dict[str, tuple[str, int]]:
    """Level and rank of the one district that a text's head names, where the text only says ``huyện`` after it.

    For texts that name no province: ``Ngày hội ở Hoàng Su Phì``, and then ``Huyện đoàn …``.
    """
    for end in (folded.find("\n", 0, _HEADLINE), min(_HEAD, len(folded))):
        found: dict[str, tuple[str, int]] = {}
        for _, _, name in _district_finder().between(folded, 0, end) if end > 0 else ():
            levels = {known[name] for known in _districts().values() if name in known}
            if len(levels) == 1 and next(iter(levels))[0] in folded:
                found[name] = levels.pop()
        if found:
            return found if len(found) == 1 else {}
    return {}


@lru_cache(maxsize=4096)
def _folded_name(name: str) -> str:
    return next(iter(spellings(name)), "")


@cache
def _district_finder() -> PhraseFinder:
    return PhraseFinder((name for names in _districts().values() for name in names), WHOLE_TEXT)


def _occurrences(folded: str, names: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Where names stand on one line: start, end, name; the names of districts are looked for with all tables."""
    finder = _district_finder()
    for start, end, name in finder.all(folded):
        if name in names and folded.startswith(name, start):
            yield start, end, name
    others = [name for name in names if name not in finder.phrases]
    if others:
        search = AhoCorasick(others, implementation=Implementation.NoncontiguousNFA)  # quick to make
        for index, start, end in search.find_matches_as_indexes(folded, overlapping=True):
            yield start, end, others[index]


def _is_whole(text: str, folded: str, start: int, end: int) -> bool:
    """Whether a name stands whole, each syllable with a capital, and as no part of a longer name."""
    if (start and folded[start - 1].isalnum()) or _NAME_AFTER.match(text, end):
        return False
    if not all(syllable[:1].isupper() for syllable in text[start:end].split()):
        return False
    before = _WORD_BEFORE.search(text, max(0, start - 16), start)
    if before is None:
        return True
    word = before["word"]
    if word.islower() or not word[0].isupper():
        return True
    if folded[before.start() : before.end("word")] in name_syllables():
        return False
    return _OPENS.search(text, max(0, before.start() - 4), before.start()) is not None
