"""Persons in offices: where the office stands, of what body and area it is, and what is no office."""

from __future__ import annotations

import unicodedata

import pytest
from reading import person_roles as facts

Held = tuple[str, str, str | None, str | None]


def held(text: str) -> list[Held]:
    """Person, role, body and area of each fact."""
    return [(fact.person, fact.role, fact.organisation, fact.area) for fact in facts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Phó Chủ tịch UBND tỉnh Quảng Trị Hoàng Nam Phong trao thưởng.",
            [("Hoàng Nam Phong", "Phó Chủ tịch", "UBND tỉnh", "Quảng Trị")],
        ),
        (
            "Phó Chủ tịch UBND tỉnh Trà Vinh- Lê Thị Thắm cho biết như vậy.",
            [("Lê Thị Thắm", "Phó Chủ tịch", "UBND tỉnh", "Trà Vinh")],
        ),
        (
            "Trưởng Ban Tuyên giáo Tỉnh ủy Gia Lai Cao Văn Khải cùng dự.",
            [("Cao Văn Khải", "Trưởng Ban", "Ban Tuyên giáo Tỉnh ủy", "Gia Lai")],
        ),
        (
            "Phó trưởng ban thi đua khen thưởng tỉnh Kon Tum - bà Y Bé - có mặt.",
            [("Y Bé", "Phó Trưởng Ban", "Ban Thi đua - Khen thưởng", "Kon Tum")],
        ),
        ("Bộ trưởng Bộ Y tế Đỗ Văn Khoa gửi thư khen.", [("Đỗ Văn Khoa", "Bộ trưởng", "Bộ Y tế", None)]),
        ("Thứ trưởng Nội vụ Tạ Minh Hạnh dự.", [("Tạ Minh Hạnh", "Thứ trưởng", "Bộ Nội vụ", None)]),
        ("Trung đoàn trưởng 66 - trung tá Lê Đăng Khoa khen.", [
            ("Lê Đăng Khoa", "Trung đoàn trưởng", "Trung đoàn 66", None),
        ]),
        ("Phó Thủ tướng Thường trực Chính phủ Ngô Văn Hòa trao cờ.", [
            ("Ngô Văn Hòa", "Phó Thủ tướng Thường trực Chính phủ", None, None),
        ]),
    ],
)  # fmt: skip
def test_offices_before_the_name(text: str, expected: list[Held]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông Trần Văn Cường - Giám đốc Sở Giao thông vận tải tỉnh An Giang nói.",
            [("Trần Văn Cường", "Giám đốc", "Sở Giao thông vận tải", "An Giang")],
        ),
        (
            "Ông Phùng Đức Thịnh (PGĐ Sở Nội vụ thành phố Hải Phòng) dự.",
            [("Phùng Đức Thịnh", "Phó Giám đốc", "Sở Nội vụ", "Hải Phòng")],
        ),
        (
            "Thượng tá Vi Văn Long, Trưởng Công an huyện Con Cuông báo cáo.",
            [("Vi Văn Long", "Trưởng", "Công an huyện", "Con Cuông")],
        ),
        (
            "Anh Đinh Văn Tiếp là Bí thư Huyện ủy Sơn Hà.",
            [("Đinh Văn Tiếp", "Bí thư", "Huyện ủy", "Sơn Hà")],
        ),
        (
            "Ông Võ Tấn Đức được bầu giữ chức Chủ tịch UBND tỉnh Đồng Nai.",
            [("Võ Tấn Đức", "Chủ tịch", "UBND tỉnh", "Đồng Nai")],
        ),
        (
            "Bà Trần Thị Bích Liên, Chủ tịch UBND Q. 7, phát biểu.",
            [("Trần Thị Bích Liên", "Chủ tịch", "UBND quận", "quận 7")],
        ),
        (
            "Đại tá Lê Ngọc Hải, Phó Tư lệnh Quân khu 5 tặng quà.",
            [("Lê Ngọc Hải", "Phó Tư lệnh", "Quân khu 5", None)],
        ),
        (
            "Bà Đào Thị Tươi, Hiệu trưởng Trường Tiểu học Kim Đồng, rất vui.",
            [("Đào Thị Tươi", "Hiệu trưởng", "Trường Tiểu học Kim Đồng", None)],
        ),
        (
            "Ông Mai Xuân Thưởng, Giám đốc Bệnh viện Đa khoa tỉnh Hà Tĩnh được khen.",
            [("Mai Xuân Thưởng", "Giám đốc", "Bệnh viện Đa khoa tỉnh", "Hà Tĩnh")],
        ),
        (
            "Bí thư Thành ủy Sơn La Hà Trung Chiến kiểm tra.",
            [("Hà Trung Chiến", "Bí thư", "Thành ủy", "thành phố Sơn La")],
        ),
        (
            "Ông Phan Thanh Ái (48 tuổi, quê Bến Tre), Chủ tịch Hội Nông dân tỉnh Long An kể.",
            [("Phan Thanh Ái", "Chủ tịch", "Hội Nông dân tỉnh", "Long An")],
        ),
    ],
)
def test_offices_after_the_name(text: str, expected: list[Held]) -> None:
    assert held(text) == expected


def test_the_area_of_the_last_office_reaches_back_but_not_to_national_ones() -> None:
    text = (
        "Dự lễ có đồng chí Trần Quốc Bình, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy, "
        "Trưởng đoàn ĐBQH tỉnh Bình Định; đồng chí Lê Thị Vân, Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh."
    )
    assert held(text) == [
        ("Trần Quốc Bình", "Ủy viên", "Ban Chấp hành Trung ương Đảng", None),
        ("Trần Quốc Bình", "Bí thư", "Tỉnh ủy", "Bình Định"),
        ("Trần Quốc Bình", "Trưởng Đoàn", "Đoàn đại biểu Quốc hội", "Bình Định"),
        ("Lê Thị Vân", "Phó Bí thư Thường trực", "Tỉnh ủy", "Bình Định"),
        ("Lê Thị Vân", "Chủ tịch", "HĐND tỉnh", "Bình Định"),
    ]


def test_offices_of_one_row_tell_each_other_their_bodies() -> None:
    assert held("Ông Sùng A Dế, Bí thư Đảng ủy, Chủ tịch UBND xã Tả Phìn cho biết.") == [
        ("Sùng A Dế", "Bí thư", "Đảng ủy xã", "Tả Phìn"),
        ("Sùng A Dế", "Chủ tịch", "UBND xã", "Tả Phìn"),
    ]
    assert held("Đại tá Hà Văn Tuấn, Bí thư Đảng ủy, Chính ủy Lữ đoàn 572 dự.") == [
        ("Hà Văn Tuấn", "Bí thư", "Đảng ủy Lữ đoàn 572", None),
        ("Hà Văn Tuấn", "Chính ủy", "Lữ đoàn 572", None),
    ]
    assert held("Bà Tô Thị Vĩnh, Chủ tịch HĐQT kiêm Tổng Giám đốc Công ty cổ phần Hạ Vàng được khen.") == [
        ("Tô Thị Vĩnh", "Chủ tịch Hội đồng quản trị", "Công ty cổ phần Hạ Vàng", None),
        ("Tô Thị Vĩnh", "Tổng Giám đốc", "Công ty cổ phần Hạ Vàng", None),
    ]


def test_former_offices_stay_former_to_the_end_of_the_row_but_not_in_associations() -> None:
    assert [role for _, role, _, _ in held("ông Lý Văn Tám, nguyên Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Sóc Trăng")] == [
        "nguyên Bí thư",
        "nguyên Chủ tịch",
    ]
    found = held("ông Lý Văn Tám, nguyên Phó Giám đốc Sở Y tế, Chủ tịch Hội Khuyến học tỉnh Sóc Trăng")
    assert [role for _, role, _, _ in found] == ["nguyên Phó Giám đốc", "Chủ tịch"]


def test_acting_offices() -> None:
    assert held("Bà Hứa Thị Nga, Quyền Trưởng Ban Dân tộc tỉnh Cao Bằng.")[0][1] == "Quyền Trưởng Ban"


def test_one_office_for_several_persons() -> None:
    text = "Các đồng chí Phó Chủ tịch UBND tỉnh Lâm Đồng: Ngô Tuấn Vũ, Lê Văn Lương và Hà Thị Mơ cùng dự."
    assert {(person, organisation, area) for person, _, organisation, area in held(text)} == {
        ("Ngô Tuấn Vũ", "UBND tỉnh", "Lâm Đồng"),
        ("Lê Văn Lương", "UBND tỉnh", "Lâm Đồng"),
        ("Hà Thị Mơ", "UBND tỉnh", "Lâm Đồng"),
    }


def test_an_office_on_whose_behalf_someone_acts_is_not_his() -> None:
    assert held("Thay mặt Chủ tịch nước, Phó Thủ tướng Chính phủ Đinh Văn Lục trao Huân chương.") == [
        ("Đinh Văn Lục", "Phó Thủ tướng Chính phủ", None, None)
    ]
    assert held("Thừa ủy quyền Chủ tịch UBND tỉnh, ông Đinh Văn Lục trao Bằng khen.") == []


def test_neighbours_in_a_list_keep_their_own_offices() -> None:
    text = (
        "Dự có Chủ tịch HĐND thành phố Cần Thơ Phạm Văn Hiểu, Phó Chủ tịch UBND thành phố Cần Thơ Dương Tấn Hiển; "
        "ông Lê Công Lý, Bí thư Quận ủy Ô Môn."
    )
    assert [(person, role) for person, role, _, _ in held(text)] == [
        ("Phạm Văn Hiểu", "Chủ tịch"),
        ("Dương Tấn Hiển", "Phó Chủ tịch"),
        ("Lê Công Lý", "Bí thư"),
    ]


def test_signature_takes_its_body_from_the_letterhead() -> None:
    letter = (
        "ỦY BAN NHÂN DÂN\nTHỊ XÃ NGHĨA LỘ\n\nSố: 88/TB-UBND\n\nTHÔNG BÁO\nVề việc xét khen thưởng\n\n"
        "Nội dung thông báo như trên.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\n\nĐỗ Quang Thành\n"
    )
    (fact,) = facts(letter)
    assert (fact.person, fact.role, fact.organisation, fact.area) == (
        "Đỗ Quang Thành", "Phó Chủ tịch", "UBND thị xã", "Nghĩa Lộ",
    )  # fmt: skip
    assert fact.evidence.quote.startswith("PHÓ CHỦ TỊCH")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bà Lê Thị Na, Phó Chủ tịch UBND huyện Tủa Chùa chủ trì hội nghị.", "chaired"),
        ("Dự lễ trao tặng có bà Lê Thị Na, Phó Chủ tịch UBND huyện Tủa Chùa.", "attended"),
        ("Phát biểu tại đại hội, bà Lê Thị Na, Phó Chủ tịch UBND huyện Tủa Chùa chúc mừng.", "spoke at"),
        ("Bà Lê Thị Na, Phó Chủ tịch UBND huyện Tủa Chùa đi thăm bản.", None),
    ],
)
def test_what_the_person_did_at_the_event(text: str, expected: str | None) -> None:
    assert [fact.event for fact in facts(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ca sĩ Lê Thị Na hát tại hội nghị.",
        "Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc.",
        "Chủ tịch UBND tỉnh tặng Bằng khen cho anh Lê Văn Nam.",
        "Giáo viên Trường THCS Lê Quý Đôn nhận giải.",
        "Chị Trần Thị Hoa, chủ nhiệm lớp 4A, kể lại.",
        "Cụm trưởng Cụm thi đua số 2 phát biểu.",
    ],
)
def test_no_office(text: str) -> None:
    assert held(text) == []


def test_bare_titles_count_only_where_nothing_fuller_is_said() -> None:
    fuller = "Bộ trưởng Bộ Xây dựng Kiều Văn Sắc đến. Bộ trưởng Kiều Văn Sắc khen ngợi."
    assert held(fuller) == [("Kiều Văn Sắc", "Bộ trưởng", "Bộ Xây dựng", None)]
    (bare,) = facts("Giám đốc Kiều Văn Sắc khen ngợi mọi người.")
    assert (bare.organisation, bare.confidence < 0.7) == (None, True)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_tone_placement_and_unicode_form_do_not_matter(form: str) -> None:
    text = unicodedata.normalize(form, "Đồng chí Nguyễn Thuý Hoà - Phó Bí thư Tỉnh uỷ Hoà Bình dự.")
    (fact,) = facts(text)
    assert (fact.role, fact.organisation, fact.area) == ("Phó Bí thư", "Tỉnh ủy", "Hòa Bình")
    assert fact.person == "Nguyễn Thuý Hoà"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "| 1 | Đại úy Lê Thị Na | Đội trưởng Đội Cảnh sát hình sự |",
            [("Lê Thị Na", "Đội trưởng", "Đội Cảnh sát hình sự", None)],
        ),
        (
            "Bệnh viện Đa khoa Sông Mã đón tin vui. Bác sĩ Lê Thị Na, Giám đốc bệnh viện, kể lại.",
            [("Lê Thị Na", "Giám đốc", "Bệnh viện Đa khoa Sông Mã", None)],
        ),
        (
            "Vắng mặt là ông Trần Văn Ba (trưởng phòng cây xanh và vỉa hè), người đang đi công tác.",
            [("Trần Văn Ba", "Trưởng Phòng", "Phòng cây xanh và vỉa hè", None)],
        ),
        (
            "Chủ tịch UBND huyện Mai Sơn Lê Quang Tám dự buổi gặp.",
            [("Lê Quang Tám", "Chủ tịch", "UBND huyện", "Mai Sơn")],
        ),
        (
            "Bí thư Huyện ủy Cam Lộ Trần Văn Ba dự buổi gặp.",
            [("Trần Văn Ba", "Bí thư", "Huyện ủy", "Cam Lộ")],
        ),
    ],
)
def test_rows_of_tables_institutions_and_units_before_names(text: str, expected: list[Held]) -> None:
    assert held(f"Tin thi đua khen thưởng của tỉnh\n\n{text}") == expected


def test_a_signature_in_the_right_column_and_a_name_under_it() -> None:
    letter = (
        "ỦY BAN NHÂN DÂN\nTỈNH KON TUM\nSố: 12/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc khen thưởng\n\nĐiều 1. Bằng khen.\n\n"
        "Nơi nhận:                         KT. CHỦ TỊCH\n- Như Điều 1;                     PHÓ CHỦ TỊCH\n"
        "- Lưu: VT.\n                                  {name}\n"
    )
    for name in ("Lê Văn Tư", "(Đã ký)\n                                  Y Mơ Ly"):
        ((person, role, body, area),) = held(letter.format(name=name))
        assert (person, role, body, area) == (name.split("\n")[-1].strip(), "Phó Chủ tịch", "UBND tỉnh", "Kon Tum")
