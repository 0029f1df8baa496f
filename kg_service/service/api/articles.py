"""``/api/articles``: the source documents and what each asserts."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, Field

from kg_service.errors import NotFoundError
from kg_service.graph.iris import encoded
from kg_service.service.api.common import PROBLEMS, ContextDep, Cursor, FormatName, Limit, Listing
from kg_service.service.api.models import Labelled
from kg_service.service.cursors import DEFAULT_LIMIT
from kg_service.service.lookup import all_rows, given, page, raw, wants
from kg_service.store.formats import CSV

router = APIRouter(prefix="/api/articles", tags=["articles"], responses=PROBLEMS)
FactType = Literal["campaign", "directive", "award", "award_tally", "cluster_role", "event", "person_role", "statistic"]


class ArticleSummary(Labelled):
    """An article; its name is its title."""

    published: str | None = Field(None, description="Day of publication")
    author: str | None = None
    publisher: str | None = None
    facts: int = Field(description="How many facts it asserts")


class ArticleFact(BaseModel):
    """One thing that an article asserts, with the words that assert it."""

    fact: str = Field(description="IRI of the fact")
    type: FactType
    start: int = Field(description="Where the quote starts in the article's file, in Unicode code points from 0")
    end: int = Field(description="Where it ends, not included")
    quote: str
    confidence: float = Field(description="Probability that it was extracted rightly")


@router.get("", response_model=Listing[ArticleSummary], responses={200: {"content": {"text/csv": {}}}})
async def list_articles(
    request: Request,
    context: ContextDep,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    format_: FormatName = None,
) -> Any:
    """The articles by day of publication."""
    if wants(request, format_, CSV):
        return await raw(context, request, "articles", {}, CSV, limit, cursor)
    found = await page(context, "articles", {}, limit, cursor)
    items = [ArticleSummary.model_validate({**row, "iri": row["article"], "name": row["title"]}) for row in found.rows]
    return Listing[ArticleSummary](items=items, next=found.next)


@router.get("/{id}/facts", response_model=Listing[ArticleFact], responses={200: {"content": {"text/csv": {}}}})
async def article_facts(
    request: Request,
    context: ContextDep,
    id: Annotated[str, Path(description="Id of an article: its file's name without the ending", max_length=300)],
    type_: Annotated[FactType | None, Query(alias="type", description="Only facts of this type")] = None,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    format_: FormatName = None,
) -> Any:
    """What an article asserts, in the order of its text."""
    values = given(article=f"{context.settings.base_iri}id/article/{encoded(id)}", type=type_)
    if wants(request, format_, CSV):
        return await raw(context, request, "article-facts", values, CSV, limit, cursor)
    found = await page(context, "article-facts", values, limit, cursor)
    if not found.rows and cursor is None:
        known = await all_rows(context, "resource-properties", {"resource": values["article"]})
        if not known.rows:
            raise NotFoundError(f"there is no article {id!r}; /api/articles lists them")
    return Listing[ArticleFact](items=[ArticleFact.model_validate(row) for row in found.rows], next=found.next)
