"""Real engines on loopback for tests, and a real proxy before them that can cut, stall or refuse."""

from __future__ import annotations

import contextlib
import itertools
import random
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

READY_SECONDS = 120.0
VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql_port}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = .
ServerThreads = 40
MaxClientConnections = 40
"""


@dataclass(frozen=True)
class RunningEngine:
    """An engine and what settings reach it."""

    endpoint: str
    settings: dict[str, str]


_PORTS = itertools.cycle(random.sample(range(15_000, 30_000), 15_000))
"""Below those that systems give to whoever asks for any, so that nobody takes one between its choice and its use."""


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nobody listens on now, all different."""
    found: list[int] = []
    while len(found) < count:
        port = next(_PORTS)
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            found.append(port)
    return found


@contextlib.contextmanager
def oxigraph_server(folder: Path, port: int | None = None) -> Iterator[RunningEngine]:
    """The Oxigraph server of the PyPI package ``oxigraph``."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.exists():
        pytest.skip("the PyPI package oxigraph is not installed")
    port = port or free_ports(1)[0]
    command = [str(program), "serve", "--location", str(folder / "oxigraph"), "--bind", f"127.0.0.1:{port}"]
    with _running(command, folder, f"http://127.0.0.1:{port}/query") as endpoint:
        yield RunningEngine(endpoint, {"endpoint": endpoint})


@contextlib.contextmanager
def virtuoso_server(folder: Path, more: str = "") -> Iterator[RunningEngine]:
    """Virtuoso with a new database and ``more`` in its settings. Skips the test where it is not installed."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("virtuoso-t is not installed (Debian and Ubuntu: apt-get install virtuoso-opensource)")
    port, sql_port = free_ports(2)
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(port=port, sql_port=sql_port) + more)
    command = [program, "+foreground", "+configfile", "virtuoso.ini"]
    with _running(command, folder, f"http://127.0.0.1:{port}/sparql") as endpoint:
        # Name and password of a database that was just made.
        yield RunningEngine(endpoint, {"endpoint": endpoint, "endpoint_user": "dba", "endpoint_password": "dba"})


@contextlib.contextmanager
def _running(command: list[str], folder: Path, endpoint: str) -> Iterator[str]:
    with (folder / "engine.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        try:
            _wait(process, endpoint, folder)
            yield endpoint
        finally:
            process.kill()
            process.wait(READY_SECONDS)


def _wait(process: subprocess.Popen[bytes], endpoint: str, folder: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(httpx.TransportError):
            asked = httpx.post(endpoint, data={"query": "ASK {}"}, headers={"Accept": "*/*"}, timeout=2.0)
            if asked.status_code == 200:
                return
        time.sleep(0.02)
    pytest.fail(f"the engine did not start: {(folder / 'engine.log').read_text(errors='replace')[-2000:]}")


class Proxy:
    """A TCP proxy on loopback before an engine.

    ``cut_after``: bytes of each answer after which both connections are cut, None lets all through; ``stall``: bytes
    after which nothing more comes, with the connection open; ``refuse``: hang up at once.
    """

    def __init__(self, endpoint: str) -> None:
        parts = urlsplit(endpoint)
        self._target = (str(parts.hostname), int(parts.port or 80))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._closing = threading.Event()
        self.cut_after: int | None = None
        self.stall: int | None = None
        self.refuse = False
        self.endpoint = f"http://127.0.0.1:{self._listener.getsockname()[1]}{parts.path}"
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Proxy:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._listener.close()

    def heal(self) -> None:
        """Let everything through again."""
        self.cut_after, self.stall, self.refuse = None, None, False

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            if self.refuse:
                return
            with socket.create_connection(self._target) as engine:
                threading.Thread(target=_pump, args=(client, engine), daemon=True).start()
                self._answer(engine, client)
                client.shutdown(socket.SHUT_RDWR)

    def _answer(self, engine: socket.socket, client: socket.socket) -> None:
        passed = 0
        while data := engine.recv(16384):
            for bound in (self.cut_after, self.stall):
                if bound is not None and passed + len(data) >= bound:
                    client.sendall(data[: bound - passed])
                    if bound == self.stall:
                        self._closing.wait(READY_SECONDS)
                    return
            client.sendall(data)
            passed += len(data)


def _pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(16384):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
