"""``/search``: things by name, for people; programs ask ``/api/search``."""

from __future__ import annotations

import asyncio
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from kg_service.service.context import Context, context_of
from kg_service.service.pages import render
from kg_service.service.search.forms import LONGEST
from kg_service.service.search.ranking import Question, ranked
from kg_service.service.search.showing import description, page_of

router = APIRouter(include_in_schema=False)
_SHOWN = 50


@router.get("/search")
async def search_page(request: Request) -> Response:
    """The likeliest things of that name, each with what tells it from its namesakes."""
    asked = request.query_params.get("q", "").strip()
    if len(asked) > LONGEST:
        fault = f"Dài hơn {LONGEST} ký tự · Longer than {LONGEST} characters"
        return render("search.html", 400, asked=asked[:40], fault=fault, found=[], api="")
    found = await _found(context_of(request), asked) if asked else []
    api = "/api/search?" + urlencode({"q": asked})
    return render("search.html", asked=asked, fault="", found=found, api=api)


async def _found(context: Context, asked: str) -> list[dict[str, str]]:
    index = await context.labels.current()
    hits = await asyncio.to_thread(ranked, index, Question(asked, limit=_SHOWN, typing=True))
    return [
        {
            "name": hit.thing.name,
            "matched": hit.label.text,
            "description": description(index, hit.thing),
            "link": page_of(hit.thing.iri, context.settings.base_iri) or hit.thing.iri,
        }
        for hit in hits
    ]
