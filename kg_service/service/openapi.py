"""The OpenAPI document: what FastAPI reads off the routes, put right where it cannot know, and the W3C protocols.

FastAPI takes its own answer to bad parameters (422) for ours and every error for JSON; the SPARQL Protocol and the
Graph Store Protocol are answered before or beside its routes. ``protocols.yaml`` describes these two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from fastapi import FastAPI

from kg_service.service.problems import MEDIA_TYPE
from kg_service.store.formats import GEOJSON, GRAPH_FORMATS, RESULT_FORMATS

_PROBLEM = {"schema": {"$ref": "#/components/schemas/Problem"}}
_UNSENT = ("HTTPValidationError", "ValidationError")
_FORMAT_NAMES = {
    **{format_.media_type: format_.name for format_ in (*RESULT_FORMATS, *GRAPH_FORMATS, GEOJSON)},
    "application/json": "json",
    RESULT_FORMATS[0].media_type: "sparql-json",
}
"""What ``?format=`` calls a media type in REST, where ``json`` is our own."""


def described(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """What makes the document of an application: each time the same object, made when first asked for."""
    made_by_framework = app.openapi

    @cache
    def document() -> dict[str, Any]:
        found = made_by_framework()
        for operation in _operations(found):
            _put_right(operation)
        for name in _UNSENT:
            found["components"]["schemas"].pop(name, None)
        protocols = _protocols()
        found["paths"] = {**protocols["paths"], **found["paths"]}
        found["components"] |= protocols["components"]
        return found

    return document


def _operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in document["paths"].values():
        yield from item.values()


def _put_right(operation: dict[str, Any]) -> None:
    """Errors are problem documents, wrong parameters are 400, and ``format`` takes the names of what is offered."""
    operation["responses"].pop("422", None)
    _errors_are_problems(operation)
    offered = operation["responses"].get("200", {}).get("content", {})
    names = [_FORMAT_NAMES[media_type] for media_type in offered if media_type in _FORMAT_NAMES]
    for parameter in operation.get("parameters", ()):
        if parameter["name"] == "format":
            parameter["schema"] = {"type": "string", "enum": names, "examples": parameter["schema"]["examples"]}


def _errors_are_problems(operation: dict[str, Any]) -> None:
    for status, response in operation["responses"].items():
        if int(status) >= 400:
            response["content"] = {MEDIA_TYPE: _PROBLEM}


def _protocols() -> dict[str, Any]:
    """Paths and components of the protocols, each error of theirs a problem document."""
    text = files("kg_service.service").joinpath("protocols.yaml").read_text(encoding="utf-8")
    protocols: dict[str, Any] = yaml.safe_load(text)
    for operation in _operations(protocols):
        _errors_are_problems(operation)
    return protocols
