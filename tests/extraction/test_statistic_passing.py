"""Figures that stand in passing: what is no figure of a place, and what is one though little tells it."""

from __future__ import annotations

import pytest
from extraction.reading import counted, statistics

_HEAD = "Thi đua ở Quảng Bình\n\n05/11/2020\n\n"


def figures(text: str) -> list[tuple[float, str]]:
    """Value and unit of each figure of a text on a province."""
    return [(fact.value, fact.unit) for fact in statistics(f"{_HEAD}{text}\n")]


@pytest.mark.parametrize(
    "text",
    [
        "Tin cùng chuyên mục | Lượt xem: 1.742",
        "Tỉnh Quảng Bình vui vì cô gái ấy nâng 96 kg tổng cử, hơn đối thủ 2 kg.",
        "Nhà bà ở ngõ 118 đường Lý Thường Kiệt, thành phố Đồng Hới.",
        "Chủ tịch UBND tỉnh ký quyết định phạt công ty 1,4 tỷ đồng.",
        "UBND tỉnh tặng xã công trình phúc lợi trị giá 7 tỷ đồng.",
        "Già làng không ngồi yên. Đến nay ông đã vận động dựng được 23 cây cầu gỗ.",
    ],
)
def test_no_figures_of_a_place(text: str) -> None:
    assert figures(text) == []


def test_what_was_told_before_is_told_once() -> None:
    text = "Năm 2019, tỉnh huy động 412 tỷ đồng xây dựng nông thôn mới. Từ 412 tỷ đồng này, đường về xã rộng ra."
    assert figures(text) == [(412, "tỷ đồng")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trong số 1.204 doanh nghiệp trên địa bàn, 81% có tổ chức công đoàn.", [(1204, "doanh nghiệp"), (81, "%")]),
        ("Ở 162 doanh nghiệp ngoài nhà nước vẫn chưa thành lập được công đoàn.", [(162, "doanh nghiệp")]),
        ("Quảng Bình mới đạt 9,4 bác sĩ trên một vạn dân.", [(9.4, "bác sĩ")]),
        (
            "Quảng Bình mới đạt 9,4 bác sĩ và 28,5 giường bệnh trên một vạn dân.",
            [(9.4, "bác sĩ"), (28.5, "giường bệnh")],
        ),
        (
            "Đảng bộ tỉnh thi hành kỷ luật 312 đảng viên, trong đó có 54 cấp ủy viên.",
            [(312, "đảng viên"), (54, "cấp ủy viên")],
        ),
        ("Tỉnh đã tiếp nhận 48 tỷ đồng tiền mặt cùng gần 700 tấn gạo.", [(48, "tỷ đồng"), (700, "tấn")]),
        (
            "Năm 2019 xảy ra tai nạn làm 41 trẻ em bị thương, nhiều hơn 6 em so với cùng kỳ.",
            [(41, "trẻ em"), (6, "em")],
        ),
        ("Ngành Y tế đã lấy mẫu đại diện 38.000 hộ gia đình.", [(38000, "hộ gia đình")]),
    ],
)
def test_figures_that_little_tells(text: str, expected: list[tuple[float, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize("bullet", ["-", "–", "+", "*"])
def test_a_line_that_begins_with_its_number(bullet: str) -> None:
    text = (
        f"Kết quả thi đua\n\n20/12/2011\n\nHội đồng xét:\n\n{bullet} 64 viên chức đạt danh hiệu Lao động tiên tiến;\n\n"
        f"{bullet} 07 tập thể được tặng Giấy khen.\n"
    )
    assert counted(text) == {(64, "individual", "Lao động tiên tiến"), (7, "collective", "Giấy khen")}


def test_awards_that_are_counted_before_others_are_told_of() -> None:
    text = (
        "Nhà máy tổng kết thi đua\n\n20/12/2011\n\nGiám đốc quyết định công nhận 512 Lao động tiên tiến, 31 Chiến sĩ "
        "thi đua cơ sở; thưởng nóng 20 lượt người với 64 triệu đồng.\n"
    )
    told = {(count, award) for count, _, award in counted(text)}
    assert {(512, "Lao động tiên tiến"), (31, "Chiến sĩ thi đua cơ sở")} <= told


def test_a_whole_before_its_part_has_no_title() -> None:
    text = 'Trưởng thôn khoe: "Thôn tôi có 72 hộ thì 66 hộ đạt gia đình văn hóa, chỉ còn 3 hộ nghèo".'
    told = counted(f"{_HEAD}{text}\n")
    assert [count for count, *_ in told] == [66]
    assert figures(text) == [(72, "hộ"), (66, "hộ"), (3, "hộ nghèo")]


def test_what_was_done_names_a_share_of_its_plan() -> None:
    text = "Giám đốc Sở Tài chính tỉnh Quảng Bình thừa nhận giải ngân mới đạt 57% kế hoạch vốn."
    assert [fact.indicator for fact in statistics(f"{_HEAD}{text}\n")] == ["Tỷ lệ giải ngân so với kế hoạch"]


def test_what_was_received_is_a_sum() -> None:
    assert figures("Mặt trận tỉnh đã tiếp nhận 84 tỷ đồng và 320 tấn hàng cứu trợ.") == [(84, "tỷ đồng"), (320, "tấn")]


@pytest.mark.parametrize("word", ["ước lượng", "ước chừng", "ước tính"])
def test_what_is_reckoned_is_estimated(word: str) -> None:
    found = statistics(f"{_HEAD}Tổng sản lượng sắn của tỉnh {word} 78.000 tấn.\n")
    assert [(fact.value, fact.estimated) for fact in found] == [(78000, True)]


def test_more_of_those_who_got_something_are_no_figure() -> None:
    text = "Chủ tịch UBND huyện tặng Giấy khen cho 45 học sinh giỏi, 230 học sinh tiên tiến."
    assert figures(text) == []


@pytest.mark.parametrize("base", ["1 vạn dân", "10.000 dân", "100.000 người dân"])
def test_how_many_people_a_rate_is_for_is_no_figure(base: str) -> None:
    text = f"Kết quả của tỉnh Lai Châu\n\nNăm 2025, số giường bệnh trên {base} đạt 31,5 giường.\n"
    assert [fact.value for fact in statistics(text)] == [31.5]


def test_more_than_so_many_people_are_a_figure() -> None:
    text = "Kết quả của tỉnh Lai Châu\n\nToàn tỉnh có trên 10.000 người dân được dùng nước sạch.\n"
    assert [fact.value for fact in statistics(text)] == [10_000]


@pytest.mark.parametrize(
    ("counted", "measured", "indicator"),
    [
        ("12 mô hình trồng chè", "850 ha", "Diện tích mô hình trồng chè"),
        ("57 tuyến đường", "162 km", "Chiều dài tuyến đường"),
    ],
)
def test_what_is_measured_of_those_who_are_counted_is_no_number_of_them(
    counted: str, measured: str, indicator: str
) -> None:
    facts = statistics(f"Kết quả của huyện Than Uyên\n\nHuyện Than Uyên có {counted} với {measured}.\n")
    assert [fact.indicator for fact in facts][1:] == [indicator]
