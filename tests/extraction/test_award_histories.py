"""Histories of units and persons, names that stand for others, and what must not be read as an award to them."""

import pytest
from reading import awards as facts
from reading import counted, recipients, told


def dated(text: str) -> set[tuple[str, str, str | None]]:
    """Award, recipient, period."""
    return {(fact.award, fact.recipient, fact.period) for fact in facts(text)}


def test_lines_with_years_below_a_heading_are_its_units() -> None:
    text = (
        "Giới thiệu\n\nTHÀNH TÍCH\n\n1. NHÀ MÁY\n\n- Năm 1987: Nhà nước tặng Huân chương Lao động hạng Ba\n\n"
        "- Năm 2002: Chính phủ tặng Cờ thi đua\n\n2. PHÂN XƯỞNG CƠ ĐIỆN\n\n"
        "- Năm 1995: Nhà nước tặng Huân chương Lao động hạng Ba\n\n3. CÁ NHÂN\n\n"
        "* Kỹ sư Hoàng Văn Tích – Nguyên Giám đốc:\n\n- Năm 1999: Nhà nước tặng Huân chương Lao động hạng Nhì\n"
    )
    assert dated(text) == {
        ("Huân chương Lao động hạng Ba", "Nhà máy", "1987"),
        ("Cờ thi đua của Chính phủ", "Nhà máy", "2002"),
        ("Huân chương Lao động hạng Ba", "Phân xưởng cơ điện", "1995"),
        ("Huân chương Lao động hạng Nhì", "Hoàng Văn Tích", "1999"),
    }


def test_a_table_of_years_goes_on_with_the_unit_of_the_sentence_above() -> None:
    text = (
        "Các danh hiệu\n\nTrung tâm Y tế huyện Mường La đã được tặng Bằng khen của Bộ Y tế.\n"
        "Năm | Danh hiệu | Quyết định công nhận |\n"
        "2011 | Tập thể Lao động xuất sắc | Quyết định số 12/QĐ-UBND ngày 02/3/2012 của UBND tỉnh Sơn La |\n"
        "2013 | Tập thể Lao động xuất sắc | Quyết định số 15/QĐ-UBND ngày 05/3/2014 của UBND tỉnh Sơn La |\n"
    )
    of_table = [fact for fact in facts(text) if fact.award.startswith("Tập thể")]
    assert {(fact.period, fact.recipient, fact.status) for fact in of_table} == {
        ("2011", "Trung tâm Y tế huyện Mường La", "recognised"),
        ("2013", "Trung tâm Y tế huyện Mường La", "recognised"),
    }
    assert {tuple(fact.by or ()) for fact in of_table} == {("UBND tỉnh Sơn La",)}


def test_items_with_years_below_a_lead_in() -> None:
    text = (
        "Hợp tác xã Quyết Tiến đạt nhiều thành tích:\n- Huân chương Lao động hạng Ba (1998)\n"
        "- Năm 2009: Bằng khen của Thủ tướng Chính phủ\n"
    )
    assert dated(text) == {
        ("Huân chương Lao động hạng Ba", "Hợp tác xã Quyết Tiến", "1998"),
        ("Bằng khen của Thủ tướng Chính phủ", "Hợp tác xã Quyết Tiến", "2009"),
    }


def test_a_line_with_a_year_but_nobody_above_gives_nothing() -> None:
    assert facts("Tin vắn\n\n- Năm 2009: Bằng khen của Thủ tướng Chính phủ\n") == []
    planned = "Công ty Cao su Phước Hòa\n\n- Năm 2030: đề nghị tặng Huân chương Lao động hạng Ba\n"
    assert facts(planned) == []


def test_years_before_awards_and_classes_alone() -> None:
    text = (
        "Trường THPT Bắc Yên được tặng năm 1988 Huân chương Lao động hạng Ba, năm 1997 Huân chương Lao động hạng Nhì."
    )
    assert dated(text) == {
        ("Huân chương Lao động hạng Ba", "Trường THPT Bắc Yên", "1988"),
        ("Huân chương Lao động hạng Nhì", "Trường THPT Bắc Yên", "1997"),
    }
    classes = "Lữ đoàn 164 được tặng Huân chương Chiến công hạng Ba (1979), hạng Nhì (1984) và hạng Nhất năm 1999."
    assert dated(classes) == {
        ("Huân chương Chiến công hạng Ba", "Lữ đoàn 164", "1979"),
        ("Huân chương Chiến công hạng Nhì", "Lữ đoàn 164", "1984"),
        ("Huân chương Chiến công hạng Nhất", "Lữ đoàn 164", "1999"),
    }


def test_the_year_of_a_birth_is_no_awards() -> None:
    text = "Bà Vi Thị Nọi, sinh năm 1931, được truy tặng danh hiệu Bà mẹ Việt Nam anh hùng."
    assert dated(text) == {("Bà mẹ Việt Nam anh hùng", "Vi Thị Nọi", None)}


@pytest.mark.parametrize(
    "second",
    ["Bà Bảy Hoa được UBND tỉnh Bến Tre tặng Bằng khen.", "Năm 2019, Hoa được UBND tỉnh Bến Tre tặng Bằng khen."],
)
def test_nicknames_and_given_names_stand_for_the_full_name(second: str) -> None:
    assert told(f"Bà Trương Thị Hoa nuôi hàng chục trẻ mồ côi. {second}") == {
        ("Bằng khen của UBND tỉnh Bến Tre", "Trương Thị Hoa", "conferred")
    }


def test_a_stage_name_stays() -> None:
    text = "Ca sĩ Thanh Thúy tên thật là Phạm Thanh Thúy. Ca sĩ Thanh Thúy được Bộ Quốc phòng tặng Bằng khen."
    assert told(text) == {("Bằng khen của Bộ Quốc phòng", "Thanh Thúy", "conferred")}


def test_several_people_are_nobody_named_before() -> None:
    assert facts("Đồng chí Lê Văn Hiếu ra trận. Nhiều đồng chí đã được tặng Huân chương Chiến công.") == []


def test_short_names_at_the_head_of_a_sentence() -> None:
    text = (
        "Đại tá Trần Nam, Chỉ huy trưởng Bộ đội Biên phòng tỉnh Kon Tum, cho biết: Năm 2021, đơn vị đã vượt khó, "
        "được Bộ Quốc phòng tặng Cờ thi đua."
    )
    assert told(text) == {("Cờ thi đua của Bộ Quốc phòng", "Bộ đội Biên phòng tỉnh Kon Tum", "conferred")}
    unnamed = "Giới thiệu\n\nNhà trường luôn đi đầu và đã được tặng Huân chương Lao động hạng Ba."
    assert told(unnamed) == {("Huân chương Lao động hạng Ba", "Nhà trường", "conferred")}


def test_what_goes_on_after_a_passive_verb_is_for_the_same() -> None:
    text = (
        "Trường Tiểu học Sốp Cộp được Bộ trưởng Bộ Giáo dục và Đào tạo tặng Bằng khen; Thủ tướng Chính phủ tặng Bằng "
        "khen và tặng Cờ thi đua."
    )
    assert {award for award, _, _ in told(text)} == {
        "Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo",
        "Bằng khen của Thủ tướng Chính phủ",
        "Cờ thi đua của Chính phủ",
    }


def test_certificates_of_several_bodies_are_several() -> None:
    text = (
        "Bệnh viện Đa khoa Phố Nối đã nhận Bằng khen của Thủ tướng Chính phủ, Bộ trưởng Bộ Y tế và UBND tỉnh Hưng Yên."
    )
    assert {award for award, _, _ in told(text)} == {
        "Bằng khen của Thủ tướng Chính phủ", "Bằng khen của Bộ trưởng Bộ Y tế", "Bằng khen của UBND tỉnh Hưng Yên",
    }  # fmt: skip


def test_the_body_whose_people_are_numbered_gets_nothing() -> None:
    text = "Sở Xây dựng tỉnh Lạng Sơn vinh dự có 6 tập thể được tặng Bằng khen của Bộ Xây dựng."
    assert facts(text) == []
    assert counted(text) == {(6, "collective", "Bằng khen của Bộ Xây dựng")}
    there = (
        "Dự lễ có ông Hoàng Văn Tấn, Phó Chủ tịch UBND tỉnh, cùng 64 nông dân đạt danh hiệu Nông dân Việt Nam xuất sắc."
    )
    assert facts(there) == []
    assert counted(there) == {(64, "individual", "Nông dân Việt Nam xuất sắc")}


def test_holders_of_a_title_by_number() -> None:
    text = "Đến nay, huyện Thạch Hà có 37 Bà mẹ Việt Nam anh hùng, trong đó 3 mẹ còn sống."
    assert counted(text) == {(37, "individual", "Bà mẹ Việt Nam anh hùng")}
    assert counted("Chương trình có 5 Nghệ sĩ ưu tú tham gia biểu diễn.") == set()


def test_those_whom_a_sentence_counts_named_with_their_money() -> None:
    text = (
        "Chủ tịch UBND tỉnh Bình Phước tặng Bằng khen cho 2 tập thể. Phòng Cảnh sát hình sự được thưởng 15 triệu đồng, "
        "Đội Cảnh sát giao thông - Công an huyện Bù Đăng 10 triệu đồng."
    )
    assert {recipient for _, recipient, _ in told(text)} == {
        "Phòng Cảnh sát hình sự", "Đội Cảnh sát giao thông - Công an huyện Bù Đăng",
    }  # fmt: skip


def test_a_list_with_is_after_a_number() -> None:
    text = (
        "Chủ tịch UBND tỉnh tặng Bằng khen cho 3 tập thể là phòng Cảnh sát điều tra tội phạm về ma túy, phòng Cảnh sát "
        "cơ động, Công an huyện Sông Mã."
    )
    assert {recipient for _, recipient, _ in told(text)} == {
        "Phòng Cảnh sát điều tra tội phạm về ma túy", "Phòng Cảnh sát cơ động", "Công an huyện Sông Mã",
    }  # fmt: skip


def test_mothers_listed_in_the_next_sentence() -> None:
    text = (
        "Huyện Hòa An truy tặng danh hiệu Bà mẹ Việt Nam anh hùng cho 2 Mẹ. Các Mẹ gồm: Mẹ Nông Thị Bế, sinh năm 1901, "
        "có hai con liệt sĩ là Nông Văn Páo và Nông Văn Lẩu; Mẹ Hà Thị Slao, xã Nam Tuấn."
    )
    assert {recipient for _, recipient, _ in told(text)} == {"Nông Thị Bế", "Hà Thị Slao"}


def test_prizes_and_badges_named_after_somebody() -> None:
    text = "Kỹ sư Đinh Văn Lãm nhận giải thưởng VIFOTEC. Công ty Phần mềm Lạc Hồng được trao giải thưởng Sao Khuê."
    assert {(award, recipient) for award, recipient, _ in told(text)} == {
        ('Giải thưởng "VIFOTEC"', "Đinh Văn Lãm"), ('Giải thưởng "Sao Khuê"', "Công ty Phần mềm Lạc Hồng"),
    }  # fmt: skip
    badge = "Ông Phan Văn Tước được tặng Kỷ niệm chương Bộ Tư pháp."
    assert told(badge) == {("Kỷ niệm chương của Bộ Tư pháp", "Phan Văn Tước", "conferred")}


def test_one_of_those_numbered() -> None:
    text = "Chị Lò Thị Mai sống ở bản Nà Sang. Chị là một trong 5 cá nhân vinh dự nhận giải thưởng KOVA."
    assert told(text) == {('Giải thưởng "KOVA"', "Lò Thị Mai", "conferred")}


def test_a_ceremony_that_others_hold_is_the_recipients() -> None:
    text = "UBND xã Mường Sang tổ chức lễ đón nhận Huân chương Lao động hạng Ba của Trường THCS Tân Lập."
    assert told(text) == {("Huân chương Lao động hạng Ba", "Trường THCS Tân Lập", "conferred")}


@pytest.mark.parametrize(
    "text",
    [
        "Có ý kiến truy tặng danh hiệu Nghệ sĩ nhân dân cho nghệ sĩ Trần Hạnh Vân.",
        "Nhiều người mong mỏi Nhà nước truy tặng Huân chương Dũng cảm cho anh Lò Văn Xuân.",
        "UBND thành phố Tam Kỳ đã trình cấp trên xét tặng 3 Huân chương Lao động.",
        "Theo Hội Di sản, luật không cho hội nào tự cấp bằng chứng nhận Nghệ nhân nhân dân.",
    ],
)
def test_wishes_and_unnamed_proposals_are_no_awards(text: str) -> None:
    assert facts(text) == []


def test_the_body_of_the_title_is_meant_by_its_short_name() -> None:
    text = (
        "Bệnh viện Phổi Thái Bình kỷ niệm 50 năm\n\nBệnh viện Phổi Trung ương giúp đỡ nhiều. Bệnh viện đã "
        "được tặng Huân chương Lao động hạng Ba."
    )
    assert told(text) == {("Huân chương Lao động hạng Ba", "Bệnh viện Phổi Thái Bình", "conferred")}


def test_uncles_by_their_place_among_brothers() -> None:
    text = "Chú tên thật là Đỗ Văn Lượm, ở ấp 3. Năm 2014, chú Bảy được Chủ tịch UBND tỉnh tặng Bằng khen."
    assert told(text) == {("Bằng khen của Chủ tịch UBND tỉnh", "Đỗ Văn Lượm", "conferred")}


def test_years_on_end_of_a_title() -> None:
    text = "Cô giáo Lê Thị Kim Loan, 5 năm liền là chiến sĩ thi đua cơ sở."
    assert told(text) == {("Chiến sĩ thi đua cơ sở", "Lê Thị Kim Loan", "conferred")}


def test_the_subject_of_a_verb_of_no_award_goes_on() -> None:
    text = "Trường THCS Tân Phú được UBND tỉnh công nhận đạt chuẩn quốc gia và được tặng Cờ thi đua."
    assert recipients(text) == {"Trường THCS Tân Phú"}


def test_a_count_that_reaches_something_else_is_no_subject() -> None:
    text = "Trường có 9 em đạt học sinh giỏi, cô giáo Lường Thị Xôm đạt danh hiệu Chiến sĩ thi đua cấp tỉnh."
    assert counted(text) == set()
    assert recipients(text) == {"Lường Thị Xôm"}


def test_numbers_of_people_and_their_given_names() -> None:
    text = (
        "Em Lường Văn Phúc và em Quàng Thị Sen đã cứu bạn. Tỉnh đoàn Sơn La tặng Bằng khen cho hai em Phúc và Sen; Báo "
        "Thiếu niên tặng Giấy khen cho em Tiến."
    )
    assert {(award, recipient) for award, recipient, _ in told(text)} == {
        ("Bằng khen của Tỉnh đoàn Sơn La", "Lường Văn Phúc"),
        ("Bằng khen của Tỉnh đoàn Sơn La", "Quàng Thị Sen"),
        ("Giấy khen của Báo Thiếu niên", "Tiến"),
    }
    assert counted(text) == set()


def test_pupils_of_a_province_are_no_person() -> None:
    assert facts("Thủ tướng Chính phủ tặng bằng khen cho học sinh Quảng Bình cứu bạn.") == []


def test_the_authority_with_whom_the_sentence_begins_gives() -> None:
    text = "UBND xã Tân Lập (huyện Mộc Châu) đã làm lễ tuyên dương, tặng giấy khen em Vì Văn Hặc."
    assert told(text) == {("Giấy khen của UBND xã Tân Lập", "Vì Văn Hặc", "conferred")}


def test_a_list_of_people_with_their_offices() -> None:
    text = (
        "Tỉnh có 3 cá nhân được phong tặng danh hiệu Nghệ sĩ ưu tú, gồm các ông/bà: Lê Mạnh Hùng, biên đạo; Bùi Thị "
        "Thu Hà, Trưởng đoàn Nghệ thuật; Lò Văn Nho, diễn viên hát."
    )
    assert recipients(text) == {"Lê Mạnh Hùng", "Bùi Thị Thu Hà", "Lò Văn Nho"}


def test_whose_awards_a_sentence_begins_with() -> None:
    text = "Từng nhận Giải thưởng Nguyễn Đức Cảnh và bằng khen Thủ tướng, anh Vũ Tiến Đạt nói việc học là quan trọng."
    assert {(award, recipient) for award, recipient, _ in told(text)} == {
        ('Giải thưởng "Nguyễn Đức Cảnh"', "Vũ Tiến Đạt"), ("Bằng khen của Thủ tướng Chính phủ", "Vũ Tiến Đạt"),
    }  # fmt: skip


def test_short_names_after_the_award() -> None:
    text = (
        "UBND tỉnh trao thưởng cho Ban chuyên án 218M. Phó Chủ tịch UBND tỉnh đã trao bằng khen của Chủ tịch UBND tỉnh "
        "và 50 triệu đồng cho ban chuyên án vì thành tích xuất sắc."
    )
    assert told(text) == {("Bằng khen của Chủ tịch UBND tỉnh", "Ban chuyên án 218M", "conferred")}
    reason = "Công đoàn tỉnh tặng Bằng khen cho 5 cá nhân có sáng kiến mang lại lợi ích cho đơn vị."
    assert facts(reason) == []


def test_what_is_shown_in_court_is_not_proposed() -> None:
    assert facts("Luật sư của bị cáo Lê Văn Tường đã xuất trình vài tấm bằng khen.") == []


def test_names_of_prizes_and_titles_hold_words_that_end_others() -> None:
    prize = "Năm 2017 anh Tráng A Páo được trao tặng giải thưởng Lương Định Của."
    assert told(prize) == {('Giải thưởng "Lương Định Của"', "Tráng A Páo", "conferred")}
    title = "HĐND thành phố thống nhất phong tặng danh hiệu Công dân danh dự TP Huế cho ông Olivier Martin."
    assert told(title) == {("Công dân danh dự TP Huế", "Olivier Martin", "conferred")}


def test_shares_have_no_subject_of_the_clause_before() -> None:
    text = "Có 8 tập thể đạt danh hiệu Tập thể lao động xuất sắc; 97,5% cán bộ đạt Lao động tiên tiến."
    assert counted(text) == {(8, "collective", "Tập thể Lao động xuất sắc")}


def test_a_team_and_its_coach() -> None:
    text = "Bộ trưởng Bộ Y tế tặng bằng khen cho đội tuyển Olympic Việt Nam và HLV Hoàng Anh Tuấn."
    assert recipients(text) == {"Đội tuyển Olympic Việt Nam", "Hoàng Anh Tuấn"}


def test_who_hands_in_no_papers_is_not_proposed() -> None:
    assert facts("Nghệ sĩ Lê Chí Trung không nộp hồ sơ xét tặng danh hiệu NSND.") == []


def test_the_heading_of_a_decision_is_no_place() -> None:
    text = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nQUYẾT ĐỊNH:\nĐiều 1. Tặng Bằng khen cho ông Lê Văn Tám."
    assert told(text) == {("Bằng khen của Chủ tịch UBND tỉnh", "Lê Văn Tám", "conferred")}


def test_journalists_are_no_papers() -> None:
    text = "UBND tỉnh Sơn La tặng bằng khen cho nhà báo Trần Huyền và nhà báo Lê Văn Nam."
    assert recipients(text) == {"Trần Huyền", "Lê Văn Nam"}


def test_the_voice_of_a_verb_of_no_award_goes_on() -> None:
    text = "Trạm Y tế xã Ea Tul được Bộ Y tế công nhận đạt chuẩn quốc gia và tặng Bằng khen."
    assert told(text) == {("Bằng khen của Bộ Y tế", "Trạm Y tế xã Ea Tul", "conferred")}


def test_a_letterhead_in_capitals_ends_with_its_line_and_is_written_as_elsewhere() -> None:
    text = (
        "CÔNG TY CỔ PHẦN GẠCH NGÓI CẨM TRƯỚNG\nKhu công nghiệp Định Hương, tỉnh Thanh Hóa\n\nBÁO CÁO THÀNH TÍCH\n\n"
        "Công ty cổ phần Gạch ngói Cẩm Trướng có 3 lò nung.\n\nCông ty đã được tặng:\n"
        "- Cờ thi đua của Bộ Xây dựng năm 2005; Cờ thi đua của UBND tỉnh Thanh Hóa các năm 2004, 2007;\n"
    )
    unit = "Công ty cổ phần Gạch ngói Cẩm Trướng"
    assert dated(text) == {
        ("Cờ thi đua của Bộ Xây dựng", unit, "2005"),
        ("Cờ thi đua của UBND tỉnh Thanh Hóa", unit, "2004"),
        ("Cờ thi đua của UBND tỉnh Thanh Hóa", unit, "2007"),
    }


def test_no_mister_for_a_woman() -> None:
    text = (
        "Ông Lò Văn Ín và bà Lò Thị Panh cùng ở bản Nà Sản. Bà Panh dệt vải. "
        "Cuối năm, ông được Hội Nông dân tỉnh tặng Bằng khen."
    )
    assert dated(text) == {("Bằng khen của Hội Nông dân tỉnh", "Lò Văn Ín", None)}


CENTRE = "Trung tâm Y tế huyện Văn Quan"


def decided(text: str) -> set[tuple[str, str, str | None, str, tuple[str, ...]]]:
    return {(f.award, f.recipient, f.period, f.status, tuple(f.by or ())) for f in facts(f"{CENTRE}\n\n{text}")}


def test_a_table_with_a_line_for_each_cell() -> None:
    text = (
        "Năm\nDanh hiệu thi đua\nSố, ngày, tháng, năm của quyết định công nhận; cơ quan ban hành quyết định\n\n"
        "2012\nTập thể lao động xuất sắc\nQĐ số 60/QĐ-UBND ngày 04/12/2012 của UBND tỉnh Lạng Sơn\n\n"
        "2013\nTập thể lao động xuất sắc\nQuyết định số 66/QĐ-UBND ngày 29/11/2013 của UBND tỉnh Lạng Sơn\n"
    )
    assert decided(text) == {
        ("Tập thể Lao động xuất sắc", CENTRE, "2012", "recognised", ("UBND tỉnh Lạng Sơn",)),
        ("Tập thể Lao động xuất sắc", CENTRE, "2013", "recognised", ("UBND tỉnh Lạng Sơn",)),
    }


def test_lines_with_the_decision_behind_the_award() -> None:
    text = (
        "- Năm 2013: Tập thể lao động xuất sắc theo Quyết định số 65/QĐ-UBND ngày 29/01/2014 của UBND tỉnh Lạng Sơn\n"
        "- Năm 2015, được tặng Cờ thi đua của UBND tỉnh (Quyết định số 5/QĐ-UBND)\n"
    )
    assert decided(text) == {
        ("Tập thể Lao động xuất sắc", CENTRE, "2013", "conferred", ("UBND tỉnh Lạng Sơn",)),
        ("Cờ thi đua của UBND tỉnh", CENTRE, "2015", "conferred", ("UBND tỉnh",)),
    }


def test_a_report_of_one_persons_deeds() -> None:
    text = (
        "Báo cáo thành tích của bà Nông Thị Vạn, Giám đốc Trung tâm Y tế huyện Văn Quan\n\n"
        "Năm 2012 | Chiến sĩ thi đua cơ sở | QĐ số 60/QĐ-SYT ngày 04/12/2012 của Sở Y tế Lạng Sơn\n"
    )
    assert dated(text) == {("Chiến sĩ thi đua cơ sở", "Nông Thị Vạn", "2012")}


def test_what_a_certificate_is_for_is_no_title_and_a_year_is_no_part_of_one() -> None:
    text = (
        "Trường Mầm non Sơn Ca\n\nNăm học 2006-2007 trường được Thủ tướng Chính phủ tặng Bằng khen"
        ' "Vì những đóng góp cho trẻ em vùng cao". Năm học 2010-2011 trường được Chính phủ nước Cộng hòa xã'
        ' hội chủ nghĩa Việt Nam tặng cờ thi đua xuất sắc "Đơn vị dẫn đầu phong trào thi đua". Năm 2014, cô Lê Thị Na'
        ' đạt danh hiệu "Nhà giáo tiêu biểu năm 2014".'
    )
    assert dated(text) == {
        ("Bằng khen của Thủ tướng Chính phủ", "Trường Mầm non Sơn Ca", "2006-2007"),
        ("Cờ thi đua của Chính phủ", "Trường Mầm non Sơn Ca", "2010-2011"),
        ("Nhà giáo tiêu biểu", "Lê Thị Na", "2014"),
    }
