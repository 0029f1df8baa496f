"""The service's end of a nursery: the workers that are forked from a copy of a snapshot in memory.

The two speak over a socket that keeps messages apart, in JSON. The service says ``{"start": N}``, with the worker's end
of its socket beside, and ``{"kill": N}``; the nursery says ``{"ready": true}`` once it has the copy, then
``{"started": N, "pid": …}`` and ``{"ended": N, "status": …}``, as :class:`subprocess.Popen` would.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import socket
import subprocess
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from kg_service.store.children import Child, WorkerOptions, spawned
from kg_service.store.process import WorkerDiedError

_MODULE = "kg_service.store.nursery"
_LOAD_SECONDS = 900.0
_END_SECONDS = 5.0
_MESSAGE_BYTES = 4096


class _Forked:
    """A worker that a nursery started; its end is told by the nursery, whose child it is."""

    def __init__(self, kill: Callable[[], None]) -> None:
        self.pid = 0
        self._kill = kill
        self._status: int | None = None
        self._over = threading.Event()

    def poll(self) -> int | None:
        return self._status

    def wait(self, timeout: float | None = None) -> int:
        if not self._over.wait(timeout):
            raise subprocess.TimeoutExpired("forked worker", timeout or 0.0)
        return self._status or 0

    def kill(self) -> None:
        if self._status is None:
            self._kill()

    def ended(self, status: int) -> None:
        """It did, with this status."""
        self._status = status
        self._over.set()


class Brood:
    """Workers with a copy of a snapshot in memory, which a process of its own holds. Starts them (``Starter``).

    ``most``: MiB that the copy may take. ``on_lost`` is told when that process ended by itself, its workers with it.
    All methods run on one event loop.
    """

    seconds = 0.01
    """What a fork takes at most while others work, with a million triples on large pages."""

    def __init__(self, options: WorkerOptions, data: Path, most: int, on_lost: Callable[[], None]) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        arguments = {"memory": options.memory, "internet": options.internet, "data": str(data), "most": most}
        with theirs:
            self.process = spawned(_MODULE, theirs, arguments, options.allocator)
        ours.setblocking(False)
        loop = asyncio.get_running_loop()
        self._socket: socket.socket | None = ours
        self._on_lost = on_lost
        self._ready: asyncio.Future[None] = loop.create_future()
        self._numbers = count()
        self._children: dict[int, _Forked] = {}
        self._leaving = False
        loop.add_reader(ours.fileno(), self._read)

    async def ready(self) -> None:
        """Wait until it has the copy. Raises WorkerDiedError or TimeoutError."""
        async with asyncio.timeout(_LOAD_SECONDS):
            await self._ready

    def start(self, channel: socket.socket) -> Child:
        """See :class:`~kg_service.store.children.Starter`."""
        number = next(self._numbers)
        self._say({"start": number}, channel.fileno())
        child = self._children[number] = _Forked(lambda: self._end(number))
        return child

    def leave(self) -> None:
        """No more workers will be wanted: it ends when those that it has have ended."""
        self._leaving = True
        if not self._children:
            self._hang_up()

    async def close(self) -> None:
        """End it at once, its workers with it, and reap it."""
        self._hang_up()
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        await asyncio.to_thread(self.process.wait)

    async def gone(self) -> None:
        """Wait until it ended, which it does some time after it was told to :meth:`leave`."""
        await asyncio.to_thread(self.process.wait)

    def _say(self, message: dict[str, Any], *channels: int) -> None:
        if self._socket is None:
            raise BrokenPipeError("the nursery ended")
        socket.send_fds(self._socket, [json.dumps(message).encode()], channels)

    def _end(self, number: int) -> None:
        with contextlib.suppress(OSError):  # it ends with its nursery then
            self._say({"kill": number})

    def _read(self) -> None:
        assert self._socket is not None
        try:
            message = self._socket.recv(_MESSAGE_BYTES)
        except BlockingIOError:
            return
        except OSError:
            message = b""
        if not message:
            self._lost()
            return
        said = json.loads(message)
        if "ended" in said:
            self._children.pop(said["ended"]).ended(said["status"])
            if self._leaving:
                self.leave()
        elif "started" in said:
            self._children[said["started"]].pid = said["pid"]
        elif not self._ready.done():
            self._ready.set_result(None)

    def _lost(self) -> None:
        self._hang_up()
        if not self._ready.done():
            self._ready.set_exception(WorkerDiedError(self.process.poll()))
        self._on_lost()

    def _hang_up(self) -> None:
        if self._socket is None:
            return
        asyncio.get_running_loop().remove_reader(self._socket.fileno())
        self._socket.close()
        self._socket = None
        for child in self._children.values():
            child.ended(-signal.SIGKILL)  # the kernel ends them with the nursery
        self._children.clear()
