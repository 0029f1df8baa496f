"""One article out of the fields of a corpus: a line of JSON, a row of a table."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

import regex

from kg_service.articles.formats.draft import Draft, Report
from kg_service.articles.formats.files import MAX_CHARACTERS
from kg_service.articles.formats.published import read_published
from kg_service.articles.metadata import Metadata
from kg_service.errors import ArticleError

KEYS = ("id", "text", "title", "published", "author", "publisher", "url", "source")
"""What is read of a record; all else is left alone."""
_LONGEST_VALUE = 2000
_ADDRESS = regex.compile(r"https?://\S+", regex.IGNORECASE)


def corpus_id(path: Path, line: int) -> str:
    """The id of an article that has none: the corpus's name, with hyphens for what no id may hold, and its line."""
    stem = regex.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFC", path.stem))[:180]
    return f"{stem}-{line}"


def line_reporter(path: Path, line: int, report: Report) -> Callable[[str], None]:
    """What reports a problem of one line of a corpus."""
    return lambda reason: report(ArticleError(f"{path}:{line}", reason))


def draft_of(path: Path, line: int, record: Mapping[str, object], problem: Callable[[str], None]) -> Draft:
    """The article of a record.

    A field that cannot be used goes to ``problem`` and is left out. Raises ArticleError, with the line, when the
    record has no usable text or id.
    """
    where = f"{path}:{line}"
    text = record.get("text")
    if not isinstance(text, str):
        raise ArticleError(where, "has no key 'text' with a text" if text is None else "its 'text' is no text")
    if len(text) > MAX_CHARACTERS:
        raise ArticleError(where, f"its text has more than {MAX_CHARACTERS} characters")
    published = read_published(record.get("published"))
    if published is None and record.get("published") not in (None, ""):
        problem(f"'published' is no date that can be read ({str(record['published'])[:40]!r}); left out")
    values = {key: _value(record.get(key), key, problem) for key in ("title", "author", "publisher", "url", "source")}
    source = values["source"]
    address = values["url"] or (source if source and _ADDRESS.fullmatch(source) else None)
    publisher = values["publisher"] or (source if source and not _ADDRESS.fullmatch(source) else None)
    metadata = Metadata(values["title"], published, values["author"], publisher, address)
    return Draft(text, metadata, _id(record.get("id"), where) or corpus_id(path, line), line)


def _id(value: object, where: str) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ArticleError(where, f"its id is neither text nor whole number ({str(value)[:40]!r})")
    return unicodedata.normalize("NFC", str(value))


def _value(value: object, key: str, problem: Callable[[str], None]) -> str | None:
    """A field on one line; several values (authors) with commas between."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = ", ".join(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str) or len(value) > _LONGEST_VALUE or _has_surrogates(value):
        problem(f"{key!r} is no text of at most {_LONGEST_VALUE} characters; left out")
        return None
    return " ".join(value.split()) or None


def _has_surrogates(value: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in value)
