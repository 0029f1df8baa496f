"""Bars of requests a second and dots of p50 and p99, a panel a kind of query; both scales are logarithmic."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

COLOURS = {"thidua": "#b5121b", "oxigraph": "#3b6ea5", "rdflib-memory": "#8a8a8a", "rdflib-oxigraph": "#c8a24a"}


def plot(results: dict[str, Any], folder: Path) -> None:
    """``plot.svg`` and ``plot.png``: a row a size and measure, a column a kind."""
    sizes = [size for size in results["sizes"] if size["cells"]]
    if not sizes:
        return
    kinds = list(dict.fromkeys(cell["kind"] for size in sizes for cell in size["cells"]))
    figure, axes = plt.subplots(2 * len(sizes), len(kinds), figsize=(3.1 * len(kinds), 5.4 * len(sizes)), squeeze=False)
    for row, size in enumerate(sizes):
        for column, kind in enumerate(kinds):
            cells = [cell for cell in size["cells"] if cell["kind"] == kind]
            _rates(axes[2 * row][column], cells, f"{kind}, {size['triples']:,} triples")
            _times(axes[2 * row + 1][column], cells)
    axes[0][0].set_ylabel("requests/s")
    for row in range(len(sizes)):
        axes[2 * row][0].set_ylabel("requests/s")
        axes[2 * row + 1][0].set_ylabel("ms: p50 and p99")
    shown = {cell["system"] for size in sizes for cell in size["cells"]}
    handles = [plt.Line2D([], [], color=c, marker="s", linestyle="", label=n) for n, c in COLOURS.items() if n in shown]
    figure.legend(handles=handles, loc="upper center", ncols=len(handles), frameon=False)
    figure.tight_layout(rect=(0, 0, 1, 1 - 0.35 / (5.4 * len(sizes))))
    for name in ("plot.svg", "plot.png"):
        figure.savefig(folder / name, dpi=110)
    plt.close(figure)


def _places(cells: list[dict[str, Any]]) -> tuple[list[str], list[str]]:
    ways = list(dict.fromkeys(cell["way"] for cell in cells))
    systems = [name for name in COLOURS if any(cell["system"] == name for cell in cells)]
    return ways, systems


def _rates(axes: Axes, cells: list[dict[str, Any]], title: str) -> None:
    ways, systems = _places(cells)
    width = 0.8 / max(1, len(systems))
    for cell in cells:
        x = ways.index(cell["way"]) + (systems.index(cell["system"]) - (len(systems) - 1) / 2) * width
        axes.bar(x, cell["rate"], width, color=COLOURS[cell["system"]])
    axes.set_yscale("log")
    axes.set_xticks(range(len(ways)), ways)
    axes.set_title(title, fontsize=9)


def _times(axes: Axes, cells: list[dict[str, Any]]) -> None:
    ways, systems = _places(cells)
    width = 0.8 / max(1, len(systems))
    for cell in cells:
        x = ways.index(cell["way"]) + (systems.index(cell["system"]) - (len(systems) - 1) / 2) * width
        axes.plot([x, x], [cell["p50"], cell["p99"]], color=COLOURS[cell["system"]], marker="_", linewidth=2)
    axes.set_yscale("log")
    axes.set_xticks(range(len(ways)), ways)
    axes.set_xlim(-0.5, len(ways) - 0.5)
