"""What every route needs: settings, store, named queries; put together once, in :mod:`kg_service.service.app`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from starlette.requests import Request

from kg_service.service.cache import ResultCache
from kg_service.service.metrics import Metrics
from kg_service.service.search.keeper import Labels
from kg_service.settings import Settings
from kg_service.store.base import TripleStore
from kg_service.store.named_queries import NamedQueries


@dataclass(frozen=True)
class Context:
    """The parts of a running service."""

    settings: Settings
    store: TripleStore
    queries: NamedQueries
    metrics: Metrics
    cache: ResultCache
    labels: Labels


def context_of(request: Request) -> Context:
    """The context of the application that got the request."""
    return cast(Context, request.app.state.context)
