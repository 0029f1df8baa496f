"""Events in other words: forms of days, launches, ceremonies, pacts at gatherings, places told around them."""

from __future__ import annotations

import pytest
import reading

from kg_service.extraction.facts import EventFact

DATED = "Bản tin thi đua\n\n14/03/2023\n\n"
UNDATED = "Bản tin thi đua của huyện\n\n"


def events(body: str, head: str = DATED) -> list[EventFact]:
    """Events of an article, of 14 March 2023 where its head says so."""
    return reading.events(head + body)


@pytest.mark.parametrize(
    ("day", "date"),
    [
        ("Sáng 10.3", "2023-03-10"),
        ("Chiều 10.3.2023", "2023-03-10"),
        ("Sáng mùng 9 tháng 3", "2023-03-09"),
        ("Ngày 9 tháng 3 năm 2023", "2023-03-09"),
        ("Sáng nay", "2023-03-14"),
        ("Tối qua", "2023-03-13"),
        ("Thứ Bảy (11/3)", "2023-03-11"),
        ("Sáng thứ Sáu, ngày 10/3", "2023-03-10"),
        ("Trong hai ngày 9 và 10/3", "2023-03-09"),
        ("Trong các ngày 9-10/3", "2023-03-09"),
    ],
)
def test_forms_of_days(day: str, date: str) -> None:
    (event,) = events(f"{day}, UBND huyện Quế Phong tổ chức hội nghị tổng kết phong trào thi đua.")
    assert event.date == date


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("tổ chức Lễ phát động Tháng cao điểm vì người nghèo", "launch"),
        ("phát lệnh mở đợt thi đua nước rút", "launch"),
        ("chính thức phát động đợt thi đua 90 ngày đêm", "launch"),
        ("tổ chức lễ tuyên dương và trao giấy khen cho hai học sinh", "award_ceremony"),
        ("tổ chức lễ kỷ niệm 20 năm thành lập huyện (1/4/2003 - 1/4/2023) và đón nhận Huân chương Lao động hạng Ba",
         "award_ceremony"),
        ("tổ chức lễ kỷ niệm ngày truyền thống, đón nhận Cờ thi đua của Chính phủ", "award_ceremony"),
        ("mở hội nghị sơ kết 2 năm (2021-2022) thực hiện chương trình giảm nghèo", "conference"),
        ("họp phiên cuối năm để đánh giá công tác thi đua", "conference"),
    ],
)  # fmt: skip
def test_kinds(words: str, kind: str) -> None:
    (event,) = events(f"Ngày 10/3, UBND huyện Quế Phong {words}.")
    assert (event.kind, event.date, event.organiser) == (kind, "2023-03-10", "UBND huyện Quế Phong")


def test_years_summed_up_in_brackets_are_part_of_the_name_and_tell_the_year() -> None:
    text = "Ngày 20-5, UBND huyện Quế Phong mở hội nghị sơ kết 2 năm (2017-2018) thực hiện chương trình giảm nghèo."
    (event,) = events(text, UNDATED)
    assert event.date == "2019-05-20"
    assert event.name == "Hội nghị sơ kết 2 năm (2017-2018) thực hiện chương trình giảm nghèo"


def test_a_place_before_a_venue_with_its_units() -> None:
    text = (
        "Sáng 10/3, trước Quảng trường Hòa Bình, phường Tân Lập, UBND huyện Quế Phong phát lệnh mở đợt thi đua mới. "
        "Đại diện 12 xã lần lượt ký giao ước thi đua."
    )
    launch, pact = events(text)
    assert (launch.place, pact.kind, pact.date) == ("Quảng trường Hòa Bình, Tân Lập", "pact_signing", "2023-03-10")
    (ceremony,) = events("Lễ trao Bằng khen diễn ra chiều 10/3 tại sân trường (xã Tri Lễ, huyện Quế Phong).")
    assert ceremony.place == "Sân trường, Tri Lễ, Quế Phong"


def test_day_and_place_in_the_sentences_around() -> None:
    text = (
        "Mọi người gặp nhau bên bờ kè Sông Hiếu. Tại đây, UBND huyện Quế Phong vừa chính thức phát động đợt thi đua "
        "xây cầu. Buổi lễ diễn ra sáng 11/3."
    )
    (event,) = events(text)
    assert (event.kind, event.date, event.place) == ("launch", "2023-03-11", "Bờ kè Sông Hiếu")


def test_a_pact_signed_at_a_gathering_whose_name_says_so() -> None:
    text = "Ngày 10/3, Cụm thi đua số 4 tổ chức hội nghị phát động thi đua và ký kết giao ước thi đua năm 2023."
    assert [(event.kind, event.date, event.organiser) for event in events(text)] == [
        ("launch", "2023-03-10", "Cụm thi đua số 4"),
        ("pact_signing", "2023-03-10", "Cụm thi đua số 4"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Phát biểu tại buổi lễ, biểu dương bà con là việc đầu tiên ông nói.",
        "Trong dịp lễ, tết, tổng kết năm, các đơn vị thường thăm hỏi nhau.",
        "Sau lễ dâng hương, đoàn về thăm xã.",
        "Hằng năm xã đều ký kết bản giao ước, tổ chức họp sơ kết từng quý.",
    ],
)
def test_no_events(text: str) -> None:
    assert events(text) == []
