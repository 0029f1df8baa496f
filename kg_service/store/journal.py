"""What was done to a store, one JSON line an event: ``begin`` and then ``published``, ``failed`` or ``abandoned``.

``begin`` is on the disk before anything is changed, and names the snapshot that the change will make. Whoever changes
the store next closes what a crash left open: the change holds if that snapshot was published, and is nothing if not.
The caller holds the lock for publishers.

A file that has grown past its bound becomes ``journal.1.jsonl`` before the next change begins, that one
``journal.2.jsonl`` and so on; the oldest goes. So events of one change are always in one file.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FILE = "journal.jsonl"
LARGEST = 16 << 20
"""Bytes after which the next change begins a new file."""
KEPT = 4
"""Older files that are kept."""
_TAIL = 1 << 20
_LONGEST_TEXT = 64 << 10


class Journal:
    """The journal of one store folder. ``largest``: bytes of a file after which the next change begins another."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self.path = folder / FILE
        self._largest = largest

    def begin(self, before: str, after: str, kind: str, payload: bytes, **details: Any) -> None:
        """A change of snapshot ``before`` into ``after`` begins. Short texts are kept, long ones only as their hash."""
        if len(payload) <= _LONGEST_TEXT:
            details["text"] = payload.decode("utf-8", "replace")
        digest = hashlib.sha256(payload).hexdigest()
        self._rotate()
        self._append("begin", after, before=before, kind=kind, sha256=digest, bytes=len(payload), **details)

    def end(self, event: str, after: str, **details: Any) -> None:
        """It ended so."""
        self._append(event, after, **details)

    def recover(self, current: str | None) -> None:
        """Close a change that a crash left open."""
        last = self._last()
        if last is not None and last["event"] == "begin":
            self.end("published" if last["snapshot"] == current else "abandoned", last["snapshot"], recovered=True)

    def published(self, snapshot: str) -> bool:
        """Whether one of the latest changes made that snapshot."""
        return any(e["event"] == "published" and e["snapshot"] == snapshot for e in self.entries())

    def entries(self) -> list[dict[str, Any]]:
        """The latest events, oldest first: those of the end of the file, and of the one before it."""
        return [*_tail(self._older(1)), *_tail(self.path)]

    def _older(self, number: int) -> Path:
        return self.path.with_name(f"journal.{number}.jsonl")

    def _rotate(self) -> None:
        try:
            if self.path.stat().st_size < self._largest:
                return
        except FileNotFoundError:
            return
        for number in range(KEPT - 1, 0, -1):
            with contextlib.suppress(FileNotFoundError):
                self._older(number).replace(self._older(number + 1))
        self.path.replace(self._older(1))

    def _last(self) -> dict[str, Any] | None:
        entries = self.entries()
        return entries[-1] if entries else None

    def _append(self, event: str, snapshot: str, **details: Any) -> None:
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"at": at, "event": event, "snapshot": snapshot, **details}, ensure_ascii=False)
        with self.path.open("ab+") as file:
            torn = file.tell() > 0 and not _ends_with_newline(file.fileno(), file.tell())
            file.write((b"\n" if torn else b"") + line.encode("utf-8", "replace") + b"\n")
            file.flush()
            os.fsync(file.fileno())


def _tail(path: Path) -> list[dict[str, Any]]:
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL))
            lines = file.read().split(b"\n")
    except FileNotFoundError:
        return []
    if size > _TAIL:
        del lines[0]  # begins before what was read
    return [entry for line in lines if (entry := _parsed(line)) is not None]


def _ends_with_newline(descriptor: int, size: int) -> bool:
    return os.pread(descriptor, 1, size - 1) == b"\n"


def _parsed(line: bytes) -> dict[str, Any] | None:
    """An event; None for a line that a crash cut off."""
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) and "event" in value and "snapshot" in value else None
