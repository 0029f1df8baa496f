"""Awards told one by one, proposals in other words, names with long ends, and people who only look on."""

import pytest
import reading
from reading import told

TITLE = "Hội nghị cuối năm của ngành"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ông Lò Văn Ín và bà Cà Thị Xoan lần lượt nhận Bằng khen của Bộ trưởng Bộ Y tế và Bằng khen của Chủ tịch"
            " UBND tỉnh.",
            {
                ("Bằng khen của Bộ trưởng Bộ Y tế", "Lò Văn Ín", "conferred"),
                ("Bằng khen của Chủ tịch UBND tỉnh", "Cà Thị Xoan", "conferred"),
            },
            id="in turn",
        ),
        pytest.param(
            "Bệnh viện Phổi được tiến cử nhận Cờ thi đua của Bộ Y tế.",
            {("Cờ thi đua của Bộ Y tế", "Bệnh viện Phổi", "proposed")},
            id="put forward",
        ),
        pytest.param(
            "Hai cá nhân tiêu biểu, ông Vi Văn Pó và bà Lê Thị Bảy, mỗi người một Bằng khen của Chủ tịch UBND tỉnh.",
            {
                ("Bằng khen của Chủ tịch UBND tỉnh", "Vi Văn Pó", "conferred"),
                ("Bằng khen của Chủ tịch UBND tỉnh", "Lê Thị Bảy", "conferred"),
            },
            id="one each",
        ),
        pytest.param(
            "Hội đồng đề nghị Bộ trưởng Bộ Tư pháp tặng Bằng khen cho Phòng Phổ biến giáo dục pháp luật; Phòng Hành"
            " chính tư pháp.",
            {
                ("Bằng khen của Bộ trưởng Bộ Tư pháp", "Phòng Phổ biến giáo dục pháp luật", "proposed"),
                ("Bằng khen của Bộ trưởng Bộ Tư pháp", "Phòng Hành chính tư pháp", "proposed"),
            },
            id="names with long ends",
        ),
        pytest.param(
            "Xét thành tích trong chiến dịch hè, BAN THƯỜNG VỤ TỈNH ĐOÀN QUYẾT ĐỊNH:\nKhen tặng các đơn vị có tên sau"
            " (kèm Bằng khen):\na) Huyện đoàn Bình Lục, Thành đoàn Phủ Lý;",
            {
                ("Bằng khen của Ban Thường vụ Tỉnh đoàn", "Huyện đoàn Bình Lục", "conferred"),
                ("Bằng khen của Ban Thường vụ Tỉnh đoàn", "Thành đoàn Phủ Lý", "conferred"),
            },
            id="a decision in capitals",
        ),
        pytest.param(
            "Bằng khen của Thủ tướng Chính phủ: bà Trần Thị Mai (Sở Nội vụ), ông Hồ Văn Tư - Phó Giám đốc Sở Tài chính"
            " và ông Vi Văn Ba.",
            {
                ("Bằng khen của Thủ tướng Chính phủ", "Trần Thị Mai", "conferred"),
                ("Bằng khen của Thủ tướng Chính phủ", "Hồ Văn Tư", "conferred"),
                ("Bằng khen của Thủ tướng Chính phủ", "Vi Văn Ba", "conferred"),
            },
            id="people with their offices",
        ),
        pytest.param(
            "Tặng Cờ thi đua của UBND tỉnh cho Sở Nội vụ, huyện Kỳ Anh; xã Nghi Đức, thành phố Vinh; Trường THPT Hà Huy"
            " Tập.",
            {
                ("Cờ thi đua của UBND tỉnh", "Sở Nội vụ", "conferred"),
                ("Cờ thi đua của UBND tỉnh", "Kỳ Anh", "conferred"),
                ("Cờ thi đua của UBND tỉnh", "Nghi Đức", "conferred"),
                ("Cờ thi đua của UBND tỉnh", "Trường THPT Hà Huy Tập", "conferred"),
            },
            id="bodies with where they lie",
        ),
        pytest.param(
            "Trường Cao đẳng Y tế Hà Đông đã vinh dự được đón nhận nhiều phần thưởng cao quý của Đảng, Nhà nước"
            " trao tặng như: Huân chương Độc lập hạng Nhì (2021); Huân chương Lao động hạng Nhất (1995).",
            {
                ("Huân chương Độc lập hạng Nhì", "Trường Cao đẳng Y tế Hà Đông", "conferred"),
                ("Huân chương Lao động hạng Nhất", "Trường Cao đẳng Y tế Hà Đông", "conferred"),
            },
            id="many honours such as",
        ),
    ],
)
def test_awards_told_otherwise(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(f"{TITLE}\n\n{text}") == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Gần 200 đại biểu đã vỗ tay rất lâu khi bà Sùng Thị Mai, Chủ nhiệm Hợp tác xã Lùng Tám, nhận Huân chương"
            " Lao động hạng Ba.",
            id="who looks on",
        ),
        pytest.param(
            "Chủ tịch UBND tỉnh tặng Bằng khen cho hai cá nhân là ông Vi Văn Pó và bà Lê Thị Bảy.",
            id="who is named one by one",
        ),
    ],
)
def test_numbers_that_are_no_tallies(text: str) -> None:
    assert reading.counted(f"{TITLE}\n\n{text}") == set()


def test_years_in_brackets_are_awards_of_their_own() -> None:
    text = (
        "Trường Đại học Vinh được tặng Huân chương Độc lập hạng Ba (2004), (2019); Cờ thi đua của Chính phủ (2010 và"
        " 2012)."
    )
    assert {(fact.award, fact.period) for fact in reading.awards(f"{TITLE}\n\n{text}")} == {
        ("Huân chương Độc lập hạng Ba", "2004"),
        ("Huân chương Độc lập hạng Ba", "2019"),
        ("Cờ thi đua của Chính phủ", "2010"),
        ("Cờ thi đua của Chính phủ", "2012"),
    }
