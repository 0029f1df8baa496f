"""Numbers with units: what is one, its value and its unit as written."""

from __future__ import annotations

import pytest
from reading import document

from kg_service.extraction.statistic.figures import Figure, FigureFinder


def figures(text: str) -> list[Figure]:
    read = document(text)
    return [figure for sentence in read.sentences for figure in FigureFinder(read).find(sentence)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("đạt 6.240,86 tỷ đồng", 6240.86, "tỷ đồng", "money"),
        ("đạt 11.50%/năm", 11.5, "%/năm", "share"),
        ("đạt 1,33 triệu tỉ đồng", 1.33, "triệu tỉ đồng", "money"),
        ("đạt 52 triệu đồng/người/năm", 52, "triệu đồng/người/năm", "money"),
        ("đạt 45 triệu/người", 45, "triệu/người", "money"),
        ("hiến 914.368m2 đất", 914368, "m2", "measure"),
        ("đạt 662 kg/năm", 662, "kg/năm", "measure"),
        ("có 11 bác sĩ/vạn dân", 11, "bác sĩ/vạn dân", "item"),
        ("xử lý 1,7 triệu trường hợp", 1.7, "triệu trường hợp", "item"),
        ("có 5.711 phòng học", 5711, "phòng học", "count"),
        ("giảm 1,6 điểm %", 1.6, "điểm %", "share"),
    ],
)
def test_value_unit_and_kind(text: str, value: float, unit: str, kind: str) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.unit, figure.kind) == (value, unit, kind)


def test_a_magnitude_counts_in_the_size_only() -> None:
    (figure,) = figures("xử lý 1,7 triệu trường hợp")
    assert (figure.value, figure.size) == (1.7, pytest.approx(1_700_000))


def test_a_fraction_has_its_whole_and_a_range_is_none() -> None:
    (part, ranged) = figures("Có 29/32 chỉ tiêu; 07 xã đạt 10 - 14".replace("07 xã đạt ", "") + " tiêu chí")
    assert (part.value, part.of, part.ranged) == (29, 32, False)
    assert ranged.ranged


def test_a_fraction_after_a_rank_is_a_rank_too() -> None:
    found = figures("đứng thứ 7/14 tỉnh trong vùng, 36/63 tỉnh, thành phố")
    assert [(figure.kind, figure.value, figure.of) for figure in found] == [("rank", 7, 14), ("rank", 36, 63)]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 6/5 xã tổ chức lễ",
        "Kế hoạch 118/KH-UBND",
        "Quyết định số 06/2022/QĐ-UBND",
        "lúc 17h30",
        "điện thoại 0239.3855.555",
        "kết nối 16 điểm cầu",
        "quãng đường 120 km/h",
        "Covid-19 xã",
        "năm 2022",
    ],
)
def test_dates_symbols_and_times_are_no_figures(text: str) -> None:
    assert figures(text) == []
