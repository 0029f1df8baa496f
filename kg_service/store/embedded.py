"""The embedded store: snapshots on disk, queried by worker processes with a hard deadline."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg_service.errors import QueryLimitError, QueryTimeoutError, StoreError, ThiduaError
from kg_service.settings import Settings, service_addresses
from kg_service.store.allocator import AUTO, library
from kg_service.store.base import (
    Dumps,
    Formats,
    GraphRequest,
    Health,
    QueryRequest,
    QueryResult,
    Statistics,
    Updated,
    UpdateRequest,
)
from kg_service.store.dump_maker import DumpMaker
from kg_service.store.failures import query_error
from kg_service.store.federation import addressed, service_timeout
from kg_service.store.formats import ResultKind
from kg_service.store.frames import DATA, END, ERROR, HEAD
from kg_service.store.frames import request as request_message
from kg_service.store.guard import Inspection, inspect
from kg_service.store.pool import PoolLimits, WorkerPool
from kg_service.store.process import WorkerDiedError, WorkerOptions, WorkerProcess
from kg_service.store.snapshots import COUNT_CLASSES, COUNT_GRAPHS, COUNT_TRIPLES, Snapshot, Snapshots
from kg_service.store.updater import Updater

_SHARE = 8  # a long query has at least this part of its time, whoever waits
_KINDS = {kind.value.encode(): kind for kind in ResultKind}


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
    ) -> None:
        self.snapshots = Snapshots(folder)
        self._timeout = timeout
        self._limit = result_bytes
        self._services = service_addresses(service_allow)
        self._statistics: tuple[str, Statistics] | None = None
        limits = PoolLimits(workers, max(workers, most_workers), queue, share=max(1.0, timeout / _SHARE))
        options = WorkerOptions(memory=memory, internet=bool(service_allow), allocator=library(allocator))
        self._pool = WorkerPool(limits, options)
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
        )

    async def start(self) -> None:
        """Start the workers. Raises StoreError when none can be started; a store without a graph yet is fine."""
        await self._pool.start()

    async def close(self) -> None:
        """End the workers, and the writer after the change it applies."""
        await self._dumps.close()
        await self._updater.close()
        await self._pool.close()

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
            "queries_waiting": float(pool.waiting),
            "queries_aside": float(pool.aside),
            "workers_started_total": float(pool.figures.started),
            "workers_died_total": float(pool.figures.died),
            "queries_ended_at_deadline_total": float(pool.figures.ended_at_deadline),
            "queries_refused_busy_total": float(pool.figures.refused),
            "queries_set_aside_total": float(pool.figures.set_aside),
            "queries_ended_early_total": float(pool.figures.ended_early),
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

    async def query(self, request: QueryRequest) -> QueryResult:
        """Run a query in a worker; see :meth:`kg_service.store.base.TripleStore.query`."""
        seen = Inspection() if request.trusted else inspect(request.query, self._services)
        if seen.services:
            request = replace(request, query=addressed(request.query, self._services))
        limit = self._timeout if request.timeout is None else request.timeout
        if not request.may_exceed:
            limit = min(limit, self._timeout)
        for _ in range(3):
            snapshot = self.snapshots.current()
            result = await self._attempt(request, seen, snapshot, limit)
            if result is not None:
                return result
        raise StoreError("the snapshot was removed while the query started: try again")

    async def _attempt(
        self, request: QueryRequest, seen: Inspection, snapshot: Snapshot, limit: float
    ) -> QueryResult | None:
        worker = await self._pool.acquire(self._timeout)
        run = _Run(self._pool, worker, limit, seen.services)
        try:
            worker.send(request_message(self._message(request, seen, snapshot)))
            return await _result(run, request, snapshot)
        except BaseException:
            await run.aclose()
            raise

    def _message(self, request: QueryRequest, seen: Inspection, snapshot: Snapshot) -> dict[str, Any]:
        return {
            "data": str(snapshot.data),
            "query": request.query,
            "base": request.base,
            "formats": _media_types(request.formats),
            "default_graphs": request.default_graphs,
            "named_graphs": request.named_graphs,
            "from": seen.graphs,
            "services": seen.services,
            "limit": self._limit,
            "encoding": request.encoding,
        }


class _Run:
    """One query on one worker, until its end or its deadline; gives the worker back either way."""

    def __init__(self, pool: WorkerPool, worker: WorkerProcess, limit: float, services: tuple[str, ...]) -> None:
        self._pool = pool
        self._services = services
        self._worker: WorkerProcess | None = worker
        self._limit = limit
        loop = asyncio.get_running_loop()
        self._started = loop.time()
        self._timer = loop.call_at(self._started + limit, self._end)
        self._at_limit = False

    async def frame(self) -> tuple[bytes, bytes]:
        """The next frame.

        Raises QueryTimeoutError at the deadline (EngineTimeoutError if it asks others), QueryLimitError if the worker
        ended itself.
        """
        worker = self._worker
        assert worker is not None
        try:
            kind, payload = await worker.frame()
        except TimeoutError:
            await self.aclose()
            raise self._ended() from None
        except WorkerDiedError as error:
            raise self._died(error) from None
        if kind in (END, ERROR):
            self._timer.cancel()
            self._worker = None
            if kind == ERROR and json.loads(payload)["error"] == "memory":
                self._pool.discard(worker)  # it lives, but at its bound: the next query would die of this one
            else:
                self._pool.release(worker)
        return kind, payload

    def _end(self) -> None:
        if self._worker is not None:
            self._at_limit = True
            self._worker.interrupt()

    def _ended(self) -> ThiduaError:
        if self._at_limit:
            self._pool.figures.ended_at_deadline += 1
            if self._services:
                return service_timeout(self._limit, self._services)
            message = f"the query was ended after its limit of {self._limit:g} seconds: ask for less, or add a LIMIT"
        else:
            seconds = asyncio.get_running_loop().time() - self._started
            message = (
                f"the query was ended after {seconds:.1f} of its {self._limit:g} seconds, for many run long now "
                "and others wait: ask for less, or try again later"
            )
        return QueryTimeoutError(message, limit_seconds=self._limit)

    def ended(self) -> bool:
        """Whether the end has come already, so that the next frame is it."""
        return self._worker is not None and self._worker.next_kind() == END

    def _died(self, error: WorkerDiedError) -> ThiduaError:
        self._timer.cancel()
        if self._worker is not None:
            self._pool.discard(self._worker, died=True)
            self._worker = None
        if error.status in (-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS):
            return QueryLimitError("the query needed more memory than one query may have: ask for less at a time")
        return StoreError("the query's worker ended unexpectedly: try again")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Chunks of the result until its end."""
        while self._worker is not None:
            kind, payload = await self.frame()
            if kind == DATA:
                yield payload
            elif kind == ERROR:
                raise query_error(json.loads(payload), "")

    async def aclose(self) -> None:
        """End the query if it still runs: its worker is replaced."""
        if self._worker is not None:
            self._timer.cancel()
            self._pool.discard(self._worker)
            self._worker = None


async def _result(run: _Run, request: QueryRequest, snapshot: Snapshot) -> QueryResult | None:
    """The result as it starts; None if the snapshot was removed meanwhile."""
    kind, payload = await run.frame()
    if kind == ERROR:
        failure = json.loads(payload)
        if failure["error"] == "gone":
            return None
        raise query_error(failure, request.query)
    assert kind == HEAD
    name, _, encoding = payload.partition(b";")
    result = _KINDS[name]
    format_ = request.formats.of(result)
    assert format_ is not None
    kind, head = await run.frame()
    assert kind == DATA
    if run.ended():
        await run.frame()
        return QueryResult(result, format_, snapshot.id, head, None, encoding.decode() or None)
    return QueryResult(result, format_, snapshot.id, head, run, encoding.decode() or None)


@lru_cache(maxsize=256)
def _media_types(formats: Formats) -> dict[str, str | None]:
    return {kind.value: (chosen.media_type if (chosen := formats.of(kind)) else None) for kind in ResultKind}
