"""Headlines in capitals are read as if they were written in small letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import awards, document, knowledge, person_roles, statistics

from kg_service.articles.reader import article_from_text
from kg_service.extraction.headlines import in_running_case

_BODY = (
    "Sáng 12/3/2019, ông Lò Văn Thể, Giám đốc Sở Giao thông vận tải tỉnh Sơn La, khen chị Quàng Thị Mơ, nhân viên "
    "Bến xe Mai Sơn (QLBX), đã trả lại tiền cho khách. Bến có 17 nhân viên."
)


def headline(title: str) -> str:
    return document(f"{title}\n\n{_BODY}\n").text.split("\n", 1)[0]


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("GIÁM ĐỐC SỞ LÒ VĂN THỂ KHEN NHÂN VIÊN TỐT", "Giám đốc sở Lò Văn Thể khen nhân viên tốt"),
        ("SƠN LA: QLBX MAI SƠN CÓ NGƯỜI TỐT", "Sơn La: QLBX Mai Sơn có người tốt"),
        ('PHONG TRÀO "DÂN VẬN KHÉO" Ở LAI CHÂU', 'Phong trào "Dân vận khéo" ở Lai Châu'),
        ("Sơn La: CHỊ QUÀNG THỊ MƠ TRẢ LẠI TIỀN", "Sơn La: CHỊ QUÀNG THỊ MƠ TRẢ LẠI TIỀN"),
        ("BẾN XE MAI SƠN", "BẾN XE MAI SƠN"),
        ("PHÒNG VĂN HÓA VÀ THÔNG TIN HUYỆN MAI SƠN", "PHÒNG VĂN HÓA VÀ THÔNG TIN HUYỆN MAI SƠN"),
    ],
)
def test_a_headline_in_capitals(title: str, read: str) -> None:
    assert headline(title) == read


def test_words_of_a_headline_are_no_names() -> None:
    text = f"THỦ TƯỚNG YÊU CẦU QUẢN LÝ CHẶT DANH HIỆU CỦA CÁC HỘI\n\n{_BODY}\n"
    assert [(fact.person, fact.role) for fact in person_roles(text)] == [("Lò Văn Thể", "Giám đốc")]


def test_recipients_in_a_headline() -> None:
    text = f"TẶNG BẰNG KHEN CHO CHỊ QUÀNG THỊ MƠ VÌ TRẢ LẠI TIỀN\n\n{_BODY}\n"
    assert {(fact.award, fact.recipient) for fact in awards(text)} >= {("Bằng khen", "Quàng Thị Mơ")}


def test_evidence_is_in_the_capitals_of_the_source() -> None:
    text = f"TẶNG BẰNG KHEN CHO CHỊ QUÀNG THỊ MƠ VÌ TRẢ LẠI TIỀN\n\n{_BODY}\n"
    assert any("QUÀNG THỊ MƠ" in fact.evidence.quote for fact in awards(text))


def test_the_area_of_figures_is_no_sentence_of_a_headline() -> None:
    text = (
        "HỢP TÁC XÃ ĐƯỢC BA LẦN TẶNG BẰNG KHEN\n\nHợp tác xã Rau quả Tà Niên (thành phố Sơn La) có 118 ha đất. "
        "Năm 2018, doanh thu của Hợp tác xã đạt 32,5 tỷ đồng."
    )
    assert {(fact.value, fact.area) for fact in statistics(text)} == {
        (118, "Hợp tác xã Rau quả Tà Niên"),
        (32.5, "Hợp tác xã Rau quả Tà Niên"),
    }


_ANY = st.characters(exclude_characters="\0", exclude_categories=["Cs"])


@given(st.text(_ANY, max_size=60), st.text(_ANY, max_size=200))
def test_no_character_moves(title: str, body: str) -> None:
    article = article_from_text("a", f"{title.upper()}\n\n{body}")
    read = in_running_case(article.text, article.blocks, knowledge().province_names)
    assert len(read) == len(article.text)
    assert read.lower() == article.text.lower()
