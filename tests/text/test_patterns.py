"""Patterns that ``re`` runs find what ``regex`` finds."""

from __future__ import annotations

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from kg_service.text.patterns import compiled

# Letters newer than the interpreter, and signs like ², are letters or parts of words to one of the two only.
PATTERNS = (
    r"\p{L}+",
    r"(?<!\p{L})(?:năm|tháng)(?!\p{L})",
    r"[\p{L}\d]+(?:[.&/'’-][\p{L}\d]+)*",
    r"(?<![\p{L}\d.,/&])\d+",
    r"[\p{L}&-]{2,5}",
    r"[^\p{L}\d]+x",
    r"[^\p{L}]+",
    r"\[\p{L}\]",
    r"\s+của\s+\p{L}{2,}|[;:(?!]$",
)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(
    text=st.text(
        st.sampled_from("năm thág2017đỹ.,;:-&/'’[]x \n(")
        | st.characters(max_codepoint=0x24F, exclude_categories=["No"])
    )
)
def test_re_finds_what_regex_finds(pattern: str, text: str) -> None:
    found = [match.span() for match in compiled(pattern).finditer(text)]
    assert found == [match.span() for match in regex.finditer(pattern, text)]


def test_what_re_cannot_run_is_refused() -> None:
    with pytest.raises(re.error):
        compiled(r"\p{Lu}+")


def test_flags_hold() -> None:
    assert compiled(r"(?<!\p{L})năm", re.IGNORECASE).findall("NĂM xnăm Năm") == ["NĂM", "Năm"]
