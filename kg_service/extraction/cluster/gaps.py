"""How far a unit stands from a word for its part in a cluster: what the words between them cost."""

from __future__ import annotations

import re
from functools import cache

from kg_service.extraction.cluster.words import said
from kg_service.extraction.document import Document
from kg_service.text.patterns import compiled

_FREE = (
    "glue",
    "take",
    "office",
    "as",
    "choose",
    "lead",
    "belong",
    "gather",
    "have",
    "list",
    "counted",
    "meet",
    "make_up",
)
"""Words that carry the relation itself or only hold it together."""
_MARKS = {",": 0.5, ";": 5.0, ":": 0.5, "(": 0.3, ")": 0.3, "…": 3.0, ".": 4.0}
_BLOCKED = 6.0
"""What begins to tell of something else: ``tặng``, ``đại biểu``."""
_TOO_MUCH = 12.0
"""More than anybody who asks allows."""
_LONGEST = 260


@cache
def _pieces() -> re.Pattern[str]:
    return compiled(
        rf"(?P<block>{said('block')}(?!\p{{L}}))|(?P<free>{said(*_FREE)}(?!\p{{L}}))|(?P<word>\p{{L}}+)"
        r"|(?P<number>\d[\d/.-]*)|(?P<mark>[,;:()….])"
    )


def cost(document: Document, start: int, end: int, word: float = 1.0, block: float = _BLOCKED) -> float:
    """What the words in ``[start, end)`` cost a relation across them; each that tells nothing of it costs ``word``.

    ``block``: what those cost that begin to tell of something else.
    """
    if end - start > _LONGEST:
        return _BLOCKED
    total = 0.0
    for piece in _pieces().finditer(document.folded, start, end):
        if piece.lastgroup == "word":
            total += word
        elif piece.lastgroup == "mark":
            total += _MARKS[piece.group()]
        elif piece.lastgroup == "block":
            total += block
        if total > _TOO_MUCH:
            break
    return total
