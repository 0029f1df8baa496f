"""Tables of awards with a column for each kind of recipients: ``Hình thức | Tập thể | Cá nhân``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.kinds import CELL_NUMBER, kind_words
from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.predications import Group, Predication
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.stems import cue_words
from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.facts import AwardStatus, RecipientKind
from kg_service.extraction.worded import worded

_COLUMN = worded(r"[ *:]*(?:số\s+)?(?P<kind><recipient_sections/*>)(?:\s*\(<instances>\))?[ *:]*", "award_recipients")
"""``Tập thể``, ``Số cá nhân``, ``Cá nhân (lượt)``: a column of numbers of recipients."""
_STATUS: dict[str, AwardStatus] = {"propose": "proposed", "revoke": "revoked"}
"""What becomes of the awards below by the verbs of a heading."""


@cache
def _status_words() -> tuple[tuple[str, AwardStatus], ...]:
    """The verbs that name what becomes of awards by more than one syllable, which no other word holds."""
    return tuple((word, status) for act, status in _STATUS.items() for word in cue_words(act) if " " in word)


class AwardTables:
    """Follows the tables of one document from row to row."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._columns: dict[int, RecipientKind] = {}
        self.status: AwardStatus | None = None

    def heads(self, sentence: Sentence) -> bool:
        """Whether a line heads such a table; the next rows are then read by its columns."""
        cells = self.cells(sentence)
        if len(cells) < 2:
            self._columns, self.status = {}, None
            return False
        line = self._document.folded[sentence.start : sentence.end]
        self.status = next((status for word, status in _status_words() if word in line), self.status)
        found = {
            index: kind_words()[column["kind"]]
            for index, cell in enumerate(cells)
            if (column := _COLUMN.fullmatch(self._document.folded, *cell))
        }
        if found:
            self._columns = found
        return bool(found)

    def row(self, sentence: Sentence, marks: Sequence[Mark]) -> list[Predication]:
        """The numbers of a row below such a heading, with the award that an earlier cell names."""
        if not self._columns:
            return []
        cells = self.cells(sentence)
        first = min(self._columns)
        if len(cells) <= first:
            return []
        awards = [mark.award for mark in marks if mark.award and mark.award.end <= cells[first][0]]
        if len(awards) != 1:
            return []
        counted = [one for index, kind in self._columns.items() if (one := self._count(cells, index, kind))]
        before = [mark.authority for mark in marks if mark.authority and mark.end <= awards[0].start]
        return [_predication(sentence, awards[0], counted, tuple(before[-1:]))] if counted else []

    def _count(self, cells: Sequence[tuple[int, int]], index: int, kind: RecipientKind) -> Recipient | None:
        if index >= len(cells):
            return None
        start, end = cells[index]
        match = CELL_NUMBER.fullmatch(self._document.folded, start, end)
        count = int(match["digits"].replace(".", "")) if match else 0
        return Recipient(start, end, "", (kind,), count=count) if count else None

    def cells(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The cells of a row, the outer bars left aside."""
        text = self._document.text
        start, end = sentence.start, sentence.end
        mark = "|" if "|" in text[start:end] else "\t"
        if mark not in text[start:end]:
            return []
        if text[start:end].lstrip().startswith(mark):
            start = text.index(mark, start) + 1
        found = []
        while start < end:
            stop = text.find(mark, start, end)
            stop = end if stop < 0 else stop
            found.append((start, stop))
            start = stop + 1
        return found


def _predication(
    sentence: Sentence, award: AwardMention, counted: list[Recipient], agents: tuple[Authority, ...]
) -> Predication:
    groups = [Group([award], counted)]
    return Predication(sentence.start, sentence.end, "list", "conferred", agents=agents, groups=groups, rule="list")
