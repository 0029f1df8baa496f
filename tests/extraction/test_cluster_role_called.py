"""Parts in clusters of units that a text calls by what they are, by their region, or names in a table's line."""

from __future__ import annotations

import pytest
from reading import cluster_roles

from kg_service.text.capitals import in_small_letters


def told(text: str) -> set[tuple[str, str]]:
    return {(fact.role, fact.unit) for fact in cluster_roles(text)}


def test_list_whose_head_tells_where_its_units_lie() -> None:
    text = "Cụm thi đua số 5 (Tòa án nhân dân các tỉnh vùng duyên hải Nam Trung Bộ: Phú Yên, Bình Định) họp ở Tuy Hòa."
    assert told(text) == {
        ("member", "Tòa án nhân dân tỉnh Phú Yên"),
        ("member", "Tòa án nhân dân tỉnh Bình Định"),
    }


def test_school_of_the_letterhead() -> None:
    text = (
        "TRƯỜNG THCS LÊ QUÝ ĐÔN\n\nBáo cáo năm học 2018-2019\n\n"
        "Năm nay trường thuộc Cụm thi đua số 3 cùng với Trường THCS Kim Đồng và Trường THCS Hòa Hưng. "
        "Trường được bầu làm Cụm phó."
    )
    assert told(text) == {
        ("member", "Trường THCS Lê Quý Đôn"),
        ("member", "Trường THCS Kim Đồng"),
        ("member", "Trường THCS Hòa Hưng"),
        ("deputy_head", "Trường THCS Lê Quý Đôn"),
    }


def test_noun_means_what_its_paragraph_began_with() -> None:
    text = (
        "Sở Xây dựng là thành viên của Khối thi đua các ngành kinh tế, cùng Sở Giao thông vận tải và Sở Công Thương. "
        "Sang năm, Sở được bầu làm Phó khối, Sở Công Thương làm Trưởng khối."
    )
    assert {("deputy_head", "Sở Xây dựng"), ("head", "Sở Công Thương")} <= told(text)


def test_title_that_words_repeat_is_handed_on() -> None:
    text = (
        "Đổi vai ở một khối thi đua\n\nKhối thi đua các ngành kinh tế họp ngày 20/12. "
        "Sở Công Thương giữ vai Trưởng khối trọn năm 2018. "
        "Tại hội nghị, Sở Công Thương bàn giao trọng trách đó cho Sở Xây dựng."
    )
    assert {(fact.unit, fact.period) for fact in cluster_roles(text)} == {
        ("Sở Công Thương", "2018"),
        ("Sở Xây dựng", None),
    }


def test_members_told_as_a_title_is() -> None:
    text = (
        "Cụm thi đua số 4 họp. Xã Kim Tân làm Cụm trưởng; vai Cụm phó thì xã Định Hóa và xã Cồn Thoi; "
        "các xã Kim Mỹ, Lai Thành, Văn Hải làm thành viên."
    )
    assert told(text) == {
        ("head", "Kim Tân"),
        ("deputy_head", "Định Hóa"),
        ("deputy_head", "Cồn Thoi"),
        ("member", "Kim Mỹ"),
        ("member", "Lai Thành"),
        ("member", "Văn Hải"),
    }


def test_units_of_a_cluster_that_it_names_after_them() -> None:
    text = "Ba đơn vị kia trong Khối thi đua số 6, Thanh tra tỉnh, Sở Tư pháp và Công an tỉnh, đều nộp báo cáo."
    assert told(text) == {("member", unit) for unit in ("Thanh tra tỉnh", "Sở Tư pháp", "Công an tỉnh")}


def test_lines_of_a_table_without_a_title() -> None:
    text = (
        "Danh sách Khối thi đua số 2\n\nTT | Đơn vị | Chức trách\n1 | Sở Nội vụ | Trưởng khối\n"
        "2 | Sở Tài chính | Phó khối\n3 | Sở Tư pháp | -\n4 | Thanh tra tỉnh | -\n"
    )
    members = {unit for role, unit in told(text) if role == "member"}
    assert members == {"Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp", "Thanh tra tỉnh"}


def test_a_title_that_goes_from_unit_to_unit_year_by_year() -> None:
    text = (
        "Năm 2020, tỉnh Gia Lai giữ nhiệm vụ Trưởng cụm; năm 2021 đến lượt tỉnh Kon Tum; năm 2022 là tỉnh Đắk Lắk, "
        "theo vòng luân phiên của Cụm thi đua các tỉnh Tây Nguyên."
    )
    assert {(fact.unit, fact.period) for fact in cluster_roles(text) if fact.role == "head"} == {
        ("Gia Lai", "2020"),
        ("Kon Tum", "2021"),
        ("Đắk Lắk", "2022"),
    }


def test_years_told_from_the_day_of_the_text() -> None:
    text = "Cụm thi đua số 2 họp sáng 12/12/2019. Cụm trưởng năm nay là huyện Đông Hòa, năm tới là huyện Tây Hòa."
    assert [(fact.unit, fact.period) for fact in cluster_roles(text)] == [("Đông Hòa", "2019"), ("Tây Hòa", "2020")]


def test_units_with_their_titles_that_are_the_units_of_a_cluster() -> None:
    text = (
        "Sở Công Thương (Trưởng khối), Sở Xây dựng (Phó khối), Sở Giao thông vận tải và Sở Nội vụ là bốn đơn vị của "
        "Khối thi đua số 6."
    )
    members = {unit for role, unit in told(text) if role == "member"}
    assert members == {"Sở Công Thương", "Sở Xây dựng", "Sở Giao thông vận tải", "Sở Nội vụ"}


def test_a_list_of_members_after_titles() -> None:
    text = (
        "Cụm thi đua số 5 họp. Trưởng cụm: Công an tỉnh Long An. Phó trưởng cụm: Công an tỉnh Tiền Giang. "
        "Thành viên: Công an các tỉnh Bến Tre, Trà Vinh họp trực tuyến."
    )
    assert told(text) == {
        ("head", "Công an tỉnh Long An"),
        ("deputy_head", "Công an tỉnh Tiền Giang"),
        ("member", "Công an tỉnh Bến Tre"),
        ("member", "Công an tỉnh Trà Vinh"),
    }


def test_clusters_named_without_emulation_where_none_is_named_with_it() -> None:
    text = (
        "Cụm miền núi do Bác Ái làm trưởng cụm; Cụm đồng bằng do Ninh Phước làm trưởng cụm. "
        "Cả hai cụm thi đua đều ký giao ước."
    )
    assert {(fact.cluster, fact.unit) for fact in cluster_roles(text)} == {
        ("Cụm thi đua miền núi", "Bác Ái"),
        ("Cụm thi đua đồng bằng", "Ninh Phước"),
    }


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("TRƯỜNG THPT CHU VĂN AN", "Trường THPT Chu Văn An"),
        ("TRƯỜNG TH&THCS BA ĐÌNH", "Trường TH&THCS Ba Đình"),
        ("SỞ VHTTDL THÁI BÌNH", "Sở VHTTDL Thái Bình"),
    ],
)
def test_names_in_capitals_are_written_as_texts_write_them(shouted: str, written: str) -> None:
    assert in_small_letters(shouted) == written
