"""One query on one worker of the embedded store: its frames, its deadline, and how it can fail."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from functools import lru_cache

from kg_service.errors import QueryLimitError, QueryTimeoutError, StoreError, ThiduaError
from kg_service.store.base import Formats, QueryRequest, QueryResult
from kg_service.store.failures import query_error
from kg_service.store.federation import service_timeout
from kg_service.store.formats import ResultKind
from kg_service.store.frames import DATA, END, ERROR, HEAD
from kg_service.store.pool import WorkerPool
from kg_service.store.process import WorkerDiedError, WorkerProcess
from kg_service.store.snapshots import Snapshot

_KINDS = {kind.value.encode(): kind for kind in ResultKind}


class Run:
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


async def result_of(run: Run, request: QueryRequest, snapshot: Snapshot) -> QueryResult | None:
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
def media_types(formats: Formats) -> dict[str, str | None]:
    """For each kind of result, the media type that the client would have; None where none will do."""
    return {kind.value: (chosen.media_type if (chosen := formats.of(kind)) else None) for kind in ResultKind}
