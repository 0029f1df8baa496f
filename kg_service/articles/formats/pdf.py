"""PDF files with a text layer (.pdf). Pictures of text are not read: such a file is reported as a scan."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
from pypdf.errors import DependencyError, PyPdfError

from kg_service.articles.formats.draft import Draft, Report
from kg_service.articles.formats.encoding import without_font_encoding
from kg_service.articles.formats.files import MAX_CHARACTERS, read_bytes
from kg_service.articles.formats.pdf_lines import paragraphs_of
from kg_service.articles.formats.properties import document_metadata
from kg_service.articles.metadata import NOTHING_KNOWN, Metadata
from kg_service.errors import ArticleError

MAX_PAGES = 1000
_LEAST_LETTERS = 20
"""A document with fewer letters has no text layer worth the name: stamps and page numbers of a scan."""


def read_pdf(path: Path, report: Report) -> Iterator[Draft]:
    """The one article of a PDF file. Pages without text are reported; if there is none with text, the file is."""
    data = read_bytes(path)
    if b"%PDF-" not in data[:1024]:
        raise ArticleError(path, "is not a PDF file")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        _unlock(path, reader)
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise ArticleError(path, f"has {count} pages, more than {MAX_PAGES}; split it into its articles")
        pages = list(_pages(path, reader))
    except PyPdfError as error:
        raise ArticleError(path, f"is a broken PDF file ({str(error)[:150]})") from error
    if sum(letter.isalpha() for page in pages for letter in page) < _LEAST_LETTERS:
        raise ArticleError(path, "has no text layer, as a scan has none; run it through text recognition first")
    blank = [str(number) for number, page in enumerate(pages, 1) if not page.strip()]
    yield Draft(without_font_encoding(path, paragraphs_of(pages)), _metadata(reader))
    if blank:
        shown = ", ".join(blank[:10]) + (" …" if len(blank) > 10 else "")
        report(ArticleError(path, f"{len(blank)} of {count} pages hold no text ({shown}); the others were read"))


def _unlock(path: Path, reader: pypdf.PdfReader) -> None:
    """Open a file that anybody may read but is encrypted against change. Raises ArticleError if it has a password."""
    if not reader.is_encrypted:
        return
    try:
        opened = reader.decrypt("")
    except (DependencyError, NotImplementedError) as error:
        raise ArticleError(path, "is encrypted; save it without protection") from error
    if not opened:
        raise ArticleError(path, "has a password; save it without one")


def _pages(path: Path, reader: pypdf.PdfReader) -> Iterator[str]:
    length = 0
    for page in reader.pages:
        text = page.extract_text().replace("\0", "")
        length += len(text)
        if length > MAX_CHARACTERS:
            raise ArticleError(path, f"its text has more than {MAX_CHARACTERS} characters")
        yield text


def _metadata(reader: pypdf.PdfReader) -> Metadata:
    try:
        known = reader.metadata
        return document_metadata(known.title, known.author) if known else NOTHING_KNOWN
    except (PyPdfError, ValueError, AttributeError):  # what is said there is not worth the text
        return NOTHING_KNOWN
