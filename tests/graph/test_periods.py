"""Periods of facts as days."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.graph.periods import span


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2015-2020", "2015-01-01", "2020-12-31"),
        ("2019-06", "2019-06-01", "2019-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2019-H1", "2019-01-01", "2019-06-30"),
        ("2019-H2", "2019-07-01", "2019-12-31"),
        ("2019-Q1", "2019-01-01", "2019-03-31"),
        ("2019-Q4", "2019-10-01", "2019-12-31"),
        ("2019-07-08", "2019-07-08", "2019-07-08"),
    ],
)
def test_spans(period, start, end):
    assert span(period) == (dt.date.fromisoformat(start), dt.date.fromisoformat(end))


@pytest.mark.parametrize(
    "period", ["", "19", "2019-13", "2019-02-30", "2020-2015", "0000", "2019-H3", "2019 ", "năm 2019"]
)
def test_what_names_no_days(period):
    assert span(period) is None


@given(st.from_regex(r"\A\d{4}(-(\d{4}|0[1-9]|1[0-2]|H[12]|Q[1-4]))?\Z"))
def test_every_period_of_the_contract_is_a_span_in_order_or_none(period):
    found = span(period)
    assert found is None or found.start <= found.end
