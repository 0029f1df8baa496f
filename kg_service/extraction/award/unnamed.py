"""Those whom a sentence leaves unnamed beside an award, named in one of the next: by field, or as commended."""

from __future__ import annotations

import regex

from kg_service.extraction.award.clauses import ClauseReader
from kg_service.extraction.award.mark_reader import MarkReader
from kg_service.extraction.award.marks import GIVING
from kg_service.extraction.award.predications import Group, Predication, named_of
from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.facts import AwardStatus
from kg_service.extraction.worded import worded

_TABLES = ("award_recipients", "award_verbs")
_UNNAMED = worded(r"(?<!\p{L})(?:danh sách|(?:các|những|<award_people/some>))\s+\p{L}", *_TABLES)
_FIELD = worded(
    r"\s*(?:ở\s+|về\s+|trong\s+)?<field>\s[^,;:.()]{2,40}?\s(?:có|gồm)(?:\s+có)?\s*:?\s+(?:các\s+)?",
    *_TABLES,
    engine=regex.compile,
)
_TO_UNNAMED = worded(
    r"(?:\s+và\s+<gift>\s\p{L}+)?\s+(?:cho|tới|đến|dành cho)\s+(?:các|những|<award_people/some>)\s+"
    r"(?:<recipient_nouns/*>(?!\p{L})(?:,|\svà|\s)\s*){1,2}",
    *_TABLES,
)
"""``trao Giấy khen cho những cá nhân có thành tích``: whom the text may name later."""

_COMMENDED = worded(r"[^:;.()\n]{0,40}?,?\s*(?:<comprise>|(?:đó\s+)?là)\s*:?\s+(?:các\s+)?", *_TABLES)
_TOLD_REACH = 700
"""Characters between an award for people unnamed and the list of those commended."""


class UnnamedReader:
    """Keeps the awards that one document gives to people unnamed until it says who they are."""

    def __init__(self, document: Document, marks: MarkReader, clauses: ClauseReader) -> None:
        self._document = document
        self._marks = marks
        self._clauses = clauses
        self._announced: Predication | None = None
        self._unnamed: Predication | None = None

    def announce(self, sentence: Sentence) -> None:
        """Keeps an award that a sentence says others get whom it leaves unnamed, for the next to name by field."""
        self._announced = None
        if not _UNNAMED.search(self._document.folded, sentence.start, sentence.end):
            return
        marks = self._marks.marks(sentence.start, sentence.end)
        awards = [mark.award for mark in marks if mark.award]
        acts = {mark.act for mark in marks}
        if len(awards) != 1 or "negation" in acts or "passive" not in acts or acts.isdisjoint(GIVING):
            return
        status: AwardStatus = "proposed" if "propose" in acts else "conferred"
        self._announced = Predication(sentence.start, sentence.end, "list", status, groups=[Group(awards)])

    def unname(self, sentence: Sentence) -> None:
        """Keeps the one award that a sentence gives to people without their names."""
        marks = self._marks.marks(sentence.start, sentence.end)
        awards = [mark.award for mark in marks if mark.award]
        acts = {mark.act for mark in marks}
        if len(awards) != 1 or acts & {"negation", "propose", "future", "revoke"} or acts.isdisjoint(GIVING):
            return
        if _TO_UNNAMED.match(self._document.folded, awards[0].end, sentence.end):
            act = next(mark.act for mark in marks if mark.act in GIVING)
            self._unnamed = Predication(
                sentence.start, sentence.end, act, "conferred", handed=True, groups=[Group(awards)]
            )

    def commended(self, sentence: Sentence) -> list[Predication]:
        """``Bốn cá nhân tiêu biểu được khen thưởng, gồm: A, B …``: who get the award that a sentence before told of."""
        told = self._unnamed
        if told is None or sentence.start - told.end > _TOLD_REACH:
            return []
        marks = self._marks.marks(sentence.start, sentence.end)
        counted = marks[0].recipient if marks else None
        if counted is None or counted.count is None or [mark.act for mark in marks[1:3]] != ["passive", "commend"]:
            return []
        opens = _COMMENDED.match(self._document.folded, marks[2].end, sentence.end)
        if opens is None or any(mark.award for mark in marks):
            return []
        after = [mark for mark in marks if mark.start >= opens.end()]
        listed = self._clauses.listed(after, opens.end())
        named = [one for one in listed if one.person and one.count is None] if "collective" not in counted.kinds else []
        if not named or len(named) > counted.count:
            return []
        return [named_of(told, list(told.groups[0].awards), named)]

    def by_field(self, sentence: Sentence) -> list[Predication]:
        """``Lĩnh vực sân khấu có NSƯT A, NSƯT B``: who they are of whom the sentences before told the award."""
        told = self._announced
        opens = _FIELD.match(self._document.folded, sentence.start, sentence.end) if told else None
        if told is None or opens is None:
            self._announced = None
            return []
        marks = [mark for mark in self._marks.marks(sentence.start, sentence.end) if mark.start >= opens.end()]
        people = [recipient for recipient in self._clauses.listed(marks, opens.end()) if recipient.person]
        if not people or any(mark.award for mark in marks):
            return []
        return [named_of(told, list(told.groups[0].awards), people)]
