"""The W3C's tests of SERVICE with its endpoints on loopback, reached through the allow-list.

Left out are those in which an endpoint asks another one by itself (3, 6); SERVICE of a variable (5) is refused.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pyoxigraph as ox
import pytest
from w3c_suites import QT, Suites, all_objects, load, one, rows_of, same_rows, serving

from kg_service.store.snapshots import Snapshots

NAMES = ("example.org", "example1.org", "example2.org")
CASES = ("service1", "service2", "service4a", "service7")


class Endpoints(ThreadingHTTPServer):
    """SPARQL endpoints, one a path, over what each test puts there."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.stores: dict[str, ox.Store] = {}


class Answering(BaseHTTPRequestHandler):
    server: Endpoints

    def do_POST(self) -> None:
        query = self.rfile.read(int(self.headers["Content-Length"])).decode()
        results = self.server.stores[self.path].query(query)
        body = results.serialize(format=ox.QueryResultsFormat.JSON)  # type: ignore[call-overload]
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def suites(shared) -> Suites:
    return Suites(shared / "conformance" / "rdf-tests" / "sparql" / "sparql11")


@pytest.fixture(scope="module")
def endpoints() -> Iterator[Endpoints]:
    with Endpoints() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def client(suites, endpoints, tmp_path_factory):
    folder = tmp_path_factory.mktemp("w3c")
    store = ox.Store()
    for path in (suites.folder / "service").glob("data0?.ttl"):
        iri = f"http://w3c.test/service/{path.name}"
        load(store, suites, iri, ox.NamedNode(iri))
    store.dump(str(folder / "all.nq"), ox.RdfFormat.N_QUADS)
    Snapshots(folder / "store").publish(folder / "all.nq")
    here = f"http://127.0.0.1:{endpoints.server_port}"
    allow = [f"http://{name}/sparql=>{here}/{name}" for name in NAMES]
    allow.append("http://invalid.endpoint.org/sparql=>http://127.0.0.1:1/sparql")
    with serving(folder / "store", service_allow=" ".join(allow)) as opened:
        yield opened


@pytest.mark.parametrize("name", CASES)
def test_service_over_http(suites, endpoints, client, name):
    (case,) = (case for case in suites.cases(["service"]) if case.name == f"service/{name}")
    manifest = ox.Store()
    manifest.load(
        path=str(suites.folder / "service" / "manifest.ttl"),
        format=ox.RdfFormat.TURTLE,
        base_iri="http://w3c.test/service/manifest.ttl",
    )
    action = next(
        quad.subject for quad in manifest.quads_for_pattern(None, ox.NamedNode(QT + "query"), ox.NamedNode(case.action))
    )
    for service in all_objects(manifest, action, QT + "serviceData"):
        endpoint, data = one(manifest, service, QT + "endpoint").value, one(manifest, service, QT + "data").value
        store = endpoints.stores["/" + endpoint.split("/")[2]] = ox.Store()
        load(store, suites, data)
    form = {"query": suites.text(case.action), "default-graph-uri": list(case.data) or ["urn:x-none"]}
    answer = client.post("/sparql", data=form, headers={"accept": "application/sparql-results+json"})
    assert answer.status_code == 200, answer.text
    found = ox.parse_query_results(answer.content, ox.QueryResultsFormat.JSON)
    expected = ox.parse_query_results(suites.path(case.result).read_bytes(), ox.QueryResultsFormat.XML)
    assert same_rows(rows_of(found), rows_of(expected))


def test_service_of_a_variable_is_refused(suites, client):
    (case,) = (case for case in suites.cases(["service"]) if case.name == "service/service5")
    answer = client.post("/sparql", data={"query": suites.text(case.action)})
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (403, "query-refused")
