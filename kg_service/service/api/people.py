"""``/api/people``: people that articles name, and the offices that articles give them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from fastapi import APIRouter, Depends, Path, Query
from pydantic import Field
from starlette.responses import Response

from kg_service.service.api.answers import Asked, ListAsked
from kg_service.service.api.common import LIST_FORMATS, PROBLEMS, Listing
from kg_service.service.api.facts import TypeFilter, existing, facts_about, thing_iri
from kg_service.service.api.models import (
    Fact,
    Labelled,
    Properties,
    TypedFact,
    Worded,
    concept,
    short_id,
    source,
    thing,
    worded,
    words,
)
from kg_service.service.api.parameters import AreaFilter, area_iri
from kg_service.service.cursors import MAX_LIMIT
from kg_service.service.lookup import given, page
from kg_service.store.rows import Row

router = APIRouter(prefix="/api/people", tags=["people"], responses=PROBLEMS)
PersonId = Annotated[str, Path(description="Id of a person", examples=["hoang-quoc-khanh-189a7f5b"], max_length=300)]


class PersonSummary(Labelled):
    """A person in a list."""

    term = "Person"

    roles: list[str] = Field(description="Offices in the sources' words", examples=[["Chủ tịch", "Phó Bí thư"]])
    articles: int = Field(description="How many articles give an office of theirs", examples=[1])


class Office(Fact):
    """An article says that a person holds an office."""

    term = "OfficeHolding"
    schemes: ClassVar[Mapping[str, str]] = {"participation": "participation"}

    role: Worded = Field(description="The office; its name is in the source's words")
    organisation: Worded | None = Field(None, description="Where; its name is in the source's words")
    area: Worded | None = Field(None, description="Area; its name is in the source's words")
    participation: str | None = Field(
        None, description="Part in an event that the article reports: chaired, attended or spoke-at"
    )


class Person(Labelled):
    """A person. Same names are one person only where the offices agree too."""

    term = "Person"

    aliases: list[str]
    serves_at: list[Labelled] = Field(description="Bodies where they hold or held an office")
    same_as: list[str] = Field(description="The same person in other data")
    offices: list[Office] = Field(description="What articles say of their offices, by day of publication")
    all_offices: str = Field(description="Where the offices are in pages")
    facts: str = Field(description="Where all facts are that speak of them")


@router.get("", response_model=Listing[PersonSummary], responses=LIST_FORMATS)
async def list_people(
    asked: Annotated[ListAsked, Depends()],
    q: Annotated[str | None, Query(description="Words in the name", examples=["Hoàng"])] = None,
    role: Annotated[str | None, Query(description="Words in an office", examples=["Chủ tịch"])] = None,
    organisation: Annotated[
        str | None,
        Query(
            description="Body where they held an office: id or IRI",
            examples=["uy-ban-nhan-dan-tinh-son-la"],
            max_length=300,
        ),
    ] = None,
    area: AreaFilter = None,
) -> Response:
    """People by name; `area` is that of an office of theirs."""
    values = given(q=q, role=role, organisation=organisation, area=await area_iri(asked.context, area))
    return await asked.listing("people", values, _summary)


def _summary(row: Row) -> PersonSummary:
    return PersonSummary.model_validate({**thing(row, "person"), "roles": words(row, "roles")})


@router.get("/{id}", response_model=Person, responses=LIST_FORMATS)
async def get_person(asked: Annotated[Asked, Depends()], id: PersonId) -> Response:
    """One person with the offices that articles give them, each with its words."""
    context, iri = asked.context, thing_iri(asked.context, "person", id)

    async def build(properties: Properties) -> Person:
        held = await page(context, "person-offices", {"person": iri}, MAX_LIMIT)
        base = f"{asked.request.base_url}api/people/{short_id(iri)}"
        return Person(
            iri=iri,
            id=short_id(iri),
            name=properties.one("name", "vi"),
            aliases=properties.all("alias"),
            serves_at=properties.things("serves_at"),
            same_as=properties.all("same_as"),
            offices=[_office(row) for row in held.rows],
            all_offices=f"{base}/offices",
            facts=f"{base}/facts",
        )

    return await asked.one("person", {"person": iri}, build, _missing(id))


@router.get("/{id}/offices", response_model=Listing[Office], responses=LIST_FORMATS)
async def person_offices(asked: Annotated[ListAsked, Depends()], id: PersonId) -> Response:
    """The offices that articles give a person, by day of publication."""
    known = existing(asked.context, "person", id, _missing(id))
    return await asked.listing("person-offices", {"person": id}, _office, known)


@router.get("/{id}/facts", response_model=Listing[TypedFact], responses=LIST_FORMATS)
async def person_facts(asked: Annotated[ListAsked, Depends()], id: PersonId, type_: TypeFilter = None) -> Response:
    """Every fact that speaks of the person, by day: offices, awards, documents signed."""
    iri = thing_iri(asked.context, "person", id)
    return await facts_about(asked, iri, type_, existing(asked.context, "person", id, _missing(id)))


def _office(row: Row) -> Office:
    return Office.model_validate(
        {
            **row,
            "role": worded(row, "role", "role_name"),
            "organisation": worded(row, "organisation", "organisation_name"),
            "area": worded(row, "area", "area_name"),
            "participation": concept(row, "participation"),
            "source": source(row),
        }
    )


def _missing(id_: str) -> str:
    return f"there is no person {id_!r}; /api/people?q= finds them by name"
