"""A pool of warm query workers: each runs one query at a time and is ended when the query's time is over."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from kg_service.errors import StoreBusyError, StoreError
from kg_service.store.process import WorkerDiedError, WorkerOptions, WorkerProcess

_RESTART_SECONDS = (0.05, 0.2, 1.0, 5.0)


@dataclass
class PoolFigures:
    """Counts since the start, for operators."""

    started: int = 0
    ended_at_deadline: int = 0
    died: int = 0
    refused: int = 0


class WorkerPool:
    """``size`` workers, and at most ``queue`` queries waiting for one. All methods run on one event loop."""

    def __init__(self, size: int, queue: int, options: WorkerOptions) -> None:
        self.size = size
        self.options = options
        self.figures = PoolFigures()
        self._queue = queue
        self._idle: list[WorkerProcess] = []  # the last used first: its caches are warm
        self._workers: set[WorkerProcess] = set()
        self._waiting: deque[asyncio.Future[WorkerProcess]] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    @property
    def idle(self) -> int:
        """Workers that wait for a query."""
        return len(self._idle)

    @property
    def waiting(self) -> int:
        """Queries that wait for a worker."""
        return sum(1 for future in self._waiting if not future.done())

    @property
    def alive(self) -> int:
        """Workers that are ready or at work."""
        return len(self._workers)

    async def start(self) -> None:
        """Start every worker and wait until the first is ready. Raises StoreError if none can be started."""
        self._closed = False
        starts = [asyncio.ensure_future(self._start_one()) for _ in range(self.size)]
        results = await asyncio.gather(*starts, return_exceptions=True)
        failures = [result for result in results if isinstance(result, BaseException)]
        if len(failures) == self.size:
            raise StoreError(f"no query worker could be started: {failures[0]}")
        for _ in failures:
            self._spawn(self._replace())

    async def acquire(self, patience: float) -> WorkerProcess:
        """A worker of one's own; give it back with release or discard.

        Raises StoreBusyError when too many wait already or none came free within ``patience`` seconds.
        """
        while self._idle:
            worker = self._idle.pop()
            if worker.alive():
                return worker
            self.discard(worker, died=True)
        if self.waiting >= self._queue:
            self.figures.refused += 1
            raise StoreBusyError("the service is busy and enough queries are waiting: try again in a moment")
        future: asyncio.Future[WorkerProcess] = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        try:
            async with asyncio.timeout(patience):
                return await future
        except TimeoutError:
            self.figures.refused += 1
            raise StoreBusyError(f"no query worker came free within {patience:g} seconds: try again later") from None
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                self.release(future.result())
            raise

    def release(self, worker: WorkerProcess) -> None:
        """Take back a worker that is done with its query."""
        if self._closed:
            self._spawn(worker.kill())
            return
        while self._waiting:
            future = self._waiting.popleft()
            if not future.done():
                future.set_result(worker)
                return
        self._idle.append(worker)

    def discard(self, worker: WorkerProcess, *, died: bool = False) -> None:
        """End a worker, whatever it does, and put another in its place."""
        if worker not in self._workers:
            return
        self._workers.discard(worker)
        if died:
            self.figures.died += 1
        self._spawn(worker.kill())
        if not self._closed:
            self._spawn(self._replace())

    async def close(self) -> None:
        """End every worker."""
        self._closed = True
        for future in self._waiting:
            if not future.done():
                future.set_exception(StoreError("the service is stopping"))
        self._waiting.clear()
        self._idle.clear()
        workers, self._workers = self._workers, set()
        await asyncio.gather(*(worker.kill() for worker in workers))
        for task in list(self._tasks):
            with contextlib.suppress(asyncio.CancelledError):
                await task

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

    def _lost(self, worker: WorkerProcess) -> None:
        """A worker died while nobody asked it anything; one that was asked is given up by who asked."""
        if worker in self._idle:
            self._idle.remove(worker)
            self.discard(worker, died=True)

    async def _replace(self) -> None:
        for attempt in range(10**6):
            if self._closed or len(self._workers) >= self.size:
                return
            try:
                await self._start_one()
                return
            except (OSError, TimeoutError, WorkerDiedError):
                await asyncio.sleep(_RESTART_SECONDS[min(attempt, len(_RESTART_SECONDS) - 1)])

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
