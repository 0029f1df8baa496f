"""Offices whose body or whose holder stands elsewhere: in another clause, another sentence, another line."""

from __future__ import annotations

import pytest
from reading import person_roles as facts


def held(text: str) -> list[tuple[str, str, str | None]]:
    return [(fact.person, fact.role, fact.organisation) for fact in facts(text)]


@pytest.mark.parametrize(
    ("text", "role", "organisation", "area"),
    [
        # a word of the kind stands for the body that the text names
        (
            "Sở Y tế Cà Mau họp sáng 12/5. Bà Mai Thị Sen, Phó Giám đốc Sở, cho biết còn thiếu bác sĩ.",
            "Phó Giám đốc",
            "Sở Y tế",
            "Cà Mau",
        ),
        (
            "Hội Cựu chiến binh tỉnh Quảng Ngãi mở lớp. Ông Võ Văn Mười, Chủ tịch Hội, nói.",
            "Chủ tịch",
            "Hội Cựu chiến binh tỉnh",
            "Quảng Ngãi",
        ),
        (
            "Toàn ngành Tư pháp Bạc Liêu thi tay nghề. Theo bà Hà Thị Bưởi, Chánh Văn phòng Sở, bài còn dài.",
            "Chánh Văn phòng",
            "Văn phòng Sở Tư pháp",
            "Bạc Liêu",
        ),
        # names that no table knows, by the word that the office holds
        ("Đại đội 9 bắn giỏi. Đại úy Trần Quang Bưởi, Đại đội trưởng, cười.", "Đại đội trưởng", "Đại đội 9", None),
        (
            "Trạm Khuyến ngư Ba Động được khen. Trạm trưởng Phan Thị Cúc vui lắm.",
            "Trạm trưởng",
            "Trạm Khuyến ngư Ba Động",
            None,
        ),
        (
            "Câu lạc bộ Sáo trúc Làng Vòng có 20 người. Chủ nhiệm Đỗ Văn Tiêu kể.",
            "Chủ nhiệm",
            "Câu lạc bộ Sáo trúc Làng Vòng",
            None,
        ),
        ("Ở bản Hua Thanh, ông Lò Văn Sáng, Trưởng bản, đi từng nhà.", "Trưởng bản", "Bản Hua Thanh", "bản Hua Thanh"),
        # the body at the head of its line
        (
            "Dự họp có:\n\n- Ủy ban Kiểm tra: đ/c Lê Thị Na - Chủ nhiệm;",
            "Chủ nhiệm",
            "Ủy ban Kiểm tra",
            None,
        ),
        (
            "Nhà hát Dân ca Bến Tranh, nơi anh Tô Văn Khiết làm Phó Giám đốc phụ trách ánh đèn, vừa diễn.",
            "Phó Giám đốc",
            "Nhà hát Dân ca Bến Tranh",
            None,
        ),
    ],
)
def test_bodies_named_elsewhere(text: str, role: str, organisation: str, area: str | None) -> None:
    assert [(fact.role, fact.organisation, fact.area) for fact in facts(text)] == [(role, organisation, area)]


def test_the_deputy_beside_the_chief_is_of_the_same_body() -> None:
    text = "Ký tên có ông Lê Văn Khải - Chủ tịch UBND tỉnh Trà Vinh; bà Lâm Thị Sang, Phó Chủ tịch."
    assert held(text) == [("Lê Văn Khải", "Chủ tịch", "UBND tỉnh"), ("Lâm Thị Sang", "Phó Chủ tịch", "UBND tỉnh")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông Hà Văn Giáp sống ở bản. Năm 2004, ông giữ chức Phó Chủ tịch UBND xã, rồi Bí thư Đảng ủy xã Vân Tùng.",
            [("Hà Văn Giáp", "Phó Chủ tịch", "UBND xã"), ("Hà Văn Giáp", "Bí thư", "Đảng ủy")],
        ),
        (
            "Ba mươi tuổi làm Chủ tịch Hội Nông dân xã, bốn mươi tuổi là Bí thư Huyện ủy: đời của bà Lò Thị Panh.",
            [("Lò Thị Panh", "Chủ tịch", "Hội Nông dân xã"), ("Lò Thị Panh", "Bí thư", "Huyện ủy")],
        ),
        (
            "Năm 2012, bà Tạ Thị Lụa thay ông Phan Hữu Thời làm Tổng Giám đốc Công ty Sao Khuê.",
            [
                ("Tạ Thị Lụa", "Tổng Giám đốc", "Công ty Sao Khuê"),
                ("Phan Hữu Thời", "Tổng Giám đốc", "Công ty Sao Khuê"),
            ],
        ),
        (
            "Ông Mạc Văn Khởi trúng cử Chủ tịch UBND huyện Ba Bể thay ông Lê Văn Tình.",
            [("Lê Văn Tình", "Chủ tịch", "UBND huyện"), ("Mạc Văn Khởi", "Chủ tịch", "UBND huyện")],
        ),
        (
            "Chị Lò Thị Mận, 52 tuổi, người Tày, Chủ tịch Hội Người cao tuổi xã Hồng Thái, hát.",
            [("Lò Thị Mận", "Chủ tịch", "Hội Người cao tuổi xã")],
        ),
        (
            "Bí thư Huyện ủy đương nhiệm, chị Kha Thị Lả, là học trò cũ.",
            [("Kha Thị Lả", "Bí thư", "Huyện ủy")],
        ),
        (
            "Đồng chí Đại tá LÊ VĂN KHỞI, sinh năm 1930, vào Đảng từ sớm; Ủy viên Ban Thường vụ Tỉnh ủy khóa V;"
            " nguyên Bí thư Huyện ủy Ba Bể.",
            [("Lê Văn Khởi", "Ủy viên", "Ban Thường vụ Tỉnh ủy"), ("Lê Văn Khởi", "nguyên Bí thư", "Huyện ủy")],
        ),
        (
            "Bà Lê Thị Khởi cho biết, Bí thư Huyện ủy Ba Bể đi vắng.",
            [],
        ),
        (
            "Bà Lê Thị Kim - Phó Tổng Giám đốc (PTGĐ) kiêm Giám đốc Nhà máy (NM) Suối Ngàn, hát.",
            [
                ("Lê Thị Kim", "Phó Tổng Giám đốc", "Nhà máy Suối Ngàn"),
                ("Lê Thị Kim", "Giám đốc", "Nhà máy Suối Ngàn"),
            ],
        ),
        (
            "Ông Tạ Văn Xướng thay ông Doãn Văn Thuyên, người mới lên làm Bí thư Huyện ủy Ba Bể.",
            [("Doãn Văn Thuyên", "Bí thư", "Huyện ủy")],
        ),
        (
            "Ông Phan Huy Lộc ít nói. Ông từng là Hiệu trưởng Trường THCS Thanh Ba, Chánh Văn phòng UBND huyện.",
            [
                ("Phan Huy Lộc", "nguyên Hiệu trưởng", "Trường THCS Thanh Ba"),
                ("Phan Huy Lộc", "nguyên Chánh Văn phòng", "Văn phòng UBND huyện"),
            ],
        ),
        (
            "Bà Cao Thị Chanh - Phó Bí thư chi bộ kiêm Trưởng thôn Nà Sản, vui.",
            [("Cao Thị Chanh", "Phó Bí thư", "Chi bộ"), ("Cao Thị Chanh", "Trưởng thôn", "Thôn Nà Sản")],
        ),
        ("Ông Lê Văn Tư muốn con trai làm Giám đốc Công ty Hoa Sen.", []),
        ("Khi ấy ông Lê Văn Tư còn trẻ, bố ông đang là Bí thư Huyện ủy Ba Bể.", []),
        ("Ông Nguyễn Đức Thịnh phân công Sở Tài chính làm Trưởng Ban Tổ chức.", []),
        ("Ban Chỉ đạo do đồng chí Chủ tịch UBND tỉnh làm Trưởng ban.", []),
    ],
)
def test_holders_named_in_another_clause(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert held(text) == expected


def test_a_line_under_an_office_is_a_name_whatever_its_family_name() -> None:
    text = "HỘI NÔNG DÂN HUYỆN CẦU KÈ\n\nBÁO CÁO\n\nNăm qua có Tỉnh đoàn Trà Vinh giúp.\n\nCHỦ TỊCH\nThạch Sa Rinh"
    assert held(text) == [("Thạch Sa Rinh", "Chủ tịch", "Hội Nông dân huyện")]


def test_names_of_other_peoples_are_no_part_of_the_place_before_them() -> None:
    text = "Chủ tịch HĐND huyện Tủa Chùa Vừ A Hùng, Phó Bí thư Tỉnh đoàn Rơ Mah H’Lan và Trưởng bản Thào A Páo cùng đi."
    assert [fact.person for fact in facts(text)] == ["Vừ A Hùng", "Rơ Mah H’Lan", "Thào A Páo"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the body in whose name somebody speaks
        ("Thay mặt Sở Y tế Cà Mau, Phó Giám đốc Trần Hiến Khóa nhận hoa.", ("Phó Giám đốc", "Sở Y tế")),
        ("Về phía Hội Nông dân tỉnh, Phó Chủ tịch Lê Thị Bông hứa đủ vốn.", ("Phó Chủ tịch", "Hội Nông dân tỉnh")),
        # which holder is meant, before the mark or the verb
        ("Phó Chủ tịch Công đoàn tiền nhiệm là bà Lò Thị Loan.", ("Phó Chủ tịch", "Công đoàn")),
        ("Hội Nông dân xã Ea Tul đã lâu đời. Chủ tịch Hội khi ấy là bà Y Bốn.", ("Chủ tịch", "Hội Nông dân xã")),
        # names of bodies that no table knows end with their proper names
        ("Bà Đỗ Thị Sáu, Giám đốc Trang trại Hoa Mai nuôi 300 con dê.", ("Giám đốc", "Trang trại Hoa Mai")),
        (
            "Ông Phan Văn Hai, Đội trưởng đội xe Công ty Sao Việt lái đã 20 năm.",
            ("Đội trưởng", "Đội xe Công ty Sao Việt"),
        ),
        (
            "Ông Lê Tư, Trưởng ban đại diện cha mẹ học sinh, góp lời.",
            ("Trưởng Ban", "Ban đại diện cha mẹ học sinh"),
        ),
        # a family name after a level word is no body's
        ("Chủ tịch UBND xã Đoàn Ngọc Hải ký.", ("Chủ tịch", "UBND xã")),
        (
            "Thiếu tá Lê Văn Hợi, Chính trị viên phó Ban Chỉ huy Quân sự huyện Bù Đăng, đọc.",
            ("Phó Chính trị viên", "Ban Chỉ huy Quân sự huyện"),
        ),
        (
            "Ông Lê Văn Tám, Giám đốc Ban Quản lý rừng phòng hộ Sông Kôn, nói.",
            ("Giám đốc", "Ban Quản lý rừng phòng hộ Sông Kôn"),
        ),
    ],
)
def test_bodies_said_otherwise(text: str, expected: tuple[str, str]) -> None:
    assert [(role, body) for _, role, body in held(text)] == [expected]


def test_a_school_is_of_the_only_province_that_the_text_names() -> None:
    text = "Sóc Trăng khen trò nghèo. Bà Lý Thị Hên, Hiệu trưởng Trường THCS Hoa Sen, vui. Cả Sóc Trăng mừng."
    assert [fact.area for fact in facts(text)] == ["Sóc Trăng"]
    assert [fact.area for fact in facts(text + " Trà Vinh cũng vậy.")] == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the last two syllables of a longer name
        (
            "Bà Phan Thị Mỹ Lệ về hưu. Năm ngoái bà Mỹ Lệ là Giám đốc Sở Y tế Gia Lai.",
            [("Phan Thị Mỹ Lệ", "Giám đốc", "Sở Y tế")],
        ),
        # a name that ends like a pronoun
        (
            "Em bà Hoa, ông Vũ Hải Anh vừa được cử làm Chánh Thanh tra Sở Y tế Bạc Liêu.",
            [("Vũ Hải Anh", "Chánh Thanh tra", "Thanh tra Sở Y tế Bạc Liêu")],
        ),
        # the director is of the department, its Party cell's secretary of the cell
        (
            "Ông Lê Văn Bình, Giám đốc, Bí thư Đảng ủy Sở Y tế Cà Mau, ký.",
            [("Lê Văn Bình", "Giám đốc", "Sở Y tế"), ("Lê Văn Bình", "Bí thư", "Đảng ủy Sở Y tế")],
        ),
        # who is replaced by one that only stands in had another office
        (
            "Ông Lê Văn Bình giữ chức quyền Giám đốc Sở Y tế Cà Mau thay ông Hồ Văn Tám.",
            [("Lê Văn Bình", "Quyền Giám đốc", "Sở Y tế")],
        ),
        # of whom an office is taken
        (
            "Kỳ họp bãi nhiệm Phó Chủ tịch HĐND huyện Ba Tri khóa 2011 - 2016 đối với ông Võ Thanh.",
            [("Võ Thanh", "Phó Chủ tịch", "HĐND huyện")],
        ),
        # a home of several units between the name and the office
        (
            "Bà Lò Thị Mai, quê xã Nậm Păm, huyện Mường La, tỉnh Sơn La, Hiệu trưởng Trường THCS Hoa Ban, kể.",
            [("Lò Thị Mai", "Hiệu trưởng", "Trường THCS Hoa Ban")],
        ),
        # a name whose last syllable is the beginning of an office too
        (
            "Ông Võ Công Chánh, Bí thư Huyện ủy Ba Tri, nghỉ hưu. Ông Võ Công Chánh sinh năm 1959.",
            [("Võ Công Chánh", "Bí thư", "Huyện ủy")],
        ),
        ("Thứ trưởng mới của Bộ Y tế là bà Lò Thị Mai.", [("Lò Thị Mai", "Thứ trưởng", "Bộ Y tế")]),
    ],
)
def test_whose_offices_they_are(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert held(text) == expected


def test_holders_one_after_another() -> None:
    text = (
        "TRƯỜNG THPT BA TRI\n\nHiệu trưởng Trường THPT Ba Tri qua các thời kỳ:\n- 1990 - 1995: Thầy Hồ Văn Sáu\n"
        "- Từ 1995 đến nay: cô Lê Thị Bảy\n\nNgày 5/9/1996: bà Trần Thị Tám cắt băng."
    )
    assert held(text) == [
        ("Hồ Văn Sáu", "Hiệu trưởng", "Trường THPT Ba Tri"),
        ("Lê Thị Bảy", "Hiệu trưởng", "Trường THPT Ba Tri"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dự lễ có các đồng chí: Ngô Văn Thụ - Bí thư Tỉnh ủy; K’Sơn - Phó Giám đốc Sở Y tế; Blup Vân - Chánh Thanh tra"
        " tỉnh.",
        "Các ông: Ngô Văn Thụ-Bí thư Tỉnh ủy; K’Sơn-Phó Giám đốc Sở Y tế; Blup Vân-Chánh Thanh tra tỉnh chủ trì.",
        "Đến dự có các đồng chí lãnh đạo:\n- Ngô Văn Thụ, Bí thư Tỉnh ủy;\n- K’Sơn, Phó Giám đốc Sở Y tế;\n"
        "- Blup Vân, Chánh Thanh tra tỉnh.",
    ],
)
def test_who_is_listed_with_an_office_needs_no_known_family_name(text: str) -> None:
    assert held(text) == [
        ("Ngô Văn Thụ", "Bí thư", "Tỉnh ủy"),
        ("K’Sơn", "Phó Giám đốc", "Sở Y tế"),
        ("Blup Vân", "Chánh Thanh tra", "Thanh tra tỉnh"),
    ]


def test_only_people_are_listed() -> None:
    assert held("Các ông: Thông tin thêm - xem trang sau; Nhà Văn - họp báo.") == []


@pytest.mark.parametrize("office", ["Chi hội trưởng Chi hội Phụ nữ ấp Giồng Lớn", "Đồn trưởng Đồn Biên phòng Pa Thơm"])
def test_an_office_glued_to_a_name_by_a_dash(office: str) -> None:
    assert [name for name, _, _ in held(f"Bà Thạch Thị Sen-{office} nói.")] == ["Thạch Thị Sen"]


@pytest.mark.parametrize(
    ("text", "person", "role", "area"),
    [
        ("Bí thư Huyện ủy Mai Sơn Lê Văn Tròn cho biết còn hai bản khó.", "Lê Văn Tròn", "Bí thư", "Mai Sơn"),
        ("Phó Bí thư Thị ủy Hồng Lĩnh Cao Thị Măng nói.", "Cao Thị Măng", "Phó Bí thư", "Hồng Lĩnh"),
        ("Chủ tịch UBND huyện Lạc Sơn Lưu Thế Bình ký.", "Lưu Thế Bình", "Chủ tịch", "Lạc Sơn"),
        ("Phó Chủ tịch UBND huyện Nghĩa Đàn Cao Huy Khôi đến thăm.", "Cao Huy Khôi", "Phó Chủ tịch", "Nghĩa Đàn"),
    ],
)
def test_a_person_follows_the_district_without_a_mark(text: str, person: str, role: str, area: str) -> None:
    [fact] = facts(text)
    assert (fact.person, fact.role, fact.area) == (person, role, area)


def test_who_is_empowered_by_the_president_is_not_acting_president() -> None:
    text = "Thừa ủy quyền Chủ tịch nước, Phó Chủ tịch UBND tỉnh Lào Cai Vàng Thị Na trao danh hiệu cho ông."
    assert held(text) == [("Vàng Thị Na", "Phó Chủ tịch", "UBND tỉnh")]


@pytest.mark.parametrize(
    ("text", "person", "role", "organisation"),
    [
        (
            "Giám đốc Sở Tài nguyên và Môi trường Nguyễn Thị Sim trả lời ngay.",
            "Nguyễn Thị Sim",
            "Giám đốc",
            "Sở Tài nguyên và Môi trường",
        ),
        (
            "Phó Giám đốc Sở Nông nghiệp và Môi trường Lưu Hoài Đức nói.",
            "Lưu Hoài Đức",
            "Phó Giám đốc",
            "Sở Nông nghiệp và Môi trường",
        ),
        ("Cục trưởng Cục Quản lý thị trường Tạ Văn Khuê nói.", "Tạ Văn Khuê", "Cục trưởng", "Cục Quản lý thị trường"),
        ("Trưởng ấp Lê Văn Ngát kể.", "Lê Văn Ngát", "Trưởng ấp", None),
        ("Giám đốc thư viện Phan Thị Bông nói.", "Phan Thị Bông", "Giám đốc", "Thư viện"),
    ],
)
def test_what_ends_like_a_school_or_a_hamlet_is_none(
    text: str, person: str, role: str, organisation: str | None
) -> None:
    assert held(text) == [(person, role, organisation)]


def test_three_syllables_with_a_middle_name_are_a_person_after_a_commune_without_a_name() -> None:
    assert held("Chủ tịch UBND phường Lưu Hoài Sang cho biết.") == [("Lưu Hoài Sang", "Chủ tịch", "UBND phường")]
    assert held("Trưởng bản Hà Minh Ngát kể.") == [("Hà Minh Ngát", "Trưởng bản", None)]
    [fact] = facts("Chủ tịch UBND phường Hà Huy Tập Lê Thị Na ký.")
    assert (fact.person, fact.area) == ("Lê Thị Na", "Hà Huy Tập")


def test_what_is_named_after_a_person_is_no_person() -> None:
    assert not held("Giám đốc Sở đến thăm trường Nguyễn Thị Minh Khai và ấp Lê Văn Ngát.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hợp tác xã Chè Suối Bu được khen. Ông Lò Văn Pâng, Chủ tịch Hội đồng quản trị, Giám đốc HTX, kể lại.",
            [
                ("Lò Văn Pâng", "Chủ tịch Hội đồng quản trị", "Hợp tác xã Chè Suối Bu"),
                ("Lò Văn Pâng", "Giám đốc", "Hợp tác xã Chè Suối Bu"),
            ],
        ),
        (
            "HTX Chè Suối Bu được khen. Ông Lò Văn Pâng, Giám đốc Hợp tác xã, cho biết xã viên rất vui.",
            [("Lò Văn Pâng", "Giám đốc", "HTX Chè Suối Bu")],
        ),
    ],
)
def test_a_kind_of_body_told_short_or_in_full(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông Lê Văn Hải - phó trưởng văn phòng báo Lao Động tại miền Trung - đến thăm.",
            [("Lê Văn Hải", "Phó Trưởng Văn phòng", "Văn phòng báo Lao Động tại miền Trung")],
        ),
        (
            "Ông Lê Văn Hải, Giám đốc Chi nhánh Ngân hàng Chính sách xã hội tại Đà Nẵng, phát biểu.",
            [("Lê Văn Hải", "Giám đốc", "Chi nhánh Ngân hàng Chính sách xã hội tại Đà Nẵng")],
        ),
    ],
)
def test_a_branch_has_its_seat_in_its_name(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert held(text) == expected
