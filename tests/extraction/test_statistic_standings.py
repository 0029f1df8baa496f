"""Ranks and points of units in emulation, in lines and in sentences; prizes, marks and sports are none."""

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


def figures(
    knowledge: Knowledge, text: str, head: str = "Kết quả thi đua quý II"
) -> list[tuple[str, float, str | None]]:
    article = article_from_text("a", f"{head}\n\n05/07/2022\n\n{text}\n")
    found = [fact for fact in statistic.extract(Document(article, knowledge)) if isinstance(fact, StatisticFact)]
    return [(fact.indicator, fact.value, fact.area) for fact in found]


RANK, POINTS = "Xếp hạng thi đua", "Điểm thi đua"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hạng Nhất: Điện lực Sông Hinh (98,5 điểm)\nHạng Nhì: Điện lực Đông Hòa (97 điểm)",
            [
                (RANK, 1, "Điện lực Sông Hinh"),
                (POINTS, 98.5, "Điện lực Sông Hinh"),
                (RANK, 2, "Điện lực Đông Hòa"),
                (POINTS, 97, "Điện lực Đông Hòa"),
            ],
        ),
        (
            "Hội đồng công bố điểm thi đua cả quý: Bưu điện Tuy Hòa xếp thứ nhì với 871,5 điểm.",
            [(RANK, 2, "Bưu điện Tuy Hòa"), (POINTS, 871.5, "Bưu điện Tuy Hòa")],
        ),
        (
            "Hội đồng đã chấm điểm xong cho cả cụm. Chi cục Thuế khu vực Sơn Hòa đạt 96 điểm, xếp thứ 3.",
            [(RANK, 3, "Chi cục Thuế khu vực Sơn Hòa"), (POINTS, 96, "Chi cục Thuế khu vực Sơn Hòa")],
        ),
    ],
)
def test_ranks_and_points(knowledge: Knowledge, text: str, expected: list[tuple[str, float, str | None]]) -> None:
    assert figures(knowledge, text) == expected


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Giải bóng chuyền", "Đội Sông Hinh xếp thứ nhất với 12 điểm, ghi nhiều điểm nhất giải."),
        ("Kết quả thi đua quý II", "Nguyễn Thị Mai xếp thứ nhất với 28,5 điểm trong kỳ thi tốt nghiệp."),
        ("Kết quả thi đua quý II", "Huyện mở thêm 12 điểm trường; hạng nhất chưa có ai."),
    ],
)
def test_sports_persons_and_school_sites_are_none(knowledge: Knowledge, head: str, text: str) -> None:
    assert [name for name, *_ in figures(knowledge, text, head) if name in (RANK, POINTS)] == []


def test_items_with_letters_give_points_before_the_rank(knowledge: Knowledge) -> None:
    lines = ("a) Điện lực Sông Cầu: 968 điểm, xếp thứ nhất;", "b) Điện lực Tuy An: 951,5 điểm, xếp thứ hai.")
    text = "\n".join(("Kết quả chấm điểm của cụm:\n", *lines))
    assert figures(knowledge, text) == [
        (RANK, 1, "Điện lực Sông Cầu"),
        (POINTS, 968, "Điện lực Sông Cầu"),
        (RANK, 2, "Điện lực Tuy An"),
        (POINTS, 951.5, "Điện lực Tuy An"),
    ]
