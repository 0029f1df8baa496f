"""Wards with a dash in their names, and persons whose names begin with a particle, after the word for a province."""

from __future__ import annotations

from tests.extraction.reading import cluster_roles, person_roles


def test_a_dash_in_the_name_of_a_ward_ends_no_unit() -> None:
    """The wards of Đà Lạt are called after it too."""
    text = "Cụm thi đua số 2 gồm các phường Cam Ly - Đà Lạt, Lang Biang – Đà Lạt; Cụm trưởng là phường Cam Ly - Đà Lạt."
    found = {(fact.unit, fact.role) for fact in cluster_roles(text)}
    assert found == {
        ("Cam Ly - Đà Lạt", "member"),
        ("Lang Biang - Đà Lạt", "member"),
        ("Cam Ly - Đà Lạt", "head"),
    }


def test_a_particle_after_the_word_for_a_province_begins_a_person() -> None:
    """No province is called K'Brêm."""
    text = "Lâm Đồng họp. Phó Chủ tịch UBND tỉnh K'Brêm Hùng chủ trì; Phó Chủ tịch HĐND tỉnh H'Vi Êban phát biểu."
    found = {(fact.person, fact.role, fact.area) for fact in person_roles(text)}
    assert found == {("K'Brêm Hùng", "Phó Chủ tịch", "Lâm Đồng"), ("H'Vi Êban", "Phó Chủ tịch", "Lâm Đồng")}
