"""Shapes of names: which syllables persons have, units that look like persons, persons straight after units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import regex

from kg_service.extraction.tables import rows, spellings, words_for
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseLookup

_WORD = regex.compile(r"\p{L}+")
PARTICLE = r"(?:[kh]\s?['’]\s?\p{L}|y\s\p{L})"
"""With what names of the Cơ Ho, Mạ and Ê Đê begin, and no province's (over folded text)."""
_FULL = 3
"""Syllables of most names: family, middle and own name."""


@cache
def syllables_of(*kinds: str) -> frozenset[str]:
    """Folded syllables of ``name_syllables.tsv`` of some kinds."""
    return frozenset(
        spelling
        for row in rows("name_syllables", "syllable", "kind")
        if row["kind"] in kinds
        for spelling in spellings(row["syllable"])
    )


@cache
def name_syllables() -> frozenset[str]:
    """Folded family and middle names: a province's name straight after one is part of a person's (Lê Thái Bình)."""
    return syllables_of("surname", "ambiguous", "middle")


@cache
def sure_middles() -> frozenset[str]:
    """Middle names that tell a person whatever the family name before them: Chủ tịch UBND tỉnh Ngần Văn Toại."""
    return syllables_of("sure_middle")


@cache
def _mong_middles() -> frozenset[str]:
    return syllables_of("mong_middle")


def is_person(syllables: Sequence[str]) -> bool:
    """Whether three syllables or more are shaped as a person's name: Lê Quang Tám, Ngần Văn Toại."""
    first, second = syllables[0], syllables[1]
    if second in sure_middles() or (second in _mong_middles() and first in name_syllables()):
        return True
    if first in syllables_of("surname"):
        return second in name_syllables()
    return len(syllables) == _FULL and first in syllables_of("ambiguous", "rare") and second in syllables_of("middle")


@cache
def like_persons() -> tuple[str, ...]:
    """Folded names of communes that are shaped so: Phạm Văn Cội, Lê Minh Xuân."""
    return tuple(name for row in rows("places_like_persons", "names") for name in spellings(row["names"]))


def before_person(folded: str, name: regex.Match[str], *, district: bool) -> tuple[int, int]:
    """The span of a name, up to a person's that follows it: ``UBND huyện Mai Sơn Lê Quang Đạo``.

    ``district``: it is one's, so that where a known one ends any family name may begin a person's.
    """
    known = name.start() + len((_districts().at(folded, name.start()) if district else None) or "")
    for index, word in enumerate(_WORD.finditer(folded, name.start(), name.end())):
        after = _WORD.match(folded, word.end() + 1)
        if index and honours().at(folded, word.start()):
            return name.start(), word.start() - 1  # tặng huyện Nam Đàn Huân chương …
        middle = index and after is not None and after.end() <= name.end() and _is_middle(name.string, after)
        if word.start() == known + 1 and after and word.group() in syllables_of("surname", "ambiguous", "rare"):
            return name.start(), known
        if middle or (index >= 2 and word.group() in syllables_of("surname") and after):
            return name.start(), int(word.start()) - 1
    return name.span()


@cache
def honours() -> PhraseLookup:
    """What a body or unit named before is given: ``tặng Trường A Huân chương …``."""
    return PhraseLookup(words_for("body_words", "honour"))


def _is_middle(text: str, word: regex.Match[str]) -> bool:
    """Whether a syllable is the middle of a person's name: ``Văn``; ``A`` before a capital (Vàng A Tếnh)."""
    if word.group() in sure_middles():
        return True
    return word.group() in _mong_middles() and text[word.end() + 1 : word.end() + 2].isupper()


@cache
def _districts() -> PhraseLookup:
    """Names of districts, towns and provincial cities, folded."""
    names = (name for row in rows("districts", "province", "level", "names") for name in spellings(row["names"]))
    return PhraseLookup(names)


@cache
def with_particle() -> re.Pattern[str]:
    """A name that begins with a particle: ``K'Brèm``, ``Y Thanh``."""
    return compiled(PARTICLE)


@cache
def hyphenated() -> re.Pattern[str]:
    """Names of units with a dash in them: ``Phan Rang - Tháp Chàm``, and of wards ``Cam Ly - Đà Lạt``."""
    districts = (name for row in rows("districts", "province", "level", "names") for name in spellings(row["names"]))
    names = [*(name for name in districts if "-" in name), *words_for("area_words", "dashed")]
    parted = (r"\s?-\s?".join(regex.escape(part.strip()) for part in name.split("-")) for name in names)
    return compiled(rf"(?:{'|'.join(parted)})(?!\p{{L}})")


_HEADS_OF = r"(?<!\p{L})(?:giám đốc|hiệu trưởng|hiệu phó|chủ nhiệm|trưởng khoa|viện trưởng)\s+"
_BARE_HEAD = compiled(rf"{_HEADS_OF}(?P<head>bệnh viện|trường|nhà trường|học viện|viện|trung tâm)\s$")
_BARE_HEAD_REACH = 36
_OFFICE = compiled(rf"{_HEADS_OF}(?:trường|bệnh viện|bv|học viện|viện)(?:\s\p{{L}}+){{0,3}}$")
_OFFICE_REACH = 48


def after_bare_head(text: str, folded: str, start: int) -> bool:
    """``Giám đốc bệnh viện Lê Văn An``: an office, a body in small letters without a name of its own, then a person."""
    head = _BARE_HEAD.search(folded, max(0, start - _BARE_HEAD_REACH), start)
    return head is not None and text[head.start("head")].islower()


def after_office(folded: str, end: int) -> bool:
    """``Giám đốc Bệnh viện``, ``Hiệu trưởng Trường Tiểu học``: whether a head up to ``end`` follows an office."""
    return _OFFICE.search(folded, max(0, end - _OFFICE_REACH), end) is not None
