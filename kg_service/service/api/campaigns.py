"""``/api/campaigns``: campaigns and drives, and the history of each."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query
from pydantic import Field
from starlette.responses import Response

from kg_service.errors import NotFoundError
from kg_service.service.api.answers import Asked, ListAsked
from kg_service.service.api.common import LIST_FORMATS, PROBLEMS, Listing
from kg_service.service.api.models import (
    Labelled,
    Properties,
    TypedFact,
    labelled,
    short_id,
    source,
    thing,
)
from kg_service.service.api.parameters import AreaFilter, Year, area_iri
from kg_service.service.lookup import all_rows, given
from kg_service.store.rows import Row

router = APIRouter(prefix="/api/campaigns", tags=["campaigns"], responses=PROBLEMS)
Kind = Literal["campaign", "drive"]
CampaignId = Annotated[
    str, Path(description="Id of a campaign", examples=["ca-nuoc-chung-suc-xay-dung-nong-thon-moi"], max_length=300)
]
_TERMS = {"campaign": "Campaign", "drive": "Drive", "phase": "CampaignPhase"}


class CampaignSummary(Labelled):
    """A campaign in a list."""

    kind: Kind
    start: str | None = Field(None, description="First day", examples=["2011-06-08"])
    end: str | None = Field(None, description="Last day")
    wider: str | None = Field(None, description="IRI of the wider campaign that it localises")
    facts: int = Field(description="How many facts speak of it", examples=[7])

    def terms(self) -> list[str]:
        """Campaign or drive."""
        return [_TERMS[self.kind]]


class Phase(Labelled):
    """A dated phase of a campaign."""

    term = "CampaignPhase"

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
    sectors: list[Labelled]
    legal_basis: list[Labelled]
    history: str = Field(description="Where its history is")

    def terms(self) -> list[str]:
        """Campaign, drive or phase."""
        return [_TERMS[self.kind]]


class HistoryItem(TypedFact):
    """One dated fact of a campaign's history."""

    about: str = Field(description="IRI of the campaign spoken of: this one, a phase of it or one that localises it")
    subject: Labelled | None = Field(None, description="Area, document, recipient or event")


@router.get("", response_model=Listing[CampaignSummary], responses=LIST_FORMATS)
async def list_campaigns(
    asked: Annotated[ListAsked, Depends()],
    q: Annotated[str | None, Query(description="Words in the name", examples=["nông thôn mới"])] = None,
    area: AreaFilter = None,
    year: Year = None,
    kind: Annotated[Kind | None, Query(description="Campaign or drive", examples=["drive"])] = None,
) -> Response:
    """Campaigns and drives, by name.

    `area`: those that this area took up, or this body (`body/…`, `cluster/…`). `year`: those that a source speaks of
    for that year.
    """
    values = given(q=q, area=await area_iri(asked.context, area), year=year, kind=kind)
    return await asked.listing("campaigns", values, lambda row: CampaignSummary.model_validate(thing(row, "campaign")))


@router.get("/{id}", response_model=Campaign, responses=LIST_FORMATS)
async def get_campaign(asked: Annotated[Asked, Depends()], id: CampaignId) -> Response:
    """One campaign."""
    context, values = asked.context, {"campaign": id}

    async def build(properties: Properties) -> Campaign:
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
            phases=[Phase.model_validate(thing(row, "phase")) for row in phases.rows],
            areas=[Participant.model_validate(thing(row, "area")) for row in areas.rows],
            themes=properties.all("theme"),
            sectors=properties.things("sector"),
            legal_basis=properties.things("legal_basis"),
            history=f"{asked.request.base_url}api/campaigns/{short_id(iri)}/history",
        )

    return await asked.one("campaign", values, build, _missing(id))


def _missing(id_: str) -> str:
    return f"there is no campaign {id_!r}; /api/campaigns?q= finds them by name"


def _kind(types: list[str]) -> Literal["campaign", "drive", "phase"]:
    names = {iri.rsplit("#", 1)[-1] for iri in types}
    return "drive" if "Drive" in names else "phase" if "CampaignPhase" in names else "campaign"


@router.get("/{id}/history", response_model=Listing[HistoryItem], responses=LIST_FORMATS)
async def campaign_history(asked: Annotated[ListAsked, Depends()], id: CampaignId) -> Response:
    """Every dated fact in order: launches, directives, areas, awards, events, figures; each with its source."""
    values = {"campaign": id}

    async def known() -> None:
        if not (await all_rows(asked.context, "campaign", values)).rows:
            raise NotFoundError(_missing(id))

    return await asked.listing("campaign-history", values, _history_item, known)


def _history_item(row: Row) -> HistoryItem:
    subject = labelled(row, "subject", "name")
    members: dict[str, Any] = {**row, "subject": subject, "source": source(row)}
    return HistoryItem.model_validate(members)
