"""``/reconcile``: manifest, query batches, suggestions, previews, data extension. CORS on all of it, no JSONP."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.requests import ClientDisconnect
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from kg_service.errors import InputError, NotFoundError, TooLargeError
from kg_service.service.api.common import PROBLEMS, ContextDep
from kg_service.service.context import Context
from kg_service.service.pages import render
from kg_service.service.parameters import FORM, decoded, grouped, media_type_of, require_utf8
from kg_service.service.reconciliation.answers import (
    class_shown,
    flyout,
    results,
    suggested_properties,
    suggested_things,
    suggested_types,
    types,
)
from kg_service.service.reconciliation.asking import read_batch, read_extension
from kg_service.service.reconciliation.extending import extended
from kg_service.service.reconciliation.manifest import manifest
from kg_service.service.reconciliation.properties import properties, properties_of
from kg_service.service.search.forms import LONGEST
from kg_service.service.search.index import LabelIndex
from kg_service.service.search.showing import classes_of, description, page_of, whole
from kg_service.service.search.things import Thing

router = APIRouter(prefix="/reconcile", tags=["reconciliation"], responses=PROBLEMS)
Kind = Literal["entity", "property", "type"]
Prefix = Annotated[str, Query(max_length=LONGEST, description="Beginning of the name")]
Id = Annotated[
    str, Query(max_length=2000, description="Id of a candidate, or its IRI", examples=["id/province/lai-chau"])
]

_BODY_BYTES = 1_000_000
_MOST_SUGGESTIONS = 500
_PREVIEW_ROWS = 6


@router.get("", response_model=None)
async def reconcile(
    request: Request,
    context: ContextDep,
    queries: Annotated[str | None, Query(description="A query batch, as JSON")] = None,
    extend: Annotated[str | None, Query(description="A data extension query, as JSON")] = None,
) -> Response:
    """The manifest; with `queries` the candidates for each, with `extend` values of properties."""
    return await _answered(request, context, {"queries": queries, "extend": extend})


@router.post("", response_model=None)
async def reconcile_form(request: Request, context: ContextDep) -> Response:
    """The same as a form, for batches that are long."""
    media_type, charset = media_type_of(request.headers.get("content-type", ""))
    if media_type != FORM:
        raise InputError(f"send queries or extend as {FORM}, not as {media_type or 'a body without a type'}")
    require_utf8(charset)
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > _BODY_BYTES:
                raise TooLargeError(f"the form has more than {_BODY_BYTES} bytes: send smaller batches")
    except ClientDisconnect:
        return Response(status_code=400)
    try:
        values = grouped(decoded(body.decode("utf-8")))
    except UnicodeDecodeError:
        raise InputError("the form is not UTF-8") from None
    given = {name: found[0] for name in ("queries", "extend") if (found := values.get(name))}
    if not given:
        raise InputError("the form has neither queries nor extend")
    return await _answered(request, context, given)


async def _answered(request: Request, context: Context, given: dict[str, Any]) -> Response:
    index = await context.labels.current()
    base = context.settings.base_iri
    if given.get("queries") is not None:
        batch = read_batch(given["queries"], index.classes, base)
        return JSONResponse(await asyncio.to_thread(results, index, batch, base))
    if given.get("extend") is not None:
        asked = read_extension(given["extend"])
        return JSONResponse(await asyncio.to_thread(extended, index, asked, base))
    return JSONResponse(manifest(index, str(request.base_url).rstrip("/"), base))


@router.get("/suggest/{kind}", response_model=None)
async def suggest(
    context: ContextDep,
    kind: Kind,
    prefix: Prefix = "",
    cursor: Annotated[int, Query(ge=0, le=_MOST_SUGGESTIONS, description="Suggestions to leave out")] = 0,
) -> Response:
    """Things, properties or types whose names begin so."""
    index = await context.labels.current()
    found: list[dict[str, Any]]
    if kind == "entity":
        base = context.settings.base_iri
        found = await asyncio.to_thread(suggested_things, index, prefix, cursor, base) if prefix.strip() else []
    elif kind == "type":
        found = suggested_types(index, prefix)
    else:
        found = [dict(one) for one in suggested_properties(index, prefix)]
    return JSONResponse({"result": found})


@router.get("/flyout/{kind}", response_model=None)
async def fly_out(context: ContextDep, kind: Kind, id: Id) -> Response:
    """A few words on a thing, a property or a type, as HTML."""
    index = await context.labels.current()
    if kind == "entity":
        thing = _thing(index, id, context)
        return JSONResponse(flyout(id, thing.name, description(index, thing)))
    if kind == "type":
        class_ = index.classes.named(id)
        if class_ is None:
            raise NotFoundError(f"there is no type {id[:80]!r}; /reconcile/suggest/type lists them")
        return JSONResponse(flyout(id, class_.name, class_shown(index, class_).get("description", "")))
    known = properties().get(id.removeprefix("td:"))
    if known is None:
        raise NotFoundError(f"there is no property {id[:80]!r}; /reconcile/suggest/property lists them")
    return JSONResponse(flyout(id, known.name, known.description))


@router.get("/properties", response_model=None)
async def propose(
    context: ContextDep,
    type_: Annotated[str | None, Query(alias="type", max_length=LONGEST, description="Id of a type")] = None,
    limit: Annotated[int | None, Query(ge=1, le=1000, description="Most properties to propose")] = None,
) -> Response:
    """Properties to extend a table of things of a type with."""
    index = await context.labels.current()
    class_ = index.classes.named(type_) if type_ else None
    if type_ and class_ is None:
        raise NotFoundError(f"there is no type {type_[:80]!r}; /reconcile/suggest/type lists them")
    found = [one.shown() for one in properties_of(index, class_.iri if class_ else None) if one.extend]
    answer: dict[str, Any] = {"properties": found[:limit]}
    if class_ is not None:
        answer["type"] = class_.id
    if limit is not None:
        answer["limit"] = limit
    return JSONResponse(answer)


@router.get("/view", status_code=303, response_class=Response)
async def view(context: ContextDep, id: Id) -> Response:
    """Leads to the page of a thing."""
    index = await context.labels.current()
    page = page_of(_thing(index, id, context).iri, context.settings.base_iri)
    if page is None:
        raise NotFoundError(f"{id[:80]!r} has no page here")
    return RedirectResponse(quote(page, safe="/%:@!$&'()*+,;=~-._"), 303)


@router.get("/preview", response_class=HTMLResponse)
async def preview(context: ContextDep, id: Id) -> Response:
    """A small page on a thing, to be shown in a frame."""
    index = await context.labels.current()
    thing = _thing(index, id, context)
    rows = []
    for one in properties().values():
        if not one.extend or one.id in ("name", "iri", "exactMatch", "closeMatch"):
            continue
        values = [index_name(index, value) for value in one.raw(thing, None)]
        if values:
            rows.append({"name": one.name, "value": ", ".join(values[:4]) + (" …" if len(values) > 4 else "")})
    return render(
        "preview.html",
        headers={"Content-Security-Policy": _FRAMED},
        name=thing.name,
        english=next((one.text for one in thing.labels if one.language == "en"), None),
        iri=thing.iri,
        page=page_of(thing.iri, context.settings.base_iri),
        types=[one["name"] for one in types(classes_of(index, thing))],
        rows=rows[:_PREVIEW_ROWS],
    )


_FRAMED = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *"


def index_name(index: LabelIndex, value: str) -> str:
    """The name of a thing, or the value itself."""
    thing = index.thing(value) if "://" in value else None
    return thing.name if thing is not None else value


def _thing(index: LabelIndex, given: str, context: Context) -> Thing:
    found = index.thing(whole(given, context.settings.base_iri))
    if found is None:
        raise NotFoundError(f"there is nothing with the id {given[:120]!r}")
    return found
