"""Figures as general news and offices' pages write them: sums in two parts, rises, wholes of shares, abbreviations."""

from __future__ import annotations

import pytest
from reading import statistics

from kg_service.extraction.facts import StatisticFact


def facts(text: str, head: str = "Tin của tỉnh Hà Nam") -> list[StatisticFact]:
    return statistics(f"{head}\n\n05/10/2023\n\n{text}\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huyện Thanh Liêm thu ngân sách đạt 153 tỷ 900 triệu đồng.", [("Thu ngân sách", 153.9, "tỷ đồng")]),
        ("Toàn tỉnh vận động được 2 triệu 500 nghìn đồng.", [("Tiền vận động", 2.5, "triệu đồng")]),
        (
            "Số hợp tác xã của tỉnh tăng từ 120 lên 180 hợp tác xã.",
            [("Số hợp tác xã", 120, "hợp tác xã"), ("Số hợp tác xã", 180, "hợp tác xã")],
        ),
        (
            "Tỷ lệ lao động nông thôn trong tổng giá trị sản xuất công nghiệp tăng từ 31% năm 2015 lên 42% năm 2020.",
            [
                ("Tỷ lệ lao động nông thôn trong tổng giá trị sản xuất công nghiệp", 31, "%"),
                ("Tỷ lệ lao động nông thôn trong tổng giá trị sản xuất công nghiệp", 42, "%"),
            ],
        ),
        ("Tỷ lệ hộ nghèo của tỉnh giảm còn dưới 2,6%.", [("Tỷ lệ hộ nghèo", 2.6, "%")]),
        (
            "Kim ngạch xuất khẩu của tỉnh đạt 15 tỷ USD, bình quân 3 tỷ USD/năm.",
            [("Kim ngạch xuất khẩu", 15, "tỷ USD"), ("Kim ngạch xuất khẩu bình quân", 3, "tỷ USD/năm")],
        ),
        (
            "Toàn tỉnh có 19% lao động có bằng cấp trong tổng 450 nghìn lao động.",
            [("Tỷ lệ lao động có bằng cấp", 19, "%"), ("Tổng số lao động", 450, "nghìn lao động")],
        ),
        ("Toàn tỉnh có 12.450 HS.", [("Số học sinh", 12450, "học sinh")]),
        (
            "Trong năm 2020, Công an tỉnh đã xử phạt hành chính 94 trường hợp đua xe.",
            [("Số trường hợp đua xe xử phạt hành chính", 94, "trường hợp")],
        ),
        (
            "Trong quý I/2023, Công an tỉnh khám phá 3 vụ án lớn, đấu tranh 4 chuyên án ma túy.",
            [("Số vụ án lớn khám phá", 3, "vụ án"), ("Số chuyên án ma túy đấu tranh", 4, "chuyên án")],
        ),
    ],
)
def test_general_wordings(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(fact.indicator, fact.value, fact.unit) for fact in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Bác sĩ trên chuẩn: tuyến huyện 52%; tuyến xã 81,3%.", [52, 81.3]),
        ("+ Nợ quá hạn 0,42%.", [0.42]),
        ("- Xóa nhà tạm: hoàn thành 100% (58 căn).", [100, 58]),
        ("Hội có 12.300 đoàn viên, nữ 7.100 người.", [12300, 7100]),
        ("Khách du lịch đến Mộc Châu 812.000 lượt.", [812000]),
        ("100% cơ quan trong khối đạt chuẩn văn hóa.", [100]),
        ("36 trường xếp loại tốt trở lên.", [36]),
        ("Toàn tỉnh có 337 thôn đạt danh hiệu thôn văn hóa.", [337]),
        ("Toàn tỉnh có 12.500 hộ đăng ký danh hiệu nông dân sản xuất, kinh doanh giỏi.", [12500]),
        ("Bà Lê Thị Mai: Toàn tỉnh có 48.200 hội viên.", [48200]),
        ("Đến nay, bình quân toàn tỉnh đạt 14,9 tiêu chí/xã.", [14.9]),
    ],
)
def test_terse_lists_and_titles_of_places(text: str, expected: list[float]) -> None:
    head = "BÁO CÁO\nkết quả phong trào thi đua của tỉnh Hà Nam"
    assert [fact.value for fact in facts(text, head)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ tiêu 2024: hội viên 75%; kết nạp 200 hội viên.",
        "Đã có 315 trường hợp được Bộ trưởng tặng Bằng khen.",
        "Đơn vị chấm theo 83 tiêu chí.",
        "100% cơ quan đăng ký thi đua.",
    ],
)
def test_aims_awards_and_paperwork_in_reports_are_none(text: str) -> None:
    assert facts(text, "BÁO CÁO\nkết quả phong trào thi đua của tỉnh Hà Nam") == []


@pytest.mark.parametrize(
    "text",
    [
        "Xã thường đứng trong tốp 30 xã có sản lượng chè lớn.",
        "Đây là cuộc gặp giữa hơn 200 người tham dự.",
        "Trang của sở có 4471 lượt xem.",
        "Mỗi hộ dưới 2,6 ha đất được xét.",
        "Ngân hàng ở Hà Nam cho vay với lãi suất 4,27%/năm.",
    ],
)
def test_what_is_no_result_is_left_out(text: str) -> None:
    assert facts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kỳ thi Olympic Vật lý năm 2020, Hà Nam đạt 31 giải (8 giải Nhì, 9 giải Ba).",
            [(31, "Hà Nam"), (8, "Hà Nam"), (9, "Hà Nam")],
        ),
        (
            "Diện tích bưởi toàn tỉnh hiện có 4.210 ha, trong đó 870 ha được chứng nhận VietGAP.",
            [(4210, "Hà Nam"), (870, "Hà Nam")],
        ),
        (
            "Yên Phú là xã miền núi của huyện Bình Lục, tỉnh Hà Nam, có 14 xóm, 2.186 hộ. Xã Yên Phú đang đổi thay.",
            [(14, "Yên Phú"), (2186, "Yên Phú")],
        ),
        ("Năm 2022, Công an tỉnh triệt phá 41 vụ, thu giữ 95 kg ma túy.", [(41, "Hà Nam"), (95, "Hà Nam")]),
        ("Đến cuối năm 2022, cả tổ đã hiến 3.100 m2 đất.", [(3100, "Hà Nam")]),
        ("70% các tuyến đường đã được nhựa hóa.", [(70, "Hà Nam")]),
    ],
)
def test_prizes_of_pupils_parts_of_measures_and_units_presented(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(fact.value, fact.area) for fact in facts(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rạng sáng, tổ công tác thu giữ 300 kg ma túy tổng hợp tại một bãi xe.",
        "Các doanh nghiệp có trên 200 lao động có thể lồng ghép hội nghị.",
        "Khu này cần máy biến áp công suất 100 kVA (mỗi máy).",
    ],
)
def test_raids_classes_and_sizes_of_each_are_none(text: str) -> None:
    assert facts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2022, Công an tỉnh bắt giữ 21 vụ/64 đối tượng.", [(21, "vụ", None), (64, "đối tượng", None)]),
        ("Toàn tỉnh còn 17 hộ nghèo/50 hộ dân.", [(17, "hộ nghèo", 50), (50, "hộ dân", None)]),
        (
            "Kim ngạch xuất khẩu của tỉnh đạt 940 triệu USD, gấp 2,3 lần so với năm 2016.",
            [(940, "triệu USD", None), (2.3, "lần", None)],
        ),
        ("Độ bao phủ bảo hiểm y tế của tỉnh đạt 92,1%, cao hơn mục tiêu đề ra.", [(92.1, "%", None)]),
        ("Cả tỉnh gieo sạ 2.640/2.910 ha lúa.", [(2640, "ha", 2910)]),
        (
            "Trong năm 2022, công ty nhận phụng dưỡng 36 Mẹ Việt Nam Anh hùng.",
            [(36, "Mẹ Việt Nam Anh hùng", None)],
        ),
    ],
)
def test_strokes_multiples_and_care(text: str, expected: list[tuple[float, str, float | None]]) -> None:
    assert [(fact.value, fact.unit, fact.of) for fact in facts(text)] == expected


def test_each_ones_share_is_no_figure_and_provinces_abroad_have_none() -> None:
    assert facts("Huyện phân công mỗi đảng viên phụ trách 10 hộ dân.") == []
    abroad = "Báo chí Trung Quốc cho biết đã có 63 vụ ăn hối lộ tại tỉnh Quảng Đông trong năm 2018."
    assert facts(abroad, "Bê bối môi trường ở Trung Quốc") == []


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (
            "Bắt nhóm trộm cắp tiệm vàng ở Hà Nam",
            "Sáng 5/10, Công an tỉnh Hà Nam khởi tố nhóm trộm cắp. Công an thu được 112 nhẫn vàng, 45 cây gỗ.",
        ),
        (
            "Lật xe khách, nhiều người tử vong ở Hà Nam",
            "Vụ tai nạn khiến 23 người chết. Xe chở 42 hành khách đi Hà Nam.",
        ),
        ("Máy bay vận tải mới", "Chiếc máy bay có sải cánh 50,5 m, được trưng bày ở Hà Nam."),
        ("Chiến sự ở Syria", "Phiến quân đã thảm sát hơn 110 người trong tháng 10 ở thị trấn này."),
        ("Xử phạt giao thông ở Hà Nam", "Công an huyện xử phạt 8 triệu đồng đối với tài xế xe tải."),
    ],
)
def test_news_of_cases_machines_and_wars_has_no_figures(head: str, text: str) -> None:
    assert facts(text, head) == []


def test_what_police_did_in_a_told_time_counts_in_news_of_a_case_too() -> None:
    text = "Công an tỉnh Hà Nam khởi tố nhóm trộm cắp. Trong 6 tháng đầu năm 2023, Công an tỉnh khám phá 120 vụ án."
    assert [fact.value for fact in facts(text, "Bắt nhóm trộm cắp tiệm vàng ở Hà Nam")] == [120]


def test_a_rate_is_of_each_worker() -> None:
    assert [f.unit for f in facts("Năng suất lao động của tỉnh đạt 102,2 triệu đồng/lao động.")] == [
        "triệu đồng/lao động"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Về nông nghiệp, huyện đẩy mạnh cơ giới hóa; xây dựng vùng lúa chất lượng cao với tổng diện tích 3.400 ha.",
            [("Tổng diện tích vùng lúa chất lượng cao", 3400)],
        ),
        ("Cuộc vận động “Mỗi người một viên gạch” được 890 triệu đồng.", [("Tiền vận động", 890)]),
        (
            "Năm 2022, sản lượng phân bón của tỉnh đạt 415.000 tấn, trong đó xuất khẩu phân lân 96.000 tấn.",
            [("Sản lượng phân bón", 415000), ("Xuất khẩu phân lân", 96000)],
        ),
        ("Đến nay toàn tỉnh giải ngân 4.127/8.960 tỷ đồng.", [("Vốn giải ngân", 4127)]),
    ],
)
def test_what_sums_and_measures_are_of(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(fact.indicator, fact.value) for fact in facts(text)] == expected


def test_figures_of_the_domain_may_have_no_area() -> None:
    text = "Số hộ đạt gia đình văn hóa tăng từ 7.478 hộ năm 2011 lên 9.990 hộ năm 2015. Phong trào thi đua lan rộng."
    assert [(fact.value, fact.area) for fact in facts(text, "Đời sống văn hóa có nhiều đổi thay")] == [
        (7478, None),
        (9990, None),
    ]
