"""Plain text (.txt): the file as decoded, unchanged, is the source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg_service.articles.formats.draft import Draft, Report
from kg_service.articles.formats.encoding import decode_bytes
from kg_service.articles.formats.files import read_bytes


def read_text(path: Path, report: Report) -> Iterator[Draft]:
    """The one article of a text file. Line ends stay as they are, so does a byte order mark in UTF-8."""
    yield Draft(decode_bytes(path, read_bytes(path)).text)
