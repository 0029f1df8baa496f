"""Names that stand in capitals, as a text would write them."""

from __future__ import annotations

import re

_TONED = re.compile("[^A-ZĐ0-9&.,-]")
"""A vowel with its mark or tone: first letters of words (THPT, BIDV) have none."""
_PLAIN = re.compile("(?:NGH?|NH|G[HI]|KH|PH|TH|TR|CH|QU|[BCDĐGHKLMNPRSTVX])?[AEIOUY]{1,3}(?:NG|NH|CH|[CMNPT])?")
"""A syllable without marks: ``THANH``."""


def in_small_letters(name: str) -> str:
    """A name in capitals as a text writes it: syllables of names with a capital, short forms as they are."""
    return " ".join(word.capitalize() if word.isupper() and _is_syllable(word) else word for word in name.split())


def _is_syllable(word: str) -> bool:
    return _TONED.search(word) is not None or _PLAIN.fullmatch(word) is not None
