"""What a tree of processes takes of the machine, read from ``/proc``."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")
MB = 1_000_000
_LOOK_SECONDS = 0.5  # between looks for new processes: going through all of them costs 5 ms


def tree(root: int) -> list[int]:
    """Ids of a process and all that it started, directly or not."""
    parents: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):  # noqa: PTH208 - thousands of times a minute
        if entry.isdigit() and (fields := _stat(int(entry))):
            parents.setdefault(int(fields[1]), []).append(int(entry))
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting.extend(parents.get(pid, []))
    return found


def _stat(pid: int) -> list[str]:
    """Fields of ``/proc/<pid>/stat`` after the name: state, parent, … (see proc(5)); empty if it is gone."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()


def memory(root: int) -> int:
    """Resident bytes of the tree; pages that its processes share count for each of them."""
    return sum(map(_resident, tree(root)))


def _resident(pid: int) -> int:
    try:
        with open(f"/proc/{pid}/statm", "rb") as file:  # noqa: PTH123 - many times a second
            return int(file.read().split()[1]) * _PAGE
    except OSError:
        return 0


def memory_by_share(root: int) -> int:
    """Bytes of the tree where each page that processes share counts once in all; slow: some 30 ms a process."""
    return sum(map(_share, tree(root)))


def _share(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) << 10 for line in text.splitlines() if line.startswith("Pss:")), 0)


def cpu(root: int) -> float:
    """Seconds of processor time that the living processes of the tree took so far."""
    total = 0
    for pid in tree(root):
        fields = _stat(pid)
        total += int(fields[11]) + int(fields[12]) if len(fields) > 12 else 0
    return total / _TICKS


@dataclass
class Peak:
    """Memory of a tree while something went on, in bytes."""

    before: int
    most: int
    after: int = 0
    stopped: bool = False

    @property
    def more(self) -> int:
        """How much more it took than before."""
        return max(0, self.most - self.before)


class Watch:
    """Samples a tree's memory in a thread: ``with Watch(pid) as peak: …``.

    A tree that goes over ``limit`` bytes, shared pages counted once, is ended, so that the machine survives what is
    measured.
    """

    def __init__(self, root: int, interval: float = 0.05, limit: int | None = None) -> None:
        now = memory(root)
        self.peak = Peak(now, now)
        self._root = root
        self._interval = interval
        self._limit = limit
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Peak:
        self._thread.start()
        return self.peak

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()
        self.peak.after = memory(self._root)

    def _run(self) -> None:
        looked, pids = 0.0, [self._root]
        while not self._end.wait(self._interval):
            if time.monotonic() - looked > _LOOK_SECONDS:
                looked, pids = time.monotonic(), tree(self._root)
            now = sum(map(_resident, pids))
            self.peak.most = max(self.peak.most, now)
            if self._limit is not None and now > self._limit and not self.peak.stopped:
                self.peak.stopped = memory_by_share(self._root) > self._limit
                if self.peak.stopped:
                    end(self._root)


def end(root: int) -> None:
    """Kill a tree that we started."""
    for pid in tree(root):
        try:
            os.kill(pid, 9)
        except ProcessLookupError:
            continue


def idle_share(root: int, seconds: float) -> float:
    """Cores that the tree keeps busy over the next seconds."""
    before, started = cpu(root), time.perf_counter()
    time.sleep(seconds)
    return max(0.0, cpu(root) - before) / (time.perf_counter() - started)
