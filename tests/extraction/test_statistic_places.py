"""Whose a figure is: units placed in brackets, names that no list has, bodies in brackets, persons who are counted."""

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


def areas(knowledge: Knowledge, text: str, title: str = "Tin thi đua") -> list[tuple[float, str | None]]:
    article = article_from_text("a", f"{title}\n\n05/10/2021\n\n{text}\n")
    found = [fact for fact in statistic.extract(Document(article, knowledge)) if isinstance(fact, StatisticFact)]
    return [(fact.value, fact.area) for fact in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dân xã Ia Kênh (huyện Chư Prông, Gia Lai) hiến 5.300 m2 đất. Nhờ đó, 7,4 km đường làng được bê tông hóa.",
            [(5300, "Ia Kênh"), (7.4, "Ia Kênh")],
        ),
        (
            "Năm 2020, huyện Mường Ảng (Điện Biên) xảy ra 9 vụ cháy rừng. Dân báo cho kiểm lâm 214 tin.",
            [(9, "Mường Ảng"), (214, "Mường Ảng")],
        ),
        ("Hậu Giang (sau khi chia tách với Cần Thơ) trồng 12.000 cây.", [(12000, "Hậu Giang")]),
        (
            "Tỉnh Đắk Lắk có tỷ lệ hộ nghèo thấp ở Ea Kly 3,2%, Ea Yông 2,9%.",
            [(3.2, "Ea Kly"), (2.9, "Ea Yông")],
        ),
        ("Tại Kon Tum, nguồn vốn cho vay tại Đăk Glei là 97 tỷ đồng.", [(97, "Đăk Glei")]),
        ("Ngân sách tỉnh Long An chi 98 tỷ đồng, ngân sách xã 5 tỷ đồng.", [(98, "Long An"), (5, "Long An")]),
    ],
)
def test_the_unit_that_is_spoken_of(knowledge: Knowledge, text: str, expected: list[tuple[float, str]]) -> None:
    assert areas(knowledge, text) == expected


def test_persons_who_are_counted_tell_no_story(knowledge: Knowledge) -> None:
    text = "Kỳ thi ở huyện Nho Quan chỉ một em phải ở nhà, tỷ lệ đỗ 99,2%."
    assert areas(knowledge, text, "Thi đua ở huyện Nho Quan") == [(99.2, "Nho Quan")]
