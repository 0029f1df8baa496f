"""The unit that an article is by or about: its letterhead's, as a text would write it."""

from __future__ import annotations

import re
from functools import lru_cache

from kg_service.extraction.document import Document, within
from kg_service.extraction.issuers import body_name

_TONED = re.compile("[^A-ZĐ0-9&.,-]")
"""A vowel with its mark or tone: first letters of words (THPT, BIDV) have none."""
_PLAIN = re.compile("(?:NGH?|NH|G[HI]|KH|PH|TH|TR|CH|QU|[BCDĐGHKLMNPRSTVX])?[AEIOUY]{1,3}(?:NG|NH|CH|[CMNPT])?")
"""A syllable without marks: ``THANH``."""
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


def in_small_letters(name: str) -> str:
    """A name in capitals as a text writes it: syllables of names with a capital, short forms as they are."""
    return " ".join(word.capitalize() if word.isupper() and _is_syllable(word) else word for word in name.split())


def _is_syllable(word: str) -> bool:
    return _TONED.search(word) is not None or _PLAIN.fullmatch(word) is not None
