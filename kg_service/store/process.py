"""The service's end of one worker process: starts it, speaks with it, ends it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections import deque
from typing import Protocol, cast

from kg_service.store.children import Starter
from kg_service.store.frames import FRAME, LAST, READY, REQUEST, THREAD
from kg_service.store.turns import Turn

_START_SECONDS = 20.0
_END_SECONDS = 5.0
_PAUSE_BYTES = 512 << 10  # a stream that is read slowly waits in the worker, not here
_NUMBERS = 1 << 32


class Watch(Protocol):
    """Who is told of a process."""

    def answered(self, worker: WorkerProcess, turn: Turn | None, kind: bytes, payload: bytes) -> None:
        """The last frame of an answer came; None for that of a turn which was taken back."""

    def lost(self, worker: WorkerProcess) -> None:
        """It died. Whoever is still in its line afterwards gets WorkerDiedError."""


class WorkerDiedError(Exception):
    """The worker's process ended; ``status`` as subprocess gives it (negative: a signal)."""

    def __init__(self, status: int | None) -> None:
        super().__init__(f"query worker ended with status {status}")
        self.status = status


class WorkerProcess(asyncio.Protocol):
    """One worker process and the socket to it. Frames are cut where they arrive and go to the turn that they answer.

    ``line``: the turns that are not answered yet, in order; None for one that was taken back. ``watch`` is told of what
    happens. ``is_low``: what it runs has only the time that nobody else wants. A protocol rather than ``sock_recv``: it
    registers the socket with the loop once, not once a frame.
    """

    def __init__(self, starter: Starter, watch: Watch | None = None) -> None:
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                self.process = starter.start(theirs)
        except OSError:
            ours.close()
            raise
        ours.setblocking(False)
        self.line: deque[Turn | None] = deque()
        self._socket = ours
        self._transport: asyncio.Transport | None = None
        self._watch = watch
        self._buffer = bytearray()
        self._number = 0
        self._paused = False
        self._lost = False
        self._thread: int | None = None
        self.is_low = False
        self._ready: asyncio.Future[None] | None = None
        self._reporting: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int:
        """Process id."""
        return self.process.pid

    async def ready(self) -> None:
        """Wait until it takes requests. Raises WorkerDiedError or TimeoutError."""
        loop = asyncio.get_running_loop()
        self._ready = loop.create_future()
        await loop.create_unix_connection(lambda: self, sock=self._socket)
        async with asyncio.timeout(_START_SECONDS):
            await self._ready

    def send(self, message: bytes) -> Turn:
        """Send a message as it is. That the process died shows when the answer is awaited."""
        turn = Turn(message)
        self._append(turn, message)
        return turn

    def ask(self, turn: Turn) -> None:
        """Send a query worker the request of a turn, which may be the next one after that it works on."""
        self._number = (self._number + 1) % _NUMBERS
        self._append(turn, REQUEST.pack(self._number, len(turn.message)) + turn.message)

    def take_back(self) -> Turn | None:
        """The last turn in the line, which it has not come to, out of it; its answer, if there is one, is dropped."""
        turn, self.line[-1] = self.line[-1], None
        if self._transport is not None and not self._lost:
            self._transport.write(REQUEST.pack(self._number, 0))
        return turn

    def _append(self, turn: Turn, message: bytes) -> None:
        self.line.append(turn)
        if self._lost:
            self._report()
        elif self._transport is not None:
            self._transport.write(message)

    def lower_priority(self) -> None:
        """Let what it runs now have the time that nobody else wants (Linux only); a new thread takes what comes next.

        Not by niceness: a core with a nice thread counts as taken when others wake up, one with an idle thread as free.
        """
        if self._thread is None or self.is_low:
            return
        self.is_low = True
        if sys.platform == "linux":
            with contextlib.suppress(OSError):  # gone meanwhile
                os.sched_setscheduler(self._thread, os.SCHED_IDLE, os.sched_param(0))

    def alive(self) -> bool:
        """Whether the process still holds its end of the socket."""
        return not self._lost

    async def end(self) -> None:
        """Let it go when it has nothing to do: it sees its socket close. Killed if it does not go soon."""
        self._watch = None
        if self._transport is not None:
            self._transport.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                await asyncio.to_thread(self.process.wait, _END_SECONDS)
        await self.kill()

    async def kill(self) -> None:
        """End it at once and reap it. Who is in its line gets WorkerDiedError."""
        self._watch = None
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        while self.line and not self._lost:
            turn = self.line.popleft()
            if turn is not None:
                turn.fail(WorkerDiedError(-signal.SIGKILL))
        if self._transport is not None:
            self._transport.abort()
        else:
            self._socket.close()
        if self.process.poll() is None:
            await asyncio.to_thread(self.process.wait)
        if self._reporting is not None:
            await self._reporting

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The loop has the socket."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is one without saying so

    def data_received(self, data: bytes) -> None:
        """Cut frames; hold back a worker that is faster than its reader."""
        buffer: bytes | bytearray = data
        if self._buffer:
            self._buffer += data
            buffer = self._buffer
        start, end = 0, len(buffer)
        while end - start >= FRAME.size:
            kind, length = FRAME.unpack_from(buffer, start)
            following = start + FRAME.size + length
            if following > end:
                break
            payload = bytes(buffer[start + FRAME.size : following])
            start = following
            self._took(kind, payload)
        if buffer is data:
            self._buffer += data[start:] if start else data
        else:
            del self._buffer[:start]
        turn = self.line[0] if self.line else None
        if turn is not None:
            turn.wake()
            if turn.held > _PAUSE_BYTES and not self._paused and self._transport is not None:
                self._paused = True
                turn.on_room = self._resume
                self._transport.pause_reading()

    def _took(self, kind: bytes, payload: bytes) -> None:
        if kind == THREAD:
            self._thread = int(payload)
            self.is_low = False
        elif kind == READY:
            if self._ready is not None and not self._ready.done():
                self._ready.set_result(None)
        elif self.line:
            turn = self.line[0]
            if turn is not None:
                turn.take(kind, payload)
            if kind in LAST:
                self.line.popleft()
                if turn is not None:
                    turn.on_room = None
                    turn.wake()
                self._resume()  # what is held of this answer is all that there will be
                if self._watch is not None:
                    self._watch.answered(self, turn, kind, payload)

    def _resume(self) -> None:
        if self._paused and self._transport is not None:
            self._paused = False
            self._transport.resume_reading()

    def eof_received(self) -> bool:
        """The worker closed its end."""
        return False

    def connection_lost(self, error: Exception | None) -> None:
        """The worker is gone."""
        self._lost = True
        if self._watch is not None:
            self._watch.lost(self)
        self._report()

    def _report(self) -> None:
        """Have all who wait for it get WorkerDiedError."""
        waited_for = self.line or (self._ready is not None and not self._ready.done())
        if waited_for and (self._reporting is None or self._reporting.done()):
            self._reporting = asyncio.get_running_loop().create_task(self._tell())

    async def _tell(self) -> None:
        error = WorkerDiedError(await self._status())
        if self._ready is not None and not self._ready.done():
            self._ready.set_exception(error)
        while self.line:
            turn = self.line.popleft()
            if turn is not None:
                turn.fail(error)

    async def _status(self) -> int | None:
        """The status of a process whose socket closed: it is ending, if it has not yet."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return await asyncio.to_thread(self.process.wait, 2.0)
        return None
