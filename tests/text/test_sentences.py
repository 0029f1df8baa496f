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


def test_a_text_broken_at_a_width_is_joined_where_the_next_word_had_no_room() -> None:
    text = (
        "Tin ngắn của tỉnh\n"
        "Sáng ngày mười hai, tại nhà văn hóa huyện, lãnh đạo tỉnh cùng với TP.\n"
        "Vinh và các đơn vị đã gặp gỡ những người làm công tác thi đua ở Quế\n"
        "Phong, Tương Dương và nhiều nơi xa khác trong tỉnh để nghe họ kể về\n"
        "Nhân dân đã hiến đất, góp công làm đường, dựng nhà, mở trường ra sao\n"
        "trong ba năm qua, từ khi phong trào bắt đầu lan về những bản vùng xa.\n"
        "Ai cũng vui."
    )
    assert [span.of(text)[:12] for span in paragraphs(text)] == ["Tin ngắn của", "Sáng ngày mư", "Ai cũng vui."]


def test_a_line_that_ends_early_stays_apart_in_a_text_broken_at_a_width() -> None:
    line = "Phong trào này đã lan rộng ra khắp các thôn bản của huyện trong năm"
    text = "\n".join([line] * 5 + ["Người viết", "Lê Thị Na"])
    assert [span.of(text) for span in paragraphs(text)][-1] == "Lê Thị Na"


def test_a_narrow_column_is_joined_below_wider_lines_of_its_site() -> None:
    text = (
        "Trang chủ / Tin tức / Hoạt động / Văn bản / Liên hệ / Hỏi đáp\n"
        "Thứ 6, 26/06/2020\n\n"
        "      Hôm qua, xã Mường Lạn (huyện Sốp\n"
        "Cộp) họp bàn về việc làm đường xuyên bản\n"
        "cho bà con hai bản vùng cao. Trưởng bản\n"
        "nói rằng mọi nhà đều góp công, góp của,\n"
        "không ai đứng ngoài. Cán bộ của xã ghi\n"
        "lại từng tên, từng ngày công để sau này\n"
        "cùng nhau nhắc lại trong ngày hội."
    )
    assert [span.of(text)[:9] for span in paragraphs(text)] == ["Trang chủ", "Thứ 6, 26", "Hôm qua, "]


_BROKEN = (
    "Tin ngắn của huyện\n\n"
    "Sáng ngày mười hai, tại nhà văn hóa của huyện, Hội đồng đã họp.\n"
    "Dự họp có bà Lò Thị Mai, ông Vừ A Tủa, là Phó Chủ tịch Hội đồng\n"
    "- Trưởng ban Dân tộc của huyện và các trưởng bản ở vùng cao xa.\n\n"
    "Những người làm công tác thi đua lâu năm nhất đã được nêu tên:\n"
    "Lường Văn Chung, Quàng Thị Hoa, Cầm Văn Sơn cùng với nhiều người\n"
    "khác nữa ở các bản vùng biên, nơi mà đường đi còn lắm gian nan.\n\n"
    "- Bản Lầu: đã làm xong con đường lên nương cho cả hai bản vùng\n"
    "- Bản Cang: mới làm được một nửa\n\n"
    "Ai cũng vui."
)


def test_where_blank_lines_part_paragraphs_a_full_line_goes_on_also_after_a_sentence() -> None:
    """A dash that begins a line opens an item only where the line before had room for it, or is an item itself."""
    assert [span.of(_BROKEN)[:12] for span in paragraphs(_BROKEN)] == [
        "Tin ngắn của",
        "Sáng ngày mư",
        "Những người ",
        "- Bản Lầu: đ",
        "- Bản Cang: ",
        "Ai cũng vui.",
    ]
