"""Large pages for what a process holds in memory, so that a fork of it is quick.

A fork copies the page table: for a million triples 160,000 entries with pages of 4 KB, some 350 with those of 2 MB.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path

_HUGE = 2 << 20
_COLLAPSE = 25  # MADV_COLLAPSE of madvise(2), Linux 6.1 and later


def gather() -> None:
    """Put what this process has written to memory on large pages, where the system can (Linux 6.1 and later).

    Whether the system makes them by itself does not matter. What cannot be gathered stays as it is.
    """
    if sys.platform != "linux":
        return
    advise = ctypes.CDLL(None, use_errno=True).madvise
    advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    for start, end in _stretches():
        first, last = -(-start // _HUGE) * _HUGE, end // _HUGE * _HUGE
        if first < last:
            advise(first, last - first, _COLLAPSE)


def _stretches() -> Iterator[tuple[int, int]]:
    """Addresses of memory of no file that this process may write to."""
    for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
        addresses, rights, _, _, inode, *name = line.split(None, 5)
        if rights.startswith("rw") and rights.endswith("p") and inode == "0" and (not name or name[0] == "[heap]"):
            start, end = addresses.split("-")
            yield int(start, 16), int(end, 16)
