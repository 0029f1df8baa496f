"""The systems that are compared: made ready with the same data, started, stopped."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from bench import processes

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE.parent
NAMES = ("thidua", "oxigraph", "rdflib-memory", "rdflib-oxigraph")
LARGEST_IN_RDFLIB = 2_000_000
"""Triples. 51,000 take its memory store 200 MB, so these would take about 5 GB: reckoned, not tried."""


@dataclass(frozen=True)
class Limits:
    """How systems are run. ``timeout``: seconds a query may take where the system has such a limit; None: its own."""

    timeout: float | None = None
    workers: int | None = None
    start_seconds: float = 1800.0


@dataclass
class Loaded:
    """Data made ready for a system, and what that took."""

    data: Path
    place: Path
    seconds: float = 0.0


class System(Protocol):
    """How one system is loaded and started."""

    name: str
    path: str

    def load(self, data: Path, place: Path) -> None:
        """Make what the system reads, in ``place``; nothing where it reads the file itself."""
        ...

    def command(self, loaded: Loaded, port: int, limits: Limits) -> tuple[list[str], dict[str, str]]:
        """How it is started, and what its environment has besides."""
        ...

    def settled(self, port: int) -> bool:
        """Whether it is, once it answers, as it will be from then on."""
        ...


class ThiduaSystem:
    """This service on the embedded store, as ``thidua serve`` runs it."""

    name = "thidua"
    path = "/sparql"

    def load(self, data: Path, place: Path) -> None:
        """Publish the data as a snapshot, in a process of its own."""
        code = "import sys, pathlib\nfrom kg_service.store.snapshots import Snapshots\n"
        code += "Snapshots(pathlib.Path(sys.argv[1])).publish(pathlib.Path(sys.argv[2]))"
        subprocess.run([sys.executable, "-c", code, str(place), str(data)], check=True, cwd=_ROOT)

    def command(self, loaded: Loaded, port: int, limits: Limits) -> tuple[list[str], dict[str, str]]:
        """The installed command line."""
        settings = {} if limits.timeout is None else {"THIDUA_QUERY_TIMEOUT": f"{limits.timeout:g}"}
        if limits.workers is not None:
            settings["THIDUA_WORKERS"] = str(limits.workers)
        serve = ["serve", "--host", "127.0.0.1", "--port", str(port), "--store", str(loaded.place)]
        return [sys.executable, "-m", "kg_service.cli", *serve], settings

    def settled(self, port: int) -> bool:
        """Not while it copies the graph into memory."""
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.request("GET", "/metrics")
            return b"thidua_store_graph_copy_due 0" in connection.getresponse().read()
        finally:
            connection.close()


@dataclass
class OxigraphSystem:
    """The Oxigraph server."""

    environment: Path
    name: str = "oxigraph"
    path: str = "/query"

    def load(self, data: Path, place: Path) -> None:
        """Its own bulk loader."""
        program = str(self.environment / "bin" / "oxigraph")
        subprocess.run(
            [program, "load", "--location", str(place), "--file", str(data)],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def command(self, loaded: Loaded, port: int, limits: Limits) -> tuple[list[str], dict[str, str]]:
        """Without a time limit unless one is asked for.

        With one it keeps a thread for each query, answered or not, until the limit has passed, and can die of too many.
        """
        program = str(self.environment / "bin" / "oxigraph")
        serve = ["serve", "--location", str(loaded.place), "--bind", f"127.0.0.1:{port}"]
        if limits.timeout is not None:
            serve += ["--timeout-s", str(max(1, round(limits.timeout)))]
        return [program, *serve], {}

    def settled(self, port: int) -> bool:
        """It is."""
        return True


@dataclass
class RdflibSystem:
    """rdflib-endpoint, over rdflib's memory store or over Oxigraph's through oxrdflib."""

    environment: Path
    store: str
    path: str = "/"
    name: str = field(init=False)

    def __post_init__(self) -> None:
        self.name = f"rdflib-{self.store}"

    def load(self, data: Path, place: Path) -> None:
        """It reads the file when it starts."""

    def command(self, loaded: Loaded, port: int, limits: Limits) -> tuple[list[str], dict[str, str]]:
        """It has no time limit."""
        python = str(self.environment / "bin" / "python")
        return [python, str(_HERE / "rdflib_server.py"), self.store, str(loaded.data), str(port)], {}

    def settled(self, port: int) -> bool:
        """It is."""
        return True


class Server:
    """A running system."""

    def __init__(self, system: System, loaded: Loaded, limits: Limits, log: Path) -> None:
        self.name = system.name
        self.path = system.path
        self.port = _free_port()
        arguments, settings = system.command(loaded, self.port, limits)
        started = time.perf_counter()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("THIDUA_")}
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                arguments,
                stdout=out,
                stderr=out,
                cwd=loaded.data.parent,
                env={**kept, **settings},
                start_new_session=True,
            )
        self._wait(system, limits.start_seconds, log)
        self.start_seconds = time.perf_counter() - started
        self.memory_at_start = processes.memory_by_share(self.pid)

    @property
    def pid(self) -> int:
        """Of the first process of its tree."""
        return self._process.pid

    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def ask(self, query: str, seconds: float = 600.0) -> tuple[int, bytes]:
        """Status and body of one answer. Raises OSError."""
        from bench.queries import request

        line = request(self.path, query).split(b" ", 2)[1].decode("ascii")
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            connection.request("GET", line, headers={"Accept": "application/sparql-results+json"})
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def _wait(self, system: System, seconds: float, log: Path) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not self.alive():
                tail = log.read_text(encoding="utf-8", errors="replace")[-800:]
                raise RuntimeError(f"{self.name} ended with {self._process.returncode}:\n{tail}")
            try:
                if self.ask("ASK { ?s ?p ?o }", 30)[0] == 200 and system.settled(self.port):
                    return
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.05)
        self.stop()
        raise RuntimeError(f"{self.name} did not answer within {seconds:g} s")

    def stop(self) -> None:
        """End it and all that it started."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            processes.end(self.pid)
            self._process.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def systems(names: list[str], environment: Path) -> list[System]:
    """The systems of those names."""
    made: dict[str, System] = {
        "thidua": ThiduaSystem(),
        "oxigraph": OxigraphSystem(environment),
        "rdflib-memory": RdflibSystem(environment, "memory"),
        "rdflib-oxigraph": RdflibSystem(environment, "oxigraph"),
    }
    return [made[name] for name in names]


def load(system: System, data: Path, work: Path) -> Loaded:
    """Load the data, unless it was loaded before from the same file."""
    place = work / "loaded" / f"{data.stem}-{system.name}"
    loaded, mark = Loaded(data, place), place.with_suffix(".done")
    said = f"{data.stat().st_size} {data.stat().st_mtime_ns}"
    if mark.is_file() and mark.read_text(encoding="ascii").startswith(said):
        loaded.seconds = float(mark.read_text(encoding="ascii").split()[2])
        return loaded
    shutil.rmtree(place, ignore_errors=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    system.load(data, place)
    loaded.seconds = time.perf_counter() - started
    mark.write_text(f"{said} {loaded.seconds:.3f}", encoding="ascii")
    return loaded


def environment(folder: Path) -> Path:
    """The virtual environment of the other systems, made once; nothing of it mixes with the project's own."""
    mark = folder / "ready"
    lock = _ROOT / "requirements" / "bench-systems.lock"
    if mark.is_file() and mark.read_bytes() == lock.read_bytes():
        return folder
    print("making the environment of the other systems", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", str(lock)]
    subprocess.run([str(folder / "bin" / "python"), *install], check=True)
    mark.write_bytes(lock.read_bytes())
    return folder
