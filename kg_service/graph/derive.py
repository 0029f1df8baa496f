"""Derives shortcuts by the CONSTRUCT rules of ``ontology/rules``, over one article or the reference data at a time.

A rule never joins two articles, so its work grows with the input only, and its result is the same in whatever order and
company articles come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

import regex
from rdflib import Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query

from kg_service.errors import GraphInvalidError
from kg_service.graph.nquads import Triple
from kg_service.resources import resource_dir

Scope: TypeAlias = Literal["article", "reference"]
_SCOPE = regex.compile(r"# over: (article|reference)\s*\n")


@dataclass(frozen=True)
class Rule:
    """One rule: its file's name, what it is run over, its query, and the predicates that it reads (None: any)."""

    name: str
    scope: Scope
    query: Query
    reads: frozenset[str] | None


@cache
def load_rules(folder: Path | None = None) -> tuple[Rule, ...]:
    """The rules by name. Raises GraphInvalidError that names the file of a rule that cannot be used."""
    return tuple(_read(path) for path in sorted((folder or resource_dir("ontology") / "rules").glob("*.rq")))


def _read(path: Path) -> Rule:
    text = path.read_text(encoding="utf-8")
    scope = _SCOPE.match(text)
    if scope is None:
        raise GraphInvalidError(f"rule {path.name}: its first line must be '# over: article' or '# over: reference'")
    try:
        query = prepareQuery(text)
    except Exception as error:  # the parser raises many kinds
        raise GraphInvalidError(f"rule {path.name} does not parse: {error}") from error
    if query.algebra.name != "ConstructQuery":
        raise GraphInvalidError(f"rule {path.name} is no CONSTRUCT query")
    return Rule(path.stem, "article" if scope[1] == "article" else "reference", query, _reads(query))


def _reads(query: Query) -> frozenset[str] | None:
    """The predicates of the triples that a query matches; None if that cannot be told (a variable, a negated path)."""
    found: set[str] = set()
    for pattern in _patterns(query.algebra):
        paths = [pattern[1]]
        while paths:
            match paths.pop():
                case URIRef() as predicate:
                    found.add(str(predicate))
                case SequencePath(args=parts) | AlternativePath(args=parts):
                    paths.extend(parts)
                case InvPath(arg=part):
                    paths.append(part)
                case MulPath(path=part):
                    paths.append(part)
                case _:
                    return None
    return frozenset(found)


def _patterns(part: object) -> Iterator[tuple[object, object, object]]:
    if isinstance(part, CompValue):
        if part.name == "BGP":
            yield from part.triples
        elif part.name == "TriplesBlock":  # inside EXISTS, which the parser leaves as it is until it runs
            yield None, None, None
        for key, value in part.items():
            if key != "template":
                yield from _patterns(value)
    elif isinstance(part, list | tuple | set | frozenset):
        for one in part:
            yield from _patterns(one)


def derived(rules: Iterable[Rule], scope: Scope, triples: Iterable[Triple]) -> Iterator[Triple]:
    """What the rules of a scope give over these triples."""
    wanted = [rule for rule in rules if rule.scope == scope]
    reads = frozenset[str]().union(*(rule.reads or () for rule in wanted))
    everything = any(rule.reads is None for rule in wanted)
    graph = Graph()
    for triple in triples:
        if everything or str(triple[1]) in reads:
            graph.add(triple)
    for rule in wanted:
        for subject, predicate, object_ in graph.query(rule.query).graph or ():
            match subject, predicate, object_:
                case URIRef(), URIRef(), URIRef() | RdfLiteral():
                    yield subject, predicate, object_
