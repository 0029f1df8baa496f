"""Awards in decisions, annexes and tables, of many kinds of recipients, named before or after, or only counted."""

import pytest
from reading import awards as facts
from reading import tallies, told


def recipients(text: str) -> dict[str, str]:
    return {fact.recipient: fact.recipient_kind or "" for fact in facts(text)}


def counted(text: str) -> list[tuple[int, str, str | None]]:
    return [(fact.count, fact.recipient_kind, fact.award) for fact in tallies(text)]


DECISION = """QUYẾT ĐỊNH
Về việc khen thưởng

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CÀ MAU

Điều 1. Tặng Bằng khen cho các tập thể, cá nhân có tên sau đây:

I. Tập thể
1. Đội Dân phòng ấp Rạch Gốc, xã Tân Ân;
2. Trường Mẫu giáo Hoa Sen - huyện Ngọc Hiển;
3. Tổ hợp tác Nuôi tôm số 4.

II. Cá nhân
1. Kim Sa Rây, Trưởng ấp Rạch Gốc;
2. Em Danh Thị Lụa, học sinh lớp 7;
3. Trung úy Y Bhăm Êban.

III. Hộ gia đình
Hộ ông Lâm Phol, ấp Rạch Gốc.

Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành."""


def test_a_decision_names_its_recipients_below() -> None:
    assert recipients(DECISION) == {
        "Đội Dân phòng ấp Rạch Gốc": "collective",
        "Trường Mẫu giáo Hoa Sen": "collective",
        "Tổ hợp tác Nuôi tôm số 4": "collective",
        "Kim Sa Rây": "individual",
        "Danh Thị Lụa": "individual",
        "Y Bhăm Êban": "individual",
        "Lâm Phol": "household",
    }
    assert {fact.award for fact in facts(DECISION)} == {"Bằng khen của Chủ tịch UBND tỉnh Cà Mau"}


def test_an_annex_holds_those_whom_the_decision_counts() -> None:
    text = """QUYẾT ĐỊNH:

Điều 1. Tặng Giấy khen của Chủ tịch UBND xã cho 01 tập thể và 01 cá nhân (danh sách kèm theo).

Điều 2. Văn phòng chịu trách nhiệm thi hành.

DANH SÁCH

| TT | Tên | Ghi chú |
| I | TẬP THỂ | |
| 1 | Đội Dân quân cơ động | Ban Chỉ huy Quân sự xã |
| II | CÁ NHÂN | |
| 2 | Anh A Thút | Thôn Kon Hra |"""
    assert recipients(text) == {"Đội Dân quân cơ động": "collective", "A Thút": "individual"}


def test_a_table_with_a_column_of_awards() -> None:
    text = """Kết quả bình xét của Trường Cao đẳng Y tế:

| STT | Họ và tên | Đơn vị | Danh hiệu |
| 1 | Lò Văn Ính | Phòng Đào tạo | Chiến sĩ thi đua cơ sở |
| 2 | Hà Thị Bưởi | Khoa Dược | Chiến sĩ thi đua cấp tỉnh |"""
    found = {(fact.award, fact.recipient) for fact in facts(text)}
    assert found == {("Chiến sĩ thi đua cơ sở", "Lò Văn Ính"), ("Chiến sĩ thi đua cấp tỉnh", "Hà Thị Bưởi")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Bộ trưởng trao Huân chương Lao động hạng Ba tặng Trường THPT Tân Trào.",
            {("Huân chương Lao động hạng Ba", "Trường THPT Tân Trào", "conferred")},
            id="a second verb says to whom",
        ),
        pytest.param(
            "Danh hiệu Nghệ nhân ưu tú được Chủ tịch nước phong tặng cho ông Lý A Sần và bà Tẩn Mẩy Pham.",
            {("Nghệ nhân ưu tú", "Lý A Sần", "conferred"), ("Nghệ nhân ưu tú", "Tẩn Mẩy Pham", "conferred")},
            id="the award before its passive verb",
        ),
        pytest.param(
            "Có 2 tập thể được Thủ tướng Chính phủ tặng Bằng khen gồm: Sở Tài chính và Bệnh viện Phụ sản Tiền Giang.",
            {
                ("Bằng khen của Thủ tướng Chính phủ", "Sở Tài chính", "conferred"),
                ("Bằng khen của Thủ tướng Chính phủ", "Bệnh viện Phụ sản Tiền Giang", "conferred"),
            },
            id="those counted are told after",
        ),
        pytest.param(
            "01 cá nhân được truy tặng Huân chương Dũng cảm (Thiếu úy Mùa A Chu, Công an xã Nậm Kè).",
            {("Huân chương Dũng cảm", "Mùa A Chu", "conferred")},
            id="the one counted in brackets",
        ),
        pytest.param(
            "Chị Hồ Thị Pảnh trả lại ví tiền. Hôm sau, Chủ tịch UBND huyện Đakrông tặng chị Giấy khen.",
            {("Giấy khen của Chủ tịch UBND huyện Đakrông", "Hồ Thị Pảnh", "conferred")},
            id="a form of address for the one named before",
        ),
        pytest.param(
            "Xếp thứ nhì là Cao Bằng và Bắc Kạn; hai tỉnh này được đề nghị Thủ tướng Chính phủ tặng Bằng khen.",
            {
                ("Bằng khen của Thủ tướng Chính phủ", "Cao Bằng", "proposed"),
                ("Bằng khen của Thủ tướng Chính phủ", "Bắc Kạn", "proposed"),
            },
            id="a number for those named before",
        ),
        pytest.param(
            "- Tổ Sinh - Hóa: được công nhận Tập thể Lao động tiên tiến.",
            {("Tập thể Lao động tiên tiến", "Tổ Sinh - Hóa", "recognised")},
            id="a label before a colon, a dash in a name",
        ),
        pytest.param(
            "UBND tỉnh công nhận Trường Tiểu học Kim Đồng đạt danh hiệu Tập thể Lao động xuất sắc năm 2021.",
            {("Tập thể Lao động xuất sắc", "Trường Tiểu học Kim Đồng", "recognised")},
            id="recognised as having reached",
        ),
        pytest.param(
            "Hủy bỏ danh hiệu “Chiến sĩ thi đua cơ sở” năm học 2019 - 2020 của bà Đinh Thị Hơ Rin.",
            {("Chiến sĩ thi đua cơ sở", "Đinh Thị Hơ Rin", "revoked")},
            id="a school year in the name",
        ),
        pytest.param(
            "Đề nghị UBND tỉnh tặng Bằng khen: (1) xã Phước Hà; (2) Trạm Y tế xã Nhị Hà.",
            {
                ("Bằng khen của UBND tỉnh", "Phước Hà", "proposed"),
                ("Bằng khen của UBND tỉnh", "Trạm Y tế xã Nhị Hà", "proposed"),
            },
            id="numbers in brackets",
        ),
        pytest.param(
            "Xã Ea Tul về đích sớm. Từ kết quả đó, Ea Tul được tặng Cờ thi đua của UBND tỉnh.",
            {("Cờ thi đua của UBND tỉnh", "Ea Tul", "conferred")},
            id="an area by its bare name",
        ),
        pytest.param(
            "UBND tỉnh trình Thủ tướng Chính phủ xem xét tặng Bằng khen cho bà Rơ Mah Bloan.",
            {("Bằng khen của Thủ tướng Chính phủ", "Rơ Mah Bloan", "proposed")},
            id="who weighs a proposal confers",
        ),
    ],
)
def test_other_orders_of_words(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Bộ Quốc phòng tặng 12 Bằng khen cho tập thể, 30 Bằng khen cho cá nhân.",
            [(12, "collective", "Bằng khen của Bộ Quốc phòng"), (30, "individual", "Bằng khen của Bộ Quốc phòng")],
            id="numbers of awards for a kind",
        ),
        pytest.param(
            "UBND tỉnh tặng 09 Cờ thi đua, 15 Tập thể lao động xuất sắc; Bằng khen cho 80 tập thể, 120 cá nhân.",
            [
                (9, "collective", "Cờ thi đua của UBND tỉnh"),
                (15, "collective", "Tập thể Lao động xuất sắc"),
                (80, "collective", "Bằng khen của UBND tỉnh"),
                (120, "individual", "Bằng khen của UBND tỉnh"),
            ],
            id="numbers of awards before numbers of recipients",
        ),
        pytest.param(
            "Thẩm quyền của Giám đốc Công an tỉnh: khen 120 lượt tập thể, 450 lượt cá nhân.",
            [(120, "collective", None), (450, "individual", None)],
            id="khen before a number",
        ),
        pytest.param(
            "Tỉnh được Chính phủ tặng 4 Cờ thi đua năm 2018.",
            [(4, "collective", "Cờ thi đua của Chính phủ")],
            id="several awards to one are counted",
        ),
        pytest.param(
            "Khen thưởng 7 ngư dân cứu người. UBND tỉnh tặng Bằng khen cho 7 ngư dân.",
            [(7, "individual", "Bằng khen của UBND tỉnh")],
            id="a number without an award gives way to the same with one",
        ),
        pytest.param("Công tác thi đua, khen thưởng của 5 huyện có 3 xã đạt yêu cầu.", [], id="khen thưởng as a noun"),
        pytest.param("Ông gửi lời khen đến 5 chiến sĩ.", [], id="praise is no award"),
    ],
)
def test_numbers(text: str, expected: list[tuple[int, str, str | None]]) -> None:
    assert counted(text) == expected


def test_those_who_come_from_areas_receive_and_not_the_areas() -> None:
    text = "Có 6 mẹ đến từ quận 8 và huyện Củ Chi được truy tặng danh hiệu Bà mẹ Việt Nam anh hùng."
    assert facts(text) == []
