"""Reading articles from files and folders. One file that cannot be read is reported; the others go on."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import regex

from kg_service.articles.cleaning import clean
from kg_service.articles.model import Article
from kg_service.errors import ArticleError, InputError, ReferenceDataError

METADATA_FILE = "metadata.tsv"
_COLUMNS = ("article", "title", "published", "author", "publisher", "source")
MAX_BYTES = 64 * 1024 * 1024
"""A larger file is refused: no article is that long."""

Report = Callable[[ArticleError], None]


class Metadata(NamedTuple):
    """What is known of an article from outside its text."""

    title: str | None
    published: dt.date | None
    author: str | None
    publisher: str | None
    url: str | None


def read_metadata(path: Path) -> dict[str, Metadata]:
    """The rows of a metadata table by article id.

    Raises ReferenceDataError with file and line on a broken row or an id that stands twice.
    """
    found: dict[str, Metadata] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        missing = [column for column in _COLUMNS if column not in (rows.fieldnames or [])]
        if missing:
            raise ReferenceDataError(path, 1, f"column {missing[0]!r} is missing; needed are {', '.join(_COLUMNS)}")
        for number, row in enumerate(rows, 2):
            key = (row["article"] or "").strip()
            if None in row or None in row.values():
                raise ReferenceDataError(path, number, f"the row does not have {len(_COLUMNS)} columns")
            if not key or key in found:
                raise ReferenceDataError(path, number, f"article id {key!r} is empty or stands twice", "article")
            try:
                published = dt.date.fromisoformat(row["published"]) if row["published"] else None
            except ValueError as error:
                raise ReferenceDataError(path, number, f"{row['published']!r} is no ISO date", "published") from error
            found[key] = Metadata(
                row["title"] or None, published, row["author"] or None, row["publisher"] or None, row["source"] or None
            )
    return found


def decode(path: Path) -> str:
    """The text of a file, every code point kept. Raises ArticleError when it is no UTF-8 text or holds nothing."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ArticleError(path, f"larger than {MAX_BYTES // 2**20} MiB; split it into its articles")
        data = path.read_bytes()
    except OSError as error:
        raise ArticleError(path, f"cannot be read ({error.strerror})") from error
    if b"\0" in data[:4096]:
        raise ArticleError(path, "is a binary file, not a text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArticleError(path, f"is not UTF-8 (byte {error.start}); convert it to UTF-8 first") from error
    if not text.strip():
        raise ArticleError(path, "is empty")
    return text


def article_from_text(id_: str, source: str, metadata: Metadata | None = None) -> Article:
    """An article of a text, cleaned. ``id_`` must be usable in an IRI: letters, digits, ``.``, ``_`` and ``-``."""
    if not regex.fullmatch(r"[\w.-]{1,200}", id_):
        raise InputError(f"article id {id_!r}: only letters, digits, '.', '_' and '-' can stand in an id")
    known = metadata or Metadata(None, None, None, None, None)
    return clean(Article(id_, source, known.title, known.published, known.author, known.publisher, known.url))


def text_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The text files that paths name: files as they are, folders by their ``*.txt`` in order of name.

    Raises InputError for a path that is not there.
    """
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob("*.txt"))
        elif path.exists():
            yield path
        else:
            raise InputError(f"{path}: no such file or folder", path=str(path))


def read_articles(paths: Iterable[Path], report: Report) -> Iterator[Article]:
    """Articles of files and folders in order.

    A file that cannot be read, or whose id was read before, goes to ``report`` and the others go on. Metadata come
    from ``metadata.tsv`` beside each file. Raises InputError for a path that is not there.
    """
    seen: dict[str, Path] = {}
    tables: dict[Path, dict[str, Metadata]] = {}
    for path in text_files(paths):
        try:
            id_ = path.stem
            if id_ in seen:
                raise ArticleError(path, f"its id {id_!r} is the id of {seen[id_]} too; rename one of them")
            folder = path.parent
            if folder not in tables:
                table = folder / METADATA_FILE
                tables[folder] = read_metadata(table) if table.is_file() else {}
            article = article_from_text(id_, decode(path), tables[folder].get(id_))
            seen[id_] = path
        except ArticleError as error:
            report(error)
            continue
        except ReferenceDataError:
            raise
        except InputError as error:
            report(ArticleError(path, error.message))
            continue
        yield article
