"""``/api/queries``: the named queries, described and run."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, Field

from kg_service.service.api.common import PROBLEMS, ContextDep, Cursor, FormatName, Limit
from kg_service.service.api.parameters import with_units
from kg_service.service.cursors import DEFAULT_LIMIT
from kg_service.service.lookup import page, query_values, raw, wants
from kg_service.store.formats import (
    CSV,
    GRAPH_FORMATS,
    RESULT_FORMATS,
    TSV,
    XML,
    Format,
    ResultKind,
)
from kg_service.store.formats import JSON as SPARQL_JSON
from kg_service.store.named_queries import NamedQuery
from kg_service.store.parameters import ParameterType, Text

router = APIRouter(prefix="/api/queries", tags=["queries"], responses=PROBLEMS)
_FORMATS: dict[int | str, dict[str, Any]] = {
    200: {"content": {one.media_type: {} for one in (*RESULT_FORMATS[1:], SPARQL_JSON, *GRAPH_FORMATS)}}
}
_NAMES = {"sparql-json": SPARQL_JSON, "srj": SPARQL_JSON, "xml": XML, "csv": CSV, "tsv": TSV}


class ParameterModel(BaseModel):
    """A parameter of a named query."""

    name: str
    type: ParameterType
    description: Text
    example: str
    required: bool
    default: str | None = None
    values: list[str] = Field(description="The closed list of what may be given; empty when open")


class QueryModel(BaseModel):
    """A named query."""

    name: str
    summary: Text
    parameters: list[ParameterModel]
    columns: dict[str, Text] = Field(description="Columns of the result with what they hold")
    order: list[str] = Field(description="Columns that the rows are ordered by")
    paginate: bool = Field(description="Whether `limit` and `cursor` work")
    tags: list[str]
    url: str = Field(description="Where it is run")
    sparql: str = Field(description="The query's text")


class QueryResultModel(BaseModel):
    """Rows of a named query."""

    query: str
    parameters: dict[str, str]
    columns: list[str]
    rows: list[dict[str, str | int | float | bool]]
    next: str | None = Field(None, description="Cursor of the next page; null on the last")


class QueriesModel(BaseModel):
    """All named queries."""

    items: list[QueryModel]


def _model(query: NamedQuery, request: Request) -> QueryModel:
    header = query.header
    parameters = [
        ParameterModel(**p.model_dump(include=set(ParameterModel.model_fields) - {"values"}), values=list(p.values))
        for p in header.parameters
    ]
    return QueryModel(
        name=query.name,
        summary=header.summary,
        parameters=parameters,
        columns=header.columns,
        order=list(header.order),
        paginate=header.paginate,
        tags=list(header.tags),
        url=f"{request.base_url}api/queries/{query.name}",
        sparql=query.text,
    )


@router.get("")
async def list_queries(request: Request, context: ContextDep) -> QueriesModel:
    """The named queries with their parameters."""
    return QueriesModel(items=[_model(query, request) for query in context.queries])


@router.get("/{name}", response_model=QueryResultModel, responses=_FORMATS)
async def run_query(
    request: Request,
    context: ContextDep,
    name: Annotated[str, Path(description="Name of the query", examples=["campaigns"])],
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    format_: FormatName = None,
) -> Any:
    """Run a named query. Its parameters are parameters of the address.

    JSON, or by Accept or `format`: CSV, TSV, SPARQL results in JSON (`format=sparql-json`) and XML; a query that
    builds a graph gives Turtle and the other formats of RDF.
    """
    query = context.queries[name]
    values = await with_units(context, name, query_values(request))
    query.bind(values, context.settings.base_iri)  # says what is wrong before formats are talked about
    if query.kind is ResultKind.GRAPH:
        chosen = wants(request, format_, *GRAPH_FORMATS) or GRAPH_FORMATS[0]
        return await raw(context, request, name, values, chosen)
    named: Format | None = _NAMES.get(format_ or "")
    chosen_rows = named or wants(request, format_, *RESULT_FORMATS[1:], SPARQL_JSON)
    if chosen_rows is not None or query.kind is ResultKind.BOOLEAN:
        bounded = limit if "limit" in request.query_params or cursor else None
        return await raw(context, request, name, values, chosen_rows or SPARQL_JSON, bounded, cursor)
    found = await page(context, name, values, limit, cursor)
    return QueryResultModel(
        query=name, parameters=values, columns=list(found.columns), rows=found.rows, next=found.next
    )
