"""Refuses what would reach out of the store: SERVICE, LOAD and documents named by FROM.

The engine has no switch for it. The guard looks at the tokens of every possible reading
(:mod:`kg_service.store.tokens`) and is stricter than the grammar, since engines accept more than it:
``SERVICEex:a{…}`` and ``trueSERVICE<…>{…}`` work.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from kg_service.errors import QueryRefusedError
from kg_service.store.formats import ResultKind
from kg_service.store.tokens import Kind, Token, readings

_SUSPECT_WORDS = ("SERVICE", "LOAD", "FROM", "USING", "\\U")
_SUSPECT = re.compile("|".join(map(re.escape, _SUSPECT_WORDS)), re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_FORMS = {
    "SELECT": ResultKind.SOLUTIONS,
    "ASK": ResultKind.BOOLEAN,
    "CONSTRUCT": ResultKind.GRAPH,
    "DESCRIBE": ResultKind.GRAPH,
}
_NAMES_A_GRAPH = frozenset({"GRAPH", "FROM", "NAMED", "USING", "WITH"})


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the guard saw of a query it let pass: graphs that its FROM clauses name, endpoints that SERVICE names."""

    graphs: tuple[str, ...] = ()
    services: tuple[str, ...] = ()


_NOTHING = Inspection()


def inspect(query: str, allow: Collection[str] = ()) -> Inspection:
    """Let a query or update pass, or raise QueryRefusedError that says what in it is refused and at what line.

    ``allow``: endpoints, as absolute IRIs, that SERVICE may name, written in the query in full.
    """
    if not _suspect(query):
        return _NOTHING
    graphs: list[str] = []
    services: list[str] = []
    for text in _spellings(query):
        for tokens in readings(text):
            for index, token in enumerate(tokens):
                services.extend(_allowed_service(text, tokens, index, allow))
                _refuse_load(text, tokens, index)
                if token.kind is Kind.WORD and token.text.upper() in {"FROM", "USING"}:
                    graphs.extend(_graph_after(tokens, index))
    return Inspection(tuple(dict.fromkeys(graphs)), tuple(dict.fromkeys(services)))


def _suspect(query: str) -> bool:
    """Whether it has a word to look at. The same in plain ASCII, eight times as fast, as every query is asked."""
    if query.isascii():
        upper = query.upper()
        return any(word in upper for word in _SUSPECT_WORDS)
    return _SUSPECT.search(query) is not None


def query_kind(query: str) -> ResultKind | None:
    """What kind of result a query yields, by its first keyword after the prologue; None if it has none."""
    for token in readings(query)[0]:
        if token.kind is Kind.WORD and (kind := _FORMS.get(token.text.upper())):
            return kind
    return None


def undeclared_prefixes(query: str) -> list[str]:
    """Prefixes that a query uses and does not declare, in order: what a parser's error seldom says."""
    tokens = readings(query)[0]
    declared, used = set(), []
    for index, token in enumerate(tokens):
        if token.kind is not Kind.WORD or ":" not in token.text:
            continue
        prefix = token.text.split(":", 1)[0]
        if index and tokens[index - 1].text.upper() == "PREFIX":
            declared.add(prefix)
        elif prefix != "_":
            used.append(prefix)
    return [prefix for prefix in dict.fromkeys(used) if prefix not in declared]


def _spellings(query: str) -> list[str]:
    """The text as it is and, since engines may do so first, with its code point escapes replaced (section 19.2)."""
    if "\\u" not in query and "\\U" not in query:
        return [query]
    return [query, _ESCAPE.sub(_character, query)]


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else match[0]


def _allowed_service(text: str, tokens: list[Token], index: int, allow: Collection[str]) -> tuple[str, ...]:
    """The endpoint that a SERVICE at this token names, if it may. Raises QueryRefusedError if it may not."""
    token = tokens[index]
    if token.kind in (Kind.IRI, Kind.STRING) or "service" not in token.text.lower():
        return ()
    bare = token.kind is Kind.WORD and ":" not in token.text
    if not bare and not _opens_group(tokens, index):
        return ()
    target = index + 1
    if target < len(tokens) and tokens[target].text.upper() == "SILENT":
        target += 1
    named = tokens[target] if target < len(tokens) else None
    if bare and token.text.upper() == "SERVICE" and named is not None and named.kind is Kind.IRI:
        if named.text[1:-1] in allow:
            return (named.text[1:-1],)
        raise QueryRefusedError(
            f"SERVICE {named.text} ({_line(text, token)}) is refused: this endpoint does not query others on behalf of "
            f"clients{_allowed(allow)}",
            service=named.text[1:-1],
        )
    raise QueryRefusedError(
        f"SERVICE ({_line(text, token)}) is refused: this endpoint does not query others on behalf of clients"
        f"{_allowed(allow)}"
    )


def _opens_group(tokens: list[Token], index: int) -> bool:
    """Whether a name that holds the word could be read as SERVICE and an endpoint before a group."""
    following = tokens[index + 1 : index + 4]
    texts = [t.text for t in following]
    before = tokens[index - 1].text.upper() if index else ""
    if texts[:1] == ["{"]:
        return tokens[index].kind is not Kind.VARIABLE and before not in _NAMES_A_GRAPH
    if texts and texts[0].upper() == "SILENT":
        following, texts = following[1:], texts[1:]
    names = following[:1] and (following[0].kind in (Kind.IRI, Kind.VARIABLE) or ":" in texts[0])
    return bool(names) and texts[1:2] == ["{"]


def _refuse_load(text: str, tokens: list[Token], index: int) -> None:
    token = tokens[index]
    if token.kind is not Kind.WORD or "load" not in token.text.lower():
        return
    before = tokens[index - 1] if index else None
    starts = before is None or before.text == ";" or (before.kind is Kind.IRI and not _in_group(tokens, index))
    if ":" not in token.text or starts:
        raise QueryRefusedError(f"LOAD ({_line(text, token)}) is refused: this endpoint fetches no documents")


def _in_group(tokens: list[Token], index: int) -> bool:
    before = [t.text for t in tokens[:index] if t.kind is Kind.MARK]
    return before.count("{") > before.count("}")


def _graph_after(tokens: list[Token], index: int) -> list[str]:
    for token in tokens[index + 1 : index + 3]:
        if token.kind is Kind.IRI:
            return [token.text[1:-1]]
        if token.text.upper() != "NAMED":
            break
    return []


def _line(text: str, token: Token) -> str:
    line = text.count("\n", 0, token.start) + 1
    column = token.start - (text.rfind("\n", 0, token.start) + 1) + 1
    return f"line {line}, column {column}"


def _allowed(allow: Collection[str]) -> str:
    return f"; allowed, written as <IRI>: {', '.join(sorted(allow))}" if allow else ""
