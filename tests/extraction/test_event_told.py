"""Events with no day, months, years of school and of periods, pacts that the members sign, who holds an event."""

from __future__ import annotations

import pytest
from reading import events


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # what was done in a period is honoured in its last year, a school year's in its second half
        ("Ngày 12-10, Bộ Chỉ huy Quân sự tỉnh tổ chức Đại hội Thi đua Quyết thắng giai đoạn 2014-2019.", "2019-10-12"),
        ("Ngày 9/6, Hội Nông dân huyện tổ chức Hội nghị biểu dương nông dân giỏi giai đoạn 2019 - 2022.", "2022-06-09"),
        ("Sáng 14/7, Sở mở lễ tuyên dương, khen thưởng học sinh giỏi năm học 2018 - 2019.", "2019-07-14"),
        ("Sáng 20/9, khối thi đua mở lễ ký giao ước thi đua cho năm học 2018 - 2019.", "2018-09-20"),
        # the page's own date is much later
        (
            "Thứ hai, 07/10/2024\n\nKhen học sinh giỏi\n\nSáng nay (8/6), Sở Giáo dục và Đào tạo tỉnh Sơn La tổ chức "
            "lễ tuyên dương học sinh giỏi năm học 2016 – 2017.",
            "2017-06-08",
        ),
        # a congress in a month
        ("Tỉnh chuẩn bị Đại hội Thi đua yêu nước tỉnh Sơn La lần thứ VI (dự kiến giữa tháng 9-2025).", "2025-09"),
    ],
)
def test_dates(text: str, date: str) -> None:
    assert [fact.date for fact in events(text)] == [date]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mới đây, Cụm thi đua số 3 đã mở hội nghị tổng kết thi đua năm 2021.", "conference"),
        ("Hôm nay, Bộ Tư pháp tổ chức hội nghị tổng kết năm 2018.", "conference"),
        ("UBND tỉnh Sơn La vừa tổ chức lễ đón nhận Huân chương Độc lập hạng Nhì.", "award_ceremony"),
        ("Sở Y tế vừa long trọng tổ chức hội nghị tổng kết phong trào thi đua năm 2018.", "conference"),
        ("Ngày 6-9-2019, Tỉnh đoàn Sơn La tổ chức giao lưu gương điển hình làm theo Bác.", "conference"),
        (
            "Chiều 12-4-2022, tại trụ sở, Tỉnh đoàn Sơn La tổ chức lễ và trao Huy hiệu Tuổi trẻ dũng cảm.",
            "award_ceremony",
        ),
    ],
)
def test_events_told_once(text: str, kind: str) -> None:
    assert [fact.kind for fact in events(text)] == [kind]


@pytest.mark.parametrize("body", ["Quốc hội", "Đại hội", "Hiệp hội"])
def test_who_discusses_holds_no_seminar(body: str) -> None:
    """``hội thảo`` is no word of ``Quốc hội thảo luận``."""
    assert events(f"Ngày 11-5-2019, {body} thảo luận dự án Luật Thi đua, khen thưởng (sửa đổi).") == []


def test_habits_are_no_events() -> None:
    assert events("Các đơn vị thường xuyên tổ chức hội nghị sơ kết; hằng năm các xã ký kết giao ước thi đua.") == []


def test_members_sign_a_pact_at_a_conference() -> None:
    text = (
        "Ngày 8/1/2021, UBND huyện Mai Sơn tổ chức hội nghị tổng kết công tác thi đua năm 2020. "
        "Kết thúc, các xã ký giao ước thi đua."
    )
    assert [(fact.kind, fact.date) for fact in events(text)] == [
        ("conference", "2021-01-08"),
        ("pact_signing", "2021-01-08"),
    ]


@pytest.mark.parametrize(
    ("text", "organiser"),
    [
        ("Ngày 5/7/2019, tại Huyện ủy Mai Sơn, Tỉnh đoàn Sơn La tổ chức hội nghị tổng kết.", "Tỉnh đoàn Sơn La"),
        ("Ngày 8/12/2020, EVNSPC tổ chức lễ đón nhận Huân chương Lao động do Chủ tịch nước trao tặng.", "EVNSPC"),
        ("PHÒNG NỘI VỤ HUYỆN MAI SƠN\n\nCông bố tại Hội nghị tổng kết ngày 10/8/2012", "Phòng Nội vụ huyện Mai Sơn"),
    ],
)  # fmt: skip
def test_who_holds_it(text: str, organiser: str) -> None:
    assert [fact.organiser for fact in events(text)] == [organiser]
