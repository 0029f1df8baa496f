"""``/api/awards``: award types under the laws in force at their time. Who received them is in ``/api/conferrals``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel, Field
from starlette.responses import Response

from kg_service.service.api.answers import Asked, ListAsked
from kg_service.service.api.common import LIST_FORMATS, PROBLEMS, Listing
from kg_service.service.api.facts import TypeFilter, existing, facts_about, thing_iri
from kg_service.service.api.models import Labelled, Properties, TypedFact, concept, short_id, thing
from kg_service.service.api.parameters import OnDay
from kg_service.service.lookup import all_rows, given
from kg_service.store.rows import Row

router = APIRouter(prefix="/api/awards", tags=["awards"], responses=PROBLEMS)
Category = Literal[
    "order",
    "medal",
    "badge",
    "commemorative-medal",
    "prize",
    "state-honorary-title",
    "emulation-title",
    "movement-title",
    "certificate-of-merit",
    "commendation-letter",
    "party-certificate-of-merit",
]
AwardLevel = Literal[
    "state", "central", "ministry-province", "ministry", "province", "district", "commune", "grassroots"
]
RecipientKind = Literal["collective", "individual", "household"]
AwardId = Annotated[str, Path(description="Id of an award type", examples=["cstd-bo-2022"], max_length=300)]
_SCHEMES = {"category": "award-category", "level": "award-level", "recipient_kinds": "recipient-kind"}


class AwardSummary(Labelled):
    """An award type in a list."""

    term = "AwardType"
    schemes: ClassVar[Mapping[str, str]] = _SCHEMES

    category: str | None = Field(None, description="Category under the law", examples=["order"])
    level: str | None = Field(None, description="Level that confers it", examples=["state"])
    valid_from: str | None = Field(None, description="First day of validity; null if not known")
    valid_until: str | None = Field(None, description="Last day of validity; null while valid")
    facts: int = Field(description="How many facts name it, of every status; numbers of awards count too", examples=[2])


class StatusCount(BaseModel):
    """How often sources name an award with a status."""

    status: str = Field(examples=["conferred"])
    conferrals: int = Field(description="How many facts", examples=[2])
    recipients: int = Field(description="How many distinct recipients", examples=[2])


class Award(Labelled):
    """An award type; its classes are narrower ones."""

    term = "AwardType"
    schemes: ClassVar[Mapping[str, str]] = _SCHEMES

    name_en: str | None = None
    aliases: list[str]
    category: str | None = Field(None, description="Category under the law", examples=["emulation-title"])
    level: str | None = Field(None, description="Level that confers it", examples=["ministry-province"])
    class_rank: int | None = Field(None, description="1, 2 or 3 for hạng Nhất, Nhì, Ba")
    recipient_kinds: list[str] = Field(examples=[["individual"]])
    authority: str | None = Field(None, description="Who confers it, in the law's words")
    conferring_authorities: list[Labelled]
    legal_basis: list[Labelled] = Field(description="Laws that found it")
    legal_articles: list[str] = Field(description="The laws' articles", examples=[["06/2022/QH15: Điều 22"]])
    broader: list[Labelled]
    narrower: list[Labelled]
    succeeds: list[Labelled] = Field(description="Titles of an earlier law that it replaced")
    succeeded_by: list[Labelled] = Field(description="Titles of a later law that replaced it")
    valid_from: str | None = Field(None, description="First day of validity; null if not known")
    valid_until: str | None = Field(None, description="Last day of validity; null while valid")
    counts: list[StatusCount] = Field(description="What sources say, by status; narrower awards count too")
    conferrals: str = Field(description="Where each conferral of it is, with the words that say so")
    facts: str = Field(description="Where all facts are that speak of it, numbers of awards too")


@router.get("", response_model=Listing[AwardSummary], responses=LIST_FORMATS)
async def list_awards(
    asked: Annotated[ListAsked, Depends()],
    q: Annotated[str | None, Query(description="Words in the name", examples=["Huân chương Lao động"])] = None,
    category: Annotated[Category | None, Query(description="Category under the law", examples=["order"])] = None,
    level: Annotated[AwardLevel | None, Query(description="Level that confers it", examples=["state"])] = None,
    recipient_kind: Annotated[
        RecipientKind | None, Query(description="Whom it is for", examples=["individual"])
    ] = None,
    on: OnDay = None,
) -> Response:
    """Award types by name: of all times, or those that the law knew on a day."""
    values = given(q=q, category=category, level=level, recipient_kind=recipient_kind, on=on)
    return await asked.listing("awards", values, _summary)


def _summary(row: Row) -> AwardSummary:
    concepts = {"category": concept(row, "award_category"), "level": concept(row, "award_level")}
    return AwardSummary.model_validate({**thing(row, "award"), **concepts})


@router.get("/{id}", response_model=Award, responses=LIST_FORMATS)
async def get_award(asked: Annotated[Asked, Depends()], id: AwardId) -> Response:
    """One award type with its legal basis, the titles it replaced or that replaced it, and what sources say of it."""
    context, iri = asked.context, thing_iri(asked.context, "award", id)

    async def build(properties: Properties) -> Award:
        counted = (await all_rows(context, "award-statuses", {"award": iri})).rows
        base = f"{asked.request.base_url}api"
        return Award(
            iri=iri,
            id=short_id(iri),
            name=properties.one("name", "vi"),
            name_en=properties.one("name", "en"),
            aliases=properties.all("alias"),
            category=properties.concept("category"),
            level=properties.concept("level"),
            class_rank=properties.one("class_rank"),
            recipient_kinds=properties.concepts("recipient_kind"),
            authority=properties.one("authority"),
            conferring_authorities=properties.things("conferring_authority"),
            legal_basis=properties.things("legal_basis"),
            legal_articles=properties.all("legal_basis_text"),
            broader=properties.things("broader"),
            narrower=properties.things("narrower"),
            succeeds=properties.things("succeeds"),
            succeeded_by=properties.things("succeeded_by"),
            valid_from=properties.one("valid_from"),
            valid_until=properties.one("valid_until"),
            counts=[StatusCount.model_validate({**row, "status": concept(row, "status")}) for row in counted],
            conferrals=f"{base}/conferrals?award={short_id(iri)}",
            facts=f"{base}/awards/{short_id(iri)}/facts",
        )

    return await asked.one("award", {"award": iri}, build, _missing(id))


@router.get("/{id}/facts", response_model=Listing[TypedFact], responses=LIST_FORMATS)
async def award_facts(asked: Annotated[ListAsked, Depends()], id: AwardId, type_: TypeFilter = None) -> Response:
    """Every fact that speaks of the award, by day."""
    iri = thing_iri(asked.context, "award", id)
    return await facts_about(asked, iri, type_, existing(asked.context, "award", id, _missing(id)))


def _missing(id_: str) -> str:
    return f"there is no award {id_!r}; /api/awards?q= finds them by name"
