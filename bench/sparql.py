"""Compare this service with the Oxigraph server and rdflib-endpoint on the same data and queries.

``python -m bench.sparql --size 0.1 --size 1 --out measured/``; see ``docs/benchmark.md``.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

from bench import report
from bench.client import ceiling
from bench.generator import Made, beside, generate, load_made
from bench.processes import MB
from bench.queries import KINDS, RUNAWAYS
from bench.scenarios import million, runaway
from bench.speed import DifferentAnswersError, Plan, speed, verify
from bench.systems import LARGEST_IN_RDFLIB, NAMES, Limits, Loaded, Server, System, environment, load, systems


def main(arguments: list[str] | None = None) -> int:
    """Command line. 1 if systems answered differently."""
    options = _options(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is stopped
    options.work.mkdir(parents=True, exist_ok=True)
    needs_others = any(name != "thidua" for name in options.systems)
    folder = (options.environment or environment(options.work / "systems")) if needs_others else options.work
    client = ceiling(options.clients, options.processes)
    results: dict[str, Any] = {
        "machine": report.machine(),
        "client": {"rate": client.rate, "cost_us": client.cpu / max(1, len(client.totals)) * 1e6},
        "options": {name: str(value) for name, value in vars(options).items()},
        "sizes": [],
    }
    try:
        for millions in options.size:
            results["sizes"].append({})
            _size(
                results["sizes"][-1],
                round(millions * 1_000_000),
                options,
                folder,
                lambda: report.write(results, options.out),
            )
    except DifferentAnswersError as error:
        print(f"different answers: {error}", file=sys.stderr)
        return 1
    print((options.out / "table.md").read_text(encoding="utf-8"))
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.sparql", description=__doc__)
    add = parser.add_argument
    add("--size", type=float, action="append", help="million triples; may be given more than once (0.1)")
    add("--systems", default=",".join(NAMES), help="comma-separated (%(default)s)")
    add("--scenario", default="speed,million,runaway", help="comma-separated (%(default)s)")
    add("--kinds", default=",".join(kind.name for kind in KINDS), help="queries, comma-separated (%(default)s)")
    add("--ways", default="distinct,repeated", help="how they are asked (%(default)s)")
    add("--clients", type=int, default=8, help="at once, for speed (%(default)s)")
    add("--seconds", type=float, default=5.0, help="of one turn (%(default)s)")
    add("--rounds", type=int, default=3, help="turns of each system (%(default)s)")
    add("--processes", type=int, default=1, help="of the client (%(default)s)")
    add("--workers", type=int, help="of this service (its own default)")
    add("--runaway-seconds", type=float, default=60.0, help="without, and again with runaways (%(default)s)")
    add("--runaway-clients", type=int, default=50, help="that work meanwhile (%(default)s)")
    add("--runaway-kind", choices=list(RUNAWAYS), default="count")
    add("--runaway-timeout", type=float, default=2.0, help="seconds a query may take then (%(default)s)")
    add("--memory-limit", type=float, default=6.0, help="GB at which a system that ran away is ended (%(default)s)")
    add("--seed", type=int, default=1)
    add("--work", type=Path, default=Path("build/bench"), help="data and loaded stores, kept (%(default)s)")
    add("--out", type=Path, default=Path("build/bench/measured"), help="results (%(default)s)")
    add("--environment", type=Path, help="virtual environment of the other systems, else one is made")
    options = parser.parse_args(arguments)
    options.size = options.size or [0.1]
    for name, allowed in (
        ("systems", NAMES),
        ("scenario", ("speed", "million", "runaway")),
        ("kinds", tuple(kind.name for kind in KINDS)),
        ("ways", ("distinct", "repeated")),
    ):
        chosen = tuple(part for part in getattr(options, name).split(",") if part)
        if unknown := [part for part in chosen if part not in allowed]:
            parser.error(f"--{name}: no {unknown[0]!r}; there are {', '.join(allowed)}")
        setattr(options, name, chosen)
    options.work, options.out = options.work.resolve(), options.out.resolve()
    return options


def _data(triples: int, options: argparse.Namespace) -> tuple[Path, Made]:
    path = options.work / f"data-{triples}-{options.seed}.nq"
    if not (path.is_file() and beside(path).is_file()):
        print(f"generating {triples:,} triples", flush=True)
        return path, generate(path, triples, options.seed)
    return path, load_made(path)


def _size(
    found: dict[str, Any], triples: int, options: argparse.Namespace, folder: Path, save: Callable[[], None]
) -> None:
    data, made = _data(triples, options)
    chosen = systems(list(options.systems), folder)
    small = [s for s in chosen if s.name != "rdflib-memory" or triples <= LARGEST_IN_RDFLIB]
    found.update(triples=made.triples, quads=made.quads, cells=[], systems=[], million=[], runaway=[])
    found["left_out"] = [
        f"{s.name}: {triples:,} triples would take its memory store too much memory" for s in chosen if s not in small
    ]
    loaded = {}
    for system in small:
        print(f"loading {system.name}", flush=True)
        loaded[system.name] = load(system, data, options.work)
    save()
    if "speed" in options.scenario:
        _speed(found, small, loaded, made, options)
        save()
    for name, run in (("million", _million), ("runaway", _runaway)):
        if name in options.scenario:
            run(found, small, loaded, made, options)
            save()


@contextmanager
def _running(
    chosen: list[System], loaded: dict[str, Loaded], options: argparse.Namespace, timeout: float | None = None
) -> Iterator[list[Server]]:
    servers: list[Server] = []
    try:
        for system in chosen:
            log = options.work / f"{system.name}.log"
            servers.append(Server(system, loaded[system.name], Limits(timeout, options.workers), log))
        yield servers
    finally:
        for server in servers:
            server.stop()


def _speed(
    found: dict[str, Any], chosen: list[System], loaded: dict[str, Loaded], made: Made, options: argparse.Namespace
) -> None:
    plan = Plan(options.clients, options.seconds, options.rounds, options.processes, options.kinds, options.ways)
    with _running(chosen, loaded, options) as servers:
        found["systems"] = [
            {
                "system": server.name,
                "load_seconds": loaded[server.name].seconds,
                "start_seconds": server.start_seconds,
                "memory_mb": server.memory_at_start / MB,
            }
            for server in servers
        ]
        found["verified"] = verify(servers, made, [kind for kind in KINDS if kind.name in plan.kinds])
        print(f"{found['verified']} queries answered alike by {len(servers)} systems", flush=True)
        found["cells"] = [cell.record() for cell in speed(servers, made, plan)]


def _million(
    found: dict[str, Any], chosen: list[System], loaded: dict[str, Loaded], made: Made, options: argparse.Namespace
) -> None:
    """rdflib-endpoint takes minutes for it and holds all of it: it is left out."""
    for system in chosen:
        if not system.name.startswith("rdflib") and made.triples >= 1_000_000:
            with _running([system], loaded, options) as (server,):
                found["million"].append(million(server))


def _runaway(
    found: dict[str, Any], chosen: list[System], loaded: dict[str, Loaded], made: Made, options: argparse.Namespace
) -> None:
    """One system at a time: what one leaves running must not slow the next."""
    for system, way in product(chosen, options.ways):
        print(f"runaways: {system.name}, {way} queries beside", flush=True)
        with _running([system], loaded, options, timeout=options.runaway_timeout) as (server,):
            found["runaway"].append(
                runaway(
                    server,
                    made,
                    clients=options.runaway_clients,
                    seconds=options.runaway_seconds,
                    kind=options.runaway_kind,
                    way=way,
                    query_timeout=options.runaway_timeout,
                    limit=round(options.memory_limit * 1e9),
                )
            )


if __name__ == "__main__":
    raise SystemExit(main())
