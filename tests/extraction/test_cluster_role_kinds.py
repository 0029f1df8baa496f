"""Parts in clusters as minutes, decisions, pacts and tables tell them: by numbers alone, a line each, kinds once."""

from __future__ import annotations

import pytest
from reading import cluster_roles


def told(text: str) -> list[tuple[str, str, str]]:
    return [(fact.cluster, fact.unit, fact.role) for fact in cluster_roles(text)]


def members(text: str) -> list[str]:
    return [unit for _, unit, role in told(text) if role == "member"]


def leaders(text: str) -> list[tuple[str, str]]:
    return [(role, unit) for _, unit, role in told(text) if role != "member"]


def test_clusters_by_their_numbers_alone() -> None:
    text = (
        "UBND huyện chia các xã thành 3 cụm thi đua: Cụm I gồm các xã Đại Phước, Đức Mỹ; "
        "Cụm II có 2 đơn vị: Tân Bình, An Trường; Cụm III (các xã bãi ngang): Mỹ Cẩm, Bình Phú."
    )
    assert told(text) == [
        ("Cụm I", "Đại Phước", "member"),
        ("Cụm I", "Đức Mỹ", "member"),
        ("Cụm II", "Tân Bình", "member"),
        ("Cụm II", "An Trường", "member"),
        ("Cụm III", "Mỹ Cẩm", "member"),
        ("Cụm III", "Bình Phú", "member"),
    ]
    blocs = "Các phòng ký giao ước thi đua: Khối 2 (thanh tra) do Thanh tra Sở làm Khối trưởng."
    assert told(blocs) == [("Khối 2", "Thanh tra Sở", "head")]
    assert told("Khối 8 gồm 40 hộ thi đua làm sạch đường phố; Khối 9 do ông Hồ Sỹ Tuấn làm khối trưởng.") == []


def test_a_number_stands_for_the_full_name() -> None:
    text = "Hội nghị của Cụm thi đua số 5 Công an tỉnh Cà Mau. Cụm 5 gồm: huyện U Minh, huyện Phú Tân."
    assert {cluster for cluster, _, _ in told(text)} == {"Cụm thi đua số 5 Công an tỉnh Cà Mau"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what the units are is said once, before the list or before the cluster
        (
            "Cụm thi đua số 6 có các trường THCS Tam Giang, THCS Hòa Mỹ và THCS Phú Lâm.",
            ["Trường THCS Tam Giang", "Trường THCS Hòa Mỹ", "Trường THCS Phú Lâm"],
        ),
        (
            "Hội Nông dân các huyện thuộc Cụm thi đua số 3: Ia Grai, Chư Prông, Đức Cơ cùng ký giao ước.",
            ["Hội Nông dân huyện Ia Grai", "Hội Nông dân huyện Chư Prông", "Hội Nông dân huyện Đức Cơ"],
        ),
        (
            "Cụm thi đua số 3 (các xã: Nghĩa Phú, Nghĩa Sơn và thị trấn Quỹ Nhất) đã họp.",
            ["Nghĩa Phú", "Nghĩa Sơn", "Quỹ Nhất"],
        ),
        # minutes: who of the members is there
        (
            "Khối thi đua số 2 họp.\nCác đơn vị thành viên có mặt (3/3): Sở Y tế; Sở Xây dựng; Bưu điện tỉnh.",
            ["Sở Y tế", "Sở Xây dựng", "Bưu điện tỉnh"],
        ),
        # the line below a letterhead
        ("CỤM THI ĐUA SỐ 4\n(Gồm: Quảng Nam, Phú Yên, Bình Định)\nBÁO CÁO", ["Quảng Nam", "Phú Yên", "Bình Định"]),
        # a line for each
        (
            "KHỐI THI ĐUA SỐ 9\nPhân công\n1. Sở Nội vụ: Khối trưởng\n2. Sở Y tế: thành viên.\n3. Sở Đất (thành viên)",
            ["Sở Y tế", "Sở Đất"],
        ),
        (
            "KHỐI THI ĐUA SỐ 8\nBẢN GIAO ƯỚC\nChúng tôi gồm:\n- Hội Nông dân huyện\n- Huyện đoàn\nký kết như sau:",
            ["Hội Nông dân huyện", "Huyện đoàn"],
        ),
        # a table with a line for each cluster
        (
            "STT | Tên cụm | Các đơn vị thành viên\n1 | Cụm thi đua số 1 | Đô Lương, Anh Sơn\n"
            "2 | Cụm thi đua số 2 | Diễn Châu, Yên Thành",
            ["Đô Lương", "Anh Sơn", "Diễn Châu", "Yên Thành"],
        ),
    ],
)
def test_members_as_offices_list_them(text: str, expected: list[str]) -> None:
    assert members(text) == expected


def test_members_of_a_bloc_that_the_text_is_not_about() -> None:
    text = (
        "TIN CÁC NGÀNH\nHội Nông dân huyện Cai Lậy mở lớp dạy nghề ở tỉnh Tiền Giang.\n"
        "Khối thi đua các bệnh viện huyện đổi cách chấm\n"
        "Hôm qua khối họp. Các thành viên gồm Bệnh viện Tân Hồng, Bệnh viện Lấp Vò, Bệnh viện Tháp Mười nhất trí."
    )
    assert members(text) == ["Bệnh viện Tân Hồng", "Bệnh viện Lấp Vò", "Bệnh viện Tháp Mười"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # names of which the tables know a part
        (
            "Khối thi đua số 3 bầu Sở Y tế làm Khối trưởng, Công đoàn ngành Xây dựng và GTCC làm Khối phó.",
            [("head", "Sở Y tế"), ("deputy_head", "Công đoàn ngành Xây dựng và GTCC")],
        ),
        ("Khối thi đua số 3 họp. Công đoàn ngành Y tế (Khối trưởng) dự.", [("head", "Công đoàn ngành Y tế")]),
        (
            "Khối thi đua số 4 cử Chi nhánh Ngân hàng Phát triển làm Khối phó.",
            [("deputy_head", "Chi nhánh Ngân hàng Phát triển")],
        ),
        # not the body that the cluster is named by
        (
            "Công an huyện Phù Cát được Cụm thi đua số 4 Công an tỉnh Bình Định giao làm Cụm trưởng.",
            [("head", "Công an huyện Phù Cát")],
        ),
        # a heading's titles belong to those below it, and "công nhận" is no "nhận"
        (
            "Khối thi đua số 5 họp. Bầu Trưởng khối, Phó khối: Sở Xây dựng giữ chức Trưởng khối; Sở Y tế làm Phó khối.",
            [("head", "Sở Xây dựng"), ("deputy_head", "Sở Y tế")],
        ),
        (
            "Công nhận Cụm trưởng, Cụm phó:\nCụm thi đua số 1: Cụm trưởng: huyện Đam Rông; Cụm phó: huyện Lạc Dương.",
            [("head", "Đam Rông"), ("deputy_head", "Lạc Dương")],
        ),
        # one that its place told before
        (
            "Bưu điện tỉnh Đắk Nông thuộc Khối thi đua số 9. Bưu điện tỉnh được bầu làm Khối phó.",
            [("deputy_head", "Bưu điện tỉnh Đắk Nông")],
        ),
    ],
)
def test_leaders_as_offices_name_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert leaders(text) == expected


def test_leaders_of_years_a_line_each() -> None:
    text = "Phân công Cụm trưởng Cụm thi đua số 7:\nNăm 2019: xã Cẩm Vịnh\nNăm 2020: xã Thạch Bình"
    assert [(fact.unit, fact.period) for fact in cluster_roles(text)] == [("Cẩm Vịnh", "2019"), ("Thạch Bình", "2020")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a list on the line below a heading
        (
            "Khối thi đua IV: 3 đơn vị\nSở Nội vụ, Sở Tư pháp, Thanh tra tỉnh.",
            ["Sở Nội vụ", "Sở Tư pháp", "Thanh tra tỉnh"],
        ),
        # "và" inside a name and after it
        (
            "Khối thi đua số 7 gồm Sở Y tế, Sở Giáo dục và Đào tạo và Ban Dân tộc.",
            ["Sở Y tế", "Sở Giáo dục và Đào tạo", "Ban Dân tộc"],
        ),
        ("Cụm thi đua số 2 hiện có Huyện đoàn Lâm Hà, Thành đoàn Đà Lạt.", ["Huyện đoàn Lâm Hà", "Thành đoàn Đà Lạt"]),
        (
            "Cụm thi đua số 9 gồm 2 trung tâm y tế: Uông Bí, Hạ Long.",
            ["Trung tâm Y tế Uông Bí", "Trung tâm Y tế Hạ Long"],
        ),
        (
            "Công ty Điện lực Gia Lai thuộc Khối thi đua số 3.",
            ["Công ty Điện lực Gia Lai"],
        ),
    ],
)
def test_names_of_members_end_where_they_do(text: str, expected: list[str]) -> None:
    assert members(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cụm thi đua số 9 họp. Hội Luật gia tỉnh Đồng Nai và Hội Luật gia tỉnh Tây Ninh là Cụm phó.",
            [("deputy_head", "Hội Luật gia tỉnh Đồng Nai"), ("deputy_head", "Hội Luật gia tỉnh Tây Ninh")],
        ),
        (
            "Trưởng Cụm 5 - Sở Du lịch Lào Cai - chuyển hồ sơ Cụm thi đua số 5 Bộ Văn hóa.",
            [("head", "Sở Du lịch Lào Cai")],
        ),
        ("Báo Gia Lai là Cụm trưởng Cụm thi đua các báo Đảng.", [("head", "Báo Gia Lai")]),
        (
            "Chi cục Thuế huyện Cẩm Thủy tiếp nhận cờ luân lưu và nhiệm vụ Trưởng cụm thi đua số 5.",
            [("head", "Chi cục Thuế huyện Cẩm Thủy")],
        ),
    ],
)
def test_names_of_leaders_end_where_they_do(text: str, expected: list[tuple[str, str]]) -> None:
    assert leaders(text) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Khối thi đua các tổ chức hành nghề công chứng tỉnh Lâm Đồng",
        "Khối thi đua các quỹ tín dụng nhân dân tỉnh Lâm Đồng",
        "Khối thi đua các khách sạn tỉnh Lâm Đồng",
        "Khối thi đua các tỉnh miền núi",
    ],
)
def test_words_of_no_table_say_of_what_sort_the_units_are(name: str) -> None:
    assert told(f"{name} tiến hành tổng kết. Báo Lâm Đồng làm Trưởng khối.") == [(name, "Báo Lâm Đồng", "head")]


def test_banks_named_once_and_by_their_branches() -> None:
    bloc = "Khối thi đua các tổ chức tín dụng tỉnh Lai Châu"
    text = (
        f"{bloc} gồm: các chi nhánh Ngân hàng Hợp tác xã, Ngoại thương, Đầu tư và Phát triển "
        "và Sài Gòn Thương Tín.\n\n"
        "Hội nghị bầu Ngân hàng Ngoại thương Chi nhánh Than Uyên làm Trưởng khối."
    )
    assert members(text) == [
        "Ngân hàng Hợp tác xã",
        "Ngân hàng Ngoại thương",
        "Ngân hàng Đầu tư và Phát triển",
        "Ngân hàng Sài Gòn Thương Tín",
    ]
    assert leaders(text) == [("head", "Ngân hàng Ngoại thương Chi nhánh Than Uyên")]
    assert {cluster for cluster, _, _ in told(text)} == {bloc}
