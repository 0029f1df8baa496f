"""Named queries as examples that run as they stand: required parameters have their example values in them."""

from __future__ import annotations

import re

from kg_service.graph.example_queries import ExampleQuery, Form
from kg_service.store.formats import ResultKind
from kg_service.store.named_queries import NamedQueries

_PLACE = re.compile(r"^[ \t]*# VALUES[ \t]*\n", re.MULTILINE)
_INTERNAL = "internal"
_FORMS: dict[ResultKind, Form] = {
    ResultKind.SOLUTIONS: "select",
    ResultKind.BOOLEAN: "ask",
    ResultKind.GRAPH: "construct",
}


def example_queries(queries: NamedQueries, base_iri: str) -> tuple[ExampleQuery, ...]:
    """Every named query but those that only the service itself asks."""
    found = []
    for query in queries:
        if _INTERNAL in query.header.tags:
            continue
        values = {one.name: one.example for one in query.header.parameters if one.required}
        text = _PLACE.sub("", query.bind(values, base_iri))
        summary = query.header.summary
        found.append(ExampleQuery(query.name, _FORMS[query.kind], text, summary.vi, summary.en, query.header.tags))
    return tuple(found)
