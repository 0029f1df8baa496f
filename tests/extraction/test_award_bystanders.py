"""Persons beside an award who do not get it."""

from __future__ import annotations

import pytest
from reading import awards, person_roles


def given(text: str) -> list[tuple[str, str]]:
    return [(fact.award, fact.recipient) for fact in awards(f"Tin trong ngày\n\n12/03/2022\n\n{text}\n")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chiều qua diễn ra lễ đón nhận Huân chương Lao động hạng Ba; tới dự có ông Phan Văn Tự và bà Mai Thị Lý.",
            [],
            id="who came",
        ),
        pytest.param(
            "Anh Phan Văn Tự nghèo, có cha là thương binh, bà nội là Bà mẹ Việt Nam Anh hùng.", [], id="a grandmother"
        ),
        pytest.param(
            "Ông Phan Văn Tự được tặng Huân chương Lao động hạng Ba, vợ ông được tặng Bằng khen của UBND tỉnh Hà Nam.",
            [("Huân chương Lao động hạng Ba", "Phan Văn Tự")],
            id="a wife",
        ),
        pytest.param(
            "Lãnh đạo Sở Y tế trao Bằng khen của Bộ Y tế cho Bệnh viện Mắt – Ảnh: TỰ DO.",
            [("Bằng khen của Bộ Y tế", "Bệnh viện Mắt")],
            id="a picture's credit after a dash",
        ),
        pytest.param(
            "Lãnh đạo UBND Hà Nam tới nhà thăm. UBND tỉnh tặng Bằng khen cho ông Phan Văn Tự.",
            [("Bằng khen của UBND tỉnh Hà Nam", "Phan Văn Tự")],
            id="the province named without its level",
        ),
        pytest.param(
            "UBND tỉnh Hà Nam tặng Bằng khen cho ông Phan Văn Tự; Công an tỉnh thưởng nóng ông 5 triệu đồng.",
            [("Bằng khen của UBND tỉnh Hà Nam", "Phan Văn Tự")],
            id="who gives money beside it",
        ),
        pytest.param(
            "Thủ tướng tặng Bằng khen cho ông Phan Văn Tự; Tổng cục Thể dục thể thao thưởng 1 tỉ đồng.",
            [("Bằng khen của Thủ tướng Chính phủ", "Phan Văn Tự")],
            id="a body that gives money beside it",
        ),
        pytest.param(
            "Vợ chồng anh Phan Văn Tự được tặng Giấy khen của UBND huyện Kim Bảng.",
            [("Giấy khen của UBND huyện Kim Bảng", "Phan Văn Tự")],
            id="a couple",
        ),
        pytest.param(
            "Bà Mai Thị Lý có chồng là liệt sĩ, được tặng Huân chương Độc lập hạng Ba năm 1985.",
            [("Huân chương Độc lập hạng Ba", "Mai Thị Lý")],
            id="whose husband is told",
        ),
        pytest.param(
            "Đại biểu Phan Văn Tự băn khoăn: Khoản 2 mở rộng đối tượng được tặng danh hiệu lao động tiên tiến.",
            [],
            id="who speaks of a law",
        ),
    ],
)
def test_who_gets_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert given(text) == expected


def test_heads_of_other_governments_are_no_vietnamese_ones() -> None:
    text = "Tin trong ngày\n\nThủ tướng Anh Theresa May và Thủ tướng Phạm Minh Chính hội đàm."
    assert [(fact.person, fact.role) for fact in person_roles(text)] == [
        ("Theresa May", "Thủ tướng"),
        ("Phạm Minh Chính", "Thủ tướng Chính phủ"),
    ]
