"""Offices whose body or whose holder stands elsewhere: in another clause, another sentence, another line."""

from __future__ import annotations

import pytest

from kg_service.articles.reader import article_from_text
from kg_service.extraction import person_role
from kg_service.extraction.document import Document
from kg_service.extraction.facts import PersonRoleFact
from kg_service.extraction.knowledge import Knowledge
from kg_service.reference.load import load_reference

KNOWLEDGE = Knowledge(load_reference())


def facts(text: str) -> list[PersonRoleFact]:
    found = person_role.extract(Document(article_from_text("told", text), KNOWLEDGE))
    return [fact for fact in found if isinstance(fact, PersonRoleFact)]


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
            "Nhà hát Dân ca Bến Tranh, nơi anh Tô Văn Khiết làm Phó Giám đốc phụ trách âm thanh, vừa diễn.",
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
            "Ông Mạc Văn Khởi được bầu giữ chức Chủ tịch UBND huyện Ba Bể thay ông Lê Văn Tình.",
            [("Mạc Văn Khởi", "Chủ tịch", "UBND huyện"), ("Lê Văn Tình", "Chủ tịch", "UBND huyện")],
        ),
        (
            "Chị Lò Thị Mận, 52 tuổi, người Tày, Chủ tịch Hội Người cao tuổi xã Hồng Thái, hát.",
            [("Lò Thị Mận", "Chủ tịch", "Hội Người cao tuổi xã")],
        ),
        (
            "Chủ tịch xã bây giờ, anh Quàng Văn Lả, là học trò cũ.",
            [("Quàng Văn Lả", "Chủ tịch", "UBND xã")],
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
            "Bà Lê Thị Kim - Chủ tịch Hội đồng quản trị (HĐQT) kiêm Giám đốc Hợp tác xã (HTX) Suối Ngàn, hát.",
            [
                ("Lê Thị Kim", "Chủ tịch Hội đồng quản trị", "Hợp tác xã Suối Ngàn"),
                ("Lê Thị Kim", "Giám đốc", "Hợp tác xã Suối Ngàn"),
            ],
        ),
        (
            "Ông Tạ Văn Xướng thay ông Trịnh Văn Chiến, người vừa được bầu giữ chức Bí thư Huyện ủy Ba Bể.",
            [("Trịnh Văn Chiến", "Bí thư", "Huyện ủy")],
        ),
        (
            "Ông Phan Huy Lộc quê Phú Thọ. Ông từng làm Trưởng Công an thị xã Phú Thọ, Giám đốc Công an tỉnh Hà Giang.",
            [
                ("Phan Huy Lộc", "nguyên Trưởng", "Công an thị xã"),
                ("Phan Huy Lộc", "nguyên Giám đốc", "Công an tỉnh"),
            ],
        ),
        (
            "Bà Cao Thị Chanh - Bí thư chi bộ kiêm Trưởng thôn Nà Sản, vui.",
            [("Cao Thị Chanh", "Bí thư", "Chi bộ"), ("Cao Thị Chanh", "Trưởng thôn", "Thôn Nà Sản")],
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
    text = "Chủ tịch HĐND huyện Tủa Chùa Vừ A Hùng, Bí thư Tỉnh đoàn Rơ Châm H’Lan và Trưởng bản Thào A Páo cùng đi."
    assert [fact.person for fact in facts(text)] == ["Vừ A Hùng", "Rơ Châm H’Lan", "Thào A Páo"]
