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
            " trao tặng như: Huân chương Lao động hạng Nhì (2008); Huân chương Lao động hạng Ba (1997).",
            {
                ("Huân chương Lao động hạng Nhì", "Trường Cao đẳng Y tế Hà Đông", "conferred"),
                ("Huân chương Lao động hạng Ba", "Trường Cao đẳng Y tế Hà Đông", "conferred"),
            },
            id="many honours such as",
        ),
        pytest.param(
            "Cụm thi đua suy tôn Công an huyện Sông Mã, Công an huyện Yên Châu là đơn vị xuất sắc, đề nghị Giám đốc"
            " Công an tỉnh tặng Giấy khen.",
            {
                ("Giấy khen của Giám đốc Công an tỉnh", "Công an huyện Sông Mã", "proposed"),
                ("Giấy khen của Giám đốc Công an tỉnh", "Công an huyện Yên Châu", "proposed"),
            },
            id="those voted for are proposed",
        ),
        pytest.param(
            "Bà Hà Thị Nụ đạt danh hiệu Chiến sĩ thi đua cơ sở và được Bộ trưởng Bộ Y tế tặng Bằng khen.",
            {
                ("Chiến sĩ thi đua cơ sở", "Hà Thị Nụ", "conferred"),
                ("Bằng khen của Bộ trưởng Bộ Y tế", "Hà Thị Nụ", "conferred"),
            },
            id="a title that ends with a word for bodies",
        ),
        pytest.param(
            "Các ông: Hoàng Văn Nghiệm, Triệu Thị Lâm vừa được Chủ tịch nước truy tặng, phong tặng danh hiệu Nghệ nhân"
            " Ưu tú.",
            {
                ("Nghệ nhân ưu tú", "Hoàng Văn Nghiệm", "conferred"),
                ("Nghệ nhân ưu tú", "Triệu Thị Lâm", "conferred"),
            },
            id="the dead and the living",
        ),
        pytest.param(
            "Sở Y tế có 2 cá nhân được phong tặng danh hiệu Thầy thuốc Ưu tú\n\nĐó là các bác sĩ: Lý Kim Soi, Nông Thị"
            " Dung.",
            {
                ("Thầy thuốc ưu tú", "Lý Kim Soi", "conferred"),
                ("Thầy thuốc ưu tú", "Nông Thị Dung", "conferred"),
            },
            id="those counted in the line above",
        ),
        pytest.param(
            "Bằng khen của Thủ tướng Chính phủ\n- Tập thể: Chi cục Thuế Hạ Long; Trạm Kiểm lâm Quảng La.\n- Cá nhân:"
            " Nguyễn Văn Hùng, Phạm Thị Dịu.",
            {
                ("Bằng khen của Thủ tướng Chính phủ", "Chi cục Thuế Hạ Long", "conferred"),
                ("Bằng khen của Thủ tướng Chính phủ", "Trạm Kiểm lâm Quảng La", "conferred"),
                ("Bằng khen của Thủ tướng Chính phủ", "Nguyễn Văn Hùng", "conferred"),
                ("Bằng khen của Thủ tướng Chính phủ", "Phạm Thị Dịu", "conferred"),
            },
            id="rows of names",
        ),
        pytest.param(
            "- Tập thể Lao động xuất sắc (02): Phòng Kế toán; Khoa Nội.\n- Chiến sĩ thi đua cơ sở (02): Trần Thị Vân,"
            " Lê Minh Đức.",
            {
                ("Tập thể Lao động xuất sắc", "Phòng Kế toán", "conferred"),
                ("Tập thể Lao động xuất sắc", "Khoa Nội", "conferred"),
                ("Chiến sĩ thi đua cơ sở", "Trần Thị Vân", "conferred"),
                ("Chiến sĩ thi đua cơ sở", "Lê Minh Đức", "conferred"),
            },
            id="numbers in brackets before a list",
        ),
        pytest.param(
            "Trường Mầm non Hoa Sen được UBND tỉnh công nhận Tập thể Lao động xuất sắc; Bộ Y tế tặng Bằng khen.",
            {
                ("Tập thể Lao động xuất sắc", "Trường Mầm non Hoa Sen", "recognised"),
                ("Bằng khen của Bộ Y tế", "Trường Mầm non Hoa Sen", "conferred"),
            },
            id="recognised and then given",
        ),
        pytest.param(
            "Giám đốc Công an tỉnh trao thưởng nóng 20 triệu đồng và tặng Giấy khen cho Đội Cảnh sát kinh tế.",
            {("Giấy khen của Giám đốc Công an tỉnh", "Đội Cảnh sát Kinh tế", "conferred")},
            id="money first",
        ),
        pytest.param(
            "Trung đoàn 174 được Nhà nước phong tặng danh hiệu Anh hùng Lực lượng vũ trang nhân dân (năm 1969), tặng"
            " thưởng Huân chương Quân công hạng Nhất.",
            {
                ("Anh hùng Lực lượng vũ trang nhân dân", "Trung đoàn 174", "conferred"),
                ("Huân chương Quân công hạng Nhất", "Trung đoàn 174", "conferred"),
            },
            id="a year in brackets before the next verb",
        ),
        pytest.param(
            "Bí thư Tỉnh ủy trao Huân chương Lao động hạng Ba tặng thầy Hiệu trưởng Đỗ Quang Minh.",
            {("Huân chương Lao động hạng Ba", "Đỗ Quang Minh", "conferred")},
            id="an address before an office",
        ),
        pytest.param(
            "Chi cục Kiểm lâm nhận Cờ thi đua của Chính phủ. Sáng 12/3, Chi cục Kiểm lâm tỉnh Sơn La đón nhận Cờ thi"
            " đua của Chính phủ.",
            {("Cờ thi đua của Chính phủ", "Chi cục Kiểm lâm tỉnh Sơn La", "conferred")},
            id="one body by two names",
        ),
        pytest.param(
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nXét đề nghị của Sở Nội vụ,\nQUYẾT ĐỊNH:\nĐiều 1. Công nhận danh hiệu Tập"
            " thể lao động xuất sắc đối với Phòng Tổ chức Sở Nội vụ.",
            {("Tập thể Lao động xuất sắc", "Phòng Tổ chức Sở Nội vụ", "recognised")},
            id="an office above a line of its own",
        ),
    ],
)
def test_awards_told_otherwise(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(f"{TITLE}\n\n{text}") == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Cả hội trường đứng dậy lúc bà Sùng Thị Mai, Chủ nhiệm Hợp tác xã Lùng Tám, nhận Huân chương"
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
        "Trường Đại học Vinh được tặng Huân chương Độc lập hạng Ba (2003), (2016); Cờ thi đua của Chính phủ (2010 và"
        " 2012)."
    )
    assert {(fact.award, fact.period) for fact in reading.awards(f"{TITLE}\n\n{text}")} == {
        ("Huân chương Độc lập hạng Ba", "2003"),
        ("Huân chương Độc lập hạng Ba", "2016"),
        ("Cờ thi đua của Chính phủ", "2010"),
        ("Cờ thi đua của Chính phủ", "2012"),
    }


@pytest.mark.parametrize(
    ("heading", "status"),
    [("Gương tốt trong Chương trình nông thôn mới", "conferred"), ("Trình khen thưởng năm nay", "proposed")],
)
def test_words_that_only_hold_a_word_of_proposing(heading: str, status: str) -> None:
    text = f"{heading}\n\n- Bằng khen của UBND tỉnh: Trường THPT Lê Hồng Phong"
    assert {fact.status for fact in reading.awards(text)} == {status}
