"""The W3C SPARQL 1.1 query tests over HTTP: what the engine passes by itself passes through the service.

Every file of data is one graph of one store, and each test names its dataset by the protocol, so that nothing is loaded
or started for a single test.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox
import pytest
from w3c_suites import (
    QUERY_SUITES,
    Case,
    Suites,
    dataset,
    documented,
    load,
    rows_of,
    rows_of_graph,
    same_graph,
    same_rows,
    serving,
)

from kg_service.store.snapshots import Snapshots

ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9"  # each query yields one of the two kinds
_MEDIA_TYPES = {".csv": "text/csv", ".tsv": "text/tab-separated-values", ".srx": "application/sparql-results+xml"}
_RESULTS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}


@pytest.fixture(scope="module")
def suites(shared) -> Suites:
    return Suites(shared / "conformance" / "rdf-tests" / "sparql" / "sparql11")


@pytest.fixture(scope="module")
def client(suites, tmp_path_factory):
    folder = tmp_path_factory.mktemp("w3c")
    store = ox.Store()
    for case in suites.cases(QUERY_SUITES):
        for iri in (*case.data, *(file for _, file in case.graphs)):
            if not store.contains_named_graph(ox.NamedNode(iri)):
                store.add_graph(ox.NamedNode(iri))
                load(store, suites, iri, ox.NamedNode(iri))
    for path in suites.folder.glob("*/*.ttl"):  # what FROM names
        iri = f"http://w3c.test/{path.relative_to(suites.folder).as_posix()}"
        if "manifest" not in path.name and not store.contains_named_graph(ox.NamedNode(iri)):
            load(store, suites, iri, ox.NamedNode(iri))
    store.dump(str(folder / "all.nq"), ox.RdfFormat.N_QUADS)
    Snapshots(folder / "store").publish(folder / "all.nq")
    with serving(folder / "store") as opened:
        yield opened


def by_engine(suites: Suites, case: Case) -> bool:
    """Whether the engine alone passes."""
    store = ox.Store()
    for iri in case.data:
        load(store, suites, iri)
    for name, file in case.graphs:
        load(store, suites, file, ox.NamedNode(name))
    try:
        results = store.query(suites.text(case.action), base_iri=case.action)
    except SyntaxError:
        return case.kind == "NegativeSyntaxTest11"
    except (OSError, ValueError, RuntimeError):
        return case.kind == "PositiveSyntaxTest11"
    if case.kind.endswith("SyntaxTest11"):
        return case.kind == "PositiveSyntaxTest11"
    if isinstance(results, ox.QueryTriples):
        return matches_graph(suites, case, dataset(ox.Quad(*t) for t in results))
    if isinstance(results, ox.QueryBoolean):
        return expected_rows(suites, case) == bool(results)
    suffix = suites.path(case.result or "").suffix
    if suffix == ".csv":
        return same_csv(results.serialize(format=ox.QueryResultsFormat.CSV) or b"", suites, case)
    try:
        return same_rows(rows_of(results), expected_rows(suites, case))  # type: ignore[arg-type]
    except (OSError, ValueError, RuntimeError):
        return False


def over_http(client, suites: Suites, case: Case) -> bool:
    """Whether the service passes."""
    text = suites.text(case.action)
    if case.kind.endswith("SyntaxTest11"):
        response = client.post("/sparql", data={"query": text}, headers={"accept": ACCEPT})
        refused = response.status_code != 200
        wrong = refused and response.json()["type"].endswith("query-syntax")
        return wrong if case.kind == "NegativeSyntaxTest11" else not wrong and response.status_code < 500
    form = {"query": f"BASE <{case.action}>\n{text}"}
    if "FROM" not in text:
        form |= {"default-graph-uri": list(case.data) or ["urn:x-none"], "named-graph-uri": [g for g, _ in case.graphs]}
    suffix = suites.path(case.result or "").suffix
    accept = _MEDIA_TYPES.get(suffix, ACCEPT)
    response = client.post("/sparql", data=form, headers={"accept": f"{accept}, application/n-triples;q=0.5"})
    if response.status_code != 200:
        return False
    kind = response.headers["content-type"].split(";")[0]
    if kind == "application/n-triples":
        return matches_graph(suites, case, dataset(ox.parse(response.content, ox.RdfFormat.N_TRIPLES)))
    if kind == "text/csv":
        return same_csv(response.content, suites, case)
    form_ = ox.QueryResultsFormat.from_media_type(kind)
    assert form_ is not None
    results = ox.parse_query_results(response.content, form_)
    expected = expected_rows(suites, case)
    if isinstance(results, ox.QueryBoolean):
        return expected == bool(results)
    return same_rows(rows_of(results), expected)  # type: ignore[arg-type]


def expected_rows(suites: Suites, case: Case):
    assert case.result is not None
    path = suites.path(case.result)
    if path.suffix not in _RESULTS:
        return rows_of_graph(suites, case.result)
    results = ox.parse_query_results(path.read_bytes(), _RESULTS[path.suffix])
    return bool(results) if isinstance(results, ox.QueryBoolean) else rows_of(results)


def matches_graph(suites: Suites, case: Case, found: ox.Dataset) -> bool:
    assert case.result is not None
    store = ox.Store()
    load(store, suites, case.result)
    return same_graph(found, dataset(store))


def same_csv(found: bytes, suites: Suites, case: Case) -> bool:
    """Tables with the same named columns and rows; the order of columns of SELECT * is left open."""
    assert case.result is not None
    return _table(found) == _table(suites.path(case.result).read_bytes())


def _table(data: bytes) -> list[list[tuple[str, str]]]:
    rows = csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""))
    return sorted(sorted((name, _value(value)) for name, value in row.items()) for row in rows)


def _value(text: str) -> str:
    try:
        return f"{Decimal(text).normalize():E}"
    except InvalidOperation:
        return "_:" if text.startswith("_:") else text


def test_what_the_engine_passes_passes_through_the_service(suites, client):
    cases = suites.cases(QUERY_SUITES)
    assert len(cases) == 348
    engine_fails = {case.name for case in cases if not by_engine(suites, case)}
    service_fails = {case.name for case in cases if not over_http(client, suites, case)}
    refused = {name for name in documented("Refused by design") if not name.startswith("update-")}
    assert service_fails == engine_fails | refused
    assert set(documented("Queries")) == engine_fails
