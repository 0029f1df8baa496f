"""``/api/directives``: documents that direct or found campaigns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from fastapi import APIRouter, Depends, Path, Query
from pydantic import Field
from starlette.responses import Response

from kg_service.service.api.answers import Asked, ListAsked
from kg_service.service.api.common import LIST_FORMATS, PROBLEMS, Listing
from kg_service.service.api.facts import TypeFilter, existing, facts_about, thing_iri
from kg_service.service.api.models import Labelled, Properties, TypedFact, concept, references, short_id, thing, words
from kg_service.service.api.parameters import Year
from kg_service.service.lookup import all_rows, given
from kg_service.store.rows import Row

router = APIRouter(prefix="/api/directives", tags=["directives"], responses=PROBLEMS)
DirectiveId = Annotated[str, Path(description="Id of a document", examples=["05-ct-tw-2016"], max_length=300)]


class DirectiveSummary(Labelled):
    """A document in a list."""

    term = "Directive"
    schemes: ClassVar[Mapping[str, str]] = {"type": "document-type"}

    number: str | None = Field(None, description="Number and symbol, without spaces", examples=["05-CT/TW"])
    type: str | None = Field(None, description="Id of the type of document", examples=["chi-thi-dang"])
    issued: str | None = Field(None, description="Date of issue", examples=["2016-05-15"])
    issuers: list[str] = Field(description="Names of the bodies that issued it", examples=[["Bộ Chính trị"]])
    articles: int = Field(description="How many articles name it", examples=[3])


class DirectedCampaign(Labelled):
    """A campaign that a document directs or founds."""

    basis: bool = Field(description="True if reference data have it as the basis, false if an article says so")


class Directive(Labelled):
    """A document that directs or founds campaigns."""

    term = "Directive"

    aliases: list[str]
    number: str | None = Field(None, description="Number and symbol, without spaces", examples=["05-CT/TW"])
    type: Labelled | None = Field(None, description="Type of document")
    issued: str | None = Field(None, description="Date of issue", examples=["2016-05-15"])
    issued_by: list[Labelled]
    subjects: list[str] = Field(description="What it is about, in the sources' words")
    campaigns: list[DirectedCampaign]
    sources: list[str] = Field(description="Where reference data have it from")
    facts: str = Field(description="Where all facts are that speak of it, with the words that say so")

    def linked(self) -> dict[str, Any]:
        """What directs a campaign and what is its basis are two properties, of opposite directions."""
        return {
            **{name: value for name, value in self if name != "campaigns"},
            "type": self.type.iri if self.type else None,
            "sources": references(self.sources),
            "directs": [campaign for campaign in self.campaigns if not campaign.basis],
            "basis_of": [campaign for campaign in self.campaigns if campaign.basis],
        }


@router.get("", response_model=Listing[DirectiveSummary], responses=LIST_FORMATS)
async def list_directives(
    asked: Annotated[ListAsked, Depends()],
    q: Annotated[str | None, Query(description="Words in the name or the subject", examples=["Chỉ thị"])] = None,
    number: Annotated[str | None, Query(description="Number and symbol", examples=["05-CT/TW"])] = None,
    type_: Annotated[
        str | None,
        Query(
            alias="type",
            description="Id of a type of document: `chi-thi`, `ke-hoach`, `luat` … of `/vocab/document-type`",
            examples=["chi-thi-dang"],
            max_length=300,
        ),
    ] = None,
    issuer: Annotated[
        str | None, Query(description="Body that issued it: id or IRI", examples=["bo-chinh-tri"], max_length=300)
    ] = None,
    year: Year = None,
    campaign: Annotated[
        str | None,
        Query(
            description="Campaign that it directs or founds: id or IRI",
            examples=["hoc-tap-va-lam-theo-tu-tuong-dao-duc-phong-cach-ho-chi-minh"],
            max_length=300,
        ),
    ] = None,
) -> Response:
    """Documents by day of issue; `year` is the year of issue."""
    values = given(q=q, symbol=number, type=type_, issuer=issuer, year=year, campaign=campaign)
    return await asked.listing("directives", values, _summary)


def _summary(row: Row) -> DirectiveSummary:
    members = {**thing(row, "directive"), "type": concept(row, "document_type"), "issuers": words(row, "issuers")}
    return DirectiveSummary.model_validate(members)


@router.get("/{id}", response_model=Directive, responses=LIST_FORMATS)
async def get_directive(asked: Annotated[Asked, Depends()], id: DirectiveId) -> Response:
    """One document with the campaigns that it directs or founds."""
    context, iri = asked.context, thing_iri(asked.context, "directive", id)

    async def build(properties: Properties) -> Directive:
        directed = await all_rows(context, "directive-campaigns", {"directive": iri})
        return Directive(
            iri=iri,
            id=short_id(iri),
            name=properties.one("name", "vi"),
            aliases=properties.all("alias"),
            number=properties.one("number"),
            type=next(iter(properties.things("document_type")), None),
            issued=properties.one("issued"),
            issued_by=properties.things("issuer"),
            subjects=properties.all("subject"),
            campaigns=[DirectedCampaign.model_validate(thing(row, "campaign")) for row in directed.rows],
            sources=properties.all("source"),
            facts=f"{asked.request.base_url}api/directives/{short_id(iri)}/facts",
        )

    return await asked.one("directive", {"directive": iri}, build, _missing(id))


@router.get("/{id}/facts", response_model=Listing[TypedFact], responses=LIST_FORMATS)
async def directive_facts(
    asked: Annotated[ListAsked, Depends()], id: DirectiveId, type_: TypeFilter = None
) -> Response:
    """Every fact that speaks of the document, by day: where articles name it."""
    iri = thing_iri(asked.context, "directive", id)
    return await facts_about(asked, iri, type_, existing(asked.context, "directive", id, _missing(id)))


def _missing(id_: str) -> str:
    return f"there is no directive {id_!r}; /api/directives?q= finds them by name"
