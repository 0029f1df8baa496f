"""Events whose day, place or holder stands in words of its own: passives, labels, datelines, months in words."""

from __future__ import annotations

import pytest
from reading import events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who launches or signs stands inside the passive
        (
            "Đợt thi đua “Sáu mươi ngày đêm” được Ban Giám đốc nhà máy phát động sáng 4/9/2019.",
            [("launch", "2019-09-04")],
        ),
        (
            "Bản giao ước thi đua năm 2018 được các khoa, phòng ký ngày 12/1/2018.",
            [("pact_signing", "2018-01-12")],
        ),
        ("Lễ giao ước thi đua giữa 7 đồn biên phòng mở ngày 3/2/2020 tại Móng Cái.", [("pact_signing", "2020-02-03")]),
        # months in words, the day before yesterday, the year that a clause begins with
        ("Ngày 5 tháng Tư năm 2016, Hội nghị biểu dương điển hình tiên tiến khai mạc.", [("conference", "2016-04-05")]),
        (
            "21/1/2015\n\nHôm kia, công ty tổng kết phong trào thi đua năm 2014.",
            [("conference", "2015-01-19")],
        ),
        (
            "Năm 2016 chị dự Đại hội thi đua yêu nước tỉnh Long An, tổ chức ngày 18/9. Năm 2019 chị được khen.",
            [("congress", "2016-09-18")],
        ),
        # prizes are given where a school year or a contest is summed up
        ("Lễ tổng kết và trao giải cuộc thi diễn ra sáng 20/11/2022.", [("award_ceremony", "2022-11-20")]),
        ("Lễ tổng kết đợt thi đua diễn ra sáng 20/11/2022.", [("conference", "2022-11-20")]),
    ],
)
def test_days(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(event.kind, event.date) for event in events(text)] == expected


def test_a_name_ends_before_the_verb_that_holds_it() -> None:
    text = "Hội nghị gặp mặt 40 điển hình tiên tiến ngành than tổ chức sáng 14/1/2020 tại Hạ Long."
    assert [event.name for event in events(text)] == ["Hội nghị gặp mặt 40 điển hình tiên tiến ngành than"]


@pytest.mark.parametrize(
    ("text", "name", "place", "organiser"),
    [
        (
            "Lễ trao Kỷ niệm chương được Ban Tổ chức Tỉnh ủy Hậu Giang tổ chức sáng 14/10/2019 ở Vị Thanh.",
            "Lễ trao Kỷ niệm chương",
            "Vị Thanh",
            "Ban Tổ chức Tỉnh ủy Hậu Giang",
        ),
        (
            "Hội thảo đánh giá 3 năm thực hiện phong trào thi đua (Cần Thơ, ngày 6/11/2018) có 80 đại biểu.",
            "Hội thảo đánh giá 3 năm thực hiện phong trào thi đua",
            "Cần Thơ",
            None,
        ),
        (
            "Đại hội điển hình tiên tiến tỉnh Kiên Giang họp ở Rạch Giá ngày 22/5/2015.",
            "Đại hội điển hình tiên tiến tỉnh Kiên Giang",
            "Rạch Giá",
            "Kiên Giang",
        ),
    ],
)
def test_name_place_and_holder(text: str, name: str, place: str, organiser: str | None) -> None:
    assert [(event.name, event.place, event.organiser) for event in events(text)] == [(name, place, organiser)]


def test_a_cluster_that_meets_holds_its_conference() -> None:
    text = (
        "Khối thi đua các bệnh viện tuyến tỉnh Hà Tĩnh bình xét cuối năm\n\n"
        "Hà Tĩnh, 27/12/2019 – Sau một buổi chấm chéo, các thành viên suy tôn Bệnh viện Phổi dẫn đầu. "
        "Cuối buổi, đại diện mười đơn vị ký giao ước thi đua năm mới."
    )
    assert {(event.kind, event.date, event.organiser) for event in events(text)} == {
        (kind, "2019-12-27", "Khối thi đua các bệnh viện tuyến tỉnh Hà Tĩnh") for kind in ("conference", "pact_signing")
    }


def test_labels_of_an_invitation() -> None:
    text = (
        "GIẤY MỜI\n\nTỉnh đoàn trân trọng mời dự Lễ phát động Tháng Thanh niên.\n\n"
        "Ngày giờ đã định: 7 giờ, Chủ nhật, ngày 3/3/2024\n\nNơi tổ chức: Nhà văn hóa xã Vĩnh Hậu\n"
    )
    assert [(event.date, event.place) for event in events(text)] == [("2024-03-03", "Nhà văn hóa xã Vĩnh Hậu")]


def test_a_venue_without_a_name_has_the_area_of_who_holds_it() -> None:
    text = (
        "Chiều 24/4/2018, tại nhà văn hóa huyện, Liên đoàn Lao động huyện Ba Tơ tổ chức hội nghị biểu dương thợ giỏi."
    )
    assert [event.place for event in events(text)] == ["Nhà văn hóa huyện, Ba Tơ"]


def test_who_held_a_ceremony_told_in_another_sentence() -> None:
    text = (
        "Sáng 6/9/2016, ông Trần Văn Bình, Phó Chủ tịch UBND tỉnh Lào Cai, trao cho mẹ anh tấm Huân chương Dũng cảm. "
        "Buổi trao do UBND huyện Bát Xát tổ chức."
    )
    assert [(event.kind, event.date, event.organiser) for event in events(text)] == [
        ("award_ceremony", "2016-09-06", "UBND huyện Bát Xát")
    ]


def test_minutes_of_a_cluster() -> None:
    text = (
        "KHỐI THI ĐUA SỐ 4\n\nBIÊN BẢN\n\nHội nghị tổng kết công tác thi đua năm 2016\n\n"
        "Thời gian: 8 giờ, ngày 6/1/2017\n\nĐịa điểm: Hội trường Tỉnh đoàn\n"
    )
    assert [event.organiser for event in events(text)] == ["Khối thi đua số 4"]
