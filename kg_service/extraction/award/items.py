"""Whether a name in a clause is a recipient of its own, or says where another one is, or whose."""

from __future__ import annotations

from functools import cache

import regex

from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.recipient_words import leads
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.words import words_of
from kg_service.extraction.tables import rows, spellings
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

SEPARATOR = regex.compile(r"[,;:–\n-]|/\s*$|(?<!\p{L})(?:và|cùng|với)(?!\p{L})")
"""What stands between the items of a list: also ``04 tập thể / 06 cá nhân``."""

BESIDES = compiled(r",\s+(?:và|cùng(?:\s+với)?)\s+$")
"""Before a body that stands beside who was named before it, and is not of that one's office: a comma and ``và``."""

_PREPOSITION = worded(
    r"(?<!\p{L})(?:(?<!thân\s)(?<!thân nhân\s)(?<!gia đình\s)của|<through>|ngoài(?!\sra\s))\s"
    r"(?:(?!(?<!\p{L})(?:và|là|khi|nên|mà)\s)[^,;])*$",
    "award_recipients",
)
_SPEAKS = worded(r"\s*(?:-\s*)?(?!<say_not>)<say>(?!\p{L})", "award_clauses")
_TELLS = worded(r"[^.;]*?[,)–-]\s*(?:đã\s+)?(?!<say_not>)<say>(?!\p{L})", "award_clauses")
_TELLS_REACH = 110
_ROW_OPENS = compiled(r"(?:[,;:(]|(?<!\p{L})(?:là|gồm|như))\s*$")
_OPENING = 8
_ENUMERATOR = compiled(r"(?:^|[\s;,:])\(\d{1,2}\)\s*|(?:^|[;:])\s*\d{1,2}[.)]\s+|^\s*(?:[•●▪*+]|\d{1,2}[.)])\s*")
_PARENT = worded(r"<parent_body>(?!\p{L})", "award_recipients")
"""Beginnings of names of bodies that others belong to."""
_PROVINCE = 1
"""The rank of provinces, whose bodies lie in no district."""
_PARENT_REACH = 200
_PREPOSITION_REACH = 70
_BRACKET_REACH = 300


class Items:
    """Tells the items of lists of recipients in one text."""

    def __init__(self, text: str, folded: str) -> None:
        self._text = text
        self._folded = folded

    def is_named(self, gap: str, first: bool, adjacent: Mark | None, recipient: Recipient) -> bool:
        """Whether ``gap``, what stands before a body or an area, lets it be a recipient of its own.

        ``first``: it may open a list; else a separator must stand before it. ``adjacent``: the mark before it.
        """
        if adjacent and adjacent.start == recipient.start:
            return True  # hai tỉnh này
        gap = _ENUMERATOR.sub(", ", gap) if _ENUMERATOR.search(gap) else gap
        separators = list(SEPARATOR.finditer(gap))
        if not separators and not first:
            return False
        if separators and separators[-1].group() in "-–" and self._text[recipient.start].islower():
            return False  # Bệnh viện A - bệnh viện đầu tiên của tỉnh - đón nhận
        rest = gap[separators[-1].end() :] if separators else gap
        if not _only_leads(rest):
            return False
        last = separators[-1].group() if separators else ""
        if self._holds(last, adjacent, recipient):
            return False
        return not (_modifies(last, adjacent, recipient) or self.is_parent(last, adjacent, recipient))

    def is_parent(self, separator: str, adjacent: Mark | None, recipient: Recipient) -> bool:
        """``Trường A, Bộ Y tế; Công an huyện B, Bộ Công an; …``: in a list with semicolons whose the one before is."""
        before = adjacent.recipient if adjacent else None
        if separator != "," or before is None or before.person or before.rank or before.count is not None:
            return False
        if not _PARENT.match(recipient.name.lower()):
            return False
        if adjacent and self._is_last_of_two(adjacent, recipient):
            return True
        first = max(self._folded.rfind("\n", 0, recipient.start) + 1, recipient.start - _PARENT_REACH)
        last = self._folded.find("\n", recipient.end)
        last = min(last if last >= 0 else len(self._folded), recipient.end + _PARENT_REACH)
        return ";" in self._folded[first:last]

    def _is_last_of_two(self, adjacent: Mark, recipient: Recipient) -> bool:
        """``cho Cục A, Bộ Công an.``: no ``và`` joins the two, and neither stands in a longer row."""
        if self._folded.startswith((",", ")", " và ", " cùng "), recipient.end):
            return False
        if _ROW_OPENS.search(self._folded, max(0, adjacent.start - _OPENING), adjacent.start):
            return False
        before = self._folded[adjacent.start : adjacent.end]
        alike = before.split()[0] == self._folded[recipient.start : recipient.end].split()[0]
        return not alike or _step(before) is not None

    def says_where(self, gap: str, adjacent: Mark, recipient: Recipient) -> bool:
        """``xã A, thành phố B; Trường C``: where the one before lies, or works, so that a list goes on after it."""
        if recipient.person or recipient.count is not None:
            return False
        separators = SEPARATOR.findall(gap)
        holds = len(separators) == 1 and self._holds(separators[0], adjacent, recipient)
        return holds or (len(separators) == 1 and _modifies(separators[0], adjacent, recipient))

    def _holds(self, separator: str, adjacent: Mark | None, recipient: Recipient) -> bool:
        """``Chi bộ 3, Đảng bộ phường A``: of which the one before is a part; not in ``…, Đảng bộ A và Công ty B``."""
        before = adjacent.recipient if adjacent else None
        if separator != "," or before is None or before.person or self._folded.startswith(" và ", recipient.end):
            return False
        return _is_above(recipient.name, before.name)

    def is_person(self, floor: int, recipient: Recipient, given: bool = False) -> bool:
        """Whether a person is one of the list and not named after ``của``, ``do`` or before ``cho biết``.

        ``given``: straight after ``cho``, so that another one speaks: ``đơn vị tặng Bằng khen cho ông A cho biết``.
        """
        start = recipient.start
        if not given and _SPEAKS.match(self._folded, recipient.end):
            return False
        return _PREPOSITION.search(self._folded, max(floor, start - _PREPOSITION_REACH), start) is None

    def tells(self, recipient: Recipient) -> bool:
        """Whether a person, told by office, is the one who says it: ``ông A - Vụ trưởng Vụ B (Bộ C) cho biết``."""
        return _TELLS.match(self._folded, recipient.end, recipient.end + _TELLS_REACH) is not None

    def speaks(self, recipient: Recipient) -> bool:
        """Whether a verb of saying follows a person, straight or after the office."""
        return _SPEAKS.match(self._folded, recipient.end) is not None or self.tells(recipient)

    def is_named_or_person(self, gap: str, previous: Mark, mark: Mark) -> bool:
        """Whether a recipient after ``cho``, or after another one, is of its own."""
        recipient = mark.recipient
        if recipient is None:
            return False
        if recipient.person:
            return self.is_person(previous.end, recipient)
        return self.is_named(gap, previous.act == "dative", previous, recipient)

    def in_brackets(self, floor: int, position: int) -> bool:
        """Whether a bracket before the position is open."""
        floor = max(floor, position - _BRACKET_REACH)
        return self._folded.count("(", floor, position) > self._folded.count(")", floor, position)


def _only_leads(gap: str) -> bool:
    """Whether a stretch holds nothing but the words of ``recipient_leads.tsv``."""
    words = words_of(gap, 0, len(gap))
    at = 0
    while at < len(words):
        match = leads("any").longest(words, at) or leads("people").longest(words, at)
        if match is None and words[at].text not in ('"', "'"):
            return False
        at += match[0] if match else 1
    return True


@cache
def _ladder() -> tuple[tuple[str, int, int], ...]:
    """Heads of units that are parts of each other, from small to large: which ladder, and how high."""
    uses = ("units_of_army", "units_of_party", "units_of_place")
    table = {row["use"]: spellings(row["words"]) for row in rows("award_recipients", "use", "words")}
    return tuple((word, number, at) for number, use in enumerate(uses) for at, word in enumerate(table[use]))


def _step(name: str) -> tuple[int, int] | None:
    """The ladder and step of a unit by the head of its name; the longest head counts."""
    folded = f"{name.lower()} "
    found = [(len(word), number, at) for word, number, at in _ladder() if folded.startswith(f"{word} ")]
    return max(found)[1:] if found else None


def _is_above(name: str, part: str) -> bool:
    """``Tiểu đoàn 2, Trung đoàn 741``, ``Chi bộ 3, Đảng bộ phường A``: the latter holds the former."""
    above = _step(name)
    below = _step(part) if above else None
    return above is not None and below is not None and above[0] == below[0] and above[1] > below[1]


def _modifies(separator: str, adjacent: Mark | None, recipient: Recipient) -> bool:
    """``ông A, Sở Nội vụ``, ``Trường B, huyện C``, ``xã D, huyện E``: the latter says where the former is."""
    before = adjacent.recipient if adjacent else None
    if before is None or separator not in (",", "-", "–"):
        return False
    if before.person:
        return True
    if before.count is not None:
        return False
    if not before.rank and recipient.rank > _PROVINCE and _PARENT.match(before.name.lower()):
        return False  # Sở Tài chính, huyện Kỳ Anh
    return bool(recipient.rank) and (before.rank > recipient.rank or not before.rank)
