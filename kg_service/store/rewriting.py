"""Queries written in another way for engines that take them wrongly as they are; the answer is the same by the grammar.

Both ways work on tokens (:mod:`kg_service.store.tokens`), so that strings, IRIs and comments are safe from them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg_service.store.tokens import Kind, Token


def without_graphs(text: str, tokens: list[Token], graphs: Sequence[str]) -> str:
    """The query with ``GRAPH ?g {…}`` kept from those graphs: a filter after the group, where ?g is always bound."""
    pieces, position, open_groups = [], 0, list[str | None]()
    for index, token in enumerate(tokens):
        if token.kind is not Kind.MARK:
            continue
        if token.text == "{":
            before = tokens[max(0, index - 2) : index]
            of_graph = len(before) == 2 and before[0].text.upper() == "GRAPH" and before[1].kind is Kind.VARIABLE
            open_groups.append(before[1].text if of_graph else None)
        elif token.text == "}" and open_groups:
            variable = open_groups.pop()
            if variable is not None:
                pieces.append(f"{text[position : token.start + 1]} FILTER({_none_of(variable, graphs)})")
                position = token.start + 1
    return "".join(pieces) + text[position:]


def named_graphs(tokens: list[Token]) -> tuple[list[str], bool]:
    """What ``GRAPH`` names in a query, each once, as written; and whether some GRAPH has a variable."""
    found, variable = dict[str, None](), False
    for token, following in pairwise(tokens):
        if token.kind is Kind.WORD and token.text.upper() == "GRAPH":
            if following.kind is Kind.VARIABLE:
                variable = True
            elif following.kind in (Kind.IRI, Kind.WORD):
                found[following.text] = None
    return list(found), variable


def with_graph_variables(text: str, tokens: list[Token]) -> str:
    """The query with each ``GRAPH <g> {…}`` as a variable and a filter after the group; ``SELECT *`` shows it."""
    pieces, position, open_groups, count = [], 0, list[str | None](), 0
    for index, token in enumerate(tokens):
        if token.kind is Kind.WORD and token.text.upper() == "GRAPH" and index + 1 < len(tokens):
            following = tokens[index + 1]
            if following.kind in (Kind.IRI, Kind.WORD):
                count += 1
                pieces.append(f"{text[position : following.start]}?thidua_graph_{count}")
                position = following.start + len(following.text)
        elif token.kind is Kind.MARK and token.text == "{":
            named = (
                index > 1 and tokens[index - 2].text.upper() == "GRAPH" and tokens[index - 1].kind is not Kind.VARIABLE
            )
            open_groups.append(f"?thidua_graph_{count} = {tokens[index - 1].text}" if named else None)
        elif token.kind is Kind.MARK and token.text == "}" and open_groups:
            condition = open_groups.pop()
            if condition is not None:
                pieces.append(f"{text[position : token.start + 1]} FILTER({condition})")
                position = token.start + 1
    return "".join(pieces) + text[position:]


def asking_of_triples(text: str, tokens: list[Token]) -> str:
    """An ASK with ``GRAPH <g> {}`` as one for any triple there, for engines that keep no empty graphs."""
    if _form(tokens) != "ASK":
        return text
    pieces, position = [], 0
    for index, token in enumerate(tokens[3:], 3):
        if token.text == "}" and tokens[index - 1].text == "{" and tokens[index - 3].text.upper() == "GRAPH":
            pieces.append(f"{text[position : token.start]}?thidua_s ?thidua_p ?thidua_o")
            position = token.start
    return "".join(pieces) + text[position:]


def prefixes(tokens: Sequence[Token]) -> dict[str, str]:
    """The prefixes that a text declares, with their colon, and what they stand for."""
    return {
        tokens[i + 1].text: tokens[i + 2].text[1:-1]
        for i, token in enumerate(tokens[:-2])
        if token.kind is Kind.WORD and token.text.upper() == "PREFIX" and tokens[i + 2].kind is Kind.IRI
    }


def with_datatypes(text: str, tokens: Sequence[Token], stands_in: Mapping[str, str]) -> str:
    """The text with other datatypes after ``^^``, however they are written."""
    if not any(datatype.rpartition("#")[2] in text for datatype in stands_in):
        return text
    declared = prefixes(tokens)
    pieces, position = [], 0
    for before, token in pairwise(tokens):
        if before.text != "^" or token.kind not in (Kind.IRI, Kind.WORD):
            continue
        prefix, colon, name = token.text.partition(":")
        iri = token.text[1:-1] if token.kind is Kind.IRI else declared.get(prefix + colon, "") + name
        if iri in stands_in:
            pieces.append(f"{text[position : token.start]}<{stands_in[iri]}>")
            position = token.start + len(token.text)
    return "".join(pieces) + text[position:]


def _none_of(variable: str, graphs: Sequence[str]) -> str:
    # Not as NOT IN, by which Virtuoso loses rows within a UNION.
    return " && ".join(f"{variable} != <{graph}>" for graph in graphs)


def inlined(text: str, tokens: list[Token]) -> str:
    """A SELECT with the one row of its first ``VALUES (…) { (…) }`` written where its variables stand.

    Meant for named queries, whose parameters come so. Variables that another VALUES binds, that a subquery or GROUP BY
    names, stay bound as they were.
    """
    if _form(tokens) != "SELECT":
        return text
    block = _one_row(text, tokens)
    if block is None:
        return text
    first, last, values = block
    kept = _kept(tokens, first, last)
    values_in = {name: term for name, term in values.items() if name not in kept}
    opening = next(index for index, token in enumerate(tokens) if token.text == "{")
    left = {name: term for name, term in values.items() if name in kept}
    pieces, position = [], 0
    for index, token in enumerate(tokens):
        if index == first:
            pieces.append(text[position : token.start] + _values(left))
            position = tokens[last].start + 1
        if first <= index <= last or token.kind is not Kind.VARIABLE or token.text not in values_in:
            continue
        start, end, written = token.start, token.start + len(token.text), values_in[token.text]
        if index < opening:
            written = token.text if tokens[index - 1].text.upper() == "AS" else f"({written} AS {token.text})"
        elif index > 1 and tokens[index - 2].text.upper() == "BOUND":
            start, end, written = tokens[index - 2].start, tokens[index + 1].start + 1, "true"
        elif _after_where(tokens, index):
            continue
        pieces.append(text[position:start] + written)
        position = end
    return "".join(pieces) + text[position:]


def _form(tokens: list[Token]) -> str:
    words = (token.text.upper() for token in tokens if token.kind is Kind.WORD)
    return next((word for word in words if word in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")), "")


def _one_row(text: str, tokens: list[Token]) -> tuple[int, int, dict[str, str]] | None:
    """Index of the first and last token of that block, and its terms by variable."""
    first = next((i for i, t in enumerate(tokens) if t.kind is Kind.WORD and t.text.upper() == "VALUES"), None)
    if first is None or tokens[first + 1].text != "(":
        return None
    last = next((i for i in range(first, len(tokens)) if tokens[i].text == "}"), len(tokens) - 1)
    inner = tokens[first + 2 : last]
    names = [token.text for token in inner if token.kind is Kind.VARIABLE]
    shape = [token.text for token in inner if token.kind is Kind.MARK and token.text in "(){}"]
    if shape != [")", "{", "(", ")"]:
        return None
    start = next(i for i in range(first + 2, last) if tokens[i].text == "{") + 2
    terms = _terms(text, tokens[start : last - 1], tokens[last - 1].start)
    return (first, last, dict(zip(names, terms, strict=True))) if len(terms) == len(names) else None


def _terms(text: str, tokens: list[Token], end: int) -> list[str]:
    starts = []
    for index, token in enumerate(tokens):
        after_type = index > 0 and tokens[index - 1].text == "^"
        if token.kind in (Kind.IRI, Kind.STRING, Kind.WORD) and not after_type:
            starts.append(token.start)
    return [text[start:stop].strip() for start, stop in zip(starts, [*starts[1:], end], strict=False)]


def _kept(tokens: list[Token], first: int, last: int) -> set[str]:
    kept: set[str] = set()
    depth = 0
    for index, token in enumerate(tokens):
        depth += {"{": 1, "}": -1}.get(token.text, 0) if token.kind is Kind.MARK else 0
        if first <= index <= last or token.kind is not Kind.WORD:
            continue
        word = token.text.upper()
        ends = {"VALUES": "{", "SELECT": "{", "GROUP": ""}.get(word)
        if ends is None or (word == "SELECT" and depth == 0):
            continue
        for following in tokens[index + 1 :]:
            if following.text == ends or following.text.upper() in ("ORDER", "HAVING", "LIMIT"):
                break
            if following.kind is Kind.VARIABLE:
                kept.add(following.text)
    return kept


def _values(left: dict[str, str]) -> str:
    return f"VALUES ({' '.join(left)}) {{ ({' '.join(left.values())}) }}" if left else ""


def _after_where(tokens: list[Token], index: int) -> bool:
    """Whether it stands in ORDER BY and its like: names are those of the result there."""
    marks = [token.text for token in tokens[:index] if token.kind is Kind.MARK]
    return marks.count("{") == marks.count("}")
