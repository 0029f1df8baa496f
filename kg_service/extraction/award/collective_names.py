"""Names of collectives that begin with a known head and that no table holds: schools, companies, units of the army."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kg_service.extraction.award.capitals import in_small_letters
from kg_service.extraction.award.kinds import kind_words
from kg_service.extraction.award.phrases import words_in
from kg_service.extraction.award.recipient_words import recipient_heads, written_out
from kg_service.extraction.award.stems import name_ends
from kg_service.extraction.award.words import Trie, Word, word_after
from kg_service.extraction.document import Document
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.tables import rows, spellings
from kg_service.extraction.worded import table_words
from kg_service.text.patterns import compiled

_LONGEST_SMALL_RUN = 8
_WRAPPED_LINE = 40
"""A line shorter than this ends where its author ended it."""
_SHORT_TAIL, _LONGEST_TAIL = 4, 8
"""Small syllables that may end a name before an end word, and before a mark, and one more."""
_FIELD_WORDS = 4
"""Syllables of the longest field in small letters after a dash."""
_COMMITTEE = compiled(r"(?<=\s)(?:Ủy|Uỷ|ủy|uỷ) ban [Nn]hân dân(?!\p{L})")


@cache
def fields() -> Trie[bool]:
    """Fields of work in names, of which only the first syllable has a capital: ``Hải quân``."""
    return Trie((word, True) for row in rows("body_fields", "spellings") for word in spellings(row["spellings"]))


@cache
def _counted() -> Trie[bool]:
    """What a number after a name counts: money, recipients, awards, votes."""
    table = "award_recipients"
    kinds = (*kind_words(), *table_words(table, "money"), *table_words(table, "award"), *table_words(table, "score"))
    return Trie((word, True) for word in kinds)


@cache
def _awards() -> Trie[bool]:
    return Trie((word, True) for word in table_words("award_recipients", "award"))


@cache
def _compounds() -> Trie[bool]:
    """Words in names that hold one that ends a name elsewhere: ``công trình`` holds ``trình``."""
    return Trie((word, True) for word in table_words("award_recipients", "in_names"))


class CollectiveNames:
    """Reads how far the names of collectives reach in one document.

    ``people``: by offset, those whose names are sure.
    """

    def __init__(self, document: Document, people: Mapping[int, Person]) -> None:
        self._document = document
        self._people = people
        self._bodies = {body.start: body for body in document.bodies}
        self._places = {place.start for place in document.places if place.rank <= 4}
        self._titled = {person.title_start for person in document.people}

    def at(self, words: Sequence[Word], index: int) -> tuple[str, int, int] | None:
        """The name whose head begins at a word, its end, and the word after it."""
        head = recipient_heads().longest(words, index)
        if head is None or not head[1]:
            return None
        after = self._name_end(words, index, index + head[0])
        if after is None:
            return None
        end = words[after - 1].end
        name = " ".join(self._document.text[words[index].start : end].split())
        name = written_out(in_small_letters(self._document, name) or name if name.isupper() else name)
        name = _COMMITTEE.sub("UBND", name)
        return name[:1].upper() + name[1:], end, after

    def _name_end(self, words: Sequence[Word], first: int, at: int) -> int | None:
        """The word after a name that goes on from ``at``: capitals and numbers with few small words between."""
        text = self._document.text
        capital = text[words[first].start].isupper()
        last: int | None = None
        small = 0
        index = at
        while index < len(words) and small <= _LONGEST_SMALL_RUN:
            word = words[index]
            if word.start in self._people and index > at and not self._named_after(words, index):
                break
            written = text[word.start]
            field = fields().longest(words, index) if written.isupper() else None
            if field and field[0] > 1:
                last, small = index + field[0], 0
                index += field[0]
                continue
            if index > first and (self._other_begins(words, index, small) or self._heading_ends(words, first, index)):
                break
            if written.isupper() or (
                word.text.isdigit() and len(word.text) <= 4 and (small <= 1 or words[index - 1].text == "số")
            ):
                last, small = index + 1, 0
            elif (capital or last) and self._ends_with_level(words, index):
                return index + 1
            elif word.text == "và":
                small += 1
                if not self._goes_on_after_and(words, index + 1):
                    break
            elif word.text in ("-", "&", "."):
                if not self._joins(words, index) and not self._goes_on_after_dash(words, index):
                    return self._field_end(words, first, index) or (
                        self._with_tail(words, last, last == at + 1) if last else None
                    )
            elif word.text[0].isdigit() and len(word.text) <= 6:
                last, small = index + 1, 0
            elif not written.isalpha() or _ends_name(words, index):
                break
            else:
                small += 1
            index += 1
        if last is None:
            return self._owner_end(words, index) if capital and small > 1 else None
        return self._with_tail(words, last, only=last == at + 1)

    def _heading_ends(self, words: Sequence[Word], first: int, index: int) -> bool:
        """Whether a name ends with its line: ``CÔNG TY CƠ KHÍ A`` above ``Khu công nghiệp B``, or a short line's."""
        text, word = self._document.text, words[index]
        if "\n" not in text[words[index - 1].end : word.start]:
            return False
        if words[index - 1].end - text.rfind("\n", 0, words[index - 1].end) <= _WRAPPED_LINE:
            return True
        return text[words[first].start : words[index - 1].end].isupper() and not text[word.start : word.end].isupper()

    def _other_begins(self, words: Sequence[Word], index: int, small: int) -> bool:
        """An award after the name, or ``tròn 60 tuổi``: a number between small words, unless ``số`` leads it."""
        if award_begins(words, index) or (index + 1 < len(words) and _is_quantity(words, index)):
            return True
        if not small or not words[index].text.isdigit():
            return False
        if words[index - 1].text == "số" or index + 1 >= len(words):
            return False
        after = words[index + 1]
        small = after.text.isalpha() and not self._document.text[after.start].isupper()
        return small and name_ends().longest(words, index + 1) is None

    def _owner_end(self, words: Sequence[Word], index: int) -> int | None:
        """``Câu lạc bộ hiến máu của Bệnh viện B``: a name in small letters ends with the body that it belongs to."""
        if index + 1 >= len(words) or words[index].text not in ("của", "thuộc"):
            return None
        body = self._bodies.get(words[index + 1].start)
        if body:
            return word_after(words, index, body.end)
        owner = self.at(words, index + 1)
        return owner[2] if owner else None

    def _ends_with_level(self, words: Sequence[Word], index: int) -> bool:
        """``Bưu điện tỉnh``, ``Bệnh viện Đa khoa huyện``: a level word that nothing but an end follows."""
        if words[index].text not in table_words("area_levels", "*"):
            return False
        follows = words[index + 1] if index + 1 < len(words) else None
        return follows is None or not follows.text[0].isalnum() or name_ends().longest(words, index + 1) is not None

    @staticmethod
    def _joins(words: Sequence[Word], index: int) -> bool:
        """Whether a mark joins what stands around it: ``U-23``, ``TP.HCM``, no dash with spaces, no end of sentence."""
        if index + 1 >= len(words) or not words[index + 1].text[0].isalnum():
            return False
        before, after = words[index - 1].end == words[index].start, words[index].end == words[index + 1].start
        return after if words[index].text == "." else before or after

    def _named_after(self, words: Sequence[Word], index: int) -> bool:
        """``Trường THPT Nguyễn Bỉnh Khiêm``, ``Xi măng Hoàng Thạch``: a name of two syllables, or of a school."""
        person = self._people[words[index].start]
        if person.honorific or words[index - 1].text in ("-", "&", "và"):
            return False
        return words[index - 1].text in table_words("award_recipients", "named_after") or len(person.name.split()) == 2

    def _goes_on_after_dash(self, words: Sequence[Word], index: int) -> bool:
        """``Tổ Toán - Tin``, ``Khoa Hồi sức tích cực - Chống độc``: one name, not ``Sở Nội vụ - ông A``."""
        return words[index].text == "-" and self._goes_on_after_and(words, index + 1)

    def _field_end(self, words: Sequence[Word], first: int, dash: int) -> int | None:
        """``Khoa Ngoại lồng ngực - tim mạch``: a unit's further field in small letters, up to what ends a name."""
        text = self._document.text
        if words[dash].text != "-" or words[first].text not in table_words("award_recipients", "part_of_body"):
            return None
        for at in range(dash + 1, min(len(words), dash + 2 + _FIELD_WORDS)):
            if at > dash + 1 and (not words[at].text.isalpha() or name_ends().longest(words, at)):
                return at if words[at].text != "-" else None
            if not words[at].text.isalpha() or text[words[at].start].isupper() or self._tells(words, at):
                return None
        return len(words) if dash + 1 < len(words) <= dash + 1 + _FIELD_WORDS else None

    @staticmethod
    def _tells(words: Sequence[Word], at: int) -> bool:
        """``- đơn vị mũi nhọn``, ``- nơi chị làm``: what a dash leads to is no field, but tells of the unit."""
        table = ("award_verbs/agency", "recipient_leads/any", "recipient_leads/people", "award_people/somebody")
        one, two = words[at].text, " ".join(word.text for word in words[at : at + 2])
        return bool({one, two} & words_in(*table)) or recipient_heads().longest(words, at) is not None

    def _goes_on_after_and(self, words: Sequence[Word], at: int) -> bool:
        if at >= len(words) or not self._document.text[words[at].start].isupper() or award_begins(words, at):
            return False
        start = words[at].start
        if start in self._people or start in self._bodies or start in self._places or start in self._titled:
            return False  # Đội A và Thiếu tá B
        if at + 1 < len(words) and words[at + 1].start in self._people:
            return False  # đội tuyển Olympic và HLV Nguyễn Văn A
        return recipient_heads().longest(words, at) is None

    def _with_tail(self, words: Sequence[Word], at: int, only: bool) -> int:
        """Small syllables that end a name (``Hải quân``, ``Giao thông vận tải``): up to three, if an end follows.

        Up to seven after the ``only`` capital, if a mark follows: ``Phòng Phổ biến giáo dục pháp luật;``.
        """
        after = at
        while after < len(words) and after < at + _LONGEST_TAIL:
            word = words[after]
            if not word.text[0].isalpha():
                return after if after < at + _SHORT_TAIL or (only and words[at - 1].text.isalpha()) else at
            if _ends_name(words, after):
                return after if after < at + _SHORT_TAIL else at
            if self._document.text[word.start].isupper():
                return at
            after += 1
        return after if after == len(words) else at


def _ends_name(words: Sequence[Word], index: int) -> bool:
    """Whether a small word ends a name before it: not the second syllable of ``công trình``, ``trung cấp``."""
    if name_ends().longest(words, index) is None:
        return False
    return not any(_compounds().longest(words, at) for at in (index - 1, index))


def is_how_often(words: Sequence[Word], index: int) -> bool:
    """``Chi bộ Sở X 5 năm liền``, ``Hợp tác xã A 2 lần đón``: a number of years or times, no part of the name."""
    if index + 1 >= len(words) or words[index + 1].text not in table_words("award_recipients", "times"):
        return False
    return words[index].text.isdigit() and not (index + 2 < len(words) and words[index + 2].text.isdigit())


def _is_quantity(words: Sequence[Word], index: int) -> bool:
    """``10 triệu đồng``, ``5 cá nhân``: a number of its own after a name."""
    if not words[index].text.isdigit() or words[index - 1].text == "số":
        return False
    if is_how_often(words, index):
        return True
    share = words[index + 1].text == "/" and words[index].start > words[index - 1].end  # Sở Y tế 4/5 phiếu
    return share or _counted().longest(words, index + 1) is not None


def award_begins(words: Sequence[Word], index: int) -> bool:
    """``Trường Chính trị Kon Tum Huân chương Lao động``: an award begins straight after a name."""
    return _awards().longest(words, index) is not None
