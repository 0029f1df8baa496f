"""``/api/conferrals``: awards to named recipients, each with the words that say so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import Field
from starlette.responses import Response

from kg_service.service.api.answers import ListAsked
from kg_service.service.api.awards import RecipientKind
from kg_service.service.api.common import LIST_FORMATS, PROBLEMS, Listing
from kg_service.service.api.models import Fact, Labelled, concept, labelled, source, words
from kg_service.service.api.parameters import AreaFilter, Year, area_iri
from kg_service.service.lookup import given
from kg_service.store.rows import Row

router = APIRouter(prefix="/api/conferrals", tags=["awards"], responses=PROBLEMS)
StatusName = Literal["conferred", "proposed", "recognised", "revoked"]
Status = Annotated[StatusName | None, Query(description="Status", examples=["conferred"])]


class Conferral(Fact):
    """An article says that a named recipient was given an award, proposed for it, recognised with or stripped of it.

    An article that names two awards in one breath gives two items of one fact.
    """

    term = "AwardConferral"
    schemes: ClassVar[Mapping[str, str]] = {"status": "award-status", "recipient_kind": "recipient-kind"}

    date: str | None = Field(
        None, description="Day of the award, else first day of its period, else the day the article was published"
    )
    status: str = Field(description="conferred, proposed, recognised or revoked", examples=["conferred"])
    recipient: Labelled
    recipient_kind: str | None = Field(None, description="collective, individual or household", examples=["collective"])
    award: Labelled
    conferred_by: list[str] = Field(
        description="Conferring authorities, in the source's words", examples=[["Thủ tướng Chính phủ"]]
    )
    reason: str | None = Field(None, description="What it was given for, in the source's words")
    period: str | None = Field(None, description="Period in the source's words", examples=["2016"])
    posthumous: bool | None = Field(None, description="True if given posthumously")


@router.get("", response_model=Listing[Conferral], responses=LIST_FORMATS)
async def list_conferrals(
    asked: Annotated[ListAsked, Depends()],
    recipient: Annotated[
        str | None,
        Query(
            description="Recipient: `province/…`, `body/…`, `person/…`, a unit's id, or an IRI",
            examples=["province/lao-cai"],
            max_length=300,
        ),
    ] = None,
    area: AreaFilter = None,
    award: Annotated[
        str | None, Query(description="Award type: id or IRI", examples=["hc-lao-dong3"], max_length=300)
    ] = None,
    status: Status = None,
    recipient_kind: Annotated[
        RecipientKind | None, Query(description="Who received it", examples=["collective"])
    ] = None,
    by: Annotated[
        str | None,
        Query(description="Conferring authority: id or IRI", examples=["thu-tuong-chinh-phu"], max_length=300),
    ] = None,
    campaign: Annotated[
        str | None,
        Query(
            description="Campaign that the conferral, or its reason, names: id or IRI",
            examples=["ca-nuoc-chung-suc-xay-dung-nong-thon-moi"],
            max_length=300,
        ),
    ] = None,
    year: Year = None,
) -> Response:
    """Awards to named recipients, by day.

    `area`: to this area, to units within it and to bodies that serve it; `recipient`: to this one alone.
    """
    values = given(
        recipient=await area_iri(asked.context, recipient, "recipient"),
        area=await area_iri(asked.context, area),
        award=award,
        status=status,
        recipient_kind=recipient_kind,
        by=by,
        campaign=campaign,
        year=year,
    )
    return await asked.listing("conferrals", values, conferral)


def conferral(row: Row) -> Conferral:
    """A conferral from a row."""
    return Conferral.model_validate(
        {
            **row,
            "status": concept(row, "status"),
            "recipient": labelled(row, "recipient", "name"),
            "recipient_kind": concept(row, "kind"),
            "award": labelled(row, "award", "award_name"),
            "conferred_by": words(row, "conferred_by"),
            "source": source(row),
        }
    )
