"""A pool of warm query workers: each runs one query at a time and is ended when the query's time is over.

Long queries must not keep short ones waiting. While somebody waits for a worker, or the service itself is busy, a query
that has run for longer than a moment is *set aside*: it goes on at low priority, and another worker is started in place
of its own, up to a bound. Where the bound is reached and somebody waits, the oldest that was set aside is ended early,
if it has had its share of time. What is like a query that took long of late gets a worker to spare from the start
(:mod:`kg_service.store.query_shapes`): the one that it would take along at its deadline is not one that others need.

Where queries are brief, a worker is sent the next one *ahead*, before it is done: going to sleep between two of them
and being woken would take as long as they do. What turns out to stand behind a long one is taken back
(docs/adr/0010-brief-queries-are-sent-ahead.md).
"""

from __future__ import annotations

import asyncio
import json
import math
from operator import itemgetter

from kg_service.errors import StoreBusyError, StoreError
from kg_service.store import requests
from kg_service.store.alarm import Alarm
from kg_service.store.children import Starter
from kg_service.store.crew import Crew
from kg_service.store.frames import ERROR
from kg_service.store.pool_limits import PoolFigures, PoolLimits
from kg_service.store.process import WorkerProcess
from kg_service.store.query_shapes import LongShapes
from kg_service.store.resting import Resting
from kg_service.store.turns import Turn
from kg_service.store.under_way import OwnLoad, UnderWay, UsualTime
from kg_service.store.waiting import Waiting


class EndedEarlyError(TimeoutError):
    """A query was ended before its limit, for others waited."""


class WorkerPool:
    """Query workers and who waits for one. All methods run on one event loop."""

    def __init__(self, limits: PoolLimits, starter: Starter) -> None:
        self.limits = limits
        self.figures = PoolFigures()
        self._crew = Crew(starter, self.figures, self, self._feed)
        self._idle = Resting(self._let_go)
        self._under_way = UnderWay()
        self._load = OwnLoad(limits.moment)
        self._waiting = Waiting()
        self._long = LongShapes()
        self._usual = UsualTime(limits.brief)
        self._deadlines = Alarm(self._end_due)
        self._looks = Alarm(self._look_around)
        self._closed = False

    @property
    def idle(self) -> int:
        """Workers that wait for a query."""
        return len(self._idle)

    @property
    def aside(self) -> int:
        """Queries that run at low priority."""
        return len(self._under_way.aside)

    @property
    def waiting(self) -> int:
        """Queries that no worker works on yet."""
        return len(self._waiting) + sum(_is_ahead(worker) for worker in self._crew.workers)

    @property
    def alive(self) -> int:
        """Workers that are ready or at work."""
        return len(self._crew.workers)

    async def start(self) -> None:
        """Start ``size`` workers and wait for them. Raises StoreError if none can be started."""
        self._closed = False
        await self._crew.start(self.limits.size)
        self._grow()

    def ask(self, message: bytes, limit: float, patience: float) -> Turn:
        """Give a query to a worker, or let it wait for one: its frames come either way.

        ``limit``: seconds it may take, ``patience``: seconds it waits at most. Its frames end with TimeoutError at its
        limit, EndedEarlyError, WorkerDiedError, or StoreBusyError when none came free. Raises StoreBusyError when too
        many wait already.
        """
        loop = asyncio.get_running_loop()
        now = loop.time()
        turn = Turn(message, limit, patience, now)
        turn.apart = self._goes_apart(message, now)
        if turn.apart:
            self.figures.sent_apart += 1
            worker = self._rested(last_used=False) if self._to_spare else None
        else:
            worker = self._rested(last_used=True)
            if worker is None and not self._waiting.ordinary:
                worker = next(filter(self._takes_ahead, self._under_way.running), None)
        if worker is not None:
            self._give(worker, turn)
        else:
            self._wait(turn)
        return turn

    def _goes_apart(self, message: bytes, now: float) -> bool:
        """Whether a query will take long, as far as we know, and there are others whom it would keep waiting."""
        limits = self.limits
        return limits.most > limits.size and self._long.hold(requests.query_of(message), now) and self._is_busy(now)

    def _is_busy(self, now: float) -> bool:
        """Whether long queries have to give way."""
        return bool(self._waiting.ordinary) or self._load.is_heavy(now)

    def _rested(self, *, last_used: bool) -> WorkerProcess | None:
        """A worker that has nothing to do; None if there is none."""
        while self._idle:
            worker = self._idle.pop(last_used=last_used)
            if worker.alive():
                return worker
            self.discard(worker, died=True)
        return None

    @property
    def _to_spare(self) -> bool:
        """Whether there are more workers than those who ask for little need."""
        return self.alive - self.aside > self.limits.size

    def _wait(self, turn: Turn) -> None:
        """It waits for a worker. Raises StoreBusyError when too many wait already."""
        try:
            self._waiting.add(turn, self.limits.queue)
        except StoreBusyError:
            self.figures.refused += 1
            raise
        if turn.apart:
            self._grow()
        if not self._looks.is_set:
            self._looks.go_off()

    def give_up(self, turn: Turn) -> None:
        """Nobody wants the rest of an answer: what works on it is ended."""
        worker = turn.worker
        if worker is None:
            self._waiting.remove(turn)
        elif worker.line and worker.line[0] is turn:
            self.discard(worker)
        elif turn in worker.line:
            worker.take_back()

    def discard(self, worker: WorkerProcess, *, died: bool = False) -> None:
        """End a worker, whatever it does, and put another in its place."""
        if worker not in self._crew.workers:
            return
        since = self._under_way.forget(worker)
        turn = worker.line[0] if worker.line else None
        if died:
            self.figures.died += 1
        if turn is not None:
            turn.worker = None
            self._learn(turn, math.inf if died else asyncio.get_running_loop().time() - since)
        if _is_ahead(worker):
            self._wait_again(worker)
        self._crew.kill(worker)
        self._grow()

    def answered(self, worker: WorkerProcess, turn: Turn | None, kind: bytes, payload: bytes) -> None:
        """A worker is done with a query; see :class:`~kg_service.store.process.Watch`."""
        now = asyncio.get_running_loop().time()
        gave_way = worker in self._under_way.aside
        took = now - self._under_way.forget(worker, now)
        self._usual.add(took)
        full = kind == ERROR and json.loads(payload)["error"] == "memory"
        if turn is not None:
            turn.worker = None
            if full:
                self._learn(turn, math.inf)
            elif not gave_way or took < self.limits.moment:  # else it took as long as others let it
                self._learn(turn, took)
        if full:
            self.discard(worker)  # it lives, but at its bound: the next query would die of this one
            return
        if worker.line:
            self._begin(worker, now)
        self._feed(worker)

    def lost(self, worker: WorkerProcess) -> None:
        """A worker died."""
        self._idle.remove(worker)
        self.discard(worker, died=True)

    def renew(self, starter: Starter) -> None:
        """Have workers that are started in this way take the place of those that are there, as these come free."""
        self._crew.renew(starter, self._leave)

    async def close(self) -> None:
        """End every worker."""
        self._closed = True
        self._looks.close()
        self._deadlines.close()
        self._waiting.fail(StoreError("the service is stopping"))
        self._idle.close()
        self._under_way = UnderWay()
        await self._crew.close()

    def _give(self, worker: WorkerProcess, turn: Turn) -> None:
        """Have a worker take a query: at once, or when it is done with what it works on."""
        turn.worker = worker
        worker.ask(turn)
        now = asyncio.get_running_loop().time()
        if len(worker.line) == 1:
            self._begin(worker, now)
            return
        self.figures.sent_ahead += 1
        self._looks.by(now + self.limits.brief)

    def _begin(self, worker: WorkerProcess, now: float) -> None:
        """A worker begins with the first in its line."""
        turn = worker.line[0]
        apart = turn is not None and turn.apart
        (self._under_way.aside if apart else self._under_way.running)[worker] = now
        moment = self._crew.moment(self.limits)
        self._looks.by(now if apart else now + moment)
        if turn is None:  # taken back too late: nobody waits for it, so it has no more than a moment
            asyncio.get_running_loop().call_later(moment, self._end_unwanted, worker, now)
        else:
            turn.since = now
            turn.end = now + turn.limit
            self._deadlines.by(turn.end)

    def _feed(self, worker: WorkerProcess) -> None:
        """Give a worker what waits, as much as it takes; else it rests."""
        if self._closed:
            self._crew.kill(worker)
            return
        if worker in self._crew.leaving:
            self._leave(worker)
            return
        waiting = self._waiting
        if waiting.apart and not worker.line and self._to_spare:
            self._give(worker, waiting.apart.popleft())
        while waiting.ordinary and (not worker.line or self._takes_ahead(worker)):
            self._give(worker, waiting.ordinary.popleft())
        if not worker.line:
            self._idle.add(worker)
            if self.alive > self.limits.size:
                self._idle.thin_in(self.limits.idle)

    def _takes_ahead(self, worker: WorkerProcess) -> bool:
        """Whether a worker gets a query before it is done with the one before.

        Where queries are brief, going to sleep between two of them and being woken take longer than they.
        """
        if self._usual.seconds >= self.limits.brief or len(worker.line) != 1 or worker in self._crew.leaving:
            return False
        since = self._under_way.running.get(worker)
        return since is not None and asyncio.get_running_loop().time() - since < self.limits.brief

    def _leave(self, worker: WorkerProcess) -> None:
        """Let a worker go that gets no more queries, when it has none."""
        if not worker.line:
            self._idle.remove(worker)
            self._crew.let_go(worker)

    def _end_due(self, now: float) -> float | None:
        """End the queries whose time is over; when the next one's is."""
        over, following = self._under_way.over(now)
        for worker, turn in over:
            self.figures.ended_at_deadline += 1
            turn.fail(TimeoutError())
            self.discard(worker)
        return following

    def _end_unwanted(self, worker: WorkerProcess, since: float) -> None:
        if self._under_way.since(worker) == since:
            self.discard(worker)

    def _look_around(self, now: float) -> float | None:
        """Take back what was sent ahead to those who are not done soon, set aside what has run for long.

        When to look again; None when nothing runs.
        """
        limits, running = self.limits, self._under_way.running
        moment = self._crew.moment(limits)
        for worker, since in list(running.items()):
            if now - since >= limits.brief and _is_ahead(worker):
                self._wait_again(worker)
        while self._idle and self._waiting.ordinary:
            self._feed(self._idle.pop(last_used=True))
        busy = self._is_busy(now)
        while self._idle and self._waiting.apart and not busy:
            self._give(self._idle.pop(last_used=False), self._waiting.apart.popleft())
        self.figures.refused += self._waiting.send_away(now)
        if self._closed:
            return None
        if busy:
            self._make_way(now)
        if any(map(_is_ahead, running)):
            return now + limits.brief
        if self._waiting:
            return now + moment / 2
        return now + moment if self._under_way.watched else None

    def _wait_again(self, worker: WorkerProcess) -> None:
        """What was sent to a worker ahead of time waits for another one, before all others."""
        turn = worker.take_back()
        if turn is not None:
            self.figures.taken_back += 1
            turn.worker = None
            self._waiting.ordinary.appendleft(turn)
            self._looks.by(asyncio.get_running_loop().time())

    def _make_way(self, now: float) -> None:
        """Set aside what has run for long; where that is not enough, end the oldest of it early if somebody waits."""
        limits, under_way = self.limits, self._under_way
        self.figures.set_aside += under_way.set_aside(now - self._crew.moment(limits))
        self._grow()
        if self._waiting.ordinary and under_way.aside and self._crew.full(limits, self.aside):
            oldest, since = min(under_way.aside.items(), key=itemgetter(1))
            turn = oldest.line[0] if oldest.line else None
            if now - since >= limits.share and turn is not None:
                self.figures.ended_early += 1
                turn.fail(EndedEarlyError())
                self.discard(oldest)

    def _learn(self, turn: Turn, took: float) -> None:
        """What the seconds that a query took tell of others like it; infinitely many if its worker was lost with it."""
        if took >= self.limits.long:
            self._long.note(requests.query_of(turn.message), asyncio.get_running_loop().time())
        elif turn.apart and took < self.limits.moment:
            self._long.forget(requests.query_of(turn.message))

    def _grow(self) -> None:
        self._crew.grow(self.limits, self.aside + len(self._waiting.apart))

    def _let_go(self) -> None:
        """End workers beyond ``size`` that have nothing to do, those that have had nothing for the longest first."""
        while self._idle and self._to_spare:
            self._crew.let_go(self._idle.pop(last_used=False))


def _is_ahead(worker: WorkerProcess) -> bool:
    """Whether a query was sent to a worker that is not done with the one before."""
    return len(worker.line) > 1 and worker.line[-1] is not None
