"""Offices whose body is told apart from them: after a comma or dash, before, elsewhere, in short, in small letters."""

from __future__ import annotations

import pytest
from reading import person_roles as roles


def held(text: str) -> list[tuple[str, str, str | None]]:
    """Person, role and body of each fact."""
    return [(fact.person, fact.role, fact.organisation) for fact in roles(text)]


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        # a comma or a dash before the body, or between a part and its whole
        (
            "Đại tá Lò Ún, Chỉ huy trưởng, Bộ Chỉ huy Quân sự tỉnh Sơn La, nói.",
            "Chỉ huy trưởng",
            "Bộ Chỉ huy Quân sự tỉnh",
        ),
        ("Nghệ sĩ Lò Ún là Trưởng đoàn 3 - nhà hát Chèo Thái Bình.", "Trưởng Đoàn", "Đoàn 3 - nhà hát Chèo Thái Bình"),
        (
            "Bác sĩ Lò Ún, Trưởng khoa Nhi, Bệnh viện Đa khoa tỉnh Phú Thọ.",
            "Trưởng khoa",
            "Khoa Nhi Bệnh viện Đa khoa tỉnh",
        ),
        ("Ông Lò Ún - Trưởng phòng Tổ chức - Sở Nội vụ.", "Trưởng Phòng", "Phòng Tổ chức Sở Nội vụ"),
        # named before the person, or the only one of its kind in the text
        (
            "Tổ công tác của Cục Cảnh sát giao thông do Đại tá Lò Ún, Cục trưởng, dẫn đầu.",
            "Cục trưởng",
            "Cục Cảnh sát giao thông",
        ),
        ("Chi cục Kiểm lâm có 12 trạm.\n\nÔng Lò Ún, Chi cục trưởng, cho biết.", "Chi cục trưởng", "Chi cục Kiểm lâm"),
        # in short, or of a kind that the text does not name
        ("Bác sĩ Lò Ún - Phó Giám đốc BV, cho biết.", "Phó Giám đốc", "Bệnh viện"),
        (
            "Tổng công ty Điện lực miền Tây (EVNMT) họp. Ông Lò Ún, Tổng Giám đốc EVNMT, dự.",
            "Tổng Giám đốc",
            "Tổng công ty Điện lực miền Tây (EVNMT)",
        ),
        ("Thượng tá Lò Ún, Phó Chính ủy Quân khu, đến dự. Quân khu 4 có nhiều đơn vị.", "Phó Chính ủy", "Quân khu 4"),
        ("Ông Lò Ún - Chủ tịch hội Nhạc sĩ Hải Phòng cho hay.", "Chủ tịch", "Hội Nhạc sĩ"),
        # in small letters, and words that end other names
        ("Ông Lò Ún, trưởng phòng kinh doanh, nói.", "Trưởng Phòng", "Phòng kinh doanh"),
        ("Ông Lò Ún, trưởng phòng dự báo khí tượng, nói.", "Trưởng Phòng", "Phòng dự báo khí tượng"),
        ("Ông Lò Ún - giám đốc Văn phòng đăng ký đất đai - cho biết.", "Giám đốc", "Văn phòng đăng ký đất đai"),
        (
            "Ông Lò Ún - giám đốc Trung tâm tư vấn và hỗ trợ nông dân, cho biết.",
            "Giám đốc",
            "Trung tâm tư vấn và hỗ trợ nông dân",
        ),
        ("Ông Lò Ún, giám đốc Công ty TNHH Xử lý nước Bình An, nói.", "Giám đốc", "Công ty TNHH Xử lý nước Bình An"),
        ("Ông Lò Ún, Tổng Giám đốc Tổng Công ty Du lịch Sài Gòn, dự.", "Tổng Giám đốc", "Tổng Công ty Du lịch Sài Gòn"),
        ("Ông Lò Ún, Bí thư Đà Nẵng, phát biểu.", "Bí thư", "Thành ủy"),
        # in the shorthand of lists of guests, and in the next cell of a table
        ("Dự có đ/c Lò Ún - UV.BTV Huyện ủy.", "Ủy viên Ban Thường vụ", "Huyện ủy"),
        ("Dự có đ/c Lò Ún - Phó Bí thư TT Đảng ủy phường.", "Phó Bí thư Thường trực", "Đảng ủy"),
        ("Dự có ông Lò Ún - Phó CT UBND huyện.", "Phó Chủ tịch", "UBND huyện"),
        ("Dự có ông Lò Ún, Ủy viên BCH T.Ư Đảng.", "Ủy viên", "Ban Chấp hành Trung ương Đảng"),
        ("Đại tá Lò Ún-Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh dự.", "Chỉ huy trưởng", "Bộ Chỉ huy Quân sự tỉnh"),
        ("1\tÔng Lò Ún\tGiám đốc Sở Y tế", "Giám đốc", "Sở Y tế"),
        (
            "Hội đồng Thi đua - Khen thưởng tỉnh họp. Ông Lò Ún, Phó Chủ tịch Hội đồng chủ trì.",
            "Phó Chủ tịch",
            "Hội đồng Thi đua - Khen thưởng",
        ),
    ],
)
def test_the_body_of_an_office(text: str, role: str, body: str) -> None:
    assert held(text) == [("Lò Ún", role, body)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # on whose behalf someone acts
        (
            "Thay mặt Thủ tướng Chính phủ và Bộ trưởng Bộ Y tế, Phó Chủ tịch UBND tỉnh Yên Bái Vi Văn Chài trao.",
            [("Vi Văn Chài", "Phó Chủ tịch", "UBND tỉnh")],
        ),
        (
            "Theo Phó Bí thư Huyện ủy, Chủ tịch UBND huyện Mai Sơn Vi Văn Chài, có 5 xã.",
            [("Vi Văn Chài", "Phó Bí thư", "Huyện ủy"), ("Vi Văn Chài", "Chủ tịch", "UBND huyện")],
        ),
        # offices of several, after one who holds none of them
        ("Dự lễ có bà Vi Thị Chài, bộ trưởng các bộ Y tế, Tài chính, Công Thương.", []),
        # what office an office gets
        (
            "Ban Tổ chức gồm: ông Vi Văn Chài - Phó Chủ tịch UBND tỉnh làm Trưởng ban.",
            [("Vi Văn Chài", "Phó Chủ tịch", "UBND tỉnh"), ("Vi Văn Chài", "Trưởng Ban", "Ban Tổ chức")],
        ),
        # an office, "là", a rank, and the name
        (
            "Trưởng Công an xã Hát Lót là Thiếu tá Vi Văn Chài nhận việc.",
            [("Vi Văn Chài", "Trưởng", "Công an xã")],
        ),
        # years of office between two offices
        (
            "Ông Vi Văn Chài - nguyên Bí thư Huyện ủy khóa XIX, nhiệm kỳ 2010 - 2015, nguyên Chủ tịch UBND huyện.",
            [("Vi Văn Chài", "nguyên Bí thư", "Huyện ủy"), ("Vi Văn Chài", "nguyên Chủ tịch", "UBND huyện")],
        ),
    ],
)
def test_rows_of_offices(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Dự lễ có Phó Chủ tịch UBND tỉnh Ngần Văn Toại.", "Ngần Văn Toại"),
        ("Trường THPT Ea Súp có 30 lớp. Cô hiệu trưởng H'Loan Niê nói.", "H'Loan Niê"),
        ("Phó Chủ tịch UBND xã Lê Quang Tám nói.", "Lê Quang Tám"),
        ("Bí thư Đảng ủy xã Chiềng Mung Lò Văn Inh nói.", "Lò Văn Inh"),
        ("Bí thư Đoàn xã Hang Chú Mùa A Sếnh đọc lời hứa.", "Mùa A Sếnh"),
        ("Ni trưởng Thích Nữ Diệu Tâm - Trưởng Phân ban Ni giới Trung ương.", "Thích Nữ Diệu Tâm"),
        ("Ông Dương Đào Trường Thọ, giám đốc Công ty Hoa Sen, nói.", "Dương Đào Trường Thọ"),
        (
            "Chủ tịch UBND xã Hoàng Đình Dũng nói. Chủ tịch UBND xã Hoàng Đình Dũng Nông nghiệp sạch vẫn lãi.",
            "Hoàng Đình Dũng",
        ),
    ],
)
def test_names(text: str, person: str) -> None:
    assert {name for name, _, _ in held(text)} == {person}


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Xã Hát Lót họp dân. Ông Lò Văn Ún, Chủ tịch UBND xã, nói.", "Hát Lót"),
        ("Bà Lò Thị Ún, Trưởng bản Nà Cang, xã Hát Lót, nói.", "Hát Lót"),
        ("Bà Lò Thị Ún, hiệu trưởng Trường Mầm non Họa Mi (huyện Mai Sơn), nói.", "Mai Sơn"),
        ("Ông Lò Văn Ún, Phó Chủ tịch UBND thành phố, nói. TP. Hải Phòng có 15 quận, huyện.", "Hải Phòng"),
    ],
)
def test_the_area_of_an_office(text: str, area: str) -> None:
    assert [fact.area for fact in roles(text)] == [area]


def test_communes_named_after_persons_are_no_persons() -> None:
    assert held("Chủ tịch UBND xã Phạm Văn Cội cho biết xã có 9 ấp.") == []


def test_who_takes_the_minutes_holds_no_office() -> None:
    assert held("Thư ký: Bà Lò Thị Ún") == []


def test_a_signature_whose_second_office_stands_in_brackets() -> None:
    text = (
        "BAN THI ĐUA - KHEN THƯỞNG TỈNH SƠN LA\n\nSố: 12/BC-BTĐKT\n\nBÁO CÁO\n\nKết quả năm 2015.\n\n"
        "TRƯỞNG BAN\n(PHÓ GIÁM ĐỐC SỞ NỘI VỤ KIÊM NHIỆM)\n\nVi Văn Chài"
    )
    assert held(text) == [
        ("Vi Văn Chài", "Trưởng Ban", "Ban Thi đua - Khen thưởng"),
        ("Vi Văn Chài", "Phó Giám đốc", "Sở Nội vụ"),
    ]


@pytest.mark.parametrize(
    ("text", "person", "organisation"),
    [
        # the body that the letterhead or title names
        (
            "Lịch tuần của Thường trực UBND thị xã Hồng Ngự\nThứ Hai, Chủ tịch Trần Bá Khánh tiếp dân.",
            "Trần Bá Khánh",
            "UBND thị xã",
        ),
        (
            "Nửa thế kỷ Hội Nông dân huyện Lai Vung\nNhiều lần, nữ Chủ tịch Đỗ Thị Nhài đi cấy cùng hội viên.",
            "Đỗ Thị Nhài",
            "Hội Nông dân huyện",
        ),
        # the last that the paragraph names
        (
            "Tin ngắn\nBan Chỉ huy Quân sự huyện Phú Riềng đóng góp 300 ngày công. Người thợ cả là Đại úy Lê Bá Tài, "
            "Chính trị viên phó.",
            "Lê Bá Tài",
            "Ban Chỉ huy Quân sự",
        ),
    ],
)
def test_a_bare_office_is_of_the_body_that_the_text_is_about(text: str, person: str, organisation: str) -> None:
    assert {(name, body) for name, _, body in held(text)} == {(person, organisation)}


def test_the_body_of_a_signed_office_is_its_own_not_that_on_whose_behalf_it_signs() -> None:
    letter = "Hội gửi lời khen.\n\nTM. BAN CHẤP HÀNH\nChủ tịch Hội Nông dân huyện\nLê Quốc Thịnh\n"
    assert held(letter) == [("Lê Quốc Thịnh", "Chủ tịch", "Hội Nông dân huyện")]


def test_a_kind_of_institution_by_the_short_form_that_the_text_explains() -> None:
    text = "Hợp tác xã (HTX) Bình Minh ở Gia Lai vào vụ. Ông Lò Văn Ún, chủ nhiệm HTX, mừng."
    assert [(one.role, one.organisation) for one in roles(text)] == [("Chủ nhiệm", "Hợp tác xã Bình Minh")]


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("Trưởng khoa Nhi, Bệnh viện Đa khoa Mộc Lan, cho biết", "Bệnh viện Đa khoa Mộc Lan"),
        ("Đội trưởng Đội Kiểm soát, Đồn Biên phòng Gành Hào, nói", "Đồn Biên phòng Gành Hào"),
        ("Trưởng phòng Kỹ thuật, Công ty cổ phần Cơ khí Hoa Mai, và các kỹ sư", "Công ty cổ phần Cơ khí Hoa Mai"),
    ],
)
def test_a_part_of_a_body_has_the_body_after_a_comma_for_its_own_whatever_follows(said: str, whole: str) -> None:
    (fact,) = roles(f"Ông Lò Văn Nam, {said} về việc này.")
    assert (fact.organisation or "").endswith(f" {whole}")


def test_a_row_of_bodies_after_an_office_is_none_of_its_own() -> None:
    (fact,) = roles("Ông Lò Văn Nam, Trưởng phòng Kỹ thuật, Công ty cổ phần Hoa Mai, Công ty cổ phần Hoa Đào đều dự.")
    assert "Hoa Mai" not in (fact.organisation or "")
