"""``/sparql``: the query operation of the SPARQL 1.1 Protocol (W3C, 21 March 2013).

Queries are answered before any of the framework's layers (:class:`SparqlEndpoint`): these would cost more than most
queries. What else comes to the address (OPTIONS, other methods, requests without a query) goes the common way.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from kg_service.errors import InputError, MethodNotAllowedError, ThiduaError
from kg_service.service.access import authorised
from kg_service.service.cache import Headers, Kept
from kg_service.service.context import Context, context_of
from kg_service.service.description import service_description
from kg_service.service.negotiation import Negotiated, best, content_coding, negotiate
from kg_service.service.pages import sparql_page
from kg_service.service.parameters import (
    QUERY,
    ClientGoneError,
    check_content_type,
    decoded,
    grouped,
    only,
    posted,
    read_body,
    timeout_of,
)
from kg_service.service.presence import Presence, Presences
from kg_service.service.problems import problem_of, unexpected
from kg_service.service.responses import digest, send_stream
from kg_service.service.server import FINISH
from kg_service.store.base import QueryRequest, QueryResult
from kg_service.store.encoding import ENCODINGS

PATH = "/sparql"
_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_FORMAT_KEYS = ("format", "output", "results")  # the last two are what old clients send
_LONGEST_KEPT = 4096  # bytes of an address whose reading is kept
_SHARED: Headers = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Retry-After"),
]


@dataclass(slots=True)  # not frozen: making it so takes three times as long, and one is made for each request
class _Plan:
    """What a request asks for, read. ``digest``: None when the answer may differ each time."""

    request: QueryRequest
    negotiated: Negotiated
    digest: str | None
    key: Hashable
    key_bytes: int


@dataclass(slots=True)
class _Header:
    """The headers that matter here."""

    accept: bytes = b""
    encoding: bytes = b""
    if_none_match: bytes | None = None
    authorization: bytes = b""
    content_type: bytes = b""


class SparqlEndpoint:
    """Answers queries at ``/sparql``, and hands everything else on."""

    def __init__(self, app: ASGIApp, context: Context) -> None:
        self._app = app
        self._context = context
        self._cache = context.cache
        self._base = context.settings.base_iri
        self._presences = Presences()
        self._read_address = lru_cache(maxsize=1024)(self._read)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"] != PATH or not _asks(scope):
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        try:
            status = await self._respond(scope, receive, send)
        except ThiduaError as error:
            response = problem_of(error)
            status = response.status_code
            await response(scope, receive, send)
        except ClientGoneError:
            status = 499  # nobody is there to read it
        except Exception:
            self._context.metrics.observe(PATH, scope["method"], 500, time.perf_counter() - started)
            with contextlib.suppress(RuntimeError):  # of the server, if an answer has begun: it is broken off
                await unexpected()(scope, receive, send)
            raise  # the server logs it
        self._context.metrics.observe(PATH, scope["method"], status, time.perf_counter() - started)

    async def _respond(self, scope: Scope, receive: Receive, send: Send) -> int:
        header = _read_headers(scope)
        plan = await self._plan(scope, header, receive)
        snapshot = self._context.store.snapshot() if plan.digest is not None else None
        if snapshot is not None and scope["method"] != "POST" and header.if_none_match is not None:
            tag = _tag(snapshot, plan)
            if _known(tag, header.if_none_match):
                await send({"type": "http.response.start", "status": 304, "headers": _headers(tag)})
                await send({"type": "http.response.body", "body": b""})
                return 304
        kept = self._cache.get(snapshot, plan.key) if snapshot is not None else None
        if kept is None:
            return await self._compute(plan, header, snapshot, scope, receive, send)
        await _send_whole(scope, send, kept)
        return 200

    async def _compute(
        self, plan: _Plan, header: _Header, snapshot: str | None, scope: Scope, receive: Receive, send: Send
    ) -> int:
        presence = Presence(receive, self._presences)
        try:
            result = await self._context.store.query(self._granted(plan.request, header), snapshot)
            if result.rest is None:
                presence.stop()
                kept = self._keep(plan, result, result.head)
                await _send_whole(scope, send, kept)
            else:
                await self._stream(plan, result, presence, send)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if not presence.gone or task is None:
                raise
            task.uncancel()
            return 499
        finally:
            presence.stop()
        return 200

    def _granted(self, request: QueryRequest, header: _Header) -> QueryRequest:
        """More time than the limit is for those who have the token."""
        settings = self._context.settings
        if request.timeout is None or request.timeout <= settings.query_timeout:
            return request
        return replace(request, may_exceed=True) if authorised(settings, header.authorization) else request

    def _keep(self, plan: _Plan, result: QueryResult, body: bytes) -> Kept:
        """A whole response, kept for the next who asks the same."""
        headers = [*_result_headers(plan, result), (b"content-length", b"%d" % len(body))]
        kept = Kept(headers, body)
        if plan.digest is not None and result.snapshot is not None:
            self._cache.put(result.snapshot, plan.key, kept, plan.key_bytes)
        return kept

    async def _stream(self, plan: _Plan, result: QueryResult, presence: Presence, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": _result_headers(plan, result)})
        largest = self._cache.largest if plan.digest is not None else 0
        parts = await send_stream(result, send, largest, presence.stop)
        if parts is not None:
            self._keep(plan, result, b"".join(parts))

    async def _plan(self, scope: Scope, header: _Header, receive: Receive) -> _Plan:
        address: bytes = scope["query_string"]
        if scope["method"] != "POST":
            read = self._read_address if len(address) <= _LONGEST_KEPT else self._read
            return read(address, header.accept, header.encoding, None, b"")
        media_type = check_content_type(header.content_type.decode("latin-1"), QUERY)
        body = await read_body(receive, self._context.settings.query_bytes)
        return self._read(address, header.accept, header.encoding, media_type, body)

    def _read(self, address: bytes, accept: bytes, encoding: bytes, media_type: str | None, body: bytes) -> _Plan:
        pairs = decoded(address.decode("latin-1"))
        if media_type is not None:
            pairs += posted(media_type, body, "query")
        values = grouped(pairs)
        if "update" in values or "using-graph-uri" in values or "using-named-graph-uri" in values:
            raise InputError("this is the query endpoint; updates go to /sparql/update")
        formats = tuple(value for key in _FORMAT_KEYS for value in values.get(key, ()))
        negotiated = negotiate(accept.decode("latin-1"), formats)
        request = QueryRequest(
            only(values, "query", "query"),
            negotiated.formats,
            _graphs(values, "default-graph-uri"),
            _graphs(values, "named-graph-uri"),
            timeout_of(values),
            base=self._base,
            encoding=content_coding(encoding.decode("latin-1"), ENCODINGS),
        )
        asked = (request.query, request.default_graphs, request.named_graphs, negotiated.key)
        return _Plan(request, negotiated, digest(*asked), (*asked, request.encoding), len(request.query))


def _graphs(values: dict[str, list[str]], name: str) -> tuple[str, ...]:
    """The graphs of that parameter: a set of them, whatever their order."""
    return tuple(sorted(set(values[name]))) if name in values else ()


def _asks(scope: Scope) -> bool:
    """Whether it is a query: a POST, or an address that has one."""
    method = scope["method"]
    return method == "POST" or (method in ("GET", "HEAD") and b"query=" in scope["query_string"])


def _read_headers(scope: Scope) -> _Header:
    found: dict[bytes, bytes] = {}
    for name, value in scope["headers"]:
        found[name] = found[name] + b", " + value if name in found else value
    return _Header(
        found.get(b"accept", b""),
        found.get(b"accept-encoding", b""),
        found.get(b"if-none-match"),
        found.get(b"authorization", b""),
        found.get(b"content-type", b""),
    )


def _tag(snapshot: str | None, plan: _Plan) -> bytes | None:
    return None if snapshot is None or plan.digest is None else f'W/"{snapshot}-{plan.digest}"'.encode("latin-1")


def _known(tag: bytes | None, if_none_match: bytes) -> bool:
    known = {item.strip() for item in if_none_match.split(b",")}
    return tag is not None and (tag in known or b"*" in known)


def _headers(tag: bytes | None) -> Headers:
    headers = [*_SHARED, (b"vary", b"Accept, Accept-Encoding"), (b"cache-control", b"no-cache")]
    return headers if tag is None else [*headers, (b"etag", tag)]


def _result_headers(plan: _Plan, result: QueryResult) -> Headers:
    headers = _headers(_tag(result.snapshot, plan))
    headers.append((b"content-type", plan.negotiated.content_type(result.kind).encode("latin-1")))
    if result.encoding is not None:
        headers.append((b"content-encoding", result.encoding.encode("latin-1")))
    return headers


async def _send_whole(scope: Scope, send: Send, kept: Kept) -> None:
    finish = (scope.get("extensions") or {}).get(FINISH)
    if finish is not None and finish(scope, 200, kept.headers, kept.body):
        return
    await send({"type": "http.response.start", "status": 200, "headers": kept.headers})
    await send({"type": "http.response.body", "body": kept.body})


async def without_query(request: Request) -> Response:
    """What else comes to ``/sparql``: the form for people, the service description for programs."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(_METHODS)})
    if request.method not in _METHODS:
        raise MethodNotAllowedError(
            f"{request.method} is not for /sparql: ask by GET or POST", allow=", ".join(_METHODS)
        )
    accept = request.headers.get("accept", "")
    if best(accept, ["text/turtle", "text/html"]) == "text/html":
        return await sparql_page(request)
    if request.url.query:
        raise InputError("no query: send one as ?query=")
    return await service_description(request, context_of(request))


routes = [Route(PATH, without_query, methods=[*_METHODS, "PUT", "DELETE", "PATCH"], include_in_schema=False)]
