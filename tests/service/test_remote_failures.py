"""An engine that is down, slow, or breaks off in the middle: a clear 502 or 504, and all well again by itself."""

from __future__ import annotations

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zlib import crc32

import httpx
import pytest
from service_tools import serving, settings_for

from kg_service.errors import EngineError, SettingsError
from kg_service.service.problems import TYPE_BASE
from kg_service.store.remote_writing import BATCH, RemoteWriter

sys.path.append(str(Path(__file__).resolve().parents[1] / "remote"))
from engine_tools import Proxy, free_ports, oxigraph_server

ALL = {"query": "SELECT * { ?s ?p ?o }"}
FEW = {"query": "SELECT * { ?s ?p ?o } LIMIT 20"}
SOON = {**FEW, "timeout": "1"}


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory, gold_nquads):
    with oxigraph_server(tmp_path_factory.mktemp("oxigraph")) as running:
        with RemoteWriter(settings_for(Path("no-store"), **running.settings)) as writer:
            writer.publish(gold_nquads)
        yield running


@pytest.fixture(scope="module")
def part(tmp_path_factory, gold_nquads):
    """A third of it: enough for several requests a graph."""
    path = tmp_path_factory.mktemp("part") / "part.nq"
    lines = [line for line in gold_nquads.open(encoding="utf-8") if crc32(line.split(" ", 1)[0].encode()) % 3 == 0]
    path.write_text("".join(lines), encoding="utf-8")
    assert sum("/graph/" not in line.rsplit("> ", 1)[-1] for line in lines) > BATCH
    return path


@pytest.fixture
def empty(tmp_path):
    """An engine to be filled."""
    with oxigraph_server(tmp_path) as running:
        yield running


@pytest.fixture
def proxy(oxigraph):
    with Proxy(oxigraph.endpoint) as started:
        yield started


@pytest.fixture
def over(proxy):
    with serving(settings_for(Path("no-store"), endpoint=proxy.endpoint, query_timeout=60, cache_bytes=0)) as url:
        assert httpx.post(f"{url}/sparql", data=FEW).status_code == 200
        yield url


def problem(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].removeprefix(TYPE_BASE)


def test_hung_up_at_once_is_502_and_recovers(proxy, over):
    proxy.refuse = True
    assert problem(httpx.post(f"{over}/sparql", data=FEW)) == (502, "engine")
    assert problem(httpx.get(f"{over}/api/areas")) == (502, "engine")
    assert httpx.get(f"{over}/health/ready").status_code == 503
    proxy.heal()
    assert httpx.post(f"{over}/sparql", data=FEW).status_code == 200
    assert httpx.get(f"{over}/health/ready").status_code == 200


@pytest.mark.parametrize("after", [1, 60, 400])
def test_cut_within_a_small_answer_is_502(proxy, over, after):
    proxy.cut_after = after
    assert problem(httpx.post(f"{over}/sparql", data=FEW)) == (502, "engine")
    assert problem(httpx.get(f"{over}/api/areas")) == (502, "engine")
    proxy.heal()
    assert httpx.post(f"{over}/sparql", data=FEW).status_code == 200


def test_cut_within_a_long_answer_leaves_it_visibly_unfinished(proxy):
    proxy.cut_after = 400_000
    with serving(settings_for(Path("no-store"), endpoint=proxy.endpoint, query_timeout=60)) as url:
        with pytest.raises(httpx.RemoteProtocolError):
            httpx.post(f"{url}/sparql", data=ALL)
        proxy.heal()
        whole = httpx.post(f"{url}/sparql", data=ALL)
    assert len(whole.json()["results"]["bindings"]) > 10_000


@pytest.mark.parametrize("after", [0, 60, 400])
def test_silent_from_some_point_on_is_504(proxy, over, after):
    proxy.stall = after
    answer = httpx.post(f"{over}/sparql", data=SOON)
    assert problem(answer) == (504, "engine-timeout")
    assert "within 1 seconds" in answer.json()["detail"]
    proxy.heal()
    assert httpx.post(f"{over}/sparql", data=FEW).status_code == 200


def test_many_who_wait_for_a_silent_engine_do_not_stop_the_service(proxy, over):
    proxy.stall = 0
    with ThreadPoolExecutor(110) as pool:
        asked = [pool.submit(httpx.post, f"{over}/sparql", data=SOON) for _ in range(110)]
        assert httpx.get(f"{over}/health/live").status_code == 200
        problems = {problem(future.result()) for future in asked}
    assert problems <= {(504, "engine-timeout"), (503, "store-busy")}
    assert (504, "engine-timeout") in problems
    proxy.heal()
    assert httpx.post(f"{over}/sparql", data=FEW).status_code == 200


def test_clients_that_go_away_leave_no_connection_taken(proxy, over):
    proxy.stall = 0
    for _ in range(40):
        with pytest.raises(httpx.TimeoutException):
            httpx.post(f"{over}/sparql", data=SOON, timeout=0.02)
    proxy.heal()  # the connections of the clients that went are free after two seconds
    assert httpx.post(f"{over}/sparql", data=FEW).status_code == 200


def test_an_engine_that_starts_later_is_found(tmp_path):
    port = free_ports(1)[0]
    with serving(settings_for(tmp_path, endpoint=f"http://127.0.0.1:{port}/query", query_timeout=60)) as url:
        assert problem(httpx.post(f"{url}/sparql", data=FEW)) == (502, "engine")
        with oxigraph_server(tmp_path, port):
            assert httpx.post(f"{url}/sparql", data=FEW).status_code == 200
        assert problem(httpx.post(f"{url}/sparql", data=FEW)) == (502, "engine")


def test_a_page_for_people_in_place_of_an_engine_is_502(tmp_path, served):
    with serving(settings_for(tmp_path, endpoint=f"{served.url}/", query_timeout=60)) as url:
        assert problem(httpx.post(f"{url}/sparql", data=FEW))[0] == 502


def test_a_build_that_breaks_off_says_so_and_is_made_whole_by_the_next(empty, part):
    with (
        Proxy(empty.endpoint) as proxy,
        RemoteWriter(settings_for(Path("no-store"), endpoint=proxy.endpoint)) as writer,
    ):
        proxy.refuse = True
        with pytest.raises(EngineError, match="broke off"):
            writer.publish(part)
        proxy.heal()
        assert writer.publish(part).removed == 0


def test_who_waits_while_a_build_is_written_sees_all_or_what_was(empty, part):
    """The default graph is put in place in one operation."""
    counts, done = set(), threading.Event()
    settings = settings_for(Path("no-store"), query_timeout=60, **empty.settings)
    with serving(settings) as url, RemoteWriter(settings) as writer:
        triples = writer.publish(part).triples

        def watch() -> None:
            while not done.is_set():
                asked = {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "format": "csv"}
                counts.add(httpx.post(f"{url}/sparql", data=asked).text)

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            assert writer.publish(part).triples == triples
        finally:
            done.set()
            watcher.join(60)
    assert counts == {f"n\r\n{triples}\r\n"}


def test_an_engine_whose_update_address_is_unknown_asks_for_it(served):
    settings = settings_for(Path("no-store"), endpoint=served.sparql)
    with pytest.raises(SettingsError, match="THIDUA_ENDPOINT_UPDATE"):
        RemoteWriter(settings)


def test_by_updates_alone_where_there_is_no_graph_store(empty, part):
    """As for engines that nothing is known of."""
    update = empty.endpoint.replace("/query", "/update")
    settings = settings_for(Path("no-store"), engine="sparql11", endpoint_update=update, **empty.settings)
    with RemoteWriter(settings) as writer:
        assert writer.publish(part).graphs >= 8
