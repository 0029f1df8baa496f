"""Members of a cluster in the table of its scores: ``Đơn vị | Điểm | Xếp hạng`` over a line for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_service.extraction.cluster_members import Role
from kg_service.extraction.cluster_units import unit_list
from kg_service.extraction.document import Document
from kg_service.extraction.table_cells import Cell, tables
from kg_service.text.patterns import compiled

TABLED = 0.85
"""Confidence of members in a table of scores."""

_FEWEST = 3
_UNITS = compiled(
    r"(?:tên\s+)?(?:đơn vị|cơ quan|đơn vị thành viên|thành viên|tập thể|địa phương)(?:,?\s*(?:cơ quan|đơn vị))?"
)
_SCORES = compiled(r"[^|]*(?:điểm|xếp|hạng|thứ)(?!\p{L})")


def tabled_members(document: Document) -> Iterator[Role]:
    """The units that the tables of scores of the article's own cluster give a line each."""
    cluster = document.areas.cluster
    if cluster is None or document.areas.subject != cluster:
        return
    for table in tables(document):
        column = _column(document, table[0])
        if column is None:
            continue
        found = [role for row in table[1:] if (role := _member(document, row[column], cluster))]
        if len(found) >= _FEWEST:
            yield from found


def _column(document: Document, header: Sequence[Cell]) -> int | None:
    """The column of units, where another one holds scores or ranks."""
    names = [document.folded[cell.start : cell.end] for cell in header]
    if not any(_SCORES.match(name) for name in names):
        return None
    return next((index for index, name in enumerate(names) if _UNITS.fullmatch(name)), None)


def _member(document: Document, cell: Cell, cluster: str) -> Role | None:
    units, end = unit_list(document, cell.start, cell.end)
    if len(units) != 1 or document.folded[end : cell.end].strip():
        return None
    return Role(cell.start, cell.end, cluster, units[0].name, "member", None, TABLED)
