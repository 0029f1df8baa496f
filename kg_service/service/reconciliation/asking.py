"""Reads batches of queries and requests for data, and says clearly what is wrong with one that cannot be read.

What is only too long is cut: one cell of a table must not lose its neighbours their candidates.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from kg_service.errors import InputError, TooLargeError
from kg_service.service.reconciliation.manifest import MOST_QUERIES
from kg_service.service.search.classes import Classes
from kg_service.service.search.forms import LONGEST
from kg_service.service.search.ranking import Question, TypeMode
from kg_service.service.search.showing import whole
from kg_service.service.search.wishes import Wish

_DEFAULT_LIMIT = 5
_MOST_CANDIDATES = 50
_MOST_PROPERTIES = 20
_MOST_VALUES = 5
_LONGEST_VALUE = 200
_UNKNOWN_CLASS = "urn:thidua:unknown-class"  # nothing is of it


def read_json(text: str, what: str) -> dict[str, Any]:
    """The JSON object in a parameter. Raises InputError that names line and column of what is no JSON."""
    try:
        found = json.loads(text)
        json.dumps(found, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise InputError(f"{what} is no JSON: {error.msg} at {where}") from None
    except UnicodeEncodeError:
        raise InputError(f"{what} holds half of a surrogate pair, which is no character") from None
    except RecursionError:
        raise InputError(f"{what} is nested too deeply") from None
    if not isinstance(found, dict):
        raise InputError(f"{what} must be a JSON object, not {type(found).__name__}")
    return found


def read_batch(text: str, classes: Classes, base: str) -> dict[str, Question]:
    """The questions of a query batch by key. Raises InputError that names the query, TooLargeError for too many."""
    batch = read_json(text, "queries")
    if len(batch) > MOST_QUERIES:
        raise TooLargeError(f"queries has {len(batch)} queries; a batch may have {MOST_QUERIES}")
    return {key: _question(f"query {key[:40]!r}", one, classes, base) for key, one in batch.items()}


def _question(what: str, query: Any, classes: Classes, base: str) -> Question:
    if not isinstance(query, dict):
        raise InputError(f"{what} must be a JSON object")
    text = query.get("query")
    if text is not None and not isinstance(text, str):
        raise InputError(f"{what}: 'query' must be text")
    wishes = tuple(_wishes(what, query.get("properties"), base))
    if text is None and not wishes:
        raise InputError(f"{what} has neither 'query' nor 'properties'")
    return Question(
        (text or "")[:LONGEST],
        frozenset(_types(what, query.get("type"), classes)),
        _mode(what, query.get("type_strict")),
        wishes,
        _limit(what, query.get("limit")),
    )


def _types(what: str, given: Any, classes: Classes) -> Iterator[str]:
    names = [given] if isinstance(given, str) else given or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise InputError(f"{what}: 'type' must be the id of a type or a list of ids")
    for name in names[:_MOST_VALUES]:
        found = classes.named(name)
        if name:
            yield found.iri if found else _UNKNOWN_CLASS


def _mode(what: str, given: Any) -> TypeMode:
    modes: tuple[TypeMode, ...] = get_args(TypeMode)
    if given is None:
        return "any"
    for mode in modes:
        if given == mode:
            return mode
    raise InputError(f"{what}: 'type_strict' must be one of {', '.join(modes)}")


def _limit(what: str, given: Any) -> int:
    if given is None:
        return _DEFAULT_LIMIT
    if not isinstance(given, int | float) or isinstance(given, bool) or not 1 <= given < float("inf"):
        raise InputError(f"{what}: 'limit' must be a number from 1")
    return min(int(given), _MOST_CANDIDATES)


def _wishes(what: str, given: Any, base: str) -> Iterator[Wish]:
    if given is None:
        return
    if not isinstance(given, list) or len(given) > _MOST_PROPERTIES:
        raise InputError(f"{what}: 'properties' must be a list of at most {_MOST_PROPERTIES}")
    for one in given:
        if not isinstance(one, dict) or not isinstance(one.get("pid"), str) or "v" not in one:
            raise InputError(f"{what}: each of 'properties' must have 'pid' and 'v'")
        values = one["v"] if isinstance(one["v"], list) else [one["v"]]
        texts = tuple(text for value in values[:_MOST_VALUES] if (text := _value(what, value, base)))
        if texts:  # an empty cell of a table asks for nothing
            yield Wish(one["pid"].removeprefix("td:"), texts)


def _value(what: str, value: Any, base: str) -> str:
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        return whole(value["id"], base)[:LONGEST]
    if isinstance(value, bool | int | float):
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).lower()
    if isinstance(value, str):
        return value.strip()[:_LONGEST_VALUE]
    raise InputError(f"{what}: a value must be text, a number, true, false, or an object with 'id'")


@dataclass(frozen=True, slots=True)
class Extension:
    """What a table is to be extended with: ids of things as given, properties with their settings."""

    ids: tuple[str, ...]
    properties: tuple[tuple[str, Mapping[str, Any]], ...]


def read_extension(text: str) -> Extension:
    """A data extension query. Raises InputError or TooLargeError that says what is wrong with it."""
    query = read_json(text, "extend")
    ids, wanted = query.get("ids"), query.get("properties")
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise InputError("extend: 'ids' must be a list of ids")
    if len(ids) > MOST_QUERIES * 4:
        raise TooLargeError(f"extend asks for {len(ids)} things; one request may ask for {MOST_QUERIES * 4}")
    if not isinstance(wanted, list) or len(wanted) > _MOST_PROPERTIES * 2:
        raise InputError(f"extend: 'properties' must be a list of at most {_MOST_PROPERTIES * 2}")
    found = []
    for one in wanted:
        settings = one.get("settings") or {} if isinstance(one, dict) else None
        if not isinstance(one, dict) or not isinstance(one.get("id"), str) or not isinstance(settings, dict):
            raise InputError("extend: each of 'properties' must have 'id', and 'settings' must be an object")
        found.append((one["id"], settings))
    return Extension(tuple(ids), tuple(found))
