"""Facts of type cluster_role: members in all forms of lists; heads and deputies, for which year, of which cluster."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.articles.reader import article_from_text
from kg_service.extraction.cluster.role import extract
from kg_service.extraction.document import Document
from kg_service.extraction.facts import ClusterRoleFact
from kg_service.extraction.knowledge import Knowledge
from kg_service.reference.load import Reference


@pytest.fixture(scope="module")
def knowledge(reference: Reference) -> Knowledge:
    return Knowledge(reference)


def facts(knowledge: Knowledge, text: str) -> list[ClusterRoleFact]:
    article = article_from_text("mau", text)
    found = [fact for fact in extract(Document(article, knowledge)) if isinstance(fact, ClusterRoleFact)]
    for fact in found:
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
    return found


def members(knowledge: Knowledge, text: str) -> list[str]:
    return [fact.unit for fact in facts(knowledge, text) if fact.role == "member"]


def leads(knowledge: Knowledge, text: str) -> list[tuple[str, str, str | None]]:
    return [(fact.role, fact.unit, fact.period) for fact in facts(knowledge, text) if fact.role != "member"]


@pytest.mark.parametrize(
    "text",
    [
        "Cụm thi đua số 3 gồm các tỉnh: Hưng Yên, Thái Bình và Hà Nam đã họp.",
        "Cụm thi đua số 3 bao gồm Hưng Yên, Thái Bình, Hà Nam.",
        "Cụm thi đua số 3 (Hưng Yên, Thái Bình, Hà Nam) ký giao ước.",
        "Cụm thi đua số 3 ( gồm: Hưng Yên, Thái Bình và Hà Nam) ký giao ước.",
        "Cụm thi đua số 3 có 3 thành viên: tỉnh Hưng Yên; tỉnh Thái Bình; tỉnh Hà Nam.",
        "Cụm thi đua số 3 có 3 đơn vị thành viên gồm UBND các tỉnh Hưng Yên, Thái Bình, Hà Nam.",
        "Các tỉnh Hưng Yên, Thái Bình và Hà Nam thuộc Cụm thi đua số 3 cùng dự.",
        "Cụm thi đua số 3 họp. Cụm gồm 3 tỉnh: Hưng Yên, Thái Bình, Hà Nam.",
    ],
)
def test_members_of_provinces(knowledge: Knowledge, text: str) -> None:
    found = facts(knowledge, text)
    assert [fact.unit for fact in found] == ["Hưng Yên", "Thái Bình", "Hà Nam"]
    assert {(fact.cluster, fact.role, fact.period) for fact in found} == {("Cụm thi đua số 3", "member", None)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Khối thi đua số 4 gồm các đơn vị: Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch, Ngân hàng Chính sách "
            "xã hội và Sở Y tế.",
            ["Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch", "Ngân hàng Chính sách xã hội", "Sở Y tế"],
        ),
        (
            "Khối thi đua các doanh nghiệp số 2 bao gồm Công ty cổ phần Cấp thoát nước Phú Yên, Viễn thông Phú Yên.",
            ["Công ty cổ phần Cấp thoát nước Phú Yên", "Viễn thông Phú Yên"],
        ),
        (
            "Cụm thi đua số 2 gồm các huyện: Mường La, Quỳnh Nhai và thị xã Nghĩa Lộ.",
            ["Mường La", "Quỳnh Nhai", "Nghĩa Lộ"],
        ),
        (
            "Cụm thi đua số 5 Bộ Công an có 3 đơn vị gồm Công an các tỉnh Vĩnh Phúc, Phú Thọ, Bắc Kạn.",
            ["Công an tỉnh Vĩnh Phúc", "Công an tỉnh Phú Thọ", "Công an tỉnh Bắc Kạn"],
        ),
        (
            "Cụm thi đua số 1 gồm 4 đơn vị là huyện Tuy Phước, Vân Canh và 2 thị xã An Nhơn, Hoài Nhơn; Cụm thi đua số "
            "2 gồm 2 huyện: An Lão, Tây Sơn.",
            ["Tuy Phước", "Vân Canh", "An Nhơn", "Hoài Nhơn", "An Lão", "Tây Sơn"],
        ),
        (
            "Khối thi đua các đoàn thể trung ương họp với sự tham gia của 02 tổ chức: Tổng Liên đoàn Lao động Việt "
            "Nam, Liên hiệp các tổ chức hữu nghị Việt Nam.",
            ["Tổng Liên đoàn Lao động Việt Nam", "Liên hiệp các tổ chức hữu nghị Việt Nam"],
        ),
        (
            "Cụm thi đua các tỉnh miền Tây Nam Bộ họp. Dự có lãnh đạo các tỉnh trong Cụm: Bến Tre, Cà Mau.",
            ["Bến Tre", "Cà Mau"],
        ),
        (
            "Cụm thi đua các tỉnh Bắc Trung Bộ (từ Hà Tĩnh đến Quảng Trị) ký giao ước.",
            ["Hà Tĩnh", "Quảng Bình", "Quảng Trị"],
        ),
        (
            "Cụm thi đua các thành phố trực thuộc Trung ương có 3 thành viên: Hà Nội, TP. Hồ Chí Minh, Bà Rịa - "
            "Vũng Tàu.",
            ["Hà Nội", "Thành phố Hồ Chí Minh", "Bà Rịa - Vũng Tàu"],
        ),
    ],
)
def test_members_of_all_kinds(knowledge: Knowledge, text: str, expected: list[str]) -> None:
    assert members(knowledge, text) == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Năm 2019 Cụm thi đua số 3 gồm các tỉnh Hưng Yên, Hà Nam đã họp.", "2019"),
        ("Cụm thi đua số 3 năm 2019 gồm Hưng Yên, Hà Nam.", "2019"),
        ("Năm 2019 công tác thi đua của Cụm thi đua số 3 (gồm Hưng Yên, Hà Nam) có tiến bộ.", None),
    ],
)
def test_the_year_of_members_only_beside_the_cluster(knowledge: Knowledge, text: str, period: str | None) -> None:
    assert {fact.period for fact in facts(knowledge, text)} == {period}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cụm thi đua số 3 họp. Hội nghị bầu tỉnh Hà Nam làm Cụm trưởng, tỉnh Hưng Yên làm Cụm phó năm 2021.",
            [("head", "Hà Nam", "2021"), ("deputy_head", "Hưng Yên", "2021")],
        ),
        (
            "Tỉnh Hà Nam được tặng Cờ thi đua của Chính phủ và được suy tôn là Trưởng Cụm thi đua số 3 năm 2017.",
            [("head", "Hà Nam", "2017")],
        ),
        ("Là Cụm trưởng năm 2018, tỉnh Hà Nam đăng cai hội nghị Cụm thi đua số 3.", [("head", "Hà Nam", "2018")]),
        (
            "Cụm thi đua số 3 tổng kết. Cụm trưởng là tỉnh Hà Nam, Cụm phó là tỉnh Hưng Yên.",
            [("head", "Hà Nam", None), ("deputy_head", "Hưng Yên", None)],
        ),
        (
            "Cụm thi đua số 3: tỉnh Hà Nam - Cụm trưởng năm 2016 bàn giao chức Cụm trưởng năm 2017 cho tỉnh Hưng Yên.",
            [("head", "Hà Nam", "2016"), ("head", "Hưng Yên", "2017")],
        ),
        (
            "Cụm thi đua số 3 họp. Hà Nam và Hưng Yên lần lượt giữ vai trò Cụm trưởng, Cụm phó năm 2019.",
            [("head", "Hà Nam", "2019"), ("deputy_head", "Hưng Yên", "2019")],
        ),
        ("Năm 2015, tỉnh Hà Nam giữ vai trò Cụm trưởng Cụm thi đua số 3.", [("head", "Hà Nam", "2015")]),
        (
            "Cụm thi đua số 3 họp tại Hà Nam (Cụm trưởng) và thăm tỉnh Hưng Yên (Phó Trưởng cụm).",
            [("head", "Hà Nam", None), ("deputy_head", "Hưng Yên", None)],
        ),
        (
            "Ông A, Phó Chủ tịch UBND tỉnh Hà Nam, Cụm trưởng Cụm thi đua số 3 kết luận.",
            [("head", "Hà Nam", None)],
        ),
        (
            "Khối thi đua số 9 do Liên đoàn Lao động tỉnh Hà Nam làm Khối trưởng, Sở Y tế làm Khối phó năm 2020.",
            [("head", "Liên đoàn Lao động tỉnh Hà Nam", "2020"), ("deputy_head", "Sở Y tế", "2020")],
        ),
        (
            "Khối thi đua số 2 họp. Hội nghị thống nhất bầu Viễn thông Hà Nam làm Trưởng khối năm 2018.",
            [("head", "Viễn thông Hà Nam", "2018")],
        ),
        (
            "Bà B, Chủ tịch Hội Cựu chiến binh tỉnh Hà Nam Cụm trưởng Cụm thi đua số 4 chủ trì.",
            [("head", "Hội Cựu chiến binh tỉnh Hà Nam", None)],
        ),
        (
            "Khối thi đua số 6 họp. Trưởng khối năm 2020 trao cờ cho Hội Khuyến học – đơn vị Trưởng khối năm 2021.",
            [("head", "Hội Khuyến học", "2021")],
        ),
        (
            "Với vai trò Cụm trưởng Cụm thi đua số 5 năm 2023, Công an tỉnh Hà Nam chủ trì.",
            [("head", "Công an tỉnh Hà Nam", "2023")],
        ),
    ],
)
def test_heads_and_deputies(knowledge: Knowledge, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert leads(knowledge, text) == expected


def test_a_part_named_again_without_its_year_is_the_same(knowledge: Knowledge) -> None:
    text = "Tỉnh Hà Nam làm Cụm trưởng Cụm thi đua số 3 năm 2018. Tỉnh Hà Nam là Cụm trưởng nên đăng cai hội nghị."
    assert leads(knowledge, text) == [("head", "Hà Nam", "2018")]


def test_a_title_belongs_to_the_cluster_named_last_before_it(knowledge: Knowledge) -> None:
    text = (
        "Cụm thi đua số 1 họp, bầu tỉnh Hà Nam làm Cụm trưởng. Sau đó, Khối thi đua các tổ chức chính trị - xã hội bầu "
        "Hội Nông dân tỉnh làm Khối trưởng."
    )
    assert [(fact.cluster, fact.unit) for fact in facts(knowledge, text)] == [
        ("Cụm thi đua số 1", "Hà Nam"),
        ("Khối thi đua các tổ chức chính trị - xã hội", "Hội Nông dân tỉnh"),
    ]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Cụm thi đua các tỉnh Đông Nam Bộ", "Cụm thi đua các tỉnh miền Đông Nam Bộ"),
        ("Cụm bảy tỉnh biên giới phía Bắc", "Cụm thi đua 7 tỉnh miền núi biên giới phía Bắc"),
        (
            "Cụm thi đua Hội Nông dân các tỉnh Đồng bằng sông Hồng",
            "Cụm thi đua Hội Nông dân các tỉnh Đồng bằng sông Hồng",
        ),
        ("Khối thi đua Mặt trận - Đoàn thể tỉnh", "Khối thi đua Mặt trận - Đoàn thể tỉnh"),
        ("Khối thi đua XVIII", "Khối thi đua XVIII"),
        ("Cụm thi đua các xã vùng hạ gồm", "Cụm thi đua các xã vùng hạ"),
        ("Khối thi đua các trường dạy nghề năm 2019", "Khối thi đua các trường dạy nghề"),
    ],
)
def test_names_of_clusters(knowledge: Knowledge, written: str, name: str) -> None:
    found = facts(knowledge, f"{written} tổng kết năm 2019, bầu tỉnh Hà Nam làm trưởng.") or facts(
        knowledge, f"{written} gồm Hà Nam, Hưng Yên."
    )
    assert {fact.cluster for fact in found} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Cô Lan, trưởng khối 5, cho biết khối lớp gồm khối 3, khối 4 và khối 5.",
        "Cụm công nghiệp gồm hai nhà máy của Hà Nam, Hưng Yên. Trưởng khối phố 6 là ông Bình.",
        "Các cụm, khối thi đua hoạt động theo quy chế, chấm điểm chéo.",
        "Cụm thi đua số 3 có nhiều đổi mới, được Hà Nam, Hưng Yên đánh giá cao.",
    ],
)
def test_what_says_nothing_of_clusters(knowledge: Knowledge, text: str) -> None:
    assert facts(knowledge, text) == []


@given(
    units=st.lists(
        st.sampled_from(["Hà Nam", "Bà Rịa - Vũng Tàu", "Sở Y tế", "Sở Giáo dục và Đào tạo", "Cần Thơ", "Kon Tum"]),
        min_size=2,
        max_size=6,
        unique=True,
    ),
    last=st.sampled_from([", ", " và "]),
    verb=st.sampled_from(["gồm ", "bao gồm: ", "gồm các đơn vị: "]),
)
def test_any_list_is_read_whole(knowledge: Knowledge, units: list[str], last: str, verb: str) -> None:
    text = f"Khối thi đua số 7 {verb}{', '.join(units[:-1])}{last}{units[-1]} đã ký giao ước."
    assert members(knowledge, text) == units


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị Cụm thi đua Tây Nguyên có đại diện hai tỉnh thành viên là Gia Lai và Kon Tum.",
        "Các đơn vị thành viên của Cụm thi đua Tây Nguyên gồm: Gia Lai, Kon Tum.",
        "Cụm thi đua Tây Nguyên có 2 tỉnh tham gia là: Gia Lai, Kon Tum.",
        "Cụm thi đua Tây Nguyên gồm:\n1. Tỉnh Gia Lai\n2. Tỉnh Kon Tum",
        "Cụm thi đua Tây Nguyên họp. Cụm được lập theo quyết định của tỉnh, gồm có 2 đơn vị: Gia Lai và Kon Tum.",
        "Tỉnh Gia Lai sinh hoạt tại Cụm thi đua Tây Nguyên cùng với tỉnh Kon Tum.",
    ],
)
def test_members_in_more_list_shapes(knowledge: Knowledge, text: str) -> None:
    assert members(knowledge, text) == ["Gia Lai", "Kon Tum"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cụm thi đua Tây Nguyên họp. Gia Lai tiếp quản vị trí Cụm trưởng năm 2020.", [("head", "Gia Lai", "2020")]),
        (
            "Quyền Cụm trưởng Cụm thi đua Tây Nguyên được chuyển từ tỉnh Gia Lai sang tỉnh Kon Tum cho năm 2016.",
            [("head", "Gia Lai", None), ("head", "Kon Tum", "2016")],
        ),
        (
            "Cụm thi đua Tây Nguyên họp. Cụm phó năm 2026 là Gia Lai và Kon Tum.",
            [("deputy_head", "Gia Lai", "2026"), ("deputy_head", "Kon Tum", "2026")],
        ),
        (
            "Cụm thi đua Tây Nguyên ký giao ước. Gia Lai làm Cụm trưởng năm 2015. Kon Tum được giao làm Cụm phó.",
            [("head", "Gia Lai", "2015"), ("deputy_head", "Kon Tum", "2015")],
        ),
        (
            "Cụm thi đua Tây Nguyên tổng kết năm 2014. Gia Lai giữ vai trò Cụm trưởng.",
            [("head", "Gia Lai", "2014")],
        ),
        ("Cụm thi đua Tây Nguyên họp. Năm 2023 Cụm do tỉnh Gia Lai đứng đầu.", [("head", "Gia Lai", "2023")]),
    ],
)
def test_leads_in_more_wordings(knowledge: Knowledge, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert leads(knowledge, text) == expected


def test_a_line_in_capitals_names_the_cluster_of_the_text(knowledge: Knowledge) -> None:
    text = "CỤM THI ĐUA SỐ 5 TỔNG KẾT NĂM 2020\n\nCụm thi đua số 5 tỉnh Đồng Tháp họp. Xã Cái Bè làm Cụm trưởng."
    assert {fact.cluster for fact in facts(knowledge, text)} == {"Cụm thi đua số 5 tỉnh Đồng Tháp"}


def test_boards_of_the_partys_committee_are_one_unit(knowledge: Knowledge) -> None:
    text = (
        "Khối thi đua các cơ quan chuyên trách tham mưu, giúp việc Tỉnh ủy Nghệ An họp. Khối bầu Ban Nội chính Tỉnh ủy "
        "giữ vai trò Trưởng khối, Ban Dân vận Tỉnh ủy làm Phó Trưởng khối năm 2023."
    )
    assert leads(knowledge, text) == [
        ("head", "Ban Nội chính Tỉnh ủy", "2023"),
        ("deputy_head", "Ban Dân vận Tỉnh ủy", "2023"),
    ]
    assert {fact.cluster for fact in facts(knowledge, text)} == {
        "Khối thi đua các cơ quan chuyên trách tham mưu, giúp việc Tỉnh ủy Nghệ An"
    }
    apart = "Cụm thi đua số 3 gồm Sở Nội vụ, Tỉnh ủy và Ban Dân tộc."
    assert members(knowledge, apart)[0] == "Sở Nội vụ"


def test_a_title_once_for_the_heads_of_several_clusters(knowledge: Knowledge) -> None:
    text = (
        "Cụm thi đua số 1 gồm: huyện Mai Châu, huyện Lạc Sơn.\nCụm thi đua số 2 gồm: huyện Đà Bắc, huyện Tân Lạc.\n"
        "Cụm trưởng các cụm năm 2019: Cụm số 1 - huyện Lạc Sơn; Cụm số 2 - huyện Đà Bắc."
    )
    assert leads(knowledge, text) == [("head", "Lạc Sơn", "2019"), ("head", "Đà Bắc", "2019")]
    found = [(fact.cluster, fact.unit) for fact in facts(knowledge, text) if fact.role == "head"]
    assert found == [("Cụm thi đua số 1", "Lạc Sơn"), ("Cụm thi đua số 2", "Đà Bắc")]
    seats = text.replace("Cụm trưởng các cụm năm 2019:", "Số xã của các cụm năm 2019:")
    assert leads(knowledge, seats) == []


def test_a_short_name_is_a_cluster_only_where_the_full_one_stands_too(knowledge: Knowledge) -> None:
    both = "Cụm thi đua II gồm: huyện Mai Châu, huyện Lạc Sơn.\nHuyện Mai Châu làm Trưởng cụm của Cụm II năm 2019."
    assert [(fact.cluster, fact.unit) for fact in facts(knowledge, both) if fact.role == "head"] == [
        ("Cụm thi đua II", "Mai Châu")
    ]
    assert facts(knowledge, "Học sinh khối 11 gồm: huyện Mai Châu, huyện Lạc Sơn thi đua học tốt.") == []


def test_a_brand_with_its_place_and_a_unit_in_brackets(knowledge: Knowledge) -> None:
    bank = "Khối thi đua số 5 họp. Hội nghị cử Vietinbank Kon Tum làm Phó Trưởng khối năm 2022."
    assert leads(knowledge, bank) == [("deputy_head", "Vietinbank Kon Tum", "2022")]
    bracket = "Khối thi đua số 5 họp năm 2022. Ông Lê Tá (Sở Công Thương tỉnh Kon Tum), đơn vị Khối phó, chủ trì."
    assert [(role, unit) for role, unit, _ in leads(knowledge, bracket)] == [
        ("deputy_head", "Sở Công Thương tỉnh Kon Tum")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cụm thi đua số 7 gồm: Thanh tra các tỉnh: Lâm Đồng (đơn vị Cụm trưởng), Gia Lai và Kon Tum.",
            ["Thanh tra tỉnh Lâm Đồng", "Thanh tra tỉnh Gia Lai", "Thanh tra tỉnh Kon Tum"],
        ),
        (
            "Cụm thi đua số 2 (Khối Dạy nghề) gồm Trung tâm Giáo dục thường xuyên các huyện Mai Châu, "
            "Lạc Sơn và Đà Bắc.",
            [
                "Trung tâm Giáo dục thường xuyên huyện Mai Châu",
                "Trung tâm Giáo dục thường xuyên huyện Lạc Sơn",
                "Trung tâm Giáo dục thường xuyên huyện Đà Bắc",
            ],
        ),
        (
            "Cụm thi đua số 3 Hội đồng Thi đua khen thưởng tỉnh gồm Công an huyện Mai Châu, Lạc Sơn và Trung đoàn 12.",
            ["Công an huyện Mai Châu", "Công an huyện Lạc Sơn", "Trung đoàn 12"],
        ),
        (
            "Khối thi đua 6 có 2 trường cao đẳng trên địa bàn: Trường Cao đẳng Y tế Phú Yên; Trường Cao đẳng Phú Yên.",
            ["Trường Cao đẳng Y tế Phú Yên", "Trường Cao đẳng Phú Yên"],
        ),
    ],
)
def test_a_list_says_once_what_its_units_are(knowledge: Knowledge, text: str, expected: list[str]) -> None:
    assert members(knowledge, text) == expected


def test_committees_of_a_list_stand_for_their_areas(knowledge: Knowledge) -> None:
    text = "Cụm thi đua số 3 gồm UBND các huyện Mai Châu, Lạc Sơn và Đà Bắc."
    assert members(knowledge, text) == ["Mai Châu", "Lạc Sơn", "Đà Bắc"]


def test_a_place_that_leads_stands_for_the_member_of_that_place(knowledge: Knowledge) -> None:
    text = (
        "Cụm thi đua số 7 gồm Thanh tra các tỉnh: Lâm Đồng, Gia Lai, Kon Tum. Năm 2020 Gia Lai làm Cụm trưởng, "
        "Kon Tum làm Cụm phó."
    )
    assert leads(knowledge, text) == [
        ("head", "Thanh tra tỉnh Gia Lai", "2020"),
        ("deputy_head", "Thanh tra tỉnh Kon Tum", "2020"),
    ]
    of_one_place = (
        "Khối thi đua 6 gồm: Trường Cao đẳng Y tế Phú Yên, Trường Cao đẳng Nghề Phú Yên. Trường Cao đẳng Nghề "
        "Phú Yên được phân công làm khối trưởng."
    )
    assert [(role, unit) for role, unit, _ in leads(knowledge, of_one_place)] == [
        ("head", "Trường Cao đẳng Nghề Phú Yên")
    ]


def test_a_clusters_name_ends_before_its_council(knowledge: Knowledge) -> None:
    text = "Cụm thi đua số 3 Hội đồng Thi đua khen thưởng tỉnh gồm huyện Mai Châu, huyện Lạc Sơn."
    assert {fact.cluster for fact in facts(knowledge, text)} == {"Cụm thi đua số 3"}


def test_units_of_no_table_are_known_from_their_list(knowledge: Knowledge) -> None:
    text = "Cụm thi đua số 5 gồm: THCS Hùng Sơn, THCS Yên Lãng, THCS Phú Lạc. Năm 2014 THCS Yên Lãng làm cụm trưởng."
    assert leads(knowledge, text) == [("head", "THCS Yên Lãng", "2014")]


def test_deputies_after_a_colon(knowledge: Knowledge) -> None:
    text = (
        "Khối thi đua các cơ quan Đảng, Mặt trận, đoàn thể tỉnh bầu lãnh đạo năm 2020\n"
        "- Khối trưởng: Hội Nông dân tỉnh\n- Khối phó: Tỉnh đoàn; Hội Cựu chiến binh tỉnh."
    )
    assert [(role, unit) for role, unit, _ in leads(knowledge, text)] == [
        ("head", "Hội Nông dân tỉnh"),
        ("deputy_head", "Tỉnh đoàn"),
        ("deputy_head", "Hội Cựu chiến binh tỉnh"),
    ]
    assert facts(knowledge, text)[0].cluster.startswith("Khối thi đua các cơ quan Đảng, Mặt trận, đoàn thể")


def test_heads_of_a_cluster_that_the_title_calls_otherwise(knowledge: Knowledge) -> None:
    text = (
        "Tổng kết cụm thi đua các xã và thị trấn\n\nNgày 9/1/2015, Cụm thi đua các xã vùng hạ gồm: xã Tân Lập, xã Hòa "
        "Sơn và xã Yên Phú họp.\n\nHội nghị bầu xã Hòa Sơn là trưởng cụm năm 2015."
    )
    assert {fact.cluster for fact in facts(knowledge, text)} == {"Cụm thi đua các xã vùng hạ"}
    assert leads(knowledge, text) == [("head", "Hòa Sơn", "2015")]


def test_names_that_differ_in_capitals_only_come_out_the_same_in_every_process() -> None:
    text = "Khối thi đua các cơ quan Đảng tỉnh họp. Khối thi đua các cơ quan đảng tỉnh gồm: Tỉnh đoàn."
    program = (
        "import sys; from kg_service.extraction.mentions.clusters import find_clusters; "
        "print([one.name for one in find_clusters(sys.argv[1], sys.argv[1].lower())])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program, text],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
    assert "Khối thi đua" in said.pop()
