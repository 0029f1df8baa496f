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
