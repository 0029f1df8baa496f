"""Corrections as people write them, and the desk on which facts lie."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.errors import InputError
from kg_service.extraction.facts import AwardFact, Evidence, StatisticFact, fact_from_record
from kg_service.review.applying import Reason
from kg_service.review.correcting import corrected, keys_of
from kg_service.review.desk import Choice, Desk, Pile, lay_out
from kg_service.review.judgements import Judgement

SOURCE = "Hộ nghèo giảm còn 4,75%. Thu ngân sách đạt 2.000 tỷ đồng."
POOR = StatisticFact(
    article="a",
    evidence=Evidence(start=9, end=23, quote=SOURCE[9:23]),
    confidence=0.7,
    indicator="Hộ nghèo",
    value=47.5,
    unit="%",
    period="2019",
)
MONEY = POOR.model_copy(
    update={"evidence": Evidence(start=25, end=56, quote=SOURCE[25:56]), "value": 2000.0, "confidence": 0.9}
)
PRIZE = AwardFact(
    article="b",
    evidence=Evidence(start=0, end=4, quote="Tặng"),
    confidence=0.5,
    award="Bằng khen",
    recipient="X",
    status="conferred",
    by=["Chính phủ"],
)


def judge(verdict: str, fact: StatisticFact | AwardFact, by: str = "an", minute: int = 0, **keys: Any) -> Judgement:
    at = dt.datetime(2026, 11, 21, 10, minute, tzinfo=dt.UTC)
    return Judgement.model_validate({"verdict": verdict, "by": by, "at": at, "fact": fact, **keys})


def test_values_are_typed_by_the_contract() -> None:
    fact = corrected(POOR, ["value = 4.75", "period=", "estimated=true"])
    assert isinstance(fact, StatisticFact)
    assert (fact.value, fact.period, fact.estimated) == (4.75, None, True)
    assert (fact.evidence, fact.confidence) == (POOR.evidence, 0.7)


def test_a_key_of_several_values_is_given_once_for_each() -> None:
    fact = corrected(PRIZE, ["by=Thủ tướng", "by=Chủ tịch nước"])
    assert isinstance(fact, AwardFact)
    assert fact.by == ["Thủ tướng", "Chủ tịch nước"]


def test_a_value_may_hold_an_equals_sign() -> None:
    assert corrected(POOR, ["indicator=a=b"]).record()["indicator"] == "a=b"


def test_a_fact_can_be_moved_to_other_words_of_its_article() -> None:
    fact = corrected(POOR, ["quote=Thu ngân sách", "indicator=Thu ngân sách"], SOURCE)
    assert SOURCE[fact.evidence.start : fact.evidence.end] == fact.evidence.quote == "Thu ngân sách"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([], "--set key=value"),
        (["value"], "'value' is no change: give key=value"),
        (["colour=red"], "a statistic has no key 'colour' that can be set; it has indicator, value, unit"),
        (["article=z"], "no key 'article' that can be set"),
        (["confidence=1"], "no key 'confidence'"),
        (["value=4,75"], "statistic.value: Input should be a valid number"),
        (["value=inf"], "statistic.value"),
        (["value="], "statistic.value: Field required"),
        (["period=last year"], "statistic.period: String should match pattern"),
        (["period=2019", "period=2020"], "period is given twice"),
        (["value=47.5"], "says what the fact says already"),
        (["quote=nicht da"], "does not hold the words 'nicht da'"),
        (["quote="], "does not hold the words ''"),
    ],
)
def test_what_breaks_the_contract_is_told(changes: list[str], said: str) -> None:
    with pytest.raises(InputError) as caught:
        corrected(POOR, changes, SOURCE)
    assert said in caught.value.message


def test_without_the_text_no_quote_can_be_set() -> None:
    with pytest.raises(InputError, match="--articles"):
        corrected(POOR, ["quote=Thu"])


@given(st.lists(st.tuples(st.sampled_from([*keys_of(POOR), "x"]), st.text(max_size=8)), max_size=4))
def test_whatever_is_set_gives_a_fact_of_the_contract_or_an_error(pairs: list[tuple[str, str]]) -> None:
    try:
        fact = corrected(POOR, [f"{key}={value}" for key, value in pairs], SOURCE)
    except InputError:
        return
    assert fact_from_record(fact.record()) == fact
    assert SOURCE[fact.evidence.start : fact.evidence.end] == fact.evidence.quote


# --- the desk


def desk(*judgements: Judgement) -> Desk:
    return lay_out([Pile("a", [POOR, MONEY], SOURCE), Pile("b", [PRIZE])], judgements)


def test_facts_are_found_by_id_alone_or_with_their_article_and_by_their_correction() -> None:
    right = corrected(POOR, ["value=4.75"])
    laid = desk(judge("correct", POOR, correction=right))
    for name in (POOR.stable_id, f"a/{POOR.stable_id}", right.stable_id, f"a/{right.stable_id}"):
        assert laid.find(name).fact == POOR
    for name in ("", "nix", f"b/{POOR.stable_id}", f"a/b/{POOR.stable_id}"):
        with pytest.raises(InputError, match="no fact"):
            laid.find(name)


def test_a_fact_that_is_extracted_no_more_is_found_by_its_judgement() -> None:
    gone = POOR.model_copy(update={"value": 12.0, "evidence": PRIZE.evidence})
    laid = desk(judge("accept", gone))
    assert laid.find(gone.stable_id).fact == gone
    assert [one.reason for one in laid.unmatched] == [Reason.WORDS_GONE]
    assert laid.counts() == {("statistic", "accept"): 1}


def test_choices() -> None:
    laid = desk(judge("accept", POOR))

    def chosen(**keys: Any) -> list[object]:
        return [item.fact for item in laid.chosen(Choice(**keys))]

    assert chosen() == [POOR, MONEY, PRIZE]
    assert chosen(article="b") == [PRIZE]
    assert chosen(type="statistic") == [POOR, MONEY]
    assert chosen(below=0.7) == [PRIZE]
    assert chosen(unjudged=True) == [MONEY, PRIZE]
    assert chosen(unjudged=True, below=0.9) == [PRIZE]
    assert chosen(disagreeing=True) == []


def test_disagreement_is_between_the_last_words_of_people() -> None:
    one, other = judge("accept", POOR, "an"), judge("reject", POOR, "bình", 1)
    assert [item.disputed for item in desk(one, other).items] == [True, False, False]
    assert not any(item.disputed for item in desk(one, other, judge("accept", POOR, "bình", 2)).items)


def test_rules_that_say_otherwise_than_was_accepted_disagree() -> None:
    judged = POOR.model_copy(update={"indicator": "Tỷ lệ hộ nghèo"})
    assert [item.disputed for item in desk(judge("accept", judged)).items] == [True, False, False]


def test_judgements_on_articles_that_are_not_there_are_told() -> None:
    laid = lay_out([], [judge("accept", POOR)])
    assert [(one.reason, one.kept) for one in laid.unmatched] == [(Reason.NO_ARTICLE, False)]
