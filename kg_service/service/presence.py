"""Ends the work for a client that went away."""

from __future__ import annotations

import asyncio

from starlette.types import Receive

from kg_service.store.alarm import Alarm

_PATIENCE = 0.1  # seconds before it is worth watching whether the client is still there


class Presence:
    """Cancels the task that made it when the client goes away; ``gone`` tells so. The request's body must be read."""

    __slots__ = ("_all", "_receive", "_task", "_watching", "gone", "since")

    def __init__(self, receive: Receive, every: Presences) -> None:
        self.gone = False
        task = asyncio.current_task()
        assert task is not None
        self._task = task
        self._receive = receive
        self._watching: asyncio.Task[None] | None = None
        self._all = every
        self.since = every.add(self)

    def stop(self) -> None:
        """Watch no longer; before the end of the response is sent."""
        self._all.remove(self)
        if self._watching is not None:
            self._watching.cancel()

    def begin(self) -> None:
        """Watch from now on."""
        self._watching = asyncio.get_running_loop().create_task(self._watch())

    async def _watch(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.gone = True
        self._task.cancel()


class Presences:
    """The clients of requests that are worked on: each is watched only after a tenth of a second.

    Most requests are answered before, and one timer for all of them costs less than one each.
    """

    def __init__(self) -> None:
        self._new: dict[Presence, None] = {}
        self._alarm = Alarm(self._look)

    def add(self, presence: Presence) -> float:
        """It will be watched if it is still there then; the loop's time."""
        self._new[presence] = None
        now = asyncio.get_running_loop().time()
        if not self._alarm.is_set:
            self._alarm.by(now + _PATIENCE)
        return now

    def remove(self, presence: Presence) -> None:
        """It need not be watched any more."""
        self._new.pop(presence, None)

    def _look(self, now: float) -> float | None:
        """Begin to watch those who have been there for long enough; when the next one will have."""
        while self._new:
            presence = next(iter(self._new))
            if presence.since + _PATIENCE > now:
                return presence.since + _PATIENCE
            del self._new[presence]
            presence.begin()
        return None
