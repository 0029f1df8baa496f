"""``/api/areas``: administrative units in time, with what they came from and what they became."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, get_args

from fastapi import APIRouter, Path, Query, Request
from pydantic import Field

from kg_service.errors import NotFoundError
from kg_service.service.api.common import PROBLEMS, ContextDep, Cursor, FormatName, Limit, Listing
from kg_service.service.api.models import Labelled, Properties, short_id
from kg_service.service.context import Context
from kg_service.service.cursors import DEFAULT_LIMIT
from kg_service.service.lookup import all_rows, given, page, raw, wants
from kg_service.store.formats import CSV
from kg_service.store.rows import Row

router = APIRouter(prefix="/api/areas", tags=["areas"], responses=PROBLEMS)
Level = Literal["province", "district", "commune", "village"]
_LEVELS: dict[str, Level] = {
    "Province": "province",
    "CentrallyRunCity": "province",
    "District": "district",
    "Commune": "commune",
    "Village": "village",
}
OnDay = Annotated[dt.date | None, Query(description="Day, as YYYY-MM-DD", examples=["2024-03-01"])]


class AreaSummary(Labelled):
    """An administrative unit in a list."""

    level: Level
    valid_from: str | None = Field(None, description="First day of validity; null if not known")
    valid_until: str | None = Field(None, description="Last day of validity; null while valid")
    latitude: float | None = None
    longitude: float | None = None


class Step(Labelled):
    """A unit before or after a change."""

    effective: str = Field(description="Day the change took effect")
    kind: str | None = Field(None, description="merger, division, renaming …")
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


@router.get("", response_model=Listing[AreaSummary], responses={200: {"content": {"text/csv": {}}}})
async def list_areas(
    request: Request,
    context: ContextDep,
    on: OnDay = None,
    level: Annotated[Level | None, Query(description="Level")] = None,
    q: Annotated[str | None, Query(description="Words in the name")] = None,
    within: Annotated[str | None, Query(description="Part of this unit: id or IRI")] = None,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    format_: FormatName = None,
) -> Any:
    """Administrative units by name: of all times, or those valid on a day."""
    values = given(on=on, level=level, q=q, within=within)
    if wants(request, format_, CSV):
        return await raw(context, request, "areas", values, CSV, limit, cursor)
    found = await page(context, "areas", values, limit, cursor)
    items = [AreaSummary.model_validate(_thing(row, "area")) for row in found.rows]
    return Listing[AreaSummary](items=items, next=found.next)


@router.get("/{id:path}")
async def get_area(
    context: ContextDep,
    id: Annotated[str, Path(description="Id of a unit: `lai-chau`, or `district/tan-uyen` below the province")],
    on: OnDay = None,
) -> Area:
    """One administrative unit, with its predecessors and successors."""
    iri, properties = await _found(context, id)
    before = await _steps(context, "area-predecessors", iri, "predecessor")
    after = await _steps(context, "area-successors", iri, "successor")
    valid_from, valid_until = properties.one("valid_from"), properties.one("valid_until")
    day = (on or dt.date.today()).isoformat()
    valid = (valid_from is None or valid_from <= day) and (valid_until is None or valid_until >= day)
    own = Labelled(iri=iri, id=_area_id(iri), name=properties.one("name", "vi"))
    levels = [_LEVELS[name] for t in properties.all("type") if (name := str(t).rsplit("#", 1)[-1]) in _LEVELS]
    return Area(
        **own.model_dump(),
        name_en=properties.one("name", "en"),
        aliases=properties.all("alias"),
        level=levels[0] if levels else "province",
        valid_from=valid_from,
        valid_until=valid_until,
        latitude=properties.one("latitude"),
        longitude=properties.one("longitude"),
        part_of=properties.things("part_of"),
        region=properties.things("region"),
        predecessors=before,
        successors=after,
        same_as=properties.all("same_as"),
        close_to=properties.all("close_to"),
        valid_on=valid if on else None,
        current=[own] if valid else await _on_day(context, [*before, *after], day),
    )


async def _found(context: Context, id_: str) -> tuple[str, Properties]:
    """A unit by its id: of the province of that slug, or ``kind/slug``."""
    parameter = context.queries["resource"].parameter("resource")
    for candidate in [id_] if "/" in id_ else [f"{level}/{id_}" for level in get_args(Level)]:
        iri = parameter.iri(candidate, context.settings.base_iri)
        properties = Properties((await all_rows(context, "area", {"area": iri})).rows)
        if properties:
            return iri, properties
    raise NotFoundError(f"there is no administrative unit {id_!r}; /api/areas?q= finds them by name")


async def _steps(context: Context, query: str, iri: str, column: str) -> list[Step]:
    found: dict[str, Step] = {}
    for row in (await all_rows(context, query, {"area": iri})).rows:
        step = Step.model_validate({**_thing(row, column), "direct": row["steps"]})
        known = found.get(step.iri)
        if known is None or (step.direct and not known.direct):
            found[step.iri] = step
    return list(found.values())


async def _on_day(context: Context, steps: list[Step], day: str) -> list[Labelled]:
    """Those of the units that were valid on the day."""
    valid = []
    for step in steps:
        properties = Properties((await all_rows(context, "area", {"area": step.iri})).rows)
        start, end = properties.one("valid_from"), properties.one("valid_until")
        if (start is None or start <= day) and (end is None or end >= day):
            valid.append(Labelled(iri=step.iri, id=step.id, name=step.name))
    return valid


def _area_id(iri: str) -> str:
    kind, _, name = iri.split("/id/", 1)[-1].partition("/")
    return name if kind == "province" else f"{kind}/{name}"


def _thing(row: Row, column: str) -> dict[str, Any]:
    iri = str(row[column])
    return {**row, "iri": iri, "id": _area_id(iri) if "/id/" in iri else short_id(iri)}
