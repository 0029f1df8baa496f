"""Kinds of statements about figures that unread texts held: names of campaigns, cadres, rates, sums that were "
"raised."""

from __future__ import annotations

import pytest
from extraction.reading import statistics

HEAD = "UBND HUYỆN MƯỜNG CHÀ\n\nBÁO CÁO\nPhong trào thi đua năm 2022\n\n"


def told(text: str) -> list[tuple[str, float]]:
    """Indicator and value of each figure of a report's sentence."""
    return [(fact.indicator, fact.value) for fact in statistics(f"{HEAD}{text}\n")]


@pytest.mark.parametrize(
    "name", ["Quyết tâm giữ vững vùng xanh", "Thanh niên hướng tới tương lai", "Cần kiệm xây đời sống mới"]
)
def test_a_campaigns_name_aims_at_nothing(name: str) -> None:
    assert [value for _, value in told(f'Hưởng ứng phong trào "{name}", huyện thành lập 46 tổ tự quản.')] == [46]


def test_a_share_raised_beside_a_result() -> None:
    assert told("Toàn huyện kết nạp 812 hội viên, nâng tỷ lệ thu hút hội viên lên 76,2%.")[-1] == (
        "Tỷ lệ thu hút hội viên",
        76.2,
    )
    assert told("Giảm họp, bớt giấy tờ; nâng tỷ lệ trường đạt chuẩn lên 52%.") == []


@pytest.mark.parametrize("share", ["96,8% đảng viên học tập đầy đủ các chuyên đề", "98,1% cán bộ biết tiếng Mông"])
def test_an_exact_share_of_cadres_is_counted(share: str) -> None:
    assert len(told(f"Trong năm có {share}.")) == 1


@pytest.mark.parametrize("share", ["100% cơ quan đã đăng ký", "97,5% số đại biểu có mặt tán thành"])
def test_paperwork_and_votes_are_not(share: str) -> None:
    assert told(f"Trong năm có {share}.") == []


def test_uncle_ho_is_no_person_of_a_story() -> None:
    text = "Hội thi kể chuyện về Bác Hồ do huyện tổ chức thu hút 86 thí sinh, người trẻ nhất mới 19."
    assert [value for _, value in told(text)] == [86]


def test_for_how_many_a_rate_is() -> None:
    assert [value for _, value in told("Huyện có 14 bác sĩ trên 10.000 dân, 31 giường bệnh trên 1 vạn dân.")] == [
        14,
        31,
    ]


@pytest.mark.parametrize("number", ["Nghị quyết Trung ương 6 khóa XI", "dịch vụ công trực tuyến mức độ 4"])
def test_numbers_in_names(number: str) -> None:
    assert [value for _, value in told(f"Huyện đã triển khai {number}, mở 28 lớp học tập.")] == [28]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Năm nay 7,4 tỷ đồng được quyên góp, dựng 40 căn nhà.", "Tiền quyên góp"),
        ("Cuộc vận động vượt chỉ tiêu: 7,4 tỷ đồng đã được ủng hộ.", "Tiền ủng hộ"),
        ("Giải ngân cả năm đạt 7,4 tỷ đồng.", "Vốn giải ngân"),
    ],
)
def test_what_was_done_with_a_sum(text: str, name: str) -> None:
    assert told(text)[0] == (name, 7.4)


def test_for_whom_work_was_found() -> None:
    assert told("Xưởng may tạo việc làm thường xuyên cho 64 lao động.")[0][1] == 64


def test_a_staff_that_became_smaller() -> None:
    names = told("Biên chế làm công tác văn thư của huyện giảm từ 18 xuống còn 11 người.")
    assert [value for _, value in names] == [18, 11]
    assert {name for name, _ in names} == {"Biên chế làm công tác văn thư"}


@pytest.mark.parametrize("lead", ["Phấn đấu đến năm 2025:", "Mục tiêu cụ thể đến hết năm 2025:"])
def test_a_list_of_aims(lead: str) -> None:
    items = "- Có 900 doanh nghiệp hoạt động;\n- Giải quyết việc làm cho 80% lao động."
    assert told(f"Huyện hiện có 412 doanh nghiệp. {lead}\n{items}") == [("Số doanh nghiệp", 412)]
    assert told(f"Huyện hiện có 412 doanh nghiệp.\n\n{lead}\n{items}") == [("Số doanh nghiệp", 412)]


def test_a_list_of_results_is_none() -> None:
    text = "Kết quả thực hiện mục tiêu cụ thể năm 2022:\n- Có 412 doanh nghiệp hoạt động."
    assert [value for _, value in told(text)] == [412]


def test_a_rank_under_the_label_of_its_line() -> None:
    text = "- Tỷ lệ tốt nghiệp THPT: 98%.\n- Hội thao khối trường học: đứng thứ 3 toàn đoàn."
    assert told(text)[-1] == ("Xếp hạng hội thao khối trường học", 3)


def test_who_so_many_of_a_place_are() -> None:
    assert told("Theo trưởng thôn, thôn ông có hơn 70% là đồng bào Dao.")[-1] == ("Tỷ lệ đồng bào Dao", 70)


def test_a_whole_village_and_those_in_it() -> None:
    assert told("Hồi ấy cả bản 64 hộ thì có tới 51 hộ nghèo.") == [("Số hộ", 64), ("Số hộ nghèo", 51)]


def test_what_a_group_has() -> None:
    assert [value for _, value in told("Câu lạc bộ gia đình trẻ của xã Sa Lông đã có 36 thành viên.")] == [36]


def test_those_counted_for_being_honoured() -> None:
    assert told("Có 85 công nhân tiêu biểu về dự.") == []


def test_what_somebody_did_for_neighbours() -> None:
    text = "Ông Vừ A Chu ở bản Nậm Pố trồng quế. Vụ này ông cho 14 hộ trong bản mượn giống."
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Đồn quản lý 19,4 km đường biên với 7 mốc quốc giới.", 7),
        ("Trong năm đã xảy ra 6 sự cố mất điện.", 6),
        ("Có 84 đoạn đường tự quản.", 84),
        ("Cảm hóa được 52 thanh thiếu niên chậm tiến.", 52),
    ],
)
def test_more_things_that_reports_count(text: str, value: float) -> None:
    assert told(text)[-1][1] == value


def test_a_whole_sector_is_no_name_of_a_figure() -> None:
    assert told("Toàn ngành thu 368 tỷ đồng, đạt 103% kế hoạch.") == [("Thu", 368), ("Thu so với kế hoạch", 103)]


def test_a_rank_among_units_of_several_levels() -> None:
    text = "Huyện xếp thứ 2/8 huyện, thành phố của tỉnh về cải cách hành chính."
    (fact,) = statistics(f"{HEAD}Kết nạp 214 đảng viên.\n\n{text}\n")[1:]
    assert (fact.indicator, fact.value, fact.area) == ("Xếp hạng cải cách hành chính", 2, "Mường Chà")


def test_quarters_of_a_town() -> None:
    assert told("Có 93,6% khối phố đạt danh hiệu văn hóa.") == [("Tỷ lệ khối phố đạt danh hiệu văn hóa", 93.6)]
