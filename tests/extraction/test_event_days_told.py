"""Events told by acts, in the passive, in titles and brackets, with days that other sentences or the week tell."""

from __future__ import annotations

import pytest
from reading import events


def told(text: str) -> list[tuple[str, str | None]]:
    """Kind and date of each event."""
    return [(fact.kind, fact.date) for fact in events(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # acts with a day in their own sentence
        ("Chiều 20-11-2017, huyện Krông Pắc tuyên dương 45 nhà giáo tiêu biểu.", ("conference", "2017-11-20")),
        ("Hôm 2/9/2010, xã Nam Thanh đón nhận danh hiệu Anh hùng.", ("award_ceremony", "2010-09-02")),
        ("Ngày 9/6/2016, Đoàn khối đã sơ kết giữa kỳ phong trào thi đua.", ("conference", "2016-06-09")),
        ("Ngày 12/10/2017, tỉnh Bắc Ninh gặp mặt nông dân nuôi, trồng giỏi.", ("conference", "2017-10-12")),
        ("Sơ kết hôm 7/5/2021 ở Bến Cát, huyện khen 20 người.", ("conference", "2021-05-07")),
        ("Ngày 3/5/2019, tập đoàn phát động “Tháng Công nhân” trong toàn ngành.", ("launch", "2019-05-03")),
        (
            "Thị trấn Thắng công bố Quyết định công nhận đô thị văn minh ngày 30/4/2022.",
            ("award_ceremony", "2022-04-30"),
        ),
        # in the passive
        ("Đợt thi đua “90 ngày về đích” được phát động ngày 1/10/2021.", ("launch", "2021-10-01")),
        ("Bản giao ước thi đua giữa 9 phường được ký ngày 14/1/2016.", ("pact_signing", "2016-01-14")),
        ("Ngày 5/1/2016, 11 xã ký vào bản giao ước thi đua.", ("pact_signing", "2016-01-05")),
        # days without a word for them
        (
            "Hội nghị điển hình tiên tiến huyện Gò Dầu (Thạnh Đức, 3/4/2011) khen 30 người.",
            ("conference", "2011-04-03"),
        ),
        ("17/8/2021 là ngày Bộ Y tế phát động phong trào thi đua đặc biệt.", ("launch", "2021-08-17")),
        (
            "HỘI NGHỊ TỔNG KẾT PHONG TRÀO THI ĐUA\n(Tổ chức ngày 12/01/2012)\n\nTỉnh khen 30 xã.",
            ("conference", "2012-01-12"),
        ),
        ("Cùng ngày 22/9/2015, Quân khu 5 tổ chức Đại hội Thi đua Quyết thắng.", ("congress", "2015-09-22")),
        ("Từ ngày 20 đến 22/6/2005, Đại hội thi đua yêu nước tỉnh Kon Tum họp.", ("congress", "2005-06-20")),
        ("Đại hội Anh hùng, Chiến sĩ thi đua toàn miền họp tháng 5/1965.", ("congress", "1965-05")),
        # told by the sentences around
        (
            "Chuyện bên lề Đại hội Thi đua yêu nước huyện Gò Dầu\n\nSáng 9/8/2019, hội trường chật kín từ bảy giờ."
            "\n\nÔng Nam, nông dân xã Đăk Cấm, đến từ lúc năm giờ.",
            ("congress", "2019-08-09"),
        ),
        (
            "Trao Huân chương Độc lập cho huyện Lấp Vò, Chủ tịch nước mừng. Buổi lễ diễn ra chiều 25/7/2011.",
            ("award_ceremony", "2011-07-25"),
        ),
        # by the week before the article's day
        (
            "7/6/2022\n\nThứ Tư tuần trước, UBND huyện mở hội nghị biểu dương doanh nhân.",
            ("conference", "2022-06-01"),
        ),
        ("7/6/2022\n\nHội nghị biểu dương doanh nhân mở Chủ nhật vừa qua.", ("conference", "2022-06-05")),
        # no day at all
        ("Diễn văn tại Lễ đón nhận Huân chương Lao động\n\nKính thưa các đồng chí!", ("award_ceremony", None)),
        ("Theo số liệu trình bày tại hội nghị tổng kết thi đua, xã dẫn đầu.", ("conference", None)),
    ],
)
def test_one_event(text: str, expected: tuple[str, str | None]) -> None:
    assert told(text) == [expected]


def test_a_title_alone_names_the_conference_that_the_text_tells_of() -> None:
    text = "Hội nghị tổng kết thi đua 2016 tại Khối thi đua số 9\n\nTại Hội nghị, các đơn vị đã phát biểu."
    assert told(text) == [("conference", None)]


def test_a_conference_for_a_pact_is_no_other() -> None:
    text = (
        "Cụm thi đua số 4 ký giao ước\n\nNgày 15/10/2013, Cụm thi đua số 4 mở hội nghị ký kết giao ước thi đua.\n\n"
        "Sở Y tế cũng dự. Tại hội nghị, các trường đã thảo luận."
    )
    assert told(text) == [("pact_signing", "2013-10-15")]


def test_a_gathering_within_another_has_its_day() -> None:
    text = (
        "Hội nghị biểu dương thợ giỏi khai mạc sáng 20/5/2016. Công đoàn khen 80 người; "
        "lễ phát động Tháng An toàn cũng diễn ra ngay sau đó."
    )
    assert told(text.replace("; lễ", ". Lễ")) == [("conference", "2016-05-20"), ("launch", "2016-05-20")]


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 15/12/2020, UBND tỉnh ban hành Kế hoạch số 45/KH-UBND về tổ chức Đại hội thi đua yêu nước.",
        "Phong trào thi đua của xã được phát động từ năm 2011.",
        "Ngày 5/5/2016, ông Nam được tặng Huân chương Lao động hạng Ba.",
        "“Ngày 5/5/2016, việc biểu dương các điển hình phải làm tốt hơn”, ông nói.",
        "Xã đã nhiều lần biểu dương gương sáng.",
        "Cuộc họp báo về Đại hội thi đua yêu nước diễn ra chiều 1/12/2020.",
        "Tỉnh từng trao Huân chương cho huyện.",
    ],
)
def test_no_event(text: str) -> None:
    assert told(text) == []


def test_the_conference_of_the_cluster() -> None:
    text = (
        "Cụm thi đua số 2 đổi người đứng đầu\n\nHôm 8/2/2017 trời mưa, việc giao cờ làm tại hội nghị tổng kết của Cụm."
    )
    assert [(fact.date, fact.organiser) for fact in events(text)] == [("2017-02-08", "Cụm thi đua số 2")]


def test_yesterday_in_what_somebody_says_is_no_day_of_the_event() -> None:
    head = "Phú Yên vào mùa thi đua\n\n14/8/2018\n\n"
    said = '"Mình phải khác mình của hôm qua", bà nói tại lễ phát động phong trào thi đua.'
    assert "2018-08-13" not in [date for _, date in told(head + said)]
    assert ("launch", "2018-08-13") in told(f"{head}Hôm qua, tỉnh tổ chức lễ phát động phong trào thi đua.")


@pytest.mark.parametrize(
    "document",
    [
        "Quyết định số 88/QĐ-TTg ngày 9/9/2020 của Thủ tướng Chính phủ về",
        "Kế hoạch số 12/KH-UBND ngày 3.8.2020 của UBND tỉnh Phú Yên về việc",
        "Công văn số 7/SNV-TĐKT",
    ],
)
def test_what_a_document_is_about_did_not_happen_on_the_next_day_told(document: str) -> None:
    text = f"Thực hiện {document} phát động phong trào thi đua “Lớp học xanh”, ngày 20/9/2020 Sở Nội vụ ra kế hoạch."
    assert told(text) == []
