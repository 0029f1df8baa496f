"""Lists within a line, who is meant after another one has spoken."""

import pytest
from reading import awards, counted, told

CHAIR, FLAG = "Bằng khen của Chủ tịch UBND tỉnh", "Cờ thi đua của UBND tỉnh"
HEAD = "Tin trong ngày\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Các trường hợp đề nghị tặng Huân chương Lao động hạng Ba: 1. Ông Vũ Đình Cơ, Phó Chủ tịch HĐND "
            "tỉnh; 2. Bệnh "
            "viện Nhi Phú Yên.",
            {
                ("Huân chương Lao động hạng Ba", "Vũ Đình Cơ", "proposed"),
                ("Huân chương Lao động hạng Ba", "Bệnh viện Nhi Phú Yên", "proposed"),
            },
            id="numbers in a line",
        ),
        pytest.param(
            "Sở Du lịch - đề nghị tặng Cờ thi đua của UBND tỉnh; Sở Ngoại vụ - đề nghị tặng Bằng khen của Chủ "
            "tịch UBND "
            "tỉnh.",
            {(FLAG, "Sở Du lịch", "proposed"), (CHAIR, "Sở Ngoại vụ", "proposed")},
            id="a dash for a colon",
        ),
        pytest.param(
            "Bằng khen của Bộ Tư lệnh Quân khu 5 tặng Ban CHQS huyện Tuy An.",
            {("Bằng khen của Bộ Tư lệnh Quân khu 5", "Ban CHQS huyện Tuy An", "conferred")},
            id="the command of a region",
        ),
        pytest.param(
            "Anh Lê Công Định cứu người. UBND tỉnh truy tặng Bằng khen đối với đồng chí Định.",
            {("Bằng khen của UBND tỉnh", "Lê Công Định", "conferred")},
            id="a given name after a title of two words",
        ),
    ],
)
def test_lists_in_a_line(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(HEAD + text) == expected


def test_a_story_goes_on_with_its_own_man_after_an_officer_has_spoken() -> None:
    text = (
        "Ông Vũ Đình Cơ được UBND tỉnh tặng Bằng khen.\n\nÔng Hồ Tấn Lực, Chủ tịch Hội Nông dân xã, rất vui.\n\n"
        "Trong tủ nhà ông có: Huân chương Lao động hạng Ba, Bằng khen của Thủ tướng Chính phủ."
    )
    assert {fact.recipient for fact in awards(HEAD + text)} == {"Vũ Đình Cơ"}


def test_the_number_of_an_item_counts_nobody() -> None:
    text = "Hà Nội vinh danh 5 Công dân Thủ đô ưu tú: 1. Nhạc sĩ Hồ Tấn Lực; 2. Bà Vũ Thị Mai."
    assert {count for count, _, _ in counted(HEAD + text)} == {5}
