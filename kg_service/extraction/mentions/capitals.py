"""Rows of capitalised syllables in a text: where names of persons may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

from kg_service.extraction.mentions.name_shapes import syllables_of
from kg_service.text.patterns import compiled

_LONGEST_GAP = 16
"""Characters between two syllables of a name, a small middle name included."""

_WRAPPED_LINE = 40
"""A line shorter than this ends where its author ended it: a name does not go on in the next."""

_CAPITAL = r"\p{Lu}[\p{L}'’]*+(?:-\p{Lu}[\p{L}'’]*+)*+"
_PARTICLE = r"(?:[KHY] ['’] ?(?=\p{Lu}))?+"
"""The particle of names of the Cơ Ho, Ê Đê and Ba Na where the mark is spaced: ``K ’ Brèm`` is one syllable."""


def _row(capital: str) -> regex.Pattern[str]:
    gap = r"(?:[ \u00a0]+|[ \u00a0]?\n[ \u00a0]?)(?:\p{Ll}{1,7}[ \u00a0]+)?"
    return regex.compile(rf"{capital}(?:{gap}{capital})*")


_SYLLABLE, _SPACED_SYLLABLE = regex.compile(_CAPITAL), regex.compile(_PARTICLE + _CAPITAL)
_ROW, _SPACED_ROW = _row(_CAPITAL), _row(_PARTICLE + _CAPITAL)


def has_spaced_marks(text: str) -> bool:
    """Whether marks stand alone in a text, as in ``K ’ Brèm``."""
    return " ’ " in text or " ' " in text


def row_pattern(spaced: bool) -> regex.Pattern[str]:
    """Capitalised syllables with single small ones among them: a first look, where a name may be at all."""
    return _SPACED_ROW if spaced else _ROW


_WORD = compiled(r"[\p{L}'’]+")
_GAP = compiled(r"[ \u00a0]+|[ \u00a0]?\n[ \u00a0]?(?!\n)")


class Syllable(NamedTuple):
    """A syllable at ``[start, end)`` of the text, and its folded form."""

    start: int
    end: int
    folded: str


def runs(text: str, folded: str, first: int, limit: int, spaced: bool = False) -> Iterator[list[Syllable]]:
    """Rows of capitalised syllables; one small middle name between a family name and a name belongs to it.

    ``spaced``: whether the text has marks that stand alone.
    """
    run: list[Syllable] = []
    end = first
    for match in (_SPACED_SYLLABLE if spaced else _SYLLABLE).finditer(text, first, limit):
        start, last = match.span()
        if run and text[end:start] != " " and not _follows(text, folded, run, start):
            yield run
            run = []
        if run or not start or not (text[start - 1].isalnum() or text[start - 1] == "/"):
            run.append(Syllable(start, last, folded[start:last]))
        end = last
    if run:
        yield run


def _follows(text: str, folded: str, run: list[Syllable], start: int) -> bool:
    """Whether a capitalised syllable at ``start`` goes on with a row: after a line's end, or a small middle name."""
    end = run[-1].end
    if start - end > _LONGEST_GAP:
        return False
    if _is_gap(text, end, start):
        return True
    gap = _GAP.match(text, end)
    if gap is None or not _is_gap(text, end, gap.end()):
        return False
    middle = _small_middle_name(text, folded, run, gap.end())
    if middle is None or _GAP.fullmatch(text, middle.end(), start) is None:
        return False
    run.append(Syllable(middle.start(), middle.end(), folded[middle.start() : middle.end()]))
    return True


def _is_gap(text: str, end: int, start: int) -> bool:
    """Whether only spaces, or the end of a line that has no room for more, stand between two syllables."""
    gap = _GAP.fullmatch(text, end, start)
    if gap is None:
        return False
    if "\n" not in gap.group():
        return True
    shouted = text[end - 2 : end].isupper() and text[start + 1 : start + 2].islower()
    return not shouted and end - (text.rfind("\n", 0, end) + 1) >= _WRAPPED_LINE  # CHỦ TỊCH CÔNG ĐOÀN\nĐinh Văn A


def _small_middle_name(text: str, folded: str, run: list[Syllable], start: int) -> re.Match[str] | None:
    """``Huỳnh công Hùng``: a middle name in small letters, between a family name and a name."""
    if run[-1].folded not in syllables_of("surname", "ambiguous"):
        return None
    word = _WORD.match(text, start)
    if word is None or folded[start : word.end()] not in syllables_of("middle", "middle_only"):
        return None
    gap = _GAP.match(text, word.end())
    return word if gap and "\n" not in gap.group() and _SYLLABLE.match(text, gap.end()) else None
