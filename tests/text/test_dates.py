"""Dates and periods."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.text.dates import find_dates, find_periods, years_in
from kg_service.text.normalize import fold

ARTICLE_DAY = dt.date(2019, 7, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kế hoạch ngày 13/6/2017", ["2017-06-13"]),
        ("ngày 7-4-2014", ["2014-04-07"]),
        ("ngày 07 tháng 4 năm 2014", ["2014-04-07"]),
        ("Ngày 8/7, tại Sơn La", ["2019-07-08"]),
        ("Sáng 15-8", ["2019-08-15"]),
        ("vào tháng 6/2019", ["2019-06"]),
        ("ngày 30/2/2017", []),
        ("đứng thứ 7/14 tỉnh", []),
        ("Quảng trường 10-3", []),
        ("Kế hoạch số 1054/KH-UBND", []),
        ("từ 5/9/2018 đến 6/9/2018", ["2018-09-05", "2018-09-06"]),
    ],
)
def test_find_dates(text: str, expected: list[str]) -> None:
    assert [mention.value for mention in find_dates(fold(text), ARTICLE_DAY)] == expected


def test_a_date_ahead_in_the_news_is_nearer_than_a_year_ago() -> None:
    assert [m.value for m in find_dates("ngày 15/3", dt.date(2019, 3, 12))] == ["2019-03-15"]


def test_without_any_year_a_day_is_left_out() -> None:
    assert find_dates("ngày 15/3") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giai đoạn 2015 - 2020, tỉnh", ["2015-2020"]),
        ("Từ năm 2015-2020", ["2015-2020"]),
        ("từ năm 2011 đến năm 2015", ["2011-2015"]),
        ("Từ năm 2015 đến nay", ["2015-2020"]),
        ("nhiệm kỳ 2016 – 2021", ["2016-2021"]),
        ("6 tháng đầu năm", ["2020-H1"]),
        ("6 tháng cuối năm 2019", ["2019-H2"]),
        ("Quý I/2019", ["2019-Q1"]),
        ("tháng 6/2019", ["2019-06"]),
        ("Năm 2016, 247 tập thể", ["2016"]),
        ("năm học 2018-2019", ["2018-2019"]),
        ("ước năm 2020 còn 16,7%", ["2020"]),
        ("2016 tập thể", []),
    ],
)
def test_find_periods(text: str, expected: list[str]) -> None:
    assert [mention.value for mention in find_periods(fold(text), 2020)] == expected


@given(
    st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)),
    st.sampled_from(["{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "{d} tháng {m} năm {y}"]),
)
def test_every_way_of_writing_a_day_is_read(day: dt.date, form: str) -> None:
    text = "ngày " + form.format(d=day.day, m=day.month, y=day.year)
    assert [mention.value for mention in find_dates(text)] == [day.isoformat()]


def test_a_place_on_a_road_is_no_year() -> None:
    assert years_in("đến km 1934+340 quốc lộ 1") == []
    assert years_in("năm 1934, 340 người") == [(4, 8)]
