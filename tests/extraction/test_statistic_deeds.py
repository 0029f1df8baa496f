"""Figures of news beside stories: what one person did, what is given or asked for, and what cases are of."""

from __future__ import annotations

import pytest
from reading import statistics


def said(text: str, head: str = "Phong trào thi đua ở huyện Bảo Lâm") -> list[tuple[str, float, str]]:
    return [(fact.indicator, fact.value, fact.unit) for fact in statistics(f"{head}\n\n{text}\n")]


@pytest.mark.parametrize(
    "text",
    [
        "Rảnh việc nương, bà Ka Thị Vân dựng chuồng thay cho 8 hộ neo đơn.",
        "Tại xưởng sấy, bác sĩ thú y Lê Văn Đạo (tổ 4) viết 13 đề tài.",
        "Bà Mai Thị Nga, chi hội trưởng, người rủ thêm 27 hộ kinh doanh góp vốn, rất vui.",
        "Anh Vi Văn Sơn cho 9 hộ dân mượn trâu. Sang năm, 5 hộ trong số ấy mua được trâu riêng.",
        "Ban tổ chức trao cúp và 40 triệu đồng cho đội bóng chuyền.",
        "Lãnh đạo huyện trao Giấy khen kèm 3 triệu đồng cho em Hồ Văn Lý.",
        "Hội Nông dân huyện kiến nghị tỉnh mở rộng thêm 9 ha vườn ươm.",
        "Cơ sở chưng cất bán loại rượu 45% men lá.",
        "Bà con ngại vì lãi suất vay ngoài tới 24%/năm.",
        "Giải việt dã khai mạc ở hồ Nam Phương với 600 đoàn viên tham gia tranh tài.",
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
        ("Tình trạng đuối nước còn nhức nhối với 21 vụ từ đầu hè.", ("Số vụ đuối nước", 21, "vụ")),
        ("Ông Hà Văn Tư thừa nhận bạo lực học đường còn 19 vụ.", ("Số vụ bạo lực học đường", 19, "vụ")),
        ("Toàn huyện xảy ra 11 vụ cháy.", ("Số vụ cháy xảy ra", 11, "vụ cháy")),
    ],
)
def test_cases_are_of_what_their_clause_begins_with(text: str, expected: tuple[str, float, str]) -> None:
    assert said(text) == [expected]


def test_a_share_of_those_counted_is_of_them_and_not_of_where_they_are() -> None:
    text = "Nhà trường có 640 học viên ở 2 cơ sở và 3 trạm thực hành, trong đó 35% là nữ công nhân."
    found = said(text, head="Trường Trung cấp nghề Di Linh thi đua dạy tốt")
    assert found[0] == ("Số học viên", 640, "học viên")
    assert found[-1] == ("Tỷ lệ học viên là nữ công nhân", 35, "%")


def test_where_a_figure_came_from_is_no_part_of_its_name() -> None:
    assert [name for name, *_ in said("Tỷ lệ che phủ rừng từ mức 38% hồi đó đã lên 52,5%.")] == [
        "Tỷ lệ che phủ rừng",
        "Tỷ lệ che phủ rừng",
    ]


def test_all_of_them_that_achieved_something_are_counted() -> None:
    assert said("Cả 9 trạm y tế đều có bác sĩ.") == [("Số trạm y tế đều có bác sĩ", 9, "trạm y tế")]


def test_persons_of_two_kinds_are_counted_together() -> None:
    ((name, value, unit),) = said("Năm 2018, huyện tập huấn cho 350 kỹ sư, công nhân vườn chè.")
    assert (value, unit) == (350, "kỹ sư")
    assert name.startswith("Số kỹ sư, công nhân vườn chè")


def test_what_the_country_does_is_of_the_country() -> None:
    found = statistics("Hợp tác xã chè ở huyện Bảo Lâm thi đua\n\nNăm 2012, cả nước trồng 124 nghìn ha chè.\n")
    assert [(fact.value, fact.area) for fact in found] == [(124, "Việt Nam")]


def test_a_place_to_which_one_only_goes_is_not_whose_figures_follow() -> None:
    text = "Trước đây, người bệnh tim phải chuyển ra Hà Nội. Nay khoa đã thực hiện 214 ca can thiệp."
    found = statistics(f"Bệnh viện Đa khoa tỉnh Lào Cai thi đua\n\n{text}\n")
    assert [(fact.value, fact.area) for fact in found] == [(214, "Lào Cai")]


@pytest.mark.parametrize(
    "text",
    [
        "Tại một số xã ven sông, tỷ lệ hộ dùng nước máy mới đạt 40%.",
        "Hiệu trưởng 21 trường cùng ký cam kết.",
    ],
)
def test_what_is_so_in_some_places_or_who_stood_for_them_is_no_figure_of_the_whole(text: str) -> None:
    assert said(text) == []
