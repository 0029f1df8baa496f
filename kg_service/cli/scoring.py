"""What ``thidua evaluate`` does: extraction against gold, shown as a table, JSON or a page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from kg_service.articles.model import Article
from kg_service.articles.reader import read_articles
from kg_service.cli.common import plain
from kg_service.cli.extracting import Extract
from kg_service.cli.graphs import Reporter
from kg_service.errors import ThiduaError
from kg_service.extraction.confidence import calibration_error, f1_intervals, reliability
from kg_service.extraction.evaluation import Evaluation, evaluate, read_gold
from kg_service.extraction.facts import Fact, read_facts
from kg_service.extraction.report import html_report, said, score_rows


class BelowBarError(ThiduaError):
    """The micro F1 is below what ``--min-f1`` asks for."""

    type = "below-bar"
    title = "Below the bar"


def score(
    gold: Path, paths: list[Path], extract: Extract, listed: bool, as_json: bool, html: Path | None, min_f1: float
) -> None:
    """Score the facts of articles, or files of facts, against gold, and show it.

    Raises BelowBarError when the micro F1 is under ``min_f1``.
    """
    records = list(read_gold(gold))
    articles, facts = _facts(paths, {article for article, _ in records}, extract)
    evaluation = evaluate(records, facts)
    if html:
        html.write_text(html_report(evaluation, {article.id: article for article in articles}), encoding="utf-8")
    if as_json:
        print(json.dumps(_record(evaluation), ensure_ascii=False, indent=1))
    else:
        _show(evaluation)
        if listed:
            _list(evaluation)
    if evaluation.total.f1 < min_f1:
        raise BelowBarError(f"micro F1 {evaluation.total.f1:.3f} is below {min_f1:g}")


def _facts(paths: list[Path], wanted: set[str], extract: Extract) -> tuple[list[Article], list[Fact]]:
    """The articles that have gold and their facts: extracted now, or read from files of facts."""
    files = [path for path in paths if path.suffix == ".jsonl" and path.is_file() and _holds_facts(path)]
    others = [path for path in paths if path not in files]
    articles = [article for article in read_articles(others, Reporter().article) if article.id in wanted]
    if files:
        return articles, [fact for path in files for fact in read_facts(path)]
    return articles, [fact for _, facts in extract(articles) for fact in facts]


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
            quote = record.get("quote") or record.get("evidence", {}).get("quote", "")
            print(f"  {article} {plain(said(record))}\n      “{plain(' '.join(str(quote).split()))}”")
