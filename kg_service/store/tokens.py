"""A tokeniser of SPARQL that never loses track of strings, IRIs, comments and escapes, whatever is thrown at it.

SPARQL cannot be cut into tokens without parsing it: ``?a<?b#>`` holds an IRI among triples, and a comparison and a
comment within an expression. Where a ``<`` can be either, both readings are followed (:func:`readings`), so that
nothing that one of them shows can be hidden in the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from kg_service.errors import QueryRefusedError


class Kind(Enum):
    """What a token is. A WORD is a keyword, prefixed name, blank node label or number: what stands bare."""

    IRI = "iri"
    STRING = "string"
    VARIABLE = "variable"
    LANGUAGE = "language"
    WORD = "word"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """A token, its text and where it starts (code points from 0)."""

    kind: Kind
    text: str
    start: int


# Grammar of SPARQL 1.1, section 19.8, but for words: they are taken greedily.
_SKIP = re.compile(r"(?:[\x00-\x20]|#[^\r\n]*)+")
_IRI = re.compile(r'<(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>')
_STRING = re.compile(
    r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""'
    r"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''"
    r'|"(?:[^"\\\r\n]|\\.)*"'
    r"|'(?:[^'\\\r\n]|\\.)*'",
    re.DOTALL,
)
_VARIABLE = re.compile(r"[?$]\w+")
_LANGUAGE = re.compile(r"@[A-Za-z]+(?:-+[A-Za-z0-9]+)*")
_WORD = re.compile(r"""(?:\\.|[^\x00-\x20<>"'(){}\[\],;|^/*+=!&?$@#\\])+""", re.DOTALL)
_TOKENS = (
    (_STRING, Kind.STRING),
    (_VARIABLE, Kind.VARIABLE),
    (_LANGUAGE, Kind.LANGUAGE),
    (_WORD, Kind.WORD),
)
_HIDING = frozenset("#'()")  # what a comparison read as an IRI could swallow and lose track by
_MAX_READINGS = 64
_OPERANDS = frozenset({Kind.IRI, Kind.STRING, Kind.VARIABLE, Kind.LANGUAGE})


@dataclass(slots=True)
class _Reading:
    """One way to read the text up to ``position``, and the brackets that are open there."""

    position: int
    tokens: list[Token]
    open: list[str]
    values: bool = False  # the next brace opens the data of VALUES

    def fork_at(self, position: int, token: Token) -> _Reading:
        return _Reading(position, [*self.tokens, token], list(self.open), self.values)


def readings(text: str) -> list[list[Token]]:
    """Every way to cut the text into tokens that a SPARQL parser could take; nearly always one.

    Raises QueryRefusedError for a text with so many ambiguous places that it was made to be ambiguous.
    """
    done: list[list[Token]] = []
    pending = [_Reading(0, [], [])]
    while pending:
        if len(pending) + len(done) > _MAX_READINGS:
            raise QueryRefusedError(
                "the query can be read in too many ways: put a space after each < that compares, "
                "or write the IRIs within brackets as prefixed names"
            )
        current = pending.pop()
        _read(text, current, pending)
        done.append(current.tokens)
    return done


def _read(text: str, reading: _Reading, pending: list[_Reading]) -> None:
    end = len(text)
    while True:
        skipped = _SKIP.match(text, reading.position)
        if skipped:
            reading.position = skipped.end()
        if reading.position >= end:
            return
        if text[reading.position] == "<" and (match := _IRI.match(text, reading.position)):
            _read_iri(reading, match, pending)
            continue
        _read_other(text, reading)


def _read_iri(reading: _Reading, match: re.Match[str], pending: list[_Reading]) -> None:
    after_operand = bool(reading.tokens) and _is_operand(reading.tokens[-1])
    in_expression = bool(reading.open) and reading.open[-1] == "("
    if after_operand and in_expression and not _HIDING.isdisjoint(match.group()):
        pending.append(reading.fork_at(match.start() + 1, Token(Kind.MARK, "<", match.start())))
    reading.tokens.append(Token(Kind.IRI, match.group(), match.start()))
    reading.position = match.end()


def _is_operand(token: Token) -> bool:
    return token.kind in _OPERANDS or token.kind is Kind.WORD or token.text == ")"


def _read_other(text: str, reading: _Reading) -> None:
    for pattern, kind in _TOKENS:
        match = pattern.match(text, reading.position)
        if match:
            reading.tokens.append(Token(kind, match.group(), match.start()))
            reading.position = match.end()
            if kind is Kind.WORD and match.group().upper() == "VALUES":
                reading.values = True
            return
    mark = text[reading.position]
    if mark in "({[":
        # Within the data of VALUES there are no expressions, so a round bracket there opens none.
        data = (mark == "{" and reading.values) or (bool(reading.open) and reading.open[-1] == "data")
        reading.open.append("data" if data else mark)
        if mark == "{":
            reading.values = False
    elif mark in ")}]" and reading.open:
        reading.open.pop()
    reading.tokens.append(Token(Kind.MARK, mark, reading.position))
    reading.position += 1
