"""Figures of companies, schools, communes and ministries, and figures that no listed verb or noun introduces."""

from __future__ import annotations

import pytest
from reading import statistics

from kg_service.extraction.facts import StatisticFact


def facts(text: str, head: str = "Tin thi đua") -> list[StatisticFact]:
    return statistics(f"{head}\n\n05/10/2023\n\n{text}\n")


def values(text: str, head: str = "Tin thi đua") -> list[tuple[float, str]]:
    return [(fact.value, fact.unit) for fact in facts(text, head)]


@pytest.mark.parametrize(
    ("head", "text", "area"),
    [
        (
            "Công ty Cổ phần Gốm Chu Đậu nhận Cờ thi đua",
            "Công ty Cổ phần Gốm Chu Đậu đóng tại tỉnh Hải Dương.\n\nNăm 2022, công ty làm ăn khá. "
            "Doanh thu của công ty đạt 312 tỷ đồng.",
            "Công ty Cổ phần Gốm Chu Đậu",
        ),
        ("Tin ngành", "Tỷ lệ giải ngân của Bộ Xây dựng là 91,5%.", "Bộ Xây dựng"),
        (
            "Bình An khởi sắc",
            "Xã Bình An (huyện Lộc Hà, tỉnh Hà Tĩnh) vừa về đích.\n\nNăm 2022, Bình An thu ngân sách 4,2 tỷ đồng.",
            "Bình An",
        ),
        (
            "Tin huyện",
            "Xã Cẩm Lạc thuộc huyện Cẩm Xuyên, tỉnh Hà Tĩnh.\n\nHiện xã này có 1.204 hộ dân.",
            "Cẩm Lạc",
        ),
    ],
)
def test_a_figure_is_of_the_smallest_unit_that_is_spoken_of(head: str, text: str, area: str) -> None:
    assert [fact.area for fact in facts(text, head)] == [area]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2022, tỉnh Hà Nam cắt giảm 73 thủ tục hành chính.", [(73, "thủ tục hành chính")]),
        ("Bảo tàng tỉnh Cao Bằng lưu giữ 21.000 hiện vật.", [(21000, "hiện vật")]),
        ("Huyện Mai Châu còn 312 hồ sơ khen thưởng tồn đọng.", [(312, "hồ sơ")]),
        ("Toàn tỉnh Phú Thọ xảy ra 120 vụ cháy, số người chết 14.", [(120, "vụ cháy"), (14, "người")]),
        ("Thanh tra tỉnh Hà Tĩnh giải quyết 1.046/1.358 đơn.", [(1046, "đơn")]),
        (
            "Tỉnh Nam Định nhận 1.245 hồ sơ; 41% trong số đó là hồ sơ thiếu xác nhận.",
            [(1245, "hồ sơ"), (41, "%")],
        ),
        ("Tỷ lệ nữ trong cấp ủy tỉnh Sơn La là 28%, nữ bí thư 9%.", [(28, "%"), (9, "%")]),
        ("Sản lượng lúa tỉnh Thái Bình đạt 1,1 triệu tấn (+2,4%).", [(1.1, "triệu tấn"), (2.4, "%")]),
        ("Tàu cá huyện Lý Sơn có tổng công suất 89.000 CV.", [(89000, "CV")]),
    ],
)
def test_a_figure_stated_of_a_place_counts_whatever_its_verb_and_noun(
    text: str, expected: list[tuple[float, str]]
) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ông Trần Văn Nam đã thuần dưỡng 200 con bò.",
        "Mức thưởng bằng 1,5 lần lương cơ sở, tương đương 2.235.000 đồng.",
        "Tại hội thi hoa hậu ở tỉnh Hà Nam, ban tổ chức giới thiệu 43 thí sinh.",
        "Tổng thống Nga cho biết kim ngạch xuất khẩu đạt 120 tỷ USD.",
        "Tỉnh Hà Nam sẽ cắt giảm 73 thủ tục hành chính.",
    ],
)
def test_stories_bonuses_plans_and_foreign_news_are_none(text: str) -> None:
    assert values(text) == []


def test_awards_in_the_sentence_do_not_hide_what_is_never_awarded() -> None:
    text = "Tỉnh Hà Nam rà soát 540 hồ sơ đề nghị tặng Huân chương, phát hiện 12 hồ sơ sai."
    assert values(text) == [(540, "hồ sơ"), (12, "hồ sơ")]


def _named(text: str) -> list[tuple[str, float, str | None]]:
    return [(fact.indicator, fact.value, fact.area) for fact in facts(text)]


def test_what_a_unit_of_the_forces_did_is_its_own() -> None:
    text = (
        "Ngày 5/9, {} đóng tại Hà Tiên, tỉnh Kiên Giang ra quân. Đại tá Lê Văn Tính - {} cho biết, qua đợt cao điểm, "
        "đơn vị đã kiểm soát 312 lượt tàu, thuyền hoạt động trên biển. Tiến hành kiểm tra 48 lượt tàu cá."
    )
    unit = ("Bộ tư lệnh vùng cảnh sát biển 5", "Tư lệnh vùng cảnh sát biển 5")
    assert [(value, area) for _, value, area in _named(text.format(*unit))] == [
        (312, "Vùng Cảnh sát biển 5"),
        (48, "Vùng Cảnh sát biển 5"),
    ]
    police = ("Công an tỉnh Kiên Giang", "Phó Giám đốc Công an tỉnh Kiên Giang")
    assert {area for _, _, area in _named(text.format(*police))} == {"Kiên Giang"}


def test_counted_nouns_end_before_what_was_done_next() -> None:
    text = (
        "Hải quan tỉnh An Giang kiểm tra 120 xe tải và lập biên bản, xử phạt hành chính 45 chủ xe với số tiền hơn "
        "600 triệu đồng, tịch thu hơn 9.000 lít dầu D.O."
    )
    assert ("Số tiền xử phạt hành chính", 600, "An Giang") in _named(text)
    assert ("Khối lượng dầu D.O tịch thu", 9000, "An Giang") in _named(text)
    assert not [name for name, _, _ in _named(text) if "lập biên bản" in name]
    given = "Năm 2023, tỉnh An Giang tặng quà cho 450 hộ nghèo với số tiền hơn 600 triệu đồng."
    assert not [name for name, _, _ in _named(given) if "phạt" in name]


@pytest.mark.parametrize(
    ("head", "text", "areas"),
    [
        (
            "Sơ kết công tác tiếp dân",
            "Hội nghị diễn ra trên địa bàn TP HCM. Trong năm 2018, toàn TP đã tiếp 21.240 lượt công dân.",
            ["Thành phố Hồ Chí Minh"],
        ),
        (
            "Chuyển biến trật tự đô thị",
            "Quận 7 (TP. HCM) ra quân sớm. Đại diện đội trật tự quận 10 cho biết trong năm 2022 quận đã xử lý 540 vụ.",
            ["quận 10"],
        ),
        (
            "12 tỉnh hoàn thành chỉ tiêu",
            "Tính đến tháng 6/2021, cả nước có 5.300/8.200 xã (chiếm 64,6%) đạt chuẩn nông thôn mới, trong đó có "
            "410 xã đạt chuẩn nâng cao.\n\nCó 3 tỉnh (Bắc Giang, Thái Bình và Long An) dẫn đầu.",
            ["Việt Nam"] * 4,
        ),
        (
            "Nông nghiệp giữ đà tăng",
            "Sáng 12/9, tại Đà Nẵng, Bộ trưởng chủ trì hội nghị toàn quốc. Kim ngạch xuất khẩu nông sản đạt 41 tỷ USD.",
            ["Việt Nam"],
        ),
        (
            "Điểm sáng vùng cao",
            "Huyện Mường Lát (Thanh Hóa) đổi thay từng ngày. Đến nay, bản Pù Ngùa chỉ còn 21% hộ nghèo.",
            ["bản Pù Ngùa"],
        ),
        (
            "Xây dựng nông thôn mới\n\nHuyện Yên Mô (Ninh Bình) về đích sớm",
            "Kết quả vừa được công bố. Tổng diện tích tự nhiên 146,1 km2.",
            ["Yên Mô"],
        ),
    ],
)
def test_the_area_is_told_by_what_stands_near_and_what_the_head_speaks_of(
    head: str, text: str, areas: list[str]
) -> None:
    assert [fact.area for fact in facts(text, head)] == areas


def test_the_lowest_line_of_a_letterhead_issues() -> None:
    head = "TỔNG CÔNG TY CÀ PHÊ VIỆT NAM\nCÔNG TY CỔ PHẦN CÀ PHÊ ĐỒI XANH"
    (fact,) = facts("Năm 2022, Công ty nộp ngân sách 31 tỷ đồng.", head)
    assert fact.area == "Công ty Cổ Phần Cà Phê Đồi Xanh"


def test_a_city_of_a_provinces_name_tells_the_province() -> None:
    text = "Đến nay, toàn tỉnh có 114 xã đạt chuẩn. Dịch vụ ở TP. Thái Bình tăng nhanh."
    assert [fact.area for fact in facts(text, "Kinh tế nông thôn tiếp tục khởi sắc")] == ["Thái Bình"]
