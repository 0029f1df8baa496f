"""A copy of the graph in memory that workers are forked from: the same answers, and nothing that goes wrong shows."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from kg_service.errors import QueryLimitError, QueryTimeoutError, SettingsError, StoreError
from kg_service.store import in_memory
from kg_service.store.base import QueryRequest, UpdateRequest
from kg_service.store.embedded import EmbeddedStore
from kg_service.store.in_memory import allowance
from kg_service.store.snapshots import Snapshots

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")

COUNT = 2000
PATIENCE = 300.0
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SIZE = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
LONG = "SELECT (COUNT(*) AS ?n) WHERE { ?a <x:p> ?c . ?d <x:p> ?f FILTER(?c < ?f) }"
HUNGRY = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c ?e"
ALL = "SELECT * WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?g ?s ?p ?o"
TERMS = r"""<x:a> <x:p> "thi \"đua\"\n\t\\"@vi <x:g> .
<x:a> <x:p> "6240.86"^^<http://www.w3.org/2001/XMLSchema#decimal> <x:g> .
<x:a> <x:p> "2015-02-30"^^<http://www.w3.org/2001/XMLSchema#date> .
<x:a> <x:p> "𝔱" .
_:b1 <x:p> _:b2 .
_:b2 <x:p> _:b1 <x:g> .
<x:đ/ơ> <x:p> <x:a> _:g .
"""


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """A copy is begun without waiting for the snapshot to have stood for a while."""
    monkeypatch.setattr(in_memory, "_STANDS_SECONDS", 0.0)
    monkeypatch.setattr(in_memory, "_STANDS_TIMES", 0.0)


def published(root: Path, lines: str) -> Path:
    (root / "graph.nq").write_text(lines, encoding="utf-8")
    Snapshots(root / "store").publish(root / "graph.nq")
    return root / "store"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    rows = "".join(f'<x:s{n}> <x:p> "{n}"^^<http://www.w3.org/2001/XMLSchema#integer> .\n' for n in range(COUNT))
    return published(tmp_path_factory.mktemp("memory"), rows)


def run(folder: Path, work, *, loop=asyncio.new_event_loop, **options):
    async def main():
        options_ = {"workers": 1, "timeout": PATIENCE, "copy_memory": "500", **options}
        store = EmbeddedStore(folder, **options_)
        await store.start()
        try:
            async with asyncio.timeout(PATIENCE):
                return await work(store)
        finally:
            await store.close()

    with asyncio.Runner(loop_factory=loop) as runner:
        return runner.run(main())


async def until(true, *of) -> None:
    while not true(*of):
        await asyncio.sleep(0.005)


async def in_copy(store: EmbeddedStore) -> None:
    """Wait until all workers have the copy."""
    await until(lambda: store._memory.there)
    await until(lambda: {parent(worker.pid) for worker in store._pool._crew.workers} == {nursery(store)})


def nursery(store: EmbeddedStore) -> int:
    return store._memory._brood.process.pid


def parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def gone(pid: int) -> bool:
    return parent(pid) == 0


async def bindings(store: EmbeddedStore, query: str, **options) -> list[dict]:
    result = await store.query(QueryRequest(query, **options))
    return json.loads(await result.read())["results"]["bindings"]


async def number(store: EmbeddedStore, query: str = LONG) -> int:
    return int((await bindings(store, query))[0]["n"]["value"])


@pytest.fixture(params=["asyncio", "uvloop"])
def loop(request):
    return asyncio.new_event_loop if request.param == "asyncio" else pytest.importorskip("uvloop").new_event_loop


def test_the_copy_says_what_the_disk_says(tmp_path):
    folder = published(tmp_path, TERMS)

    async def work(store):
        await store.update(UpdateRequest("CREATE GRAPH <x:empty>"))
        rows = "?g ?s ?p ?o"
        queries = [f"SELECT {rows} {ALL[9:]}", "SELECT ?g WHERE { GRAPH ?g {} } ORDER BY ?g"]
        found = []
        for copied in (False, True):
            if copied:
                await in_copy(store)
            found.append([[unlabelled(row) for row in await bindings(store, query)] for query in queries])
        return found

    before, after = run(folder, work)
    assert before == after
    assert len(before[0]) == 7
    assert {"type": "uri", "value": "x:empty"} in [row["g"] for row in before[1]]


def unlabelled(row: dict) -> dict:
    """Labels of blank nodes say nothing."""
    return {name: {"type": "bnode"} if term["type"] == "bnode" else term for name, term in row.items()}


def test_the_bound_of_a_small_copy_is_not_that_of_who_reads_the_disk(folder):
    """RocksDB's threads reserve more addresses with the C library's allocator than the copy may take."""

    async def work(store):
        await until(lambda: not store._memory.due)
        return store._memory.there

    assert run(folder, work, copy_memory="200", allocator="none")


def test_workers_come_from_the_copy_once_it_is_made(folder, loop):
    async def work(store):
        due = (await store.health()).figures["graph_copy_due"]
        first = await number(store, SIZE)
        await in_copy(store)
        figures = (await store.health()).figures
        return first, due, figures, await number(store, SIZE)

    first, due, figures, second = run(folder, work, loop=loop)
    assert first == second == COUNT
    assert (due, figures["graph_copy_due"], figures["graph_in_memory"], figures["workers_alive"]) == (1, 0, 1, 1)


def test_a_query_that_runs_when_the_copy_is_made_ends_well(folder):
    async def work(store):
        before = {worker.pid for worker in store._pool._crew.workers}
        running = asyncio.create_task(number(store))
        await in_copy_besides(store, before)
        found = await running
        await in_copy(store)
        await until(lambda: all(map(gone, before)))
        return found, await number(store, SIZE)

    assert run(folder, work) == (COUNT * (COUNT - 1) // 2, COUNT)


async def in_copy_besides(store: EmbeddedStore, before: set[int]) -> None:
    await until(lambda: {worker.pid for worker in store._pool._crew.workers} - before)


def test_a_change_is_seen_at_once_and_copied_later(tmp_path, loop):
    folder = published(tmp_path, TERMS)

    async def work(store):
        await in_copy(store)
        first = nursery(store)
        counts = []
        for n in range(3):
            await store.update(UpdateRequest(f"INSERT DATA {{ <x:new{n}> <x:q> {n} }}"))
            counts.append(await number(store, "SELECT (COUNT(*) AS ?n) { ?s <x:q> ?o }"))
        await in_copy(store)
        await until(gone, first)
        counts.append(await number(store, "SELECT (COUNT(*) AS ?n) { ?s <x:q> ?o }"))
        return counts, first != nursery(store), (await store.health()).figures["workers_alive"]

    assert run(folder, work, loop=loop) == ([1, 2, 3, 3], True, 1)


def test_when_the_copy_is_lost_the_disk_answers(folder, loop):
    async def work(store):
        await in_copy(store)
        running = asyncio.create_task(number(store, RUNAWAY))
        await until(lambda: store._pool._under_way.running)
        os.kill(nursery(store), signal.SIGKILL)
        with pytest.raises(StoreError, match="ended unexpectedly"):
            await running
        there = await number(store, SIZE)
        figures = (await store.health()).figures
        return there, figures["graph_in_memory"], figures["graph_copy_due"]

    assert run(folder, work, loop=loop) == (COUNT, 0, 1)


def test_a_forked_worker_is_ended_at_the_deadline_and_replaced_by_another(folder):
    async def work(store):
        await in_copy(store)
        (worker,) = store._pool._crew.workers
        with pytest.raises(QueryTimeoutError):
            await bindings(store, RUNAWAY, timeout=0.2)
        await until(gone, worker.pid)
        await in_copy(store)
        return await number(store, SIZE)

    assert run(folder, work) == COUNT


def test_a_copy_is_due_until_it_is_there(folder):
    async def work(store):
        memory, due = store._memory, [store._memory.due]
        memory._timer.cancel()
        memory._begin()
        due.append(memory.due)
        await in_copy(store)
        return [*due, memory.due]

    assert run(folder, work) == [True, True, False]


def test_a_long_query_of_a_forked_worker_gives_way_to_a_short_one(folder):
    async def work(store):
        await in_copy(store)
        (worker,) = store._pool._crew.workers
        wild = asyncio.create_task(bindings(store, RUNAWAY))
        await until(lambda: store._pool._under_way.running)
        found = await number(store, SIZE)
        policy = os.sched_getscheduler(worker._thread)
        wild.cancel()
        await asyncio.gather(wild, return_exceptions=True)
        return found, policy

    assert run(folder, work, most_workers=2) == (COUNT, os.SCHED_IDLE)


def test_a_forked_worker_has_its_bound_of_memory(folder):
    async def work(store):
        await in_copy(store)
        with pytest.raises(QueryLimitError, match="memory"):
            await bindings(store, HUNGRY)
        await in_copy(store)
        return await number(store, SIZE)

    assert run(folder, work, memory=200) == COUNT


def test_a_forked_worker_opens_no_internet_socket(folder):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        query = f"ASK {{ SERVICE <http://127.0.0.1:{server.getsockname()[1]}/sparql> {{ ?s ?p ?o }} }}"

        async def work(store):
            await in_copy(store)
            with pytest.raises(StoreError):
                await store.query(QueryRequest(query, trusted=True))

        run(folder, work)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_nothing_is_left_when_the_service_is_killed(folder):
    code = f"""
import asyncio
from pathlib import Path
from kg_service.store import in_memory
from kg_service.store.embedded import EmbeddedStore
in_memory._STANDS_SECONDS = 0.0
async def main():
    store = EmbeddedStore(Path({str(folder)!r}), copy_memory="500")
    await store.start()
    while not store._memory.there:
        await asyncio.sleep(0.01)
    while store._pool._crew.leaving or len(store._pool._crew.workers) != 2:
        await asyncio.sleep(0.01)
    print(store._memory._brood.process.pid, *(worker.pid for worker in store._pool._crew.workers), flush=True)
    await asyncio.sleep(600)
asyncio.run(main())
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as service:
        assert service.stdout is not None
        pids = [int(pid) for pid in service.stdout.readline().split()]
        service.kill()
    assert len(pids) == 3
    end = time.monotonic() + PATIENCE
    while not all(map(gone, pids)):
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize("most", ["0", "1"])
def test_no_copy_where_it_has_no_room(folder, most):
    async def work(store):
        await until(lambda: not store._memory.due)
        figures = (await store.health()).figures
        return await number(store, SIZE), figures["graph_in_memory"]

    assert run(folder, work, copy_memory=most) == (COUNT, 0)


def test_a_copy_that_grows_over_its_bound_is_given_up(folder, monkeypatch, caplog):
    monkeypatch.setattr(in_memory, "_needed", lambda data: 0)

    async def work(store):
        await until(lambda: not store._memory.due)
        return await number(store, SIZE)

    assert run(folder, work, copy_memory="1") == COUNT
    assert "no copy of the graph in memory could be made" in caplog.text


def test_a_snapshot_that_cannot_be_copied_is_told(tmp_path, caplog):
    folder = published(tmp_path, TERMS)
    data = Snapshots(folder).current().data
    for file in data.glob("*.sst"):
        file.write_bytes(b"damaged")
    for file in data.glob("MANIFEST-*"):
        file.write_bytes(b"")

    async def work(store):
        await until(lambda: not store._memory.due)
        return store._memory.there

    assert run(folder, work) is False
    assert "no copy of the graph in memory could be made" in caplog.text


def test_how_much_a_copy_may_take():
    assert allowance("0") == 0
    assert allowance("300") == 300
    assert 0 < allowance("auto") < os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 21
    for wrong in ("-1", "1.5", "", "much", "٣"):
        with pytest.raises(SettingsError, match="THIDUA_COPY_MEMORY"):
            allowance(wrong)


def test_a_store_that_is_closed_while_a_copy_is_made_leaves_nothing(folder):
    async def work(store):
        await until(lambda: store._memory._making)
        return store._memory

    memory = run(folder, work)
    assert not memory.there
    assert not memory.due


def test_many_queries_through_copies_that_come_and_go(tmp_path):
    folder = published(tmp_path, TERMS)

    async def work(store):
        counts = partial(number, store, "SELECT (COUNT(*) AS ?n) { ?s <x:r> ?o }")
        for n in range(6):
            await store.update(UpdateRequest(f"INSERT DATA {{ <x:new{n}> <x:r> {n} }}"))
            found = await asyncio.gather(*(counts() for _ in range(20)))
            assert found == [n + 1] * 20
            if n % 2:
                await until(lambda: store._memory.there)
        return await counts()

    assert run(folder, work, workers=2) == 6
