"""Parameters are read as urllib reads them, escape by escape, and what is not UTF-8 is refused."""

from urllib.parse import parse_qsl, quote, quote_plus

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg_service.errors import InputError
from kg_service.service.parameters import decoded

PIECES = st.sampled_from(["%", "=", "&", "+", "%%", "=3D", "%3D", "%C3%A2", "%c3", "%4", "_", "\r\n", "%0A", ".", "đ"])


def by_urllib(text: str) -> list[tuple[str, str]] | None:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        return None


def ours(text: str) -> list[tuple[str, str]] | None:
    try:
        return decoded(text)
    except InputError:
        return None


@given(st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=20).map("".join))
@example("query=a%20b+c==%3D&x&&y=%zz")
@example("query=%3D%0D%0A%3D\t ")
def test_any_text_is_read_as_urllib_does(text: str) -> None:
    assert ours(text) == by_urllib(text)


@given(st.text())
def test_what_was_escaped_comes_back(query: str) -> None:
    query = query.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair has no UTF-8
    assert decoded(f"query={quote(query, safe='')}&query={quote_plus(query)}") == [("query", query), ("query", query)]


def test_other_encodings_and_too_many_are_refused() -> None:
    with pytest.raises(InputError, match="UTF-8"):
        decoded("query=%E2")
    with pytest.raises(InputError, match="more than 1000"):
        decoded("&".join(["a=1"] * 1001))
    assert len(decoded("&".join(["a=1"] * 1000))) == 1000
