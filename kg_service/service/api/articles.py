"""``/api/articles``: the source documents and what each asserts."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from pydantic import Field
from starlette.responses import Response

from kg_service.errors import NotFoundError
from kg_service.graph.iris import encoded
from kg_service.service.api.answers import Asked, ListAsked
from kg_service.service.api.common import LIST_FORMATS, PROBLEMS, Listing
from kg_service.service.api.models import FACT_TERMS, FactType, Labelled, Properties, Resource, Source
from kg_service.service.context import Context
from kg_service.service.lookup import all_rows, given
from kg_service.store.rows import Row

router = APIRouter(prefix="/api/articles", tags=["articles"], responses=PROBLEMS)
ArticleId = Annotated[
    str,
    Path(
        description="Id of an article: its file's name without the ending",
        examples=["002_533118e6326e04a4"],
        max_length=300,
    ),
]
TypeFilter = Annotated[FactType | None, Query(alias="type", description="Only facts of this type", examples=["event"])]


class ArticleSummary(Labelled):
    """An article; its name is its title."""

    term = "Article"

    published: str | None = Field(None, description="Day of publication", examples=["2019-07-10"])
    author: str | None = None
    publisher: str | None = None
    facts: int = Field(description="How many facts it asserts", examples=[18])


class Article(Labelled):
    """A source document; its name is its title."""

    term = "Article"

    published: str | None = Field(None, description="Day of publication", examples=["2019-07-10"])
    author: str | None = None
    publisher: str | None = None
    source: str | None = Field(None, description="Address that it was taken from")
    text_hash: str | None = Field(None, description="SHA-256 of its file")
    facts: str = Field(description="Where the facts are that it asserts")


class ArticleFact(Resource):
    """One thing that an article asserts, with the words that assert it."""

    fact: str = Field(description="IRI of the fact")
    type: FactType
    article: str = Field(description="IRI of the article")
    start: int = Field(description="Where the quote starts in the article's file, in Unicode code points from 0")
    end: int = Field(description="Where it ends, not included")
    quote: str
    confidence: float = Field(description="Probability that it was extracted rightly")

    def terms(self) -> list[str]:
        """The class of its type."""
        return [FACT_TERMS[self.type]]

    def linked(self) -> dict[str, Any]:
        """As facts are elsewhere: with a source."""
        source = Source(article=self.article, quote=self.quote, start=self.start, end=self.end)
        return {"fact": self.fact, "type": self.type, "confidence": self.confidence, "source": source}


@router.get("", response_model=Listing[ArticleSummary], responses=LIST_FORMATS)
async def list_articles(asked: Annotated[ListAsked, Depends()]) -> Response:
    """The articles by day of publication."""

    def item(row: Row) -> ArticleSummary:
        return ArticleSummary.model_validate({**row, "iri": row["article"], "name": row["title"]})

    return await asked.listing("articles", {}, item)


@router.get("/{id}", response_model=Article, responses=LIST_FORMATS)
async def get_article(asked: Annotated[Asked, Depends()], id: ArticleId) -> Response:
    """One article: where it comes from, and when."""
    iri = _iri(asked.context, id)

    async def build(properties: Properties) -> Article:
        return Article(
            iri=iri,
            id=id,
            name=properties.one("title", "vi") or properties.one("title"),
            published=properties.one("published"),
            author=properties.one("author"),
            publisher=properties.one("publisher"),
            source=properties.one("source"),
            text_hash=properties.one("text_hash"),
            facts=f"{asked.request.base_url}api/articles/{encoded(id)}/facts",
        )

    return await asked.one("article", {"article": iri}, build, _missing(id))


@router.get("/{id}/facts", response_model=Listing[ArticleFact], responses=LIST_FORMATS)
async def article_facts(asked: Annotated[ListAsked, Depends()], id: ArticleId, type_: TypeFilter = None) -> Response:
    """What an article asserts, in the order of its text."""
    iri = _iri(asked.context, id)

    async def known() -> None:
        if not (await all_rows(asked.context, "article", {"article": iri})).rows:
            raise NotFoundError(_missing(id))

    def item(row: Row) -> ArticleFact:
        return ArticleFact.model_validate({**row, "article": iri})

    return await asked.listing("article-facts", given(article=iri, type=type_), item, known)


def _iri(context: Context, id_: str) -> str:
    return f"{context.settings.base_iri}id/article/{encoded(id_)}"


def _missing(id_: str) -> str:
    return f"there is no article {id_!r}; /api/articles lists them"
