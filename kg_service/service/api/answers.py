"""Answers of REST: a list or one thing in the format the client wants, with ETag, 304 and the result cache."""

from __future__ import annotations

import csv
import io
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from fastapi.dependencies.models import Dependant
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from kg_service import __version__
from kg_service.errors import InputError, NotFoundError, QueryParameterError
from kg_service.service.api.common import ContextDep, Cursor, FormatName, Limit, Listing
from kg_service.service.api.geojson import geojson
from kg_service.service.api.jsonld import CONTEXT_PATH, document
from kg_service.service.api.models import Properties
from kg_service.service.cache import Kept
from kg_service.service.context import Context
from kg_service.service.cursors import DEFAULT_LIMIT
from kg_service.service.lookup import all_rows, page, wants
from kg_service.service.negotiation import content_type
from kg_service.service.responses import cache_headers, etag, not_modified
from kg_service.store.formats import CSV, GEOJSON, JSON_LD, Format
from kg_service.store.rows import Row

_JSON = Format("json", "application/json", "json")


@dataclass(frozen=True)
class Body:
    """The body of an answer and the headers that go with it."""

    content: bytes
    headers: Mapping[str, str]


class Asked:
    """A request for one thing: a dependency of its route. Raises InputError for parameters the route does not have."""

    offered: tuple[Format, ...] = (CSV, JSON_LD)

    def __init__(self, request: Request, context: ContextDep, format_: FormatName = None) -> None:
        _check_parameters(request)
        self.request = request
        self.context: Context = context
        self._format = format_

    @property
    def snapshot_parts(self) -> tuple[object, ...]:
        """What the answer depends on besides the data."""
        return (__version__, str(self.request.url))

    async def one(
        self,
        query: str,
        values: Mapping[str, str],
        build: Callable[[Properties], Awaitable[BaseModel]],
        missing: str,
        *parts: object,
    ) -> Response:
        """One thing, put together from the rows of a query for it; CSV has these rows.

        Raises NotFoundError that says ``missing`` if there are none. ``parts``: what the answer depends on besides.
        """
        chosen = wants(self.request, self._format, *self.offered)

        async def compose() -> Body:
            rows = await all_rows(self.context, query, values)
            if not rows.rows:
                raise NotFoundError(missing)
            if chosen is CSV:
                return Body(table(rows.columns, rows.rows), {})
            return Body(self._rendered(await build(Properties(rows.rows)), chosen), {})

        return await self.answer(chosen, compose, *parts)

    def _rendered(self, model: BaseModel, chosen: Format | None) -> bytes:
        if chosen is JSON_LD:
            return document(model, f"{self.request.base_url}{CONTEXT_PATH.lstrip('/')}")
        if chosen is GEOJSON:
            return geojson(model)
        return model.model_dump_json().encode()

    async def answer(self, chosen: Format | None, compose: Callable[[], Awaitable[Body]], *parts: object) -> Response:
        """The answer that ``compose`` makes, unless the client or the cache has it. None as format is JSON."""
        form = chosen or _JSON
        snapshot, cache = self.context.store.snapshot(), self.context.cache
        tag = etag(snapshot, *self.snapshot_parts, form.media_type, *parts)
        unchanged = not_modified(self.request, tag)
        key = ("rest", tag)
        kept = None if snapshot is None or tag is None else cache.get(snapshot, key)
        if kept is not None:
            return unchanged or _response(kept)
        if unchanged is not None and self.request.headers.get("if-none-match", "").strip() != "*":
            return unchanged
        body = await compose()
        same = snapshot == self.context.store.snapshot()
        headers = {
            "Content-Type": content_type(form, form.media_type),
            **cache_headers(tag if same else None),
            **body.headers,
        }
        whole = Kept([(name.lower().encode(), value.encode()) for name, value in headers.items()], body.content)
        if same and snapshot is not None and tag is not None:
            cache.put(snapshot, key, whole, len(tag))
        return unchanged or _response(whole)


class ListAsked(Asked):
    """A request for a page of a list: a dependency of its route."""

    def __init__(
        self,
        request: Request,
        context: ContextDep,
        limit: Limit = DEFAULT_LIMIT,
        cursor: Cursor = None,
        format_: FormatName = None,
    ) -> None:
        super().__init__(request, context, format_)
        self._limit = limit
        self._cursor = cursor

    async def listing(
        self,
        query: str,
        values: Mapping[str, str],
        item: Callable[[Row], BaseModel],
        known: Callable[[], Awaitable[None]] | None = None,
    ) -> Response:
        """A page of a query's rows, each as ``item`` makes it; CSV has the rows themselves.

        ``known`` is called when there are none at all; it raises NotFoundError if what was asked of does not exist.
        """
        chosen = wants(self.request, self._format, *self.offered)

        async def compose() -> Body:
            found = await page(self.context, query, values, self._limit, self._cursor)
            if not found.rows and self._cursor is None and known is not None:
                await known()
            headers = {}
            if found.next is not None:
                headers["Link"] = f'<{_following(self.request, found.next)}>; rel="next"'
            if chosen is CSV:
                return Body(table(found.columns, found.rows), headers)
            listed: Listing[Any] = Listing(items=[item(row) for row in found.rows], next=found.next)
            return Body(self._rendered(listed, chosen), headers)

        return await self.answer(chosen, compose)


class AreaAsked(Asked):
    """A request for one thing with a place."""

    offered = (CSV, JSON_LD, GEOJSON)


class AreaListAsked(ListAsked):
    """A request for a list of things with places."""

    offered = (CSV, JSON_LD, GEOJSON)


def _following(request: Request, cursor: str) -> str:
    """The address of the next page, percent-encoded whatever the ids in its path are."""
    query = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    path = quote(request.scope["path"], safe="/:@")
    return f"{request.url.scheme}://{request.url.netloc}{path}?{urlencode([*query, ('cursor', cursor)])}"


def _response(kept: Kept) -> Response:
    response = Response(kept.body)
    response.raw_headers = [*kept.headers, (b"content-length", str(len(kept.body)).encode())]
    return response


def table(columns: tuple[str, ...], rows: list[Row]) -> bytes:
    """Rows as CSV (RFC 4180) with a line of names."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return text.getvalue().encode()


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def _check_parameters(request: Request) -> None:
    """Raises QueryParameterError for a parameter that the route does not have, InputError for one given twice."""
    known = _names(request.scope["route"].dependant)
    seen: set[str] = set()
    for name, _ in request.query_params.multi_items():
        if name not in known:
            there = ", ".join(sorted(known))
            raise QueryParameterError(
                f"{request.url.path} has no parameter {name[:80]!r}; it has: {there}", parameter=name[:80]
            )
        if name in seen:
            raise InputError(f"parameter {name!r} is given more than once", parameter=name)
        seen.add(name)


def _names(dependant: Dependant) -> set[str]:
    own = {parameter.alias for parameter in dependant.query_params}
    return own.union(*(_names(inner) for inner in dependant.dependencies))
