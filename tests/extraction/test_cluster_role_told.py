"""Parts in clusters told in free words: any order of unit and title, lists before and after, lines below a heading."""

from __future__ import annotations

import pytest
from reading import cluster_roles


def told(text: str) -> set[tuple[str, str]]:
    """Role and unit of each fact."""
    return {(fact.role, fact.unit) for fact in cluster_roles(text)}


def members(text: str) -> set[str]:
    return {unit for role, unit in told(text) if role == "member"}


@pytest.mark.parametrize(
    ("text", "head", "deputies"),
    [
        # what leaders do, in place of a title
        ("Năm tới, tỉnh Nghệ An sẽ dẫn dắt Cụm thi đua Bắc Trung Bộ năm 2021.", "Nghệ An", []),
        ('Năm tới Lâm Đồng sẽ là đơn vị "cầm trịch" Cụm thi đua số 2, còn Gia Lai làm phó.', "Lâm Đồng", ["Gia Lai"]),
        ("Cụm thi đua số 2 họp. Nhiệm vụ điều hành Cụm được giao cho tỉnh Bạc Liêu.", "Bạc Liêu", []),
        ("Lâm Đồng đảm nhận vai trò đơn vị đứng đầu Cụm thi đua các tỉnh Tây Nguyên.", "Lâm Đồng", []),
        ("Suốt năm ngoái cầm nhịp Cụm thi đua số 7, tỉnh Lào Cai nghỉ.", "Lào Cai", []),
        # one noun for two titles, lists of deputies
        (
            "Cụm thi đua số 6 chọn huyện Ba Bể, Na Rì lần lượt vào vị trí trưởng và phó cụm năm 2023.",
            "Ba Bể",
            ["Na Rì"],
        ),
        (
            "Hội nghị để Nghệ An giữ cương vị Trưởng Cụm thi đua số 4 năm 2021; Hà Tĩnh, Quảng Trị cùng là Phó Cụm.",
            "Nghệ An",
            ["Hà Tĩnh", "Quảng Trị"],
        ),
        # brackets, dashes, colons and units of no table
        (
            "Cụm thi đua số 2 họp. Dự có đại diện Cụm trưởng (huyện Ba Bể) và Cụm phó (huyện Na Rì).",
            "Ba Bể",
            ["Na Rì"],
        ),
        (
            "Đơn vị giữ ghế Khối trưởng Khối thi đua số 14: Bưu điện tỉnh. Đơn vị nhận Khối phó: Viễn thông Sao Mai.",
            "Bưu điện tỉnh",
            ["Viễn thông Sao Mai"],
        ),
        ("Cụm trưởng Cụm thi đua số 2 năm 2014 được giao cho Yên Mạc, Cụm phó giao Yên Lộc.", "Yên Mạc", ["Yên Lộc"]),
        # handed on
        (
            "Chức Trưởng Khối thi đua số 3 năm 2019 được luân chuyển cho Ngân hàng Sao Mai.",
            "Ngân hàng Sao Mai",
            [],
        ),
        ("Cụm thi đua số 3 họp. Sở Y tế được tặng Cờ và được bầu vào vị trí Cụm trưởng.", "Sở Y tế", []),
        # units of which the tables know a part; what one bracket says is the other's title
        (
            "Khối thi đua TP.HCM có 9 bạn, do Hội Công ty Dệt Sao Mai làm Khối trưởng, Hội Công ty May Tân Lập "
            "làm Khối phó.",
            "Hội Công ty Dệt Sao Mai",
            ["Hội Công ty May Tân Lập"],
        ),
        (
            "Cụm trưởng và cụm phó Cụm thi đua số 8 năm tới là huyện Ba Bể (Cụm trưởng) và huyện Na Rì (Cụm phó).",
            "Ba Bể",
            ["Na Rì"],
        ),
        # the agent of a passive has no title; several with one title; orders that the text tells
        ("Năm 2020, Sở Y tế được UBND tỉnh Hà Nam phân công làm Khối trưởng Khối thi đua số 3.", "Sở Y tế", []),
        (
            "Sở Y tế là Trưởng khối; Sở Nội vụ, Sở Tư pháp là các Phó khối của Khối thi đua Văn xã năm 2023.",
            "Sở Y tế",
            ["Sở Nội vụ", "Sở Tư pháp"],
        ),
        (
            "Cụm trưởng, Phó cụm trưởng Cụm thi đua số 5 năm tới lần lượt thuộc về huyện Ba Bể và huyện Na Rì.",
            "Ba Bể",
            ["Na Rì"],
        ),
        ("Cụm trưởng năm nay của Cụm thi đua số 10, huyện Ba Bể, vừa mở hội thao.", "Ba Bể", []),
        ("Sở Y tế, đơn vị chủ trì Khối thi đua số 1 năm 2019, đã đón các bạn.", "Sở Y tế", []),
        ("Trong vai trò Khối trưởng, năm qua Sở Y tế đã mở 4 cuộc giao ban Khối thi đua số 1.", "Sở Y tế", []),
        ("Phó Giám đốc Sở Y tế - cơ quan Trưởng khối Khối thi đua số 9 - đọc quy chế.", "Sở Y tế", []),
        ("Ông Vi Chài, Phó Giám đốc Sở Y tế, đại diện Trưởng khối Khối thi đua số 9, đọc quy chế.", "Sở Y tế", []),
        # someone of the unit speaks for it
        ("Cụm thi đua số 2 họp. Thay mặt Cụm trưởng, Phó Chủ tịch UBND huyện Ba Bể báo cáo.", "Ba Bể", []),
    ],
)
def test_who_leads(text: str, head: str, deputies: list[str]) -> None:
    leaders = {(role, unit) for role, unit in told(text) if role != "member"}
    assert leaders == {("head", head), *(("deputy_head", unit) for unit in deputies)}


@pytest.mark.parametrize(
    "text",
    [
        "Cụm thi đua số 5 hiện có bốn thành viên. Đó là các huyện Ba Bể, Na Rì, Chợ Mới và Bạch Thông.",
        "Huyện Ba Bể, huyện Na Rì, huyện Chợ Mới và huyện Bạch Thông là bốn huyện hợp thành Cụm thi đua số 5.",
        "Cùng sinh hoạt trong Cụm thi đua số 5 là các huyện Ba Bể, Na Rì, Chợ Mới, Bạch Thông.",
        "Cụm thi đua số 5 dành cho các huyện vùng cao: Ba Bể, Na Rì, Chợ Mới, Bạch Thông.",
        "Trong Cụm thi đua số 5 có các huyện Ba Bể, Na Rì, Chợ Mới, Bạch Thông.",
        "Cụm thi đua số 5 được hình thành trên cơ sở bốn huyện: Ba Bể, Na Rì, Chợ Mới, Bạch Thông.",
        "Đại diện các huyện Ba Bể, Na Rì, Chợ Mới, Bạch Thông - bốn thành viên của Cụm thi đua số 5 - cùng dự.",
        "Nằm trong Cụm thi đua số 5 còn có huyện Ba Bể, huyện Na Rì, huyện Chợ Mới, huyện Bạch Thông.",
        "Cụm thi đua số 5 - với bốn địa phương Ba Bể, Na Rì, Chợ Mới, Bạch Thông - vừa tổng kết.",
        "Huyện Ba Bể, huyện Na Rì, huyện Chợ Mới và huyện Bạch Thông được xếp chung Cụm thi đua số 5 của tỉnh.",
        "Cụm thi đua số 5 họp. Bốn thành viên còn lại, huyện Ba Bể, huyện Na Rì, huyện Chợ Mới và Bạch Thông, vắng.",
        "Cụm thi đua số 5 họp. Những đơn vị khác trong cụm là huyện Ba Bể, huyện Na Rì, huyện Chợ Mới và Bạch Thông.",
    ],
)
def test_members_in_any_words(text: str) -> None:
    assert members(text) == {"Ba Bể", "Na Rì", "Chợ Mới", "Bạch Thông"}


@pytest.mark.parametrize("heading", ["Khối thi đua số 3", "Thành phần Khối thi đua số 3 năm 2022:"])
@pytest.mark.parametrize(("bullet", "before", "after"), [("- ", " (", ")"), ("1. ", " - ", ""), ("+ ", ": ", ".")])
def test_lines_below_a_heading(heading: str, bullet: str, before: str, after: str) -> None:
    lines = [
        f"{bullet}Sở Công Thương{before}Khối trưởng{after}",
        f"{bullet}Sở Xây dựng{before}Khối phó{after}",
        f"{bullet}Sở Nội vụ",
    ]
    assert told("\n".join([heading, *lines])) == {
        ("member", "Sở Công Thương"),
        ("member", "Sở Xây dựng"),
        ("member", "Sở Nội vụ"),
        ("head", "Sở Công Thương"),
        ("deputy_head", "Sở Xây dựng"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Theo kết quả bỏ phiếu, tỉnh Lào Cai thay Yên Bái làm trưởng Cụm thi đua số 3.",
        "Tỉnh Yên Bái bàn giao chức Trưởng Cụm thi đua số 3 cho tỉnh Lào Cai.",
        "Chức Trưởng Cụm thi đua số 3 được chuyển từ tỉnh Yên Bái sang tỉnh Lào Cai.",
        "Kế nhiệm Yên Bái, tỉnh Lào Cai giữ vai trò Trưởng Cụm thi đua số 3.",
    ],
)
def test_who_led_before(text: str) -> None:
    assert told(text) == {("head", "Lào Cai"), ("head", "Yên Bái")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Khối thi đua số 2 gồm các sở: Nội vụ, Kế hoạch và Đầu tư, Y tế.",
            ["Sở Nội vụ", "Sở Kế hoạch và Đầu tư", "Sở Y tế"],
        ),
        ("Khối thi đua số 2 có các Sở Nội vụ, Tài chính và Y tế.", ["Sở Nội vụ", "Sở Tài chính", "Sở Y tế"]),
        (
            "Cụm thi đua số 4 gồm 3 trường THPT: Lê Lợi, Trần Phú, Hùng Vương.",
            ["Trường THPT Lê Lợi", "Trường THPT Trần Phú", "Trường THPT Hùng Vương"],
        ),
        (
            "Cụm thi đua số 4 gồm các trường: THCS Lê Lợi, THCS Trần Phú.",
            ["THCS Lê Lợi", "THCS Trần Phú"],
        ),
        (
            "Cụm thi đua số 1 gồm Công đoàn các công ty: Dệt Sao Mai, Dệt Sông Lam.",
            ["Công đoàn Công ty Dệt Sao Mai", "Công đoàn Công ty Dệt Sông Lam"],
        ),
        (
            "Cụm thi đua số 1 gồm Công an của ba địa phương: thị xã Nghĩa Lộ, huyện Trạm Tấu, huyện Văn Chấn.",
            ["Công an thị xã Nghĩa Lộ", "Công an huyện Trạm Tấu", "Công an huyện Văn Chấn"],
        ),
        ("Cụm thi đua các huyện phía Nam họp. Về phía Cụm có lãnh đạo các huyện Ba Bể, Na Rì.", ["Ba Bể", "Na Rì"]),
        (
            "Sáng 26/8, công an 3 tỉnh: Hưng Yên, Thái Bình và Hà Nam thuộc Cụm thi đua số 5 đã họp.",
            ["Công an tỉnh Hưng Yên", "Công an tỉnh Thái Bình", "Công an tỉnh Hà Nam"],
        ),
        (
            "Khối thi đua số 9 bao gồm: Sở Y tế - Trưởng khối, Sở Nội vụ - Phó khối, Sở Tư pháp.",
            ["Sở Y tế", "Sở Nội vụ", "Sở Tư pháp"],
        ),
        ("Khối thi đua số 9 có 7 đơn vị, trong đó có Sở Y tế và Sở Tư pháp.", ["Sở Y tế", "Sở Tư pháp"]),
        (
            "Công an tỉnh Hà Nam cùng Công an các tỉnh Thái Bình, Hưng Yên nằm trong Cụm thi đua số 7.",
            ["Công an tỉnh Hà Nam", "Công an tỉnh Thái Bình", "Công an tỉnh Hưng Yên"],
        ),
        ("Huyện Na Rì gia nhập Cụm thi đua số 3 từ năm 2010.", ["Na Rì"]),
        ("Là đơn vị trong Cụm thi đua số 2, huyện Na Rì đã ký giao ước.", ["Na Rì"]),
        ("Các huyện Ba Bể, Na Rì (Cụm thi đua số 2) chưa nộp báo cáo.", ["Ba Bể", "Na Rì"]),
        (
            "Danh sách cụm thi đua\nCụm I: huyện Ba Bể, huyện Na Rì.\nCụm II: Chợ Mới, Bạch Thông",
            ["Ba Bể", "Na Rì", "Chợ Mới", "Bạch Thông"],
        ),
        (
            "Trường THPT Cao Bá Quát tròn 40 tuổi. Nhiều năm nay trường thuộc Cụm thi đua số 2.",
            ["Trường THPT Cao Bá Quát"],
        ),
    ],
)
def test_members_named_in_part(text: str, expected: list[str]) -> None:
    assert members(text) == set(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế dẫn đầu Khối thi đua số 5. Đơn vị này cũng sẽ làm Khối trưởng năm 2024.",
        "Sở Y tế tổng kết năm. Năm qua sở hoàn thành tốt vai trò Khối trưởng Khối thi đua số 5.",
        "Khối thi đua số 5 bỏ phiếu kín. Bầu Trưởng khối: Sở Nội vụ 3 phiếu; Sở Y tế 5 phiếu.",
    ],
)
def test_leaders_named_in_part(text: str) -> None:
    assert told(text) == {("head", "Sở Y tế")}


def test_leaders_in_tables() -> None:
    years = "Cụm thi đua Tây Bắc\nNăm | Trưởng cụm | Phó cụm\n2016 | Hòa Bình | Sơn La\n2017 | Lai Châu | Điện Biên"
    assert told(years) == {
        ("head", "Hòa Bình"),
        ("deputy_head", "Sơn La"),
        ("head", "Lai Châu"),
        ("deputy_head", "Điện Biên"),
    }
    parts = "Khối thi đua số 7\nSTT | Đơn vị | Nhiệm vụ\n1 | Sở Y tế | Khối trưởng\n2 | Sở Nội vụ | Thành viên"
    assert told(parts) == {("head", "Sở Y tế"), ("member", "Sở Y tế"), ("member", "Sở Nội vụ")}


def test_who_leads_in_each_year_and_each_cluster() -> None:
    by_year = "Khối thi đua số 1 họp. Khối trưởng luân phiên: năm 2018 Sở Nội vụ, năm 2019 Sở Tư pháp."
    assert told(by_year) == {("head", "Sở Nội vụ"), ("head", "Sở Tư pháp")}
    lines = "Phân công Trưởng Cụm năm 2016:\n1. Cụm thi đua số 1: huyện Ba Bể\n2. Cụm thi đua số 2: huyện Na Rì"
    assert told(lines) == {("head", "Ba Bể"), ("head", "Na Rì")}


def test_leaders_by_their_place_in_lists() -> None:
    text = (
        "Chia các xã thành 02 cụm thi đua (đơn vị nêu tên trước là Cụm trưởng, đơn vị nêu tên thứ hai là Cụm phó):\n"
        "- Cụm số 1: xã Yên Mạc, xã Yên Lộc, xã Yên Hòa.\n- Cụm số 2: xã Lai Thành, xã Kim Mỹ, xã Cồn Thoi."
    )
    assert {fact for fact in told(text) if fact[0] != "member"} == {
        ("head", "Yên Mạc"),
        ("deputy_head", "Yên Lộc"),
        ("head", "Lai Thành"),
        ("deputy_head", "Kim Mỹ"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Cụm thi đua số 2 chưa họp; huyện nào làm trưởng cụm thì chưa rõ.",
        "Cụm thi đua số 2 họp. Tỉnh Lào Cai chưa từng cầm trịch.",
        "Cụm thi đua số 2 họp tại Lào Cai. Cụm trưởng đề nghị tỉnh Yên Bái và tỉnh Sơn La sớm báo cáo.",
        "Cụm thi đua số 2 họp. Trưởng cụm tặng hoa cho tỉnh Lào Cai.",
        "Trong Cụm thi đua số 2, huyện Ba Bể đứng thứ nhất, huyện Na Rì đứng thứ hai.",
        "Cụm thi đua số 2 đề nghị tặng Cờ thi đua cho các tỉnh: Lào Cai, Yên Bái.",
        "Đoàn công tác của Cụm thi đua số 2 đã tham quan mô hình tại các tỉnh Lào Cai, Yên Bái.",
        "Ban Quản lý cụm công nghiệp họp, huyện Ba Bể điều hành dự án.",
    ],
)
def test_nobody_leads(text: str) -> None:
    assert told(text) == set()


def test_a_bloc_that_its_titles_tell() -> None:
    text = "Khối các cơ quan nội chính (Công an tỉnh, Thanh tra tỉnh) thi đua; Khối trưởng là Thanh tra tỉnh."
    assert told(text) == {("member", "Công an tỉnh"), ("member", "Thanh tra tỉnh"), ("head", "Thanh tra tỉnh")}
