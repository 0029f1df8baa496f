"""The queries that workers are at, and what tells whether the long ones among them have to give way."""

from __future__ import annotations

import time

from kg_service.store.process import WorkerProcess
from kg_service.store.turns import Turn

_WEIGHT = 1 / 8
"""How much the last query's time counts for the usual one."""
_BRIEFS = 4
"""Brief times that a query counts at most: the usual time comes down soon after a long one."""
_HEAVY = 0.25
"""Part of a core that the service's own process takes when it is busy: at rest it takes a hundredth."""


class UnderWay:
    """Workers and since when (the loop's time) they are at their query, the oldest first."""

    def __init__(self) -> None:
        self.running: dict[WorkerProcess, float] = {}
        self.aside: dict[WorkerProcess, float] = {}
        """Those whose queries were set aside, or known to be long from the start."""

    def since(self, worker: WorkerProcess) -> float | None:
        """Since when a worker is at its query."""
        return self.running.get(worker, self.aside.get(worker))

    def forget(self, worker: WorkerProcess, default: float = 0.0) -> float:
        """A worker is done with its query; since when it was at it."""
        return self.aside.pop(worker, 0.0) or self.running.pop(worker, default)

    @property
    def watched(self) -> bool:
        """Whether some query may have to give way later on."""
        return bool(self.running) or not all(worker.is_low for worker in self.aside)

    def set_aside(self, before: float) -> int:
        """Let the queries that began by then have the time that nobody else wants; how many were not aside before."""
        count = 0
        for worker, since in list(self.running.items()):
            if since > before:
                break
            del self.running[worker]
            self.aside[worker] = since
            count += 1
        for worker in self.aside:
            worker.lower_priority()
        return count

    def over(self, now: float) -> tuple[list[tuple[WorkerProcess, Turn]], float | None]:
        """Queries whose time is over, and when the next one's is."""
        turns = [(worker, worker.line[0]) for worker in (*self.running, *self.aside) if worker.line]
        over = [(worker, turn) for worker, turn in turns if turn is not None and turn.end <= now]
        return over, min((turn.end for _, turn in turns if turn is not None and turn.end > now), default=None)


class UsualTime:
    """The seconds that queries take of late; ``brief``: those that count as brief."""

    def __init__(self, brief: float) -> None:
        self._most = _BRIEFS * brief
        self.seconds = self._most

    def add(self, seconds: float) -> None:
        """A query took so long."""
        self.seconds += (min(seconds, self._most) - self.seconds) * _WEIGHT


class OwnLoad:
    """How much time the service's own process takes, on average over ``span`` seconds at least.

    What it answers from memory keeps nobody waiting for a worker, so waiting alone does not tell that it is busy.
    """

    def __init__(self, span: float) -> None:
        self._span = span
        self._at = 0.0
        self._cpu = time.process_time()
        self._heavy = False

    def is_heavy(self, now: float) -> bool:
        """Whether it is busy. ``now``: the loop's time."""
        passed = now - self._at
        if passed >= self._span:
            cpu = time.process_time()
            self._heavy = cpu - self._cpu > _HEAVY * passed
            self._at, self._cpu = now, cpu
        return self._heavy
