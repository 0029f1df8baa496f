"""Whose an award is by the shape of sentences: appositions, what goes on to the next clause, who begins a sentence."""

import pytest
from reading import counted, told

TITLE = "Gặp mặt điển hình của tỉnh"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ông Vàng A Sính và bà Giàng Thị Dở góp công làm đường. Kỹ sư Mạc Đình Khuê ở Nậm Pồ chế ra máy sấy chè;"
            " ông được Bộ Công Thương tặng Bằng khen.",
            {("Bằng khen của Bộ Công Thương", "Mạc Đình Khuê", "conferred")},
            id="a pronoun for who begins its sentence",
        ),
        pytest.param(
            "Bác Quách Văn Tường ở khu 6. Nông dân Bạch Thị Vượng lai được giống lúa chịu hạn. Bà được Chủ tịch nước"
            " tặng Huân chương Lao động hạng Ba.",
            {("Huân chương Lao động hạng Ba", "Bạch Thị Vượng", "conferred")},
            id="a pronoun for who begins the sentence before",
        ),
        pytest.param(
            "Chị Đèo Thị Phượng được UBND huyện tặng Giấy khen, Hội Nông dân tỉnh trao Kỷ niệm chương.",
            {
                ("Giấy khen của UBND huyện", "Đèo Thị Phượng", "conferred"),
                ("Kỷ niệm chương của Hội Nông dân tỉnh", "Đèo Thị Phượng", "conferred"),
            },
            id="another hands over to the same",
        ),
        pytest.param(
            "Trường THCS Nậm Khắt, nơi có 38 giáo viên và 720 học sinh, được UBND tỉnh tặng Bằng khen.",
            {("Bằng khen của UBND tỉnh", "Trường THCS Nậm Khắt", "conferred")},
            id="numbers between commas get nothing",
        ),
        pytest.param(
            "Bà Lường Thị Phóng, người dạy nghề cho 150 phụ nữ trong vùng, vừa được Bộ Công Thương tặng Bằng khen.",
            {("Bằng khen của Bộ Công Thương", "Lường Thị Phóng", "conferred")},
            id="what a person does between commas",
        ),
        pytest.param(
            "Huyện Mường Chà mở hội. Năm 2022 huyện đứng đầu phong trào xóa nhà tạm và đón nhận Cờ thi đua của UBND"
            " tỉnh.",
            {("Cờ thi đua của UBND tỉnh", "Mường Chà", "conferred")},
            id="a short name after its year",
        ),
        pytest.param(
            "Công ty cổ phần Thủy sản Hòn Chồng ra đời năm 1995. Bộ Công Thương tặng Bằng khen cho tập thể cán bộ,"
            " người lao động Công ty và tập thể giáo viên Trường Mầm non Vĩnh Hải.",
            {
                ("Bằng khen của Bộ Công Thương", "Công ty cổ phần Thủy sản Hòn Chồng", "conferred"),
                ("Bằng khen của Bộ Công Thương", "Trường Mầm non Vĩnh Hải", "conferred"),
            },
            id="the people of a body",
        ),
        pytest.param(
            "Chiếc máy ấp trứng mang về cho ông Khúc Văn Lợi giải Nhất hội thi, rồi Huân chương Lao động hạng Ba.",
            {("Huân chương Lao động hạng Ba", "Khúc Văn Lợi", "conferred")},
            id="what one made brings one",
        ),
        pytest.param(
            "Ban Tổ chức Tỉnh ủy đã được Tỉnh ủy đề nghị Thủ tướng Chính phủ tặng Bằng khen nên không xét ở Khối nữa.",
            {("Bằng khen của Thủ tướng Chính phủ", "Ban Tổ chức Tỉnh ủy", "proposed")},
            id="a later clause does not silence",
        ),
        pytest.param(
            "Anh Lục Văn Hào được UBND tỉnh trao danh hiệu Thanh niên tiêu biểu năm 2021.",
            {("Thanh niên tiêu biểu", "Lục Văn Hào", "conferred")},
            id="a title ends with words of praise",
        ),
        pytest.param(
            "Cô Triệu Mùi Chài đạt danh hiệu Chiến sĩ thi đua ngành Ngân hàng năm 2018.",
            {("Chiến sĩ thi đua ngành Ngân hàng", "Triệu Mùi Chài", "conferred")},
            id="a title of a field of work",
        ),
        pytest.param(
            "Hộ lý Chu Thị Sen nhận Kỷ niệm chương Vì sự nghiệp Tài nguyên và Môi trường.",
            {('Kỷ niệm chương "Vì sự nghiệp Tài nguyên và Môi trường"', "Chu Thị Sen", "conferred")},
            id="the field in the name of a medal",
        ),
        pytest.param(
            "Khen thưởng cuối năm:\n\n• Nhà trường: Bằng khen của UBND tỉnh\n\n• Tổ Sinh - Hóa: Giấy khen của Sở Y tế",
            {("Giấy khen của Sở Y tế", "Tổ Sinh - Hóa", "conferred")},
            id="an item without a name",
        ),
    ],
)
def test_subjects(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(f"{TITLE}\n\n{text}") == expected


def test_one_of_a_number() -> None:
    text = (
        f"{TITLE}\n\nXã Phình Hồ được công nhận đạt chuẩn nông thôn mới và là 1 trong 5 xã của tỉnh được Chủ tịch UBND"
        " tỉnh Yên Bái tặng Bằng khen năm 2024."
    )
    assert ("Bằng khen của Chủ tịch UBND tỉnh Yên Bái", "Phình Hồ", "conferred") in told(text)
    assert (5, "collective", "Bằng khen của Chủ tịch UBND tỉnh Yên Bái") in counted(text)


def test_some_of_a_number_are_named() -> None:
    text = f"{TITLE}\n\n- Bằng Lao động sáng tạo: 09 cá nhân, trong đó có chị Hứa Thị Nhâm, thợ may Xí nghiệp 20."
    assert told(text) == {("Bằng Lao động sáng tạo", "Hứa Thị Nhâm", "conferred")}
    assert counted(text) == {(9, "individual", "Bằng Lao động sáng tạo")}


def test_a_name_in_capitals_is_written_as_elsewhere() -> None:
    text = (
        "CÔNG TY CỔ PHẦN GỐM SỨ BỒ BÁT\nThôn Bạch Liên, huyện Yên Mô\n\nTHÀNH TÍCH\n\n- Cờ thi đua của Bộ Công Thương"
        " các năm 2011, 2014;\n\nCông ty cổ phần Gốm sứ Bồ Bát cam kết lời trên là đúng."
    )
    assert told(text) == {("Cờ thi đua của Bộ Công Thương", "Công ty cổ phần Gốm sứ Bồ Bát", "conferred")}
