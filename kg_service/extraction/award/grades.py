"""Classes and levels in names of awards: ``hạng Nhì và hạng Ba``, ``cấp tỉnh``."""

from __future__ import annotations

from collections.abc import Sequence

from kg_service.extraction.award.words import Word

CLASSES = {
    "nhất": "Nhất", "i": "Nhất", "1": "Nhất", "nhì": "Nhì", "ii": "Nhì", "2": "Nhì", "ba": "Ba", "iii": "Ba", "3": "Ba",
}  # fmt: skip
"""How a class is written, and how facts spell it (Luật Thi đua, khen thưởng: hạng Nhất, hạng Nhì, hạng Ba)."""

_ALL = frozenset({"các", "đủ", "cả"})
"""Words before ``hạng`` with several classes."""

_LEVELS = {
    "tỉnh": "tỉnh", "thành phố": "thành phố", "tp": "thành phố", "bộ": "bộ", "huyện": "huyện", "quận": "quận",
    "thị xã": "thị xã", "xã": "xã", "phường": "phường", "ngành": "ngành", "cơ sở": "cơ sở", "trung ương": "Trung ương",
    "nhà nước": "Nhà nước", "quốc gia": "quốc gia", "tổng cục": "Tổng cục", "quân khu": "Quân khu",
}  # fmt: skip


def read_classes(text: str, words: Sequence[Word], at: int) -> tuple[tuple[str, ...], int]:
    """The classes that begin at a word and the word after them: ``hạng 3``, ``hạng Nhất, Nhì``, a foreign order's."""
    several = at + 2 < len(words) and words[at].text in _ALL and words[at + 1].text == "hạng"
    at += several
    if at + 1 >= len(words) or words[at].text != "hạng":
        return (), at
    if several and words[at + 1].text not in CLASSES:
        return (), at - 1  # các hạng
    if words[at + 1].text not in CLASSES:
        return _foreign_class(text, words, at + 1)
    found = [CLASSES[words[at + 1].text]]
    at += 2
    while (more := _next_class(words, at)) is not None:
        found.append(CLASSES[words[more].text])
        at = more + 1
    return tuple(found), at


def _next_class(words: Sequence[Word], at: int) -> int | None:
    """Where the next class of a list stands; none in ``hạng Nhì, ba cá nhân``."""
    if at >= len(words) or words[at].text not in (",", "và", "-", "/"):
        return None
    step = at + 1
    while step < len(words) and words[step].text == "và":
        step += 1
    again = step < len(words) and words[step].text == "hạng"
    if words[at].text in "-/" and not again:
        return None
    step += again
    if step >= len(words) or words[step].text not in CLASSES:
        return None
    if again:
        return step
    follows = words[step + 1].text if step + 1 < len(words) else "."
    ends = not follows[0].isalnum() or follows in ("cho", "và")
    return step if words[step].text in ("nhì", "ba") and ends else None


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
    has_word = words[at].text == "cấp"
    if not has_word and not bare:
        return None
    step = at + 1 if has_word else at
    for length in range(min(2, len(words) - step), 0, -1):
        key = " ".join(word.text for word in words[step : step + length])
        if key in _LEVELS:
            return f"cấp {_LEVELS[key]}", step, step + length
    return None
