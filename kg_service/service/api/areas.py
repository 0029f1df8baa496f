"""``/api/areas``: administrative units in time, with what they came from and what they became."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from pydantic import Field
from starlette.responses import Response

from kg_service.errors import NotFoundError
from kg_service.service.api.answers import AreaAsked, AreaListAsked
from kg_service.service.api.common import PLACE_FORMATS, PROBLEMS, Listing
from kg_service.service.api.models import Labelled, Properties, short_id, thing
from kg_service.service.api.parameters import Level, OnDay, area_iri, unit_iri
from kg_service.service.context import Context
from kg_service.service.lookup import all_rows, given

router = APIRouter(prefix="/api/areas", tags=["areas"], responses=PROBLEMS)
_LEVELS: dict[str, Level] = {
    "Province": "province",
    "CentrallyRunCity": "province",
    "District": "district",
    "Commune": "commune",
    "Village": "village",
}
AreaId = Annotated[
    str,
    Path(
        description="Id of a unit: `lai-chau`; below the province `huyen-bach-thong` or `district/huyen-bach-thong`",
        examples=["lai-chau"],
        max_length=300,
    ),
]


class AreaSummary(Labelled):
    """An administrative unit in a list."""

    level: Level
    valid_from: str | None = Field(
        None, description="First day of validity; null if not known", examples=["2004-01-01"]
    )
    valid_until: str | None = Field(None, description="Last day of validity; null while valid")
    latitude: float | None = Field(None, description="Degrees north, WGS 84", examples=[22.31712])
    longitude: float | None = Field(None, description="Degrees east, WGS 84", examples=[103.186123])

    def terms(self) -> list[str]:
        """An administrative unit; of its level, where that tells the class."""
        return ["AdministrativeUnit", *([] if self.level == "province" else [self.level.capitalize()])]


class Step(Labelled):
    """A unit before or after a change."""

    effective: str = Field(description="Day the change took effect", examples=["2025-07-01"])
    kind: str | None = Field(None, description="merger, division, renaming …", examples=["merger"])
    direct: bool = Field(description="Whether nothing came in between")


class Area(AreaSummary):
    """An administrative unit in one territory."""

    name_en: str | None = None
    aliases: list[str]
    part_of: list[Labelled]
    region: list[Labelled]
    predecessors: list[Step]
    successors: list[Step]
    same_as: list[str] = Field(description="The same unit in other data")
    close_to: list[str] = Field(description="Nearly the same in other data, such as an item shared across a merger")
    valid_on: bool | None = Field(None, description="Whether it was valid on the day asked for")
    current: list[Labelled] = Field(description="Which units hold its territory on the day asked for, else today")

    def linked(self) -> dict[str, Any]:
        """In the graph only those directly before and after are predecessors and successors."""
        direct = {
            name: [step for step in getattr(self, name) if step.direct] for name in ("predecessors", "successors")
        }
        return {**dict(self), **direct}


@router.get("", response_model=Listing[AreaSummary], responses=PLACE_FORMATS)
async def list_areas(
    asked: Annotated[AreaListAsked, Depends()],
    on: OnDay = None,
    level: Annotated[Level | None, Query(description="Level", examples=["province"])] = None,
    q: Annotated[str | None, Query(description="Words in the name", examples=["Bạch Thông"])] = None,
    within: Annotated[
        str | None, Query(description="Part of this unit: id or IRI", examples=["bac-kan"], max_length=300)
    ] = None,
) -> Response:
    """Administrative units by name: of all times, or those valid on a day."""
    values = given(on=on, level=level, q=q, within=await area_iri(asked.context, within, "within"))
    return await asked.listing("areas", values, lambda row: AreaSummary.model_validate(thing(row, "area")))


@router.get("/{id:path}", response_model=Area, responses=PLACE_FORMATS)
async def get_area(asked: Annotated[AreaAsked, Depends()], id: AreaId, on: OnDay = None) -> Response:
    """One administrative unit, with its predecessors and successors, and which units hold its territory on a day."""
    context = asked.context
    iri = await found_area(context, id)
    day = (on or dt.date.today()).isoformat()

    async def build(properties: Properties) -> Area:
        return await _area(context, iri, properties, day, asked_for=on is not None)

    return await asked.one("area", {"area": iri}, build, missing_area(id), day)


async def found_area(context: Context, id_: str) -> str:
    """The IRI of a unit by ``kind/slug`` or a slug. Raises NotFoundError for a slug that no unit has."""
    if "/" in id_:
        return context.queries["area"].parameter("area").checked_iri(id_, context.settings.base_iri, "area")
    context.queries["area"].parameter("area").checked_iri(id_, context.settings.base_iri, "area")
    found = await unit_iri(context, id_)
    if found is None:
        raise NotFoundError(missing_area(id_))
    return found


def missing_area(id_: str) -> str:
    """What is said of a unit that there is not."""
    return f"there is no administrative unit {id_!r}; /api/areas?q= finds them by name"


async def _area(context: Context, iri: str, properties: Properties, day: str, *, asked_for: bool) -> Area:
    before = await _steps(context, "area-predecessors", iri, "predecessor")
    after = await _steps(context, "area-successors", iri, "successor")
    valid = _valid(properties, day)
    own = Labelled(iri=iri, id=short_id(iri), name=properties.one("name", "vi"))
    levels = [_LEVELS[name] for t in properties.all("type") if (name := str(t).rsplit("#", 1)[-1]) in _LEVELS]
    return Area(
        **own.model_dump(),
        name_en=properties.one("name", "en"),
        aliases=properties.all("alias"),
        level=levels[0] if levels else "province",
        valid_from=properties.one("valid_from"),
        valid_until=properties.one("valid_until"),
        latitude=properties.one("latitude"),
        longitude=properties.one("longitude"),
        part_of=properties.things("part_of"),
        region=properties.things("region"),
        predecessors=before,
        successors=after,
        same_as=properties.all("same_as"),
        close_to=properties.all("close_to"),
        valid_on=valid if asked_for else None,
        current=[own] if valid else await _on_day(context, [*before, *after], day),
    )


def _valid(properties: Properties, day: str) -> bool:
    start, end = properties.one("valid_from"), properties.one("valid_until")
    return (start is None or start <= day) and (end is None or end >= day)


async def _steps(context: Context, query: str, iri: str, column: str) -> list[Step]:
    found: dict[str, Step] = {}
    for row in (await all_rows(context, query, {"area": iri})).rows:
        step = Step.model_validate({**thing(row, column), "direct": row["steps"]})
        known = found.get(step.iri)
        if known is None or (step.direct and not known.direct):
            found[step.iri] = step
    return list(found.values())


async def _on_day(context: Context, steps: list[Step], day: str) -> list[Labelled]:
    """Those of the units that were valid on the day."""
    valid = []
    for step in steps:
        properties = Properties((await all_rows(context, "area", {"area": step.iri})).rows)
        if properties and _valid(properties, day):
            valid.append(Labelled(iri=step.iri, id=step.id, name=step.name))
    return valid
