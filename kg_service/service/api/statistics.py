"""``/api/statistics``: figures that articles give, each with the words that say so."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import Field
from starlette.responses import Response

from kg_service.service.api.answers import ListAsked
from kg_service.service.api.common import LIST_FORMATS, PROBLEMS, Listing
from kg_service.service.api.models import Fact, Worded, source, worded
from kg_service.service.api.parameters import AreaFilter, Year, area_iri
from kg_service.service.lookup import given
from kg_service.store.rows import Row

router = APIRouter(prefix="/api/statistics", tags=["statistics"], responses=PROBLEMS)
IndicatorFilter = Annotated[
    str | None, Query(description="Words in the indicator's name, or its id", examples=["hộ nghèo"], max_length=300)
]


class Observation(Fact):
    """An article gives a figure of an area or body."""

    term = "Observation"

    indicator: Worded
    value: float | int = Field(description="The figure, in its unit", examples=[16.7])
    unit: str = Field(description="Unit in the source's words; `hạng` is a rank", examples=["%"])
    area: Worded | None = Field(None, description="Area or body; its name is in the source's words")
    period: str | None = Field(None, description="Period in the source's words", examples=["2020"])
    start: str | None = Field(None, description="First day of the period", examples=["2020-01-01"])
    end: str | None = Field(None, description="Last day of the period", examples=["2020-12-31"])
    of: float | int | None = Field(None, description="What a rank or share is out of", examples=[14])
    estimated: bool | None = Field(None, description="True if the source calls it an estimate or a forecast")


@router.get("", response_model=Listing[Observation], responses=LIST_FORMATS)
async def list_statistics(
    asked: Annotated[ListAsked, Depends()],
    area: AreaFilter = None,
    indicator: IndicatorFilter = None,
    year: Year = None,
) -> Response:
    """Figures by indicator and time; `year`: whose period holds it."""
    values = given(area=await area_iri(asked.context, area), indicator=indicator, year=year)
    return await asked.listing("statistics", values, observation)


def observation(row: Row) -> Observation:
    """A figure from a row."""
    return Observation.model_validate(
        {
            **row,
            "indicator": worded(row, "indicator_iri", "indicator_name"),
            "area": worded(row, "area", "area_name"),
            "source": source(row),
        }
    )
