"""A strict reader of the reference tables: tab separated, UTF-8, NFC, one header row, no quoting.

Whatever is wrong with a row raises :class:`~kg_service.errors.ReferenceDataError` with file, line and column, so that
a broken table is never read in part.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

from kg_service.errors import ReferenceDataError
from kg_service.reference.records import first_day

Parser = Callable[[str], Any]
"""Turns the text of a cell, never empty, into its value. Raises ValueError with the reason."""

_PARTIAL = regex.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_ID = regex.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, how a cell is read, and whether it may be blank (then None, or ``()``).

    ``many``: a cell is a list with this separator. ``optional``: the whole column may be missing.
    """

    name: str
    parse: Parser = str
    required: bool = False
    many: bool = False
    separator: str = ";"
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the values by column, and where it stands for messages."""

    path: Path
    line: int
    values: Mapping[str, Any]

    def error(self, reason: str, column: str | None = None) -> ReferenceDataError:
        """The error to raise for this row."""
        return ReferenceDataError(self.path.name, self.line, reason, column)


def identifier(cell: str) -> str:
    """An ASCII slug: lower-case letters, digits, single hyphens or underscores."""
    if not _ID.fullmatch(cell):
        raise ValueError(f"{cell!r} is not an id: lower-case ASCII letters, digits and single hyphens only")
    return cell


def date(cell: str) -> dt.date:
    """A day, ``YYYY-MM-DD``."""
    try:
        if len(cell) == 10:
            return dt.date.fromisoformat(cell)
    except ValueError:
        pass
    raise ValueError(f"{cell!r} is not a date YYYY-MM-DD")


def partial_date(cell: str) -> str:
    """A day, month or year: ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY``."""
    try:
        if _PARTIAL.fullmatch(cell):
            first_day(cell)
            return cell
    except ValueError:
        pass
    raise ValueError(f"{cell!r} is not a date YYYY, YYYY-MM or YYYY-MM-DD")


def flag(cell: str) -> bool:
    """``yes``; a blank cell means no."""
    if cell != "yes":
        raise ValueError(f"{cell!r} is not 'yes': leave it blank for no")
    return True


def one_of(*allowed: str) -> Parser:
    """A parser that takes only these words."""

    def parse(cell: str) -> str:
        if cell not in allowed:
            raise ValueError(f"{cell!r} is none of {', '.join(allowed)}")
        return cell

    return parse


def matching(pattern: str, what: str) -> Parser:
    """A parser that takes only what matches the whole pattern; ``what`` names it in the message."""
    compiled = regex.compile(pattern)

    def parse(cell: str) -> str:
        if not compiled.fullmatch(cell):
            raise ValueError(f"{cell!r} is not {what}")
        return cell

    return parse


def number(low: float, high: float) -> Parser:
    """A parser of decimal numbers between two bounds, both allowed."""

    def parse(cell: str) -> float:
        try:
            value = float(cell)
        except ValueError:
            raise ValueError(f"{cell!r} is not a number") from None
        if not low <= value <= high:
            raise ValueError(f"{cell} is not between {low} and {high}")
        return value

    return parse


def integer(cell: str) -> int:
    """A whole number, digits only."""
    if not (cell.isascii() and cell.isdigit()):
        raise ValueError(f"{cell!r} is not a whole number")
    return int(cell)


def read_text(path: Path) -> str:
    """The file as UTF-8 in NFC. Raises ReferenceDataError with the line that is not, or if it cannot be read."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ReferenceDataError(path.name, 0, f"cannot be read: {error.strerror}") from error
    try:
        decoded = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ReferenceDataError(path.name, line, "not valid UTF-8: save the file as UTF-8") from error
    if not unicodedata.is_normalized("NFC", decoded):
        line = next((n for n, row in enumerate(decoded.split("\n"), 1) if not unicodedata.is_normalized("NFC", row)), 1)
        raise ReferenceDataError(path.name, line, "not in Unicode normal form C: normalise the file to NFC")
    return decoded


def _cell(row_of: tuple[Path, int], column: Column, cell: str) -> Any:
    path, line = row_of
    if cell != cell.strip():
        raise ReferenceDataError(path.name, line, f"{cell!r} begins or ends with white space", column.name)
    if not cell:
        if column.required:
            raise ReferenceDataError(path.name, line, "blank, but every row needs it", column.name)
        return () if column.many else None
    try:
        if column.many:
            parts = [part.strip() for part in cell.split(column.separator)]
            if not all(parts):
                raise ValueError(f"{cell!r} has an empty item between its {column.separator!r}")
            return tuple(column.parse(part) for part in parts)
        return column.parse(cell)
    except ValueError as error:
        raise ReferenceDataError(path.name, line, str(error), column.name) from error


def read_table(path: Path, columns: Sequence[Column], key: Iterable[str] = ("id",)) -> list[Row]:
    """All rows of a table with exactly these columns (in any order; optional ones may miss), unique by ``key``.

    Raises ReferenceDataError: unreadable or not UTF-8 or not NFC; a column missing, unknown or twice; a row with more
    or fewer cells; a blank in a required column; a cell its parser refuses; the same key twice.
    """
    return rows_of(path, read_text(path).removesuffix("\n").split("\n"), columns, key)


def rows_of(
    path: Path, lines: Sequence[str], columns: Sequence[Column], key: Iterable[str] = (), first: int = 1
) -> list[Row]:
    """The rows of a table whose header is the first of these lines and stands in line ``first`` of the file.

    Without a ``key`` rows need not differ. Raises ReferenceDataError as :func:`read_table` does.
    """
    known = {column.name: column for column in columns}
    header = _header(path, lines[0].rstrip("\r").split("\t"), known, first)
    absent: dict[str, Any] = {name: () if known[name].many else None for name in known if name not in header}
    rows: list[Row] = []
    seen: dict[tuple[Any, ...], int] = {}
    keys = tuple(key)
    for line, content in enumerate(lines[1:], first + 1):
        cells = content.rstrip("\r").split("\t")
        if len(cells) != len(header):
            reason = f"{len(cells)} cells where the header has {len(header)} columns"
            raise ReferenceDataError(path.name, line, reason)
        values = {name: _cell((path, line), known[name], value) for name, value in zip(header, cells, strict=True)}
        row = Row(path, line, {**absent, **values})
        identity = tuple(row.values[name] for name in keys)
        if keys and identity in seen:
            shown = ", ".join(str(part) for part in identity)
            raise row.error(f"{shown!r} stands already in line {seen[identity]}", keys[0])
        seen[identity] = line
        rows.append(row)
    return rows


def _header(path: Path, header: list[str], known: Mapping[str, Column], line: int) -> list[str]:
    for name in header:
        if name not in known:
            raise ReferenceDataError(path.name, line, f"unknown column; known are {', '.join(known)}", name)
        if header.count(name) > 1:
            raise ReferenceDataError(path.name, line, "column stands twice", name)
    for name, column in known.items():
        if name not in header and not column.optional:
            raise ReferenceDataError(path.name, line, "column is missing", name)
    return header
