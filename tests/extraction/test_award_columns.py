"""Tables by awards, classes one after another, parts by level, offices with a bare body, flags by their first word."""

import pytest
from reading import awards, tallies

TITLE = "Kết quả thi đua của ngành\n\n"


def said(text: str) -> set[tuple[str, str, str]]:
    return {(fact.award, fact.recipient, fact.recipient_kind or "") for fact in awards(TITLE + text)}


def counted(text: str) -> set[tuple[int, str, str | None, str | None]]:
    return {(fact.count, fact.recipient_kind, fact.award, fact.area) for fact in tallies(TITLE + text)}


def test_a_column_for_each_award() -> None:
    text = "TT | Đơn vị | TTLĐXS | LĐTT\n1 | Huyện Ba Chẽ | 14 | 230\n2 | Huyện Cô Tô | 0 | 96"
    assert counted(text) == {
        (14, "collective", "Tập thể Lao động xuất sắc", "Ba Chẽ"),
        (230, "individual", "Lao động tiên tiến", "Ba Chẽ"),
        (96, "individual", "Lao động tiên tiến", "Cô Tô"),
    }


def test_a_row_for_each_award() -> None:
    text = "Danh hiệu | Số lượng\nLao động tiên tiến | 288\nTập thể Lao động xuất sắc | 7"
    assert counted(text) == {
        (288, "individual", "Lao động tiên tiến", None),
        (7, "collective", "Tập thể Lao động xuất sắc", None),
    }


def test_ticks_give_the_award_of_their_column() -> None:
    text = "Họ tên | CSTĐCS | Bằng khen UBND tỉnh\nĐàm Thị Lụa | x | \nMai Văn Ưng | x | x"
    assert said(text) == {
        ("Chiến sĩ thi đua cơ sở", "Đàm Thị Lụa", "individual"),
        ("Chiến sĩ thi đua cơ sở", "Mai Văn Ưng", "individual"),
        ("Bằng khen của UBND tỉnh", "Mai Văn Ưng", "individual"),
    }


def test_rows_end_with_their_lines() -> None:
    text = (
        "STT | Tên đơn vị | Hình thức\n1 | Trường THCS Bế Văn Đàn | Cờ thi đua của UBND tỉnh\n"
        "2 | Trường Tiểu học Tân Mỹ | Bằng khen của Chủ tịch UBND tỉnh"
    )
    assert said(text) == {
        ("Cờ thi đua của UBND tỉnh", "Trường THCS Bế Văn Đàn", "collective"),
        ("Bằng khen của Chủ tịch UBND tỉnh", "Trường Tiểu học Tân Mỹ", "collective"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Nhà nước tặng Huân chương Lao động hạng Nhất cho 3 tập thể, hạng Nhì cho 5 tập thể và 2 cá nhân.",
            {
                (3, "collective", "Huân chương Lao động hạng Nhất"),
                (5, "collective", "Huân chương Lao động hạng Nhì"),
                (2, "individual", "Huân chương Lao động hạng Nhì"),
            },
            id="classes",
        ),
        pytest.param(
            "Về Huân chương Lao động: hạng Nhì 4 cá nhân, hạng Ba 6 tập thể.",
            {(4, "individual", "Huân chương Lao động hạng Nhì"), (6, "collective", "Huân chương Lao động hạng Ba")},
            id="classes after a colon",
        ),
        pytest.param(
            "Toàn ngành có 610 tập thể và 940 cá nhân được khen thưởng; trong đó, cấp bộ 40 tập thể, 66 cá nhân;"
            " cấp tỉnh 95 tập thể và 120 cá nhân.",
            {
                (610, "collective", None), (940, "individual", None), (40, "collective", None),
                (66, "individual", None), (95, "collective", None), (120, "individual", None),
            },
            id="levels",
        ),
        pytest.param(
            "Số Bằng khen của Bộ Y tế là 31, trong đó 12 tập thể và 19 cá nhân.",
            {(12, "collective", "Bằng khen của Bộ Y tế"), (19, "individual", "Bằng khen của Bộ Y tế")},
            id="parts of a number of awards",
        ),
        pytest.param(
            "UBND huyện tặng Cờ 3 đơn vị; Giám đốc Sở tặng Giấy khen cho 8 tập thể.",
            {(3, "collective", "Cờ thi đua của UBND huyện"), (8, "collective", "Giấy khen của Giám đốc Sở")},
            id="a flag, and an office of a bare body",
        ),
    ],
)  # fmt: skip
def test_numbers(text: str, expected: set[tuple[int, str, str | None]]) -> None:
    assert {one[:3] for one in counted(text)} == expected


def test_times_are_no_part_of_a_name() -> None:
    text = "Đảng bộ Sở Công Thương 5 năm liền được Tỉnh ủy Kon Tum tặng Bằng khen."
    assert said(text) == {("Bằng khen của Tỉnh ủy Kon Tum", "Đảng bộ Sở Công Thương", "collective")}
