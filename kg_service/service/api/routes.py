"""The routers of REST, in the order that paths are tried in, and the JSON-LD context."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from kg_service.service.api import (
    area_lists,
    areas,
    articles,
    awards,
    campaigns,
    clusters,
    conferrals,
    directives,
    events,
    people,
    queries,
    search,
    statistics,
)
from kg_service.service.api.jsonld import CONTEXT_PATH, context_document

_context = APIRouter(tags=["linked data"])


@_context.get(CONTEXT_PATH, response_class=Response, responses={200: {"content": {"application/ld+json": {}}}})
async def context() -> Response:
    """The context of what `/api/…` answers as JSON-LD: which property of the ontology each member is."""
    headers = {"Cache-Control": "public, max-age=3600"}
    return Response(context_document(), headers=headers, media_type="application/ld+json")


ROUTERS = (
    campaigns.router,
    area_lists.router,  # before areas, whose ids may hold slashes
    areas.router,
    clusters.router,
    directives.router,
    awards.router,
    conferrals.router,
    events.router,
    people.router,
    statistics.router,
    articles.router,
    queries.router,
    search.router,
    _context,
)
