"""When there is a copy of the current snapshot in memory, and that the pool's workers come from it then.

Workers from the disk are there at once, and answer until the copy is made; after each change of the graph they do so
again. A copy is begun only when a snapshot has stood for a while, so that a graph that changes all the time costs no
copy after the other.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from kg_service.errors import SettingsError
from kg_service.store.brood import Brood
from kg_service.store.children import WorkerOptions
from kg_service.store.pool import WorkerPool
from kg_service.store.process import WorkerDiedError
from kg_service.store.snapshots import Snapshot

_LOG = logging.getLogger(__name__)

AUTO = "auto"
_SHARE = 4  # of the machine's memory, by itself
_STANDS_SECONDS = 1.0
_STANDS_TIMES = 2  # as long as it took to make the last copy: no more than a third of a core goes there
_AGAIN_SECONDS = 60.0  # after a nursery was lost
_TIMES_DISK = 2  # measured 1.4 for a million triples on disk, more for few
_LEAST_BYTES = 16 << 20
_CGROUPS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


def allowance(setting: str) -> int:
    """MiB that a copy may take: a quarter of the memory that there is for ``auto``; 0 where there can be no copy.

    Raises SettingsError for what is neither ``auto`` nor a number.
    """
    if setting != AUTO and not (setting.isascii() and setting.isdecimal()):
        raise SettingsError(
            f"THIDUA_COPY_MEMORY: {setting!r} is not a number of MiB; give one, 0 for no copy, or {AUTO!r}",
            setting="copy_memory",
        )
    if sys.platform != "linux":
        return 0  # with a system's own libraries in it a process must not fork there
    return _machine_memory() // _SHARE >> 20 if setting == AUTO else int(setting)


class InMemory:
    """Has the pool's workers come from a copy in memory of what is published, where it fits in ``most`` MiB."""

    def __init__(self, pool: WorkerPool, options: WorkerOptions, most: int) -> None:
        self._pool = pool
        self._options = options
        self._most = most
        self._snapshot: Snapshot | None = None
        self._brood: Brood | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._took = 0.0
        self._making = False
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def there(self) -> bool:
        """Whether workers have the current snapshot in memory."""
        return self._brood is not None

    @property
    def due(self) -> bool:
        """Whether a copy is being made or about to be."""
        return self._making or self._timer is not None

    def seen(self, snapshot: Snapshot) -> None:
        """This is the current snapshot; told with each query, so it has to be quick where nothing changed."""
        if snapshot is self._snapshot:
            return
        self._snapshot = snapshot
        if self._most:
            self._from_disk()
            self._begin_in(max(_STANDS_SECONDS, _STANDS_TIMES * self._took))

    async def close(self) -> None:
        """End the nurseries; the pool is closed before."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._brood is not None:
            await self._brood.close()
            self._brood = None

    def _begin_in(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(seconds, self._begin)

    def _begin(self) -> None:
        self._timer = None
        if self._snapshot is not None:
            self._making = True  # not only when the task begins: who asks in between is told that one is due
            self._spawn(self._make(self._snapshot))

    async def _make(self, snapshot: Snapshot) -> None:
        try:
            needed = await asyncio.to_thread(_needed, snapshot.data)
            if needed > self._most << 20:
                _LOG.info("no copy of the graph in memory: it could take %d MiB of %d", needed >> 20, self._most)
                return
            started = asyncio.get_running_loop().time()
            brood = Brood(self._options, snapshot.data, self._most, self._lost)
            if await _is_ready(brood) and snapshot is self._snapshot:
                self._took = asyncio.get_running_loop().time() - started
                self._brood = brood
                self._pool.renew(brood)
            else:
                await brood.close()
        finally:
            self._making = False

    def _from_disk(self) -> None:
        """Have workers read what is published now; those of an older copy go when they are done."""
        brood, self._brood = self._brood, None
        if brood is not None:
            self._pool.renew(self._options)
            brood.leave()
            self._spawn(self._see_off(brood))

    async def _see_off(self, brood: Brood) -> None:
        try:
            await brood.gone()
        finally:
            await brood.close()

    def _lost(self) -> None:
        """A nursery ended by itself. The pool sees its workers go, and puts others in their place."""
        brood, self._brood = self._brood, None
        if brood is not None:
            _LOG.warning("the process with the graph in memory ended unexpectedly: the graph is read from disk")
            self._pool.renew(self._options)
            self._spawn(brood.close())
            self._begin_in(_AGAIN_SECONDS)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _is_ready(brood: Brood) -> bool:
    """Wait until its copy is made; False if that failed."""
    try:
        await brood.ready()
    except (TimeoutError, WorkerDiedError) as error:
        _LOG.warning("no copy of the graph in memory could be made, it is read from disk: %s", error)
        return False
    except asyncio.CancelledError:
        await brood.close()
        raise
    return True


def _needed(data: Path) -> int:
    """Bytes that a copy takes at most, by what the snapshot takes on disk."""
    try:
        return _LEAST_BYTES + _TIMES_DISK * sum(file.stat().st_size for file in data.iterdir())
    except OSError:
        return sys.maxsize  # it is gone: there is another one


def _machine_memory() -> int:
    """Bytes that the machine has, or the container."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for name in _CGROUPS:
        try:
            memory = min(memory, int(Path(name).read_text(encoding="ascii")))
        except (OSError, ValueError):  # not there, or "max"
            continue
    return memory
