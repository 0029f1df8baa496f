"""Verbs that give, take or get awards, with what stands before them: modals, ``được``, agents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import regex

from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.before_verbs import BeforeVerbs
from kg_service.extraction.award.cues import Cue
from kg_service.extraction.award.marks import GETTING, GIVING, VERBS, Mark
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.predications import Head
from kg_service.extraction.award.stems import cue_words
from kg_service.extraction.tables import WHOLE_TEXT, rows, spellings
from kg_service.extraction.worded import table_words, worded
from kg_service.text.normalize import fold
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder

_AGENT_GAP = 48
"""Characters between an authority and its verb: room for a name, đã, vừa, quyết định."""

_WEAK_GAP = 16
"""Characters between a weak verb and its award: room for một, các, danh hiệu."""

_PASSIVE_GAP = 44
"""Characters between được and its verb where no authority stands there."""

_PRAISE = "khen"
"""A verb only before a number, or after one: ``khen 512 lượt tập thể``, ``12 cá nhân được UBND huyện khen``."""

_GOT = "được "
"""Gets, straight before an award; else it makes the verb after it passive."""

_SHOWS = "trình"
"""Proposes, or shows in court and the like."""

_SILENCE_REACH = 140
_HELD = worded(r"<held>", "award_verbs")
"""What a person has and holds: an order, a medal, a prize."""
_SILENCE_AFTER = 24
_BEHALF_REACH = 12
"""Marks before a verb among which thừa ủy quyền is looked for."""

_EVENT_BEFORE = worded(r"(?<!\p{L})(?:<ceremony>|<session>|việc)\s+$", "award_verbs")
"""Words before a verb of honouring that make it the name of an event, unless a number follows straight after it."""
NOUN_BEFORE = worded(r"(?:thi đua\s*[,&-]?\s*(?:và\s)?|<reward>\s)$", "award_verbs")
"""Words before ``khen thưởng`` that make it a noun."""
_ROUND = worded(r"(?<!\p{L})<session>\s+$", "award_verbs")
_DECISION = worded(r"<decision>", "award_verbs")
_POWERS = worded(r"<powers>\s*(?:của\s*)?$", "award_verbs")
_BOUNDARY = compiled(r"[;:.?!]")
_APART = worded(r"[,()]|(?<!\p{L})<other_verb>(?!\p{L})", "award_verbs", engine=regex.compile)
_ACTS = worded(
    r",\s*(?:là\s+)?<agency>\s+(?:(?:đã|vừa|từng)\s+)?"
    r"|(?:\s*\([^()\n]{1,40}\))?\s*(?:(?:đã|vừa|mới|cũng)\s+)*(?:<issues>\s+)+<decision>\s*"
    r"(?:(?:số\s*)?\d[\w/. -]{0,40}?)?(?:,?\s*ngày\s[\d/. -]{4,12}?)?(?:,?\s*(?:về việc|về|để))?\s*",
    "award_verbs",
    engine=regex.compile,
)
"""``Hội A, đơn vị cấp Bằng khen``; ``Bộ trưởng (…) đã ban hành Quyết định số 12/QĐ-B tặng``: still the subject."""

_NOT_AGENT = worded(r"(?<!\p{L})<of_place>\s+(?:các\s+)?$", "award_verbs")


def _weighs(word: str) -> bool:
    """Whether a verb tells who decides, not who proposes: ``trình Chính phủ xét tặng``."""
    return word in table_words("award_verbs", "weigh")


@cache
def _silence() -> PhraseFinder:
    words = [
        word
        for row in rows("award_silence", "scope", "words")
        if row["scope"] == "sentence"
        for word in spellings(row["words"])
    ]
    return PhraseFinder(words, WHOLE_TEXT)


def silent(folded: str, start: int, end: int) -> bool:
    """Whether a stretch speaks of conditions, aims or examples."""
    return _silence().first(folded, start, end) is not None


class HeadReader:
    """Finds the verbs among the marks of a sentence of one text."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._before_verbs = BeforeVerbs(folded)

    def acting(self, marks: Sequence[Mark]) -> list[Mark]:
        """The marks without verbs that do not act here: ``các cấp``, ``công tác khen thưởng``, ``nhận`` of no award."""
        acting = [
            replace(mark, cue=cue) if cue and cue is not mark.cue else mark
            for index, mark in enumerate(marks)
            if (cue := self._verb(marks, index)) or mark.act not in VERBS
        ]
        governed = False
        for index, mark in enumerate(acting):
            if governed and mark.cue and mark.act in ("confer", "hand") and self._goes_with(acting, index):
                acting[index] = replace(mark, cue=replace(mark.cue, act="dative"))
            governed = governed or mark.act in GIVING
        return acting

    def _goes_with(self, marks: Sequence[Mark], index: int) -> bool:
        """``trao Huân chương tặng Bệnh viện A``, ``hủy Bằng khen đã tặng ông B``: the second verb only says to whom."""
        if index + 1 >= len(marks) or not marks[index - 1].award:
            return False
        following = marks[index + 1]
        gap = self._folded[marks[index - 1].end : marks[index].start].strip()
        return gap in ("", "đã", "để") and (following.recipient is not None or following.act == "dative")

    def heads(self, marks: Sequence[Mark], start: int) -> list[Head]:
        """The verbs in order; of a verb that only tells what another revokes, or repeats it, the two are one."""
        heads: list[Head] = []
        for index, mark in enumerate(marks):
            cue = mark.cue
            if cue is None or cue.act not in VERBS:
                continue
            head = self._before(marks, index, cue, heads[-1].index + 1 if heads else 0)
            if heads and heads[-1].cue.act == "revoke" and self._decision_between(marks, heads[-1], index):
                head.revoked = True
                head.agents, head.first = head.agents or heads[-1].agents, heads[-1].first
                heads.pop()
            elif heads and cue.posthumous and _coordinated(marks, heads[-1], head):
                before = heads.pop()
                head.cue = replace(cue, posthumous=False)
                head.first, head.agents = before.first, head.agents or before.agents
                head.proposed, head.passive = before.proposed, before.passive
            elif heads and cue.act == "reach" and self._recognised_as(marks, heads[-1], index):
                before = heads.pop()
                head.recognised, head.agents = True, before.agents
            head.negated = head.negated or self._silent(marks[index], start)
            heads.append(head)
        return heads

    def _verb(self, marks: Sequence[Mark], index: int) -> Cue | None:
        """The cue at ``index`` if it acts as a verb there."""
        mark, cue = marks[index], marks[index].cue
        if cue is None:
            return None
        if cue.act == "passive" and self._gets(marks, index):
            return replace(cue, act="receive")
        following = marks[index + 1] if index + 1 < len(marks) else None
        award_next = bool(following and following.award and following.start - mark.end <= _WEAK_GAP)
        if cue.act == "propose":
            if cue.word == _SHOWS and award_next and self._given_after(marks, index + 1):
                return None
            award_next = award_next or self._award_to(marks, index)
            return replace(cue, act="confer") if award_next and cue.word != "xem xét" else None
        if cue.act not in VERBS:
            return None
        before = marks[index - 1] if index else None
        if cue.act == "commend" and before and before.act == "receive" and mark.start == before.end + 1:
            return replace(cue, act="receive")  # nhận khen thưởng
        if cue.word == _PRAISE:
            counted = following and following.recipient and following.recipient.count is not None
            counted = counted and following and following.start - mark.end <= _WEAK_GAP
            return cue if counted or self._praised(marks, index) else None
        if cue.weak and not award_next:
            if (
                following
                and following.start > mark.end + 1
                and _EVENT_BEFORE.search(self._folded, max(0, mark.start - 20), mark.start)
            ):
                return None  # Lễ tôn vinh có 17 người
            return self._weak_verb(marks, index, cue)
        if cue.act == "receive" and not award_next:
            return cue if self._before_verbs.is_led(marks, index) else None
        noun = cue.act == "commend" and NOUN_BEFORE.search(self._folded, max(0, mark.start - 12), mark.start)
        return None if noun else cue

    def _praised(self, marks: Sequence[Mark], index: int) -> bool:
        """``42 cá nhân được UBND tỉnh khen``: numbers of recipients, and straight before the verb who praises them."""
        at = index - 1
        while at > 0 and marks[at].authority and marks[at + 1].start - marks[at].end <= _WEAK_GAP:
            at -= 1
        counted = marks[at - 1].recipient if at > 0 and marks[at].act == "passive" else None
        near = marks[at + 1].start - marks[at].end <= _WEAK_GAP
        return near and counted is not None and counted.count is not None

    def _gets(self, marks: Sequence[Mark], index: int) -> bool:
        """``12 tác giả được Giải thưởng Nhà nước``: no other verb stands between, or after as what the award does."""
        award = marks[index + 1].award if index + 1 < len(marks) else None
        if award is None or self._folded[marks[index].start : award.start] != _GOT or not _is_thing(award):
            return False
        if index and marks[index - 1].act in VERBS and marks[index].start - marks[index - 1].end <= 1:
            return False  # vinh dự nhận được
        verb = marks[index + 2] if index + 2 < len(marks) else None
        gap = self._folded[award.end : verb.start].strip() if verb else ","
        return not (verb and verb.act in VERBS and gap in ("", "đã"))

    @staticmethod
    def _award_to(marks: Sequence[Mark], index: int) -> bool:
        """``đề nghị tặng cho bà danh hiệu A``: ``cho``, who gets it, and the award straight after the verb."""
        after = marks[index + 1 : index + 4]
        if len(after) < 3 or after[0].act != "dative" or after[1].recipient is None or after[2].award is None:
            return False
        return all(two.start - one.end <= _WEAK_GAP for one, two in pairwise([marks[index], *after]))

    def _given_after(self, marks: Sequence[Mark], award: int) -> bool:
        """``trình Giấy khen của xã tặng cho bị cáo A``: the verb after the award gives, the one before shows it."""
        verb = marks[award + 1] if award + 1 < len(marks) else None
        return bool(verb and verb.act == "confer" and verb.start - marks[award].end <= _WEAK_GAP)

    def _weak_verb(self, marks: Sequence[Mark], index: int, cue: Cue) -> Cue | None:
        """A weak verb with no award after it: ``tôn vinh 6 tập thể``, ``hủy quyết định``, ``bằng khen … cấp cho``."""
        if cue.word in cue_words("commend"):
            return replace(cue, act="commend", weak=False)
        if cue.act == "revoke" and (_DECISION.search(cue.word) or _DECISION.match(self._folded, marks[index].end + 1)):
            return cue
        dative = index + 1 < len(marks) and marks[index + 1].act == "dative"
        return cue if dative and cue.act in GIVING and _award_before(marks, index) else None

    def _decision_between(self, marks: Sequence[Mark], head: Head, index: int) -> bool:
        """``hủy quyết định … tặng thưởng``: one act, the first verb's."""
        gap = self._folded[marks[head.index].start : marks[index].end]
        awards = any(mark.award for mark in marks[head.index + 1 : index])
        return _DECISION.search(gap) is not None and not awards and ";" not in gap

    def _before(self, marks: Sequence[Mark], index: int, cue: Cue, floor: int) -> Head:
        """What stands straight before a verb: modals, ``được``, agents; who proposes does not confer."""
        head = Head(index, cue, index, proposed=cue.word in cue_words("propose"))
        asked = head.proposed and not _weighs(cue.word)
        at = index - 1
        while at >= floor:
            mark, gap = marks[at], self._folded[marks[at].end : marks[at + 1].start]
            if mark.authority and gap.strip() == ":" and self._within_powers(mark.start):
                head.agents.insert(0, mark.authority)
                head.first = at
                break
            if _BOUNDARY.search(gap) or mark.award or mark.act in VERBS:
                break
            if mark.act in ("passive", "propose", "future", "negation"):
                if mark.act == "passive" and len(gap) > _PASSIVE_GAP:
                    break
                if mark.cue and _weighs(mark.cue.word) and "," in gap and self._is_round(mark.start):
                    break  # Trong đợt xét lần thứ hai, Chủ tịch nước tặng …
                _modal(head, mark.act, gap)
                asked = asked or (mark.act == "propose" and mark.cue is not None and not _weighs(mark.cue.word))
            elif cue.act in GETTING or head.passive or not self._subject(head, marks, at, gap, asked):
                break
            head.first = at
            at -= 1
        self._agents_on_behalf(marks, head)
        return head

    def _is_round(self, start: int) -> bool:
        """``đợt xét``: a noun."""
        return _ROUND.search(self._folded, max(0, start - _AGENT_GAP), start) is not None

    def _recognised_as(self, marks: Sequence[Mark], before: Head, index: int) -> bool:
        """``công nhận xã A đạt chuẩn``, ``công nhận bệnh viện đạt danh hiệu``: one act, the first verb's."""
        gap = self._folded[marks[before.index].end : marks[index].start]
        awards = any(mark.award for mark in marks[before.index + 1 : index])
        return before.cue.act == "recognise" and not before.passive and not awards and not _BOUNDARY.search(gap)

    def _within_powers(self, start: int) -> bool:
        """``Thẩm quyền Giám đốc Công an tỉnh: khen …``."""
        return _POWERS.search(self._folded, max(0, start - 16), start) is not None

    def _subject(self, head: Head, marks: Sequence[Mark], at: int, gap: str, asked: bool) -> bool:
        """Takes an authority, or the person who acts for it, as the verb's subject; False if the mark is neither."""
        mark = marks[at]
        if mark.authority and self._is_agent(marks, at, gap, bool(head.agents)):
            if not asked:
                head.agents.insert(0, mark.authority)
            return True
        if mark.recipient and mark.recipient.person and not head.agents and "," not in gap:
            head.by_person = True
            return True
        return False

    def _is_agent(self, marks: Sequence[Mark], at: int, gap: str, listed: bool) -> bool:
        """Whether an authority before a verb is its subject: straight before it, or before another one in a list."""
        following = marks[at + 1]
        if listed and following.authority:
            if gap.strip() not in (",", "và", ", và", "cùng"):
                return False
            if following.recipient and following.recipient.rank and "," in gap:
                return False  # đội an ninh sân bay, tỉnh Khánh Hòa
        elif (len(gap) > _AGENT_GAP or _APART.search(gap)) and not _ACTS.fullmatch(gap):
            return False
        return _NOT_AGENT.search(self._folded, max(0, marks[at].start - 12), marks[at].start) is None

    @staticmethod
    def _agents_on_behalf(marks: Sequence[Mark], head: Head) -> None:
        """``thừa ủy quyền của Chủ tịch nước``: who is named there confers, whoever hands over."""
        for at in range(head.index - 1, max(-1, head.index - 1 - _BEHALF_REACH), -1):
            if marks[at].act != "behalf":
                continue
            named: list[Authority] = []
            for mark in marks[at + 1 : head.index]:
                if mark.authority is None or mark.start - (named[-1].end if named else marks[at].end) > 12:
                    break
                named.append(mark.authority)
            if named:
                head.agents, head.by_person = named, False
            return

    def _silent(self, verb: Mark, start: int) -> bool:
        """Whether the clause before the verb speaks of conditions, aims or examples."""
        floor = max(start, verb.start - _SILENCE_REACH)
        clause = max(self._folded.rfind(";", floor, verb.start) + 1, floor)
        clause = max(self._folded.rfind("trong đó", clause, verb.start), clause)
        return _silence().first(self._folded, clause, verb.end + _SILENCE_AFTER) is not None


def _is_thing(award: AwardMention) -> bool:
    """Whether an award can be held or is named with ``danh hiệu``; ``được nghệ sĩ ưu tú dạy`` tells who teaches."""
    held = award.stem.form in ("classed", "order") or _HELD.match(fold(award.stem.name)) is not None
    return held or award.prefixed or award.stem.form not in ("title", "standing", "levelled")


def _modal(head: Head, act: str, gap: str) -> None:
    if act == "passive":
        head.passive = True
    elif act == "negation":
        head.negated = head.negated or len(gap.split()) <= 2 or "hồ sơ" in gap
    else:
        head.proposed = True


def _award_before(marks: Sequence[Mark], index: int) -> bool:
    while index > 0 and (marks[index - 1].authority or marks[index - 1].act in ("passive", "propose")):
        index -= 1
    return index > 0 and marks[index - 1].award is not None


def _coordinated(marks: Sequence[Mark], before: Head, head: Head) -> bool:
    """``phong tặng, truy tặng``: one act on the living and the dead."""
    return before.cue.act == "confer" and all(mark.cue for mark in marks[before.index : head.index])
