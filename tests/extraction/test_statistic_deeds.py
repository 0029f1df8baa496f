"""Figures of news beside stories: what one person did, what is given or asked for, and what cases are of."""

from __future__ import annotations

import pytest
from reading import statistics


def said(text: str, head: str = "Phong trào thi đua ở huyện Bảo Lâm") -> list[tuple[str, float, str]]:
    return [(fact.indicator, fact.value, fact.unit) for fact in statistics(f"{head}\n\n{text}\n")]


@pytest.mark.parametrize(
    "text",
    [
        "Ngoài việc nhà, bà K'Nhim Ka Tông giúp 12 hộ nghèo trong buôn bằng cây giống.",
        "Ở nhà máy chè, kỹ sư Lương Quốc Hưng (Tổ cơ điện) có 11 sáng kiến trong 4 năm.",
        "Bà Mai Thị Nga, bí thư chi bộ thôn 3, người vận động được 27 hộ vào tổ hợp tác, rất vui.",
        "Anh Vi Văn Sơn nhận giúp 9 hộ nghèo. Đến năm 2019, 7 hộ trong số đó đã thoát nghèo.",
        "Huyện tặng hoa và 12 triệu đồng cho đội tuyển.",
        "Lãnh đạo huyện trao Giấy khen kèm 3 triệu đồng cho em Hồ Văn Lý.",
        "Liên đoàn Lao động huyện đang đề xuất tỉnh dành quỹ đất 6 ha xây nhà ở cho công nhân.",
        "Gạo thơm bán giá gấp rưỡi gạo 25% tấm.",
        "Muốn mua máy thì phải vay, mà lãi suất ngân hàng đang ở mức 17%/năm.",
        "Ngày hội đi bộ đã được tổ chức tại sân vận động với 600 đoàn viên tham gia chạy.",
    ],
)
def test_what_one_person_did_got_or_asked_for_is_no_figure_of_the_place(text: str) -> None:
    assert said(text) == []


def test_who_only_reports_a_figure_did_not_do_it() -> None:
    assert said("Theo ông Bùi Văn Nam, Chủ tịch UBND huyện, toàn huyện có 36 hộ hiến đất.") == [
        ("Số hộ hiến đất", 36, "hộ")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tai nạn giao thông vẫn ở mức cao với 27 vụ trong năm 2018.", ("Số vụ tai nạn giao thông", 27, "vụ")),
        ("Đồng chí Hà Văn Tư lưu ý bạo lực gia đình còn 19 vụ.", ("Số vụ bạo lực gia đình", 19, "vụ")),
        ("Toàn huyện xảy ra 11 vụ cháy.", ("Số vụ cháy xảy ra", 11, "vụ cháy")),
    ],
)
def test_cases_are_of_what_their_clause_begins_with(text: str, expected: tuple[str, float, str]) -> None:
    assert said(text) == [expected]


def test_a_share_of_those_counted_is_of_them_and_not_of_where_they_are() -> None:
    text = "Trường hiện có 436 học sinh ở 1 điểm chính và 6 điểm lẻ, trong đó 97% là con em đồng bào Mạ."
    found = said(text, head="Trường Tiểu học Lộc Tân thi đua dạy tốt")
    assert found[0] == ("Số học sinh", 436, "học sinh")
    assert found[-1] == ("Tỷ lệ học sinh là con em đồng bào Mạ", 97, "%")


def test_where_a_figure_came_from_is_no_part_of_its_name() -> None:
    assert [name for name, *_ in said("Tỷ lệ chuyên cần từ chỗ chỉ đạt 71% nay đã lên 98,5%.")] == [
        "Tỷ lệ chuyên cần",
        "Tỷ lệ chuyên cần",
    ]


def test_all_of_them_that_achieved_something_are_counted() -> None:
    assert said("Cả 5 trường mầm non đều đạt chuẩn quốc gia.") == [
        ("Số trường mầm non đều đạt chuẩn quốc gia", 5, "trường")
    ]


def test_persons_of_two_kinds_are_counted_together() -> None:
    ((name, value, unit),) = said("Mỗi năm trung tâm y tế huyện cứu chữa khoảng 120 ngư dân, bộ đội từ các đảo.")
    assert (value, unit) == (120, "ngư dân")
    assert name.startswith("Số ngư dân, bộ đội từ các đảo")


def test_what_the_country_does_is_of_the_country() -> None:
    found = statistics("Hợp tác xã chè ở huyện Bảo Lâm thi đua\n\nNăm 2012, cả nước xuất khẩu 146 nghìn tấn chè.\n")
    assert [(fact.value, fact.area) for fact in found] == [(146, "Việt Nam")]
