"""Awards whose recipients stand after them whatever the verb before: in brackets, or after words like thuộc về."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg_service.extraction.award.clauses import ClauseReader
from kg_service.extraction.award.mark_reader import MarkReader
from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.predications import Group, Predication
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.stems import cue_words
from kg_service.extraction.award.topics import GIVERS
from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.facts import AwardStatus
from kg_service.extraction.worded import worded

_OPENS = worded(
    r"\s*\((?:(?:gồm|là|đó là|cho|trao|tặng|của)\s*:?\s+)?(?:(?:<award_people/several>|<honorifics/address>)\s+)*",
    "award_people",
)
_GAP = 24
"""Characters between an award and the words that say to whom it goes: room for đã, lần lượt, năm nay."""


class AddressedReader:
    """Settles them in the sentences of one text: ``2 Huân chương (A, B)``, ``A nhận Cờ; Bằng khen thuộc về B``."""

    def __init__(self, document: Document, marks: MarkReader, clauses: ClauseReader) -> None:
        self._folded = document.folded
        self._marks = marks
        self._clauses = clauses

    def settled(self, sentence: Sentence, told: Sequence[Predication]) -> list[Predication]:
        """What a sentence says of its awards, each given to those who are named after it so."""
        marks = self._marks.marks(sentence.start, sentence.end)
        found = list(told)
        for mark, following in pairwise(marks):
            goes_on = following.cue is not None and following.cue.word in cue_words("land")
            if mark.award and goes_on and following.start - mark.end <= _GAP:
                _not_before(found, mark.award)
        if "(" not in self._folded[sentence.start : sentence.end]:
            return found
        for at, mark in enumerate(marks):
            named = self._named(marks, at, mark.award) if mark.award else []
            if mark.award and named:
                status = _without(found, mark.award)
                found.append(
                    Predication(
                        mark.start, max(one.end for one in named), "receive", status,
                        groups=[Group([mark.award], named)], rule="list",
                    )
                )  # fmt: skip
        return found

    def _named(self, marks: Sequence[Mark], at: int, award: AwardMention) -> list[Recipient]:
        """The recipients that a bracket straight after an award names, and nothing else."""
        opens = _OPENS.match(self._folded, award.end)
        close = self._folded.find(")", award.end)
        if opens is None or close < 0:
            return []
        inside = [mark for mark in marks[at + 1 :] if mark.end <= close]
        if not inside or inside[0].start > opens.end() or any(_is_no_name(mark) for mark in inside):
            return []
        return self._clauses.listed(inside, inside[0].start)


def _is_no_name(mark: Mark) -> bool:
    """Whether a mark in a bracket tells that it holds no list of those who have the award."""
    if mark.recipient is None:
        return True
    gives = mark.authority is not None and mark.authority.kind in GIVERS and not mark.recipient.rank
    return gives or mark.recipient.count is not None


def _without(told: list[Predication], award: AwardMention) -> AwardStatus:
    """Takes an award from the names it was given to, not from numbers, and gives its status there."""
    status: AwardStatus = "conferred"
    for predication in told:
        for group in list(predication.groups):
            if all(one.start != award.start for one in group.awards):
                continue
            status = predication.status
            if any(one.count is not None for one in group.recipients):
                continue
            group.awards = [one for one in group.awards if one.start != award.start]
            if award.count is not None:
                predication.groups.append(Group([award]))
        predication.groups = [group for group in predication.groups if group.awards]
    told[:] = [predication for predication in told if predication.groups]
    return status


def _not_before(told: list[Predication], award: AwardMention) -> None:
    """Of those who are told to have an award, leaves those who stand after it."""
    for predication in told:
        for group in list(predication.groups):
            if all(one.start != award.start for one in group.awards):
                continue
            after = [one for one in group.recipients if one.start > award.start]
            if len(after) < len(group.recipients):
                group.awards = [one for one in group.awards if one.start != award.start]
                group.recipients = [one for one in group.recipients if one not in after] if group.awards else []
                if after:
                    predication.groups.append(Group([award], after))
        predication.groups = [group for group in predication.groups if group.awards]
    told[:] = [predication for predication in told if predication.groups]
