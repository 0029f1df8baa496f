"""Tables whose cells stand one under the other, a line each, as pages copied from offices' sites give them."""

from __future__ import annotations

from kg_service.extraction.document import Document
from kg_service.extraction.statistic.tables import TableReader
from kg_service.extraction.table_cells import Cell
from kg_service.extraction.worded import worded
from kg_service.text.numbers import NUMBER_PATTERN
from kg_service.text.patterns import compiled

_LABEL_HEAD = worded(r"(?:(?:tên|các|một số)\s+)*<rows>(?:\s+<rows_of>)*", "figure_columns")
_LONGEST_CELL = 140
_LONGEST_HEAD = 60
_MOST_COLUMNS, _FEWEST_NUMBERS, _FEWEST_ROWS = 8, 2, 2
_FEWEST_LINES = 12
"""Blocks of a text that may hold such a table."""
_NUMERIC = worded(
    rf"[<>≤≥~=]?\s*(?:(?:<approx>|<estimate>)\s+)?[+-]?(?:{NUMBER_PATTERN})(?:\s?[-–/]\s?(?:{NUMBER_PATTERN}))?"
    r"\s*(?:%|‰)?(?:\s*\([^()]{1,40}\))?",
    "figure_links",
)
_REMARK = compiled(r"\([^()]{1,40}\)")
_WORDED = compiled(r"\p{L}{2,}")
_NUMBERED = ("result", "plan", "relation")


def stacked(document: Document, reader: TableReader) -> list[list[list[Cell]]]:
    """The tables with a cell a line, as rows of cells of one length: the head, then what has all its numbers.

    ``reader`` tells what a column holds by its head. A row is a line of words, its unit where the table has a column of
    units, and as many numbers as there are columns of them; remarks and the numbers of rows stand between rows and are
    passed over.
    """
    if len(document.article.blocks) < _FEWEST_LINES:
        return []
    cells = _lines(document.text)
    found: list[list[list[Cell]]] = []
    index = 0
    while index < len(cells):
        columns = _head(document, cells, index, reader)
        if not columns:
            index += 1
            continue
        head = [cells[index], *(cell for cell, use in columns if use != "aside")]
        rows, index = _rows(document, cells, index + len(columns) + 1, columns)
        if len(rows) >= _FEWEST_ROWS:
            found.append([head, *([cells[at] for at in row] for row in rows)])
    return found


def _lines(text: str) -> list[Cell]:
    """The lines of a text that are not blank, without white space around."""
    found: list[Cell] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        words = text[start:end]
        if not words.isspace() and words:
            first = start + len(words) - len(words.lstrip())
            found.append(Cell(first, first + len(words.strip())))
        start = end + 1
    return found


def _head(document: Document, cells: list[Cell], index: int, reader: TableReader) -> list[tuple[Cell, str]]:
    """The columns right of the labels with their uses, if a table's head begins at a line; else empty."""
    first = cells[index]
    if first.end - first.start > _LONGEST_HEAD or not _LABEL_HEAD.fullmatch(document.folded, first.start, first.end):
        return []
    columns: list[tuple[Cell, str]] = []
    for cell in cells[index + 1 : index + 1 + _MOST_COLUMNS]:
        use = reader.use_of(cell) if cell.end - cell.start <= _LONGEST_HEAD else "none"
        if use not in (*_NUMBERED, "unit", "aside"):
            break
        columns.append((cell, use))
    uses = [use for _, use in columns]
    return columns if "result" in uses and sum(use in _NUMBERED for use in uses) >= _FEWEST_NUMBERS else []


def _rows(
    document: Document, cells: list[Cell], index: int, columns: list[tuple[Cell, str]]
) -> tuple[list[list[int]], int]:
    """The rows from a line on, each as the places of its cells, and where the table ends."""
    folded = document.folded
    uses = [use for _, use in columns if use != "aside"]
    rows: list[list[int]] = []
    while index < len(cells):
        cell = cells[index]
        if cell.end - cell.start > _LONGEST_CELL:
            break
        row = [index]
        for use in uses:
            at = row[-1] + 1
            if len(row) > 1 and at < len(cells) and _REMARK.fullmatch(folded, cells[at].start, cells[at].end):
                at += 1  # 0,86%, and below it (còn 4,17%)
            numeric = at < len(cells) and _NUMERIC.fullmatch(folded, cells[at].start, cells[at].end) is not None
            if at >= len(cells) or (use == "unit") == numeric:
                break
            row.append(at)
        whole = len(row) == len(uses) + 1 and _WORDED.search(folded, cell.start, cell.end) is not None
        if whole:
            rows.append(row)
        index = row[-1] + 1 if whole else index + 1
    return rows, index
