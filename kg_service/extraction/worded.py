r"""Patterns whose words stand in tables: ``worded(r"\s*<approx>\s+\d", "figure_links")``.

The pattern says how words stand beside each other; ``<use>`` is any of the words that a table gives for that use,
``<honorifics/rank>`` of those of another table, ``<honorifics/*>`` of all of its words. A domain expert adds a word to
the table's row, and every pattern with that use takes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, cast

from kg_service.errors import ReferenceDataError
from kg_service.extraction.tables import any_of, rows, spellings
from kg_service.text.patterns import compiled

__all__ = ["table_words", "worded"]

_HOLE = re.compile(r"(?<!\(\?)(?<!\(\?P)<(?:(?P<table>[a-z][a-z_]*)/)?(?P<use>[a-z][a-z_]*|\*)>")
_COLUMNS = ("words", "word", "spellings")
_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub")


class _Worded:
    """A pattern that is filled and compiled when it is first asked, and costs no more than itself afterwards."""

    def __init__(self, template: str, tables: tuple[str, ...], compile_: Callable[[str], Any], space: str) -> None:
        self.template, self.tables, self._compile, self._space = template, tables, compile_, space

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        pattern = self._compile(_HOLE.sub(self._filled, self.template))
        for method in _METHODS:
            self.__dict__[method] = getattr(pattern, method)
        return getattr(pattern, name)

    def _filled(self, hole: re.Match[str]) -> str:
        tables = (hole["table"],) if hole["table"] else self.tables
        for table in tables:
            words = table_words(table, hole["use"])
            if words:
                return f"(?:{any_of(words, self._space)})"
        raise ReferenceDataError(f"{tables[0]}.tsv", 0, f"no words for the use {hole['use']!r}")


def worded(template: str, *tables: str, engine: Callable[[str], Any] = compiled, space: str = " ") -> re.Pattern[str]:
    """A pattern over folded text; ``<use>`` in it is any of the words of that use in the first table that has it.

    ``engine`` compiles it: ``regex.compile`` for what only ``regex`` knows. ``space``: what a space in words matches.
    Tables are read when the pattern is first used: then ReferenceDataError where none has the use.
    """
    return cast("re.Pattern[str]", _Worded(template, tables, engine, space))


@cache
def table_words(table: str, use: str) -> frozenset[str]:
    """The words of one use in a table, folded; empty for none, all words for the use ``*``.

    The first column of the table tells uses (``use``, ``kind``, ``act`` …), ``words``, ``word`` or ``spellings``
    their words.
    """
    found: list[str] = []
    for row in rows(table):
        if use in ("*", next(iter(row.values()))):
            found += spellings(next(row[column] for column in _COLUMNS if column in row))
    return frozenset(found)
