"""Query workers that have nothing to do."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

from kg_service.store.process import WorkerProcess


class Resting:
    """Workers that wait for a query, the last used last: its caches are warm.

    ``on_thin`` is called some time after there were more of them than are needed, and takes from them with ``pop``.
    """

    def __init__(self, on_thin: Callable[[], None]) -> None:
        self._workers: list[WorkerProcess] = []
        self._on_thin = on_thin
        self._timer: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        return len(self._workers)

    def add(self, worker: WorkerProcess) -> None:
        """It has nothing to do from now on."""
        self._workers.append(worker)

    def pop(self, *, last_used: bool) -> WorkerProcess:
        """The last used, or the one that rests the longest. Raises IndexError when there is none."""
        return self._workers.pop(-1 if last_used else 0)

    def remove(self, worker: WorkerProcess) -> None:
        """It does not rest any more; nothing if it did not."""
        with contextlib.suppress(ValueError):
            self._workers.remove(worker)

    def thin_in(self, seconds: float) -> None:
        """There are more than are needed: look again then."""
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(seconds, self._thin)

    def _thin(self) -> None:
        self._timer = None
        self._on_thin()

    def close(self) -> None:
        """Forget all of them."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._workers.clear()
