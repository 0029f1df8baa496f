"""What was measured, as JSON, as tables in Markdown, and as a plot."""

from __future__ import annotations

import json
import math
import os
import platform
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.speed import middle

OURS = "thidua"

# Issue 3, "Must hold": (kind, way, other system, what is compared, at least)
_RATES = (
    ("point", "distinct", "rdflib-memory", 18.0),
    ("star", "distinct", "rdflib-memory", 20.0),
    ("aggregate", "distinct", "rdflib-memory", 20.0),
    ("point", "distinct", "oxigraph", 0.22),
    ("star", "distinct", "oxigraph", 0.30),
    ("aggregate", "distinct", "oxigraph", 0.85),
    ("point", "repeated", "oxigraph", 0.75),
    ("star", "repeated", "oxigraph", 1.7),
    ("aggregate", "repeated", "oxigraph", 50.0),
)


def machine() -> dict[str, Any]:
    """What it was measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    model = ""
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return {
        "cores": len(os.sched_getaffinity(0)),
        "processor": model,
        "memory_gb": round(memory / 1e9, 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        "commit": commit.stdout.strip(),
        "load_before": os.getloadavg()[0],
    }


def ratio(cells: list[dict[str, Any]], kind: str, way: str, other: str) -> float:
    """Our rate by the other's: the median over rounds of what stood next to each other in time; NaN if not measured."""
    found = {cell["system"]: cell["rates"] for cell in cells if cell["kind"] == kind and cell["way"] == way}
    if OURS not in found or other not in found:
        return float("nan")
    pairs = zip(found[OURS], found[other], strict=False)
    return middle([ours / theirs for ours, theirs in pairs if theirs])


def tables(results: dict[str, Any]) -> str:
    """All of it in Markdown."""
    parts = ["# Measured", "", _machine_line(results["machine"]), "", _client_line(results)]
    for size in results["sizes"]:
        parts += ["", f"## {size['triples']:,} triples", "", *_speed_table(size["cells"])]
        parts += ["", *_held_table(size["cells"])]
        parts += ["", "Load and start:", "", *_load_table(size["systems"])]
        if size.get("left_out"):
            parts += ["", f"Left out: {'; '.join(size['left_out'])}."]
        if size.get("million"):
            parts += ["", "### A million rows", "", *_million_table(size["million"])]
        if size.get("runaway"):
            parts += ["", "### One runaway a second", "", *_runaway_table(size["runaway"])]
    return "\n".join(parts) + "\n"


def _machine_line(machine: dict[str, Any]) -> str:
    return (
        f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB, {machine['system']}, "
        f"Python {machine['python']}; commit {machine['commit']}; load before: {machine['load_before']:.1f}."
    )


def _client_line(results: dict[str, Any]) -> str:
    ceiling = results["client"]
    return (
        f"The client alone, against a server that does nothing: {ceiling['rate']:,.0f} requests/s, "
        f"{ceiling['cost_us']:.0f} µs of processor time each."
    )


def number(value: float | None) -> str:
    """Three digits that matter; a dash for what was not measured."""
    if value is None or math.isnan(value):
        return "–"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _row(*values: Any) -> str:
    return "| " + " | ".join(str(value) for value in values) + " |"


def _head(*names: str) -> list[str]:
    return [_row(*names), _row(*("---" if index == 0 else "---:" for index in range(len(names))))]


def _speed_table(cells: list[dict[str, Any]]) -> Iterator[str]:
    yield from _head(
        "query", "asked", "system", "requests/s", "p50 ms", "p99 ms", "first byte ms", "peak MB", "more MB",
        "failed", "client busy", "ours by this",
    )  # fmt: skip
    for cell in cells:
        ours = "" if cell["system"] == OURS else number(ratio(cells, cell["kind"], cell["way"], cell["system"]))
        yield _row(
            cell["kind"], cell["way"], cell["system"], number(cell["rate"]), number(cell["p50"]), number(cell["p99"]),
            number(cell["first"]), number(cell["peak_mb"]), number(cell["more_mb"]),
            cell["failed"] + cell["unanswered"], f"{cell['client_busy']:.0%}", ours,
        )  # fmt: skip


def held(cells: list[dict[str, Any]]) -> list[tuple[str, float, str, bool]]:
    """What must hold of speed: what, measured, asked for, whether it holds. Only what was measured."""
    rows: list[tuple[str, float, str, bool]] = []
    for kind, way, other, least in _RATES:
        value = ratio(cells, kind, way, other)
        rows.append((f"{kind}, {way}: rate by {other}'s", value, f"≥ {least:g}", value >= least))
    by = {(cell["kind"], cell["way"], cell["system"]): cell for cell in cells}
    nothing = {"p50": float("nan"), "first": float("nan"), "more_mb": float("nan"), "p99": float("nan")}
    rows_ours = by.get(("rows", "distinct", OURS), nothing)
    total = rows_ours["p50"] / by.get(("rows", "distinct", "oxigraph"), nothing)["p50"]
    point = by.get(("point", "distinct", OURS), nothing)["p99"]
    rows += [
        ("100,000 rows: total by oxigraph's", total, "≤ 1.1", total <= 1.1),
        ("100,000 rows: first byte, ms", rows_ours["first"], "< 10", rows_ours["first"] < 10),
        ("100,000 rows: more memory, MB", rows_ours["more_mb"], "< 15", rows_ours["more_mb"] < 15),
        ("point, distinct: p99, ms", point, "< 6", point < 6),
    ]
    return [row for row in rows if not math.isnan(row[1])]


def _held_table(cells: list[dict[str, Any]]) -> Iterator[str]:
    yield from _head("must hold", "measured", "asked for", "holds")
    for what, value, asked, holds in held(cells):
        yield _row(what, number(value), asked, "yes" if holds else "**no**")


def _load_table(systems: list[dict[str, Any]]) -> Iterator[str]:
    yield from _head("system", "load s", "start s", "memory MB")
    for system in systems:
        yield _row(
            system["system"],
            number(system["load_seconds"]),
            number(system["start_seconds"]),
            number(system["memory_mb"]),
        )


def _million_table(found: list[dict[str, Any]]) -> Iterator[str]:
    yield from _head("system", "first byte ms", "total s", "result MB", "more memory MB", "failed")
    for one in found:
        yield _row(
            one["system"], number(one["first"] * 1000), number(one["total"]), number(one["mb"]), number(one["more_mb"]),
            one["failed"],
        )  # fmt: skip


def _runaway_table(found: list[dict[str, Any]]) -> Iterator[str]:
    yield from _head(
        "system", "queries", "requests/s alone", "with", "kept", "p99 ms alone", "with", "times", "others failed",
        "runaways answered", "after s", "memory MB before", "most", "after", "busy cores after", "processes", "alive",
    )  # fmt: skip
    for one in found:
        beside, wild, memory, count = one["beside"], one["runaways"], one["memory_mb"], one["processes"]
        failed = sum(n for status, n in beside["statuses"].items() if status != "200")
        answered = " ".join(f"{status}×{n}" for status, n in wild["statuses"].items()) or "none"
        alive = "yes" if one["alive"] else "ended by the bench: memory" if one["ended_by_bench"] else "**no**"
        yield _row(
            one["system"], one["way"], number(one["alone"]["rate"]), number(beside["rate"]),
            "–" if one["rate_kept"] is None else f"{one['rate_kept']:.0%}", number(one["alone"]["p99"]),
            number(beside["p99"]), number(one["p99_ratio"]), failed + beside["broken"] + beside["unanswered"],
            f"{answered} of {wild['sent']}", number(wild["seconds"]["median"]), number(memory["before"]),
            number(memory["most"]), number(memory["after"]), number(one["busy_cores_after"]),
            f"{count['before']} → {count['after']}", alive,
        )  # fmt: skip


def write(results: dict[str, Any], folder: Path) -> None:
    """``results.json``, ``table.md`` and, with matplotlib (extra ``bench``), ``plot.svg`` and ``plot.png``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
    (folder / "table.md").write_text(tables(results), encoding="utf-8")
    try:
        from bench.plot import plot
    except ImportError:
        print("no plot: matplotlib is not installed (extra `bench`)")
        return
    plot(results, folder)
