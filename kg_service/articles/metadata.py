"""What is known of an article from outside its text, and the table ``metadata.tsv`` that says it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kg_service.errors import ReferenceDataError

METADATA_FILE = "metadata.tsv"
_COLUMNS = ("article", "title", "published", "author", "publisher", "source")


class Metadata(NamedTuple):
    """What is known of an article from outside its text."""

    title: str | None
    published: dt.date | None
    author: str | None
    publisher: str | None
    url: str | None

    def or_else(self, other: Metadata) -> Metadata:
        """These values, and those of ``other`` where there is none."""
        return Metadata(
            self.title or other.title,
            self.published or other.published,
            self.author or other.author,
            self.publisher or other.publisher,
            self.url or other.url,
        )

    def composed(self) -> Metadata:
        """These values in NFC."""
        texts = (self.title, self.author, self.publisher, self.url)
        title, author, publisher, url = (unicodedata.normalize("NFC", text) if text else None for text in texts)
        return Metadata(title, self.published, author, publisher, url)


NOTHING_KNOWN = Metadata(None, None, None, None, None)


def read_metadata(path: Path, report: Callable[[ReferenceDataError], None] | None = None) -> dict[str, Metadata]:
    """The rows of a metadata table by article id; UTF-8, with or without a byte order mark.

    A broken row, or an id that stands twice, is a ReferenceDataError with file and line: it goes to ``report`` and
    the other rows are read; without ``report`` it is raised.
    """

    def refuse(error: ReferenceDataError) -> None:
        if report is None:
            raise error
        report(error)

    found: dict[str, Metadata] = {}
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        refuse(ReferenceDataError(path, 1, f"cannot be read as UTF-8 text ({error})"))
        return found
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    missing = [column for column in _COLUMNS if column not in (_header(rows) or [])]
    if missing:
        refuse(ReferenceDataError(path, 1, f"column {missing[0]!r} is missing; needed are {', '.join(_COLUMNS)}"))
        return found
    while True:
        try:
            row = next(rows, None)
            if row is None:
                return found
            key, known = _row(path, rows.line_num, row, found)
            found[key] = known
        except csv.Error as error:
            refuse(ReferenceDataError(path, rows.line_num, str(error)))
        except ReferenceDataError as error:
            refuse(error)


def _header(rows: csv.DictReader[str]) -> list[str] | None:
    try:
        return list(rows.fieldnames or [])
    except csv.Error:
        return None


def _row(path: Path, number: int, row: dict[str, str], found: dict[str, Metadata]) -> tuple[str, Metadata]:
    if None in row or None in row.values():
        raise ReferenceDataError(path, number, f"the row does not have {len(_COLUMNS)} columns")
    key = unicodedata.normalize("NFC", row["article"].strip())
    if not key or key in found:
        raise ReferenceDataError(path, number, f"article id {key!r} is empty or stands twice", "article")
    try:
        published = dt.date.fromisoformat(row["published"]) if row["published"] else None
    except ValueError as error:
        raise ReferenceDataError(path, number, f"{row['published']!r} is no ISO date", "published") from error
    return key, Metadata(
        row["title"] or None, published, row["author"] or None, row["publisher"] or None, row["source"] or None
    )
