"""Word files (.docx): text in reading order, core properties. Nothing else of the archive is unpacked."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg_service.articles.formats.docx_body import Body
from kg_service.articles.formats.docx_lists import Numbering
from kg_service.articles.formats.draft import Draft, Report
from kg_service.articles.formats.encoding import without_font_encoding
from kg_service.articles.formats.files import MAX_BYTES, check_regular
from kg_service.articles.formats.properties import document_metadata
from kg_service.articles.formats.xml import parse_part
from kg_service.articles.metadata import Metadata
from kg_service.errors import ArticleError, InputError

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/|"
_LONGEST_VALUE = 2000


@dataclass
class _Core:
    """Takes the events of ``docProps/core.xml`` (ISO/IEC 29500-2, 11)."""

    values: dict[str, str] = field(default_factory=dict)
    _open: str = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._open = name

    def end(self, name: str) -> None:
        self._open = ""

    def characters(self, text: str) -> None:
        if self._open.startswith(_DUBLIN_CORE):
            key = self._open.removeprefix(_DUBLIN_CORE)
            self.values[key] = (self.values.get(key, "") + text)[:_LONGEST_VALUE]

    def metadata(self) -> Metadata:
        """Title, author and publisher."""
        values = self.values
        return document_metadata(values.get("title"), values.get("creator"), values.get("publisher"))


def read_docx(path: Path, report: Report) -> Iterator[Draft]:
    """The one article of a Word file."""
    if check_regular(path) > MAX_BYTES:
        raise ArticleError(path, f"is larger than {MAX_BYTES // 2**20} MiB")
    _check_kind(path)
    try:
        with zipfile.ZipFile(path) as archive:
            numbering, core = Numbering(), _Core()
            body = Body(numbering)
            parse_part(path, archive, "word/numbering.xml", numbering)
            if not parse_part(path, archive, "word/document.xml", body):
                raise ArticleError(path, "is a zip archive but no Word document (word/document.xml is missing)")
            parse_part(path, archive, "docProps/core.xml", core)
    except ArticleError:
        raise
    except InputError as error:
        raise ArticleError(path, error.message) from error
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ArticleError(path, f"is a broken Word file ({str(error)[:100]})") from error
    yield Draft(without_font_encoding(path, body.text()), core.metadata())


def _check_kind(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise ArticleError(path, f"cannot be read ({error.strerror})") from error
    if start == _COMPOUND_FILE:
        raise ArticleError(path, "is an old Word file or has a password; save it as .docx without one")
    if not start.startswith(b"PK"):
        raise ArticleError(path, "is not a Word file" if start else "is empty")
