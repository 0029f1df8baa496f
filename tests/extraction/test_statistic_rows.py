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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Bà Hoàng Thị Lan, Chủ tịch UBND huyện, cho biết: "Đến nay huyện có 9 xã về đích, hộ nghèo chỉ còn 6,2%".',
            [9.0, 6.2],
        ),
        ('Huyện hưởng ứng cuộc vận động: "100% hộ dân phân loại rác, 50 km đường hoa tự quản".', []),
        ("Nếu như năm 2012 huyện mới có 3 xã đạt chuẩn thì nay đã có 11 xã.", [3.0, 11.0]),
        ("Nếu xã có 3 hộ vi phạm thì không được xét.", []),
        ("Từ 9 thành viên sáng lập, hợp tác xã phát triển lên 140 thành viên.", [9.0, 140.0]),
        ("Sở đề nghị giảm từ 40 xuống còn 18 tiêu chí.", []),
        ("Trung tâm huấn luyện cho 520 đồng chí.", [520.0]),
        ("26 thửa đất được giao cho 26 hộ gia đình.", []),
        ("Trạm có 90 viên chức, trong đó 21 bác sĩ, 6 dược sĩ đại học.", [90.0, 21.0, 6.0]),
        ("Quỹ đạt 2,4 tỷ đồng; 17 nhiệm vụ đã nghiệm thu.", [2.4, 17.0]),
        ("Huyện còn 15 hộ nghèo (0,4%), 31 hộ cận nghèo (0,8%).", [15.0, 0.4, 31.0, 0.8]),
        ("Độ che phủ vượt 2% mục tiêu nghị quyết; huyện hoàn thành 310 căn nhà.", [2.0, 310.0]),
        ("Điểm trung bình môn Toán của huyện là 6,48. Điểm chất lượng bệnh viện: 3,71/5.", [6.48, 3.71]),
        ("Bài thi của em được 8,25.", []),
        ("Một huyện từng có 520 hộ nghèo nay chỉ còn 24 hộ.", [520.0, 24.0]),
        (
            '"Hồi mới tách huyện, cả huyện có 6 km đường nhựa, thu ngân sách 2 tỷ đồng", ông Hoàng Văn Sử nhớ lại.',
            [6.0, 2.0],
        ),
        ("Tổ hợp tác lập năm 2015 với 14 thành viên, đến nay có 52 thành viên.", [14.0, 52.0]),
        ("Trường có 960 học sinh chia thành 25 lớp.", [960.0, 25.0]),
        ("Hội gây quỹ 45 triệu đồng; 26 chị thoát nghèo.", [45.0, 26.0]),
        ("Nguồn vốn huy động được 3.120 tỷ, tăng 205 tỷ so đầu năm.", [3120.0, 205.0]),
        ("Sản lượng hàng qua cảng lập kỷ lục 9 triệu tấn.", [9.0]),
    ],
)
def test_told_in_clauses(text: str, expected: list[float]) -> None:
    assert [value for _, value in figures(text)] == expected
