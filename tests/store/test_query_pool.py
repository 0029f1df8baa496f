"""Long queries beside short ones: who waits, who gives way, and what is left afterwards."""

import asyncio
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kg_service.errors import QueryTimeoutError
from kg_service.store import under_way
from kg_service.store.base import QueryRequest
from kg_service.store.embedded import EmbeddedStore
from kg_service.store.snapshots import Snapshots

RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LONG = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f }"
LONGER = "SELECT (COUNT(*) AS ?n) WHERE { VALUES ?x { 1 2 3 4 5 6 } ?a ?b ?c . ?d ?e ?f }"
SHORT = "SELECT (COUNT(*) AS ?n) WHERE { <x:s1> ?p ?o }"
COUNT = 1500
PATIENCE = 900.0  # at a low priority a busy machine may give a query a hundredth of its time


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("pool")
    (root / "graph.nq").write_text("".join(f"<x:s{n}> <x:p> <x:o{n}> .\n" for n in range(COUNT)), encoding="utf-8")
    Snapshots(root / "store").publish(root / "graph.nq")
    return root / "store"


def run(folder: Path, work, **options):
    async def main():
        store = EmbeddedStore(folder, **{"workers": 1, "timeout": PATIENCE, **options})
        await store.start()
        try:
            async with asyncio.timeout(PATIENCE):
                return await work(store)
        finally:
            await store.close()

    return asyncio.run(main())


async def number(store: EmbeddedStore, query: str, **options) -> int:
    result = await store.query(QueryRequest(query, **options))
    return int(json.loads(await result.read())["results"]["bindings"][0]["n"]["value"])


def asked(store: EmbeddedStore) -> int:
    """Queries that run or wait."""
    pool = store._pool
    return len(pool._under_way.running) + pool.aside + pool.waiting


async def started(store: EmbeddedStore, query: str, **options) -> asyncio.Task[int]:
    """The query, given to a worker or waiting for one."""
    before = asked(store)
    task = asyncio.create_task(number(store, query, **options))
    while asked(store) == before:
        await asyncio.sleep(0)
    return task


async def dropped(*tasks: asyncio.Task[int]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@pytest.fixture
def soon_busy(monkeypatch):
    """The service counts as busy for little time of its own: where others keep all cores it does not get a quarter."""
    monkeypatch.setattr(under_way, "_HEAVY", 0.0)


def test_short_queries_do_not_wait_for_long_ones(folder):
    async def work(store):
        wild = [await started(store, RUNAWAY) for _ in range(3)]
        found = [await number(store, SHORT) for _ in range(5)]
        health = await store.health()
        still = [task.done() for task in wild]
        await dropped(*wild)
        return found, still, health.figures

    found, still, figures = run(folder, work, most_workers=5)
    assert found == [1] * 5
    assert still == [False] * 3
    assert figures["queries_aside"] == 3
    assert figures["workers_alive"] == 4


def test_there_are_never_more_workers_than_the_most(folder):
    async def work(store):
        store._pool.limits = replace(store._pool.limits, share=3600.0)
        wild = [await started(store, RUNAWAY) for _ in range(5)]
        while store._pool.aside < 3:
            await asyncio.sleep(0.01)
        alive, waiting = store._pool.alive, store._pool.waiting
        await dropped(*wild)
        return alive, waiting

    assert run(folder, work, most_workers=3) == (3, 2)


def test_where_no_more_workers_may_be_the_oldest_gives_way_and_is_told(folder):
    async def work(store):
        store._pool.limits = replace(store._pool.limits, share=0.2)
        oldest = await started(store, RUNAWAY, timeout=60)
        others = [await started(store, RUNAWAY) for _ in range(1)]
        found = await number(store, SHORT)
        with pytest.raises(QueryTimeoutError) as raised:
            await oldest
        figures = store._pool.figures
        await dropped(*others)
        return found, raised.value.message, figures.ended_early, figures.ended_at_deadline

    found, message, early, at_deadline = run(folder, work, most_workers=2)
    assert found == 1
    assert "of its 60 seconds" in message
    assert "others wait" in message
    assert (early, at_deadline) == (1, 0)


def test_a_long_query_that_nobody_waits_behind_is_left_alone(folder):
    async def work(store):
        found = await number(store, LONG)
        return found, store._pool.figures.set_aside, store._pool.alive

    assert run(folder, work) == (COUNT**2, 0, 1)


def test_a_long_query_gives_way_to_a_busy_service_that_keeps_nobody_waiting(folder, soon_busy):
    """What is answered from the cache asks no worker, but has to get its time all the same."""

    async def work(store):
        pool = store._pool
        wild = await started(store, RUNAWAY)
        worker = next(iter(pool._under_way.running))
        while not pool.aside:
            await asyncio.sleep(0)  # keeps a core busy
        low = policy_of(worker._thread)
        while pool.alive < 2:
            await asyncio.sleep(0.001)
        waiting, early = pool.waiting, pool.figures.ended_early
        await dropped(wild)
        return low, waiting, early

    low, waiting, early = run(folder, work, most_workers=2)
    assert low == (os.SCHED_IDLE if sys.platform == "linux" else low)
    assert (waiting, early) == (0, 0)


def test_where_only_the_service_is_busy_no_query_is_ended_early(folder, soon_busy):
    async def work(store):
        store._pool.limits = replace(store._pool.limits, share=0.0)
        wild = [await started(store, RUNAWAY)]
        end = asyncio.get_running_loop().time() + 0.5
        while asyncio.get_running_loop().time() < end:
            await asyncio.sleep(0)
        found = store._pool.figures.ended_early, store._pool.aside
        await dropped(*wild)
        return found

    assert run(folder, work, most_workers=1) == (0, 1)


async def busy(store: EmbeddedStore) -> None:
    """Keep the service's own core busy until it knows that it is."""
    while not store._pool._load.is_heavy(asyncio.get_running_loop().time()):
        await asyncio.sleep(0)


async def ran_away(store: EmbeddedStore, query: str) -> None:
    """Ask something that takes longer than it may."""
    with pytest.raises(QueryTimeoutError):
        await number(store, query, timeout=0.3)


def test_what_is_like_a_query_that_took_long_takes_no_worker_that_others_need(folder, soon_busy):
    async def work(store):
        pool = store._pool
        pool.limits = replace(pool.limits, long=0.2)
        await ran_away(store, RUNAWAY)
        while not pool.idle:
            await asyncio.sleep(0.001)
        (kept,) = pool._crew.workers
        before = pool.figures.set_aside
        await busy(store)
        wild = await started(store, RUNAWAY.replace("?n", "?other"), timeout=PATIENCE)
        while not pool.aside:
            await asyncio.sleep(0)
        (at_it,) = pool._under_way.aside
        while not at_it.is_low:
            await asyncio.sleep(0)
        found = [await number(store, SHORT) for _ in range(3)]
        figures = pool.figures.sent_apart, pool.figures.set_aside - before
        there = kept in pool._crew.workers and kept is not at_it
        low = policy_of(at_it._thread)
        await dropped(wild)
        return found, figures, there, low

    found, figures, there, low = run(folder, work, most_workers=2)
    assert (found, figures, there) == ([1] * 3, (1, 0), True)
    assert low == (os.SCHED_IDLE if sys.platform == "linux" else low)


def test_what_turns_out_brief_again_is_as_any_other(folder, soon_busy):
    async def work(store):
        pool = store._pool
        pool.limits = replace(pool.limits, long=0.0)
        await number(store, SHORT)
        pool.limits = replace(pool.limits, long=PATIENCE, moment=PATIENCE)
        await busy(store)
        found = [await number(store, SHORT)]
        await busy(store)
        found.append(await number(store, SHORT))
        return found, pool.figures.sent_apart

    assert run(folder, work, most_workers=2) == ([1, 1], 1)


def test_what_took_long_as_others_went_before_it_is_as_any_other(folder, soon_busy):
    """It costs no worker its life, and how long it takes alone nobody knows."""

    async def work(store):
        pool = store._pool
        pool.limits = replace(pool.limits, moment=0.0, long=0.0)
        await busy(store)
        slow = await started(store, LONGER)
        while not pool.aside:
            await asyncio.sleep(0)
        found = [await slow]
        await busy(store)
        found.append(await number(store, LONGER))
        return found, pool.figures.sent_apart

    assert run(folder, work, most_workers=2) == ([6 * COUNT**2] * 2, 0)


def test_a_service_at_rest_keeps_nothing_apart(folder):
    async def work(store):
        pool = store._pool
        pool.limits = replace(pool.limits, long=0.0)
        found = [await number(store, SHORT)]
        while pool._load.is_heavy(asyncio.get_running_loop().time()):
            await asyncio.sleep(0.05)
        found.append(await number(store, SHORT))
        return found, pool.figures.sent_apart, pool.figures.started

    assert run(folder, work, most_workers=2) == ([1, 1], 0, 1)


def test_where_there_may_be_no_worker_more_long_queries_take_the_ones_there_are(folder, soon_busy):
    async def work(store):
        store._pool.limits = replace(store._pool.limits, long=0.0)
        await number(store, SHORT)
        await busy(store)
        return await number(store, SHORT), store._pool.figures.sent_apart

    assert run(folder, work, most_workers=1) == (1, 0)


def test_what_waits_apart_takes_any_worker_once_nobody_else_asks(folder, soon_busy, monkeypatch):
    """Also where no worker can be started in addition."""

    async def work(store):
        pool = store._pool
        pool.limits = replace(pool.limits, long=0.0)
        pool._crew.grow = lambda *_: None
        await number(store, SHORT)
        await busy(store)
        asked = await started(store, SHORT)
        waited = len(pool._waiting.apart)
        monkeypatch.setattr(under_way, "_HEAVY", 1.0)
        return await asked, waited, pool.alive

    assert run(folder, work, most_workers=2) == (1, 1, 1)


def test_long_queries_wait_for_each_other_where_all_workers_are_taken(folder, soon_busy):
    async def work(store):
        pool = store._pool
        pool.limits = replace(pool.limits, long=0.2)
        await ran_away(store, RUNAWAY)
        await busy(store)
        first = await started(store, RUNAWAY, timeout=PATIENCE)
        while not pool.aside:
            await asyncio.sleep(0)
        await busy(store)
        second = await started(store, RUNAWAY, timeout=PATIENCE)
        found = await number(store, SHORT), pool.alive, pool.waiting, pool.figures.ended_early
        await dropped(first)
        while pool.waiting:
            await asyncio.sleep(0.001)
        taken = pool.aside
        await dropped(second)
        return *found, taken

    assert run(folder, work, most_workers=2) == (1, 2, 1, 0, 1)


def policy_of(thread: int) -> int | None:
    """By what rule a thread gets its time; None once another has taken over from it, as one does from a lowered one."""
    try:
        return os.sched_getscheduler(thread)
    except ProcessLookupError:
        return None


@pytest.mark.skipif(sys.platform != "linux", reason="threads have a priority of their own on Linux only")
def test_a_worker_that_wakes_up_pushes_nobody_aside(folder):
    async def work(store):
        (worker,) = store._pool._crew.workers
        return policy_of(worker._thread)

    assert run(folder, work) in (os.SCHED_BATCH, None)


def test_after_a_query_that_was_set_aside_its_worker_is_as_before(folder):
    async def work(store):
        pool = store._pool
        pool.limits = replace(pool.limits, moment=0.0)
        long = await started(store, LONGER)
        worker = next(iter(pool._under_way.running))
        thread = worker._thread
        usual = policy_of(thread)
        short = await started(store, SHORT)
        while not pool.figures.set_aside:
            await asyncio.sleep(0.001)
        low = policy_of(thread) in (os.SCHED_IDLE, None)
        found = [await long, await short]
        while worker._thread == thread or policy_of(worker._thread) != usual:  # what came next may be lowered, too
            await asyncio.sleep(0.001)
        same = policy_of(worker._thread) == usual
        return low, found, same, worker.alive()

    assert run(folder, work, most_workers=2) == (True, [6 * COUNT**2, 1], True, True)


def test_workers_beyond_the_usual_number_go_when_there_is_nothing_to_do(folder):
    async def work(store):
        pool = store._pool
        pool.limits = replace(pool.limits, moment=0.0, idle=0.0)
        await asyncio.gather(*(number(store, LONG) for _ in range(3)))
        while pool.alive > 1:
            await asyncio.sleep(0.01)
        return pool.figures.started, await number(store, SHORT)

    begun, found = run(folder, work, most_workers=4)
    assert begun > 1
    assert found == 1


def test_a_deadline_that_comes_with_the_answer_does_not_end_the_next_query(folder):
    """Both in one turn of the loop: the answer is taken, and its worker goes on with what it is asked next."""

    async def work(store):
        query = store.query(QueryRequest(SHORT))
        task = asyncio.create_task(query)
        while not store._pool._under_way.running:
            await asyncio.sleep(0)
        worker = next(iter(store._pool._under_way.running))
        turn = worker.line[0]
        while not turn.held and not task.done():
            await asyncio.sleep(0)
        turn.fail(TimeoutError())
        first = json.loads(await (await task).read())["results"]["bindings"][0]["n"]["value"]
        return int(first), [await number(store, SHORT) for _ in range(3)], worker in store._pool._crew.workers

    assert run(folder, work) == (1, [1, 1, 1], True)
