"""Verbs that give, take or get awards, with what stands before them: modals, ``được``, agents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import regex

from kg_service.extraction.award.acting import DECISION
from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.cues import Cue
from kg_service.extraction.award.marks import GETTING, GIVING, VERBS, Mark
from kg_service.extraction.award.phrases import telling
from kg_service.extraction.award.predications import Head
from kg_service.extraction.award.stems import cue_words
from kg_service.extraction.tables import WHOLE_TEXT, rows, spellings
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder

_AGENT_GAP = 48
"""Characters between an authority and its verb: room for a name, đã, vừa, quyết định."""


_PASSIVE_GAP = 44
"""Characters between được and its verb where no authority stands there."""


_SILENCE_REACH = 140
_SILENCE_AFTER = 24
_OPENING = 20
"""Characters of a bullet and the words with which an aim begins."""
_BEHALF_REACH = 12
"""Marks before a verb among which thừa ủy quyền is looked for."""

_OFFICER = worded(r"(?:quyền\s+)?<head_of_body>(?!\p{L})", "award_verbs")
_ROUND = worded(r"(?<!\p{L})<session>\s+$", "award_verbs")
_WEIGHED = worded(r"(?<!\p{L})<weighed>\s+$", "award_verbs")
_POWERS = worded(r"<powers>\s*(?:của\s*)?$", "award_verbs")
_BOUNDARY = compiled(r"[;:.?!]")
_ALSO = telling(r"\s+(?:<adverb>\s+)*<does_for>(?!\p{L})[^.;:]{0,60}?(?:\s(?:và|đồng thời)|,)\s+")
"""``được UBND tỉnh thưởng nóng 10 triệu đồng và tặng``: what else they do, before the verb of the award."""
_HONOURS = telling(
    r"(?<!\p{L})<award_cues/receive>\s[^.;:]{0,40}?(?<!\p{L})<honour>(?!\p{L})[^.;:]{0,60}?(?:\s(?:của|do|được)|,)?\s*$"
)
"""``đón nhận nhiều phần thưởng do``, before who gives them: those who receive are the subject."""
_HONOURS_REACH = 140
_NEXT_CLAUSE = compiled(r"[;:.?!]|(?<!\p{L})(?:nên|nhưng|song)(?!\p{L})")
_APART = worded(r"[,()]|(?<!\p{L})<other_verb>(?!\p{L})", "award_verbs", engine=regex.compile)
_ACTS = worded(
    r",\s*(?:là\s+)?<agency>\s+(?:(?:đã|vừa|từng)\s+)?"
    r"|(?:\s*\([^()\n]{1,40}\))?\s*(?:(?:đã|vừa|mới|cũng)\s+)*(?:<issues>\s+)+<decision>\s*"
    r"(?:(?:số\s*)?\d[\w/. -]{0,40}?)?(?:,?\s*ngày\s[\d/. -]{4,12}?)?(?:,?\s*(?:về việc|về|để))?\s*",
    "award_verbs",
)
"""``Hội A, đơn vị cấp Bằng khen``; ``Bộ trưởng (…) đã ban hành Quyết định số 12/QĐ-B tặng``: still the subject."""

THE_ACT = compiled(r"(?<!\p{L})việc(?!\p{L})")
"""``hủy bỏ việc tặng``: before the verb that tells what is revoked."""
_UNDER_WAY = compiled(r"(?<!\p{L})(?:thủ tục|hồ sơ|quy trình|phương án|khả năng)\s+(?:để\s+|việc\s+)?$")
_DONE = compiled(r"(?<!\p{L})đã\s+(?:\p{L}+\s+){1,3}$")
_UNDER_WAY_REACH = 24
"""``đang làm thủ tục thu hồi`` decides nothing yet; ``đã hoàn tất thủ tục thu hồi`` does."""
_DECREED = compiled(r"(?<!\p{L})quyết định(?:\s+số\s*[\w/.-]+)?(?:,?\s+ngày\s[\p{L}\d/ .-]{4,24}?)?\s+của\s+$")
_DECREED_REACH = 72
"""Before who decides: ``công bố Quyết định số 12/QĐ-TTg của Thủ tướng Chính phủ, tặng``."""
_NOT_AGENT = worded(r"(?<!\p{L})<of_place>\s+(?:các\s+)?$", "award_verbs")


def _weighs(word: str) -> bool:
    """Whether a verb tells who decides, not who proposes: ``trình Chính phủ xét tặng``."""
    return word in table_words("award_verbs", "weigh")


@cache
def _silence(*scopes: str) -> PhraseFinder:
    words = [
        word
        for row in rows("award_silence", "scope", "words")
        if row["scope"] in scopes
        for word in spellings(row["words"])
    ]
    return PhraseFinder(words, WHOLE_TEXT)


def silent(folded: str, start: int, end: int) -> bool:
    """Whether a stretch speaks of conditions, aims, wishes or examples."""
    return _silence("sentence", "wish").first(folded, start, end) is not None


class HeadReader:
    """Finds the verbs among the marks of a sentence of one text."""

    def __init__(self, folded: str) -> None:
        self._folded = folded

    def heads(self, marks: Sequence[Mark], start: int) -> list[Head]:
        """The verbs in order; of a verb that only tells what another revokes, or repeats it, the two are one."""
        heads: list[Head] = []
        for index, mark in enumerate(marks):
            cue = mark.cue
            if cue is None or cue.act not in VERBS:
                continue
            head = self._before(marks, index, cue, heads[-1].index + 1 if heads else 0)
            if heads and heads[-1].cue.act == "revoke" and self._decision_between(marks, heads[-1], index):
                head.revoked, head.proposed, head.asked = True, heads[-1].proposed, heads[-1].asked
                head.agents, head.first = head.agents or heads[-1].agents, heads[-1].first
                heads.pop()
            elif heads and cue.posthumous != heads[-1].cue.posthumous and _coordinated(marks, heads[-1], head):
                before = heads.pop()
                head.cue = replace(cue, posthumous=False)
                head.first, head.agents = before.first, head.agents or before.agents
                head.proposed, head.passive = before.proposed, before.passive
            elif heads and cue.act == "reach" and self._recognised_as(marks, heads[-1], index):
                before = heads.pop()
                head.recognised, head.agents = True, before.agents
            head.negated = head.negated or self._silent(marks[index], start, cue.act)
            heads.append(head)
        return heads

    def _decision_between(self, marks: Sequence[Mark], head: Head, index: int) -> bool:
        """``hủy quyết định … tặng thưởng``: one act, the first verb's."""
        gap = self._folded[marks[head.index].start : marks[index].end]
        awards = any(mark.award for mark in marks[head.index + 1 : index])
        act = DECISION.search(gap) or THE_ACT.search(gap)
        return act is not None and not awards and ";" not in gap

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
            if mark.authority and gap.strip() == ":" and at > floor and marks[at - 1].act == "propose":
                head.agents, head.first = [mark.authority], at - 1  # đề nghị UBND tỉnh: tặng A cho B; tặng C cho D
                _modal(head, "propose", gap)
                break
            if _BOUNDARY.search(gap) or mark.award or mark.act in VERBS:
                break
            if mark.act in ("passive", "propose", "future", "negation"):
                if mark.act == "passive" and len(gap) > _PASSIVE_GAP:
                    break
                if mark.act == "propose" and "," in gap and self._is_over(marks, at, head, gap):
                    break
                _modal(head, mark.act, gap)
                asked = asked or (mark.act == "propose" and mark.cue is not None and not _weighs(mark.cue.word))
            elif cue.act in GETTING or head.passive or not self._subject(head, marks, at, gap, asked):
                break
            head.first = at
            at -= 1
        self._agents_on_behalf(marks, head)
        if cue.act == "revoke" and self._is_under_way(marks[head.first].start):
            head.proposed = head.asked = True
        if cue.act in GIVING and head.agents and not head.passive:
            start = marks[head.first].start
            head.passive = _HONOURS.search(self._folded, max(0, start - _HONOURS_REACH), start) is not None
        return head

    def _is_under_way(self, verb: int) -> bool:
        """Whether a revocation is only being prepared."""
        noun = _UNDER_WAY.search(self._folded, max(0, verb - _UNDER_WAY_REACH), verb)
        if noun is None:
            return False
        return _DONE.search(self._folded, max(0, noun.start() - _UNDER_WAY_REACH), noun.start()) is None

    def _is_over(self, marks: Sequence[Mark], at: int, head: Head, gap: str) -> bool:
        """``Trong đợt xét lần thứ hai, Chủ tịch nước tặng``, ``Qua bình xét, Cụm suy tôn``: it was done before."""
        mark = marks[at]
        if gap.startswith(",") and _WEIGHED.search(self._folded, max(0, mark.start - _AGENT_GAP), mark.start):
            return True
        if mark.cue is None or not _weighs(mark.cue.word):
            return False
        if _ROUND.search(self._folded, max(0, mark.start - _AGENT_GAP), mark.start):
            return True
        return bool(head.agents) and at > 0 and marks[at - 1].act == "reason" and mark.start - marks[at - 1].end <= 1

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
        if mark.recipient and mark.recipient.person and not head.agents and "," not in gap and gap.strip() != "và":
            head.by_person = True
            return True
        return False

    def _is_agent(self, marks: Sequence[Mark], at: int, gap: str, listed: bool) -> bool:
        """Whether an authority before a verb is its subject: straight before it, or before another one in a list."""
        following = marks[at + 1]
        start = marks[at].start
        if gap.strip() in ("", ",") and _DECREED.search(self._folded, max(0, start - _DECREED_REACH), start):
            return True
        if listed and following.authority:
            if gap.strip() not in (",", "và", ", và", "cùng"):
                return False
            if following.recipient and following.recipient.rank and "," in gap:
                return False  # đội an ninh sân bay, tỉnh Khánh Hòa
        else:
            gap = self._after_apposition(marks[at], gap)
            also = at and marks[at - 1].act == "passive" and _ALSO.fullmatch(gap)
            if (len(gap) > _AGENT_GAP or _APART.search(gap)) and not (_ACTS.fullmatch(gap) or also):
                return False
        return _NOT_AGENT.search(self._folded, max(0, marks[at].start - 12), marks[at].start) is None

    def _after_apposition(self, mark: Mark, gap: str) -> str:
        """``Ông A, Chủ tịch UBND tỉnh, đã tặng``: the gap after an office without the mark that closes it."""
        opens = gap[:1] in (",", ")") and self._folded.startswith((", ", " ("), mark.start - 2)
        return gap[1:] if opens and _OFFICER.match(self._folded, mark.start) else gap

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

    def _silent(self, verb: Mark, start: int, act: str) -> bool:
        """Whether the clause before the verb speaks of conditions, aims or examples."""
        floor = max(start, verb.start - _SILENCE_REACH)
        clause = max(self._folded.rfind(";", floor, verb.start) + 1, floor)
        clause = max(self._folded.rfind("trong đó", clause, verb.start), clause)
        ends = _NEXT_CLAUSE.search(self._folded, verb.end, verb.end + _SILENCE_AFTER)
        end = ends.start() if ends else verb.end + _SILENCE_AFTER
        end = verb.end if act == "revoke" else end  # bị thu hồi do khai man
        opens = _silence("opening").first(self._folded, clause, clause + _OPENING)
        if opens and clause == start and not any(char.isalpha() for char in self._folded[start : opens.start]):
            return True
        wished = max(self._folded.rfind(",", clause, verb.start), clause)
        wish = _silence("wish").first(self._folded, wished, end) is not None
        return wish or _silence("sentence").first(self._folded, clause, end) is not None


def _modal(head: Head, act: str, gap: str) -> None:
    if act == "passive":
        head.passive = True
    elif act == "negation":
        head.negated = head.negated or len(gap.split()) <= 2 or "hồ sơ" in gap
    else:
        head.proposed = True
        head.asked = head.asked or act == "propose"


def _coordinated(marks: Sequence[Mark], before: Head, head: Head) -> bool:
    """``phong tặng, truy tặng``: one act on the living and the dead."""
    return before.cue.act == "confer" and all(mark.cue for mark in marks[before.index : head.index])
