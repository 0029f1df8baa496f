"""Kinds of statements about awards that new articles showed: tables of dashes, stories, names of companies."""

from reading import awards, counted, recipients, tallies, told

REPORT = "BÁO CÁO\nKết quả khen thưởng năm 2020\n\n"


def test_tables_whose_columns_dashes_part() -> None:
    text = REPORT + (
        "STT - Đơn vị - Tổng điểm - Đề nghị\n1 - Sở Công Thương - 98,25 - Cờ thi đua của UBND tỉnh\n"
        "2 - Cục Thuế - 97,0 - Bằng khen của Chủ tịch UBND tỉnh\n"
    )
    assert told(text) == {
        ("Cờ thi đua của UBND tỉnh", "Sở Công Thương", "proposed"),
        ("Bằng khen của Chủ tịch UBND tỉnh", "Cục Thuế", "proposed"),
    }


def test_a_column_of_numbers_of_several_kinds() -> None:
    text = REPORT + (
        "Hình thức - Số lượng\nBằng khen của Chủ tịch UBND tỉnh - 12 tập thể, 30 cá nhân\n"
        "Giấy khen của Giám đốc Sở - 6 tập thể và 14 cá nhân\n\n"
        "Danh hiệu | Tập thể | Cá nhân\nLao động tiên tiến | - | 310\nChiến sĩ thi đua cơ sở | 0 | 31\n"
    )
    assert counted(text) == {
        (12, "collective", "Bằng khen của Chủ tịch UBND tỉnh"),
        (30, "individual", "Bằng khen của Chủ tịch UBND tỉnh"),
        (6, "collective", "Giấy khen của Giám đốc Sở"),
        (14, "individual", "Giấy khen của Giám đốc Sở"),
        (310, "individual", "Lao động tiên tiến"),
        (31, "individual", "Chiến sĩ thi đua cơ sở"),
    }


def test_a_column_of_who_confers() -> None:
    text = REPORT + "Cấp khen | Hình thức | Tập thể | Cá nhân\nChủ tịch UBND xã | Giấy khen | 9 | 21\n"
    assert [(fact.count, fact.award, fact.by) for fact in tallies(text)] == [
        (9, "Giấy khen của Chủ tịch UBND xã", ["Chủ tịch UBND xã"]),
        (21, "Giấy khen của Chủ tịch UBND xã", ["Chủ tịch UBND xã"]),
    ]


def test_names_of_companies_go_on_after_their_field() -> None:
    text = (
        "Tổng công ty Xây dựng công trình giao thông 12 được tặng Cờ thi đua của Chính phủ.\n\n"
        "Phân xưởng Sàng tuyển 2 được tặng Cờ thi đua của Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam."
    )
    assert told(text) == {
        ("Cờ thi đua của Chính phủ", "Tổng Công ty Xây dựng công trình giao thông 12", "conferred"),
        (
            "Cờ thi đua của Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam",
            "Phân xưởng Sàng tuyển 2",
            "conferred",
        ),
    }


def test_companies_keep_the_legal_form_that_the_text_gives_once() -> None:
    text = (
        "Công ty Dệt Hồng Gấm Xuân đón nhận Huân chương\n\nCông ty cổ phần Dệt Hồng Gấm Xuân đón nhận Huân chương Lao "
        "động hạng Ba. Công ty từng được Chính phủ tặng Cờ thi đua."
    )
    assert recipients(text) == {"Công ty cổ phần Dệt Hồng Gấm Xuân"}


def test_unions_and_boards_of_the_industrial_zones_of_a_place() -> None:
    text = (
        "Công đoàn các khu công nghiệp Long An được tặng Cờ thi đua của Chính phủ.\n\n"
        "UBND tỉnh tặng Bằng khen cho Ban Quản lý các khu kinh tế Quảng Trị."
    )
    assert recipients(text) == {
        "Công đoàn các khu công nghiệp Long An",
        "Ban Quản lý các khu kinh tế Quảng Trị",
    }


def test_schools_as_the_article_writes_them() -> None:
    text = "Trường Trung học phổ thông Cẩm Lý và Trường THCS Nghĩa Hồ được tặng Cờ thi đua của Chính phủ."
    assert recipients(text) == {"Trường Trung học phổ thông Cẩm Lý", "Trường THCS Nghĩa Hồ"}


def test_levels_of_companies() -> None:
    text = (
        "Ông Lê Văn Tám được công nhận Chiến sĩ thi đua cấp Tập đoàn; bà Hà Thị Mơ đạt Chiến sĩ thi đua cấp Tổng công "
        "ty."
    )
    assert {(fact.award, fact.recipient) for fact in awards(text)} == {
        ("Chiến sĩ thi đua cấp Tập đoàn", "Lê Văn Tám"),
        ("Chiến sĩ thi đua cấp Tổng công ty", "Hà Thị Mơ"),
    }


def test_a_numbered_unit_is_one_with_its_ward() -> None:
    text = "Tổ dân phố số 3, phường Minh Khai được Chủ tịch UBND tỉnh tặng Bằng khen."
    assert recipients(text) == {"Tổ dân phố số 3, phường Minh Khai"}


def test_teams_by_their_number() -> None:
    assert recipients("UBND tỉnh tặng Bằng khen cho đoàn công tác số 2 của ngành.") == {"Đoàn công tác số 2"}


def test_those_who_have_a_title_get_another_award() -> None:
    text = "Hội Nông dân tỉnh tặng Bằng khen cho 15 hộ sản xuất, kinh doanh giỏi."
    assert counted(text) == {(15, "household", "Bằng khen của Hội Nông dân tỉnh")}


def test_one_spoken_of_gets_what_is_given_to_nobody() -> None:
    text = (
        "Những tấm gương bình dị giữa đời thường\n\nĐầu tháng 9, anh Hà Văn Đức, dân quân xã Mường Lói, lao xuống "
        "suối cứu hai học sinh. Hai ngày sau, Chủ tịch UBND tỉnh đã tặng Bằng khen.\n\n"
        "Trường hợp chị Vàng Thị Mỷ, người hiến 600 m2 đất: ngay hôm sau, Chủ tịch UBND huyện đã tặng Giấy khen."
    )
    assert told(text) == {
        ("Bằng khen của Chủ tịch UBND tỉnh", "Hà Văn Đức", "conferred"),
        ("Giấy khen của Chủ tịch UBND huyện", "Vàng Thị Mỷ", "conferred"),
    }


def test_what_is_given_to_others_or_listed_below_is_not_of_the_one_before() -> None:
    text = (
        "Anh Hà Văn Đức lao xuống suối cứu hai học sinh. Hai ngày sau, Chủ tịch UBND tỉnh đã tặng Bằng khen cho 12 "
        "tập thể."
    )
    assert recipients(text) == set()


def test_awards_of_some_of_those_counted_are_not_the_areas() -> None:
    text = (
        "Báo cáo tổng kết công tác khen thưởng tỉnh Hà Giang\n\nTỉnh có 369 tập thể, cá nhân được Nhà nước khen "
        "thưởng, trong đó: 1 Huân chương Độc lập hạng Ba; 28 Huân chương Lao động các hạng."
    )
    assert recipients(text) == set()


def test_a_saying_about_praise_counts_nobody() -> None:
    assert counted("Khen đúng một người còn hơn khen mười người cho đủ cơ cấu.") == set()


def test_rewards_in_money_to_numbers_of_recipients() -> None:
    text = "Công ty Than Hà Ráng đã thưởng 50 triệu đồng cho 7 tập thể và 26 cá nhân."
    assert counted(text) == {(7, "collective", None), (26, "individual", None)}


def test_models_are_commended_by_that_name() -> None:
    assert counted("Đại hội đã biểu dương 38 điển hình tiên tiến.") == {(38, "individual", "Điển hình tiên tiến")}


def test_awards_taken_back_are_told_among_shortcomings() -> None:
    text = (
        "BÁO CÁO\nTổng kết thi đua\n\nIII. Tồn tại, hạn chế\n\nVẫn còn nơi khai man; Bộ Y tế đã thu hồi Bằng khen đã "
        "tặng Công ty cổ phần Dược An Khang. Chưa có đơn vị nào được tặng Cờ thi đua."
    )
    assert told(text) == {("Bằng khen của Bộ Y tế", "Công ty cổ phần Dược An Khang", "revoked")}


PRIZE = (
    'Tỉnh Đoàn Hải Dương trao giải thưởng "Tuổi trẻ cống hiến"\n\nTối 25/12/2024, Tỉnh Đoàn Hải Dương tổ chức lễ trao '
    'giải thưởng "Tuổi trẻ cống hiến" năm 2024.\n\n'
)


def test_numbers_chosen_for_the_prize_of_the_article() -> None:
    text = PRIZE + "Từ 90 hồ sơ, hội đồng chọn ra 4 tập thể và 8 cá nhân để trao giải."
    assert counted(text) == {
        (4, "collective", 'Giải thưởng "Tuổi trẻ cống hiến"'),
        (8, "individual", 'Giải thưởng "Tuổi trẻ cống hiến"'),
    }


def test_winners_of_the_prize_of_the_article() -> None:
    text = PRIZE + (
        "Trong các cá nhân đoạt giải có anh Vũ Văn Nam, Bí thư Đoàn xã Lai Cách; bác sĩ Đỗ Thu Hằng (Bệnh viện Nhi) "
        "với nhóm khám lưu động; và em Lê Gia Bảo. Ở nhóm tập thể, Đội Thanh niên tình nguyện phường Tứ Minh được "
        "xướng tên."
    )
    assert recipients(text) == {
        "Vũ Văn Nam",
        "Đỗ Thu Hằng",
        "Lê Gia Bảo",
        "Đội Thanh niên tình nguyện phường Tứ Minh",
    }


def test_other_prizes_are_not_that_of_the_article() -> None:
    text = PRIZE + "Em Nguyễn Văn Lợi từng đoạt giải Nhất môn Toán. Lớp em có 12 bạn đạt giải cấp tỉnh."
    assert awards(text) == []
    assert counted(text) == set()


def test_a_number_of_awards_is_of_the_company_that_reports() -> None:
    text = (
        "CÔNG ĐOÀN DỆT MAY VIỆT NAM\nCÔNG ĐOÀN CÔNG TY MAY SÔNG LÔ\nSố: 12/BC-CĐ\n\nPhú Thọ, ngày 06 tháng 01 năm "
        "2017\n\nBÁO CÁO\nKết quả phong trào thi đua năm 2016\n\nNăm 2016, Tổng Liên đoàn Lao động Việt Nam tặng Bằng "
        "khen cho 02 tập thể. Đoàn viên Công ty May Sông Lô phấn khởi."
    )
    assert [(fact.count, fact.area) for fact in tallies(text)] == [(2, "Công ty May Sông Lô")]


def test_a_number_of_awards_is_not_of_the_giver_before_it() -> None:
    text = (
        "BÁO CÁO\nKết quả thi đua huyện Đức Cơ, tỉnh Gia Lai\n\nTrong năm, toàn huyện có 12 cá nhân được UBND tỉnh "
        "tặng Bằng khen; UBND huyện tặng Giấy khen cho 50 tập thể."
    )
    assert {(fact.count, fact.area) for fact in tallies(text)} == {(12, "Đức Cơ"), (50, "Đức Cơ")}


def test_a_proposal_before_a_colon_holds_for_the_verbs_after_it() -> None:
    text = (
        "Hội đồng huyện xét, đề nghị UBND tỉnh: tặng Cờ thi đua cho xã Đông Sang; tặng Bằng khen cho bà Hà Thị Mơ, "
        "Trưởng phòng Nội vụ."
    )
    assert told(text) == {
        ("Cờ thi đua của UBND tỉnh", "Đông Sang", "proposed"),
        ("Bằng khen của UBND tỉnh", "Hà Thị Mơ", "proposed"),
    }


def test_an_award_to_one_who_is_not_known_is_not_the_next_ones() -> None:
    text = (
        "Chủ tịch nước tặng Huân chương Độc lập hạng Ba cho nguyên lãnh đạo tỉnh; Huân chương Lao động hạng Nhì cho Sở "
        "Tài chính."
    )
    assert told(text) == {("Huân chương Lao động hạng Nhì", "Sở Tài chính", "conferred")}


def test_those_counted_before_what_is_told_of_them() -> None:
    text = (
        "Có 80 công nhân giỏi, đại diện cho hai vạn lao động của tỉnh, được tặng Bằng khen của Liên đoàn Lao động tỉnh."
    )
    assert counted(text) == {(80, "individual", "Bằng khen của Liên đoàn Lao động tỉnh")}
