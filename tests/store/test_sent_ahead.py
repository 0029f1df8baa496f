"""Brief queries are sent to a worker before it is done with the one before: whose answer is whose."""

import asyncio
import json
import os
import socket
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from kg_service.store.base import QueryRequest
from kg_service.store.children import WorkerOptions
from kg_service.store.embedded import EmbeddedStore
from kg_service.store.frames import REQUEST, WHOLE, payload
from kg_service.store.inbox import Inbox
from kg_service.store.process import WorkerProcess
from kg_service.store.snapshots import Snapshots
from kg_service.store.turns import Turn

RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
COUNT = 1500
PATIENCE = 900.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("ahead")
    (root / "graph.nq").write_text("".join(f'<x:s{n}> <x:p> "{n}" .\n' for n in range(COUNT)), encoding="utf-8")
    Snapshots(root / "store").publish(root / "graph.nq")
    return root / "store"


async def number(store: EmbeddedStore, of: int) -> int:
    result = await store.query(QueryRequest(f"SELECT ?n WHERE {{ <x:s{of}> <x:p> ?n }}"))
    return int(json.loads(await result.read())["results"]["bindings"][0]["n"]["value"])


@pytest.fixture(params=["asyncio", "uvloop"])
def loops(request) -> Callable[[], asyncio.AbstractEventLoop]:
    """Python's own loop, and the one that the service runs on."""
    return asyncio.new_event_loop if request.param == "asyncio" else pytest.importorskip("uvloop").new_event_loop


@pytest.fixture
def run(folder, loops):
    return partial(worked, folder, loops)


def worked(folder: Path, loops: Callable[[], asyncio.AbstractEventLoop], work, **options):
    """Work with a store for which every query is brief, until the work says otherwise."""

    failed: list[dict] = []

    async def main():
        store = EmbeddedStore(folder, **{"workers": 1, "timeout": PATIENCE, **options})
        store._pool.limits = replace(store._pool.limits, brief=PATIENCE)
        asyncio.get_running_loop().set_exception_handler(lambda _, context: failed.append(context))
        await store.start()
        try:
            async with asyncio.timeout(PATIENCE):
                return await work(store)
        finally:
            await store.close()

    with asyncio.Runner(loop_factory=loops) as runner:
        found = runner.run(main())
    assert failed == []
    return found


async def sent_ahead(store: EmbeddedStore, of: int) -> asyncio.Task[int]:
    """A query that waits in the line of the one worker that a runaway has."""
    before = store._pool.figures.sent_ahead
    task = asyncio.create_task(number(store, of))
    while store._pool.figures.sent_ahead == before:
        await asyncio.sleep(0)
    return task


async def runaway(store: EmbeddedStore) -> tuple[asyncio.Task, WorkerProcess]:
    task = asyncio.create_task(store.query(QueryRequest(RUNAWAY)))
    while not store._pool._under_way.running:
        await asyncio.sleep(0)
    return task, next(iter(store._pool._under_way.running))


async def dropped(task: asyncio.Task) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def test_what_is_not_brief_is_not_sent_ahead(run):
    async def work(store):
        store._pool.limits = replace(store._pool.limits, brief=0.0)
        found = await asyncio.gather(*(number(store, of) for of in range(40)))
        return found, store._pool.figures.sent_ahead

    assert run(work, queue=1000) == (list(range(40)), 0)


def test_everybody_gets_the_answer_to_the_own_question(run):
    async def work(store):
        found = await asyncio.gather(*(number(store, of) for of in range(400)))
        return found, store._pool.figures.sent_ahead

    found, ahead = run(work, workers=2, queue=1000)
    assert found == list(range(400))
    assert ahead > 100


def test_a_long_query_does_not_keep_what_was_sent_after_it(run):
    async def work(store):
        wild, _ = await runaway(store)
        task = await sent_ahead(store, 7)
        store._pool.limits = replace(store._pool.limits, brief=0.001)
        store._pool._looks.by(asyncio.get_running_loop().time())
        found = await task
        still = wild.done()
        await dropped(wild)
        return found, still, store._pool.figures.taken_back

    assert run(work, most_workers=2) == (7, False, 1)


def test_who_goes_away_before_the_turn_ends_no_other_query(run):
    async def work(store):
        wild, worker = await runaway(store)
        task = await sent_ahead(store, 7)
        await dropped(task)
        kept = worker in store._pool._crew.workers and not wild.done()
        await dropped(wild)
        return kept, await number(store, 8)

    assert run(work, most_workers=2) == (True, 8)


def test_who_goes_away_while_its_query_runs_takes_nobody_along(run):
    async def work(store):
        wild, _ = await runaway(store)
        task = await sent_ahead(store, 7)
        await dropped(wild)
        return await task

    assert run(work) == 7


def test_a_worker_that_dies_takes_nobody_along_but_the_one_it_worked_for(run):
    async def work(store):
        wild, worker = await runaway(store)
        task = await sent_ahead(store, 7)
        os.kill(worker.pid, 9)
        found = await task
        with pytest.raises(Exception, match="ended unexpectedly"):
            await wild
        return found

    assert run(work) == 7


def test_what_is_taken_back_too_late_is_answered_to_nobody(folder, loops):
    data = str(Snapshots(folder).current().data)

    def asked(of: int) -> Turn:
        formats = {"solutions": "text/csv", "boolean": None, "graph": None}
        query = f"SELECT ?n WHERE {{ <x:s{of}> <x:p> ?n }}"
        values = {"data": data, "base": None, "formats": formats, "default_graphs": []}
        more = {"named_graphs": [], "from": [], "services": [], "limit": 1 << 20, "encoding": None}
        return Turn(payload({**values, **more}) + b"\n" + query.encode())

    async def main():
        worker = WorkerProcess(WorkerOptions(data=data))
        await worker.ready()
        answers = []
        for of in range(50):
            worker.ask(asked(of))
            if of % 2:  # begun or not: nobody waits for it any more
                await asyncio.sleep(0)
            worker.take_back()
            turn = asked(of + 100)
            worker.ask(turn)
            answers.append(await turn.frame())
        await worker.end()
        return answers

    with asyncio.Runner(loop_factory=loops) as runner:
        found = runner.run(main())
    assert found == [(WHOLE, f"solutions\nn\r\n{of + 100}\r\n".encode()) for of in range(50)]


def test_requests_are_read_whole_and_in_order_however_they_come():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        inbox = Inbox(theirs)
        long = b"x" * 150_000
        messages = [(1, b"first"), (2, long), (3, b"third")]
        sent = b"".join(REQUEST.pack(number, len(text)) + text for number, text in messages)
        ours.sendall(sent[:3])
        ours.sendall(sent[3:80_000])
        assert inbox.next() == b"first"
        ours.sendall(sent[80_000:] + REQUEST.pack(3, 0))
        assert inbox.next() == long
        assert inbox.next() is None
        ours.close()
        with pytest.raises(EOFError):
            inbox.next()


def test_only_what_was_taken_back_is_left_out():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        inbox = Inbox(theirs)
        ours.sendall(REQUEST.pack(1, 3) + b"one" + REQUEST.pack(2, 3) + b"two")
        assert inbox.next() == b"one"
        ours.sendall(REQUEST.pack(2, 0) + REQUEST.pack(3, 5) + b"three")
        assert [inbox.next(), inbox.next()] == [None, b"three"]


def test_what_waits_behind_others_is_looked_after(run):
    """A worker that is ended hands back what it was sent ahead while others wait and looks are due."""

    async def work(store):
        wild, _ = await runaway(store)
        ahead = await sent_ahead(store, 7)
        waiting = [asyncio.create_task(number(store, of)) for of in range(20)]
        await asyncio.sleep(0)
        await dropped(wild)
        store._pool.limits = replace(store._pool.limits, brief=0.001)
        return await ahead, await asyncio.gather(*waiting)

    assert run(work, most_workers=2) == (7, list(range(20)))
