"""Parquet (.parquet): one article a row, read by batches of rows. Needs pyarrow, the extra ``corpora``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg_service.articles.formats.draft import Draft, Report
from kg_service.articles.formats.files import check_regular
from kg_service.articles.formats.record import KEYS, draft_of, line_reporter
from kg_service.errors import ArticleError

_ROWS = 32
_MAGIC = b"PAR1"


def read_parquet(path: Path, report: Report) -> Iterator[Draft]:
    """The articles of a table, in order; rows count from 1. Memory holds one batch of rows and one page a column."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError as error:
        raise ArticleError(path, "needs pyarrow to be read: pip install 'thidua-kg[corpora]'") from error
    if check_regular(path) < 12 or not _has_magic(path):
        raise ArticleError(path, "is not a Parquet file")
    try:
        with parquet.ParquetFile(path, pre_buffer=False, buffer_size=2**20) as table:
            columns = [name for name in KEYS if name in table.schema_arrow.names]
            if "text" not in columns:
                names = ", ".join(table.schema_arrow.names[:20])
                raise ArticleError(path, f"has no column 'text'; its columns are {names}")
            row = 0
            for batch in table.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
                yield from _articles(path, row, batch, report)
                row += batch.num_rows
    except arrow.ArrowMemoryError as error:  # which is an ArrowException as well
        raise MemoryError from error
    except (arrow.ArrowException, OSError) as error:
        raise ArticleError(path, f"is a broken Parquet file ({str(error)[:200]!r})") from error


def _has_magic(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == _MAGIC
    except OSError as error:
        raise ArticleError(path, f"cannot be read ({error.strerror})") from error


def _articles(path: Path, before: int, batch: Any, report: Report) -> Iterator[Draft]:
    for index in range(batch.num_rows):
        line = before + index + 1
        try:
            record = batch.slice(index, 1).to_pylist()[0]
            yield draft_of(path, line, record, line_reporter(path, line, report))
        except ArticleError as error:
            report(error)
        except ValueError as error:  # bytes that are no UTF-8, times that Python does not have
            report(ArticleError(f"{path}:{line}", f"has a value that cannot be read ({type(error).__name__})"))
