"""Sections of plans end where the next heading of their level begins; tables of main indicators open none."""

from __future__ import annotations

import pytest

from tests.extraction.reading import statistics

HEAD = "Báo cáo phong trào thi đua của huyện Lắk\n\n10/12/2021\n\n"


def values(text: str) -> list[float]:
    return [fact.value for fact in statistics(HEAD + text)]


@pytest.mark.parametrize(
    ("plan", "subhead", "after"),
    [
        ("PHƯƠNG HƯỚNG THỜI GIAN TỚI", "1. Về văn hóa", "GƯƠNG SÁNG Ở CƠ SỞ"),
        ("II. Mục tiêu năm 2022", "1. Về văn hóa", "III. Một số mô hình hay"),
        ("2. Phương hướng năm 2022", "a) Về văn hóa", "3. Một số mô hình hay"),
    ],
)
def test_section_of_plans_ends_at_the_next_of_its_level(plan: str, subhead: str, after: str) -> None:
    text = (
        f"{plan}\n\nTrồng mới 350 ha cà phê.\n\n{subhead}\n\nXây dựng 12 nhà văn hóa.\n\n"
        f"{after}\n\nToàn huyện trồng được 280 ha cà phê."
    )
    assert values(text) == [280.0]


def test_table_of_main_indicators_opens_no_section_of_plans() -> None:
    text = (
        "BIỂU 2. CHỈ TIÊU CHỦ YẾU NĂM 2021\n\nChỉ tiêu | ĐVT | Kế hoạch | Thực hiện | Đạt (%)\n"
        "Diện tích cà phê | ha | 9.500 | 9.880 | 104\nTỷ lệ hộ nghèo | % | 7 | 6,4 | Đạt\n\n"
        "Toàn huyện trồng được 280 ha cà phê."
    )
    assert [(fact.indicator, fact.value, fact.unit) for fact in statistics(HEAD + text)] == [
        ("Diện tích cà phê", 9880.0, "ha"),
        ("Diện tích cà phê so với kế hoạch", 104.0, "%"),
        ("Tỷ lệ hộ nghèo", 6.4, "%"),
        ("Diện tích cà phê trồng", 280.0, "ha"),
    ]


@pytest.mark.parametrize("head", ["Đạt (%)", "% đạt", "Tỷ lệ (%)", "Tỷ lệ đạt (%)", "TH/KH (%)"])
def test_how_much_of_a_plan_was_done(head: str) -> None:
    rows = "Diện tích cà phê | ha | 9.500 | 9.880 | 104\nSố hộ nghèo | hộ | 900 | 850 | -"
    text = f"Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện | {head}\n{rows}"
    assert [(fact.indicator, fact.value) for fact in statistics(HEAD + text)] == [
        ("Diện tích cà phê", 9880.0),
        ("Diện tích cà phê so với kế hoạch", 104.0),
        ("Số hộ nghèo", 850.0),
    ]


def test_number_with_thousands_marked_is_no_name() -> None:
    text = "Hộ khá, giàu: cấp tỉnh 1.250 hộ, cấp huyện 3.480 hộ. Tổ 12 hộ nghèo nhất ở thôn 4."
    assert values(text) == [1250.0, 3480.0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trồng mới được 215 ha cà phê.", [("Diện tích cà phê trồng mới", 215.0)]),
        ("Trường nay có 42 lớp với 1.310 học sinh.", [("Số lớp", 42.0), ("Số học sinh", 1310.0)]),
        ("Đơn vị tu sửa 6.400 m kênh.", [("Chiều dài kênh tu sửa", 6400.0)]),
        ("Cầu dài 64 m.", []),
    ],
)
def test_wordings(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(fact.indicator, fact.value) for fact in statistics(HEAD + text)] == expected
