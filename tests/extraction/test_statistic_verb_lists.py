"""Parts of a sum after a row of verbs: the last of them names none."""

from __future__ import annotations

from tests.extraction.reading import person_roles, statistics


def test_a_verb_alone_before_a_colon_names_no_count() -> None:
    """``được dựng, sửa, gồm:`` leads to parts, each of the place after it."""
    text = "Năm 2023 có 700 phòng học được dựng, sửa, gồm: 300 phòng tại Bình Thuận, 400 phòng tại Đắk Nông."
    found = {(fact.indicator, fact.value, fact.area) for fact in statistics(text)}
    assert ("Số phòng", 300, "Bình Thuận") in found
    assert ("Số phòng", 400, "Đắk Nông") in found


def test_the_short_form_of_the_deputy_of_a_department() -> None:
    """``Vụ phó`` as ``Cục phó``."""
    found = [(fact.person, fact.role) for fact in person_roles("Bà Lê Thị Hoa, Vụ phó Vụ Tổ chức - Biên chế, dự họp.")]
    assert found == [("Lê Thị Hoa", "Phó Vụ trưởng")]
