"""Dates, numbers and issuers of documents that stand apart from them."""

from __future__ import annotations

import pytest
from reading import directives as facts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Theo Kế hoạch 77/KH-UBND (06/4/2017) kèm Công văn 912/UBND-VX, ngày 25 tháng 5 cùng năm, có lưu.",
            [("77/KH-UBND", "2017-04-06"), ("912/UBND-VX", "2017-05-25")],
        ),
        (
            "Sáng 15/8/2016, tại Quyết định 340-QĐ/TU, Tỉnh ủy Hậu Giang cử hai người đi học.",
            [("340-QĐ/TU", "2016-08-15")],
        ),
        ("Chỉ thị 34 của Bộ Chính trị ra ngày 7/4/2014 nói rõ.", [("34-CT/TW", "2014-04-07")]),
        ("Ngày 5/6/2020 trời mưa. Tỉnh làm theo Quyết định số 12/QĐ-UBND.", [("12/QĐ-UBND", None)]),
        (
            "UBND tỉnh Trà Vinh ban hành các quyết định số 101, 102 và 103/QĐ-UBND ngày 5/6/2019 về khen thưởng.",
            [("101/QĐ-UBND", "2019-06-05"), ("102/QĐ-UBND", "2019-06-05"), ("103/QĐ-UBND", "2019-06-05")],
        ),
        (
            "Đề án được UBND huyện Bù Đăng phê duyệt bằng Quyết định 1204 ký ngày 3/12/2021.",
            [("1204", "2021-12-03")],
        ),
        ("Bản ấy là Kế hoạch 57/KH-UBND, ghi ngày 3/7/2019.", [("57/KH-UBND", "2019-07-03")]),
        ("Theo Luật Đất đai 2024 và Nghị định 88/2024/NĐ-CP, dân được đền bù.", [("88/2024/NĐ-CP", None)]),
        (
            "2020 | Bằng khen | 644/QĐ-BXD-TCCB ngày 9/3/2020",
            [("644/QĐ-BXD-TCCB", "2020-03-09")],
        ),
    ],
)
def test_numbers_and_dates(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(fact.number, fact.date) for fact in facts(text)] == expected


def test_the_letterhead_tells_day_and_issuer() -> None:
    text = "BƯU ĐIỆN TỈNH AN GIANG\nSố: 12/TB-BĐAG    An Giang, ngày 3 tháng 4 năm 2021\n\nTHÔNG BÁO\nVề việc thi đua"
    assert [(fact.number, fact.date, fact.issuer) for fact in facts(text)] == [
        ("12/TB-BĐAG", "2021-04-03", "Bưu điện tỉnh An Giang")
    ]


def test_initials_that_two_bodies_share_tell_none() -> None:
    text = "Hội Chữ thập đỏ tỉnh Phú Yên và Công ty Đức Thịnh nhận Tờ trình 8/TTr-CTĐ ngày 3/4/2021 về thi đua."
    assert [fact.issuer for fact in facts(text)] == [None]


def test_two_documents_of_one_issuer() -> None:
    text = "Có Chỉ thị số 61 và Chỉ thị số 74 của Thủ tướng Chính phủ. Theo Tờ trình số 7-TTr/UBKTTW, đó là lỗi."
    assert [(fact.number, fact.issuer) for fact in facts(text)] == [
        ("61", "Thủ tướng Chính phủ"),
        ("74", "Thủ tướng Chính phủ"),
        ("7-TTr/UBKTTW", "Ủy ban Kiểm tra Trung ương"),
    ]


@pytest.mark.parametrize("clause", ["nhà máy đang lắp lò mới", "phân xưởng đã trồng rừng", "hợp tác xã sẽ xây kho"])
def test_a_matter_ends_before_who_carries_it_out(clause: str) -> None:
    text = f"Thực hiện Nghị quyết số 07-NQ/TU của Tỉnh ủy Phú Yên về sản xuất sạch, tầm nhìn đến năm 2040, {clause}."
    assert [fact.subject for fact in facts(text)] == ["sản xuất sạch, tầm nhìn đến năm 2040"]
