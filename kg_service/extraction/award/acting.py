"""Which words of a sentence act as verbs on awards there: ``khen`` before a number, ``được`` before an award."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg_service.extraction.award.before_verbs import BeforeVerbs
from kg_service.extraction.award.cues import Cue
from kg_service.extraction.award.marks import GIVING, VERBS, Mark
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.stems import cue_words
from kg_service.extraction.worded import worded
from kg_service.text.normalize import fold

_NEAR = 5
"""Marks before a verb that takes back among which the award stands: its owner, who gave it, ``được``."""
_WEAK_GAP = 16
"""Characters between a weak verb and its award: room for một, các, danh hiệu."""

_PRAISE = "khen"
"""A verb only before a number, or after one: ``khen 512 lượt tập thể``, ``12 cá nhân được UBND huyện khen``."""

_GOT = "được "
"""Gets, straight before an award; else it makes the verb after it passive."""

_SHOWS = "trình"
"""Proposes, or shows in court and the like."""

_EVENT_BEFORE = worded(r"(?<!\p{L})(?:<ceremony>|<session>|việc)\s+$", "award_verbs")
"""Words before a verb of honouring that make it the name of an event, unless a number follows straight after it."""

_MOST_PASSED = 8
"""Marks after a verb of getting among which its award is looked for."""
_GIVEN = frozenset({"passive", "confer", "hand", "recognise"})
_HONOURS = worded(
    r"\s+(?:(?:<award_people/some>|các|những)\s+)?<award_clauses/honour>(?!\p{L})[^.;:]{0,90}?"
    r"(?<!\p{L})(?:(?:như|gồm|là|tiêu biểu là|trong đó có)\s*:?|:)\s*[\"“]?",
    "award_clauses",
)
"""``nhiều phần thưởng cao quý của Đảng, Nhà nước như:``."""
_REWARDS = worded(
    r"(?<!\p{L})(?:thưởng nóng|hỗ trợ|trao quà|tặng quà)\s+(?:cho\s+)?(?:<honorifics/*>\s+)*$", "award_clauses"
)
_HELPS = worded(r"\s+(?:<adverb>\s+)*(?:hỗ trợ|ủng hộ|tài trợ|trao quà|tặng quà)(?!\p{L})", "award_clauses")
_REWARD_REACH = 32
_ROUND = worded(r"(?<!\p{L})<round>\s+(?:(?:bình\s)?xét\s+)?$", "award_verbs")
_ROUND_REACH = 24
NOUN_BEFORE = worded(r"(?:thi đua\s*[,&-]?\s*(?:và\s)?|<reward>\s)$", "award_verbs")
"""Words before ``khen thưởng`` that make it a noun."""

_ACT = "việc "
"""``hủy bỏ việc tặng``."""
DECISION = worded(r"<decision>", "award_verbs")

_HELD = worded(r"<held>", "award_verbs")
"""What a person has and holds: an order, a medal, a prize."""


class ActingVerbs:
    """Tells the verbs among the marks of a sentence of one text."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._before_verbs = BeforeVerbs(folded)

    def acting(self, marks: Sequence[Mark]) -> list[Mark]:
        """The marks without verbs that do not act here: ``các cấp``, ``công tác khen thưởng``, ``nhận`` of no award."""
        marks = [mark for mark in marks if not self._is_rewarded(mark)]
        marks = [mark for index, mark in enumerate(marks) if not self._is_round(marks, index)]
        passed = self._passed_over(marks)
        acting = [
            replace(mark, cue=cue) if cue and cue is not mark.cue else mark
            for index, mark in enumerate(marks)
            if index not in passed and ((cue := self._verb(marks, index, index + 1 in passed)) or mark.act not in VERBS)
        ]
        governed = False
        for index, mark in enumerate(acting):
            if governed and mark.cue and mark.act in ("confer", "hand") and self._goes_with(acting, index):
                acting[index] = replace(mark, cue=replace(mark.cue, act="dative"))
            governed = governed or mark.act in GIVING
        return acting

    def _is_rewarded(self, mark: Mark) -> bool:
        """``tặng Giấy khen cho A; thưởng nóng 33 lượt người``, ``…; Quỹ B hỗ trợ ông C``: money, and who gives it."""
        one = mark.recipient
        if one is None or mark.award or mark.cue:
            return False
        if one.person or one.count is not None:
            return _REWARDS.search(self._folded, max(0, mark.start - _REWARD_REACH), mark.start) is not None
        after = self._folded[max(0, mark.start - 2) : mark.start].strip() == ";"
        return after and _HELPS.match(self._folded, mark.end) is not None

    def _is_round(self, marks: Sequence[Mark], index: int) -> bool:
        """``trượt trong đợt xét tặng vừa rồi``: a round in which awards are given, without the name of one."""
        mark = marks[index]
        if mark.act not in ("propose", *GIVING):
            return False
        said = _ROUND.search(self._folded, max(0, mark.start - _ROUND_REACH), mark.start)
        following = next((one for one in marks[index + 1 : index + 3] if one.act not in GIVING), None)
        return said is not None and not (following and following.award and following.start - mark.end <= _WEAK_GAP)

    def _passed_over(self, marks: Sequence[Mark]) -> set[int]:
        """``đón nhận nhiều phần thưởng cao quý do Nhà nước trao tặng như: A``: what stands between verb and award."""
        passed: set[int] = set()
        for index, mark in enumerate(marks):
            if mark.act != "receive":
                continue
            award = next((at for at in range(index + 1, min(len(marks), index + _MOST_PASSED)) if marks[at].award), 0)
            between = marks[index + 1 : award] if award else []
            others = any(not one.authority and one.act not in _GIVEN for one in between)
            if between and not others and _HONOURS.fullmatch(self._folded, mark.end, marks[award].start):
                passed.update(range(index + 1, award))
        return passed

    def _goes_with(self, marks: Sequence[Mark], index: int) -> bool:
        """``trao Huân chương tặng Bệnh viện A``, ``hủy Bằng khen đã tặng ông B``: the second verb only says to whom."""
        if index + 1 >= len(marks) or not marks[index - 1].award:
            return False
        following = marks[index + 1]
        gap = self._folded[marks[index - 1].end : marks[index].start].strip()
        return gap in ("", "đã", "để") and (following.recipient is not None or following.act == "dative")

    def _verb(self, marks: Sequence[Mark], index: int, honours: bool) -> Cue | None:
        """The cue at ``index`` if it acts as a verb there; ``honours``: words for honours stand before its awards."""
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
            if following and following.award and _HONOURS.fullmatch(self._folded, mark.end, following.start):
                return cue
            return cue if honours or self._before_verbs.is_led(marks, index) else None
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
        after = marks[index].end + 1
        told = DECISION.search(cue.word) or DECISION.match(self._folded, after) or self._folded.startswith(_ACT, after)
        taken = (
            index > 1
            and marks[index - 1].act == "passive"
            and any(mark.award for mark in marks[max(0, index - _NEAR) : index])
        )
        if cue.act == "revoke" and (told or taken):
            return cue  # Danh hiệu A của ông B đã bị hủy bỏ
        dative = index + 1 < len(marks) and marks[index + 1].act == "dative"
        return cue if dative and cue.act in GIVING and _award_before(marks, index) else None


def _is_thing(award: AwardMention) -> bool:
    """Whether an award can be held or is named with ``danh hiệu``; ``được nghệ sĩ ưu tú dạy`` tells who teaches."""
    held = award.stem.form in ("classed", "order") or _HELD.match(fold(award.stem.name)) is not None
    return held or award.prefixed or award.stem.form not in ("title", "standing", "levelled")


def _award_before(marks: Sequence[Mark], index: int) -> bool:
    while index > 0 and (marks[index - 1].authority or marks[index - 1].act in ("passive", "propose")):
        index -= 1
    return index > 0 and marks[index - 1].award is not None
