"""News of one deed or crime: its numbers are no figures, but for those of a told time; numbers by the way."""

from __future__ import annotations

import pytest
from reading import news_figures as figures

NEWS = [
    ("Khen thưởng hai thanh niên bắt cướp", "Ngày 9-4, Chủ tịch UBND tỉnh Phú Yên tặng bằng khen cho hai thanh niên."),
    ("Thư khen nữ công nhân nhặt được ví tiền", "Chủ tịch nước gửi thư khen chị Lê Thị Sương ở Tuy Hòa, Phú Yên."),
    ("Truy tặng huân chương cho người quên mình cứu bạn", "Gia đình ở Tuy Hòa, Phú Yên đã nhận huân chương."),
    ("Bị thu hồi danh hiệu Anh hùng vì khai man", "Ông Trần Văn Bảy ở Phú Yên bị thu hồi danh hiệu Anh hùng."),
]
CASES = [
    "Kẻ gian cướp 38 lượng vàng, trị giá 1,4 tỷ đồng.",
    "Người dân gần xa đã ủng hộ gia đình 460 triệu đồng.",
    "Lực lượng cứu hộ huy động 140 cán bộ, chiến sĩ và 12 ca nô.",
    "Trên chuyến xe lúc ấy có 42 hành khách, trong đó có 7 trẻ em.",
    "Trận lũ khiến 6 học sinh bị cuốn trôi.",
    "Đoàn xác minh gặp 28 nhân chứng, đối chiếu 15 bộ hồ sơ.",
    "Khoảng 3.000 người dân đứng hai bên đường đón xe.",
]


@pytest.mark.parametrize(("title", "lead"), NEWS)
@pytest.mark.parametrize("case", CASES)
def test_numbers_of_an_honoured_deed_are_none(title: str, lead: str, case: str) -> None:
    assert figures(title, lead, case) == []


@pytest.mark.parametrize(("title", "lead"), NEWS)
def test_of_a_told_time_they_are(title: str, lead: str) -> None:
    found = figures(title, lead, "Trong 5 năm qua, toàn tỉnh xảy ra 214 vụ cướp giật.")
    assert [(fact.value, fact.area) for fact in found] == [(214, "Phú Yên")]


@pytest.mark.parametrize(
    "text",
    [
        "Vụ cháy làm 9 người chết, thiêu rụi 120 xe máy.",
        "Hai kẻ bịt mặt xông vào lấy đi 60 triệu đồng.",
        "Bộ đội đã đưa 31 người mắc kẹt ra ngoài.",
        "Số gỗ lậu ước chừng 45 m3.",
        "Tên trộm đâm anh 3 nhát, tỷ lệ thương tật 32%.",
        "Dự thảo có 46/50 phiếu tán thành, chiếm 92%.",
        "Điểm trường nằm cách trung tâm xã 18 km.",
        "Quỹ hỗ trợ mỗi gia đình 20 triệu đồng.",
        "Mỗi học sinh được nhận 3 triệu đồng.",
        "UBND tỉnh thưởng nóng 40 triệu đồng cho ban chuyên án.",
        "Tỉnh kiến nghị Chính phủ hỗ trợ 300 tỷ đồng để khắc phục bão lũ.",
        "Gia đình chị thuộc hộ nghèo, mỗi tháng thu nhập hơn 3 triệu đồng.",
        "Hằng ngày, ông đạp xe 10 km đi bán vé số, mỗi ngày lãi 100.000 đồng.",
        "Đoạn phim thu hút 4.000 lượt chia sẻ.",
        "Nhạc sĩ để lại hơn 300 ca khúc.",
        "Lớp của cô có 32 em, trong đó 20 em là con hộ nghèo.",
        "Thầy nhận mức lương 6 triệu đồng/tháng.",
        "Cây cầu rộng 4 m.",
        "Mỗi ngày, cô giáo trẻ đi bộ 12 km.",
    ],
)
def test_numbers_by_the_way(text: str) -> None:
    lead = "Sáng 12-5, tỉnh Phú Yên tuyên dương 20 gương người tốt việc tốt."
    assert figures("Tuyên dương gương người tốt việc tốt", lead, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Công an tỉnh xử lý 1.240 vụ, bắt 1.560 đối tượng.", 1240),
        ("Bà con hiến 34.000 m2 đất mở đường.", 34000),
        ("Bác sĩ toàn tỉnh khám cho 12.500 lượt người.", 12500),
        ("Mỗi năm tỉnh chi 25 tỷ đồng cho học bổng.", 25),
        ("Tỉnh kiến nghị thu hồi 8,9 tỷ đồng.", 8.9),
        ("Với cách làm ấy, tỉnh kiên cố hóa 240 km đường.", 240),
    ],
)
def test_figures_that_look_like_them(text: str, value: float) -> None:
    lead = "Sáng 12-5, tỉnh Phú Yên tổng kết phong trào thi đua năm 2018."
    assert value in [fact.value for fact in figures("Phú Yên tổng kết phong trào thi đua", lead, text)]


@pytest.mark.parametrize(
    "who", ["Trang trại của ông Sửu", "Gia đình bà Lụa", "Hiện nay, cơ sở của chị", "Mô hình của anh"]
)
@pytest.mark.parametrize("deed", ["tạo việc làm cho 24 lao động", "giúp 35 hộ nghèo", "thu lãi 320 triệu đồng mỗi năm"])
def test_what_is_one_persons_is_of_no_place(who: str, deed: str) -> None:
    head = "Phú Yên biểu dương điển hình tiên tiến", "Sáng 12-5, tỉnh Phú Yên biểu dương điển hình tiên tiến."
    assert figures(*head, f"{who} {deed}.") == []


@pytest.mark.parametrize(
    "who", ["Cựu chiến binh Trần Văn Sửu", "Năm 2015, nông dân Lê Thị Lụa", "Thầy giáo Phạm Văn Bính"]
)
def test_nor_what_somebody_called_by_a_calling_did(who: str) -> None:
    head = "Phú Yên biểu dương điển hình tiên tiến", "Sáng 12-5, tỉnh Phú Yên biểu dương điển hình tiên tiến."
    assert figures(*head, f"{who} xây được 12 căn nhà, dạy nghề cho 150 thanh niên.") == []


@pytest.mark.parametrize("says", ["phấn khởi cho biết:", "nhấn mạnh:", "nêu con số:", "thống kê:", "trao đổi:"])
@pytest.mark.parametrize(
    "said", ['"Đến nay đã làm được 45 km đường bê tông"', "5 năm qua, xã làm được 45 km đường bê tông"]
)
def test_who_reports_tells_of_the_place_also_in_few_words(says: str, said: str) -> None:
    head = "Phú Yên đón nhận huân chương", "Sáng 12-5, tỉnh Phú Yên đón nhận Huân chương Độc lập."
    found = figures(*head, f"Trung tá Trần Văn Sửu, Bí thư Đảng ủy, {says} {said}.")
    assert [fact.value for fact in found] == [45]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hiện đơn vị có 56 cán bộ, chiến sĩ.", 56),
        ("Tỷ lệ khám phá án đạt 92%.", 92),
        ("Trung bình mỗi tháng, đơn vị nhận 45 cuộc gọi báo cháy.", 45),
    ],
)
def test_what_a_unit_is_stays_a_figure_under_the_title_of_a_deed(text: str, expected: float) -> None:
    head = "Thưởng nóng lực lượng dập vụ cháy chợ", "Cảnh sát PCCC tỉnh Phú Yên vừa được tặng bằng khen."
    assert [fact.value for fact in figures(*head, text)] == [expected]


@pytest.mark.parametrize("place", ["Bà Rịa - Vũng Tàu", "Anh Sơn"])
def test_a_place_that_begins_like_a_person_has_figures(place: str) -> None:
    head = "Tổng kết phong trào thi đua", "Hội nghị tổng kết phong trào thi đua tỉnh Nghệ An."
    assert [(f.value, f.area) for f in figures(*head, f"{place} trồng 5.000 ha rừng.")] == [(5000, place)]
