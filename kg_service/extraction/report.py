"""An evaluation as a page: scores with intervals, calibration, and each article's text with its facts marked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader

from kg_service.articles.model import Article
from kg_service.extraction.agreement import Record
from kg_service.extraction.confidence import calibration_error, f1_intervals, reliability
from kg_service.extraction.evaluation import Evaluation, Graded

_WORST_FIRST = ("spurious", "optional", "right")
_OUTCOME_SHOWN = {"spurious": "spurious", "optional": "optional", "right": "right", "repeated": "right"}


class Part(NamedTuple):
    """A stretch of text and the worst outcome of the facts that quote it; None where none does."""

    text: str
    outcome: str | None
    title: str


def score_rows(evaluation: Evaluation) -> list[dict[str, str]]:
    """Scores by type and over all, as they are shown: counts, three decimals, an en dash for what is not there."""
    intervals = f1_intervals(evaluation)
    rows = []
    for name, score in [*evaluation.by_type.items(), ("all", evaluation.total)]:
        interval = intervals.get(name)
        rows.append(
            {
                "name": name,
                "gold": str(score.right + score.missed),
                "found": str(score.right + score.spurious),
                "precision": f"{score.precision:.3f}",
                "recall": f"{score.recall:.3f}",
                "f1": f"{score.f1:.3f}",
                "interval": f"{interval.low:.2f}–{interval.high:.2f}" if interval else "–",
                "slots": "–" if score.slot_accuracy is None else f"{score.slot_accuracy:.2f}",
            }
        )
    return rows


def said(record: Record) -> str:
    """What a record says, without its words and confidence, as compact JSON."""
    left_out = ("quote", "evidence", "confidence", "article", "optional")
    return json.dumps({k: v for k, v in record.items() if k not in left_out}, ensure_ascii=False, default=str)


def html_report(evaluation: Evaluation, articles: Mapping[str, Article]) -> str:
    """The page, with everything from articles and gold escaped. ``articles`` by id; those not given show no text."""
    table = reliability(evaluation)
    environment = Environment(loader=PackageLoader("kg_service.extraction"), autoescape=True)
    return environment.get_template("evaluation.html.j2").render(
        rows=score_rows(evaluation),
        bins=table,
        error=f"{calibration_error(table):.3f}",
        articles=[_article(evaluation, articles[name]) for name in sorted(evaluation.by_article) if name in articles],
    )


def _article(evaluation: Evaluation, article: Article) -> dict[str, Any]:
    graded = [fact for fact in evaluation.graded if fact.article == article.id]
    return {
        "id": article.id,
        "missed": [_item(record) for name, record in evaluation.missed if name == article.id],
        "spurious": [_item(fact.record) for fact in graded if fact.outcome == "spurious"],
        "parts": list(marked(article.source, graded)),
    }


def _item(record: Record) -> dict[str, str]:
    return {"said": said(record), "quote": str(record.get("quote") or record.get("evidence", {}).get("quote", ""))}


def marked(source: str, facts: Iterable[Graded]) -> Iterator[Part]:
    """The text in stretches that the same facts quote, in order; joined they are the text."""
    spans = [(f.record["evidence"]["start"], f.record["evidence"]["end"], f) for f in facts]
    edges = sorted({0, len(source), *(edge for start, end, _ in spans for edge in (start, end))})
    for start, end in pairwise(edges):
        quoting = [fact for first, last, fact in spans if first <= start and end <= last]
        outcomes = {_OUTCOME_SHOWN[fact.outcome] for fact in quoting}
        worst = next((outcome for outcome in _WORST_FIRST if outcome in outcomes), None)
        yield Part(source[start:end], worst, "\n".join(said(fact.record) for fact in quoting))
