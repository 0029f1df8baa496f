"""Lines that are sorted on their way: none is lost, cut or doubled, however they come."""

import io

from hypothesis import given
from hypothesis import strategies as st

from kg_service.store.line_order import SortedLines

LINES = st.lists(st.binary(max_size=8).filter(lambda line: b"\n" not in line), max_size=30)


def handed_on(text: bytes, cuts: list[int], block: int) -> bytes:
    out = io.BytesIO()
    lines = SortedLines(out, block)
    start = 0
    for end in sorted({min(cut, len(text)) for cut in cuts} | {len(text)}):
        assert lines.write(text[start:end]) == end - start
        start = end
    lines.flush()
    lines.finish()
    return out.getvalue()


@given(LINES, st.lists(st.integers(0, 250)), st.booleans())
def test_all_that_fit_in_a_block_come_in_order(lines: list[bytes], cuts: list[int], ended: bool) -> None:
    text = b"\n".join(lines) + (b"\n" if ended and lines else b"")
    if not text.endswith(b"\n"):
        expected = sorted(text.split(b"\n")) if text else []
    else:
        expected = sorted(text.split(b"\n")[:-1])
    assert handed_on(text, cuts, 1 << 20) == b"".join(line + b"\n" for line in expected)


@given(LINES, st.lists(st.integers(0, 250)), st.integers(1, 40))
def test_of_more_none_is_lost_or_cut(lines: list[bytes], cuts: list[int], block: int) -> None:
    text = b"".join(line + b"\n" for line in lines)
    assert sorted(handed_on(text, cuts, block).split(b"\n")) == sorted(text.split(b"\n"))


def test_each_block_is_in_order() -> None:
    text = b"d\nb\nc\na\nf\ne\n"
    assert handed_on(text, [6], 6) == b"b\nc\nd\na\ne\nf\n"
