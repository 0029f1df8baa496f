"""One query of the embedded store: its frames, and how it can fail."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import AsyncIterator

from kg_service.errors import QueryLimitError, QueryTimeoutError, StoreError, ThiduaError
from kg_service.store.base import QueryRequest, QueryResult
from kg_service.store.failures import query_error
from kg_service.store.federation import service_timeout
from kg_service.store.formats import ResultKind
from kg_service.store.frames import DATA, ERROR, HEAD, LAST, WHOLE
from kg_service.store.pool import EndedEarlyError, WorkerPool
from kg_service.store.process import WorkerDiedError
from kg_service.store.snapshots import Snapshot
from kg_service.store.turns import Turn

_KINDS = {kind.value.encode(): kind for kind in ResultKind}


class Run:
    """One query with the pool, until its end or its deadline. ``services``: the endpoints that it asks itself."""

    def __init__(self, pool: WorkerPool, turn: Turn, services: tuple[str, ...]) -> None:
        self._pool = pool
        self._turn = turn
        self._services = services
        self._over = False

    async def frame(self) -> tuple[bytes, bytes]:
        """The next frame.

        Raises QueryTimeoutError at the deadline (EngineTimeoutError if it asks others), QueryLimitError if the worker
        ended itself, StoreBusyError if no worker came free.
        """
        try:
            frame = await self._turn.frame()
        except ThiduaError:
            self._over = True
            raise
        except TimeoutError as error:
            self._over = True
            raise self._ended(error) from None
        except WorkerDiedError as error:
            self._over = True
            raise _died(error) from None
        if frame[0] in LAST:
            self._over = True
        return frame

    def _ended(self, error: TimeoutError) -> ThiduaError:
        limit = self._turn.limit
        if isinstance(error, EndedEarlyError):
            seconds = asyncio.get_running_loop().time() - self._turn.since
            message = (
                f"the query was ended after {seconds:.1f} of its {limit:g} seconds, for many run long now "
                "and others wait: ask for less, or try again later"
            )
        elif self._services:
            return service_timeout(limit, self._services)
        else:
            message = f"the query was ended after its limit of {limit:g} seconds: ask for less, or add a LIMIT"
        return QueryTimeoutError(message, limit_seconds=limit)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Chunks of the result until its end."""
        while not self._over:
            kind, payload = await self.frame()
            if kind == DATA:
                yield payload
            elif kind == ERROR:
                raise query_error(json.loads(payload), "")

    async def aclose(self) -> None:
        """End the query if it still runs: its worker is replaced."""
        if not self._over:
            self._over = True
            self._pool.give_up(self._turn)


def _died(error: WorkerDiedError) -> ThiduaError:
    if error.status in (-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS):
        return QueryLimitError("the query needed more memory than one query may have: ask for less at a time")
    return StoreError("the query's worker ended unexpectedly: try again")


async def result_of(run: Run, request: QueryRequest, snapshot: Snapshot) -> QueryResult | None:
    """The result as it starts; None if the snapshot was removed meanwhile."""
    kind, payload = await run.frame()
    if kind == ERROR:
        failure = json.loads(payload)
        if failure["error"] == "gone":
            return None
        raise query_error(failure, request.query)
    rest: Run | None = None
    if kind == WHOLE:
        about, _, head = payload.partition(b"\n")
    else:
        assert kind == HEAD
        about, rest = payload, run
        kind, head = await run.frame()
        assert kind == DATA
    name, _, encoding = about.partition(b";")
    result = _KINDS[name]
    format_ = request.formats.of(result)
    assert format_ is not None
    return QueryResult(result, format_, snapshot.id, head, rest, encoding.decode() or None)
