"""Figures in rows of figures, of services' times, of what bodies have, and of what many raids found."""

from __future__ import annotations

import pytest

from tests.extraction.reading import statistics

HEAD = "Phong trào thi đua yêu nước tỉnh Cao Bằng\n\n12/12/2022\n\n"


def figures(text: str) -> list[tuple[str, float]]:
    return [(fact.indicator, fact.value) for fact in statistics(HEAD + text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thời gian chờ khám giảm từ 95 phút xuống còn 40 phút.", [95.0, 40.0]),
        ("Thời gian giải quyết hồ sơ đất đai rút từ 20 ngày còn 12 ngày làm việc.", [20.0, 12.0]),
        ("Thời gian mất điện bình quân một khách hàng: 175 phút.", [175.0]),
        ("Thời gian qua, tổ trực 24 giờ. Thời gian thi đua từ ngày 1/3 kéo dài 60 ngày.", []),
        ("Thời gian nghỉ là 9 ngày.", []),
    ],
)
def test_how_long_a_service_takes(text: str, expected: list[float]) -> None:
    assert [value for _, value in figures(text)] == expected


def test_few_in_a_row_of_shares_and_ranks() -> None:
    text = "Tỷ lệ lên lớp đạt 99,4%; 38 em đạt giải cấp tỉnh; tỷ lệ học nghề 61%; 03 em vào đội tuyển quốc gia."
    assert figures(text)[1::2] == [("Số em đạt giải cấp tỉnh", 38.0), ("Số em vào đội tuyển quốc gia", 3.0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Triệt phá 14 đường dây, thu giữ 3,2 kg ma túy.", [14.0, 3.2]),
        ("Bắt quả tang 1 vụ, thu giữ 3,2 kg ma túy.", []),
        ("Cuộc vận động giao nộp vũ khí tiếp nhận 640 khẩu súng.", [640.0]),
        ("Trạm mở 210 lần tuần tra, bắt giữ 16 vụ/22 đối tượng.", [16.0, 22.0]),
    ],
)
def test_what_many_raids_found(text: str, expected: list[float]) -> None:
    assert [value for _, value in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Từ 35 lao động buổi đầu, đến nay xí nghiệp đã có 410 lao động.", [35.0, 410.0]),
        ("Công đoàn cơ quan tỉnh hiện có 7 tổ công đoàn với 96 đoàn viên.", [7.0, 96.0]),
        ("Số hộ vay vốn, chăn nuôi giỏi ở Hà Quảng (Cao Bằng) tăng từ 1.240 lên 1.905.", [1240.0, 1905.0]),
        ("Đoàn giúp dân: nhà văn hóa - 4 căn; giếng nước - 11 cái; bò giống - 25 con.", [4.0, 11.0, 25.0]),
    ],
)
def test_what_there_is(text: str, expected: list[float]) -> None:
    assert [value for _, value in figures(text)] == expected
