"""Workers with another allocator: it is there, the bound on memory holds, and memory goes back."""

from __future__ import annotations

import asyncio
import re
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from kg_service.errors import QueryLimitError, SettingsError
from kg_service.store.allocator import environment, library
from kg_service.store.base import QueryRequest
from kg_service.store.embedded import EmbeddedStore
from kg_service.store.snapshots import Snapshots

LARGE = "SELECT (COUNT(*) AS ?n) WHERE { { SELECT DISTINCT ?a ?d WHERE { ?a <x:p> ?b . ?d <x:q> ?e } } }"
HUNGRY = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c ?e"
SYSTEM = library("auto")
needs_jemalloc = pytest.mark.skipif(SYSTEM is None, reason="jemalloc is not installed (Debian: libjemalloc2)")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("allocator")
    lines = [f'<x:s{n}> <x:p> "chữ {n}" .\n' for n in range(20_000)] + [f"<x:s{n}> <x:q> <x:o> .\n" for n in range(20)]
    (root / "graph.nq").write_text("".join(lines), encoding="utf-8")
    Snapshots(root / "store").publish(root / "graph.nq")
    return root / "store"


def run(folder: Path, work: Any, **options: Any) -> Any:
    async def main() -> Any:
        store = EmbeddedStore(folder, **{"workers": 1, "timeout": 60.0, **options})
        await store.start()
        try:
            return await work(store)
        finally:
            await store.close()

    return asyncio.run(main())


def worker_of(store: EmbeddedStore) -> Path:
    (worker,) = store._pool._crew.workers
    return Path(f"/proc/{worker.pid}")


def resident(process: Path) -> int:
    found = re.search(r"VmRSS:\s+(\d+) kB", (process / "status").read_text())
    assert found
    return int(found[1]) // 1024


@on_linux
@pytest.mark.parametrize(("setting", "there"), [pytest.param("auto", True, marks=needs_jemalloc), ("none", False)])
def test_a_worker_has_the_allocator_that_the_setting_names(folder: Path, setting: str, there: bool) -> None:
    async def work(store: EmbeddedStore) -> str:
        return (worker_of(store) / "maps").read_text()

    assert ("libjemalloc" in run(folder, work, allocator=setting)) is there


@needs_jemalloc
def test_a_query_that_takes_too_much_memory_ends_alone(folder: Path) -> None:
    async def work(store: EmbeddedStore) -> bool:
        with pytest.raises(QueryLimitError, match="memory"):
            await store.query(QueryRequest(HUNGRY))
        return await store.ask("ASK {}")

    assert run(folder, work, memory=600, allocator="auto")


@on_linux
@needs_jemalloc
def test_what_a_large_query_took_goes_back_to_the_system(folder: Path) -> None:
    async def work(store: EmbeddedStore) -> tuple[int, int, int]:
        process = worker_of(store)
        before = resident(process)
        most = before
        asking = asyncio.create_task(store.query(QueryRequest(LARGE)))
        while not asking.done():
            most = max(most, resident(process))
            await asyncio.sleep(0.01)
        await asking
        end = time.monotonic() + 30
        while resident(process) > before + (most - before) // 4 and time.monotonic() < end:
            await asyncio.sleep(0.1)
        return before, most, resident(process)

    before, most, after = run(folder, work, allocator="auto")
    assert most > before + 60
    assert after <= before + (most - before) // 4


def test_a_path_is_taken_as_it_is_and_a_wrong_one_named(tmp_path: Path) -> None:
    there = tmp_path / "liballocator.so"
    there.touch()
    assert library(str(there)) == there
    assert environment(there)["LD_PRELOAD"] == str(there)
    assert library("none") is None
    assert environment(None) == {}
    two = tmp_path / "a:b.so"
    two.touch()
    for wrong in (str(tmp_path / "absent.so"), "liballocator.so", str(tmp_path), str(two), ""):
        with pytest.raises(SettingsError, match=r"THIDUA_WORKER_ALLOCATOR: .* is not the absolute path of a library"):
            library(wrong)
