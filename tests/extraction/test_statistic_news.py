"""Figures as news and reportage tell them: whose they are when the text only hints at it, and what tells no figure."""

from __future__ import annotations

import pytest
from reading import statistics


def facts(text: str, head: str = "Chuyện làm nông thôn mới ở Hà Nam") -> list[tuple[float, str, str | None]]:
    found = statistics(f"{head}\n\n05/10/2023\n\n{text}\n")
    return [(fact.value, fact.unit, fact.area) for fact in found]


@pytest.mark.parametrize(
    ("head", "text", "expected"),
    [
        pytest.param(
            "Chuyện nhỏ ở bản Nà Tông",
            "Bản mình nay chỉ còn 6 hộ nghèo, chị trưởng bản nói.\n\n"
            "Nà Tông nằm ở xã Chiềng Ơn, huyện Quỳnh Nhai, Sơn La.",
            [(6, "hộ nghèo", "bản Nà Tông")],
            id="a village of the title",
        ),
        pytest.param(
            "Nghĩa tình quân dân ở Lạng Sơn",
            "Ban CHQS huyện Bình Gia mở đợt dân vận giữa mùa mưa. Trong tháng qua, đơn vị góp 840 ngày công làm đường.",
            [(840, "ngày công", "Ban CHQS huyện Bình Gia")],
            id="a command that acts",
        ),
        pytest.param(
            "Công an huyện Lục Ngạn (Bắc Giang): dân tin, dân báo",
            "Qua hòm thư, bà con gửi tới 230 nguồn tin có giá trị.",
            [(230, "nguồn tin", "Lục Ngạn")],
            id="a district whose province only says where it lies",
        ),
        pytest.param(
            "Một ngày hội ở Mù Cang Chải",
            "Đoàn Thanh niên huyện trồng được 3.400 cây sơn tra.",
            [(3400, "cây", "Mù Cang Chải")],
            id="a district of the headline without its province",
        ),
        pytest.param(
            "Vốn chính sách ở Đắk Nông",
            "Huyện Cư Jút dư nợ 410 tỷ đồng; ở Đăk Song, nợ quá hạn là 0,2%.",
            [(410, "tỷ đồng", "Cư Jút"), (0.2, "%", "Đăk Song")],
            id="Đăk and Đắk",
        ),
        pytest.param(
            "Cầu mới ở Bến Tre",
            "Vốn đến từ nhiều nơi: trung ương 120 tỷ đồng, tỉnh 45 tỷ đồng, nhân dân 18 tỷ đồng.",
            [(120, "tỷ đồng", "Bến Tre"), (45, "tỷ đồng", "Bến Tre"), (18, "tỷ đồng", "Bến Tre")],
            id="a number is no name of a province",
        ),
        pytest.param(
            "Ba mươi năm gieo chữ ở Lâm Đồng",
            "Nhà trường có 210 giảng viên, 24 Giáo sư.\n\nTrường Đại học Đà Lạt nay đã lớn. Nhà trường vui.",
            [(210, "giảng viên", "Trường Đại học Đà Lạt"), (24, "Giáo sư", "Trường Đại học Đà Lạt")],
            id="a school that is named later",
        ),
        pytest.param(
            "Chuyện ở nhà máy",
            "EVN SONG BA đã vượt khó.\n\nEVN SONG BA có nhiều sáng kiến, EVN SONG BA lãi 86 tỷ đồng.",
            [(86, "tỷ đồng", "EVN SONG BA")],
            id="a brand in capitals",
        ),
        pytest.param(
            "Tuổi già vui khỏe ở Ninh Thuận",
            "Hội khám bệnh cho người già xã Phước Hà; có 640 người được cấp thuốc.",
            [(640, "người", "Phước Hà")],
            id="old people are no village elders",
        ),
    ],
)
def test_whose_figures_are(head: str, text: str, expected: list[tuple[float, str, str]]) -> None:
    assert facts(text, head) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kỳ này, hai em phải thi lại: tỷ lệ tốt nghiệp của tỉnh đạt 99,4%.", [(99.4, "%", "Hà Nam")]),
        ("Bà Lê Thị Nga đã lo cho lớp học; đến nay 52 sáng kiến được nộp về Sở.", [(52, "sáng kiến", "Hà Nam")]),
        ("Phong trào thắp sáng đường quê đã phủ 9/11 xã, thị trấn.", [(9, "xã, thị trấn", "Hà Nam")]),
        ("Qua ba năm, 2.415 mái tôn đã thay mái lá.", [(2415, "mái tôn", "Hà Nam")]),
        (
            "Quỹ đã xây 14 căn nhà, tính ra tất cả 840 triệu đồng.",
            [(14, "căn nhà", "Hà Nam"), (840, "triệu đồng", "Hà Nam")],
        ),
        ("Tỷ lệ chuyên cần của tỉnh tăng từ 90% lên 96%.", [(90, "%", "Hà Nam"), (96, "%", "Hà Nam")]),
        ("Trộm cắp trên địa bàn giảm 12 vụ, còn 40 vụ.", [(12, "vụ", "Hà Nam"), (40, "vụ", "Hà Nam")]),
        ("Quỹ của tỉnh có số dư 2,1 tỷ đồng, cho 190 chị vay.", [(2.1, "tỷ đồng", "Hà Nam"), (190, "chị", "Hà Nam")]),
        ("Tỉnh trồng 30 km đường hoa, 14 mô hình.", [(30, "km đường", "Hà Nam"), (14, "mô hình", "Hà Nam")]),
        ("Đội xe của tỉnh còn 2.300 chiếc.", [(2300, "chiếc", "Hà Nam")]),
        (
            "Từ 2.050 hộ năm 2019, số hộ dùng nước sạch đã vọt lên 9.300 hộ.",
            [(2050, "hộ", "Hà Nam"), (9300, "hộ", "Hà Nam")],
        ),
        (
            "Tòa án tỉnh thụ lý 640 vụ việc, giải quyết 598, đạt 93,4%.",
            [(640, "vụ việc", "Hà Nam"), (598, "vụ việc", "Hà Nam"), (93.4, "%", "Hà Nam")],
        ),
        ("Huyện Kim Bảng rộng 175 km2.", [(175, "km2", "Kim Bảng")]),
        (
            "Cả tỉnh hiến được 9.200 đơn vị máu; riêng tháng này là 2.140 đơn vị.",
            [(9200, "đơn vị máu", "Hà Nam"), (2140, "đơn vị", "Hà Nam")],
        ),
        ("Hợp tác xã Hòa Lợi năm qua lãi 1,4 tỷ đồng.", [(1.4, "tỷ đồng", "Hợp tác xã Hòa Lợi")]),
        (
            "120 căn nhà, 9 tỷ đồng: đó là phần để lại ở huyện Thanh Liêm.",
            [(120, "căn nhà", "Thanh Liêm"), (9, "tỷ đồng", "Thanh Liêm")],
        ),
        ("Mô hình dòng họ hiếu học nay đã có 57 dòng tộc ghi tên.", [(57, "dòng tộc", "Hà Nam")]),
        ("- Xã còn bao nhiêu hộ nghèo?\n- Dạ 11 hộ.", [(11, "hộ", "Hà Nam")]),
        ("Hà Nam có 72 nghĩa trang.", [(72, "nghĩa trang", "Hà Nam")]),
        ("Xã đảo Thổ Châu nay có 520 hộ dùng điện.", [(520, "hộ", "Thổ Châu")]),
        ("Huyện Bình Lục làm thêm 3 cây số rưỡi đường.", [(3.5, "km", "Bình Lục")]),
        ("Công an tỉnh xử phạt 6,2 tỷ đồng.", [(6.2, "tỷ đồng", "Hà Nam")]),
        ("Tỉnh bán 400 tấn nhãn, giá 18.000 đồng/kg.", [(400, "tấn", "Hà Nam")]),
        ("Tổ hòa giải của tỉnh: 90 tổ, 540 thành viên.", [(90, "tổ", "Hà Nam"), (540, "thành viên", "Hà Nam")]),
        ("Tỉnh điều 65 cán bộ về cơ sở.", [(65, "cán bộ", "Hà Nam")]),
        ("Năm 1985, Thái Lan mở cuộc vận động; sau đó 90% số làng có đường nhựa. Họ còn dựng 70.000 nhà máy.", []),
        ("Hà Giang, tỉnh bạn, có 190 xã; Campuchia, nước láng giềng, có 25 tỉnh.", [(190, "xã", "Hà Giang")]),
        ("Toàn tỉnh có 5.400 hộ đạt danh hiệu sản xuất, kinh doanh giỏi.", [(5400, "hộ", "Hà Nam")]),
        (
            "Ba bạn được tuyên dương; 640 đội hình tình nguyện của tỉnh ra quân.",
            [(640, "đội hình", "Hà Nam")],
        ),
        ("Tỉnh mở mới 16 nhà phân phối.", [(16, "nhà phân phối", "Hà Nam")]),
        ("Giáo viên mới vào ngành thì 31.", [(31, "giáo viên", "Hà Nam")]),
        ("Xã đạt chuẩn: 12. Đảng viên mới kết nạp: 45.", [(12, "xã", "Hà Nam"), (45, "đảng viên", "Hà Nam")]),
        ("Thị xã Duy Tiên xây 320 căn; huyện Bình Lục chỉ có 41.", [(320, "căn", "Duy Tiên"), (41, "căn", "Bình Lục")]),
        ("Bác sĩ Hà Thị Lụa, 45 tuổi, đã đỡ đẻ cho 2.600 sản phụ.", []),
        ("Bản đăng ký đầu năm ghi: huyện Bình Lục làm 2.700 tấn rau.", []),
        ("Ông Ngô Văn Lễ (60 tuổi) có 2 ha bưởi, mỗi năm thu 700 triệu đồng.", []),
    ],
)
def test_told_figures(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert facts(text) == expected


_EVENING = "Chợ chiều thưa dần. Luật sư của một bị can vừa đi ngang."


@pytest.mark.parametrize(
    ("head", "text", "expected"),
    [
        pytest.param(
            "Một buổi chiều", "Người khách lạ ghé Vũng Tàu với ví da 45 triệu đồng.", [], id="news of an affair"
        ),
        pytest.param(
            "Một buổi chiều của hội viên",
            "Người khách lạ ghé Vũng Tàu với ví da 45 triệu đồng.",
            [(45, "triệu đồng", "Bà Rịa - Vũng Tàu")],
            id="news of a community",
        ),
        pytest.param(
            "Một buổi chiều",
            "Ở Thái Bình, lợi nhuận bán nghêu giống chừng 6,4 tỷ đồng.",
            [(6.4, "tỷ đồng", "Thái Bình")],
            id="what begins with the noun of a figure",
        ),
    ],
)
def test_news_of_affairs_have_figures_only_by_a_name_of_their_own(
    head: str, text: str, expected: list[tuple[float, str, str | None]]
) -> None:
    assert facts(f"{text} {_EVENING}", head) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Bên mua tại Nam Định đề nghị giữ lại 5,2 tỷ đồng.", id="what is asked for"),
        pytest.param("Tại Nam Định, ông Lưu Văn Cẩn góp vào quán nước 5,2 tỷ đồng.", id="who does it"),
    ],
)
def test_what_tells_a_story_names_no_figure(text: str) -> None:
    assert facts(text) == []
