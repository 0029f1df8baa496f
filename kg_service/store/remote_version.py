"""What tells one state of a remote engine's data from another: a name in a graph of its own there.

``thidua build --endpoint`` and every write through the service take the name away before they change anything, and give
a new one, never used before, when all is written. So whoever reads it knows that data under the same name are the same,
but for the seconds until it is read again; and where no name is (the data came another way, or a write broke off)
nothing is known, and nothing is kept.
"""

from __future__ import annotations

import json
import secrets
import time

GRAPH = "urn:x-thidua:version"
"""Outside of the project's base, and kept from ``GRAPH ?g``: it says nothing of the domain."""

FORGET = f"DROP SILENT GRAPH <{GRAPH}>"
READ = f"SELECT ?name WHERE {{ GRAPH <{GRAPH}> {{ ?graph ?is ?name }} }} LIMIT 2"


def new_name() -> str:
    """A name for a state that was never there before; 16 hexadecimal digits, random."""
    return secrets.token_hex(8)


def naming(name: str) -> str:
    """The update that gives the present state that name."""
    return f'INSERT DATA {{ GRAPH <{GRAPH}> {{ <{GRAPH}> <{GRAPH}> "{name}" }} }}'


def name_in(document: bytes) -> str | None:
    """The name in an answer to :data:`READ`; None where there is none, or two writers gave theirs at once."""
    rows = json.loads(document)["results"]["bindings"]
    return str(rows[0]["name"]["value"]) if len(rows) == 1 else None


class Version:
    """The name as it was read last. ``seconds`` is how long that holds."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._name: str | None = None
        self._until = 0.0
        self._changes = 0

    @property
    def name(self) -> str | None:
        """The name; None if nothing is known, or what was is too old."""
        return self._name if time.monotonic() < self._until else None

    @property
    def changes(self) -> int:
        """How often this service changed it: what was read before a change is not to be noted after it."""
        return self._changes

    def note(self, name: str | None, changes: int) -> None:
        """It was read so, when there had been so many changes."""
        if changes == self._changes:
            self._set(name)

    def change(self, name: str | None) -> None:
        """This service changed it so."""
        self._changes += 1
        self._set(name)

    def _set(self, name: str | None) -> None:
        self._name = name
        self._until = time.monotonic() + 2 * self.seconds  # read again after one; two, if that one is late
