"""``thidua evaluate``: extraction against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from kg_service.articles.model import Article
from kg_service.articles.reader import read_articles
from kg_service.cli.common import invocation
from kg_service.cli.graphs import Reporter, articles_folder
from kg_service.errors import ThiduaError
from kg_service.extraction.confidence import calibration_error, f1_intervals, reliability
from kg_service.extraction.evaluation import Evaluation, evaluate, read_gold
from kg_service.extraction.facts import Fact, read_facts
from kg_service.extraction.pipeline import extract_articles
from kg_service.extraction.report import html_report, said, score_rows
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
    html: Annotated[
        Path | None,
        typer.Option("--html", help="Trang HTML có đánh dấu · Page with the marked text", show_default=False),
    ] = None,
    min_f1: Annotated[float, typer.Option("--min-f1", min=0, max=1, help="Thấp hơn thì lỗi · Fail below")] = 0.0,
) -> None:
    """Chấm điểm trích xuất · Precision, recall, F1 and slot accuracy by fact type, against gold."""
    records = list(read_gold(gold))
    folder = articles_folder(invocation(context).settings())
    articles, facts = _facts(paths or [folder], {article for article, _ in records})
    evaluation = evaluate(records, facts)
    if html:
        html.write_text(html_report(evaluation, {article.id: article for article in articles}), encoding="utf-8")
    if as_json:
        print(json.dumps(_record(evaluation), ensure_ascii=False, indent=1))
    else:
        _show(evaluation)
        if list_:
            _list(evaluation)
    if evaluation.total.f1 < min_f1:
        raise BelowBarError(f"micro F1 {evaluation.total.f1:.3f} is below {min_f1:g}")


def _facts(paths: list[Path], wanted: set[str]) -> tuple[list[Article], list[Fact]]:
    """The articles that have gold and their facts: extracted now, or read from files of facts."""
    files = [path for path in paths if path.suffix == ".jsonl" and path.is_file() and _holds_facts(path)]
    others = [path for path in paths if path not in files]
    articles = [article for article in read_articles(others, Reporter().article) if article.id in wanted]
    if files:
        return articles, [fact for path in files for fact in read_facts(path)]
    return articles, [fact for _, facts in extract_articles(articles, load_reference()) for fact in facts]


def _holds_facts(path: Path) -> bool:
    with path.open(encoding="utf-8", errors="replace") as lines:
        first = next((line for line in lines if line.strip()), "")
    return '"evidence"' in first


def _record(evaluation: Evaluation) -> dict[str, Any]:
    intervals = f1_intervals(evaluation)
    table = reliability(evaluation)
    scores = {
        name: {
            "gold": score.right + score.missed,
            "found": score.right + score.spurious,
            "precision": round(score.precision, 4),
            "recall": round(score.recall, 4),
            "f1": round(score.f1, 4),
            "f1_interval": [round(bound, 4) for bound in intervals[name]] if name in intervals else None,
            "slot_accuracy": None if score.slot_accuracy is None else round(score.slot_accuracy, 4),
        }
        for name, score in [*evaluation.by_type.items(), ("all", evaluation.total)]
    }
    calibration = {"error": round(calibration_error(table), 4), "bins": [row._asdict() for row in table]}
    return {"scores": scores, "calibration": calibration}


def _show(evaluation: Evaluation) -> None:
    table = Table()
    table.add_column("type")
    for name in ("gold", "found", "P", "R", "F1", "95 %", "slots"):
        table.add_column(name, justify="right")
    for row in score_rows(evaluation):
        table.add_row(*row.values())
    console = Console(highlight=False)
    console.print(table)
    bins = reliability(evaluation)
    console.print(f"calibration error {calibration_error(bins):.3f}")
    for bin_ in bins:
        console.print(f"  {bin_.low:.1f}–{bin_.high:.1f}: {bin_.facts} facts, {bin_.right:.3f} right")


def _list(evaluation: Evaluation) -> None:
    for title, items in (("missed", evaluation.missed), ("spurious", evaluation.spurious)):
        print(f"\n{title}:")
        for article, record in items:
            quote = record.get("quote") or record["evidence"]["quote"]
            print(f"  {article} {said(record)}\n      “{' '.join(str(quote).split())}”")
