"""Reading articles from files, folders and corpora. What cannot be read is reported; the others go on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import regex

from kg_service.articles.cleaning import clean
from kg_service.articles.formats import FORMATS, format_of, read_drafts
from kg_service.articles.formats.draft import Draft, Report
from kg_service.articles.formats.files import is_blank
from kg_service.articles.formats.isolation import Isolation, Limits
from kg_service.articles.metadata import METADATA_FILE, NOTHING_KNOWN, Metadata, read_metadata
from kg_service.articles.model import Article
from kg_service.errors import ArticleError, InputError, ReferenceDataError

__all__ = [
    "METADATA_FILE",
    "Limits",
    "Metadata",
    "Report",
    "article_files",
    "article_from_text",
    "read_articles",
    "read_metadata",
]

_ID = regex.compile(r"(?=.*[\p{L}\p{N}])[\w.-]{1,200}")
_SURROGATE = regex.compile(r"[\ud800-\udfff]")


def article_from_text(id_: str, source: str, metadata: Metadata | None = None) -> Article:
    """An article of a text, cleaned.

    ``id_`` must be usable in an IRI and as a file's name: letters, digits, ``.``, ``_`` and ``-``, at most 200, and
    one letter or digit at least. Raises InputError for another id, and for a text that no UTF-8 file can hold.
    """
    if not _ID.fullmatch(id_):
        raise InputError(f"article id {id_[:200]!r}: only letters, digits, '.', '_' and '-' can stand in an id")
    if "\0" in source or _SURROGATE.search(source):
        raise InputError(f"article {id_}: its text holds a zero or half a surrogate pair, which no text may")
    known = metadata or NOTHING_KNOWN
    return clean(Article(id_, source, known.title, known.published, known.author, known.publisher, known.url))


def article_files(paths: Iterable[Path], report: Report) -> Iterator[Path]:
    """The files that paths name: files as they are, folders by all files of a known ending in order of their paths.

    In folders, hidden files, Word's lock files (``~$…``) and the folders that browsers save beside a page
    (``page_files``) are passed over; links that lead out of the folder go to ``report``. Raises InputError for a path
    that is not there.
    """
    for path in paths:
        if path.is_dir():
            yield from _files_of(path, report)
        elif path.exists():
            yield path
        else:
            raise InputError(f"{path}: no such file or folder", path=str(path))


def _files_of(folder: Path, report: Report) -> Iterator[Path]:
    root = folder.resolve()
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.suffix.lower() not in FORMATS or any(part.startswith((".", "~$")) for part in parts) or path.is_dir():
            continue
        if any(
            _is_page_folder(parent) for parent in path.parents if parent.is_relative_to(folder) and parent != folder
        ):
            continue
        if path.is_symlink() and not _inside(path, root):
            report(ArticleError(path, "is a link to a file outside the folder; name that file itself to read it"))
            continue
        yield path


def _is_page_folder(folder: Path) -> bool:
    """Whether a browser made the folder for the images and frames of a page beside it."""
    page = folder.name.removesuffix("_files")
    return page != folder.name and any((folder.parent / (page + ending)).is_file() for ending in (".html", ".htm"))


def _inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a link to itself
        return False


class _Tables:
    """The metadata tables beside the files, each read once; rows that are broken are reported."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._read: dict[Path, dict[str, Metadata]] = {}

    def of(self, folder: Path) -> dict[str, Metadata]:
        """The rows for the files of a folder, by article id."""
        if folder not in self._read:
            table = folder / METADATA_FILE
            self._read[folder] = read_metadata(table, self._broken) if table.is_file() else {}
        return self._read[folder]

    def _broken(self, error: ReferenceDataError) -> None:
        where, _, reason = error.message.partition(": ")
        self._report(ArticleError(where, reason))


def read_articles(paths: Iterable[Path], report: Report, limits: Limits | None = None) -> Iterator[Article]:
    """Articles of files, folders and corpora, in order.

    Formats go by the ending (:data:`~kg_service.articles.formats.FORMATS`). What cannot be read, and what has an id
    that was read before, goes to ``report``; the others go on. Metadata come from ``metadata.tsv`` beside each file,
    else from the file. ``limits``: what one file may take. One article is held at a time, and of those read before
    their ids. Raises InputError for a path that is not there.
    """
    seen: dict[str, Path] = {}
    tables = _Tables(report)
    with Isolation(limits) as isolation:
        for path in article_files(paths, report):
            try:
                for draft in _drafts(path, report, isolation):
                    try:
                        article = _article(path, draft, tables.of(path.parent), seen)
                    except ArticleError as error:
                        report(error)
                        continue
                    yield article
            except ArticleError as error:
                report(error)


def _drafts(path: Path, report: Report, isolation: Isolation) -> Iterator[Draft]:
    isolated = format_of(path).isolated
    return isolation.drafts(path, report) if isolated else read_drafts(path, report)


def _article(path: Path, draft: Draft, table: dict[str, Metadata], seen: dict[str, Path]) -> Article:
    """The article of a draft. Raises ArticleError when its id is no id or was read before, or its text is empty."""
    where = f"{path}:{draft.line}" if draft.line is not None else path
    id_ = draft.id if draft.id is not None else unicodedata.normalize("NFC", path.stem)
    if id_ in seen:
        other = "of an earlier line" if seen[id_] == path else f"of {seen[id_]} too"
        raise ArticleError(where, f"its id {id_!r} is the id {other}; rename one of them")
    if is_blank(draft.text):
        raise ArticleError(where, "is empty")
    metadata = table[id_].or_else(draft.metadata) if id_ in table else draft.metadata
    try:
        article = article_from_text(id_, draft.text, metadata.composed())
    except InputError as error:
        raise ArticleError(where, error.message) from error
    seen[id_] = path
    return article
