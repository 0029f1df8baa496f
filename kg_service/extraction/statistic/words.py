"""Words of the tables that tell what figures stand in: where a text speaks them, and patterns of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import regex

from kg_service.extraction.document import Document
from kg_service.extraction.tables import WHOLE_TEXT, any_of, rows, spellings
from kg_service.extraction.worded import table_words
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder


def _alternation(words: Iterable[str]) -> str:
    return "|".join(regex.escape(word) for word in sorted(words, key=len, reverse=True))


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


@cache
def _finder(table: str, kind: str) -> PhraseFinder:
    return PhraseFinder(words_of(table, kind), WHOLE_TEXT)


def name_words(use: str) -> frozenset[str]:
    """The words of a use of ``figure_names.tsv``: those in and around the names of figures."""
    return table_words("figure_names", use)


@cache
def before_of(kind: str) -> regex.Pattern[str]:
    """Any of the words of one kind of ``target_words.tsv`` right before a place."""
    return regex.compile(rf"(?r)(?<!\p{{L}})(?:{_alternation(words_of('target_words', kind))})\s+$")


@cache
def after_of(kind: str) -> re.Pattern[str]:
    """Any of the words of one kind of ``target_words.tsv`` right after a place."""
    return compiled(rf"\s*(?:{any_of(words_of('target_words', kind), ' ')})(?!\p{{L}})")
