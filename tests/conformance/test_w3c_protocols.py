"""The W3C's tests of the protocols: SPARQL Protocol, Service Description, Graph Store HTTP Protocol."""

from __future__ import annotations

import json
import subprocess
import sys
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from w3c_suites import MF, TOKEN, all_objects, dataset, one, same_graph, sequence, serving

from kg_service.store.snapshots import Snapshots

HT, CNT = "http://www.w3.org/2011/http#", "http://www.w3.org/2011/content#"
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
STATUS = {"Created": 201, "OK": 200, "NoContent": 204, "NotFound": 404, "BadRequest": 400}
BEARER = f"Bearer {TOKEN}"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("w3c-protocols")
    (folder / "some.nq").write_text("<x:a> <x:p> <x:b> .\n<x:a> <x:p> <x:b> <x:g> .\n", encoding="utf-8")
    Snapshots(folder / "store").publish(folder / "some.nq")
    with serving(folder / "store", token=TOKEN, workers=2) as opened:
        yield opened


@pytest.mark.parametrize("load", ["update", "gsp"])
def test_the_protocol(shared, client, tmp_path, load):
    report = tmp_path / "report.json"
    command = [sys.executable, str(shared / "tools" / "protocol_check.py"), f"{client.base_url}/sparql"]
    command += ["--update-url", f"{client.base_url}/sparql/update", "--gsp-url", f"{client.base_url}/graphs"]
    command += ["--load", load, "--header", f"Authorization: {BEARER}", "--json", str(report)]
    subprocess.run(command, check=False, capture_output=True)
    results = json.loads(report.read_text(encoding="utf-8"))
    assert [test for test in results["tests"] if test["result"] != "passed"] == []
    assert results["passed"] == 34


def described(client, **headers) -> Graph:
    response = client.get("/sparql", headers=headers)
    assert response.status_code == 200
    form = {"text/turtle": "turtle", "application/rdf+xml": "xml", "application/ld+json": "json-ld"}
    return Graph().parse(data=response.content, format=form[response.headers["content-type"].split(";")[0]])


@pytest.mark.parametrize("accept", ["", "*/*", "text/turtle", "application/rdf+xml", "application/ld+json"])
def test_service_description_returns_rdf(client, accept):
    assert len(described(client, accept=accept)) > 10


def test_service_description_has_the_endpoint_triple(client):
    address = URIRef(f"{client.base_url}/sparql")
    found = described(client)
    assert {s for s, _, o in found.triples((None, SD.endpoint, address)) if (s, RDF.type, SD.Service) in found}


# Domains and ranges of the vocabulary (SPARQL 1.1 Service Description, section 3.4).
SCHEMA = {
    SD.endpoint: (SD.Service, URIRef),
    SD.feature: (
        SD.Service,
        {SD.DereferencesURIs, SD.UnionDefaultGraph, SD.RequiresDataset, SD.EmptyGraphs, SD.BasicFederatedQuery},
    ),
    SD.supportedLanguage: (SD.Service, {SD.SPARQL10Query, SD.SPARQL11Query, SD.SPARQL11Update}),
    SD.resultFormat: (SD.Service, URIRef),
    SD.inputFormat: (SD.Service, URIRef),
    SD.defaultEntailmentRegime: (SD.Service, URIRef),
    SD.defaultDataset: (SD.Service, SD.Dataset),
    SD.availableGraphs: (SD.Service, SD.GraphCollection),
    SD.defaultGraph: (SD.Dataset, SD.Graph),
    SD.namedGraph: (SD.GraphCollection, SD.NamedGraph),
    SD.name: (SD.NamedGraph, URIRef),
    SD.graph: (SD.NamedGraph, SD.Graph),
}


def test_service_description_conforms_to_the_schema(client):
    graph = described(client)
    for subject, predicate, value in graph:
        if not str(predicate).startswith(str(SD)):
            continue
        domain, range_ = SCHEMA[predicate]
        kinds = set(graph.objects(subject, RDF.type))
        assert domain in kinds or (domain == SD.GraphCollection and SD.Dataset in kinds), predicate
        if isinstance(range_, set):
            assert value in range_
        elif range_ is URIRef:
            assert isinstance(value, URIRef)
        else:
            assert (value, RDF.type, range_) in graph
    services = set(graph.subjects(RDF.type, SD.Service))
    assert {len(list(graph.objects(service, SD.endpoint))) for service in services} == {1}
    assert set(graph.objects(None, SD.supportedLanguage)) == {SD.SPARQL11Query, SD.SPARQL11Update}
    assert not any(isinstance(o, BNode | Literal) for o in graph.objects(None, SD.resultFormat))


def exchanges(folder, manifest: str):
    """Requests of each test: method, path, content type, accept, body; and what is expected."""
    path = folder / "graph-store-protocol" / manifest
    store = ox.Store()
    store.load(path=str(path), format=ox.RdfFormat.TURTLE, base_iri="http://manifest.test/")
    for entries in all_objects(store, None, MF + "entries"):
        for test in sequence(store, entries):
            requests = one(store, one(store, test, MF + "action"), HT + "requests")
            yield test.value.rsplit("#")[-1], [_exchange(store, node) for node in sequence(store, requests)]


def _exchange(store, node):
    response = one(store, node, HT + "resp")
    statuses = [s.value.rsplit("#")[-1] for s in all_objects(store, response, MF + "expectedStatus")]
    return {
        "method": one(store, node, HT + "methodName").value,
        "path": one(store, node, HT + "absolutePath").value,
        "headers": _headers(store, node),
        "body": _chars(store, node),
        "statuses": statuses,
        "expected": _chars(store, response),
        "expected_type": _headers(store, response).get("content-type"),
    }


def _headers(store, node) -> dict[str, str]:
    listed = one(store, node, HT + "headers")
    found = [] if listed is None else list(sequence(store, listed))
    return {one(store, h, HT + "fieldName").value.lower(): one(store, h, HT + "fieldValue").value for h in found}


def _chars(store, node) -> str | None:
    body = one(store, node, HT + "body")
    return None if body is None else one(store, body, CNT + "chars").value


def address(path: str) -> str:
    """Where our graph store has what the tests have under /gsp: directly, or by its parameters."""
    parts = urlsplit(path)
    if parts.query:
        return f"/graphs?{parts.query}"
    return "/graphs" if parts.path.rstrip("/") == "/gsp" else f"/graph/{parts.path.removeprefix('/gsp/')}"


@pytest.mark.parametrize("manifest", ["manifest-direct.ttl", "manifest-indirect.ttl"])
def test_the_graph_store_protocol(shared, client, manifest):
    folder = shared / "conformance" / "rdf-tests" / "sparql" / "sparql11"
    failed = []
    for name, requests in exchanges(folder, manifest):
        for path in {address(asked["path"]) for asked in requests} - {"/graphs"}:
            client.delete(path, headers={"authorization": BEARER})  # each test begins with nothing
        location = ""
        for asked in requests:
            body = (asked["body"] or "").encode()
            headers = {"authorization": BEARER, **asked["headers"]}
            path = location if "$LOCATION$" in asked["path"] else address(asked["path"])
            response = client.request(asked["method"], path, content=body, headers=headers)
            location = response.headers.get("location", location)
            if not acceptable(asked, response):
                failed.append(
                    (name, asked["method"], asked["path"], asked["statuses"], response.status_code, response.text)
                )
    assert failed == []


def acceptable(asked, response) -> bool:
    if asked["statuses"] and response.status_code not in [STATUS.get(s, s) for s in asked["statuses"]]:
        return False
    if asked["expected"] is None or response.status_code != 200:
        return True
    base = "http://x.test/"
    found = ox.parse(response.content, ox.RdfFormat.TURTLE, base_iri=base)
    wanted = ox.parse(asked["expected"].encode(), ox.RdfFormat.TURTLE, base_iri=base)
    return same_graph(dataset(found), dataset(wanted)) and response.headers["content-type"] == asked["expected_type"]
