"""Changes the published graph: a working copy is changed, and what came of it published as a new snapshot.

The working copy belongs to one process and is never read by another, since a folder that a writer has open cannot be
read safely. It is made of the published snapshot by hard links (RocksDB never changes a data file, only adds and
unlinks them), so it costs milliseconds, and it is nothing by itself: whoever crashes loses only it. ``Store.backup``
makes the new snapshot of it, again by hard links.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, TypeAlias

import pyoxigraph as ox

from kg_service.errors import PreconditionFailedError, StoreError
from kg_service.store.base import Condition, GraphAction
from kg_service.store.journal import Journal
from kg_service.store.snapshots import Snapshot, Snapshots, reading

RDF_FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}
_PREFIX = "writer-"
_Graph: TypeAlias = ox.NamedNode | ox.DefaultGraph


def new_snapshot_id() -> str:
    """An id for the snapshot that a change will make; 16 hexadecimal digits, random."""
    return secrets.token_hex(8)


@dataclass(frozen=True)
class Change:
    """A change as it goes to the writer's process. ``kind``: ``update`` or one of :class:`GraphAction`.

    ``documents``: media type and length of each part of the payload; an update's payload is its text.
    """

    kind: str
    snapshot: str
    base: str | None = None
    graph: str | None = None
    documents: tuple[tuple[str, int], ...] = ()
    condition: Condition | None = None

    def to_json(self) -> dict[str, Any]:
        """As it goes over the socket."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Change:
        """As it comes over the socket."""
        documents = tuple((media_type, size) for media_type, size in values["documents"])
        condition = values.get("condition")
        if condition is not None:
            among = condition["among"]
            condition = Condition(
                None if among is None else tuple(among), tuple(condition["not_among"]), condition["existing"]
            )
        return cls(**{**values, "documents": documents, "condition": condition})


class Writer:
    """Applies changes to the store of a folder, one at a time. Close it, or leave that to the end of the process."""

    def __init__(self, folder: Path) -> None:
        self._snapshots = Snapshots(folder)
        self._journal = Journal(folder)
        self._hold = contextlib.ExitStack()
        self._store: ox.Store | None = None
        self._based_on: str | None = None

    def apply(self, change: Change, payload: bytes) -> bool:
        """Apply all of a change and publish it, or nothing. Whether the graph it writes was there before.

        Raises SyntaxError or ValueError for what does not parse, OSError or RuntimeError from the engine, StoreError
        when there is no graph yet, PreconditionFailedError when the change's condition does not hold.
        """
        self._snapshots.current()  # without one there is no folder to lock either
        with self._snapshots.publishing():
            current = self._snapshots.current()
            self._journal.recover(current.id)
            store = self._working_copy(current)
            _require(store, change, current.id)
            self._journal.begin(current.id, change.snapshot, change.kind, payload, **_details(change))
            try:
                existed = _perform(store, change, payload)
                self._snapshots.add(change.snapshot, lambda target: store.backup(str(target)))
            except BaseException as error:
                self.close()  # it may hold half of the change
                self._journal.end("failed", change.snapshot, reason=type(error).__name__)
                raise
            self._based_on = change.snapshot
            self._journal.end("published", change.snapshot)
        return existed

    def close(self) -> None:
        """Give up the working copy."""
        self._store = None
        self._based_on = None
        self._hold.close()

    def _working_copy(self, current: Snapshot) -> ox.Store:
        if self._store is None or self._based_on != current.id:
            self.close()
            folder = self._hold.enter_context(_own_folder(self._snapshots.folder))
            with reading(current.data):
                _link(current.data, folder / "data")
            self._store = ox.Store(str(folder / "data"))
            self._based_on = current.id
        return self._store


def _require(store: ox.Store, change: Change, snapshot: str) -> None:
    if change.condition is not None and (broken := change.condition.broken(snapshot, _exists(store, _graph(change)))):
        raise PreconditionFailedError(broken)


def _graph(change: Change) -> _Graph:
    return ox.DefaultGraph() if change.graph is None else ox.NamedNode(change.graph)


def _exists(store: ox.Store, graph: _Graph) -> bool:
    return isinstance(graph, ox.DefaultGraph) or store.contains_named_graph(graph)


def _perform(store: ox.Store, change: Change, payload: bytes) -> bool:
    if change.kind == "update":
        store.update(payload.decode("utf-8"), base_iri=change.base)
        return True
    graph = _graph(change)
    existed = _exists(store, graph)
    action = GraphAction(change.kind)
    if action is not GraphAction.POST:
        _empty(store, graph)
    if action is not GraphAction.DELETE:
        if isinstance(graph, ox.NamedNode):
            store.add_graph(graph)
        start = 0
        for media_type, size in change.documents:
            _load(store, payload[start : start + size], media_type, graph, change.base)
            start += size
    return existed


def _empty(store: ox.Store, graph: _Graph) -> None:
    if isinstance(graph, ox.DefaultGraph):
        store.clear_graph(graph)
    else:
        store.remove_graph(graph)


def _load(
    store: ox.Store, data: bytes, media_type: str, graph: ox.NamedNode | ox.DefaultGraph, base: str | None
) -> None:
    format_ = RDF_FORMATS[media_type]
    if not format_.supports_datasets:
        store.load(data, format_, base_iri=base, to_graph=graph)
        return
    # The engine's loader would put quads of a named graph there, whatever graph is written to; the parser refuses them.
    quads = ox.parse(data, format_, base_iri=base, without_named_graphs=True, rename_blank_nodes=True)
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)


def _details(change: Change) -> dict[str, Any]:
    details: dict[str, Any] = {"base": change.base}
    if change.kind != "update":
        details["graph"] = change.graph
        details["documents"] = change.documents
    return details


@contextlib.contextmanager
def _own_folder(store: Path) -> Iterator[Path]:
    """A folder for a working copy, locked for as long as its owner lives; those of dead owners are removed."""
    for left in store.glob(f"{_PREFIX}*"):
        with (left / "lock").open("a") if left.is_dir() else contextlib.nullcontext() as lock:
            if lock is not None and _locked(lock):
                shutil.rmtree(left, ignore_errors=True)
    folder = store / f"{_PREFIX}{os.getpid()}-{secrets.token_hex(4)}"
    folder.mkdir()
    with (folder / "lock").open("a") as lock:
        if not _locked(lock):
            raise StoreError("the writer's working copy is in use: try again")
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _locked(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _link(source: Path, target: Path) -> None:
    """A copy of a store that may be written: data files are shared, what RocksDB writes again and again is not."""
    target.mkdir()
    for file in source.iterdir():
        if file.suffix == ".sst":
            try:
                os.link(file, target / file.name)
                continue
            except OSError:  # a file system without hard links, or too many of them
                pass
        if file.name != "LOCK":
            shutil.copyfile(file, target / file.name)
