"""Updates and graph writes over HTTP: the token, the protocol's errors, and what readers see."""

import threading
from contextlib import contextmanager

import httpx
import pytest
from service_tools import serving, settings_for

from kg_service.service.problems import TYPE_BASE
from kg_service.store.snapshots import Snapshots

TOKEN = "thử-s3cret"
BEARER = {"authorization": f"Bearer {TOKEN}".encode()}
UPDATE = {**BEARER, "content-type": "application/sparql-update"}
INSERT = "INSERT DATA { <x:new> <x:p> 2 }"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def store_in(folder):
    (folder / "graph.nq").write_text("<x:a> <x:p> <x:b> .\n", encoding="utf-8")
    Snapshots(folder / "store").publish(folder / "graph.nq")
    return folder / "store"


@contextmanager
def serving_to_write(folder):
    settings = settings_for(store_in(folder), workers=1, token=TOKEN, query_timeout=60)
    with serving(settings) as url, httpx.Client(base_url=url) as client:
        yield client


@pytest.fixture
def writable(tmp_path):
    with serving_to_write(tmp_path) as client:
        yield client


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory):
    """The same for tests that change nothing, as each of them checks."""
    with serving_to_write(tmp_path_factory.mktemp("unchanged")) as client:
        yield client


def count(client) -> int:
    return int(client.get("/sparql", params={"query": COUNT, "format": "csv"}).text.split()[1])


def test_off_by_default_and_says_what_to_set(tmp_path):
    with (
        serving(settings_for(store_in(tmp_path), workers=1)) as url,
        httpx.Client(base_url=url, headers=UPDATE) as client,
    ):
        for answer in (
            client.post("/sparql/update", content=INSERT),
            client.put("/graphs?graph=x:g", content="", headers={"content-type": "text/turtle"}),
            client.delete("/graph/reference"),
        ):
            assert (answer.status_code, answer.json()["type"]) == (403, TYPE_BASE + "forbidden")
            assert "THIDUA_TOKEN" in answer.json()["detail"]
        assert count(client) == 1


@pytest.mark.parametrize(
    "authorization",
    [None, b"", b"Bearer", b"Bearer wrong", b"Basic dGg6cw==", f"Bearer {TOKEN}x".encode(), b"Bearer \xff"],
)
def test_the_token_is_needed(unchanged, authorization):
    headers = {"content-type": "application/sparql-update"}
    if authorization is not None:
        headers["authorization"] = authorization
    answer = unchanged.post("/sparql/update", content=INSERT, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (401, TYPE_BASE + "unauthorized")
    assert answer.headers["www-authenticate"] == "Bearer"
    assert TOKEN not in answer.text
    assert count(unchanged) == 1


def test_both_ways_to_send_an_update(writable):
    assert writable.post("/sparql/update", content=INSERT, headers=UPDATE).status_code == 204
    form = {"update": "INSERT DATA { <x:chữ> <x:p> 'Lai Châu'@vi }"}
    assert writable.post("/sparql/update", data=form, headers=BEARER).status_code == 204
    assert count(writable) == 3
    assert writable.get("/sparql", params={"query": "ASK { <x:chữ> ?p 'Lai Châu'@vi }"}).json()["boolean"] is True


@pytest.mark.parametrize(
    ("method", "path", "options", "status", "type_", "said"),
    [
        ("GET", "/sparql/update?update=CLEAR%20ALL", {}, 405, "method-not-allowed", "send a POST"),
        ("POST", "/sparql/update", {"content": INSERT}, 415, "unsupported-media-type", "no content type"),
        ("POST", "/sparql/update", {"data": {"query": "ASK {}"}}, 400, "input", "queries go to /sparql"),
        ("POST", "/sparql/update", {"data": {"update": [INSERT, INSERT]}}, 400, "input", "more than one update"),
        ("POST", "/sparql/update", {"data": {"update": "INSERT { }"}}, 400, "query-syntax", "line 1, column 11"),
        ("POST", "/sparql/update", {"data": {"update": "LOAD <http://x/>"}}, 403, "query-refused", "LOAD (line 1"),
        (
            "POST",
            "/sparql/update?using-graph-uri=x:g",
            {"data": {"update": "DELETE { ?s ?p ?o } USING <x:h> WHERE { ?s ?p ?o }"}},
            400,
            "input",
            "USING clause of its own",
        ),
        ("POST", "/sparql/update", {"data": {"update": INSERT, "timeout": "-1"}}, 400, "input", "timeout must be"),
        ("PUT", "/graphs", {"content": ""}, 400, "input", "name one graph"),
        ("PUT", "/graphs?graph=x:g&default", {"content": ""}, 400, "input", "name one graph"),
        ("PUT", "/graphs?graph=relative", {"content": ""}, 400, "input", "absolute IRI"),
        ("PUT", "/graphs?graph=x:g", {"content": ""}, 415, "unsupported-media-type", "text/turtle"),
        (
            "PUT",
            "/graphs?graph=x:g",
            {"content": "<a> <b>", "headers": {"content-type": "text/turtle"}},
            400,
            "input",
            "do not parse",
        ),
        ("POST", "/graphs?graph=x:g", {"files": {"a": ("a.xls", b"1", "application/x")}}, 415, None, "application/x"),
        ("DELETE", "/graphs?graph=x:none", {}, 404, "not-found", "no graph <x:none>"),
        ("PATCH", "/graphs?graph=x:g", {}, 405, "method-not-allowed", "not for graphs"),
        ("GET", "/graphs?graph=x:none", {}, 404, "not-found", "no graph <x:none>"),
        ("GET", "/graphs?graph=x:g%3E%7D", {}, 400, "input", "absolute IRI"),
        ("GET", "/graphs?default", {"headers": {"accept": "text/csv"}}, 406, "not-acceptable", "text/turtle"),
    ],
)
def test_problems_of_writing(unchanged, method, path, options, status, type_, said):
    options["headers"] = {**BEARER, **options.get("headers", {})}
    answer = unchanged.request(method, path, **options)
    body = answer.json()
    assert (answer.status_code, body["status"]) == (status, status)
    assert body["type"] == TYPE_BASE + (type_ or "unsupported-media-type")
    assert said in body["detail"]
    assert count(unchanged) == 1


def test_an_update_over_its_time_names_the_limit(writable, tmp_path):
    rows = "".join(f'<x:{n}> <x:p> "{n}" .\n' for n in range(2000))
    turtle = {**BEARER, "content-type": "text/turtle"}
    assert writable.put("/graphs?default", content=rows, headers=turtle).status_code == 204
    slow = "INSERT { ?a <x:q> 1 } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(?c, ?f, ?i) = 'none') }"
    answer = writable.post("/sparql/update?timeout=0.4", content=slow, headers=UPDATE)
    assert (answer.status_code, answer.json()["type"]) == (503, TYPE_BASE + "query-timeout")
    assert answer.json()["limit_seconds"] == 0.4
    assert writable.post("/sparql/update", content=INSERT, headers=UPDATE).status_code == 204
    assert count(writable) == 2001


def test_readers_go_on_while_updates_come(writable):
    seen, stop = [], threading.Event()

    def read():
        with httpx.Client(base_url=writable.base_url) as client:
            while not stop.is_set():
                seen.append(count(client))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(15):
        update = f"INSERT DATA {{ <x:n{number}> <x:p> 1 , 2 }}"
        assert writable.post("/sparql/update", content=update, headers=UPDATE).status_code == 204
        assert count(writable) == 3 + 2 * number
    stop.set()
    reader.join()
    assert seen == sorted(seen)
    assert all(value % 2 == 1 for value in seen)  # never half of an update


@pytest.mark.parametrize(
    ("media_type", "document"),
    [
        ("text/turtle; charset=utf-8", "@prefix x: <x:> . x:s x:p 'Tân Trào'@vi ."),
        ("application/n-triples", "<x:s> <x:p> 'Tân Trào'@vi .".replace("'", '"')),
        ("application/rdf+xml", None),
        ("application/ld+json", '{"@id": "x:s", "x:p": {"@value": "Tân Trào", "@language": "vi"}}'),
        ("application/trig", '<x:s> <x:p> "Tân Trào"@vi .'),
        ("application/n-quads", '<x:s> <x:p> "Tân Trào"@vi .'),
    ],
)
def test_graphs_in_every_format(writable, media_type, document):
    xml = (
        f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:x="x:"><rdf:Description rdf:about="x:s">'
        '<x:p xml:lang="vi">Tân Trào</x:p></rdf:Description></rdf:RDF>'
    )
    put = {**BEARER, "content-type": media_type}
    answer = writable.put("/graphs?graph=x:g", content=(document or xml).encode(), headers=put)
    assert answer.status_code == 201
    assert answer.headers["location"].endswith("/graphs?graph=x%3Ag")
    got = writable.get("/graphs", params={"graph": "x:g", "format": "nt"})
    assert got.text == '<x:s> <x:p> "Tân Trào"@vi .\n'
    again = writable.get("/graphs?graph=x:g", headers={"accept": media_type.split(";")[0]})
    assert again.headers["content-type"].split(";")[0] == media_type.split(";")[0]
    assert "Tân Trào" in again.text or "T\\u00E2n" in again.text
    head = writable.head("/graphs?graph=x:g")
    assert (head.status_code, head.content) == (200, b"")
    known = writable.get("/graphs?graph=x:g", headers={"if-none-match": head.headers["etag"]})
    assert known.status_code == 304


def test_a_graph_under_the_base_is_its_own_address(writable):
    turtle = {**BEARER, "content-type": "text/turtle"}
    made = writable.post("/graphs", content="<> <x:p> 1 .", headers=turtle)
    assert made.status_code == 201
    name = made.headers["location"].replace(str(writable.base_url).rstrip("/"), "https://w3id.org/thidua")
    assert writable.get(made.headers["location"], headers={"accept": "application/n-triples"}).text == (
        f'<{name}> <x:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
    )
    assert writable.get("/graphs", params={"graph": name}).status_code == 200
    assert writable.delete(made.headers["location"], headers=BEARER).status_code == 204
    assert writable.get(made.headers["location"]).status_code == 404


def test_a_graph_that_was_changed_since_it_was_read_is_not_overwritten(writable):
    turtle = {**BEARER, "content-type": "text/turtle"}

    def put(content, **conditions):
        named = {name.replace("_", "-"): value for name, value in conditions.items()}
        return writable.put("/graphs?graph=x:g", content=content, headers={**turtle, **named})

    broken = (412, TYPE_BASE + "precondition-failed")
    assert put("<x:s> <x:p> 0 .", if_match="*").status_code == 412
    assert put("<x:s> <x:p> 1 .", if_none_match="*").status_code == 201
    answer = put("<x:s> <x:p> 2 .", if_none_match="*")
    assert (answer.status_code, answer.json()["type"]) == broken
    seen = writable.get("/graphs?graph=x:g", headers={"accept-encoding": "gzip"}).headers["etag"]
    other = writable.get("/graphs?graph=x:g", headers={"accept": "application/ld+json"}).headers["etag"]
    assert seen.startswith('"')
    assert seen != other
    assert put("<x:s> <x:p> 3 .", if_none_match=f"W/{seen}").status_code == 412
    assert put("<x:s> <x:p> 3 .", if_match=f"W/{seen}").status_code == 412  # weak tags tell nothing of the bytes
    assert put("<x:s> <x:p> 3 .", if_match=writable.get("/graphs?default").headers["etag"]).status_code == 412
    assert put("<x:s> <x:p> 4 .", if_match=f'"other", {other}').status_code == 204
    for tag in (seen, other):
        answer = put("<x:s> <x:p> 5 .", if_match=tag)
        assert (answer.status_code, answer.json()["type"], "read the graph again" in answer.text) == (*broken, True)
    assert writable.delete("/graphs?graph=x:g", headers={**BEARER, "if-match": seen}).status_code == 412
    assert put("<x:s> <x:p> 6 .", if_match="unquoted").status_code == 400
    assert writable.get("/graphs?graph=x:g&format=nt").text.split()[2].startswith('"4"')
    last = writable.head("/graphs?graph=x:g").headers["etag"]
    assert writable.delete("/graphs?graph=x:g", headers={**BEARER, "if-match": last}).status_code == 204


def test_no_write_reaches_another_host_or_a_file(unchanged, tmp_path):
    secret = tmp_path / "secret.nt"
    secret.write_text("<x:s> <x:p> <x:secret> .\n", encoding="utf-8")
    for iri in (secret.as_uri(), "http://127.0.0.1:9/data"):
        assert unchanged.get("/graphs", params={"graph": iri}).status_code == 404
        context = f'{{"@context": "{iri}", "@id": "x:s", "p": "v"}}'
        entity = (
            f'<!DOCTYPE r [<!ENTITY e SYSTEM "{iri}">]><rdf:RDF xmlns:rdf="{RDF}" xmlns:x="x:">'
            '<rdf:Description rdf:about="x:s"><x:p>&e;</x:p></rdf:Description></rdf:RDF>'
        )
        for media_type, document in (("application/ld+json", context), ("application/rdf+xml", entity)):
            headers = {**BEARER, "content-type": media_type}
            answer = unchanged.put("/graphs?graph=x:g", content=document.encode(), headers=headers)
            assert answer.status_code == 400, answer.text
            assert "secret>" not in answer.text
    assert count(unchanged) == 1
