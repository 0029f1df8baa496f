"""Who says ``tôi``, awards before those who got them, years one after another, names that are no awards."""

import pytest
from reading import awards, tallies

from kg_service.extraction.facts import AwardFact


def facts(text: str, title: str = "Chuyện ở bản") -> list[AwardFact]:
    return awards(f"{title}\n\n{text}")


def told(text: str, title: str = "Chuyện ở bản") -> set[tuple[str, str]]:
    return {(fact.award, fact.recipient) for fact in facts(text, title)}


def periods(text: str) -> list[str | None]:
    return sorted(str(fact.period) for fact in facts(text))


MEDAL = "Huân chương Chiến công hạng Ba"


@pytest.mark.parametrize(
    "text",
    [
        f"“Tôi được tặng {MEDAL} hồi ở Khe Sanh”, ông Lự Văn Đàm kể.",
        f"Ông Lự Văn Đàm nhớ lại: “Hồi ở Khe Sanh tôi nhận {MEDAL}”.",
        f"Tấm {MEDAL} mà ông Lự Văn Đàm được tặng đã ố vàng.",
        f"Ông Lự Văn Đàm nay đã yếu. Tấm {MEDAL} ông nhận năm 1971 vẫn treo giữa nhà.",
        f"Ảnh: Trung tướng Cao Bá Hợp trao {MEDAL} cho ông Lự Văn Đàm.",
        f"Chủ nhân của {MEDAL} là ông Lự Văn Đàm. Ông Lự Văn Đàm nhận {MEDAL} ở Khe Sanh.",
    ],
)
def test_whose_the_award_is(text: str) -> None:
    assert told(text) == {(MEDAL, "Lự Văn Đàm")}


def test_whom_an_interview_is_with() -> None:
    text = "- Bà giữ nghề từ bao giờ?\n- Từ nhỏ. Năm 2016 tôi được phong Nghệ nhân Ưu tú."
    assert told(text, "Trò chuyện cùng nghệ nhân Kha Thị Tím") == {("Nghệ nhân ưu tú", "Kha Thị Tím")}
    assert told("Năm 2016 tôi được phong Nghệ nhân Ưu tú.", "Về làng dệt") == set()


def test_a_body_that_got_what_somebody_shows() -> None:
    text = "Trường THCS Nậm Cắn ở biên giới. Thầy hiệu trưởng khoe Cờ thi đua của Chính phủ trường nhận năm 2018."
    assert told(text) == {("Cờ thi đua của Chính phủ", "Trường THCS Nậm Cắn")}


def test_years_one_after_another() -> None:
    assert periods("Chị Kha Thị Tím đạt Chiến sĩ thi đua cơ sở các năm 2015, 2017, 2019.") == ["2015", "2017", "2019"]
    assert periods("Chị Kha Thị Tím nhận Bằng khen của Bộ Y tế năm 2015 và 2019.") == ["2015", "2019"]
    next_clause = "Chị Kha Thị Tím nhận Bằng khen của Bộ Y tế năm 2015, năm 2017 được cử đi học."
    assert periods(next_clause) == ["2015"]
    apart = "Tổ Dệt số 2 được UBND huyện tặng Giấy khen, năm 2014 nhận Bằng khen của Bộ Y tế."
    assert {fact.period for fact in facts(apart) if fact.award.startswith("Giấy")} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Em Kha Thị Tím nhận “Huân chương Chổi tre” của lớp.",
        "Chú Lự Văn Đàm được bọn trẻ phong “Chiến sĩ thi đua bờ suối”.",
        "Em Kha Thị Tím được lớp phong “Anh hùng lao động mini”.",
    ],
)
def test_names_that_play_with_awards(text: str) -> None:
    assert told(text) == set()


def test_short_names_after_words_of_time() -> None:
    text = "Trường THCS Nậm Cắn lập năm 1990. Ba năm liền trường đạt danh hiệu Tập thể Lao động xuất sắc."
    assert told(text) == {("Tập thể Lao động xuất sắc", "Trường THCS Nậm Cắn")}


def test_more_of_a_title() -> None:
    found = tallies("Tin\n\nNgành Y tế có thêm 4 Thầy thuốc Nhân dân.")
    assert [(fact.count, fact.award) for fact in found] == [(4, "Thầy thuốc nhân dân")]
