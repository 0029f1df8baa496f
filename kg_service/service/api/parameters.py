"""Parameters that several resources take: areas by the short form of their id, years, words, days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from fastapi import Query
from pydantic import BeforeValidator

from kg_service.errors import QueryParameterError
from kg_service.service.context import Context
from kg_service.service.lookup import all_rows

_SLUG = re.compile(r"[A-Za-z0-9._~%-]+\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")

Level = Literal["province", "district", "commune", "village"]
Year = Annotated[int | None, Query(ge=1, le=9999, description="Year", examples=[2019])]


def _written_as_a_day(given: object) -> object:
    """A day as ISO 8601 writes it; pydantic alone takes a bare number for seconds since 1970."""
    if isinstance(given, str) and not _DAY.match(given):
        raise ValueError("must be a day as YYYY-MM-DD")
    return given


OnDay = Annotated[
    dt.date | None,
    BeforeValidator(_written_as_a_day),
    Query(description="Day, as YYYY-MM-DD", examples=["2024-03-01"]),
]
AreaFilter = Annotated[
    str | None,
    Query(
        max_length=300,
        description="Area: the id of a unit (`lai-chau`, `huyen-bach-thong`, `district/huyen-bach-thong`) or its IRI",
        examples=["lai-chau"],
    ),
]


async def unit_iri(context: Context, slug: str) -> str | None:
    """The IRI of the unit of that slug, of the highest level that has one; None if there is none."""
    parameter = context.queries["area"].parameter("area")
    for level in get_args(Level):
        iri = parameter.iri(f"{level}/{slug}", context.settings.base_iri)
        if (await all_rows(context, "area", {"area": iri})).rows:
            return iri
    return None


async def area_iri(context: Context, given: str | None, name: str = "area") -> str | None:
    """What an area parameter means: an IRI, ``kind/slug``, or a slug alone, of whatever level.

    Raises QueryParameterError for a slug that no unit has.
    """
    if not given or not _SLUG.match(given):
        return given
    found = await unit_iri(context, given)
    if found is None:
        raise QueryParameterError(
            f"{name} must be the id or IRI of an administrative unit, not {given!r}; /api/areas?q= finds them by name",
            parameter=name,
            example="lai-chau",
        )
    return found


async def with_units(context: Context, query: str, values: Mapping[str, str]) -> dict[str, str]:
    """Values of a named query in which slugs of units of lower levels stand as IRIs; unknown ones stay as they are."""
    found = dict(values)
    for parameter in context.queries[query].header.parameters:
        given = values.get(parameter.name, "")
        if parameter.kind == "province" and _SLUG.match(given):
            found[parameter.name] = await unit_iri(context, given) or given
    return found
