"""Two hard cases: queries that run away while others work, and a result of a million rows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bench import processes, queries
from bench.client import Outcome, Running, Work, measure
from bench.generator import Made
from bench.processes import MB, Watch
from bench.queries import MILLION, RUNAWAYS, Anew
from bench.speed import middle, percentile
from bench.systems import Server

_SETTLE_SECONDS = 8.0
_ASKED = 5_000  # things of each kind that are asked about
_REPEATED = 2_000  # different queries where they are repeated: what people ask again and again fits in a cache
_FILL_SECONDS = 4.0
_ALONE, _BESIDE = 1 << 30, 1 << 31  # numbers of the first requests: none is as in another part


def _mixed(server: Server, made: Made, way: str) -> Sequence[bytes]:
    """Requests as many people send them: point lookups, stars and paths in turn."""
    kinds = [queries.kind(name) for name in ("point", "star", "point", "path")]
    asked = [itertools.islice(itertools.cycle(queries.patterns(made, kind)), _ASKED) for kind in kinds]
    requests = [queries.request(server.path, text) for texts in zip(*asked, strict=True) for text in texts]
    anew = Anew(requests)
    return anew if way == "distinct" else [anew[n] for n in range(_REPEATED)]


def runaway(
    server: Server, made: Made, *, clients: int, seconds: float, kind: str, way: str, query_timeout: float, limit: int
) -> dict[str, Any]:
    """``clients`` at work, first alone, then with one cross product of three scans a second.

    ``way``: *distinct* queries, so that workers answer all of them, or *repeated* ones, so that a cache may.
    ``limit``: bytes of memory at which the system is ended. Gives rates, times (ms) of the others without and with,
    what became of the runaways, processes and memory before and after.
    """
    requests = _mixed(server, made, way)
    others = Work(server.port, requests, clients, seconds, patience=query_timeout + 30)
    # With what is asked again, caches fill before it counts.
    measure(Work(server.port, requests, clients, 1.0 if way == "distinct" else _FILL_SECONDS))
    before, health = processes.memory(server.pid), _figures(server)
    pids = len(processes.tree(server.pid))
    alone = measure(replace(others, first=_ALONE))
    text = RUNAWAYS[kind]
    wild = [queries.request(server.path, text.replace("_N", f"_{n}")) for n in range(int(seconds) + 10)]
    patience = 2 * query_timeout + 30
    with Watch(server.pid, 0.2, limit) as peak:
        running = Running(
            [replace(others, first=_BESIDE), Work(server.port, wild, seconds=seconds, interval=1.0, patience=patience)]
        )
        beside, wildly = running.outcomes()
    alive = server.alive() and not peak.stopped
    still_busy = processes.idle_share(server.pid, _SETTLE_SECONDS) if alive else 0.0
    return {
        "system": server.name,
        "way": way,
        "alone": _summary(alone),
        "beside": _summary(beside),
        "p99_ratio": percentile(beside.totals, 99) / percentile(alone.totals, 99) if beside.totals else None,
        "rate_kept": beside.rate / alone.rate if alone.rate else None,
        "runaways": {**_summary(wildly), "sent": len(wild) - 10, "seconds": _times(wildly)},
        "memory_mb": {
            "before": before / MB,
            "most": peak.most / MB,
            "after": (processes.memory(server.pid) if alive else 0) / MB,
        },
        "processes": {"before": pids, "after": len(processes.tree(server.pid)) if alive else 0},
        "busy_cores_after": still_busy,
        "ended_by_bench": peak.stopped,
        "alive": alive and _answers(server),
        "figures": {"before": health, "after": _figures(server)},
    }


def _summary(outcome: Outcome) -> dict[str, Any]:
    return {
        "rate": outcome.rate,
        "p50": percentile(outcome.totals, 50) * 1000,
        "p99": percentile(outcome.totals, 99) * 1000,
        "statuses": {str(status): count for status, count in sorted(outcome.statuses.items())},
        "broken": outcome.broken,
        "unanswered": outcome.unanswered,
    }


def _times(outcome: Outcome) -> dict[str, float]:
    times = [*outcome.totals, *(time for found in outcome.status_totals.values() for time in found)]
    return {"median": middle(times), "most": max(times, default=float("nan"))}


def _answers(server: Server) -> bool:
    try:
        return server.ask("ASK { ?s ?p ?o }", 10)[0] == 200
    except OSError:
        return False


def _figures(server: Server) -> dict[str, float]:
    """What this service says of its workers; other systems say nothing."""
    if server.name != "thidua":
        return {}
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request("GET", "/metrics")
        text = connection.getresponse().read().decode("utf-8", "replace")
    except OSError:
        return {}
    finally:
        connection.close()
    found = re.findall(r"^(\w*(?:worker|quer)\w*) ([0-9.eE+-]+)$", text, re.MULTILINE)
    return {name: float(value) for name, value in found}


def million(server: Server, times: int = 3) -> dict[str, Any]:
    """A result of a million rows, one client: first byte and total (s), more memory than before (MB)."""
    asked = [MILLION.text.replace("_N", f"_{n}") for n in range(times + 1)]
    requests = [queries.request(server.path, text) for text in asked]
    measure(Work(server.port, requests[:1], 1, 1200.0, 1, patience=1200.0))
    with Watch(server.pid, 0.02) as peak:
        outcome = measure(Work(server.port, requests[1:], 1, 1200.0, times, patience=1200.0))
    return {
        "system": server.name,
        "first": middle(outcome.firsts),
        "total": middle(outcome.totals),
        "mb": outcome.bytes / max(1, len(outcome.totals)) / MB,
        "more_mb": peak.more / MB,
        "answers": len(outcome.totals),
        "failed": outcome.broken + outcome.unanswered + sum(outcome.statuses.values()) - outcome.statuses[200],
    }
