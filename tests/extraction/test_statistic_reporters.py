"""Whose figures are in papers of offices: unions of companies, ministries, venues, sorts of units, what others set."""

from __future__ import annotations

import pytest
from extraction.reading import statistics


def areas(text: str) -> list[tuple[float, str | None]]:
    """Value and area of each figure."""
    return [(fact.value, fact.area) for fact in statistics(text)]


@pytest.mark.parametrize(
    "head",
    [
        "CÔNG ĐOÀN CÔNG TY GIẤY SÔNG ĐUỐNG",
        "ĐẢNG BỘ CÔNG TY GIẤY SÔNG ĐUỐNG",
        "ĐOÀN THANH NIÊN CÔNG TY GIẤY SÔNG ĐUỐNG",
    ],
)
def test_the_union_or_cell_of_a_company_reports_on_the_company(head: str) -> None:
    text = (
        f"CÔNG ĐOÀN CÔNG THƯƠNG VIỆT NAM\n{head}\nSố: 12/BC\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"
        "Bắc Ninh, ngày 05 tháng 01 năm 2018\n\nBÁO CÁO\nPhong trào thi đua năm 2017\n\n"
        "Công ty có 9 phân xưởng. Tiền lương bình quân toàn Công ty 8,6 triệu đồng/người/tháng.\n\n"
        "Doanh thu đạt 640 tỷ đồng.\n"
    )
    assert areas(text) == [
        (9, "Công ty Giấy Sông Đuống"),
        (8.6, "Công ty Giấy Sông Đuống"),
        (640, "Công ty Giấy Sông Đuống"),
    ]


def test_a_company_that_only_the_name_of_its_union_tells() -> None:
    text = (
        "Công đoàn Công ty May Suối Hoa vì người lao động\n\n12/05/2019\n\nCông đoàn Công ty May Suối Hoa chăm lo "
        "đoàn viên. Công ty ở phố nhỏ. Sáng sớm Công ty đã đông.\n\nCông ty có 1.240 lao động.\n"
    )
    assert areas(text) == [(1240, "Công ty May Suối Hoa")]


def test_the_whole_society_is_no_commune() -> None:
    text = (
        "UBND HUYỆN MÈO VẠC\n\nBÁO CÁO\nPhong trào thi đua năm 2019\n\nXã Pả Vi được công nhận đạt chuẩn.\n\n"
        "Huy động toàn xã hội được 84 tỷ đồng.\n"
    )
    assert areas(text) == [(84, "Mèo Vạc")]


@pytest.mark.parametrize(
    "told",
    [
        "Thực hiện Chỉ thị số 12/CT-BYT ngày 04/02/2019 của Bộ Y tế về an toàn, Sở mở nhiều lớp. Qua một năm, có",
        "Hưởng ứng phong trào thi đua của Bộ Y tế, các bệnh viện vào cuộc. Đến nay toàn tỉnh có",
        "Theo tiêu chuẩn của Bộ Y tế, tỉnh có",
    ],
)
def test_what_a_ministry_set_is_not_its_own(told: str) -> None:
    text = (
        "SỞ Y TẾ TỈNH HÀ NAM\n\nHà Nam, ngày 06 tháng 01 năm 2020\n\nBÁO CÁO\nThi đua năm 2019\n\n"
        f"{told} 96 trạm y tế đạt chuẩn.\n"
    )
    assert areas(text) == [(96, "Hà Nam")]


def test_where_an_event_was_held_is_not_whose_the_figures_after_it_are() -> None:
    text = (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH HƯNG YÊN\n\nBÁO CÁO\nPhong trào thi đua năm 2022\n\nNgày hội công nhân diễn ra "
        "sáng 3/5 tại Khu công nghiệp Phố Nối, huyện Văn Lâm. Trong năm xảy ra 63 vụ tai nạn lao động.\n"
    )
    assert areas(text) == [(63, "Hưng Yên")]


def test_a_sort_of_units_in_a_list_is_no_bloc() -> None:
    text = (
        "TỈNH ỦY YÊN BÁI\n\nYên Bái, ngày 08 tháng 12 năm 2010\n\nBÁO CÁO\nSơ kết phong trào thi đua năm 2010\n\n"
        "- Khối nông thôn: phong trào trồng rừng có 8.400 hộ đăng ký.\n"
        "- Khối cơ quan: tiết kiệm chi thường xuyên 12%.\n"
    )
    assert areas(text) == [(8400, "Yên Bái"), (12, "Yên Bái")]


def test_a_ministry_reports_on_its_sector() -> None:
    text = (
        "BỘ XÂY DỰNG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nHà Nội, ngày 20 tháng 01 năm 2016\n\nBÁO CÁO\n"
        "Phong trào thi đua năm 2015 của ngành Xây dựng\n\n1. Nhà ở: toàn ngành hoàn thành 64 dự án nhà ở.\n\n"
        "2. Vật liệu: sản lượng xi măng đạt 72 triệu tấn.\n\n3. Cả nước có 787 đô thị.\n\n"
        "4. Bộ xếp thứ 5/19 về chỉ số cải cách hành chính.\n"
    )
    assert areas(text) == [
        (64, "ngành Xây dựng"),
        (72, "ngành Xây dựng"),
        (787, "Việt Nam"),
        (5, "Bộ Xây dựng"),
    ]


def test_the_level_in_an_offices_name_is_not_whose_its_figures_are() -> None:
    text = (
        "Khối thi đua các cơ quan nội chính tỉnh Hà Nam sơ kết\n\n20/07/2017\n\nSáng 19/7, Khối thi đua các cơ quan "
        "nội "
        "chính tỉnh Hà Nam sơ kết. Trong khối, Thanh tra tỉnh triển khai 23 cuộc thanh tra.\n"
    )
    assert areas(text) == [(23, "Thanh tra tỉnh Hà Nam")]


def test_the_one_district_of_a_text_that_a_clause_begins_with() -> None:
    text = (
        "Người giữ rừng\n\n12/03/2020\n\nÔng Y Blet ở xã Đắk Rong, huyện Kbang, tỉnh Gia Lai kể chuyện giữ rừng. "
        "Chủ tịch UBND huyện Kbang cho biết, giai đoạn 2016 - 2019 huyện có 812 hộ viết đơn xin thoát nghèo.\n"
    )
    assert areas(text) == [(812, "Kbang")]


def test_a_workshop_of_a_company() -> None:
    text = (
        "Thợ mỏ Hà Ráng thi đua\n\n10/11/2014\n\nCông ty Than Hà Ráng vào ca. Công ty Than Hà Ráng phát động thi đua. "
        "Công ty Than Hà Ráng khen thợ giỏi.\n\nPhân xưởng Đào lò 5 dẫn đầu. Sau ba tháng phân xưởng đào được "
        "1.240 mét lò.\n\nDoanh thu của Công ty đạt 912 tỷ đồng.\n"
    )
    assert areas(text) == [(1240, "Phân xưởng Đào lò 5"), (912, "Công ty Than Hà Ráng")]


def test_the_partys_bloc_of_offices_and_the_cells_in_it() -> None:
    text = (
        "Đảng bộ Khối các cơ quan tỉnh Tuyên Quang học và làm theo Bác\n\n12/05/2012\n\nĐảng bộ Khối các cơ quan "
        "tỉnh hiện "
        "có 54 tổ chức cơ sở đảng với 3.260 đảng viên.\n\nĐảng bộ Sở Y tế đã tiết kiệm được 212 triệu đồng tiền điện.\n"
    )
    assert areas(text) == [
        (54, "Đảng bộ Khối các cơ quan tỉnh"),
        (3260, "Đảng bộ Khối các cơ quan tỉnh"),
        (212, "Sở Y tế Tuyên Quang"),
    ]


@pytest.mark.parametrize("listed", ["gồm các xã: Trần Thới, Nguyễn Phích và Khánh An", "gồm ba xã"])
def test_a_commune_named_after_a_person(listed: str) -> None:
    text = (
        f"Cụm thi đua số 5 tỉnh Cà Mau tổng kết\n\n30/12/2025\n\nCụm thi đua số 5 ({listed}) tổng kết. Năm 2025 các "
        f"xã có "
        "nhiều kết quả: xã Nguyễn Phích vận động xây 9 cây cầu nông thôn.\n"
    )
    assert areas(text) == [(9, "Nguyễn Phích")]


@pytest.mark.parametrize(
    ("aside", "told"),
    [
        ("Chăn màn do một nhóm thiện nguyện dưới Nam Định gửi lên.", "Tỷ lệ chuyên cần đạt 96,4%"),
        ("Cả trường quý những thầy cô quê Thái Bình.", "Tỷ lệ chuyên cần đạt 96,4%"),
    ],
)
def test_where_helpers_come_from(aside: str, told: str) -> None:
    text = (
        f"Lớp học trên mây\n\n20/11/2015\n\nCô giáo kể về Trường Tiểu học Pa Thơm. Trường có 14 lớp. {aside} {told}.\n"
    )
    assert areas(text)[-1] == (96.4, "Trường Tiểu học Pa Thơm")


def test_where_people_are_sent() -> None:
    text = (
        "SỞ Y TẾ TỈNH THÁI BÌNH\n\nBÁO CÁO\nCông tác thi đua năm 2021\n\nNgành cử 4 đoàn với 186 nhân viên y tế vào "
        "Đồng Nai và Long An; 2 đoàn với 57 người giúp tỉnh Bắc Giang.\n"
    )
    assert {area for _, area in areas(text)} == {"Thái Bình"}


def test_who_most_of_those_counted_are() -> None:
    text = (
        "Hợp tác xã Nà Ngần đón vụ mới\n\n14/10/2023\n\nHợp tác xã Nà Ngần (xã Bình Trung, huyện Chợ Đồn) làm miến "
        "dong. "
        "Hợp tác xã có 64 thành viên. Xưởng của hợp tác xã có 38 lao động, đa số là phụ nữ trong xã, thu nhập bình "
        "quân "
        "6,5 triệu đồng/tháng.\n"
    )
    assert {area for _, area in areas(text)} == {"Hợp tác xã Nà Ngần"}


def test_a_boarding_school_keeps_its_long_name() -> None:
    text = (
        "Ngôi trường bên suối\n\n20/11/2014\n\nThầy Lò Văn Hặc dạy ở Trường Phổ thông dân tộc bán trú Tiểu học Nà Hỳ. "
        "Trường có 19 lớp.\n"
    )
    assert areas(text) == [(19, "Trường Phổ thông dân tộc bán trú Tiểu học Nà Hỳ")]


def test_the_district_that_a_paragraph_on_a_province_tells_of() -> None:
    text = (
        "Lâm Đồng dựng nhà cho người nghèo\n\n12/06/2024\n\nTỉnh Lâm Đồng khởi công ở xã Tà Hine (huyện Đức Trọng).\n\n"
        "Bí thư huyện ủy nhận 10 căn. Doanh nghiệp ủng hộ 41,5 tỷ đồng.\n\nHuyện Đam Rông nghèo nhất lại xong sớm. "
        "Cuối năm "
        "2023, tỷ lệ hộ nghèo của huyện còn 21,4%.\n\nHuyện Di Linh làm sau. Huyện Đức Trọng cũng vậy.\n"
    )
    assert areas(text)[-2:] == [(41.5, "Lâm Đồng"), (21.4, "Đam Rông")]


def test_an_office_of_the_country_writes_from_the_capital() -> None:
    text = (
        "BẢO HIỂM XÃ HỘI VIỆT NAM\n\nHà Nội, ngày 15 tháng 01 năm 2018\n\nBÁO CÁO\nPhong trào thi đua năm 2017\n\n"
        "Đến hết năm có 13,5 triệu người tham gia bảo hiểm xã hội.\n"
    )
    assert areas(text) == [(13.5, "Việt Nam")]


def test_the_level_of_a_contest_owns_no_rank() -> None:
    text = (
        "Trường THPT Đầm Hà mừng năm học mới\n\n05/09/2022\n\nTrường THPT Đầm Hà (tỉnh Quảng Ninh) vào năm học. "
        "Trường THPT "
        "Đầm Hà có 30 lớp. Trường THPT Đầm Hà đông vui.\n\n- Hội thao học sinh tỉnh: đứng thứ 6 toàn đoàn.\n"
    )
    assert areas(text)[-1] == (6, "Trường THPT Đầm Hà")


@pytest.mark.parametrize(
    ("told", "period"),
    [
        ("Phong trào được phát động từ năm 2015. Đến cuối năm học, toàn tỉnh có 212 trường đạt chuẩn.", "2018-2019"),
        ("Trong năm học, toàn tỉnh có 212 trường đạt chuẩn.", "2018-2019"),
    ],
)
def test_the_school_year_of_a_report(told: str, period: str) -> None:
    text = f"SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH HÀ NAM\n\nBÁO CÁO\nTổng kết năm học 2018 - 2019\n\n{told}\n"
    assert [fact.period for fact in statistics(text)] == [period]


def test_so_many_years_of_a_span_that_the_title_tells() -> None:
    text = (
        "UBND TỈNH SÓC TRĂNG\n\nBÁO CÁO\nTổng kết phong trào giai đoạn 2010 - 2020\n\nTính đến tháng 8/2019, toàn "
        "tỉnh có 40 "
        "xã đạt chuẩn. Tổng nguồn lực huy động trong 10 năm đạt 18.400 tỷ đồng.\n"
    )
    assert [fact.period for fact in statistics(text)] == ["2019-08", "2010-2020"]
