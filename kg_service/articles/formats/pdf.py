"""PDF files with a text layer (.pdf). Pictures of text are not read: such a file is reported as a scan."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
import pypdfium2.raw

from kg_service.articles.formats.draft import Draft, Report
from kg_service.articles.formats.encoding import without_font_encoding
from kg_service.articles.formats.files import MAX_CHARACTERS, read_bytes
from kg_service.articles.formats.pdf_lines import paragraphs_of
from kg_service.articles.formats.properties import document_metadata
from kg_service.articles.metadata import Metadata
from kg_service.errors import ArticleError

MAX_PAGES = 1000
_LEAST_LETTERS = 20
"""A document with fewer letters has no text layer worth the name: stamps and page numbers of a scan."""
_SOFT_HYPHENS = str.maketrans({"\ufffe": "\u00ad", "\x02": "\u00ad"})
"""What the engine writes for the hyphen of a word that a line's end divides."""


def read_pdf(path: Path, report: Report) -> Iterator[Draft]:
    """The one article of a PDF file. Pages without text are reported; if there is none with text, the file is."""
    data = read_bytes(path)
    if b"%PDF-" not in data[:1024]:
        raise ArticleError(path, "is not a PDF file")
    with closing(_opened(path, data)) as document:
        count = len(document)
        if count > MAX_PAGES:
            raise ArticleError(path, f"has {count} pages, more than {MAX_PAGES}; split it into its articles")
        pages = list(_pages(path, document))
        metadata = _metadata(document)
    if sum(letter.isalpha() for page in pages for letter in page) < _LEAST_LETTERS:
        raise ArticleError(path, "has no text layer, as a scan has none; run it through text recognition first")
    blank = [str(number) for number, page in enumerate(pages, 1) if not page.strip()]
    yield Draft(without_font_encoding(path, paragraphs_of(pages)), metadata)
    if blank:
        shown = ", ".join(blank[:10]) + (" …" if len(blank) > 10 else "")
        report(ArticleError(path, f"{len(blank)} of {count} pages hold no text ({shown}); the others were read"))


def _opened(path: Path, data: bytes) -> pypdfium2.PdfDocument:
    """The document; one that anybody may read but is encrypted against change opens without a password."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise ArticleError(path, "has a password; save it without one") from error
        if error.err_code == pypdfium2.raw.FPDF_ERR_SECURITY:
            raise ArticleError(path, "is encrypted; save it without protection") from error
        raise ArticleError(path, f"is a broken PDF file ({str(error)[:150]})") from error


def _pages(path: Path, document: pypdfium2.PdfDocument) -> Iterator[str]:
    length = 0
    for number in range(len(document)):
        try:
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                length += text.count_chars()
                if length > MAX_CHARACTERS:
                    raise ArticleError(path, f"its text has more than {MAX_CHARACTERS} characters")
                words = text.get_text_range()
        except pypdfium2.PdfiumError as error:
            raise ArticleError(path, f"is a broken PDF file (page {number + 1}: {str(error)[:150]})") from error
        yield words.replace("\0", "").translate(_SOFT_HYPHENS)


def _metadata(document: pypdfium2.PdfDocument) -> Metadata:
    return document_metadata(_said(document, "Title"), _said(document, "Author"))


def _said(document: pypdfium2.PdfDocument, key: str) -> str | None:
    """What the file says of itself; None where that is no text."""
    try:
        value: str = document.get_metadata_value(key)
    except UnicodeDecodeError:
        return None
    return value
