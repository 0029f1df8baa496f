"""Facts of type ``award``."""

from __future__ import annotations

from collections.abc import Iterator

from kg_service.extraction.document import Document
from kg_service.extraction.facts import Fact


def extract(document: Document) -> Iterator[Fact]:
    """The facts of this type that the document asserts, in order of place."""
    yield from ()
