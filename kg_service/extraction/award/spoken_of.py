"""Whom an award goes to that a clause only says to be given: the one of whom the text speaks.

``Anh A lội suối cứu hai em nhỏ. Ba ngày sau, Chủ tịch UBND tỉnh đã tặng Bằng khen.``
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.loose_words import WHOSE
from kg_service.extraction.award.mark_reader import MarkReader
from kg_service.extraction.award.phrases import telling
from kg_service.extraction.award.predications import Group, Predication
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.topics import Topics
from kg_service.extraction.document import Document, Sentence

_ENDS = telling(r"\s*(?:(?:<adverb>|<at_once>)\s*){0,2}(?:[.;]|$)")
"""After the award: nothing that says to whom it goes, nor a list of those."""
_LATER = telling(r"[\s\"“-]*(?:<later>|(?:<at_once>\s+)?(?:\p{L}+|\d{1,2})\s(?:ngày|tuần|tháng|hôm)\s+sau)(?!\p{L})")
"""What opens a sentence that goes on with the story of the one before."""
_APART = (":", ";")


class SpokenOf:
    """Finds those persons in one document."""

    def __init__(self, document: Document, marks: MarkReader) -> None:
        self._folded = document.folded
        self._marks = marks
        self._topics = Topics(document, marks)

    def complete(self, sentence: Sentence, found: Sequence[Predication]) -> None:
        """Gives each of a sentence's predications that names nobody the one spoken of."""
        for made in found:
            group = made.groups[0] if len(made.groups) == 1 else None
            if group and self._leaves_out(sentence, made, group):
                told = self._of_deed(sentence, made) or (self._before(sentence, made) if made.agents else [])
                group.recipients = told or (self._of_story(sentence, group) if made.agents else [])
                made.rule = "implied" if group.recipients else made.rule

    def _leaves_out(self, sentence: Sentence, made: Predication, group: Group) -> bool:
        """Whether one award is given by somebody to nobody who is named, and the clause ends with it."""
        if made.act != "confer" or made.status != "conferred" or made.passive or made.handed:
            return False
        if group.recipients or group.addressed or len(group.awards) != 1 or group.awards[0].count is not None:
            return False
        return sentence.kind == "body" and _ENDS.match(self._folded, group.awards[0].end, sentence.end) is not None

    def _before(self, sentence: Sentence, made: Predication) -> list[Recipient]:
        """``trường hợp anh A, người cứu ba em nhỏ: hai ngày sau, Chủ tịch UBND tỉnh đã tặng``: before a colon."""
        marks = self._marks.marks(sentence.start, sentence.end)
        before = [mark for mark in marks if mark.end <= made.start]
        named = [mark.recipient for mark in before if mark.recipient and mark.recipient.person]
        if len(named) != 1 or any(mark.award for mark in before):
            return []
        between = self._folded[named[0].end : made.start]
        return named if any(mark in between for mark in _APART) else []

    def _of_deed(self, sentence: Sentence, made: Predication) -> list[Recipient]:
        """``Hành động của anh A đã được UBND huyện biểu dương, tặng giấy khen``: whose deed the sentence tells."""
        for mark in reversed(self._marks.marks(sentence.start, sentence.end)):
            one = mark.recipient
            if one is None or not one.person or one.end > made.verb:
                continue
            if WHOSE.search(self._folded, sentence.start, one.start) is None:
                return []
            made.agents = made.agents or self._giver(sentence, one.end, made.verb)
            return [one]
        return []

    def _giver(self, sentence: Sentence, start: int, end: int) -> tuple[Authority, ...]:
        """Who praises in ``được UBND huyện biểu dương, tặng``: straight after the word that makes the verb passive."""
        marks = self._marks.marks(sentence.start, sentence.end)
        for before, mark in pairwise(marks):
            if before.act == "passive" and mark.authority and start <= mark.start < end:
                return (mark.authority,)
        return ()

    def _of_story(self, sentence: Sentence, group: Group) -> list[Recipient]:
        """``Hai ngày sau, Chủ tịch UBND tỉnh đã tặng Bằng khen``: the last sentence's subject, a person."""
        if not _LATER.match(self._folded, sentence.start, sentence.end):
            return []
        return [one for one in self._topics.of(sentence, group.awards) if one.person]
