"""What sources say of a thing: the list that clusters, directives, awards, gatherings, people and areas share."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from kg_service.errors import NotFoundError
from kg_service.service.api.answers import ListAsked
from kg_service.service.api.models import FactType, TypedFact, source
from kg_service.service.context import Context
from kg_service.service.lookup import all_rows, given
from kg_service.store.rows import Row

TypeFilter = Annotated[FactType | None, Query(alias="type", description="Only facts of this type", examples=["award"])]


async def facts_about(
    asked: ListAsked, iri: str, type_: FactType | None, known: Callable[[], Awaitable[None]] | None = None
) -> Response:
    """A page of the facts that speak of a thing, each with its source."""
    return await asked.listing("facts-about", given(thing=iri, type=type_), typed_fact, known)


def typed_fact(row: Row) -> TypedFact:
    """A fact from a row with its type, day and source."""
    return TypedFact.model_validate({**row, "source": source(row)})


def thing_iri(context: Context, query: str, id_: str) -> str:
    """The IRI of the thing that a query named like its parameter (``cluster`` has ``cluster``) is about.

    Raises QueryParameterError for what can be no id.
    """
    return context.queries[query].parameter(query).checked_iri(id_, context.settings.base_iri, query)


def existing(context: Context, query: str, id_: str, missing: str) -> Callable[[], Awaitable[None]]:
    """A check that raises NotFoundError, with ``missing`` as its message, if a query finds nothing of that id."""

    async def known() -> None:
        if not (await all_rows(context, query, {query: id_})).rows:
            raise NotFoundError(missing)

    return known
