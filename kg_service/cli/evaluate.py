"""``thidua evaluate``: extraction against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from kg_service.articles.reader import read_articles
from kg_service.cli.common import invocation
from kg_service.cli.graphs import Reporter, articles_folder
from kg_service.errors import ThiduaError
from kg_service.extraction.evaluation import Evaluation, Score, evaluate, read_gold
from kg_service.extraction.facts import Fact, read_facts
from kg_service.extraction.pipeline import extract_articles
from kg_service.reference.load import load_reference


class BelowBarError(ThiduaError):
    """The micro F1 is below what ``--min-f1`` asks for."""

    type = "below-bar"
    title = "Below the bar"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("evaluate")(run)


def run(
    context: typer.Context,
    gold: Annotated[Path, typer.Argument(help="Thư mục dữ kiện chuẩn · Folder of gold, one YAML file an article")],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Bài báo, hoặc tệp sự kiện .jsonl · Articles, or a .jsonl file of facts", show_default=False
        ),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Liệt kê sai sót · List what was missed and spurious")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Dạng JSON · As JSON")] = False,
    min_f1: Annotated[float, typer.Option("--min-f1", min=0, max=1, help="Thấp hơn thì lỗi · Fail below")] = 0.0,
) -> None:
    """Chấm điểm trích xuất · Precision, recall, F1 and slot accuracy by fact type, against gold."""
    records = list(read_gold(gold))
    folder = articles_folder(invocation(context).settings())
    evaluation = evaluate(records, _facts(paths or [folder], {article for article, _ in records}))
    if as_json:
        print(json.dumps(_record(evaluation), ensure_ascii=False, indent=1))
    else:
        _show(evaluation)
        if list_:
            _list(evaluation)
    if evaluation.total.f1 < min_f1:
        raise BelowBarError(f"micro F1 {evaluation.total.f1:.3f} is below {min_f1:g}")


def _facts(paths: list[Path], wanted: set[str]) -> list[Fact]:
    if len(paths) == 1 and paths[0].suffix == ".jsonl" and _holds_facts(paths[0]):
        return list(read_facts(paths[0]))
    articles = (article for article in read_articles(paths, Reporter().article) if article.id in wanted)
    return [fact for _, facts in extract_articles(articles, load_reference()) for fact in facts]


def _holds_facts(path: Path) -> bool:
    with path.open(encoding="utf-8", errors="replace") as lines:
        first = next((line for line in lines if line.strip()), "")
    return '"evidence"' in first


def _scores(evaluation: Evaluation) -> list[tuple[str, Score]]:
    return [*evaluation.by_type.items(), ("all", evaluation.total)]


def _record(evaluation: Evaluation) -> dict[str, Any]:
    return {
        name: {
            "gold": score.right + score.missed,
            "found": score.right + score.spurious,
            "precision": round(score.precision, 4),
            "recall": round(score.recall, 4),
            "f1": round(score.f1, 4),
            "slot_accuracy": None if score.slot_accuracy is None else round(score.slot_accuracy, 4),
        }
        for name, score in _scores(evaluation)
    }


def _show(evaluation: Evaluation) -> None:
    table = Table()
    table.add_column("type")
    for name in ("gold", "found", "P", "R", "F1", "slots"):
        table.add_column(name, justify="right")
    for name, score in _scores(evaluation):
        slots = "–" if score.slot_accuracy is None else f"{score.slot_accuracy:.2f}"
        counts = (str(score.right + score.missed), str(score.right + score.spurious))
        table.add_row(name, *counts, f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}", slots)
    Console(highlight=False).print(table)


def _list(evaluation: Evaluation) -> None:
    for title, items in (("missed", evaluation.missed), ("spurious", evaluation.spurious)):
        print(f"\n{title}:")
        for article, record in items:
            said = {key: value for key, value in record.items() if key not in ("quote", "evidence")}
            print(" ", article, json.dumps(said, ensure_ascii=False, default=str))
