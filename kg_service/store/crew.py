"""The worker processes of a pool: started, replaced, let go."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from typing import Any

from kg_service.errors import StoreError
from kg_service.store.pool_limits import PoolFigures, PoolLimits
from kg_service.store.process import Watch, WorkerDiedError, WorkerOptions, WorkerProcess

_RESTART_SECONDS = (0.05, 0.2, 1.0, 5.0)


class Crew:
    """The workers that there are and that are on their way; each that is ready is handed to ``on_ready``."""

    def __init__(
        self, options: WorkerOptions, figures: PoolFigures, watch: Watch, on_ready: Callable[[WorkerProcess], None]
    ) -> None:
        self.workers: set[WorkerProcess] = set()
        self._options = options
        self._figures = figures
        self._watch = watch
        self._on_ready = on_ready
        self._starting = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self, size: int) -> None:
        """Start so many and wait for them. Raises StoreError if none can be started."""
        self._closed = False
        starts = [asyncio.ensure_future(self._start_one()) for _ in range(size)]
        results = await asyncio.gather(*starts, return_exceptions=True)
        failures = [result for result in results if isinstance(result, BaseException)]
        if len(failures) == size:
            raise StoreError(f"no query worker could be started: {failures[0]}")

    def full(self, limits: PoolLimits, aside: int) -> bool:
        """Whether more are needed than may be; ``aside``: workers whose queries were set aside."""
        everybody = len(self.workers) + self._starting
        return everybody >= limits.most and everybody - aside < limits.size

    def grow(self, limits: PoolLimits, aside: int) -> None:
        """Start workers until there are ``size`` besides those whose queries were set aside."""
        while not self._closed:
            everybody = len(self.workers) + self._starting
            if everybody >= limits.most or everybody - aside >= limits.size:
                return
            self._starting += 1
            self._spawn(self._add())

    def kill(self, worker: WorkerProcess) -> None:
        """End one at once."""
        self.workers.discard(worker)
        self._spawn(worker.kill())

    def let_go(self, worker: WorkerProcess) -> None:
        """End one that has nothing to do."""
        self.workers.discard(worker)
        self._spawn(worker.end())

    async def close(self) -> None:
        """End all."""
        self._closed = True
        workers, self.workers = self.workers, set()
        await asyncio.gather(*(worker.kill() for worker in workers))
        for task in list(self._tasks):
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _start_one(self) -> None:
        worker = WorkerProcess(self._options, self._watch)
        try:
            await worker.ready()
        except BaseException:
            await worker.kill()
            raise
        if self._closed:
            await worker.kill()
            return
        self._figures.started += 1
        self.workers.add(worker)
        self._on_ready(worker)

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
