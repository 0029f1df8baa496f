"""Recipients that follow an award without a verb of their own: below it, after its name, told after a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from kg_service.extraction.award.entries import Entries
from kg_service.extraction.award.items import SEPARATOR, Items
from kg_service.extraction.award.kinds import kind_of, kind_words
from kg_service.extraction.award.marks import GIVING, Mark
from kg_service.extraction.award.phrases import telling
from kg_service.extraction.award.predications import Group
from kg_service.extraction.award.recipient_words import begins_collective
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.facts import RecipientKind
from kg_service.extraction.tables import rows, spellings
from kg_service.text.patterns import compiled

_OF = compiled(r"^\s*\"?\s*(?:của|đối với)(?!\p{L})")
_OPENS_LIST = telling(
    r"\s*(?:\(\s*\d{1,4}\s*\)\s*(?=:))?[\s:=–-]*(?:\d[\d.]*\s*(?=\())?[\s:(=–-]*"
    r"(?:(?:<figure_links/approx>|<honorifics/address>|các)\s+)*"
)
_TOLD = telling(
    r"\s*(?:,?\s*(?:đó\s+)?là(?!\p{L})|,?\s*(?:bao\s+)?gồm(?:\s+có)?(?!\p{L})|\(|:|(?:,\s*|\s)trong đó có(?=[\s:])"
    r"|\s(?:có|gồm)\s[^,;:.()\d]{3,50}?\s(?:như|là|gồm)(?=[\s:]))\s*:?\s*(?:các\s+)?"
    r"(?:(?:ông\s*/\s*bà|ông,? bà|<honorifics/*>|<somebody>)\s*:\s*)?"
)
_DEGREES = r"(?<!\bgs)(?<!\bts)(?<!\bpgs)(?<!\bths)(?<!\bbs)(?<!\bks)(?<!\bkts)(?<!\bls)"
_LISTED_ENDS = compiled(rf"{_DEGREES}\.\s|\n\s*(?:\n|[-+*•\d])")
_TOLD_ENDS = compiled(rf";\s|{_DEGREES}\.\s|\n")
_NUMBER_OF = telling(r"(?<!\p{L})<number_of>\s+(?:lượt\s+)?(?P<noun><recipient_nouns/*>)\s+(?:[^,;:.\d]{1,40}\s)?$")
_COMES_TO = telling(
    r"(?:\s+[^,;:.\d]{2,40})?\s*(?:là|:|lên tới|lên đến|lên|đạt|có|tới)\s+(?:<figure_links/approx>\s+)?"
    r"(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d,/%])(?:\s(?:lượt|người|tập thể|cá nhân|đơn vị|hộ)(?!\p{L}))?"
)
_AMONG_THEM = compiled(r"\s*[,;(]?\s*")
_NAMED_AMONG = telling(r"(?:\s+(?:có|là|gồm))?\s*:?\s*(?:<honorifics/*>\s+)*|,?\s+(?:và\s+)?(?:<honorifics/*>\s+)*")
"""After ``7 cá nhân, trong đó``: some of them are named."""
_BODY_LABEL = compiled(r"[\s+*•-]*(?P<name>\p{L}+(?:\s\p{L}+){0,4})\s*:\s*")
_OFFICE = compiled(r",[^;:.]{2,80}(?::|\s[-–—])")
_COUNTED = r"(?:\(\s*\d{1,4}(?:\s+\p{L}+){0,2}\s*\)\s*)?"
"""``(03)``, ``(02 cá nhân)`` before the colon of a list."""
_COLON = compiled(rf"[\s\"”]*{_COUNTED}:\s*")
_ADDRESS_GAP = 30
_ITEM_START = compiled(r"^\s*(?:[-+*•]|\d{1,3}[.)]|\p{L}\))\s*")


@cache
def _noun_kinds() -> Mapping[str, RecipientKind]:
    """The nouns after a count of recipients, each with its kind."""
    return {
        word: kind_of(row["kind"])
        for row in rows("recipient_nouns", "kind", "words")
        for word in spellings(row["words"])
    }


class FollowerReader:
    """Reads the recipients that follow the awards of one text."""

    def __init__(self, folded: str, items: Items, entries: Entries) -> None:
        self._folded = folded
        self._items = items
        self._entries = entries

    def told_after(self, right: Sequence[Mark], subject: Sequence[Recipient]) -> list[Group]:
        """Who they are whom a passive verb counts or leaves unnamed.

        ``03 tập thể được tặng A là: X, Y và Z``, ``… tặng A (ông X)``, ``… được tặng A có vài gương mặt trẻ như X``.
        """
        last = next((index for index in range(len(right) - 1, -1, -1) if right[index].award), None)
        if last is None or any(recipient.count is None for recipient in subject):
            return []
        award = right[last].award
        opens = _TOLD.match(self._folded, right[last].end)
        if award is None or opens is None or award.count is not None:
            return []
        rows = opens.group().rstrip().endswith(":") or not subject
        ends = _LISTED_ENDS if rows else _TOLD_ENDS
        stop = ends.search(self._folded, opens.end())
        end = stop.start() if stop else len(self._folded)
        if opens.group().endswith("("):
            close = self._folded.find(")", opens.end())
            end = min(end, close) if close >= 0 else end
        marks = [mark for mark in right[last + 1 :] if opens.end() <= mark.start < end]
        found = self.listed([mark for mark in marks if mark.act != "breakdown"], opens.end())
        if rows and self._folded.find(";", opens.end(), end) >= 0:
            read = self._entries.read(opens.end(), end, subject[0].kinds[0] if len(subject) == 1 else None)
            found = read if len(read) > len(found) else found
        single = len(subject) == 1 and subject[0].count == 1
        if single or not found:
            entry = self._entries.entry(opens.end(), end, subject[0].kinds[0] if single else None)
            found = [entry] if entry else found
        return [Group([award], found)] if found else []

    def number_after(self, right: Sequence[Mark], start: int, verb: int) -> list[Group]:
        """``Số tập thể được tặng A là 31``, ``Số người đạt A lên tới 1.037 lượt``: a number after its predicate."""
        noun = _NUMBER_OF.search(self._folded, start, verb)
        awards = [mark.award for mark in right if mark.award and mark.award.count is None]
        number = _COMES_TO.match(self._folded, awards[-1].end) if noun and len(awards) == 1 else None
        if noun is None or number is None:
            return []
        kind = kind_words().get(noun["noun"]) or _noun_kinds()[noun["noun"]]
        count = int(number["number"].replace(".", ""))
        return [Group(awards, [Recipient(noun.start(), number.end(), "", (kind,), count=count)])]

    def possessors(self, right: Sequence[Mark]) -> list[Recipient]:
        """``lễ đón nhận Huân chương Lao động của Cục Điện ảnh``: whose the award is that is received."""
        for award, mark in pairwise(right):
            gap = self._folded[award.end : mark.start]
            if (
                award.award
                and award.award.stem.by
                and mark.recipient
                and mark.recipient.count is None
                and (_OF.match(gap) or not gap.strip())
            ):
                rest = gap[gap.find("của") + 3 :] if gap.strip() else ""
                if mark.recipient.person or self._items.is_named(rest, True, None, mark.recipient):
                    return [mark.recipient]
        return []

    def given_to(self, right: Sequence[Mark]) -> list[Recipient]:
        """``lễ đón nhận Huân chương do Chủ tịch nước trao tặng cho Trường A``, ``… tặng Trường A``: to whom."""
        acts = [mark.act for mark in right[:6]]
        gives = next((at for at, act in enumerate(acts) if act in GIVING), None)
        if gives is None or not any(mark.award for mark in right[:gives]):
            return []
        to = acts.index("dative", gives) if "dative" in acts[gives:] else gives
        after = right[to + 1 :]
        one = after[0].recipient if after else None
        near = one is not None and after[0].start - right[to].end <= _ADDRESS_GAP
        return [one] if one is not None and near and one.count is None else []

    def labelled(self, start: int, colon: int) -> Recipient | None:
        """The person named at the head of an item, before its colon."""
        entry = self._entries.entry(start, colon)
        return entry if entry and entry.person else None

    def label(self, start: int, end: int) -> Recipient | None:
        """``• Đoàn trường:`` up to an award: a body's kind alone, in a list that names no others of it."""
        line = _BODY_LABEL.fullmatch(self._folded, start, end)
        if line is None or not begins_collective(line["name"]):
            return None
        return self._entries.entry(line.start("name"), line.end("name"), "collective")

    def named_before(self, marks: Sequence[Mark], end: int) -> list[Group]:
        """``- Hội Nông dân thành phố - Cờ thi đua của UBND tỉnh``: an item with a name, and after a dash its award."""
        first = next((index for index, mark in enumerate(marks) if mark.award), 0)
        award = marks[first].award
        if not first or award is None or award.count is not None:
            return []
        owner = marks[0].recipient
        gap = self._folded[marks[0].end : marks[first].start].strip()
        if owner is None or owner.count is not None:
            return []
        if gap not in ("-", "–", "—", ":") and not (owner.person and _OFFICE.fullmatch(gap)):
            return []
        awards = [mark.award for mark in marks[first:] if mark.award]
        return [Group(awards, [owner])] if len(awards) == len(marks) - first else []

    def after_name(
        self, marks: Sequence[Mark], index: int, bulleted: bool = False, end: int | None = None
    ) -> list[Recipient]:
        """Recipients after an award's name without a verb: ``: 54 tập thể``, ``(08 cá nhân)``, ``cho 4 cá nhân``.

        ``bulleted``: the first award begins an item of a list, so that those after ``cho`` may have names. ``end``: of
        the line, where parts between semicolons after a colon are recipients one by one.
        """
        found = self._after_name(marks, index, bulleted)
        if not bulleted or end is None or any(recipient.count is not None for recipient in found):
            return found
        colon = _COLON.match(self._folded, marks[index].end, end)
        if colon is None:
            return found
        stop = next((mark.start for mark in marks[index + 1 :] if mark.award), end)
        read = self._entries.read(colon.end(), stop)
        return read if len(read) > len(found) and all(one.person or not one.rank for one in read) else found

    def _after_name(self, marks: Sequence[Mark], index: int, bulleted: bool) -> list[Recipient]:
        found: list[Recipient] = []
        previous = marks[index]
        addressed = among = False
        for mark in marks[index + 1 :]:
            gap = self._folded[previous.end : mark.start]
            if mark.act == "dative" and not found and not addressed and len(gap) <= 1:
                addressed, previous = True, mark
                continue
            if mark.act == "breakdown" and found and found[-1].count is not None and _AMONG_THEM.fullmatch(gap):
                among, previous = True, mark
                continue
            if mark.authority and not mark.recipient and found and found[-1].person:
                continue  # bà A - Phó Giám đốc Sở B, ông C
            if mark.award or mark.cue or mark.recipient is None:
                break
            if among and (not mark.recipient.person or _NAMED_AMONG.fullmatch(gap) is None):
                break
            if among:
                found.append(mark.recipient)
                previous = mark
                continue
            if addressed and mark.recipient.count is None:
                joined = SEPARATOR.search(gap) is not None if found else len(gap) <= _ADDRESS_GAP
                if not (index == 0 and bulleted and joined and self._items.is_named_or_person(gap, previous, mark)):
                    break
                found.append(mark.recipient)
                previous = mark
                continue
            if found and self._is_detail(marks[index].end, found[-1], mark.recipient, mark.start, gap):
                continue
            opens = _OPENS_LIST.fullmatch(gap) if not found else SEPARATOR.search(gap)
            counted = mark.recipient.count is not None and self._counted_item(marks, index, bulleted, gap)
            if not counted and (opens is None or not (found or addressed or _opens(opens.group(), mark.recipient))):
                break
            of_its_own = mark.recipient.person or mark.recipient.count is not None or not found
            if not of_its_own and not self._items.is_named(gap, False, previous, mark.recipient):
                break
            found.append(mark.recipient)
            previous = mark
        return found

    def _is_detail(self, floor: int, before: Recipient, one: Recipient, start: int, gap: str) -> bool:
        """``bà A (Sở B), ông C - Trưởng phòng D, …``: what only says where the one before works or lies."""
        if one.person or one.count is not None or before.count is not None:
            return False
        if self._items.in_brackets(floor, start):
            return True
        return ";" not in gap and (
            before.person or not self._items.is_named(gap, False, Mark(before.start, before.end, recipient=before), one)
        )

    def _counted_item(self, marks: Sequence[Mark], index: int, bulleted: bool, gap: str) -> bool:
        """``- Cờ thi đua 14 đơn vị; Bằng khen 132 tập thể``: an award and straight after it a number, item by item."""
        if gap.strip():
            return False
        if index == 0:
            return bulleted or ":" in self._folded[marks[0].start : marks[0].end]  # Huân chương A: hạng Nhì 1 cá nhân
        before = self._folded[marks[index - 1].end : marks[index].start].strip()
        return marks[index - 1].recipient is not None and before in (";", ",", ".", "và", "; và")

    def _goes_on_with_name(self, marks: Sequence[Mark], index: int) -> bool:
        """Whether a person's name follows another straight on, so that the first only says who it is."""
        after = marks[index + 1].recipient if index + 1 < len(marks) else None
        return after is not None and after.person and self._folded[marks[index].end : marks[index + 1].start] == " "

    def listed(self, marks: Sequence[Mark], start: int) -> list[Recipient]:
        """The recipients of a line that is one item, or several, of a list."""
        found: list[Recipient] = []
        for index, mark in enumerate(marks):
            recipient = mark.recipient
            if recipient is None or self._items.in_brackets(start, mark.start):
                continue
            if recipient.person and self._goes_on_with_name(marks, index):
                continue  # nghệ nhân Mo Mường Đinh Kiều Dâng
            previous = marks[index - 1] if index else None
            gap = self._folded[previous.end if previous else start : mark.start]
            if recipient.person or recipient.count is not None:
                fits = self._items.is_person(previous.end if previous else start, recipient)
            else:
                bare = gap if previous else _ITEM_START.sub("", gap)
                fits = self._items.is_named(bare, previous is None, previous, recipient)
            joined = ";" in gap or gap.rstrip().endswith(" và")
            if fits and not (found and found[-1].person and not recipient.person and not joined):
                found.append(recipient)
        return found


def _opens(gap: str, recipient: Recipient) -> bool:
    """Whether marks after an award's name open a list: ``: Sở Y tế``, ``- ông A``, ``(08 cá nhân)``."""
    mark = gap.strip()[:1]
    if recipient.count is not None:
        return mark in (":", "(", "-", "–", "=")
    return mark == ":" or gap.rstrip().endswith("):") or (recipient.person and mark in ("-", "–", "("))
