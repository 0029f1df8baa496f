"""``/api/clusters``: emulation clusters and blocs, who was in them and who headed them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from fastapi import APIRouter, Depends, Path, Query
from pydantic import Field
from starlette.responses import Response

from kg_service.service.api.answers import Asked, ListAsked
from kg_service.service.api.common import LIST_FORMATS, PROBLEMS, Listing
from kg_service.service.api.facts import TypeFilter, existing, facts_about, thing_iri
from kg_service.service.api.models import (
    Labelled,
    Properties,
    Resource,
    Source,
    TypedFact,
    concept,
    labelled,
    references,
    short_id,
    source,
    thing,
)
from kg_service.service.api.parameters import Year, area_iri
from kg_service.service.lookup import all_rows, given
from kg_service.store.rows import Row

router = APIRouter(prefix="/api/clusters", tags=["clusters"], responses=PROBLEMS)
Kind = Literal["cluster", "bloc"]
RoleName = Literal["member", "head", "deputy-head"]
Role = Annotated[RoleName | None, Query(description="Role", examples=["member"])]
ClusterId = Annotated[
    str,
    Path(
        description="Id of a cluster or bloc",
        examples=["cum-thi-dua-7-tinh-mien-nui-bien-gioi-phia-bac"],
        max_length=300,
    ),
]
_TERMS = {"cluster": "EmulationCluster", "bloc": "EmulationBloc"}


class ClusterSummary(Labelled):
    """A cluster or bloc in a list."""

    kind: Kind
    members: int = Field(description="How many units were ever members", examples=[7])

    def terms(self) -> list[str]:
        """Cluster or bloc."""
        return [_TERMS[self.kind]]


class ClusterYears(Resource):
    """Who was in a cluster in some years, and who headed it."""

    first: int | None = Field(None, description="First year; null where no source says", examples=[2019])
    last: int | None = Field(None, description="Last year", examples=[2019])
    members: list[Labelled]
    heads: list[Labelled]
    deputy_heads: list[Labelled]


class Cluster(Labelled):
    """A cluster or bloc."""

    kind: Kind
    aliases: list[str]
    years: list[ClusterYears] = Field(description="Members and heads by year, as articles and reference data give them")
    sources: list[str] = Field(description="Where reference data have it from")
    roles: str = Field(description="Where each membership is, with the words that say so")
    facts: str = Field(description="Where all facts are that speak of it")

    def terms(self) -> list[str]:
        """Cluster or bloc."""
        return [_TERMS[self.kind]]

    def linked(self) -> dict[str, Any]:
        """The graph's shortcuts have no years: whoever was ever a member, head or deputy head."""
        years = self.years
        return {
            **{name: value for name, value in self if name != "years"},
            "sources": references(self.sources),
            "member_units": [unit for year in years for unit in (*year.members, *year.heads, *year.deputy_heads)],
            "head_units": [unit for year in years for unit in year.heads],
            "deputy_head_units": [unit for year in years for unit in year.deputy_heads],
        }


class Membership(Resource):
    """A unit's part in a cluster, as an article or a record of the reference data gives it."""

    membership: str = Field(description="IRI of the fact, or of the record")
    origin: Literal["article", "reference"] = Field(description="Who says so")
    cluster: Labelled
    unit: Labelled
    role: RoleName
    start: str | None = Field(None, description="First day", examples=["2019-01-01"])
    end: str | None = Field(None, description="Last day", examples=["2019-12-31"])
    confidence: float | None = Field(None, description="Probability that it was extracted rightly; null for a record")
    source: Source | None = Field(None, description="Where the fact stands; null for a record")

    schemes: ClassVar[Mapping[str, str]] = {"role": "cluster-role"}

    def terms(self) -> list[str]:
        """A fact, or a membership that reference data have."""
        return ["ClusterRole" if self.origin == "article" else "Membership"]


@router.get("", response_model=Listing[ClusterSummary], responses=LIST_FORMATS)
async def list_clusters(
    asked: Annotated[ListAsked, Depends()],
    q: Annotated[str | None, Query(description="Words in the name", examples=["biên giới"])] = None,
    kind: Annotated[Kind | None, Query(description="Cluster (cụm) or bloc (khối)", examples=["cluster"])] = None,
    member: Annotated[
        str | None, Query(description="Unit that was a member: id or IRI", examples=["lai-chau"], max_length=300)
    ] = None,
    year: Year = None,
) -> Response:
    """Emulation clusters and blocs, by name."""
    values = given(q=q, kind=kind, member=await area_iri(asked.context, member, "member"), year=year)
    return await asked.listing("clusters", values, lambda row: ClusterSummary.model_validate(thing(row, "cluster")))


@router.get("/{id}", response_model=Cluster, responses=LIST_FORMATS)
async def get_cluster(asked: Annotated[Asked, Depends()], id: ClusterId, year: Year = None) -> Response:
    """One cluster or bloc with its members, heads and deputy heads by year; with `year`, of that year only."""
    context, iri = asked.context, thing_iri(asked.context, "cluster", id)

    async def build(properties: Properties) -> Cluster:
        rows = (await all_rows(context, "cluster-years", given(cluster=iri, year=year))).rows
        base = f"{asked.request.base_url}api/clusters/{short_id(iri)}"
        bloc = any(str(type_).endswith("#EmulationBloc") for type_ in properties.all("type"))
        return Cluster(
            iri=iri,
            id=short_id(iri),
            name=properties.one("name", "vi"),
            kind="bloc" if bloc else "cluster",
            aliases=properties.all("alias"),
            years=_years(rows),
            sources=properties.all("source"),
            roles=f"{base}/roles",
            facts=f"{base}/facts",
        )

    return await asked.one("cluster", {"cluster": iri}, build, _missing(id))


def _years(rows: list[Row]) -> list[ClusterYears]:
    lists = {"member": "members", "head": "heads", "deputy-head": "deputy_heads"}
    found: dict[tuple[Any, Any], ClusterYears] = {}
    for row in rows:
        first, last = row.get("first"), row.get("last")
        empty = ClusterYears.model_validate({"first": first, "last": last, **{name: [] for name in lists.values()}})
        years = found.setdefault((first, last), empty)
        unit = labelled(row, "unit", "name")
        if unit is not None:
            getattr(years, lists.get(short_id(str(row["role"])), "members")).append(unit)
    return list(found.values())


@router.get("/{id}/roles", response_model=Listing[Membership], responses=LIST_FORMATS)
async def cluster_roles(
    asked: Annotated[ListAsked, Depends()], id: ClusterId, role: Role = None, year: Year = None
) -> Response:
    """Every membership of the cluster: who, in which role, when; by articles, with their words, and reference data."""
    known = existing(asked.context, "cluster", id, _missing(id))
    return await asked.listing("memberships", given(cluster=id, role=role, year=year), membership, known)


@router.get("/{id}/facts", response_model=Listing[TypedFact], responses=LIST_FORMATS)
async def cluster_facts(asked: Annotated[ListAsked, Depends()], id: ClusterId, type_: TypeFilter = None) -> Response:
    """Every fact that speaks of the cluster, by day."""
    iri = thing_iri(asked.context, "cluster", id)
    return await facts_about(asked, iri, type_, existing(asked.context, "cluster", id, _missing(id)))


def membership(row: Row) -> Membership:
    """A membership from a row."""
    told = "article" in row
    return Membership.model_validate(
        {
            **row,
            "origin": "article" if told else "reference",
            "cluster": labelled(row, "cluster", "cluster_name"),
            "unit": labelled(row, "unit", "name"),
            "role": concept(row, "role"),
            "source": source(row) if told else None,
        }
    )


def _missing(id_: str) -> str:
    return f"there is no cluster or bloc {id_!r}; /api/clusters?q= finds them by name"
