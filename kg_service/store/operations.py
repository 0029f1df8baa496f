"""An update cut into its operations, for engines that take one at a time, and only some of what SPARQL 1.1 has.

Virtuoso 7.2.5 was seen to answer 200 and do nothing, or to do it and answer 500, for patterns over ``GRAPH ?g``, for
templates that write to several graphs, for USING, and for WITH among several operations. These are refused in words;
what is left was compared with the embedded store.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg_service.errors import QueryRefusedError
from kg_service.store.tokens import Kind, Token, readings

_TEMPLATES = frozenset({"INSERT", "DELETE"})
_MANAGED = frozenset({"CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"})


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: the prologue that holds for it, its text, and its tokens with places in that text."""

    prologue: str
    text: str
    tokens: tuple[Token, ...]

    @property
    def words(self) -> list[str]:
        """Its bare words outside of groups, in upper case."""
        depth, words = 0, []
        for token in self.tokens:
            depth += _step(token)
            if depth == 0 and token.kind is Kind.WORD:
                words.append(token.text.upper())
        return words


def operations(update: str) -> list[Operation]:
    """The operations of an update that parses. Raises QueryRefusedError if it can be read in several ways."""
    cuts = readings(update)
    if len(cuts) > 1:
        raise QueryRefusedError("the update can be read in several ways: put a space after each < that compares")
    found, prologue, depth, first = list[Operation](), "", 0, 0
    tokens = cuts[0]
    for index, token in enumerate([*tokens, Token(Kind.MARK, ";", len(update))]):
        depth += _step(token)
        if depth == 0 and token.kind is Kind.MARK and token.text == ";":
            start = _after_prologue(tokens, first, index)
            prologue += "".join(f"{t.text} " for t in tokens[first:start])
            if start < index:
                found.append(_operation(update, prologue, tokens[start:index]))
            first = index + 1
    return found


def _operation(update: str, prologue: str, tokens: list[Token]) -> Operation:
    start, last = tokens[0].start, tokens[-1]
    moved = tuple(Token(t.kind, t.text, t.start - start) for t in tokens)
    return Operation(prologue, update[start : last.start + len(last.text)], moved)


def _after_prologue(tokens: Sequence[Token], index: int, end: int) -> int:
    while index < end:
        word = tokens[index].text.upper()
        if word not in ("PREFIX", "BASE"):
            break
        index += 3 if word == "PREFIX" else 2
    return index


def over_default_graph(operation: Operation, default: str, own: Sequence[str]) -> str:
    """The operation for an engine whose default graph is the union of all: ``default`` stands for it.

    ``own`` are the engine's own graphs, which nobody may name. Raises QueryRefusedError for what it would do wrongly.
    """
    words = operation.words
    for token in operation.tokens:
        if token.kind is Kind.IRI and token.text[1:-1] in own:
            raise QueryRefusedError(f"{token.text} belongs to the engine itself")
    if words[0] in _MANAGED:
        return operation.prologue + _managed(operation, default)
    if "USING" in words:
        raise _refused("takes no USING: name the graph by GRAPH <…> in the pattern, or by WITH <…>")
    named = _graphs(operation.tokens)
    if None in named and "DATA" not in words:
        raise _refused("takes no GRAPH ?variable in an update: name the graph")
    if "WITH" in words:
        if named:
            raise _refused("takes no GRAPH within WITH: write it without WITH")
        return operation.prologue + operation.text
    if "INSERT" in words and "WHERE" in words and len(_targets(operation.tokens)) > 1:
        raise _refused("takes one graph in the template of INSERT … WHERE: write one operation for each")
    pragmas = f"define input:default-graph-uri <{default}> "
    if "WHERE" in words:
        pragmas += "".join(f"define input:named-graph-uri {name} " for name in dict.fromkeys(named))
        if any(name is not None and not name.startswith("<") for name in named):
            raise _refused("wants graphs of patterns written in full, as <IRI>")
    return f"{pragmas}{operation.prologue}{operation.text}"


def _refused(what: str) -> QueryRefusedError:
    return QueryRefusedError(f"the engine behind this service, Virtuoso, {what}")


def _managed(operation: Operation, default: str) -> str:
    words = operation.words
    if words[-1] in ("ALL", "NAMED"):
        raise _refused(f"would lose graphs of its own by {words[0]} {words[-1]}: name the graphs")
    pieces, position = [], 0
    for index, token in enumerate(operation.tokens):
        written = token.text
        if token.kind is Kind.WORD and token.text.upper() == "DEFAULT":
            written = f"GRAPH <{default}>"
        elif index == 0 and words[0] == "DROP":
            # Only what CREATE made can be dropped there; a graph without triples is none anyway.
            written = "CLEAR"
        pieces.append(operation.text[position : token.start] + written)
        position = token.start + len(token.text)
    return "".join(pieces)


def _graphs(tokens: Sequence[Token]) -> list[str | None]:
    """What follows each GRAPH: an IRI or prefixed name, None for a variable."""
    found: list[str | None] = []
    for token, following in pairwise(tokens):
        if token.kind is Kind.WORD and token.text.upper() == "GRAPH":
            found.append(None if following.kind is Kind.VARIABLE else following.text)
    return found


def _targets(tokens: Sequence[Token]) -> set[str]:
    """The graphs that the template of INSERT writes to; the empty string is the default graph."""
    start = next(i for i, t in enumerate(tokens) if t.kind is Kind.WORD and t.text.upper() == "INSERT") + 2
    depth, targets, index = 1, set[str](), start
    while depth:
        token = tokens[index]
        depth += _step(token)
        if depth == 1 and token.kind is Kind.WORD and token.text.upper() == "GRAPH":
            targets.add(tokens[index + 1].text)
            index += 1
        elif depth == 1 and token.text not in (".", "}"):
            targets.add("")
        index += 1
    return targets


def _step(token: Token) -> int:
    return {"{": 1, "}": -1}.get(token.text, 0) if token.kind is Kind.MARK else 0
