"""Wordings that nobody had tuned for: counts in items, signatures side by side, names of companies."""

import pytest
from reading import counted, person_roles

HEAD = "Tin trong ngày\n\n"


def test_a_dash_before_a_number_begins_an_item_and_no_range() -> None:
    text = (
        "Kết quả bình xét của nhà trường:\n\n- 64 giáo viên đạt danh hiệu Lao động tiên tiến;\n"
        "- 07 tổ đạt danh hiệu Tập thể lao động tiên tiến."
    )
    assert counted(HEAD + text) == {
        (64, "individual", "Lao động tiên tiến"),
        (7, "collective", "Tập thể Lao động tiên tiến"),
    }


def held(text: str) -> set[tuple[str, str, str | None]]:
    return {(fact.person, fact.role, fact.organisation) for fact in person_roles(text)}


LETTER = (
    "TỔNG CÔNG TY DỆT MAY PHÚ HẢI\nCÔNG TY CỔ PHẦN MAY SÔNG ĐÁY\nHà Nam, ngày 12 tháng 01 năm 2012\n\n"
    "BÁO CÁO THI ĐUA NĂM 2011\n\nCác phân xưởng tổ chức ký giao ước.\n\n"
)


def test_two_who_sign_side_by_side_have_each_their_own_office() -> None:
    offices, names = "GIÁM ĐỐC              CHỦ TỊCH CÔNG ĐOÀN", "Trần Đức Hòa          Lê Thị Nhung"
    text = f"{LETTER}{offices}\n{names}"
    company = next(name for person, _, name in held(text) if person == "Trần Đức Hòa")
    assert ("Lê Thị Nhung", "Chủ tịch", "Công đoàn") in held(text)
    assert str(company).lower() == "công ty cổ phần may sông đáy"


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        pytest.param("TM. BAN THƯỜNG VỤ TỈNH ĐOÀN\nPHÓ BÍ THƯ\n\nVõ Minh Thư", ("Phó Bí thư", "Tỉnh đoàn"), id="board"),
        pytest.param("TM. HỘI ĐỒNG THI ĐUA\nCHỦ TỊCH\n\nVõ Minh Thư", ("Chủ tịch", "Hội đồng thi đua"), id="council"),
        pytest.param(
            "TM. CỤM THI ĐUA SỐ 4\nCỤM TRƯỞNG\nGIÁM ĐỐC SỞ Y TẾ\nVõ Minh Thư", ("Giám đốc", "Sở Y tế"), id="head"
        ),
    ],
)
def test_a_signature_is_of_the_body_in_whose_name_it_stands(signed: str, expected: tuple[str, str]) -> None:
    letter = "ĐOÀN TNCS HỒ CHÍ MINH\nSố: 12-BC/TĐTN\n\nBÁO CÁO\nKết quả phong trào\n\nĐề nghị các đơn vị thực hiện.\n\n"
    assert ("Võ Minh Thư", *expected) in held(letter + signed)
    assert ("Võ Minh Thư", "Cụm trưởng", "Sở Y tế") not in held(letter + signed)


def test_a_field_after_an_assistant_is_part_of_the_role() -> None:
    text = "Đại úy Hồ Văn Lợi, Trợ lý Quân lực, Bộ Chỉ huy Quân sự tỉnh, kể lại."
    assert held(HEAD + text) == {("Hồ Văn Lợi", "Trợ lý Quân lực", "Bộ Chỉ huy Quân sự tỉnh")}


def test_a_union_may_be_that_of_a_company_with_a_name_like_a_person() -> None:
    text = "Chị Đỗ Thị Mơ, Chủ tịch Công đoàn Công ty TNHH May Thanh Sơn, cho biết bữa ăn đã khá hơn."
    assert held(HEAD + text) == {("Đỗ Thị Mơ", "Chủ tịch", "Công đoàn Công ty TNHH May Thanh Sơn")}


def test_an_office_of_some_company_is_of_none_that_the_text_names() -> None:
    text = "Sở Công Thương họp báo. Bà Đỗ Thị Mơ, Giám đốc một công ty gạch, nói giá than tăng."
    assert held(HEAD + text) == set()
