"""Days on which events take place, in the forms that news give them, and the year where the text leaves it out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from kg_service.extraction.document import Document, within
from kg_service.extraction.tables import WHOLE_TEXT
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder
from kg_service.text.values import value

_REACH_BACK = 400
"""Characters before ``cùng ngày`` within which the day stands that it repeats."""

_NUMBERS = (
    r"(?P<day>\d{1,2})"
    r"(?:(?:\s?(?:-|,|và|đến)\s?(?:ngày\s+)?\d{1,2}){0,2}?\s?[/.-]\s?(?P<month>\d{1,2})"
    r"(?:\s?[/.-]\s?(?P<year>(?:19|20)\d{2}))?(?!\d|\s?[/.-]\s?\d)"
    r"|(?:\s?(?:-|,|và|đến)\s?\d{1,2})?\s+tháng\s+(?P<month2>\d{1,2})"
    r"(?:(?:\s*,)?(?:\s+năm\s+|\s?[/.-]\s?)(?P<year2>(?:19|20)\d{2}))?(?!\d))"
)
_CUE = (
    r"(?<!\p{L})(?:(?:ngày|sáng|chiều|tối|trưa|đêm|hôm)\s+(?:(?:nay|qua|mai|kia)\s*,?\s*|sớm\s+)?"
    r"(?:(?:thứ\s+\p{L}+|chủ nhật)\s*,?\s*)?|(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s*,?\s*"
    r"|(?=m[ùồ]ng\s))(?:\(\s*)?(?:ngày\s+)?(?:m[ùồ]ng\s+)?"
)
_DAY = compiled(
    rf"{_CUE}{_NUMBERS}"
    r"|(?<!\p{L})(?:sáng|chiều|tối|trưa|đêm|hôm)\s+(?P<relative>nay|qua|mai)(?!\p{L})"
    r"|(?<!\p{L})(?:thứ\s+(?P<weekday>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ nhật))"
    r"\s+(?:tuần\s+)?(?P<week>trước|qua|vừa qua|rồi)(?!\p{L})"
    r"|(?<!\p{L})(?P<same>cùng\s+(?:ngày|buổi)(?!\s+\d)|trong\s+ngày(?!\s+\d))(?!\p{L})"
)
_CUES = ("ngày", "sáng", "chiều", "tối", "trưa", "đêm", "hôm", "thứ", "chủ nhật", "mùng", "mồng", "cùng", "trong")
"""The words that a day begins with."""

_OF_DOCUMENT = compiled(
    r"(?:/[\p{L}&-]+|(?<!\p{L})số\s+[\p{L}\d/-]+)\s*,?\s*(?:ra\s+|ký\s+)?$"
    r"|(?<!\p{L})(?:trước|đến|hết|từ|kể từ|sau|kỷ niệm|thành lập|truyền thống|chào mừng|quyết định|kế hoạch|hạn)\s+$"
)
"""Before a day that is not the event's: of a document, a deadline, an anniversary."""

_ISO = regex.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PLACE_BEFORE = regex.compile(r"(?:[\p{L} .-]{2,40},\s*)?(?:ngày\s+)?")
_RELATIVE = {"nay": 0, "qua": -1, "mai": 1}


@value
class Day:
    """A day in a text, ``year`` None where the text leaves it out; ``day`` 0 for a month (``tháng 12/2020``)."""

    start: int
    end: int
    day: int
    month: int
    year: int | None


def days(document: Document, start: int, end: int) -> Iterator[Day]:
    """Days in ``[start, end)`` that are no dates of documents."""
    for match in _matches(document, start, end):
        if match["day"]:
            before = document.folded[max(start, match.start() - 30) : match.start()]
            ranged = before.endswith("từ ") and "đến" in match.group()
            if (ranged or not _OF_DOCUMENT.search(before)) and (found := _numbered(match)):
                yield found
        elif match["relative"]:
            if told := told_on(document):
                day = told + dt.timedelta(days=_RELATIVE[match["relative"]])
                yield Day(match.start(), match.end(), day.day, day.month, day.year)
        elif match["week"]:
            if found := _of_week(document, match):
                yield found
        elif earlier := _last_before(document, match.start()):
            yield Day(match.start(), match.end(), earlier.day, earlier.month, earlier.year)


_MONTH = compiled(
    r"(?<!\p{L})tháng\s+(?P<month>1[0-2]|0?[1-9])(?:\s?[/.-]\s?|\s*,?\s+năm\s+)(?P<year>(?:19|20)\d{2})(?!\d|\s?[/.-]\s?\d)"
)


def month_told(document: Document, start: int, end: int) -> Day | None:
    """The month that ``[start, end)`` gives where it names no day: ``(dự kiến giữa tháng 11-2025)``."""
    if "tháng" not in document.folded[start:end]:
        return None
    match = _MONTH.search(document.folded, start, end)
    return Day(match.start(), match.end(), 0, int(match["month"]), int(match["year"])) if match else None


_BRACKETED = compiled(
    r"\((?:[^()\d]{0,60}[,;\s])?(?:(?:ngày|sáng|chiều|tối)\s+)?(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})"
    r"(?:\s?[/.-]\s?(?P<year>(?:19|20)\d{2}))?\)"
)
"""A day without a word for it, in brackets after what took place: ``(thị xã Gò Công, 3/4/2011)``."""


def bracketed_day(document: Document, start: int, end: int) -> Day | None:
    """The day in the first brackets of ``[start, end)`` that hold a day, after a place or alone."""
    match = _BRACKETED.search(document.folded, start, end) if "(" in document.folded[start:end] else None
    if match is None or not (1 <= int(match["day"]) <= 31 and 1 <= int(match["month"]) <= 12):
        return None
    year = int(match["year"]) if match["year"] else None
    return Day(match.start(), match.end(), int(match["day"]), int(match["month"]), year)


_FIRST = compiled(
    r"[\"“]?(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>(?:19|20)\d{2})(?=\s*,|\s+là\s)"
)


def first_day(document: Document, start: int) -> Day | None:
    """The full date without a word for it that a sentence begins with: ``17/8/2021 là ngày …``."""
    match = _FIRST.match(document.folded, start)
    if match is None or not (1 <= int(match["day"]) <= 31 and 1 <= int(match["month"]) <= 12):
        return None
    return Day(match.start(), match.end(), int(match["day"]), int(match["month"]), int(match["year"]))


_SHORT_LINE = 60


@lru_cache(maxsize=2)  # every "hôm nay" of an article asks
def told_on(document: Document) -> dt.date | None:
    """The day on which an article was told: its date, else the one of a short line at its head or end."""
    if document.article.published:
        return document.article.published
    blocks = document.article.blocks
    for block in (*blocks[:3], *blocks[-2:]):
        if block.span.end - block.span.start > _SHORT_LINE:
            continue
        for date in within(document.dates, block.span.start, block.span.end):
            value = None if date.inferred else _ISO.fullmatch(date.value)
            if value:
                return dt.date(int(value[1]), int(value[2]), int(value[3]))
    return None


_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}


def _of_week(document: Document, match: re.Match[str]) -> Day | None:
    """``thứ Sáu tuần trước``, ``Chủ nhật vừa qua``: of the week before the article's day, or the last before it."""
    told = told_on(document)
    if told is None:
        return None
    word = match["weekday"] or ""
    weekday = 6 if match["sunday"] else _WEEKDAYS.get(word, int(word) - 2 if word.isdigit() else 0)
    back = (told.weekday() - weekday) % 7 or 7
    if "tuần" in match.group() and weekday < told.weekday():
        back += 7
    day = told - dt.timedelta(days=back)
    return Day(match.start(), match.end(), day.day, day.month, day.year)


def _matches(document: Document, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of ``_DAY`` in ``[start, end)``, tried only where one of the words stands that it begins with."""
    taken = start
    for cue, _, _ in _cues().between(document.folded, start, end):
        match = _DAY.match(document.folded, cue, end) if cue >= taken else None
        if match:
            taken = match.end()
            yield match


@cache
def _cues() -> PhraseFinder:
    return PhraseFinder(_CUES, WHOLE_TEXT)


def _numbered(match: re.Match[str]) -> Day | None:
    day, month = int(match["day"]), int(match["month"] or match["month2"])
    year = match["year"] or match["year2"]
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return Day(match.start(), match.end(), day, month, int(year) if year else None)


def _last_before(document: Document, position: int) -> Day | None:
    """The day that ``cùng ngày`` at a position repeats; a dateline's too (``Hà Nội, 16/02/2023 - Tin cho biết``)."""
    found = None
    for match in _matches(document, max(0, position - _REACH_BACK), position):
        if match["day"]:
            found = _numbered(match) or found
    return found or _dateline(document, position)


def _dateline(document: Document, position: int) -> Day | None:
    """The date that stands at the beginning of the sentence before ``cùng ngày``, after a place or not."""
    sentence = document.sentence_at(position)
    for date in within(document.dates, sentence.start, position) if sentence else []:
        value = _ISO.fullmatch(date.value)
        if (
            sentence
            and value
            and not date.inferred
            and _PLACE_BEFORE.fullmatch(document.folded, sentence.start, date.start)
        ):
            return Day(date.start, date.end, int(value[3]), int(value[2]), int(value[1]))
    return None
