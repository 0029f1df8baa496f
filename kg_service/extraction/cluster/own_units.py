"""The unit that an article is by or about: its letterhead's, as a text would write it."""

from __future__ import annotations

from functools import lru_cache

from kg_service.extraction.document import Document, within
from kg_service.extraction.issuers import body_name
from kg_service.text.capitals import in_small_letters

_HEAD = 300
"""Characters in which a letterhead or a title stands."""


@lru_cache(maxsize=8)  # every anaphor of an article asks
def own_unit(document: Document, noun: str, shouted: bool) -> str | None:
    """The body of the letterhead or title that is what a noun says: ``trường`` of ``TRƯỜNG THPT CHU VĂN AN``.

    ``shouted``: only where it stands in capitals.
    """
    for body in within(document.bodies, 0, _HEAD):
        line_begins = body.start == 0 or document.text[body.start - 1] == "\n"
        if shouted and not document.text[body.start : body.start + len(noun)].isupper():
            continue
        if line_begins and document.folded.startswith(noun, body.start):
            line = document.text.find("\n", body.start, body.end)
            written = body_name(document, body) if line < 0 else document.text[body.start : line]
            return in_small_letters(written)
    return None
