"""Dumps of the current snapshot, made when somebody first asks for them, by a process of their own, once."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sys
from pathlib import Path

from kg_service.store.base import Dumps
from kg_service.store.dump_files import read_dumps
from kg_service.store.snapshots import Snapshot, Snapshots

FOLDER = "dumps"
_PACKAGES = Path(__file__).resolve().parents[2]
_log = logging.getLogger("kg_service.store")


class DumpMaker:
    """Keeps the dumps beside the data of their snapshot, and goes with it. All methods run on one event loop."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots
        self._making: dict[str, asyncio.Task[None]] = {}
        self._failed: set[str] = set()

    async def get(self, patience: float) -> Dumps | None:
        """The dumps of the current snapshot; None if they are not ready within ``patience`` seconds, or cannot be.

        Raises StoreError when nothing was published yet.
        """
        snapshot = self._snapshots.current()
        folder = snapshot.data.parent / FOLDER
        found = read_dumps(folder)
        if found is not None or snapshot.id in self._failed:
            return found
        task = self._making.get(snapshot.id)
        if task is None:
            task = self._making[snapshot.id] = asyncio.get_running_loop().create_task(self._make(snapshot))
            task.add_done_callback(lambda _: self._making.pop(snapshot.id, None))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(task), patience)
        return read_dumps(folder)

    async def close(self) -> None:
        """End what is being made."""
        for task in list(self._making.values()):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _make(self, snapshot: Snapshot) -> None:
        folder = snapshot.data.parent / FOLDER
        # -P and the environment as for query workers: nothing of the working folder, no setting, no secret.
        command = [sys.executable, "-P", "-m", "kg_service.store.dump_files", str(snapshot.data), str(folder)]
        environment = {"PYTHONPATH": str(_PACKAGES), "PATH": os.environ.get("PATH", "")}
        quiet = asyncio.subprocess.DEVNULL
        process = await asyncio.create_subprocess_exec(
            *command, str(os.getpid()), stdin=quiet, stdout=quiet, stderr=quiet, env=environment
        )
        try:
            await process.wait()
        except asyncio.CancelledError:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            raise
        if read_dumps(folder) is None and snapshot.data.exists():
            self._failed.add(snapshot.id)
            _log.error("no dumps could be made of snapshot %s", snapshot.id)
