"""Numbers as Vietnamese writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.text.numbers import find_numbers, number_words, parse_number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("6.240,86", 6240.86), ("11.50", 11.5), ("914.368", 914368), ("2.281", 2281), ("0.730", 0.73),
        ("14,48", 14.48), ("1,250", 1.25), ("1,250,000", 1250000), ("77.166.829", 77166829), ("02", 2),
        ("1.234,5", 1234.5),
    ],
)  # fmt: skip
def test_parse_number(written: str, value: float) -> None:
    assert parse_number(written) == value


@pytest.mark.parametrize("written", ["", "a", "1.2.3", "12.34.567"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        parse_number(written)


@given(st.integers(1000, 10**12))
def test_grouped_thousands_come_back(value: int) -> None:
    assert parse_number(f"{value:,}".replace(",", ".")) == value


def test_find_numbers_leaves_symbols_alone() -> None:
    text = "Chỉ thị 05-CT/TW, 247 tập thể, ngày 13/6/2017, đạt 6.240,86 tỷ"
    assert [(text[n.start : n.end], n.value) for n in find_numbers(text)][1:2] == [("247", 247)]
    assert ("6.240,86", 6240.86) in [(text[n.start : n.end], n.value) for n in find_numbers(text)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mười người", (10, 1)), ("mười một người", (11, 2)), ("mười lăm", (15, 2)), ("hai mươi", (20, 2)),
        ("hai mươi mốt hộ", (21, 3)), ("ba mươi tư", (34, 3)), ("bảy tập thể", (7, 1)), ("hai ba", (2, 1)),
        ("mươi người", None), ("tập thể", None), ("", None),
    ],
)  # fmt: skip
def test_numbers_in_words(words: str, found: tuple[int, int] | None) -> None:
    assert number_words(words.split()) == found
