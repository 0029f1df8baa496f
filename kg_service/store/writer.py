"""The writer: a process of its own that applies changes to the store one at a time, and can be killed at any moment.

Started by :mod:`kg_service.store.updater` as ``python -m kg_service.store.writer FD OPTIONS``. A request is a frame of
JSON (the change) followed by its payload; the answer is ``E`` with JSON (``existed``) or ``X`` (JSON: error, message).
"""

from __future__ import annotations

import contextlib
import json
import socket
import sys
from pathlib import Path
from typing import Any

from kg_service.errors import PreconditionFailedError, StoreError
from kg_service.store.confine import deny_internet, die_with_parent, limit_memory
from kg_service.store.frames import END, ERROR, LENGTH, READY, exactly, frame
from kg_service.store.syntax import find_fault, update_parser
from kg_service.store.writing import Change, Writer


def _answer(writer: Writer, change: Change, payload: bytes) -> bytes:
    try:
        existed = writer.apply(change, payload)
    except StoreError as error:
        return _failure("no-graph", error.message)
    except PreconditionFailedError as error:
        return _failure("precondition", error.message)
    except SyntaxError as error:
        return _syntax(change, payload, error)
    except MemoryError:
        return _failure("memory", "")
    except (ValueError, RuntimeError) as error:  # RuntimeError: a graph that is there already, or is not
        return _failure("input", str(error))
    except OSError as error:
        return _failure("store", str(error))
    return frame(END, json.dumps({"existed": existed}).encode())


def _syntax(change: Change, payload: bytes, error: SyntaxError) -> bytes:
    if change.kind != "update":
        return _failure("document", str(error))
    fault = find_fault(payload.decode("utf-8"), str(error), update_parser(change.base))
    return _failure("syntax", fault.reason, line=fault.line, column=fault.column, piece=fault.piece)


def _failure(error: str, message: str, **more: Any) -> bytes:
    return frame(ERROR, json.dumps({"error": error, "message": message, **more}).encode())


def main() -> None:
    """Serve requests until the service closes the socket."""
    channel = socket.socket(fileno=int(sys.argv[1]))
    options = json.loads(sys.argv[2])
    die_with_parent(options["parent"])
    limit_memory(options["memory"])
    if not options["internet"]:
        deny_internet()
    writer = Writer(Path(options["data"]))
    channel.sendall(frame(READY))
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            (length,) = LENGTH.unpack(exactly(channel, LENGTH.size))
            values = json.loads(exactly(channel, length))
            payload = exactly(channel, values.pop("payload"))
            channel.sendall(_answer(writer, Change.from_json(values), payload))
    writer.close()


if __name__ == "__main__":
    main()
