"""The tables of ``data/reference`` that extraction reads: triggers, titles, bodies, units, stop words.

A domain expert extends them without reading Python: tab separated, a header row, ``#`` for a comment line. Cells that
hold several spellings separate them by `` | ``.
"""

from __future__ import annotations

from functools import cache

from kg_service.errors import ReferenceDataError
from kg_service.resources import resource_dir
from kg_service.text.alternation import any_of
from kg_service.text.normalize import fold
from kg_service.text.phrases import PhrasePool

__all__ = ["WHOLE_TEXT", "any_of", "one_of", "rows", "spellings", "words_for"]


WHOLE_TEXT = PhrasePool()
"""The phrases that are looked for in whole articles: one pass for all tables."""


@cache
def rows(name: str, *columns: str) -> tuple[dict[str, str], ...]:
    """Rows of ``data/reference/extraction/<name>.tsv`` by column.

    Raises ReferenceDataError with file and line when a column is missing or a row has too many or too few cells.
    """
    path = resource_dir("data") / "reference" / "extraction" / f"{name}.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise ReferenceDataError(path.name, 0, "the table is not there") from error
    header: list[str] | None = None
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            missing = [column for column in columns if column not in header]
            if missing:
                raise ReferenceDataError(path.name, number, f"column {missing[0]!r} is missing")
            continue
        if len(cells) != len(header):
            raise ReferenceDataError(path.name, number, f"{len(cells)} cells where the header has {len(header)}")
        found.append(dict(zip(header, cells, strict=True)))
    return tuple(found)


def spellings(cell: str) -> tuple[str, ...]:
    """The spellings of a cell, folded for matching."""
    return tuple(fold(part.strip()) for part in cell.split(" | ") if part.strip())


@cache
def words_for(name: str, use: str) -> tuple[str, ...]:
    """The words of one use in a table of ``use`` and ``words``, folded, longest first.

    Raises ReferenceDataError where no row has the use: a pattern without words would match everywhere.
    """
    found = [word for row in rows(name, "use", "words") if row["use"] == use for word in spellings(row["words"])]
    if not found:
        raise ReferenceDataError(f"{name}.tsv", 0, f"no words for the use {use!r}")
    return tuple(sorted(found, key=len, reverse=True))


def one_of(name: str, *uses: str) -> str:
    """A group that matches a word of one of these uses of a table, for use in a pattern."""
    return f"(?:{any_of(word for use in uses for word in words_for(name, use))})"
