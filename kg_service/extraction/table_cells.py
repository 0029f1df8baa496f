"""Tables of a text as rows of cells: lines of cells between bars, tabs or wide spaces."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg_service.extraction.document import Document
from kg_service.text.patterns import compiled
from kg_service.text.values import value

_FEWEST_ROWS, _FEWEST_CELLS, _MOST_CELLS = 2, 2, 12
_LONGEST_LINE = 600
_BAR, _TAB, _SPACES = "|", "\t", "   "
_FEWEST_SPACED = 3
"""Cells of a line that only spaces part; with fewer it is a signature block."""
_RULE = compiled(r"[\s|:+-]*")
_GAP = compiled(r"[^\S\n]{3,}")


@value
class Cell:
    """A cell's words at ``[start, end)`` of the text, without white space around."""

    start: int
    end: int


def tables(document: Document) -> list[list[list[Cell]]]:
    """The tables of a text as rows of cells: two or more lines running with as many cells each."""
    found: list[list[list[Cell]]] = []
    if not any(mark in document.text for mark in (_BAR, _TAB, _SPACES)):
        return found
    run: list[list[Cell]] = []
    for start, end in _lines(document.text):
        cells = _cells(document.text, start, end)
        if cells and run and len(cells) == len(run[-1]):
            run.append(cells)
            continue
        if not cells and run and _RULE.fullmatch(document.text, start, end):
            continue
        if len(run) > _FEWEST_ROWS:
            found.append(run)
        run = [cells] if cells else []
    if len(run) > _FEWEST_ROWS:
        found.append(run)
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _cells(text: str, start: int, end: int) -> list[Cell]:
    mark = _BAR if text.find(_BAR, start, end) >= 0 else _TAB
    if text.find(mark, start, end) < 0:
        return _spaced(text, start, end)
    if end - start > _LONGEST_LINE or text.find(mark, start, end) < 0 or _RULE.fullmatch(text, start, end):
        return []
    cuts = [start - 1, *(i for i in range(start, end) if text[i] == mark), end]
    cells = [_stripped(text, a + 1, b) for a, b in pairwise(cuts)]
    if mark == _BAR and cells[0].start == cells[0].end:
        del cells[0]
    if mark == _BAR and cells and cells[-1].start == cells[-1].end and text[start:end].rstrip().endswith(_BAR):
        del cells[-1]
    return cells if _FEWEST_CELLS <= len(cells) <= _MOST_CELLS else []


def _spaced(text: str, start: int, end: int) -> list[Cell]:
    """The cells of a line whose columns three or more spaces part."""
    if end - start > _LONGEST_LINE or text.find(_SPACES, start, end) < 0:
        return []
    line = _stripped(text, start, end)
    cuts = [(line.start, line.start), *(gap.span() for gap in _GAP.finditer(text, line.start, line.end))]
    cells = [_stripped(text, a, b) for (_, a), (b, _) in pairwise([*cuts, (line.end, line.end)])]
    return cells if _FEWEST_SPACED <= len(cells) <= _MOST_CELLS else []


def _stripped(text: str, start: int, end: int) -> Cell:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cell(start, end)
