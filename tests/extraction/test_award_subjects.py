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
            "Ông Lù Văn Phủ, Trưởng bản Hua Nà, và Trường Mầm non Chiềng Ken đón nhận Bằng khen của UBND tỉnh.",
            {
                ("Bằng khen của UBND tỉnh", "Lù Văn Phủ", "conferred"),
                ("Bằng khen của UBND tỉnh", "Trường Mầm non Chiềng Ken", "conferred"),
            },
            id="a body beside an officer, after a comma",
        ),
        pytest.param(
            "UBND tỉnh tặng Bằng khen cho ông Lù Văn Phủ, Giám đốc Sở Y tế, cùng Trung tâm Y tế huyện Văn Bàn.",
            {
                ("Bằng khen của UBND tỉnh", "Lù Văn Phủ", "conferred"),
                ("Bằng khen của UBND tỉnh", "Trung tâm Y tế huyện Văn Bàn", "conferred"),
            },
            id="a body beside an officer who gets it, too",
        ),
        pytest.param(
            "UBND tỉnh tặng Bằng khen cho ông Lù Văn Phủ, Giám đốc Sở Y tế, Ủy viên Ban Thường vụ Tỉnh đoàn.",
            {("Bằng khen của UBND tỉnh", "Lù Văn Phủ", "conferred")},
            id="offices of one who gets it",
        ),
        pytest.param(
            "Cụm gồm các xã Sơn Thủy, Dương Quỳ, Hòa Mạc, xã Dương Quỳ được đề nghị tặng Cờ thi đua của UBND tỉnh.",
            {("Cờ thi đua của UBND tỉnh", "Dương Quỳ", "proposed")},
            id="one of a list named again",
        ),
        pytest.param(
            "Khen thưởng năm 2016:\n  ➢ Công ty Thủy điện Nậm Xây được Bộ Công Thương tặng Bằng khen;\n"
            "  ➢ Phân xưởng Vận hành 2 được UBND tỉnh tặng Cờ thi đua.",
            {
                ("Bằng khen của Bộ Công Thương", "Công ty Thủy điện Nậm Xây", "conferred"),
                ("Cờ thi đua của UBND tỉnh", "Phân xưởng Vận hành 2", "conferred"),
            },
            id="items after an arrow",
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
        pytest.param(
            "Trường Sĩ quan Nà Trì vinh dự được đón nhận nhiều phần thưởng cao quý của Đảng, Nhà nước trao tặng, gồm"
            " Huân chương Quân công hạng Ba và Huân chương Độc lập hạng Nhì.",
            {
                ("Huân chương Quân công hạng Ba", "Trường Sĩ quan Nà Trì", "conferred"),
                ("Huân chương Độc lập hạng Nhì", "Trường Sĩ quan Nà Trì", "conferred"),
            },
            id="what is received is given by others",
        ),
        pytest.param(
            "Huyện đoàn trao Bằng khen của Trung ương Đoàn cho hai người thợ: các anh Lò Văn Pẩu, Cầm Bá Ngoan.",
            {
                ("Bằng khen của Trung ương Đoàn", "Lò Văn Pẩu", "conferred"),
                ("Bằng khen của Trung ương Đoàn", "Cầm Bá Ngoan", "conferred"),
            },
            id="what they are before who they are",
        ),
        pytest.param(
            "Được gọi lên đầu tiên là Công ty TNHH Chè Bát Tiên – Huân chương Lao động hạng Ba.",
            {("Huân chương Lao động hạng Ba", "Công ty TNHH Chè Bát Tiên", "conferred")},
            id="a dash between a name and its award",
        ),
        pytest.param(
            "Xã Nà Tăm có hai di tích. Năm 2001 xã được tuyên dương Anh hùng Lực lượng vũ trang nhân dân.",
            {("Anh hùng Lực lượng vũ trang nhân dân", "Nà Tăm", "conferred")},
            id="a short name straight after its year",
        ),
        pytest.param(
            'Trường Mầm non Hoa Ban được UBND tỉnh tặng Bằng khen "Đã có thành tích xuất sắc trong năm học".',
            {("Bằng khen của UBND tỉnh", "Trường Mầm non Hoa Ban", "conferred")},
            id="a reason in quotation marks",
        ),
        pytest.param(
            'Ông Ngũ Thế Cường đạt danh hiệu "Nhà quản lý giỏi năm 2016".',
            {("Nhà quản lý giỏi", "Ngũ Thế Cường", "conferred")},
            id="the year in the quotation",
        ),
        pytest.param(
            "Huyện trao Huy hiệu 60 năm tuổi Đảng cho cụ Lừ Văn Chài. Bà Hoàng Thị Ơn nhận Huy hiệu 40 năm.",
            {
                ("Huy hiệu 60 năm tuổi Đảng", "Lừ Văn Chài", "conferred"),
                ("Huy hiệu 40 năm tuổi Đảng", "Hoàng Thị Ơn", "conferred"),
            },
            id="a badge whose kind was told",
        ),
        pytest.param(
            "Nhiệm kỳ khép lại với tin từ Trung ương Hội: Cờ thi đua cho đơn vị xuất sắc.",
            set(),
            id="for whoever is best",
        ),
        pytest.param(
            "Hội nghị suy tôn Phòng Kế toán số 2 là đơn vị dẫn đầu khối; trình UBND tỉnh tặng Cờ thi đua cho đơn vị"
            " này.",
            {
                ("Đơn vị dẫn đầu Khối", "Phòng Kế toán số 2", "recognised"),
                ("Cờ thi đua của UBND tỉnh", "Phòng Kế toán số 2", "proposed"),
            },
            id="this unit is the last one",
        ),
        pytest.param(
            "Trạm Y tế xã Lùng Vai được tiến cử cho Cờ thi đua của Bộ Y tế.",
            {("Cờ thi đua của Bộ Y tế", "Trạm Y tế xã Lùng Vai", "proposed")},
            id="put forward",
        ),
        pytest.param(
            "Con cháu thay mặt các mẹ nhận danh hiệu Bà mẹ Việt Nam anh hùng mà Chủ tịch nước truy tặng.",
            set(),
            id="who confers gets nothing",
        ),
        pytest.param(
            "Hoàn thành vượt mức các chỉ tiêu, xã Lùng Vai được UBND huyện Mường Khương tặng Giấy khen.",
            {("Giấy khen của UBND huyện Mường Khương", "Lùng Vai", "conferred")},
            id="targets that were reached",
        ),
        pytest.param(
            "Trong điều kiện còn thiếu thốn, bằng nỗ lực phấn đấu, Trường THCS Lùng Vai vẫn được Bộ Y tế tặng Bằng"
            " khen.",
            {("Bằng khen của Bộ Y tế", "Trường THCS Lùng Vai", "conferred")},
            id="conditions of life",
        ),
        pytest.param("Phấn đấu năm tới Trường THCS Lùng Vai được Bộ Y tế tặng Bằng khen.", set(), id="an aim"),
        pytest.param("- Chỉ tiêu: Trường THCS Lùng Vai được Bộ Y tế tặng Bằng khen.", set(), id="a target"),
        pytest.param(
            "Chị Vàng Thị Mẩy mong muốn dân bản hết đói, sau mười năm được Bộ Công Thương tặng Bằng khen.",
            {("Bằng khen của Bộ Công Thương", "Vàng Thị Mẩy", "conferred")},
            id="a wish for something else",
        ),
        pytest.param("Chị Vàng Thị Mẩy mong muốn được Bộ Công Thương tặng Bằng khen.", set(), id="a wish for it"),
        pytest.param(
            "Nhiều năm liền Công an xã Nà Hỳ được Bộ Công an tặng Bằng khen.",
            {("Bằng khen của Bộ Công an", "Công an xã Nà Hỳ", "conferred")},
            id="words of time before a subject",
        ),
        pytest.param(
            "Được nhắc tên nhiều nhất là Đội Kiểm ngư số 2, đơn vị vừa được Bộ Công Thương tặng Bằng khen.",
            {("Bằng khen của Bộ Công Thương", "Đội Kiểm ngư số 2", "conferred")},
            id="a unit told of by a relative clause",
        ),
        pytest.param(
            "Cán bộ, chiến sĩ Đồn Biên phòng Mốc 79 đã 4 lần được Chính phủ tặng Cờ thi đua.",
            {("Cờ thi đua của Chính phủ", "Đồn Biên phòng Mốc 79", "conferred")},
            id="a body after its people",
        ),
        pytest.param(
            "Hợp tác xã Chè Tà Mít 2 lần đón Bằng khen của Bộ Công Thương.",
            {("Bằng khen của Bộ Công Thương", "Hợp tác xã Chè Tà Mít", "conferred")},
            id="how often is no part of a name",
        ),
        pytest.param(
            "Hai xã Nậm Cần và Nậm Sỏ được Chủ tịch nước tặng Huân chương Lao động hạng Ba.",
            {
                ("Huân chương Lao động hạng Ba", "Nậm Cần", "conferred"),
                ("Huân chương Lao động hạng Ba", "Nậm Sỏ", "conferred"),
            },
            id="two communes by their names",
        ),
        pytest.param(
            "Ban Quản lý chợ Nậm Sỏ được UBND huyện Tân Uyên thưởng nóng 5 triệu đồng và tặng Giấy khen; ông Lò Văn Ỉnh"
            " được UBND huyện Tân Uyên biểu dương, tặng quà và trao Giấy khen.",
            {
                ("Giấy khen của UBND huyện Tân Uyên", "Ban Quản lý chợ Nậm Sỏ", "conferred"),
                ("Giấy khen của UBND huyện Tân Uyên", "Lò Văn Ỉnh", "conferred"),
            },
            id="what else is done for those who get it",
        ),
        pytest.param(
            'UBND huyện Tân Uyên thu hồi danh hiệu "Gia đình văn hóa" của hộ ông Tòng Văn Mâu và hủy quyết định tặng'
            " Giấy khen cho bà Hà Thị Kiu.",
            {
                ("Gia đình văn hóa", "Tòng Văn Mâu", "revoked"),
                ("Giấy khen của UBND huyện Tân Uyên", "Hà Thị Kiu", "revoked"),
            },
            id="two acts that take away",
        ),
        pytest.param(
            "Khối đề nghị UBND tỉnh tặng Cờ thi đua cho Sở Y tế (đơn vị dẫn đầu), tặng Bằng khen cho Sở Tư pháp.",
            {
                ("Cờ thi đua của UBND tỉnh", "Sở Y tế", "proposed"),
                ("Bằng khen của UBND tỉnh", "Sở Tư pháp", "proposed"),
            },
            id="a proposal goes on after brackets",
        ),
        pytest.param(
            "Niềm vui đến với cô giáo Tẩn Mý Dao khi cô được phong tặng danh hiệu Nhà giáo ưu tú.",
            {("Nhà giáo ưu tú", "Tẩn Mý Dao", "conferred")},
            id="a pronoun that begins the form of address",
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


def test_a_number_after_its_predicate() -> None:
    text = (
        f"{TITLE}\n\nSố tập thể được UBND tỉnh tặng Bằng khen là 27. Số người đạt Chiến sĩ thi đua cơ sở lên tới 1.204"
        " lượt."
    )
    assert counted(text) == {
        (27, "collective", "Bằng khen của UBND tỉnh"),
        (1204, "individual", "Chiến sĩ thi đua cơ sở"),
    }


def test_a_number_that_begins_the_next_clause() -> None:
    text = f"{TITLE}\n\nHuyện Mường Khương gửi tặng Giấy khen tới 36 hộ; 140 hộ còn lại nhận thư cảm ơn của xã."
    assert {count for count, _, _ in counted(text)} == {36}
