"""Remote engines: any SPARQL 1.1 endpoint behind the same protocol, spoken to through SPARQLWrapper.

What is known of single engines stands in :mod:`kg_service.store.engines` and nowhere else.
"""

from __future__ import annotations

import asyncio
import json
import math
import time
from dataclasses import replace
from http.client import HTTPException, HTTPResponse
from urllib.error import HTTPError, URLError

from SPARQLWrapper import BASIC, DIGEST, POST, URLENCODED, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from kg_service import __version__
from kg_service.errors import (
    EngineError,
    ForbiddenError,
    NotAcceptableError,
    QuerySyntaxError,
    QueryTimeoutError,
    StoreBusyError,
    ThiduaError,
)
from kg_service.settings import Settings, service_addresses
from kg_service.store.base import (
    GraphRequest,
    Health,
    QueryRequest,
    QueryResult,
    Statistics,
    Updated,
    UpdateRequest,
)
from kg_service.store.engines import Engine, engine_named, engine_of
from kg_service.store.federation import addressed
from kg_service.store.formats import JSON, Format, ResultKind, formats_for
from kg_service.store.guard import inspect, query_kind
from kg_service.store.remote_answers import Answer, engine_error, timed_out
from kg_service.store.remote_connections import GRACE, Body, Slots
from kg_service.store.remote_updates import RemoteUpdater
from kg_service.store.remote_version import READ, Version, name_in
from kg_service.store.tokens import Kind, readings

AGENT = f"thidua-kg/{__version__}"
_RETRIES = (0.1, 0.4)
_CONNECTIONS = 32
_STATISTICS_SECONDS = 600.0
_WATCH_SECONDS = 2.0
_COUNT_TRIPLES = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_COUNT_CLASSES = "SELECT ?key (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?key FILTER(isIRI(?key)) } GROUP BY ?key"
_COUNT_GRAPHS = "SELECT ?key (COUNT(*) AS ?n) WHERE { GRAPH ?key { ?s ?p ?o } } GROUP BY ?key"
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_OTHER_FORMS = frozenset({"INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"})


class RemoteStore:
    """A :class:`~kg_service.store.base.TripleStore` over a SPARQL 1.1 endpoint.

    ``timeout`` in seconds; ``queue`` is how many queries may wait for one of the connections; ``engine`` None asks the
    endpoint itself what it is, with the first query.
    """

    def __init__(
        self,
        endpoint: str,
        *,
        timeout: float = 30.0,
        queue: int = 64,
        result_bytes: int = 2**31,
        service_allow: tuple[str, ...] = (),
        engine: Engine | None = None,
        credentials: tuple[str, str] | None = None,
        settings: Settings | None = None,
        version_seconds: float = 5.0,
    ) -> None:
        self._endpoint = endpoint
        self._timeout = timeout
        self._limit = result_bytes
        self._services = service_addresses(service_allow)
        self._engine = engine
        self._credentials = credentials
        self._statistics: tuple[float, str | None, Statistics] | None = None
        self._version = Version(version_seconds)
        self._watching: asyncio.Task[None] | None = None
        self._updater = None if settings is None else RemoteUpdater(settings, AGENT, self.ask, self._version)
        self._slots = Slots(_CONNECTIONS, queue)

    @classmethod
    def from_settings(cls, settings: Settings) -> RemoteStore:
        """A store as the settings say, with an endpoint in them. Raises SettingsError for an unknown engine."""
        assert settings.endpoint is not None
        return cls(
            settings.endpoint,
            timeout=settings.query_timeout,
            queue=settings.queue,
            result_bytes=settings.result_bytes,
            service_allow=settings.service_allow,
            engine=engine_named(settings.engine),
            credentials=settings.credentials,
            settings=settings,
        )

    async def start(self) -> None:
        """Begin to watch for changes. An engine that is down now may be up later."""
        self._watching = asyncio.create_task(self._watch())

    async def close(self) -> None:
        """Let go of the threads; those that still wait for an engine end at their limit."""
        if self._watching is not None:
            self._watching.cancel()
        if self._updater is not None:
            await self._updater.close()
        self._slots.close()

    def snapshot(self) -> str | None:
        """The name of the engine's data as it was read some seconds ago; None if what wrote them gave none."""
        return self._version.name

    async def _watch(self) -> None:
        while True:
            changes = self._version.changes
            try:
                result = await self.query(QueryRequest(READ, trusted=True, timeout=_WATCH_SECONDS))
                self._version.note(name_in(await result.read()), changes)
            except (ThiduaError, ValueError, LookupError):  # down, slow, or nothing that can be read: not known
                self._version.note(None, changes)
            await asyncio.sleep(self._version.seconds)

    async def update(self, request: UpdateRequest | GraphRequest) -> Updated:
        """Send a change on to the engine; see :meth:`kg_service.store.base.UpdatableStore.update`."""
        if self._updater is None:
            raise ForbiddenError("the graph lives in another engine and is not written through this service")
        return await self._updater.update(request, lambda: asyncio.to_thread(self.engine, self._timeout))

    async def query(self, request: QueryRequest, looked: str | None = None) -> QueryResult:
        """Send a query by POST; see :meth:`kg_service.store.base.TripleStore.query`."""
        if not request.trusted and inspect(request.query, self._services).services:
            request = replace(request, query=addressed(request.query, self._services))
        kind = query_kind(request.query)
        if kind is None or not _is_query(request.query):
            raise QuerySyntaxError("line 1, column 1: this is no SELECT, ASK, CONSTRUCT or DESCRIBE", line=1, column=1)
        format_ = request.formats.of(kind)
        if format_ is None:
            there = ", ".join(f.media_type for f in formats_for(kind))
            raise NotAcceptableError(f"this query yields {kind}, which can be had as: {there}", available=there)
        version = self._version.name  # before it is asked: what changes meanwhile has another name afterwards
        limit = request.timeout or self._timeout
        if not request.may_exceed:
            limit = min(self._timeout, limit)
        body = Body(self._slots, limit)
        try:
            await body.start(lambda: self._ask(request, kind, format_, limit))
            head, whole = await body.head()
        except BaseException:
            await body.aclose()
            raise
        return QueryResult(kind, format_, version, head, None if whole else body)

    def _ask(self, request: QueryRequest, kind: ResultKind, wanted: Format, limit: float) -> Answer:
        engine = self.engine(limit)
        text, dataset = engine.prepared(request, request.base)
        client = self._client(engine, text, limit)
        for name, values in {**dataset, **{n: [v] for n, v in engine.deadline(limit).items()}}.items():
            for value in values:
                client.addParameter(name, value)
        client.addCustomHttpHeader("Accept", engine.format(kind, wanted).media_type)
        return Answer(_sent(client, limit), engine, kind, wanted, limit, self._limit)

    def engine(self, limit: float = 30.0) -> Engine:
        """What engine it is; asked once, by a query that every engine answers. Blocks; raises EngineError."""
        if self._engine is None:
            client = self._client(engine_of(""), "ASK {}", limit)
            client.addCustomHttpHeader("Accept", JSON.media_type)
            response = _sent(client, limit)
            try:
                self._engine = engine_of(response.headers.get("Server", ""))
            finally:
                response.close()
        return self._engine

    def answer(self, query: str, limit: float) -> bytes:
        """All rows of one of the project's own queries as JSON, for programs without an event loop. Blocks."""
        answer = self._ask(QueryRequest(query, trusted=True), ResultKind.SOLUTIONS, JSON, limit)
        try:
            return b"".join(iter(answer.block, b""))
        finally:
            answer.close()

    def _client(self, engine: Engine, text: str, limit: float) -> SPARQLWrapper:
        client = SPARQLWrapper(self._endpoint, agent=AGENT)
        client.setMethod(POST)
        client.setRequestMethod(URLENCODED)
        client.setTimeout(math.ceil(limit + GRACE))
        client.setQuery(text)
        client.queryType = "SELECT"  # not guessed from the text: a guess of "update" would be sent as one
        client.setOnlyConneg(True)
        if self._credentials is not None and (not engine.digest or self._endpoint.endswith("-auth")):
            client.setHTTPAuth(DIGEST if engine.digest else BASIC)
            client.setCredentials(*self._credentials)
        return client

    async def ask(self, query: str) -> bool:
        """The answer to one of the project's own ASK queries."""
        result = await self.query(QueryRequest(query, trusted=True))
        return bool(json.loads(await result.read())["boolean"])

    async def statistics(self) -> Statistics:
        """Counts asked of the engine, kept while its data have the same name, for ten minutes if they have none."""
        now, version = time.monotonic(), self._version.name
        old = self._statistics is None or self._statistics[1] != version
        if self._statistics is None or old or (version is None and now - self._statistics[0] > _STATISTICS_SECONDS):
            triples = (await self._counts(_COUNT_TRIPLES)).get("", 0)
            classes = await self._counts(_COUNT_CLASSES)
            graphs = await self._counts(_COUNT_GRAPHS)
            counted = Statistics(triples, triples + sum(graphs.values()), classes, graphs)
            self._statistics = (now, version, counted)
        return self._statistics[2]

    async def _counts(self, query: str) -> dict[str, int]:
        result = await self.query(QueryRequest(query, trusted=True))
        rows = json.loads(await result.read())["results"]["bindings"]
        return {row["key"]["value"] if "key" in row else "": int(row["n"]["value"]) for row in rows}

    async def health(self) -> Health:
        """Ready when the engine answers a trivial query."""
        try:
            await self.ask("ASK {}")
        except (EngineError, QueryTimeoutError, StoreBusyError) as error:
            return Health(False, error.message)
        return Health(True, "the remote engine answers")


def _sent(client: SPARQLWrapper, limit: float) -> HTTPResponse:
    """The engine's answer as it begins; tried again when it could not be reached or hung up at once."""
    for delay in (*_RETRIES, None):
        try:
            response: HTTPResponse = client.query().response
            return response
        except (URLError, ConnectionError) as error:
            if delay is None or isinstance(error, HTTPError) or timed_out(error):
                raise engine_error(error, limit) from error
            time.sleep(delay)
        except (SPARQLWrapperException, HTTPException, OSError, ValueError) as error:
            raise engine_error(error, limit) from error
    raise AssertionError("the last try returns or raises")


def _is_query(text: str) -> bool:
    """Whether the first keyword that begins an operation is one of a query: ``INSERT … { SELECT …`` is none."""
    for token in readings(text)[0]:
        if token.kind is Kind.WORD and token.text.upper() in _FORMS | _OTHER_FORMS:
            return token.text.upper() in _FORMS
    return False
