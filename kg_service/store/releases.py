"""Releases of the dataset: versions that people name, kept as files, and not touched by what is built afterwards.

::

    <releases>/<version>/release.json     version, day, snapshot
    <releases>/<version>/thidua.*.gz      as in kg_service.store.dump_files, with SHA256SUMS
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from pathlib import Path

from kg_service.errors import InputError, StoreError
from kg_service.store.base import Dumps
from kg_service.store.dump_files import read_dumps, write_dumps
from kg_service.store.snapshots import Snapshots

_ABOUT = "release.json"
_VERSION = re.compile(r"(?![0-9a-f]{16}\Z)(?!current\Z)[0-9A-Za-z][0-9A-Za-z._-]{0,63}\Z")  # no id of a snapshot


@dataclass(frozen=True)
class Release:
    """A version of the dataset; ``issued``: its day as ISO 8601."""

    version: str
    issued: str
    dumps: Dumps


def write_release(store: Path, folder: Path, version: str, day: dt.date) -> Release:
    """Release the published snapshot of a store as that version; again if it is of the very same snapshot.

    Raises InputError for a name that cannot be a version and for a version that is of other data, StoreError when
    nothing was published.
    """
    if not _VERSION.match(version):
        raise InputError(f"version {version[:80]!r}: use letters, digits, '.', '_' and '-', such as 2026.11 or 1.0.0")
    snapshot = Snapshots(store).current()
    target = folder / version
    existing = _read(target)
    if existing is not None:
        if existing.dumps.snapshot != snapshot.id:
            raise InputError(
                f"version {version} is snapshot {existing.dumps.snapshot}, and versions never change: name another one"
            )
        return existing
    if target.exists():
        raise InputError(f"{target}: is there already and is no release")
    about = {"version": version, "issued": day.isoformat()}
    dumps = write_dumps(snapshot.data, target, {_ABOUT: json.dumps(about, indent=1)})
    return Release(version, about["issued"], dumps)


def read_releases(folder: Path) -> tuple[Release, ...]:
    """The releases in a folder, the latest first; none if it is not there. Damaged ones are left out."""
    found = []
    for path in folder.glob(f"*/{_ABOUT}"):
        try:
            release = _read(path.parent)
        except StoreError:
            continue
        if release is not None:
            found.append(release)
    return tuple(sorted(found, key=lambda release: (release.issued, release.version), reverse=True))


def _read(folder: Path) -> Release | None:
    dumps = read_dumps(folder)
    try:
        values = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        return None if dumps is None else Release(folder.name, str(values["issued"]), dumps)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise StoreError(f"release {folder.name} is damaged") from error
