"""What the routes of every resource share: parameters of lists, models of lists, problems in the OpenAPI document."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from kg_service.service.api.models import Resource
from kg_service.service.context import Context, context_of
from kg_service.service.cursors import DEFAULT_LIMIT, MAX_LIMIT

Item = TypeVar("Item")

ContextDep = Annotated[Context, Depends(context_of)]
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="Rows of one page", examples=[10])]
Cursor = Annotated[str | None, Query(max_length=200, description="`next` of the page before")]
FormatName = Annotated[
    str | None, Query(alias="format", description="Overrides Accept: `json`, `jsonld`, `csv` …", examples=["csv"])
]


class Problem(BaseModel):
    """An error (RFC 9457)."""

    type: str = Field(
        description="IRI of the kind of error; it never changes", examples=["https://w3id.org/thidua/problem/not-found"]
    )
    title: str = Field(description="Name of the kind of error")
    status: int = Field(description="HTTP status")
    detail: str = Field(description="What was wrong with what, and what to do")

    model_config = ConfigDict(extra="allow")


class Listing(Resource, Generic[Item]):
    """A page of a list."""

    term: ClassVar[str | None] = "Collection"

    items: list[Item]
    next: str | None = Field(None, description="Cursor of the next page; null on the last")


LIST_FORMATS: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}, "application/ld+json": {}}}}
"""The other formats of a list, or of one thing, for the OpenAPI document."""

PLACE_FORMATS: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/csv": {}, "application/ld+json": {}, "application/geo+json": {}}}
}
"""The same where there are places."""

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": description}
    for status, description in (
        (400, "A parameter is missing, unknown or of the wrong type"),
        (404, "There is no such thing in the graph"),
        (406, "It cannot be had in that format"),
        (503, "The store is busy, or the query ran over its limits"),
    )
}
"""Responses that every route may give."""


def address(request: Request, path: str) -> str:
    """Absolute address of a path of this service."""
    return str(request.base_url) + path.lstrip("/")


__all__ = [
    "DEFAULT_LIMIT",
    "LIST_FORMATS",
    "PLACE_FORMATS",
    "PROBLEMS",
    "ContextDep",
    "Cursor",
    "FormatName",
    "Item",
    "Limit",
    "Listing",
    "Problem",
    "address",
]
