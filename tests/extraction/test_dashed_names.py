"""Names with a dash, a particle or a stop in them: wards, persons after the word for a province, schools of a city."""

from __future__ import annotations

from tests.extraction.reading import awards, cluster_roles, person_roles


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


def test_the_stop_of_a_short_level_cuts_no_name() -> None:
    """``trường`` stands for the whole name that was given before it."""
    text = (
        "Năm 1980, trường ĐH Nông lâm TP. Cần Thơ được thành lập. "
        "Nhân dịp này, trường đã đón nhận Huân chương Độc lập hạng Nhì."
    )
    assert [fact.recipient for fact in awards(text)] == ["Trường Đại học Nông lâm thành phố Cần Thơ"]
