"""The embedded store: snapshots on disk, queried by worker processes with a hard deadline."""

from __future__ import annotations

import asyncio
import contextlib
import json
from dataclasses import replace
from pathlib import Path

from kg_service.errors import StoreError
from kg_service.settings import Settings, service_addresses
from kg_service.store import requests
from kg_service.store.allocator import AUTO, library
from kg_service.store.base import (
    Dumps,
    GraphRequest,
    Health,
    QueryRequest,
    QueryResult,
    Statistics,
    Updated,
    UpdateRequest,
)
from kg_service.store.children import WorkerOptions
from kg_service.store.dump_maker import DumpMaker
from kg_service.store.federation import addressed
from kg_service.store.guard import Inspection, inspect
from kg_service.store.in_memory import InMemory, allowance
from kg_service.store.pool import WorkerPool
from kg_service.store.pool_limits import PoolLimits
from kg_service.store.runs import Run, result_of
from kg_service.store.snapshots import COUNT_CLASSES, COUNT_GRAPHS, COUNT_TRIPLES, Snapshot, Snapshots
from kg_service.store.updater import Updater

_SHARE = 8  # a long query has at least this part of its time, whoever waits


class EmbeddedStore:
    """A :class:`~kg_service.store.base.TripleStore` over the snapshots of a folder, which can be updated too."""

    def __init__(
        self,
        folder: Path,
        *,
        workers: int = 2,
        most_workers: int = 8,
        timeout: float = 30.0,
        queue: int = 64,
        memory: int = 0,
        result_bytes: int = 2**31,
        service_allow: tuple[str, ...] = (),
        allocator: str = AUTO,
        copy_memory: str = "0",
    ) -> None:
        self.snapshots = Snapshots(folder)
        self._timeout = timeout
        self._limit = result_bytes
        self._services = service_addresses(service_allow)
        self._statistics: tuple[str, Statistics] | None = None
        limits = PoolLimits(workers, max(workers, most_workers), queue, share=max(1.0, timeout / _SHARE))
        options = WorkerOptions(memory=memory, internet=bool(service_allow), allocator=library(allocator))
        self._pool = WorkerPool(limits, options)
        self._memory = InMemory(self._pool, options, allowance(copy_memory))
        self._dumps = DumpMaker(self.snapshots)
        self._updater = Updater(folder, timeout=timeout, queue=queue, memory=memory, service_allow=service_allow)

    @classmethod
    def from_settings(cls, settings: Settings) -> EmbeddedStore:
        """A store as the settings say; not started yet."""
        return cls(
            settings.store,
            workers=settings.workers,
            most_workers=settings.workers_most,
            timeout=settings.query_timeout,
            queue=settings.queue,
            memory=settings.worker_memory,
            result_bytes=settings.result_bytes,
            service_allow=settings.service_allow,
            allocator=settings.worker_allocator,
            copy_memory=settings.copy_memory,
        )

    async def start(self) -> None:
        """Start the workers. Raises StoreError when none can be started; a store without a graph yet is fine."""
        await self._pool.start()
        with contextlib.suppress(StoreError):  # no graph yet
            self._memory.seen(self.snapshots.current())

    async def close(self) -> None:
        """End the workers, and the writer after the change it applies."""
        await self._dumps.close()
        await self._updater.close()
        await self._pool.close()
        await self._memory.close()

    async def dumps(self, patience: float) -> Dumps | None:
        """The published snapshot as files; see :meth:`kg_service.store.base.DumpableStore.dumps`."""
        return await self._dumps.get(patience)

    async def update(self, request: UpdateRequest | GraphRequest) -> Updated:
        """Apply a change; see :meth:`kg_service.store.base.UpdatableStore.update`."""
        return await self._updater.update(request)

    def snapshot(self) -> str | None:
        """Id of the published snapshot. Raises StoreError when there is none."""
        return self.snapshots.current().id

    async def statistics(self) -> Statistics:
        """Counts made when the snapshot was built, or now, once, if it came of an update."""
        snapshot = self.snapshots.current()
        if self._statistics is None or self._statistics[0] != snapshot.id:
            counted = self.snapshots.statistics(snapshot)
            if counted is None:
                counted = await self._count()
                if self.snapshots.current() == snapshot:
                    await asyncio.to_thread(self.snapshots.note_statistics, snapshot, counted)
            self._statistics = (snapshot.id, counted)
        return self._statistics[1]

    async def _count(self) -> Statistics:
        triples = (await self._counts(COUNT_TRIPLES)).get("", 0)
        classes = await self._counts(COUNT_CLASSES)
        graphs = await self._counts(COUNT_GRAPHS)
        return Statistics(triples, triples + sum(graphs.values()), classes, graphs)

    async def _counts(self, query: str) -> dict[str, int]:
        result = await self.query(QueryRequest(query, trusted=True))
        rows = json.loads(await result.read())["results"]["bindings"]
        counts = {row["key"]["value"] if "key" in row else "": int(row["n"]["value"]) for row in rows}
        return dict(sorted(counts.items()))

    async def health(self) -> Health:
        """Ready when a graph is published and a worker answers a query."""
        pool = self._pool
        figures = {
            "workers": float(pool.limits.size),
            "workers_most": float(pool.limits.most),
            "workers_alive": float(pool.alive),
            "workers_idle": float(pool.idle),
            "graph_in_memory": float(self._memory.there),
            "graph_copy_due": float(self._memory.due),
            "queries_waiting": float(pool.waiting),
            "queries_aside": float(pool.aside),
            "workers_started_total": float(pool.figures.started),
            "workers_died_total": float(pool.figures.died),
            "queries_ended_at_deadline_total": float(pool.figures.ended_at_deadline),
            "queries_refused_busy_total": float(pool.figures.refused),
            "queries_set_aside_total": float(pool.figures.set_aside),
            "queries_sent_apart_total": float(pool.figures.sent_apart),
            "queries_ended_early_total": float(pool.figures.ended_early),
            "queries_sent_ahead_total": float(pool.figures.sent_ahead),
            "queries_taken_back_total": float(pool.figures.taken_back),
        }
        try:
            snapshot = self.snapshots.current()
        except StoreError as error:
            return Health(False, error.message, figures)
        ready = pool.alive > 0
        return Health(ready, f"snapshot {snapshot.id}" if ready else "no query worker runs", figures)

    async def ask(self, query: str) -> bool:
        """The answer to one of the project's own ASK queries."""
        result = await self.query(QueryRequest(query, trusted=True))
        return bool(json.loads(await result.read())["boolean"])

    async def query(self, request: QueryRequest, looked: str | None = None) -> QueryResult:
        """Run a query in a worker; see :meth:`kg_service.store.base.TripleStore.query`."""
        seen = Inspection() if request.trusted else inspect(request.query, self._services)
        if seen.services:
            request = replace(request, query=addressed(request.query, self._services))
        limit = self._timeout if request.timeout is None else request.timeout
        if not request.may_exceed:
            limit = min(limit, self._timeout)
        for _ in range(3):
            snapshot, looked = self.snapshots.current(looked), None
            self._memory.seen(snapshot)
            result = await self._attempt(request, seen, snapshot, limit)
            if result is not None:
                return result
        raise StoreError("the snapshot was removed while the query started: try again")

    async def _attempt(
        self, request: QueryRequest, seen: Inspection, snapshot: Snapshot, limit: float
    ) -> QueryResult | None:
        message = requests.written(request, seen, str(snapshot.data), self._limit)
        turn = self._pool.ask(message, limit, self._timeout)
        run = Run(self._pool, turn, seen.services)
        try:
            return await result_of(run, request, snapshot)
        except BaseException:
            await run.aclose()
            raise
