"""Processes of the store: how they are started, and what is asked of one that runs."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Protocol

from kg_service.store import allocator as allocators

_PACKAGES = Path(__file__).resolve().parents[2]

QUERY_WORKER = "kg_service.store.worker"
WRITER = "kg_service.store.writer"


class Child(Protocol):
    """A process that was started; as :class:`subprocess.Popen` has it."""

    @property
    def pid(self) -> int:
        """Process id; 0 while it is not known."""

    def poll(self) -> int | None:
        """Its status if it has ended (negative: a signal)."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end, in any thread but the event loop's. Raises subprocess.TimeoutExpired."""

    def kill(self) -> None:
        """End it at once."""


class Starter(Protocol):
    """Starts workers."""

    @property
    def seconds(self) -> float:
        """About how long a worker takes to start."""

    def start(self, channel: socket.socket) -> Child:
        """One more, which has this end of a socket pair, too. Raises OSError where that cannot be."""


@dataclass(frozen=True)
class WorkerOptions:
    """What a process is started with; starts it as a new process of the interpreter.

    ``memory`` in MiB, ``data``: folder to open at the start, ``allocator``: library that allocates memory in it.
    """

    memory: int = 0
    internet: bool = False
    data: str | None = None
    module: str = QUERY_WORKER
    allocator: Path | None = None
    seconds: ClassVar[float] = 0.1

    def start(self, channel: socket.socket) -> Child:
        """See :class:`Starter`."""
        arguments = {"memory": self.memory, "internet": self.internet, "data": self.data}
        return spawned(self.module, channel, arguments, self.allocator)


def spawned(
    module: str, channel: socket.socket, arguments: dict[str, Any], allocator: Path | None
) -> subprocess.Popen[bytes]:
    """A process that runs one of our modules as ``python -m MODULE FD ARGUMENTS``: JSON, with our process id in it."""
    # -P: nothing is imported from the working folder. No setting, hence no secret, is handed down.
    environment = {"PYTHONPATH": str(_PACKAGES), "PATH": os.environ.get("PATH", ""), "RUST_BACKTRACE": "0"}
    environment |= allocators.environment(allocator)
    told = json.dumps({"parent": os.getpid(), **arguments})
    return subprocess.Popen(  # noqa: S603 - our own module, our own arguments
        [sys.executable, "-P", "-m", module, str(channel.fileno()), told],
        pass_fds=(channel.fileno(),),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
