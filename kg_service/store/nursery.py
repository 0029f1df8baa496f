"""The nursery: a process that holds a copy of a snapshot in memory, and from which query workers are forked.

In memory the engine answers look-ups in half the time that it takes on disk, and in a sixth where the disk's store is
large; and what is forked shares the copy, so that it is there once however many workers there are, and a new worker
has it at once (docs/adr/0011-workers-share-a-copy-in-memory.md). Started as ``python -m kg_service.store.nursery FD
OPTIONS`` by :mod:`kg_service.store.brood`, which says there what the two tell each other. No thread runs in it
when it forks.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import selectors
import signal
import socket
import sys
from itertools import count
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg_service.store import allocator, huge_pages, worker
from kg_service.store.confine import (
    bound_while_loading,
    deny_internet,
    die_with_parent,
    lift_bound,
    limit_memory,
    used_addresses,
)
from kg_service.store.line_order import SortedLines
from kg_service.store.snapshots import reading

MESSAGE_BYTES = 4096
_BLOCK = 1 << 20


def copy_of(data: Path) -> ox.Store:
    """The snapshot in that folder as a store in memory.

    A process of its own reads it: RocksDB starts threads, and who has threads must not be forked. Raises OSError if
    the snapshot cannot be read or is gone.
    """
    rows_in, rows_out = os.pipe()
    names_in, names_out = os.pipe()
    reader = os.fork()
    if reader == 0:
        os.close(rows_in)
        os.close(names_in)
        _as_child(_write_out, data, rows_out, names_out)
    os.close(rows_out)
    os.close(names_out)
    store = ox.Store()
    with os.fdopen(rows_in, "rb", _BLOCK) as rows, os.fdopen(names_in, encoding="utf-8") as names:
        store.bulk_load(rows, format=ox.RdfFormat.N_QUADS, lenient=True)  # it was checked on the way in
        told = names.read()
    _, status = os.waitpid(reader, 0)
    if status:
        raise OSError(f"{data}: the snapshot could not be read")
    for name in json.loads(told):
        store.add_graph(ox.NamedNode(name))
    return store


def _write_out(data: Path, rows: int, names: int) -> None:
    """The snapshot as N-Quads, then the names of the graphs that N-Quads cannot say: those with nothing in them.

    What is about one thing comes together, in all graphs: the engine follows links from triple to triple of a thing,
    and what lies together is read together.
    """
    lift_bound()  # the bound is for the copy: RocksDB's threads reserve more addresses than a small copy may take
    with reading(data), os.fdopen(rows, "wb", _BLOCK) as out, os.fdopen(names, "w", encoding="utf-8") as empty:
        store = ox.Store.read_only(str(data))
        lines = SortedLines(out)
        store.dump(lines, format=ox.RdfFormat.N_QUADS)  # type: ignore[arg-type]
        lines.finish()
        out.close()
        graphs = [graph for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)]
        bare = [g.value for g in graphs if next(store.quads_for_pattern(None, None, None, g), None) is None]
        json.dump(bare, empty)


def _as_child(work: Any, *arguments: Any) -> None:
    """Do that in a process that was just forked, and end it."""
    status = 1
    try:
        work(*arguments)
        status = 0
    finally:
        os._exit(status)


class _Nursery:
    def __init__(self, control: socket.socket, options: dict[str, Any]) -> None:
        self._control = control
        self._options = options
        self._store = copy_of(Path(options["data"]))
        self._numbers: dict[int, int] = {}  # of the children that run, by process id
        self._wake, self._woken = os.pipe()
        self._addresses = used_addresses()

    def serve(self) -> None:
        """Fork and end workers as told, and tell how they ended, until the service closes the socket."""
        for end in (self._wake, self._woken):
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # the default would not write to the pipe
        signal.set_wakeup_fd(self._woken, warn_on_full_buffer=False)
        poll = selectors.DefaultSelector()
        poll.register(self._control, selectors.EVENT_READ)
        poll.register(self._wake, selectors.EVENT_READ)
        huge_pages.gather()
        gc.freeze()  # what is there is never garbage: looking at it would copy its pages
        self._tell({"ready": True})
        while True:
            for key, _ in poll.select():
                if key.fileobj is self._control:
                    if not self._told():
                        return
                else:
                    with contextlib.suppress(BlockingIOError):
                        os.read(self._wake, MESSAGE_BYTES)
            self._reap()

    def _told(self) -> bool:
        """One message of the service; False when it closed the socket."""
        message, channels, _, _ = socket.recv_fds(self._control, MESSAGE_BYTES, 1)
        if not message:
            return False
        said = json.loads(message)
        if "start" in said:
            self._start(said["start"], channels[0])
        else:
            for pid, number in self._numbers.items():
                if number == said["kill"]:
                    os.kill(pid, signal.SIGKILL)  # it is not reaped yet, so this is still its id
        return True

    def _start(self, number: int, channel: int) -> None:
        parent = os.getpid()
        try:
            pid = os.fork()
        except OSError:
            os.close(channel)
            self._tell({"ended": number, "status": 1})
            return
        if pid == 0:
            _as_child(self._be_worker, parent, channel)
        os.close(channel)
        self._numbers[pid] = number
        self._tell({"started": number, "pid": pid})

    def _be_worker(self, parent: int, channel: int) -> None:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self._control.close()
        os.close(self._wake)
        os.close(self._woken)
        die_with_parent(parent)
        allocator.after_fork()
        limit_memory(self._options["memory"], self._addresses)
        worker.run(socket.socket(fileno=channel), worker.Reader(self._options["data"], self._store))

    def _reap(self) -> None:
        with contextlib.suppress(ChildProcessError):
            for _ in count():
                pid, status = os.waitpid(-1, os.WNOHANG)
                if pid == 0:
                    return
                self._tell({"ended": self._numbers.pop(pid), "status": os.waitstatus_to_exitcode(status)})

    def _tell(self, message: dict[str, Any]) -> None:
        self._control.send(json.dumps(message).encode())


def main() -> None:
    """Serve until the service closes the socket; workers that still run end with this process."""
    control = socket.socket(fileno=int(sys.argv[1]))
    options = json.loads(sys.argv[2])
    die_with_parent(options["parent"])
    for told_all in (signal.SIGINT, signal.SIGTERM):  # it ends with the service, which ends in good order
        signal.signal(told_all, signal.SIG_IGN)
    if not options["internet"]:
        deny_internet()
    with bound_while_loading(options["most"]):
        nursery = _Nursery(control, options)
    nursery.serve()


if __name__ == "__main__":
    main()
