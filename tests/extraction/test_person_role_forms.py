"""Offices in wordings of news: brackets with ages, ranks between, rows that go on with ``hiện là``, fronted offices."""

from __future__ import annotations

import pytest
from reading import person_roles


def held(text: str) -> list[tuple[str, str, str | None]]:
    """Person, role and body of each fact."""
    return [(fact.person, fact.role, fact.organisation) for fact in person_roles(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông Mạc Văn Tuân (61 tuổi, nguyên chủ tịch Hội Nông dân huyện) kể.",
            [("Mạc Văn Tuân", "nguyên Chủ tịch", "Hội Nông dân huyện")],
        ),
        (
            "Bà Lê Thị Sen (sinh năm 1970, ngụ thị xã Hương Trà, phó giám đốc Công ty Hương Sen) nói.",
            [("Lê Thị Sen", "Phó Giám đốc", "Công ty Hương Sen")],
        ),
        (
            "Ông Vũ Khắc Hải (SN 1966, trú tại Quận 3), nguyên Trung tá Quân đội, chức vụ Giám đốc Công ty Hải Vân.",
            [("Vũ Khắc Hải", "Giám đốc", "Công ty Hải Vân")],
        ),
        (
            "Phó Chủ tịch UBND huyện Tạ Đình Sơn, kiêm Trưởng Ban Chỉ đạo 135, đến dự.",
            [
                ("Tạ Đình Sơn", "Phó Chủ tịch", "UBND huyện"),
                ("Tạ Đình Sơn", "Trưởng Ban", "Ban Chỉ đạo 135"),
            ],
        ),
        # the bracket holds no office of the person
        ("Ông Mạc Văn Tuân (61 tuổi, quê Hải Dương) kể chuyện chủ tịch xã.", []),
    ],
)
def test_brackets_and_ranks_between_name_and_office(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert held(text) == expected


def test_what_someone_is_now_is_no_former_office() -> None:
    text = "Ông Cao Bá Hiển - nguyên phó bí thư Huyện ủy Mường La và hiện là phó giám đốc Sở Công Thương tỉnh Sơn La."
    assert held(text) == [
        ("Cao Bá Hiển", "nguyên Phó Bí thư", "Huyện ủy"),
        ("Cao Bá Hiển", "Phó Giám đốc", "Sở Công Thương"),
    ]
    row = "Ông Cao Bá Hiển - nguyên phó bí thư Huyện ủy, chủ tịch UBND huyện Mường La."
    assert [role for _, role, _ in held(row)] == ["nguyên Phó Bí thư", "nguyên Chủ tịch"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Hà Văn Tú, cục phó Cục Kiểm lâm, nói.", [("Hà Văn Tú", "Phó Cục trưởng", "Cục Kiểm lâm")]),
        ("Thượng tọa Thích Minh Tâm - Pháp chủ Giáo hội Phật giáo.", [
            ("Thích Minh Tâm", "Pháp chủ", "Giáo hội Phật giáo"),
        ]),
        ("Ông Tạ Hữu Lâm, cố vấn của Ban Chấp hành Trung ương Đảng, viết.", [
            ("Tạ Hữu Lâm", "Cố vấn", "Ban Chấp hành Trung ương Đảng"),
        ]),
        ("Ông Tạ Hữu Lâm, cố vấn cho các em, viết.", []),  # no body: an activity, not an office
    ],
)  # fmt: skip
def test_deputies_and_offices_of_more_kinds(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Bùi Xuân Quyền, giám đốc Sở Y tế, dự.", [("Bùi Xuân Quyền", "Giám đốc", "Sở Y tế")]),
        ("Ông K'Tẻm - nguyên phó bí thư Huyện đoàn, kể.", [("K'Tẻm", "nguyên Phó Bí thư", "Huyện đoàn")]),
        ("Ông K ’ Tẻm - nguyên phó bí thư Huyện đoàn, kể.", [("K’Tẻm", "nguyên Phó Bí thư", "Huyện đoàn")]),
        ("Mẫu K 'Tẻm, bí thư Huyện đoàn.", []),  # a letter, a mark and no form of address
        ("Bộ trưởng Bộ Tư pháp Hà Lâm trao thư.", [("Hà Lâm", "Bộ trưởng", "Bộ Tư pháp")]),
        ("Thứ trưởng Bộ Y tế Cao Khoa dự.", [("Cao Khoa", "Thứ trưởng", "Bộ Y tế")]),
        ("Bí thư Tỉnh ủy Cao Bằng dự.", []),  # a province, no person
        ("Bộ trưởng Bộ Tư pháp Hội nghị đã mời.", []),
    ],
)
def test_names_that_look_like_other_words(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ông Lê Khả Tú, phó giám đốc Sở TN & MT tỉnh Bình Định.", "Sở Tài nguyên và Môi trường"),
        ("Ông Lê Khả Tú, giám đốc sở VH, TT & DL tỉnh Bình Định.", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Ông Lê Khả Tú, chánh thanh tra Bộ Văn hoá, thể thao và du lịch.", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Ông Lê Khả Tú, phó chánh Thanh tra Bộ Lao động, thương binh và xã hội, ký.",
         "Thanh tra Bộ Lao động - Thương binh và Xã hội"),
    ],
)  # fmt: skip
def test_bodies_of_offices_by_their_known_names(text: str, body: str) -> None:
    (fact,) = held(text)
    assert fact[2] is not None
    assert fact[2].endswith(body)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Trên cương vị Bí thư Huyện ủy Ea Súp, gắn bó với buôn làng nhiều năm, ông Lý Văn Cần hiểu dân.",
            [("Lý Văn Cần", "Bí thư", "Huyện ủy")],
        ),
        (
            "Là Chủ tịch Hội Nông dân xã, bà Mai Thị Tươi cùng ông Lê Văn Đủ, Trưởng thôn 2, đi từng nhà.",
            [("Mai Thị Tươi", "Chủ tịch", "Hội Nông dân xã"), ("Lê Văn Đủ", "Trưởng thôn", "Thôn 2")],
        ),
        # someone else's office
        ("Là đơn vị được Giám đốc Sở Y tế khen, ông Lý Văn Cần và cả đội vui.", []),
        ("Với Giám đốc Sở Y tế, ông Lý Văn Cần chỉ là người quen.", []),
    ],
)
def test_offices_before_the_sentence_they_begin(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert held(text) == expected


def test_parts_of_a_partys_committee_in_a_row() -> None:
    text = "Ông Lê Tấn Hổ, Ủy viên Ban Thường vụ, Trưởng ban Nội chính Tỉnh ủy Phú Yên, dự."
    assert held(text) == [
        ("Lê Tấn Hổ", "Ủy viên", "Ban Thường vụ Tỉnh ủy"),
        ("Lê Tấn Hổ", "Trưởng Ban", "Ban Nội chính Tỉnh ủy"),
    ]
    union = "Ông Lê Tấn Hổ, Ủy viên Ban Thường vụ, Phó Chủ tịch Liên đoàn Lao động tỉnh Phú Yên, dự."
    assert held(union)[0] == ("Lê Tấn Hổ", "Ủy viên", "Ban Thường vụ")


def test_an_agency_and_the_police_that_it_belongs_to() -> None:
    text = "Đại tá Bùi Quang Huy, Phó giám đốc, thủ trưởng cơ quan CSĐT Công an tỉnh Hà Nam, chỉ đạo."
    assert held(text) == [
        ("Bùi Quang Huy", "Phó Giám đốc", "Công an tỉnh"),
        ("Bùi Quang Huy", "Thủ trưởng", "Cơ quan Cảnh sát điều tra Công an tỉnh"),
    ]


def test_a_row_after_do_is_one_persons() -> None:
    text = "Đoàn đại biểu do Phó Bí thư Tỉnh ủy - Chủ tịch HĐND tỉnh Ninh Bình Tạ Thị Na dẫn đầu."
    assert [(role, body) for _, role, body in held(text)] == [("Phó Bí thư", "Tỉnh ủy"), ("Chủ tịch", "HĐND tỉnh")]
    other = "Thay mặt Chủ tịch nước, Bộ trưởng Bộ Tư pháp Tạ Thị Na trao huân chương."
    assert [role for _, role, _ in held(other)] == ["Bộ trưởng"]


def test_an_office_of_someone_named_before() -> None:
    text = "Bác sĩ Cao Thị Hoài cứu bảy người. Bác sĩ Hoài hiện là Phó Trưởng khoa Cấp cứu."
    assert held(text) == [("Cao Thị Hoài", "Phó Trưởng khoa", "Khoa Cấp cứu")]
    beside = "Chị Cao Thị Hoài trả lại ví. Nghe chuyện chị Hoài, trưởng Công an phường Thanh Bình đến thăm."
    assert held(beside) == []


def test_ministers_of_the_one_ministry_that_the_text_names() -> None:
    told = "Bộ trưởng Bộ Tư pháp gửi thư khen. Bộ trưởng Lê Thành Vinh mong mọi người noi gương."
    assert held(told) == [("Lê Thành Vinh", "Bộ trưởng", "Bộ Tư pháp")]
    ministry = "Bộ Tư pháp mở hội nghị. Bộ trưởng Lê Thành Vinh dự."
    assert held(ministry) == [("Lê Thành Vinh", "Bộ trưởng", "Bộ Tư pháp")]
    two = "Bộ trưởng Bộ Tư pháp và Bộ trưởng Bộ Y tế gửi thư. Bộ trưởng Lê Thành Vinh mong mọi người noi gương."
    assert held(two) == [("Lê Thành Vinh", "Bộ trưởng", None)]


def test_a_signature_is_of_the_letterhead_not_of_a_body_in_the_letter() -> None:
    letter = (
        "SỞ CÔNG THƯƠNG\nTỈNH HẬU GIANG\n-----\nSố: 210/BC-SCT\n\nBÁO CÁO\nKết quả thi đua\n\n"
        "Trung tâm Khuyến công Hậu Giang dẫn đầu phong trào.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nLâm Quốc Dũng\n"
    )
    assert held(letter) == [("Lâm Quốc Dũng", "Phó Giám đốc", "Sở Công Thương")]
    hospital = letter.replace("SỞ CÔNG THƯƠNG\nTỈNH HẬU GIANG", "SỞ Y TẾ HẬU GIANG\nBỆNH VIỆN ĐA KHOA NGÃ BẢY")
    assert held(hospital)[0][2] is not None
    assert "bệnh viện" in (held(hospital)[0][2] or "").lower()


def test_a_line_of_a_letterhead_begins_a_body_and_a_title_of_honour_a_person() -> None:
    head = "SỞ GIÁO DỤC VÀ ĐÀO TẠO ĐẮK NÔNG\nTRƯỜNG THPT PHAN BỘI CHÂU\n\nHiệu trưởng Lê Thị Lan khen các em."
    assert held(head)[0][2] is not None
    assert (held(head)[0][2] or "").startswith("Trường THPT")
    assert held("Nghệ sĩ Đoàn Hùng, giám đốc Nhà hát Chèo Hải Dương, đã mất.")[0][0] == "Đoàn Hùng"
    assert held("Kỹ sư Đoàn Thanh niên, giám đốc Nhà hát Chèo Hải Dương.") == []
    wrapped = "Cả đơn vị ra nông\ntrường thu hoạch, ông Lê Đức, hiệu trưởng, đến giúp."
    assert held(wrapped) == [("Lê Đức", "Hiệu trưởng", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Đỗ Xuân Trường, giám đốc Sở Xây dựng, dự.", [("Đỗ Xuân Trường", "Giám đốc", "Sở Xây dựng")]),
        ("Ông Vũ Đình Tỉnh - cục trưởng Cục Kiểm lâm - nói.", [("Vũ Đình Tỉnh", "Cục trưởng", "Cục Kiểm lâm")]),
        ("Giám đốc Sở Xây dựng Đỗ Xuân Trường cho biết.", [("Đỗ Xuân Trường", "Giám đốc", "Sở Xây dựng")]),
        # the word begins what follows
        ("Giám đốc Sở Xây dựng Đỗ Xuân Huy Trường THPT Số 2.", [("Đỗ Xuân Huy", "Giám đốc", "Sở Xây dựng")]),
    ],
)
def test_names_that_end_with_a_word_for_a_unit(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bị cáo Tạ Văn Long, từng giữ chức vụ phó chủ tịch UBND huyện, khai nhận.",
            [("Tạ Văn Long", "nguyên Phó Chủ tịch", "UBND huyện")],
        ),
        (
            "Ông Lầu A Chư lúc đó là Bí thư Chi bộ bản Pha Luông đã vận động bà con.",
            [("Lầu A Chư", "Bí thư", "Chi bộ bản Pha Luông")],
        ),
        (
            "Người ký văn bản là Chủ tịch Hội Luật gia tỉnh Bắc Giang, ông Hà Văn Định.",
            [("Hà Văn Định", "Chủ tịch", "Hội Luật gia tỉnh")],
        ),
        (
            "Bà Tạ Thị Mận, chức vụ Phó Tổng giám đốc Công ty Sao Khuê, dự.",
            [("Tạ Thị Mận", "Phó Tổng Giám đốc", "Công ty Sao Khuê")],
        ),
        # the office is of the one before, and what someone would be is none
        ("Ông Tạ Văn Long là Chủ tịch Hội Luật gia tỉnh, ông Hà Văn Định.", [
            ("Tạ Văn Long", "Chủ tịch", "Hội Luật gia tỉnh"),
        ]),
        ("Khách mời là Chủ tịch Hội Luật gia tỉnh, ông Hà Văn Định đến sau.", []),
    ],
)  # fmt: skip
def test_offices_told_in_a_clause(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert held(text) == expected


def test_the_company_beside_an_office_comes_before_one_named_elsewhere() -> None:
    text = (
        "Công ty Hoàng Hôn bị tra xét. Ông Tạ Văn Long, Chủ tịch HĐQT kiêm Giám đốc Công ty Sao Khuê, nhận trách nhiệm."
    )
    assert [body for _, _, body in held(text)] == ["Công ty Sao Khuê", "Công ty Sao Khuê"]
    alone = "Công ty Hoàng Hôn được khen. Ông Tạ Văn Long, Chủ tịch HĐQT, nhận cờ."
    assert [body for _, _, body in held(alone)] == ["Công ty Hoàng Hôn"]


def test_a_verb_ends_the_name_of_a_body() -> None:
    text = "Bị cáo Tạ Văn Long, nguyên Trưởng ban Tài chính Sao Khuê lĩnh án 9 năm tù."
    assert held(text) == [("Tạ Văn Long", "nguyên Trưởng Ban", "Ban Tài chính Sao Khuê")]


def test_committees_of_the_national_assembly_with_commas_in_their_names() -> None:
    text = "Chủ nhiệm Ủy ban Khoa học, Công nghệ và Môi trường Quốc hội Lê Quang Tuấn dự."
    assert held(text) == [
        ("Lê Quang Tuấn", "Chủ nhiệm", "Ủy ban Khoa học, Công nghệ và Môi trường Quốc hội"),
    ]


def test_deputies_of_the_police_and_regions_of_the_coast_guard() -> None:
    deputy = ("Phạm Quốc Khải", "Phó", "Công an huyện")
    assert held("Ông Phạm Quốc Khải - Phó Công an huyện Yên Lập cho biết.") == [deputy]
    assert held("Bà Vũ Thị Lan làm phó cho ông Tâm, Công an huyện Yên Lập cho biết.") == []
    assert held("Đại tá Lê Văn Tính - Tư lệnh vùng cảnh sát biển 3 dự.") == [
        ("Lê Văn Tính", "Tư lệnh", "Vùng Cảnh sát biển 3")
    ]
    assert held("Đại tá Lê Văn Tính đến vùng biển 3 tỉnh miền Trung.") == []


def test_what_holders_of_offices_did_is_no_body() -> None:
    assert held("Học sinh kể hiệu trưởng lạm dụng tiền quỹ Thu Hà - Nguyễn Lâm") == []
    assert held("Ông Nguyễn Lâm - Hiệu trưởng Trường THCS Thu Hà kể.") != []


def test_members_of_an_assembly_with_their_constituency() -> None:
    said = "Đại biểu {} cho rằng nên xét khen thưởng sớm. Chiều 3/6, {} họp tiếp."
    seats = [
        (fact.person, fact.role, fact.area)
        for name in ("Trần Thị Mận (TP.HCM)", "Lê Văn Đào (đoàn ĐBQH tỉnh Cà Mau)")
        for fact in person_roles(said.format(name, "Quốc hội"))
    ]
    assert seats == [
        ("Trần Thị Mận", "Đại biểu", "Thành phố Hồ Chí Minh"),
        ("Lê Văn Đào", "Đại biểu", "Cà Mau"),
    ]
    assert held(said.format("Trần Thị Mận (Cà Mau)", "hội nghị điển hình")) == []
    assert held(said.format("Trần Thị Mận (bìa trái)", "Quốc hội")) == []


def test_deputies_named_after_their_institute_are_no_end_of_another_word() -> None:
    assert held("Ông Tạ Hữu Lĩnh, nguyên Viện phó Viện Kiểm sát nhân dân tỉnh Quảng Nam, dự.") == [
        ("Tạ Hữu Lĩnh", "nguyên Phó Viện trưởng", "Viện Kiểm sát nhân dân")
    ]
    assert held("Ông Tạ Hữu Lĩnh, chức vụ Phó Giám đốc Công ty Hải Vân, dự.") == [
        ("Tạ Hữu Lĩnh", "Phó Giám đốc", "Công ty Hải Vân")
    ]
