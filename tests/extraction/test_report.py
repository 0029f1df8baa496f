"""Intervals, calibration and the page that shows them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.articles.reader import article_from_text
from kg_service.extraction.confidence import calibration_error, f1_intervals, reliability
from kg_service.extraction.evaluation import Evaluation, Graded, evaluate
from kg_service.extraction.facts import Evidence, StatisticFact
from kg_service.extraction.report import html_report, marked

TEXT = "Tỷ lệ hộ nghèo còn 4%, <script>alert(1)</script> thu 7 tỷ đồng."


def fact(value: float, confidence: float, start: int, end: int, article: str = "a") -> StatisticFact:
    return StatisticFact(
        article=article, evidence=Evidence(start=start, end=end, quote=TEXT[start:end]), confidence=confidence,
        indicator="Tỷ lệ hộ nghèo", value=value, unit="%",
    )  # fmt: skip


def gold(*values: float) -> list[dict[str, Any]]:
    return [{"type": "statistic", "indicator": "Tỷ lệ hộ nghèo", "value": v, "unit": "%", "quote": "x"} for v in values]


def test_calibration_by_hand() -> None:
    facts = [fact(4, 0.95, 0, 3), fact(5, 0.95, 4, 6), fact(6, 0.55, 4, 6), fact(7, 0.55, 7, 9)]
    table = reliability(evaluate([("a", gold(4, 6, 7))], facts))
    assert [(row.facts, round(row.confidence, 2), row.right) for row in table] == [(2, 0.55, 1.0), (2, 0.95, 0.5)]
    assert calibration_error(table) == pytest.approx(0.45)


def test_intervals_hold_the_score_and_come_out_the_same() -> None:
    facts = [fact(n, 0.9, 0, 3, article=f"a{n}") for n in range(20)]
    records = [(f"a{n}", gold(n if n % 4 else n + 100)) for n in range(20)]
    evaluation = evaluate(records, facts)
    interval = f1_intervals(evaluation)["all"]
    assert interval.low < evaluation.total.f1 < interval.high
    assert f1_intervals(evaluate(records, facts))["all"] == interval


def test_the_page_shows_the_text_with_its_facts_and_runs_nothing() -> None:
    wrong, right = fact(99, 0.9, TEXT.index("<script>"), TEXT.index("</script>")), fact(4, 0.9, 0, 21)
    evaluation = evaluate([("a", gold(4, 7))], [wrong, right])
    page = html_report(evaluation, {"a": article_from_text("a", TEXT)})
    assert "<script>" not in page
    assert '<mark class="right"' in page
    assert '<mark class="spurious"' in page
    assert "Bỏ sót" in page


def test_no_gold_gives_an_empty_report() -> None:
    assert "<table>" in html_report(Evaluation(), {})
    assert f1_intervals(Evaluation()) == {}
    assert calibration_error([]) == 0.0


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)), max_size=6))
def test_marked_parts_are_the_text(spans: list[tuple[int, int]]) -> None:
    facts = [
        Graded("a", fact(1, 0.5, start, min(start + length, len(TEXT))).record(), "right") for start, length in spans
    ]
    assert "".join(part.text for part in marked(TEXT, facts)) == TEXT
