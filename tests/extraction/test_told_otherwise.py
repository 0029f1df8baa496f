"""Wordings that articles nobody tuned for use: figures, events, members and places told in other ways."""

from __future__ import annotations

import pytest

from kg_service.articles.reader import article_from_text
from kg_service.extraction.facts import (
    AwardFact,
    AwardTallyFact,
    ClusterRoleFact,
    EventFact,
    Fact,
    PersonRoleFact,
    StatisticFact,
)
from kg_service.extraction.pipeline import Extraction
from kg_service.reference.load import Reference


@pytest.fixture(scope="module")
def extraction(reference: Reference) -> Extraction:
    return Extraction(reference)


def found(extraction: Extraction, text: str) -> list[Fact]:
    return extraction.facts(article_from_text("mau", text))


def figures(extraction: Extraction, text: str) -> list[tuple[str, float, str | None]]:
    return [(f.indicator, f.value, f.area) for f in found(extraction, text) if isinstance(f, StatisticFact)]


def test_districts_of_a_province_that_the_text_names_need_no_level_word(extraction: Extraction) -> None:
    text = (
        "Nghệ An xây dựng nông thôn mới\n\n12/12/2019\n\nĐến hết năm 2019, toàn tỉnh Nghệ An có 260 xã đạt chuẩn nông "
        "thôn mới. Phân theo địa bàn: Yên Thành 38 xã, Đô Lương 30 xã, Kỳ Sơn 1 xã.\n"
    )
    name = "Số xã đạt chuẩn nông thôn mới"
    assert figures(extraction, text)[1:] == [
        (name, 38.0, "Yên Thành"),
        (name, 30.0, "Đô Lương"),
        (name, 1.0, "Kỳ Sơn"),
    ]


def test_a_commune_introduced_with_its_level_word_may_stand_bare_later(extraction: Extraction) -> None:
    text = (
        "Chuyện ở vùng cam\n\n12/12/2019\n\nXã Quang Thắng, huyện Bắc Phong, tỉnh Hà Giang đổi thay.\n\n"
        "Năm 2019, Quang Thắng trồng mới 120 ha cam. Tỷ lệ hộ nghèo của xã còn 6,1%.\n"
    )
    assert [(value, area) for _, value, area in figures(extraction, text)] == [
        (120.0, "Quang Thắng"),
        (6.1, "Quang Thắng"),
    ]


def test_the_letterhead_says_whose_report_it_is(extraction: Extraction) -> None:
    text = (
        "UBND XÃ MƯỜNG LẠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 41/BC-UBND\n\n"
        "BÁO CÁO\nKết quả công tác năm 2025\n\nKính gửi: UBND tỉnh Sơn La\n\n- Thu ngân sách: 3,2 tỷ đồng.\n"
        "- Sửa chữa 03 nhà tình nghĩa.\n"
    )
    assert [(value, area) for _, value, area in figures(extraction, text)] == [(3.2, "Mường Lạn"), (3.0, "Mường Lạn")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Số trường đạt chuẩn quốc gia của Cần Thơ là 310 trường, Hậu Giang 250 trường.", [310.0, 250.0]),
        ("GRDP của Long An tăng 9,4%, của Bến Tre tăng 7,4%, Tiền Giang 7,2%.", [9.4, 7.4, 7.2]),
        ("Tỷ lệ hộ nghèo của tỉnh Long An từ 4,03% (năm 2015) còn 1,08% (cuối năm 2020).", [4.03, 1.08]),
        ("Các hội viên tỉnh Long An ủng hộ Quỹ Vì người nghèo trên 3,6 tỷ đồng.", [3.6]),
        ("Năm qua, tỉnh Long An trao tặng 52 “Mái ấm tình thương”.", [52.0]),
        ("Toàn tỉnh Long An giảm nghèo bình quân 0,9%/năm.", [0.9]),
    ],
)
def test_figures(extraction: Extraction, sentence: str, expected: list[float]) -> None:
    text = f"Tin từ các tỉnh\n\n05/10/2020\n\n{sentence}\n"
    assert [value for _, value, _ in figures(extraction, text)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Khối thi đua số 2 tỉnh Lâm Đồng có 4 đơn vị: Sở Y tế (Trưởng khối), Sở Xây dựng (Phó Trưởng khối), Sở Công "
        "Thương và Thanh tra tỉnh.",
        "Khối thi đua số 2 tỉnh Lâm Đồng vừa họp. Bốn đơn vị sinh hoạt trong khối là Sở Y tế, Sở Xây dựng, Sở Công "
        "Thương, Thanh tra tỉnh.",
    ],
)
def test_members_with_asides_and_counted_before_their_bloc(extraction: Extraction, sentence: str) -> None:
    roles = [f for f in found(extraction, f"Tin thi đua\n\n05/10/2020\n\n{sentence}\n") if f.type == "cluster_role"]
    members = [f.unit for f in roles if isinstance(f, ClusterRoleFact) and f.role == "member"]
    assert members == ["Sở Y tế", "Sở Xây dựng", "Sở Công Thương", "Thanh tra tỉnh"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "8 giờ ngày 11/01/2022, hội trường Huyện ủy Mai Sơn chật kín người. Cụm thi đua số 1 huyện Mai Sơn họp "
            "tổng kết năm 2021.",
            ("conference", "2022-01-11", "Hội trường Huyện ủy Mai Sơn"),
        ),
        (
            "Ngày 11/01, tại thành phố Sơn La, Cụm thi đua số 1 tỉnh Sơn La họp mặt. Hội nghị bầu huyện Mai Sơn làm "
            "Cụm trưởng.",
            ("conference", "2022-01-11", "thành phố Sơn La"),
        ),
        (
            "Sáng 11/01, tại trụ sở UBND huyện Mai Sơn, ông Lò Văn Bính đã trao Giấy khen của Chủ tịch UBND huyện cho "
            "em Hà Thị Mơ.",
            ("award_ceremony", "2022-01-11", "Trụ sở UBND huyện Mai Sơn"),
        ),
    ],
)
def test_events_told_over_several_sentences(
    extraction: Extraction, body: str, expected: tuple[str, str, str | None]
) -> None:
    text = (
        f"Tin Cụm thi đua số 1\n\n12/01/2022\n\n{body}\n" if "Cụm" in body else f"Tin huyện\n\n12/01/2022\n\n{body}\n"
    )
    events = [f for f in found(extraction, text) if isinstance(f, EventFact)]
    assert [(f.kind, f.date, f.place) for f in events] == [expected]


def test_the_year_of_an_anniversary_is_the_last_one_that_its_day_stands_with(extraction: Extraction) -> None:
    text = (
        "Trường Chính trị nhận Huân chương\n\nSáng nay (6/9), tại Kon Tum, Trường Chính trị tỉnh tổ chức Lễ kỷ niệm 60 "
        "năm thành lập (6/9/1956 - 6/9/2016) và đón nhận Huân chương Lao động hạng Nhì.\n"
    )
    assert [f.date for f in found(extraction, text) if isinstance(f, EventFact)] == ["2016-09-06"]


def awards(extraction: Extraction, body: str, title: str = "Tin thi đua") -> list[tuple[str, str, str, str | None]]:
    facts = found(extraction, f"{title}\n\n05/10/2020\n\n{body}\n")
    return [(f.award, f.recipient, f.status, f.period) for f in facts if isinstance(f, AwardFact)]


def test_names_in_brackets_after_a_number(extraction: Extraction) -> None:
    body = "Chủ tịch UBND tỉnh tặng Bằng khen cho 02 tập thể (Hợp tác xã Ia Mơ; Trường THCS Lê Lợi) và 11 cá nhân."
    assert [(who, status) for _, who, status, _ in awards(extraction, body)] == [
        ("Hợp tác xã Ia Mơ", "conferred"),
        ("Trường THCS Lê Lợi", "conferred"),
    ]


def test_items_of_a_list_that_say_cho(extraction: Extraction) -> None:
    body = (
        "Hội đồng thống nhất đề nghị Chủ tịch nước tặng thưởng:\n- Huân chương Lao động hạng Nhì cho ông Đinh Văn Lợi, "
        "nguyên Giám đốc Sở Y tế;\n- Huân chương Lao động hạng Ba cho Trường Cao đẳng Y tế Sơn La."
    )
    assert awards(extraction, body) == [
        ("Huân chương Lao động hạng Nhì", "Đinh Văn Lợi", "proposed", None),
        ("Huân chương Lao động hạng Ba", "Trường Cao đẳng Y tế Sơn La", "proposed", None),
    ]


def test_a_list_that_a_colon_opens_goes_on_after_semicolons(extraction: Extraction) -> None:
    body = "Danh sách được tặng Giấy khen: Đội Cảnh sát số 2; Đại úy Lò Văn Hặc, Trung úy Bùi Anh Tú."
    assert {who for _, who, _, _ in awards(extraction, body)} == {"Đội Cảnh sát số 2", "Lò Văn Hặc", "Bùi Anh Tú"}


def test_several_awards_to_one_body_with_their_years(extraction: Extraction) -> None:
    body = (
        "Trường Chính trị Gia Lai tròn 60 tuổi.\n\nNhà nước đã trao tặng nhà trường Huân chương Lao động hạng Ba "
        "(1991), Huân chương Độc lập hạng Ba (2006)."
    )
    assert [(name, who, period) for name, who, _, period in awards(extraction, body)] == [
        ("Huân chương Lao động hạng Ba", "Trường Chính trị Gia Lai", "1991"),
        ("Huân chương Độc lập hạng Ba", "Trường Chính trị Gia Lai", "2006"),
    ]


def test_a_badge_that_comes_with_a_title_is_the_title(extraction: Extraction) -> None:
    body = "Lãnh đạo tỉnh trao Huy hiệu “Bà mẹ Việt Nam anh hùng” cho mẹ Hoàng Thị Sen."
    assert [(name, who) for name, who, _, _ in awards(extraction, body)] == [
        ("Bà mẹ Việt Nam anh hùng", "Hoàng Thị Sen")
    ]


def test_what_is_withdrawn_with_the_money(extraction: Extraction) -> None:
    body = "Chủ tịch UBND tỉnh Long An thu hồi Giấy khen, tiền thưởng đối với ông Võ Văn Tám."
    assert [(who, status) for _, who, status, _ in awards(extraction, body)] == [("Võ Văn Tám", "revoked")]


def test_a_title_that_begins_with_a_unit_is_of_the_unit(extraction: Extraction) -> None:
    text = (
        "Bạc Liêu dẫn đầu Cụm thi đua Tây Nam Bộ về giảm nghèo\n\n09/01/2023\n\nNăm 2022 là năm thắng lợi của Bạc "
        "Liêu.\n\nThu ngân sách đạt 4.310 tỷ đồng.\n"
    )
    facts = [f for f in found(extraction, text) if isinstance(f, StatisticFact)]
    assert [(f.value, f.area, f.period) for f in facts] == [(4310.0, "Bạc Liêu", "2022")]


def test_a_company_called_by_its_kind(extraction: Extraction) -> None:
    text = (
        "Biên bản họp\n\n26/12/2019\n\nCuộc họp diễn ra tại Công ty cổ phần Chè Mộc Sơn, tỉnh Sơn La.\n\n"
        "Năm 2019 Công ty đạt doanh thu 312 tỷ đồng.\n"
    )
    assert [area for _, _, area in figures(extraction, text)] == ["Công ty cổ phần Chè Mộc Sơn"]


def test_day_and_place_under_labels(extraction: Extraction) -> None:
    text = (
        "KẾ HOẠCH\nTổ chức Hội nghị biểu dương điển hình tiên tiến tỉnh Sơn La\n\n1. Thời gian: 01 buổi, ngày "
        "18/10/2023.\n2. Địa điểm: Trung tâm Văn hóa tỉnh.\n"
    )
    events = [f for f in found(extraction, text) if isinstance(f, EventFact)]
    assert [(f.kind, f.date, f.place) for f in events] == [("conference", "2023-10-18", "Trung tâm Văn hóa tỉnh")]


def test_deputies_that_are_counted(extraction: Extraction) -> None:
    body = (
        "Cụm thi đua số 3 tỉnh Sơn La vừa họp. Huyện Mai Sơn làm Cụm trưởng, hai Cụm phó là huyện Yên Châu, huyện Sốp "
        "Cộp."
    )
    roles = [f for f in found(extraction, f"Tin\n\n05/10/2020\n\n{body}\n") if isinstance(f, ClusterRoleFact)]
    assert [f.unit for f in roles if f.role == "deputy_head"] == ["Yên Châu", "Sốp Cộp"]


def test_an_index_and_its_rank(extraction: Extraction) -> None:
    assert [
        v for _, v, _ in figures(extraction, "Tin\n\n05/10/2020\n\nPAR Index của Phú Yên hạng 16, PCI hạng 12.\n")
    ] == [
        16.0,
        12.0,
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tai nạn giao thông tỉnh Sơn La làm chết 96 người, bị thương 120 người.", [96.0, 120.0]),
        ("Tỉnh Sơn La còn 9.120 hộ nghèo, tương ứng 3,2%.", [9120.0, 3.2]),
        ("Tỉnh Sơn La đã nâng cấp 52 tuyến đường dài 71,5km.", [52.0, 71.5]),
        ("Tỉnh Sơn La có 91% công đoàn cơ sở xếp loại vững mạnh.", [91.0]),
        ("Bà Lò Thị Mai nói: “Dân tin thì dân làm”. Bà cho biết, tỉnh Sơn La thu ngân sách 5.120 tỷ đồng.", [5120.0]),
    ],
)
def test_more_figures(extraction: Extraction, sentence: str, expected: list[float]) -> None:
    assert [value for _, value, _ in figures(extraction, f"Tin\n\n05/10/2020\n\n{sentence}\n")] == expected


def test_an_office_that_issues_without_its_body(extraction: Extraction) -> None:
    body = "Kết quả: Giấy khen của Tổng Giám đốc: 42 cá nhân."
    tallies = [f for f in found(extraction, f"Tin\n\n05/10/2020\n\n{body}\n") if isinstance(f, AwardTallyFact)]
    assert [(f.award, f.count, f.by) for f in tallies] == [("Giấy khen của Tổng Giám đốc", 42, ["Tổng Giám đốc"])]


def test_the_smallest_of_the_units_that_hold_an_event(extraction: Extraction) -> None:
    body = (
        "Ngày 08/7/2019, xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La tổ chức lễ đón nhận danh hiệu Anh hùng Lực lượng vũ "
        "trang nhân dân."
    )
    events = [f for f in found(extraction, f"Tin huyện\n\n09/07/2019\n\n{body}\n") if isinstance(f, EventFact)]
    assert [(f.organiser, f.place) for f in events] == [("Tân Lập", "Tân Lập")]


def test_what_follows_an_award_without_a_preposition_gets_it(extraction: Extraction) -> None:
    body = "Bộ Công an đã gửi Thư khen Công an tỉnh Sơn La."
    assert [(name, who) for name, who, _, _ in awards(extraction, body)] == [
        ("Thư khen của Bộ Công an", "Công an tỉnh Sơn La")
    ]


def test_blocs_in_numbered_lines(extraction: Extraction) -> None:
    text = (
        "Quyết định chia khối thi đua\n\n05/10/2020\n\nCác khối thi đua của tỉnh Sơn La:\n1. Khối Nội chính: Sở Tư "
        "pháp, Thanh tra tỉnh, Tòa án nhân dân tỉnh.\n2. Khối Văn xã, gồm: Sở Y tế, Sở Giáo dục và Đào tạo.\n"
    )
    roles = [f for f in found(extraction, text) if isinstance(f, ClusterRoleFact)]
    assert [(f.cluster, f.unit) for f in roles] == [
        ("Khối thi đua Nội chính", "Sở Tư pháp"),
        ("Khối thi đua Nội chính", "Thanh tra tỉnh"),
        ("Khối thi đua Nội chính", "Tòa án nhân dân tỉnh"),
        ("Khối thi đua Văn xã", "Sở Y tế"),
        ("Khối thi đua Văn xã", "Sở Giáo dục và Đào tạo"),
    ]


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Chủ tịch UBND thành phố Trần Văn Lực phát biểu.", "Trần Văn Lực"),
        ("Ông Hoàng Gia Lâm, Giám đốc Sở Y tế, phát biểu.", "Hoàng Gia Lâm"),
        ("Bà Phạm Trường Giang, Giám đốc Sở Y tế, phát biểu.", "Phạm Trường Giang"),
    ],
)
def test_names_that_look_like_something_else(extraction: Extraction, sentence: str, person: str) -> None:
    roles = [
        f for f in found(extraction, f"Tin Cần Thơ\n\n05/10/2020\n\n{sentence}\n") if isinstance(f, PersonRoleFact)
    ]
    assert [f.person for f in roles] == [person]


def test_a_district_that_looks_like_a_person(extraction: Extraction) -> None:
    body = "Cụm thi đua số 2 tỉnh Sóc Trăng họp sáng 5/10. Đơn vị Cụm trưởng: Trần Đề."
    roles = [
        f for f in found(extraction, f"Tin\n\n05/10/2020\n\n{body}\n") if f.type in ("cluster_role", "person_role")
    ]
    assert [(f.unit, f.role) for f in roles if isinstance(f, ClusterRoleFact)] == [("Trần Đề", "head")]
    assert len(roles) == 1


def test_a_unit_told_of_in_passing_is_not_what_the_next_sentence_is_of(extraction: Extraction) -> None:
    text = (
        "Bạc Liêu xây dựng nông thôn mới\n\n05/10/2020\n\nTỉnh Bạc Liêu đẩy mạnh phong trào. Có 31/49 xã đạt chuẩn "
        "nông thôn mới; huyện Phước Long về đích sớm. Tỷ lệ hộ nghèo còn 1,9%. "
        "Năm 2020, điện thương phẩm đạt 1,2 tỷ kWh.\n"
    )
    assert [(value, area) for _, value, area in figures(extraction, text)] == [
        (31.0, "Bạc Liêu"),
        (1.9, "Bạc Liêu"),
        (1.2, "Bạc Liêu"),
    ]


def test_the_class_at_the_head_of_a_line(extraction: Extraction) -> None:
    text = (
        "TỜ TRÌNH\nVề việc đề nghị khen thưởng\n\nKính trình Thủ tướng Chính phủ trình Chủ tịch nước tặng:\n\n"
        "I. Huân chương Lao động\n1. Hạng Nhì: ông Vàng A Sính, nguyên Giám đốc Sở Y tế.\n"
        "2. Hạng Ba: Trường THPT Mộc Lỵ.\n"
    )
    facts = [f for f in found(extraction, text) if isinstance(f, AwardFact)]
    assert [(f.award, f.recipient) for f in facts] == [
        ("Huân chương Lao động hạng Nhì", "Vàng A Sính"),
        ("Huân chương Lao động hạng Ba", "Trường THPT Mộc Lỵ"),
    ]


def test_a_form_of_address_is_no_family_name(extraction: Extraction) -> None:
    text = "Bằng khen của Thủ tướng Chính phủ\n- Ông Trần Tiến Lực, Giám đốc Sở Y tế\n"
    assert [f.person for f in found(extraction, text) if isinstance(f, PersonRoleFact)] == ["Trần Tiến Lực"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Người dân quận Cái Răng, thành phố Cần Thơ hiến 9.100m2 đất, quận Ô Môn 7.200m2.",
            [(9100.0, "Cái Răng"), (7200.0, "Ô Môn")],
        ),
        ("Công tác giảm nghèo của Cần Thơ: 318 hộ thoát nghèo.", [(318.0, "Cần Thơ")]),
        ("Theo bà Lê Thị Hạnh, Trưởng Ban Dân vận, Cần Thơ có 1.210 mô hình dân vận khéo.", [(1210.0, "Cần Thơ")]),
    ],
)
def test_figures_of_several_areas_and_reported_ones(
    extraction: Extraction, sentence: str, expected: list[tuple[float, str]]
) -> None:
    text = f"Tin Cần Thơ\n\n05/10/2020\n\n{sentence}\n"
    assert [(value, area) for _, value, area in figures(extraction, text)] == expected


def test_sums_of_nothing_in_particular_are_no_figures(extraction: Extraction) -> None:
    text = "Thi đua làm giàu\n\n05/10/2020\n\nBị cáo ở Hà Nội gây thiệt hại số tiền 3.454 tỷ đồng.\n"
    assert figures(extraction, text) == []


def test_a_list_goes_on_over_lines_that_its_layout_broke(extraction: Extraction) -> None:
    body = (
        "Danh sách những người được tặng Giấy khen của Giám đốc Công an tỉnh Sơn La: Đại úy Lò Văn Hặc, Trung\n"
        "úy Bùi Anh Tú, Thiếu úy Vì Văn Pâng, Thượng úy Hà Đức Mạnh và Trung úy Lường Văn Chiến, cùng công tác\n"
        "tại Phòng Cảnh sát hình sự."
    )
    assert {who for _, who, _, _ in awards(extraction, body)} >= {"Bùi Anh Tú", "Vì Văn Pâng", "Hà Đức Mạnh"}
