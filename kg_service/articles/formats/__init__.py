"""Readers of article files by their ending: one module a format, all of them a :class:`~.draft.FormatReader`.

A new format is a module with such a reader and a line in :data:`FORMATS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from kg_service.articles.formats.draft import Draft, FormatReader, Report
from kg_service.errors import ArticleError


@dataclass(frozen=True, slots=True)
class Format:
    """How files of an ending are read.

    ``module`` and ``function`` of the reader, imported when first needed. ``isolated``: the reader works on a format
    that can make it run or grow without end, so it runs in a process of its own. ``corpus``: a file holds many
    articles, each with an id.
    """

    module: str
    function: str
    isolated: bool = True
    corpus: bool = False

    def load(self) -> FormatReader:
        """The reader."""
        reader: FormatReader = getattr(import_module(f"{__name__}.{self.module}"), self.function)
        return reader


_HTML = Format("html", "read_html")
_JSONL = Format("jsonl", "read_jsonl", isolated=False, corpus=True)
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".txt": Format("text", "read_text", isolated=False),
        ".html": _HTML,
        ".htm": _HTML,
        ".docx": Format("docx", "read_docx"),
        ".pdf": Format("pdf", "read_pdf"),
        ".jsonl": _JSONL,
        ".ndjson": _JSONL,
        ".parquet": Format("parquet", "read_parquet", corpus=True),
    }
)
"""Formats by ending, in lower case."""

_ADVICE = {
    ".doc": "save it as .docx",
    ".odt": "save it as .docx",
    ".rtf": "save it as .docx",
    ".xls": "save it as text",
    ".xlsx": "save it as text",
    ".json": "write one article a line and name it .jsonl",
    ".csv": "write one article a line as JSON and name it .jsonl",
    ".gz": "unpack it",
    ".zip": "unpack it",
}


def format_of(path: Path) -> Format:
    """The format of a file by its ending. Raises ArticleError for an ending that is not known."""
    ending = path.suffix.lower()
    if ending not in FORMATS:
        advice = _ADVICE.get(ending, "known are " + ", ".join(FORMATS))
        raise ArticleError(
            path, f"files that end in {ending!r} are not read; {advice}" if ending else f"has no ending; {advice}"
        )
    return FORMATS[ending]


def read_drafts(path: Path, report: Report) -> Iterator[Draft]:
    """The articles of a file, in this process. Raises ArticleError when the file as a whole cannot be read."""
    yield from format_of(path).load()(path, report)
