"""Awards whose recipients stand after them whatever the verb before, and flags of emulation by their short name."""

import pytest
from reading import awards, counted, told

LABOUR, FLAG = "Huân chương Lao động hạng Nhì", "Cờ thi đua của UBND tỉnh"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Năm qua có 2 Huân chương Lao động hạng Nhì (Bưu điện tỉnh, Sở Nội vụ).",
            {(LABOUR, "Bưu điện tỉnh"), (LABOUR, "Sở Nội vụ")},
            id="in brackets after a number of them",
        ),
        pytest.param(
            "Toàn tỉnh có: Huân chương Lao động hạng Nhì (Bưu điện tỉnh), hạng Ba (Sở Nội vụ, ông Trần Văn Tám).",
            {
                (LABOUR, "Bưu điện tỉnh"),
                ("Huân chương Lao động hạng Ba", "Sở Nội vụ"),
                ("Huân chương Lao động hạng Ba", "Trần Văn Tám"),
            },
            id="one bracket for each class",
        ),
        pytest.param(
            "Tỉnh nhận 3 Cờ thi đua của Chính phủ (các huyện Mỹ Tú, Long Phú; thị xã Ngã Năm).",
            {("Cờ thi đua của Chính phủ", name) for name in ("Mỹ Tú", "Long Phú", "Ngã Năm")},
            id="not for the subject",
        ),
        pytest.param(
            "Sở Y tế được tặng Huân chương Lao động hạng Nhì (Chủ tịch nước).",
            {(LABOUR, "Sở Y tế")},
            id="who gives it may stand there too",
        ),
        pytest.param(
            "Huyện Kế Sách nhận Cờ thi đua của UBND tỉnh; Bằng khen thuộc về huyện Mỹ Tú và huyện Long Phú.",
            {(FLAG, "Kế Sách"), ("Bằng khen", "Mỹ Tú"), ("Bằng khen", "Long Phú")},
            id="it goes to those after it",
        ),
        pytest.param(
            "Cờ thi đua của UBND tỉnh thuộc về Sở Y tế, Bằng khen thuộc về Sở Nội vụ và Sở Tư pháp.",
            {(FLAG, "Sở Y tế"), ("Bằng khen", "Sở Nội vụ"), ("Bằng khen", "Sở Tư pháp")},
            id="each to those after it",
        ),
        pytest.param("Huyện Mỹ Tú nhận Cờ UBND tỉnh.", {(FLAG, "Mỹ Tú")}, id="a flag by its short name"),
        pytest.param("Huyện Mỹ Tú treo Cờ Tổ quốc, Cờ Đảng.", set(), id="flags that are no awards"),
    ],
)
def test_who_gets_it_stands_after_it(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(fact.award, fact.recipient) for fact in awards(f"Tổng kết năm của tỉnh\n\n{text}")} == expected


def test_a_bracket_after_a_proposal_is_proposed() -> None:
    text = "Tổng kết\n\nKhối đề nghị tặng Cờ thi đua của UBND tỉnh (Sở Tư pháp), Bằng khen (Sở Y tế)."
    assert told(text) == {(FLAG, "Sở Tư pháp", "proposed"), ("Bằng khen", "Sở Y tế", "proposed")}


def test_a_commune_may_be_named_like_a_state() -> None:
    text = "Lịch sử xã\n\nNhân dân xã Cộng Hòa được tặng Huân chương Lao động hạng Nhì."
    assert told(text) == {(LABOUR, "Cộng Hòa", "conferred")}


def test_a_bracket_takes_no_numbers_from_the_same_sentence() -> None:
    text = "Tin\n\nUBND tỉnh khen thưởng 12 tập thể, 30 cá nhân; có 2 Huân chương Lao động hạng Nhì (Bưu điện tỉnh)."
    assert {(12, "collective", None), (30, "individual", None)} <= counted(text)
    assert told(text) == {(LABOUR, "Bưu điện tỉnh", "conferred")}


@pytest.mark.parametrize("end", ["của Chính phủ, của", "của", "của Chính phủ và", "Cờ của"])
def test_a_text_may_break_off_before_who_gives_an_award(end: str) -> None:
    assert told(f"Tin\n\nSở Y tế nhận Cờ thi đua {end}") <= {
        ("Cờ thi đua của Chính phủ", "Sở Y tế", "conferred"),
        ("Cờ thi đua", "Sở Y tế", "conferred"),
    }
