"""Connections to a remote engine: a bounded number, each with a thread for what blocks, under a hard deadline."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from kg_service.errors import StoreBusyError
from kg_service.store.remote_answers import Answer, engine_error

_HEAD = 64 << 10
_HEAD_SECONDS = 0.2
GRACE = 1.0
"""Seconds beyond the limit in which an engine may tell that it ended the query itself."""
_T = TypeVar("_T")


class Slots:
    """A bounded number of connections, each with a thread for what blocks, and a bounded queue before them."""

    def __init__(self, size: int, queue: int) -> None:
        self._threads = ThreadPoolExecutor(size, "thidua-remote")
        self._free = size
        self._queue = queue
        self._waiting: list[asyncio.Future[None]] = []

    async def acquire(self, patience: float) -> None:
        """Wait for a connection. Raises StoreBusyError when enough wait already, or after ``patience`` seconds."""
        if self._free:
            self._free -= 1
            return
        if len(self._waiting) >= self._queue:
            raise StoreBusyError("enough queries are waiting for the remote engine: try again in a moment")
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            async with asyncio.timeout(patience):
                await turn
        except BaseException as error:
            if turn.done() and not turn.cancelled():
                self.release()
            elif turn in self._waiting:
                self._waiting.remove(turn)
            if isinstance(error, TimeoutError):
                raise StoreBusyError("the remote engine was busy for too long: try again in a moment") from None
            raise

    def release(self) -> None:
        """Give a connection to who waits longest."""
        while self._waiting:
            turn = self._waiting.pop(0)
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1

    def submit(self, work: Callable[[], _T]) -> Future[_T]:
        """Do it in a thread."""
        return self._threads.submit(work)

    def close(self) -> None:
        """Take no more work."""
        self._threads.shutdown(wait=False, cancel_futures=True)


class Body:
    """An engine's answer, read block by block in a thread until its end or its deadline."""

    def __init__(self, slots: Slots, limit: float) -> None:
        self._slots = slots
        self._limit = limit
        self._loop = asyncio.get_running_loop()
        self._deadline = self._loop.time() + limit + GRACE
        self._held = False
        self._answer: Answer | None = None
        self._pending: Future[Any] | None = None

    async def start(self, ask: Callable[[], Answer]) -> None:
        """Send the query, when there is a connection for it."""
        await self._slots.acquire(self._limit)
        self._held = True

        def begin() -> None:
            self._answer = ask()

        await self._within(begin)

    async def head(self) -> tuple[bytes, bool]:
        """What comes soon, and whether it is all: what breaks off meanwhile is an error and no half of a result."""
        began, parts, size = self._loop.time(), list[bytes](), 0
        while block := await self._block():
            parts.append(block)
            size += len(block)
            if size > _HEAD or self._loop.time() - began > _HEAD_SECONDS:
                return b"".join(parts), False
        await self.aclose()
        return b"".join(parts), True

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Blocks as they come. Raises EngineError when the engine breaks off."""
        while block := await self._block():
            yield block

    async def _block(self) -> bytes:
        assert self._answer is not None
        return await self._within(self._answer.block)

    async def _within(self, work: Callable[[], _T]) -> _T:
        future = self._slots.submit(work)
        self._pending = future
        waiting = asyncio.wrap_future(future)
        waiting.add_done_callback(lambda done: done.cancelled() or done.exception())  # nobody may be there to take it
        try:
            async with asyncio.timeout_at(self._deadline):
                return await asyncio.shield(waiting)
        except TimeoutError as error:
            raise engine_error(error, self._limit) from None

    async def aclose(self) -> None:
        """Close the connection, now or when the thread that waits for the engine comes back; then it is free again."""
        if not self._held:
            return
        self._held = False
        if self._pending is not None and not self._pending.done():
            self._pending.add_done_callback(lambda _: self._loop.call_soon_threadsafe(self._let_go))
        else:
            self._let_go()

    def _let_go(self) -> None:
        if self._answer is not None:
            self._answer.close()
        self._slots.release()
