"""Updates and graph writes through the service into servers of others: as on a store of one's own, or refused."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from service_tools import serving, settings_for

from kg_service.service.problems import TYPE_BASE
from kg_service.store.remote import RemoteStore
from kg_service.store.remote_writing import RemoteWriter

sys.path.append(str(Path(__file__).resolve().parents[1] / "remote"))
from engine_tools import Proxy, oxigraph_server, virtuoso_server

TOKEN = "thử-s3cret"
BEARER = {"authorization": f"Bearer {TOKEN}".encode()}
TURTLE = {**BEARER, "content-type": "text/turtle"}
TTL = ox.RdfFormat.TURTLE
PREFIXES = "PREFIX x: <x:> PREFIX geo: <http://www.opengis.net/ont/geosparql#> "
ALL = "SELECT ?g ?s ?p ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"

# One after the other; those marked do on Virtuoso what they should not, or nothing, so that they are refused there.
UPDATES = [
    ("INSERT DATA { x:a x:p 'Lai Châu'@vi , 1.5 . GRAPH x:g { x:a x:p 5 } GRAPH <x:h> { x:b x:p 6 } }", True),
    ("INSERT DATA { x:l x:at 'POINT(105.9358 22.2021)'^^geo:wktLiteral ; x:q \"}'; CLEAR ALL #\" }", True),
    ("INSERT { ?s x:r ?o } WHERE { ?s x:p ?o } ; INSERT DATA { GRAPH x:g { x:z x:p 7 } } ;", True),
    ("DELETE { ?s x:r ?o } INSERT { ?s x:r2 ?o } WHERE { ?s x:r ?o FILTER(isNumeric(?o)) }", True),
    ("DELETE DATA { x:a x:p 1.5 . GRAPH x:g { x:a x:p 5 } } # and no more", True),
    ("DELETE WHERE { ?s x:r2 ?o }", True),
    ("WITH <x:g> DELETE { ?s x:p ?o } INSERT { ?s x:p2 ?o } WHERE { ?s x:p ?o }", True),
    ("INSERT { ?s x:copied ?o } WHERE { GRAPH <x:h> { ?s x:p ?o } }", True),
    ("INSERT { GRAPH <x:h> { ?s x:copied ?o } } WHERE { ?s x:copied ?o }", True),
    ("DELETE { GRAPH <x:h> { ?s x:copied ?o } } WHERE { GRAPH <x:h> { ?s x:copied ?o } }", True),
    ("DELETE WHERE { GRAPH <x:h> { ?s x:p 6 } }", True),
    ("COPY <x:g> TO <x:k> ; ADD DEFAULT TO GRAPH <x:k> ; MOVE <x:k> TO <x:m>", True),
    ("INSERT { ?s x:u ?o } USING <x:g> WHERE { ?s ?p ?o }", False),
    ("DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o FILTER(isNumeric(?o)) } }", False),
    ("INSERT { ?s x:v ?o . GRAPH x:h { ?s x:v ?o } } WHERE { ?s ?p ?o }", False),
    ("DROP SILENT GRAPH <x:m> ; DROP SILENT GRAPH <x:none> ; CLEAR DEFAULT", True),
    ("DROP ALL", False),
]


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def engine(request, tmp_path_factory):
    start = oxigraph_server if request.param == "oxigraph" else virtuoso_server
    with start(tmp_path_factory.mktemp(request.param)) as running:
        yield request.param, running


@pytest.fixture(scope="module")
def over(engine):
    settings = settings_for(Path("no-store"), token=TOKEN, query_timeout=60, **engine[1].settings)
    with serving(settings) as url, httpx.Client(base_url=url) as client:
        yield client


def rows(client) -> list[str]:
    return sorted(client.post("/sparql", data={"query": ALL, "format": "tsv"}).text.splitlines()[1:])


def rows_of(store: ox.Store) -> list[str]:
    return sorted(store.query(ALL).serialize(format=ox.QueryResultsFormat.TSV).decode().splitlines()[1:])


def updated(client, text, **more) -> httpx.Response:
    return client.post("/sparql/update", data={"update": text, **more}, headers=BEARER)


def problem(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].removeprefix(TYPE_BASE)


def test_updates_do_what_they_do_on_a_store_of_ones_own(engine, over):
    here = ox.Store()
    updated(over, "DROP SILENT GRAPH <x:g>")
    for text, everywhere in UPDATES:
        answer = updated(over, PREFIXES + text)
        if not everywhere and engine[0] == "virtuoso":
            assert problem(answer) == (403, "query-refused"), text
        else:
            assert answer.status_code == 204, (text, answer.text)
            here.update(PREFIXES + text)
        assert rows(over) == rows_of(here), text
    over.put("/graphs?default", content="", headers=TURTLE)


def test_graphs_are_written_read_and_removed(over):
    wkt = '"POINT(105.9358 22.2021)"^^<http://www.opengis.net/ont/geosparql#wktLiteral>'
    put = over.put("/graphs?graph=x:w", content=f"<x:s> <x:p> {wkt} , [ <x:q> 1 ] .", headers=TURTLE)
    assert (put.status_code, put.headers["location"]) == (201, f"{over.base_url.join('/graphs')}?graph=x%3Aw")
    assert over.get("/graphs?graph=x:w&format=nt").text.count("\n") == 3
    rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="x:">'
    rdf += '<rdf:Description rdf:about="x:s"><x:p>Tân Trào</x:p></rdf:Description></rdf:RDF>'
    post = over.post(
        "/graphs?graph=x:w", content=rdf.encode(), headers={**BEARER, "content-type": "application/rdf+xml"}
    )
    assert post.status_code == 204
    assert "Tân Trào" in {quad.object.value for quad in ox.parse(over.get("/graphs?graph=x:w").content, TTL)}
    assert over.put("/graphs?graph=x:w", content=f"<x:s> <x:p> {wkt} .", headers=TURTLE).status_code == 204
    assert over.get("/graphs?graph=x:w&format=nt").text.split(maxsplit=2) == ["<x:s>", "<x:p>", f"{wkt} .\n"]
    bad = over.put("/graphs?graph=x:w", content="<x:s> <x:p>", headers=TURTLE)
    assert (problem(bad), "do not parse" in bad.json()["detail"]) == ((400, "input"), True)
    assert over.put("/graphs?default", content="<x:s> <x:p> 1 .", headers=TURTLE).status_code == 204
    assert over.get("/graphs?default&format=nt").text.count("\n") == 1
    assert over.delete("/graphs?graph=x:w", headers=BEARER).status_code == 204
    assert problem(over.get("/graphs?graph=x:w")) == (404, "not-found")
    assert problem(over.delete("/graphs?graph=x:w", headers=BEARER)) == (404, "not-found")
    assert over.put("/graphs?default", content="", headers=TURTLE).status_code == 204


def test_what_must_not_be_is_refused_before_the_engine_sees_it(engine, over):
    before = rows(over)
    assert updated(over, "LOAD <http://127.0.0.1:9/>").status_code == 403
    assert over.post("/sparql/update", data={"update": "CLEAR ALL"}).status_code == 401
    syntax = updated(over, "CLEAR DEFAULT ;\nINSERT DATA { <x:a> <x:b> }")
    assert (problem(syntax), syntax.json()["line"], syntax.json()["column"]) == ((400, "query-syntax"), 2, 27)
    tricks = ["SELECT * { ?s ?p ?o }", "INSERT INTO GRAPH <x:g> { <x:a> <x:b> 1 }"]
    if engine[0] == "virtuoso":
        tricks += ['define sql:log-enable 1 INSERT DATA { <x:a> <x:b> "x" }', "DROP GRAPH <urn:core:services:sparql>"]
    for trick in tricks:
        assert updated(over, trick).status_code in (400, 403), trick
    assert rows(over) == before


def test_etags_hold_until_something_is_written(over):
    over.put("/graphs?graph=x:e", content="<x:s> <x:p> 1 .", headers=TURTLE)
    asked = {"query": "SELECT * { GRAPH <x:e> { ?s ?p ?o } }"}
    first = over.get("/sparql", params=asked)
    known = {"if-none-match": first.headers["etag"]}
    assert over.get("/sparql", params=asked, headers=known).status_code == 304
    graph = over.get("/graphs?graph=x:e")
    assert graph.headers["etag"].startswith('"')
    seen = {**TURTLE, "if-match": graph.headers["etag"]}
    assert over.put("/graphs?graph=x:e", content="<x:s> <x:p> 2 .", headers=seen).status_code == 204
    again = over.get("/sparql", params=asked, headers=known)
    assert (again.status_code, again.json()["results"]["bindings"][0]["o"]["value"]) == (200, "2")
    assert problem(over.put("/graphs?graph=x:e", content="", headers=seen)) == (412, "precondition-failed")
    new = {**TURTLE, "if-none-match": "*"}
    assert problem(over.put("/graphs?graph=x:e", content="", headers=new)) == (412, "precondition-failed")
    assert over.get("/graphs?graph=x:e", headers={"if-none-match": graph.headers["etag"]}).status_code == 200
    assert over.delete("/graphs?graph=x:e", headers=BEARER).status_code == 204


def test_a_build_by_another_program_is_noticed(engine, tmp_path):
    """It takes the old name away first and gives a new one last, and neither is seen by who asks for graphs."""
    (tmp_path / "one.nq").write_text("<x:a> <x:p> <x:b> .\n<x:a> <x:p> <x:b> <x:n> .\n", encoding="utf-8")
    settings = settings_for(Path("no-store"), **engine[1].settings)
    store = RemoteStore(engine[1].endpoint, credentials=settings.credentials, settings=settings, version_seconds=0.05)
    asked, tags = {"query": "SELECT * { <x:a> ?p ?o }"}, set()
    with RemoteWriter(settings) as writer, serving(settings, store) as url:
        for _ in range(2):
            writer.publish(tmp_path / "one.nq")
            tags.add(until(lambda: httpx.get(f"{url}/sparql", params=asked).headers.get("etag"), tags | {None}))
        assert len(tags) == 2
        graphs = httpx.get(f"{url}/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"})
        assert "x:n" in graphs.text
        assert "version" not in graphs.text
        writer._updated("DROP SILENT GRAPH <urn:x-thidua:version>")  # as whoever writes there by other means has to
        until(lambda: httpx.get(f"{url}/sparql", params=asked).headers.get("etag"), tags)


def until(ask, old):
    """What is answered once it is none of the old; asks until then."""
    deadline = time.monotonic() + 60
    while (found := ask()) in old:
        assert time.monotonic() < deadline, f"still {found}"
    return found


def test_an_engine_that_fails_while_it_writes(engine):
    if engine[0] == "virtuoso":
        pytest.skip("the same code; one engine is enough")
    with Proxy(engine[1].endpoint) as proxy:
        settings = settings_for(
            Path("no-store"), token=TOKEN, query_timeout=60, engine="oxigraph", endpoint=proxy.endpoint
        )
        with serving(settings) as url, httpx.Client(base_url=url) as client:
            assert updated(client, "INSERT DATA { <x:f> <x:p> 1 }").status_code == 204
            proxy.refuse = True
            assert problem(updated(client, "INSERT DATA { <x:f> <x:p> 2 }")) == (502, "engine")
            assert problem(client.put("/graphs?graph=x:f", content="", headers=TURTLE)) == (502, "engine")
            proxy.heal()
            proxy.stall = 0
            silent = updated(client, "INSERT DATA { <x:f> <x:p> 2 }", timeout="1")
            assert (problem(silent), "is not known" in silent.json()["detail"]) == ((504, "engine-timeout"), True)
            proxy.heal()
            asked = {"query": "SELECT * { <x:f> ?p ?o }"}
            assert "etag" not in client.get("/sparql", params=asked).headers
            assert updated(client, "DELETE WHERE { <x:f> ?p ?o }").status_code == 204
            assert "etag" in client.get("/sparql", params=asked).headers


def test_where_the_update_address_is_not_known_writing_is_off(served):
    settings = settings_for(Path("no-store"), token=TOKEN, endpoint=served.sparql)
    with serving(settings) as url, httpx.Client(base_url=url) as client:
        answer = updated(client, "CLEAR ALL")
        assert (problem(answer), "THIDUA_ENDPOINT_UPDATE" in answer.json()["detail"]) == ((403, "forbidden"), True)
        assert served.url not in answer.text


def test_by_updates_alone_where_there_is_no_graph_store(engine):
    if engine[0] == "virtuoso":
        pytest.skip("known by name")
    address = engine[1].endpoint.replace("/query", "/update")
    settings = settings_for(
        Path("no-store"), token=TOKEN, engine="sparql11", endpoint_update=address, **engine[1].settings
    )
    with serving(settings) as url, httpx.Client(base_url=url) as client:
        for graph in ("graph=x:u", "default"):
            client.put(f"/graphs?{graph}", content="<x:s> <x:p> 1 .", headers=TURTLE)
            assert client.put(f"/graphs?{graph}", content="<x:s> <x:p> 2 .", headers=TURTLE).status_code == 204
            assert client.post(f"/graphs?{graph}", content="<x:s> <x:p> 3 .", headers=TURTLE).status_code == 204
            assert client.get(f"/graphs?{graph}&format=nt").text.count("\n") == 2
            assert client.delete(f"/graphs?{graph}", headers=BEARER).status_code == 204
        assert "x:u" not in str(rows(client))
