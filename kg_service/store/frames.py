"""What a query worker and its pool say to each other over a socket pair.

The pool sends requests: four bytes with a number, four of length (big-endian), what is asked
(:mod:`kg_service.store.requests`). It may send one before the other
is answered, and take it back by its number with a length of nothing, which holds if the worker has not begun it. The
worker answers each request in turn with frames: one byte of kind, four bytes of length, payload. ``R`` ready (once,
at the start); then for each request ``W`` (a head, a line end, the whole result), or where it is long ``H`` (the head:
the kind of result, and its content coding after a semicolon if it has one), any number of ``D`` (bytes of the result)
and ``E`` (end), or at any point ``X`` (JSON: error, message), which ends it, or only ``C`` if it was taken back. ``T``,
before ready or between answers, names the thread that the queries to come run in (its id in the system). The writer
(:mod:`kg_service.store.writer`) speaks likewise, with four bytes of length before a request and one request at a time.
"""

from __future__ import annotations

import json
import socket
import struct
from typing import Any

READY = b"R"
THREAD = b"T"
WHOLE = b"W"
HEAD = b"H"
DATA = b"D"
END = b"E"
ERROR = b"X"
TAKEN_BACK = b"C"
LAST = frozenset({WHOLE, END, ERROR, TAKEN_BACK})
"""The kinds that end an answer."""

FRAME = struct.Struct(">cI")
LENGTH = struct.Struct(">I")
REQUEST = struct.Struct(">II")
_JSON = json.JSONEncoder(ensure_ascii=False)


def frame(kind: bytes, payload: bytes = b"") -> bytes:
    """One frame as bytes."""
    return FRAME.pack(kind, len(payload)) + payload


def payload(values: dict[str, Any]) -> bytes:
    """What a request says, as bytes of JSON."""
    return _JSON.encode(values).encode("utf-8", "surrogatepass")


def exactly(channel: socket.socket, count: int) -> bytes:
    """So many bytes from a blocking socket. Raises EOFError when it closes before."""
    parts = bytearray()
    while len(parts) < count:
        block = channel.recv(min(count - len(parts), 1 << 20))
        if not block:
            raise EOFError
        parts += block
    return bytes(parts)
