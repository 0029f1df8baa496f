"""SERVICE for real: queries joined with a second endpoint that speaks of the same places in Wikidata's form."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from service_tools import serving, settings_for

from kg_service.errors import QueryRefusedError, SettingsError
from kg_service.resources import resource_dir
from kg_service.service.problems import TYPE_BASE
from kg_service.settings import load_settings, service_addresses
from kg_service.store.federation import addressed
from kg_service.store.named_queries import NamedQueries
from kg_service.store.snapshots import Snapshots

sys.path.append(str(Path(__file__).resolve().parents[1] / "remote"))
from engine_tools import oxigraph_server

WIKIDATA = "https://query.wikidata.org/sparql"
FEDERATED = NamedQueries.load(resource_dir("queries") / "federated")
ID = "https://w3id.org/thidua/id/"
# Codes and items as in data/; the other values are made up.
FIXTURE = """
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
wd:Q36409 wdt:P17 wd:Q881 ; wdt:P300 "VN-01" ; wdt:P1082 480000 ; wdt:P2046 9068.8 ;
    rdfs:label "Lai Châu"@vi , "Province de Lai Chau"@fr .
wd:Q36349 wdt:P17 wd:Q881 ; wdt:P300 "VN-99" ; wdt:P1082 820000 ; rdfs:label "Province de Yen Bai"@fr .
wd:Q36446 wdt:P17 wd:Q881 ; wdt:P300 "VN-02" ; rdfs:label "Province de Lao Cai"@fr .
wd:Q142 wdt:P300 "FR" ; rdfs:label "France"@fr .
"""


class Faulty(ThreadingHTTPServer):
    """An endpoint whose paths fail, each in its own way."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), FaultyAnswer)
        self.asked: list[str] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class FaultyAnswer(BaseHTTPRequestHandler):
    server: Faulty

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(self.path)
        match self.path:
            case "/slow":
                self.server.over.wait(30)
            case "/redirect":
                self.answer(302, b"", Location=f"{self.server.url}/elsewhere")
            case "/error":
                self.answer(500, b"secret of the other side")
            case "/page":
                self.answer(200, b"<html>", **{"Content-Type": "text/html"})
            case "/broken":
                self.answer(200, b"{oops", **{"Content-Type": "application/sparql-results+json"})
            case "/cut":
                self.answer(200, b"{", **{"Content-Type": "application/sparql-results+json", "Content-Length": "400"})
        self.close_connection = True

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def faulty() -> Iterator[Faulty]:
    with Faulty() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.over.set()
        server.shutdown()


@pytest.fixture(scope="module")
def wikidata(tmp_path_factory) -> Iterator[str]:
    with oxigraph_server(tmp_path_factory.mktemp("wikidata")) as engine:
        loaded = httpx.post(
            engine.endpoint.replace("/query", "/store?default"),
            content=FIXTURE,
            headers={"Content-Type": "text/turtle"},
        )
        assert loaded.is_success
        yield engine.endpoint


@pytest.fixture(scope="module")
def asking(gold_store, wikidata, faulty) -> Iterator[str]:
    """The service that may ask the second endpoint, under Wikidata's name, and the faulty one."""
    paths = ("slow", "redirect", "error", "page", "broken", "cut", "hangup")
    allow = [f"{WIKIDATA}=>{wikidata}", *(f"https://faulty.example/{path}=>{faulty.url}/{path}" for path in paths)]
    with serving(settings_for(gold_store, query_timeout=60, service_allow=" ".join(allow))) as url:
        yield url


def ask(url: str, query: str, **more: str) -> httpx.Response:
    accept = {"Accept": "application/sparql-results+json"}
    return httpx.post(f"{url}/sparql", data={"query": query, **more}, headers=accept)


def rows(answer: httpx.Response) -> list[dict[str, str]]:
    assert answer.status_code == 200, answer.text
    return [{name: term["value"] for name, term in row.items()} for row in answer.json()["results"]["bindings"]]


def problem(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].removeprefix(TYPE_BASE)


def at(path: str, silent: str = "") -> str:
    return f"SELECT * {{ SERVICE {silent} <https://faulty.example/{path}> {{ ?s ?p ?o }} }}"


# --- the queries of queries/federated


def test_there_is_a_case_for_every_federated_query():
    assert [query.name for query in FEDERATED] == ["wikidata-codes", "wikidata-names", "wikidata-population"]
    for query in FEDERATED:
        assert WIKIDATA in query.text
        assert "federated" in query.header.tags


def test_population_of_linked_provinces(asking):
    answer = ask(asking, FEDERATED["wikidata-population"].text)
    assert "etag" not in answer.headers  # the other endpoint's data may change
    found = rows(answer)
    by_area = {row["area"].removeprefix(ID): row for row in found}
    lai_chau = by_area["province/lai-chau"]
    assert (lai_chau["name"], lai_chau["relation"]) == ("Lai Châu", "exactMatch")
    assert (lai_chau["population"], lai_chau["km2"]) == ("480000", "9068.8")
    assert int(lai_chau["campaigns"]) > 0
    assert (by_area["province/yen-bai"]["population"], "km2" in by_area["province/yen-bai"]) == ("820000", False)
    assert by_area["province/lao-cai"]["relation"] == by_area["province/lao-cai-2025"]["relation"] == "closeMatch"
    assert len(found) == 4


def test_codes_that_differ(asking):
    found = rows(ask(asking, FEDERATED["wikidata-codes"].text))
    assert [(row["area"].removeprefix(ID), row["code"], row["there"]) for row in found] == [
        ("province/yen-bai", "VN-06", "VN-99")
    ]


def test_names_in_another_language(asking):
    found = rows(ask(asking, FEDERATED["wikidata-names"].bind({"language": "fr"}, "https://w3id.org/thidua/")))
    assert [(row["name"], row["label"]) for row in found] == [
        ("Lai Châu", "Province de Lai Chau"),
        ("Lào Cai", "Province de Lao Cai"),
        ("Lào Cai", "Province de Lao Cai"),
        ("Yên Bái", "Province de Yen Bai"),
    ]


# --- what is allowed


def test_an_endpoint_that_is_not_allowed_is_refused_and_so_is_the_address_behind_a_name(asking, wikidata, faulty):
    before = len(faulty.asked)
    for endpoint in ("https://elsewhere.example/sparql", wikidata, f"{faulty.url}/slow"):
        answer = ask(asking, f"ASK {{ SERVICE SILENT <{endpoint}> {{ ?s ?p ?o }} }}")
        assert problem(answer) == (403, "query-refused")
        assert wikidata not in answer.json()["detail"].replace(f"<{endpoint}>", "")
    assert len(faulty.asked) == before


def test_without_the_setting_federated_queries_are_refused(client):
    answer = client.post("/sparql", data={"query": FEDERATED["wikidata-codes"].text})
    assert problem(answer) == (403, "query-refused")
    assert WIKIDATA in answer.json()["detail"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE<https://a.example/>{} }",
        "SELECT * { SERVICE SILENT # x\n<https://a.example/> { ?s ?p '<https://a.example/>' } }",
        "SELECT * { { sErViCe <https://a.example/> {} } UNION { SERVICE <https://b.example/> {} } }",
        "SELECT * { ?s <https://a.example/> ?o FILTER(?s<?o) SERVICE <https://a.example/> {} }",
    ],
)
def test_only_the_endpoint_s_name_is_replaced(query):
    services = {"https://a.example/": "http://127.0.0.1:1/q", "https://b.example/": "https://b.example/"}
    changed = addressed(query, services)
    named = query.lower().count("service <https://a.example/>") + query.count("SERVICE<https://a") + query.count("# x")
    assert changed.count("<http://127.0.0.1:1/q>") == named == 1
    assert changed.replace("http://127.0.0.1:1/q", "https://a.example/") == query


def test_what_an_endpoint_is_to_ask_itself_goes_to_it_as_written():
    services = {"https://a.example/": "http://127.0.0.1:1/q", "https://b.example/": "http://127.0.0.1:2/q"}
    query = (
        "SELECT * { SERVICE <https://a.example/> { ?s ?p ?o { SERVICE <https://b.example/> {} } } "
        "OPTIONAL { SERVICE SILENT <https://b.example/> {} } SERVICE <https://a.example/> {} }"
    )
    assert addressed(query, services) == (
        "SELECT * { SERVICE <http://127.0.0.1:1/q> { ?s ?p ?o { SERVICE <https://b.example/> {} } } "
        "OPTIONAL { SERVICE SILENT <http://127.0.0.1:2/q> {} } SERVICE <http://127.0.0.1:1/q> {} }"
    )


def test_what_is_left_after_replacing_is_looked_at_again():
    with pytest.raises(QueryRefusedError):
        addressed("ASK { SERVICE <https://c.example/> {} }", {"https://a.example/": "http://127.0.0.1:1/"})


def test_the_setting_takes_names_with_and_without_an_address():
    settings = load_settings(environ={"THIDUA_SERVICE_ALLOW": "https://a/x?a=b=>http://localhost:1/y, https://c/"})
    assert service_addresses(settings.service_allow) == {
        "https://a/x?a=b": "http://localhost:1/y",
        "https://c/": "https://c/",
    }
    with pytest.raises(SettingsError, match="THIDUA_SERVICE_ALLOW"):
        load_settings(environ={"THIDUA_SERVICE_ALLOW": "https://a/=>nowhere"})


# --- faults


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("redirect", "redirects are not followed"),
        ("error", "it answers 500 Internal Server Error"),
        ("page", "is no SPARQL result"),
        ("broken", "what it answers is broken"),
        ("cut", "its answer broke off"),
        ("hangup", "it cannot be reached, or hung up"),
    ],
)
def test_a_fault_of_the_other_endpoint_is_502_and_names_it(asking, faulty, path, says):
    answer = ask(asking, at(path))
    assert problem(answer) == (502, "engine")
    detail = answer.json()["detail"]
    assert detail.startswith(f"<https://faulty.example/{path}> did not answer as it should: ")
    assert says in detail
    assert "127.0.0.1" not in answer.text
    assert "secret" not in answer.text
    assert "/elsewhere" not in faulty.asked


def test_a_slow_endpoint_is_504_at_the_limit_and_the_service_goes_on(asking):
    answer = ask(asking, at("slow"), timeout="0.5")
    assert problem(answer) == (504, "engine-timeout")
    assert answer.json()["detail"].startswith("the query asks <https://faulty.example/slow>, and was ended after its")
    assert answer.json()["limit_seconds"] == 0.5
    assert rows(ask(asking, "SELECT (1 AS ?x) {}")) == [{"x": "1"}]


def test_a_fault_in_an_update_is_told_likewise_and_nothing_is_applied(tmp_path, faulty):
    (tmp_path / "graph.nq").write_text("<x:s> <x:p> <x:o> .\n", encoding="utf-8")
    Snapshots(tmp_path / "store").publish(tmp_path / "graph.nq")
    allow = " ".join(f"https://faulty.example/{path}=>{faulty.url}/{path}" for path in ("error", "slow"))
    with serving(settings_for(tmp_path / "store", workers=1, token="x", service_allow=allow)) as url:

        def update(path: str, **more: str) -> httpx.Response:
            text = at(path).replace("SELECT *", "INSERT DATA { <x:new> <x:p> <x:o> } ; INSERT { ?s ?p ?o } WHERE")
            headers = {"Authorization": "Bearer x"}
            return httpx.post(f"{url}/sparql/update", data={"update": text, **more}, headers=headers, timeout=30)

        fault = update("error")
        assert problem(fault) == (502, "engine")
        assert fault.json()["detail"].startswith(
            "<https://faulty.example/error> did not answer as it should: it answers 500 Internal Server Error; "
            "nothing of the update was applied. "
        )
        slow = update("slow", timeout="0.5")
        assert problem(slow) == (504, "engine-timeout")
        assert slow.json()["detail"] == (
            "the update asks <https://faulty.example/slow>, and was ended after its limit of 0.5 seconds; "
            "nothing of it was applied: ask for less there"
        )
        assert rows(ask(url, "SELECT ?s { ?s <x:p> ?o }")) == [{"s": "x:s"}]


@pytest.mark.parametrize("path", ["redirect", "error", "hangup"])
def test_silent_goes_on_without_what_failed(asking, path):
    found = rows(ask(asking, at(path, "SILENT").replace("}", "} VALUES ?here { 1 }", 1)))
    assert found == [{"here": "1"}]


def test_a_fault_is_told_from_a_mistake_in_the_query(asking):
    answer = ask(asking, f"SELECT * {{ SERVICE <{WIKIDATA}> {{ ?s ?p }} }}")
    assert problem(answer) == (400, "query-syntax")
    assert json.loads(answer.text)["line"] == 1
