"""The pool's end of one query worker: starts it, speaks with it, ends it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg_service.store.frames import FRAME, READY, request

_PACKAGES = Path(__file__).resolve().parents[2]
_BLOCK = 256 << 10
_START_SECONDS = 20.0


class WorkerDiedError(Exception):
    """The worker's process ended; ``status`` as subprocess gives it (negative: a signal)."""

    def __init__(self, status: int | None) -> None:
        super().__init__(f"query worker ended with status {status}")
        self.status = status


@dataclass(frozen=True)
class WorkerOptions:
    """What every worker of a pool is started with. ``memory`` in MiB, ``data``: folder to open at the start."""

    memory: int = 0
    internet: bool = False
    data: str | None = None


class WorkerProcess:
    """One worker process and the socket to it."""

    def __init__(self, options: WorkerOptions) -> None:
        ours, theirs = socket.socketpair()
        arguments = {
            "parent": os.getpid(),
            "memory": options.memory,
            "internet": options.internet,
            "data": options.data,
        }
        # -P: nothing is imported from the working folder. No setting, hence no secret, is handed down.
        environment = {"PYTHONPATH": str(_PACKAGES), "PATH": os.environ.get("PATH", ""), "RUST_BACKTRACE": "0"}
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, our own arguments
                [sys.executable, "-P", "-m", "kg_service.store.worker", str(theirs.fileno()), json.dumps(arguments)],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
        ours.setblocking(False)
        self._socket = ours
        self._buffer = bytearray()

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    async def ready(self) -> None:
        """Wait until it takes requests. Raises WorkerDiedError or TimeoutError."""
        async with asyncio.timeout(_START_SECONDS):
            kind, _ = await self.frame()
        if kind != READY:
            raise WorkerDiedError(self._process.poll())

    async def send(self, values: dict[str, Any]) -> None:
        """Send a request. Raises WorkerDiedError."""
        try:
            await asyncio.get_running_loop().sock_sendall(self._socket, request(values))
        except OSError:
            raise WorkerDiedError(await self._status()) from None

    async def frame(self) -> tuple[bytes, bytes]:
        """The next frame: kind and payload. Raises WorkerDiedError."""
        buffer = self._buffer
        while len(buffer) < FRAME.size:
            await self._receive()
        kind, length = FRAME.unpack_from(buffer)
        while len(buffer) < FRAME.size + length:
            await self._receive()
        payload = bytes(buffer[FRAME.size : FRAME.size + length])
        del buffer[: FRAME.size + length]
        return kind, payload

    def next_kind(self) -> bytes | None:
        """Kind of the next frame if all of it is here already."""
        if len(self._buffer) < FRAME.size:
            return None
        kind, length = FRAME.unpack_from(self._buffer)
        return bytes(kind) if len(self._buffer) >= FRAME.size + length else None

    async def _receive(self) -> None:
        try:
            block = await asyncio.get_running_loop().sock_recv(self._socket, _BLOCK)
        except OSError:
            block = b""
        if not block:
            raise WorkerDiedError(await self._status())
        self._buffer += block

    async def _status(self) -> int | None:
        """The status of a process whose socket closed: it is ending, if it has not yet."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return await asyncio.to_thread(self._process.wait, 2.0)
        return None

    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    async def kill(self) -> None:
        """End it at once and reap it."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._socket.close()
        await asyncio.to_thread(self._process.wait)
