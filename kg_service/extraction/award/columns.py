"""Tables with a column for each award (``Đơn vị | Cờ thi đua``) or a row for each (``Lao động tiên tiến | 312``)."""

from __future__ import annotations

from collections.abc import Sequence

from kg_service.extraction.award.entries import Entries, only_name
from kg_service.extraction.award.kinds import CELL_NUMBER
from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.predications import Group, Predication
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.worded import worded

_FIRST = worded(r"\s*(?:<column>|<column_opening>[^|]{0,40})\s*", "award_recipients")
"""The first heading of such a table."""
_AMOUNT = worded(r"\s*<amount>\s*(?:\([^|)]{1,20}\))?\s*", "award_recipients")
_TICK = worded(r"\s*<tick>\s*", "award_recipients")


class AwardColumns:
    """Follows such tables of one document from row to row."""

    def __init__(self, document: Document, entries: Entries) -> None:
        self._document = document
        self._entries = entries
        self._awards: dict[int, AwardMention] = {}
        self._amount: int | None = None

    def heads(self, cells: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> bool:
        """Whether a row heads such a table; the next rows are then read by its columns."""
        folded = self._document.folded
        if len(cells) < 2 or not any(_FIRST.fullmatch(folded, *cell) for cell in cells[:2]):
            return False
        if any(CELL_NUMBER.fullmatch(folded, *cell) for cell in cells):
            return False
        self._awards = {
            index: award for index, cell in enumerate(cells) if (award := _only_award(folded, cell, marks)) is not None
        }
        self._amount = next((index for index, cell in enumerate(cells) if _AMOUNT.fullmatch(folded, *cell)), None)
        return bool(self)

    def amounts(self, cells: Sequence[tuple[int, int]]) -> bool:
        """Whether the last cell of a row heads a column of numbers."""
        return _AMOUNT.fullmatch(self._document.folded, *cells[-1]) is not None

    def __bool__(self) -> bool:
        return bool(self._awards) or self._amount is not None

    def leave(self) -> None:
        """A line that is no row ends the table."""
        self._awards, self._amount = {}, None

    def row(self, sentence: Sentence, cells: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> list[Predication]:
        """What a row below such a heading gives: numbers of awards, or awards to the one whom it names."""
        if self._amount is not None and self._amount < len(cells) and not self._awards:
            awards = [mark.award for mark in marks if mark.award and mark.award.end <= cells[self._amount][0]]
            amounts = self._amounts(cells[self._amount], awards[0], marks) if len(awards) == 1 else []
            return [_predication(sentence, Group([awards[0]], amounts))] if amounts else []
        if not self._awards or any(mark.award for mark in marks):
            return []
        named = [
            cell for cell in self._entries.cells(sentence.start, sentence.end) if cell[0] < cells[min(self._awards)][0]
        ]
        found = []
        for index, award in self._awards.items():
            cell = cells[index] if index < len(cells) else (sentence.end, sentence.end)
            if _TICK.fullmatch(self._document.folded, *cell):
                one = only_name(named, self._entries, None)
                found += [Group([award], [one])] if one else []
            elif counted := self._counted(cell, award):
                found.append(Group([award], [counted]))
        return [_predication(sentence, group) for group in found]

    def _amounts(self, cell: tuple[int, int], award: AwardMention, marks: Sequence[Mark]) -> list[Recipient]:
        """The numbers of a cell below ``Số lượng``: ``12``, ``15 tập thể``, ``15 tập thể, 34 cá nhân``."""
        if counted := self._counted(cell, award):
            return [counted]
        inside = [mark.recipient for mark in marks if cell[0] <= mark.start and mark.end <= cell[1]]
        return [one for one in inside if one and one.count]

    def _counted(self, cell: tuple[int, int], award: AwardMention) -> Recipient | None:
        match = CELL_NUMBER.fullmatch(self._document.folded, *cell)
        count = int(match["digits"].replace(".", "")) if match else 0
        return Recipient(cell[0], cell[1], "", (award.kind,), count=count) if count and award.kind else None


def _only_award(folded: str, cell: tuple[int, int], marks: Sequence[Mark]) -> AwardMention | None:
    """The award that a cell names and nothing else."""
    inside = [mark for mark in marks if cell[0] <= mark.start < cell[1]]
    if len(inside) != 1 or inside[0].award is None:
        return None
    rest = folded[cell[0] : inside[0].start] + folded[inside[0].end : cell[1]]
    return inside[0].award if len(rest.strip(' *:"“”')) < 12 else None


def _predication(sentence: Sentence, group: Group) -> Predication:
    return Predication(sentence.start, sentence.end, "list", "conferred", groups=[group], rule="list")
