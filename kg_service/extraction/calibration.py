"""Confidences that mean what they say: of the facts given 0.9, about nine in ten are right.

Rules give a confidence by their kind. How often facts of a type with such a confidence were right on read articles
stands in ``data/reference/extraction/calibration.tsv``, made by ``bench/calibration.py``; that share is what a fact
carries in the end. Few observations are drawn towards the share of all (see the script).
"""

from __future__ import annotations

import bisect
from functools import cache

from kg_service.extraction.facts import Fact
from kg_service.extraction.tables import rows


@cache
def _table() -> dict[str, tuple[list[float], list[float]]]:
    """By fact type: confidences of rules in rising order, and the share of facts that were right at each."""
    found: dict[str, tuple[list[float], list[float]]] = {}
    observed = [
        (row["type"], float(row["confidence"]), float(row["right"]))
        for row in rows("calibration", "type", "confidence", "right", "facts")
    ]
    for name, confidence, right in sorted(observed):
        given, shares = found.setdefault(name, ([], []))
        given.append(confidence)
        shares.append(right)
    return found


def calibrated_confidence(fact_type: str, confidence: float) -> float:
    """The share of facts that are right among those to which rules give this confidence.

    Between two observed confidences it is interpolated; beyond them, and for a type without observations, the nearest
    observation or the rule's own number holds.
    """
    if fact_type not in _table():
        return confidence
    given, right = _table()[fact_type]
    place = bisect.bisect_left(given, confidence)
    if place == 0:
        return right[0]
    if place == len(given):
        return right[-1]
    low, high = given[place - 1], given[place]
    share = (confidence - low) / (high - low)
    return round(right[place - 1] + share * (right[place] - right[place - 1]), 3)


def calibrated(fact: Fact) -> Fact:
    """The fact with the confidence that its kind has earned."""
    return fact.model_copy(update={"confidence": calibrated_confidence(fact.type, fact.confidence)})
