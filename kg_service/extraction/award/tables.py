"""Tables of awards with a column for each kind of recipients: ``Hình thức | Tập thể | Cá nhân``."""

from __future__ import annotations

from collections.abc import Sequence

from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.predications import Group, Predication
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.facts import AwardStatus, RecipientKind
from kg_service.text.patterns import compiled

_KINDS: dict[str, RecipientKind] = {
    "tập thể": "collective", "số tập thể": "collective", "đơn vị": "collective", "tập thể (lượt)": "collective",
    "cá nhân": "individual", "số cá nhân": "individual", "cá nhân (lượt)": "individual", "người": "individual",
    "hộ gia đình": "household", "hộ": "household", "gia đình": "household",
}  # fmt: skip
"""Headings of columns."""

_STATUS: dict[str, AwardStatus] = {"đề nghị": "proposed", "đề xuất": "proposed", "thu hồi": "revoked"}
"""Words of headings that say what becomes of the awards below."""

_NUMBER = compiled(r"\s*(?P<digits>\d{1,3}(?:\.\d{3})*|\d{1,6})\s*(?:người|tập thể|cá nhân|lượt|đơn vị|hộ)?\s*")


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
        self.status = next((status for word, status in _STATUS.items() if word in line), self.status)
        found = {
            index: kind
            for index, (start, end) in enumerate(cells)
            if (kind := _KINDS.get(self._document.folded[start:end].strip(" *:")))
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
        return [_predication(sentence, awards[0], counted)] if counted else []

    def _count(self, cells: Sequence[tuple[int, int]], index: int, kind: RecipientKind) -> Recipient | None:
        if index >= len(cells):
            return None
        start, end = cells[index]
        match = _NUMBER.fullmatch(self._document.folded, start, end)
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


def _predication(sentence: Sentence, award: AwardMention, counted: list[Recipient]) -> Predication:
    groups = [Group([award], counted)]
    return Predication(sentence.start, sentence.end, "list", "conferred", groups=groups, rule="list")
