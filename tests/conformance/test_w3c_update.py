"""The W3C SPARQL 1.1 update tests over HTTP, with the token."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from w3c_suites import TOKEN, UPDATE_SUITES, Case, Suites, dataset, documented, load, same_graph, serving

from kg_service.store.snapshots import Snapshots

SENT = {"authorization": f"Bearer {TOKEN}", "content-type": "application/sparql-update"}
EVERYTHING = "SELECT ?s ?p ?o ?g { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


@pytest.fixture(scope="module")
def suites(shared) -> Suites:
    return Suites(shared / "conformance" / "rdf-tests" / "sparql" / "sparql11")


@pytest.fixture(scope="module")
def client(suites, tmp_path_factory):
    folder = tmp_path_factory.mktemp("w3c-update")
    (folder / "none.nq").write_bytes(b"")
    Snapshots(folder / "store").publish(folder / "none.nq")
    with serving(folder / "store", token=TOKEN) as opened:
        yield opened


def update(client, text: str):
    return client.post("/sparql/update", content=text.encode(), headers=SENT)


def state(suites: Suites, data, graphs) -> ox.Store:
    store = ox.Store()
    for iri in data:
        load(store, suites, iri)
    for name, file in graphs:
        load(store, suites, file, ox.NamedNode(name))
    return store


def reset(client, store: ox.Store) -> None:
    """Make the published graph that one, in one update."""
    quads = []
    for q in store:
        triple = f"{q.subject} {q.predicate} {q.object} ."
        quads.append(triple if isinstance(q.graph_name, ox.DefaultGraph) else f"GRAPH {q.graph_name} {{ {triple} }}")
    response = update(client, f"DROP ALL ; INSERT DATA {{ {' '.join(quads)} }}")
    assert response.status_code == 204, response.text


def published(client) -> ox.Dataset:
    response = client.post("/sparql", data={"query": EVERYTHING}, headers={"accept": "application/sparql-results+json"})
    rows = ox.parse_query_results(response.content, ox.QueryResultsFormat.JSON)
    return dataset(ox.Quad(r["s"], r["p"], r["o"], r["g"] or ox.DefaultGraph()) for r in rows)


def kind_of(response) -> str:
    return "done" if response.status_code == 204 else response.json()["type"].rsplit("/", 1)[-1]


def test_evaluation(suites, client):
    failed, refused = [], set()
    cases = [case for case in suites.cases(UPDATE_SUITES) if case.kind == "UpdateEvaluationTest"]
    for case in cases:
        reset(client, state(suites, case.data, case.graphs))
        response = update(client, f"BASE <{case.action}>\n{suites.text(case.action)}")
        if kind_of(response) == "query-refused":
            refused.add(case.name)
        elif response.status_code != 204:
            failed.append((case.name, response.text))
            continue
        expected = state(suites, case.result_data, case.result_graphs)
        if not same_graph(published(client), dataset(expected)):
            failed.append((case.name, "another state"))
    assert failed == []
    assert len(cases) > 90
    assert refused == {name for name in documented("Refused by design") if name.startswith("update-")}


def test_syntax(suites, client):
    wrong = [
        case.name
        for case in suites.cases(UPDATE_SUITES)
        if "Syntax" in case.kind and not read_as_it_should(client, suites, case)
    ]
    assert wrong == []


def read_as_it_should(client, suites: Suites, case: Case) -> bool:
    """What the guard refuses was not applied; whether it parses nobody asked."""
    kind = kind_of(update(client, suites.text(case.action)))
    return kind == "query-refused" or (kind == "query-syntax") == case.kind.startswith("Negative")
