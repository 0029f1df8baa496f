"""Puts what a name may mean in order, on one scale from 0 to 100.

100 is the same name with nothing against it. Every property that was given and does not hold takes a part of the score
away, as does a day on which the thing was not there. Of things that score alike, the one that still lasts comes first,
then the later one, then the wider kind (a province before a town), then what is more than a concept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from kg_service.service.search.days import Days
from kg_service.service.search.forms import Reading
from kg_service.service.search.index import Found, LabelIndex
from kg_service.service.search.similarity import prefix_similarity, similarity
from kg_service.service.search.things import Label, Thing
from kg_service.service.search.wishes import DAY_NAMES, Checked, Wish, days_of, tail

TypeMode = Literal["any", "all", "should"]

_LABEL = {"label": 1.0, "alias": 0.996, "notation": 0.99}
_OTHER_KIND = 0.9  # the words before the name say that it is something else: tỉnh, phong trào …
_NOT_THEN = 0.85
_NO_DAYS = 0.99
_SUCCESSOR, _SUCCESSORS = 0.92, 0.85  # of a name that had ended: its one successor, or several
_NOT_SO, _NOT_SAID = 0.8, 0.95
_WITH_AREA = 0.99
_OTHER_TYPE = 0.85
_LOWEST = 0.5
_MATCH, _LEAD = 88.0, 3.0
_STEPS, _SUCCEEDED = 4, 30
_AREAS = 2
_WIDEST_FIRST = (
    "Province", "CentrallyRunCity", "District", "Commune", "Village", "Campaign", "Drive", "AwardType", "PublicBody",
    "EmulationCluster", "EmulationBloc", "Directive", "Person", "Gathering", "Indicator",
)  # fmt: skip
"""Of things that score alike and last alike; before whatever is only a concept."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for. ``text`` may be empty when wishes say enough.

    ``typing``: its end is still to come. ``pool``: names that are compared, more for longer lists.
    """

    text: str
    types: frozenset[str] = frozenset()
    mode: TypeMode = "any"
    wishes: tuple[Wish, ...] = ()
    limit: int = 10
    typing: bool = False
    pool: int = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that may be meant. ``score`` from 0 to 100; ``features``: what it is made of."""

    thing: Thing
    label: Label
    score: float
    match: bool = False
    features: Mapping[str, float | bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Candidate:
    thing: Thing
    label: Label
    name: float
    succeeds: bool = False


def ranked(index: LabelIndex, question: Question) -> list[Hit]:
    """The likeliest things, the best first, at most ``limit``."""
    days = days_of(question.wishes)
    wishes = [Checked(index, wish) for wish in question.wishes if wish.property not in DAY_NAMES and wish.values]
    candidates = _by_name(index, question) if question.text.strip() else _by_codes(index, question)
    if days is not None:
        candidates = _with_successors(index, candidates, days)
    hits = [hit for one in candidates.values() if (hit := _hit(question, one, days, wishes)) is not None]
    hits.sort(key=_order)
    return _matched(hits)[: question.limit]


def _by_name(index: LabelIndex, question: Question) -> dict[str, _Candidate]:
    readings = (*index.names.readings(question.text), *_with_area(index, question))
    most = max(question.pool, 2 * question.limit)
    found = index.candidates(readings, question.types, most, typing=question.typing)
    if question.types and question.mode == "should":
        found += index.candidates(readings, (), most, typing=question.typing)
    compare = prefix_similarity if question.typing else similarity
    best: dict[str, tuple[float, Found, Reading]] = {}
    for one in found:
        for reading in readings:
            score = compare(reading, one.form) * reading.weight * _LABEL[one.label.kind]
            if score >= _LOWEST and score > best.get(one.thing, (0.0,))[0]:
                best[one.thing] = (score, one, reading)
    best_first = sorted(best.items(), key=lambda item: -item[1][0])[: max(question.pool // 2, question.limit)]
    candidates = {}
    for iri, (score, one, reading) in best_first:
        thing = index.thing(iri)
        if thing is not None:
            candidates[iri] = _Candidate(thing, one.label, _of_kind(index, thing, one, readings, reading, score))
    return candidates


def _of_kind(
    index: LabelIndex, thing: Thing, found: Found, readings: tuple[Reading, ...], best: Reading, score: float
) -> float:
    """The score with words such as tỉnh held against things of another kind."""
    if not best.classes or best.classes & thing.types:
        return score
    allowed = (reading for reading in readings if not reading.classes or reading.classes & thing.types)
    others = max(similarity(one, found.form) * one.weight for one in allowed)
    return max(score * _OTHER_KIND, others * _LABEL[found.label.kind])


def _with_area(index: LabelIndex, question: Question) -> Iterator[Reading]:
    """The name with that of its area: UBND tỉnh, in a row on Bắc Kạn, is UBND tỉnh Bắc Kạn."""
    values = [value for wish in question.wishes if wish.property == "area" for value in wish.values]
    for value in values[:_AREAS]:
        thing = index.thing(value) if "://" in value else None
        area = thing.name if thing is not None else value
        reading = index.names.readings(f"{question.text} {area}")[0]
        yield replace(reading, weight=_WITH_AREA)


def _by_codes(index: LabelIndex, question: Question) -> dict[str, _Candidate]:
    iris = [
        iri
        for wish in question.wishes
        if wish.property not in DAY_NAMES
        for value in wish.values
        for iri in index.coded(wish.property, tail(value))
    ]
    things = [thing for iri in dict.fromkeys(iris) if (thing := index.thing(iri)) is not None]
    return {thing.iri: _Candidate(thing, thing.labels[0], 1.0) for thing in things if thing.labels}


def _with_successors(index: LabelIndex, candidates: dict[str, _Candidate], days: Days) -> dict[str, _Candidate]:
    """And what had become, by then, of the things of that name."""
    found = dict(candidates)
    likeliest = sorted(candidates.values(), key=lambda one: -one.name)[:_SUCCEEDED]
    for one in likeliest:
        until = one.thing.until
        if until is None or until >= days.first:
            continue
        later = list(_successors(index, one.thing, days))
        for thing in later:
            name = one.name * (_SUCCESSOR if len(later) == 1 else _SUCCESSORS)
            if thing.iri not in found or found[thing.iri].name < name:
                found[thing.iri] = _Candidate(thing, one.label, name, succeeds=True)
    return found


def _successors(index: LabelIndex, thing: Thing, days: Days) -> Iterator[Thing]:
    seen, level = {thing.iri}, [thing]
    for _ in range(_STEPS):
        iris = [iri for one in level for iri in one.properties.get("successor", ()) if iri not in seen]
        seen.update(iris)
        level = [found for iri in dict.fromkeys(iris) if (found := index.thing(iri)) is not None]
        yield from (one for one in level if there_then(one, days))
        level = [one for one in level if not there_then(one, days)]


def there_then(thing: Thing, days: Days) -> bool:
    """Whether it was there on one of the days, as far as is known."""
    since, until = thing.since, thing.until
    return (since is None or since <= days.last) and (until is None or until >= days.first)


def _hit(question: Question, one: _Candidate, days: Days | None, wishes: list[Checked]) -> Hit | None:
    types = question.types
    fits = not types or (types <= one.thing.types if question.mode == "all" else bool(types & one.thing.types))
    if not fits and question.mode != "should":
        return None
    features: dict[str, float | bool] = {"name": round(100 * one.name, 2)}
    score = one.name * (1.0 if fits else _OTHER_TYPE)
    if types:
        features["type"] = fits
    if days is not None:
        then = there_then(one.thing, days)
        score *= _NOT_THEN if not then else 1.0 if one.thing.dated else _NO_DAYS
        features["on"] = then
    if one.succeeds:
        features["successor"] = True
    for wish in wishes:
        held = wish.held(one.thing)
        score *= 1.0 if held else _NOT_SAID if held is None else _NOT_SO
        if held is not None:
            features[wish.property] = held
    return Hit(one.thing, one.label, round(100 * score, 2), features=features)


def _order(hit: Hit) -> tuple[float, bool, int, int, str]:
    """The better score first, to a tenth; then what still lasts, what began later, the wider kind."""
    since = hit.thing.since or dt.date.min
    kinds = {type_.rsplit("#", 1)[-1] for type_ in hit.thing.types}
    width = next((place for place, name in enumerate(_WIDEST_FIRST) if name in kinds), len(_WIDEST_FIRST))
    return -round(hit.score, 1), hit.thing.until is not None, -since.toordinal(), width, hit.thing.iri


def _matched(hits: list[Hit]) -> list[Hit]:
    """The first marked as the match if it is good, bears the name itself and stands clear of the second."""
    if not hits or hits[0].score < _MATCH or hits[0].features.get("successor"):
        return hits
    if len(hits) > 1 and hits[0].score - hits[1].score < _LEAD:
        return hits
    return [replace(hits[0], match=True), *hits[1:]]
