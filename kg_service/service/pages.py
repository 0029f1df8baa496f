"""Pages for people: what is in the graph and a form to ask it. Bilingual; everything is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg_service import __version__
from kg_service.errors import StoreError, ThiduaError
from kg_service.service.context import Context, context_of
from kg_service.service.lookup import all_rows
from kg_service.store.named_queries import NamedQuery

router = APIRouter(include_in_schema=False)

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_ENVIRONMENT = Environment(
    loader=PackageLoader("kg_service.service", "templates"),
    autoescape=select_autoescape(default=True, default_for_string=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, status_code: int = 200, headers: Mapping[str, str] | None = None, **values: Any) -> Response:
    """A page made of a template; every value is escaped."""
    html = _ENVIRONMENT.get_template(template).render(version=__version__, **values)
    return HTMLResponse(html, status_code, headers={**SECURITY, **(headers or {})})


def example_link(query: NamedQuery) -> str:
    """Where a named query runs with the examples of its required parameters."""
    values = {p.name: p.example for p in query.header.parameters if p.required}
    return f"/api/queries/{query.name}" + (f"?{urlencode(values)}" if values else "")


_FIRST_TAGS = ("campaign", "award", "cluster", "statistic", "area", "directive", "event", "person")


@router.get("/")
async def home(request: Request) -> Response:
    """What is in the graph, and questions that can be asked of it."""
    context = context_of(request)
    try:
        statistics = await context.store.statistics()
        classes = await _classes(context, statistics.classes)
    except StoreError as error:
        return render("empty.html", 503, reason=error.message)
    examples = [
        {"name": q.name, "summary": q.header.summary, "link": example_link(q)}
        for q in sorted(context.queries, key=_interest)
        if "internal" not in q.header.tags
    ]
    return render(
        "home.html",
        statistics=statistics,
        classes=classes,
        examples=examples,
        snapshot=context.store.snapshot(),
        first_query=_FIRST_QUERY,
        first_link="/sparql?" + urlencode({"query": _FIRST_QUERY, "format": "csv"}),
    )


def _interest(query: NamedQuery) -> tuple[bool, int, str]:
    """Order of questions for somebody who comes for the first time: campaigns first, single things last."""
    tags = query.header.tags
    place = next((place for place, tag in enumerate(_FIRST_TAGS) if tag in tags), len(_FIRST_TAGS))
    return "thing" in tags, place, query.name


async def _classes(context: Context, counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Classes of the ontology that have members, with labels, the most frequent first."""
    labels = {str(row["class"]): row for row in (await all_rows(context, "classes", {})).rows}
    found = [
        {"iri": iri, "vi": labels[iri].get("vi", iri), "en": labels[iri].get("en", iri), "count": count}
        for iri, count in counts.items()
        if iri in labels
    ]
    return sorted(found, key=lambda item: (-int(item["count"]), str(item["iri"])))


async def sparql_page(request: Request) -> Response:
    """A plain form for queries."""
    context = context_of(request)
    examples = [
        {"name": q.name, "summary": q.header.summary}
        for q in context.queries
        if not any(p.required for p in q.header.parameters) and "internal" not in q.header.tags
    ]
    chosen = request.query_params.get("example")
    text = context.queries[chosen].text if chosen else _FIRST_QUERY
    return render("sparql.html", text=text, examples=examples)


@router.get("/docs")
async def docs(request: Request) -> Response:
    """The API in one page, made of its OpenAPI document."""
    document = request.app.openapi()
    operations = [
        {"method": method.upper(), "path": path, **operation}
        for path, item in document["paths"].items()
        for method, operation in item.items()
    ]
    return render("docs.html", operations=operations, problem_types=problem_types())


def problem_types() -> list[dict[str, str]]:
    """Every kind of error with its stable type, by its status."""
    found: dict[str, type[ThiduaError]] = {}
    pending = [ThiduaError]
    while pending:
        kind = pending.pop()
        found.setdefault(kind.type, kind)
        pending.extend(kind.__subclasses__())
    kinds = sorted(found.values(), key=lambda kind: (kind.status, kind.type))
    return [{"type": kind.type, "title": kind.title, "status": str(kind.status)} for kind in kinds]


_FIRST_QUERY = """PREFIX td: <https://w3id.org/thidua/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?campaign ?name WHERE {
  ?campaign a td:Campaign ; rdfs:label ?name .
} ORDER BY ?name LIMIT 20
"""
