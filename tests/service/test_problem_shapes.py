"""Every producer of errors gives RFC 9457 problem documents that tell no path and no traceback."""

import json
import threading

import httpx
import pytest
from service_tools import serving, settings_for

from kg_service.errors import ThiduaError
from kg_service.service.problems import TYPE_BASE, problem_of

SPARQL_TYPE = "application/sparql-query"


@pytest.mark.parametrize(
    ("method", "path", "options", "status", "type_", "said"),
    [
        ("GET", "/nothing/here", {}, 404, "not-found", "there is nothing at /nothing/here"),
        ("DELETE", "/api/campaigns", {}, 405, "method-not-allowed", "DELETE is not for /api/campaigns"),
        ("PUT", "/sparql?query=ASK{}", {}, 405, "method-not-allowed", "ask by GET or POST"),
        ("POST", "/health/live", {}, 405, "method-not-allowed", "it takes GET"),
        ("GET", "/sparql?query=SELECT", {}, 400, "query-syntax", "line 1, column"),
        ("GET", "/sparql?query=ASK{}&query=ASK{}", {}, 400, "input", "more than one query"),
        ("GET", "/sparql?format=csv", {}, 400, "input", "no query"),
        ("POST", "/sparql", {}, 415, "unsupported-media-type", "no content type is not read here"),
        ("POST", "/sparql", {"headers": {"content-type": "text/plain"}}, 415, "unsupported-media-type", "text/plain"),
        ("POST", "/sparql", {"data": {"update": "CLEAR ALL"}}, 400, "input", "/sparql/update"),
        (
            "POST",
            "/sparql",
            {"content": "ASK {}".encode("utf-16"), "headers": {"content-type": SPARQL_TYPE}},
            400,
            "input",
            "not UTF-8",
        ),
        (
            "POST",
            "/sparql",
            {"content": b"ASK {}", "headers": {"content-type": f"{SPARQL_TYPE}; charset=utf-16"}},
            415,
            "unsupported-media-type",
            "charset utf-16",
        ),
        ("GET", "/sparql?query=%FF", {}, 400, "input", "not percent-encoded UTF-8"),
        ("GET", "/sparql?query=ASK{}&timeout=soon", {}, 400, "input", "timeout must be a number"),
        ("GET", "/sparql?query=ASK{}", {"headers": {"accept": "image/png"}}, 406, "not-acceptable", "text/csv"),
        ("GET", "/sparql?query=ASK{}", {"headers": {"accept": "text/turtle"}}, 406, "not-acceptable", "boolean"),
        ("GET", "/sparql?query=ASK{SERVICE<http://x>{}}", {}, 403, "query-refused", "SERVICE <http://x>"),
        ("GET", "/sparql?query=ASK FROM <x:y> {}", {}, 400, "unknown-graph", "no graph <x:y>"),
        ("POST", "/sparql/update", {"data": {"update": "CLEAR ALL"}}, 403, "forbidden", "Update is off"),
        ("GET", "/api/campaigns?limit=0", {}, 400, "input", "query parameter 'limit'"),
        ("GET", "/api/campaigns?kind=war", {}, 400, "input", "query parameter 'kind'"),
        ("GET", "/api/campaigns?area=%3C", {}, 400, "query-parameter", "'area' must be an absolute IRI"),
        ("GET", "/api/campaigns?cursor=zzz", {}, 400, "query-parameter", "cursor is none of ours"),
        ("GET", "/api/campaigns?format=xls", {}, 406, "not-acceptable", "json, csv"),
        ("GET", "/api/campaigns/nix", {}, 404, "not-found", "no campaign 'nix'"),
        ("GET", "/api/campaigns/nix/history", {}, 404, "not-found", "no campaign 'nix'"),
        ("GET", "/api/campaigns/%3Cscript%3E", {}, 400, "query-parameter", "'campaign' must be"),
        ("GET", "/api/areas/nix", {}, 404, "not-found", "no administrative unit 'nix'"),
        ("GET", "/api/areas?on=yesterday", {}, 400, "input", "query parameter 'on'"),
        ("GET", "/api/articles/nix/facts", {}, 404, "not-found", "no article 'nix'"),
        ("GET", "/api/queries/nix", {}, 404, "not-found", "no query named 'nix'"),
        ("GET", "/api/queries/campaign", {}, 400, "query-parameter", "'campaign' is missing"),
        ("GET", "/api/queries/campaigns?year=last", {}, 400, "query-parameter", "a whole number, not 'last'"),
        ("GET", "/api/queries/campaigns?year=1&year=2", {}, 400, "input", "given more than once"),
        ("GET", "/api/queries/campaigns?colour=red", {}, 400, "query-parameter", "no parameter 'colour'"),
        ("GET", "/data/province/nix", {}, 404, "not-found", "says nothing of"),
        ("GET", "/page/province/nix", {}, 404, "not-found", "says nothing of"),
    ],
)
def test_problems(client, method, path, options, status, type_, said):
    response = client.request(method, path, **options)
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert (response.status_code, body["status"], body["type"]) == (status, status, TYPE_BASE + type_)
    assert said in body["detail"]
    assert body["title"]
    assert "Traceback" not in response.text
    assert ".py" not in response.text
    if status == 405:
        assert response.headers["allow"]


def test_a_defect_of_ours_tells_nothing(gold_store):
    settings = settings_for(gold_store, workers=1)

    class Broken:
        """A store with a defect."""

        async def start(self):
            """Nothing."""

        async def close(self):
            """Nothing."""

        def snapshot(self):
            """No id."""

        async def query(self, request):
            """A defect."""
            raise RuntimeError("secret of /some/path")

    with serving(settings, Broken()) as url:  # type: ignore[arg-type]
        response = httpx.get(f"{url}/sparql", params={"query": "ASK {}"})
    assert response.headers["content-type"] == "application/problem+json"
    assert (response.status_code, response.json()["type"]) == (500, TYPE_BASE + "internal")
    assert "secret" not in response.text


def test_without_a_graph_everything_says_so_and_the_process_lives(tmp_path):
    with serving(settings_for(tmp_path / "store", workers=1)) as url:
        assert httpx.get(f"{url}/health/live").status_code == 200
        ready = httpx.get(f"{url}/health/ready")
        assert (ready.status_code, ready.json()["type"]) == (503, TYPE_BASE + "not-ready")
        for path in ("/sparql?query=ASK{}", "/api/campaigns", "/api/queries/classes"):
            response = httpx.get(url + path)
            assert (response.status_code, response.json()["type"]) == (503, TYPE_BASE + "store")
            assert "run `thidua build`" in response.json()["detail"]
        home = httpx.get(url + "/")
        assert home.status_code == 503
        assert "thidua build" in home.text
        assert str(tmp_path) not in home.text


RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_a_runaway_query_ends_at_the_deadline_and_the_service_keeps_answering(gold_store):
    with serving(settings_for(gold_store, workers=2, query_timeout=60)) as url:
        answers = []

        def run_away():
            answers.append(httpx.post(f"{url}/sparql", data={"query": RUNAWAY, "timeout": "1"}))

        runaway = threading.Thread(target=run_away)
        runaway.start()
        served = 0
        with httpx.Client() as client:
            while runaway.is_alive():
                assert client.get(f"{url}/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
                served += 1
        assert served > 3
        assert (answers[0].status_code, answers[0].json()["type"]) == (503, TYPE_BASE + "query-timeout")
        assert "limit of 1 seconds" in answers[0].json()["detail"]
        assert answers[0].json()["limit_seconds"] == 1
        for _ in range(4):
            assert httpx.get(f"{url}/sparql", params={"query": "ASK {}"}).status_code == 200
        assert "thidua_store_queries_ended_at_deadline_total 1" in httpx.get(f"{url}/metrics").text


def test_a_client_that_goes_away_frees_its_worker(gold_store):
    with serving(settings_for(gold_store, workers=1, query_timeout=600)) as url:
        for _ in range(2):
            with pytest.raises(httpx.ReadTimeout):
                httpx.post(f"{url}/sparql", data={"query": RUNAWAY}, timeout=0.5)
        assert httpx.get(f"{url}/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_a_result_that_breaks_off_is_visibly_unfinished(gold_store):
    endless = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with serving(settings_for(gold_store, workers=1, query_timeout=60)) as url:
        with pytest.raises(httpx.RemoteProtocolError, match="incomplete"):
            ask_until_it_begins(url, endless)
        assert httpx.get(f"{url}/sparql", params={"query": "ASK {}"}).status_code == 200


def ask_until_it_begins(url, query):
    """With more time each time: a machine may be so busy that the first second ends before the answer begins."""
    for seconds in ("1", "4", "16"):
        assert httpx.post(f"{url}/sparql", data={"query": query, "timeout": seconds}).status_code == 503


def test_too_many_waiting_get_a_time_to_come_again(gold_store):
    with serving(settings_for(gold_store, workers=1, query_timeout=1, queue=0)) as url:
        answers: list[httpx.Response] = []
        threads = [
            threading.Thread(target=lambda: answers.append(httpx.post(f"{url}/sparql", data={"query": RUNAWAY})))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    busy = [answer for answer in answers if answer.json()["type"] == TYPE_BASE + "store-busy"]
    assert len(answers) == 4
    assert busy
    assert all((answer.status_code, answer.headers["retry-after"]) == (503, "1") for answer in busy)


def test_members_that_name_files_stay_here():
    class PathError(ThiduaError):
        """An error with a path."""

    assert "path" not in json.loads(problem_of(PathError("x", path="/secret", line=3)).body)
