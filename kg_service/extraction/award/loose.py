"""Awards that no verb of giving or getting ties to anybody: whose they are by how readers take such sentences.

``Nhận Bằng khen đợt này có Khoa A``, ``Huân chương … thuộc về Trường B``, ``57 điều dưỡng ôm về tấm giấy khen``,
``Phòng C (Cờ thi đua)``, ``việc làm của anh D được tặng …``, ``Ngoài Huân chương …, Công ty E còn có …``; and where the
sentence names nobody, whose story it goes on with: ``Treo giữa nhà là Bằng khen của UBND tỉnh (2009)``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.clauses import ClauseReader
from kg_service.extraction.award.cues import Cue
from kg_service.extraction.award.entries import Entries
from kg_service.extraction.award.heads import silent
from kg_service.extraction.award.loose_words import (
    ADDRESSED,
    ANYBODY,
    ASKS,
    BEGINS,
    BESIDES,
    BRACKET,
    DASH,
    FROM,
    GETS_TOO,
    GIVES,
    GOES_ON,
    GOES_TO,
    HAD,
    HAD_BEFORE,
    IN_ALL,
    MAIN,
    MANY,
    NAME_LINE,
    NEGATED,
    OFFICE_OF,
    PLANS,
    PLURAL,
    PROPOSED,
    REVOKED,
    SHARE,
    SOME,
    SUMMED,
    TITLE_OF,
    UNKNOWN,
    UNNAMED,
    VETO,
    WHOSE,
)
from kg_service.extraction.award.mark_reader import MarkReader
from kg_service.extraction.award.marks import GIVING, Mark
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.predications import Group, Head, Predication
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.together import EACH, Together
from kg_service.extraction.award.topics import GIVERS, Topics
from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.facts import AwardStatus

_REACH = 300
"""Characters before an award that are looked at."""
_AFTER = 100
"""Characters after it."""
_HAS_REACH = 70
_TITLE_REACH = 24
_AGENT_GAP = 12
_MANY_REACH = 30
_HEAD = 600
"""Characters at the head of an article among which it says that it is a plan."""
_HEADLINE = 140
"""Characters of the longest headline; without one an article begins with its first paragraph."""
_MARKS = 30
"""Marks on either side of an award that are looked at."""


class LooseReader:
    """Reads such sentences of one document, after the clauses with their own verbs have been read."""

    def __init__(self, document: Document, marks: MarkReader, clauses: ClauseReader) -> None:
        self._text = document.text
        self._folded = document.folded
        self._entries = Entries(document)
        self._marks = marks
        self._clauses = clauses
        self._topics = Topics(document, marks)
        self._together = Together(document, marks)
        self._plans = PLANS.search(document.folded, 0, _HEAD) is not None

    def read(self, sentence: Sentence, taken: Collection[int]) -> list[Predication]:
        """The predications of awards of a sentence that begin at none of the places ``taken``."""
        marks = self._marks.marks(sentence.start, sentence.end)
        found: list[Predication] = []
        index = 0
        while index < len(marks):
            until = index
            while until < len(marks) and self._is_free(marks[until], taken, until > index):
                until += 1
            if until > index and (made := self._run(marks, index, until, sentence)):
                found.append(made)
            index = max(until, index + 1)
        return found

    def is_had(self, award: AwardMention, passive: bool) -> bool:
        """``Công ty B còn có Huân chương``, ``được tặng một giấy khen``: whatever the verb, somebody has the award."""
        return (passive and award.count == 1) or HAD.search(
            self._folded, max(0, award.start - _TITLE_REACH), award.start
        ) is not None

    def _is_free(self, mark: Mark, taken: Collection[int], goes_on: bool) -> bool:
        """Whether a mark is an award that nobody has yet; the first of a row no people: ``21 Mẹ Việt Nam anh hùng``."""
        award = mark.award
        if award is None or award.start in taken or award.stem.form == "standing":
            return False
        if goes_on or award.prefixed or award.stem.form not in ("title", "levelled"):
            return True
        before = self._folded[max(0, award.start - _TITLE_REACH) : award.start]
        return (award.count is None and TITLE_OF.search(before) is not None) or not before.rpartition("\n")[2].strip()

    def _run(self, marks: Sequence[Mark], first: int, until: int, sentence: Sentence) -> Predication | None:
        """What is said of awards that stand together."""
        awards = [mark.award for mark in marks[first:until] if mark.award]
        start, end = awards[0].start, awards[-1].end
        since, limit = max(sentence.start, start - _REACH), min(sentence.end, end + _AFTER)
        before = self._folded[since:start]
        together = self._together.all_named(since, start)
        if self._vetoed(EACH.sub("", before) if together else before, since, start, end, limit):
            return None
        if self._is_given_by(marks, first) or _breaks_down(marks[:first]) or SHARE.search(before):
            return None
        proposed = PROPOSED.search(before) is not None
        recipients = together or self._after(marks[max(0, first - 1) : until + _MARKS], end)
        if not recipients and not _is_headline(sentence):
            recipients = self._near(marks, first, since) or self._before(marks, first, sentence)
            recipients = recipients or self._later(marks[until - 1 : until + _MARKS], sentence)
            recipients = recipients or self._headed(marks[first], sentence)
            if (
                not recipients
                and not (proposed or UNNAMED.search(before))
                and self._told(awards, sentence, marks[max(0, first - _MARKS) : first])
            ):
                recipients = self._topics.of(sentence, awards)
        if not recipients:
            return None
        own = [one for one in recipients if one.start >= sentence.start]
        status = _status(marks[max(0, first - _MARKS) : first], proposed)
        status = "revoked" if REVOKED.match(self._folded, end, sentence.end) else status
        return Predication(
            min([start, *(one.start for one in own)]), max([end, *(one.end for one in own)]), "receive", status,
            agents=_agents(marks[max(0, first - _MARKS) : until + _MARKS]), groups=[Group(awards, recipients)],
            passive=True, rule="loose",
        )  # fmt: skip

    def _is_given_by(self, marks: Sequence[Mark], first: int) -> bool:
        """``Bộ trưởng vừa gửi thư khen, UBND huyện hỗ trợ Trạm A``: who gives is its subject."""
        at = first - 1
        while at >= 0 and marks[at].cue:
            at -= 1
        if at < 0 or not _gives(marks[at]) or GIVES.fullmatch(self._folded, marks[at].end, marks[first].start) is None:
            return False
        after = marks[first + 1] if first + 1 < len(marks) else None
        return after is None or after.recipient is None or after.authority is not None

    def _vetoed(self, before: str, since: int, start: int, end: int, limit: int) -> bool:
        """Whether a stretch speaks of conditions, plans, questions, of what is not so, or of awards in general."""
        if silent(self._folded, since, limit) or ASKS.search(self._folded, start, limit) or VETO.search(before):
            return True
        if ANYBODY.search(before):
            return True
        clause = before[max(before.rfind(mark) for mark in ',;:.”"–(') + 1 :]
        if NEGATED.search(clause) or SOME.search(before):
            return True
        return MANY.search(self._folded, max(since, start - _MANY_REACH), end) is not None

    def _headed(self, mark: Mark, sentence: Sentence) -> list[Recipient]:
        """``Chuyền dệt 5, nơi chị làm - giấy khen của Giám đốc``: who stands before the dash needs no known head."""
        line = NAME_LINE.match(self._text, sentence.start, mark.start)
        if line is None or line.end() != mark.start:
            return []
        entry = self._entries.entry(line.start("name"), line.end("name"), "collective")
        proper = any(char.isupper() or char.isdigit() for char in line["name"][1:])
        return [entry] if proper and entry and entry.end == line.end("name") else []

    def _after(self, marks: Sequence[Mark], end: int) -> list[Recipient]:
        """``… thuộc về Trường A và ông B``: those to whom words after the award say that it goes."""
        rest = [mark for mark in marks if mark.recipient or mark.award]
        rest = [mark for mark in rest if mark.start >= end]
        if not rest or rest[0].award:
            return []
        counted = rest[0].recipient is not None and rest[0].recipient.count is not None
        parts = counted and IN_ALL.fullmatch(self._folded, end, rest[0].start)
        if not parts and not GOES_TO.fullmatch(self._folded, end, rest[0].start):
            return []
        stop = next((number for number, mark in enumerate(rest) if mark.award), len(rest))
        named = [mark for mark in rest[:stop] if not _gives(mark)]
        return self._clauses.listed(named, rest[0].start)

    def _near(self, marks: Sequence[Mark], first: int, since: int) -> list[Recipient]:
        """``Phòng A (Cờ thi đua của tỉnh)``, ``việc làm của anh B được tặng``: the last one named before."""
        floor = max(-1, first - _MARKS)
        at = next((at for at in range(first - 1, floor, -1) if _may_have(marks, at)), None)
        one = marks[at].recipient if at is not None else None
        if at is None or one is None:
            return []
        officer = self._officer_of(marks, at, one)
        if officer is None and _gives(marks[at]):
            return []
        one = officer or one
        start = marks[first].start
        if BRACKET.fullmatch(self._folded, one.end, start) or SUMMED.fullmatch(self._folded, one.end, start):
            return self._together_before(marks, at, one)
        if DASH.fullmatch(self._folded, one.end, start) and GOES_ON.match(self._folded, marks[first].end):
            return [one]
        return [one] if WHOSE.search(self._folded, since, one.start) else []

    def _officer_of(self, marks: Sequence[Mark], at: int, one: Recipient) -> Recipient | None:
        """``Thiếu tá A, Đội trưởng Đội B - Huân chương``: the person whose office ends with the body."""
        before = marks[at - 1].recipient if at else None
        if one.person or one.count is not None or before is None or not before.person:
            return None
        office = OFFICE_OF.fullmatch(self._folded, before.end, one.start)
        return replace(before, end=one.end) if office else None

    def _together_before(self, marks: Sequence[Mark], at: int | None, one: Recipient) -> list[Recipient]:
        """``các ông A, B (Bằng khen)``: all of a row that a noun for several leads; else the last alone."""
        found, first = [one], at or 0
        while first and (other := marks[first - 1].recipient) and other.person and one.person and other.count is None:
            if self._text[marks[first - 1].end : marks[first].start] not in (", ", " và ", ", ông ", ", bà "):
                break
            found.insert(0, other)
            first -= 1
        since = max(0, found[0].start - _TITLE_REACH)
        return found if PLURAL.search(self._folded, since, found[0].start) else [one]

    def _before(self, marks: Sequence[Mark], first: int, sentence: Sentence) -> list[Recipient]:
        """``57 điều dưỡng ôm về tấm giấy khen``: the subject, as of a verb that no table knows."""
        floor = next((at + 1 for at in range(first - 1, max(-1, first - _MARKS), -1) if marks[at].award), 0)
        head = Head(first, Cue("receive"), first, passive=True)
        found = self._clauses.subject(marks, head, floor, sentence.start)
        givers = {mark.start for mark in marks[max(0, first - _MARKS) : first] if _gives(mark)}
        return [
            one for one in found if one.start not in givers and not FROM.search(self._folded, sentence.start, one.start)
        ]

    def _later(self, marks: Sequence[Mark], sentence: Sentence) -> list[Recipient]:
        """``Ngoài Huân chương A, Công ty B còn có …``: the subject of the main clause, which follows."""
        if not BESIDES.match(self._folded, sentence.start):
            return []
        for before, mark in pairwise(marks):
            one = mark.recipient
            if one is None or one.count is not None or _gives(mark):
                continue
            gap = self._folded[before.end : mark.start]
            comma = MAIN.search(gap)
            ends = comma is not None and comma.end() == len(gap)
            return [one] if ends and GETS_TOO.match(self._folded, mark.end, sentence.end) else []
        return []

    def _told(self, awards: Sequence[AwardMention], sentence: Sentence, before: Sequence[Mark]) -> bool:
        """Whether a sentence tells that somebody has awards: it begins with them, or a verb of having stands before."""
        if _is_headline(sentence) or sentence.kind == "heading" or self._plans:
            return False
        start, end = awards[0].start, awards[-1].end
        if ADDRESSED.match(self._folded, end, sentence.end) or self._names_somebody(sentence.start, start, before):
            return False
        if BEGINS.fullmatch(self._folded, sentence.start, start):
            return GOES_ON.match(self._folded, end, sentence.end) is not None
        since = max(sentence.start, start - _HAS_REACH)
        return sentence.kind in ("body", "title") and HAD_BEFORE.search(self._folded, since, start) is not None

    def _names_somebody(self, start: int, end: int, marks: Sequence[Mark]) -> bool:
        """Whether a name that no reader knows stands in a stretch: then that one has the award."""
        names = UNKNOWN.finditer(self._text, max(start, end - _REACH), end)
        return any(not any(m.start < name.end() and name.start() < m.end for m in marks) for name in names)


def _breaks_down(before: Sequence[Mark]) -> bool:
    """``1.069 tập thể, cá nhân được khen, trong đó: 1 Huân chương``: awards of some of those counted."""
    if not before or before[-1].act != "breakdown":
        return False
    return any(mark.recipient and (mark.recipient.count or 0) > 1 for mark in before)


def _is_headline(sentence: Sentence) -> bool:
    return sentence.kind == "title" and sentence.end - sentence.start <= _HEADLINE


def _may_have(marks: Sequence[Mark], at: int) -> bool:
    """Whether a mark is an award, or a recipient that does not give: no verb of giving follows it."""
    gives = at + 1 < len(marks) and marks[at + 1].act in GIVING
    return marks[at].award is not None or (marks[at].recipient is not None and not gives)


def _gives(mark: Mark) -> bool:
    """``Bộ Nội vụ với Bằng khen``: who gives such awards to others."""
    ranked = mark.recipient is not None and mark.recipient.rank
    return mark.authority is not None and mark.authority.kind in GIVERS and not ranked


def _status(before: Sequence[Mark], proposed: bool) -> AwardStatus:
    """What the last verb before an award makes of it; one that others ask to revoke is had until somebody does."""
    last = next((mark.act for mark in reversed(before) if mark.act in GIVING), "")
    if last == "revoke":
        return "conferred" if proposed else "revoked"
    if proposed:
        return "proposed"
    return "recognised" if last == "recognise" else "conferred"


def _agents(marks: Sequence[Mark]) -> tuple[Authority, ...]:
    """The authorities straight before a verb of giving."""
    return tuple(
        mark.authority
        for mark, after in pairwise(marks)
        if mark.authority and after.act in GIVING and after.start - mark.end < _AGENT_GAP
    )
