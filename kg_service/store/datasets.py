"""The dataset of the protocol for updates: ``using-graph-uri`` and ``using-named-graph-uri`` as USING clauses.

The engine takes a dataset for queries but none for updates, so the clauses are written into the text, where the grammar
has them (SPARQL 1.1 Update, section 3.1.3): between the templates of DELETE and INSERT and their WHERE.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg_service.errors import InputError, QueryRefusedError
from kg_service.store.tokens import Kind, Token, readings

_FORBIDDEN = frozenset('<>"{}|^`\\')


def with_dataset(update: str, using: Sequence[str], using_named: Sequence[str]) -> str:
    """The update with that dataset for each of its WHERE clauses; itself if none is given.

    Raises InputError if it names one of its own (USING, USING NAMED, WITH: protocol, section 2.2.3) or an IRI cannot be
    written, QueryRefusedError if the text can be read in more than one way.
    """
    if not using and not using_named:
        return update
    clauses = "".join(f" USING {_written(iri)}" for iri in using)
    clauses += "".join(f" USING NAMED {_written(iri)}" for iri in using_named)
    cuts = readings(update)
    if len(cuts) > 1:
        raise QueryRefusedError("the update can be read in several ways: put a space after each < that compares")
    tokens = cuts[0]
    pieces, position, depth = [], 0, 0
    for index, token in enumerate(tokens):
        depth += _step(token)
        word = token.text.upper() if token.kind is Kind.WORD and depth == 0 else ""
        if word in ("USING", "WITH"):
            raise InputError(f"the update has a {word} clause of its own, so using-graph-uri cannot be given with it")
        if word == "WHERE":
            template = _pattern(update, tokens, index) if _short_form(tokens, index) else ""
            pieces.append(f"{update[position : token.start]} {template}{clauses} WHERE")
            position = token.start + len(token.text)
    return "".join(pieces) + update[position:]


def _step(token: Token) -> int:
    if token.kind is not Kind.MARK:
        return 0
    return {"{": 1, "}": -1}.get(token.text, 0)


def _short_form(tokens: list[Token], index: int) -> bool:
    """Whether it is ``DELETE WHERE {…}``, which has no place for USING: its pattern is its template too."""
    return index > 0 and tokens[index - 1].text.upper() == "DELETE"


def _pattern(update: str, tokens: list[Token], index: int) -> str:
    depth, start = 0, None
    for token in tokens[index + 1 :]:
        depth += _step(token)
        if start is None:
            start = token.start
        if depth == 0:
            return update[start : token.start + len(token.text)]
    return ""  # never closed: the parser will say so


def _written(iri: str) -> str:
    if not iri or not _FORBIDDEN.isdisjoint(iri) or any(ord(character) <= 0x20 for character in iri):
        raise InputError(f"{iri[:200]!r} is no IRI of a graph")
    return f"<{iri}>"
