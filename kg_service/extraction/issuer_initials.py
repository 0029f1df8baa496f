"""Who issues a document whose symbol ends with initials that no table knows: ``12/TB-BĐAG`` of Bưu điện An Giang."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kg_service.extraction.document import Document
from kg_service.extraction.issuers import body_name
from kg_service.extraction.mentions.places import levels
from kg_service.extraction.mentions.symbols import Symbol

_FEWEST = 3
"""Letters of the shortest initials that tell a body."""
_WORD = regex.compile(r"\p{L}+")


def issuer_by_initials(document: Document, symbol: Symbol) -> str | None:
    """The only body of the text, or cluster, whose words begin with the last letters of a symbol, in order."""
    initials = symbol.issuer.partition("-")[0].upper()
    if len(initials) < _FEWEST or not initials.isalpha():
        return None
    named = {name for name in _names(document) if initials in _initials(name)}
    return named.pop() if len(named) == 1 else None


def _names(document: Document) -> Iterator[str]:
    for body in document.bodies:
        yield body_name(document, body)
    for cluster in document.clusters:
        yield cluster.name


def _initials(name: str) -> str:
    """The first letters of a name's words; those for levels (``tỉnh``) are left out."""
    small = {word for level in levels() for word in level.spellings}
    return "".join(word[0].upper() for word in _WORD.findall(name) if word.lower() not in small)
