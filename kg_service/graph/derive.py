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
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from kg_service.errors import GraphInvalidError
from kg_service.graph.nquads import Triple
from kg_service.resources import resource_dir

Scope: TypeAlias = Literal["article", "reference"]
_SCOPE = regex.compile(r"# over: (article|reference)\s*\n")


@dataclass(frozen=True)
class Rule:
    """One rule: its file's name, what it is run over, its query."""

    name: str
    scope: Scope
    query: Query


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
    return Rule(path.stem, "article" if scope[1] == "article" else "reference", query)


def derived(rules: Iterable[Rule], scope: Scope, triples: Iterable[Triple]) -> Iterator[Triple]:
    """What the rules of a scope give over these triples."""
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    for rule in rules:
        if rule.scope == scope:
            for subject, predicate, object_ in graph.query(rule.query).graph or ():
                match subject, predicate, object_:
                    case URIRef(), URIRef(), URIRef() | RdfLiteral():
                        yield subject, predicate, object_
