"""What REST answers as JSON-LD 1.1: the same members, under a context that gives each its property of the ontology.

The context is one file beside this module, served at ``/api/context.jsonld``. Types (``@type``) choose what a member
means, by the context's type-scoped definitions: ``start`` is a date of a campaign and an offset of a quote.
"""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from kg_service.service.api.models import Resource

CONTEXT_PATH = "/api/context.jsonld"
VOCABULARY = "https://w3id.org/thidua/vocab/"  # concepts keep their IRIs, whatever the base


@cache
def context_document() -> bytes:
    """The context, as it is served."""
    return (Path(__file__).parent / "context.jsonld").read_bytes()


def document(model: BaseModel, context: str) -> bytes:
    """A model as a JSON-LD document that names its context by address."""
    return json.dumps({"@context": context, **rendered(model)}, ensure_ascii=False).encode()


def rendered(value: Any) -> Any:
    """A model, or what is in one, as JSON-LD has it. Numbers with a point become text: JSON has no decimals."""
    match value:
        case Resource():
            terms = value.terms()
            members = {
                name: _concepts(item, value.schemes[name]) if name in value.schemes else rendered(item)
                for name, item in value.linked().items()
                if item is not None
            }
            return {"@type": terms, **members} if terms else members
        case BaseModel():
            return {name: rendered(item) for name, item in value if item is not None}
        case dict():
            return {name: rendered(item) for name, item in value.items() if item is not None}
        case list() | tuple():
            return [rendered(item) for item in value]
        case float():
            return format(Decimal(repr(value)), "f")
        case _:
            return value


def _concepts(value: Any, scheme: str) -> Any:
    if isinstance(value, list):
        return [_concepts(item, scheme) for item in value]
    return f"{VOCABULARY}{scheme}/{value}"
