"""Awards in reports, decisions, minutes and notices of offices: lists in their own shorthand."""

from reading import counted, recipients, told

REPORT = "BÁO CÁO\nKết quả thi đua\n\n"


def test_numbers_straight_after_awards() -> None:
    text = REPORT + (
        "- Cờ thi đua 11 đơn vị; Bằng khen 95 tập thể và 310 cá nhân.\n"
        "- Lao động tiên tiến 88 đồng chí, CSTĐ cơ sở 13 đồng chí.\n"
        "- Tập thể lao động tiên tiến: 9/12 khoa, phòng.\n"
    )
    assert counted(text) == {
        (11, "collective", "Cờ thi đua"),
        (95, "collective", "Bằng khen"),
        (310, "individual", "Bằng khen"),
        (88, "individual", "Lao động tiên tiến"),
        (13, "individual", "Chiến sĩ thi đua cơ sở"),
        (9, "collective", "Tập thể Lao động tiên tiến"),
    }


def test_a_numbered_line_names_who_confers_what_stands_below() -> None:
    text = REPORT + (
        "2. Tổng LĐLĐ Việt Nam\n- Bằng khen: 8 tập thể, 21 cá nhân.\n3. Liên đoàn Lao động tỉnh Bạc Liêu\n"
        "- Cờ thi đua: 6 đơn vị.\n"
    )
    assert counted(text) == {
        (8, "collective", "Bằng khen của Tổng Liên đoàn Lao động Việt Nam"),
        (21, "individual", "Bằng khen của Tổng Liên đoàn Lao động Việt Nam"),
        (6, "collective", "Cờ thi đua của Liên đoàn Lao động tỉnh Bạc Liêu"),
    }


def test_names_after_an_award_part_by_part() -> None:
    text = REPORT + (
        "- Bằng khen của Thủ tướng Chính phủ: CĐCS Công ty CP Chè Mộc Châu; đồng chí Vì Văn Pọm, Chủ tịch Công đoàn "
        "ngành Y tế.\n"
    )
    assert told(text) == {
        ("Bằng khen của Thủ tướng Chính phủ", "Công đoàn cơ sở Công ty CP Chè Mộc Châu", "conferred"),
        ("Bằng khen của Thủ tướng Chính phủ", "Vì Văn Pọm", "conferred"),
    }


def test_a_name_and_after_a_dash_its_award() -> None:
    text = REPORT + "- Hội Nông dân huyện Mộc Châu - Cờ thi đua của UBND tỉnh năm 2012\n"
    assert told(text) == {("Cờ thi đua của UBND tỉnh", "Hội Nông dân huyện Mộc Châu", "conferred")}


def test_what_brackets_only_propose() -> None:
    text = REPORT + (
        "- Tập thể lao động xuất sắc: Khoa Nội, Phòng Tài vụ (đề nghị UBND tỉnh công nhận).\n"
        "4. Đang trình: Hội Nông dân huyện Tủa Chùa (đề nghị Cờ thi đua của Chính phủ).\n"
    )
    assert told(text) == {
        ("Tập thể Lao động xuất sắc", "Khoa Nội", "proposed"),
        ("Tập thể Lao động xuất sắc", "Phòng Tài vụ", "proposed"),
        ("Cờ thi đua của Chính phủ", "Hội Nông dân huyện Tủa Chùa", "proposed"),
    }


def test_degrees_end_no_sentence() -> None:
    text = REPORT + "- CSTĐ cấp tỉnh: đề nghị công nhận BSCKI. Lò Văn Hịa, CNĐD. Quàng Thị Piêng.\n"
    assert told(text) == {
        ("Chiến sĩ thi đua cấp tỉnh", "Lò Văn Hịa", "proposed"),
        ("Chiến sĩ thi đua cấp tỉnh", "Quàng Thị Piêng", "proposed"),
    }


def test_boards_of_a_body_confer() -> None:
    text = REPORT + "- Giấy khen của BTV Hội Nông dân tỉnh Trà Vinh: 7 tập thể, 19 chị.\n"
    assert counted(text) == {
        (7, "collective", "Giấy khen của Ban Thường vụ Hội Nông dân tỉnh Trà Vinh"),
        (19, "individual", "Giấy khen của Ban Thường vụ Hội Nông dân tỉnh Trà Vinh"),
    }
    passive = "Năm 2012, 41 tập thể được Bộ Y tế, UBND huyện, Ban Giám đốc Sở Y tế tặng Bằng khen."
    assert (41, "collective") in {(count, kind) for count, kind, _ in counted(passive)}


def test_the_attached_list_below_a_rule_with_cells() -> None:
    text = (
        "QUYẾT ĐỊNH:\n\nĐiều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho 01 tập thể và 01 cá nhân (có danh sách kèm "
        "theo).\n\n----------------\nDANH SÁCH\n(Kèm theo Quyết định số 99/QĐ-UBND ngày 02/4/2011)\n\nI\tTẬP THỂ\n"
        "1\tHợp tác xã Nông nghiệp Phước Hậu\n\nII\tCÁ NHÂN\n1\tÔng Chamaléa Phước\tTrưởng thôn Tà Nôi\n"
    )
    assert recipients(text) == {"Hợp tác xã Nông nghiệp Phước Hậu", "Chamaléa Phước"}


def test_among_those_counted_are_lists_below() -> None:
    text = (
        "Tin hội nghị\n\nChủ tịch UBND xã tặng Giấy khen cho 5 tập thể và 9 cá nhân. Trong đó có:\n"
        "   o Tập thể: Trung tâm Phục vụ hành chính công; Trường THCS Lý Tự Trọng...\n"
        "   o Cá nhân: già làng Siu Ksor; chị Lê Thị Mỹ Hạnh (công chức).\n"
    )
    assert recipients(text) == {
        "Trung tâm Phục vụ hành chính công", "Trường THCS Lý Tự Trọng", "Siu Ksor", "Lê Thị Mỹ Hạnh",
    }  # fmt: skip
    prose = (
        "Chủ tịch UBND tỉnh tặng Bằng khen cho 21 tập thể và 40 cá nhân. Trong đó có cô giáo Sùng Y Dợ (Trường PTDTNT "
        "Mường Nhé), và Hợp tác xã Thanh long Chiềng Mai."
    )
    assert recipients(prose) == {"Sùng Y Dợ", "Hợp tác xã Thanh long Chiềng Mai"}


def test_labels_say_whose_the_award_was() -> None:
    text = (
        "Kết quả rà soát\n\na) Ông Đỗ Văn Quyền, xã Hưng Công: UBND huyện Bình Lục thu hồi danh hiệu Chiến sĩ thi đua "
        "cơ sở năm 2013.\n"
    )
    assert told(text) == {("Chiến sĩ thi đua cơ sở", "Đỗ Văn Quyền", "revoked")}


def test_those_not_considered_get_nothing() -> None:
    text = REPORT + "- Tặng Giấy khen:\n5) Không xét: 3 trường có giáo viên bị kỷ luật.\n"
    assert counted(text) == set()


def test_parents_in_a_list_with_semicolons() -> None:
    text = (
        "Thủ tướng Chính phủ tặng Bằng khen cho: Trường Đại học Điều dưỡng Nam Định, Bộ Y tế; Công an huyện Sa Pa, "
        "Công an tỉnh Lào Cai, Bộ Công an; Bệnh viện Hữu nghị."
    )
    assert recipients(text) == {"Trường Đại học Điều dưỡng Nam Định", "Công an huyện Sa Pa", "Bệnh viện Hữu nghị"}


def test_short_names_of_issuers_and_places_of_bodies() -> None:
    text = (
        "Đây là việc của Tổng công ty Bưu điện Việt Nam. Đại diện đã tặng Giấy khen của Tổng công ty cho tập thể "
        "Bưu điện tỉnh. Bưu điện tỉnh Kon Tum có 120 lao động."
    )
    assert told(text) == {("Giấy khen của Tổng công ty Bưu điện Việt Nam", "Bưu điện tỉnh Kon Tum", "conferred")}
    near = "Huyện Kiên Hải đề nghị tỉnh tặng Bằng khen cho Hội Chữ thập đỏ huyện."
    assert recipients(near) == {"Hội Chữ thập đỏ huyện Kiên Hải"}


def test_two_pupils_are_those_named_before() -> None:
    text = (
        "Sở Giáo dục và Đào tạo tặng Giấy khen cho em Lê Phúc Sơn và em Hoàng Minh Khang. Tỉnh đoàn đề nghị Trung ương "
        "Đoàn tặng Huy hiệu “Tuổi trẻ dũng cảm” cho hai em."
    )
    assert ('Huy hiệu "Tuổi trẻ dũng cảm"', "Lê Phúc Sơn", "proposed") in told(text)
    assert ('Huy hiệu "Tuổi trẻ dũng cảm"', "Hoàng Minh Khang", "proposed") in told(text)


def test_whom_a_hero_saved_gets_nothing() -> None:
    assert counted("Trung ương Đoàn tặng Huy hiệu “Tuổi trẻ dũng cảm” cho anh bộ đội đã cứu 3 em nhỏ.") == set()
    assert counted("Đến dự Lễ vinh danh có: 26 người hiến tiểu cầu trên 8 lần.") == set()


def test_registered_is_not_reached() -> None:
    text = (
        "Ở Ba Bể, 2.400 hộ đăng ký danh hiệu Nông dân sản xuất kinh doanh giỏi; cuối năm, hơn 1.200 hộ đạt "
        "danh hiệu Nông dân sản xuất kinh doanh giỏi."
    )
    assert counted(text) == {(1200, "household", "Nông dân sản xuất kinh doanh giỏi")}


def test_receiving_commendation() -> None:
    text = "Cả quận có 35 tập thể và 80 cá nhân đã nhận khen thưởng trong đợt thi đua."
    assert counted(text) == {(35, "collective", None), (80, "individual", None)}


def test_the_committee_receives_for_the_people() -> None:
    text = (
        "UBND huyện Cam Lâm mở hội mừng công và đón nhận Huân chương Lao động hạng Ba. Nhân dân huyện Cam Lâm "
        "đón nhận Huân chương Lao động hạng Ba."
    )
    assert told(text) == {("Huân chương Lao động hạng Ba", "Cam Lâm", "conferred")}


def test_so_many_people_of_a_title() -> None:
    text = REPORT + "- Giám đốc Sở công nhận: 22 tập thể Lao động tiên tiến, 317 cá nhân LĐTT, 41 CSTĐCS.\n"
    assert {(count, name) for count, _, name in counted(text)} == {
        (22, "Tập thể Lao động tiên tiến"), (317, "Lao động tiên tiến"), (41, "Chiến sĩ thi đua cơ sở"),
    }  # fmt: skip


def test_who_stands_in_the_bracket_after_a_number() -> None:
    text = "Năm học này có 01 tập thể (Trường Tiểu học Lê Lai) được UBND tỉnh tặng Cờ thi đua."
    assert recipients(text) == {"Trường Tiểu học Lê Lai"}


def test_the_centre_of_a_union_named_before() -> None:
    text = "Ông Trần Văn Chánh được Hội Cựu chiến binh tỉnh đề nghị Trung ương Hội tặng Bằng khen."
    assert told(text) == {("Bằng khen của Trung ương Hội Cựu chiến binh Việt Nam", "Trần Văn Chánh", "proposed")}


def test_items_with_roman_numbers_and_units_that_propose_themselves() -> None:
    text = (
        "Bộ lấy ý kiến đề nghị tặng:\n\nI. Huân chương Lao động hạng Nhất cho ông Đào Văn Dũng, Bộ trưởng.\n"
        "II. Huân chương Lao động hạng Nhì cho ông Lê Bá Hoàn, Thứ trưởng\n"
    )
    assert recipients(text) == {"Đào Văn Dũng", "Lê Bá Hoàn"}
    results = (
        "Kết quả: Liên đoàn Lao động huyện Hàm Yên đề nghị Tổng LĐLĐ Việt Nam tặng Bằng khen; Liên đoàn Lao động huyện "
        "Na Hang đề nghị Liên đoàn Lao động tỉnh tặng Cờ thi đua."
    )
    assert told(results) == {
        ("Bằng khen của Tổng Liên đoàn Lao động Việt Nam", "Liên đoàn Lao động huyện Hàm Yên", "proposed"),
        ("Cờ thi đua của Liên đoàn Lao động tỉnh", "Liên đoàn Lao động huyện Na Hang", "proposed"),
    }


def test_a_table_with_a_column_for_each_kind() -> None:
    text = (
        "Biểu 2. Khen thưởng\n\nTT | Hình thức | Tập thể | Cá nhân\n1 | Cờ thi đua của Bộ Tài chính | 1 | -\n"
        "2 | Bằng khen của Chủ tịch UBND tỉnh | 14 | 36\n3 | Chiến sĩ thi đua cơ sở | x | 1.204\n"
    )
    assert counted(text) == {
        (1, "collective", "Cờ thi đua của Bộ Tài chính"),
        (14, "collective", "Bằng khen của Chủ tịch UBND tỉnh"),
        (36, "individual", "Bằng khen của Chủ tịch UBND tỉnh"),
        (1204, "individual", "Chiến sĩ thi đua cơ sở"),
    }


def test_somebody_whose_name_comes_after_the_award() -> None:
    text = (
        "Công an tỉnh tổng kết.\nĐơn vị được tặng Cờ thi đua của Bộ Công an: Công an huyện Yên Châu.\n"
        "Đơn vị nhận Bằng khen là Công an thành phố Sơn La và Phòng Cảnh sát giao thông thuộc Công an tỉnh Sơn "
        "La.\nNhững người được tặng Bằng khen là Trung tá Lò Văn Hải, Đội trưởng; Đại úy Cà Thị Hòa, cán bộ Khoa Dược "
        "và Thượng úy Lê Thị Sen."
    )
    assert recipients(text) == {
        "Công an huyện Yên Châu", "Công an thành phố Sơn La", "Phòng Cảnh sát giao thông Công an tỉnh Sơn La",
        "Lò Văn Hải", "Cà Thị Hòa", "Lê Thị Sen",
    }  # fmt: skip


def test_below_a_heading_that_proposes_nothing_is_conferred() -> None:
    text = REPORT + "3. Đề nghị khen thưởng\n\n- Bộ Tư lệnh Quân khu 2 tặng Cờ thi đua: Ban CHQS huyện Sốp Cộp.\n"
    assert {status for _, _, status in told(text)} == {"proposed"}


def test_votes_are_no_part_of_a_name() -> None:
    text = "BIÊN BẢN\n\na) Đề nghị UBND tỉnh tặng Cờ thi đua: Sở Y tế 4/5 phiếu.\n"
    assert recipients(text) == {"Sở Y tế"}


def test_what_is_withdrawn_or_only_an_opinion_is_not_proposed() -> None:
    assert told("Công ty rút đề nghị tặng Cờ thi đua của Chính phủ đối với Phân xưởng Vận tải 2.") == set()
    assert told("Ý kiến đề nghị tặng Bằng khen cho Ban Dân tộc chỉ đạt 1/5 phiếu.") == set()


def test_what_a_decision_says_is_revoked_with_it() -> None:
    text = "Chủ tịch UBND tỉnh bãi bỏ nội dung tặng Bằng khen cho ông Trần Tấn Phê."
    assert told(text) == {("Bằng khen của Chủ tịch UBND tỉnh", "Trần Tấn Phê", "revoked")}


def test_a_person_an_office_and_after_a_colon_the_award() -> None:
    text = REPORT + "- Ông Vì Quang Hoạt, thợ lò bậc 6/6: Chiến sĩ thi đua toàn quốc năm 2011.\n"
    assert told(text) == {("Chiến sĩ thi đua toàn quốc", "Vì Quang Hoạt", "conferred")}


def test_whom_each_unit_has_among_those_awarded() -> None:
    text = (
        "Hà Nam tặng danh hiệu 'Người tốt, việc tốt' cho 3 người\n\nHội Phụ nữ tỉnh có 1 hội viên được tặng danh hiệu "
        "'Người tốt, việc tốt' gồm: bà Trần Thị Hiền.\n\nSở Xây dựng có 1 cá nhân là anh Chu Văn Lực, lái xe.\n"
    )
    assert recipients(text) == {"Trần Thị Hiền", "Chu Văn Lực"}


def test_titles_of_villages_and_more_of_a_title_than_named() -> None:
    assert told("Xã Sơn Hòa được công nhận xã văn hóa năm 2004.") == {("Xã văn hóa", "Sơn Hòa", "recognised")}
    text = 'Hội trao tặng danh hiệu 90 "Nông dân Việt Nam xuất sắc" năm 2022.'
    assert counted(text) == {(90, "individual", "Nông dân Việt Nam xuất sắc")}
    assert counted("Phong trào “Nông dân sản xuất kinh doanh giỏi” từ 410 hộ nay lên 980 hộ.") == set()


def test_numbers_after_their_nouns() -> None:
    text = REPORT + (
        "- Giấy khen: 112 (tập thể 30, cá nhân 82).\n- Bằng khen của Chủ tịch UBND tỉnh: tập thể: 12, cá nhân: 1.030.\n"
    )
    assert counted(text) == {
        (30, "collective", "Giấy khen"),
        (82, "individual", "Giấy khen"),
        (12, "collective", "Bằng khen của Chủ tịch UBND tỉnh"),
        (1030, "individual", "Bằng khen của Chủ tịch UBND tỉnh"),
    }
    order = "Tặng Bằng khen cho 5 tập thể, 12 cá nhân."
    assert counted(order) == {(5, "collective", "Bằng khen"), (12, "individual", "Bằng khen")}


def test_who_got_the_one_order_stands_in_brackets() -> None:
    text = REPORT + "1. Cấp Nhà nước: 01 Huân chương Lao động hạng Ba (đồng chí Lò Bá Tòng, nguyên Giám đốc Sở).\n"
    assert told(text) == {("Huân chương Lao động hạng Ba", "Lò Bá Tòng", "conferred")}
