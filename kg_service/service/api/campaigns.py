"""``/api/campaigns``: campaigns and drives, and the history of each."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, Field

from kg_service.errors import NotFoundError
from kg_service.service.api.common import PROBLEMS, ContextDep, Cursor, FormatName, Limit, Listing
from kg_service.service.api.models import Labelled, Properties, Source, labelled, short_id
from kg_service.service.cursors import DEFAULT_LIMIT
from kg_service.service.lookup import all_rows, given, page, raw, wants
from kg_service.store.formats import CSV
from kg_service.store.rows import Row

router = APIRouter(prefix="/api/campaigns", tags=["campaigns"], responses=PROBLEMS)
Kind = Literal["campaign", "drive"]
CampaignId = Annotated[
    str, Path(description="Id of a campaign", examples=["ca-nuoc-chung-suc-xay-dung-nong-thon-moi"], max_length=300)
]


class CampaignSummary(Labelled):
    """A campaign in a list."""

    kind: Kind
    start: str | None = Field(None, description="First day")
    end: str | None = Field(None, description="Last day")
    wider: str | None = Field(None, description="IRI of the wider campaign that it localises")
    facts: int = Field(description="How many facts speak of it")


class Phase(Labelled):
    """A dated phase of a campaign."""

    start: str | None = None
    end: str | None = None


class Participant(Labelled):
    """An area or body that took a campaign up."""

    level: str = Field(description="province, district, commune, village, cluster, bloc or body")
    since: str | None = Field(None, description="Earliest day that sources speak of")
    articles: int = Field(description="How many articles say so")


class Campaign(Labelled):
    """A campaign or drive."""

    name_en: str | None = None
    aliases: list[str]
    kind: Literal["campaign", "drive", "phase"]
    start: str | None = None
    end: str | None = None
    launched_by: list[Labelled]
    localises: list[Labelled]
    phases: list[Phase]
    areas: list[Participant]
    themes: list[str]
    legal_basis: list[Labelled]
    history: str = Field(description="Where its history is")


class HistoryItem(BaseModel):
    """One dated fact of a campaign's history."""

    date: str | None = Field(None, description="Day of the fact, else the day the article was published")
    type: str = Field(description="Type of the fact", examples=["campaign", "directive", "award"])
    fact: str = Field(description="IRI of the fact")
    about: str = Field(description="IRI of the campaign spoken of: this one, a phase of it or one that localises it")
    subject: Labelled | None = Field(None, description="Area, document, recipient or event")
    confidence: float
    source: Source


@router.get("", response_model=Listing[CampaignSummary], responses={200: {"content": {"text/csv": {}}}})
async def list_campaigns(
    request: Request,
    context: ContextDep,
    q: Annotated[str | None, Query(description="Words in the name")] = None,
    area: Annotated[
        str | None, Query(description="Area that took it up: `province/lai-chau`, `lai-chau` or an IRI")
    ] = None,
    year: Annotated[int | None, Query(description="Year for which a source speaks of it")] = None,
    kind: Annotated[Kind | None, Query(description="Campaign or drive")] = None,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    format_: FormatName = None,
) -> Any:
    """Campaigns and drives, by name."""
    values = given(q=q, area=area, year=year, kind=kind)
    if wants(request, format_, CSV):
        return await raw(context, request, "campaigns", values, CSV, limit, cursor)
    found = await page(context, "campaigns", values, limit, cursor)
    items = [
        CampaignSummary.model_validate({**row, "iri": row["campaign"], "id": short_id(str(row["campaign"]))})
        for row in found.rows
    ]
    return Listing[CampaignSummary](items=items, next=found.next)


@router.get("/{id}")
async def get_campaign(request: Request, context: ContextDep, id: CampaignId) -> Campaign:
    """One campaign."""
    values = {"campaign": id}
    properties = Properties((await all_rows(context, "campaign", values)).rows)
    if not properties:
        raise NotFoundError(f"there is no campaign {id!r}; /api/campaigns?q= finds them by name")
    phases = await all_rows(context, "campaign-phases", values)
    areas = await all_rows(context, "campaign-areas", values)
    iri = context.queries["campaign"].parameter("campaign").iri(id, context.settings.base_iri)
    return Campaign(
        iri=iri,
        id=short_id(iri),
        name=properties.one("name", "vi"),
        name_en=properties.one("name", "en"),
        aliases=properties.all("alias"),
        kind=_kind(properties.all("type")),
        start=properties.one("start"),
        end=properties.one("end"),
        launched_by=properties.things("launched_by"),
        localises=properties.things("localises"),
        phases=[Phase.model_validate(_thing(row, "phase")) for row in phases.rows],
        areas=[Participant.model_validate(_thing(row, "area")) for row in areas.rows],
        themes=properties.all("theme"),
        legal_basis=properties.things("legal_basis"),
        history=f"{request.base_url}api/campaigns/{short_id(iri)}/history",
    )


def _thing(row: Row, column: str) -> dict[str, Any]:
    return {**row, "iri": row[column], "id": short_id(str(row[column]))}


def _kind(types: list[str]) -> Literal["campaign", "drive", "phase"]:
    names = {iri.rsplit("#", 1)[-1] for iri in types}
    return "drive" if "Drive" in names else "phase" if "CampaignPhase" in names else "campaign"


@router.get("/{id}/history", response_model=Listing[HistoryItem], responses={200: {"content": {"text/csv": {}}}})
async def campaign_history(
    request: Request,
    context: ContextDep,
    id: CampaignId,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    format_: FormatName = None,
) -> Any:
    """Every dated fact in order: launches, directives, areas, awards, events, figures; each with its source."""
    values = {"campaign": id}
    if wants(request, format_, CSV):
        return await raw(context, request, "campaign-history", values, CSV, limit, cursor)
    found = await page(context, "campaign-history", values, limit, cursor)
    if not found.rows and cursor is None and not (await all_rows(context, "campaign", values)).rows:
        raise NotFoundError(f"there is no campaign {id!r}; /api/campaigns?q= finds them by name")
    items = [
        HistoryItem.model_validate({**row, "subject": labelled(row, "subject", "name"), "source": row})
        for row in found.rows
    ]
    return Listing[HistoryItem](items=items, next=found.next)
