"""``/dataset``, ``/.well-known/void`` and ``/dumps``: what the dataset is, how to get it, which versions there are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter
from fastapi import Path as PathParameter
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from kg_service.errors import NotFoundError, StoreBusyError
from kg_service.graph.dataset import GRAPH, DatasetDescription, load_about
from kg_service.graph.iris import IriScheme
from kg_service.graph.statistics import GraphStatistics
from kg_service.graph.vocabulary import VOID
from kg_service.service.catalogue import Catalogue, only_version, quad_of
from kg_service.service.context import Context, context_of
from kg_service.service.documents import (
    DATA,
    PAGE_OR_DATA,
    alternates,
    document_headers,
    rdf_response,
    unchanged,
)
from kg_service.service.iris import shown_path
from kg_service.service.negotiation import Document, negotiate_document
from kg_service.service.pages import render
from kg_service.service.resource_data import describe_graph
from kg_service.service.responses import links
from kg_service.service.schema_org import dataset_jsonld
from kg_service.store.base import DumpableStore, Dumps, Statistics
from kg_service.store.dump_files import CHECKSUMS, COMPRESSION, planned_dumps
from kg_service.store.releases import read_releases
from kg_service.store.terms import Quad

router = APIRouter(tags=["dataset"])
_PATIENCE = 5.0  # seconds that a description waits for dumps that are being made; later it tells no sizes and checksums
_PATIENCE_FOR_FILE = 25.0
_RETRY = 20
_FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {COMPRESSION: {}, "text/plain": {}}},
    303: {"description": "Where the file of the current version is"},
    404: DATA[404],
    503: {"description": "The files are being made; Retry-After tells when to come back"},
}
Version = Annotated[str, PathParameter(description="Snapshot, release, or `current`", examples=["current"])]


@router.get("/dataset", response_class=Response, responses=PAGE_OR_DATA)
async def dataset(request: Request) -> Response:
    """The dataset: VoID and DCAT by Accept or `?format=`, a page for people."""
    chosen = _negotiated(request)
    return await _described(request, chosen, page=True)


@router.get("/.well-known/void", response_class=Response, responses=DATA)
async def well_known(request: Request) -> Response:
    """The same as RDF, where VoID says to look for it (RFC 8615)."""
    return await _described(request, _negotiated(request, page=False), page=False)


@router.get("/dataset/{version}", response_class=Response, responses=DATA | {303: {"description": "A page for people"}})
async def dataset_version(request: Request, version: Version) -> Response:
    """One version of the dataset: its files with their checksums."""
    context = context_of(request)
    chosen = _negotiated(request)
    catalogue = await _catalogue(request, context)
    node = str(catalogue.version(version))
    about = only_version(catalogue.quads(), node)
    if not any(quad.subject.value == node for quad in about):
        raise NotFoundError(f"there is no version {version[:64]!r} of the dataset here: /dataset lists those there are")
    if chosen.format is None:
        return RedirectResponse(f"/dumps/{version}/", 303, {"Vary": "Accept"})
    return rdf_response(request, context, about, chosen, node, links(*alternates(f"/dataset/{version}")))


@router.get("/dumps/{version}/", include_in_schema=False)
async def dump_list(request: Request, version: Version) -> Response:
    """The files of one version, for people."""
    context = context_of(request)
    if version == "current" and (snapshot := context.store.snapshot()) is not None:
        return RedirectResponse(f"/dumps/{snapshot}/", 303)
    dumps = await _dumps_of(context, version)
    return render("dumps.html", name=version, files=dumps.files, checksums=CHECKSUMS)


@router.head("/dumps/{version}/{name}", include_in_schema=False)
@router.get("/dumps/{version}/{name}", response_class=Response, responses=_FILE)
async def dump(request: Request, version: Version, name: str) -> Response:
    """A file of a version: the whole graph in one format, compressed, or the list of checksums."""
    context = context_of(request)
    if version == "current" and (snapshot := context.store.snapshot()) is not None:
        return RedirectResponse(f"/dumps/{snapshot}/{quote(name, safe='')}", 303)
    dumps = await _dumps_of(context, version)
    path = _path(dumps, name)
    if path is None:
        there = ", ".join([*(file.name for file in dumps.files), CHECKSUMS])
        raise NotFoundError(f"version {version} has no file {name[:64]!r}; it has: {there}")
    media_type = "text/plain" if name == CHECKSUMS else COMPRESSION
    return FileResponse(path, media_type=media_type, filename=f"{version}-{name}")


async def _described(request: Request, chosen: Document, *, page: bool) -> Response:
    context = context_of(request)
    catalogue = await _catalogue(request, context)
    made = catalogue.dumps is not None and all(file.sha256 for file in catalogue.dumps.files)
    state = (made, tuple(release.version for release in catalogue.releases))
    early = unchanged(request, context, chosen, state)
    if early is not None:
        return early
    statistics = await context.store.statistics()
    relations = links(*alternates("/dataset"), (str(catalogue.description.node), "describes", None))
    if chosen.format is None:
        return await _page(request, context, catalogue, statistics, {**relations, **_fresh(request, context, state)})
    quads = await _in_graph(context, catalogue.description, statistics) + catalogue.quads()
    return rdf_response(request, context, quads, chosen, str(catalogue.description.node), relations, state)


def _fresh(request: Request, context: Context, state: object) -> dict[str, str]:
    return document_headers(request, context, Document(None, "text/html"), state)


async def _page(
    request: Request, context: Context, catalogue: Catalogue, statistics: Statistics, headers: dict[str, str]
) -> Response:
    about, base = catalogue.description.about, context.settings.base_iri
    graphs = {iri: count for iri, count in statistics.graphs.items() if "/graph/article/" not in iri}
    return render(
        "dataset.html",
        headers=headers,
        iri=str(catalogue.description.node),
        about=about,
        citation=about["citation"].replace("{base}", base),
        statistics=statistics,
        graphs=[(iri, shown_path(iri, base) or iri, count) for iri, count in sorted(graphs.items())],
        articles=len(statistics.graphs) - len(graphs),
        examples=[(iri, shown_path(iri, base) or iri) for iri in (_iri(one, base) for one in about["examples"])],
        catalogue=catalogue,
        jsonld=dataset_jsonld(catalogue, statistics),
    )


def _iri(value: str, base: str) -> str:
    return value.replace("{base}", base)


async def _catalogue(request: Request, context: Context) -> Catalogue:
    description = DatasetDescription(IriScheme(context.settings.base_iri), load_about())
    snapshot = context.store.snapshot()
    return Catalogue(
        description,
        str(request.base_url),
        snapshot,
        await _current(context, snapshot),
        read_releases(context.settings.releases_folder),
    )


async def _current(context: Context, snapshot: str | None) -> Dumps | None:
    """The files of the snapshot that is served; what they will be, while they are being made."""
    if snapshot is None or not isinstance(context.store, DumpableStore):
        return None
    return await context.store.dumps(_PATIENCE) or planned_dumps(snapshot)


async def _in_graph(context: Context, description: DatasetDescription, statistics: Statistics) -> list[Quad]:
    """The description that the graph holds, unless an update changed what it counts: then one with counts of now."""
    node, name = str(description.node), str(description.iris.graph(GRAPH))
    try:
        quads = await describe_graph(context, name)
    except NotFoundError:
        quads = []
    counted = {q.object.value for q in quads if q.subject.value == node and q.predicate.value == str(VOID.triples)}
    if counted == {str(statistics.triples)}:
        return quads
    now = GraphStatistics(statistics.triples, classes=Counter(statistics.classes), graphs=Counter(statistics.graphs))
    unknown = {str(VOID.distinctSubjects), str(VOID.properties)}
    return [quad for triple in description.triples(now) if (quad := quad_of(triple)).predicate.value not in unknown]


async def _dumps_of(context: Context, version: str) -> Dumps:
    """The files of the snapshot that is served, or of a release.

    Raises NotFoundError for another version, StoreBusyError while the files are being made.
    """
    for release in read_releases(context.settings.releases_folder):
        if release.version == version:
            return release.dumps
    if version != context.store.snapshot() or not isinstance(context.store, DumpableStore):
        raise NotFoundError(f"there are no dumps of {version[:64]!r}: /dataset lists those there are")
    dumps = await context.store.dumps(_PATIENCE_FOR_FILE)
    if dumps is None:
        raise StoreBusyError("the dumps of this snapshot are being made: try again in a while", retry_after=_RETRY)
    return dumps


def _path(dumps: Dumps, name: str) -> Path | None:
    known = name == CHECKSUMS or any(file.name == name for file in dumps.files)
    return dumps.folder / name if known else None


def _negotiated(request: Request, *, page: bool = True) -> Document:
    override = tuple(request.query_params.getlist("format"))
    return negotiate_document(request.headers.get("accept", ""), override, page=page)
