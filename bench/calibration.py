"""Fits ``data/reference/extraction/calibration.tsv``: how often facts were right, by type and rule confidence.

    python -m bench.calibration GOLD_AND_ARTICLES…

Each argument is a folder with ``gold`` and ``articles``. A confidence of few facts is drawn towards the share of its
type, and that towards the share of all, as if it had been seen ``WEIGHT`` times more; shares never fall while the
rules' confidence rises (pool adjacent violators).
"""

from __future__ import annotations

import sys
from collections import defaultdict
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


def fit(graded: list[Graded]) -> list[tuple[str, float, float, int]]:
    """Rows of the table: type, confidence of the rules, share right, number of facts."""
    counts: dict[str, dict[float, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for fact in graded:
        cell = counts[str(fact.record["type"])][round(float(fact.record["confidence"]), 3)]
        cell[0] += fact.outcome != "spurious"
        cell[1] += 1
    overall = sum(fact.outcome != "spurious" for fact in graded) / len(graded)
    rows: list[tuple[str, float, float, int]] = []
    for name, cells in sorted(counts.items()):
        right, seen = (sum(cell[i] for cell in cells.values()) for i in (0, 1))
        share = (right + WEIGHT * overall) / (seen + WEIGHT)
        levels = [
            (level, (cell[0] + WEIGHT * share) / (cell[1] + WEIGHT), cell[1]) for level, cell in sorted(cells.items())
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


if __name__ == "__main__":
    print(HEADER)
    print("type\tconfidence\tright\tfacts")
    for name, level, right, seen in fit(graded_facts([Path(argument) for argument in sys.argv[1:]])):
        print(f"{name}\t{level:g}\t{min(right, 0.99):.3f}\t{seen}")
