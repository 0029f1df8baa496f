"""Which fact of a fresh extraction each judgement is about.

First by stable id; then by the same statement on the same words at another place (the text got longer above them);
then by the same words saying nearly the same (the rules word it otherwise). A judgement goes to one fact at most, a
fact to one judgement: the last that was given. Names that stand side by side in the text are names of different
things, and a period, date or authority that differs makes another statement: there a judgement does not follow.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kg_service.extraction.agreement import SAME, plain, slot_right
from kg_service.extraction.facts import Evidence, Fact
from kg_service.review.judgements import Judgement
from kg_service.review.places import located

_EXACT_SLOTS = {"period", "date", "started", "of"}
_KEYS_OF_ALL = {"article", "type", "evidence", "confidence"}
_NAMES = ("name", "recipient", "unit", "person", "cluster", "award", "indicator")
"""Keys that name what a fact is about."""


class Placed(NamedTuple):
    """A judgement and where its words stand now: None if nowhere. ``order``: how many were given before it."""

    order: int
    judgement: Judgement
    evidence: Evidence | None


@dataclass
class Matching:
    """Who goes with whom: index of the fact by order of the judgement, and judgements that a later one replaced."""

    of: dict[int, int] = field(default_factory=dict)
    reworded: set[int] = field(default_factory=set)
    superseded: set[int] = field(default_factory=set)


def placed(judgements: Sequence[Judgement], source: str | None) -> list[Placed]:
    """Each judgement with the place of its words in this text; without a text, the place that it names."""
    return [
        Placed(
            order,
            judgement,
            judgement.fact.evidence
            if source is None
            else located(judgement.fact.evidence, source, judgement.before, judgement.after),
        )
        for order, judgement in enumerate(judgements)
    ]


def match(judgements: Sequence[Placed], facts: Sequence[Fact]) -> Matching:
    """Find the fact of each judgement. ``facts`` are of one article, and so are the judgements."""
    found = Matching()
    owner: dict[int, Placed] = {}

    def give(one: Placed, index: int) -> None:
        owner[index] = one
        found.of[one.order] = index

    ids = {fact.stable_id: index for index, fact in enumerate(facts)}
    for one in judgements:
        if one.judgement.id in ids:
            give(one, ids[one.judgement.id])
    for one, index in _moved(_left(judgements, found), facts, owner):
        give(one, index)
    for one, index in _reworded(_left(judgements, found), facts, owner):
        give(one, index)
        found.reworded.add(one.order)
    for one in reversed(_left(judgements, found)):
        _contest(one, judgements, facts, owner, found)
    return found


def _left(judgements: Sequence[Placed], found: Matching) -> list[Placed]:
    return [one for one in judgements if one.order not in found.of and one.order not in found.superseded]


def _moved(left: Sequence[Placed], facts: Sequence[Fact], owner: dict[int, Placed]) -> list[tuple[Placed, int]]:
    """The same statement by the same words elsewhere, one to one; of several, the nearest to where the words are."""
    at: dict[str, list[int]] = defaultdict(list)
    for index, fact in enumerate(facts):
        if index not in owner:
            at[statement(fact, words=True)].append(index)
    pairs: list[_Pair] = []
    for one in left:
        for index in at.get(statement(one.judgement.fact, words=True), ()):
            start = (one.evidence or one.judgement.fact.evidence).start
            pairs.append(
                _Pair(abs(facts[index].evidence.start - start), -one.order, facts[index].stable_id, index, one)
            )
    return _one_to_one(pairs)


def _reworded(left: Sequence[Placed], facts: Sequence[Fact], owner: dict[int, Placed]) -> list[tuple[Placed, int]]:
    pairs: list[_Pair] = []
    for one in left:
        for index, fact in enumerate(facts):
            if index not in owner and alike(one.judgement.fact, one.evidence, fact):
                pairs.append(_Pair(-_nearness(one, fact), -one.order, fact.stable_id, index, one))
    return _one_to_one(pairs)


class _Pair(NamedTuple):
    """A judgement and a fact that it may be about. The least pair is the best; nothing hangs on the order of facts."""

    distance: float
    later: int
    id: str
    place: int
    one: Placed


def _one_to_one(pairs: list[_Pair]) -> list[tuple[Placed, int]]:
    """The best pairs first, each side once; of two judgements equally near, the later one."""
    chosen: dict[int, Placed] = {}
    given: set[int] = set()
    for pair in sorted(pairs, key=lambda pair: pair[:3]):
        if pair.place not in chosen and pair.one.order not in given:
            chosen[pair.place] = pair.one
            given.add(pair.one.order)
    return [(one, index) for index, one in chosen.items()]


def _contest(
    one: Placed, judgements: Sequence[Placed], facts: Sequence[Fact], owner: dict[int, Placed], found: Matching
) -> None:
    """A judgement without a fact: has another been given on the same thing? The later of the two counts."""
    for index, other in sorted(owner.items(), key=lambda item: facts[item[0]].stable_id):
        if alike(one.judgement.fact, one.evidence, facts[index]):
            earlier, later = sorted((one, other))
            found.superseded.add(earlier.order)
            if later is one:
                del found.of[other.order]
                owner[index] = one
                found.of[one.order] = index
                found.reworded.add(one.order)
            return
    for other in judgements[one.order + 1 :]:
        if other.order not in found.superseded and other.evidence:
            judged = other.judgement.fact.model_copy(update={"evidence": other.evidence})
            if alike(one.judgement.fact, one.evidence, judged):
                found.superseded.add(one.order)
                return


def alike(judged: Fact, place: Evidence | None, fact: Fact) -> bool:
    """Whether a fact is the judged one in other words: on its words, about the same, contradicting it in nothing."""
    if place is None or judged.article != fact.article or judged.type != fact.type:
        return False
    if not (place.start < fact.evidence.end and fact.evidence.start < place.end):
        return False
    one, other = judged.record(), fact.record()
    if _holds(one.get("person"), other.get("person")) or _holds(other.get("person"), one.get("person")):
        other["person"] = one["person"]  # a title before the name has come or gone
    same = SAME[judged.type]
    if not (same(one, other) or same(other, one)):
        return False
    return not contradicts(one, other) and not _side_by_side(one, other)


def contradicts(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two records of one type give a slot different values. A slot that one leaves empty is no difference."""
    return any(not _agrees(key, one[key], other[key]) for key in (one.keys() & other.keys()) - _KEYS_OF_ALL - {*_NAMES})


def _holds(longer: object, shorter: object) -> bool:
    """Whether a name stands in another by whole words."""
    return bool(plain(shorter)) and f" {plain(longer)} ".endswith(f" {plain(shorter)} ")


def _agrees(key: str, one: Any, other: Any) -> bool:
    if key in _EXACT_SLOTS:
        shorter, longer = sorted((str(one), str(other)), key=len)
        return longer.startswith(shorter)
    if isinstance(one, int | float):
        return True  # values and counts: units may differ, and SAME has compared them
    return slot_right({key: one}, {key: other}, key) or slot_right({key: other}, {key: one}, key)


def _side_by_side(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether a name differs, and both names stand in the words: an and ân in one list are two people."""
    words = f" {plain(one['evidence']['quote'])} | {plain(other['evidence']['quote'])} "
    for key in _NAMES:
        first, second = plain(one.get(key)), plain(other.get(key))
        if not first or not second or first in second or second in first:
            continue
        if f" {first} " in words and f" {second} " in words:
            return True
    return False


def _nearness(one: Placed, fact: Fact) -> float:
    judged, found = one.judgement.fact.record(), fact.record()
    keys = (judged.keys() | found.keys()) - _KEYS_OF_ALL
    equal: float = sum(judged.get(key) == found.get(key) for key in keys) / len(keys)
    place = one.evidence or one.judgement.fact.evidence
    shared = min(place.end, fact.evidence.end) - max(place.start, fact.evidence.start)
    either = max(place.end, fact.evidence.end) - min(place.start, fact.evidence.start)
    return round(equal + max(0, shared) / either, 6)


def statement(fact: Fact, words: bool = False) -> str:
    """What a fact says, without where and how surely; with the quote if ``words``."""
    said = fact.model_dump(mode="json", exclude_none=True, exclude={"evidence", "confidence"})
    if words:
        said["quote"] = " ".join(fact.evidence.quote.split())
    return json.dumps(said, ensure_ascii=False, sort_keys=True)
