"""Every IRI of the base answers under this host: ``/id/…`` leads to ``/page/…`` for people, ``/data/…`` for programs.

303 See Other, as the W3C's "Cool URIs for the Semantic Web" has it: the thing is not its description. The ontology,
the concepts of ``/vocab/…`` and the graphs are documents and answer themselves.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg_service.errors import NotFoundError
from kg_service.graph.vocabulary import ONTOLOGY, OWL
from kg_service.service import ontology_page
from kg_service.service.context import Context, context_of
from kg_service.service.documents import DATA, PAGE_OR_DATA, alternates, rdf_response, unchanged
from kg_service.service.iris import TERMS, candidates, path_after
from kg_service.service.jsonld import own_context
from kg_service.service.negotiation import Document, negotiate_document
from kg_service.service.pages import problem_types
from kg_service.service.resource_data import describe_graph, describe_resource
from kg_service.service.responses import links, not_modified
from kg_service.service.thing_page import thing_page
from kg_service.store.formats import DATASET_FORMATS, GRAPH_FORMATS, JSON_LD, Format

router = APIRouter(tags=["linked data"])
ThingPath = Annotated[str, Path(description="What follows /id/ in the IRI", examples=["province/lai-chau"])]


@router.get("/id/{path:path}", status_code=303, response_class=Response, responses={406: DATA[406]})
async def thing(request: Request, path: ThingPath) -> Response:
    """A thing: leads to its page or its data by Accept or `?format=`."""
    chosen = _negotiated(request)
    sent = path_after(request, "/id/")
    query = f"?{request.url.query}" if request.url.query else ""
    target = f"/{'page' if chosen.format is None else 'data'}/{sent}{query}"
    headers = {"Vary": "Accept", **links(*alternates(f"/data/{sent}", f"/page/{sent}"))}
    return RedirectResponse(target, 303, headers)


@router.get("/data/{path:path}", response_class=Response, responses=DATA)
async def data(request: Request, path: ThingPath) -> Response:
    """What the graph says of a thing, as RDF: by Accept, by `?format=`, or by the ending (`.ttl`, `.jsonld` …)."""
    context, sent = context_of(request), path_after(request, "/data/")
    stem, format_ = _by_ending(sent)
    if format_ is not None:
        chosen = negotiate_document("", (format_.name,), page=False)
        found = await _about(request, context, _things(context, stem), chosen, f"/data/{stem}", f"/page/{stem}")
        if found is not None:
            return found
    chosen = _negotiated(request, page=False)
    return await _required(request, context, _things(context, sent), chosen, f"/data/{sent}", f"/page/{sent}")


@router.get("/page/{path:path}", include_in_schema=False)
async def page_of(request: Request, path: ThingPath) -> Response:
    """What the graph says of a thing, for people."""
    context, sent = context_of(request), path_after(request, "/page/")
    return await thing_page(request, context, _things(context, sent), f"/data/{sent}", f"/page/{sent}")


@router.get("/ontology", response_class=Response, responses=PAGE_OR_DATA)
async def ontology(request: Request) -> Response:
    """The ontology: all of it as RDF, its documentation for people."""
    context = context_of(request)
    chosen = _negotiated(request)
    if chosen.format is None:
        headers = links(*alternates("/ontology"))
        return ontology_page.shipped(headers) or await thing_page(
            request, context, [str(ONTOLOGY)], "/ontology", "/ontology"
        )
    early = unchanged(request, context, chosen)
    if early is not None:
        return early
    quads = await describe_graph(context, f"{context.settings.base_iri}graph/ontology")
    headers = _links(str(ONTOLOGY), "/ontology", "/ontology")
    return rdf_response(request, context, quads, chosen, str(ONTOLOGY), headers)


@router.get("/ontology/{version}", response_class=Response, responses=PAGE_OR_DATA)
async def ontology_version(request: Request, version: Annotated[str, Path(examples=["0.1.0"])]) -> Response:
    """A version of the ontology, by its version IRI; the one that the graph holds."""
    context, sent = context_of(request), path_after(request, "/ontology/")
    if not await context.store.ask(f"ASK {{ <{ONTOLOGY}> <{OWL.versionIRI}> <{ONTOLOGY}/{candidates(sent)[0]}> }}"):
        raise NotFoundError(f"this graph has another version of the ontology than {version[:40]!r}: see /ontology")
    return await ontology(request)


@router.get("/vocab/{path:path}", response_class=Response, responses=PAGE_OR_DATA)
async def concept(request: Request, path: Annotated[str, Path(examples=["award-status/proposed"])]) -> Response:
    """A concept or a scheme of concepts."""
    context, sent = context_of(request), path_after(request, "/vocab/")
    chosen, address = _negotiated(request), f"/vocab/{sent}"
    iris = [f"{TERMS}vocab/{form}" for form in candidates(sent)]
    if chosen.format is None:
        return await thing_page(request, context, iris, address, address)
    return await _required(request, context, iris, chosen, address, address)


@router.get("/context.jsonld", response_class=Response, responses={200: {"content": {"application/ld+json": {}}}})
async def jsonld_context(request: Request) -> Response:
    """The context of our JSON-LD, made of the ontology."""
    body = json.dumps(own_context().document, ensure_ascii=False, indent=1)
    headers = {"Cache-Control": "public, max-age=3600", "ETag": f'W/"{hashlib.sha256(body.encode()).hexdigest()[:16]}"'}
    return not_modified(request, headers["ETag"]) or Response(body, 200, headers, "application/ld+json")


@router.get("/problem/{name}", status_code=303, response_class=Response, responses={404: DATA[404]})
async def problem_type(request: Request, name: Annotated[str, Path(examples=["not-found"])]) -> Response:
    """A kind of error, by the IRI that problem documents name it by: leads to where it is described."""
    if all(kind["type"] != name for kind in problem_types()):
        raise NotFoundError(f"there is no kind of error {name[:40]!r}: /docs lists them")
    return RedirectResponse(f"/docs#problem-{name}", 303)


def _negotiated(request: Request, *, page: bool = True) -> Document:
    override = tuple(request.query_params.getlist("format"))
    return negotiate_document(request.headers.get("accept", ""), override, page=page)


def _things(context: Context, sent: str) -> list[str]:
    """The IRIs that a path after ``/id/`` may mean; a few things, such as the project, keep theirs under any base."""
    roots = dict.fromkeys((context.settings.base_iri, TERMS))
    return [f"{root}id/{form}" for root in roots for form in candidates(sent)]


def _by_ending(sent: str) -> tuple[str, Format | None]:
    """The path without its ending, and the format that it names."""
    stem, dot, ending = sent.rpartition(".")
    return stem, next((one for one in GRAPH_FORMATS if dot and one.extension == ending.lower()), None)


async def _required(
    request: Request, context: Context, iris: Sequence[str], chosen: Document, address: str, page: str
) -> Response:
    found = await _about(request, context, iris, chosen, address, page)
    if found is None:
        raise NotFoundError(f"the graph says nothing of <{iris[0]}>")
    return found


async def _about(
    request: Request, context: Context, iris: Sequence[str], chosen: Document, address: str, page: str
) -> Response | None:
    """The data of the first of these IRIs that the graph says something of; None if it says nothing of any."""
    early = unchanged(request, context, chosen)
    if early is not None:
        return early
    provenance = chosen.format in DATASET_FORMATS and chosen.format is not JSON_LD
    for iri in iris:
        with contextlib.suppress(NotFoundError):
            found = await describe_resource(context, iri, provenance=provenance)
            return rdf_response(request, context, found.quads, chosen, iri, _links(iri, address, page))
    return None


def _links(iri: str, address: str, page: str) -> dict[str, str]:
    relations = ((address, "canonical", None), (iri, "describes", None), ("/dataset", "describedby", None))
    return links(*relations, *alternates(address, page))
