"""Tables whose cells stand one under the other."""

from __future__ import annotations

from reading import statistics

from kg_service.extraction.facts import StatisticFact


def facts(lines: list[str]) -> list[StatisticFact]:
    return statistics("\n\n".join(lines) + "\n")


HEAD = ["Các chỉ tiêu của tỉnh Hà Nam năm 2021", "TT", "Chỉ tiêu", "TH năm 2020", "KH năm 2021", "Ước TH năm 2021"]


def test_rows_are_read_under_their_columns_and_plans_left_out() -> None:
    rows = ["Ghi chú", "I", "Kinh tế", "1", "Tốc độ tăng GRDP (%)", "5,1", "6,5-7,0", "6,2", "Không đạt", "2"]
    rows += [
        "Nông, lâm nghiệp (%)",
        "1,4",
        "1,0",
        "-2,5%",
        "3",
        "Vốn đầu tư công (triệu USD)",
        "1.250",
        "1.400",
        "1.380",
    ]
    found = [(f.indicator, f.value, f.unit, f.area, f.period, f.estimated) for f in facts([*HEAD, *rows])]
    assert found == [
        ("Tốc độ tăng GRDP", 5.1, "%", "Hà Nam", "2020", None),
        ("Tốc độ tăng GRDP", 6.2, "%", "Hà Nam", "2021", True),
        ("Nông, lâm nghiệp", 1.4, "%", "Hà Nam", "2020", None),
        ("Nông, lâm nghiệp", -2.5, "%", "Hà Nam", "2021", True),
        ("Vốn đầu tư công", 1250, "triệu USD", "Hà Nam", "2020", None),
        ("Vốn đầu tư công", 1380, "triệu USD", "Hà Nam", "2021", True),
    ]


def test_a_remark_below_a_number_belongs_to_it_and_units_have_a_column() -> None:
    head = ["Kết quả của huyện Mai Châu", "Nội dung", "Đơn vị tính", "Thực hiện năm 2019", "Thực hiện năm 2020"]
    rows = ["Tỷ lệ hộ nghèo", "%", "12,4", "(giảm 2,1)", "9,8", "Sản lượng lúa", "tấn", "8.250", "8.410"]
    rows += ["Số trường đạt chuẩn", "trường", "14", "15"]
    found = [(f.indicator, f.value, f.unit, f.period) for f in facts([*head, *rows])]
    assert found[:2] == [("Tỷ lệ hộ nghèo", 12.4, "%", "2019"), ("Tỷ lệ hộ nghèo", 9.8, "%", "2020")]
    assert found[2:4] == [("Sản lượng lúa", 8250, "tấn", "2019"), ("Sản lượng lúa", 8410, "tấn", "2020")]
    assert [f[1] for f in found[4:]] == [14, 15]


def test_what_only_looks_like_a_head_is_none() -> None:
    lines = [*HEAD[:1], "Chỉ tiêu", "Năm qua tỉnh đã nỗ lực.", "Các ngành vào cuộc.", *["Một dòng ngắn"] * 12]
    assert facts(lines) == []
