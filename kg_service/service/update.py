"""``/sparql/update``: the update operation of the SPARQL 1.1 Protocol (section 2.2), for those who have the token."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg_service.errors import ForbiddenError, InputError, MethodNotAllowedError
from kg_service.service.access import require_token
from kg_service.service.context import Context, context_of
from kg_service.service.parameters import (
    UPDATE,
    ClientGoneError,
    check_content_type,
    decoded,
    grouped,
    only,
    posted,
    read_body,
    timeout_of,
)
from kg_service.store.base import UpdatableStore, UpdateRequest

PATH = "/sparql/update"
_METHODS = ("POST", "OPTIONS")


def writable(request: Request, what: str) -> tuple[Context, UpdatableStore]:
    """The store, for a request that may write. Raises ForbiddenError or UnauthorizedError."""
    context = context_of(request)
    header = request.headers.get("authorization")
    require_token(context.settings, None if header is None else header.encode("latin-1"), what)
    if not isinstance(context.store, UpdatableStore):
        raise ForbiddenError("the graph lives in another engine and is not written through this service")
    return context, context.store


async def update(request: Request) -> Response:
    """Apply one update: 204 when queries see it."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(_METHODS)})
    if request.method != "POST":
        raise MethodNotAllowedError(f"{request.method} is not for {PATH}: send a POST", allow=", ".join(_METHODS))
    context, store = writable(request, "SPARQL Update")
    media_type = check_content_type(request.headers.get("content-type", ""), UPDATE)
    try:
        body = await read_body(request.receive, context.settings.update_bytes)
    except ClientGoneError:
        return Response(status_code=499)
    values = grouped([*decoded(request.url.query), *posted(media_type, body, "update")])
    if "query" in values:
        raise InputError("this is the update endpoint; queries go to /sparql")
    await store.update(
        UpdateRequest(
            only(values, "update", "update"),
            tuple(values.get("using-graph-uri", ())),
            tuple(values.get("using-named-graph-uri", ())),
            context.settings.base_iri,
            timeout_of(values),
        )
    )
    return Response(status_code=204)


routes = [Route(PATH, update, methods=["GET", "HEAD", *_METHODS, "PUT", "DELETE", "PATCH"], include_in_schema=False)]
