"""Vietnamese numbers: 6.240,86 is 6240.86; 11.50 is 11.5; 914.368 is 914368."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from kg_service.text.patterns import compiled

NUMBER_PATTERN = r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
"""Matches the longest well-formed number at a place; guard both sides against letters and further digits."""

_NUMBER = compiled(rf"(?<![\w.,/-]){NUMBER_PATTERN}")
_WORDS = {
    "không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
COUNTING_WORDS = tuple(word for word, number in _WORDS.items() if number)
"""The number words from one to ten in folded text."""
COUNTING_PATTERN = "|".join(COUNTING_WORDS)
"""An alternation of them for use inside a group."""
_AFTER_TENS = {"mốt": 1, "tư": 4, "lăm": 5}
SEVERAL = "|".join(word for word, value in _WORDS.items() if value > 1)
"""An alternation of the words that count several, up to ten, over folded text."""
UP_TO_NINETEEN = rf"{SEVERAL}(?:\s+(?:{'|'.join([*_AFTER_TENS, *(word for word in _WORDS if word != 'năm')])}))?"
"""The same, on to ``mười chín``; but ``mười năm`` are ten years."""
_IN_NUMBERS = ("mươi", "trăm", "linh", "lẻ", "chục", "phẩy", "ngàn", "vạn", "triệu", "tỷ")
SPELLED_PATTERN = "|".join([*_WORDS, *_AFTER_TENS, *_IN_NUMBERS, "nghìn"])
"""An alternation of the words that any number in words is made of, over folded text."""
MAGNITUDES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9}
"""Words of magnitude in folded text and what they multiply by."""


_DIGITS = regex.compile(r"\d+")


@lru_cache(maxsize=2)  # dates, periods and figures of one text ask in turn
def digit_runs(text: str) -> tuple[tuple[int, int], ...]:
    """Where digits stand in a row: start and end of each row, in order."""
    return tuple([match.span() for match in _DIGITS.finditer(text)])


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in a text: offsets and value."""

    start: int
    end: int
    value: float


def parse_number(text: str) -> float:
    """The value of digits written the Vietnamese way, or the English one where only that makes sense.

    Both marks: the last one is the decimal mark. One mark: full groups of three digits after it make it a thousands
    mark, unless it is a single comma (the decimal mark of Vietnamese) or the number begins with 0.
    Raises ValueError when ``text`` is no number.
    """
    if text.isdigit():
        return float(text)
    dot, comma = text.rfind("."), text.rfind(",")
    if dot >= 0 and comma >= 0:
        decimal = "." if dot > comma else ","
        thousands = "," if decimal == "." else "."
        return float(text.replace(thousands, "").replace(decimal, "."))
    mark = "." if dot >= 0 else ","
    groups = text.split(mark)
    if len(groups) == 1:
        return float(text)
    grouped = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and groups[0].lstrip("0") != ""
    if len(groups) > 2:
        if not grouped:
            raise ValueError(f"{text!r} is not a number")
        return float("".join(groups))
    if grouped and mark == ".":
        return float("".join(groups))
    return float(".".join(groups))


def number_word(word: str) -> int | None:
    """Value of a Vietnamese number word from zero to ten in folded text, else None."""
    return _WORDS.get(word)


def ordinal_word(word: str) -> int | None:
    """Value of the word after ``thứ`` in folded text: ``thứ tư`` is 4, ``thứ 7`` is 7; None where it is none."""
    return int(word) if word.isdigit() else _AFTER_TENS.get(word) or number_word(word)


MONTH_WORDS = rf"giêng|{SEVERAL.removesuffix('|mười')}|tư|mười(?:\s+(?:một|hai))?"
"""An alternation of the words for months after ``tháng``, over folded text; ``tháng một`` is written in figures."""


def month_number(word: str) -> int:
    """The number of a month, in figures or in folded words: ``giêng``, ``ba``, ``mười hai``; 0 where it is none."""
    if word.isdigit():
        return int(word)
    told = number_words(word.split())
    return 1 if word == "giêng" else told[0] if told else ordinal_word(word) or 0


def number_words(words: Sequence[str]) -> tuple[int, int] | None:
    """Value of the number that folded words begin with and how many of them spell it: ``mười một``, ``hai mươi lăm``.

    Up to ninety-nine; None where the first word is no number.
    """
    first = number_word(words[0]) if words else None
    if first is None:
        return None
    tens, at = (first, 2) if len(words) > 1 and words[1] == "mươi" and 2 <= first <= 9 else (0, 1)
    if not tens and first != 10:
        return first, 1
    last = _AFTER_TENS.get(words[at]) or number_word(words[at]) if at < len(words) else None
    value = (tens or 1) * 10
    return (value + last, at + 1) if last and last < 10 else (value, at)


def find_numbers(text: str) -> list[NumberMention]:
    """Numbers in digits, left to right; parts of dates, ranges and symbols (``05-CT``, ``7/14``) are not told apart."""
    found = []
    for match in _NUMBER.finditer(text):
        try:
            found.append(NumberMention(match.start(), match.end(), parse_number(match.group())))
        except ValueError:
            continue
    return found
