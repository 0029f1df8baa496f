"""``/api/events``: conferences, congresses, launches, pact signings and award ceremonies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from fastapi import APIRouter, Depends, Path, Query
from pydantic import Field
from starlette.responses import Response

from kg_service.service.api.answers import Asked, ListAsked
from kg_service.service.api.common import LIST_FORMATS, PROBLEMS, Listing
from kg_service.service.api.facts import TypeFilter, existing, facts_about, thing_iri
from kg_service.service.api.models import Labelled, Properties, TypedFact, concept, short_id, thing, words
from kg_service.service.api.parameters import AreaFilter, Year, area_iri
from kg_service.service.lookup import given
from kg_service.store.rows import Row

router = APIRouter(prefix="/api/events", tags=["events"], responses=PROBLEMS)
Kind = Literal["conference", "congress", "launch", "pact-signing", "award-ceremony"]
EventId = Annotated[
    str,
    Path(
        description="Id of a gathering",
        examples=["conference-cum-thi-dua-7-tinh-mien-nui-bien-gioi-phia-bac-2019-07-08"],
        max_length=300,
    ),
]
_SCHEMES = {"kind": "gathering-kind"}


class EventSummary(Labelled):
    """A gathering in a list."""

    term = "Gathering"
    schemes: ClassVar[Mapping[str, str]] = _SCHEMES

    kind: str = Field(
        description="conference, congress, launch, pact-signing or award-ceremony", examples=["conference"]
    )
    start: str | None = Field(None, description="First day", examples=["2019-07-08"])
    end: str | None = Field(None, description="Last day", examples=["2019-07-08"])
    places: list[str] = Field(description="Names of where it was held", examples=[["Sơn La"]])
    organisers: list[str] = Field(description="Names of who held it")
    articles: int = Field(description="How many articles report it", examples=[1])


class Event(Labelled):
    """A gathering."""

    term = "Gathering"
    schemes: ClassVar[Mapping[str, str]] = _SCHEMES

    kind: str | None = Field(
        None, description="conference, congress, launch, pact-signing or award-ceremony", examples=["conference"]
    )
    start: str | None = Field(None, description="First day", examples=["2019-07-08"])
    end: str | None = Field(None, description="Last day", examples=["2019-07-08"])
    held_in: list[Labelled]
    organised_by: list[Labelled]
    facts: str = Field(description="Where the reports of it are, with the words that say so")


@router.get("", response_model=Listing[EventSummary], responses=LIST_FORMATS)
async def list_events(
    asked: Annotated[ListAsked, Depends()],
    q: Annotated[str | None, Query(description="Words in the name", examples=["Hội nghị"])] = None,
    kind: Annotated[Kind | None, Query(description="Kind", examples=["conference"])] = None,
    year: Year = None,
    area: AreaFilter = None,
    organiser: Annotated[
        str | None,
        Query(
            description="Who held it: a body's id, `cluster/…`, or an IRI",
            examples=["cluster/cum-thi-dua-7-tinh-mien-nui-bien-gioi-phia-bac"],
            max_length=300,
        ),
    ] = None,
) -> Response:
    """Gatherings by day; `area` is where they were held."""
    values = given(q=q, kind=kind, year=year, area=await area_iri(asked.context, area), organiser=organiser)
    return await asked.listing("events", values, _summary)


def _summary(row: Row) -> EventSummary:
    lists = {"places": words(row, "places"), "organisers": words(row, "organisers")}
    return EventSummary.model_validate({**thing(row, "event"), "kind": concept(row, "gathering_kind"), **lists})


@router.get("/{id}", response_model=Event, responses=LIST_FORMATS)
async def get_event(asked: Annotated[Asked, Depends()], id: EventId) -> Response:
    """One gathering."""
    iri = thing_iri(asked.context, "event", id)

    async def build(properties: Properties) -> Event:
        return Event(
            iri=iri,
            id=short_id(iri),
            name=properties.one("name", "vi"),
            kind=properties.concept("kind"),
            start=properties.one("start"),
            end=properties.one("end"),
            held_in=properties.things("place"),
            organised_by=properties.things("organiser"),
            facts=f"{asked.request.base_url}api/events/{short_id(iri)}/facts",
        )

    return await asked.one("event", {"event": iri}, build, _missing(id))


@router.get("/{id}/facts", response_model=Listing[TypedFact], responses=LIST_FORMATS)
async def event_facts(asked: Annotated[ListAsked, Depends()], id: EventId, type_: TypeFilter = None) -> Response:
    """Every fact that speaks of the gathering, by day: who reports it, in which words."""
    iri = thing_iri(asked.context, "event", id)
    return await facts_about(asked, iri, type_, existing(asked.context, "event", id, _missing(id)))


def _missing(id_: str) -> str:
    return f"there is no event {id_!r}; /api/events lists them"
