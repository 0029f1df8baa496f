"""Numbers of awards and of recipients: verbs, lists, kinds, breakdowns, areas and periods."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import tallies as facts

C, P, H = "collective", "individual", "household"


def counted(text: str) -> list[tuple[int, str, str | None]]:
    return [(fact.count, fact.recipient_kind, fact.award) for fact in facts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chủ tịch UBND tỉnh tặng Bằng khen cho 31 tập thể, 1.045 cá nhân và 07 hộ gia đình.",
            [
                (31, C, "Bằng khen của Chủ tịch UBND tỉnh"),
                (1045, P, "Bằng khen của Chủ tịch UBND tỉnh"),
                (7, H, "Bằng khen của Chủ tịch UBND tỉnh"),
            ],
            id="recipients after the verb",
        ),
        pytest.param(
            "Có 18 tập thể và gần 40 cá nhân được Thủ tướng Chính phủ tặng Bằng khen.",
            [(18, C, "Bằng khen của Thủ tướng Chính phủ"), (40, P, "Bằng khen của Thủ tướng Chính phủ")],
            id="recipients before the verb",
        ),
        pytest.param(
            "Trong 5 năm, 12 tập thể, 30 cá nhân được khen thưởng.",
            [(12, C, None), (30, P, None)],
            id="no award named",
        ),
        pytest.param(
            "Chủ tịch UBND tỉnh tặng 09 Cờ thi đua, công nhận 120 Tập thể lao động xuất sắc, 45 Chiến sĩ thi đua cấp "
            "tỉnh.",
            [
                (9, C, "Cờ thi đua của UBND tỉnh"),
                (120, C, "Tập thể Lao động xuất sắc"),
                (45, P, "Chiến sĩ thi đua cấp tỉnh"),
            ],
            id="counts of awards",
        ),
        pytest.param(
            "Ngành có 2 Anh hùng Lao động, 7 Anh hùng LLVTND và 12 Chiến sĩ thi đua toàn quốc.",
            [
                (2, P, "Anh hùng Lao động"),
                (7, P, "Anh hùng Lực lượng vũ trang nhân dân"),
                (12, P, "Chiến sĩ thi đua toàn quốc"),
            ],
            id="heroes by number are persons",
        ),
        pytest.param(
            "Bằng khen của Bộ Y tế: 164 tập thể / 297 cá nhân / 25 hộ gia đình; Giấy khen của Sở Y tế: 3 tập thể/0/0.",
            [
                (164, C, "Bằng khen của Bộ Y tế"),
                (297, P, "Bằng khen của Bộ Y tế"),
                (25, H, "Bằng khen của Bộ Y tế"),
                (3, C, "Giấy khen của Sở Y tế"),
            ],
            id="strokes between the kinds",
        ),
        pytest.param(
            "Ngành có 3 đơn vị Anh hùng Lao động.",
            [(3, C, "Anh hùng Lao động")],
            id="bodies that are heroes",
        ),
        pytest.param(
            "Giám đốc Sở công nhận 510 lượt danh hiệu Lao động tiên tiến, 62 lượt danh hiệu Chiến sĩ thi đua cơ sở.",
            [(510, P, "Lao động tiên tiến"), (62, P, "Chiến sĩ thi đua cơ sở")],
            id="lượt, the verb once",
        ),
        pytest.param(
            "Huân chương Lao động hạng Nhì và hạng Ba cho 4 cá nhân.",
            [(4, P, "Huân chương Lao động hạng Nhì, hạng Ba")],
            id="two classes share a count",
        ),
        pytest.param(
            "Thủ tướng Chính phủ tặng Cờ thi đua, Bằng khen cho 03 tập thể.",
            [(3, C, "Cờ thi đua, Bằng khen của Thủ tướng Chính phủ")],
            id="two awards share a count",
        ),
        pytest.param(
            "Kết quả: Cờ thi đua của UBND tỉnh: 14 tập thể; Tập thể LĐXS: 80 tập thể; CSTĐ cấp tỉnh: 11 cá nhân; Bằng "
            "khen của Chủ tịch UBND tỉnh: 20 tập thể; 41 cá nhân.",
            [
                (14, C, "Cờ thi đua của UBND tỉnh"),
                (80, C, "Tập thể Lao động xuất sắc"),
                (11, P, "Chiến sĩ thi đua cấp tỉnh"),
                (20, C, "Bằng khen của Chủ tịch UBND tỉnh"),
                (41, P, "Bằng khen của Chủ tịch UBND tỉnh"),
            ],
            id="a list without verbs",
        ),
        pytest.param(
            "Chiến sĩ thi đua cơ sở: 168; Tập thể lao động tiên tiến: 74.",
            [(168, P, "Chiến sĩ thi đua cơ sở"), (74, C, "Tập thể Lao động tiên tiến")],
            id="numbers alone, where the award says whom it is for",
        ),
        pytest.param(
            "Cờ thi đua của Chính phủ (02 tập thể), Kỷ niệm chương “Vì sự nghiệp giáo dục” (15 cá nhân).",
            [(2, C, "Cờ thi đua của Chính phủ"), (15, P, 'Kỷ niệm chương "Vì sự nghiệp giáo dục"')],
            id="counts in brackets",
        ),
        pytest.param(
            "Bộ Giao thông vận tải tặng Bằng khen cho 26 cán bộ, trong đó 20 công nhân được tặng Bằng khen đột xuất.",
            [
                (26, P, "Bằng khen của Bộ Giao thông vận tải"),
                (20, P, "Bằng khen của Bộ Giao thông vận tải"),
            ],
            id="a breakdown keeps the issuer",
        ),
        pytest.param(
            "Đại hội tôn vinh 150 điển hình tiên tiến.",
            [(150, P, "Điển hình tiên tiến")],
            id="điển hình",
        ),
        pytest.param(
            "Đại hội tôn vinh 150 điển hình tiên tiến, trong đó có 60 tập thể và 90 cá nhân.",
            [(60, C, None), (90, P, None)],
            id="the parts of a total say their kinds",
        ),
        pytest.param(
            "Đã có ba trường hợp được công nhận danh hiệu Chiến sĩ thi đua toàn quốc.",
            [(3, P, "Chiến sĩ thi đua toàn quốc")],
            id="a number in words",
        ),
        pytest.param(
            "Bộ Tài chính tặng Bằng khen cho Cục Thuế tỉnh Bến Tre và 5 cá nhân.",
            [(5, P, "Bằng khen của Bộ Tài chính")],
            id="one named, others counted",
        ),
        pytest.param(
            "9 tập thể, cá nhân nhận Huân chương Lao động hạng Ba.",
            [(9, C, "Huân chương Lao động hạng Ba"), (9, P, "Huân chương Lao động hạng Ba")],
            id="one number of both kinds",
        ),
    ],
)
def test_counts(text: str, expected: list[tuple[int, str, str | None]]) -> None:
    assert sorted(counted(text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    "text",
    [
        "Phấn đấu năm 2026 có 5 tập thể được tặng Cờ thi đua của Chính phủ.",
        "UBND tỉnh trao 50 suất quà cho 50 hộ nghèo.",
        "Công tác thi đua, khen thưởng có 3 đơn vị tham gia chấm điểm.",
        "Khen thưởng phải quan tâm 100% cá nhân là người lao động trực tiếp.",
        "Lớp 12 Trường THPT An Lão được tặng Bằng khen.",
        "UBND tỉnh thu hồi danh hiệu Chiến sĩ thi đua cấp tỉnh đối với 14 cá nhân.",
        "Năm 2019 tập thể nhà trường được tặng Bằng khen của Bộ trưởng.",
        "Mỗi năm 5 tập thể được tặng Cờ thi đua.",
    ],
)
def test_aims_gifts_and_other_numbers_are_no_facts(text: str) -> None:
    assert counted(text) == []


def test_issuer_period_and_area_of_one_clause() -> None:
    (fact,) = facts("Năm 2019, UBND huyện Trùng Khánh khen thưởng 64 cá nhân.")
    assert (fact.by, fact.period, fact.area) == (["UBND huyện Trùng Khánh"], "2019", "Trùng Khánh")


def test_the_area_is_of_those_counted_and_not_of_the_authority() -> None:
    text = (
        "Huyện Bắc Yên làm tốt công tác thi đua\n\nTừ năm 2016 đến năm 2020, huyện Bắc Yên được Chủ tịch nước tặng Huy "
        "chương Kháng chiến hạng Nhất cho 02 cá nhân; Chủ tịch UBND tỉnh tặng 04 lượt Cờ thi đua."
    )
    assert [(fact.count, fact.area, fact.period, fact.by) for fact in facts(text)] == [
        (2, "Bắc Yên", "2016-2020", ["Chủ tịch nước"]),
        (4, "Bắc Yên", "2016-2020", ["Chủ tịch UBND tỉnh"]),
    ]


def test_an_issuer_above_the_list() -> None:
    text = """Báo cáo kết quả khen thưởng năm 2018 của huyện Vân Hồ

Năm 2018, Chủ tịch UBND huyện đã quyết định:
a) Công nhận danh hiệu Lao động tiên tiến: 402 người;
b) Tặng Giấy khen: 26 tập thể, 43 hộ gia đình.
"""
    assert [(fact.count, fact.recipient_kind, fact.award, fact.by) for fact in facts(text)] == [
        (402, P, "Lao động tiên tiến", ["Chủ tịch UBND huyện"]),
        (26, C, "Giấy khen của Chủ tịch UBND huyện", ["Chủ tịch UBND huyện"]),
        (43, H, "Giấy khen của Chủ tịch UBND huyện", ["Chủ tịch UBND huyện"]),
    ]


def test_plans_are_no_results() -> None:
    text = "Báo cáo thi đua của xã\n\nV. PHƯƠNG HƯỚNG, NHIỆM VỤ\n1. Bằng khen của Chủ tịch UBND tỉnh: 5 tập thể.\n"
    assert facts(text) == []


@given(
    st.integers(min_value=1, max_value=999_999), st.sampled_from([("tập thể", C), ("cá nhân", P), ("hộ gia đình", H)])
)
def test_any_count_is_read_as_it_is_written(count: int, noun: tuple[str, str]) -> None:
    written = f"{count:,}".replace(",", ".") if count >= 1000 else f"{count:02d}"
    text = f"Chủ tịch UBND tỉnh tặng Bằng khen cho {written} {noun[0]}."
    assert counted(text) == [(count, noun[1], "Bằng khen của Chủ tịch UBND tỉnh")]


def test_awards_that_a_later_sentence_goes_on_with_count_where_they_are_told():
    text = (
        "A- Chia bài viết và đạt được kết quả đáng khen ngợi khi được Cụm thi đua các huyện, thành phố suy tôn 08 lượt "
        "là đơn vị dẫn đầu trong phong trào thi đua Cụm và được UBND tỉnh tặng 25 lượt Cờ thi đua cấp tỉnh. Bộ mặt "
        "nông thôn mới đang hình thành rõ nét, đời sống vật chất, tinh thần của người dân ngày càng được nâng cao."
    )
    assert counted(text) == [(25, C, "Cờ thi đua cấp tỉnh")]
