"""Pacts signed at the meeting that an article tells of: at once, after it, in minutes that label day and place."""

from __future__ import annotations

import pytest

from tests.extraction.reading import events

HEAD = "Khối thi đua các trường nghề tỉnh Gia Lai tổng kết\n\n30/12/2019\n\n"
MET = "Sáng 28/12, tại Nhà văn hóa Lao động, Khối thi đua các trường nghề tổ chức hội nghị tổng kết năm 2019. "


@pytest.mark.parametrize(
    "text",
    [
        "Bảy trường trong khối ký giao ước thi đua ngay trên sân khấu.",
        "Bảy trường ký giao ước thi đua năm 2020 ngay sau hội nghị.",
    ],
)
def test_pact_signed_at_once(text: str) -> None:
    assert [(event.kind, event.date, event.place) for event in events(HEAD + MET + text)] == [
        ("conference", "2019-12-28", "Nhà văn hóa Lao động"),
        ("pact_signing", "2019-12-28", "Nhà văn hóa Lao động"),
    ]


@pytest.mark.parametrize("period", ["6 tháng cuối năm 2020", "quý I năm 2020", "tháng 6/2020", "giai đoạn 2020-2025"])
def test_pact_of_a_part_of_a_year_or_of_several(period: str) -> None:
    found = events(HEAD + MET + f"Bảy trường đã ký kết giao ước thi đua {period}.")
    assert [event.kind for event in found] == ["conference", "pact_signing"]


def test_pact_is_signed_at_the_latest_conference() -> None:
    before = "Ngày 17/10/2012, Ủy ban MTTQ tỉnh phát động cuộc vận động “Ngày vì người nghèo”. "
    pact = "Đại diện các trường đã ký kết giao ước thi đua năm 2020."
    signed = [event for event in events(HEAD + before + MET + pact) if event.kind == "pact_signing"]
    assert [event.date for event in signed] == ["2019-12-28"]


def test_day_and_place_that_minutes_label_together() -> None:
    text = (
        "BIÊN BẢN\nHọp bình xét thi đua năm 2019\n\n"
        "I. Thời gian, địa điểm: 8 giờ 00, ngày 20/12/2019, tại Hội trường Cục Thống kê tỉnh Gia Lai.\n\n"
        "II. Nội dung\n\nCác đơn vị ký giao ước thi đua năm 2020 ngay sau cuộc họp."
    )
    signed = [event for event in events(text) if event.kind == "pact_signing"]
    assert [event.date for event in signed] == ["2019-12-20"]
