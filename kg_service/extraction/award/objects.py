"""Awards and recipients after their verb: ``A cho R, A cho R``, ``cho R A``, ``A: R; R``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import regex

from kg_service.extraction.award.cues import Cue
from kg_service.extraction.award.items import BESIDES, SEPARATOR, Items
from kg_service.extraction.award.marks import GIVING, Mark
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.phrases import telling
from kg_service.extraction.award.predications import Group
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.stems import LETTER
from kg_service.extraction.mentions.places import unit_words
from kg_service.text.patterns import compiled

_LETTER_TO = frozenset({"", "đến", "gửi", "gửi tới", "gửi đến"})
"""Between a letter of praise and whom it praises."""
OBJECT_GAP = 40
"""Characters between a verb or its award and an object that nothing else ties to it."""

_OF = compiled(r"^\s*\"?\s*(?:của|đối với)(?!\p{L})")
_IS = compiled(r"\s*[\"”]?\s*(?:chính\s+)?là(?!\p{L})")
_GOES_ON = regex.compile(r"(?:[,;]|(?<!\p{L})và)\s*$")
_GOES_ON_WITH = telling(
    r"(?:[,;–-]|(?<!\p{L})(?:và|<with_it>))\s*(?:(?:các|những|nhiều|<with_it>|tặng|trao)\s+)*[\"“]?$"
)
_NO_COUNT = telling(
    r"(?<!\p{L})(?:(?<!thân nhân )của|thuộc|<acts_on>|trị giá|với|từ)\s+"
    r"(?:(?:<figure_links/approx>|được)\s+)?(?:\p{L}+\s+)?$"
)
_GETS_OTHER = telling(r"\s+(?:còn lại\s+)?(?:<adverb>\s+)*(?:nhận|bị)\s")
"""``; 174 hộ còn lại nhận thư``: the number begins a clause of its own."""
_UNREAD = compiled(r"\p{L}{2,}[^,;]*(?:[,;]|(?<!\p{L})và\s)")
_UNREAD_REACH = 120
_MONEY = telling(r"\p{L}\s*[,;]\s*(?:và\s+)?<money>\s*$")
_OPENS_TOLD = ("(", "(gồm", "(gồm:", "(là", ": (", "(đó là", "là", "là:", "đó là", ", đó là", ", là", ":")
_TITLES = r"(?:(?:các|<honorifics/address>)\s+)*"
_OPENS_PEOPLE = telling(rf"\s*\((?:(?:gồm|là|đó là)\s*:?\s*)?{_TITLES}")
_JOINS_PEOPLE = telling(rf"\s*(?:[;,]|[;,]?\s*và)\s*{_TITLES}")
_ONE_WHO = telling(
    r"\s+(?:cho\s+)?(?:<several>|một)\s[^,;:.–\n-]{2,60}(?:\s?:|,|\s[–-])\s+"
    r"(?:(?:<several>|là|đó là|<honorifics/*>)\s+)*"
)
"""``cho một y sĩ – Thượng úy``, ``tặng ba người con của làng: các ông``: who they are is told before their names."""
_ADDRESS_GAP = 12
"""Characters between ``cho`` and a name: room for a form of address."""

_QUOTE_ENDS = compiled(r"[\"”]\s*(?:,|[-–—])\s")
"""What somebody has said ends, and who said it follows: ``… tặng giấy khen cho anh ấy rồi", ông B nói``."""

_GIVES = telling(
    r"(?:,[^;:.]{2,120}?,?)?\s+(?:<adverb>\s+)*(?:<award_cues/confer>|<award_cues/hand>|<money>)\s", regex.compile
)
"""``; bà B, Giám đốc Công ty C, tặng mỗi em một xe đạp``, ``; Công an tỉnh thưởng nóng``: the next clause's subject."""

_LONGEST_ROW = 12
_JOINS_TOLD = (";", ",", "và", "; và", ", và")


@dataclass(slots=True)
class _State:
    """Where the reading of objects stands.

    ``reason``: after words of reason or place, where names receive nothing. ``floor``: where the list opened.
    ``where``: the mark that only says where the last one lies.
    ``told``: how many names of those counted before a bracket may still stand in it. ``rows``: where counts begin
    after which as many names stand without a bracket.
    """

    verb: Mark
    cue: Cue
    previous: Mark
    floor: int
    groups: list[Group] = field(default_factory=lambda: [Group()])
    award_first: bool = False
    reason: bool = False
    accepted: Mark | None = None
    where: Mark | None = None
    told: int = 0
    rows: frozenset[int] = frozenset()

    @property
    def group(self) -> Group:
        return self.groups[-1]

    @property
    def goes_on(self) -> bool:
        """Whether the list goes on unbroken: the mark before is of it."""
        return self.previous is self.accepted or self.previous is self.where

    @property
    def resumes(self) -> bool:
        """Whether a recipient begins a new group: ``xã A đạt chuẩn, xã B đạt chuẩn nâng cao``."""
        return not self.award_first and bool(self.group.awards and self.group.recipients)

    def take_award(self, award: AwardMention) -> None:
        """Adds an award to the group, or to a new one."""
        goes_on = self.previous.award is not None and not self.award_first  # tặng trường A Huân chương B, Huân chương C
        if self.group.recipients and (self.award_first or self.group.awards) and not goes_on:
            self.groups.append(Group())
            self.award_first = True
        self.award_first = self.award_first or not any(group.recipients for group in self.groups)
        self.group.awards.append(award)
        self.reason, self.floor = False, award.end

    def take_recipient(self, mark: Mark, recipient: Recipient) -> None:
        """Adds a recipient to the group, or to a new one; awards that have numbers of their own stay without."""
        if self.resumes:
            self.groups.append(Group())
        if recipient.count is not None and not self.group.recipients:
            counted = [award for award in self.group.awards if award.count is not None and award.kind]
            others = [award for award in self.group.awards if award not in counted]
            if counted and others:
                self.group.awards = counted
                self.groups.append(Group(others, addressed=True))
        self.group.recipients.append(recipient)
        self.accepted, self.reason, self.floor = mark, False, mark.end


def _is_counted(mark: Mark) -> bool:
    return mark.recipient is not None and mark.recipient.count is not None


def _of_office(state: _State, recipient: Recipient, gap: str) -> bool:
    """``ông A, cán bộ Đội B, Công an huyện C, Công an tỉnh D``: after a person's body, the one that it is of."""
    if recipient.person or recipient.count is not None or state.where is None or state.previous is not state.where:
        return False
    person = state.accepted is not None and state.accepted.recipient is not None and state.accepted.recipient.person
    return person and set(SEPARATOR.findall(gap)) == {","} and BESIDES.search(gap) is None


class ObjectReader:
    """Reads the objects of the verbs of one text."""

    def __init__(self, folded: str, items: Items) -> None:
        self._folded = folded
        self._items = items

    def groups(self, verb: Mark, cue: Cue, right: Sequence[Mark]) -> list[Group]:
        """Awards with their recipients among the marks after a verb that is not passive."""
        state = _State(verb, cue, verb, verb.end, rows=self._rows(right))
        for mark in right:
            gap = self._folded[state.previous.end : mark.start]
            if mark.act == "negation":
                break
            if mark.award:
                if state.previous.act == "dative" and not state.reason and _UNREAD.search(gap[:_UNREAD_REACH]):
                    state.groups.append(Group())  # trao A cho các bên, B cho 10 cá nhân
                if ";" in gap and state.group.recipients and not state.group.awards:
                    state.groups.append(Group())  # khen 9 tổ; ở huyện, giấy khen …
                if ";" in gap and state.group.addressed and not state.group.recipients:
                    state.groups.append(Group())  # trao A cho nguyên Chủ tịch tỉnh; B cho Sở C
                if not self._repeats(state, mark.award, gap):
                    state.take_award(mark.award)
            elif mark.act:
                self._cue(state, mark, gap)
            elif mark.recipient and self._receives(state, mark, mark.recipient, gap):
                state.take_recipient(mark, mark.recipient)
            elif mark.recipient and (
                self._items.in_brackets(verb.start, mark.start)
                or self._items.is_parent(gap.strip()[:1], state.previous, mark.recipient)
            ):
                continue
            elif mark.recipient and state.goes_on and self._is_aside(state, mark.recipient, gap):
                state.where = mark
            state.previous = mark
        return state.groups

    def _rows(self, marks: Sequence[Mark]) -> frozenset[int]:
        """Where ``hai xã Tân An và Tân Bình`` begin: units counted, and straight after them as many names."""
        found = set()
        for at, mark in enumerate(marks):
            counted = mark.recipient.count if mark.recipient and mark.recipient.noun in unit_words() else None
            row = marks[at : at + 1 + counted] if counted and 1 < counted <= _LONGEST_ROW else ()
            gaps = [self._folded[one.end : two.start].strip() for one, two in pairwise(row)]
            named = all(one.recipient and one.recipient.count is None and one.recipient.rank for one in row[1:])
            if counted and len(gaps) == counted and named and not gaps[0] and all(g in _JOINS_TOLD for g in gaps[1:]):
                found.add(mark.start)
        return frozenset(found)

    def _is_aside(self, state: _State, recipient: Recipient, gap: str) -> bool:
        """Whether a name only says where the one before it lies or works."""
        return _of_office(state, recipient, gap) or self._items.says_where(gap, state.previous, recipient)

    @staticmethod
    def _repeats(state: _State, award: AwardMention, gap: str) -> bool:
        """An award told in a reason, or again in brackets: ``danh hiệu Nghệ sĩ nhân dân (NSND)``."""
        if state.reason and not _GOES_ON_WITH.search(gap):
            return True
        return gap.endswith("(") and any(known.stem == award.stem for known in state.group.awards)

    @staticmethod
    def _cue(state: _State, mark: Mark, gap: str) -> None:
        if mark.act == "dative" and _MONEY.search(gap[-_UNREAD_REACH:]):
            state.reason = True  # tặng Thư khen lực lượng cứu hộ, thưởng cho 6 đơn vị
        elif mark.act == "dative" and (not state.reason or _GOES_ON.search(gap)):
            state.reason, state.floor = False, mark.end
            state.group.addressed = state.group.addressed or "," not in gap
        elif mark.act == "breakdown":
            state.reason, state.floor = False, mark.end
        elif mark.act == "reason":
            state.reason = bool(state.group.recipients or state.group.awards)

    def _receives(self, state: _State, mark: Mark, recipient: Recipient, gap: str) -> bool:
        """Whether a recipient among the marks is one of the verb's."""
        previous = state.previous
        opened = previous.award is not None and gap.strip() in ("(", ": (", "(cho")
        if recipient.count is None and self._tells_counted(state, previous, recipient, gap):
            return True
        if _IS.match(gap) and (previous.award or previous is state.accepted) and not _is_counted(previous):
            return False  # trao Bằng khen cho trường A là bà B
        if recipient.count is None and not opened and self._items.in_brackets(state.verb.start, mark.start):
            return False
        if state.reason:
            return recipient.count is not None and recipient.sure and _GOES_ON.search(gap) is not None
        if recipient.person and previous.act in ("dative", *GIVING) and _ONE_WHO.fullmatch(gap):
            return True
        if self._stands_apart(state, recipient, gap):
            return False
        if previous is state.verb and ("," in gap or len(gap) > OBJECT_GAP):
            return False
        if opened and recipient.count is None and previous.award and previous.award.count is not None:
            return True  # 01 Huân chương (Trường A)
        if recipient.person:
            if previous.award and _OF.match(gap):
                return state.cue.act == "revoke"
            if previous.award and ";" in gap and not (state.group.addressed or state.accepted):
                return False  # xã A đề nghị tặng Huân chương B; bà C đề nghị tặng Bằng khen
            if previous.award and "," in gap and not state.group.addressed and self._items.tells(recipient):
                return False
            given = previous.act == "dative" and len(gap) <= _ADDRESS_GAP
            return self._is_owner(state, recipient) or self._items.is_person(state.floor, recipient, given)
        if recipient.count is not None:
            return self._counts(state, gap) and not (gap[:1] in ";," and _GETS_OTHER.match(self._folded, mark.end))
        return self._named(state, recipient, gap)

    def _is_owner(self, state: _State, recipient: Recipient) -> bool:
        """``hủy Huân chương của nguyên Giám đốc Sở A Lê Văn B``: whose award is taken back."""
        if state.cue.act != "revoke" or not state.group.awards or state.group.recipients:
            return False
        last = self._folded[state.group.awards[-1].end : recipient.start]
        return _OF.match(last) is not None and not any(mark in last for mark in ",;:(")

    def _stands_apart(self, state: _State, recipient: Recipient, gap: str) -> bool:
        """Whether a name is that of who says it, of the next clause's giver, or of the body that an officer is of."""
        says = recipient.person and _QUOTE_ENDS.search(gap) is not None and self._items.speaks(recipient)
        gives = recipient.count is None and ";" in gap and _GIVES.match(self._folded, recipient.end) is not None
        return says or gives or _of_office(state, recipient, gap)

    def _tells_counted(self, state: _State, previous: Mark, recipient: Recipient, gap: str) -> bool:
        """``02 tập thể (buôn Triết; Trường THCS A)``: who they are whom the number before the bracket counts."""
        if state.reason:
            return False
        if previous.recipient is not None and previous.recipient.count is not None:
            counted = previous.recipient
            kind = "individual" if recipient.person else "collective"
            opens = previous.start in state.rows or gap.strip() in _OPENS_TOLD
            opens = opens or (recipient.person and _OPENS_PEOPLE.fullmatch(gap) is not None)
            state.told = counted.count or 0 if opens and kind in counted.kinds else 0
        elif previous is not state.accepted or not (
            gap.strip() in _JOINS_TOLD or (recipient.person and _JOINS_PEOPLE.fullmatch(gap))
        ):
            state.told = 0
        state.told -= 1
        return state.told >= 0

    @staticmethod
    def _counts(state: _State, gap: str) -> bool:
        """Whether a count goes on with what opened a list of recipients, or with the list."""
        if _NO_COUNT.search(gap):
            return False
        if state.previous.award is not None and not gap.strip():
            return True  # và Bằng khen 5 tập thể
        if state.accepted is not None and gap.strip() == "(" and _is_counted(state.previous):
            return not (state.previous.recipient and state.previous.recipient.sure)  # 50 điển hình (20 tập thể, …)
        if state.accepted is not None:
            return SEPARATOR.search(gap) is not None or state.previous.act in ("dative", "breakdown")
        return ":" in gap or (len(gap) <= OBJECT_GAP and "," not in gap)

    def _named(self, state: _State, recipient: Recipient, gap: str) -> bool:
        """Whether a body or area opens the list, or goes on with it unbroken."""
        previous = state.previous
        if previous.award and ":" not in gap:
            if state.resumes:
                return self._items.is_named(gap, False, None, recipient)
            if gap.strip() in _LETTER_TO and previous.award.stem.name == LETTER:
                return self._items.is_named("", True, None, recipient)  # gửi thư khen cán bộ, chiến sĩ Công an tỉnh A
            of = _OF.match(gap) if state.cue.act == "revoke" else None
            return of is not None and self._items.is_named(gap[of.end() :], True, None, recipient)
        first = previous is state.verb or previous.act in ("dative", "breakdown") or ":" in gap
        apart = ";" in gap or BESIDES.search(gap) is not None
        resumed = apart and state.accepted is not None  # 1. Ông A, Phó Giám đốc Sở B; 2. Bệnh viện C
        return (first or state.goes_on or resumed) and self._items.is_named(gap, first, previous, recipient)
