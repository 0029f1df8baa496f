"""What the graph says of one thing, as quads: the document behind ``/data/…``, the same set in every format.

It holds what is said of the thing and of its parts (``<thing>#…``: evidence, passages, selectors, which have no
document of their own), and what others say with it. A hub that more statements point to than :data:`MOST_POINTING`
is described without them: they are what SPARQL and the lists are for.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg_service.errors import NotFoundError
from kg_service.service.context import Context
from kg_service.store.base import QueryRequest
from kg_service.store.rows import parse_rows
from kg_service.store.terms import Quad, parse_quads

MOST_POINTING = 10_000
"""Statements pointing to a thing that its description holds; of more it holds none."""

_DEPTH = 4  # evidence → passage → selector is three
_MOST_PARTS = 2_000
_WRITABLE = re.compile(r'[^\x00-\x20<>"{}|^`\\]+\Z')  # what can stand between < and > in a query

# Constants stand inside each branch: every one is then a look-up in an index, in any engine and at any size.
_PARTS = """SELECT DISTINCT ?part WHERE {{
  {{ VALUES ?from {{ {iris} }} ?from ?out ?part }} UNION {{ VALUES ?to {{ {iris} }} ?part ?in ?to }}
  FILTER(isIRI(?part) && STRSTARTS(STR(?part), "{iri}#"))
}} LIMIT {most}"""
_SAYS = "SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {iris} }} ?s ?p ?o }}"
_SAYS_WHERE = "SELECT ?g ?s ?p ?o WHERE {{ VALUES ?s {{ {iris} }} GRAPH ?g {{ ?s ?p ?o }} }}"
_POINTS = "SELECT ?s ?p ?o WHERE {{ VALUES ?o {{ {iris} }} ?s ?p ?o }} LIMIT {most}"
_POINTS_WHERE = "SELECT ?g ?s ?p ?o WHERE {{ VALUES ?o {{ {iris} }} GRAPH ?g {{ ?s ?p ?o }} }}"
_GRAPH = "SELECT ?s ?p ?o WHERE {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}"


@dataclass(frozen=True)
class Description:
    """Quads, each once. ``complete``: False if what points to the thing was left out."""

    quads: list[Quad]
    complete: bool = True


async def describe_resource(context: Context, iri: str, *, provenance: bool = False) -> Description:
    """The description of a thing; with ``provenance`` every quad of a named graph beside that of the default graph.

    Raises NotFoundError if the graph says nothing of it.
    """
    iris = " ".join(f"<{part}>" for part in await _with_parts(context, iri))
    says, points = await asyncio.gather(
        _quads(context, _SAYS.format(iris=iris)),
        _quads(context, _POINTS.format(iris=iris, most=MOST_POINTING + 1)),
    )
    if not says and not points:
        raise NotFoundError(f"the graph says nothing of <{iri}>")
    complete = len(points) <= MOST_POINTING
    found = [says, points if complete else []]
    if provenance:
        found.append(await _quads(context, _SAYS_WHERE.format(iris=iris)))
        if complete:
            found.append(await _quads(context, _POINTS_WHERE.format(iris=iris)))
    return Description(_each_once(found), complete)


async def describe_graph(context: Context, graph: str) -> list[Quad]:
    """Every triple of a named graph that is known to be small. Raises NotFoundError if there is none."""
    quads = await _quads(context, _GRAPH.format(iri=graph))
    if not quads:
        raise NotFoundError(f"there is no graph <{graph}>", graph=graph)
    return quads


async def _with_parts(context: Context, iri: str) -> list[str]:
    known, latest = [iri], [iri]
    for _ in range(_DEPTH):
        iris = " ".join(f"<{one}>" for one in latest)
        text = _PARTS.format(iris=iris, iri=iri, most=_MOST_PARTS)
        rows = parse_rows(await _answer(context, text)).rows
        latest = sorted({part for row in rows if _WRITABLE.match(part := str(row["part"]))}.difference(known))
        known += latest
        if not latest or len(known) > _MOST_PARTS:
            break
    return known


async def _quads(context: Context, text: str) -> list[Quad]:
    return parse_quads(await _answer(context, text))


async def _answer(context: Context, text: str) -> bytes:
    result = await context.store.query(QueryRequest(text, trusted=True))
    return await result.read()


def _each_once(found: Iterable[list[Quad]]) -> list[Quad]:
    return list(dict.fromkeys(quad for quads in found for quad in quads))
