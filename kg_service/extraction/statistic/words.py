"""Words of the tables that tell what figures stand in: where a text speaks them, and patterns of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property

from kg_service.extraction.document import Document
from kg_service.extraction.tables import WHOLE_TEXT, any_of, rows, spellings
from kg_service.extraction.worded import table_words
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder, PhraseLookup


@cache
def words_of(table: str, kind: str) -> tuple[str, ...]:
    """The words of one kind of a table."""
    return tuple(word for row in rows(table, "kind", "word") if row["kind"] == kind for word in spellings(row["word"]))


@cache
def pattern_of(table: str, kind: str, tail: str = "") -> re.Pattern[str]:
    """Any of the words of one kind of a table, as whole words."""
    return compiled(rf"(?<!\p{{L}})(?:{any_of(words_of(table, kind), ' ')})(?!\p{{L}}){tail}")


def spoken(table: str, kind: str, document: Document, start: int, end: int) -> list[tuple[int, int, str]]:
    """Words of a kind in ``[start, end)``, as whole words: start, end, word."""
    # The pass over all tables' phrases goes over the article's text, which has the offsets of any view of it.
    return _finder(table, kind).between(document.article.folded, start, end)


def is_spoken(table: str, kind: str, document: Document, start: int, end: int) -> bool:
    """Whether a word of a kind stands in ``[start, end)`` as a whole word."""
    return _finder(table, kind).stands(document.article.folded, start, end)


@cache
def _finder(table: str, kind: str) -> PhraseFinder:
    return PhraseFinder(words_of(table, kind), WHOLE_TEXT)


class Cued:
    """A pattern that holds one of some words, whole: it is asked only where the article has one of them.

    The pass over all tables' phrases has told where that is; most patterns are asked of most figures in vain.
    """

    def __init__(self, pattern: re.Pattern[str], table: str, *uses: str) -> None:
        self._pattern, self._table, self._uses = pattern, table, uses

    @cached_property
    def _cues(self) -> PhraseFinder:
        return PhraseFinder(frozenset().union(*(table_words(self._table, use) for use in self._uses)), WHOLE_TEXT)

    def search(self, document: Document, start: int, end: int) -> re.Match[str] | None:
        """The first match in ``[start, end)``, else None."""
        if not self._cues.stands(document.article.folded, start, end):
            return None
        return self._pattern.search(document.folded, start, end)

    def stretches(self, document: Document) -> list[tuple[int, int, str]]:
        """Where its words stand in the whole article, in order: start, end and word."""
        return self._cues.between(document.article.folded, 0, len(document.folded))

    def finditer(self, document: Document, start: int, end: int) -> Iterable[re.Match[str]]:
        """The matches in ``[start, end)``."""
        if not self._cues.stands(document.article.folded, start, end):
            return ()
        return self._pattern.finditer(document.folded, start, end)

    def match(self, document: Document, start: int, end: int) -> re.Match[str] | None:
        """The match at ``start``, up to ``end``; else None."""
        if not self._cues.stands(document.article.folded, start, end):
            return None
        return self._pattern.match(document.folded, start, end)


def name_words(use: str) -> frozenset[str]:
    """The words of a use of ``figure_names.tsv``: those in and around the names of figures."""
    return table_words("figure_names", use)


@cache
def _lookup(kind: str) -> PhraseLookup:
    return PhraseLookup(words_of("target_words", kind))


def stands_before(kind: str, folded: str, start: int, end: int) -> bool:
    """Whether a word of one kind of ``target_words.tsv`` and a space stand right before ``end``, after ``start``."""
    last = end
    while last > start and folded[last - 1].isspace():
        last -= 1
    found = _lookup(kind).before(folded, last) if start < last < end else None
    return found is not None and last - len(found) >= start


def stands_after(kind: str, folded: str, start: int, limit: int | None = None) -> bool:
    """Whether a word of one kind of ``target_words.tsv`` stands right after ``start``, not beyond ``limit``."""
    while folded[start : start + 1].isspace():
        start += 1
    found = _lookup(kind).at(folded, start)
    return found is not None and (limit is None or start + len(found) <= limit)
