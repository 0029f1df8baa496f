"""The seam behind which triples live: one protocol, kept by the embedded store and by remote engines."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol, runtime_checkable

from kg_service.store.formats import JSON, TURTLE, Format, ResultKind


@dataclass(frozen=True, slots=True)
class Formats:
    """The format to give each kind of result in; None where the client accepts none for that kind."""

    solutions: Format | None = JSON
    boolean: Format | None = JSON
    graph: Format | None = TURTLE

    def of(self, kind: ResultKind) -> Format | None:
        """The format for results of that kind."""
        if kind is ResultKind.GRAPH:
            return self.graph
        return self.solutions if kind is ResultKind.SOLUTIONS else self.boolean


DEFAULT_FORMATS = Formats()


@dataclass(slots=True)  # not frozen, though nobody changes one: making it so takes longer than reading the request
class QueryRequest:
    """A query as the SPARQL 1.1 Protocol sends it.

    ``default_graphs`` and ``named_graphs`` replace the dataset that the query names (section 2.1.4 of the protocol);
    both empty means the query's own, or the store's. ``timeout`` in seconds asks for less than the store's limit, or
    for more where ``may_exceed`` says that the client may. ``base`` resolves relative IRIs of the query (a remote
    engine has its own). ``trusted`` is for the project's own queries: the guard is passed by. ``encoding`` is the
    content coding that the client would like (``gzip`` or ``zstd``); the result says whether it has it.
    """

    query: str
    formats: Formats = DEFAULT_FORMATS
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    timeout: float | None = None
    trusted: bool = False
    base: str | None = None
    encoding: str | None = None
    may_exceed: bool = False


class ResultStream(Protocol):
    """The rest of a result that did not come whole: chunks in order; ``aclose`` frees what computes them."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Chunks of bytes. Raises ThiduaError when the result breaks off."""
        ...

    async def aclose(self) -> None:
        """End it; may be called at any time and more than once."""
        ...


@dataclass(frozen=True, slots=True)
class QueryResult:
    """A result, serialised: ``head`` and then, if it did not come whole, ``rest``."""

    kind: ResultKind
    format: Format
    snapshot: str | None
    head: bytes
    rest: ResultStream | None = None
    encoding: str | None = None

    async def read(self) -> bytes:
        """All bytes; for results known to be small."""
        if self.rest is None:
            return self.head
        try:
            return self.head + b"".join([chunk async for chunk in self.rest])
        finally:
            await self.rest.aclose()


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the store answers; ``detail`` for people, without addresses of files."""

    ready: bool
    detail: str
    figures: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statistics:
    """What is in the graph: triples of the default graph, things by class, triples by named graph."""

    triples: int
    quads: int
    classes: dict[str, int]
    graphs: dict[str, int]


@dataclass(frozen=True, slots=True)
class UpdateRequest:
    """A SPARQL update as the SPARQL 1.1 Protocol sends it (section 2.2).

    ``using`` and ``using_named`` are the dataset of its WHERE clauses; an update that names one of its own is refused
    then. ``base`` resolves relative IRIs; ``timeout`` in seconds, None for the store's limit.
    """

    text: str
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()
    base: str | None = None
    timeout: float | None = None


class GraphAction(StrEnum):
    """What the Graph Store Protocol does to a graph: replace it, add to it, delete it."""

    PUT = "put"
    POST = "post"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class GraphDocument:
    """An RDF document in one of the formats for graphs."""

    format: Format
    data: bytes


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold for a graph write to be done (RFC 9110, section 13.1: If-Match and If-None-Match).

    ``among``: snapshots one of which must be the current one; ``not_among``: which must not be; None asks nothing.
    ``existing``: whether the graph must be there (True), must not (False), or either (None).
    """

    among: tuple[str, ...] | None = None
    not_among: tuple[str, ...] = ()
    existing: bool | None = None

    def broken(self, snapshot: str | None, exists: bool) -> str | None:
        """Why it does not hold, in words; None if it does."""
        if self.existing is True and not exists:
            return "If-Match: there is no such graph yet"
        if self.existing is False and exists:
            return "If-None-Match: the graph is there already"
        if self.among is not None and snapshot not in self.among:
            return "If-Match: the data were changed since: read the graph again"
        if snapshot in self.not_among:
            return "If-None-Match: the data are still those"
        return None


@dataclass(frozen=True, slots=True)
class GraphRequest:
    """One write of the SPARQL 1.1 Graph Store HTTP Protocol. ``graph``: an absolute IRI, None for the default graph.

    ``condition`` is checked with the write, so that nothing comes in between; a remote engine may be written by others.
    """

    action: GraphAction
    graph: str | None
    documents: tuple[GraphDocument, ...] = ()
    base: str | None = None
    timeout: float | None = None
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update did: the snapshot that has it, and whether the graph was there before (graph writes only)."""

    snapshot: str | None
    existed: bool = True


class TripleStore(Protocol):
    """Where triples live. Coroutines may be called by many tasks at once."""

    async def start(self) -> None:
        """Make ready to answer; needs a running event loop."""
        ...

    async def query(self, request: QueryRequest, looked: str | None = None) -> QueryResult:
        """Run a query. ``looked``: what :meth:`snapshot` told just now, which then need not be found out again.

        Raises QuerySyntaxError, QueryRefusedError, QueryTimeoutError, QueryLimitError, NotAcceptableError (no format
        for what the query turned out to yield), StoreBusyError, StoreError or EngineError.
        """
        ...

    async def ask(self, query: str) -> bool:
        """The answer to one of the project's own ASK queries."""
        ...

    def snapshot(self) -> str | None:
        """Id of the data that queries now see; None when the engine does not tell."""
        ...

    async def statistics(self) -> Statistics:
        """Counts of the data that queries now see, computed once for each snapshot."""
        ...

    async def health(self) -> Health:
        """Whether queries are answered now."""
        ...

    async def close(self) -> None:
        """Free everything."""
        ...


@runtime_checkable
class UpdatableStore(Protocol):
    """A store whose data can be changed while it is queried."""

    async def update(self, request: UpdateRequest | GraphRequest) -> Updated:
        """Apply all of it or nothing (over a remote engine: as the engine does); queries after this returned see it.

        Raises QuerySyntaxError, QueryRefusedError, InputError (data that do not parse), QueryTimeoutError,
        QueryLimitError, PreconditionFailedError, StoreBusyError, StoreError or EngineError.
        """
        ...


@dataclass(frozen=True, slots=True)
class DumpFile:
    """One file. ``media_type`` of what is compressed; sizes in bytes; ``sha256`` in hexadecimal, of the file."""

    name: str
    format: str
    media_type: str
    bytes: int
    uncompressed_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Dumps:
    """The whole data as files in one folder; ``snapshot``: what they were made of."""

    folder: Path
    snapshot: str
    files: tuple[DumpFile, ...]


@runtime_checkable
class DumpableStore(Protocol):
    """A store that gives its data as files to download."""

    async def dumps(self, patience: float) -> Dumps | None:
        """The files of the data that queries now see, made once, when somebody first asks.

        None if they are not ready within ``patience`` seconds, or cannot be made. Raises StoreError without data.
        """
        ...
