"""A pool of warm query workers: each runs one query at a time and is ended when the query's time is over.

Long queries must not keep short ones waiting. While somebody waits for a worker, a query that has run for longer than
a moment is *set aside*: it goes on at low priority, and another worker is started in place of its own, up to a bound.
Where the bound is reached, the oldest that was set aside is ended early, if it has had its share of time.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, NamedTuple

from kg_service.errors import StoreBusyError, StoreError
from kg_service.store.process import WorkerDiedError, WorkerOptions, WorkerProcess

_RESTART_SECONDS = (0.05, 0.2, 1.0, 5.0)


@dataclass(frozen=True)
class PoolLimits:
    """How many workers there are, and when those with long queries give way to who waits.

    ``size`` workers are kept for queries that are not set aside; ``most`` is all together; ``queue`` queries may wait.
    ``moment``: seconds after which a query may be set aside; ``share``: seconds it may have then in any case;
    ``idle``: seconds after which workers beyond ``size`` that have nothing to do are let go.
    """

    size: int
    most: int
    queue: int
    moment: float = 0.1
    share: float = 3.0
    idle: float = 30.0


@dataclass
class PoolFigures:
    """Counts since the start, for operators."""

    started: int = 0
    ended_at_deadline: int = 0
    died: int = 0
    refused: int = 0
    set_aside: int = 0
    ended_early: int = 0


class _Patience(NamedTuple):
    """How long somebody waits for a worker, and until when on the loop's clock."""

    seconds: float
    until: float


class WorkerPool:
    """Query workers and who waits for one. All methods run on one event loop."""

    def __init__(self, limits: PoolLimits, options: WorkerOptions) -> None:
        self.limits = limits
        self.options = options
        self.figures = PoolFigures()
        self._idle: list[WorkerProcess] = []  # the last used first: its caches are warm
        self._workers: set[WorkerProcess] = set()
        self._running: dict[WorkerProcess, float] = {}  # since when, the oldest first
        self._aside: dict[WorkerProcess, float] = {}  # the same, of queries that were set aside
        self._starting = 0
        self._waiting: dict[asyncio.Future[WorkerProcess], _Patience] = {}  # who came first, first
        self._tasks: set[asyncio.Task[None]] = set()
        self._look: asyncio.TimerHandle | None = None
        self._thin: asyncio.TimerHandle | None = None
        self._closed = False

    @property
    def idle(self) -> int:
        """Workers that wait for a query."""
        return len(self._idle)

    @property
    def aside(self) -> int:
        """Queries that run at low priority."""
        return len(self._aside)

    @property
    def waiting(self) -> int:
        """Queries that wait for a worker."""
        return len(self._waiting)

    @property
    def alive(self) -> int:
        """Workers that are ready or at work."""
        return len(self._workers)

    async def start(self) -> None:
        """Start ``size`` workers and wait for them. Raises StoreError if none can be started."""
        self._closed = False
        starts = [asyncio.ensure_future(self._start_one()) for _ in range(self.limits.size)]
        results = await asyncio.gather(*starts, return_exceptions=True)
        failures = [result for result in results if isinstance(result, BaseException)]
        if len(failures) == self.limits.size:
            raise StoreError(f"no query worker could be started: {failures[0]}")
        self._grow()

    async def acquire(self, patience: float) -> WorkerProcess:
        """A worker of one's own; give it back with release or discard.

        Raises StoreBusyError when too many wait already or none came free within ``patience`` seconds.
        """
        while self._idle:
            worker = self._idle.pop()
            if worker.alive():
                return self._taken(worker)
            self.discard(worker, died=True)
        if len(self._waiting) >= self.limits.queue:
            self.figures.refused += 1
            raise StoreBusyError("the service is busy and enough queries are waiting: try again in a moment")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[WorkerProcess] = loop.create_future()
        self._waiting[future] = _Patience(patience, loop.time() + patience)
        if self._look is None:
            self._make_way()
        try:
            return await future
        except asyncio.CancelledError:
            self._waiting.pop(future, None)
            if future.done() and not future.cancelled() and future.exception() is None:
                self.release(future.result())
            raise

    def release(self, worker: WorkerProcess) -> None:
        """Take back a worker that is done with its query."""
        self._running.pop(worker, None)
        self._aside.pop(worker, None)
        if self._closed:
            self._spawn(worker.kill())
            return
        while self._waiting:
            future = next(iter(self._waiting))
            del self._waiting[future]
            if not future.done():
                future.set_result(self._taken(worker))
                return
        self._idle.append(worker)
        if self._thin is None and len(self._workers) > self.limits.size:
            self._thin = asyncio.get_running_loop().call_later(self.limits.idle, self._let_go)

    def discard(self, worker: WorkerProcess, *, died: bool = False) -> None:
        """End a worker, whatever it does, and put another in its place."""
        if worker not in self._workers:
            return
        self._workers.discard(worker)
        self._running.pop(worker, None)
        self._aside.pop(worker, None)
        if died:
            self.figures.died += 1
        self._spawn(worker.kill())
        self._grow()

    async def close(self) -> None:
        """End every worker."""
        self._closed = True
        for handle in (self._look, self._thin):
            if handle is not None:
                handle.cancel()
        self._look = self._thin = None
        for future in self._waiting:
            if not future.done():
                future.set_exception(StoreError("the service is stopping"))
        self._waiting.clear()
        self._idle.clear()
        self._running.clear()
        self._aside.clear()
        workers, self._workers = self._workers, set()
        await asyncio.gather(*(worker.kill() for worker in workers))
        for task in list(self._tasks):
            with contextlib.suppress(asyncio.CancelledError):
                await task

    def _taken(self, worker: WorkerProcess) -> WorkerProcess:
        self._running[worker] = asyncio.get_running_loop().time()
        return worker

    def _make_way(self) -> None:
        """Set aside what has run for long while somebody waits; look again when the next may have."""
        self._look = None
        loop = asyncio.get_running_loop()
        now, limits = loop.time(), self.limits
        self._send_away(now)
        if self._closed or not self._waiting:
            return
        for worker, since in list(self._running.items()):
            if now - since < limits.moment:
                break
            del self._running[worker]
            self._aside[worker] = since
            self.figures.set_aside += 1
            worker.lower_priority()
        self._grow()
        if self._full() and self._aside:
            oldest, since = next(iter(self._aside.items()))
            if now - since >= limits.share and oldest.interrupt():
                self.figures.ended_early += 1
        # Its worker is started anew once its query has been ended, and looks are cheap.
        self._look = loop.call_later(limits.moment / 2, self._make_way)

    def _send_away(self, now: float) -> None:
        """Refuse those who have waited for as long as they would. One look for all costs less than a timer each."""
        for future, patience in list(self._waiting.items()):
            if now >= patience.until:
                del self._waiting[future]
                self.figures.refused += 1
                message = f"no query worker came free within {patience.seconds:g} seconds: try again later"
                if not future.done():
                    future.set_exception(StoreBusyError(message))

    def _full(self) -> bool:
        """Whether more are needed than may be."""
        everybody = len(self._workers) + self._starting
        return everybody >= self.limits.most and everybody - len(self._aside) < self.limits.size

    def _grow(self) -> None:
        """Start workers until there are ``size`` besides those whose queries were set aside."""
        limits = self.limits
        while not self._closed:
            everybody = len(self._workers) + self._starting
            if everybody >= limits.most or everybody - len(self._aside) >= limits.size:
                return
            self._starting += 1
            self._spawn(self._add())

    def _let_go(self) -> None:
        """End workers beyond ``size`` that have nothing to do, those that have had nothing for the longest first."""
        self._thin = None
        while self._idle and len(self._workers) - len(self._aside) > self.limits.size:
            worker = self._idle.pop(0)
            self._workers.discard(worker)
            self._spawn(worker.end())

    def _lost(self, worker: WorkerProcess) -> None:
        """A worker died while nobody asked it anything; one that was asked is given up by who asked."""
        if worker in self._idle:
            self._idle.remove(worker)
            self.discard(worker, died=True)

    async def _start_one(self) -> None:
        worker = WorkerProcess(self.options, self._lost)
        try:
            await worker.ready()
        except BaseException:
            await worker.kill()
            raise
        if self._closed:
            await worker.kill()
            return
        self.figures.started += 1
        self._workers.add(worker)
        self.release(worker)

    async def _add(self) -> None:
        """Start one more worker, however often that takes."""
        try:
            for attempt in range(10**6):
                if self._closed:
                    return
                try:
                    await self._start_one()
                    return
                except (OSError, TimeoutError, WorkerDiedError):
                    await asyncio.sleep(_RESTART_SECONDS[min(attempt, len(_RESTART_SECONDS) - 1)])
        finally:
            self._starting -= 1

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
