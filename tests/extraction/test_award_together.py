"""Those named before said together, the same for another, parts of totals, proposals told by headings."""

import pytest
import reading
from reading import told

TITLE = "Gặp mặt cuối năm của ngành"


def said(text: str, title: str = TITLE) -> set[tuple[str, str, str]]:
    return told(f"{title}\n\n{text}")


def counted(text: str) -> set[tuple[int, str, str | None]]:
    return reading.counted(f"{TITLE}\n\n{text}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Về đích sớm nhất là Công ty Đá Phú Mãn và Hợp tác xã Trung Khánh. Hai đơn vị này được Bộ Xây dựng tặng"
            " Bằng khen.",
            {
                ("Bằng khen của Bộ Xây dựng", "Công ty Đá Phú Mãn", "conferred"),
                ("Bằng khen của Bộ Xây dựng", "Hợp tác xã Trung Khánh", "conferred"),
            },
            id="two units",
        ),
        pytest.param(
            "Lao xuống cứu bạn là em Quàng Văn Hặc và em Lường A Di. Tỉnh đoàn Lào Cai tặng hai em Bằng khen.",
            {
                ("Bằng khen của Tỉnh đoàn Lào Cai", "Quàng Văn Hặc", "conferred"),
                ("Bằng khen của Tỉnh đoàn Lào Cai", "Lường A Di", "conferred"),
            },
            id="two pupils",
        ),
        pytest.param(
            "Hộ ông Tráng Seo Lùng và hộ bà Ma Thị Pàng hiến nhiều đất. Mỗi hộ được UBND huyện tặng một giấy khen.",
            {
                ("Giấy khen của UBND huyện", "Tráng Seo Lùng", "conferred"),
                ("Giấy khen của UBND huyện", "Ma Thị Pàng", "conferred"),
            },
            id="each household",
        ),
        pytest.param(
            "Trạm Thú y huyện Kbang được Bộ Tư pháp tặng Bằng khen. Bà Rah Lan H'Dim, Trạm trưởng, cũng vậy.",
            {
                ("Bằng khen của Bộ Tư pháp", "Trạm Thú y huyện Kbang", "conferred"),
                ("Bằng khen của Bộ Tư pháp", "Rah Lan H'Dim", "conferred"),
            },
            id="the same for another",
        ),
        pytest.param(
            "Tổ dệt số 9 - Cờ thi đua của Bộ Công Thương.",
            {("Cờ thi đua của Bộ Công Thương", "Tổ dệt số 9", "conferred")},
            id="a name before a dash",
        ),
        pytest.param(
            "Chủ tịch nước tặng 01 Huân chương Lao động hạng Ba (Trường THPT Ba Tơ); Bộ Y tế tặng Bằng khen 02 cá nhân"
            " (bà Phạm Thị Rim, ông Đinh Văn Hrê).",
            {
                ("Huân chương Lao động hạng Ba", "Trường THPT Ba Tơ", "conferred"),
                ("Bằng khen của Bộ Y tế", "Phạm Thị Rim", "conferred"),
                ("Bằng khen của Bộ Y tế", "Đinh Văn Hrê", "conferred"),
            },
            id="brackets after numbers",
        ),
        pytest.param(
            "Họ và tên | Chức vụ | Danh hiệu đề nghị\nHoàng Thị Vẻ | Hiệu trưởng | Chiến sĩ thi đua cấp tỉnh",
            {("Chiến sĩ thi đua cấp tỉnh", "Hoàng Thị Vẻ", "proposed")},
            id="a table of proposals",
        ),
        pytest.param(
            "B. HUÂN CHƯƠNG LAO ĐỘNG\nHạng Nhì: Chi cục Kiểm lâm vùng 4; Trường THPT Ngô Gia Tự.\n"
            "Hạng Ba: bà Thạch Thị Dân.",
            {
                ("Huân chương Lao động hạng Nhì", "Chi cục Kiểm lâm vùng 4", "conferred"),
                ("Huân chương Lao động hạng Nhì", "Trường THPT Ngô Gia Tự", "conferred"),
                ("Huân chương Lao động hạng Ba", "Thạch Thị Dân", "conferred"),
            },
            id="classes below an order",
        ),
        pytest.param(
            "Đại tá Cao Xuân Lịch được Tư lệnh Quân khu 5 tặng Bằng khen.",
            {("Bằng khen của Tư lệnh Quân khu 5", "Cao Xuân Lịch", "conferred")},
            id="an office that confers",
        ),
    ],
)
def test_who_receives(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert said(text) == expected


def test_a_title_tells_that_all_is_proposed() -> None:
    text = "A. HUÂN CHƯƠNG ĐỘC LẬP\nHạng Ba: Công an tỉnh Kon Tum."
    title = "Lấy ý kiến về hồ sơ khen thưởng"
    assert said(text, title) == {("Huân chương Độc lập hạng Ba", "Công an tỉnh Kon Tum", "proposed")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Bộ Xây dựng tặng ngành 6 Bằng khen, gồm 2 cho tập thể và 4 cho cá nhân.",
            {
                (2, "collective", "Bằng khen của Bộ Xây dựng"),
                (4, "individual", "Bằng khen của Bộ Xây dựng"),
            },
            id="so many for a kind",
        ),
        pytest.param(
            "Trong 58 hộ ấy, 6 hộ được Chủ tịch UBND xã tặng Giấy khen.",
            {(6, "household", "Giấy khen của Chủ tịch UBND xã")},
            id="out of a total",
        ),
        pytest.param(
            "Bằng khen của Bộ Y tế: 9 TT, 14 CN.",
            {(9, "collective", "Bằng khen của Bộ Y tế"), (14, "individual", "Bằng khen của Bộ Y tế")},
            id="abbreviations",
        ),
    ],
)
def test_numbers(text: str, expected: set[tuple[int, str, str | None]]) -> None:
    assert counted(text) == expected


def test_a_plan_gives_nothing() -> None:
    text = "II. Hình thức khen\n- Đơn vị nhất cụm: Giấy khen của Giám đốc Sở Y tế.\nSở Y tế Hà Giang tổ chức thực hiện."
    assert said(text, "KẾ HOẠCH\nThi đua quý IV của Sở Y tế Hà Giang") == set()
