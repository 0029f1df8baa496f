"""The service's end of the writer: one change after the other, each with a deadline at which the writer is killed.

The id of the snapshot that a change makes is given to the writer beforehand. So when the writer was killed or died, the
store itself tells whether it had come to publish: the change holds if that snapshot is the current one.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
from pathlib import Path

from kg_service.errors import QueryLimitError, QueryTimeoutError, StoreBusyError, StoreError, ThiduaError
from kg_service.settings import service_addresses
from kg_service.store import frames
from kg_service.store.base import GraphAction, GraphRequest, Updated, UpdateRequest
from kg_service.store.children import WRITER, WorkerOptions
from kg_service.store.datasets import with_dataset
from kg_service.store.failures import update_error
from kg_service.store.federation import addressed, service_timeout
from kg_service.store.frames import ERROR, LENGTH
from kg_service.store.guard import inspect
from kg_service.store.journal import Journal
from kg_service.store.process import WorkerDiedError, WorkerProcess
from kg_service.store.snapshots import Snapshots
from kg_service.store.writing import Change, new_snapshot_id

_MEMORY_SIGNALS = (-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS)


class Updater:
    """Applies changes to the store of a folder through a writer process, which starts with the first of them.

    ``timeout`` in seconds is the limit of a change, ``queue`` how many may wait, ``memory`` in MiB the writer's share.
    """

    def __init__(
        self, folder: Path, *, timeout: float, queue: int, memory: int = 0, service_allow: tuple[str, ...] = ()
    ) -> None:
        self._snapshots = Snapshots(folder)
        self._timeout = timeout
        self._queue = queue
        self._services = service_addresses(service_allow)
        self._options = WorkerOptions(memory, bool(service_allow), str(folder), WRITER)
        self._writer: WorkerProcess | None = None
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._running: set[asyncio.Task[Updated]] = set()

    async def update(self, asked: UpdateRequest | GraphRequest) -> Updated:
        """Apply a change; see :meth:`kg_service.store.base.UpdatableStore.update`.

        It is not given up when the caller is: who asked for a change and went away gets it all the same.
        """
        change, payload, services = self._change(asked)
        if self._waiting > self._queue:
            raise StoreBusyError("enough updates are waiting: try again in a moment")
        limit = self._timeout if asked.timeout is None else asked.timeout
        self._waiting += 1
        task = asyncio.ensure_future(self._in_turn(change, payload, limit, services))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Wait for the change that is being applied, and end the writer."""
        for task in list(self._running):
            with contextlib.suppress(ThiduaError, asyncio.CancelledError):
                await task
        writer, self._writer = self._writer, None
        if writer is not None:
            await writer.end()

    def _change(self, asked: UpdateRequest | GraphRequest) -> tuple[Change, bytes, tuple[str, ...]]:
        """The change, its payload, and the endpoints that it asks."""
        name = new_snapshot_id()
        if isinstance(asked, UpdateRequest):
            seen = inspect(asked.text, self._services)
            text = addressed(asked.text, self._services) if seen.services else asked.text
            text = with_dataset(text, asked.using, asked.using_named)
            return Change("update", name, asked.base), text.encode("utf-8", "surrogatepass"), seen.services
        documents = tuple((d.format.media_type, len(d.data)) for d in asked.documents)
        change = Change(GraphAction(asked.action).value, name, asked.base, asked.graph, documents, asked.condition)
        return change, b"".join(d.data for d in asked.documents), ()

    async def _in_turn(self, change: Change, payload: bytes, limit: float, services: tuple[str, ...]) -> Updated:
        try:
            async with self._turn:
                return await self._apply(change, payload, limit, services)
        finally:
            self._waiting -= 1

    async def _apply(self, change: Change, payload: bytes, limit: float, services: tuple[str, ...]) -> Updated:
        writer = await self._ready()
        head = frames.payload({**change.to_json(), "payload": len(payload)})
        turn = writer.send(LENGTH.pack(len(head)) + head + payload)
        timer = asyncio.get_running_loop().call_later(limit, turn.fail, TimeoutError())
        try:
            kind, answer = await turn.frame()
        except (TimeoutError, WorkerDiedError) as error:
            await self._drop()
            return await self._after_death(change, error, limit, services)
        except BaseException:
            await self._drop()
            raise
        finally:
            timer.cancel()
        result = json.loads(answer)
        if kind == ERROR:
            raise update_error(result, payload, services)
        return Updated(change.snapshot, result["existed"])

    async def _after_death(
        self, change: Change, error: TimeoutError | WorkerDiedError, limit: float, services: tuple[str, ...]
    ) -> Updated:
        """What a killed writer left: the whole change or nothing of it. Its lock went with it."""
        journal = Journal(self._snapshots.folder)
        current = self._snapshots.current().id
        if current == change.snapshot or await asyncio.to_thread(journal.published, change.snapshot):
            return Updated(change.snapshot)
        if isinstance(error, TimeoutError):
            if services:
                raise service_timeout(limit, services, "update", "nothing of it was applied")
            raise QueryTimeoutError(
                f"the update was ended after its limit of {limit:g} seconds; nothing of it was applied",
                limit_seconds=limit,
            ) from None
        if error.status in _MEMORY_SIGNALS:
            raise QueryLimitError("the update needed more memory than one may have; nothing of it was applied")
        raise StoreError("the writer ended unexpectedly; nothing of the update was applied: try again") from None

    async def _ready(self) -> WorkerProcess:
        if self._writer is not None and self._writer.alive():
            return self._writer
        await self._drop()
        writer = WorkerProcess(self._options)
        try:
            await writer.ready()
        except (OSError, TimeoutError, WorkerDiedError) as error:
            await writer.kill()
            raise StoreError("the writer could not be started: try again") from error
        self._writer = writer
        return writer

    async def _drop(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            await writer.kill()
