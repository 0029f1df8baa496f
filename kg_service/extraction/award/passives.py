"""Awards after a passive verb or one of getting: the subject's, or theirs whom a next clause names without a verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.phrases import telling
from kg_service.extraction.award.predications import Group
from kg_service.extraction.award.recipients import Recipient
from kg_service.text.patterns import compiled

_NEXT_SUBJECT = telling(
    r"(?:[;,]|(?<!\p{L})(?:và|còn|riêng))\s*(?:(?:còn|riêng|và|có|<honorifics/address>)\s+)*$", regex.compile
)
_TO_AWARD = telling(
    r"(?:,[^,;:.]{2,60},|\s*:|\s*[–-]|,)?\s*(?:(?:<adverb>|<gets>|là|với)\s+)*<piece>?\s*", regex.compile
)
_LEVEL_COUNTS = compiled(r"(?<!\p{L})(?:cấp|bậc)\s[^.;]{2,40}?\d")


@dataclass(slots=True)
class _State:
    """Where the reading stands. ``given``: those named after ``cho``; ``reason``: after words of reason."""

    subject: list[Recipient]
    groups: list[Group]
    given: list[Recipient] = field(default_factory=list)
    dative: bool = False
    reason: bool = False

    @property
    def single(self) -> bool:
        """Whether one named recipient is the subject, who can have several awards of one number."""
        return len(self.subject) == 1 and self.subject[0].count is None

    def close_given(self) -> None:
        """Those named after ``cho`` get the awards before them in the subject's stead."""
        if self.given:
            self.groups[-1].recipients, self.given = self.given, []

    def take_award(self, award: AwardMention) -> None:
        """Adds an award to the subject's, or apart if it is a number of awards."""
        if self.given:
            goes_on = _is_next_class(self.groups[-1].awards, award)
            self.groups[-1].recipients = self.given
            if not goes_on:
                self.given = []
                self.groups.append(Group(recipients=list(self.subject)))
        many = award.count is not None and award.count > 1 and not (self.single and award.classes)
        apart = many or (award.count is not None and (not self.subject or self.subject[0].count))
        last = self.groups[-1]
        if apart and last.awards:
            self.groups.append(Group([award]))
        elif apart:
            last.awards, last.recipients = [award], []
        elif last.recipients != self.subject:
            self.groups.append(Group([award], list(self.subject)))
        else:
            last.awards.append(award)
        self.dative = self.reason = False


def _is_next_class(awards: Sequence[AwardMention], award: AwardMention) -> bool:
    """``nhận Huân chương Lao động hạng Ba cho trường A, sau đó là hạng Nhì``: the same order's next class goes on."""
    return bool(awards) and awards[-1].stem == award.stem and award.end - award.start < len(award.stem.name)


class PassiveReader:
    """Reads the objects of such verbs in one text."""

    def __init__(self, folded: str) -> None:
        self._folded = folded

    def groups(self, subject: Sequence[Recipient], right: Sequence[Mark]) -> list[Group]:
        """Awards after the verb; ``cho`` straight after one names recipients in the subject's stead."""
        state = _State(list(subject), [Group(recipients=list(subject))])
        at = 0
        while at < len(right):
            if right[at].act == "propose" and state.groups[-1].awards:
                break  # nhận Bằng khen, lần này được đề xuất cao hơn: …
            at = self._step(state, right, at)
        state.close_given()
        return state.groups

    def _step(self, state: _State, right: Sequence[Mark], at: int) -> int:
        """Reads the mark at a place and gives the next place to be read."""
        mark = right[at]
        other = self._next_subject(right, at) if state.groups[-1].awards and not state.dative else None
        if other:
            state.close_given()
            state.groups.append(Group([other[1]], [other[0]]))
            state.subject, state.reason = [other[0]], False
            return next(number for number in range(at, len(right)) if right[number].award) + 1
        if mark.award and not (state.reason and not state.given):
            state.take_award(mark.award)
        elif mark.act == "dative":
            state.dative = at > 0 and right[at - 1].award is not None
        elif mark.act == "breakdown" and not state.groups[-1].awards and at + 1 < len(right) and right[at + 1].award:
            pass  # phần thưởng do Nhà nước trao tặng, gồm A và B
        elif mark.act in ("reason", "breakdown"):
            state.reason, state.dative = True, False
            if mark.act == "breakdown" and (parts := self._parts(state.subject, right, at)):
                state.groups.append(Group(list(state.groups[-1].awards), parts))
        elif state.dative and mark.recipient:
            state.given.append(mark.recipient)
        return at + 1

    def _next_subject(self, right: Sequence[Mark], at: int) -> tuple[Recipient, AwardMention] | None:
        """``X được tặng A; ông Y, Phó Giám đốc, B``, ``9 người đạt A, 4 người là B``: who has the next award."""
        first, previous = right[at].recipient, right[at - 1] if at else None
        if first is None or previous is None:
            return None
        until = next((number for number in range(at, len(right)) if right[number].award or right[number].act), None)
        award = right[until].award if until is not None else None
        gap = self._folded[previous.end : right[at].start]
        if until is None or award is None or not _NEXT_SUBJECT.search(gap):
            return None
        if not (first.person or first.count is not None or ";" in gap):
            return None
        alone = sum(mark.recipient is not None for mark in right[at:until]) == 1
        return (
            (first, award) if alone and _TO_AWARD.fullmatch(self._folded, right[until - 1].end, award.start) else None
        )

    def _parts(self, subject: Sequence[Recipient], right: Sequence[Mark], at: int) -> list[Recipient]:
        """``… được khen; trong đó cấp tỉnh 15 tập thể, cấp huyện 40 tập thể``: parts of those counted, by level."""
        totals = {kind: one.count or 0 for one in subject if one.count is not None and one.sure for kind in one.kinds}
        if not totals or any(mark.award or mark.act not in ("", "dative") for mark in right[at + 1 :]):
            return []
        counts = [mark.recipient for mark in right[at + 1 :] if mark.recipient and mark.recipient.count is not None]
        fit = all(one.sure and (one.count or 0) < totals.get(one.kinds[0], 0) for one in counts)
        by_level = fit and len(counts) > 1 and _LEVEL_COUNTS.search(self._folded, right[at].end, right[-1].end)
        return counts if by_level else []
