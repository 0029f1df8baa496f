"""Quoted passages with mixed, straight, single and missing marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.extraction.mentions.quotations import find_quotations
from kg_service.text.normalize import fold


def inner(text: str) -> list[str]:
    return [quotation.inner(text) for quotation in find_quotations(fold(text), text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phong trào “Một hai ba” và «Bốn năm»", ["Một hai ba", "Bốn năm"]),
        ('mở bằng "Một hai ba” hoặc “Bốn năm sáu" thì cũng vậy', ["Một hai ba", "Bốn năm sáu"]),
        ("phong trào:“Một hai”,“Ba bốn”.", ["Một hai", "Ba bốn"]),
        ('không dấu cách"Một hai ba" cũng được', ["Một hai ba"]),
        ("‘ Bộ đội Cụ Hồ ’ và ' năm không '", ["Bộ đội Cụ Hồ", "năm không"]),
        ("đồng bào H'Mông ở Đắk R'Lấp", []),
        ('ngắt dòng "Một hai\nba bốn" ở giữa', ["Một hai ba bốn"]),
    ],
)
def test_marks_of_all_shapes(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Mất dấu đóng. Phong trào “Còn đủ hai dấu” vẫn đọc được", ["Còn đủ hai dấu"]),
        ('"Mất dấu đóng, phong trào "Còn đủ hai dấu" vẫn đọc được', ["Còn đủ hai dấu"]),
        ('Mất dấu mở" được nêu; phong trào "Còn đủ hai dấu" cũng vậy', ["Còn đủ hai dấu"]),
        ("“Không bao giờ đóng\n\nđoạn sau", []),
    ],
)
def test_a_lost_mark_does_not_swallow_the_next_quotation(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@given(st.text(alphabet=" ab.,\n\"'“”‘’«»", max_size=80))
def test_quotations_are_in_order_apart_and_inside_the_text(text: str) -> None:
    end = 0
    for quotation in find_quotations(fold(text), text):
        assert end <= quotation.start < quotation.inner_start < quotation.inner_end < quotation.end <= len(text)
        end = quotation.end
