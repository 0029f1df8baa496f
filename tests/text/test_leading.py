"""Checks moved behind the first letters of a pattern: it finds the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.text.leading import moved

MOVED = {
    r"(?<!x)ab": r"ab(?<!xab)",
    r"(?<!x)(?<!y )ab?c": r"a(?<!xa)(?<!y a)b?c",
    r"(?<!x|y)a\b": r"a(?<!(?:x|y)a)\b",
    r"(?<![x(])(?P<w>ab|c(?:a|b))\s": r"(?P<w>ab(?<![x(]ab)|c(?<![x(]c)(?:a|b))\s",
    r"(?<!x)(?:(?:a|b) c|(?<!y)ab)": r"(?:a c(?<!xa c)|b c(?<!xb c)|ab(?<!xab)(?<!yab))",
    r"(?<!x)(?:(?:a(?:b|c))?b|c)": r"(?:a(?<!xa)(?:b|c)b|b(?<!xb)|c(?<!xc))",
}
KEPT = (
    "ab",
    "",
    r"(?<!x)a|b",
    r"(?<!x)(?:a|b)?c",
    r"(?<!x)(?:a|)c",
    r"(?<!x)[ab]c",
    r"(?<!x)a?c",
    r"(?<!x)a{2}c",
    r"(?<!x)(?:a|(?P<w>b)c)",
    r"(?<!x)(?:(?:a|b)(c)|c)",
    r"(?<!x)(?:(?:a|b)+|c)",
    r"(?<!x)(?:\d|a)",
    r"(?<!x)(?=a)a",
    r"(?i)(?<!x)a",
)
TEXTS = st.text("abcxy (é1", max_size=24)


@pytest.mark.parametrize("pattern", MOVED)
def test_checks_stand_behind_the_first_letters(pattern: str) -> None:
    assert moved(pattern) == MOVED[pattern]


@pytest.mark.parametrize("pattern", KEPT)
def test_a_pattern_that_begins_with_something_else_is_kept(pattern: str) -> None:
    assert moved(pattern) == pattern


@pytest.mark.parametrize("pattern", MOVED)
@given(text=TEXTS, start=st.integers(0, 3))
def test_it_finds_the_same(pattern: str, text: str, start: int) -> None:
    found = [(match.span(), match.groups()) for match in re.compile(moved(pattern)).finditer(text, start)]
    assert found == [(match.span(), match.groups()) for match in re.compile(pattern).finditer(text, start)]
