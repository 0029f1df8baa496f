"""Awards before their verbs: ``A được trao cho R``, ``bằng khen đã tặng ông B``, ``tấm huân chương mà R nhận``."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from kg_service.extraction.award.marks import GIVING, VERBS, Mark
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.objects import OBJECT_GAP
from kg_service.extraction.award.phrases import telling, words_in
from kg_service.extraction.award.predications import Group, Head, Predication
from kg_service.text.patterns import compiled

_POSTPOSED_GAP = 24
"""Characters between an award and a verb after it: ``bằng khen mà Trung ương Hội đã cấp cho``."""

_CLAUSE_REACH = 200
_CLAUSE_END = regex.compile(r"[;:]|(?<!\p{L})(?:là|đã|cho)(?!\p{L})")
_BEFORE_VERB = telling(r"[\"”]?\s*(?:<again>|(?:trong\s)?năm (?:<that_year>|\d{4}))?\s*(?:(?:<adverb>|sẽ)\s+)*")
"""Between an award and the verb whose subject it is."""

_LED = telling(
    r"[\"”]?\s*(?:\((?:năm\s+)?\d{4}\)\s*)?(?:(?:<again>|(?:vào\s+)?năm (?:<that_year>|\d{4}))\s+)?"
    r"(?:(?:<adverb>|mà|do|chính|là|cho)\s+)*(?:(?:<honorifics/*>|tập thể)\s+)*"
)
"""Between an award and the one who has it, before the verb: ``tấm Bằng khen (2009) mà ông``."""

_OWNS = telling(
    r"[\"”]?\s+(?:(?:(?:mà\s+)?(?:đã|từng)\s+)?(?:được\s+)?(?:tặng|trao|trao tặng|phong tặng)\s+(?:cho\s+)?"
    r"|của\s+|đối với\s+)(?:(?:<honorifics/*>|hộ|gia đình|tập thể)\s+)*"
)
"""Between an award and whose it is."""
_OFFICE = compiled(r"(?:\s*\([^()\n]{1,60}\)|\s*[,–-]\s[^.;:]{2,80}[,–-])?\s+(?:(?:đã|vừa|cũng|sẽ|có thể)\s+)*")
"""Between who had an award and the verb that takes it back: the office."""
_JOINS = compiled(r"[\"”]?\s*(?:,|và|cùng)\s+(?:các\s+)?(?:danh hiệu\s+)?[\"“]?")
_SHORT_SUBJECT = compiled(r"[^.,;:()\n]{1,40}")


class BeforeVerbs:
    """Reads them in one text."""

    def __init__(self, folded: str) -> None:
        self._folded = folded

    def is_led(self, marks: Sequence[Mark], index: int) -> bool:
        """Whether an award, and after it only who has it, stands before a verb of getting: ``A mà R nhận``."""
        if index and marks[index - 1].award:
            return _SHORT_SUBJECT.fullmatch(self._folded, marks[index - 1].end, marks[index].start) is not None
        if index < 2 or marks[index - 2].award is None or marks[index - 1].recipient is None:
            return False
        near = self._folded[marks[index - 1].end : marks[index].start].split()
        led = _LED.fullmatch(self._folded, marks[index - 2].end, marks[index - 1].start) is not None
        return led and set(near) <= words_in("adverb") | {"được"}

    def led(self, marks: Sequence[Mark], head: Head, right: Sequence[Mark]) -> list[Group]:
        """The awards before the subject of a verb of getting, or those taken back, that has none after it."""
        if head.cue.act == "revoke" and not any(mark.award for mark in right):
            return self._owned(marks, head)
        if (
            not head.first
            or any(mark.award for mark in right)
            or any(mark.act == "revoke" for mark in marks[: head.first])
        ):
            return []
        at = head.first - (marks[head.first].recipient is None and marks[head.first - 1].recipient is not None)
        before, first = marks[at - 1] if at else None, marks[at]
        subject = [first.recipient] if first.recipient else list(head.subject)
        pattern = _LED if first.recipient else _SHORT_SUBJECT
        if not subject or before is None or before.award is None:
            return []
        return (
            [Group([before.award], subject)] if pattern.fullmatch(self._folded, before.award.end, first.start) else []
        )

    def award_first(self, marks: Sequence[Mark], head: Head, right: Sequence[Mark]) -> bool:
        """``danh hiệu A được Chủ tịch nước phong tặng cho ông B``: the award is the verb's subject."""
        if not head.passive or head.cue.act not in GIVING or head.first == 0 or any(mark.award for mark in right):
            return False
        award = marks[head.first - 1].award
        if award is None or not _BEFORE_VERB.fullmatch(self._folded, award.end, marks[head.first].start):
            return False
        first = right[0] if right else None
        straight = first and first.recipient is not None and first.start - marks[head.index].end <= OBJECT_GAP
        return bool(straight) or any(mark.act == "dative" for mark in right)

    def _owned(self, marks: Sequence[Mark], head: Head) -> list[Group]:
        """``Huân chương A và bằng khen B của ông C bị thu hồi``: awards before the verb that takes them back."""
        at = next((at for at in range(head.first - 1, -1, -1) if marks[at].award), None)
        award = marks[at].award if at is not None else None
        between = marks[at + 1 : head.first] if at is not None else []
        owner = next((mark.recipient for mark in between if mark.recipient), None)
        if at is None or award is None or owner is None or owner.count is not None:
            return []
        verb = marks[head.first].start
        if not _OWNS.fullmatch(self._folded, award.end, owner.start) or not _OFFICE.fullmatch(
            self._folded, owner.end, verb
        ):
            return []
        awards = [award]
        while at and (before := marks[at - 1].award) and _JOINS.fullmatch(self._folded, before.end, awards[0].start):
            awards.insert(0, before)
            at -= 1
        return [Group(awards, [owner])]

    def counted_subject(self, marks: Sequence[Mark], head: Head, right: Sequence[Mark]) -> AwardMention | None:
        """``10 Công dân ưu tú trên các lĩnh vực vừa được vinh danh``: a number of a title for those who have it."""
        award = marks[head.first - 1].award if head.first else None
        if award is None or award.count is None or not head.passive or any(mark.award for mark in right):
            return None
        gap = self._folded[award.end : marks[head.first].start]
        return award if len(gap) <= _CLAUSE_REACH and not _CLAUSE_END.search(gap) else None

    def postposed(self, made: Predication, marks: Sequence[Mark], head: Head) -> None:
        """``bằng khen đã tặng thưởng cho ông A``: the award stands before its verb."""
        at = head.first - 1
        awards: list[AwardMention] = []
        while at >= 0 and (award := marks[at].award):
            gap = self._folded[award.end : marks[at + 1].start]
            apart = "," in gap and gap.strip() != "," and not marks[at + 1].award
            others = bool(awards) and at > 0 and marks[at - 1].act in VERBS  # the award is that verb's
            if len(gap) > _POSTPOSED_GAP or ";" in gap or apart or others:
                break
            awards.insert(0, award)
            at -= 1
        for group in made.groups:
            if group.recipients and awards:
                group.awards = awards
                made.rule = "postposed"
