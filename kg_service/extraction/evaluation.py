"""Extraction against gold: precision, recall, F1 and slot accuracy by fact type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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


@dataclass
class Evaluation:
    """Scores by fact type, and the facts behind them: (article, record) of what was missed and what was spurious."""

    by_type: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in FACT_TYPES})
    missed: list[tuple[str, Record]] = field(default_factory=list)
    spurious: list[tuple[str, Record]] = field(default_factory=list)

    @property
    def total(self) -> Score:
        """All types together (micro average)."""
        total = Score()
        for score in self.by_type.values():
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
    score = evaluation.by_type[name]
    pairs = pair(name, gold, found)
    for expected, given in pairs.items():
        score.right += not gold[expected].get("optional")
        for slot in SLOTS[name]:
            if gold[expected].get(slot) is not None:
                score.slots += 1
                score.slots_right += slot_right(gold[expected], found[given], slot)
    for index, record in enumerate(gold):
        if index not in pairs and not record.get("optional"):
            score.missed += 1
            evaluation.missed.append((article, record))
    used = set(pairs.values())
    for index, record in enumerate(found):
        # A further mention of a fact that the gold has is no error.
        if index not in used and not any(SAME[name](expected, record) for expected in gold):
            score.spurious += 1
            evaluation.spurious.append((article, record))


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
