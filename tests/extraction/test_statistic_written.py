"""Numbers as papers write them: in two parts, again in words, with short units; what is measured heads no standing."""

from __future__ import annotations

import pytest
from reading import news_figures as figures


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Sản lượng lương thực đạt 64 nghìn 300 tấn.", 64300, "tấn"),
        ("Số người tham gia bảo hiểm y tế là 1 triệu 240 nghìn người.", 1240000, "người"),
        ("Tổng số tiền ủng hộ là 3 tỷ 450 triệu đồng.", 3.45, "tỷ đồng"),
        ("Toàn tỉnh có 05 (năm) xã đạt chuẩn nông thôn mới.", 5, "xã"),
        ("Thu ngân sách đạt 215 (hai trăm mười lăm) tỷ đồng.", 215, "tỷ đồng"),
        ("Tỷ lệ hộ nghèo còn 4,35 phần trăm.", 4.35, "%"),
        ("Thu nhập bình quân đầu người tăng lên 45,5 triệu.", 45.5, "triệu đồng"),
        ("Thu nhập bình quân đầu người: 45,5 triệu.", 45.5, "triệu đồng"),
        ("Thu nhập bình quân đầu người đạt 45,5 trđ/người.", 45.5, "triệu đồng/người"),
        ("Thu nhập bình quân đầu người đạt 45,5tr đồng.", 45.5, "triệu đồng"),
        ("Tỉnh ký kết 18 chương trình phối hợp.", 18, "chương trình phối hợp"),
    ],
)
def test_written(text: str, value: float, unit: str) -> None:
    found = figures("Phú Yên tổng kết phong trào thi đua", "Năm 2018, tỉnh Phú Yên có nhiều kết quả.", text)
    assert [(fact.value, fact.unit, fact.area) for fact in found] == [(value, unit, "Phú Yên")]


def test_what_is_measured_heads_no_standing() -> None:
    text = "Chỉ số PCI đạt 64,5 điểm, xếp thứ 21/63 tỉnh, thành phố."
    found = figures("Kết quả phong trào thi đua năm 2018 của tỉnh Phú Yên", text)
    assert {(fact.value, fact.unit, fact.area) for fact in found} == {
        (64.5, "điểm", "Phú Yên"),
        (21, "hạng", "Phú Yên"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giá trị sản xuất trên 1 ha đất canh tác đạt 115 triệu đồng.", {(115, "triệu đồng")}),
        ("Giá trị sản phẩm trên 1ha đất nông nghiệp tăng từ 75 triệu đồng lên 98 triệu đồng.", {75, 98}),
        ('Tỷ lệ hộ đạt "Gia đình văn hóa" là 84,6%.', {(84.6, "%")}),
        ('Tỷ lệ khu dân cư đạt "Khu dân cư văn hóa" chiếm 78%.', {(78, "%")}),
        ("Toàn tỉnh có 3 huyện, 45 xã, 312 thôn đạt chuẩn nông thôn mới.", {3, 45, 312}),
        ("Trong 5 năm, tỉnh thanh tra 86 đơn vị.", {(86, "đơn vị")}),
        ("Tỉnh đã khai trừ 34 đảng viên.", {(34, "đảng viên")}),
        ("Tỉnh xuất bản 86 đầu sách.", {(86, "đầu sách")}),
        ("Tỉnh giảm được 140 đầu mối.", {(140, "đầu mối")}),
        ("Năm 2018 tỉnh vượt thu 345 tỷ đồng so với dự toán.", {(345, "tỷ đồng")}),
    ],
)
def test_worded(text: str, expected: set[float | tuple[float, str]]) -> None:
    found = figures("Phú Yên tổng kết phong trào thi đua", "Năm 2018, tỉnh Phú Yên có nhiều kết quả.", text)
    with_units = any(isinstance(one, tuple) for one in expected)
    assert {(fact.value, fact.unit) if with_units else fact.value for fact in found} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trạm có 1 bác sĩ, 3 y sĩ và 2 hộ sinh.", [1, 3, 2]),
        ("Trạm hiện có 2 bác sĩ, 4 điều dưỡng, 10 giường.", [2, 4, 10]),
        ("Hiện trạm có 5 giáo sư, phó giáo sư, 60 tiến sĩ.", [5, 60]),
        ("Trạm vừa đón 1 bác sĩ.", []),
        ("Trạm có 98% cán bộ, nhân viên đạt khá, giỏi.", [98]),
    ],
)
def test_few_who_work_for_a_body(text: str, expected: list[float]) -> None:
    head = "Trạm Y tế xã An Phú đón nhận Huân chương Lao động", "Trạm Y tế xã An Phú vừa đón nhận huân chương."
    assert [fact.value for fact in figures(*head, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Còn tại Bình Định, toàn tỉnh có 120 xã đạt chuẩn nông thôn mới.", [(120, "Bình Định")]),
        ("Tại Bình Định, đến nay toàn tỉnh đã trồng 3.400 ha rừng.", [(3400, "Bình Định")]),
        ("Sáng qua tại Bình Định, đoàn cho biết toàn tỉnh đã trồng 3.400 ha rừng.", [(3400, "Phú Yên")]),
        ("Bình Định tăng trưởng 7,3%.", [(7.3, "Bình Định")]),
        ("Năm 2018, Phú Yên tăng trưởng kinh tế đạt 8,1%.", [(8.1, "Phú Yên")]),
        (
            "Các huyện có nhiều xã đạt chuẩn là Tuy An (14 xã), Đông Hòa (8 xã), Phú Hòa (7 xã).",
            [(14, "Tuy An"), (8, "Đông Hòa"), (7, "Phú Hòa")],
        ),
    ],
)
def test_where(text: str, expected: list[tuple[float, str]]) -> None:
    head = "Phú Yên tổng kết phong trào thi đua", "Năm 2018, tỉnh Phú Yên có nhiều kết quả."
    assert [(fact.value, fact.area) for fact in figures(*head, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đến năm 2018 tỷ lệ hộ nghèo còn 5,2%.", {(5.2, "%")}),
        ("Cuối năm 2018 tỉ lệ che phủ rừng đạt 58%.", {(58, "%")}),
        ("Từ năm 2014-2018 tỷ lệ hộ nghèo giảm 1,5%/năm.", {(1.5, "%/năm")}),
        ("Số HTX thành lập mới: 06.", {(6, "hợp tác xã")}),
        ("Chỉ tiêu được giao: kết nạp 500 đảng viên.", set()),
        ("Tỉnh cam kết giải ngân 100% vốn trước ngày 31-12.", set()),
        ("Theo lộ trình, tỉnh giảm 300 xóm.", set()),
        ("Tỉnh xin Trung ương bố trí 500 tỷ đồng làm đường.", set()),
        ("Hưởng ứng lời kêu gọi, toàn tỉnh ủng hộ 5,6 tỷ đồng.", {(5.6, "tỷ đồng")}),
    ],
)
def test_years_before_ratios_totals_and_aims(text: str, expected: set[tuple[float, str]]) -> None:
    found = figures("Phú Yên tổng kết phong trào thi đua", "Năm 2018, tỉnh Phú Yên có nhiều kết quả.", text)
    assert {(fact.value, fact.unit) for fact in found} == expected


def test_a_total_opens_a_part_of_a_report() -> None:
    text = "- HTX thành lập mới: 06; tổng số 45 HTX."
    found = figures("BÁO CÁO\nKết quả phong trào thi đua năm 2018 của tỉnh Phú Yên", text)
    assert [(fact.value, fact.unit) for fact in found] == [(6, "hợp tác xã"), (45, "hợp tác xã")]
