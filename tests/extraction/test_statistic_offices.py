"""Figures as offices report them: under dated headings, of villages in brackets, points of units, spoken strokes."""

from __future__ import annotations

import pytest

from tests.extraction.reading import statistics

HEAD = "Kết quả thi đua tỉnh Tuyên Quang\n\n20/12/2019\n\n"


def figures(text: str) -> list[tuple[str, float, str | None]]:
    return [(fact.indicator, fact.value, fact.area) for fact in statistics(HEAD + text)]


@pytest.mark.parametrize("until", ["đến ngày 30-11-2019", "tính đến tháng 11", "đạt được", "ước thực hiện năm 2019"])
def test_list_of_main_indicators_until_a_day_gives_results(until: str) -> None:
    text = f"Một số chỉ tiêu chủ yếu {until}:\n\nTỷ lệ hộ nghèo: 9,03%\n\nThu ngân sách: 2.215 tỷ đồng\n"
    assert [value for _, value, _ in figures(text)] == [9.03, 2215.0]


def test_list_of_main_indicators_of_the_year_to_come_gives_none() -> None:
    assert figures("Một số chỉ tiêu chủ yếu năm 2020:\n\nTỷ lệ hộ nghèo: 6,5%\n\nThu ngân sách: 2.500 tỷ đồng\n") == []


def test_spoken_stroke() -> None:
    facts = statistics(HEAD + "Huyện Na Hang có 07 trên 11 xã đạt chuẩn nông thôn mới.")
    assert [(fact.value, fact.of, fact.unit) for fact in facts] == [(7.0, 11.0, "xã")]


@pytest.mark.parametrize("aside", ["(xã Yên Hoa)", "(xã Yên Hoa, huyện Na Hang)", ", xã Yên Hoa, huyện Na Hang"])
def test_village_that_lies_in_a_commune(aside: str) -> None:
    assert figures(f"Công đoàn tỉnh giúp thôn Nà Khuyến {aside}: xây 3 nhà tình thương, tặng 25 suất học bổng.") == [
        ("Số nhà tình thương xây", 3.0, "thôn Nà Khuyến"),
        ("Số suất học bổng tặng", 25.0, "thôn Nà Khuyến"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trạm hạ tỷ lệ bệnh nhân phải chuyển tuyến từ 15% xuống 6%.", [15.0, 6.0]),
        ("Huyện Chiêm Hóa còn 12 hộ; số học sinh phải bỏ học chỉ là 5 em.", [12.0, 5.0]),
        ("Huyện Chiêm Hóa: tỷ lệ hộ nghèo phải giảm còn 3%.", []),
        ("Huyện Chiêm Hóa: số xã cần đạt chuẩn là 12 xã.", []),
    ],
)
def test_duty_inside_a_name_only_tells_which_are_counted(text: str, expected: list[float]) -> None:
    assert [value for _, value, _ in figures(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sau khi bình xét, huyện Hàm Yên được 96,4 điểm, huyện Yên Sơn 95 điểm.",
        "Kết quả chấm điểm thi đua năm 2019:\n\n- Huyện Hàm Yên: 96,4 điểm\n\n- Huyện Yên Sơn: 95 điểm",
    ],
)
def test_points_of_units_without_ranks(text: str) -> None:
    assert figures(text) == [("Điểm thi đua", 96.4, "Hàm Yên"), ("Điểm thi đua", 95.0, "Yên Sơn")]


def test_lines_that_begin_with_an_ordinal_alone() -> None:
    text = "Kết quả chấm điểm thi đua:\n\n- Nhất: Hội Nông dân tỉnh, 985 điểm\n\n- Nhì: Hội Phụ nữ tỉnh, 981,5 điểm"
    assert [(name, value) for name, value, _ in figures(text)] == [
        ("Xếp hạng thi đua", 1.0),
        ("Điểm thi đua", 985.0),
        ("Xếp hạng thi đua", 2.0),
        ("Điểm thi đua", 981.5),
    ]


def test_decimals_count_no_things() -> None:
    facts = statistics(HEAD + "Xí nghiệp Hào Phú có 518 lao động, tay nghề bình quân 4,3.")
    assert [fact.value for fact in facts if fact.unit == "lao động"] == [518.0]


def areas(text: str) -> list[tuple[float, str | None]]:
    return [(fact.value, fact.area) for fact in statistics(text)]


@pytest.mark.parametrize(
    "once", ["trước thuộc tỉnh Sóc Trăng", "trước đây thuộc Sóc Trăng", "vốn thuộc tỉnh Sóc Trăng"]
)
def test_province_in_which_a_unit_lay_before(once: str) -> None:
    text = (
        f"Trung tâm hành chính công phường Mỹ Xuyên (thành phố Cần Thơ, {once}) tiếp nhận 9.317 hồ sơ trong năm 2025."
    )
    assert areas(text) == [(9317.0, "Mỹ Xuyên")]


def test_districts_of_a_province_that_their_number_and_kind_stand_before() -> None:
    text = (
        "Điện lưới ở bốn huyện miền núi Quảng Ngãi\n\nTính đến 30/6/2024, tại Sơn Hà, Trà Bồng và Ba Tơ, tỷ lệ "
        "hộ dùng điện tương ứng 81,5%, 92,1% và 88,7%."
    )
    assert areas(text) == [(81.5, "Sơn Hà"), (92.1, "Trà Bồng"), (88.7, "Ba Tơ")]


def test_level_word_that_ends_another_word_names_no_unit_with_the_next_line() -> None:
    text = (
        "Thông xe cầu liên xã\nThứ Ba, 21/06/2022 09:10\n\nHiện xã Trà Nam (huyện Nam Trà My) có tỷ lệ hộ nghèo 41,3%."
    )
    assert areas(text) == [(41.3, "Trà Nam")]


def test_unit_that_the_title_names() -> None:
    text = (
        "Lữ đoàn 147 tự túc rau xanh\n\n11/11/2020\n\nVườn của Lữ đoàn 147 năm qua thu 61 tấn rau. "
        "Mùa bão, bộ đội về giúp huyện Vân Đồn (Quảng Ninh). Tỷ lệ quân số khỏe đạt 97,5%."
    )
    assert [area for _, area in areas(text)] == ["Lữ đoàn 147", "Lữ đoàn 147"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu ngân sách: kế hoạch 480 tỷ đồng, thực hiện 512 tỷ đồng.", [("Thu ngân sách", 512.0)]),
        ("Trồng rừng: chỉ tiêu giao 300 ha, đạt 347 ha.", [("Trồng rừng", 347.0)]),
        ("Số xã đạt chuẩn: đăng ký 5 xã; kết quả 7 xã.", [("Số xã đạt chuẩn", 7.0)]),
        ("Kéo điện về các bản vùng cao: phấn đấu 92%, ước đạt 94,7%.", [("Tỷ lệ kéo điện về các bản vùng cao", 94.7)]),
    ],
)
def test_result_beside_its_plan(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(name, value) for name, value, _ in figures(f"- {text}")] == expected


def test_done_and_planned_of_a_measure() -> None:
    assert figures("- Làm mới đường nội đồng: 4,6/4,1 km.") == [("Làm mới đường nội đồng", 4.6, "Tuyên Quang")]


def test_line_with_its_unit_in_brackets_for_several_units() -> None:
    assert figures("Số hộ nghèo (hộ): Thượng Lâm 44; Khuôn Hà 29; Lăng Can 153.") == [
        ("Số hộ nghèo", 44.0, "Thượng Lâm"),
        ("Số hộ nghèo", 29.0, "Khuôn Hà"),
        ("Số hộ nghèo", 153.0, "Lăng Can"),
    ]


def test_year_and_dash_before_a_figure() -> None:
    facts = statistics(HEAD + "Hộ khá và giàu của huyện Lâm Bình: năm 2012 - 21,7%, năm 2017 - 46,2%.")
    assert [(fact.value, fact.period) for fact in facts] == [(21.7, "2012"), (46.2, "2017")]


def test_points_in_brackets_after_the_next_units() -> None:
    text = "Chỉ số cải cách hành chính: dẫn đầu là huyện Sơn Dương (91,4 điểm), kế đến Hàm Yên (90,06), Na Hang (85,7)."
    assert [(value, area) for _, value, area in figures(text)] == [
        (91.4, "Sơn Dương"),
        (90.06, "Hàm Yên"),
        (85.7, "Na Hang"),
    ]


@pytest.mark.parametrize(
    "asks", ["đề nghị tỉnh bố trí", "kiến nghị các bộ, ngành cho phép dùng", "đề xuất nâng mức hỗ trợ lên"]
)
def test_sums_that_are_only_asked_for(asks: str) -> None:
    assert figures(f"Cử tri huyện Hàm Yên {asks} 40 tỷ đồng làm đường về trung tâm.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cơ cấu kinh tế chuyển dịch: nông, lâm nghiệp, thủy sản chiếm 24,6%; công nghiệp, xây dựng chiếm 33,4%.",
            [("Tỷ trọng nông, lâm nghiệp và thủy sản", 24.6), ("Tỷ trọng công nghiệp - xây dựng", 33.4)],
        ),
        (
            "Tỷ lệ bao phủ bảo hiểm y tế đạt 90,1% dân số, vượt 0,1% so với chỉ tiêu.",
            [("Tỷ lệ bao phủ bảo hiểm y tế", 90.1), ("Tỷ lệ bao phủ bảo hiểm y tế vượt chỉ tiêu", 0.1)],
        ),
        (
            "Huyện Na Hang giải quyết việc làm cho 4.120 lao động, 38% là người dân tộc thiểu số.",
            [
                ("Số lao động được giải quyết việc làm", 4120.0),
                ("Tỷ lệ lao động là người dân tộc thiểu số", 38.0),
            ],
        ),
        ("Huyện Na Hang giảm từ 115 xuống còn 27 thủ tục.", [("Số thủ tục giảm", 115.0), ("Số thủ tục giảm", 27.0)]),
        ("Huyện Na Hang có 412 hộ do phụ nữ làm chủ thoát nghèo.", [("Số hộ do phụ nữ làm chủ thoát nghèo", 412.0)]),
        (
            "Huyện Na Hang có 2.430 hộ nông dân sản xuất, kinh doanh giỏi.",
            [("Số hộ nông dân sản xuất, kinh doanh giỏi", 2430.0)],
        ),
        ("Công ty gia nhập câu lạc bộ 2 tấn/ha từ năm 2011.", []),
    ],
)
def test_words_after_figures(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(name, value) for name, value, _ in figures(text)] == expected


SPAN = "UBND HUYỆN TỦA CHÙA\n\nBÁO CÁO\n\nKết quả xây dựng nông thôn mới giai đoạn 2016 - 2020\n\nI. KẾT QUẢ\n\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Thu ngân sách: 91 tỷ đồng.", [("Thu ngân sách", 91.0, "2020")]),
        ("Đến nay, toàn huyện có 3/11 xã đạt chuẩn.", [("Số xã đạt chuẩn", 3.0, "2020")]),
        (
            "- Gia đình văn hóa: 6.870/9.310 hộ, đạt 73,8%.",
            [("Gia đình văn hóa", 6870.0, "2020"), ("Tỷ lệ gia đình văn hóa", 73.8, "2020")],
        ),
        ("- Trẻ em dưới 6 tuổi được uống sữa: 88%.", [("Tỷ lệ trẻ em dưới 6 tuổi được uống sữa", 88.0, "2020")]),
        ("- Học sinh bỏ học giảm hẳn: 0,2%.", [("Tỷ lệ học sinh bỏ học", 0.2, "2020")]),
    ],
)
def test_report_on_a_span_of_years(line: str, expected: list[tuple[str, float, str]]) -> None:
    text = f"{SPAN}{line}\n\nII. PHƯƠNG HƯỚNG GIAI ĐOẠN 2021 - 2025\n\n- 8/11 xã đạt chuẩn.\n"
    assert [(fact.indicator, fact.value, fact.period) for fact in statistics(text)] == expected


def test_budgets_of_levels_in_a_breakdown() -> None:
    text = "Huyện Tủa Chùa huy động 512 tỷ đồng, gồm: ngân sách tỉnh 148 tỷ đồng, ngân sách huyện 201 tỷ đồng."
    assert [fact.indicator.split()[-1] for fact in statistics(HEAD + text)][1:] == ["tỉnh", "huyện"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hộ nghèo chỉ còn 38 hộ, chiếm 2,8%.", [("Số hộ nghèo", 38.0), ("Tỷ lệ hộ nghèo", 2.8)]),
        (
            "Ngành Y tế khám cho 3,2 triệu lượt người, trong đó điều trị nội trú 142.000 lượt.",
            [("Số lượt người được khám", 3.2), ("Số lượt điều trị nội trú", 142000.0)],
        ),
        (
            "Tỷ lệ trẻ em được tiêm chủng đạt 93,4%, thấp hơn 1,6% so với kế hoạch.",
            [("Tỷ lệ trẻ em được tiêm chủng", 93.4), ("Tỷ lệ trẻ em được tiêm chủng so với kế hoạch", 1.6)],
        ),
    ],
)
def test_counts_and_shares_by_what_stands_before_them(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(name, value) for name, value, _ in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Doanh thu của 7 hợp tác xã thành viên đạt 61 tỷ đồng.",
            [("Doanh thu của 7 hợp tác xã thành viên", 61.0)],
        ),
        ("Nợ xấu chiếm 0,87% tổng dư nợ.", [("Tỷ lệ nợ xấu trong tổng dư nợ", 0.87)]),
        (
            "Có 100% đảng viên hoàn thành nhiệm vụ, trong đó 18,7% hoàn thành xuất sắc.",
            [("Tỷ lệ đảng viên hoàn thành xuất sắc", 18.7)],
        ),
    ],
)
def test_whose_share_or_sum_it_is(text: str, expected: list[tuple[str, float]]) -> None:
    found = [(name, value) for name, value, _ in figures(text)]
    assert [one for one in found if one[1] != 100] == expected


def test_year_that_a_text_compares_with_is_not_its_own() -> None:
    text = (
        "Tuyên Quang: mười năm dân vận khéo\n\nSau 10 năm (2009 - 2019), toàn tỉnh có 1.640 mô hình được công nhận. "
        "So với năm 2009, tỷ lệ gia đình văn hóa tăng từ 72% lên 85%."
    )
    assert {fact.period for fact in statistics(text)} <= {"2019", "2009-2019", "2009"}
    assert [fact.period for fact in statistics(text)][-1] == "2019"


def test_income_by_the_head() -> None:
    assert figures("Huyện Na Hang có 9/11 xã đạt chuẩn, thu nhập 42,8 triệu đồng/người.")[-1] == (
        "Thu nhập bình quân đầu người",
        42.8,
        "Na Hang",
    )
