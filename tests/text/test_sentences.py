"""Sentences and paragraphs."""

from hypothesis import given
from hypothesis import strategies as st

from kg_service.text.sentences import paragraphs, sentences


def split(text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in sentences(text)]


def test_abbreviations_and_numbers_do_not_end_a_sentence() -> None:
    text = "Hội nghị họp tại TP. Biên Hòa. Tỉnh đạt 6.240,86 tỷ đồng. PGS. TS. Nguyễn T. Lan dự."
    assert split(text) == [
        "Hội nghị họp tại TP. Biên Hòa.",
        "Tỉnh đạt 6.240,86 tỷ đồng.",
        "PGS. TS. Nguyễn T. Lan dự.",
    ]


def test_dots_before_a_small_letter_go_on() -> None:
    assert split("Lao động giỏi...các tỉnh đã làm. Xong.") == ["Lao động giỏi...các tỉnh đã làm.", "Xong."]


def test_a_line_broken_inside_a_sentence_is_joined() -> None:
    text = "Anh Nguyên là một trong những\nnông dân giỏi\n\nĐoạn sau"
    assert [span.of(text) for span in paragraphs(text)] == ["Anh Nguyên là một trong những\nnông dân giỏi", "Đoạn sau"]


def test_bullets_stay_apart() -> None:
    text = "Cờ thi đua:\n- Huyện A;\n- Huyện B."
    assert len(paragraphs(text)) == 3


@given(st.text(max_size=200))
def test_spans_are_ordered_and_inside(text: str) -> None:
    last = 0
    for span in sentences(text):
        assert last <= span.start < span.end <= len(text)
        assert not text[span.start].isspace()
        last = span.end
