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
