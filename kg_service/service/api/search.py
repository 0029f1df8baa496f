"""``/api/search``: everything that has a name, found as people write names."""

from __future__ import annotations

import asyncio
import csv
import io
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from kg_service.errors import QueryParameterError
from kg_service.service.api.common import PROBLEMS, ContextDep, Cursor, FormatName, Limit, Listing
from kg_service.service.api.models import Labelled, short_id
from kg_service.service.cursors import make_cursor, read_cursor
from kg_service.service.lookup import given, wants
from kg_service.service.negotiation import content_type
from kg_service.service.responses import cache_headers, etag, not_modified
from kg_service.service.search.forms import LONGEST
from kg_service.service.search.index import LabelIndex
from kg_service.service.search.ranking import Hit, Question, ranked
from kg_service.service.search.showing import classes_of, description, page_of, snippet
from kg_service.service.search.wishes import Wish
from kg_service.store.formats import CSV

router = APIRouter(prefix="/api/search", tags=["search"], responses=PROBLEMS)
_DEFAULT = 20
_POOL = 600
_COLUMNS = ("iri", "name", "types", "description", "score", "label", "language", "kind")


class TypeModel(BaseModel):
    """A class of the ontology."""

    id: str = Field(description="Its local name", examples=["Province"])
    name: str = Field(description="Its name in Vietnamese and English")


class Matched(BaseModel):
    """The name that was found."""

    label: str
    language: str = Field(description="Language of the name; empty for codes")
    kind: str = Field(description="label, alias or notation")
    snippet: str = Field(description="The name as HTML, escaped, the words asked for in `<mark>`")


class SearchResult(Labelled):
    """Something that bears the name."""

    types: list[TypeModel]
    description: str = Field(description="Class, what it is part of, its time: what tells namesakes apart")
    score: float = Field(description="How alike the names are, from 0 to 100; 100 is the same name")
    matched: Matched
    page: str | None = Field(None, description="Path of its page")


@router.get("", response_model=Listing[SearchResult], responses={200: {"content": {"text/csv": {}}}})
async def search(
    request: Request,
    context: ContextDep,
    q: Annotated[
        str,
        Query(
            min_length=1,
            max_length=LONGEST,
            description="A name or its beginning: with or without diacritics, old or new tone placement, "
            "abbreviations, slips of the keyboard",
            examples=["lai chau", "UBND tinh"],
        ),
    ],
    type_: Annotated[
        list[str] | None,
        Query(
            alias="type", description="Only things of this class; may be given more than once", examples=["Province"]
        ),
    ] = None,
    on: Annotated[str | None, Query(description="Day, month or year of which it is spoken", max_length=40)] = None,
    limit: Limit = _DEFAULT,
    cursor: Cursor = None,
    format_: FormatName = None,
) -> Any:
    """Things by name, the likeliest first."""
    as_csv = wants(request, format_, CSV) is not None
    index = await context.labels.current()
    types = frozenset(_class(index, one) for one in type_ or ())
    values = given(q=q, on=on, type=" ".join(sorted(types)) or None)
    offset = read_cursor(cursor, "search", values, index.snapshot)
    tag = etag(index.snapshot, "search", values, offset, limit, as_csv)
    unchanged = not_modified(request, tag)
    if unchanged is not None:
        return unchanged
    wishes = (Wish("on", (on,)),) if on else ()
    # As many names for every page, so that pages follow each other without gaps.
    question = Question(q, types, "any", wishes, _POOL, typing=True, pool=_POOL)
    hits = await asyncio.to_thread(ranked, index, question)
    following = make_cursor(offset + limit, "search", values, index.snapshot) if len(hits) > offset + limit else None
    items = [_result(index, hit, q, context.settings.base_iri) for hit in hits[offset : offset + limit]]
    if as_csv:
        headers = {**cache_headers(tag), "Content-Type": content_type(CSV, CSV.media_type)}
        return Response(_csv(items), headers=headers)
    listing = Listing[SearchResult](items=items, next=following)
    return JSONResponse(listing.model_dump(), headers=cache_headers(tag))


def _class(index: LabelIndex, named: str) -> str:
    found = index.classes.named(named)
    if found is None:
        there = ", ".join(one.id for one in index.classes if one.iri in index.types)
        raise QueryParameterError(f"type {named[:80]!r} is no class here; there are: {there}", parameter="type")
    return found.iri


def _result(index: LabelIndex, hit: Hit, asked: str, base: str) -> SearchResult:
    thing, label = hit.thing, hit.label
    return SearchResult(
        iri=thing.iri,
        id=short_id(thing.iri),
        name=thing.name,
        types=[TypeModel(id=one.id, name=one.name) for one in classes_of(index, thing)],
        description=description(index, thing),
        score=hit.score,
        matched=Matched(label=label.text, language=label.language, kind=label.kind, snippet=snippet(label.text, asked)),
        page=page_of(thing.iri, base),
    )


def _csv(items: list[SearchResult]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(_COLUMNS)
    for item in items:
        types = " ".join(one.id for one in item.types)
        matched = item.matched
        writer.writerow(
            [item.iri, item.name, types, item.description, item.score, matched.label, matched.language, matched.kind]
        )
    return file.getvalue()
