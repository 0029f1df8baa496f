"""Puts the service together from its parts; nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from kg_service import __version__
from kg_service.resources import resource_dir
from kg_service.service import (
    dataset,
    graph_store,
    linked_data,
    openapi,
    operations,
    pages,
    problems,
    search_page,
    sparql,
    update,
)
from kg_service.service.api.routes import ROUTERS
from kg_service.service.cache import ResultCache
from kg_service.service.compression import Compression
from kg_service.service.context import Context
from kg_service.service.head import HeadAsGet
from kg_service.service.metrics import Metrics, MetricsMiddleware
from kg_service.service.reconciliation import routes as reconciliation
from kg_service.service.search.keeper import Labels
from kg_service.settings import Settings
from kg_service.store.base import TripleStore
from kg_service.store.named_queries import NamedQueries

_DESCRIPTION = """Đồ thị tri thức về phong trào thi đua ở Việt Nam; mỗi điều đều dẫn về đúng lời của nguồn.

A knowledge graph of Vietnam's emulation campaigns; every statement leads back to the words of its source."""


def create_app(settings: Settings, store: TripleStore, named_queries: NamedQueries | None = None) -> ASGIApp:
    """The service over a store, which is started and closed with it.

    Raises InputError if a shipped query is broken.
    """
    catalogue = NamedQueries.load(resource_dir("queries")) if named_queries is None else named_queries
    metrics = Metrics()
    labels = Labels(settings, store, catalogue)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await store.start()
        try:
            yield
        finally:
            await labels.close()
            await store.close()

    app = FastAPI(
        title="Thi Đua KG",
        version=__version__,
        description=_DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,  # theirs loads scripts from other hosts; ours is in pages
        redoc_url=None,
    )
    context = Context(settings, store, catalogue, metrics, ResultCache(settings.cache_bytes), labels)
    app.state.context = context
    problems.install(app)
    app.add_middleware(HeadAsGet)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["*"],
        allow_headers=["*"],
        expose_headers=["ETag", "Link", "Retry-After"],
    )
    app.add_middleware(Compression)
    app.add_middleware(MetricsMiddleware, metrics=metrics)
    for routes in (sparql.routes, update.routes, graph_store.routes):
        app.router.routes.extend(routes)
    for router in ROUTERS:
        app.include_router(router)
    for module in (reconciliation, operations, linked_data, dataset, pages, search_page):
        app.include_router(module.router)
    app.openapi = openapi.described(app)  # type: ignore[method-assign]  # as FastAPI has it extended
    return sparql.SparqlEndpoint(app, context)
