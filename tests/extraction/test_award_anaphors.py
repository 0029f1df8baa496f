"""Whom papers mean later in a story: by a word for one, for several, past an officer who only speaks of them."""

from __future__ import annotations

import pytest
from reading import awards, counted

HEAD = "Chuyện trong ngày ở địa phương\n\n"
PRAISE = "Bằng khen của Chủ tịch UBND tỉnh"
ONE = "Ông Vi Văn Pắn (52 tuổi, ngụ xã Tam Thái) đã bơi ra giữa dòng lũ cứu bốn người."
TWO = "Anh Lương Khắc Hiếu và anh Vi Đức Thông (cùng ngụ xã Tam Thái) đã bơi ra giữa dòng lũ cứu bốn người."
SQUAD = "Trung úy Lương Khắc Hiếu và hạ sĩ Vi Đức Thông, Công an xã Tam Thái, đã khống chế tên cướp."
BETWEEN = [
    "",
    " Ông Kha Văn Lập - chủ tịch UBND xã - cho biết người dân rất mừng.",
    " Theo ông Kha Văn Lập, trưởng Công an xã, nước chảy rất xiết.",
    " Chủ tịch UBND xã Kha Văn Lập nói việc này rất đáng khen.",
    "\n\nÔng Kha Văn Lập (phó chủ tịch UBND xã) xác nhận sự việc.",
    " Nhiều người đã đến hỏi thăm.",
]


def recipients(text: str) -> set[tuple[str, str, str]]:
    assert not counted(HEAD + text)
    return {(fact.award, fact.recipient, fact.status) for fact in awards(HEAD + text)}


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize(
    "told",
    [
        "Chủ tịch UBND tỉnh đã tặng bằng khen cho ông.",
        "Ông được Chủ tịch UBND tỉnh tặng bằng khen.",
        "Người đàn ông này được Chủ tịch UBND tỉnh tặng bằng khen.",
        "Chủ tịch UBND tỉnh tặng bằng khen cho người đàn ông dũng cảm này.",
        "Hành động của ông Pắn đã được Chủ tịch UBND tỉnh biểu dương, tặng bằng khen.",
        '"Thấy người là cứu" - ông Pắn nói sau khi được Chủ tịch UBND tỉnh tặng bằng khen.',
        "Biết chuyện, Chủ tịch UBND tỉnh đã tặng bằng khen.",
    ],
)
def test_one_whose_story_is_told(between: str, told: str) -> None:
    assert recipients(f"{ONE}{between} {told}") == {(PRAISE, "Vi Văn Pắn", "conferred")}


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize(
    ("story", "told"),
    [
        (TWO, "Chủ tịch UBND tỉnh đã tặng bằng khen cho cả hai."),
        (TWO, "Chủ tịch UBND tỉnh đã tặng bằng khen cho các anh."),
        (TWO, "Hai thanh niên dũng cảm trên được Chủ tịch UBND tỉnh tặng bằng khen."),
        (TWO, "Chủ tịch UBND tỉnh tặng bằng khen cho mỗi người."),
        (SQUAD, "Chủ tịch UBND tỉnh tặng bằng khen cho hai chiến sĩ."),
        (SQUAD, "Hai chiến sĩ công an được Chủ tịch UBND tỉnh tặng bằng khen."),
        (SQUAD, "Các chiến sĩ này được Chủ tịch UBND tỉnh tặng bằng khen."),
        (SQUAD, "Chủ tịch UBND tỉnh tặng bằng khen cho hai cán bộ, chiến sĩ nói trên."),
    ],
)
def test_several_who_were_named(story: str, between: str, told: str) -> None:
    expected = {(PRAISE, name, "conferred") for name in ("Lương Khắc Hiếu", "Vi Đức Thông")}
    assert recipients(f"{story}{between} {told}") == expected


@pytest.mark.parametrize(
    "others",
    [
        "Thiếu tướng Kha Văn Lập và đại tá Lô Đức Thọ đã đến dự.",
        "Dự lễ có ông Kha Văn Lập, chủ tịch UBND tỉnh; bà Lô Thị Thọ, giám đốc Sở Nội vụ.",
        "Phó chủ tịch UBND tỉnh Kha Văn Lập và giám đốc Sở Y tế Lô Thị Thọ đến hỏi chuyện.",
        "Công an đã bắt giữ Kha Văn Lập và Lô Đức Thọ.",
        "Hai nghi can Kha Văn Lập, Lô Đức Thọ bị đưa về trụ sở.",
    ],
)
@pytest.mark.parametrize(
    "told",
    [
        "Dịp này, UBND tỉnh tặng bằng khen cho hai chiến sĩ.",
        "UBND tỉnh tặng bằng khen cho hai học sinh.",
        "UBND tỉnh tặng bằng khen cho các em.",
        "Mỗi người được UBND tỉnh tặng bằng khen.",
        "UBND tỉnh tặng bằng khen cho nam thanh niên.",
    ],
)
def test_those_who_give_or_were_caught_are_not_meant(others: str, told: str) -> None:
    assert not awards(f"{HEAD}{others} {told}")


@pytest.mark.parametrize(
    "text",
    [
        "Huân chương Kháng chiến hạng nhì của ông Kha Văn Lập bị thu hồi do khai man.",
        "Huân chương Kháng chiến hạng nhì của ông Kha Văn Lập, nguyên trưởng phòng, đã bị hủy bỏ.",
        "Huân chương Kháng chiến hạng nhì đã tặng cho ông Kha Văn Lập bị hủy bỏ.",
        "Hủy Huân chương Kháng chiến hạng nhì của nguyên giám đốc Sở Y tế Kha Văn Lập.",
    ],
)
def test_an_award_before_the_verb_that_takes_it_back(text: str) -> None:
    assert (("Huân chương Kháng chiến hạng Nhì", "Kha Văn Lập", "revoked")) in recipients(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anh Kha Văn Lập mong có ngày được tặng bằng khen.",
        "Anh Kha Văn Lập ước được nhận Huân chương Lao động.",
        "Anh Kha Văn Lập làm giả bằng khen của Thủ tướng Chính phủ.",
        "Anh Kha Văn Lập mua bằng khen của UBND tỉnh trên mạng.",
    ],
)
def test_wishes_and_forgeries_are_no_awards(text: str) -> None:
    assert not awards(HEAD + text)


def test_two_clauses_with_an_award_each() -> None:
    text = "Danh hiệu NSND được trao cho nghệ sĩ Kha Văn Lập, còn nghệ sĩ Lô Thị Thọ nhận danh hiệu NSƯT."
    assert recipients(text) == {
        ("Nghệ sĩ nhân dân", "Kha Văn Lập", "conferred"),
        ("Nghệ sĩ ưu tú", "Lô Thị Thọ", "conferred"),
    }


LONG = (
    " Nước lên rất nhanh, nhiều người chỉ biết đứng trên bờ. Chiếc bè mắc vào gốc cây giữa dòng. Trời tối dần, gió "
    "mạnh lên. Gần một giờ sau, bốn người vào được bờ. Họ được đưa đến trạm y tế. Anh Hiếu kể nước rất lạnh."
)


@pytest.mark.parametrize(
    "told",
    [
        "Cả hai được Chủ tịch UBND tỉnh tặng bằng khen.",
        "Hai anh được Chủ tịch UBND tỉnh tặng bằng khen.",
        "Chủ tịch UBND tỉnh tặng bằng khen cho hai thanh niên dũng cảm.",
        "Chủ tịch UBND tỉnh đã tặng bằng khen cho cả hai anh.",
    ],
)
def test_a_number_means_people_named_long_before(told: str) -> None:
    expected = {(PRAISE, name, "conferred") for name in ("Lương Khắc Hiếu", "Vi Đức Thông")}
    assert recipients(f"{TWO}{LONG}\n\n{told}") == expected


def test_a_number_before_a_list_means_those_listed() -> None:
    text = (
        "Ba nghệ sĩ được truy tặng Nghệ sĩ nhân dân gồm: Lò Văn Én, Hà Thị Mây, Vi Văn Khoa. Ba nghệ sĩ được truy tặng "
        "danh hiệu Nghệ sĩ ưu tú: Cầm Văn Dũng, Kha Thị Sen, Lô Văn Tím."
    )
    found = {(fact.award, fact.recipient) for fact in awards(HEAD + text)}
    assert ("Nghệ sĩ ưu tú", "Lò Văn Én") not in found
    assert {("Nghệ sĩ nhân dân", "Lò Văn Én"), ("Nghệ sĩ ưu tú", "Cầm Văn Dũng")} <= found
