"""The words that the reading of clusters turns on: the uses of ``cluster_phrases.tsv``, the titles of leaders."""

from __future__ import annotations

from functools import cache

from kg_service.extraction.tables import any_of, one_of, rows, spellings
from kg_service.text.numbers import UP_TO_NINETEEN

REGION = r"(?:\s+[\p{L}-]+){1,6}?"
"""Where the units of a list lie, before its colon: ``Công an các tỉnh miền Đông Nam Bộ: …``."""


@cache
def said(*uses: str) -> str:
    """A group that matches a word of one of these uses, the longest."""
    return one_of("cluster_phrases", *uses)


@cache
def whole(*uses: str) -> str:
    """A word of one of these uses that no letter goes on before or after."""
    return rf"(?<!\p{{L}}){said(*uses)}(?!\p{{L}})"


@cache
def titles(*roles: str) -> str:
    """A group that matches a title of one of these roles, of any where none is given."""
    return f"(?:{any_of(word for word, role in title_words('title').items() if not roles or role in roles)})"


@cache
def title_words(*kinds: str) -> dict[str, str]:
    """The words of these kinds in ``cluster_titles.tsv`` by spelling, each with its role: ``head``, ``deputy_head``."""
    found = {}
    for row in rows("cluster_titles", "role", "kind", "spellings"):
        if row["kind"] in kinds:
            found.update(dict.fromkeys(spellings(row["spellings"]), row["role"]))
    return found


@cache
def count() -> str:
    """A number that counts units, in digits or words, or the words for many of them."""
    return rf"(?:\d{{1,3}}|{UP_TO_NINETEEN}|{said('many')})"
