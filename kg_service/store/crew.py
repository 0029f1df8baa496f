"""The worker processes of a pool: started, replaced, let go."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from typing import Any

from kg_service.errors import StoreError
from kg_service.store.children import Starter
from kg_service.store.pool_limits import PoolFigures, PoolLimits
from kg_service.store.process import Watch, WorkerDiedError, WorkerProcess

_STARTS = 4
_RESTART_SECONDS = (0.05, 0.2, 1.0, 5.0)


class Crew:
    """The workers that there are and that are on their way; each that is ready is handed to ``on_ready``."""

    def __init__(
        self, starter: Starter, figures: PoolFigures, watch: Watch, on_ready: Callable[[WorkerProcess], None]
    ) -> None:
        self.workers: set[WorkerProcess] = set()
        self.leaving: set[WorkerProcess] = set()
        """Those that get no more queries; :meth:`let_go` ends them once they have none."""
        self._starter = starter
        self._figures = figures
        self._watch = watch
        self._on_ready = on_ready
        self._starting = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    def moment(self, limits: PoolLimits) -> float:
        """Seconds after which a query may be set aside: longer than another worker takes to start in its place."""
        return min(limits.moment, _STARTS * self._starter.seconds)

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
        self._forget(worker)
        self._spawn(worker.kill())

    def let_go(self, worker: WorkerProcess) -> None:
        """End one that has nothing to do."""
        self._forget(worker)
        self._spawn(worker.end())

    def renew(self, starter: Starter, on_leaving: Callable[[WorkerProcess], None]) -> None:
        """Start workers in this way from now on, also in place of those that are there: each leaves for a new one."""
        self._starter = starter
        self._spawn(self._renew(starter, list(self.workers), on_leaving))

    async def _renew(
        self, starter: Starter, before: list[WorkerProcess], on_leaving: Callable[[WorkerProcess], None]
    ) -> None:
        for worker in before:
            if self._closed or self._starter is not starter:
                return
            if worker in self.workers and worker not in self.leaving:
                try:
                    await self._start_one()
                except (OSError, TimeoutError, WorkerDiedError):
                    return  # those that are there go on
                if worker in self.workers:
                    self.leaving.add(worker)
                    on_leaving(worker)

    async def close(self) -> None:
        """End all."""
        self._closed = True
        workers, self.workers = self.workers, set()
        await asyncio.gather(*(worker.kill() for worker in workers))
        for task in list(self._tasks):
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _start_one(self) -> None:
        worker = WorkerProcess(self._starter, self._watch)
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

    def _forget(self, worker: WorkerProcess) -> None:
        self.workers.discard(worker)
        self.leaving.discard(worker)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
