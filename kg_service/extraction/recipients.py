"""Recipients of awards by name: persons, areas, bodies, companies, schools, units of the army."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import regex

from kg_service.extraction.award_stems import name_ends
from kg_service.extraction.award_words import Trie, Word, words_of
from kg_service.extraction.document import Document, within
from kg_service.extraction.facts import RecipientKind
from kg_service.extraction.people import Person
from kg_service.extraction.places import Place
from kg_service.extraction.tables import rows, spellings

_LONGEST_SMALL_RUN = 8
_NAMES_TRIED = 8
_LEVELS = frozenset({"tỉnh", "huyện", "xã", "phường", "quận"})
_OF_MANY = regex.compile(
    r"\s(?:các|mỗi|nhiều)\s+(?:tỉnh|thành|huyện|quận|xã|phường|địa phương|đơn vị|cấp|ngành|sở|ban)(?!\p{L})"
)
"""``đoàn thanh niên công an các tỉnh``: no body of its own."""

_SAID_BEFORE = 500
"""Characters between a name and a word that stands for it."""

_NAMED_AFTER = frozenset({"thpt", "thcs", "học", "non", "thông", "chuyên", "trường", "viện", "xưởng", "đường"})
"""Words before the name of a person whom a school, a hospital or a street is named after."""

_AWARDS = frozenset({"huân chương", "huy chương", "bằng khen", "giấy khen", "cờ thi", "danh hiệu", "kỷ niệm"})
_OWN_AREA = 13
_BODY_WORDS = frozenset({"báo", "đài", "viện", "sở", "phòng", "khoa", "cục", "ban", "bộ", "trường", "tàu"})
_HOUSEHOLD = regex.compile(r"(?<!\p{L})(?:gia đình|hộ gia đình|hộ)\s+(?:(?:ông|bà|anh|chị)\s+)?$")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who receives, at ``[start, end)``: a name, or a count of ``kinds`` (two kinds for ``12 tập thể, cá nhân``).

    ``sure``: the noun of a count that alone makes it one of recipients (tập thể, cá nhân, hộ). ``rank``: of a place.
    """

    start: int
    end: int
    name: str
    kinds: tuple[RecipientKind, ...]
    person: bool = False
    count: int | None = None
    sure: bool = True
    noun: str = ""
    rank: int = 0


@cache
def recipient_heads() -> Trie[str]:
    """Heads of names; the empty string for words that begin like a head and are none (``hội nghị``)."""
    return Trie(
        (word, word if row["head"] == "yes" else "")
        for row in rows("recipient_heads", "head", "words")
        for word in spellings(row["words"])
    )


@cache
def _fields() -> Trie[bool]:
    """Fields of work in names, of which only the first syllable has a capital: ``Hải quân``."""
    return Trie((word, True) for row in rows("body_fields", "spellings") for word in spellings(row["spellings"]))


@cache
def leads(kind: str) -> Trie[bool]:
    """The words of ``recipient_leads.tsv`` of one kind."""
    return Trie(
        (word, True)
        for row in rows("recipient_leads", "kind", "words")
        if row["kind"] == kind
        for word in spellings(row["words"])
    )


def head_at(words: Sequence[Word], index: int) -> bool:
    """Whether a collective's name may begin at a word by its head."""
    head = recipient_heads().longest(words, index)
    return bool(head and head[1])


@cache
def _before_name(head: str) -> regex.Pattern[str]:
    """A head of ``recipient_heads.tsv`` before a further word."""
    return regex.compile(rf"(?<!\p{{L}}){regex.escape(head)}\s+")


class Recipients:
    """Reads the recipients of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._bodies = {body.start: body for body in document.bodies}
        self._places = {place.start: place for place in document.places if place.rank <= 4}
        self._bare: dict[str, list[Place]] = {}
        for place in self._places.values():
            if place.start < place.name_start and " " in place.name:
                named = self._bare.setdefault(place.name.split()[0].lower(), [])
                if all(place.name != known.name for known in named):
                    named.append(place)
        self._positions: dict[str, list[int]] = {}
        self._people = {person.start: person for person in document.people if not _no_person(person)}

    def named_at(self, words: Sequence[Word], index: int) -> tuple[Recipient, int] | None:
        """The person, area, body or other collective whose name begins at a word, and the word after it."""
        start = words[index].start
        person = self._people.get(start)
        if person:
            household = _HOUSEHOLD.search(self._document.folded, max(0, start - 24), start)
            name = person.name
            if household:
                start = household.start()
            kind: RecipientKind = "household" if household else "individual"
            return Recipient(start, person.end, name, (kind,), person=True), _after(words, index, person.end)
        other = self._organisation(words, index)
        body = self._bodies.get(start)
        if body and (_OF_MANY.search(self._document.folded, start, body.end) or self._two(words, index, body.end)):
            body = None
        if body and not _incomplete(body.full_name()) and (other is None or not self._goes_beyond(other[0], body.end)):
            found = Recipient(start, body.end, body.full_name(), ("collective",))
            return found, _after(words, index, body.end)
        if other:
            return other
        place = self._places.get(start)
        if place:
            found = Recipient(start, place.end, place.label, ("collective",), rank=place.rank)
            return found, _after(words, index, place.end)
        return self._bare_place(words, index)

    @staticmethod
    def _two(words: Sequence[Word], index: int, end: int) -> bool:
        """``Sở Tài chính và Bệnh viện Phụ sản``: the head of another name after ``và``."""
        step = index + 1
        while step < len(words) and words[step].end < end:
            if words[step].text == "và" and head_at(words, step + 1):
                return True
            step += 1
        return False

    def bare_starts(self) -> frozenset[str]:
        """First syllables of the areas that the article names with their level: ``xã Ia O``, then ``Ia O``."""
        return frozenset(self._bare)

    def _bare_place(self, words: Sequence[Word], index: int) -> tuple[Recipient, int] | None:
        """An area by its name alone, once the article has told its level."""
        text = self._document.text
        start = words[index].start
        for place in self._bare.get(words[index].text, ()):
            end = start + len(place.name)
            if text[start:end] != place.name or text[end : end + 1].isalnum():
                continue
            after = _after(words, index, end)
            apart = after >= len(words) or words[after].start > end + 1 or not text[words[after].start].isupper()
            if apart and not (index and text[words[index - 1].start].isupper()):
                return Recipient(start, end, place.label, ("collective",), rank=place.rank), after
        return None

    def _goes_beyond(self, other: Recipient, end: int) -> bool:
        """Whether a name has a capital or a number after the end of a body at the same place."""
        return any(char.isupper() or char.isdigit() for char in self._document.text[end : other.end])

    def _organisation(self, words: Sequence[Word], index: int) -> tuple[Recipient, int] | None:
        head = recipient_heads().longest(words, index)
        if head is None or not head[1]:
            return None
        after = self._name_end(words, index, index + head[0])
        if after is None:
            return None
        name = " ".join(self._document.text[words[index].start : words[after - 1].end].split())
        name = name[:1].upper() + name[1:]
        return Recipient(words[index].start, words[after - 1].end, name, ("collective",)), after

    def named_before(self, head: str, start: int) -> str | None:
        """The last name before ``start`` that begins with a head and then a capital or a number."""
        found = self._headed(head)
        last = bisect.bisect_left(found, start)
        for position in reversed(found[max(0, last - _NAMES_TRIED) : last]):
            line = self._document.folded.find("\n", position)
            end = min(start, position + 160, line if line > position else start)
            named = self._organisation(words_of(self._document.folded, position, end), 0)
            if named:
                return named[0].name
        return None

    def _headed(self, head: str) -> list[int]:
        """Where a head stands before a capital or a number, in the whole text."""
        if head not in self._positions:
            text = self._document.text
            self._positions[head] = [
                match.start()
                for match in _before_name(head).finditer(self._document.folded)
                if match.end() < len(text) and (text[match.end()].isupper() or text[match.end()].isdigit())
            ]
        return self._positions[head]

    @staticmethod
    def skipped(words: Sequence[Word], index: int) -> int:
        """Words of a phrase that holds the head of a name and is none: ``xã hội``, ``cán bộ``."""
        head = recipient_heads().longest(words, index)
        return head[0] if head and not head[1] else 0

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
            field = _fields().longest(words, index) if written.isupper() else None
            if field and field[0] > 1:
                last, small = index + field[0], 0
                index += field[0]
                continue
            if index > first and self._other_begins(words, index, small):
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
                    break
            elif word.text[0].isdigit() and len(word.text) <= 6:
                last, small = index + 1, 0
            elif not written.isalpha() or name_ends().longest(words, index):
                break
            else:
                small += 1
            index += 1
        if last is None:
            return self._owner_end(words, index) if capital and small > 1 else None
        return self._with_tail(words, last)

    def _other_begins(self, words: Sequence[Word], index: int, small: int) -> bool:
        """An award after the name, or ``tròn 60 tuổi``: a number between small words, unless ``số`` leads it."""
        if _is_award(words, index):
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
            return _after(words, index, body.end)
        owner = self._organisation(words, index + 1)
        return owner[1] if owner else None

    def _ends_with_level(self, words: Sequence[Word], index: int) -> bool:
        """``Bưu điện tỉnh``, ``Bệnh viện Đa khoa huyện``: a level word that nothing but an end follows."""
        if words[index].text not in _LEVELS:
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
        return words[index - 1].text in _NAMED_AFTER or len(person.name.split()) == 2

    def _goes_on_after_dash(self, words: Sequence[Word], index: int) -> bool:
        """``Tổ Toán - Tin``, ``Khoa Hồi sức tích cực - Chống độc``: one name, not ``Sở Nội vụ - ông A``."""
        return words[index].text == "-" and self._goes_on_after_and(words, index + 1)

    def _goes_on_after_and(self, words: Sequence[Word], at: int) -> bool:
        if at >= len(words) or not self._document.text[words[at].start].isupper():
            return False
        if words[at].start in self._people or words[at].start in self._bodies or words[at].start in self._places:
            return False
        return recipient_heads().longest(words, at) is None

    def _with_tail(self, words: Sequence[Word], at: int) -> int:
        """Small syllables that end a name (``Hải quân``, ``Giao thông vận tải``): up to three, if an end follows."""
        after = at
        while after < len(words) and after < at + 4:
            word = words[after]
            if not word.text[0].isalpha() or name_ends().longest(words, after):
                return after
            if self._document.text[word.start].isupper():
                return at
            after += 1
        return after if after == len(words) else at

    def short_name(self, words: Sequence[Word], index: int, size: int) -> Recipient | None:
        """``nhà trường``, ``đơn vị`` at ``size`` words: the body of that kind that the article named before."""
        start, end = words[index].start, words[index + size - 1].end
        name = self.named_before(" ".join(word.text for word in words[index : index + size]), start)
        if name:
            return Recipient(start, end, name, ("collective",))
        return self.short_form(words, index)

    def short_form(self, words: Sequence[Word], index: int) -> Recipient | None:
        """``Vùng``, ``Công ty``, ``huyện``: the fuller name that the article gave before, or its own area."""
        if words[index].text == "nhà" and index + 1 < len(words) and words[index + 1].text == "trường":
            name = self.named_before("trường", words[index].start)
            return Recipient(words[index].start, words[index + 1].end, name, ("collective",)) if name else None
        head = recipient_heads().longest(words, index)
        start = words[index].start
        if head and head[1]:
            end = words[index + head[0] - 1].end
            name = self.named_before(head[1], start)
            if name:
                return Recipient(start, end, name, ("collective",))
        for anchor in within(self._document.areas.anchors, start, start + _OWN_AREA):
            if anchor.start == start and anchor.rank:
                return Recipient(start, anchor.end, anchor.label, ("collective",))
        return self._only_area(words[index])

    def _only_area(self, word: Word) -> Recipient | None:
        """``xã``: the one xã that the article names."""
        named = {
            place.name: place
            for place in self._places.values()
            if place.level == word.text and place.start < place.name_start
        }
        if len(named) != 1:
            return None
        place = next(iter(named.values()))
        return (
            Recipient(word.start, word.end, place.label, ("collective",), rank=place.rank)
            if place.start < word.start
            else None
        )

    def addressed(self, word: Word) -> Recipient | None:
        """``bà``, ``ông``: the last person before whom the article addresses so."""
        people = self._document.people
        last = bisect.bisect_left(people, word.start, key=lambda person: person.start)
        for person in reversed(people[max(0, last - _NAMES_TRIED) : last]):
            if person.honorific == word.text and word.start - person.end < _SAID_BEFORE:
                return Recipient(word.start, word.end, person.name, ("individual",), person=True)
        told = self._told_of
        if told and told.start < word.start and told.honorific in (None, word.text):
            return Recipient(word.start, word.end, told.name, ("individual",), person=True)
        return None

    @cached_property
    def _told_of(self) -> Person | None:
        """The one person whom the title names: the story is theirs."""
        title = next((block.span for block in self._document.article.blocks if block.kind == "title"), None)
        if title is None:
            return None
        named = within(self._document.people, title.start, title.end)
        return named[0] if len({person.name for person in named}) == 1 else None


def _is_award(words: Sequence[Word], index: int) -> bool:
    """``Trường Chính trị Kon Tum Huân chương Lao động``: an award begins straight after a name."""
    return index + 1 < len(words) and f"{words[index].text} {words[index + 1].text}" in _AWARDS


def _no_person(person: Person) -> bool:
    """``phóng viên Báo Tuổi Trẻ``, ``chiến sĩ TNXP``: a body or an abbreviation after an occupation."""
    first = person.name.split()[0]
    if first.isupper() and len(first) > 2 and not person.name.isupper():
        return True
    return person.honorific is not None and first.lower() in _BODY_WORDS


def _incomplete(name: str) -> bool:
    """Names of bodies that need a place to be one: ``UBND tỉnh``, ``Công an``."""
    return name in ("UBND", "HĐND", "Công an", "Đảng bộ", "Đảng ủy", "Ban Chỉ đạo")


def _after(words: Sequence[Word], index: int, end: int) -> int:
    while index < len(words) and words[index].start < end:
        index += 1
    return index
