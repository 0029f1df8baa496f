"""Figures in tables: years, plans and results, areas as rows or columns, standings; and tables of something else."""

from __future__ import annotations

import pytest

from kg_service.articles.reader import article_from_text
from kg_service.extraction.document import Document
from kg_service.extraction.facts import StatisticFact
from kg_service.extraction.knowledge import Knowledge
from kg_service.extraction.statistic import statistic
from kg_service.reference.load import Reference

HEAD = "Báo cáo tổng kết công tác năm 2021 của tỉnh Phú Yên\n\n05/01/2022\n\nKết quả như sau:\n\n"


@pytest.fixture(scope="module")
def knowledge(reference: Reference) -> Knowledge:
    return Knowledge(reference)


def figures(knowledge: Knowledge, table: str) -> list[StatisticFact]:
    article = article_from_text("a", f"{HEAD}{table}\n\nCác đơn vị tiếp tục phát huy.\n")
    return [fact for fact in statistic.extract(Document(article, knowledge)) if isinstance(fact, StatisticFact)]


def test_years_as_columns(knowledge: Knowledge) -> None:
    table = "Chỉ tiêu | Năm 2020 | Năm 2021\nSố ca phẫu thuật | 1.204 | 1.377\nCông suất giường | 91% | 97,5%"
    assert [(f.indicator, f.value, f.unit, f.period, f.area) for f in figures(knowledge, table)] == [
        ("Số ca phẫu thuật", 1204, "ca phẫu thuật", "2020", "Phú Yên"),
        ("Số ca phẫu thuật", 1377, "ca phẫu thuật", "2021", "Phú Yên"),
        ("Công suất giường", 91, "%", "2020", "Phú Yên"),
        ("Công suất giường", 97.5, "%", "2021", "Phú Yên"),
    ]


def test_results_beside_plans_and_a_column_of_units(knowledge: Knowledge) -> None:
    table = (
        "| TT | Chỉ tiêu | ĐVT | Kế hoạch | Ước thực hiện | Tỷ lệ so với kế hoạch |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 1 | Thu ngân sách | tỷ đồng | 5.000 | 5.480 | 109,6 |\n"
        "| 2 | Diện tích trồng rừng mới | ha | 900 | 812,5 | 90,3 |"
    )
    assert [(f.indicator, f.value, f.unit, f.estimated) for f in figures(knowledge, table)] == [
        ("Thu ngân sách", 5480, "tỷ đồng", True),
        ("Thu ngân sách so với kế hoạch", 109.6, "%", None),
        ("Diện tích trồng rừng mới", 812.5, "ha", True),
        ("Diện tích trồng rừng mới so với kế hoạch", 90.3, "%", None),
    ]


def test_areas_as_rows(knowledge: Knowledge) -> None:
    table = (
        "Huyện | Số hộ nghèo | Tỷ lệ (%)\nHuyện Sơn Hòa | 812 | 5,1\nHuyện Tuy An | 640 | 2,9\nTổng cộng | 1.452 | 3,7"
    )
    assert [(f.indicator, f.value, f.unit, f.area) for f in figures(knowledge, table)] == [
        ("Số hộ nghèo", 812, "hộ nghèo", "Sơn Hòa"),
        ("Tỷ lệ hộ nghèo", 5.1, "%", "Sơn Hòa"),
        ("Số hộ nghèo", 640, "hộ nghèo", "Tuy An"),
        ("Tỷ lệ hộ nghèo", 2.9, "%", "Tuy An"),
        ("Số hộ nghèo", 1452, "hộ nghèo", "Phú Yên"),
        ("Tỷ lệ hộ nghèo", 3.7, "%", "Phú Yên"),
    ]


def test_areas_as_columns(knowledge: Knowledge) -> None:
    table = "Chỉ tiêu\tHuyện Sơn Hòa\tHuyện Tuy An\nThu ngân sách (tỷ đồng)\t120\t98,4\nSố xã đạt chuẩn\t5\t7"
    assert [(f.indicator, f.value, f.unit, f.area) for f in figures(knowledge, table)] == [
        ("Thu ngân sách", 120, "tỷ đồng", "Sơn Hòa"),
        ("Thu ngân sách", 98.4, "tỷ đồng", "Tuy An"),
        ("Số xã đạt chuẩn", 5, "xã", "Sơn Hòa"),
        ("Số xã đạt chuẩn", 7, "xã", "Tuy An"),
    ]


def test_standings(knowledge: Knowledge) -> None:
    table = "Đơn vị dự thi | Tổng điểm | Xếp hạng\nBưu điện Sông Cầu | 98,5 | 1\nĐiện lực Tuy Hòa | 97 | 2"
    assert [(f.indicator, f.value, f.unit, f.area) for f in figures(knowledge, table)] == [
        ("Điểm thi đua", 98.5, "điểm", "Bưu điện Sông Cầu"),
        ("Xếp hạng thi đua", 1, "hạng", "Bưu điện Sông Cầu"),
        ("Điểm thi đua", 97, "điểm", "Điện lực Tuy Hòa"),
        ("Xếp hạng thi đua", 2, "hạng", "Điện lực Tuy Hòa"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "STT | Họ và tên | Năm sinh\n1 | Nguyễn Văn Lâm | 1968\n2 | Trần Thị Mơ | 1972",
        "Đơn vị | Cờ thi đua | Bằng khen\nHuyện Sơn Hòa | 2 | 15\nHuyện Tuy An | 1 | 12",
        "Trang chủ | Tin tức | Liên hệ\nGiới thiệu | Văn bản | Hỏi đáp\n05/01/2022 | 07:30 | Lượt xem: 577",
        "Chỉ tiêu | Kế hoạch năm 2022\nThu ngân sách (tỷ đồng) | 5.900\nSố xã đạt chuẩn | 9",
        "Thứ Hai | 7 giờ 30 | Hội trường A\nThứ Ba | 8 giờ | Hội trường B\nThứ Tư | 9 giờ | Hội trường C",
    ],
)
def test_names_awards_menus_plans_and_timetables_are_none(knowledge: Knowledge, table: str) -> None:
    assert figures(knowledge, table) == []


def test_a_long_table_is_read_whole(knowledge: Knowledge) -> None:
    rows = "\n".join(f"Số xã đạt chuẩn | {number} | {number + 1}" for number in range(1, 1500))
    assert len(figures(knowledge, f"Chỉ tiêu | Năm 2020 | Năm 2021\n{rows}")) == 2998


def test_rows_of_units_with_plans_shares_and_parts(knowledge: Knowledge) -> None:
    table = (
        "Đơn vị\tThu ngân sách (tỷ đồng)\t% dự toán năm\tHộ nghèo (%)\tXã đạt 19 tiêu chí\n"
        "Tuy An\t74,2\t61,8\t2,05\t1/3\n"
        "Sông Hinh\t9,6\t55,0\t11,72\t0/5"
    )
    assert [(f.indicator, f.value, f.unit, f.of, f.area) for f in figures(knowledge, table)] == [
        ("Thu ngân sách", 74.2, "tỷ đồng", None, "Tuy An"),
        ("Thu ngân sách so với dự toán", 61.8, "%", None, "Tuy An"),
        ("Tỷ lệ hộ nghèo", 2.05, "%", None, "Tuy An"),
        ("Số xã đạt 19 tiêu chí", 1, "xã", 3, "Tuy An"),
        ("Thu ngân sách", 9.6, "tỷ đồng", None, "Sông Hinh"),
        ("Thu ngân sách so với dự toán", 55, "%", None, "Sông Hinh"),
        ("Tỷ lệ hộ nghèo", 11.72, "%", None, "Sông Hinh"),
        ("Số xã đạt 19 tiêu chí", 0, "xã", 5, "Sông Hinh"),
    ]


def test_units_ranked_in_a_table_whose_head_names_their_column(knowledge: Knowledge) -> None:
    table = "STT | Đơn vị | Điểm tự chấm | Xếp hạng\n1 | Hội Nông dân tỉnh | 98 | 2\n2 | Tỉnh đoàn | 99 | 1"
    ranks = [(f.area, f.value) for f in figures(knowledge, table) if f.unit == "hạng"]
    assert [value for _, value in ranks] == [2, 1]
    assert all(area and not area[0].isdigit() for area, _ in ranks)


def test_years_as_rows_between_spaces(knowledge: Knowledge) -> None:
    table = (
        "Năm      Than sạch (nghìn tấn)     Doanh thu (tỷ đồng)\n"
        "2019          1.480                     1.236\n"
        "2020          1.725                     1.902"
    )
    assert [(f.indicator, f.value, f.unit, f.period) for f in figures(knowledge, table)] == [
        ("Than sạch", 1480, "nghìn tấn", "2019"),
        ("Doanh thu", 1236, "tỷ đồng", "2019"),
        ("Than sạch", 1725, "nghìn tấn", "2020"),
        ("Doanh thu", 1902, "tỷ đồng", "2020"),
    ]


def test_a_block_of_signatures_is_no_table(knowledge: Knowledge) -> None:
    gap = " " * 9
    rows = (("Nơi nhận:", "TM. BAN", "CHỦ TỊCH"), ("- Lưu: 12", "12", "(đã ký)"), ("- VP: 3", "4", "5"))
    block = "\n".join(gap.join(row) for row in rows)
    assert figures(knowledge, block) == []
