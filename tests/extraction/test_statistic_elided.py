"""Figures whose unit or name stands elsewhere: series, changes, parts, lines with a unit, names after the figure."""

from __future__ import annotations

import pytest

from kg_service.articles.reader import article_from_text
from kg_service.extraction.document import Document
from kg_service.extraction.facts import StatisticFact
from kg_service.extraction.knowledge import Knowledge
from kg_service.extraction.statistic import statistic
from kg_service.reference.load import Reference


@pytest.fixture(scope="module")
def knowledge(reference: Reference) -> Knowledge:
    return Knowledge(reference)


def facts(knowledge: Knowledge, text: str) -> list[StatisticFact]:
    article = article_from_text("a", f"Tin thi đua huyện Đồng Xuân\n\n05/10/2021\n\n{text}\n")
    return [fact for fact in statistic.extract(Document(article, knowledge)) if isinstance(fact, StatisticFact)]


def figures(knowledge: Knowledge, text: str) -> list[tuple[float, str]]:
    return [(fact.value, fact.unit) for fact in facts(knowledge, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huyện thu ngân sách lần lượt đạt 71, 84 và 96 tỷ đồng.", [(71, "tỷ đồng"), (84, "tỷ đồng"), (96, "tỷ đồng")]),
        ("Tỷ lệ hộ nghèo của huyện từ 17,6 xuống 8,3%.", [(17.6, "%"), (8.3, "%")]),
        ("Huyện nhận 8.210 hồ sơ, giải quyết 8.194.", [(8210, "hồ sơ"), (8194, "hồ sơ")]),
        ("Cả huyện có 6.318 trong 9.402 hộ dân dùng nước máy.", [(6318, "hộ dân")]),
        ("Huyện xuất khẩu 38 triệu USD, nhập khẩu 12 triệu.", [(38, "triệu USD"), (12, "triệu USD")]),
        ("Huyện sửa 23 căn nhà hết 640 triệu.", [(23, "căn nhà"), (640, "triệu đồng")]),
        ("Tỷ lệ hộ nghèo của huyện (%): 9,4 - 6,1", [(9.4, "%"), (6.1, "%")]),
        ("Số hồ sơ huyện nhận về là 1,7 triệu.", [(1.7, "triệu hồ sơ")]),
        (
            "Huyện đón 1,2 triệu lượt khách, trong đó khách quốc tế 31.000.",
            [(1.2, "triệu lượt khách"), (31000, "lượt khách")],
        ),
        ("Kinh tế huyện tăng trưởng âm 3,2%.", [(-3.2, "%")]),
    ],
)
def test_a_number_takes_the_unit_of_another(knowledge: Knowledge, text: str, expected: list[tuple[float, str]]) -> None:
    assert figures(knowledge, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Huyện có 40 thôn, trong đó có thôn Phú Sơn 2, thôn Kỳ Lộ 1.",
        "Huyện tổ chức 12 lớp theo Nghị quyết 15, Kế hoạch 27.",
        "Huyện kết nạp 86 đảng viên (chỉ tiêu 80).",
    ],
)
def test_a_number_that_is_a_name_or_an_aim_takes_none(knowledge: Knowledge, text: str) -> None:
    assert len(facts(knowledge, text)) == 1


def test_a_series_has_a_year_each(knowledge: Knowledge) -> None:
    found = facts(
        knowledge, "Ba năm 2018, 2019, 2020 sản lượng mía của huyện lần lượt là 41.200, 43.900 và 45.100 tấn."
    )
    assert [(fact.value, fact.period) for fact in found] == [(41200, "2018"), (43900, "2019"), (45100, "2020")]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("94,1% - tỷ lệ lao động có việc làm của huyện.", "Tỷ lệ lao động có việc làm", 94.1),
        ("118 tỷ đồng là số thu ngân sách của huyện.", "Thu ngân sách", 118),
        ("Huyện có nợ xấu 0,21%.", "Nợ xấu", 0.21),
        ("Quân số khỏe của huyện 98,4%.", "Quân số khỏe", 98.4),
        ("Dân các thôn hiến thêm 4.310 m2 đất vườn.", "đất vườn", 4310),
        ("Tỷ lệ hộ nghèo ở huyện đầu năm 2016 còn 22,5%. Con số ấy nay 9,8%.", "Tỷ lệ hộ nghèo", 9.8),
    ],
)
def test_the_clause_or_what_was_said_before_names_a_figure(
    knowledge: Knowledge, text: str, words: str, value: float
) -> None:
    assert [words in fact.indicator for fact in facts(knowledge, text) if fact.value == value] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Mức đóng ở huyện bằng 8% tiền lương.",
        "Huyện chấm điểm thi đua, cứ vắng 2% trừ 5 điểm.",
        "Nhà văn hóa ở huyện rộng 240 m2.",
        "Vé vào hội chợ ở huyện giá 50.000 đồng.",
    ],
)
def test_rules_prices_and_sizes_are_none(knowledge: Knowledge, text: str) -> None:
    assert facts(knowledge, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chỉ số cải cách hành chính của huyện nhích từ hạng 9 lên hạng 6 trong 9 huyện.", [(9, None), (6, 9)]),
        ("Chỉ số cải cách hành chính của huyện tụt xuống thứ 7.", [(7, None)]),
    ],
)
def test_steps_of_a_rank(knowledge: Knowledge, text: str, expected: list[tuple[float, float | None]]) -> None:
    assert [(fact.value, fact.of) for fact in facts(knowledge, text)] == expected


def test_only_the_aim_of_phai_is_one(knowledge: Knowledge) -> None:
    assert figures(knowledge, "Bão qua, toàn huyện 940 hộ phải dời nhà, 1.120 ha lúa ngập.") == [
        (940, "hộ"),
        (1120, "ha"),
    ]
    assert figures(knowledge, "Năm tới huyện phải đạt thu nhập 50 triệu đồng/người, hộ nghèo 3%.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huyện trồng 640/600 ha rừng.", [(640, "ha")]),
        ("Số thôn của huyện có nhà văn hóa 71/84, đạt 84,5%.", [(71, "thôn"), (84.5, "%")]),
        ("Hiến máu ở huyện được 1.320 đơn vị.", [(1320, "đơn vị")]),
        ("Huyện trao 96 suất học bổng (mỗi suất 500.000 đồng).", [(96, "suất học bổng")]),
        ("Tai nạn ở huyện xảy ra 11 vụ, chết 4 người.", [(11, "vụ"), (4, "người")]),
        ("Huấn luyện ở huyện 100% đạt yêu cầu, 81% khá.", [(100, "%"), (81, "%")]),
        ("Huyện cấp phép 7 dự án FDI (54 triệu USD).", [(7, "dự án"), (54, "triệu USD")]),
        ("Bình quân mỗi xã của huyện 16,8 tiêu chí.", [(16.8, "tiêu chí")]),
    ],
)
def test_short_forms_of_reports(knowledge: Knowledge, text: str, expected: list[tuple[float, str]]) -> None:
    assert figures(knowledge, text) == expected


def test_a_count_after_a_colon_is_no_share(knowledge: Knowledge) -> None:
    found = facts(knowledge, "Hộ nghèo của huyện: 640 hộ (2,4%).")
    assert [(fact.indicator, fact.value) for fact in found] == [("Số hộ nghèo", 640), ("Tỷ lệ hộ nghèo", 2.4)]


def test_siblings_are_not_of_each_other(knowledge: Knowledge) -> None:
    found = facts(knowledge, "GRDP huyện tăng 7,4% (nông nghiệp +3,2%, công nghiệp +10,8%).")
    assert [fact.indicator for fact in found] == [
        "Tốc độ tăng GRDP",
        "Tốc độ tăng nông nghiệp",
        "Tốc độ tăng công nghiệp",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huyện giải ngân 3,1 tỷ đồng cho 64 hộ vay.", [(3.1, "tỷ đồng"), (64, "hộ")]),
        ("Tai nạn ở huyện giảm 17 vụ (-21,5%).", [(17, "vụ"), (21.5, "%")]),
        ("Huyện có 18 xã và 2 thị trấn.", [(18, "xã"), (2, "thị trấn")]),
        ("Mưa lũ ở huyện gây ra 31 điểm ngập.", [(31, "điểm")]),
        ("Huyện thành lập 3 hợp tác xã.", [(3, "hợp tác xã")]),
        ("Phụ nữ huyện xây dựng 12 Mái ấm tình thương.", [(12, "Mái ấm tình thương")]),
    ],
)
def test_what_news_count(knowledge: Knowledge, text: str, expected: list[tuple[float, str]]) -> None:
    assert figures(knowledge, text) == expected


def test_a_place_that_begins_like_a_person_tells_no_story(knowledge: Knowledge) -> None:
    assert figures(knowledge, "Theo tỉnh Bà Rịa - Vũng Tàu, cả tỉnh xảy ra 41 vụ cháy.") == [(41, "vụ cháy")]


@pytest.mark.parametrize(
    "text",
    [
        "Hồ sơ đạt 100% số phiếu của hội đồng huyện.",
        "Huyện đề xuất giảm thêm 10% nữa, chỉ 45% thuế suất.",
        "Một cụ bà trả lại 50 triệu đồng nhặt được.",
        "Sư đoàn 77 tấn công ở huyện.",
        "Em A đạt 9,4 điểm.",
        "Ngã ba ở huyện có 4 người chết.",
    ],
)
def test_votes_finds_and_single_cases_are_none(knowledge: Knowledge, text: str) -> None:
    assert facts(knowledge, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu nhập ở huyện 41,2 triệu đồng/người (năm 2016 là 19,8 triệu đồng).", [(41.2, "2021"), (19.8, "2016")]),
        ("Thu ngân sách huyện: 2018 đạt 81 tỷ đồng, 2019 đạt 92 tỷ đồng.", [(81, "2018"), (92, "2019")]),
        ("Thu ngân sách huyện (tỷ đồng): năm 2018: 81; năm 2019: 92.", [(81, "2018"), (92, "2019")]),
        (
            "Từ 20,4 triệu đồng năm 2016, thu nhập bình quân đầu người ở huyện lên 42 triệu đồng.",
            [(20.4, "2016"), (42, "2021")],
        ),
    ],
)
def test_a_year_is_of_the_figure_it_stands_with(
    knowledge: Knowledge, text: str, expected: list[tuple[float, str]]
) -> None:
    assert [(fact.value, fact.period) for fact in facts(knowledge, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huyện khai thác 41 tấn tôm (kế hoạch năm 38 tấn).", [(41, "2021")]),
        ("Hộ nghèo huyện giảm từ 12,5% (2017) xuống còn 4,1% (2020).", [(12.5, "2017"), (4.1, "2020")]),
        ("Hội phụ nữ huyện giải ngân 95 triệu đồng cho 8 hội viên.", [(95, "2021"), (8, "2021")]),
        ("Huyện đạt cả 15/15 chỉ tiêu.", [(15, "2021")]),
    ],
)
def test_plans_in_brackets_years_after_figures_and_who_got_a_sum(
    knowledge: Knowledge, text: str, expected: list[tuple[float, str]]
) -> None:
    assert [(fact.value, fact.period) for fact in facts(knowledge, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ tiêu: trồng 260 ha rừng, kết nạp 90 đảng viên.",
        "Kế hoạch năm 2022 của huyện là 140 tỷ đồng.",
        "Huyện giao các xã trồng 260 ha rừng.",
        "Xét bằng khen khi có 80% cá nhân hoàn thành tốt nhiệm vụ.",
        "Bà Lò Thị Mai cho biết gia đình bà đã hiến 140 m2 đất.",
        "Sáng nay ở huyện mưa 96 mm, độ ẩm 84%.",
    ],
)
def test_aims_rules_and_a_family_s_own_are_none(knowledge: Knowledge, text: str) -> None:
    assert facts(knowledge, text) == []


def test_what_the_aim_was_met_by_is_a_figure(knowledge: Knowledge) -> None:
    assert figures(knowledge, "Chỉ tiêu: trồng rừng đạt 260 ha.") == [(260, "ha")]


def test_how_many_fewer_than_before(knowledge: Knowledge) -> None:
    found = facts(knowledge, "Huyện xảy ra 37 vụ trộm, ít hơn năm trước 9 vụ.")
    assert [(fact.value, "giảm" in fact.indicator) for fact in found] == [(37, False), (9, True)]


def test_in_all_is_no_rule(knowledge: Knowledge) -> None:
    assert figures(knowledge, "Hai họ ở huyện hiến tổng cộng 1.260 m2 đất.") == [(1260, "m2")]
