"""Patterns and sets over the words of ``award_clauses.tsv`` and ``award_people.tsv``: what surrounds awards."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from kg_service.errors import ReferenceDataError
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled

_TABLES = ("award_clauses", "award_people")

ADDRESS = r"(?:(?:<honorifics/*>|<several>|<person_noun>|tập thể)\s+)*"
"""What may stand before the name of a person, or of several: ``các bác sĩ``."""

HAS = (
    r"(?:<gets>|<award_cues/receive>|<award_cues/reach>|<award_cues/hold>|<award_cues/pin>|<award_cues/become>"
    r"|<award_cues/confer>|<award_cues/hand>)"
)
"""Verbs after which somebody has an award, or gives it."""


def telling(template: str, engine: Callable[[str], Any] = compiled) -> re.Pattern[str]:
    """A pattern over folded text with the words of these tables; see ``worded``."""
    return worded(template, *_TABLES, engine=engine)


@cache
def words_in(*uses: str) -> frozenset[str]:
    """The words of some uses of these tables, or of ``table/use``.

    Raises ReferenceDataError for a use without words.
    """
    found: set[str] = set()
    for use in uses:
        table, _, name = use.rpartition("/")
        words = {word for one in ([table] if table else _TABLES) for word in table_words(one, name)}
        if not words:
            raise ReferenceDataError(f"{table or _TABLES[0]}.tsv", 0, f"no words for the use {name!r}")
        found |= words
    return frozenset(found)


@cache
def first_words_in(*uses: str) -> frozenset[str]:
    """The first words of the phrases of some uses."""
    return frozenset(word.split()[0] for word in words_in(*uses))


@cache
def indefinite() -> frozenset[str]:
    """Words before a form of address that then means several people, or nobody in particular."""
    return words_in("some", "number_of", "each") | {"các", "những"}
