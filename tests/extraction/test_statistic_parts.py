"""Totals and their parts, figures in turn, what offices did, and figures beside others' verbs."""

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
    article = article_from_text("a", f"Tin thi đua tỉnh Phú Yên\n\n05/10/2021\n\n{text}\n")
    return [fact for fact in statistic.extract(Document(article, knowledge)) if isinstance(fact, StatisticFact)]


def named(knowledge: Knowledge, text: str) -> list[tuple[str, float, str]]:
    return [(fact.indicator, fact.value, fact.unit) for fact in facts(knowledge, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Trong số 64 hồ sơ xin cấp đất ở huyện Sơn Hòa chỉ có 9 hồ sơ đủ chữ ký, 4 hồ sơ có bản vẽ.",
            [
                ("Số hồ sơ xin cấp đất", 64, "hồ sơ"),
                ("Số hồ sơ đủ chữ ký", 9, "hồ sơ"),
                ("Số hồ sơ có bản vẽ", 4, "hồ sơ"),
            ],
        ),
        (
            "Trong 85 tuyến phố đăng ký giữ sạch, chỉ có 17 tuyến đã thông thoáng (chiếm 20%).",
            [
                ("Số tuyến phố đăng ký giữ sạch", 85, "tuyến"),
                ("Số tuyến đã thông thoáng", 17, "tuyến"),
                ("Tỷ lệ tuyến đã thông thoáng", 20, "%"),
            ],
        ),
        (
            "Trong tổng số 410 cán bộ, viên chức ở tỉnh có 16 phó giáo sư.",
            [("Số cán bộ, viên chức", 410, "cán bộ, viên chức"), ("Số phó giáo sư", 16, "phó giáo sư")],
        ),
    ],
)
def test_parts_of_a_total(knowledge: Knowledge, text: str, expected: list[tuple[str, float, str]]) -> None:
    assert named(knowledge, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Trong 5 ngày ở đảo, đoàn có 3 buổi họp.",
        "Chị là một trong 12 nhân viên của quán ở tỉnh Phú Yên.",
        "Anh kể trong 20 người bạn có 3 người đi làm xa.",
    ],
)
def test_days_stories_and_memberships_are_no_totals(knowledge: Knowledge, text: str) -> None:
    assert named(knowledge, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tỷ lệ hộ nghèo còn 4%. Riêng hai huyện Sơn Hòa và Tuy An giảm lần lượt 5,2% và 4,9%.",
            [(4, "Phú Yên"), (5.2, "Sơn Hòa"), (4.9, "Tuy An")],
        ),
        (
            "Các huyện Sơn Hòa, Tuy An và Đồng Xuân có số xã đạt chuẩn lần lượt là 5 xã, 7 xã và 3 xã.",
            [(5, "Sơn Hòa"), (7, "Tuy An"), (3, "Đồng Xuân")],
        ),
    ],
)
def test_areas_in_turn(knowledge: Knowledge, text: str, expected: list[tuple[float, str]]) -> None:
    assert [(fact.value, fact.area) for fact in facts(knowledge, text)] == expected


def test_names_in_turn(knowledge: Knowledge) -> None:
    text = "Số vụ cháy và số người bị nạn giảm lần lượt 5% và 7%."
    assert named(knowledge, text) == [("Số vụ cháy giảm", 5, "%"), ("Số người bị nạn giảm", 7, "%")]


def test_speakers_in_turn_share_no_figures(knowledge: Knowledge) -> None:
    text = "Đại biểu huyện Sơn Hòa, huyện Tuy An lần lượt phát biểu; tỉnh thu ngân sách 98 tỷ đồng."
    assert [(fact.value, fact.area) for fact in facts(knowledge, text)] == [(98, "Phú Yên")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đã có 61/63 đơn vị đăng ký dọn kho lưu trữ.", [(61, "đơn vị", 63)]),
        ("Toàn tỉnh còn 8 đơn vị chưa nộp báo cáo chuyên đề.", [(8, "đơn vị", None)]),
        ("12/12 đơn vị tổ chức lễ ký giao ước.", []),
        ("Có 8 đơn vị gửi hoa chúc mừng.", []),
    ],
)
def test_offices_count_by_what_some_did_or_have_yet_to_do(
    knowledge: Knowledge, text: str, expected: list[tuple[float, str, float | None]]
) -> None:
    assert [(fact.value, fact.unit, fact.of) for fact in facts(knowledge, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Toàn tỉnh đầu tư 815 tỷ đồng làm 76,4 km đường, 19 cây cầu.",
            [("Vốn đầu tư", 815), ("Số km đường làm", 76.4), ("Số cây cầu làm", 19)],
        ),
        (
            "Tỉnh nâng cấp 46 tuyến đường dài 38,5 km.",
            [("Số tuyến đường nâng cấp", 46), ("Chiều dài tuyến đường nâng cấp", 38.5)],
        ),
        (
            "Tỷ lệ hao hụt của toàn tỉnh còn 4,7%, cùng kỳ 7,9%.",
            [("Tỷ lệ hao hụt", 4.7), ("Tỷ lệ hao hụt", 7.9)],
        ),
        (
            "Toàn tỉnh có 7.400 doanh nghiệp có vốn đầu tư từ 100 tỷ đồng trở lên.",
            [("Số doanh nghiệp có vốn đầu tư từ 100 tỷ đồng trở lên", 7400)],
        ),
    ],
)
def test_figures_beside_the_verbs_of_others(knowledge: Knowledge, text: str, expected: list[tuple[str, float]]) -> None:
    assert [(fact.indicator, fact.value) for fact in facts(knowledge, text)] == expected


def test_a_part_and_after_a_stroke_its_whole(knowledge: Knowledge) -> None:
    part, whole = facts(knowledge, "Huyện Sơn Hòa hiện còn 21 hộ nghèo/64 hộ dân.")
    assert (part.indicator, part.value, part.unit, part.of) == ("Số hộ nghèo", 21, "hộ nghèo", 64)
    assert (whole.indicator, whole.value, whole.unit, whole.of) == ("Số hộ dân", 64, "hộ dân", None)
    rates = facts(knowledge, "Toàn tỉnh đạt tỷ lệ 9 bác sĩ/10.000 dân.")
    assert [fact.of for fact in rates] == [None] * len(rates)
