"""Bodies: their heads, fields, proper names, levels and places; and words that only end like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import document

from kg_service.extraction.mentions.bodies import find_bodies
from kg_service.text.normalize import fold


def names(text: str) -> list[str]:
    """Full names of the bodies of a text."""
    return [body.full_name() for body in document(text).bodies]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND thị xã Hoàng Mai", "UBND thị xã Hoàng Mai"),
        ("Uỷ ban nhân dân\ntỉnh Kon Tum", "UBND tỉnh Kon Tum"),
        ("Hội đồng TĐKT tỉnh Hà Nam", "Hội đồng Thi đua - Khen thưởng tỉnh Hà Nam"),
        ("Ban chỉ đạo Tây Nguyên", "Ban Chỉ đạo Tây Nguyên"),
        # what words of a name are called for short, inside it
        ("Hợp tác xã (HTX) dịch vụ nông nghiệp Phú Thuận", "Hợp tác xã dịch vụ nông nghiệp Phú Thuận"),
        ("Công ty TNHH một thành viên (MTV) Cao su Mang Yang", "Công ty TNHH một thành viên Cao su Mang Yang"),
        # a name of a city inside a body's own
        ("Công ty Cấp nước Sài Gòn", "Công ty Cấp nước Sài Gòn"),
        ("Công ty Giấy Sài Gòn - Miền Tây", "Công ty Giấy Sài Gòn - Miền Tây"),
        ("Bộ Kế hoạch đầu tư", "Bộ Kế hoạch và Đầu tư"),
        ("Ban Quản lý khu kinh tế Nghi Sơn", "Ban Quản lý khu kinh tế Nghi Sơn"),
        ("Công an TP Hà Nội", "Công an thành phố Hà Nội"),
        ("Bộ Tư lệnh Vùng 3 Hải quân", "Bộ Tư lệnh Vùng 3 Hải quân"),
        ("Lữ đoàn 242", "Lữ đoàn 242"),
        ("Huyện ủy Mường La", "Huyện ủy Mường La"),
        ("Bệnh viện Sản Nhi tỉnh Cà Mau", "Bệnh viện Sản Nhi tỉnh Cà Mau"),
        ("Trường THPT Nguyễn Thị Minh Khai", "Trường THPT Nguyễn Thị Minh Khai"),
        ("Công ty TNHH Gốm Hương Canh", "Công ty TNHH Gốm Hương Canh"),
        ("Công ty cổ phần Đường sắt Phú Khánh", "Công ty cổ phần Đường sắt Phú Khánh"),
        ("Cục Điện ảnh", "Cục Điện ảnh"),
        ("Hội Nhà báo Việt Nam", "Hội Nhà báo Việt Nam"),
        ("Vụ Thi đua và Khen thưởng", "Vụ Thi đua - Khen thưởng"),
        ("Sở Văn hoá, thể thao và du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "Ủy ban Trung ương MTTQ Việt Nam"),
    ],
)
def test_one_body(text: str, expected: str) -> None:
    assert names(f"Theo {text}, việc này tốt.") == [expected]


@pytest.mark.parametrize(
    "text", ["thị trường Việt Nam", "cán bộ Nguyễn Văn An", "nhiệm vụ Quốc phòng", "đại hội Đoàn", "văn phòng phẩm"]
)
def test_words_that_end_like_a_head_are_no_bodies(text: str) -> None:
    assert names(f"Nói về {text} thì nhiều.") == []


def test_a_person_or_another_body_ends_the_name() -> None:
    assert names("Theo Ban Dân vận Lê Thị Hồng Hạnh thì tốt.") == ["Ban Dân vận"]
    assert names("Theo Ban Quản lý dự án Sở Xây dựng thì tốt.")[-1] == "Sở Xây dựng"


@given(st.text(alphabet="Ban Sở UBtỉnhủyĐThiđuaKG.,-\n ", max_size=60))
def test_bodies_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for body in find_bodies(text, fold(text), ()):
        assert end <= body.start < body.end <= len(text)
        end = body.end


def test_what_a_document_is_ends_the_name_above_it_but_a_line_break_does_not() -> None:
    assert names("CÔNG TY CỔ PHẦN HOA MAI\nKẾ HOẠCH\nPhát động phong trào thi đua") == ["Công ty CỔ PHẦN HOA MAI"]
    assert names("Công ty cổ phần Hoa\nMai được tặng Bằng khen.") == ["Công ty cổ phần Hoa Mai"]
