"""The SPARQL 1.1 Graph Store HTTP Protocol (W3C, 21 March 2013): graphs read by anyone, written with the token.

``/graphs?graph=IRI`` and ``/graphs?default`` name a graph indirectly; ``/graph/…`` is the graph of that IRI under the
base, as every IRI of the base answers under this host. Writes honour If-Match and If-None-Match
(:mod:`kg_service.service.preconditions`).
"""

from __future__ import annotations

import re
import uuid
from email.message import Message
from email.parser import BytesParser
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg_service.errors import (
    InputError,
    MethodNotAllowedError,
    NotAcceptableError,
    NotFoundError,
    UnsupportedMediaTypeError,
)
from kg_service.service.context import Context, context_of
from kg_service.service.iris import candidates, path_after
from kg_service.service.negotiation import best, content_coding, negotiate
from kg_service.service.parameters import (
    ClientGoneError,
    decoded,
    grouped,
    media_type_of,
    read_body,
    require_utf8,
    timeout_of,
)
from kg_service.service.preconditions import condition_of, graph_etag
from kg_service.service.responses import cache_headers, not_modified, result_response
from kg_service.service.thing_page import thing_page
from kg_service.service.update import writable
from kg_service.store.base import Formats, GraphAction, GraphDocument, GraphRequest, QueryRequest
from kg_service.store.encoding import ENCODINGS
from kg_service.store.formats import GRAPH_FORMATS, Format, ResultKind

INDIRECT = "/graphs"
DIRECT = "/graph/"
_METHODS = ("GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS")
_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]+\Z')
_FORMS = [*(f.media_type for f in GRAPH_FORMATS), "text/html"]
_MULTIPART = "multipart/form-data"


async def graph_store(request: Request) -> Response:
    """One operation on one graph."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(_METHODS)})
    if request.method not in _METHODS:
        raise MethodNotAllowedError(f"{request.method} is not for graphs", allow=", ".join(_METHODS))
    values = grouped(decoded(request.url.query))
    if request.method in ("GET", "HEAD"):
        if request.url.path != INDIRECT and best(request.headers.get("accept", ""), _FORMS) == "text/html":
            return await _page(request, values)
        return await _read(request, await _known(request, values), values)
    return await _write(request, values)


async def _read(request: Request, name: str | None, values: dict[str, list[str]]) -> Response:
    context = context_of(request)
    negotiated = negotiate(request.headers.get("accept", ""), tuple(values.get("format", ())))
    format_ = negotiated.formats.graph
    if format_ is None:
        there = ", ".join(f.media_type for f in GRAPH_FORMATS)
        raise NotAcceptableError(f"graphs can be had as: {there}", available=there)
    await _require(context, name)
    pattern = "{ ?s ?p ?o }" if name is None else f"{{ GRAPH <{name}> {{ ?s ?p ?o }} }}"
    text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {pattern}"
    coding = content_coding(request.headers.get("accept-encoding", ""), ENCODINGS)
    for sent in dict.fromkeys((coding, None)):  # small graphs are not compressed
        unchanged = not_modified(request, graph_etag(context.store.snapshot(), name, format_, sent))
        if unchanged is not None:
            return unchanged
    asked = QueryRequest(text, Formats(None, None, format_), timeout=timeout_of(values), trusted=True, encoding=coding)
    result = await context.store.query(asked)
    tag = graph_etag(result.snapshot, name, format_, result.encoding)
    headers = {**cache_headers(tag), "Vary": "Accept, Accept-Encoding"}
    return result_response(result, negotiated.content_type(ResultKind.GRAPH), headers)


async def _page(request: Request, values: dict[str, list[str]]) -> Response:
    """What is said of a graph, for people who follow its IRI; the graph itself when they ask for a format."""
    if "format" in values:
        return await _read(request, await _known(request, values), values)
    context, name = context_of(request), await _known(request, values)
    assert name is not None
    await _require(context, name)
    address = DIRECT + path_after(request, DIRECT)
    return await thing_page(request, context, [name], address, address, known=True)


async def _known(request: Request, values: dict[str, list[str]]) -> str | None:
    """The graph that is read: as it was written to, or the one whose IRI this is another form of."""
    name = _name(request, values)
    if request.url.path == INDIRECT or name is None:
        return name
    context = context_of(request)
    for form in candidates(path_after(request, DIRECT)):
        other = f"{context.settings.base_iri}graph/{form}"
        if await context.store.ask(f"ASK {{ GRAPH <{other}> {{}} }}"):
            return other
    return name


async def _require(context: Context, name: str | None) -> None:
    if name is not None and not await context.store.ask(f"ASK {{ GRAPH <{name}> {{}} }}"):
        raise NotFoundError(f"there is no graph <{name}>", graph=name)


async def _write(request: Request, values: dict[str, list[str]]) -> Response:
    context, store = writable(request, "writing graphs")
    action = GraphAction(request.method.lower())
    made = None
    if action is GraphAction.POST and request.url.path == INDIRECT and not {"graph", "default"} & set(values):
        made = f"{context.settings.base_iri}graph/{uuid.uuid4()}"
    name = made or _name(request, values)
    documents: tuple[GraphDocument, ...] = ()
    if action is not GraphAction.DELETE:
        try:
            body = await read_body(request.receive, context.settings.update_bytes)
        except ClientGoneError:
            return Response(status_code=499)
        documents = _documents(request.headers.get("content-type", ""), body)
    elif name is not None:
        await _require(context, name)
    base = name or str(request.url.replace(query=""))
    condition = condition_of(request.headers.get("if-match"), request.headers.get("if-none-match"), name)
    done = await store.update(GraphRequest(action, name, documents, base, timeout_of(values), condition))
    if action is not GraphAction.DELETE and not done.existed:
        return Response(status_code=201, headers={"Location": _address(request, context, name)})
    return Response(status_code=204)


def _name(request: Request, values: dict[str, list[str]]) -> str | None:
    """The graph that a request is about; None for the default graph. Raises InputError for none or several."""
    if request.url.path != INDIRECT:
        context = context_of(request)
        return f"{context.settings.base_iri}graph/{path_after(request, DIRECT)}"
    named, default = values.get("graph", []), "default" in values
    if len(named) + default != 1:
        raise InputError("name one graph: ?graph= and its IRI, or ?default")
    if default:
        return None
    if not _IRI.match(named[0]):
        raise InputError(f"graph must be an absolute IRI, not {named[0][:200]!r}")
    return named[0]


def _address(request: Request, context: Context, name: str | None) -> str:
    own = f"{context.settings.base_iri}graph/"
    root = str(request.base_url).rstrip("/")
    if name is not None and name.startswith(own):
        return f"{root}{DIRECT}{name.removeprefix(own)}"
    return f"{root}{INDIRECT}?graph={quote(name or '', safe='')}"


def _documents(content_type: str, body: bytes) -> tuple[GraphDocument, ...]:
    media_type, charset = media_type_of(content_type)
    if media_type == _MULTIPART:
        return _parts(content_type, body)
    return (GraphDocument(_format(media_type, charset), body),)


def _parts(content_type: str, body: bytes) -> tuple[GraphDocument, ...]:
    """The documents of a form (protocol, section 5.5). Raises InputError for a form that is none."""
    message = BytesParser().parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace") + body)
    parts = message.get_payload()
    if not message.is_multipart() or message.defects or not isinstance(parts, list):
        raise InputError(f"the body is no {_MULTIPART}")
    return tuple(_part(part) for part in parts if isinstance(part, Message))


def _part(part: Message) -> GraphDocument:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        raise InputError("a part of the form holds parts itself")
    return GraphDocument(_format(*media_type_of(part.get("content-type", ""))), data)


def _format(media_type: str, charset: str) -> Format:
    require_utf8(charset)
    for format_ in GRAPH_FORMATS:
        if media_type == format_.media_type or (media_type in format_.aliases and media_type != "application/json"):
            return format_
    there = ", ".join(f.media_type for f in GRAPH_FORMATS)
    raise UnsupportedMediaTypeError(f"{media_type or 'no content type'} is not read here: send {there}")


routes = [
    Route(INDIRECT, graph_store, methods=[*_METHODS, "PATCH"], include_in_schema=False),
    Route(DIRECT + "{path:path}", graph_store, methods=[*_METHODS, "PATCH"], include_in_schema=False),
]
