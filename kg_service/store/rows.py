"""Rows of SPARQL 1.1 JSON results as plain values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

Value: TypeAlias = str | int | float | bool
Row: TypeAlias = dict[str, Value]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = frozenset(
    f"{_XSD}{name}" for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")
)
_NUMBERS = frozenset(f"{_XSD}{name}" for name in ("decimal", "double", "float"))


@dataclass(frozen=True)
class Rows:
    """Columns in the order of the query, and rows without the values that are not bound."""

    columns: tuple[str, ...]
    rows: list[Row]


def parse_rows(results: bytes) -> Rows:
    """Rows of a result in ``application/sparql-results+json``."""
    document: dict[str, Any] = json.loads(results)
    columns = tuple(document["head"]["vars"])
    bindings = document["results"]["bindings"]
    return Rows(columns, [{name: _plain(term) for name, term in binding.items()} for binding in bindings])


def _plain(term: dict[str, Any]) -> Value:
    """Integers, decimals and booleans as such; everything else as its text."""
    value: str = term["value"]
    datatype = term.get("datatype")
    if datatype in _INTEGERS:
        return int(value)
    if datatype in _NUMBERS:
        number = Decimal(value) if value not in ("INF", "-INF", "NaN") else None
        if number is None:
            return value
        return int(number) if number == number.to_integral_value() and abs(number) < 2**53 else float(number)
    if datatype == f"{_XSD}boolean":
        return value in ("true", "1")
    return value
