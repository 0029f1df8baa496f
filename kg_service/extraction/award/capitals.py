"""Names that stand in capitals in a heading, as the text writes them elsewhere."""

from __future__ import annotations

from kg_service.extraction.document import Document
from kg_service.text.normalize import fold

_WORDS = 3
"""Words of the shortest name that is looked for: initials and single words are as they are."""


def in_small_letters(document: Document, name: str) -> str | None:
    """``Công ty Cơ khí A`` for ``CÔNG TY CƠ KHÍ A``, if the text has it; None if it has not, or the name is short."""
    key = fold(name)
    at = document.folded.find(key) if name.count(" ") >= _WORDS - 1 else -1
    while at >= 0:
        written = document.text[at : at + len(key)]
        if not written.isupper():
            return written[:1].upper() + written[1:]
        at = document.folded.find(key, at + 1)
    return None
