"""Fits ``data/reference/extraction/calibration.tsv``: how often facts were right, by type and rule confidence.

    python -m bench.calibration GOLD_AND_ARTICLES… [--save FILE] [--add FILE --weight SHARE]

Each argument is a folder with ``gold`` and ``articles``. Rules are more often right on articles that they were made
with than on others: ``--save`` keeps how each fact was graded before its article's misses are looked at, and ``--add``
counts such facts in later, as ``SHARE`` of all. A confidence of few facts is drawn towards the share of its
type, and that towards the share of all, as if it had been seen ``WEIGHT`` times more; shares never fall while the
rules' confidence rises (pool adjacent violators).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from kg_service.articles.reader import read_articles
from kg_service.extraction.evaluation import Graded, evaluate, read_gold
from kg_service.extraction.pipeline import Extraction
from kg_service.reference.load import load_reference

WEIGHT = 8
HEADER = "# Made by bench/calibration.py. right: share of facts of the type with the rules' confidence that were right"


def graded_facts(folders: list[Path]) -> list[Graded]:
    """Every fact that the rules give on the folders' articles, with its own confidence, graded against gold."""
    extraction = Extraction(load_reference(), calibrate=False)
    found: list[Graded] = []
    for folder in folders:
        gold = dict(read_gold(folder / "gold"))
        articles = read_articles([folder / "articles"], lambda error: print(error, file=sys.stderr))
        facts = [fact for article in articles if article.id in gold for fact in extraction.facts(article)]
        found.extend(evaluate(gold.items(), facts).graded)
    return found


@dataclass(frozen=True)
class Observation:
    """A fact that was graded: its type, the rules' confidence, whether it was right, and how much it counts."""

    type: str
    confidence: float
    right: bool
    weight: float = 1.0


def observations(graded: list[Graded]) -> list[Observation]:
    """What grades say of the rules' confidences."""
    return [
        Observation(str(fact.record["type"]), round(float(fact.record["confidence"]), 3), fact.outcome != "spurious")
        for fact in graded
    ]


def mixed(read: list[Observation], unread: list[Observation], share: float) -> list[Observation]:
    """Both, with weights by which the unread are ``share`` of all."""
    weight = share / (1 - share) * len(read) / len(unread)
    return [*read, *(replace(one, weight=weight) for one in unread)]


def fit(observed: list[Observation]) -> list[tuple[str, float, float, int]]:
    """Rows of the table: type, confidence of the rules, share right, number of facts."""
    counts: dict[str, dict[float, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0, 0]))
    for one in observed:
        cell = counts[one.type][one.confidence]
        cell[0] += one.weight * one.right
        cell[1] += one.weight
        cell[2] += 1
    overall = sum(one.weight * one.right for one in observed) / sum(one.weight for one in observed)
    rows: list[tuple[str, float, float, int]] = []
    for name, cells in sorted(counts.items()):
        right, seen = (sum(cell[i] for cell in cells.values()) for i in (0, 1))
        share = (right + WEIGHT * overall) / (seen + WEIGHT)
        levels = [
            (level, (cell[0] + WEIGHT * share) / (cell[1] + WEIGHT), int(cell[2]))
            for level, cell in sorted(cells.items())
        ]
        rows.extend((name, level, value, seen) for level, value, seen in _rising(levels))
    return rows


def _rising(levels: list[tuple[float, float, int]]) -> list[tuple[float, float, int]]:
    """The levels with shares that never fall: neighbours that do are pooled, by their numbers."""
    pools: list[list[tuple[float, float, int]]] = []
    for level in levels:
        pools.append([level])
        while len(pools) > 1 and _mean(pools[-2]) > _mean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    return [(level, _mean(pool), seen) for pool in pools for level, _, seen in pool]


def _mean(pool: list[tuple[float, float, int]]) -> float:
    return sum(value * seen for _, value, seen in pool) / sum(seen for _, _, seen in pool)


def _read(path: Path) -> list[Observation]:
    return [Observation(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Print the table, or save what it would be made of."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--save", type=Path, help="only write the graded facts here, JSON Lines")
    parser.add_argument("--add", type=Path, help="facts that were saved when nobody had looked at their articles")
    parser.add_argument("--weight", type=float, default=0.3, help="their share of all (0.3)")
    options = parser.parse_args()
    found = observations(graded_facts(options.folders))
    if options.save:
        lines = [json.dumps({"type": one.type, "confidence": one.confidence, "right": one.right}) for one in found]
        options.save.write_text("\n".join([*lines, ""]), encoding="utf-8")
        return
    print(HEADER)
    print("type\tconfidence\tright\tfacts")
    for name, level, right, seen in fit(mixed(found, _read(options.add), options.weight) if options.add else found):
        print(f"{name}\t{level:g}\t{min(right, 0.99):.3f}\t{seen}")


if __name__ == "__main__":
    main()
