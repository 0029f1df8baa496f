import json
import subprocess
import sys

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from service_tools import serving, settings_for

from kg_service.store.snapshots import Snapshots

LAI_CHAU = "<https://w3id.org/thidua/id/province/lai-chau>"
NAME = f'SELECT ?name {{ {LAI_CHAU} <http://www.w3.org/2000/01/rdf-schema#label> ?name FILTER(LANG(?name) = "vi") }}'
ASK = f"ASK {{ {LAI_CHAU} a <https://w3id.org/thidua/ontology#Province> }}"
CONSTRUCT = f"CONSTRUCT {{ {LAI_CHAU} <x:name> ?name }} WHERE {{ {NAME[NAME.index('{') :]} }}"

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV_TYPE = "text/csv; charset=utf-8; header=present"


@pytest.mark.parametrize(
    ("accept", "query", "content_type", "body"),
    [
        (None, NAME, JSON, b'"value":"Lai Ch\xc3\xa2u"'),
        ("*/*", NAME, JSON, b'"xml:lang":"vi"'),
        (JSON, ASK, JSON, b'{"head":{},"boolean":true}'),
        ("application/json", ASK, "application/json", b'"boolean":true'),
        (XML, ASK, XML, b"<boolean>true</boolean>"),
        ("application/xml;q=0.9, text/csv;q=0.1", NAME, "application/xml", b"<literal xml:lang"),
        ("text/csv", NAME, CSV_TYPE, "name\r\nLai Châu\r\n".encode()),
        ("text/tab-separated-values", NAME, "text/tab-separated-values; charset=utf-8", '"Lai Châu"@vi\n'.encode()),
        (f"{JSON};q=0.1, text/csv;q=0.2", NAME, CSV_TYPE, b"name\r\n"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", NAME, "application/xml", b"<sparql"),
        (None, CONSTRUCT, "text/turtle; charset=utf-8", '"Lai Châu"@vi'.encode()),
        ("application/n-triples", CONSTRUCT, "application/n-triples", b"<x:name>"),
        ("application/rdf+xml", CONSTRUCT, "application/rdf+xml", b"<rdf:RDF"),
        ("application/ld+json", CONSTRUCT, "application/ld+json", b'"@id"'),
        ("application/trig", CONSTRUCT, "application/trig", b"<x:name>"),
        ("application/n-quads", CONSTRUCT, "application/n-quads", b"<x:name>"),
        ("application/rdf+xml, text/turtle;q=0.9, */*;q=0.1", CONSTRUCT, "application/rdf+xml", b"<rdf:RDF"),
    ],
)
def test_formats_by_accept(client, accept, query, content_type, body):
    headers = {"accept": accept} if accept else {"accept": ""}
    response = client.get("/sparql", params={"query": query}, headers=headers)
    assert (response.status_code, response.headers["content-type"]) == (200, content_type)
    assert body in response.content


@pytest.mark.parametrize(
    ("format_", "query", "content_type"),
    [("csv", NAME, CSV_TYPE), ("xml", NAME, XML), ("jsonld", CONSTRUCT, "application/ld+json")],
)
def test_format_overrides_accept(client, format_, query, content_type):
    response = client.get("/sparql", params={"query": query, "format": format_}, headers={"accept": "image/png"})
    assert (response.status_code, response.headers["content-type"]) == (200, content_type)


def test_the_three_ways_to_ask_give_the_same(client):
    ways = [
        client.get("/sparql", params={"query": NAME}),
        client.post("/sparql", data={"query": NAME}),
        client.post("/sparql", content=NAME, headers={"content-type": "application/sparql-query; charset=UTF-8"}),
    ]
    assert [response.status_code for response in ways] == [200, 200, 200]
    assert len({response.content for response in ways}) == 1


def test_head_and_options(client):
    head = client.head("/sparql", params={"query": NAME})
    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["content-length"]) > 0
    options = client.options("/sparql")
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_any_page_may_ask_but_without_credentials(client):
    response = client.get("/sparql", params={"query": ASK}, headers={"origin": "https://example.org"})
    assert response.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in response.headers
    asked = {"origin": "https://example.org", "access-control-request-method": "POST"}
    preflight = client.options("/sparql", headers={**asked, "access-control-request-headers": "content-type"})
    assert preflight.status_code == 200
    assert "access-control-allow-credentials" not in preflight.headers


def test_an_answer_known_by_its_etag_is_not_sent_again(client):
    first = client.get("/sparql", params={"query": NAME})
    tag = first.headers["etag"]
    assert first.headers["vary"].split(", ")[0] == "Accept"
    again = client.get("/sparql", params={"query": NAME}, headers={"if-none-match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    other = client.get("/sparql", params={"query": NAME}, headers={"if-none-match": tag, "accept": "text/csv"})
    assert other.status_code == 200
    assert other.headers["etag"] != tag


def test_what_changes_each_time_has_no_etag(client):
    assert "etag" not in client.get("/sparql", params={"query": "SELECT (NOW() AS ?t) {}"}).headers


def test_the_etag_changes_with_the_data(tmp_path, gold_nquads):
    file = tmp_path / "graph.nq"
    file.write_text("<x:a> <x:p> <x:b> .\n", encoding="utf-8")
    folder = tmp_path / "store"
    Snapshots(folder).publish(file)
    with serving(settings_for(folder, workers=1)) as url:
        ask = {"query": "ASK { <x:a> <x:p> <x:c> }"}
        first = httpx.get(f"{url}/sparql", params=ask)
        file.write_text("<x:a> <x:p> <x:c> .\n", encoding="utf-8")
        Snapshots(folder).publish(file)
        second = httpx.get(f"{url}/sparql", params=ask, headers={"if-none-match": first.headers["etag"]})
    assert (first.json()["boolean"], second.json()["boolean"]) == (False, True)


def test_datasets_of_the_protocol(client):
    graph = "https://w3id.org/thidua/graph/article/002_533118e6326e04a4"
    query = "SELECT (COUNT(*) AS ?n) { ?fact a <https://w3id.org/thidua/ontology#Factoid> }"

    def count(**parameters):
        response = client.get("/sparql", params={"query": query, "format": "csv", **parameters})
        return int(response.text.split()[1])

    assert 0 < count(**{"default-graph-uri": graph}) < count()


def test_long_queries_go_by_post_and_too_long_ones_are_refused(client):
    long = f"{ASK} # {'x' * 200_000}"
    assert client.post("/sparql", data={"query": long}).json()["boolean"] is True
    response = client.post("/sparql", content="#" * 1_000_001, headers={"content-type": "application/sparql-query"})
    assert response.status_code == 413


def test_the_service_describes_itself_to_programs_and_shows_a_form_to_people(client, served):
    described = client.get("/sparql", headers={"accept": "text/turtle"})
    graph = Graph().parse(data=described.text, format="turtle")
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert (URIRef(served.sparql), URIRef(f"{sd}endpoint"), URIRef(served.sparql)) in graph
    names = {str(name) for name in graph.objects(None, URIRef(f"{sd}name"))}
    assert "https://w3id.org/thidua/graph/reference" in names
    for media_type in ("application/rdf+xml", "application/ld+json"):
        assert client.get("/sparql", headers={"accept": media_type}).headers["content-type"] == media_type
    form = client.get("/sparql", headers={"accept": "text/html,*/*;q=0.8"})
    assert form.headers["content-type"].startswith("text/html")
    assert '<textarea id="query" name="query"' in form.text


def test_no_query_reaches_another_host_or_a_file(client, tmp_path):
    secret = tmp_path / "secret.nt"
    secret.write_text("<x:s> <x:p> <x:o> .\n", encoding="utf-8")
    import socket

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        here = f"http://127.0.0.1:{listener.getsockname()[1]}/data"
        for iri in (here, secret.as_uri()):
            for query, parameters in (
                (f"ASK {{ SERVICE <{iri}> {{ ?s ?p ?o }} }}", {}),
                (f"ASK {{ SERVICE SILENT <{iri}> {{ ?s ?p ?o }} }}", {}),
                (f"SELECT * FROM <{iri}> {{ ?s ?p ?o }}", {}),
                (f"SELECT * FROM NAMED <{iri}> {{ GRAPH ?g {{ ?s ?p ?o }} }}", {}),
                (f"LOAD <{iri}>", {}),
                ("SELECT * { ?s ?p ?o }", {"default-graph-uri": iri}),
                ("SELECT * { GRAPH ?g { ?s ?p ?o } }", {"named-graph-uri": iri}),
            ):
                response = client.get("/sparql", params={"query": query, **parameters})
                assert "x:o" not in response.text
                if response.status_code == 200:
                    assert response.json()["results"]["bindings"] == []
                else:
                    assert response.status_code in (400, 403)
        with pytest.raises(BlockingIOError):
            listener.accept()


def test_the_query_tests_of_w3c_pass(shared, tmp_path):
    tool = shared / "tools" / "protocol_check.py"
    fixture, report = tmp_path / "fixture.nq", tmp_path / "report.json"
    subprocess.run([sys.executable, str(tool), "--write-fixture", str(fixture)], check=True, capture_output=True)
    Snapshots(tmp_path / "store").publish(fixture)
    with serving(settings_for(tmp_path / "store")) as url:
        arguments = [sys.executable, str(tool), f"{url}/sparql", "--load", "none", "--json", str(report)]
        subprocess.run(arguments, check=False, capture_output=True)
    results = json.loads(report.read_text(encoding="utf-8"))
    assert [test for test in results["tests"] if test["result"] == "failed"] == []
    assert results["passed"] == 20


def test_results_are_those_of_the_engine(client, gold_nquads):
    store = ox.Store()
    store.bulk_load(path=str(gold_nquads), format=ox.RdfFormat.N_QUADS)
    of_articles = "?s <https://w3id.org/thidua/ontology#article> ?article"
    query = f"SELECT ?s ?p ?o {{ {of_articles} ; ?p ?o }} ORDER BY ?s ?p ?o"
    results = store.query(query)
    assert isinstance(results, ox.QuerySolutions)
    expected = json.loads(results.serialize(format=ox.QueryResultsFormat.JSON) or b"")
    assert len(expected["results"]["bindings"]) > 2000
    assert client.post("/sparql", data={"query": query}).json() == expected
