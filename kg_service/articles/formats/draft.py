"""What every reader of a format gives, and what a reader is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

from kg_service.articles.metadata import NOTHING_KNOWN, Metadata
from kg_service.errors import ArticleError

Report: TypeAlias = Callable[[ArticleError], None]
"""Takes what could not be read; the reading goes on."""


class Draft(NamedTuple):
    """One article as its format gives it: the text that offsets count, and what the file says about it.

    ``id``: None for the article that is the whole file. ``line``: line or row in a corpus, from 1.
    """

    text: str
    metadata: Metadata = NOTHING_KNOWN
    id: str | None = None
    line: int | None = None


class FormatReader(Protocol):
    """Reads the articles of one file.

    Raises ArticleError when the file as a whole cannot be read; what is wrong with a part goes to ``report``.
    """

    def __call__(self, path: Path, report: Report) -> Iterator[Draft]:
        """The file's articles, in order."""
        ...
