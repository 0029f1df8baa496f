"""Queries written in another way for an engine give the same answers: by the embedded engine, which takes both."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.errors import InputError, QueryRefusedError
from kg_service.resources import resource_dir
from kg_service.store.base import QueryRequest
from kg_service.store.engines import OXIGRAPH, SPARQL11, VIRTUOSO, engine_of
from kg_service.store.named_queries import NamedQueries
from kg_service.store.remote_writing import split
from kg_service.store.rewriting import inlined, without_graphs
from kg_service.store.tokens import readings

QUERIES = NamedQueries.load(resource_dir("queries"))
DATA = """
<urn:a> <urn:p> <urn:b> <urn:g1> .
<urn:b> <urn:p> <urn:c> <urn:g2> .
<urn:c> <urn:p> "GRAPH ?g { }" <urn:hidden> .
<urn:a> <urn:p> <urn:b> .
"""


@pytest.fixture(scope="module")
def store() -> ox.Store:
    filled = ox.Store()
    filled.load(DATA.encode(), ox.RdfFormat.N_QUADS)
    return filled


def rows(store: ox.Store, query: str) -> list[str]:
    return sorted(str(row) for row in store.query(query))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o OPTIONAL { GRAPH ?g { ?s ?p ?o } } }",
        "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { GRAPH ?g { ?s ?p ?o } } }",
        "SELECT * { GRAPH ?g { ?s ?p ?o } . GRAPH ?h { ?o ?q ?r } ?s ?t ?u }",
        'SELECT * { GRAPH ?g { ?s ?p ?o FILTER(?o != "} GRAPH ?x {") } # GRAPH ?y {\n }',
        "SELECT * { GRAPH $g { ?s ?p ?o { SELECT ?s { ?s ?p ?o } } } }",
    ],
)
def test_graphs_are_left_out_as_if_they_were_not_there(store, query):
    without = ox.Store()
    without.extend(quad for quad in store if quad.graph_name != ox.NamedNode("urn:hidden"))
    written = without_graphs(query, readings(query)[0], ["urn:hidden"])
    assert rows(store, written) == rows(without, query)


@pytest.mark.parametrize("query", list(QUERIES), ids=lambda query: query.name)
def test_named_queries_with_their_parameters_in_place_are_queries(query):
    text = query.bind({p.name: p.example for p in query.header.parameters}, "https://w3id.org/thidua/")
    ox.Store().query(inlined(text, readings(text)[0]))


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?s ?o { VALUES (?s) { (<urn:a>) } ?s <urn:p>+ ?o FILTER(?o != "x") } ORDER BY ?s ?o',
        'SELECT * { VALUES (?s ?x) { (<urn:a> "1"^^<http://www.w3.org/2001/XMLSchema#integer>) } ?s ?p ?o }',
        'SELECT ?o { VALUES (?q) { ("a?q\\"} {"@vi) } ?s ?p ?o FILTER(BOUND(?q) && !BOUND(?z)) }',
        "SELECT ?s (COUNT(*) AS ?n) { VALUES (?s) { (<urn:a>) } GRAPH ?g { ?s ?p ?o } } GROUP BY ?s",
        "SELECT ?l { VALUES (?s ?l) { (<urn:a> 1) } { SELECT ?s { ?s ?p ?o } } VALUES (?l ?m) { (1 2) (3 4) } }",
        "SELECT ?s { VALUES (?s) { (<urn:a>) (<urn:b>) } ?s ?p ?o }",
    ],
)
def test_parameters_in_place_give_the_same_rows(store, query):
    written = inlined(query, readings(query)[0])
    if "SELECT *" in query:
        assert len(rows(store, written)) == len(rows(store, query))
    else:
        assert rows(store, written) == rows(store, query)


def test_engines_are_known_by_what_they_say():
    assert engine_of("Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu  ") is VIRTUOSO
    assert engine_of("Oxigraph/0.5.13") is OXIGRAPH
    assert engine_of("nginx") is SPARQL11
    assert VIRTUOSO.update("http://e:8890/sparql") == "http://e:8890/sparql-auth"
    assert VIRTUOSO.data("http://e:8890/sparql/") == "http://e:8890/sparql-graph-crud-auth"
    assert OXIGRAPH.data("https://e/x/query") == "https://e/x/store"
    assert OXIGRAPH.update("http://e/elsewhere") is None


@pytest.mark.parametrize(
    "query", ['DEFINE get:soft "x" SELECT * {}', "SELECT (sql:f(1) AS ?x) {}", "ASK { FILTER(bif:x()) }"]
)
def test_what_reaches_into_virtuoso_is_refused(query):
    with pytest.raises(QueryRefusedError):
        VIRTUOSO.prepared(QueryRequest(query), None)
    assert OXIGRAPH.prepared(QueryRequest(query), None)[0] == query


def test_relative_iris_get_a_base_and_others_stay_as_they_are():
    base = "https://w3id.org/thidua/"
    assert SPARQL11.prepared(QueryRequest("ASK { <id/x> ?p ?o }"), base)[0] == f"BASE <{base}> ASK {{ <id/x> ?p ?o }}"
    assert SPARQL11.prepared(QueryRequest("ASK { <urn:x> ?p ?o }"), base)[0] == "ASK { <urn:x> ?p ?o }"


LITERALS = st.builds(
    lambda value, tail: ox.Literal(value, **tail),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.sampled_from([{}, {"language": "vi"}, {"datatype": ox.NamedNode("urn:x-type")}]),
)


@given(LITERALS, st.sampled_from([None, "urn:graph"]))
def test_a_line_is_split_into_its_triple_and_its_graph(literal, graph):
    triple = ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), literal)
    name = f" <{graph}>" if graph else ""
    assert split(f"{triple}{name} .\n") == (f"<{graph}>" if graph else None, f"{triple} .")


def test_what_is_no_line_of_quads_is_refused():
    with pytest.raises(InputError, match="canonical"):
        split("<urn:s> <urn:p>\n")
