"""Extraction against gold: precision, recall, F1 and slot accuracy by fact type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

import yaml

from kg_service.errors import InputError
from kg_service.extraction.agreement import SAME, SLOTS, Record, slot_right
from kg_service.extraction.facts import FACT_TYPES, Fact


@dataclass
class Score:
    """Counts of one fact type. Optional gold facts cost nothing when missed and nothing when found."""

    right: int = 0
    spurious: int = 0
    missed: int = 0
    slots: int = 0
    slots_right: int = 0

    @property
    def precision(self) -> float:
        """Share of the extracted facts that the gold has; 0 when none was extracted."""
        return self.right / (self.right + self.spurious) if self.right + self.spurious else 0.0

    @property
    def recall(self) -> float:
        """Share of the required gold facts that were found; 0 when there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def slot_accuracy(self) -> float | None:
        """Share of the gold's slots that matched facts have right; None when there are none."""
        return self.slots_right / self.slots if self.slots else None

    def add(self, other: Score) -> None:
        """Add another score's counts."""
        self.right += other.right
        self.spurious += other.spurious
        self.missed += other.missed
        self.slots += other.slots
        self.slots_right += other.slots_right


Outcome: TypeAlias = Literal["right", "spurious", "optional", "repeated"]
"""What became of an extracted fact: it is a required fact of the gold, none, an optional one, or said before."""


class Graded(NamedTuple):
    """An extracted fact, what became of it, and the gold record that it is, if any."""

    article: str
    record: Record
    outcome: Outcome
    gold: Record | None = None


def _no_scores() -> dict[str, Score]:
    return {name: Score() for name in FACT_TYPES}


@dataclass
class Evaluation:
    """Scores by article and fact type, and the facts behind them.

    ``missed``: required gold records that were not found, with their article; ``graded``: every extracted fact of the
    articles that have gold.
    """

    by_article: dict[str, dict[str, Score]] = field(default_factory=dict)
    missed: list[tuple[str, Record]] = field(default_factory=list)
    graded: list[Graded] = field(default_factory=list)

    @property
    def by_type(self) -> dict[str, Score]:
        """Scores by fact type over all articles."""
        return totals(self.by_article.values())

    @property
    def spurious(self) -> list[tuple[str, Record]]:
        """Extracted facts that the gold does not have, with their article."""
        return [(fact.article, fact.record) for fact in self.graded if fact.outcome == "spurious"]

    @property
    def total(self) -> Score:
        """All types together (micro average)."""
        return micro(self.by_type)


def totals(articles: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    """Scores by fact type, added up over articles."""
    sums = _no_scores()
    for scores in articles:
        for name, score in scores.items():
            sums[name].add(score)
    return sums


def micro(by_type: Mapping[str, Score]) -> Score:
    """All types together: counts added up."""
    total = Score()
    for score in by_type.values():
        total.add(score)
    return total


def read_gold(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Article id and gold records of every ``*.yaml`` of a folder, by name.

    Raises InputError when the folder holds none, or names the file that is no gold.
    """
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise InputError(f"{folder}: no gold here; gold is one <article id>.yaml for each article")
    for path in paths:
        try:
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
            records = content["facts"] or []
            unknown = [record.get("type") for record in records if record.get("type") not in SAME]
        except (yaml.YAMLError, UnicodeDecodeError, TypeError, KeyError, AttributeError) as error:
            raise InputError(f"{path}: not a gold file with a list of facts") from error
        if unknown:
            raise InputError(f"{path}: unknown fact type {unknown[0]!r}; known are {', '.join(FACT_TYPES)}")
        yield path.stem, records


def evaluate(gold: Iterable[tuple[str, Sequence[Record]]], facts: Iterable[Fact]) -> Evaluation:
    """Score facts against the gold of the articles that have gold; facts of other articles are passed over."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for fact in facts:
        found[fact.article].append(fact.record())
    evaluation = Evaluation()
    for article, records in gold:
        for name in FACT_TYPES:
            expected = [record for record in records if record["type"] == name]
            given = [record for record in found[article] if record["type"] == name]
            _score(evaluation, article, name, expected, given)
    return evaluation


def _score(evaluation: Evaluation, article: str, name: str, gold: list[Record], found: list[Record]) -> None:
    score = evaluation.by_article.setdefault(article, _no_scores())[name]
    pairs = pair(name, gold, found)
    for expected, match in pairs.items():
        score.right += not gold[expected].get("optional")
        for slot in SLOTS[name]:
            if gold[expected].get(slot) is not None:
                score.slots += 1
                score.slots_right += slot_right(gold[expected], found[match], slot)
    for index, expectation in enumerate(gold):
        if index not in pairs and not expectation.get("optional"):
            score.missed += 1
            evaluation.missed.append((article, expectation))
    given = {index: expected for expected, index in pairs.items()}
    for index, record in enumerate(found):
        same = gold[given[index]] if index in given else None
        outcome: Outcome = "optional" if same and same.get("optional") else "right"
        if same is None:
            # A further mention of a fact that the gold has is no error.
            same = next((expected for expected in gold if SAME[name](expected, record)), None)
            outcome = "repeated" if same else "spurious"
            score.spurious += same is None
        evaluation.graded.append(Graded(article, record, outcome, same))


def pair(name: str, gold: Sequence[Record], found: Sequence[Record]) -> dict[int, int]:
    """Gold index to found index, one to one: required gold first, each with the free fact that has most slots right."""
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for index in sorted(range(len(gold)), key=lambda i: bool(gold[i].get("optional"))):
        expected = gold[index]
        best: tuple[int, int] | None = None
        for other, record in enumerate(found):
            if other in used or not SAME[name](expected, record):
                continue
            right = sum(slot_right(expected, record, slot) for slot in SLOTS[name] if expected.get(slot) is not None)
            if best is None or right > best[0]:
                best = (right, other)
        if best:
            pairs[index] = best[1]
            used.add(best[1])
    return pairs
