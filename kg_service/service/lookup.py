"""Runs named queries for routes: rows as values, pages of rows, or the engine's own bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from kg_service.errors import InputError, NotAcceptableError
from kg_service.service.context import Context
from kg_service.service.cursors import DEFAULT_LIMIT, make_cursor, read_cursor
from kg_service.service.negotiation import best, content_type
from kg_service.service.responses import cache_headers, etag, not_modified, result_response
from kg_service.store.base import Formats, QueryRequest
from kg_service.store.formats import Format
from kg_service.store.named_queries import RESERVED
from kg_service.store.rows import Row, Rows, parse_rows


@dataclass(frozen=True)
class Page:
    """Rows of one page and the cursor of the next, None on the last."""

    columns: tuple[str, ...]
    rows: list[Row]
    next: str | None


async def all_rows(context: Context, name: str, values: Mapping[str, str]) -> Rows:
    """Every row of a named query; for those that give few."""
    text = context.queries[name].bind(values, context.settings.base_iri)
    result = await context.store.query(QueryRequest(text, trusted=True))
    return parse_rows(await result.read())


async def page(
    context: Context, name: str, values: Mapping[str, str], limit: int = DEFAULT_LIMIT, cursor: str | None = None
) -> Page:
    """A page of a named query's rows; all of them for a query that has no pages."""
    query = context.queries[name]
    if not query.header.paginate:
        rows = await all_rows(context, name, values)
        return Page(rows.columns, rows.rows, None)
    offset = read_cursor(cursor, name, values, context.store.snapshot())
    text = query.bind(values, context.settings.base_iri, limit=limit + 1, offset=offset)
    result = await context.store.query(QueryRequest(text, trusted=True))
    rows = parse_rows(await result.read())
    kept, more = _cut(rows.rows, limit, query.header.order if query.cut_inside else None)
    following = make_cursor(offset + limit, name, values, result.snapshot) if more else None
    return Page(rows.columns, kept, following)


def _cut(rows: list[Row], limit: int, order: tuple[str, ...] | None) -> tuple[list[Row], bool]:
    """The first ``limit`` rows and whether there are more.

    With ``order``, rows with the same values of these columns count as one: they show one row of a subquery that the
    page was cut in, and the next page begins after it.
    """
    if order is None:
        return rows[:limit], len(rows) > limit
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row.get(column) for column in order), []).append(row)
    return [row for group in list(groups.values())[:limit] for row in group], len(groups) > limit


async def raw(
    context: Context,
    request: Request,
    name: str,
    values: Mapping[str, str],
    format_: Format,
    limit: int | None = None,
    cursor: str | None = None,
) -> Response:
    """A named query's result in one of the engine's formats, streamed."""
    query = context.queries[name]
    offset = read_cursor(cursor, name, values, context.store.snapshot())
    text = query.bind(values, context.settings.base_iri, limit=limit, offset=offset)
    unchanged = not_modified(request, etag(context.store.snapshot(), text, format_))
    if unchanged is not None:
        return unchanged
    formats = Formats(format_, format_, format_)
    result = await context.store.query(QueryRequest(text, formats, trusted=True))
    headers = cache_headers(etag(result.snapshot, text, format_))
    return result_response(result, content_type(result.format, format_.media_type), headers)


def wants(request: Request, format_: str | None, *offered: Format) -> Format | None:
    """Which of the offered formats the client wants; None for our own JSON, the default.

    Raises NotAcceptableError that lists what there is.
    """
    types = ["application/json", *(f.media_type for f in offered)]
    if format_ is not None:
        named = {f.name: f for f in offered if f.name != "json"}
        names: dict[str, Format | None] = {"json": None, **named}
        if format_ not in names:
            raise NotAcceptableError(f"format must be one of {', '.join(names)}, not {format_[:40]!r}")
        return names[format_]
    chosen = best(request.headers.get("accept", ""), types)
    if chosen is None:
        raise NotAcceptableError(f"this can be had as: {', '.join(types)}", available=types)
    return next((f for f in offered if f.media_type == chosen), None)


def given(**values: object) -> dict[str, str]:
    """Parameters that a client gave, as text; those that are None fall away."""
    return {name: str(value) for name, value in values.items() if value is not None}


def query_values(request: Request) -> dict[str, str]:
    """Parameters in the address but for those of every list. Raises InputError if one comes twice."""
    values: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name in values:
            raise InputError(f"parameter {name!r} is given more than once")
        if name not in RESERVED:
            values[name] = value
    return values
