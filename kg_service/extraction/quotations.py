"""Quoted passages, with the mixed, straight and missing quotation marks of real pages."""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST = 400
"""A quotation of more characters has lost its closing mark."""

_OPENING = "“«„‟"
_CLOSING = "”»"


@dataclass(frozen=True, slots=True)
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
    found: list[Quotation] = []
    for start, stop in _lines(folded):
        position = start
        while position < stop:
            mark = _next_mark(folded, text, position, stop)
            if mark < 0:
                break
            quotation = _close(folded, text, mark, stop)
            if quotation is None:
                position = mark + 1
                continue
            found.append(quotation)
            position = quotation.end
    return found


def _lines(folded: str) -> list[tuple[int, int]]:
    """Stretches between blank lines: a quotation may be wrapped, but not go on after a blank line."""
    spans = []
    start = 0
    while start < len(folded):
        stop = folded.find("\n\n", start)
        stop = len(folded) if stop < 0 else stop
        spans.append((start, stop))
        start = stop + 2
    return spans


def _next_mark(folded: str, text: str, position: int, stop: int) -> int:
    for index in range(position, stop):
        if folded[index] == '"' and text[index] not in _CLOSING and not _can_only_close(text, index):
            return index
        if text[index] == "‘" or (text[index] == "'" and _single_opens(text, index)):
            return index
    return -1


def _close(folded: str, text: str, mark: int, stop: int) -> Quotation | None:
    limit = min(stop, mark + 1 + _LONGEST)
    single = text[mark] in "‘'"
    for index in range(mark + 1, limit):
        closes = text[index] in "’'" if single else folded[index] == '"'
        if not closes or (single and index + 1 < len(text) and text[index + 1].isalnum()):
            continue
        if not single and (text[index] in _OPENING or _can_only_open(text, index)):
            return None  # the first mark has lost its partner; the next one opens anew
        if index - mark < 3:
            return None
        return Quotation(mark, index + 1, mark + 1, index)
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
