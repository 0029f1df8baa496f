import asyncio
import json
import os
import socket
import time
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from kg_service.errors import (
    NotAcceptableError,
    QueryLimitError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
    StoreBusyError,
    StoreError,
    UnknownGraphError,
)
from kg_service.store.base import Formats, QueryRequest
from kg_service.store.children import WorkerOptions
from kg_service.store.embedded import EmbeddedStore
from kg_service.store.formats import CSV, N_TRIPLES, TURTLE, ResultKind
from kg_service.store.process import WorkerProcess
from kg_service.store.snapshots import Snapshots

COUNT = 20_000
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ENDLESS = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HUNGRY = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c ?e"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("embedded")
    lines = "".join(f'<x:s{n}> <x:p> "chữ {n}" .\n' for n in range(COUNT))
    (root / "graph.nq").write_text(lines + "<x:s0> <x:q> <x:s1> <x:g> .\n", encoding="utf-8")
    Snapshots(root / "store").publish(root / "graph.nq")
    return root / "store"


@asynccontextmanager
async def opened(folder: Path, **options):
    store = EmbeddedStore(folder, **{"workers": 1, "timeout": 60.0, **options})
    await store.start()
    try:
        yield store
    finally:
        await store.close()


def run(folder: Path, work, **options):
    async def main():
        async with asyncio.timeout(120), opened(folder, **options) as store:
            return await work(store)

    return asyncio.run(main())


def test_each_kind_of_result_in_its_format(folder):
    async def work(store):
        formats = Formats(CSV, CSV, N_TRIPLES)
        queries = ["SELECT ?o { <x:s1> <x:p> ?o }", "ASK { <x:s1> <x:p> ?o }", "CONSTRUCT WHERE { <x:s1> <x:p> ?o }"]
        results = [await store.query(QueryRequest(query, formats)) for query in queries]
        return [(r.kind, r.rest, await r.read()) for r in results]

    assert run(folder, work) == [
        (ResultKind.SOLUTIONS, None, "o\r\nchữ 1\r\n".encode()),
        (ResultKind.BOOLEAN, None, b"true"),
        (ResultKind.GRAPH, None, '<x:s1> <x:p> "chữ 1" .\n'.encode()),
    ]


def test_a_long_result_comes_in_pieces_and_is_whole(folder):
    async def work(store):
        result = await store.query(QueryRequest("SELECT ?s ?o { ?s <x:p> ?o }"))
        return len(result.head), result.rest is not None, json.loads(await result.read())["results"]["bindings"]

    head, streamed, rows = run(folder, work)
    assert head < 100_000
    assert streamed
    assert len(rows) == COUNT


def test_a_stream_that_nobody_reads_frees_its_worker(folder):
    async def work(store):
        for _ in range(3):
            result = await store.query(QueryRequest(ENDLESS))
            assert result.rest is not None
            await result.rest.aclose()
        return await store.ask("ASK { <x:s1> ?p ?o }")

    assert run(folder, work)


def test_the_deadline_is_hard_and_named_and_others_go_on(folder):
    async def work(store):
        started = time.monotonic()
        runaway = asyncio.create_task(store.query(QueryRequest(RUNAWAY, timeout=1.0)))
        answers = 0
        while not runaway.done():
            assert await store.ask("ASK { <x:s1> ?p ?o }")
            answers += 1
        with pytest.raises(QueryTimeoutError, match=r"limit of 1 seconds") as caught:
            await runaway
        assert caught.value.extra == {"limit_seconds": 1.0}
        assert time.monotonic() - started < 30
        assert await store.ask("ASK {}")
        return answers

    assert run(folder, work, workers=2) > 5


def test_a_client_may_ask_for_less_time_but_not_for_more(folder):
    async def work(store):
        with pytest.raises(QueryTimeoutError, match=r"0\.3 seconds"):
            await store.query(QueryRequest(RUNAWAY, timeout=0.3))
        with pytest.raises(QueryTimeoutError, match="1 seconds"):
            await store.query(QueryRequest(RUNAWAY, timeout=60))

    run(folder, work, timeout=1.0)


def test_a_stream_breaks_off_at_the_deadline(folder):
    async def work(store):
        result = await begun(store, 0.7)
        with pytest.raises(QueryTimeoutError):
            await result.read()
        return await store.ask("ASK {}")

    async def begun(store, seconds):
        try:
            return await store.query(QueryRequest(ENDLESS, timeout=seconds))
        except QueryTimeoutError:  # the machine is so busy that not even the first rows were there
            return await begun(store, 3 * seconds)

    assert run(folder, work)


def test_a_query_that_takes_too_much_memory_ends_alone(folder):
    async def work(store):
        with pytest.raises(QueryLimitError, match="memory"):
            await store.query(QueryRequest(HUNGRY))
        return await store.ask("ASK {}")

    assert run(folder, work, memory=600, timeout=60.0)


def test_a_result_that_is_too_large_is_ended(folder):
    async def work(store):
        with pytest.raises(QueryLimitError, match="more bytes"):
            await (await store.query(QueryRequest("SELECT * { ?s ?p ?o }"))).read()
        return await store.ask("ASK {}")

    assert run(folder, work, result_bytes=100_000)


def test_too_many_waiting_are_refused_with_a_time_to_come_again(folder):
    async def work(store):
        runaways = [asyncio.create_task(store.query(QueryRequest(RUNAWAY, timeout=0.5))) for _ in range(2)]
        await asyncio.sleep(0)  # both are on their way: one runs, one waits
        with pytest.raises(StoreBusyError) as caught:
            await store.query(QueryRequest("ASK {}"))
        assert caught.value.retry_after == 1
        for runaway in runaways:
            with pytest.raises((QueryTimeoutError, StoreBusyError)):
                await runaway
        return await store.ask("ASK {}")

    assert run(folder, work, queue=1)


def test_a_worker_that_is_killed_is_replaced(folder):
    async def work(store):
        for _ in range(3):
            for worker in list(store._pool._crew.workers):
                os.kill(worker.pid, 9)
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline:
                try:
                    assert await store.ask("ASK {}")
                    break
                except StoreError:  # it died under the query
                    continue
            else:
                pytest.fail("no worker came back")
        return (await store.health()).ready

    assert run(folder, work, workers=2)


@pytest.mark.parametrize(
    ("query", "line", "column", "piece", "said"),
    [
        ("SELECT * {\n  ?s ?p ?o FILTER(?o = )\n}", 2, 24, ")", "expected"),
        ("SELECT * {\n  ?s ?p \n}\nORDER BY ?s", 3, 1, "}", "expected"),
        ("SELECT * { ?s ?p ?o", 1, 20, "the end", "expected"),
        ("SELECT * { ?s ?p ?o } LIMIT x # y", 1, 29, "x # y", "cannot stand here"),
        ("SELECT (COUNT(*) AS ?n) ?x { ?x ?y ?z }", 1, 40, "the end", "a variable that is unbound"),
        ("ASK { ?s ?p 'không đóng }", 1, 13, "'không đóng }", "expected"),
        ("SELECT * { ?s ex:p ?o }", 1, 15, "ex:p ?o }", "the prefix ex: is not declared"),
        ("nonsense", 1, 1, "nonsense", "expected PREFIX, BASE or a form of query"),
    ],
)
def test_a_syntax_error_has_its_place_and_piece(folder, query, line, column, piece, said):
    async def work(store):
        with pytest.raises(QuerySyntaxError, match=said) as caught:
            await store.query(QueryRequest(query))
        return caught.value

    error = run(folder, work)
    assert error.extra == {"line": line, "column": column, "piece": piece}
    assert error.message.startswith(f"line {line}, column {column}, at {piece!r}: ")


def test_datasets(folder):
    async def work(store):
        async def count(query, **options):
            text = await (await store.query(QueryRequest(query, Formats(CSV), **options))).read()
            return int(text.split()[-1])

        everything = "SELECT (COUNT(*) AS ?n) { ?s <x:q> ?o }"
        named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s <x:q> ?o } }"
        assert await count(everything) == 0
        assert await count(everything, default_graphs=("x:g",)) == 1
        assert await count(named) == 1
        assert await count(named, default_graphs=("x:g",)) == 0
        assert await count(named, named_graphs=("x:g",)) == 1
        assert await count(everything, default_graphs=("x:none",)) == 0
        assert await count("SELECT (COUNT(*) AS ?n) FROM <x:g> { ?s <x:q> ?o }") == 1
        with pytest.raises(UnknownGraphError, match="no graph <x:none>; there are, among others: <x:g>"):
            await count("SELECT (COUNT(*) AS ?n) FROM <x:none> { ?s <x:q> ?o }")

    run(folder, work)


def test_a_format_that_the_client_does_not_take_names_what_there_is(folder):
    async def work(store):
        with pytest.raises(NotAcceptableError, match="text/turtle"):
            await store.query(QueryRequest("CONSTRUCT WHERE { <x:s1> ?p ?o }", Formats(CSV, CSV, None)))
        with pytest.raises(NotAcceptableError, match="text/csv"):
            await store.query(QueryRequest("SELECT * { <x:s1> ?p ?o }", Formats(None, None, TURTLE)))

    run(folder, work)


def test_queries_move_over_to_a_new_snapshot(tmp_path):
    store_folder, file = tmp_path / "store", tmp_path / "graph.nq"

    async def work(store):
        with pytest.raises(StoreError, match="no graph yet"):
            await store.ask("ASK {}")
        assert not (await store.health()).ready
        seen = []
        for number in range(4):
            file.write_text(f"<x:a> <x:p> <x:{number}> .\n", encoding="utf-8")
            published = Snapshots(store_folder).publish(file)
            result = await store.query(QueryRequest("SELECT ?o { <x:a> <x:p> ?o }", Formats(CSV)))
            assert result.snapshot == published.id == store.snapshot()
            seen.append((await result.read()).split()[-1].decode())
        assert (await store.statistics()).triples == 1
        return seen

    assert run(store_folder, work) == ["x:0", "x:1", "x:2", "x:3"]


def test_service_is_refused_before_it_reaches_a_worker(folder):
    async def work(store):
        with pytest.raises(QueryRefusedError):
            await store.query(QueryRequest("ASK { SERVICE <http://127.0.0.1:1/> {} }"))

    run(folder, work)


def test_beneath_the_guard_workers_open_no_internet_socket(folder):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        port = server.getsockname()[1]
        query = f"ASK {{ SERVICE <http://127.0.0.1:{port}/sparql> {{ ?s ?p ?o }} }}"

        async def work(store):
            with pytest.raises(StoreError):
                await store.query(QueryRequest(query, trusted=True))
            return await store.ask("ASK {}")

        assert run(folder, work)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_workers_end_with_their_socket(folder):
    async def main():
        worker = WorkerProcess(WorkerOptions(data=str(Snapshots(folder).current().data)))
        await worker.ready()
        worker._transport.abort()
        return await asyncio.to_thread(worker.process.wait, 60)

    assert asyncio.run(main()) == 0


def test_workers_are_handed_no_secret(folder, monkeypatch):
    monkeypatch.setenv("THIDUA_TOKEN", "s3cret")

    async def main():
        worker = WorkerProcess(WorkerOptions())
        await worker.ready()
        environment = Path(f"/proc/{worker.pid}/environ")
        if not environment.exists():
            pytest.skip("no /proc here")
        content = environment.read_bytes()
        await worker.kill()
        return content

    assert b"s3cret" not in asyncio.run(main())
