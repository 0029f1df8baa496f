"""Awards whose recipients stand after them whatever the verb before: in brackets, or after words like thuộc về."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

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
_LONGEST, _MOST = 1000, 60
"""Characters and marks of the longest bracket that is read."""


class AddressedReader:
    """Settles them in the sentences of one text: ``2 Huân chương (A, B)``, ``A nhận Cờ; Bằng khen thuộc về B``."""

    def __init__(self, document: Document, marks: MarkReader, clauses: ClauseReader) -> None:
        self._folded = document.folded
        self._marks = marks
        self._clauses = clauses

    def settled(self, sentence: Sentence, told: Sequence[Predication]) -> list[Predication]:
        """What a sentence says of its awards, each given to those who are named after it so."""
        marks = self._marks.marks(sentence.start, sentence.end)
        given = _Given(told)
        added: list[Predication] = []
        for at, mark in enumerate(marks):
            named = self._named(marks, at, mark.award) or self._gone_to(marks, at) if mark.award else []
            if mark.award and named:
                groups = [Group([mark.award], named)]
                status = given.take(mark.award)
                end = max(one.end for one in named)
                added.append(Predication(mark.start, end, "receive", status, groups=groups, rule="list"))
        return [*given.left(), *added]

    def _gone_to(self, marks: Sequence[Mark], at: int) -> list[Recipient]:
        """``Bằng khen thuộc về Sở A và Sở B, Cờ thi đua …``: the recipients after such words, up to the next award."""
        following = marks[at + 1] if at + 1 < len(marks) else None
        if following is None or following.cue is None or following.cue.word not in cue_words("land"):
            return []
        if following.start - marks[at].end > _GAP:
            return []
        after = list(takewhile(lambda mark: mark.recipient is not None, islice(marks, at + 2, at + 2 + _MOST)))
        counted = any(mark.recipient and mark.recipient.count is not None for mark in after)
        return self._clauses.listed(after, after[0].start) if after and not counted else []

    def _named(self, marks: Sequence[Mark], at: int, award: AwardMention) -> list[Recipient]:
        """The recipients that a bracket straight after an award names, and nothing else."""
        opens = _OPENS.match(self._folded, award.end)
        close = self._folded.find(")", opens.end(), opens.end() + _LONGEST) if opens else -1
        if opens is None or close < 0:
            return []
        inside = list(takewhile(lambda mark: mark.end <= close, islice(marks, at + 1, at + 1 + _MOST)))
        if not inside or inside[0].start > opens.end() or any(_is_no_name(mark) for mark in inside):
            return []
        return self._clauses.listed(inside, inside[0].start)


class _Given:
    """To whom the predications of one sentence give its awards, looked up by where an award begins."""

    def __init__(self, told: Sequence[Predication]) -> None:
        self._told = told
        self._emptied: list[Group] = []
        self._places: dict[int, list[tuple[Predication, Group]]] = {}
        for predication in told:
            for group in predication.groups:
                for award in group.awards:
                    self._places.setdefault(award.start, []).append((predication, group))

    def take(self, award: AwardMention) -> AwardStatus:
        """Takes an award from the names it was given to, not from numbers, and gives its status there."""
        status: AwardStatus = "conferred"
        for predication, group in self._places.get(award.start, ()):
            status = predication.status
            if any(one.count is not None for one in group.recipients):
                continue
            group.awards = [one for one in group.awards if one.start != award.start]
            if not group.awards:
                self._emptied.append(group)
            if award.count is not None:
                predication.groups.append(Group([award]))
        return status

    def left(self) -> list[Predication]:
        """The predications but for what was taken from them; those that commend name no award from the beginning."""
        if not self._emptied:
            return list(self._told)
        gone = {id(group) for group in self._emptied}
        for predication in self._told:
            predication.groups = [group for group in predication.groups if id(group) not in gone]
        return [predication for predication in self._told if predication.groups]


def _is_no_name(mark: Mark) -> bool:
    """Whether a mark in a bracket tells that it holds no list of those who have the award."""
    if mark.recipient is None:
        return True
    gives = mark.authority is not None and mark.authority.kind in GIVERS and not mark.recipient.rank
    return gives or mark.recipient.count is not None
