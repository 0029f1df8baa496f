"""Those whom a sentence counts, named in one of the next: ``… cho 3 điều dưỡng. Đó là các chị A, B và C``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg_service.extraction.award.clauses import ClauseReader
from kg_service.extraction.award.entries import Entries
from kg_service.extraction.award.kinds import kind_words
from kg_service.extraction.award.mark_reader import MarkReader
from kg_service.extraction.award.predications import Predication, named_of
from kg_service.extraction.award.recipient_words import pronouns
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.unnamed import UnnamedReader
from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.facts import RecipientKind
from kg_service.extraction.worded import worded
from kg_service.text.numbers import COUNTING_PATTERN, number_word
from kg_service.text.patterns import compiled

_TABLES = ("award_recipients", "award_verbs")
_MEMBERS = worded(r"\s*(?:đó là|<award_cues/breakdown>)[,:]?\s", *_TABLES)
_AGAIN = worded(
    rf"\s*(?:(?P<number>\d{{1,3}}|{COUNTING_PATTERN})|các|những)\s+(?P<noun>\p{{L}}+(?:\s\p{{L}}+){{0,3}}?)"
    r"(?P<same>\s+(?:<award_people/again>|(?:vừa\s+)?được\s[^,;:.]{3,40}?))?"
    r"\s*(?:(?:(?:đó\s+)?là|<comprise>|cụ thể là)\s*:?|:)\s+(?:các\s+)?",
    *_TABLES,
)
"""``Ba điều dưỡng đó là …``, ``Hai người được khen gồm: …``."""

_PARTS = worded(
    r"\s*(?:trong\s+(?:tổng\s+)?số|trong)\s+(?P<number>\d{1,4})\s+(?P<noun>\p{L}+(?:\s\p{L}+){0,3}?)"
    r"(?P<same>\s+(?:<award_people/again>|được\s[^,;:.]{3,40}?))?,?\s+(?:thì\s+)?(?:có|gồm)\s",
    *_TABLES,
)
_TOLD_REACH = 700
"""Characters between a number of those awarded and the list of their names."""

_MONEY = worded(r"(?<!\p{L})thưởng\s+(?:số tiền\s+)?\d[\d.,]*\s+<money>", *_TABLES)
_OPENS = worded(r"\s*<award_cues/breakdown>(?:\s+có)?(?:\s+một số)?\s*:\s*$", *_TABLES)
_OF_UNIT = worded(
    r"\s*[^,;:.]{4,90}\scó\s+(?P<number>\d{1,2})\s+(?P<kind><recipient_sections/*>)\s+(?:là|<comprise>)\s*:?\s+",
    *_TABLES,
)
_UNITS_REACH = 1200
_NOUN_ENDS = compiled(r"[.,;:()\n]")
_NOUN_REACH = 24
_AGAIN_AFTER = 2
"""Sentences after a count among which those counted may be named."""


class MemberReader:
    """Follows the numbers of recipients of one document until the text says who they are.

    ``counted``: what the sentence before gives to one number of recipients.
    """

    def __init__(self, document: Document, marks: MarkReader, clauses: ClauseReader) -> None:
        self._document = document
        self._marks = marks
        self._clauses = clauses
        self._entries = Entries(document)
        self.counted: Predication | None = None
        self._told: Predication | None = None
        self._told_for = 0
        self._awarded: Predication | None = None
        self.total: Predication | None = None
        self.unnamed = UnnamedReader(document, marks, clauses)

    def names_next(self, sentence: Sentence) -> bool:
        """Whether a line straight below one that counts begins to say who they are: ``Đó là các bác sĩ …``."""
        counted = self.counted
        below = counted is not None and not self._document.folded[counted.end : sentence.start].strip(" .:\n")
        return below and _MEMBERS.match(self._document.folded, sentence.start, sentence.end) is not None

    def keep(self, found: Sequence[Predication]) -> None:
        """Keeps what the last of a sentence's predications gives to numbers of recipients."""
        last = found[-1].groups[-1]
        if any(recipient.count for recipient in last.recipients):
            self._told, self._told_for = found[-1], _AGAIN_AFTER
            self.total = found[-1]
        several = {
            award.stem.name
            for one in found
            for group in one.groups
            for award in group.awards
            if not group.recipients or any(recipient.count for recipient in group.recipients)
        }
        self._awarded = found[-1] if last.awards else self._awarded
        self.counted = found[-1] if _counts_only(found[-1]) and len(several) == 1 else None

    def members(self, sentence: Sentence) -> list[Predication]:
        """``Trong đó, ông A - bí thư … và bà B …``: who they are whom the sentence before counted."""
        counted = self.counted
        self.counted = None
        if counted is None:
            return []
        if _MONEY.search(self._document.folded, sentence.start, sentence.end):
            return self._with_money(counted, sentence)
        if not _MEMBERS.match(self._document.folded, sentence.start):
            return []
        marks = self._marks.marks(sentence.start, sentence.end)
        group = counted.groups[-1]
        if any(mark.award for mark in marks):
            return []
        listed = [one for one in self._clauses.listed(marks, sentence.start) if one.count is None]
        people = [one for one in listed if one.person]
        bodies = [one for one in listed if not one.person and not one.rank]
        number, several = _numbers(group.recipients, "individual"), len(group.recipients) > 1
        if len(people) > number or (several and len(bodies) > _numbers(group.recipients, "collective")):
            return []
        named = sorted([*people, *bodies], key=lambda one: one.start) if several and people else people
        if not named:
            return []
        return [named_of(counted, list(group.awards), named)]

    def opens(self, sentence: Sentence) -> Predication | None:
        """What is given to those counted before, where a line ``Trong đó có:`` opens the list of their names."""
        told = self.total
        if told is None or not _OPENS.match(self._document.folded, sentence.start, sentence.end):
            return None
        return told if sentence.start - told.end < _TOLD_REACH else None

    def _with_money(self, counted: Predication, sentence: Sentence) -> list[Predication]:
        """``… cho 2 tập thể. Phòng A được thưởng 20 triệu đồng, Đội B 10 triệu đồng``: as many as are counted."""
        group = counted.groups[-1]
        number, kinds = group.recipients[-1].count, group.recipients[-1].kinds
        marks = self._marks.marks(sentence.start, sentence.end)
        if any(mark.award for mark in marks) or "collective" not in kinds:
            return []
        listed = self._clauses.listed([mark for mark in marks if mark.recipient], sentence.start)
        named = [one for one in listed if one.count is None and not one.person and not one.rank]
        if not named or len(named) != number:
            return []
        return [named_of(counted, list(group.awards), named)]

    def told(self, sentence: Sentence) -> list[Predication]:
        """Who they are whom sentences before counted or left unnamed, if the sentence says nothing else."""
        return (
            self.again(sentence) or self.parts(sentence) or self.unnamed.by_field(sentence) or self.of_units(sentence)
        )

    def again(self, sentence: Sentence) -> list[Predication]:
        """``Ba điều dưỡng đó là các chị A, B và C``: who they are whom a sentence before counted among others."""
        told = self._told
        if told is None:
            return []
        self._told_for -= 1
        if self._told_for <= 0:
            self._told = None
        match = _AGAIN.match(self._document.folded, sentence.start, sentence.end)
        group = told.groups[-1]
        counted = next((r for r in group.recipients if match and self._is_again(r, match)), None)
        if match is None or counted is None or counted.count is None:
            return []
        marks = self._marks.marks(sentence.start, sentence.end)
        if any(mark.award for mark in marks if mark.start >= match.end()):
            return []
        after = [mark for mark in marks if mark.start >= match.end()]
        several = len(counted.kinds) > 1
        person = (_anyone(match["noun"]) or counted.kinds[0]) != "collective"
        listed = self._clauses.listed(after, match.end())
        if person and ";" in self._document.folded[match.end() : sentence.end]:
            listed = self._entries.read(match.end(), sentence.end, "individual")
        named = [recipient for recipient in listed if recipient.person is person and recipient.count is None]
        told_by_noun = match["number"] is None and not match["same"]
        if not named or len(named) > counted.count or (told_by_noun and not several and len(named) < counted.count):
            return []
        self._told = self.counted = None
        return [named_of(told, list(group.awards), named)]

    def of_units(self, sentence: Sentence) -> list[Predication]:
        """``Sở A có 1 cá nhân là ông B``: whom a unit has among those of whose award the sentences before tell."""
        told = self._awarded
        if told is None or sentence.start - told.end > _UNITS_REACH:
            return []
        match = _OF_UNIT.match(self._document.folded, sentence.start, sentence.end)
        if match is None:
            return []
        marks = [mark for mark in self._marks.marks(sentence.start, sentence.end) if mark.start >= match.end()]
        named = [one for one in self._clauses.listed(marks, match.end()) if one.count is None]
        people = [one for one in named if one.person] if kind_words()[match["kind"]] == "individual" else named
        if not people or len(people) > int(match["number"]) or any(mark.award for mark in marks):
            return []
        self._awarded = replace(told, end=sentence.end)
        return [named_of(told, list(told.groups[-1].awards), people)]

    def parts(self, sentence: Sentence) -> list[Predication]:
        """``Trong 96 điển hình có 32 tập thể, 64 cá nhân``: of what kinds those are whom a sentence before counted."""
        told = self.total
        match = _PARTS.match(self._document.folded, sentence.start, sentence.end) if told else None
        if told is None or match is None:
            return []
        total = next((r for r in told.groups[-1].recipients if not r.sure and self._is_again(r, match)), None)
        marks = [mark for mark in self._marks.marks(sentence.start, sentence.end) if mark.start >= match.end()]
        counts = [recipient for recipient in self._clauses.listed(marks, match.end()) if recipient.count is not None]
        if total is None or len(counts) < 2 or sum(recipient.count or 0 for recipient in counts) != total.count:
            return []
        self.total = None
        return [named_of(told, list(told.groups[-1].awards), counts)]

    def _is_again(self, counted: Recipient, match: re.Match[str]) -> bool:
        """Whether a number and a noun mean those counted before: the same number, the same noun or a wider one."""
        number, noun = match["number"], match["noun"]
        if counted.count is None or counted.count < 2:
            return False
        if number and (int(number) if number.isdigit() else number_word(number)) != counted.count:
            return False
        if _anyone(noun) in counted.kinds:
            return True
        words = self._document.folded[counted.start : counted.end + _NOUN_REACH]
        return f" {noun} " in f"{_NOUN_ENDS.split(words, 1)[0]} "


def _anyone(noun: str) -> RecipientKind | None:
    """The kind of all those for whom a noun may stand: ``tập thể``, ``cá nhân``, ``chị``; None for other nouns."""
    return "individual" if noun in pronouns() else kind_words().get(noun)


def _counts_only(predication: Predication) -> bool:
    """Whether the last recipients are numbers of people or bodies."""
    group = predication.groups[-1]
    return bool(group.awards and group.recipients) and all(one.count is not None for one in group.recipients)


def _numbers(recipients: Sequence[Recipient], kind: RecipientKind) -> int:
    """How many recipients of a kind are counted; a number alone may be of persons whatever its noun."""
    alone = kind == "individual" and len(recipients) == 1
    return sum(one.count or 0 for one in recipients if alone or kind in one.kinds)
