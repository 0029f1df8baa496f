"""The year that a text without a date is of, told from the years and spans of years that it names."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from kg_service.extraction.tables import one_of
from kg_service.text.dates import years_in
from kg_service.text.patterns import compiled

_LONGER_NUMBER = compiled(r"/|\.\d")
"""After the digits of a year that are part of a longer number."""
_HELD = compiled(
    r"(?:^|\n|[-–.]\s)\s*(?:sáng|chiều|tối|trưa|ngày|vào ngày|sáng ngày|chiều ngày|tối ngày)\s\d{1,2}/\d{1,2}/$"
)
"""Before the year of a day with which a sentence begins."""
_HELD_REACH = 28
_BORN_REACH = 24
_MONTH = compiled(r"(?<!\d)(?:\d{1,2}\s?[-/.]\s?|tháng\s)(?P<month>\d{1,2})(?![\d/.-])")
_AUTUMN = 8
"""A school year begins in this month."""


def _to() -> str:
    return rf"(?:đến|tới)\s(?:{one_of('year_words', 'end_of')}\s)?(?:năm\s)?"


@cache
def _span() -> re.Pattern[str]:
    """Between the first and the last year of a span."""
    return compiled(rf"(?:\s?-\s?|/|\s{_to()})(?=(?:19|20)\d{{2}}(?!\d))")


@cache
def _end_before() -> re.Pattern[str]:
    """A year that something reaches to, whose beginning stands elsewhere."""
    return compiled(rf"(?<!tính ){_to()}$")


@cache
def _compared() -> re.Pattern[str]:
    """Before a year that only something is compared with."""
    return compiled(rf"{one_of('year_words', 'compared')}\s(?:(?:cuối|đầu)\s)?(?:năm\s)?$")


@cache
def _born() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}}){one_of('year_words', 'born')}\s*:?\s+(?:\d{{1,2}}[/-]\d{{1,2}}[/-]|năm\s+)?$")


def is_of_birth(folded: str, year: int) -> bool:
    """Whether the year at a place is that of a birth: ``Phạm Văn Kiên (sinh năm 1984)``."""
    return _born().search(folded, max(0, year - _BORN_REACH), year) is not None


@cache
def _ahead() -> re.Pattern[str]:
    """Words before a span that lies ahead of the text, as the term that a congress opens does."""
    ahead, numbered = one_of("year_words", "ahead"), one_of("year_words", "numbered")
    return compiled(rf"{ahead}[^.;\n]{{0,40}}$|{numbered}\s\S{{1,5}}\s?\($")


@cache
def _school_year() -> re.Pattern[str]:
    return compiled(rf"{one_of('year_words', 'school_year')}\s*:?\s*$")


def year_of_text(folded: str, is_told: Callable[[int], bool]) -> int | None:
    """The latest year that a text names and that no plan reaches for; ``is_told``: whether a sentence is there.

    Spans of years count where they begin after every single year. Of ``giai đoạn 2013-2018`` it is the end, which such
    a text looks back from; of a term ahead the beginning; where one span ends as the next begins, that year.
    """
    years: list[int] = []
    ends: list[int] = []
    compared: list[int] = []
    spans: list[tuple[int, int, int]] = []
    passed = 0
    for start, end in years_in(folded):
        if start < passed or not is_told(start) or is_of_birth(folded, start):
            continue
        year = int(folded[start:end])
        to = _span().match(folded, end)
        last = int(folded[to.end() : to.end() + 4]) if to else 0
        if to and last > year:
            spans.append((start, year, last))
            passed = to.end() + 4
        elif _LONGER_NUMBER.match(folded, end):
            continue
        elif _HELD.search(folded, max(0, start - _HELD_REACH), start):
            years.append(year)  # Sáng 14/7/2020, …: the day that the text tells of
        elif _end_before().search(folded, max(0, start - 16), start) or folded[max(0, start - 1) : start] == "/":
            ends.append(year)
        else:
            (compared if _compared().search(folded, max(0, start - 24), start) else years).append(year)
    single = max(years, default=None)
    if spans and (single is None or single < max(first for _, first, _ in spans)):
        return _of_spans(folded, spans)
    return single if single is not None else max(ends or compared, default=None)


def _of_spans(folded: str, spans: list[tuple[int, int, int]]) -> int:
    ended = {last for _, _, last in spans}
    joints = [first for _, first, _ in spans if first in ended]
    if joints:
        return max(joints)
    at, first, last = max(spans, key=lambda span: (span[2], -span[0]))
    if _school_year().search(folded, max(0, at - 12), at) and last == first + 1:
        month = _MONTH.search(folded)
        return first if month and int(month["month"]) >= _AUTUMN else last
    return first if _ahead().search(folded, max(0, at - 60), at) else last
