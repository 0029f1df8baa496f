"""A snapshot as files to download: N-Quads, TriG, Turtle and JSON-LD, each compressed and with its checksum.

The same snapshot gives the same bytes, so that a checksum names what is in it. ``python -m
kg_service.store.dump_files DATA TARGET`` makes them in a process of its own: the engine keeps what it has opened, and
large graphs take minutes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg_service.errors import StoreError
from kg_service.graph.vocabulary import PREFIXES
from kg_service.store.base import DumpFile, Dumps
from kg_service.store.confine import deny_internet, die_with_parent
from kg_service.store.formats import DATASET_FORMATS, JSON_LD, N_QUADS, TRIG, TURTLE, Format
from kg_service.store.snapshots import reading
from kg_service.store.writing import RDF_FORMATS

MANIFEST = "dumps.json"
CHECKSUMS = "SHA256SUMS"
COMPRESSION = "application/gzip"
_FORMATS: tuple[Format, ...] = (N_QUADS, TRIG, TURTLE, JSON_LD)
_LEVEL = 6
_NICENESS = 5


def planned_dumps(snapshot: str) -> Dumps:
    """The files that a snapshot's dumps will be: names and formats, sizes 0 and no checksum yet."""
    files = (DumpFile(_name(format_), format_.name, format_.media_type, 0, 0, "") for format_ in _FORMATS)
    return Dumps(Path(), snapshot, tuple(files))


def read_dumps(folder: Path) -> Dumps | None:
    """What a folder holds; None if it holds no dumps. Raises StoreError for a damaged list."""
    try:
        values = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return Dumps(folder, values["snapshot"], tuple(DumpFile(**one) for one in values["files"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise StoreError(f"the list of dumps is damaged: remove {folder.name} and make them again") from error


def write_dumps(data: Path, target: Path, beside: Mapping[str, str] | None = None) -> Dumps:
    """Write the snapshot's dumps into a new folder, which is there whole or not at all.

    ``data``: the folder of the snapshot's store; ``beside``: other files to put there, text by name.

    Raises FileNotFoundError if the snapshot is gone, OSError when they cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        with reading(data):
            store = ox.Store.read_only(str(data))
            files = [_write(store, format_, work) for format_ in _FORMATS]
        dumps = Dumps(target, data.parent.name, tuple(files))
        (work / CHECKSUMS).write_text("".join(f"{one.sha256}  {one.name}\n" for one in files), encoding="ascii")
        manifest = {"snapshot": dumps.snapshot, "files": [asdict(one) for one in files]}
        (work / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        for name, content in (beside or {}).items():
            (work / name).write_text(content, encoding="utf-8")
        work.chmod(0o755)
        work.rename(target)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return dumps


def _write(store: ox.Store, format_: Format, folder: Path) -> DumpFile:
    name = _name(format_)
    whole = format_ in DATASET_FORMATS
    prefixes = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}
    with (folder / name).open("wb") as file, _measured(file) as (counted, compressed):
        store.dump(
            compressed,  # type: ignore[arg-type]
            RDF_FORMATS[format_.media_type],
            from_graph=None if whole else ox.DefaultGraph(),
            prefixes=prefixes,
        )
    return DumpFile(name, format_.name, format_.media_type, counted.bytes, compressed.bytes, counted.digest())


def _name(format_: Format) -> str:
    return f"thidua.{format_.extension}.gz"


class _Sink(Protocol):
    def write(self, data: bytes, /) -> int: ...

    def flush(self) -> None: ...


class _Counted:
    """A binary file that counts what goes through it, and hashes it if asked to."""

    def __init__(self, file: _Sink, *, hashed: bool) -> None:
        self._file = file
        self._hash = hashlib.sha256() if hashed else None
        self.bytes = 0

    def write(self, data: bytes) -> int:
        self.bytes += len(data)
        if self._hash is not None:
            self._hash.update(data)
        self._file.write(data)
        return len(data)

    def flush(self) -> None:
        self._file.flush()

    def digest(self) -> str:
        assert self._hash is not None
        return self._hash.hexdigest()


@contextmanager
def _measured(file: _Sink) -> Iterator[tuple[_Counted, _Counted]]:
    """What is written to the file, and what is written to its compressor. The header holds no name and no time."""
    counted = _Counted(file, hashed=True)
    with gzip.GzipFile(fileobj=counted, mode="wb", filename="", mtime=0, compresslevel=_LEVEL) as compressor:
        yield counted, _Counted(compressor, hashed=False)


def main() -> None:
    """Make the dumps of one snapshot; nothing if somebody else has made them meanwhile."""
    data, target = Path(sys.argv[1]), Path(sys.argv[2])
    die_with_parent(int(sys.argv[3]))
    deny_internet()
    os.nice(_NICENESS)
    with suppress(OSError):
        for left in target.parent.glob(f".{target.name}-*"):  # of one that was ended
            shutil.rmtree(left, ignore_errors=True)
        write_dumps(data, target)


if __name__ == "__main__":
    main()
