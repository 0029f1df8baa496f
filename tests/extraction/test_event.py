"""Events: told by name and day, planned, told twice; and gatherings in general, which are none."""

from __future__ import annotations

import pytest
import reading

from kg_service.extraction.facts import EventFact

DATED = "Bản tin thi đua\n\n14/01/2022\n\n"


def events(body: str, head: str = DATED) -> list[EventFact]:
    """Events of an article of 14 January 2022."""
    return reading.events(head + body)


def told(body: str) -> tuple[str, str | None, str | None, str | None]:
    """Kind, date, place and organiser of the one event of a text."""
    (event,) = events(body)
    return event.kind, event.date, event.place, event.organiser


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sáng 12/1, tại thành phố Phủ Lý, UBND tỉnh Hà Nam tổ chức Hội nghị tổng kết công tác thi đua năm 2021.",
            ("conference", "2022-01-12", "Phủ Lý", "UBND tỉnh Hà Nam"),
        ),
        (
            "Ngày 12/7/2021, tại huyện Cờ Đỏ, Cụm thi đua số 5 thành phố Cần Thơ tiến hành sơ kết 6 tháng đầu năm.",
            ("conference", "2021-07-12", "Cờ Đỏ", "Cụm thi đua số 5 thành phố Cần Thơ"),
        ),
        (
            "Chiều 10/1, Đại hội thi đua yêu nước tỉnh Nghệ An lần thứ VII khai mạc tại thành phố Vinh.",
            ("congress", "2022-01-10", "Vinh", "Nghệ An"),
        ),
        (
            "Lễ phát động phong trào thi đua “Xóa nhà tạm” do UBND huyện Bác Ái tổ chức ngày 6/1 tại xã Phước Bình.",
            ("launch", "2022-01-06", "Phước Bình", "UBND huyện Bác Ái"),
        ),
        (
            "Ngày 2-1-2022, Sở Y tế Lâm Đồng phát động phong trào thi đua “Vượt khó” năm 2022.",
            ("launch", "2022-01-02", "Lâm Đồng", "Sở Y tế Lâm Đồng"),
        ),
        (
            "Tối 8/1, Đảng bộ và nhân dân huyện Mai Sơn tổ chức Lễ đón nhận Huân chương Lao động hạng Nhất.",
            ("award_ceremony", "2022-01-08", "Mai Sơn", "Mai Sơn"),
        ),
        (
            "Sáng nay (13/1), tại Nhà văn hóa huyện Ba Vì diễn ra Lễ trao tặng danh hiệu “Công dân ưu tú”.",
            ("award_ceremony", "2022-01-13", "Nhà văn hóa huyện Ba Vì", None),
        ),
        (
            "Chiều 11/1, Khối thi đua các ngân hàng tỉnh Vĩnh Long tổ chức lễ ký kết giao ước thi đua năm 2022.",
            ("pact_signing", "2022-01-11", None, "Khối thi đua các ngân hàng tỉnh Vĩnh Long"),
        ),
    ],
)
def test_kind_day_place_and_organiser(text: str, expected: tuple[str, str | None, str | None, str | None]) -> None:
    assert told(text) == expected


def test_a_planned_event_takes_day_and_place_from_the_next_sentence() -> None:
    text = (
        "Tỉnh Phú Yên sẽ đăng cai hội nghị biểu dương điển hình tiên tiến. Hội nghị diễn ra ngày 20/1 tại TP. Tuy Hòa."
    )
    kind, date, place, _ = told(text)
    assert (kind, date, place) == ("conference", "2022-01-20", "Tuy Hòa")


def test_one_event_told_several_times_is_one_fact() -> None:
    text = (
        "Sáng 12/1, Công an tỉnh Kiên Giang tổ chức hội nghị tổng kết phong trào thi đua năm 2021.\n\n"
        "Phát biểu tại hội nghị tổng kết phong trào thi đua, Giám đốc Công an tỉnh khen ngợi.\n\n"
        "Quang cảnh hội nghị tổng kết phong trào thi đua năm 2021, sáng 12/1."
    )
    (event,) = events(text)
    assert (event.date, event.organiser, event.period) == ("2022-01-12", "Công an tỉnh Kiên Giang", "2021")


def test_the_name_ends_before_the_next_person_or_office() -> None:
    text = "Phát biểu tại hội nghị tổng kết phong trào thi đua năm 2021, Chủ tịch UBND tỉnh nhấn mạnh ba việc."
    (event,) = events(text)
    assert event.name == "Hội nghị tổng kết phong trào thi đua năm 2021"


def test_a_pact_is_signed_at_the_conference_that_the_article_tells_of() -> None:
    text = (
        "Ngày 12/1, tại thành phố Đồng Hới, Cụm thi đua số 3 tổ chức Hội nghị tổng kết công tác thi đua năm 2021. "
        "Các đơn vị trong Cụm đã ký giao ước thi đua năm 2022."
    )
    conference, pact = events(text)
    assert (conference.kind, pact.kind) == ("conference", "pact_signing")
    assert (pact.date, pact.place, pact.organiser, pact.period) == (
        "2022-01-12",
        "Đồng Hới",
        "Cụm thi đua số 3",
        "2022",
    )


@pytest.mark.parametrize(("day", "date"), [("11-12", "2017-12-11"), ("5-3", "2018-03-05")])
def test_without_a_date_of_the_article_the_year_is_that_of_the_summing_up(day: str, date: str) -> None:
    text = f"Sáng {day}, UBND tỉnh Bến Tre tổ chức hội nghị tổng kết công tác khen thưởng năm 2017."
    (event,) = events(text, head="Tổng kết thi đua\n\n")
    assert event.date == date


def test_handing_over_an_award_is_a_ceremony_where_the_text_calls_it_one() -> None:
    handed = (
        "Ngày 11/1, bà Lê Thị Na - trưởng Ban thi đua khen thưởng tỉnh Tây Ninh - đã trao tặng bằng khen cho chị Mỹ."
    )
    assert events(handed) == []
    assert told(f"{handed}\n\nTại buổi lễ, chị Mỹ cảm ơn mọi người đã giúp đỡ mình.") == (
        "award_ceremony", "2022-01-11", "Tây Ninh", "Ban Thi đua - Khen thưởng tỉnh Tây Ninh",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Các đơn vị đã tổ chức nhiều hội nghị sơ kết, tổng kết, ký kết giao ước thi đua và phát động thi đua.",
        "Kế hoạch số 12/KH-UBND ngày 10/1/2022 về tổ chức hội nghị tổng kết phong trào thi đua nêu rõ các bước.",
        "Hằng năm, huyện tổ chức hội nghị biểu dương gương người tốt, việc tốt trước ngày 19/5.",
        "Cụm xây dựng kế hoạch; ký kết giao ước thi đua; chấm điểm chéo.",
        "Báo cáo gửi về trước ngày 20/1 để chuẩn bị các hội nghị sơ kết.",
    ],
)
def test_gatherings_in_general_are_no_events(text: str) -> None:
    assert events(text) == []
