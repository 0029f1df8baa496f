"""``/api/areas/{id}/…``: campaigns that an area took up, awards, figures, clusters, and all facts of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import Field
from starlette.responses import Response

from kg_service.errors import NotFoundError
from kg_service.service.api.answers import ListAsked
from kg_service.service.api.areas import AreaId, found_area, missing_area
from kg_service.service.api.clusters import Membership, Role, membership
from kg_service.service.api.common import LIST_FORMATS, PROBLEMS, Listing
from kg_service.service.api.conferrals import Conferral, Status, conferral
from kg_service.service.api.facts import TypeFilter, facts_about
from kg_service.service.api.models import Fact, Labelled, TypedFact, Worded, labelled, source, worded
from kg_service.service.api.parameters import Year
from kg_service.service.api.statistics import IndicatorFilter, Observation, observation
from kg_service.service.context import Context
from kg_service.service.lookup import all_rows, given
from kg_service.store.rows import Row

router = APIRouter(prefix="/api/areas", tags=["areas"], responses=PROBLEMS)
CampaignKind = Literal["campaign", "drive", "phase"]


class Participation(Fact):
    """An article says that the area runs, launches or answers a campaign."""

    term = "CampaignParticipation"

    campaign: Labelled
    kind: CampaignKind
    date: str | None = Field(None, description="Day or period it began, else the day the article was published")
    period: str | None = Field(None, description="Period in the source's words", examples=["2016-2020"])
    launched_by: str | None = Field(None, description="Who launched it, in the source's words")
    localises: Worded | None = Field(None, description="The wider campaign that it carries into the area")


def _exists(context: Context, iri: str, id_: str) -> Callable[[], Awaitable[None]]:
    async def known() -> None:
        if not (await all_rows(context, "area", {"area": iri})).rows:
            raise NotFoundError(missing_area(id_))

    return known


@router.get("/{id:path}/campaigns", response_model=Listing[Participation], responses=LIST_FORMATS)
async def area_campaigns(
    asked: Annotated[ListAsked, Depends()],
    id: AreaId,
    year: Year = None,
    kind: Annotated[CampaignKind | None, Query(description="Campaign, drive or phase", examples=["campaign"])] = None,
) -> Response:
    """The campaigns and drives that the area took up, by name: each time that an article says so, with its words."""
    iri = await found_area(asked.context, id)
    values = given(area=iri, year=year, kind=kind)
    return await asked.listing("area-campaigns", values, _participation, _exists(asked.context, iri, id))


def _participation(row: Row) -> Participation:
    named = labelled(row, "campaign", "name")
    wider = worded(row, "wider", "wider_name")
    return Participation.model_validate({**row, "campaign": named, "localises": wider, "source": source(row)})


@router.get("/{id:path}/awards", response_model=Listing[Conferral], responses=LIST_FORMATS)
async def area_awards(
    asked: Annotated[ListAsked, Depends()],
    id: AreaId,
    status: Status = None,
    year: Year = None,
) -> Response:
    """Awards to the area, to units within it and to bodies that serve it, by day."""
    iri = await found_area(asked.context, id)
    values = given(area=iri, status=status, year=year)
    return await asked.listing("conferrals", values, conferral, _exists(asked.context, iri, id))


@router.get("/{id:path}/statistics", response_model=Listing[Observation], responses=LIST_FORMATS)
async def area_statistics(
    asked: Annotated[ListAsked, Depends()], id: AreaId, indicator: IndicatorFilter = None, year: Year = None
) -> Response:
    """Figures of the area, by indicator and time."""
    iri = await found_area(asked.context, id)
    values = given(area=iri, indicator=indicator, year=year)
    return await asked.listing("statistics", values, observation, _exists(asked.context, iri, id))


@router.get("/{id:path}/clusters", response_model=Listing[Membership], responses=LIST_FORMATS)
async def area_clusters(
    asked: Annotated[ListAsked, Depends()], id: AreaId, role: Role = None, year: Year = None
) -> Response:
    """The emulation clusters that the area was in, and in which role, by articles and by reference data."""
    iri = await found_area(asked.context, id)
    values = given(unit=iri, role=role, year=year)
    return await asked.listing("memberships", values, membership, _exists(asked.context, iri, id))


@router.get("/{id:path}/facts", response_model=Listing[TypedFact], responses=LIST_FORMATS)
async def area_facts(asked: Annotated[ListAsked, Depends()], id: AreaId, type_: TypeFilter = None) -> Response:
    """Every fact that speaks of the area, by day."""
    iri = await found_area(asked.context, id)
    return await facts_about(asked, iri, type_, _exists(asked.context, iri, id))
