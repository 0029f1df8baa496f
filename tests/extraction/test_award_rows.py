"""Awards to several whom a number counts, prizes with a field, what was named before."""

from __future__ import annotations

import pytest
from reading import awards, counted, recipients


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("UBND tỉnh tặng Bằng khen cho hai xã Tân An và Tân Bình.", {"Tân An", "Tân Bình"}),
        ("UBND tỉnh tặng Bằng khen cho 3 huyện: Mai Sơn, Yên Châu và Mộc Châu.", {"Mai Sơn", "Yên Châu", "Mộc Châu"}),
        ("Hội nghị đề nghị tặng Bằng khen cho hai tỉnh Sơn La và Lai Châu.", {"Sơn La", "Lai Châu"}),
    ],
)
def test_units_counted_and_named_straight_after(text: str, named: set[str]) -> None:
    assert recipients(text) == named
    assert not counted(text)


def test_a_number_of_units_before_one_of_them_stays_a_number() -> None:
    assert "Tân An" not in recipients("UBND tỉnh tặng Bằng khen cho 5 xã và khen Tân An.")


def test_a_round_of_awards_among_the_words_for_those_counted() -> None:
    text = (
        "Sở kiến nghị Bộ đặc cách trao danh hiệu NSND cho 3 trường hợp bị trượt trong đợt xét tặng vừa rồi là "
        "NSƯT Hồng Vân, NSƯT Thanh Lan và NSƯT Minh Hoa."
    )
    assert {(fact.recipient, fact.status) for fact in awards(text) if "nhân dân" in fact.award} == {
        ("Hồng Vân", "proposed"),
        ("Thanh Lan", "proposed"),
        ("Minh Hoa", "proposed"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nhà văn Lê Hoài Nam được truy tặng Giải thưởng Hồ Chí Minh về văn học nghệ thuật năm 2012.",
            [("Giải thưởng Hồ Chí Minh về văn học nghệ thuật", "Lê Hoài Nam", "2012")],
        ),
        (
            "Nhạc sĩ Lê Hoài Nam được tặng Giải thưởng Nhà nước năm 2012. Ca sĩ Vũ Thị Sen được trao giải thưởng này "
            "năm 2017.",
            [("Giải thưởng Nhà nước", "Lê Hoài Nam", "2012"), ("Giải thưởng Nhà nước", "Vũ Thị Sen", "2017")],
        ),
    ],
)
def test_prizes_of_the_state(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(fact.award, fact.recipient, fact.period) for fact in awards(text)] == expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Anh Lê Văn Tám làm việc ở xã. Anh cũng là người vừa được Chủ tịch UBND tỉnh tặng Bằng khen.",
            {"Lê Văn Tám"},
        ),
        (
            "Mô hình kế thừa kinh nghiệm của Thái Bình, tỉnh trước đây hai lần được tặng Huân chương Lao động.",
            {"Thái Bình"},
        ),
        (
            "Hợp tác xã Chè Suối Bu nhận Cờ thi đua. Anh Lò Văn Pâng nhận Kỷ niệm chương “Vì sự nghiệp phát triển hợp "
            "tác xã Việt Nam”. Huyện đề nghị Chủ tịch nước tặng Huân chương Lao động hạng Ba cho HTX.",
            {"Hợp tác xã Chè Suối Bu", "Lò Văn Pâng"},
        ),
        ("Đại đội 5 lập công; Hội Liên hiệp Phụ nữ tặng đại đội huy hiệu 3 đảm đang.", {"Đại đội 5"}),
    ],
)
def test_who_was_named_before(text: str, named: set[str]) -> None:
    assert recipients(text) == named


def test_who_told_it_gives_nothing() -> None:
    text = "Theo Văn phòng UBND tỉnh Hòa Bình, Chủ tịch UBND tỉnh đã thu hồi Bằng khen năm 2018 đối với bà Lê Thị Mít."
    assert [fact.by for fact in awards(text)] == [["Chủ tịch UBND tỉnh"]]


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh Phú Yên tặng chị Lê Thị Mít Bằng khen.\n\nNăm 2020, toàn tỉnh có 89,6% hộ đạt danh hiệu này.",
        "Đoàn trao giải thưởng Lý Tự Trọng cho 87 gương là cán bộ Đoàn trực tiếp làm phong trào Đoàn và Đội.",
    ],
)
def test_no_body_and_no_area_of_its_own(text: str) -> None:
    assert recipients(text) <= {"Lê Thị Mít"}


def test_what_a_body_is_first_of_is_no_name() -> None:
    text = (
        "Mừng 60 tuổi bệnh viện Nhi đầu tiên ở đây\n\nSáng nay, Bệnh viện Sản Nhi Hòa Vang tổ chức lễ kỷ niệm. "
        "Dịp này, Bệnh viện vinh dự được tặng Huân chương Lao động hạng Ba."
    )
    assert recipients(text) == {"Bệnh viện Sản Nhi Hòa Vang"}
