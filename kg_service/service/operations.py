"""For operators: is the process alive, is it ready to answer, what has it done."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from kg_service import __version__
from kg_service.service.context import context_of
from kg_service.service.problems import problem

router = APIRouter(tags=["operations"])
_PROMETHEUS = "text/plain"


@router.get("/health/live")
async def live() -> dict[str, str]:
    """200 as long as the process answers at all."""
    return {"status": "live", "version": __version__}


@router.get("/health/ready", response_model=None, responses={503: {"description": "Why it is not ready"}})
async def ready(request: Request) -> Response:
    """200 when queries are answered; 503 with the reason when not."""
    health = await context_of(request).store.health()
    if not health.ready:
        return problem("not-ready", "Not ready", 503, health.detail, {"Retry-After": "1"})
    return JSONResponse({"status": "ready", "detail": health.detail}, headers={"Cache-Control": "no-store"})


@router.get("/metrics", response_class=Response, responses={200: {"content": {_PROMETHEUS: {}}}})
async def metrics(request: Request) -> Response:
    """Counts in the text format of Prometheus."""
    context = context_of(request)
    health = await context.store.health()
    cache = context.cache
    kept = {"results_kept": len(cache), "results_kept_bytes": cache.bytes}
    asked = {"results_kept_hits_total": cache.hits, "results_kept_misses_total": cache.misses}
    text = context.metrics.render({"ready": float(health.ready), **health.figures, **kept, **asked})
    return Response(text, media_type=f"{_PROMETHEUS}; version=0.0.4; charset=utf-8")
