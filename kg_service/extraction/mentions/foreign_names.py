"""Names that are not Vietnamese: which syllables cannot be, and given names with a hyphen (Park Hang-seo)."""

from __future__ import annotations

import regex

from kg_service.text.normalize import strip_diacritics
from kg_service.text.patterns import compiled

_VIETNAMESE = compiled(r"(?:[ckpt]h|tr|g[hi]|n(?:gh?|h)|qu|[bcdđghklmnprstvx])?[aeiouy]{1,3}(?:ch?|n[gh]?|[mpt])?")
"""A syllable of Vietnamese without its diacritics."""
_HYPHENED = regex.compile(r"(?P<gap>[^\S\n]?-[^\S\n]?)(?P<last>[a-z]{2,6})(?!\p{L})")


def may_be_vietnamese(syllable: str) -> bool:
    """Whether a folded syllable has the shape of a Vietnamese one."""
    return _VIETNAMESE.fullmatch(strip_diacritics(syllable)) is not None


def hyphened(text: str, name: str, end: int) -> tuple[str, int]:
    """A name that stands before ``end``, and its end, with the small syllable that a hyphen joins to it.

    ``Kim Jong-un``; with spaces around the hyphen, where what follows may be another word, only a name that has a
    syllable which cannot be Vietnamese: ``Park Hang - seo``, not ``Lê Văn Nam - con``.
    """
    match = _HYPHENED.match(text, end)
    if match is None:
        return name, end
    if match["gap"] != "-" and all(may_be_vietnamese(syllable.lower()) for syllable in name.split()):
        return name, end
    return f"{name}-{match['last']}", match.end()
