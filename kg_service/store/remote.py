"""Remote engines: any SPARQL 1.1 endpoint behind the same protocol, spoken to through SPARQLWrapper.

What is known of single engines stands here and nowhere else.
"""

from __future__ import annotations

import asyncio
import json
import re
import socket
import time
from collections.abc import AsyncIterator, Callable
from http.client import HTTPException
from typing import Any, TypeVar
from urllib.error import HTTPError, URLError

from SPARQLWrapper import POST, URLENCODED, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from kg_service import __version__
from kg_service.errors import EngineError, NotAcceptableError, QuerySyntaxError, QueryTimeoutError
from kg_service.settings import Settings
from kg_service.store.base import Health, QueryRequest, QueryResult, Statistics
from kg_service.store.formats import formats_for
from kg_service.store.guard import inspect, query_kind

_AGENT = f"thidua-kg/{__version__}"
_BLOCK = 128 << 10
_RETRIES = (0.1, 0.4)
_STATISTICS_SECONDS = 600.0
_COUNT_TRIPLES = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_COUNT_CLASSES = "SELECT ?key (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?key FILTER(isIRI(?key)) } GROUP BY ?key"
_COUNT_GRAPHS = "SELECT ?key (COUNT(*) AS ?n) WHERE { GRAPH ?key { ?s ?p ?o } } GROUP BY ?key"
_T = TypeVar("_T")


class RemoteStore:
    """A :class:`~kg_service.store.base.TripleStore` over a SPARQL 1.1 endpoint. ``timeout`` in seconds."""

    def __init__(self, endpoint: str, *, timeout: float = 30.0, service_allow: tuple[str, ...] = ()) -> None:
        self._endpoint = endpoint
        self._timeout = timeout
        self._allow = service_allow
        self._statistics: tuple[float, Statistics] | None = None

    @classmethod
    def from_settings(cls, settings: Settings) -> RemoteStore:
        """A store as the settings say. ``settings.endpoint`` must be set."""
        assert settings.endpoint is not None
        return cls(settings.endpoint, timeout=settings.query_timeout, service_allow=settings.service_allow)

    async def start(self) -> None:
        """Nothing: an engine that is down now may be up later."""

    async def close(self) -> None:
        """Nothing is held open between queries."""

    def snapshot(self) -> str | None:
        """None: engines do not tell whether their data changed."""
        return None

    async def query(self, request: QueryRequest) -> QueryResult:
        """Send a query by POST; see :meth:`kg_service.store.base.TripleStore.query`."""
        if not request.trusted:
            inspect(request.query, self._allow)
        kind = query_kind(request.query)
        if kind is None:
            raise QuerySyntaxError("line 1, column 1: this is no SELECT, ASK, CONSTRUCT or DESCRIBE", line=1, column=1)
        format_ = request.formats.of(kind)
        if format_ is None:
            there = ", ".join(f.media_type for f in formats_for(kind))
            raise NotAcceptableError(f"this query yields {kind}, which can be had as: {there}", available=there)
        limit = min(self._timeout, request.timeout or self._timeout)
        response = await asyncio.to_thread(self._send, request, format_.media_type, limit)
        return QueryResult(kind, format_, None, b"", _Body(response, limit))

    def _send(self, request: QueryRequest, media_type: str, limit: float) -> Any:
        client = SPARQLWrapper(self._endpoint, agent=_AGENT)
        client.setMethod(POST)
        client.setRequestMethod(URLENCODED)
        client.setTimeout(max(1, round(limit)))
        client.setQuery(request.query)
        for graph in request.default_graphs:
            client.addParameter("default-graph-uri", graph)
        for graph in request.named_graphs:
            client.addParameter("named-graph-uri", graph)
        client.queryType = "SELECT"  # not guessed from the text: a guess of "update" would be sent as one
        client.setOnlyConneg(True)
        client.addCustomHttpHeader("Accept", media_type)
        for delay in (*_RETRIES, None):
            try:
                return client.query().response
            except (URLError, ConnectionError) as error:
                if delay is None or isinstance(error, HTTPError) or _timed_out(error):
                    raise _engine_error(error, limit) from error
                time.sleep(delay)
            except (SPARQLWrapperException, HTTPException, OSError) as error:
                raise _engine_error(error, limit) from error
        raise AssertionError("the last try returns or raises")

    async def ask(self, query: str) -> bool:
        """The answer to one of the project's own ASK queries."""
        result = await self.query(QueryRequest(query, trusted=True))
        return bool(json.loads(await result.read())["boolean"])

    async def statistics(self) -> Statistics:
        """Counts asked of the engine, kept for ten minutes."""
        now = time.monotonic()
        if self._statistics is None or now - self._statistics[0] > _STATISTICS_SECONDS:
            triples = (await self._counts(_COUNT_TRIPLES)).get("", 0)
            classes = await self._counts(_COUNT_CLASSES)
            graphs = await self._counts(_COUNT_GRAPHS)
            counted = Statistics(triples, triples + sum(graphs.values()), classes, graphs)
            self._statistics = (now, counted)
        return self._statistics[1]

    async def _counts(self, query: str) -> dict[str, int]:
        result = await self.query(QueryRequest(query, trusted=True))
        rows = json.loads(await result.read())["results"]["bindings"]
        return {row["key"]["value"] if "key" in row else "": int(row["n"]["value"]) for row in rows}

    async def health(self) -> Health:
        """Ready when the engine answers a trivial query."""
        try:
            await self.ask("ASK {}")
        except (EngineError, QueryTimeoutError) as error:
            return Health(False, error.message)
        return Health(True, "the remote engine answers")


class _Body:
    """The body of an engine's answer, read block by block in a thread."""

    def __init__(self, response: Any, limit: float) -> None:
        self._response = response
        self._limit = limit

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Blocks as they come. Raises EngineError when the engine breaks off."""
        deadline = time.monotonic() + self._limit
        while True:
            block = await asyncio.to_thread(self._guarded, lambda: self._response.read(_BLOCK))
            if not block:
                return
            if time.monotonic() > deadline:
                raise _over_time(self._limit)
            yield bytes(block)

    def _guarded(self, read: Callable[[], _T]) -> _T:
        try:
            return read()
        except (OSError, HTTPException, ValueError) as error:
            raise _engine_error(error, self._limit) from error

    async def aclose(self) -> None:
        """Close the connection."""
        await asyncio.to_thread(self._response.close)


def _timed_out(error: BaseException) -> bool:
    reason = getattr(error, "reason", error)
    return isinstance(reason, TimeoutError | socket.timeout)


def _over_time(limit: float) -> QueryTimeoutError:
    return QueryTimeoutError(
        f"the query was ended after its limit of {limit:g} seconds: ask for less, or add a LIMIT", limit_seconds=limit
    )


def _engine_error(error: BaseException, limit: float) -> Exception:
    """What went wrong with an engine, without its address: clients need not know where it is."""
    if _timed_out(error):
        return _over_time(limit)
    if isinstance(error, QueryBadFormed):
        said = re.sub(r"\s+", " ", _said(error))[:300]
        return QuerySyntaxError(f"the engine refused the query: {said}")
    if isinstance(error, HTTPError):
        return EngineError(f"the remote engine answered with status {error.code}: try again later")
    if isinstance(error, SPARQLWrapperException):
        return EngineError("the remote engine answered with an error: try again later")
    return EngineError("the remote engine cannot be reached, or broke off its answer: try again later")


def _said(error: BaseException) -> str:
    """The engine's own words within SPARQLWrapper's message."""
    text = str(error)
    _, found, after = text.partition("Response:")
    return (after if found else text).strip().removeprefix("b'").rstrip("'")
