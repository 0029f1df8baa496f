"""The same service over a remote engine: here, over another instance of itself on loopback."""

import socket

import httpx
import pytest
from service_tools import serving, settings_for

from kg_service.service.problems import TYPE_BASE

NTM = "ca-nuoc-chung-suc-xay-dung-nong-thon-moi"


@pytest.fixture(scope="module")
def remote(served, tmp_path_factory):
    with serving(settings_for(tmp_path_factory.mktemp("none"), endpoint=served.sparql, query_timeout=60)) as url:
        yield url


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "text/csv", "application/sparql-results+xml"])
def test_queries_give_the_same(remote, served, accept):
    query = {"query": "SELECT ?s ?o { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o } ORDER BY ?s ?o"}
    over, direct = (httpx.post(f"{url}/sparql", data=query, headers={"accept": accept}) for url in (remote, served.url))
    assert over.content == direct.content
    assert over.headers["content-type"] == direct.headers["content-type"]
    assert "etag" not in over.headers


def test_everything_else_works_unchanged(remote, served):
    for path in (
        "/api/campaigns?limit=3",
        f"/api/campaigns/{NTM}/history",
        "/api/areas/ha-giang",
        "/api/queries/classes",
    ):
        over, direct = httpx.get(remote + path), httpx.get(served.url + path)
        assert (over.status_code, direct.status_code) == (200, 200)
        first, second = over.json(), direct.json()
        for document in (first, second):
            document.pop("next", None)
        assert first == second
    assert httpx.get(f"{remote}/health/ready").status_code == 200
    assert "Factoid" in httpx.get(remote + "/").text
    assert httpx.get(f"{remote}/data/province/lai-chau").headers["content-type"].startswith("text/turtle")


def test_errors_are_clear(remote):
    syntax = httpx.get(f"{remote}/sparql", params={"query": "SELECT * { ?s ?p }"})
    assert (syntax.status_code, syntax.json()["type"]) == (400, TYPE_BASE + "query-syntax")
    assert "line 1, column 18" in syntax.json()["detail"]
    refused = httpx.get(f"{remote}/sparql", params={"query": "ASK { SERVICE <http://x/> {} }"})
    assert (refused.status_code, refused.json()["type"]) == (403, TYPE_BASE + "query-refused")
    update = httpx.get(f"{remote}/sparql", params={"query": "CLEAR ALL"})
    assert update.status_code == 400


def test_an_engine_that_is_down_or_breaks_off_is_a_clear_502(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with serving(settings_for(tmp_path, endpoint=f"http://127.0.0.1:{port}/sparql")) as url:
        response = httpx.get(f"{url}/sparql", params={"query": "ASK {}"})
        assert (response.status_code, response.json()["type"]) == (502, TYPE_BASE + "engine")
        assert str(port) not in response.text
        assert httpx.get(f"{url}/health/ready").status_code == 503
        assert httpx.get(f"{url}/health/live").status_code == 200


def test_an_engine_that_is_slow_is_ended_at_the_limit(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections and says nothing
        endpoint = f"http://127.0.0.1:{silent.getsockname()[1]}/sparql"
        with serving(settings_for(tmp_path, endpoint=endpoint, query_timeout=1)) as url:
            response = httpx.get(f"{url}/sparql", params={"query": "ASK {}"})
    assert (response.status_code, response.json()["type"]) == (504, TYPE_BASE + "engine-timeout")
    assert "within 1 seconds" in response.json()["detail"]
