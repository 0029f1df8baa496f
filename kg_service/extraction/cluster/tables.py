"""Parts in clusters in tables: a line of scores for each member, who led in each year, who has which part."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg_service.extraction.cluster.parts import Role
from kg_service.extraction.cluster.titles import role_of_title
from kg_service.extraction.cluster.unit_lists import unit_list
from kg_service.extraction.cluster.words import said
from kg_service.extraction.document import Document, starting_at
from kg_service.extraction.facts import ClusterRoleKind
from kg_service.extraction.table_cells import Cell, tables
from kg_service.text.patterns import compiled

TABLED = 0.85
"""Confidence of members in a table of scores."""

_FEWEST = 3
_YEAR = compiled(r"(?:19|20)\d{2}(?:-(?:19|20)\d{2})?")


@cache
def _years() -> re.Pattern[str]:
    return compiled(said("term"))


@cache
def _units() -> re.Pattern[str]:
    """What a table's column of units is called: ``Tên đơn vị``, ``Cơ quan, đơn vị``."""
    unit = said("unit", "member", "area")
    return compiled(rf"(?:tên\s+)?{unit}(?:,?\s*{unit})?")


@cache
def _scores() -> re.Pattern[str]:
    return compiled(rf"[^|]*{said('score')}(?!\p{{L}})")


@cache
def _member_word() -> re.Pattern[str]:
    return compiled(said("member"))


def tabled_members(document: Document) -> Iterator[Role]:
    """The units that tables of clusters give a cell each, and those of scores of the article's own cluster a line."""
    if not document.clusters:
        return
    for table in tables(document):
        yield from _by_cluster(document, table)
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


@cache
def _members_column() -> re.Pattern[str]:
    return compiled(rf"(?:[^|]*(?<!\p{{L}}))?(?:{said('member')}|các\s+{said('unit')}|{said('unit')})(?!\p{{L}})[^|]*")


def _by_cluster(document: Document, table: Sequence[Sequence[Cell]]) -> Iterator[Role]:
    """``Cụm thi đua số 1 | huyện A, huyện B``: a line for each cluster, its members in a cell."""
    names = [_words(document, cell) for cell in table[0]]
    columns = [index for index, name in enumerate(names) if _members_column().fullmatch(name)]
    for row in table[1:]:
        named = next((one for cell in row if (one := starting_at(document.clusters, cell.start))), None)
        for cell in (row[column] for column in columns if named):
            units, end = unit_list(document, cell.start, cell.end)
            if named and named.start != cell.start and not document.folded[end : cell.end].strip(" ."):
                for unit in units:
                    yield Role(cell.start, cell.end, named.name, unit.name, "member", None, TABLED)


def tabled_leaders(document: Document) -> Iterator[Role]:
    """Who led in the columns of titles (``Năm | Cụm trưởng | Cụm phó``), and who has the title of its line."""
    if document.areas.cluster is None:
        return
    for table in tables(document):
        names = [document.folded[cell.start : cell.end] for cell in table[0]]
        columns = {index: role for index, name in enumerate(names) if (role := role_of_title(name))}
        years = next((index for index, name in enumerate(names) if _years().fullmatch(name)), None)
        unit_column = next((index for index, name in enumerate(names) if _units().fullmatch(name)), None)
        for row in table[1:]:
            if columns:
                year = document.text[row[years].start : row[years].end] if years is not None else ""
                for index, role in columns.items():
                    yield from _leader(document, row[index], role, year if _YEAR.fullmatch(year) else None)
            elif unit_column is not None:
                yield from _titled(document, row, unit_column)
        if not columns and unit_column is not None:
            yield from _untitled(document, table, unit_column)


def _titled(document: Document, row: Sequence[Cell], column: int) -> Iterator[Role]:
    """``2 | Hội Nông dân tỉnh | Khối phó``, ``3 | Tỉnh đoàn | Thành viên``."""
    for cell in row:
        name = document.folded[cell.start : cell.end]
        role = role_of_title(name)
        if role or _member_word().fullmatch(name):
            yield from _leader(document, row[column], "member", None)
        if role:
            yield from _leader(document, row[column], role, None)


_NOTHING = frozenset({"", "-", "x", "0"})


def _untitled(document: Document, table: Sequence[Sequence[Cell]], column: int) -> Iterator[Role]:
    """The units of lines without a title, where other lines have theirs in the same column: members, no more."""
    rows = table[1:]
    titled = {index for row in rows for index, cell in enumerate(row) if role_of_title(_words(document, cell))}
    for row in rows:
        if any(index < len(row) and _words(document, row[index]) in _NOTHING for index in titled):
            yield from _leader(document, row[column], "member", None)


def _words(document: Document, cell: Cell) -> str:
    return document.folded[cell.start : cell.end]


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
    if not any(_scores().match(name) for name in names):
        return None
    return next((index for index, name in enumerate(names) if _units().fullmatch(name)), None)


def _member(document: Document, cell: Cell, cluster: str) -> Role | None:
    units, end = unit_list(document, cell.start, cell.end)
    if len(units) != 1 or document.folded[end : cell.end].strip():
        return None
    return Role(cell.start, cell.end, cluster, units[0].name, "member", None, TABLED)
