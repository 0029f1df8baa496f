"""A query's turn with a worker: the message that asks it, and the frames of its answer as they come."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg_service.store.process import WorkerProcess

RESUME_BYTES = 128 << 10
"""A worker that had to wait for the reader of its answer goes on when no more than this is left to be read."""


class Turn:
    """One request to a worker and its answer; at most one coroutine waits for it.

    ``limit``: seconds that the worker may take; ``patience``: seconds that who asks waits for one, until ``until`` on
    the loop's clock. The others are the pool's: the ``worker`` that was asked, ``since`` when it works on this, its
    deadline, ``end``, and whether it goes ``apart`` from others, as it will take long.
    """

    __slots__ = (
        *("limit", "message", "patience", "until"),
        *("apart", "end", "held", "on_room", "since", "worker"),
        *("_error", "_frames", "_waiter"),
    )

    def __init__(self, message: bytes, limit: float = 0.0, patience: float = 0.0, now: float = 0.0) -> None:
        self.message = message
        self.limit = limit
        self.patience = patience
        self.until = now + patience
        self.since = self.end = 0.0
        self.apart = False
        self.held = 0
        self.worker: WorkerProcess | None = None
        self.on_room: Callable[[], None] | None = None
        self._frames: deque[tuple[bytes, bytes]] = deque()
        self._error: Exception | None = None
        self._waiter: asyncio.Future[None] | None = None

    async def frame(self) -> tuple[bytes, bytes]:
        """The next frame of the answer: kind and payload. Raises what the turn ended with, after what came before."""
        while not self._frames:
            if self._error is not None:
                raise self._error
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        frame = self._frames.popleft()
        self.held -= len(frame[1])
        if self.on_room is not None and self.held < RESUME_BYTES:
            on_room, self.on_room = self.on_room, None
            on_room()
        return frame

    def take(self, kind: bytes, payload: bytes) -> None:
        """A frame has come."""
        self._frames.append((kind, payload))
        self.held += len(payload)

    def fail(self, error: Exception) -> None:
        """No more will come: whoever waits for a frame, now or later, gets this error. The first one counts."""
        if self._error is None:
            self._error = error
            self.wake()

    def wake(self) -> None:
        """Have whoever waits look again."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
