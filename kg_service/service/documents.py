"""RDF documents as responses: one set of quads in any format, with its validator and links to its other forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kg_service import __version__
from kg_service.service.context import Context
from kg_service.service.jsonld import compact, prefixes
from kg_service.service.negotiation import Document
from kg_service.service.responses import cache_headers, etag, not_modified
from kg_service.store.formats import GRAPH_FORMATS, JSON_LD
from kg_service.store.terms import Quad, serialise_quads

Link = tuple[str, str, str | None]

DATA: dict[int | str, dict[str, Any]] = {
    200: {"content": {format_.media_type: {} for format_ in GRAPH_FORMATS}},
    400: {"description": "A parameter is wrong"},
    404: {"description": "There is no such thing in the graph"},
    406: {"description": "It cannot be had in that format; the answer tells which there are"},
    503: {"description": "The store is busy, or being filled"},
}
"""Answers of RDF documents, for the OpenAPI document."""

PAGE_OR_DATA: dict[int | str, dict[str, Any]] = {**DATA, 200: {"content": {**DATA[200]["content"], "text/html": {}}}}
"""The same where people get a page."""


def alternates(address: str, page: str | None = None) -> Iterator[Link]:
    """Links to every form of a document: the page for people, and each format."""
    yield page or address, "alternate", "text/html"
    for format_ in GRAPH_FORMATS:
        yield f"{address}?format={format_.name}", "alternate", format_.media_type


def unchanged(request: Request, context: Context, chosen: Document, state: object = None) -> Response | None:
    """304 if the client has this form of the document already; ``state``: what it depends on beside the snapshot."""
    return not_modified(request, _tag(request, context, chosen.content_type, state))


def document_headers(request: Request, context: Context, chosen: Document, state: object = None) -> dict[str, str]:
    """Validator and caching of a document in that form."""
    return cache_headers(_tag(request, context, chosen.content_type, state))


def rdf_response(
    request: Request,
    context: Context,
    quads: Iterable[Quad],
    chosen: Document,
    iri: str,
    headers: Mapping[str, str],
    state: object = None,
) -> Response:
    """The quads in the chosen format; ``iri`` is what they are about."""
    assert chosen.format is not None
    if chosen.format is JSON_LD:
        body = compact(quads, f"{request.base_url}context.jsonld", iri)
    else:
        body = serialise_quads(quads, chosen.format, prefixes())
    own = {"Content-Type": chosen.content_type, **document_headers(request, context, chosen, state)}
    return Response(body, headers={**own, **headers})


def _tag(request: Request, context: Context, content_type: str, state: object) -> str | None:
    return etag(context.store.snapshot(), "document", __version__, str(request.url), content_type, state)
