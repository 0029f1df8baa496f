"""Figures by the scene they stand in: whose they are, what is marked, what is made up, planned or one person's."""

from __future__ import annotations

import pytest
from reading import statistics

Row = tuple[str, float, str | None]


def rows(head: str, text: str) -> list[Row]:
    found = statistics(f"{head}\n\n08/11/2022\n\n{text}\n")
    return [(fact.indicator, fact.value, fact.area) for fact in found]


def test_village_of_the_title_that_the_text_names_again() -> None:
    found = rows(
        "Thôn Đá Mài đổi thay",
        "Nằm cuối thôn Đá Mài (xã Tân Cương, tỉnh Thái Nguyên) là nhà văn hóa mới. Thôn có 180 hộ dân.\n\n"
        "Tỷ lệ hộ nghèo còn 2,5%.",
    )
    assert ("Tỷ lệ hộ nghèo", 2.5, "thôn Đá Mài") in found


def test_village_of_the_title_alone_is_not_what_the_text_is_about() -> None:
    found = rows(
        "Cầu mới qua thôn Đá Mài",
        "Hai năm qua, xã Tân Cương (thành phố Thái Nguyên) làm được 9 cây cầu.\n\nTỷ lệ hộ nghèo còn 2,5%.",
    )
    assert [area for _, value, area in found if value == 2.5] == ["Tân Cương"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kết quả bình xét cuối năm: Bình Phước đạt 95,4 điểm, Tây Ninh 94,8 điểm.",
            [("Điểm thi đua", 95.4, "Bình Phước"), ("Điểm thi đua", 94.8, "Tây Ninh")],
            id="points of places",
        ),
        pytest.param(
            "Kết quả chấm điểm:\n- Nhất: Sở Tài chính, 98,5 điểm\n- Nhì: Sở Tư pháp, 97 điểm",
            [
                ("Xếp hạng thi đua", 1, "Sở Tài chính"),
                ("Điểm thi đua", 98.5, "Sở Tài chính"),
                ("Xếp hạng thi đua", 2, "Sở Tư pháp"),
                ("Điểm thi đua", 97, "Sở Tư pháp"),
            ],
            id="ranks in words before a colon",
        ),
        pytest.param("Tập huấn chấm điểm. Ví dụ: xã B đạt 93 điểm, xếp thứ nhất cụm.", [], id="an example"),
    ],
)
def test_points_of_units(text: str, expected: list[Row]) -> None:
    assert [
        row for row in rows("Thi đua các tỉnh miền Đông", text) if row[0] in ("Điểm thi đua", "Xếp hạng thi đua")
    ] == (expected)


def test_made_up_example_gives_no_figure() -> None:
    text = "Ví dụ một huyện có 2.400 hộ thì được tính như sau. Ví dụ huyện Mai Sơn có 2.400 hộ nghèo."
    assert [row[1:] for row in rows("Hướng dẫn rà soát ở Sơn La", text)] == [(2400, "Mai Sơn")]


def test_growth_that_the_sentence_before_speaks_of() -> None:
    text = "Cả năm tỉnh đều tăng trưởng dương. Cao nhất là Hà Nam với 10,8%; Nam Định 9,07%; Thái Bình 9,02%."
    expected = [("Hà Nam", 10.8), ("Nam Định", 9.07), ("Thái Bình", 9.02)]
    found = rows("Cụm thi đua đồng bằng sông Hồng", text)
    assert [(area, value) for name, value, area in found if name == "Tốc độ tăng trưởng kinh tế"] == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Bệnh viện hạ tỷ lệ người bệnh phải nhập viện lại từ 14% xuống 6%.", [14, 6]),
        ("Tỷ lệ học sinh phải thi lại còn 3%.", [3]),
        ("Tỷ lệ hộ nghèo phải giảm còn 3%.", []),
        ("Cả tỉnh có 480 hộ phải di dời.", [480]),
    ],
)
def test_those_who_have_to_are_no_aim(text: str, values: list[float]) -> None:
    assert [value for _, value, _ in rows("Tin từ tỉnh Phú Thọ", text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Năm 2023, 14 trạm bơm mới của tỉnh sẽ vận hành.", []),
        ("Tỉnh bảo đảm nước sạch cho 2,4 triệu dân trong tương lai.", []),
        ("Toàn tỉnh có 214 trạm bơm và sẽ nâng cấp dần.", [214]),
    ],
)
def test_what_is_not_there_yet(text: str, values: list[float]) -> None:
    assert [value for _, value, _ in rows("Thủy lợi ở tỉnh Nam Định", text)] == values


@pytest.mark.parametrize("who", ["Đại đức Thích Minh Tuệ", "Linh mục Trần Văn Hòa", "Bác sĩ Lê Thị Mận"])
def test_what_one_person_with_a_title_does(who: str) -> None:
    text = f"{who} mở lớp học tình thương, mỗi tháng nấu 640 suất cơm."
    assert rows("Gương sáng ở Bến Tre", text) == []


def test_points_of_a_field_that_the_text_named() -> None:
    found = rows(
        "Mai Sơn (Sơn La) công bố điểm cải cách hành chính", "Xã Chiềng Mung đạt 91,2 điểm. Xã Cò Nòi 88 điểm."
    )
    assert found == [("Điểm cải cách hành chính", 91.2, "Chiềng Mung"), ("Điểm cải cách hành chính", 88, "Cò Nòi")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Cả huyện có 1.200 ha ngô lai, đạt 6,2 tấn/ha.",
            [("Diện tích ngô lai", 1200), ("Năng suất ngô lai", 6.2)],
            id="a yield after an area",
        ),
        pytest.param(
            "Kết thúc đợt ra quân, 52 tấn phế liệu được thu gom.",
            [("Khối lượng phế liệu được thu gom", 52)],
            id="what was done to a measure",
        ),
        pytest.param(
            "Thu nhập của dân đã khá hơn, cả xã chuyển 65 ha sang trồng ớt.",
            [("Diện tích cả xã chuyển sang trồng ớt", 65)],
            id="incomes are in no hectares",
        ),
        pytest.param("Vụ rồi, 3,2 ha vải thiều của ông cho trái ngọt.", [], id="one man's"),
    ],
)
def test_measures_are_of_what_can_be_so_measured(text: str, expected: list[tuple[str, float]]) -> None:
    assert [row[:2] for row in rows("Chuyện ở huyện Mai Sơn (Sơn La)", text)] == expected


def test_several_kinds_of_things_that_something_was_done_to() -> None:
    text = "Sau ba tháng, 240 cột điện cũ bị nhổ bỏ, 126 bãi rác tự phát biến thành vườn hoa."
    assert [row[:2] for row in rows("Chuyện ở huyện Mai Sơn (Sơn La)", text)] == [
        ("Số cột điện cũ bị nhổ bỏ", 240),
        ("Số bãi rác tự phát biến thành vườn hoa", 126),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Cả huyện có 96 sản phẩm OCOP, trong đó 21 hạng 4 sao, 40 cấp huyện.",
            [("Số sản phẩm OCOP", 96), ("Số sản phẩm OCOP hạng 4 sao", 21), ("Số sản phẩm OCOP cấp huyện", 40)],
            id="classes and levels",
        ),
        pytest.param(
            "Năm 2021, huyện kết nạp 132 đảng viên, trong đó 62 nữ.",
            [("Số đảng viên kết nạp", 132), ("Số đảng viên nữ", 62)],
            id="women",
        ),
        pytest.param(
            "85 công trình thanh niên, trong đó 5 cấp tỉnh; kinh phí 5,2 tỷ đồng.",
            [
                ("Số công trình thanh niên", 85),
                ("Số công trình thanh niên cấp tỉnh", 5),
                ("Kinh phí công trình thanh niên", 5.2),
            ],
            id="a total that nothing else tells",
        ),
    ],
)
def test_parts_of_a_total_without_their_unit(text: str, expected: list[tuple[str, float]]) -> None:
    assert [row[:2] for row in rows("Tin huyện Mai Sơn (Sơn La)", text)] == expected


@pytest.mark.parametrize(
    ("head", "text", "values"),
    [
        ("Trường THPT Cò Nòi", "Thuở mới mở chỉ 4 lớp, trường nay có 35 lớp với 1.290 học sinh.", [4, 35, 1290]),
        ("Xây dựng xã mới ở Sơn La", "Xã Cò Nòi có 9 trường học, 3 trạm y tế và 4 chợ.", [9, 3, 4]),
        ("Chuyện ở Sơn La", "Mỗi năm bà lãi 450 triệu đồng và chỉ cách làm cho 36 hộ khác.", []),
    ],
)
def test_what_a_body_or_place_has_and_what_one_person_has(head: str, text: str, values: list[float]) -> None:
    assert [value for _, value, _ in rows(head, text)] == values


def test_news_of_a_deal_in_land_has_only_figures_of_known_names() -> None:
    text = (
        "Tỉnh đã giao đất cho chủ đầu tư làm khu đô thị, bán 214 lô đất với tổng diện tích 36.000 m2.\n\n"
        "Người mua chưa có sổ đỏ. Trong khi đó, thu ngân sách của tỉnh Ninh Thuận năm 2021 đạt 4.100 tỷ đồng."
    )
    assert rows("Khu đất vàng ở Ninh Thuận", text) == [("Thu ngân sách", 4100, "Ninh Thuận")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mưa lũ khiến 1.840 hộ dân bị cô lập.", "Số hộ dân bị cô lập"),
        ("Bão làm 2.300 ngôi nhà bị tốc mái.", "Số ngôi nhà bị tốc mái"),
        ("Cả tỉnh phát hiện 1.240 người tốt, việc tốt.", "Số người tốt, việc tốt phát hiện"),
        ("Toàn tỉnh có 1.130 tàu cá neo đậu - Ảnh: LÊ AN", "Số tàu cá neo đậu"),
    ],
)
def test_names_end_where_something_else_begins(text: str, expected: str) -> None:
    assert [row[0] for row in rows("Tin từ tỉnh Bình Định", text)] == [expected]


def test_value_of_the_nation_in_brackets() -> None:
    text = (
        "Thu nhập bình quân đầu người của tỉnh đạt 39 triệu đồng, thấp hơn mức chung của cả nước (gần 52 triệu đồng)."
    )
    assert rows("Tin từ tỉnh Trà Vinh", text) == [
        ("Thu nhập bình quân đầu người", 39, "Trà Vinh"),
        ("Thu nhập bình quân đầu người", 52, "Việt Nam"),
    ]


def test_shares_after_a_number_of_those_with_a_rate() -> None:
    text = "Số xã có tỉ lệ hộ nghèo cao còn 12 xã; cao nhất là xã Cò Nòi (39,3%), xã Mường Bú (32,4%)."
    assert rows("Giảm nghèo ở tỉnh Sơn La", text)[1:] == [
        ("Tỷ lệ hộ nghèo", 39.3, "Cò Nòi"),
        ("Tỷ lệ hộ nghèo", 32.4, "Mường Bú"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tỷ lệ hồ sơ trả đúng hạn của các sở đạt 98,7%; cấp huyện 99,1%; cấp xã 99,6%.",
            [
                ("Tỷ lệ hồ sơ trả đúng hạn của các sở", 98.7),
                ("Tỷ lệ hồ sơ trả đúng hạn cấp huyện", 99.1),
                ("Tỷ lệ hồ sơ trả đúng hạn cấp xã", 99.6),
            ],
            id="levels of offices",
        ),
        pytest.param(
            "Huyện rút ngắn 30% thời gian giải quyết, cắt giảm 40% chi phí.",
            [("Thời gian giải quyết giảm", 30), ("Chi phí giảm", 40)],
            id="what is shortened and cut",
        ),
        pytest.param(
            "Trong quý, lực lượng triệt phá 86 băng nhóm, thu hồi tài sản trị giá 42 tỷ đồng.",
            [("Số băng nhóm triệt phá", 86), ("Trị giá tài sản thu hồi", 42)],
            id="what stands before its worth",
        ),
    ],
)
def test_names_from_the_words_beside(text: str, expected: list[tuple[str, float]]) -> None:
    assert [row[:2] for row in rows("Tin từ tỉnh Long An", text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hộ nghèo của hội viên còn 0,7%, hộ khá, giàu chiếm 62%.", ("Tỷ trọng hộ khá, giàu", 62, "Thái Bình")),
        (
            "Diện tích rừng trồng của tỉnh đạt 4.200 ha, trong đó rừng gỗ lớn 890 ha.",
            ("Diện tích rừng gỗ lớn", 890, "Thái Bình"),
        ),
        (
            "Nay xã anh hùng Nam Cường (huyện Tiền Hải) có thu nhập bình quân đầu người 61 triệu đồng.",
            ("Thu nhập bình quân đầu người", 61, "Nam Cường"),
        ),
    ],
)
def test_pairs_of_grades_parts_and_places_with_an_epithet(text: str, expected: Row) -> None:
    assert expected in rows("Tin từ tỉnh Thái Bình", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mưa lũ làm chết 42 người, thiệt hại tài sản 18 tỷ đồng.", ["Số người chết", "Thiệt hại tài sản"]),
        ("Lực lượng cứu 230 người và tài sản trị giá 60 tỷ đồng.", ["Số người cứu", "Trị giá tài sản"]),
        ("Bưu điện tỉnh chi trả lương hưu cho 4.800 người.", ["Số người được chi trả lương hưu"]),
        ("Tỉnh đón 2,4 triệu lượt khách, doanh thu 3.400 tỷ đồng.", ["Số lượt khách đón", "Doanh thu du lịch"]),
        ("Tỉnh giải ngân vốn đầu tư công 2.310 tỷ đồng.", ["Giải ngân vốn đầu tư công"]),
        ("Anh Lê Văn Bền, thợ điện, có 14 sáng kiến. Tỉnh có 820 sáng kiến.", ["Số sáng kiến"]),
    ],
)
def test_names_by_what_was_done_and_for_whom(text: str, expected: list[str]) -> None:
    assert [row[0] for row in rows("Tin từ tỉnh Bình Thuận", text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nguồn vốn huy động đạt 2.400 tỷ đồng, tăng 310 tỷ đồng so với đầu năm.",
            ["Nguồn vốn huy động", "Nguồn vốn huy động tăng"],
        ),
        (
            "Mỗi nhà được hỗ trợ 50 triệu đồng, tổng cộng hơn 60 tỷ đồng.",
            ["Tiền hỗ trợ mỗi nhà", "Tiền hỗ trợ"],
        ),
        ("Có 340 hộ hiến 52.000 m2 đất.", ["Số hộ hiến đất", "Diện tích đất hiến"]),
    ],
)
def test_sums_by_which_something_grew_sums_of_each_and_who_gave(text: str, expected: list[str]) -> None:
    assert [row[0] for row in rows("Tin từ tỉnh Tiền Giang", text)] == expected
