"""Every IRI of the base answers under this host: ``/id/…`` leads to ``/page/…`` for people, ``/data/…`` for programs.

303 See Other, as the W3C's "Cool URIs for the Semantic Web" has it: the thing is not its description. The ontology and
the concepts of ``/vocab/…`` are documents and answer themselves.
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg_service.errors import NotFoundError
from kg_service.service.context import Context, context_of
from kg_service.service.lookup import page, raw
from kg_service.service.negotiation import best, negotiate
from kg_service.service.pages import render
from kg_service.store.formats import GRAPH_FORMATS, Format
from kg_service.store.rows import Row

router = APIRouter(tags=["linked data"])
_GRAPH_TYPES = [f.media_type for f in GRAPH_FORMATS]
_ROWS = 500
_TERMS = "https://w3id.org/thidua/"  # terms and concepts keep their IRIs, whatever the base
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_SAFE = "/:@!$&'()*+,;=~-._"
ThingPath = Annotated[str, Path(description="What follows /id/ in the IRI", examples=["province/lai-chau"])]


@router.get("/id/{path:path}", status_code=303)
async def thing(request: Request, path: ThingPath) -> Response:
    """A thing: leads to its page or its data by Accept."""
    wanted = best(request.headers.get("accept", ""), ["text/html", *_GRAPH_TYPES])
    kind = "data" if wanted in _GRAPH_TYPES else "page"
    # The path as the client sent it: ids of articles keep their percent-encoding.
    return RedirectResponse(f"/{kind}/{_raw_path(request, '/id/')}", 303, {"Vary": "Accept"})


@router.get("/data/{path:path}")
async def data(request: Request, path: ThingPath) -> Response:
    """What the graph says of a thing, as RDF."""
    context = context_of(request)
    return await _data_of(request, context, _iri(request, context, "/data/"))


@router.get("/ontology")
async def ontology(request: Request) -> Response:
    """The ontology: all of it as RDF, its description with links to the terms for people."""
    context = context_of(request)
    if _for_people(request):
        return await _page_of(request, context, f"{_TERMS}ontology")
    graph = {"graph": f"{context.settings.base_iri}graph/ontology"}
    return await raw(context, request, "graph", graph, _graph_format(request))


@router.get("/vocab/{path:path}")
async def concept(request: Request, path: Annotated[str, Path(examples=["award-status/proposed"])]) -> Response:
    """A concept or a scheme of concepts."""
    context = context_of(request)
    iri = f"{_TERMS}vocab/{_raw_path(request, '/vocab/')}"
    return await (_page_of if _for_people(request) else _data_of)(request, context, iri)


def _for_people(request: Request) -> bool:
    if "format" in request.query_params:
        return False
    return best(request.headers.get("accept", ""), ["text/html", *_GRAPH_TYPES]) == "text/html"


def _graph_format(request: Request) -> Format:
    override = tuple(request.query_params.getlist("format"))
    return negotiate(request.headers.get("accept", ""), override).formats.graph or GRAPH_FORMATS[0]


async def _data_of(request: Request, context: Context, iri: str) -> Response:
    if not (await page(context, "resource-properties", {"resource": iri}, 1)).rows:
        raise NotFoundError(f"the graph says nothing of <{iri}>")
    return await raw(context, request, "resource", {"resource": iri}, _graph_format(request))


@router.get("/page/{path:path}", include_in_schema=False)
async def page_of(request: Request, path: ThingPath) -> Response:
    """What the graph says of a thing, for people."""
    context = context_of(request)
    return await _page_of(request, context, _iri(request, context, "/page/"))


async def _page_of(request: Request, context: Context, iri: str) -> Response:
    found = await page(context, "resource-properties", {"resource": iri}, _ROWS)
    if not found.rows:
        raise NotFoundError(f"the graph says nothing of <{iri}>")
    base = context.settings.base_iri
    labels = {row["language"]: row["value"] for row in found.rows if row["property"] == _LABEL}
    return render(
        "thing.html",
        iri=iri,
        name=labels.get("vi") or next(iter(labels.values()), iri),
        data=request.url.path.replace("/page/", "/data/", 1),
        says=[_shown(row, base) for row in found.rows if not row["inverse"]],
        said=[_shown(row, base) for row in found.rows if row["inverse"]],
        more=found.next is not None,
    )


def _shown(row: Row, base: str) -> dict[str, object]:
    """A row as the page shows it, with links to pages of things of our own."""
    value = str(row["value"])
    return {
        "property": row.get("property_name", row["property"]),
        "iri": row["property"],
        "value": row.get("name", value),
        "link": _link(value, base),
    }


def _link(value: str, base: str) -> str | None:
    if value.startswith(f"{base}id/") and "#" not in value:
        return "/page/" + value.removeprefix(f"{base}id/")
    if value.startswith(f"{_TERMS}vocab/"):
        return "/vocab/" + value.removeprefix(f"{_TERMS}vocab/")
    return value if value.startswith(("http://", "https://")) and " " not in value else None


def _raw_path(request: Request, prefix: str) -> str:
    raw_path: bytes = request.scope.get("raw_path") or quote(request.url.path).encode()
    text = raw_path.decode("ascii", "replace").split("?", 1)[0]
    return quote(text.partition(prefix)[2], safe=_SAFE + "%")


def _iri(request: Request, context: Context, prefix: str) -> str:
    return f"{context.settings.base_iri}id/{_raw_path(request, prefix)}"
