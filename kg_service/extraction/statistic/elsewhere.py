"""Clauses on other countries in texts on this one: what they count is not of the place that the text is about."""

from __future__ import annotations

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.statistic.context import sentences_before
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.words import spoken
from kg_service.extraction.worded import table_words, worded

_OPENS = worded(
    r"[\s\"“–•*-]*(?:(?:từ\s+|vào\s+|hồi\s+)?(?:năm|thập niên|những năm)\s[^,.;:]{2,20},\s+)?"
    r"(?:<elsewhere_lead>\s+){0,2}"
    r"(?:[^,.;:\d]{2,40},\s+(?:là\s+)?(?:một\s+)?<foreign_area>\s[^,.;:]{0,40})?",
    "figure_contexts",
)
"""What may stand before the country that a sentence is about: ``Năm 1970, …``, ``Osaka, thành phố của …``."""
_BACK = 2
"""Sentences over which a country that is spoken of stays so where none of ours is named."""


def is_elsewhere(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """Whether the sentence of a figure, or the one before that it goes on, is about another country."""
    if _names_ours(document, sentence.start, figure.start):
        return False
    if _is_about_country(document, sentence.start, figure.start):
        return True
    for before in sentences_before(document, sentence, _BACK):
        if _names_ours(document, before.start, before.end):
            return False
        if _is_about_country(document, before.start, before.end):
            return True
    return False


def _names_ours(document: Document, start: int, end: int) -> bool:
    if any(place.known or place.rank > 1 for place in within(document.places, start, end)):
        return True
    return any(document.folded.find(word, start, end) >= 0 for word in table_words("figure_contexts", "ours"))


def _is_about_country(document: Document, start: int, end: int) -> bool:
    for begin, _, _ in spoken("figure_contexts", "country", document, start, end):
        return document.text[begin].isupper() and _OPENS.fullmatch(document.folded, start, begin) is not None
    return False
