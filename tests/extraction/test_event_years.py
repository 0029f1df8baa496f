"""Events whose day, year or holder the text tells in passing: speeches, datelines, anniversaries, plans."""

from __future__ import annotations

import pytest
from reading import events


def test_the_day_in_brackets_under_the_title_of_a_speech() -> None:
    title = "BÁO CÁO TRÌNH BÀY TẠI ĐẠI HỘI THI ĐUA YÊU NƯỚC HUYỆN LẠC DƯƠNG LẦN THỨ V"
    (event,) = events(f"{title}\n(Ông K'Wan đọc sáng 17/7/2020)\n\nThưa các đồng chí!\n")
    assert (event.kind, event.date) == ("congress", "2020-07-17")
    # a report for a congress to come tells no day of it
    coming = "BÁO CÁO CHUẨN BỊ ĐẠI HỘI THI ĐUA YÊU NƯỚC HUYỆN LẠC DƯƠNG\n(Kèm Công văn ngày 17/7/2020)\n\nKính gửi.\n"
    assert events(coming) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Tin trong ngành\n\n10/06/2022\n\nHải Phòng, 09/6/2022 - Sở Y tế cho hay: trong ngày, Sở tổ chức "
            "hội nghị sơ kết phong trào thi đua.",
            "2022-06-09",
        ),
        (
            "Tin vui của trường\n\nSáng 11/4, lễ đón nhận Huân chương Lao động hạng Ba của Trường Cao đẳng Lâm nghiệp "
            "diễn ra tại Gia Lai, nhân kỷ niệm 40 năm thành lập (20/4/1979 - 20/4/2019). Giai đoạn 2010-2014 "
            "trường vượt khó, năm 2016 có 900 sinh viên.",
            "2019-04-11",
        ),
        # far from the anniversary that the text also names
        (
            "Tin vui của trường\n\nSáng 11/10, trường tổ chức hội nghị sơ kết phong trào thi đua năm 2021. Trường lập "
            "quỹ từ lễ kỷ niệm 40 năm (20/4/1979 - 20/4/2019).",
            "2021-10-11",
        ),
        # a year that only tells when something began
        (
            "Tin vui của đội\n\nSáng 24-10, UBND huyện Lạc Dương tổ chức lễ khen thưởng đội dân phòng, lập từ năm 2009 "
            "tới nay.",
            None,
        ),
    ],
)
def test_years_and_days_told_in_passing(text: str, date: str | None) -> None:
    (event,) = events(text)
    assert event.date == date


def test_a_planned_event_needs_its_place() -> None:
    (event,) = events(
        "Tin huyện\n\nCuối tháng 9, UBND huyện Quế Phong sẽ mở hội nghị biểu dương tại Nhà văn hóa Kim Sơn."
    )
    assert (event.kind, event.place) == ("conference", "Nhà văn hóa Kim Sơn")
    assert events("Tin huyện\n\nUBND huyện Quế Phong sẽ mở hội nghị biểu dương khi đủ điều kiện.") == []


def test_a_pact_that_was_signed_before() -> None:
    told = "Tin huyện\n\nChiều 22/3/2019, Sở Công Thương tỉnh Bắc Giang tổ chức hội nghị tổng kết công tác thi đua. "
    conference, pact = events(f"{told}Trước đó, Sở Y tế tỉnh Bắc Giang ký kết giao ước thi đua với 10 huyện.")
    assert (conference.date, pact.kind, pact.date) == ("2019-03-22", "pact_signing", None)
    assert pact.organiser == "Sở Y tế tỉnh Bắc Giang"
    habit = events(f"{told}Trước đó, việc ký kết giao ước thi đua còn hình thức.")
    assert [event.kind for event in habit] == ["conference"]


def test_a_ceremony_by_its_name_that_takes_place_at_the_gathering() -> None:
    told = "Tin cụm\n\nNgày 22/3/2019, Cụm thi đua số 4 tổ chức hội nghị tổng kết. "
    assert [event.kind for event in events(f"{told}Lễ ký giao ước diễn ra ngay sau đó.")] == [
        "conference",
        "pact_signing",
    ]
    assert [event.kind for event in events(f"{told}Lễ ký giao ước chưa có lịch.")] == ["conference"]


def test_a_part_of_a_body_holds_its_event() -> None:
    text = "Tin tỉnh\n\nSáng 24/10/2018, Tổ xung kích ven biển, thuộc Công ty Hải Sơn, tổ chức khen thưởng hai thợ lặn."
    (event,) = events(text)
    assert event.organiser == "Tổ xung kích ven biển"
    whole = "Tin tỉnh\n\nSáng 24/10/2018, Công ty Hải Sơn, thuộc Tập đoàn Sóng Xanh, tổ chức khen thưởng hai thợ lặn."
    assert events(whole)[0].organiser == "Công ty Hải Sơn"


@pytest.mark.parametrize(
    "text",
    [
        # a document that starts a campaign is no launch
        "Tin sở\n\nNgày 09/02/2023, Giám đốc Sở ký Kế hoạch số 77/KH-SCT phát động thi đua toàn ngành.",
        # what a speaker says after the event's name is not its matter
        "Tin báo\n\nThủ tướng vui mừng tới dự buổi gặp mặt và cho rằng đây là dịp tôn vinh người làm báo.",
        # titles in general, though the text mentions a ceremony elsewhere
        "Tin tranh luận\n\nViệc này gây hiểu nhầm với người được Nhà nước trao tặng danh hiệu, công nhận, vinh danh. "
        "Ảnh chụp trong lễ trao bằng cây cổ thụ.",
    ],
)
def test_no_events(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Sáng 13-10, Sở Y tế tỉnh Lào Cai tổ chức hội nghị biểu dương cán bộ y tế giai đoạn 2013-2016.", "2016-10-13"),
        ("Sáng 13-4, Sở Y tế tỉnh Lào Cai tổ chức hội nghị sơ kết 2 năm thực hiện Kết luận 98/2015.", "2017-04-13"),
        # numbers that count, a programme's first year and a document's year are no year of the text
        ("Sáng 13-4, Sở Y tế tỉnh Lào Cai tổ chức hội nghị biểu dương người cứu 2010 trẻ bị nạn.", None),
        ("Sáng 13-4, Sở Y tế tỉnh Lào Cai tổ chức hội nghị sơ kết chương trình giai đoạn 2016-2020.", None),
        ("Sáng 13-4, Sở Y tế tỉnh Lào Cai tổ chức hội nghị biểu dương theo Kết luận 98/2015.", None),
        ("Sáng 13-4, Sở Y tế tỉnh Lào Cai tổ chức hội nghị biểu dương năm 2016 theo Kết luận 98/2015.", "2016-04-13"),
    ],
)
def test_years_that_say_when_and_years_that_do_not(text: str, date: str | None) -> None:
    (event,) = events(f"Tin ngành y\n\n{text}")
    assert event.date == date


def test_a_gathering_or_a_quantity_after_tai_is_no_place() -> None:
    for words in ("tại hội nghị tổng kết phong trào thi đua TP, các", "tại nhiều nơi thuộc Báo Tiền Phong, các"):
        found = events(f"Tin\n\nChiều 26-3-2019, {words} đại biểu dự lễ biểu dương thợ giỏi.")
        assert all(event.place is None for event in found)


def test_the_holder_before_to_chuc_keeps_its_name() -> None:
    text = "Tin\n\nSáng 13-10-2017, Ủy ban MTTQ Việt Nam tổ chức hội nghị biểu dương cán bộ cơ sở tiêu biểu."
    assert [event.organiser for event in events(text)] == ["Ủy ban MTTQ Việt Nam"]
    board = "Tin\n\nSáng 13-10-2017, Ban Tổ chức Tỉnh ủy mở hội nghị biểu dương cán bộ cơ sở tiêu biểu."
    assert (events(board)[0].organiser or "").startswith("Ban Tổ chức")
