"""How sure the scores are, and how honest the confidences: bootstrap intervals, reliability, calibration error."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

from kg_service.extraction.evaluation import Evaluation, micro, totals

_RESAMPLES = 1000
_SEED = 20251


class Interval(NamedTuple):
    """A 95 % interval by the percentile bootstrap over articles (Efron 1979), as facts of one article go together."""

    low: float
    high: float


def f1_intervals(evaluation: Evaluation, resamples: int = _RESAMPLES) -> dict[str, Interval]:
    """Interval of F1 for every fact type that has facts, and of the micro F1 under ``all``. The same on every run."""
    articles = [evaluation.by_article[name] for name in sorted(evaluation.by_article)]
    if not articles:
        return {}
    chance = random.Random(_SEED)  # noqa: S311 - a resampling, no secret
    drawn: dict[str, list[float]] = {}
    for _ in range(resamples):
        by_type = totals(chance.choices(articles, k=len(articles)))
        for name, score in {**by_type, "all": micro(by_type)}.items():
            if score.right + score.spurious + score.missed:
                drawn.setdefault(name, []).append(score.f1)
    return {name: _middle(sorted(values)) for name, values in drawn.items()}


def _middle(ordered: Sequence[float]) -> Interval:
    cut = int(len(ordered) * 0.025)
    return Interval(ordered[cut], ordered[len(ordered) - 1 - cut])


class Bin(NamedTuple):
    """Facts whose confidence lies in ``[low, high)``: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    facts: int
    confidence: float
    right: float


def reliability(evaluation: Evaluation, bins: int = 10) -> list[Bin]:
    """The reliability table: bins of equal width that hold facts, lowest first. Spurious facts are the wrong ones."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for fact in evaluation.graded:
        confidence = float(fact.record["confidence"])
        held.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, fact.outcome != "spurious"))
    return [
        Bin(number / bins, (number + 1) / bins, len(facts), _mean([c for c, _ in facts]), _mean([r for _, r in facts]))
        for number, facts in sorted(held.items())
    ]


def calibration_error(table: Sequence[Bin]) -> float:
    """Expected calibration error (Naeini, Cooper and Hauskrecht 2015): mean gap of confidence and share right."""
    total = sum(row.facts for row in table)
    return sum(row.facts * abs(row.confidence - row.right) for row in table) / total if total else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
