"""Where a query stops being one, and what could stand there instead.

The engine's parser says where it looked last, which can be several words after the mistake or at the end of the query.
So the query is cut at its tokens: the longest beginning that could still become a query is found by halving, and the
token after it is the mistake. A beginning could become one if the parser gets to the end of it and of the blanks that
are put after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pyoxigraph as ox

from kg_service.errors import QueryRefusedError
from kg_service.store.tokens import Token, readings

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_EXPECTED = re.compile(r"expected (?:one of )?")
_SEPARATOR = re.compile(r", (?![^\[]*\])")
_SENTENCE = re.compile(r"[A-Z][a-z]+ [a-z].*|The .*")
_BLANKS = " " * 64  # longer than the longest keyword: what the parser looks ahead ends within them
_PIECE = 40
_NOTHING = "expected PREFIX, BASE or a form of query"
_SHOWN = 8


@dataclass(frozen=True)
class SyntaxFault:
    """A mistake in a query: line and column from 1, the piece that stands there, and what is wrong."""

    line: int
    column: int
    piece: str
    reason: str


Parser = Callable[[str], object]
"""What is asked whether a text parses: it runs it on an empty store."""


def query_parser(base: str | None) -> Parser:
    """Of queries."""
    store = ox.Store()
    return lambda text: store.query(text, base_iri=base)


def update_parser(base: str | None) -> Parser:
    """Of updates."""
    store = ox.Store()
    return lambda text: store.update(text, base_iri=base)


def fault_of_update(text: str, base: str | None) -> SyntaxFault | None:
    """The mistake in an update, without running any of it; None if there is none to be seen.

    What cannot stand behind an update is put there, so that the parser gets as far if what is before it is one.
    """
    parse = update_parser(base)
    message = _refusal(parse, f"{text}\n}}")
    found = _POSITION.match(message or "")
    if message is None or (found is not None and int(found[1]) > text.count("\n") + 1):
        return None
    return find_fault(text, message, parse)


def find_fault(query: str, message: str, parse: Parser) -> SyntaxFault:
    """The mistake in a query or update that the engine refused with ``message``."""
    try:
        tokens = readings(query)[0]
    except QueryRefusedError:
        tokens = []
    sentence = next((item for item in _expectations(message) if _SENTENCE.match(item)), None)
    good, bad = 0, len(tokens)
    while good < bad:
        middle = (good + bad + 1) // 2
        if _could_go_on(parse, _beginning(query, tokens, middle)):
            good = middle
        else:
            bad = middle - 1
    start = tokens[good].start if good < len(tokens) else len(query.rstrip())
    line = query.count("\n", 0, start) + 1
    column = start - (query.rfind("\n", 0, start) + 1) + 1
    piece = query[start : start + _PIECE].split("\n", 1)[0].strip() or "the end"
    reason = _reason(parse, _beginning(query, tokens, good)) if good else _NOTHING
    return SyntaxFault(line, column, piece, sentence or reason)


def _beginning(query: str, tokens: list[Token], count: int) -> str:
    if count == 0:
        return ""
    last = tokens[count - 1]
    return query[: last.start + len(last.text)]


def _refusal(parse: Parser, text: str) -> str | None:
    try:
        parse(text)
    except SyntaxError as error:
        return str(error)
    except (ValueError, OSError):
        return None
    return None


def _could_go_on(parse: Parser, beginning: str) -> bool:
    text = f"{beginning}\n{_BLANKS}"
    found = _POSITION.match(_refusal(parse, text) or "")
    if found is None:
        return True
    line, column = int(found[1]), int(found[2])
    return line == text.count("\n") + 1 and column > len(_BLANKS)


def _expectations(message: str) -> list[str]:
    found = _POSITION.match(message)
    listed = _EXPECTED.sub("", found[3] if found else message, count=1)
    return [item.strip() for item in _SEPARATOR.split(listed)]


def _reason(parse: Parser, beginning: str) -> str:
    """What could follow a beginning: keywords and marks, without classes of characters."""
    message = _refusal(parse, f"{beginning}\n{_BLANKS}")
    words = [item for item in _expectations(message or "") if item and "[" not in item]
    if not words:
        return "this cannot stand here"
    shown = ", ".join(words[:_SHOWN])
    return f"expected {shown}{' …' if len(words) > _SHOWN else ''}"
