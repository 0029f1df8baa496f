"""Awards to named recipients: verbs, orders of words, statuses, issuers, lists."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import awards as facts
from reading import told as said

from kg_service.extraction.facts import AwardFact

PRESIDENT, PREMIER = ["Chủ tịch nước"], ["Thủ tướng Chính phủ"]


def only(text: str) -> AwardFact:
    found = facts(text)
    assert len(found) == 1, [(fact.award, fact.recipient, fact.status) for fact in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chủ tịch nước tặng Huân chương Độc lập hạng Nhì cho tỉnh Phú Yên.",
            {("Huân chương Độc lập hạng Nhì", "Phú Yên", "conferred")},
            id="verb, award, recipient",
        ),
        pytest.param(
            "Chủ tịch nước tặng cho tỉnh Phú Yên Huân chương Độc lập hạng Nhì.",
            {("Huân chương Độc lập hạng Nhì", "Phú Yên", "conferred")},
            id="verb, recipient, award",
        ),
        pytest.param(
            "Huyện Mai Sơn, huyện Mộc Châu được tặng Cờ thi đua của Chính phủ.",
            {
                ("Cờ thi đua của Chính phủ", "Mai Sơn", "conferred"),
                ("Cờ thi đua của Chính phủ", "Mộc Châu", "conferred"),
            },
            id="recipients before a passive verb",
        ),
        pytest.param(
            "Bệnh viện Đa khoa Tây Ninh vinh dự đón nhận Bằng khen của Thủ tướng Chính phủ.",
            {("Bằng khen của Thủ tướng Chính phủ", "Bệnh viện Đa khoa Tây Ninh", "conferred")},
            id="who receives is the subject",
        ),
        pytest.param(
            "Sóc Trăng được đề nghị tặng Cờ thi đua của Chính phủ; Trà Vinh, Bến Tre được đề nghị xét tặng Bằng khen "
            "của Thủ tướng Chính phủ.",
            {
                ("Cờ thi đua của Chính phủ", "Sóc Trăng", "proposed"),
                ("Bằng khen của Thủ tướng Chính phủ", "Trà Vinh", "proposed"),
                ("Bằng khen của Thủ tướng Chính phủ", "Bến Tre", "proposed"),
            },
            id="each clause has its own subject",
        ),
        pytest.param(
            "UBND tỉnh Hà Nam trình Thủ tướng Chính phủ tặng Bằng khen cho ông Phạm Văn Lợi và bà Đỗ Thị Hạnh.",
            {
                ("Bằng khen của Thủ tướng Chính phủ", "Phạm Văn Lợi", "proposed"),
                ("Bằng khen của Thủ tướng Chính phủ", "Đỗ Thị Hạnh", "proposed"),
            },
            id="who proposes does not confer",
        ),
        pytest.param(
            "Nhân dịp này, Trường THPT Lê Hồng Phong sẽ được tặng Huân chương Lao động hạng Ba.",
            {("Huân chương Lao động hạng Ba", "Trường THPT Lê Hồng Phong", "proposed")},
            id="what will be given is proposed",
        ),
        pytest.param(
            "Hội nghị suy tôn Bình Định là đơn vị dẫn đầu phong trào thi đua của Cụm, đề nghị Chính phủ tặng Cờ thi "
            "đua.",
            {
                ("Đơn vị dẫn đầu phong trào thi đua", "Bình Định", "recognised"),
                ("Cờ thi đua của Chính phủ", "Bình Định", "proposed"),
            },
            id="recognised, and proposed for the same",
        ),
        pytest.param(
            "Bộ trưởng Bộ Y tế công nhận danh hiệu Chiến sĩ thi đua cơ sở đối với bà Vũ Thị Lành.",
            {("Chiến sĩ thi đua cơ sở", "Vũ Thị Lành", "recognised")},
            id="recognised",
        ),
        pytest.param(
            "Ông Đặng Văn Khoa bị thu hồi Huân chương Lao động hạng Nhì do man khai hồ sơ.",
            {("Huân chương Lao động hạng Nhì", "Đặng Văn Khoa", "revoked")},
            id="revoked, recipient before",
        ),
        pytest.param(
            "Chủ tịch UBND tỉnh Gia Lai hủy bỏ quyết định tặng Bằng khen cho Công ty TNHH Đại Phát.",
            {("Bằng khen của Chủ tịch UBND tỉnh Gia Lai", "Công ty TNHH Đại Phát", "revoked")},
            id="a decision that is annulled confers nothing",
        ),
        pytest.param(
            "Rút danh hiệu “Gia đình văn hóa tiêu biểu” của ông Ngô Văn Sáu.",
            {("Gia đình văn hóa tiêu biểu", "Ngô Văn Sáu", "revoked")},
            id="a local title withdrawn",
        ),
        pytest.param(
            "Chủ tịch UBND tỉnh tặng Bằng khen cho bản Nà Sản vì cứu đàn trâu trong lũ, và cho em Lò Thị Mây đã "
            "dũng cảm cứu bạn.",
            {
                ("Bằng khen của Chủ tịch UBND tỉnh", "bản Nà Sản", "conferred"),
                ("Bằng khen của Chủ tịch UBND tỉnh", "Lò Thị Mây", "conferred"),
            },
            id="one verb, two recipients, two reasons",
        ),
        pytest.param(
            "Chủ tịch nước tặng Huân chương Lao động hạng Nhất cho Tập đoàn Hòa Bình; Huân chương Lao động hạng Ba "
            "cho ông Lê Viết Hải.",
            {
                ("Huân chương Lao động hạng Nhất", "Tập đoàn Hòa Bình", "conferred"),
                ("Huân chương Lao động hạng Ba", "Lê Viết Hải", "conferred"),
            },
            id="the verb once for two clauses",
        ),
        pytest.param(
            "Tiểu đoàn 7 được tặng thưởng Huân chương Chiến công hạng Ba, Huân chương Bảo vệ Tổ quốc hạng 2 và danh "
            "hiệu Anh hùng Lực lượng vũ trang nhân dân.",
            {
                ("Huân chương Chiến công hạng Ba", "Tiểu đoàn 7", "conferred"),
                ("Huân chương Bảo vệ Tổ quốc hạng Nhì", "Tiểu đoàn 7", "conferred"),
                ("Anh hùng Lực lượng vũ trang nhân dân", "Tiểu đoàn 7", "conferred"),
            },
            id="several awards",
        ),
        pytest.param(
            "Giám đốc Sở Y tế trao Giấy khen cho ông Phan Văn Tư, Trưởng khoa Nội, bà Trương Thị Mười, Điều dưỡng "
            "trưởng và Trạm Y tế xã Hòa An.",
            {
                ("Giấy khen của Giám đốc Sở Y tế", "Phan Văn Tư", "conferred"),
                ("Giấy khen của Giám đốc Sở Y tế", "Trương Thị Mười", "conferred"),
                ("Giấy khen của Giám đốc Sở Y tế", "Trạm Y tế xã Hòa An", "conferred"),
            },
            id="names with offices",
        ),
        pytest.param(
            "UBND thành phố Vinh và UBND phường Hưng Bình cùng tặng giấy khen cho anh Hồ Sỹ Đông.",
            {
                ("Giấy khen của UBND thành phố Vinh", "Hồ Sỹ Đông", "conferred"),
                ("Giấy khen của UBND phường Hưng Bình", "Hồ Sỹ Đông", "conferred"),
            },
            id="one of each of two bodies",
        ),
        pytest.param(
            "Chủ tịch UBND huyện Kim Bôi tặng Giấy khen cho 2 tập thể, gồm: Công an xã Vĩnh Đồng, Trường Mầm non "
            "Hạ Bì.",
            {
                ("Giấy khen của Chủ tịch UBND huyện Kim Bôi", "Công an xã Vĩnh Đồng", "conferred"),
                ("Giấy khen của Chủ tịch UBND huyện Kim Bôi", "Trường Mầm non Hạ Bì", "conferred"),
            },
            id="who the counted are",
        ),
        pytest.param(
            "UBND tỉnh công nhận xã Ea Kao, xã Hòa Thắng đạt chuẩn nông thôn mới và xã Cư Êbur đạt chuẩn nông thôn "
            "mới nâng cao.",
            {
                ("Đạt chuẩn nông thôn mới", "Ea Kao", "recognised"),
                ("Đạt chuẩn nông thôn mới", "Hòa Thắng", "recognised"),
                ("Đạt chuẩn nông thôn mới nâng cao", "Cư Êbur", "recognised"),
            },
            id="standings, recipients first",
        ),
        pytest.param(
            "Hà Tĩnh và Quảng Bình đạt điểm cao, đề nghị Chính phủ tặng Cờ thi đua.",
            {
                ("Cờ thi đua của Chính phủ", "Hà Tĩnh", "proposed"),
                ("Cờ thi đua của Chính phủ", "Quảng Bình", "proposed"),
            },
            id="those proposed stand before",
        ),
        pytest.param(
            "Sáng 9/5, lễ đón nhận Huân chương Lao động hạng Nhì của Bảo tàng Quảng Ninh diễn ra trọng thể.",
            {("Huân chương Lao động hạng Nhì", "Bảo tàng Quảng Ninh", "conferred")},
            id="whose it is that is received",
        ),
        pytest.param(
            "Thủ tướng Chính phủ tặng Bằng khen cho Bưu điện tỉnh và ông Vàng Seo Lử.",
            {
                ("Bằng khen của Thủ tướng Chính phủ", "Bưu điện tỉnh", "conferred"),
                ("Bằng khen của Thủ tướng Chính phủ", "Vàng Seo Lử", "conferred"),
            },
            id="a body of the article's own province",
        ),
        pytest.param(
            "Bí thư Huyện ủy trao Huy hiệu 60 năm tuổi Đảng cho bà Cao Thị Xuyến.",
            {("Huy hiệu 60 năm tuổi Đảng", "Cao Thị Xuyến", "conferred")},
            id="a badge by years",
        ),
        pytest.param(
            "Bằng khen mà Bộ Tư pháp đã tặng cho bà Chu Thị Nga vừa được công bố.",
            {("Bằng khen của Bộ Tư pháp", "Chu Thị Nga", "conferred")},
            id="the award before its verb",
        ),
    ],
)
def test_words_in_any_order(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Muốn được tặng Huân chương Lao động, ông Nguyễn Văn Bình phải đủ điều kiện gì?",
        "Ông Nguyễn Văn Bình không đủ điều kiện, tiêu chuẩn đề nghị tặng Bằng khen của Chủ tịch UBND tỉnh.",
        "Bà Lê Thị Thơm chưa được tặng Huân chương Lao động hạng Ba.",
        "Nếu bà Lê Thị Thơm được tặng Huân chương Lao động hạng Ba thì cơ quan trình khen chịu trách nhiệm.",
        "Thí dụ, ông Nguyễn Văn Bình được tặng Huân chương Lao động hạng Ba rồi bị tuyên án.",
        "Bà Lê Thị Thơm tặng hoa chúc mừng các tập thể được khen.",
        "Công ty Cổ phần An Phú trao 20 suất quà cho hộ nghèo xã Tân Lập.",
        "Thí sinh Lê Thị Thơm bị tước danh hiệu Hoa khôi.",
        "Vận động viên Nguyễn Thị Oanh giành Huy chương Vàng tại SEA Games.",
        "Chương trình do Sở Văn hóa và bà Lê Thị Thơm trình bày được công nhận.",
        "Tỉnh Kon Tum đã có nhiều tập thể, cá nhân được tặng Huân chương Lao động.",
        "- Ảnh: NGUYỄN VĂN BÌNH trao bằng khen",
    ],
)
def test_conditions_negations_and_other_gifts_are_no_facts(text: str) -> None:
    assert said(text) == set()


def test_who_hands_over_is_not_who_confers() -> None:
    fact = only(
        "Thừa ủy quyền của Chủ tịch nước, bà Hồ Thị Cẩm, Bí thư Tỉnh ủy trao Huân chương Lao động hạng Ba cho Nhân "
        "dân và cán bộ xã Tân Hưng."
    )
    assert (fact.recipient, fact.recipient_kind, fact.by) == ("Tân Hưng", "collective", PRESIDENT)


@pytest.mark.parametrize(
    ("text", "name", "by"),
    [
        ("Thủ tướng tặng Bằng khen cho tỉnh An Giang.", "Bằng khen của Thủ tướng Chính phủ", PREMIER),
        ("Tỉnh An Giang được Thủ tướng Chính phủ tặng cờ thi đua.", "Cờ thi đua của Chính phủ", PREMIER),
        ("Tỉnh An Giang nhận Cờ thi đua Chính phủ.", "Cờ thi đua của Chính phủ", ["Chính phủ"]),
        ("Bộ Quốc phòng tặng Cờ thi đua cho tỉnh An Giang.", "Cờ thi đua của Bộ Quốc phòng", ["Bộ Quốc phòng"]),
        (
            "Phó Chủ tịch UBND tỉnh trao Bằng khen của Bộ trưởng Bộ Công an cho tỉnh An Giang.",
            "Bằng khen của Bộ trưởng Bộ Công an",
            ["Bộ trưởng Bộ Công an"],
        ),
        ("Tỉnh An Giang được tặng Huân trương Lao động hạng III.", "Huân chương Lao động hạng Ba", PRESIDENT),
        ("Tỉnh An Giang được tặng HCLĐ hạng nhất.", "Huân chương Lao động hạng Nhất", PRESIDENT),
    ],
)
def test_issuers_named_in_different_ways(text: str, name: str, by: list[str]) -> None:
    fact = only(text)
    assert (fact.award, fact.by) == (name, by)


def test_an_issuer_without_its_place_is_that_of_the_paragraph() -> None:
    text = "UBND tỉnh Hòa Bình họp sáng nay. Ông Bùi Văn Tình được tặng bằng khen của chủ tịch UBND tỉnh."
    assert only(text).award == "Bằng khen của Chủ tịch UBND tỉnh Hòa Bình"


def test_posthumous_with_reason() -> None:
    fact = only("Chủ tịch nước truy tặng Huân chương Dũng cảm cho anh Trần Văn Út vì đã quên mình cứu hai cháu nhỏ.")
    assert (fact.posthumous, fact.reason) == (True, "đã quên mình cứu hai cháu nhỏ")


def test_period_and_date() -> None:
    fact = only("Ngày 02/9/2022, Chủ tịch nước tặng Huân chương Lao động hạng Nhì năm 2021 cho huyện Lạc Thủy.")
    assert (fact.period, fact.date) == ("2021", "2022-09-02")


def test_short_forms_stand_for_the_names_before() -> None:
    text = "Vùng 4 Hải quân ra quân huấn luyện. Năm 2020, Vùng đã được Bộ Quốc phòng tặng Cờ thi đua."
    assert said(text) == {("Cờ thi đua của Bộ Quốc phòng", "Vùng 4 Hải quân", "conferred")}


def test_repetitions_are_one_fact_with_all_that_was_said() -> None:
    fact = only(
        "Chị Vi Thị Sen được tặng bằng khen.\n\nSáng 5/3, Chủ tịch UBND tỉnh Lạng Sơn tặng bằng khen cho chị Vi Thị "
        "Sen vì đã trả lại của rơi."
    )
    assert (fact.award, fact.reason) == ("Bằng khen của Chủ tịch UBND tỉnh Lạng Sơn", "đã trả lại của rơi")


LISTS = """DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2021

A. ĐỀ NGHỊ CHỦ TỊCH NƯỚC TẶNG
1. Huân chương Lao động hạng Nhì:
- Ông Lê Quang Huy, Bí thư Huyện ủy Mộc Châu;
- Trường THPT Chuyên Sơn La.

B. KHÔNG ĐỦ ĐIỀU KIỆN
1. Bằng khen của Thủ tướng Chính phủ:
- Bà Hà Thị Lan.
"""


def test_lists_under_headings() -> None:
    assert {(fact.award, fact.recipient, fact.status, fact.period) for fact in facts(LISTS)} == {
        ("Huân chương Lao động hạng Nhì", "Lê Quang Huy", "proposed", "2021"),
        ("Huân chương Lao động hạng Nhì", "Trường THPT Chuyên Sơn La", "proposed", "2021"),
    }


def test_numbered_names_below_a_heading_that_is_an_award() -> None:
    text = (
        "Kết quả khen thưởng năm 2020 của tỉnh\n\nI. Huân chương Lao động hạng Ba\n1. Ông Lù Văn Páo\n2. Sở Xây dựng\n"
    )
    assert said(text) == {
        ("Huân chương Lao động hạng Ba", "Lù Văn Páo", "conferred"),
        ("Huân chương Lao động hạng Ba", "Sở Xây dựng", "conferred"),
    }


def test_a_name_broken_over_lines_and_the_new_tone_placement() -> None:
    text = (
        "Sáng qua tại hội trường, thay mặt lãnh đạo, đồng chí Chủ tịch UỶ ban nhân dân tỉnh Khánh Hoà tặng Bằng khen\n"
        "cho thương binh hạng đặc biệt nặng là ông Nguyễn Văn\nThuỷ."
    )
    assert only(text).recipient == "Nguyễn Văn Thuỷ"


PIECES = [
    "Chủ tịch UBND tỉnh ", "tặng ", "được ", "đề nghị ", "Bằng khen ", "Cờ thi đua của Chính phủ ", "cho ", ", ", "; ",
    "ông Lê Văn Tám", "tỉnh Sơn La ", "12 tập thể ", "05 lượt ", "danh hiệu “", "”", "Huân chương ", "hạng Nhì ", "và ",
    "thu hồi ", ": ", "\n- ", "(", ")", "vì ", "trong đó ", "Công ty TNHH Ba ", "nhận ", "truy tặng ", "của ", "1.",
    "cấp tỉnh ", "II. ",
]  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_any_mixture_of_words_keeps_its_offsets(text: str) -> None:
    facts(text)
