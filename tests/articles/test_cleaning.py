"""What the parts of an article are."""

import datetime as dt

import pytest

from kg_service.articles.cleaning import read_stamp
from kg_service.articles.reader import article_from_text
from kg_service.text.normalize import fold

PAGE = """Trang chủ
Chia sẻ Facebook | Zalo
Huyện Mường Ảng tổng kết phong trào thi đua năm 2021
Thứ ba, 4/1/2022 | 2:38:59 PM

Sáng 4/1, UBND huyện tổ chức hội nghị tổng kết. Thu ngân sách đạt 20 tỷ đồng.

Quang cảnh hội nghị

Lò Văn Minh
Lượt xem: 1.284
Mã xác nhận (CAPTCHA)
"""


def test_the_parts_of_a_page() -> None:
    article = article_from_text("a", PAGE)
    kinds = [(block.kind, block.span.of(article.text)) for block in article.blocks]
    assert [text for kind, text in kinds if kind == "chrome"] == [
        "Trang chủ", "Chia sẻ Facebook | Zalo", "Lượt xem: 1.284", "Mã xác nhận (CAPTCHA)",
    ]  # fmt: skip
    assert article.title == "Huyện Mường Ảng tổng kết phong trào thi đua năm 2021"
    assert article.published == dt.date(2022, 1, 4)
    assert article.author == "Lò Văn Minh"
    assert ("caption", "Quang cảnh hội nghị") in kinds
    assert article.source == PAGE


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("3/29/2017 3:23:10 PM", dt.date(2017, 3, 29)),
        ("3/12/2019 9:15:40 AM", dt.date(2019, 3, 12)),  # a server in US English
        ("Thứ sáu, 1/3/2024 | 2:38:59 PM", dt.date(2024, 3, 1)),  # the weekday decides
        ("10/07/2019 - 15:26", dt.date(2019, 7, 10)),
        ("Thứ Năm, 08/02/2024 09:00", dt.date(2024, 2, 8)),
        ("không có ngày", None),
    ],
)
def test_read_stamp(line: str, date: dt.date | None) -> None:
    assert read_stamp(fold(line)) == date


def test_an_official_letter_has_its_title_after_the_head() -> None:
    article = article_from_text(
        "b",
        "ỦY BAN NHÂN DÂN\nHUYỆN A LƯỚI\nSố: 12/BC-UBND\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "A Lưới, ngày 20 tháng 12 năm 2021\nBÁO CÁO\n"
        "Kết quả công tác thi đua, khen thưởng năm 2021\n\nNăm 2021 đã qua.\n",
    )
    assert article.title == "Kết quả công tác thi đua, khen thưởng năm 2021"
    assert article.published == dt.date(2021, 12, 20)


@pytest.mark.parametrize(
    "line",
    [
        "[Đăng ngày: 05.11.2024 | Chuyên mục: Chính trị và đời sống ở cơ sở | Người viết: Lê Na | Ảnh: Hà Vy]",
        "Chuyên mục thi đua khen thưởng của đài huyện, cập nhật lúc 07:30, Thứ Ba, 05/11/2024 (GMT+7), bài của tổ viên",
    ],
)
def test_a_day_of_publication_among_other_words(line: str) -> None:
    text = f"Bản làng đổi thay sau ba năm thi đua\n\n{line}\n\nBà con cùng nhau góp đất, góp công làm đường.\n"
    assert article_from_text("a", text).published == dt.date(2024, 11, 5)


def test_a_title_keeps_the_dashes_of_its_source() -> None:
    article = article_from_text("a", "Hội nghị tổng kết thi đua – khen thưởng\n\nTỉnh Bà Rịa – Vũng Tàu họp.\n")
    assert article.title == "Hội nghị tổng kết thi đua – khen thưởng"
    assert "Bà Rịa - Vũng Tàu" in article.text
