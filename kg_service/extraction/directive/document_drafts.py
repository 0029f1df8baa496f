"""Documents as single mentions give them, and what all readings of them share: kind words and issuers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg_service.extraction.directive.matters import Tail
from kg_service.extraction.document import Document, within
from kg_service.extraction.issuers import document_words, issuer_before
from kg_service.extraction.mentions.symbols import DocumentKind, document_kinds
from kg_service.extraction.tables import WHOLE_TEXT, any_of
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder, PhraseMention

SURE, NAMED, SHORT, TITLED, ISSUED, LOOSE = 0.98, 0.92, 0.92, 0.88, 0.75, 0.6
"""Confidence of: a symbol of a known shape; any other symbol; kind and bare number; a quoted title; a document that a
body issues, without number; a congress's resolution or a law that is only named."""


_OPENING = 40
_DATE_REACH = 40
_SIGNED_BY = compiled(r"[\s,]{1,4}(?:\p{L}+\s){0,3}")
"""Between the day and what names the issuer."""


@cache
def _issued_then() -> re.Pattern[str]:
    """What stands before a document in a sentence that begins with the day of its issuing."""
    return compiled(rf"(?<!\p{{L}})(?:tại|{document_words('issue')})\s+(?:\p{{L}}+\s+){{0,3}}$")


@dataclass(slots=True)
class Draft:
    """A document as one mention gives it; ``[core, core_end)`` is its name alone, without issuer, date and matter."""

    core: int
    core_end: int
    start: int
    end: int
    kind: str
    number: str | None
    issuer: str | None
    date: str | None
    subject: str | None
    confidence: float


@cache
def kind_words() -> str:
    """The words for kinds of documents as an alternation, longest first."""
    return any_of(word for kind in document_kinds() for word in kind.spellings)


@cache
def _kind_finder() -> PhraseFinder:
    return PhraseFinder(_kinds_by_word(), WHOLE_TEXT)


@lru_cache(maxsize=2)  # several readings of one document ask in turn
def kind_mentions(document: Document) -> list[PhraseMention]:
    """The words for kinds of documents in a text, in order, longest first."""
    return _kind_finder().find(document.folded)


@cache
def _kinds_by_word() -> dict[str, DocumentKind]:
    return {word: kind for kind in document_kinds() for word in kind.spellings}


def kind_named(word: str) -> DocumentKind:
    """The kind that a folded word means. Raises KeyError for another word."""
    return _kinds_by_word()[word]


def issuer_of(document: Document, sentence_start: int, start: int, tail: Tail) -> tuple[str | None, int, str | None]:
    """Issuer, the first character of what names it, and a date that stands before it."""
    if tail.issuer:
        return tail.issuer, start, None
    before = issuer_before(document, sentence_start, start)
    if before is None:
        return None, start, day_before(document, sentence_start, start)
    near = day_of_issuer(document, sentence_start, before[1])
    return before[0], before[1], near or day_before(document, sentence_start, start)


def day_of_issuer(document: Document, sentence_start: int, issuer: int) -> str | None:
    """The day that stands before what names an issuer: ``Ngày 6-9, Thứ trưởng Bộ A ký công văn``."""
    dates = within(document.dates, max(sentence_start, issuer - _DATE_REACH), issuer)
    return dates[-1].value if dates and _SIGNED_BY.fullmatch(document.folded, dates[-1].end, issuer) else None


def day_before(document: Document, sentence_start: int, start: int) -> str | None:
    """``Sáng 15/8/2016, tại Quyết định …``: the day that a sentence begins with, where it tells of issuing."""
    first = within(document.dates, sentence_start, min(start, sentence_start + _OPENING))
    if len(first) != 1 or not _issued_then().search(document.folded, max(first[0].end, start - _DATE_REACH), start):
        return None
    if within(document.dates, first[0].end, start):
        return None
    return first[0].value
