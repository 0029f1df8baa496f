"""Keys that may stand in a text: none that stands there nearly is missed."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from kg_service.reference.pieces import PieceIndex

KEYS = ["chung tay vì người nghèo", "xây dựng nông thôn mới", "a", "", "dân vận khéo"]


def test_what_stands_there_is_found() -> None:
    index = PieceIndex(KEYS, 92.0)
    assert index.may_hold("lai châu chung tay vì người nghèo") == [0, 2, 3]
    assert index.may_hold("cả nước xây dưng nông thôn mới") == [1, 3]
    assert index.may_hold("việc") == [3]
    assert PieceIndex([], 92.0).may_hold("việc") == []


@given(
    st.lists(st.text(alphabet="ab ", max_size=60), max_size=4),
    st.text(alphabet="ab ", max_size=60),
    st.integers(0, 30),
    st.integers(1, 60),
    st.sampled_from([70.0, 92.0, 100.0]),
)
def test_none_is_missed(keys: list[str], text: str, start: int, size: int, likeness: float) -> None:
    run = text[start : start + size]
    alike = {place for place, key in enumerate(keys) if fuzz.ratio(run, key) >= likeness}
    assert alike <= set(PieceIndex(keys, likeness).may_hold(text))


@given(st.text(alphabet="abc ", min_size=12, max_size=60), st.data())
def test_none_that_was_changed_a_little_is_missed(key: str, data: st.DataObject) -> None:
    run = key
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(run)))
        run = run[:at] + data.draw(st.sampled_from(["", "x", "b"])) + run[at + data.draw(st.integers(0, 1)) :]
    if fuzz.ratio(run, key) >= 92.0:
        assert PieceIndex([key], 92.0).may_hold(f"x {run} b") == [0]
