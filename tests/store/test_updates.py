"""Changes of the published graph: all of one or nothing, whatever happens in between."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from kg_service.errors import (
    InputError,
    QueryLimitError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
    StoreBusyError,
    StoreError,
)
from kg_service.store.base import (
    Formats,
    GraphAction,
    GraphDocument,
    GraphRequest,
    QueryRequest,
    UpdateRequest,
)
from kg_service.store.embedded import EmbeddedStore
from kg_service.store.formats import CSV, N_QUADS, TRIG, TURTLE
from kg_service.store.journal import Journal
from kg_service.store.snapshots import Snapshots
from kg_service.store.writing import Change, Writer

ONE = '<x:a> <x:p> "1" .\n<x:a> <x:p> "1" <x:g> .\n'
INSERT = "INSERT DATA { <x:new> <x:p> 2 }"
ENDLESS = "INSERT { ?a <x:q> ?i } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(?c, ?f, ?i) = 'none') }"


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "graph.nq").write_text(ONE, encoding="utf-8")
    Snapshots(tmp_path / "store").publish(tmp_path / "graph.nq")
    return tmp_path / "store"


@pytest.fixture
def large(tmp_path) -> Path:
    lines = "".join(f'<x:s{n}> <x:p> "{n}" .\n' for n in range(3000))
    (tmp_path / "large.nq").write_text(lines, encoding="utf-8")
    Snapshots(tmp_path / "large").publish(tmp_path / "large.nq")
    return tmp_path / "large"


@asynccontextmanager
async def opened(folder, **options):
    store = EmbeddedStore(folder, **{"workers": 1, "timeout": 60.0, **options})
    await store.start()
    try:
        yield store
    finally:
        await store.close()


def run(folder, work, **options):
    async def main():
        async with asyncio.timeout(120), opened(folder, **options) as store:
            return await work(store)

    return asyncio.run(main())


async def column(store, query):
    text = await (await store.query(QueryRequest(query, Formats(CSV)))).read()
    return sorted(text.decode().split()[1:])


EVERYTHING = "SELECT ?s { ?s ?p ?o }"


def test_an_update_is_seen_by_the_queries_after_it(folder):
    async def work(store):
        before = store.snapshot()
        done = await store.update(UpdateRequest(INSERT))
        assert done.snapshot == store.snapshot() != before
        assert await column(store, EVERYTHING) == ["x:a", "x:new"]
        statistics = await store.statistics()
        assert (statistics.triples, statistics.quads, statistics.graphs) == (2, 3, {"x:g": 1})
        assert Snapshots(folder).statistics(store.snapshots.current()) == statistics
        await store.update(UpdateRequest("DELETE WHERE { <x:new> ?p ?o }"))
        return await column(store, EVERYTHING)

    assert run(folder, work) == ["x:a"]
    assert run(folder, lambda store: column(store, EVERYTHING)) == ["x:a"]


def test_an_update_of_several_operations_is_all_or_nothing(folder):
    async def work(store):
        before = store.snapshot()
        with pytest.raises(InputError, match="nothing was applied: The graph <x:none> does not exist"):
            await store.update(UpdateRequest(f"{INSERT}; DROP GRAPH <x:none>"))
        assert store.snapshot() == before
        await store.update(UpdateRequest("INSERT DATA { <x:b> <x:p> 3 }"))
        return await column(store, EVERYTHING)

    assert run(folder, work) == ["x:a", "x:b"]


def test_many_small_updates_in_a_row_leave_one_snapshot_and_no_files_open(folder):
    async def work(store):
        for number in range(40):
            await store.update(UpdateRequest(f"INSERT DATA {{ <x:n{number}> <x:p> {number} }}"))
            assert len(await column(store, EVERYTHING)) == number + 2
        worker = next(iter(store._pool._crew.workers))
        held = Path(f"/proc/{worker.pid}/fd")
        open_files = [str(f.readlink()) for f in held.iterdir()] if held.exists() else []
        return {path.split("/snapshots/")[1].split("/")[0] for path in open_files if "/snapshots/" in path}

    assert len(run(folder, work)) <= 1
    assert len(list((folder / "snapshots").iterdir())) <= 2  # the last, and one that was read when it came
    assert list(folder.glob("writer-*")) == []


def test_updates_at_once_come_one_after_the_other_and_none_is_lost(folder):
    count = "DELETE { <x:c> <x:n> ?n } INSERT { <x:c> <x:n> ?m } WHERE { <x:c> <x:n> ?n BIND(?n + 1 AS ?m) }"

    async def work(store):
        await store.update(UpdateRequest("INSERT DATA { <x:c> <x:n> 0 }"))
        await asyncio.gather(*(store.update(UpdateRequest(count)) for _ in range(12)))
        return await column(store, "SELECT ?n { <x:c> <x:n> ?n }")

    assert run(folder, work) == ["12"]


def test_services_beside_each_other_and_builds_lose_nothing_of_each_other(folder, tmp_path):
    async def work(first):
        async with opened(folder) as second:
            for number in range(6):
                await (first, second)[number % 2].update(UpdateRequest(f"INSERT DATA {{ <x:n{number}> <x:p> 1 }}"))
            assert len(await column(first, EVERYTHING)) == len(await column(second, EVERYTHING)) == 7
            Snapshots(folder).publish(tmp_path / "graph.nq")
            await asyncio.gather(first.update(UpdateRequest(INSERT)), second.update(UpdateRequest("CLEAR DEFAULT")))
            return set(await column(first, EVERYTHING))

    assert run(folder, work) <= {"x:new"}


def test_an_update_over_its_time_is_killed_and_nothing_of_it_stays(large):
    async def work(store):
        before = store.snapshot()
        started = time.monotonic()
        with pytest.raises(QueryTimeoutError, match=r"limit of 0\.8 seconds; nothing of it was applied"):
            await store.update(UpdateRequest(f"{INSERT}; {ENDLESS}", timeout=0.8))
        assert time.monotonic() - started < 30
        assert store.snapshot() == before
        assert not await store.ask("ASK { <x:new> ?p ?o }")
        await store.update(UpdateRequest(INSERT))
        return await store.ask("ASK { <x:new> ?p ?o }")

    assert run(large, work)
    events = [(e["event"], e.get("recovered", False)) for e in Journal(large).entries()]
    assert events == [("begin", False), ("abandoned", True), ("begin", False), ("published", False)]
    assert list(large.glob("writer-*")) == []


def test_an_update_that_takes_too_much_memory_ends_alone(large):
    long = f"BIND(CONCAT(?c, ' ', ?f, '{'x' * 20_000}') AS ?long)"  # 9 million of them
    hungry = f"INSERT {{ ?a <x:q> ?long }} WHERE {{ ?a ?b ?c . ?d ?e ?f {long} }}"

    async def work(store):
        with pytest.raises(QueryLimitError, match="memory"):
            await store.update(UpdateRequest(hungry))
        await store.update(UpdateRequest(INSERT))
        return await store.ask("ASK { <x:new> ?p ?o }")

    assert run(large, work, memory=700, timeout=60.0)


def test_a_writer_killed_while_it_works_leaves_the_old_graph(large):
    async def work(store):
        await store.update(UpdateRequest("INSERT DATA { <x:first> <x:p> 1 }"))
        before = store.snapshot()
        task = asyncio.create_task(store.update(UpdateRequest(f"{INSERT}; {ENDLESS}")))
        while Journal(large).entries()[-1]["event"] != "begin":
            await asyncio.sleep(0.01)
        os.kill(store._updater._writer.pid, signal.SIGKILL)
        with pytest.raises(StoreError, match="nothing of the update was applied"):
            await task
        assert store.snapshot() == before
        await store.update(UpdateRequest("INSERT DATA { <x:second> <x:p> 1 }"))
        return await column(store, "SELECT ?s { ?s <x:p> 1 }")

    assert run(large, work) == ["x:first", "x:second"]


def test_too_many_waiting_are_refused(large):
    async def work(store):
        slow = [asyncio.create_task(store.update(UpdateRequest(ENDLESS, timeout=0.3))) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(StoreBusyError):
            await store.update(UpdateRequest(INSERT))
        for task in slow:
            with pytest.raises(QueryTimeoutError):
                await task

    run(large, work, queue=1)


CRASH = """
import os, sys
from pathlib import Path
from kg_service.store import journal, snapshots, writing
def stop(*arguments, **options):
    os._exit(9)
def after(owner, name):
    whole = getattr(owner, name)
    def done(*arguments, **options):
        whole(*arguments, **options)
        stop()
    setattr(owner, name, done)
match sys.argv[2]:
    case "link": after(writing, "_link")
    case "begun": after(journal.Journal, "begin")
    case "performed": after(writing, "_perform")
    case "saved": snapshots._sync = stop
    case "named": snapshots.Snapshots._point_to = stop
    case "published": after(snapshots.Snapshots, "_point_to")
    case "removed": after(snapshots.Snapshots, "_remove_unused")
    case "noted": after(journal.Journal, "end")
update = b"INSERT DATA { <x:new> <x:p> 2 }"
writing.Writer(Path(sys.argv[1])).apply(writing.Change("update", "00000000000000aa"), update)
"""


@pytest.mark.parametrize(
    ("window", "applied", "event"),
    [
        ("link", False, None),
        ("begun", False, "abandoned"),
        ("performed", False, "abandoned"),
        ("saved", False, "abandoned"),
        ("named", False, "abandoned"),
        ("published", True, "published"),
        ("removed", True, "published"),
        ("noted", True, "published"),
    ],
)
def test_a_crash_in_each_window_leaves_the_old_graph_or_the_new_one(folder, window, applied, event):
    old = Snapshots(folder).current().id
    crashed = subprocess.run([sys.executable, "-c", CRASH, str(folder), window], check=False)
    assert crashed.returncode == 9
    assert Snapshots(folder).current().id == ("00000000000000aa" if applied else old)

    async def work(store):
        assert await store.ask("ASK { <x:new> ?p ?o }") is applied
        await store.update(UpdateRequest("INSERT DATA { <x:next> <x:p> 3 }"))
        return await column(store, EVERYTHING)

    assert run(folder, work) == (["x:a", "x:new", "x:next"] if applied else ["x:a", "x:next"])
    events = [e["event"] for e in Journal(folder).entries() if e["snapshot"] == "00000000000000aa"]
    assert events == ([] if event is None else ["begin", event])
    assert len(list((folder / "snapshots").iterdir())) <= 2
    assert list(folder.glob("writer-*")) == []


def test_a_journal_that_a_crash_cut_off_goes_on(folder):
    journal = Journal(folder)
    journal.begin("a", "b", "update", b"CLEAR ALL")
    with journal.path.open("ab") as file:
        file.write(b'{"at": "2026-')
    journal.recover("a")
    assert [e["event"] for e in journal.entries()] == ["begin", "abandoned"]
    assert journal.entries()[0]["text"] == "CLEAR ALL"


def test_a_journal_that_has_grown_goes_on_in_another_file_and_the_oldest_goes(folder):
    journal = Journal(folder, largest=600)
    for number in range(30):
        journal.begin(f"{number}", f"{number + 1}", "update", b"CLEAR ALL" * 10)
        journal.end("published", f"{number + 1}")
    files = sorted(path.name for path in folder.glob("journal*"))
    assert files == ["journal.1.jsonl", "journal.2.jsonl", "journal.3.jsonl", "journal.4.jsonl", "journal.jsonl"]
    for file in files:
        lines = (folder / file).read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["event"] for line in lines] == ["begin", "published"] * (len(lines) // 2)
        assert sum(map(len, lines)) < 1200
    assert journal.published("30")
    assert journal.published(journal.entries()[0]["snapshot"])  # also what stands in the file before
    assert not journal.published("1")
    journal.begin("30", "31", "update", b"")
    Journal(folder).recover("30")
    assert journal.entries()[-1]["event"] == "abandoned"


def test_writers_in_threads_of_their_own_wait_for_each_other(folder):
    first, second = Writer(folder), Writer(folder)
    first.apply(Change("update", "1" * 16), b"INSERT DATA { <x:1> <x:p> 1 }")
    second.apply(Change("update", "2" * 16), b"INSERT DATA { <x:2> <x:p> 1 }")
    first.apply(Change("update", "3" * 16), b"INSERT DATA { <x:3> <x:p> 1 }")
    first.close()
    second.close()
    assert len(run(folder, lambda store: column(store, EVERYTHING))) == 4


@pytest.mark.parametrize(
    ("text", "line", "column", "piece"),
    [
        ("INSERT DATA { <x:a> <x:b> }", 1, 27, "}"),
        ("CLEAR ALL;\nDELETE { ?s ?p ?o }", 2, 20, "the end"),
        ("INSERT DATA { ex:a <x:b> 1 }", 1, 15, "ex:a <x:b> 1 }"),
        ("SELECT * { ?s ?p ?o }", 1, 1, "SELECT * { ?s ?p ?o }"),
    ],
)
def test_a_syntax_error_has_its_place(folder, text, line, column, piece):
    async def work(store):
        with pytest.raises(QuerySyntaxError) as caught:
            await store.update(UpdateRequest(text))
        return caught.value.extra

    assert run(folder, work) == {"line": line, "column": column, "piece": piece}


def test_no_update_reaches_another_host_or_a_file(folder, tmp_path):
    secret = tmp_path / "secret.nt"
    secret.write_text("<x:s> <x:p> <x:o> .\n", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        here = f"http://127.0.0.1:{server.getsockname()[1]}/data"

        async def work(store):
            for iri in (here, secret.as_uri()):
                for update in (
                    f"LOAD <{iri}>",
                    f"CLEAR ALL; LOAD SILENT <{iri}> INTO GRAPH <x:g>",
                    f"\\u004cOAD <{iri}>",
                    f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{iri}> {{ ?s ?p ?o }} }}",
                    f"DELETE {{ ?s ?p ?o }} WHERE {{ SERVICE SILENT <{iri}> {{ ?s ?p ?o }} }}",
                    f"INSERT {{ ?s ?p ?o }} WHERE {{ VALUES ?e {{ <{iri}> }} SERVICE ?e {{ ?s ?p ?o }} }}",
                ):
                    with pytest.raises(QueryRefusedError):
                        await store.update(UpdateRequest(update))
                for update in (
                    f"INSERT {{ ?s <x:got> ?o }} USING <{iri}> WHERE {{ ?s ?p ?o }}",
                    f"WITH <{iri}> INSERT {{ ?s <x:got> ?o }} WHERE {{ ?s ?p ?o }}",
                ):
                    await store.update(UpdateRequest(update))
                await store.update(UpdateRequest("INSERT { ?s <x:got> ?o } WHERE { ?s ?p ?o }", using=(iri,)))
            return await store.ask("ASK { { ?s <x:got> ?o } UNION { GRAPH ?g { ?s <x:got> ?o } } }")

        assert run(folder, work) is False
        with pytest.raises(BlockingIOError):
            server.accept()


def test_beneath_the_guard_the_writer_opens_no_internet_socket(folder):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        port = server.getsockname()[1]
        update = f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"

        async def work(store):
            await store.update(UpdateRequest(INSERT))
            writer = store._updater._writer
            message = json.dumps({"kind": "update", "snapshot": "f" * 16, "documents": [], "payload": len(update)})
            turn = writer.send(len(message).to_bytes(4, "big") + message.encode() + update.encode())
            return (await turn.frame())[0]

        assert run(folder, work) == b"X"
        with pytest.raises(BlockingIOError):
            server.accept()


USING = "INSERT { <x:r> <x:is> ?o } WHERE { ?s <x:p> ?o }"


def test_the_dataset_of_the_protocol(folder):
    async def work(store):
        await store.update(
            UpdateRequest('INSERT DATA { GRAPH <x:h> { <x:b> <x:p> "2" } GRAPH <x:i> { <x:b> <x:p> "3" } }')
        )

        async def applied(text, **dataset):
            await store.update(UpdateRequest("DELETE WHERE { <x:r> <x:is> ?o }"))
            await store.update(UpdateRequest(text, **dataset))
            return await column(store, "SELECT ?o { <x:r> <x:is> ?o }")

        assert await applied(USING) == ["1"]
        assert await applied(USING, using=("x:h",)) == ["2"]
        assert await applied(USING, using=("x:h", "x:i")) == ["2", "3"]
        named = "INSERT { <x:r> <x:is> ?o } WHERE { GRAPH ?g { ?s <x:p> ?o } }"
        assert await applied(named, using_named=("x:i",)) == ["3"]
        both = f"{USING}; {named.replace('WHERE', 'where')}"
        assert await applied(both, using=("x:h",), using_named=("x:i",)) == ["2", "3"]
        for own in ("INSERT { <x:r> <x:is> ?o } USING <x:g> WHERE { ?s ?p ?o }", f"WITH <x:g> {USING}"):
            with pytest.raises(InputError, match="clause of its own"):
                await store.update(UpdateRequest(own, using=("x:h",)))
        with pytest.raises(InputError, match="no IRI of a graph"):
            await store.update(UpdateRequest(USING, using=("x:h> WHERE {}; CLEAR ALL #",)))
        await store.update(UpdateRequest("DELETE WHERE { ?s <x:p> ?o }", using=("x:h",)))
        return await column(store, 'SELECT ?s { ?s <x:p> "1" }')

    # the short form deletes from the default graph what it finds in <x:h>, and leaves the rest
    assert run(folder, work) == ["x:a"]


def document(text, format_=TURTLE):
    return (GraphDocument(format_, text.encode()),)


def test_graphs_are_replaced_added_to_and_deleted(folder):
    contents = "SELECT ?o { GRAPH <x:h> { ?s ?p ?o } }"

    async def work(store):
        async def write(action, documents=(), graph="x:h"):
            return (await store.update(GraphRequest(action, graph, documents, "http://base.example/"))).existed

        assert await write(GraphAction.PUT, document("<a> <x:p> 1 .")) is False
        assert await store.ask("ASK { GRAPH <x:h> { <http://base.example/a> <x:p> 1 } }")
        assert await write(GraphAction.PUT, document("<a> <x:p> 2 .")) is True
        assert await column(store, contents) == ["2"]
        assert await write(GraphAction.POST, document("_:b <x:p> 3 .") + document("_:b <x:p> 4 .")) is True
        assert await column(store, contents) == ["2", "3", "4"]
        assert await store.ask("ASK { GRAPH <x:h> { ?s <x:p> 3, 4 } }") is False  # blank nodes are of their document
        assert await write(GraphAction.POST, document('<x:q> <x:p> "5" .', N_QUADS)) is True
        for data in (document("<x:q> <x:p> .."), document("<x:q> <x:p> <x:o> <x:other> .", N_QUADS)):
            with pytest.raises(InputError, match="do not parse, and nothing of them was applied"):
                await write(GraphAction.PUT, data)
        with pytest.raises(InputError, match="do not parse"):
            await write(GraphAction.PUT, document("<x:o> { <x:q> <x:p> 6 }", TRIG))
        assert await column(store, contents) == ["2", "3", "4", "5"]
        assert await write(GraphAction.DELETE) is True
        assert await write(GraphAction.DELETE) is False
        assert await write(GraphAction.PUT, document("")) is False
        assert await store.ask("ASK { GRAPH <x:h> {} }")
        assert await write(GraphAction.PUT, document("<x:d> <x:p> 7 ."), None) is True
        return await column(store, EVERYTHING)

    assert run(folder, work) == ["x:d"]


def test_without_a_graph_the_error_says_what_to_do(tmp_path):
    async def work(store):
        with pytest.raises(StoreError, match="run `thidua build`"):
            await store.update(UpdateRequest(INSERT))

    run(tmp_path / "none", work)
