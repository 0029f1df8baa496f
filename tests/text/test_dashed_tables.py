"""Tables whose columns dashes part are read as tables; other lines with dashes stay as they are."""

from kg_service.text.dashed_tables import with_bars


def test_rows_that_count_from_one_make_a_table() -> None:
    text = "Kết quả:\nTT - Xã - Điểm - Đề nghị\n1 - Ea Tul - 97,5 - Cờ thi đua\n2 - Ea Kpam - 96 - Bằng khen\nHết."
    assert with_bars(text) == (
        "Kết quả:\nTT | Xã | Điểm | Đề nghị\n1 | Ea Tul | 97,5 | Cờ thi đua\n2 | Ea Kpam | 96 | Bằng khen\nHết."
    )


def test_rows_that_end_in_figures_make_a_table() -> None:
    text = "Đơn vị – Số lượng\nHội đồng Thi đua - Khen thưởng – 3\nBan Dân vận – 12 cá nhân"
    assert with_bars(text) == "Đơn vị | Số lượng\nHội đồng Thi đua - Khen thưởng | 3\nBan Dân vận | 12 cá nhân"


def test_lines_of_names_and_offices_are_no_table() -> None:
    text = "Dự hội nghị có\nÔng Y Ban - Bí thư xã\nBà H Mơ - Chủ tịch xã\nÔng Y Sơ - Trưởng buôn"
    assert with_bars(text) == text
    assert with_bars("Giai đoạn 2016 - 2020\nNăm 2019 - 12 xã\nNăm 2020 - 14 xã") == (
        "Giai đoạn 2016 - 2020\nNăm 2019 - 12 xã\nNăm 2020 - 14 xã"
    )
