"""Classes and levels in names of awards: ``hạng Nhì và hạng Ba``, ``cấp tỉnh``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from kg_service.extraction.award.words import Trie, Word
from kg_service.extraction.tables import rows, spellings

_CLASS, _LEVEL = "hạng", "cấp"
"""The words that lead a class and a level."""

_ALL = frozenset({"các", "đủ", "cả"})
"""Words before ``hạng`` with several classes."""


def _names(kind: str) -> dict[str, str]:
    """How the classes or levels of ``award_grades.tsv`` are written, and how facts spell them."""
    return {
        word: row["name"]
        for row in rows("award_grades", "kind", "name", "words")
        if row["kind"] == kind
        for word in spellings(row["words"])
    }


@cache
def class_names() -> Mapping[str, str]:
    """How a class is written, and how facts spell it (Luật Thi đua, khen thưởng: hạng Nhất, hạng Nhì, hạng Ba)."""
    return MappingProxyType(_names("class"))


@cache
def _levels() -> Trie[str]:
    return Trie(_names("level").items())


def read_classes(text: str, words: Sequence[Word], at: int) -> tuple[tuple[str, ...], int]:
    """The classes that begin at a word and the word after them: ``hạng 3``, ``hạng Nhất, Nhì``, a foreign order's."""
    several = at + 2 < len(words) and words[at].text in _ALL and words[at + 1].text == _CLASS
    at += several
    if at + 1 >= len(words) or words[at].text != _CLASS:
        return (), at
    names = class_names()
    if several and words[at + 1].text not in names:
        return (), at - 1  # các hạng
    if words[at + 1].text not in names:
        return _foreign_class(text, words, at + 1)
    found = [names[words[at + 1].text]]
    at += 2
    while (more := _next_class(words, at)) is not None:
        found.append(names[words[more].text])
        at = more + 1
    return tuple(found), at


def _next_class(words: Sequence[Word], at: int) -> int | None:
    """Where the next class of a list stands; none in ``hạng Nhì, ba cá nhân``."""
    if at >= len(words) or words[at].text not in (",", "và", "-", "/"):
        return None
    step = at + 1
    while step < len(words) and words[step].text == "và":
        step += 1
    again = step < len(words) and words[step].text == _CLASS
    if words[at].text in "-/" and not again:
        return None
    step += again
    if step >= len(words) or words[step].text not in class_names():
        return None
    if again:
        return step
    follows = words[step + 1].text if step + 1 < len(words) else "."
    ends = not follows[0].isalnum() or follows in ("cho", "và")
    return step if words[step].text.isalpha() and ends else None


def _foreign_class(text: str, words: Sequence[Word], at: int) -> tuple[tuple[str, ...], int]:
    """``hạng Sê - na``: a name with hyphens."""
    if not text[words[at].start].isupper():
        return (), at - 1
    after = at + 1
    while after + 1 < len(words) and words[after].text == "-":
        after += 2
    return (" ".join(text[words[at].start : words[after - 1].end].split()),), after


def read_level(words: Sequence[Word], at: int, bare: bool) -> tuple[str, int, int] | None:
    """A level that begins at a word: its name, its own first word, the word after it.

    ``bare``: also without ``cấp`` (Chiến sĩ thi đua tỉnh).
    """
    if at >= len(words):
        return None
    has_word = words[at].text == _LEVEL
    if not has_word and not bare:
        return None
    step = at + 1 if has_word else at
    level = _levels().longest(words, step)
    return (f"{_LEVEL} {level[1]}", step, step + level[0]) if level else None
