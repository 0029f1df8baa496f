"""A query worker: a process of its own that opens a snapshot read-only, runs one query at a time and serialises it.

pyoxigraph cannot end a query, so the pool ends the process. Started by :mod:`kg_service.store.pool` as
``python -m kg_service.store.worker FD OPTIONS``; it reads no settings and no environment.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import sys
import threading
import time
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg_service.store.confine import deny_internet, die_with_parent, limit_memory
from kg_service.store.encoding import Compressor, compressor
from kg_service.store.frames import DATA, END, ERROR, HEAD, READY, TAKEN_BACK, THREAD, WHOLE, frame
from kg_service.store.inbox import Inbox
from kg_service.store.requests import read
from kg_service.store.snapshots import reading
from kg_service.store.syntax import find_fault, query_parser
from kg_service.store.writing import RDF_FORMATS

_FIRST_FLUSH = 16 << 10
_FLUSH = 128 << 10
_FLUSH_SECONDS = 0.02
_GRAPHS_NAMED = 10
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WORTH_COMPRESSING = 1400  # bytes: less goes in one packet anyway

_RESULT_FORMATS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}


class _TooLargeError(Exception):
    """The result has more bytes than one may have."""


class _FrameWriter:
    """Binary file that sends what is written as frames: little ones whole, large ones as they come.

    ``encoding``: the content coding to give it, unless the whole is too small to be worth it.
    """

    def __init__(self, channel: socket.socket, kind: str, limit: int, encoding: str | None) -> None:
        self._channel = channel
        self._kind = kind
        self._encoding = encoding
        self._compressor: Compressor | None = None
        self._parts: list[bytes] = []
        self._size = 0
        self._total = 0
        self._limit = limit
        self._threshold = _FIRST_FLUSH
        self._sent: float | None = None
        self._begun = False

    def write(self, data: bytes) -> int:
        """Take bytes; blocks while the reader is slow."""
        self._parts.append(bytes(data))
        self._size += len(data)
        self._total += len(data)
        if self._total > self._limit:
            raise _TooLargeError
        now = time.monotonic()
        if self._sent is None:  # the engine hands over a small result whole, at its end
            self._sent = now
        if self._size >= self._threshold or now - self._sent > _FLUSH_SECONDS:
            self._channel.sendall(self._piece())
            self._threshold = _FLUSH
            self._sent = now
        return len(data)

    def flush(self) -> None:
        """Nothing: frames are sent when they are worth it."""

    def finish(self) -> None:
        """Send what is left and the end."""
        if self._begun:
            self._channel.sendall(frame(DATA, self._taken(last=True)) + frame(END))
        else:
            head = self._head(self._size >= _WORTH_COMPRESSING)
            self._channel.sendall(frame(WHOLE, head + b"\n" + self._taken(last=True)))

    def _piece(self) -> bytes:
        head = b"" if self._begun else frame(HEAD, self._head(worth_compressing=True))
        self._begun = True
        return head + frame(DATA, self._taken(last=False))

    def _taken(self, *, last: bool) -> bytes:
        data = b"".join(self._parts)
        self._parts.clear()
        self._size = 0
        return data if self._compressor is None else self._compressor.add(data, last=last)

    def _head(self, worth_compressing: bool) -> bytes:
        """What the result is; from here on it is compressed if it is to be."""
        if self._encoding is None or not worth_compressing:
            return self._kind.encode()
        self._compressor = compressor(self._encoding)
        return f"{self._kind};{self._encoding}".encode()


class Reader:
    """The open snapshot; another one is opened when a request names another.

    ``copy``: the store at ``path`` in memory, which this process shares with others.
    """

    def __init__(self, path: str | None = None, copy: ox.Store | None = None) -> None:
        self._path = path
        self._store = copy
        self._copy = copy  # kept: to free it would take a copy of each of its pages
        self._hold = contextlib.ExitStack()

    def store(self, path: str) -> ox.Store:
        """The store at that path. Raises OSError if it is gone or damaged."""
        if self._store is None or self._path != path:
            self._store = None
            self._hold.close()
            self._hold.enter_context(reading(Path(path)))
            self._store = ox.Store.read_only(path)
            self._path = path
        return self._store


def _run(store: ox.Store, request: dict[str, Any], channel: socket.socket) -> None:
    # The protocol's dataset, when given, replaces the query's whole: what it does not name is not there.
    dataset: dict[str, Any] = {}
    if request["default_graphs"] or request["named_graphs"]:
        dataset["default_graph"] = [ox.NamedNode(iri) for iri in request["default_graphs"]]
        dataset["named_graphs"] = [ox.NamedNode(iri) for iri in request["named_graphs"]]
    results = store.query(request["query"], base_iri=request["base"], **dataset)
    kind = _kind(results)
    media_type = request["formats"][kind]
    if media_type is None:
        _fail(channel, "not-acceptable", kind)
        return
    writer = _FrameWriter(channel, kind, request["limit"], request["encoding"])
    if isinstance(results, ox.QueryTriples):
        results.serialize(writer, format=RDF_FORMATS[media_type])  # type: ignore[arg-type]
    else:
        results.serialize(writer, format=_RESULT_FORMATS[media_type])  # type: ignore[arg-type]
    writer.finish()


def _kind(results: object) -> str:
    if isinstance(results, ox.QuerySolutions):
        return "solutions"
    return "boolean" if isinstance(results, ox.QueryBoolean) else "graph"


def _unknown_graph(store: ox.Store, request: dict[str, Any]) -> str | None:
    """A graph of the query's FROM that is not there. Those of the protocol are empty then, as W3C's tests want it."""
    if request["default_graphs"] or request["named_graphs"]:
        return None
    for iri in request["from"]:
        if _ABSOLUTE.match(iri) and not store.contains_named_graph(ox.NamedNode(iri)):
            return str(iri)
    return None


def _answer(reader: Reader, request: dict[str, Any], channel: socket.socket) -> None:
    try:
        store = reader.store(request["data"])
    except FileNotFoundError:
        _fail(channel, "gone", "the snapshot was removed")
        return
    except (OSError, ValueError) as error:
        _fail(channel, "store", str(error))
        return
    try:
        unknown = _unknown_graph(store, request)
        if unknown is not None:
            there = [str(graph.value) for graph in islice(store.named_graphs(), _GRAPHS_NAMED)]
            _fail(channel, "unknown-graph", unknown, there=sorted(there))
            return
        _run(store, request, channel)
    except _TooLargeError:
        _fail(channel, "too-large", "")
    except SyntaxError as error:
        fault = find_fault(request["query"], str(error), query_parser(request["base"]))
        _fail(channel, "syntax", fault.reason, line=fault.line, column=fault.column, piece=fault.piece)
    except MemoryError:
        _fail(channel, "memory", "")
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: also a function that the engine does not have
        _fail_by(channel, error, request["services"])


def _fail_by(channel: socket.socket, error: Exception, services: list[str]) -> None:
    """Tell of an error. If it is that nobody listens any more, telling raises ConnectionError, too."""
    message = str(error)
    if services and not isinstance(error, ValueError) and "function" not in message:
        _fail(channel, "service", message, services=services)
    elif isinstance(error, OSError):
        _fail(channel, "query", message)
    else:
        _fail(channel, "input", message)


def _fail(channel: socket.socket, error: str, message: str, **more: Any) -> None:
    channel.sendall(frame(ERROR, json.dumps({"error": error, "message": message, **more}).encode()))


def main() -> None:
    """Serve requests until the pool closes the socket."""
    channel = socket.socket(fileno=int(sys.argv[1]))
    options = json.loads(sys.argv[2])
    die_with_parent(options["parent"])
    limit_memory(options["memory"])
    if not options["internet"]:
        deny_internet()
    reader = Reader()
    if options["data"]:
        with contextlib.suppress(OSError):  # told with the first request
            reader.store(options["data"])
    run(channel, reader)


def run(channel: socket.socket, reader: Reader) -> None:
    """Serve the requests that come over a socket, until it is closed."""
    inbox = Inbox(channel)
    _give_way()
    # Whoever lowered a thread's priority may not raise it again: after such a query another thread takes over.
    greeting, serving = frame(READY), True
    while serving:
        serving = False

        def serve(greeting: bytes = greeting) -> None:
            nonlocal serving
            serving = _serve(reader, inbox, channel, greeting)

        thread = threading.Thread(target=serve)
        thread.start()
        thread.join()
        greeting = b""


def _serve(reader: Reader, inbox: Inbox, channel: socket.socket, greeting: bytes) -> bool:
    """Answer requests: True once this thread's priority was lowered, False when the pool closed the socket."""
    policy = _policy()
    with contextlib.suppress(EOFError, ConnectionError):
        channel.sendall(frame(THREAD, b"%d" % threading.get_native_id()) + greeting)
        while _policy() == policy:
            request = inbox.next()
            if request is None:
                channel.sendall(frame(TAKEN_BACK))
            else:
                _answer(reader, read(request), channel)
        return True
    return False


def _give_way() -> None:
    """Do not push others from their core on waking up (sched(7), SCHED_BATCH): least of all who is asking.

    On waking they would otherwise take turns with the service query by query, which costs a quarter of all look-ups.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def _policy() -> int:
    """By what rule the system gives this thread its time (sched(7)); one and the same elsewhere than on Linux."""
    return os.sched_getscheduler(0) if sys.platform == "linux" else 0


if __name__ == "__main__":
    main()
