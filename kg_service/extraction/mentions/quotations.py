"""Quoted passages, with the mixed, straight and missing quotation marks of real pages."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

import regex

from kg_service.text.patterns import compiled
from kg_service.text.values import value

_MARK = regex.compile(r"[\"']")
_BREAK = compiled(r"\n[^\S\n]*\n")
_SHORTEST = 3
_LONGEST = 400
"""A quotation of more characters has lost its closing mark."""

_OPENING = "“«„‟"
_CLOSING = "”»"


@value
class Quotation:
    """Offsets of a quoted passage: ``[start, end)`` with its marks, ``[inner_start, inner_end)`` without."""

    start: int
    end: int
    inner_start: int
    inner_end: int

    def inner(self, text: str) -> str:
        """The quoted words, white space collapsed, without a comma or full stop at their end."""
        return " ".join(text[self.inner_start : self.inner_end].split()).strip(" ,.;:")


def find_quotations(folded: str, text: str) -> list[Quotation]:
    """Quotations left to right, never nested, never across a paragraph.

    Any double mark closes any other (``"…”`` is common). A mark that has lost its partner gives no quotation: one is
    lost when the next mark can only open (``“``, or a straight one with a space before and a word after it), and a
    straight mark with a word before and none after it opens nothing. A single mark counts only as a pair around words
    (``‘ Bộ đội Cụ Hồ ’``, ``' 5 không '``), never inside one (``H'Mông``).
    """
    marks = [match.start() for match in _MARK.finditer(folded)]
    return _pairs(folded, text, marks)


def quoted_inside(folded: str, text: str, quotations: Sequence[Quotation]) -> list[Quotation]:
    """What somebody quotes in turn, between single marks: ``"Phong trào 'Xóm sạch' của xã lớn mạnh", chị nói``."""
    found: list[Quotation] = []
    for outer in quotations:
        if folded[outer.start] == '"' and folded.find("'", outer.inner_start, outer.inner_end) >= 0:
            inside = _MARK.finditer(folded, outer.inner_start, outer.inner_end)
            found += _pairs(folded, text, [match.start() for match in inside])
    return found


def _pairs(folded: str, text: str, marks: list[int]) -> list[Quotation]:
    """The quotations between some marks, none across a paragraph."""
    if not marks:
        return []
    found: list[Quotation] = []
    breaks = [match.start() for match in _BREAK.finditer(folded, marks[0], marks[-1])]
    index = 0
    while index < len(marks):
        mark = marks[index]
        index += 1
        if not _opens(folded, text, mark):
            continue
        next_break = bisect.bisect_left(breaks, mark)
        limit = min(mark + 1 + _LONGEST, breaks[next_break] if next_break < len(breaks) else len(folded))
        closing = _closing(folded, text, marks, index, limit)
        if closing is not None:
            end = marks[closing]
            found.append(Quotation(mark, end + 1, mark + 1, end))
            index = closing + 1
    return found


def _opens(folded: str, text: str, index: int) -> bool:
    if folded[index] == '"':
        return text[index] not in _CLOSING and not _can_only_close(text, index)
    return text[index] == "‘" or (text[index] == "'" and _single_opens(text, index))


def _closing(folded: str, text: str, marks: list[int], first: int, limit: int) -> int | None:
    """The index in ``marks`` of the mark that closes the one before ``first``, None when it has lost its partner."""
    mark = marks[first - 1]
    single = text[mark] in "‘'"
    for number in range(first, len(marks)):
        index = marks[number]
        if index >= limit:
            break
        closes = text[index] in "’'" if single else folded[index] == '"'
        if not closes or (single and index + 1 < len(text) and text[index + 1].isalnum()):
            continue
        if not single and (text[index] in _OPENING or _can_only_open(text, index)):
            return None  # the next one opens anew
        return number if index - mark >= _SHORTEST else None
    return None


def _single_opens(text: str, index: int) -> bool:
    """Whether a straight single mark opens: a space before it and a word after it (H'Mông has neither)."""
    before = index == 0 or text[index - 1].isspace() or text[index - 1] in "("
    rest = text[index + 1 : index + 3].lstrip(" \u00a0")
    return before and rest[:1].isalnum()


def _can_only_open(text: str, index: int) -> bool:
    """Whether a straight mark stands as opening ones do: a space or bracket before it, a letter or digit after it."""
    if text[index] in _CLOSING or index + 1 >= len(text):
        return False
    return (text[index - 1].isspace() or text[index - 1] in "([") and text[index + 1].isalnum()


def _can_only_close(text: str, index: int) -> bool:
    """Whether a straight mark stands as closing ones do: a word or its stop before it, no word after it."""
    if index == 0 or text[index - 1].isspace() or text[index - 1] in "([":
        return False
    return index + 1 >= len(text) or not text[index + 1].isalnum()
