"""Names of persons: Vietnamese, of ethnic minorities, foreign, in capitals, short; and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.extraction.mentions.people import find_people
from kg_service.text.normalize import fold


def names(text: str) -> list[str]:
    """Full names that the finder gives, places unknown."""
    return [person.name for person in find_people(text, fold(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chủ tịch xã Bùi Thị Nhàn nói.", ["Bùi Thị Nhàn"]),
        ("ông Y Thinh Mlô và bà H'Yim Kđoh", ["Y Thinh Mlô", "H'Yim Kđoh"]),
        ("anh Sùng A Chống, chị Giàng Thị Súa", ["Sùng A Chống", "Giàng Thị Súa"]),
        ("huấn luyện viên Philippe Troussier", ["Philippe Troussier"]),
        ("Ông Phạm công Danh", ["Phạm Công Danh"]),
        ("ÔNG NGUYỄN ĐỨC TRÍ", ["Nguyễn Đức Trí"]),
        ("Đại tá, TS. Trần Kim Oanh", ["Trần Kim Oanh"]),
        ("đồng chí: Lê Thị Mận", ["Lê Thị Mận"]),
        ("các anh: Đỗ Văn Sửu, Vũ Đình Dần", ["Đỗ Văn Sửu", "Vũ Đình Dần"]),
        ("Bí thư Vương Quốc Tuấn Phó Chủ tịch", ["Vương Quốc Tuấn"]),
        ("Nguyễn Văn Tý UBND xã", ["Nguyễn Văn Tý"]),
        ("GS. TS Đỗ Quốc Khải và GS. NSND Bùi Thị Hạnh", ["Đỗ Quốc Khải", "Bùi Thị Hạnh"]),
        ("ông Kim Dae-jung, huấn luyện viên Park Sung - min", ["Kim Dae-jung", "Park Sung-min"]),
        ("ông Lê Văn Nam - con trai cả", ["Lê Văn Nam"]),
        ("Lừu Hồng Hà (dân tộc Mông), Sèn Thị Mỷ", ["Lừu Hồng Hà", "Sèn Thị Mỷ"]),
    ],
)
def test_names_are_found_and_end_where_they_end(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn Thanh niên và Hội Nông dân",
        "tư tưởng Hồ Chí Minh",
        "trường Lê Lợi",
        "đường Nguyễn Huệ",
        "Giải thưởng Tạ Quang Bửu",
        "các cầu thủ Việt Nam",
        "Hà Nội, Cao Bằng",
        "cán bộ Phòng An ninh",
        "Hồ Tây mùa này",
        "Công ty Thái Sơn",
        "Bạn đọc Nguyễn T. hỏi",
        "Huyện ủy Mai Sơn",
        "Thủ tướng Malaysia",
        "phường Nguyễn Trãi",
        "Vương Quốc Campuchia",
    ],
)
def test_streets_bodies_countries_and_ideas_are_no_persons(text: str) -> None:
    assert names(text) == []


def test_a_short_name_is_the_person_whose_full_name_stood_before() -> None:
    text = "Bà Lò Thị Inh nhận thưởng. Chị Inh rất vui. Ông Mão thì không."
    people = find_people(text, fold(text))
    assert [(person.name, person.full) for person in people] == [("Lò Thị Inh", True), ("Lò Thị Inh", False)]


def test_honorific_and_where_titles_begin() -> None:
    text = "Gặp đồng chí Thiếu tướng Lê Tấn Tới hôm qua"
    (person,) = find_people(text, fold(text))
    assert (person.name, person.honorific) == ("Lê Tấn Tới", "thiếu tướng")
    assert text[person.title_start : person.end] == "đồng chí Thiếu tướng Lê Tấn Tới"


def test_a_name_wrapped_by_the_layout_is_one_name_and_lines_of_a_list_are_not() -> None:
    wrapped = "Tham dự hội nghị tổng kết năm nay có ông Nguyễn\nMinh Triết và nhiều đại biểu khác."
    assert names(wrapped) == ["Nguyễn Minh Triết"]
    assert names("Trần Thị Lan\nPhạm Văn Cúc") == ["Trần Thị Lan", "Phạm Văn Cúc"]


def test_countries_before_foreign_names_belong_to_the_office() -> None:
    assert names("Thủ tướng Nga Dmitry Sokolov") == []


@given(st.text(alphabet="NguyễnTrầnVăn .,\n-ôngbà'", max_size=60))
def test_people_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = find_people(text, fold(text))
    end = 0
    for person in found:
        assert end <= person.start < person.end <= len(text)
        assert person.title_start <= person.start
        end = person.end
