"""Figures of places and bodies: own sentences and what they assert."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import statistics

from kg_service.extraction.facts import StatisticFact

HEAD = "Tỉnh Hà Tĩnh tổng kết phong trào thi đua năm 2022\n\n"


def facts(text: str, head: str = HEAD) -> list[StatisticFact]:
    return statistics(head + text)


def said(text: str, head: str = HEAD) -> list[tuple[str, float, str]]:
    return [(fact.indicator, fact.value, fact.unit) for fact in facts(text, head)]


# --- level, change, plan ----------------------------------------------------------------------------------------------


def test_a_level_with_its_plan_and_its_growth() -> None:
    assert said(
        "Năm 2022, thu ngân sách trên địa bàn đạt 18.250,5 tỷ đồng, bằng 112% dự toán tỉnh giao, tăng 8,4%."
    ) == [
        ("Thu ngân sách trên địa bàn", 18250.5, "tỷ đồng"),
        ("Thu ngân sách trên địa bàn so với dự toán tỉnh giao", 112, "%"),
        ("Tốc độ tăng thu ngân sách trên địa bàn", 8.4, "%"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Kim ngạch xuất khẩu đạt 2,1 tỷ USD, vượt 5% kế hoạch.", "Kim ngạch xuất khẩu vượt kế hoạch", 5),
        ("Kim ngạch xuất khẩu đạt 2,1 tỷ USD, bằng 110% so với cùng kỳ.", "Kim ngạch xuất khẩu so với cùng kỳ", 110),
        ("Kim ngạch xuất khẩu đạt 2,1 tỷ USD, tăng 7% so với cùng kỳ.", "Kim ngạch xuất khẩu tăng so với cùng kỳ", 7),
    ],
)
def test_a_percentage_of_a_plan_or_of_last_year_names_the_figure_before(text: str, name: str, value: float) -> None:
    assert (name, value, "%") in said(text)


def test_from_and_to_give_two_levels_each_with_its_year() -> None:
    found = facts("Tỷ lệ hộ nghèo đa chiều giảm từ 7,12% cuối năm 2021 xuống còn 5,03% cuối năm 2022.")
    assert [(f.indicator, f.value, f.period) for f in found] == [
        ("Tỷ lệ hộ nghèo đa chiều", 7.12, "2021"),
        ("Tỷ lệ hộ nghèo đa chiều", 5.03, "2022"),
    ]


def test_a_yearly_average_is_a_change_over_the_span_of_years() -> None:
    (fact,) = facts("Giai đoạn 2016 - 2020, tỷ lệ hộ nghèo giảm bình quân mỗi năm 2,4%.")
    assert (fact.indicator, fact.value, fact.unit, fact.period) == (
        "Tỷ lệ hộ nghèo giảm bình quân", 2.4, "%/năm", "2016-2020",
    )  # fmt: skip


def test_growth_of_a_sum_has_the_name_that_the_list_gives_it() -> None:
    assert said("GRDP ước tăng 8,05%.") == [("Tốc độ tăng GRDP", 8.05, "%")]
    assert said("Tốc độ tăng trưởng tổng sản phẩm trên địa bàn (GRDP) đạt 7,9%.") == [("Tốc độ tăng GRDP", 7.9, "%")]


def test_magnitudes_stay_in_the_unit() -> None:
    assert said("Quy mô GRDP đạt 113 nghìn tỷ đồng; dư nợ tín dụng đạt 42,5 nghìn tỉ đồng.") == [
        ("Quy mô tổng sản phẩm trên địa bàn (GRDP)", 113, "nghìn tỷ đồng"),
        ("Dư nợ tín dụng", 42.5, "nghìn tỉ đồng"),
    ]


@pytest.mark.parametrize("word", ["ước đạt", "dự kiến đạt", "ước tính đạt"])
def test_estimates_are_marked(word: str) -> None:
    (fact,) = facts(f"Thu nhập bình quân đầu người {word} 54 triệu đồng/người/năm.")
    assert (fact.estimated, fact.unit) == (True, "triệu đồng/người/năm")


def test_what_was_reached_is_no_estimate() -> None:
    (fact,) = facts("Thu nhập bình quân đầu người đạt 54 triệu đồng.")
    assert fact.estimated is None


# --- carrying over ----------------------------------------------------------------------------------------------------


def test_sectors_in_a_list_share_the_head_of_the_first() -> None:
    assert said("Tỷ trọng nông nghiệp đạt 15,2%; công nghiệp - xây dựng đạt 41,3%; dịch vụ đạt 43,5%.") == [
        ("Tỷ trọng nông nghiệp", 15.2, "%"),
        ("Tỷ trọng công nghiệp - xây dựng", 41.3, "%"),
        ("Tỷ trọng dịch vụ", 43.5, "%"),
    ]


def test_sectors_of_an_economy_without_the_word_tỷ_trọng() -> None:
    found = said("Cơ cấu kinh tế: nông, lâm nghiệp và thủy sản chiếm 23,6%; dịch vụ chiếm 39,3%.")
    assert found == [("Tỷ trọng nông, lâm nghiệp và thủy sản", 23.6, "%"), ("Tỷ trọng dịch vụ", 39.3, "%")]


def test_each_area_of_a_list_has_the_subject_of_the_first() -> None:
    found = facts(
        "Thu ngân sách của các tỉnh đều vượt, trong đó Bắc Giang đạt 12.300 tỷ đồng; Phú Thọ đạt 9.450 tỷ đồng."
    )
    assert [(f.indicator, f.area, f.value) for f in found] == [
        ("Thu ngân sách", "Bắc Giang", 12300),
        ("Thu ngân sách", "Phú Thọ", 9450),
    ]


def test_a_comparison_is_of_the_area_compared_with() -> None:
    head = "Huyện Hương Khê (tỉnh Hà Tĩnh) thi đua\n\n"
    found = facts("Tỷ lệ che phủ rừng của huyện đạt 75,1%, cao hơn bình quân chung của tỉnh là 52,3%.", head)
    assert [(f.indicator, f.area, f.value) for f in found] == [
        ("Tỷ lệ che phủ rừng", "Hương Khê", 75.1),
        ("Tỷ lệ che phủ rừng", "Hà Tĩnh", 52.3),
    ]


# --- counts and shares of things --------------------------------------------------------------------------------------


def test_counts_take_their_predicate_and_absorb_the_numbers_in_it() -> None:
    assert said("Toàn tỉnh có 12 xã đạt 19 tiêu chí nông thôn mới, 45 trường chuẩn quốc gia.") == [
        ("Số xã đạt 19 tiêu chí nông thôn mới", 12, "xã"),
        ("Số trường chuẩn quốc gia", 45, "trường"),
    ]


def test_a_part_of_a_whole_and_its_share() -> None:
    found = facts("Đến nay, toàn tỉnh có 34/82 xã đạt chuẩn nông thôn mới, tỷ lệ 41,5%.")
    assert [(f.indicator, f.value, f.of, f.unit) for f in found] == [
        ("Số xã đạt chuẩn nông thôn mới", 34, 82, "xã"),
        ("Tỷ lệ xã đạt chuẩn nông thôn mới", 41.5, None, "%"),
    ]


def test_the_object_of_a_verb_is_named_with_it() -> None:
    assert said("Tỉnh thu hút 25 dự án vào các khu công nghiệp với tổng vốn 3.450 tỷ đồng.") == [
        ("Số dự án thu hút vào các khu công nghiệp", 25, "dự án"),
        ("Tổng vốn dự án vào các khu công nghiệp", 3450, "tỷ đồng"),
    ]


def test_a_list_after_one_verb() -> None:
    assert said("Nhân dân hiến 126.000 m2 đất, 98.500 ngày công và hơn 3 tỷ đồng.") == [
        ("Diện tích đất hiến", 126000, "m2"),
        ("Ngày công lao động", 98500, "ngày công"),
        ("Tiền đóng góp", 3, "tỷ đồng"),
    ]


def test_shares_of_things_named_after_them() -> None:
    assert said("Toàn tỉnh có 98,5% số hộ dân được sử dụng nước sạch; 92% số thôn, tổ dân phố có nhà văn hóa.") == [
        ("Tỷ lệ hộ dân được sử dụng nước sạch", 98.5, "%"),
        ("Tỷ lệ thôn, tổ dân phố có nhà văn hóa", 92, "%"),
    ]


def test_a_change_of_things_named_after_it() -> None:
    assert said(
        "So với năm trước, toàn tỉnh giảm 12% số người chết và 9% số người bị thương vì tai nạn giao thông."
    ) == [
        ("Số người chết giảm", 12, "%"),
        ("Số người bị thương vì tai nạn giao thông giảm", 9, "%"),
    ]


def test_a_name_before_a_colon() -> None:
    assert said("- Tỷ lệ giải ngân vốn đầu tư công: 61,3%\n- Số xã đạt chuẩn NTM: 71/83 xã") == [
        ("Tỷ lệ giải ngân vốn đầu tư công", 61.3, "%"),
        ("Số xã đạt chuẩn NTM", 71, "xã"),
    ]


# --- ranks ------------------------------------------------------------------------------------------------------------


def test_ranks_have_their_subject_scope_and_whole() -> None:
    found = facts("Chỉ số PCI xếp thứ 18/63 tỉnh, thành phố. Tốc độ tăng trưởng kinh tế đứng thứ hai trong vùng.")
    assert [(f.indicator, f.value, f.unit, f.of) for f in found] == [
        ("Xếp hạng chỉ số năng lực cạnh tranh cấp tỉnh (PCI) cả nước", 18, "hạng", 63),
        ("Xếp hạng tốc độ tăng trưởng kinh tế trong vùng", 2, "hạng", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Đây là năm thứ 5 tỉnh tổ chức hội thi.",
        "Tỉnh đón nhận Huân chương Lao động hạng 3.",
        "Nghị quyết Đại hội lần thứ 19 của Đảng bộ tỉnh.",
    ],
)
def test_ordinals_are_no_ranks(text: str) -> None:
    assert said(text) == []


# --- what is no figure ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh phấn đấu GRDP tăng 9%, thu ngân sách đạt 20.000 tỷ đồng.",
        "Mục tiêu đến năm 2025, tỷ lệ hộ nghèo còn 2%.",
        "Đến năm 2030, tỷ lệ đô thị hóa đạt 40%.",
        "Xã được công nhận khi có từ 80% số hộ trở lên dùng nước sạch.",
        "Hồ sơ phải có ít nhất 2 sáng kiến.",
        "Kế hoạch số 45/KH-UBND ngày 12/3/2022 của UBND tỉnh.",
        "Điện thoại 0239.3855.555, phát sóng lúc 17h30.",
        "Chủ tịch UBND tỉnh tặng Bằng khen cho 35 tập thể và 70 cá nhân.",
        "Toàn tỉnh có 12 doanh nghiệp được tặng Cờ thi đua của Chính phủ.",
        "Ông Trần Văn Hai (56 tuổi) có 3 ha cam, mỗi năm thu 900 triệu đồng.",
        "100% các sở, ban, ngành đã xây dựng kế hoạch tổ chức phong trào.",
        "Các đơn vị làm tốt cả 4 khâu: phát hiện, bồi dưỡng, tổng kết, nhân điển hình.",
        'Tỉnh phát động phong trào "1.000 ngôi nhà nghĩa tình".',
        "Hà Tĩnh là một trong 6 tỉnh đầu tiên tổ chức lễ phát động.",
    ],
)
def test_aims_conditions_awards_symbols_and_stories_are_none(text: str) -> None:
    assert said(text) == []


def test_results_after_an_aim_count() -> None:
    found = said("Tỉnh phấn đấu có 100 xã đạt chuẩn, đến nay đã có 88 xã đạt chuẩn nông thôn mới.")
    assert found == [("Số xã đạt chuẩn nông thôn mới", 88, "xã")]


def test_a_section_of_plans_has_no_results() -> None:
    text = (
        "I. KẾT QUẢ\nThu ngân sách đạt 18.200 tỷ đồng.\n"
        "II. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2023\nThu ngân sách đạt 20.000 tỷ đồng.\n"
        "Có thêm 5 xã đạt chuẩn nông thôn mới.\n"
    )
    assert said(text) == [("Thu ngân sách", 18200, "tỷ đồng")]


# --- period and area --------------------------------------------------------------------------------------------------


def test_half_years_and_months_are_of_the_reported_year() -> None:
    found = facts(
        "6 tháng đầu năm, thu ngân sách đạt 8.100 tỷ đồng. Đến hết tháng 9, tỉnh giải ngân được 52% vốn đầu tư công."
    )
    assert [(f.indicator, f.period) for f in found] == [
        ("Thu ngân sách", "2022-H1"),
        ("Tỷ lệ giải ngân vốn đầu tư công", "2022-09"),
    ]


def test_the_year_that_one_compares_with_is_not_the_period() -> None:
    (level, change) = facts("Thu nội địa đạt 7.200 tỷ đồng, tăng 4,5% so với năm 2021.")
    assert (level.period, change.period) == ("2022", "2022")


def test_a_gift_is_of_the_area_that_receives_it() -> None:
    (fact,) = facts("Cụm thi đua số 3 trao tặng 350 triệu đồng hỗ trợ làm nhà cho hộ nghèo huyện Hương Khê.")
    assert (fact.value, fact.unit, fact.area) == (350, "triệu đồng", "Hương Khê")


def test_without_a_place_the_figures_are_of_the_body_or_of_none() -> None:
    (fact,) = facts("Doanh thu năm 2019 đạt 850 tỷ đồng.", head="Công ty Cổ phần Than Núi Béo tổng kết thi đua\n\n")
    assert (fact.indicator, fact.area) == ("Doanh thu", "Công ty Cổ phần Than Núi Béo")
    (fact,) = facts("Thu nhập bình quân đầu người đạt 50 triệu đồng.", head="")
    assert (fact.value, fact.area) == (50, None)


# --- spellings --------------------------------------------------------------------------------------------------------

_REPORT = (
    "Tỉ lệ hộ nghèo còn 4,1%; thu ngân sách đạt 2.450 tỉ đồng, bằng 105% kế hoạch; toàn tỉnh có 12/34 xã đạt chuẩn "
    "văn hoá, 15 trường học ở xã Hoà Hải đạt chuẩn quốc gia."
)


def test_decomposed_text_and_line_breaks_change_nothing_but_offsets() -> None:
    plain = [(f.indicator, f.value, f.area, f.period) for f in facts(_REPORT)]
    head = unicodedata.normalize("NFD", HEAD)
    decomposed = [(f.indicator, f.value, f.area, f.period) for f in facts(unicodedata.normalize("NFD", _REPORT), head)]
    assert len(plain) == 5
    assert decomposed == plain


@given(st.integers(min_value=1, max_value=99_999), st.integers(min_value=0, max_value=99))
def test_any_sum_written_the_vietnamese_way_is_read_back(whole: int, part: int) -> None:
    written = f"{whole:,}".replace(",", ".") + f",{part:02d}"
    (fact,) = facts(f"Thu ngân sách đạt {written} tỷ đồng.")
    assert fact.value == pytest.approx(whole + part / 100)


@given(st.text(alphabet="0123456789.,/-% xãđạtchuẩn;()\n", max_size=120))
def test_no_text_breaks_it_and_every_quote_stands_in_the_source(text: str) -> None:
    facts(text + " 5")


def test_long_text_ends_in_time_that_grows_with_its_length() -> None:
    sentence = "Năm 2022, thu ngân sách đạt 1.250 tỷ đồng, bằng 105% dự toán, toàn tỉnh có 12/34 xã đạt chuẩn, "
    assert len(facts(sentence * 300)) == 900


# --- open classes: nouns, parts, areas, changes -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Toàn tỉnh lắp đặt 3.560 bóng đèn chiếu sáng, 1.200 thùng rác.", [3560, 1200]),
        ("Các chi hội đã may 25.000 khẩu trang, nấu 4.500 suất ăn.", [25000, 4500]),
        ("Các cấp công đoàn tặng 560 ti vi cho khu nhà trọ, trị giá 2,8 tỷ đồng.", [560, 2.8]),
        ("Bộ đội giúp dân 12.300 ngày công, làm 18 km đường, sửa 45 ngôi nhà.", [12300, 18, 45]),
    ],
)
def test_a_noun_that_no_table_lists_is_counted_where_a_verb_of_doing_says_so(text: str, values: list[float]) -> None:
    assert [value for _, value, _ in said(text)] == values


def test_parts_and_other_areas_are_of_what_the_figure_before_is_of() -> None:
    found = facts("Hà Giang đã có 54 xã đạt chuẩn nông thôn mới, Tuyên Quang 38 xã, Cao Bằng 26 xã.")
    assert [(f.area, f.value) for f in found] == [("Hà Giang", 54), ("Tuyên Quang", 38), ("Cao Bằng", 26)]
    assert {f.indicator for f in found} == {"Số xã đạt chuẩn nông thôn mới"}
    assert said("Toàn tỉnh có 156 mô hình, trong đó lĩnh vực kinh tế 67 mô hình, văn hóa 45 mô hình.") == [
        ("Số mô hình", 156, "mô hình"),
        ("Số mô hình lĩnh vực kinh tế", 67, "mô hình"),
        ("Số mô hình văn hóa", 45, "mô hình"),
    ]


def test_a_topic_before_a_comma_names_the_figures_and_who_leads_is_their_area() -> None:
    found = facts("Về thu ngân sách, Nghệ An dẫn đầu với 15.200 tỷ đồng, tiếp theo là Hà Tĩnh 9.800 tỷ đồng.")
    assert [(f.indicator, f.area, f.value) for f in found] == [
        ("Thu ngân sách", "Nghệ An", 15200),
        ("Thu ngân sách", "Hà Tĩnh", 9800),
    ]


def test_changes_of_counts_and_how_many_times_as_large() -> None:
    assert said("Tai nạn giao thông giảm cả ba mặt: giảm 25 vụ, 12 người chết, 30 người bị thương.") == [
        ("Số vụ giảm", 25, "vụ"),
        ("Số người chết giảm", 12, "người"),
        ("Số người bị thương giảm", 30, "người"),
    ]
    assert said("Giá trị sản xuất công nghiệp tăng gấp 3,2 lần so với năm 2010.") == [
        ("Giá trị sản xuất công nghiệp tăng", 3.2, "lần")
    ]


def test_lines_that_a_layout_broke_are_one() -> None:
    (fact,) = facts("Tỷ lệ\nhộ nghèo toàn tỉnh nay còn 4,61%.")
    assert (fact.indicator, fact.value) == ("Tỷ lệ hộ nghèo", 4.61)


def test_sectors_after_the_structure_of_an_economy_need_no_verb() -> None:
    text = "Cơ cấu kinh tế chuyển dịch: công nghiệp - xây dựng 34,5%, dịch vụ 42,1%, nông nghiệp 23,4%."
    assert [(name, value) for name, value, _ in said(text)] == [
        ("Tỷ trọng công nghiệp - xây dựng", 34.5),
        ("Tỷ trọng dịch vụ", 42.1),
        ("Tỷ trọng nông nghiệp", 23.4),
    ]
