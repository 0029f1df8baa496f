"""Parts in clusters in tables: a line of scores for each member, who led in each year, who has which part."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from kg_service.extraction.cluster.parts import Role
from kg_service.extraction.cluster.titles import role_of_title
from kg_service.extraction.cluster.units import unit_list
from kg_service.extraction.document import Document
from kg_service.extraction.facts import ClusterRoleKind
from kg_service.extraction.table_cells import Cell, tables
from kg_service.text.patterns import compiled

TABLED = 0.85
"""Confidence of members in a table of scores."""

_FEWEST = 3
_YEARS = compiled(r"(?:năm|nhiệm kỳ|năm học|thời gian|giai đoạn)")
_YEAR = compiled(r"(?:19|20)\d{2}(?:-(?:19|20)\d{2})?")
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


def tabled_leaders(document: Document) -> Iterator[Role]:
    """Who led in the columns of titles (``Năm | Cụm trưởng | Cụm phó``), and who has the title of its line."""
    if document.areas.cluster is None:
        return
    for table in tables(document):
        names = [document.folded[cell.start : cell.end] for cell in table[0]]
        columns = {index: role for index, name in enumerate(names) if (role := role_of_title(name))}
        years = next((index for index, name in enumerate(names) if _YEARS.fullmatch(name)), None)
        unit_column = next((index for index, name in enumerate(names) if _UNITS.fullmatch(name)), None)
        for row in table[1:]:
            if columns:
                year = document.text[row[years].start : row[years].end] if years is not None else ""
                for index, role in columns.items():
                    yield from _leader(document, row[index], role, year if _YEAR.fullmatch(year) else None)
            elif unit_column is not None:
                yield from _titled(document, row, unit_column)


def _titled(document: Document, row: Sequence[Cell], column: int) -> Iterator[Role]:
    """``2 | Hội Nông dân tỉnh | Khối phó``, ``3 | Tỉnh đoàn | Thành viên``."""
    for cell in row:
        name = document.folded[cell.start : cell.end]
        role = role_of_title(name)
        if role or name == "thành viên":
            yield from _leader(document, row[column], "member", None)
        if role:
            yield from _leader(document, row[column], role, None)


def _leader(document: Document, cell: Cell, role: ClusterRoleKind, period: str | None) -> Iterator[Role]:
    units, end = unit_list(document, cell.start, cell.end)
    if units and not document.folded[end : cell.end].strip():
        after = bisect.bisect_left(document.clusters.starts, cell.start)
        cluster = document.clusters[max(0, after - 1)].name
        for unit in units:
            yield Role(cell.start, cell.end, cluster, unit.name, role, period, TABLED)


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
