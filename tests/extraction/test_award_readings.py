"""How readers tell whose an award is: labels before a colon, short names, votes, signatures, titles."""

import pytest
from reading import awards, counted, told

PM, CHAIR, FLAG = "Bằng khen của Thủ tướng Chính phủ", "Bằng khen của Chủ tịch UBND tỉnh", "Cờ thi đua của UBND tỉnh"
HEAD = "Tin trong ngày\n\n"


def given(text: str) -> set[tuple[str, str]]:
    return {(fact.award, fact.recipient) for fact in awards(HEAD + text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "- Cục Dự trữ khu vực: 9/9 phiếu đề nghị tặng Cờ thi đua của UBND tỉnh.",
            {(FLAG, "Cục Dự trữ khu vực", "proposed")},
            id="votes",
        ),
        pytest.param(
            "- Sở Ngoại vụ, Sở Du lịch: đề nghị Chủ tịch UBND tỉnh tặng Bằng khen.",
            {(CHAIR, "Sở Ngoại vụ", "proposed"), (CHAIR, "Sở Du lịch", "proposed")},
            id="several before one colon",
        ),
        pytest.param(
            "- Sở Ngoại vụ: 3/9 phiếu đề nghị tặng Cờ thi đua của UBND tỉnh, không đủ tỷ lệ.", set(), id="voted down"
        ),
        pytest.param(
            "Xã Tam Hải đề nghị tặng Huân chương Lao động hạng Ba; bà Hồ Thị Nga, nguyên Bí thư Chi bộ, đề nghị tặng "
            "Bằng khen của Thủ tướng Chính phủ; Công ty Cổ phần Gốm Thanh Hà đề nghị tặng Cờ thi đua của UBND tỉnh.",
            {
                ("Huân chương Lao động hạng Ba", "Tam Hải", "proposed"),
                (PM, "Hồ Thị Nga", "proposed"),
                (FLAG, "Công ty Cổ phần Gốm Thanh Hà", "proposed"),
            },
            id="one clause for each",
        ),
        pytest.param(
            "Sau khi xem xét hồ sơ, Chủ tịch UBND tỉnh đã tặng Bằng khen cho chị Phùng Mỹ Linh.",
            {(CHAIR, "Phùng Mỹ Linh", "conferred")},
            id="considered and given",
        ),
        pytest.param(
            "Chủ tịch UBND tỉnh quyết định: Tặng Bằng khen cho ông Vũ Đình Cơ; tặng danh hiệu Chiến sĩ thi đua "
            "cấp tỉnh "
            "cho bà Hồ Thị Nga.",
            {(CHAIR, "Vũ Đình Cơ", "conferred"), ("Chiến sĩ thi đua cấp tỉnh", "Hồ Thị Nga", "conferred")},
            id="a verb with a capital after a colon",
        ),
    ],
)
def test_what_is_proposed_and_what_given(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(HEAD + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "LLVT huyện Bá Thước được Chủ tịch UBND tỉnh tặng Bằng khen.",
            {(CHAIR, "LLVT huyện Bá Thước")},
            id="armed forces of a district",
        ),
        pytest.param(
            "HTX Mây tre Phú Túc được UBND tỉnh tặng Cờ thi đua.",
            {(FLAG, "HTX Mây tre Phú Túc")},
            id="short as the article writes it",
        ),
        pytest.param(
            "HTX Mây tre Phú Túc được UBND tỉnh tặng Cờ thi đua. Hợp tác xã Mây tre Phú Túc có 60 thành viên.",
            {(FLAG, "Hợp tác xã Mây tre Phú Túc")},
            id="in full where the article writes it out",
        ),
        pytest.param(
            "Bộ trưởng Bộ Thủy sản tặng Bằng khen cho Ban CHQS huyện Cần Giờ và Thượng tá Ngô Tấn Lộc.",
            {
                ("Bằng khen của Bộ trưởng Bộ Thủy sản", "Ban CHQS huyện Cần Giờ"),
                ("Bằng khen của Bộ trưởng Bộ Thủy sản", "Ngô Tấn Lộc"),
            },
            id="a ministry that was, a rank after a unit",
        ),
        pytest.param(
            "BCH LĐLĐ tỉnh An Giang tặng Cờ thi đua cho Công đoàn Viên chức tỉnh.",
            {("Cờ thi đua của Ban Chấp hành Liên đoàn Lao động tỉnh An Giang", "Công đoàn Viên chức tỉnh")},
            id="a board and its body",
        ),
        pytest.param(
            "Cụ Lê Văn Tiếp nhận Bằng khen của Uỷ ban TW MTTQ Việt Nam.",
            {("Bằng khen của Ủy ban Trung ương MTTQ Việt Nam", "Lê Văn Tiếp")},
            id="the central front",
        ),
        pytest.param(
            "Nhà nước Lào tặng Huân chương Tự do hạng Nhì cho Trường Cao đẳng Sơn Tây.",
            {("Huân chương Tự do hạng Nhì", "Trường Cao đẳng Sơn Tây")},
            id="an order of another state",
        ),
        pytest.param(
            "Công ty được tặng Cờ thi đua của UBND tỉnh. Ngày 3/5, Công ty tổ chức lễ đón nhận. Công ty Cơ khí "
            "Hồng Nam "
            "có 300 thợ.",
            {(FLAG, "Công ty Cơ khí Hồng Nam")},
            id="named only later",
        ),
        pytest.param(
            "Bà Lò Thị Ban trồng rừng. Bà là người phụ nữ đầu tiên của bản được Chủ tịch UBND tỉnh tặng Bằng khen.",
            {(CHAIR, "Lò Thị Ban")},
            id="the first one who",
        ),
        pytest.param(
            "Ông Cao Xuân Bách về hưu đã lâu.\n\nTủ kính nhà ông có đủ: Huân chương Lao động hạng Ba; Bằng khen "
            "của Thủ "
            "tướng Chính phủ.",
            {("Huân chương Lao động hạng Ba", "Cao Xuân Bách"), (PM, "Cao Xuân Bách")},
            id="what a house holds",
        ),
        pytest.param(
            "Tặng Bằng khen của Chủ tịch UBND tỉnh cho các ông, bà sau đây:\n1. Ông Vũ Đình Cơ, thôn Đông.\n2. "
            "Bà Hồ Thị "
            "Nga, thôn Đoài.\nKT. CHỦ TỊCH\nPhó Chủ tịch\nTrần Quý Hợi",
            {(CHAIR, "Vũ Đình Cơ"), (CHAIR, "Hồ Thị Nga")},
            id="who signs gets nothing",
        ),
    ],
)
def test_whose_it_is(text: str, expected: set[tuple[str, str]]) -> None:
    assert given(text) == expected


def test_a_heading_in_capitals_names_no_body_by_another_words_end() -> None:
    text = "BẢN TIN\n\nTIN TỪ CƠ SỞ THÁNG 5\n\nBà Mai, Phó Giám đốc Sở Y tế, nói. Sở được UBND tỉnh tặng Cờ thi đua."
    assert {(fact.award, fact.recipient) for fact in awards(text)} == {(FLAG, "Sở Y tế")}


def test_titles_numbered_in_a_row_are_counted_all() -> None:
    text = "Toàn ngành có 1 Chiến sĩ thi đua toàn quốc, 21 Chiến sĩ thi đua cấp tỉnh và 805 Lao động tiên tiến."
    assert counted(HEAD + text) == {
        (1, "individual", "Chiến sĩ thi đua toàn quốc"),
        (21, "individual", "Chiến sĩ thi đua cấp tỉnh"),
        (805, "individual", "Lao động tiên tiến"),
    }


def test_many_orders_are_not_the_provinces_own() -> None:
    text = "Năm năm qua, tỉnh Bến Tre có 27 Huân chương Lao động, 64 Bằng khen của Thủ tướng Chính phủ."
    assert awards(HEAD + text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Vừa được UBND tỉnh tặng Cờ thi đua, Công ty Cơ khí Hồng Nam mở thêm xưởng.",
            {(FLAG, "Công ty Cơ khí Hồng Nam")},
            id="the clause of the award first",
        ),
        pytest.param(
            "Là một trong những đơn vị được UBND tỉnh tặng Cờ thi đua, Trường THPT Mường Bi không dừng lại.",
            {(FLAG, "Trường THPT Mường Bi")},
            id="one of those who",
        ),
        pytest.param(
            "Trường THPT Mường Bi - đơn vị lá cờ đầu của bậc học - được tặng Cờ thi đua của UBND tỉnh.",
            {(FLAG, "Trường THPT Mường Bi")},
            id="between dashes",
        ),
        pytest.param(
            "Đại đội 3, Tiểu đoàn 6 và Trung đoàn 52 được tặng Cờ thi đua của UBND tỉnh.",
            {(FLAG, "Đại đội 3"), (FLAG, "Tiểu đoàn 6"), (FLAG, "Trung đoàn 52")},
            id="a list of units",
        ),
        pytest.param(
            "Đại đội 3, Tiểu đoàn 6, Trung đoàn 52 được tặng Cờ thi đua của UBND tỉnh.",
            {(FLAG, "Đại đội 3")},
            id="a unit and whose it is",
        ),
        pytest.param(
            "Ngành Thuế có Chi cục Thuế huyện Cẩm Xuyên được tặng Cờ thi đua của UBND tỉnh.",
            {(FLAG, "Chi cục Thuế huyện Cẩm Xuyên")},
            id="there is one who",
        ),
        pytest.param(
            "BIDV Phú Tài: Cờ thi đua của UBND tỉnh; VNPT Bình Định và Sở Du lịch: Bằng khen của Chủ tịch UBND tỉnh.",
            {(FLAG, "BIDV Phú Tài"), (CHAIR, "VNPT Bình Định"), (CHAIR, "Sở Du lịch")},
            id="names each before its award",
        ),
        pytest.param(
            "Nhóm sinh viên Trường Đại học Quy Nhơn được tặng Bằng khen của Chủ tịch UBND tỉnh.",
            {(CHAIR, "Nhóm sinh viên Trường Đại học Quy Nhơn")},
            id="a group",
        ),
        pytest.param(
            "Sở Nông nghiệp và PTNT được tặng Cờ thi đua của UBND tỉnh.",
            {(FLAG, "Sở Nông nghiệp và PTNT")},
            id="a field as the article writes it",
        ),
    ],
)
def test_where_the_subject_stands(text: str, expected: set[tuple[str, str]]) -> None:
    assert given(text) == expected


def test_the_dead_are_told_in_a_part_of_their_own() -> None:
    text = (
        "QUYẾT ĐỊNH\n\nĐiều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho:\nI. TẬP THỂ\n1. Trạm Y tế xã Sơn "
        "Lộ\nII. TRUY "
        "TẶNG\nÔng Vũ Đình Cơ, nguyên dân quân thôn Đông."
    )
    assert {(fact.recipient, fact.posthumous) for fact in awards(text)} == {
        ("Trạm Y tế xã Sơn Lộ", None),
        ("Vũ Đình Cơ", True),
    }


def test_parts_in_brackets_say_of_what_kind_a_number_is() -> None:
    text = "Hội nghị tôn vinh 90 điển hình tiên tiến (30 tập thể, 60 cá nhân)."
    assert counted(HEAD + text) == {(30, "collective", None), (60, "individual", None)}
