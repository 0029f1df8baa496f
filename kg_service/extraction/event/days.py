"""Days on which events take place, in the forms that news give them, and the year where the text leaves it out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from kg_service.extraction.document import Document, within
from kg_service.extraction.tables import WHOLE_TEXT, one_of, words_for
from kg_service.text.numbers import MONTH_WORDS, month_number, ordinal_word
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder
from kg_service.text.values import value

_REACH_BACK = 700
"""Characters before ``cùng ngày`` within which the day stands that it repeats."""


@cache
def day_words(*uses: str) -> str:
    """A group that matches a word of one of these uses of ``day_words.tsv``, the longest."""
    return one_of("day_words", *uses)


_NUMBERS = (
    r"(?P<day>\d{1,2})"
    r"(?:(?:\s?(?:-|,|và|đến)\s?(?:ngày\s+)?\d{1,2}){0,2}?\s?[/.-]\s?(?P<month>\d{1,2})"
    r"(?:\s?[/.-]\s?(?P<year>(?:19|20)\d{2}))?(?!\d|\s?[/.-]\s?\d)"
    rf"|(?:\s?(?:-|,|và|đến)\s?\d{{1,2}})?\s+tháng\s+(?P<month2>\d{{1,2}}|{MONTH_WORDS})(?!\p{{L}})"
    r"(?:(?:\s*,)?(?:\s+năm\s+|\s?[/.-]\s?)(?P<year2>(?:19|20)\d{2}))?(?!\d))"
)


@cache
def _day() -> re.Pattern[str]:
    weekday = rf"(?:{day_words('weekday')}\s+(?:{day_words('weekday_name')}|[2-7])|{day_words('sunday')})"
    near = day_words("today", "yesterday", "day_before", "tomorrow", "early")
    cue = (
        rf"(?<!\p{{L}})(?:{day_words('part')}\s+(?:{near}\s*,?\s*)?"
        rf"(?:(?:{day_words('weekday')}\s+\p{{L}}+|{day_words('sunday')})\s*,?\s*)?|{weekday}\s*,?\s*"
        rf"|(?={day_words('of_month')}\s))(?:\(\s*)?(?:ngày\s+)?(?:{day_words('of_month')}\s+)?"
    )
    past = rf"(?P<yesterday>{day_words('yesterday')})|(?P<before>{day_words('day_before')})"
    relative = rf"(?:(?P<today>{day_words('today')})|{past}|{day_words('tomorrow')})"
    return compiled(
        rf"{cue}{_NUMBERS}"
        rf"|(?<!\p{{L}}){day_words('part_told')}\s+(?P<relative>{relative})(?!\p{{L}})"
        rf"|(?<!\p{{L}})(?:{day_words('weekday')}\s+(?P<weekday>{day_words('weekday_name')}|[2-7])"
        rf"|(?P<sunday>{day_words('sunday')}))\s+(?P<of_week>tuần\s+)?(?P<week>{day_words('last')})(?!\p{{L}})"
        rf"|(?<!\p{{L}})(?P<same>{day_words('same')})(?!\s+\d)(?!\p{{L}})"
    )


@cache
def _not_of_event() -> re.Pattern[str]:
    """Before a day that is not the event's: of a document, a deadline, an anniversary."""
    return compiled(
        r"(?:/\p{L}[\p{L}&-]*(?:\s?-\s?\p{L}+)*|(?<!\p{L})số\s+[\p{L}\d/-]+)\s*,?\s*(?:ra\s+|ký\s+)?$"
        rf"|(?<!\p{{L}}){day_words('other_day')}\s+$"
    )


_ISO = regex.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PLACE_BEFORE = regex.compile(r"(?:[\p{L} .-]{2,40},\s*)?(?:ngày\s+)?")


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
            if (ranged or not _not_of_event().search(before)) and (found := _numbered(match)):
                yield found
        elif match["relative"]:
            told = None if document.quotation_at(match.start()) else told_on(document)
            if told:  # in what somebody says, "hôm qua" is the speaker's, or no day at all
                away = 0 if match["today"] else -1 if match["yesterday"] else -2 if match["before"] else 1
                day = told + dt.timedelta(days=away)
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
    match = _MONTH.search(document.folded, start, end)
    return Day(match.start(), match.end(), 0, int(match["month"]), int(match["year"])) if match else None


_BRACKETED = compiled(
    r"\((?:[^()\d]{0,60}[,;\s])?(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})"
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
    r"(?:[\"“]|(?:[\p{L}.]+\s){0,3}[\p{L}.]+,\s*(?:ngày\s+)?)?(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?"
    r"(?P<year>(?:19|20)\d{2})(?=\s*[,.–-]|\s+là\s)"
)


def first_day(document: Document, start: int) -> Day | None:
    """The full date without a word for it that a sentence begins with: ``17/8/2021 là ngày``, ``Vinh, 8/3/2018 -``."""
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


def _of_week(document: Document, match: re.Match[str]) -> Day | None:
    """``thứ Sáu tuần trước``, ``Chủ nhật vừa qua``: of the week before the article's day, or the last before it."""
    told = told_on(document)
    if told is None:
        return None
    weekday = 6 if match["sunday"] else (ordinal_word(match["weekday"]) or 2) - 2  # thứ hai is Monday
    back = (told.weekday() - weekday) % 7 or 7
    if match["of_week"] and weekday < told.weekday():
        back += 7
    day = told - dt.timedelta(days=back)
    return Day(match.start(), match.end(), day.day, day.month, day.year)


def _matches(document: Document, start: int, end: int) -> Iterator[re.Match[str]]:
    """The days in ``[start, end)``, tried only where one of the words stands that it begins with."""
    taken = start
    for cue, _, _ in _cues().between(document.folded, start, end):
        match = _day().match(document.folded, cue, end) if cue >= taken else None
        if match:
            taken = match.end()
            yield match


@cache
def _cues() -> PhraseFinder:
    """The words that a day begins with."""
    uses = ("part", "part_told", "weekday", "sunday", "of_month", "same")
    return PhraseFinder([word for use in uses for word in words_for("day_words", use)], WHOLE_TEXT)


def _numbered(match: re.Match[str]) -> Day | None:
    day, month = int(match["day"]), month_number(match["month"] or match["month2"])
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
