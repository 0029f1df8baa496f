"""Legal forms in the names of companies, which a text gives once and leaves out later."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg_service.extraction.tables import any_of, words_for
from kg_service.text.patterns import compiled

_FEWEST_LEFT = 4
"""Syllables of a name without its form that still tells which company it is: ``Công ty May Bình Minh``."""


@cache
def _form() -> re.Pattern[str]:
    return compiled(rf"(?<=[^\W\d_] )(?:(?:{any_of(words_for('body_words', 'legal_form'))}) )+")


def full_forms(names: Iterable[str]) -> dict[str, str]:
    """The names with a legal form, by the same without it in small letters; none of which two companies have."""
    found: dict[str, set[str]] = {}
    for name in names:
        short = _form().sub("", name.lower())
        if short != name.lower() and len(short.split()) >= _FEWEST_LEFT:
            found.setdefault(short, set()).add(name)
    return {short: full.pop() for short, full in found.items() if len({one.lower() for one in full}) == 1}
