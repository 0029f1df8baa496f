"""The project's own evaluation agrees with the contract's scorer, and its counts are right by hand."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from kg_service.articles.reader import read_articles
from kg_service.errors import InputError
from kg_service.extraction.evaluation import evaluate, read_gold
from kg_service.extraction.facts import FACT_TYPES, Evidence, StatisticFact, fact_line
from kg_service.extraction.pipeline import extract_articles
from kg_service.reference.load import Reference


def statistic(value: float, area: str = "Lai Châu", **keys: Any) -> StatisticFact:
    evidence = Evidence(start=0, end=1, quote="x")
    return StatisticFact(
        article="a",
        evidence=evidence,
        confidence=0.9,
        indicator="Tỷ lệ hộ nghèo",
        value=value,
        unit="%",
        area=area,
        **keys,
    )


def test_counts_by_hand() -> None:
    gold = [
        {
            "type": "statistic",
            "indicator": "Tỷ lệ hộ nghèo",
            "value": 4.75,
            "unit": "%",
            "area": "Lai Châu",
            "period": "2020",
        },
        {"type": "statistic", "indicator": "Tỷ lệ hộ nghèo", "value": 7, "unit": "%", "area": "Lai Châu"},
        {"type": "statistic", "indicator": "Tỷ lệ hộ nghèo", "value": 9, "unit": "%", "optional": True},
    ]
    facts = [
        statistic(4.75, period="2019"),  # right, but its period is not
        statistic(4.75, area="tỉnh Lai Châu"),  # the same again costs nothing
        statistic(9),  # optional: neither right nor spurious
        statistic(7, area="Sơn La"),  # another place: spurious
    ]
    evaluation = evaluate([("a", gold)], facts)
    score = evaluation.by_type["statistic"]
    assert (score.right, score.spurious, score.missed) == (1, 1, 1)
    assert (score.slots, score.slots_right) == (1, 0)
    assert score.f1 == 0.5
    assert [record["value"] for _, record in evaluation.missed] == [7]
    assert [record["area"] for _, record in evaluation.spurious] == ["Sơn La"]


@pytest.mark.parametrize(("gold", "articles"), [("gold", "articles"), ("dev/gold", "dev/articles")])
def test_agrees_with_the_scorer_of_the_contract(
    shared: Path, tmp_path: Path, reference: Reference, gold: str, articles: str
) -> None:
    read = read_articles([shared / articles], lambda error: pytest.fail(str(error)))
    facts = [fact for _, found in extract_articles(read, reference) for fact in found]
    (tmp_path / "facts.jsonl").write_text("\n".join(map(fact_line, facts)), encoding="utf-8")
    spec = importlib.util.spec_from_file_location("score_facts", shared / "tools" / "score_facts.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    rows, missed, spurious = scorer.score(shared / gold, tmp_path / "facts.jsonl")
    ours = evaluate(read_gold(shared / gold), facts)
    for name in FACT_TYPES:
        score = ours.by_type[name]
        assert (score.right, score.spurious, score.missed, score.slots, score.slots_right) == tuple(
            rows[name][key] for key in ("tp", "fp", "fn", "slots", "slots_right")
        ), name
    assert len(ours.missed) == len(missed)
    assert len(ours.spurious) == len(spurious)


@pytest.mark.parametrize("content", ["just text", "facts: 3", "facts: [{type: nonsense}]", "facts: [1", ""])
def test_what_is_no_gold_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.yaml"):
        list(read_gold(tmp_path))


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold here"):
        list(read_gold(tmp_path))


def test_fact_lines_are_json() -> None:
    assert json.loads(fact_line(statistic(1)))["type"] == "statistic"
