"""Confidences are the shares of facts that were right, and keep the order of the rules' own numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.calibration import Observation, fit, mixed, observations
from kg_service.extraction.calibration import calibrated, calibrated_confidence
from kg_service.extraction.evaluation import Graded
from kg_service.extraction.facts import FACT_TYPES, Evidence, StatisticFact


def graded(confidence: float, right: int, wrong: int) -> list[Graded]:
    record = {"type": "statistic", "confidence": confidence}
    return [Graded("a", record, "right")] * right + [Graded("a", record, "spurious")] * wrong


def test_a_share_is_what_was_seen_and_few_facts_say_little() -> None:
    rows = {
        confidence: (share, seen)
        for _, confidence, share, seen in fit(observations(graded(0.9, 90, 10) + graded(0.6, 1, 1)))
    }
    assert rows[0.9][0] == pytest.approx(0.9, abs=0.01)
    assert 0.75 < rows[0.6][0] < 0.9
    assert rows[0.6][1] == 2


def test_a_surer_rule_never_gets_less() -> None:
    shares = [
        share for _, _, share, _ in fit(observations(graded(0.7, 50, 0) + graded(0.9, 10, 40) + graded(0.95, 50, 0)))
    ]
    assert shares == sorted(shares)


def test_unread_articles_count_for_their_share_however_many_there_are() -> None:
    read = observations(graded(0.9, 1000, 0))
    unread = [Observation("statistic", 0.9, right) for right in [True] * 8 + [False] * 2]
    ((_, _, share, seen),) = fit(mixed(read, unread, 0.25))
    assert share == pytest.approx(1 - 0.25 * 0.2, abs=0.001)
    assert seen == 1010


@given(st.sampled_from(FACT_TYPES), st.floats(0, 1), st.floats(0, 1))
def test_the_order_of_the_rules_is_kept(fact_type: str, first: float, second: float) -> None:
    low, high = sorted((first, second))
    assert 0 <= calibrated_confidence(fact_type, low) <= calibrated_confidence(fact_type, high) <= 1


def test_only_the_confidence_changes() -> None:
    fact = StatisticFact(
        article="a", evidence=Evidence(start=0, end=1, quote="x"), confidence=0.7, indicator="i", value=1, unit="%"
    )
    assert calibrated(fact).model_copy(update={"confidence": 0.7}) == fact
