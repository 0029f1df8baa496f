"""Whose a figure is where another name stands nearer: letterheads, venues, examples, speakers, the country, posts."""

from __future__ import annotations

import pytest
from extraction.reading import statistics


def areas(text: str) -> list[tuple[float, str | None]]:
    """Value and area of each figure."""
    return [(fact.value, fact.area) for fact in statistics(text)]


@pytest.mark.parametrize(
    "head",
    [
        "HỘI CỰU CHIẾN BINH VIỆT NAM\nBCH HUYỆN YÊN THỦY",
        "HUYỆN HỘI\nHỘI LHPN HUYỆN YÊN THỦY",
        "SỞ GD&ĐT HÒA BÌNH\nPHÒNG GD&ĐT HUYỆN YÊN THỦY",
        "CÔNG AN TỈNH HÒA BÌNH\nCÔNG AN HUYỆN YÊN THỦY",
    ],
)
def test_the_office_over_a_report(head: str) -> None:
    text = (
        f"{head}\n\nBÁO CÁO\nTổng kết phong trào thi đua năm 2016\n\nThực hiện hướng dẫn của tỉnh Hòa Bình, "
        "phong trào lan rộng.\n\nHội viên hiến 5.200 m2 đất làm đường.\n"
    )
    assert areas(text) == [(5200, "Yên Thủy")]


def test_what_was_merged_is_not_what_is_counted() -> None:
    text = (
        "Tin thi đua\n\n05/10/2025\n\nTỉnh Lâm Đồng mới do hợp nhất ba tỉnh Lâm Đồng, Đắk Nông và Bình Thuận, "
        "có 124 xã, phường, đặc khu.\n"
    )
    assert areas(text) == [(124, "Lâm Đồng")]


def test_what_goes_up_to_an_office_is_of_who_sends_it() -> None:
    text = (
        "UBND HUYỆN EA SÚP\n\nBÁO CÁO\nCông tác thi đua năm 2015\n\nTỉnh Đắk Lắk yêu cầu rà soát.\n\n"
        "Về khen thưởng kháng chiến: đã thẩm định 21 hồ sơ, trình tỉnh 17 hồ sơ.\n"
    )
    assert set(areas(text)) == {(21, "Ea Súp"), (17, "Ea Súp")}


def test_a_group_of_communes_is_no_bloc_of_emulation() -> None:
    text = (
        "Ninh Bình tổng kết thi đua\n\n20/01/2026\n\nĐại diện Cụm thi đua số 3 tham luận. Trong năm, tỉnh Ninh Bình có "
        "912 mô hình. Riêng khối xã có 38/129 xã đạt chuẩn nông thôn mới.\n"
    )
    assert (38, "Ninh Bình") in areas(text)


def test_where_it_was_handed_over_is_not_what_it_is_about() -> None:
    text = (
        "Trao huy hiệu cho hai thanh niên cứu người\n\n09/06/2013\n\nTại hội trường Trường THPT Lê Quý Đôn, "
        "Đoàn Thanh niên tỉnh Quảng Trị trao huy hiệu. Nhà trường đón khách từ sớm. Thầy trò nhà trường hát mừng.\n\n"
        "Đến nay các huyện đoàn đã mở 31 lớp dạy bơi. Nhà trường cũng có bể bơi.\n"
    )
    assert areas(text) == [(31, "Quảng Trị")]


def test_a_date_before_a_body_is_no_rank_among_units() -> None:
    text = (
        "Tin lũ\n\n28/10/2020\n\nỞ xã Tân Ninh, huyện Quảng Ninh, nước rút chậm.\n\nTính đến ngày 25/10 "
        "Hội Chữ thập đỏ tỉnh Quảng Bình đã tiếp nhận 2.300 thùng hàng.\n"
    )
    assert areas(text)[-1] == (2300, "Quảng Bình")


def test_examples_of_units_are_not_whom_the_next_sentence_is_about() -> None:
    text = (
        "Ngành Giáo dục tỉnh Yên Bái thi đua\n\n20/11/2021\n\nNhiều nơi có cách làm hay: cô giáo ở huyện Mù Cang Chải "
        "đi đón từng em; thầy giáo huyện Trạm Tấu dựng nhà sách. Toàn đội ngũ đỡ đầu 1.730 học sinh nghèo.\n"
    )
    assert areas(text) == [(1730, "Yên Bái")]


@pytest.mark.parametrize("country", ["Việt Nam", "Nước ta"])
def test_the_country_that_acts(country: str) -> None:
    text = (
        "Gia Lai: vụ cà phê mới\n\n15/03/2019\n\nNông dân tỉnh Gia Lai được mùa.\n\n"
        f"{country} xuất khẩu 1,8 triệu tấn cà phê năm 2018.\n"
    )
    assert areas(text) == [(1.8, "Việt Nam")]


def test_a_region_where_something_is_measured() -> None:
    text = (
        "Gia Lai: giá cà phê tăng\n\n15/03/2019\n\nSản lượng cà phê tại Tây Nguyên đạt 1,7 triệu tấn. Tỉnh Gia Lai có "
        "97.000 ha cà phê.\n"
    )
    assert areas(text) == [(1.7, "Tây Nguyên"), (97000, "Gia Lai")]


@pytest.mark.parametrize(
    ("text", "value"),
    [("Trường ông có 64 giáo viên", 64), ("Trường bà hiện có 1.012 học sinh", 1012)],
)
def test_the_school_of_who_speaks(text: str, value: float) -> None:
    text = (
        "Trường THCS Hòa Bình đổi cách thi đua\n\n12/05/2018\n\nTrường THCS Hòa Bình bỏ chấm điểm. Nhà trường để tổ tự "
        "xét. Giáo viên nhà trường đồng tình.\n\nHiệu trưởng Trường THPT Sông Trà chưa vội. " + text + ".\n"
    )
    assert areas(text) == [(value, "Trường THPT Sông Trà")]


def test_the_people_of_a_company() -> None:
    text = (
        "Bữa ăn ca\n\n02/05/2018\n\nTừ tháng này, hơn 4.800 công nhân Công ty TNHH May Sông Cấm (huyện An Dương, Hải "
        "Phòng) có bữa ăn ngon hơn.\n"
    )
    assert areas(text) == [(4800, "Công ty TNHH May Sông Cấm")]


def test_a_border_post_that_its_title_tells_of() -> None:
    text = (
        "Đồn biên phòng giữa bản xa\n\n(QĐND) - 14/11/2019\n\nSáng ở Đồn Biên phòng Nậm Lạnh (BĐBP tỉnh Sơn La) "
        "bắt đầu sớm.\n\nĐồn đóng ở huyện Sốp Cộp, quản lý 32 km đường biên. Nhờ bộ đội, 11 tổ tự quản ra đời.\n"
    )
    assert [area for _, area in areas(text)] == ["Đồn Biên phòng Nậm Lạnh"] * 2


def test_when_a_plan_ends_is_not_when_the_figure_was() -> None:
    text = (
        "Gia Lai: cây hồ tiêu\n\n15/03/2019\n\nDiện tích hồ tiêu toàn tỉnh Gia Lai khoảng 17.500 ha, vượt xa quy hoạch "
        "đến năm 2025.\n"
    )
    assert [(fact.value, fact.period) for fact in statistics(text)] == [(17500, "2019")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Các huyện Đăk Tô, Sa Thầy mỗi huyện có 4 xã đạt chuẩn", {(4, "Đăk Tô"), (4, "Sa Thầy")}),
        ("Xã Đăk Ui và xã Hà Mòn cùng đạt 17 tiêu chí", {(17, "Đăk Ui"), (17, "Hà Mòn")}),
        ("Hai xã Đăk Ui và Hà Mòn thấp nhất, mỗi xã đạt 9 tiêu chí", {(9, "Đăk Ui"), (9, "Hà Mòn")}),
    ],
)
def test_what_each_of_the_units_named_has(text: str, expected: set[tuple[float, str]]) -> None:
    assert set(areas(f"Kon Tum xây dựng nông thôn mới\n\n15/11/2019\n\n{text}.\n")) == expected


def test_who_honours_others_is_not_whom_the_next_sentence_tells_of() -> None:
    text = (
        "CÔNG TY CHÈ VĂN CHẤN\n\nBÁO CÁO\nPhong trào thi đua năm 2013\n\nCông ty hiện có 812 lao động. Bộ Công Thương "
        "tặng Bằng khen cho 2 tập thể. Tai nạn lao động xảy ra 2 vụ.\n"
    )
    assert {area for _, area in areas(text)} == {"Công ty Chè Văn Chấn"}


@pytest.mark.parametrize(
    ("text", "value"),
    [("Huyện đã dựng xong 52 nhà tạm", 52), ("Mưa lớn khiến 6/10 xã của huyện bị cô lập", 6)],
)
def test_the_one_district_of_an_article(text: str, value: float) -> None:
    text = f"Tin lũ Quảng Nam\n\n12/11/2020\n\nTại xã Trà Leng, huyện Nam Trà My, nước đã rút.\n\n{text}.\n"
    assert areas(text) == [(value, "Nam Trà My")]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Dân xã Mường Lai góp đất. Bà con hiến 4.300 m2 đất", "Mường Lai"),
        ("Dân góp đất. Cả tỉnh hiến 4.300 m2 đất", "Yên Bái"),
    ],
)
def test_a_commune_that_a_text_stays_with(text: str, area: str) -> None:
    head = "Chuyện làm đường\n\n12/11/2018\n\nSáng ở xã Mường Lai (huyện Lục Yên), Chủ tịch UBND tỉnh Yên Bái thăm dân."
    assert areas(f"{head}\n\n{text}.\n") == [(4300, area)]
