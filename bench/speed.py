"""Requests a second and times of answers, system by system, in turns: what disturbs the machine disturbs all alike."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from bench import queries
from bench.client import Outcome, Work, measure
from bench.generator import Made
from bench.processes import MB, Watch
from bench.queries import KINDS, REPEATED, Kind
from bench.systems import Server

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {_XSD + name for name in ("integer", "decimal", "double", "float")}
_LARGE_SECONDS = 600.0


@dataclass(frozen=True)
class Plan:
    """How long to measure: ``rounds`` turns of ``seconds`` for each system, kind and way of asking."""

    clients: int = 8
    seconds: float = 5.0
    rounds: int = 3
    processes: int = 1
    kinds: tuple[str, ...] = tuple(kind.name for kind in KINDS)
    ways: tuple[str, ...] = ("distinct", "repeated")


@dataclass
class Cell:
    """One system on one kind of query in one way: all rounds together, and each round's rate."""

    system: str
    kind: str
    way: str
    rates: list[float] = field(default_factory=list)
    totals: list[float] = field(default_factory=list)
    firsts: list[float] = field(default_factory=list)
    failed: int = 0
    unanswered: int = 0
    peak: int = 0
    more: int = 0
    busy: float = 0.0

    def add(self, outcome: Outcome, peak: int, more: int) -> None:
        """Take in one round."""
        self.rates.append(outcome.rate)
        self.totals.extend(outcome.totals)
        self.firsts.extend(outcome.firsts)
        self.failed += sum(outcome.statuses.values()) - outcome.statuses[200] + outcome.broken
        self.unanswered += outcome.unanswered
        self.peak = max(self.peak, peak)
        self.more = max(self.more, more)
        self.busy = max(self.busy, outcome.busy)

    def record(self) -> dict[str, Any]:
        """For tables: times in milliseconds, memory in MB."""
        return {
            "system": self.system,
            "kind": self.kind,
            "way": self.way,
            "answers": len(self.totals),
            "rate": middle(self.rates),
            "rates": self.rates,
            "p50": percentile(self.totals, 50) * 1000,
            "p99": percentile(self.totals, 99) * 1000,
            "first": percentile(self.firsts, 50) * 1000,
            "failed": self.failed,
            "unanswered": self.unanswered,
            "peak_mb": self.peak / MB,
            "more_mb": self.more / MB,
            "client_busy": self.busy,
        }


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that ``percent`` of all do not exceed (nearest rank); NaN of nothing."""
    ordered = sorted(values)
    if not ordered:
        return float("nan")
    return ordered[max(0, -int(-len(ordered) * percent // 100) - 1)]


def middle(values: Sequence[float]) -> float:
    """The median; NaN of nothing."""
    ordered = sorted(values)
    if not ordered:
        return float("nan")
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


class DifferentAnswersError(Exception):
    """Two systems answered one query differently: there is nothing to compare."""


def verify(servers: Sequence[Server], made: Made, kinds: Sequence[Kind], each: int = 3) -> int:
    """Ask every system the same and compare the answers; gives the number of queries. Raises DifferentAnswersError."""
    asked = 0
    for kind in kinds:
        for query in queries.texts(made, kind, 1 if kind.bound else each, start=900_000):
            answers = {server.name: _answer(server, query, kind) for server in servers}
            first = next(iter(answers))
            for name, rows in answers.items():
                if rows != answers[first]:
                    some = [
                        f"{a}: {len(answers[a])} rows, e.g. {_only(answers, a, b)}"
                        for a, b in ((first, name), (name, first))
                    ]
                    raise DifferentAnswersError(f"{kind.name}: {query}\n" + "\n".join(some))
            asked += 1
    return asked


def _only(answers: dict[str, Counter[Any]], one: str, other: str) -> str:
    return str(next(iter(answers[one] - answers[other]), "nothing of its own"))[:300]


def _answer(server: Server, query: str, kind: Kind) -> Counter[Any]:
    status, body = server.ask(query)
    if status != 200:
        raise DifferentAnswersError(f"{server.name} answered {status} to {query}: {body[:300]!r}")
    rows = json.loads(body)["results"]["bindings"]
    if kind.bound:
        return Counter({"rows": len(rows)})
    return Counter(tuple(sorted((name, *_term(term)) for name, term in row.items())) for row in rows)


def _term(term: dict[str, str]) -> tuple[str, ...]:
    """A term in a form that does not depend on who wrote it: engines differ in ``0.7`` and ``0.70``."""
    datatype = term.get("datatype", "")
    value = term["value"]
    if datatype in _NUMBERS:
        with contextlib.suppress(InvalidOperation):
            value = f"{Decimal(value):.9f}"
        datatype = "number"
    kind = "literal" if term["type"] == "typed-literal" else term["type"]
    return (kind, value, "" if datatype == _XSD + "string" else datatype, term.get("xml:lang", "").lower())


def speed(servers: Sequence[Server], made: Made, plan: Plan) -> list[Cell]:
    """Measure every kind and way on every system, turn by turn."""
    cells: list[Cell] = []
    for name in plan.kinds:
        kind = queries.kind(name)
        for way in plan.ways:
            cells.extend(_turns(servers, made, plan, kind, way))
    return cells


def _turns(servers: Sequence[Server], made: Made, plan: Plan, kind: Kind, way: str) -> list[Cell]:
    cells = {server.name: Cell(server.name, kind.name, way) for server in servers}
    count = REPEATED if way == "repeated" else _enough(kind, plan)
    for server in servers:
        warm = queries.texts(made, kind, min(count, REPEATED), start=0 if way == "repeated" else 800_000)
        _run(server, plan, kind, warm, seconds=0.3, most=2 if kind.bound else 2 * REPEATED)
    for number in range(plan.rounds):
        asked = queries.texts(made, kind, count, start=0 if way == "repeated" else number * count)
        for place in range(len(servers)):
            server = servers[(place + number) % len(servers)]
            if not server.alive():
                cells[server.name].rates.append(0.0)
                continue
            # A small answer's memory is not worth disturbing it; a large one's is what is asked.
            with Watch(server.pid, 0.02 if kind.bound else 0.25) as peak:
                outcome = _run(server, plan, kind, asked, plan.seconds, most=3 if kind.bound else None)
            cells[server.name].add(outcome, peak.most, peak.more)
    for cell in cells.values():
        print(f"  {kind.name:9} {way:8} {cell.system:15} {middle(cell.rates):9.1f}/s", flush=True)
    return list(cells.values())


def _enough(kind: Kind, plan: Plan) -> int:
    """More requests than any system answers in a turn, so that none comes twice."""
    return 10 if kind.bound else int(max(1.0, plan.seconds) * (12_000 if kind.name == "point" else 6_000))


def _run(server: Server, plan: Plan, kind: Kind, asked: list[str], seconds: float, most: int | None) -> Outcome:
    requests = [queries.request(server.path, text) for text in asked]
    patience = _LARGE_SECONDS if kind.bound else 120.0
    # Large answers are asked a fixed number of times, however long they take.
    limit = _LARGE_SECONDS if kind.bound else seconds
    work = Work(server.port, requests, kind.clients or plan.clients, limit, most, patience=patience)
    return measure(work, 1 if kind.bound else plan.processes)
