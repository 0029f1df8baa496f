"""How often the reconciliation service puts the right thing first, and how long a batch of ten takes.

``python -m bench.reconciliation http://127.0.0.1:8000 --seed 1 --seed 2``: 300 spellings for each seed
(:mod:`bench.spellings`), asked over HTTP in batches of ten; right ones by kind of noise, times of batches, and the rows
that went wrong.
"""

from __future__ import annotations

import argparse
import http.client
import json
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from bench.spellings import Spelling, table
from kg_service.reference.load import load_reference

BATCH = 10
ENOUGH = 0.97
QUICK = 0.05
"""Seconds within which 95 of 100 batches must be answered."""


@dataclass
class Outcome:
    """What came of a table: how many there were and how many right by kind of noise, seconds of each batch."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    wrong: list[tuple[Spelling, str]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of rows whose thing came first."""
        return self.right.total() / self.asked.total()

    @property
    def p95(self) -> float:
        """Seconds within which 95 of 100 batches were answered."""
        return statistics.quantiles(self.seconds, n=20)[-1]


def query(row: Spelling) -> dict[str, object]:
    """The query of a row."""
    asked: dict[str, object] = {"query": row.query, "limit": 5}
    if row.type:
        asked["type"] = row.type
    if row.on:
        asked["properties"] = [{"pid": "on", "v": row.on}]
    return asked


def batches(rows: Sequence[Spelling]) -> list[dict[str, object]]:
    """Query batches of ten."""
    return [
        {f"q{place}": query(row) for place, row in enumerate(rows[start : start + BATCH])}
        for start in range(0, len(rows), BATCH)
    ]


def measure(url: str, rows: Sequence[Spelling], base: str = "https://w3id.org/thidua/") -> Outcome:
    """Ask for every row over one connection, a batch at a time."""
    address = urlsplit(url)
    connection = http.client.HTTPConnection(address.hostname or "127.0.0.1", address.port or 80, timeout=60)
    outcome = Outcome()
    _ask(connection, {"warm": {"query": "x"}})
    for start, batch in zip(range(0, len(rows), BATCH), batches(rows), strict=True):
        began = time.perf_counter()
        answer = _ask(connection, batch)
        outcome.seconds.append(time.perf_counter() - began)
        for place, row in enumerate(rows[start : start + BATCH]):
            candidates = answer[f"q{place}"]["result"]
            first = base + candidates[0]["id"] if candidates else ""
            outcome.asked[row.noise] += 1
            outcome.right[row.noise] += first == row.iri
            if first != row.iri:
                outcome.wrong.append((row, first))
    connection.close()
    return outcome


def _ask(
    connection: http.client.HTTPConnection, batch: dict[str, object]
) -> dict[str, dict[str, list[dict[str, str]]]]:
    body = urlencode({"queries": json.dumps(batch, ensure_ascii=False)})
    connection.request("POST", "/reconcile", body, {"Content-Type": "application/x-www-form-urlencoded"})
    response = connection.getresponse()
    content = response.read()
    if response.status != 200:
        raise SystemExit(f"{response.status}: {content[:300]!r}")
    answer: dict[str, dict[str, list[dict[str, str]]]] = json.loads(content)
    return answer


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", help="where the service is")
    parser.add_argument("--seed", type=int, action="append", help="seed of a table; may be given more than once")
    parser.add_argument("--size", type=int, default=300, help="spellings of one table")
    given = parser.parse_args()
    reference = load_reference()
    for seed in given.seed or [1, 2]:
        outcome = measure(given.url, table(reference, seed, given.size))
        kinds = ", ".join(f"{noise} {outcome.right[noise]}/{count}" for noise, count in outcome.asked.items())
        p50 = statistics.median(outcome.seconds)
        print(f"seed {seed}: {outcome.share:.1%} right ({kinds}); batch of {BATCH}: p50 {p50 * 1000:.1f} ms, ", end="")
        print(f"p95 {outcome.p95 * 1000:.1f} ms")
        for row, first in outcome.wrong:
            print(f"  {row.noise}: {row.query!r} for {row.name!r}: {first or 'nothing'}")


if __name__ == "__main__":
    main()
