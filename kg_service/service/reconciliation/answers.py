"""Candidates, suggestions and previews as the protocol wants them."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Any

from kg_service.service.reconciliation.properties import properties
from kg_service.service.search.classes import Class
from kg_service.service.search.forms import Names
from kg_service.service.search.index import LabelIndex
from kg_service.service.search.ranking import Hit, Question, ranked
from kg_service.service.search.showing import classes_of, description, short

_SUGGESTED = 15


def candidate(index: LabelIndex, hit: Hit, base: str) -> dict[str, Any]:
    """A candidate (section 4.3): score from 0 to 100, ``match`` when it stands clear of the others."""
    return {
        "id": short(hit.thing.iri, base),
        "name": hit.thing.name,
        "description": description(index, hit.thing),
        "type": types(classes_of(index, hit.thing)),
        "score": hit.score,
        "match": hit.match,
        "features": [{"id": name, "value": value} for name, value in hit.features.items()],
    }


def types(classes: Iterable[Class]) -> list[dict[str, str]]:
    """Classes as types."""
    return [{"id": one.id, "name": one.name} for one in classes]


def results(index: LabelIndex, batch: dict[str, Question], base: str) -> dict[str, Any]:
    """The result batch of a query batch."""
    return {
        key: {"result": [candidate(index, hit, base) for hit in ranked(index, question)]}
        for key, question in batch.items()
    }


def suggested_things(index: LabelIndex, prefix: str, offset: int, base: str) -> list[dict[str, Any]]:
    """Things whose names begin so."""
    hits = ranked(index, Question(prefix, limit=offset + _SUGGESTED, typing=True, pool=2 * (offset + _SUGGESTED) + 60))
    return [
        {
            "id": short(hit.thing.iri, base),
            "name": hit.thing.name,
            "description": description(index, hit.thing),
            "notable": types(classes_of(index, hit.thing)),
        }
        for hit in hits[offset:]
    ]


def suggested_types(index: LabelIndex, prefix: str) -> list[dict[str, Any]]:
    """Classes that have members, the most frequent first."""
    found = [one for one in index.classes if one.iri in index.types and _begins(index.names, one, prefix)]
    found.sort(key=lambda one: -index.types[one.iri])
    return [class_shown(index, one) for one in found[:_SUGGESTED]]


def class_shown(index: LabelIndex, one: Class) -> dict[str, Any]:
    """A class as the protocol suggests types, with its broader ones."""
    shown: dict[str, Any] = {"id": one.id, "name": one.name}
    if one.definitions:
        shown["description"] = " · ".join(one.definitions[lang] for lang in ("vi", "en") if lang in one.definitions)
    broader = types(wider for iri in one.broader if (wider := index.classes.of(iri)) is not None)
    return shown | {"broader": broader} if broader else shown


def _begins(names: Names, one: Class, prefix: str) -> bool:
    return _has(names, prefix, (one.id, *one.names.values()))


def suggested_properties(index: LabelIndex, prefix: str) -> list[dict[str, str]]:
    """Properties whose names begin so."""
    return [one.shown() for one in properties().values() if _has(index.names, prefix, (one.id, one.vi, one.en))][
        :_SUGGESTED
    ]


def _has(names: Names, prefix: str, texts: Iterable[str]) -> bool:
    """Whether a text, or one of its words, begins so."""
    wanted = names.form(prefix).plain
    return any(f" {names.form(text).plain}".find(f" {wanted}") >= 0 for text in texts)


def flyout(id_: str, name: str, text: str) -> dict[str, str]:
    """A flyout: a few words as HTML, escaped."""
    return {"id": id_, "html": f"<p><b>{html.escape(name)}</b></p><p>{html.escape(text)}</p>"}
