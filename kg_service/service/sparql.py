"""``/sparql``: the query operation of the SPARQL 1.1 Protocol (W3C, 21 March 2013).

Plain Starlette routes: a framework's parsing of parameters would cost more than most queries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from kg_service.errors import (
    ForbiddenError,
    InputError,
    MethodNotAllowedError,
    TooLargeError,
    UnsupportedMediaTypeError,
)
from kg_service.service.context import Context, context_of
from kg_service.service.description import service_description
from kg_service.service.negotiation import Negotiated, best, negotiate
from kg_service.service.pages import sparql_page
from kg_service.service.responses import cache_headers, etag, not_modified, result_response, while_connected
from kg_service.store.base import QueryRequest

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_MAX_FIELDS = 1000
_FORMAT_KEYS = ("format", "output", "results")  # the last two are what old clients send


@dataclass(frozen=True)
class _Operation:
    """A query operation as it came."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    formats: tuple[str, ...]
    timeout: float | None


async def sparql(request: Request) -> Response:
    """Answer one request at ``/sparql``."""
    context = context_of(request)
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(_METHODS)})
    if request.method not in _METHODS:
        raise MethodNotAllowedError(
            f"{request.method} is not for /sparql: ask by GET or POST", allow=", ".join(_METHODS)
        )
    if request.method != "POST" and "query=" not in request.url.query:
        return await _without_query(request, context)
    operation = _operation(await _parameters(request, context.settings.query_bytes))
    negotiated = negotiate(request.headers.get("accept", ""), operation.formats)
    try:
        return await _answer(request, context, operation, negotiated)
    except ClientDisconnect:
        return Response(status_code=499)  # nobody is there to read it


async def _answer(request: Request, context: Context, operation: _Operation, negotiated: Negotiated) -> Response:
    store = context.store
    asked = (operation.query, operation.default_graphs, operation.named_graphs, negotiated.formats)
    unchanged = not_modified(request, etag(store.snapshot(), *asked))
    if unchanged is not None:
        return unchanged
    query = QueryRequest(
        operation.query,
        negotiated.formats,
        operation.default_graphs,
        operation.named_graphs,
        operation.timeout,
        base=context.settings.base_iri,
    )
    result = await while_connected(request, store.query(query))
    headers = cache_headers(etag(result.snapshot, *asked))
    return result_response(result, negotiated.content_type(result.kind), headers)


async def _without_query(request: Request, context: Context) -> Response:
    """A bare GET: the form for people, the service description for programs."""
    accept = request.headers.get("accept", "")
    if best(accept, ["text/turtle", "text/html"]) == "text/html":
        return await sparql_page(request)
    if request.url.query:
        raise InputError("no query: send one as ?query=")
    return await service_description(request, context)


async def _parameters(request: Request, limit: int) -> list[tuple[str, str]]:
    """Parameters of the address and of the body, in the three ways of the protocol (section 2.1)."""
    pairs = _decoded(request.url.query)
    if request.method != "POST":
        return pairs
    media_type, charset = _content_type(request.headers.get("content-type", ""))
    if media_type not in (_FORM, _QUERY):
        said = media_type or "no content type"
        raise UnsupportedMediaTypeError(f"{said} is not read here: send {_FORM} or {_QUERY}")
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise UnsupportedMediaTypeError(f"charset {charset} is not read here: send UTF-8")
    body = await _body(request, limit)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError("the body is not UTF-8") from None
    return [*pairs, ("query", text)] if media_type == _QUERY else [*pairs, *_decoded(text)]


def _content_type(header: str) -> tuple[str, str]:
    media_type, *parameters = (part.strip().lower() for part in header.split(";"))
    charsets = [value.strip("\"'") for name, _, value in (p.partition("=") for p in parameters) if name == "charset"]
    return media_type, charsets[0] if charsets else ""


async def _body(request: Request, limit: int) -> bytes:
    parts = bytearray()
    async for block in request.stream():
        parts += block
        if len(parts) > limit:
            raise TooLargeError(f"the request has more than {limit} bytes")
    return bytes(parts)


def _decoded(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MAX_FIELDS)
    except UnicodeDecodeError:
        raise InputError("a parameter is not percent-encoded UTF-8") from None
    except ValueError:
        raise InputError(f"more than {_MAX_FIELDS} parameters") from None


def _operation(pairs: Iterable[tuple[str, str]]) -> _Operation:
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    if "update" in values or "using-graph-uri" in values or "using-named-graph-uri" in values:
        raise InputError("this is the query endpoint; updates go to /sparql/update")
    queries = values.get("query", [])
    if len(queries) != 1:
        raise InputError("no query: send one as ?query=" if not queries else "more than one query: send one")
    return _Operation(
        queries[0],
        tuple(values.get("default-graph-uri", ())),
        tuple(values.get("named-graph-uri", ())),
        tuple(value for key in _FORMAT_KEYS for value in values.get(key, ())),
        _timeout(values.get("timeout", [])),
    )


def _timeout(values: list[str]) -> float | None:
    if not values:
        return None
    try:
        seconds = float(values[0])
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise InputError(f"timeout must be a number of seconds above 0, not {values[0][:40]!r}")
    return seconds


async def update(request: Request) -> Response:
    """``/sparql/update``: off."""
    raise ForbiddenError("SPARQL Update is off here: build the graph anew with `thidua build`")


routes = [
    Route("/sparql", sparql, methods=[*_METHODS, "PUT", "DELETE", "PATCH"], include_in_schema=False),
    Route("/sparql/update", update, methods=["POST"], include_in_schema=False),
]
