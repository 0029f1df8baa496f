"""Data extension: values of properties for things that were reconciled (section 6 of the specification)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any

from kg_service.errors import InputError
from kg_service.service.reconciliation.asking import Extension
from kg_service.service.reconciliation.properties import Property, properties
from kg_service.service.search.days import read_days
from kg_service.service.search.index import LabelIndex
from kg_service.service.search.showing import description, short, whole
from kg_service.service.search.things import Thing

_LANGUAGES = ("vi", "en", "any")


def extended(index: LabelIndex, asked: Extension, base: str) -> dict[str, Any]:
    """The answer. A thing that is not there has rows without values. Raises InputError for an unknown property."""
    wanted = [(_property(name), settings) for name, settings in asked.properties]
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for given in asked.ids:
        thing = index.thing(whole(given, base))
        rows[given] = {
            one.id: list(_cells(index, one, thing, settings, base)) if thing else [] for one, settings in wanted
        }
    return {"meta": [_meta(index, one) for one, _ in wanted], "rows": rows}


def _property(name: str) -> Property:
    found = properties().get(name.removeprefix("td:"))
    if found is None or not found.extend:
        there = ", ".join(one.id for one in properties().values() if one.extend)
        raise InputError(f"extend: there is no property {name[:80]!r}; there are: {there}")
    return found


def _meta(index: LabelIndex, one: Property) -> dict[str, Any]:
    return {"id": one.id, "name": one.name}


def _cells(
    index: LabelIndex, one: Property, thing: Thing, settings: Mapping[str, Any], base: str
) -> Iterator[dict[str, Any]]:
    language = settings.get("language", "vi")
    if language not in _LANGUAGES:
        raise InputError(f"extend: language must be one of {', '.join(_LANGUAGES)}")
    values = list(dict.fromkeys(one.raw(thing, None if language == "any" else language)))
    most = _number(settings.get("limit", 0))
    for value in values[: most or None]:
        yield _cell(index, one, value, "vi" if language == "any" else language, settings, base)


def _number(given: Any) -> int:
    """A setting that is a number; clients send it as text too."""
    with contextlib.suppress(ValueError, TypeError, OverflowError):
        if (number := int(float(given))) >= 0:
            return number
    raise InputError(f"extend: limit must be a number from 0, not {str(given)[:40]!r}")


def _cell(
    index: LabelIndex, one: Property, value: str, language: str, settings: Mapping[str, Any], base: str
) -> dict[str, Any]:
    if one.values == "date" and (days := read_days(value)) is not None:
        return {"date": f"{days.first.isoformat()}T00:00:00Z"}
    if one.values == "number":
        with contextlib.suppress(ValueError):
            return {"float": float(value)}
    if one.values == "item" and (thing := index.thing(value)) is not None:
        content = settings.get("content", "item")
        if content == "iri":
            return {"str": value}
        name = thing.name_in(language)
        if content == "name":
            return {"str": name}
        return {"id": short(value, base), "name": name, "description": description(index, thing)}
    return {"str": value}
