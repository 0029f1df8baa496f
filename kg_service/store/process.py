"""The service's end of one worker process: starts it, speaks with it, ends it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from kg_service.store import allocator
from kg_service.store.frames import FRAME, READY, THREAD

_PACKAGES = Path(__file__).resolve().parents[2]
_START_SECONDS = 20.0
_END_SECONDS = 5.0
# A stream that is read slowly waits in the worker, not here.
_PAUSE_BYTES = 512 << 10
_RESUME_BYTES = 128 << 10

QUERY_WORKER = "kg_service.store.worker"
WRITER = "kg_service.store.writer"


class WorkerDiedError(Exception):
    """The worker's process ended; ``status`` as subprocess gives it (negative: a signal)."""

    def __init__(self, status: int | None) -> None:
        super().__init__(f"query worker ended with status {status}")
        self.status = status


@dataclass(frozen=True)
class WorkerOptions:
    """What a process is started with.

    ``memory`` in MiB, ``data``: folder to open at the start, ``allocator``: library that allocates memory in it.
    """

    memory: int = 0
    internet: bool = False
    data: str | None = None
    module: str = QUERY_WORKER
    allocator: Path | None = None


class WorkerProcess(asyncio.Protocol):
    """One worker process and the socket to it. Frames are cut where they arrive; at most one coroutine waits for them.

    A protocol rather than ``sock_recv``: it registers the socket with the loop once, not once a frame.
    """

    def __init__(self, options: WorkerOptions, on_lost: Callable[[WorkerProcess], None] | None = None) -> None:
        ours, theirs = socket.socketpair()
        arguments = {
            "parent": os.getpid(),
            "memory": options.memory,
            "internet": options.internet,
            "data": options.data,
        }
        # -P: nothing is imported from the working folder. No setting, hence no secret, is handed down.
        environment = {"PYTHONPATH": str(_PACKAGES), "PATH": os.environ.get("PATH", ""), "RUST_BACKTRACE": "0"}
        environment |= allocator.environment(options.allocator)
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 - our own module, our own arguments
                [sys.executable, "-P", "-m", options.module, str(theirs.fileno()), json.dumps(arguments)],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
        ours.setblocking(False)
        self._socket = ours
        self._transport: asyncio.Transport | None = None
        self._on_lost = on_lost
        self._buffer = bytearray()
        self._frames: deque[tuple[bytes, bytes]] = deque()
        self._held = 0
        self._paused = False
        self._lost = False
        self._interrupted = False
        self._thread: int | None = None
        self._waiter: asyncio.Future[None] | None = None

    @property
    def pid(self) -> int:
        """Process id."""
        return self.process.pid

    async def ready(self) -> None:
        """Wait until it takes requests. Raises WorkerDiedError or TimeoutError."""
        loop = asyncio.get_running_loop()
        await loop.create_unix_connection(lambda: self, sock=self._socket)
        async with asyncio.timeout(_START_SECONDS):
            kind, _ = await self.frame()
        if kind != READY:
            raise WorkerDiedError(self.process.poll())

    def send(self, message: bytes) -> None:
        """Send a request. That the worker died shows when its answer is awaited."""
        self._interrupted = False  # the deadline of the request before may have come together with its answer
        if self._transport is not None and not self._lost:
            self._transport.write(message)

    async def frame(self) -> tuple[bytes, bytes]:
        """The next frame: kind and payload. Raises WorkerDiedError, TimeoutError once interrupted."""
        while not self._frames:
            if self._interrupted:
                raise TimeoutError
            if self._lost:
                raise WorkerDiedError(await self._status())
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        frame = self._frames.popleft()
        self._held -= len(frame[1])
        if self._paused and self._held < _RESUME_BYTES and self._transport is not None:
            self._paused = False
            self._transport.resume_reading()
        return frame

    def interrupt(self) -> bool:
        """Have whoever waits for a frame, now or later, get TimeoutError. False if they do already."""
        if self._interrupted:
            return False
        self._interrupted = True
        self._wake()
        return True

    def lower_priority(self) -> None:
        """Let what it runs now have the time that nobody else wants (Linux only); a new thread takes what comes next.

        Not by niceness: a core with a nice thread counts as taken when others wake up, one with an idle thread as free.
        """
        if self._thread is not None and sys.platform == "linux":
            with contextlib.suppress(OSError):  # gone meanwhile
                os.sched_setscheduler(self._thread, os.SCHED_IDLE, os.sched_param(0))

    def next_kind(self) -> bytes | None:
        """Kind of the next frame if all of it is here already."""
        return self._frames[0][0] if self._frames else None

    def alive(self) -> bool:
        """Whether the process still holds its end of the socket."""
        return not self._lost

    async def end(self) -> None:
        """Let it go when it has nothing to do: it sees its socket close. Killed if it does not go soon."""
        self._on_lost = None
        if self._transport is not None:
            self._transport.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                await asyncio.to_thread(self.process.wait, _END_SECONDS)
        await self.kill()

    async def kill(self) -> None:
        """End it at once and reap it."""
        self._on_lost = None
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        if self._transport is not None:
            self._transport.abort()
        else:
            self._socket.close()
        if self.process.poll() is None:
            await asyncio.to_thread(self.process.wait)

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
            if kind == THREAD:
                self._thread = int(payload)
                continue
            self._frames.append((kind, payload))
            self._held += length
        if buffer is data:
            self._buffer += data[start:] if start else data
        else:
            del self._buffer[:start]
        if self._held > _PAUSE_BYTES and not self._paused and self._transport is not None:
            self._paused = True
            self._transport.pause_reading()
        if self._frames:
            self._wake()

    def eof_received(self) -> bool:
        """The worker closed its end."""
        return False

    def connection_lost(self, error: Exception | None) -> None:
        """The worker is gone."""
        self._lost = True
        self._wake()
        if self._on_lost is not None:
            self._on_lost(self)

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def _status(self) -> int | None:
        """The status of a process whose socket closed: it is ending, if it has not yet."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return await asyncio.to_thread(self.process.wait, 2.0)
        return None
