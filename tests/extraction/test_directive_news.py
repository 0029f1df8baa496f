"""Documents as papers write them: symbols with a mark left out, bare numbers in small letters, days told apart."""

from __future__ import annotations

import pytest
from reading import directives as facts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị quyết số 31 NQ - CP của Chính phủ giao việc cho các bộ.", [("Nghị quyết", "31/NQ-CP")]),
        ("Theo Nghị định 17/2016 NĐ-CP, hộ nghèo được vay vốn.", [("Nghị định", "17/2016/NĐ-CP")]),
        ("Xã làm theo Kế hoạch số 27KH-UBND của UBND huyện Ba Vì.", [("Kế hoạch", "27/KH-UBND")]),
        ("Thực hiện Chỉ thị số 08 CT/TW của Ban Bí thư, chợ được dọn sạch.", [("Chỉ thị", "08-CT/TW")]),
        ("Căn cứ Nghị định số 65/2014/NĐ CP của Chính phủ, hồ sơ đủ.", [("Nghị định", "65/2014/NĐ-CP")]),
        ("Có 15 NQ-CP gì đâu, anh nói.", []),
    ],
)
def test_a_mark_left_out_of_a_symbol(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(fact.kind, fact.number) for fact in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông nói nghị định 91, thông tư 12 không cấm. Theo nghị định 100, mức phạt tăng.",
            [("Nghị định", "91"), ("Thông tư", "12"), ("Nghị định", "100")],
        ),
        ("Mức này căn cứ vào quyết định 41, ai cũng rõ.", [("Quyết định", "41")]),
        ("Hội đồng quyết định 5, trong đó 3 người được khen.", []),
    ],
)
def test_a_bare_number_after_a_kind_in_small_letters(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(fact.kind, fact.number) for fact in facts(text)] == expected


def test_who_issued_a_document_amends_it() -> None:
    found = facts(
        "Mức thưởng dựa vào quyết định 41 của UBND tỉnh Bình Định ban hành năm 2015, sau đó được sửa đổi bằng "
        "quyết định 12, gần nhất là quyết định số 8 (năm 2018) về mức thưởng."
    )
    assert [(fact.number, fact.issuer, fact.date) for fact in found] == [
        ("41", "UBND tỉnh Bình Định", "2015"),
        ("12", "UBND tỉnh Bình Định", None),
        ("8", "UBND tỉnh Bình Định", "2018"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nghị quyết 12/NQ-CP về chăm lo người cao tuổi được ban hành ngày 4/2/2018 nêu rõ các việc.",
            [("12/NQ-CP", "2018-02-04")],
        ),
        (
            "Ngày 6/9/2017, Thứ trưởng Bộ Y tế Lê Thị Hạnh ký công văn về việc phòng dịch sởi ở miền núi.",
            [(None, "2017-09-06")],
        ),
        (
            "Danh sách khen thưởng\n\nCHỦ TỊCH UBND TỈNH QUYẾT ĐỊNH\n(Quyết định số 187/QĐ-UBND ngày 20/01/2020)\n"
            "1. Tặng Cờ thi đua cho 5 tập thể.",
            [("187/QĐ-UBND", "2020-01-20")],
        ),
    ],
)
def test_the_day_of_a_document(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(fact.number, fact.date) for fact in facts(text)] == expected


def test_a_deputy_prime_minister_in_charge_signs() -> None:
    [found] = facts("Phó Thủ tướng thường trực Chính phủ Lê Văn Bình vừa ký Tờ trình số 77/TTr-TTg gửi Chủ tịch nước.")
    assert found.issuer == "Phó Thủ tướng Thường trực Chính phủ"
