"""Verbs that no table lists: all that stands between the subject of a clause and a figure."""

from __future__ import annotations

from kg_service.extraction.document import Document, within
from kg_service.extraction.statistic.around import Verb
from kg_service.extraction.statistic.context import context_words
from kg_service.extraction.statistic.indicators import holds_head
from kg_service.extraction.worded import table_words
from kg_service.text.patterns import compiled

_CLAUSE_MARK = compiled(r"[,;:(]\s|\.\s|\s(?:và|đã)\s")
_COUNTING = compiled(r"\s*(?:tổng\s+)?(?:số|số lượng|tỷ lệ)\s+\p{L}+\s")
_LONGEST = 120
_LONGEST_PLACE = 90
_LONGEST_NAME = 60
_MOST_WORDS = 4


def verb_of_clause(document: Document, start: int, end: int) -> Verb | None:
    """What stands between a place, a body or a mark and a figure, where it can be a verb: ``cắt giảm 73 thủ tục``.

    None after a person: what one person did is a story.
    """
    start = max(start, end - _LONGEST)
    if _COUNTING.match(document.folded, _last_mark(document, start, end), end):
        return None  # số người tham gia bảo hiểm y tế tự nguyện
    start = _subject_end(document, start, end)
    if any(person.end >= start - 5 for person in within(document.people, max(0, start - _LONGEST_NAME), start + 1)):
        return None
    said = document.text[start:end]
    words = document.folded[start:end].split()
    leading, trailing = context_words("verb_lead"), context_words("verb_trail")
    bodies = table_words("figure_people", "of_body")
    while words and words[0] in leading:
        del words[0]
    size = next((size for size in (2, 1) if len(words) > size and " ".join(words[:size]) in bodies), 0)
    del words[:size]
    while words and words[0] in leading:
        del words[0]
    while words and words[-1] in trailing:
        del words[-1]
    if not 1 <= len(words) <= _MOST_WORDS or said.lower() != said or not all(word.isalpha() for word in words):
        return None
    if holds_head(words) or words[0] in context_words("no_verb") or words[-1] in context_words("no_verb_end"):
        return None
    return Verb(" ".join(words), acts=True, guessed=True)


def _last_mark(document: Document, start: int, end: int) -> int:
    """The end of the last mark before ``end``, else ``start``."""
    for mark in _CLAUSE_MARK.finditer(document.folded, start, end):
        start = mark.end()
    return start


def _subject_end(document: Document, start: int, end: int) -> int:
    """The end of the last mark, place or body before ``end``."""
    start = _last_mark(document, start, end)
    for place in within(document.places, max(0, start - _LONGEST_PLACE), end):
        start = max(start, place.end)
    for body in within(document.bodies, max(0, start - _LONGEST_PLACE), end):
        start = max(start, body.end)
    return start
