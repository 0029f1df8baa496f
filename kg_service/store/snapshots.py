"""Snapshots: read-only stores, each in a folder of its own, one of which is current.

::

    <store>/current                 text file: the id of the published snapshot
    <store>/snapshots/<id>/data/    RocksDB, never written again
    <store>/snapshots/<id>/about.json   counts; an update leaves them to whoever asks first
    <store>/snapshots/<id>/…        what else belongs to it, such as the facts it was built from
    <store>/locks/<id>              locked (shared) by whoever reads the snapshot
    <store>/locks/publish           locked by whoever publishes

A snapshot is built under a name of its own and published by one atomic rename of ``current``, so that readers see the
old one or the new one and nothing else, also when the machine stops in between. The id is a hash of the content, or of
the way there if the snapshot came of an update.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pyoxigraph as ox

from kg_service.errors import StoreError
from kg_service.store.base import Statistics

_ID_LENGTH = 16
_ABOUT = "about.json"
_UNCOUNTED = {"counted": False}
COUNT_CLASSES = "SELECT ?key (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?key FILTER(isIRI(?key)) } GROUP BY ?key"
COUNT_GRAPHS = "SELECT ?key (COUNT(*) AS ?n) WHERE { GRAPH ?key { ?s ?p ?o } } GROUP BY ?key"
COUNT_TRIPLES = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_LAYOUT = b"thidua snapshot 1\n"  # changes when the same N-Quads would make another store


@dataclass(frozen=True)
class Snapshot:
    """A published snapshot: its id and the folder of its store."""

    id: str
    data: Path


class Snapshots:
    """The snapshots of one store folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pointer = folder / "current"
        self._address = os.fspath(self._pointer)
        self._snapshots = folder / "snapshots"
        self._locks = folder / "locks"
        self._seen: tuple[int, int] = (0, 0)
        self._current: Snapshot | None = None

    def current(self, looked: str | None = None) -> Snapshot:
        """The published snapshot. Cheap: the pointer is read again only when it changed.

        ``looked``: the id of the one that was it just now, which is taken for it if it is the last one seen. Raises
        StoreError when nothing was published yet.
        """
        if looked is not None and self._current is not None and self._current.id == looked:
            return self._current
        try:
            status = os.stat(self._address)  # noqa: PTH116 - for every query, and a third of what Path.stat takes
        except FileNotFoundError:
            raise StoreError("there is no graph yet: run `thidua build`") from None
        seen = (status.st_mtime_ns, status.st_ino)
        if self._current is None or seen != self._seen:
            name = self._pointer.read_text(encoding="ascii").strip()
            self._current = Snapshot(name, self._snapshots / name / "data")
            self._seen = seen
        return self._current

    def statistics(self, snapshot: Snapshot) -> Statistics | None:
        """The counts that were made when the snapshot was; None if nobody has counted yet.

        Raises StoreError for a damaged snapshot.
        """
        try:
            values = json.loads((snapshot.data.parent / _ABOUT).read_text(encoding="utf-8"))
            return None if values == _UNCOUNTED else Statistics(**values)
        except (OSError, ValueError, TypeError) as error:
            raise StoreError(f"snapshot {snapshot.id} is damaged: run `thidua build` again") from error

    def note_statistics(self, snapshot: Snapshot, statistics: Statistics) -> None:
        """Keep counts with the snapshot they are of; nothing if it is gone."""
        folder = snapshot.data.parent
        with contextlib.suppress(OSError), reading(snapshot.data):
            part = folder / f".{_ABOUT}-{os.getpid()}"
            part.write_text(_about(statistics), encoding="utf-8")
            part.replace(folder / _ABOUT)

    def publish(self, nquads: Path, beside: Iterable[Path] = ()) -> Snapshot:
        """Build a snapshot from a file of N-Quads and make it current. The same content gives the same id.

        ``beside``: files that belong to it; they lie in its folder under their names and are copied with it.
        Raises StoreError for a file that cannot be read or does not parse; what was current before then stays so.
        """
        self._snapshots.mkdir(parents=True, exist_ok=True)
        with self.publishing():
            snapshot = self._snapshot(_content_id(nquads))
            if snapshot.data.exists():
                _add(beside, snapshot.data.parent)
            else:
                self._build(nquads, snapshot, beside)
            self._point_to(snapshot)
            self._remove_unused(keep=snapshot.id)
        return snapshot

    def _snapshot(self, name: str) -> Snapshot:
        return Snapshot(name, self._snapshots / name / "data")

    def add(self, name: str, save: Callable[[Path], None]) -> Snapshot:
        """Publish a store that ``save`` writes into the folder it is given. Within :meth:`publishing` only.

        What lies beside the data of the current snapshot comes along.
        """
        snapshot = self._snapshot(name)
        before = self.current().data.parent
        work = Path(tempfile.mkdtemp(prefix="new-", dir=self._snapshots))
        try:
            save(work / "data")
            (work / _ABOUT).write_text(json.dumps(_UNCOUNTED), encoding="utf-8")
            _add((f for f in before.iterdir() if f.is_file() and f.name[0] != "." and f.name != _ABOUT), work)
            self._finish(work, snapshot)
        except OSError as error:
            shutil.rmtree(work, ignore_errors=True)
            raise StoreError(f"no snapshot was made: {error.strerror or error}") from error
        self._point_to(snapshot)
        self._remove_unused(keep=snapshot.id)
        return snapshot

    @contextlib.contextmanager
    def publishing(self) -> Iterator[None]:
        """One publisher at a time; what an earlier one left half built is removed."""
        self._locks.mkdir(exist_ok=True)
        with (self._locks / "publish").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for left in self._snapshots.glob("new-*"):
                shutil.rmtree(left, ignore_errors=True)
            yield

    def _build(self, nquads: Path, snapshot: Snapshot, beside: Iterable[Path]) -> None:
        work = Path(tempfile.mkdtemp(prefix="new-", dir=self._snapshots))
        try:
            store = ox.Store(str(work / "data"))
            with nquads.open("rb") as stream:
                store.bulk_load(stream, format=ox.RdfFormat.N_QUADS)
            # Readers never compact. At a million triples this takes 2 s and a fifth more disk, and halves scans.
            store.optimize()
            store.flush()
            about = _about(_count(store))
            del store
            (work / _ABOUT).write_text(about, encoding="utf-8")
            _add(beside, work)
            self._finish(work, snapshot)
        except (SyntaxError, ValueError, OSError) as error:
            shutil.rmtree(work, ignore_errors=True)
            raise StoreError(f"{nquads.name}: no snapshot was made of it: {error}") from error

    def _finish(self, work: Path, snapshot: Snapshot) -> None:
        _sync(work)
        work.chmod(0o755)
        work.rename(snapshot.data.parent)
        _sync_folder(self._snapshots)

    def _point_to(self, snapshot: Snapshot) -> None:
        pointer = self.folder / f".current-{os.getpid()}"
        with pointer.open("w", encoding="ascii") as file:
            file.write(snapshot.id + "\n")
            file.flush()
            os.fsync(file.fileno())
        pointer.replace(self._pointer)
        _sync_folder(self.folder)

    def _remove_unused(self, keep: str) -> None:
        for folder in self._snapshots.iterdir():
            if folder.name == keep:
                continue
            lock = self._locks / folder.name
            with lock.open("w") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue  # somebody reads it; the next publisher tries again
                shutil.rmtree(folder, ignore_errors=True)
                lock.unlink(missing_ok=True)

    def copy(self, target: Path) -> Snapshot:
        """A consistent copy of the current snapshot as a store folder of its own, and what was copied.

        Raises StoreError if the target exists and is not an empty folder.
        """
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise StoreError(f"{target}: exists already; name an empty or new folder")
        snapshot = self.current()
        with reading(snapshot.data):
            other = Snapshots(target)
            other._snapshots.mkdir(parents=True, exist_ok=True)
            other._locks.mkdir(exist_ok=True)
            shutil.copytree(snapshot.data.parent, other._snapshots / snapshot.id)
            _sync(other._snapshots / snapshot.id)
            other._point_to(snapshot)
        return snapshot

    def adopt(self, other: Snapshots) -> Snapshot:
        """Publish another store folder's current snapshot here. Raises StoreError if it has none."""
        theirs = other.current()
        other.statistics(theirs)  # refuses a damaged copy before anything is touched
        self._snapshots.mkdir(parents=True, exist_ok=True)
        snapshot = self._snapshot(theirs.id)
        with self.publishing():
            if not snapshot.data.exists():
                work = Path(tempfile.mkdtemp(prefix="new-", dir=self._snapshots))
                shutil.copytree(theirs.data.parent, work, dirs_exist_ok=True)
                _sync(work)
                work.rename(snapshot.data.parent)
            self._point_to(snapshot)
            self._remove_unused(keep=snapshot.id)
        return snapshot


@contextlib.contextmanager
def reading(data: Path) -> Iterator[None]:
    """Keep a snapshot from being removed while it is read. Raises FileNotFoundError if it is gone already."""
    folder = data.parent
    locks = folder.parent.parent / "locks"
    locks.mkdir(exist_ok=True)
    with (locks / folder.name).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        if not data.is_dir():
            raise FileNotFoundError(data)
        yield


def _content_id(nquads: Path) -> str:
    digest = hashlib.sha256(_LAYOUT)
    try:
        with nquads.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    except OSError as error:
        raise StoreError(f"{nquads}: cannot be read: {error.strerror}") from error
    return digest.hexdigest()[:_ID_LENGTH]


def _count(store: ox.Store) -> Statistics:
    """What the home page and VoID say: whole-store aggregates are too slow to ask each time."""
    classes = _counts(store, COUNT_CLASSES)
    graphs = _counts(store, COUNT_GRAPHS)
    quads = len(store)
    return Statistics(triples=quads - sum(graphs.values()), quads=quads, classes=classes, graphs=graphs)


def _about(statistics: Statistics) -> str:
    return json.dumps(asdict(statistics), ensure_ascii=False, indent=1)


def _counts(store: ox.Store, query: str) -> dict[str, int]:
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    counts = {row["key"].value: int(row["n"].value) for row in solutions}
    return dict(sorted(counts.items()))


def _add(files: Iterable[Path], folder: Path) -> None:
    """Copy files into a folder, each whole or not at all."""
    for file in files:
        part = folder / f".{file.name}-{os.getpid()}"
        shutil.copyfile(file, part)
        with part.open("rb") as copied:
            os.fsync(copied.fileno())
        part.replace(folder / file.name)


def _sync(folder: Path) -> None:
    """Force a folder's files to the disk, so that the rename that follows cannot overtake them."""
    for root, _, files in os.walk(folder):
        for name in files:
            path = Path(root) / name
            if path.suffix == ".sst" and path.stat().st_nlink > 1:
                continue  # a link to what RocksDB wrote and forced to the disk before
            with path.open("rb") as file:
                os.fsync(file.fileno())
        _sync_folder(Path(root))


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
