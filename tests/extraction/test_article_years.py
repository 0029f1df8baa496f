"""The year of a text that has no date: from its years and spans of years."""

from __future__ import annotations

import pytest

from kg_service.extraction.article_years import year_of_text
from kg_service.text.normalize import fold


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Sáng 5/11, đại hội tổng kết giai đoạn 2012-2017 khai mạc.", 2017),
        ("Giai đoạn 2012 – 2017 có 40 điển hình; giai đoạn 2012-2017 xã hiến 3 ha đất.", 2017),
        ("Đại hội nhìn lại giai đoạn 2011-2015 và bàn nhiệm vụ giai đoạn 2015-2020.", 2015),
        ("Đại hội Hội Làm vườn nhiệm kỳ 2018-2023 họp sáng 4/9.", 2018),
        ("Hội thi lần thứ IV (2016-2021) mở ngày 6/5.", 2016),
        ("Từ năm 2014 đến năm 2019 huyện sửa 30 km đường.", 2019),
        ("Giai đoạn 2012-2017 đã qua; năm 2019 huyện làm tiếp.", 2019),
        ("Năm 2016, huyện đề ra kế hoạch giai đoạn 2016-2020.", 2016),
        ("Ngày 28/5, trường tuyên dương học sinh giỏi năm học 2013-2014.", 2014),
        ("Ngày 5/9, trường khai giảng năm học 2013-2014.", 2013),
        ("Bà B giữ chức Chủ tịch nhiệm kỳ 2016 - 2021.\n\nSáng 14/7/2020, hội đồng họp.", 2020),
        ("Chiều 3/12/2012, xã tổng kết giai đoạn 2007-2012.", 2012),
        ("Nghị quyết 88/2014/QH13 được đọc lại.", None),
        ("Xã phấn đấu đến năm 2030 đạt chuẩn.", 2030),
        ("Không có năm nào.", None),
        ("Ngày 20/8, công an bắt Phạm Văn Kiên (SN 1984) và Lê Thị Na, sinh ngày 2/3/1990.", None),
        ("Năm 2018, ông Phạm Văn Kiên (sinh năm 1948) được khen.", 2018),
    ],
)
def test_the_year_that_a_text_tells(text: str, year: int | None) -> None:
    assert year_of_text(fold(text), lambda _: True) == year


def test_only_sentences_tell() -> None:
    text = "Năm 2012 xong. Bản quyền 2024"
    assert year_of_text(fold(text), lambda position: position < text.index("Bản")) == 2012
