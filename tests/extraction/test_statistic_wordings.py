"""Heads beside verbs, totals raised, shares in brackets, money without its unit; trials and bare classifiers."""

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


def figures(knowledge: Knowledge, text: str) -> list[tuple[str, float, str]]:
    article = article_from_text("a", f"Tin thi đua tỉnh Phú Yên\n\n05/10/2021\n\n{text}\n")
    found = [fact for fact in statistic.extract(Document(article, knowledge)) if isinstance(fact, StatisticFact)]
    return [(fact.indicator, fact.value, fact.unit) for fact in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cả tỉnh doanh thu 82 tỷ đồng, tổng số công nhân 1.540 người.", ("Tổng số công nhân", 1540, "người")),
        ("Công ty ở tỉnh có tổng số 530 lao động.", ("Số lao động", 530, "lao động")),
        ("Tỉnh trồng mới 850 ha rừng, đạt 121% kế hoạch.", ("Diện tích rừng trồng mới so với kế hoạch", 121, "%")),
        ("Cả tỉnh dạy nghề 640 em, xuất khẩu lao động 1.150 người.", ("Số người xuất khẩu lao động", 1150, "người")),
        ("Tỉnh chi trả chế độ cho 2.450 người có công.", ("Số người có công được chi trả chế độ", 2450, "người")),
        ("Số thu từ xử phạt vi phạm của tỉnh là 3,4 tỷ đồng.", ("Số thu từ xử phạt vi phạm", 3.4, "tỷ đồng")),
        ("Ở tỉnh, số người tham gia BHXH tự nguyện 9.450 người.", ("Số người tham gia BHXH tự nguyện", 9450, "người")),
        ("Tỉnh có 9,2 bác sĩ/vạn dân.", ("Số bác sĩ/vạn dân", 9.2, "bác sĩ/vạn dân")),
        ("Thu ngân sách toàn tỉnh tăng 9%; cao nhất là huyện Tuy An 18,4%.", ("Tốc độ tăng thu ngân sách", 18.4, "%")),
        ("Tỉnh có diện tích hơn 5.023 km2.", ("Diện tích", 5023, "km2")),
        ("Tỉnh tăng 4,2% về số lượng hợp tác xã.", ("Số lượng hợp tác xã tăng", 4.2, "%")),
        (
            "Đồng bào trong tỉnh đóng góp khoảng 60 tỷ giúp người nghèo.",
            ("Tiền đóng góp giúp người nghèo", 60, "tỷ đồng"),
        ),
    ],
)
def test_heads_and_objects(knowledge: Knowledge, text: str, expected: tuple[str, float, str]) -> None:
    assert expected in figures(knowledge, text)


def test_a_total_raised_is_of_what_was_counted_and_has_a_share(knowledge: Knowledge) -> None:
    text = "Có thêm 05 xã được công nhận về đích, nâng tổng số lên 41/80 xã, chiếm 51,3%."
    assert figures(knowledge, text) == [
        ("Số xã được công nhận về đích", 5, "xã"),
        ("Số xã được công nhận về đích", 41, "xã"),
        ("Tỷ lệ xã được công nhận về đích", 51.3, "%"),
    ]


def test_a_share_in_brackets_is_of_the_count_before_them(knowledge: Knowledge) -> None:
    text = "Tỉnh có 120 tuyến phố có chuyển biến nhưng còn chậm (chiếm 40,2%)."
    assert figures(knowledge, text) == [
        ("Số tuyến phố có chuyển biến", 120, "tuyến"),
        ("Tỷ lệ tuyến phố có chuyển biến", 40.2, "%"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh xét xử vụ lừa đảo, các bị cáo chiếm đoạt 49 tỷ đồng.",
        "Cáo trạng nêu nhóm này thu lời bất chính số tiền 1.475 tỷ đồng ở tỉnh.",
        "Mức phạt ở tỉnh là 3,4 triệu đồng.",
        "Hội chợ ở tỉnh đông chừng 1.150 người.",
        "Chuyến bay tới tỉnh có 7 chuyến/tuần.",
        "Ông là thương binh hạng 2/4 của tỉnh.",
        "Cô giáo ở tỉnh bắt trò chép phạt 230 cái.",
        "Khu nhà ở tỉnh khánh thành, có tổng diện tích hơn 900 m2.",
    ],
)
def test_trials_classes_and_bare_classifiers_are_none(knowledge: Knowledge, text: str) -> None:
    assert figures(knowledge, text) == []


def test_number_words_with_marks_stay_whole(knowledge: Knowledge) -> None:
    text = "Trong số 9.100 vụ vi phạm ở tỉnh thì huyện Sơn Hòa chiếm 4.706 vụ."
    assert all(not any(mark.isdigit() for mark in name) for name, *_ in figures(knowledge, text))
