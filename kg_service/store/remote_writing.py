"""Writes a built graph to a remote engine, graph by graph, in requests of bounded size.

By the Graph Store Protocol where the engine has it, else by SPARQL Update (both W3C, 21 March 2013). A graph that fits
into one request is replaced by one; a longer one, and the default graph always, is put together in a graph beside it,
which then takes its place in one operation. The default graph comes last but for graphs that are no more: whoever asks
meanwhile sees the old one. Doing it again after a failure makes it whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from types import TracebackType

import httpx

from kg_service.errors import EngineError, InputError
from kg_service.graph.nquads import sorted_lines
from kg_service.settings import Settings
from kg_service.store.remote import AGENT, RemoteStore
from kg_service.store.remote_requests import WriteRequests, not_written, refused
from kg_service.store.remote_version import FORGET, naming, new_name
from kg_service.store.rows import parse_rows

BATCH = 5_000
"""Triples in one request: engines with a bound on an update's length take as many (Virtuoso's is 10,000 lines)."""

_SECONDS = 300.0
_STAGING = "graph/staging"
_GRAPHS = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"
_TRIPLES = "SELECT (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }"


@dataclass(frozen=True)
class Written:
    """What was written: triples of the default graph, named graphs, and those removed since the build has none."""

    triples: int
    graphs: int
    removed: int


class RemoteWriter:
    """Replaces what an engine holds of the project by a build. A context manager; blocks.

    Raises SettingsError if no address for updates is known, EngineError or EngineTimeoutError from the engine.
    """

    def __init__(self, settings: Settings) -> None:
        self._base = settings.base_iri
        self._store = RemoteStore.from_settings(settings)
        self._engine = self._store.engine()
        self._requests = WriteRequests(settings, self._engine)
        self._client = httpx.Client(auth=self._requests.auth, headers={"User-Agent": AGENT}, timeout=_SECONDS)

    def __enter__(self) -> RemoteWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def publish(self, nquads: Path) -> Written:
        """Write a graph in canonical N-Quads. Raises EngineError, too, if the engine then does not hold what it got."""
        staging = f"{self._base}{_STAGING}"
        self._updated(FORGET)
        graphs, triples, default = set[str](), 0, self._engine.default_graph
        with nquads.open(encoding="utf-8", newline="\n") as lines:
            keyed = sorted_lines(f"{graph or '~'} {triple}\n" for graph, triple in map(split, lines))
            for graph, group in groupby(keyed, lambda line: line.partition(" ")[0]):
                batches = _batches(self._engine.written(line.partition(" ")[2]) for line in group)
                if graph == "~":  # sorts after every IRI's "<", so it comes last
                    triples = self._stage(batches, staging)
                    self._move(staging, default)
                else:
                    self._replace(graph[1:-1], batches, staging)
                    graphs.add(graph[1:-1])
        removed = self._remove_others(graphs)
        self._verify(triples)
        self._updated(naming(new_name()))
        return Written(triples, len(graphs), removed)

    def _replace(self, graph: str, batches: Iterator[list[str]], staging: str) -> None:
        first, second = next(batches, []), next(batches, None)
        if second is None:
            self._put(first, graph)
            return
        self._stage(_chained(first, second, batches), staging)
        self._move(staging, graph)

    def _stage(self, batches: Iterable[list[str]], staging: str) -> int:
        total = 0
        for batch in batches:
            (self._add if total else self._put)(batch, staging)
            total += len(batch)
        return total

    def _put(self, triples: list[str], graph: str) -> None:
        self._send(self._requests.put("".join(triples), graph))

    def _add(self, triples: list[str], graph: str) -> None:
        self._send(self._requests.add("".join(triples), graph))

    def _move(self, graph: str, target: str | None) -> None:
        self._updated(f"MOVE GRAPH <{graph}> TO " + (f"GRAPH <{target}>" if target else "DEFAULT"))

    def _remove_others(self, graphs: set[str]) -> int:
        there = [str(row["graph"]) for row in self._rows(_GRAPHS)]
        gone = [graph for graph in there if graph.startswith(f"{self._base}graph/") and graph not in graphs]
        for graph in gone:
            self._send(self._requests.drop(graph))
        return len(gone)

    def _verify(self, triples: int) -> None:
        held = self._rows(_TRIPLES)[0]["triples"]
        if held != triples:
            raise EngineError(
                f"the engine shows {held} triples in its default graph after it was sent {triples}: "
                "is its default graph the union of its graphs? See docs/scale.md"
            )

    def _rows(self, query: str) -> list[dict[str, str | int | float | bool]]:
        return parse_rows(self._store.answer(query, _SECONDS)).rows

    def _updated(self, text: str) -> None:
        self._send(self._requests.update(text))

    def _send(self, request: httpx.Request) -> None:
        try:
            response = self._client.send(request)
        except httpx.HTTPError as error:
            raise not_written(error, _SECONDS) from error
        if not response.is_success:
            raise refused(response, _SECONDS)


def split(line: str) -> tuple[str | None, str]:
    """Graph, as ``<IRI>`` or None, and triple, with its end, of a line of canonical N-Quads. Raises InputError."""
    parts = line.rstrip("\n").split(" ", 2)
    if len(parts) == 3 and parts[2].endswith(" ."):
        rest = parts[2][:-2]
        # No IRI holds a quotation mark, so the last one ends the literal.
        start = rest.rfind('"') + 1 if rest.startswith('"') else 0
        object_end = rest.find(" ", start)
        if object_end < 0:
            return None, f"{parts[0]} {parts[1]} {rest} ."
        return rest[object_end + 1 :], f"{parts[0]} {parts[1]} {rest[:object_end]} ."
    raise InputError(f"not a line of canonical N-Quads: {line[:200]!r}")


def _batches(triples: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(triples, BATCH)):
        yield batch


def _chained(first: list[str], second: list[str], rest: Iterator[list[str]]) -> Iterator[list[str]]:
    yield first
    yield second
    yield from rest
