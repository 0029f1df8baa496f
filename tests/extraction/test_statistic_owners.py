"""Whose a figure is: by the heading over it, by who acts, not by whom one helps or where many do something."""

from __future__ import annotations

import pytest

from tests.extraction.reading import statistics


def owned(text: str) -> list[tuple[float, str | None]]:
    return [(fact.value, fact.area) for fact in statistics(text)]


def test_heading_in_capitals_gives_its_part_to_a_unit() -> None:
    text = (
        "BẢN TIN THI ĐUA TỈNH SƠN LA\n\nMAI SƠN: DÂN GÓP SỨC LÀM ĐƯỜNG\n"
        "Qua một năm, toàn huyện bê tông hóa 61 km đường nội bản.\n\n"
        "SÔNG MÃ: NHÂN RỘNG VƯỜN NHÃN\nTổng diện tích nhãn của huyện đạt 7.650 ha. Tỷ lệ hộ nghèo còn 14,2%.\n\n"
        "THUẬN CHÂU\nĐến tháng 9, huyện có 9/28 xã đạt chuẩn nông thôn mới.\n"
    )
    assert owned(text) == [(61.0, "Mai Sơn"), (7650.0, "Sông Mã"), (14.2, "Sông Mã"), (9.0, "Thuận Châu")]


def test_numbered_heading_of_a_unit_and_the_line_below() -> None:
    text = (
        "Tin vắn nông thôn mới Quảng Ngãi\n1. Huyện Mộ Đức\nĐã có 12/12 xã về đích.\n"
        "2. Huyện Sơn Hà\nMới có 5/13 xã đạt chuẩn. Tỷ lệ hộ nghèo giảm còn 18,6%.\n"
    )
    assert owned(text) == [(12.0, "Mộ Đức"), (5.0, "Sơn Hà"), (18.6, "Sơn Hà")]


@pytest.mark.parametrize("verb", ["ủng hộ", "hỗ trợ"])
def test_who_gives_owns_the_sum(verb: str) -> None:
    text = (
        "Công ty Phân bón Sao Mai vượt khó\n\nNăm 2020, Công ty Phân bón Sao Mai nộp ngân sách 64 tỷ đồng. Công ty có "
        f"96 sáng kiến. Công ty {verb} đồng bào bị lũ lụt huyện Hướng Hóa, Đakrông 1,2 tỷ đồng.\n"
    )
    assert {area for _, area in owned(text)} == {"Công ty Phân bón Sao Mai"}


def test_list_of_units_where_something_is_done() -> None:
    text = (
        "Khuyến nông Hậu Giang\n\nSở Nông nghiệp tỉnh Hậu Giang chuyển giao mô hình nuôi lươn cho nông dân hai huyện "
        "Long Mỹ, Vị Thủy, tập huấn cho 1.860 lượt người.\n"
    )
    assert owned(text) == [(1860.0, "Hậu Giang")]


def test_place_in_the_bracket_after_a_company_tells_where_it_lies() -> None:
    text = (
        "Tin công nghiệp\n\nNăm 2020, Công ty Cổ phần Phân bón Sao Mai (Khu công nghiệp Trà Nóc, TP Cần Thơ) nộp "
        "ngân sách 64 tỷ đồng. Công ty có 96 sáng kiến.\n"
    )
    name = "Công ty Cổ phần Phân bón Sao Mai"
    assert owned(text) == [(64.0, name), (96.0, name)]


def test_unit_of_the_army_and_how_it_calls_itself() -> None:
    text = (
        "Tin biên giới\n\nĐồn Biên phòng Pa Ủ quản lý 37 km đường biên giới, phụ trách hai xã Pa Ủ, Tá Bạ, huyện "
        "Mường Tè. Năm qua, Đồn đã bắt 14 vụ ma túy.\n"
    )
    assert owned(text) == [(37.0, "Đồn Biên phòng Pa Ủ"), (14.0, "Đồn Biên phòng Pa Ủ")]


def test_village_named_last() -> None:
    text = (
        "Đường hoa ở Hưng Đạo\n\nBà con thôn Đoài, xã Hưng Đạo, huyện Tứ Kỳ trồng hoa. Thôn có 412 hộ. "
        "Thôn Đông cũng vậy. Thôn hiện có 275 hộ. Xã Hưng Đạo có 5 thôn làm đường hoa.\n"
    )
    assert owned(text)[:2] == [(412.0, "thôn Đoài"), (275.0, "thôn Đông")]


def test_small_unit_goes_on_in_its_paragraph_where_nothing_else_is_named() -> None:
    text = (
        "Bản vùng cao\n\nAnh Lò Văn Pâng là Trưởng bản Huổi Sáng, xã Nà Tấu, thành phố Điện Biên Phủ. Bản có 87 hộ. "
        "Được anh vận động, bà con trồng 42 ha mắc ca.\n"
    )
    assert owned(text) == [(87.0, "bản Huổi Sáng"), (42.0, "bản Huổi Sáng")]


def test_what_is_compared_with_is_of_whom_it_says() -> None:
    text = "Kinh tế Tây Ninh\n\nGRDP của tỉnh Tây Ninh năm 2022 tăng 9,56%, cao hơn mức tăng 8,02% của cả nước.\n"
    assert owned(text) == [(9.56, "Tây Ninh"), (8.02, "Việt Nam")]


def test_on_the_ground_of_a_cluster_s_province() -> None:
    text = (
        "KHỐI THI ĐUA SỐ 4 TỈNH BẠC LIÊU\nBÁO CÁO\nKết quả thi đua năm 2016\n\nTổng dư nợ trên địa bàn đạt 21.270 tỷ "
        "đồng, tăng 12,4%. Khối ủng hộ đồng bào huyện Hòa Bình, Đông Hải 650 triệu đồng.\n"
    )
    facts = {fact.value: fact.area for fact in statistics(text)}
    assert (facts[21270.0], facts[12.4]) == ("Bạc Liêu", "Bạc Liêu")
    assert str(facts[650.0]).startswith("Khối thi đua số 4")


def test_place_that_is_no_unit_has_figures_of_its_own() -> None:
    text = (
        "Du lịch Kon Tum\n\nKhu du lịch Măng Đen (huyện Kon Plông) năm 2022 đón 650.000 lượt khách. Huyện Kon Plông có "
        "34 cơ sở lưu trú.\n"
    )
    assert owned(text) == [(650000.0, "Khu du lịch Măng Đen"), (34.0, "Kon Plông")]


def test_xa_means_the_commune_that_opened_a_sentence() -> None:
    text = (
        "Hợp tác xã và xã\n\nXã Xuân Trường, huyện Hoài Ân có hợp tác xã lớn. Hợp tác xã Nông nghiệp Phú Mỹ lãi 2,1 tỷ "
        "đồng. Cuối năm 2010, xã còn 9,8% hộ nghèo.\n"
    )
    assert owned(text) == [(2.1, "Hợp tác xã Nông nghiệp Phú Mỹ"), (9.8, "Xuân Trường")]


def test_commune_that_only_a_bracket_tells() -> None:
    text = (
        "Trồng quế\n\nNậm Đét (huyện Bắc Hà, Lào Cai) được coi là thủ phủ quế. Năm 2022, Nậm Đét có 1.980 ha quế. "
        "Bắc Hà hiện có 11.500 ha quế.\n"
    )
    assert owned(text) == [(1980.0, "Nậm Đét"), (11500.0, "Bắc Hà")]


def test_office_of_a_place_that_begins_a_sentence() -> None:
    text = (
        "Tuổi trẻ Bến Tre\n\nĐoàn viên, thanh niên toàn tỉnh Bến Tre làm 62 km đường. Huyện đoàn Giồng Trôm là đơn vị "
        "dẫn đầu với 11 km đường.\n"
    )
    assert owned(text) == [(62.0, "Bến Tre"), (11.0, "Giồng Trôm")]


def test_part_of_the_country() -> None:
    text = (
        "Trồng rừng\n\nGiai đoạn 2016-2020, tỉnh Lâm Đồng trồng 18.400 ha rừng. Toàn vùng Tây Nguyên trồng 92.000 ha "
        "rừng.\n"
    )
    assert owned(text) == [(18400.0, "Lâm Đồng"), (92000.0, "Tây Nguyên")]


def test_venue_does_not_go_on() -> None:
    text = (
        "Công ty Dệt Sơn Nam\n\nNăm 2024, Công ty Dệt Sơn Nam đạt doanh thu 410 tỷ đồng. Công ty có 96 sáng kiến.\n\n"
        "Hội nghị tổ chức tại phường Lộc Hạ, thành phố Nam Định. Thu nhập bình quân của người lao động đạt 9,5 triệu "
        "đồng/tháng.\n"
    )
    assert {area for _, area in owned(text)} == {"Công ty Dệt Sơn Nam"}


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("2.150 héc-ta lúa", "ha"),
        ("43 ki-lô-mét kênh", "km"),
        ("82 cán bộ, giáo viên, nhân viên", "cán bộ, giáo viên, nhân viên"),
    ],
)
def test_units_as_facts_spell_them(written: str, unit: str) -> None:
    facts = statistics(f"Kết quả của huyện Mỹ Tú\n\nNăm 2009, huyện Mỹ Tú có {written}.\n")
    assert [fact.unit for fact in facts] == [unit]


def test_regiment_of_a_division_calls_itself() -> None:
    text = (
        "Tin quân sự\n\nTrung đoàn 148, Sư đoàn 316 đóng quân trên địa bàn huyện Thạch Thất. Năm 2021, kết quả bắn đạn "
        "thật của trung đoàn đạt 92% khá, giỏi.\n"
    )
    assert owned(text) == [(92.0, "Trung đoàn 148")]


def test_hamlet_with_a_number_for_a_name() -> None:
    text = (
        "Thủy lợi Thạnh Hóa\n\nXã Thủy Tây thi đua làm thủy lợi. Ấp 2 nạo vét được 4,2 km kênh. "
        "Ấp 5 nạo vét được 3,1 km kênh.\n"
    )
    assert owned(text) == [(4.2, "ấp 2"), (3.1, "ấp 5")]


def test_a_body_in_a_letterhead_keeps_its_short_words() -> None:
    facts = statistics("TRƯỜNG THPT NGUYỄN HIỀN\n\nBÁO CÁO\n\nTổng kết năm học\n\nTrường có 82 học sinh giỏi.\n")
    assert [fact.area for fact in facts] == ["Trường THPT Nguyễn Hiền"]
