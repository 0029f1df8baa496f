"""How far the name of a body goes that no table knows: up to the end of its phrase."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

import regex

from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.body_tables import all_heads
from kg_service.extraction.mentions.office_tables import (
    inside_names,
    institution_words,
    office_bodies,
    offices_of,
    stop_pattern,
)
from kg_service.extraction.mentions.places import VILLAGE, unit_words
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseLookup

WHOLE = frozenset({"ministry", "state"})
"""Kinds of bodies whose known names are whole: what follows Bộ Công an is not part of it."""

_LONGEST_BODY = 18
"""Words of the longest body that is taken on trust, with no table that knows it."""

_MOST_SMALL = 10
"""Small words in a row that a name may have; a sentence has more."""
_LONGEST_WORD = 10
_BEFORE_SIGNING = ("đăng ", "thư ", "chữ ")
"""Before ``ký``: Văn phòng Đăng ký đất đai."""
_SMALL_BEFORE = regex.compile(r"(?:^|\s)\p{Ll}+$")

_OF_A_PEOPLE = regex.compile(r"[HK]['’]\p{Lu}")
"""What a person's name begins with among the Ê Đê and Cơ Ho: Hiệu trưởng H'Loan Niê."""
_WORD = compiled(r"[\p{L}\d][\p{L}\d.&/'-]*")
_SHORT_NAME = regex.compile(r"\p{Lu}{5,}")
"""A short form that is a whole name; THPT and HTX only begin one."""
_TOKEN = compiled(r"(?P<gap>\s+(?:[-&]\s+)?)(?P<word>[\p{L}\d][\p{L}\d.&/'-]*)")


@cache
def _whole_words() -> PhraseLookup:
    """Words for units, bodies and institutions: what the whole of a part begins with."""
    villages = unit_words(VILLAGE, VILLAGE)
    return PhraseLookup((*all_heads(), *institution_words(), *unit_words(), *villages, *office_bodies("village")))


@cache
def _award() -> re.Pattern[str]:
    """What an award begins with after a dash."""
    return worded(r"<award>(?!\p{L})", "award_recipients")


class FreeNames:
    """Reads names that no table knows in one text; ``people``, ``roles``: where persons' names and offices begin."""

    def __init__(
        self, text: str, folded: str, people: Collection[int], bodies: Mapping[int, Body], roles: Collection[int]
    ) -> None:
        self._text = text
        self._folded = folded
        self._people = people
        self._bodies = bodies
        self._roles = roles

    def end(self, start: int, limit: int) -> int:
        """Where the phrase that begins at ``start`` ends; ``start`` where none does."""
        first = _WORD.match(self._text, start, limit)
        if first is None or start in self._people or self._stops(start) or _OF_A_PEOPLE.match(self._text, start):
            return start
        end, small, named = first.end(), 0, False
        last = ""
        if _SHORT_NAME.fullmatch(first.group()) and self._text[end + 1 : end + 2].islower():
            return end  # Giám đốc EVNGENCO mở đầu …
        for _ in range(_LONGEST_BODY):
            token = _TOKEN.match(self._text, end, limit)
            if token is None or token.start("word") in self._people:
                break
            word = token.start("word")
            body = self._bodies.get(word)
            if body and body.kind in WHOLE and body.end <= limit:
                return body.end
            capital = self._text[word].isupper()
            if body and "-" in token["gap"] and body.end <= limit:
                return body.end  # Trưởng đoàn 3 - nhà hát Chèo Nam Định
            if "-" in token["gap"] and _award().match(self._folded, word):
                break  # Đội trưởng Đội A - Huân chương Chiến công
            if "-" in token["gap"] and (not capital or self._folded.startswith("ảnh", word)):
                break
            goes_on = not capital and self._goes_on(token, limit)
            if not capital and not goes_on and (self._stops(word) or (named and not self._of_unit(word))):
                break
            small = 0 if capital else small + 1
            named = capital and last.istitle() and token["word"].istitle() and not token["gap"].strip()
            last = "" if self._of_unit(word) else token["word"]
            if word in self._roles or small > _MOST_SMALL:
                break
            end = token.end()
        return end

    def _stops(self, word: int) -> bool:
        """Whether a small word ends a name: ``dự`` does, ``dự án`` and ``đăng ký`` do not."""
        if not stop_pattern().match(self._folded, word):
            return False
        if self._folded.startswith("đồng ", word) and self._folded.endswith("hội ", 0, word):
            return False  # Phó Chủ tịch Hội đồng chủ trì
        return not (inside_names().match(self._folded, word) or self._folded.endswith(_BEFORE_SIGNING, 0, word))

    def _of_unit(self, word: int) -> bool:
        """Whether a small word after a proper name names what that is of: ``Câu lạc bộ Hoa Sen xã Ea Tul``."""
        return word in self._bodies or _whole_words().at(self._folded, word) is not None

    def _goes_on(self, token: re.Match[str], limit: int) -> bool:
        """Whether ``và`` joins two parts of one name.

        Hội Nghệ nhân và Thương hiệu Việt Nam; in small letters Trung tâm tư vấn và dịch vụ việc làm.
        """
        if token["word"] != "và":
            return False
        after = _TOKEN.match(self._text, token.end(), limit)
        first = after.start("word") if after else -1
        if after is None or first in self._people or first in self._roles or first in self._bodies:
            return False
        if after["word"].islower():
            small = _SMALL_BEFORE.search(self._text, token.start() - _LONGEST_WORD, token.start()) is not None
            return small and after["word"] not in offices_of("others") and not self._stops(first)
        return after["word"][0].isupper()
