"""Keeps the label index of what is served: built in a thread when first asked for, once a snapshot, swapped whole."""

from __future__ import annotations

import asyncio
import logging
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import islice
from typing import IO

from kg_service.errors import StoreBusyError, StoreError, ThiduaError
from kg_service.reference.load import load_reference
from kg_service.service.search.classes import Classes
from kg_service.service.search.forms import Names
from kg_service.service.search.index import LabelIndex
from kg_service.service.search.things import read_things
from kg_service.settings import Settings
from kg_service.store.base import Formats, QueryRequest, TripleStore
from kg_service.store.formats import CSV
from kg_service.store.named_queries import NamedQueries

_log = logging.getLogger("kg_service.service")
_SPOOLED = 1 << 20
_MOST_ROWS = 5_000_000
_READ_SECONDS = 600.0
_FRESH_WAIT = 5.0
"""Seconds that a request waits for the index of new data before it is answered from the one before."""
_AGE = 600.0
"""Seconds after which the index of an engine that does not tell of changes is built anew."""
_PAUSE = 10.0
"""Seconds before another try, after one that failed."""


class Labels:
    """The index that answers now. Made once with the service; closed with it."""

    def __init__(self, settings: Settings, store: TripleStore, queries: NamedQueries) -> None:
        self._settings = settings
        self._store = store
        self._queries = queries
        self._names: Names | None = None
        self._index: LabelIndex | None = None
        self._built = 0.0
        self._failed = float("-inf")
        self._task: asyncio.Task[LabelIndex] | None = None
        self._stop = threading.Event()

    async def current(self) -> LabelIndex:
        """The index of the data that queries now see.

        The first to ask waits for it; while the index of newer data is long in the making, the one before answers.
        Raises StoreBusyError when there is none yet, or what reading the graph raises.
        """
        if self._index is not None and self._is_fresh(self._index):
            return self._index
        task = self._build_once()
        if task is None:
            assert self._index is not None
            return self._index
        wait = self._settings.query_timeout if self._index is None else _FRESH_WAIT
        try:
            return await asyncio.wait_for(asyncio.shield(task), wait)
        except TimeoutError:
            if self._index is None:
                raise StoreBusyError("the index of names is still being made: try again soon", 5) from None
        except ThiduaError as error:
            if self._index is None:
                raise
            _log.warning("the index of names stays as it was: %s", error.message)
        return self._index

    async def close(self) -> None:
        """Stop building and remove what was built."""
        self._stop.set()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        if self._index is not None:
            self._index.close()

    def _is_fresh(self, index: LabelIndex) -> bool:
        snapshot = self._store.snapshot()
        if snapshot is None:
            return time.monotonic() - self._built < _AGE
        return index.snapshot == snapshot

    def _build_once(self) -> asyncio.Task[LabelIndex] | None:
        """The one task that builds; None when there is an index and the last try failed a moment ago."""
        if self._task is None:
            if self._index is not None and time.monotonic() - self._failed < _PAUSE:
                return None
            self._task = asyncio.get_running_loop().create_task(self._build())
            self._task.add_done_callback(self._done)
        return self._task

    def _done(self, task: asyncio.Task[LabelIndex]) -> None:
        self._task = None
        if not task.cancelled() and task.exception() is not None:
            self._failed = time.monotonic()

    async def _build(self) -> LabelIndex:
        try:
            return await self._build_from_graph()
        except OSError as error:
            _log.exception("the index of names cannot be written")
            raise StoreError(f"the index of names cannot be written: {error.strerror}") from error

    async def _build_from_graph(self) -> LabelIndex:
        with tempfile.SpooledTemporaryFile(_SPOOLED) as things, tempfile.SpooledTemporaryFile(_SPOOLED) as classes:
            snapshot = await self._spool("search-index", {"base": f"{self._settings.base_iri}id/"}, things)
            await self._spool("search-types", {}, classes)
            index = await self._in_a_thread(snapshot, things, classes)
        old, self._index, self._built = self._index, index, time.monotonic()
        if old is not None:
            # Requests that still use it have its files open; on systems where that keeps them, they go at exit.
            old.close()
        _log.info("index of names: %d names of %d things", index.labels, index.things)
        return index

    async def _in_a_thread(self, snapshot: str | None, things: IO[bytes], classes: IO[bytes]) -> LabelIndex:
        """The index, built beside the event loop. A thread cannot be ended from outside: it is told, and waited for."""
        work = asyncio.ensure_future(asyncio.to_thread(self._filled, snapshot, things, classes))
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            self._stop.set()
            (await work).close()
            raise

    async def _spool(self, name: str, values: dict[str, str], file: IO[bytes]) -> str | None:
        """Write a named query's rows as CSV to a file; gives the snapshot they are of."""
        text = self._queries[name].bind(values, self._settings.base_iri)
        request = QueryRequest(text, Formats(CSV, None, None), timeout=_READ_SECONDS, trusted=True, may_exceed=True)
        result = await self._store.query(request)
        file.write(result.head)
        if result.rest is not None:
            try:
                async for chunk in result.rest:
                    file.write(chunk)
            finally:
                await result.rest.aclose()
        file.seek(0)
        return result.snapshot

    def _filled(self, snapshot: str | None, things: IO[bytes], classes: IO[bytes]) -> LabelIndex:
        if self._names is None:
            self._names = Names(load_reference())
        index = LabelIndex(self._names, Classes.read(_lines(classes)), snapshot)
        try:
            index.fill(read_things(_lines(things)), lambda: not self._stop.is_set())
        except BaseException:
            index.close()
            raise
        return index


def _lines(file: IO[bytes]) -> Iterator[str]:
    """Lines of a file of rows, up to the most that is indexed."""
    return (line.decode("utf-8", "replace") for line in islice(file, _MOST_ROWS))
