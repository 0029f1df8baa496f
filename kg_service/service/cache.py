"""Results kept for queries that come again: bounded in bytes, of one snapshot only."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

_ENTRY_OVERHEAD = 600  # bytes: headers, key and the table's own, roughly
_LARGEST_SHARE = 16  # one result takes at most this part of the whole
_LARGEST = 1 << 20

Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A whole response: its headers and body."""

    headers: Headers
    body: bytes


class ResultCache:
    """The results of the last snapshot asked of, the least recently used given up first. ``limit`` in bytes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.largest = min(limit // _LARGEST_SHARE, _LARGEST)
        self._entries: OrderedDict[Hashable, tuple[Kept, int]] = OrderedDict()
        self._snapshot: str | None = None
        self.bytes = 0
        self.hits = 0
        self.misses = 0

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, snapshot: str, key: Hashable) -> Kept | None:
        """What was kept of that snapshot under that key."""
        if snapshot != self._snapshot:
            self._move_to(snapshot)
        found = self._entries.get(key)
        if found is None:
            self.misses += 1
            return None
        self.hits += 1
        self._entries.move_to_end(key)
        return found[0]

    def put(self, snapshot: str, key: Hashable, kept: Kept, key_bytes: int) -> None:
        """Keep a response if it is small enough and of the snapshot that is asked of. ``key_bytes``: the key's size."""
        size = len(kept.body) + key_bytes + _ENTRY_OVERHEAD
        if snapshot != self._snapshot or len(kept.body) > self.largest or size > self._limit:
            return
        old = self._entries.pop(key, None)
        self.bytes += size - (old[1] if old else 0)
        self._entries[key] = (kept, size)
        while self.bytes > self._limit:
            _, (_, freed) = self._entries.popitem(last=False)
            self.bytes -= freed

    def _move_to(self, snapshot: str) -> None:
        self._entries.clear()
        self.bytes = 0
        self._snapshot = snapshot
