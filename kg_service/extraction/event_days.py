"""Days on which events take place, in the forms that news give them, and the year where the text leaves it out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from kg_service.extraction.document import Document, within
from kg_service.extraction.tables import WHOLE_TEXT
from kg_service.text.dates import nearest_year
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder
from kg_service.text.values import value

_FIRST_YEAR = 2000
"""About the first year of news on the web; an earlier year taken from elsewhere in the text is none of an event."""

_YEAR_END = 9
"""From this month on, a year is summed up in the year itself; before it, in the year after."""

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
    r"|(?<!\p{L})(?P<same>cùng\s+(?:ngày|buổi)|trong\s+ngày(?!\s+\d))(?!\p{L})"
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
    """A day in a text, ``year`` None where the text leaves it out."""

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
            if not _OF_DOCUMENT.search(before) and (found := _numbered(match)):
                yield found
        elif match["relative"]:
            if published := document.article.published:
                day = published + dt.timedelta(days=_RELATIVE[match["relative"]])
                yield Day(match.start(), match.end(), day.day, day.month, day.year)
        elif earlier := _last_before(document, match.start()):
            yield Day(match.start(), match.end(), earlier.day, earlier.month, earlier.year)


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


# --- the year --------------------------------------------------------------------------------------------------------

_YEAR_OF_DAY = re.compile(r"[/.-]\s?((?:19|20)\d{2})(?!\d)")
_DAY_BEFORE = compiled(r"(?<!\d)0?(?P<day>[1-9]\d?)\s?[/.-]\s?0?(?P<month>[1-9]\d?)\s?\Z")
_LONGEST_DAY = 12
_SUMMED_UP = regex.compile(
    r"(?<!\p{L})tổng kết(?!\p{L})[^.;]{0,200}?(?<!\p{L})năm\s+(?P<year>(?:19|20)\d{2})(?!\d|\s?-\s?\d{4})"
    r"|(?<!\p{L})(?:tổng kết|sơ kết)(?!\p{L})[^.;]{0,200}?\(\s*(?:19|20)\d{2}\s?-\s?(?P<end>(?:19|20)\d{2})\s*\)"
)
_SINCE = regex.compile(
    r"(?<!\p{L})(?:tổng kết|sơ kết)\s+(?P<years>\d{1,2})\s+năm(?:\s+thực hiện|\s+thi hành|\s+triển khai)"
    r"[^.;]{0,60}?\d/(?P<year>20\d{2})(?!\d)"
)
"""So many years after a document: ``sơ kết 3 năm thực hiện Kết luận 107/2015``."""
_OF_RANGE = regex.compile(
    r"(?<!\p{L})(?:tổng kết|biểu dương|tuyên dương|tôn vinh|vinh danh)(?!\p{L})[^.;]{0,200}?(?<!\p{L})giai đoạn\s+"
    r"(?P<year>20\d{2})\s?[-–]\s?(?P<end>20\d{2})"
)
"""What was done in a period is honoured in its last year: ``biểu dương cán bộ tiêu biểu giai đoạn 2014-2017``."""
_SPRING = 4
"""Before this month of a year, the last year of a period that is honoured was the year before."""
_OVER = (
    r"(?<!\p{{L}})(?:tính (?:đến|tới) (?:hết |cuối )*(?:năm |tháng 12[/-])|tính (?:đến|tới) (?:ngày )?31[/-]12[/-]"
    r"|thành tích[^.]{{0,60}} năm ){year}(?!\d)"
)
"""Words that say that a year was over when the text was written."""


def date_of(document: Document, start: int, end: int, day: Day) -> str | None:
    """The date in ISO 8601 of the event named at ``[start, end)``.

    Its year comes from the text, the article's date, the years that the event sums up, or the text's latest year.
    """
    year = day.year
    if year is None and document.article.published:
        year = nearest_year(day.day, day.month, document.article.published)
    if year is None:
        year = (
            _year_of_same_day(document, day)
            or _year_of_anniversary(document, start, day)
            or _year_summed_up(document, start, end, day.month)
            or _year_of_text(document, day.month)
        )
    if year is None or (day.year is None and year < _FIRST_YEAR):
        return None
    try:
        return dt.date(year, day.month, day.day).isoformat()
    except ValueError:
        return None


def _year_of_same_day(document: Document, day: Day) -> int | None:
    """The latest year that the text gives the day in: of ``(14/8/1967 - 14/8/2017)`` for an anniversary on 14/8."""
    return _years_of_days(document).get((day.day, day.month))


@lru_cache(maxsize=2)  # every day of an article asks
def _years_of_days(document: Document) -> dict[tuple[int, int], int]:
    """The latest year that the text gives each day and month in."""
    found: dict[tuple[int, int], int] = {}
    for year in _YEAR_OF_DAY.finditer(document.folded):
        day = _DAY_BEFORE.search(document.folded, max(0, year.start() - _LONGEST_DAY), year.start())
        if day:
            key = int(day["day"]), int(day["month"])
            found[key] = max(int(year[1]), found.get(key, 0))
    return found


_ANNIVERSARY = regex.compile(
    r"\(\s*0?(?P<day>\d{1,2})\s?[/.-]\s?0?(?P<month>\d{1,2})\s?[/.-]\s?(?:1[89]|20)\d{2}\s?[-–]\s?"
    r"0?(?P=day)\s?[/.-]\s?0?(?P=month)\s?[/.-]\s?(?P<year>20\d{2})\s*\)"
)
_ANNIVERSARY_NEAR = 1200
"""Characters around an event within which the anniversary that it is held for stands."""
_DAYS_AROUND = 60
"""Days between an anniversary and the events held for it."""


def _year_of_anniversary(document: Document, start: int, day: Day) -> int | None:
    """``Sáng 13/3, … kỷ niệm 65 năm … (15/3/1953 - 15/3/2018)``: near an anniversary, its year."""
    near = max(0, start - _ANNIVERSARY_NEAR), start + _ANNIVERSARY_NEAR
    for match in _ANNIVERSARY.finditer(document.folded, *near):
        try:
            held = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
            year = nearest_year(day.day, day.month, held)
            if year and abs((dt.date(year, day.month, day.day) - held).days) <= _DAYS_AROUND:
                return year
        except ValueError:
            continue
    return None


def _year_summed_up(document: Document, start: int, end: int, month: int) -> int | None:
    """``Sáng 11-12, hội nghị tổng kết năm 2017`` was in 2017; ``chiều 5-3`` it would have been in 2018.

    So for several years in brackets: ``sơ kết 3 năm (2016-2018)``.
    """
    since = _SINCE.search(document.folded, start, end)
    if since:
        return int(since["year"]) + int(since["years"])
    summed_up = _SUMMED_UP.search(document.folded, start, end)
    if summed_up:
        return int(summed_up["end"] or summed_up["year"]) + (0 if month >= _YEAR_END else 1)
    honoured = _OF_RANGE.search(document.folded, start, end)
    return int(honoured["end"]) + (0 if month >= _SPRING else 1) if honoured else None


@lru_cache(maxsize=64)
def _over(year: int) -> regex.Pattern[str]:
    return regex.compile(_OVER.format(year=year))


_FOUNDING = regex.compile(
    r"(?:thành lập|ra đời|từ|kể từ|sinh|khởi công|hoạt động|bắt đầu|khai trương|tái lập)(?:\s+\p{L}+){0,3}\s+$"
    r"|(?<![\d/.-])(?:1[3-9]|[2-9]\d|\d{3,5})/$"
)
"""Before a year in which something began, or of a document: ``thành lập từ năm 2006``, ``Kết luận 107/2015``."""
_NO_YEAR = regex.compile(
    r"\s?-\s?(?:19|20)\d{2}|\s+(?:vụ|người|trẻ|em|học sinh|sinh viên|hộ|đồng|tấn|lượt|cán bộ|công nhân|đoàn viên"
    r"|hội viên|trường hợp|phần quà|suất|căn|bạn|tập thể|cá nhân|đại biểu)(?!\p{L})"
)
"""After the first year of a range, or a number that counts: ``2014-2017``, ``2000 vụ``."""


@lru_cache(maxsize=4)  # every day of an article asks
def _tells_no_time(document: Document, year: int) -> bool:
    """Whether a text has a year only where it says nothing of when the text was written."""
    at, found = document.folded.find(str(year)), False
    while at >= 0:
        before = _FOUNDING.search(document.folded, max(0, at - 40), at)
        if before is None and _NO_YEAR.match(document.folded, at + 4) is None:
            return False
        found = True
        at = document.folded.find(str(year), at + 1)
    return found


def _year_of_text(document: Document, month: int) -> int | None:
    """The text's latest year; the one after it where the text looks back on that year as over."""
    year = document.year
    if year is None or (not document.article.published and _tells_no_time(document, year)):
        return None
    if month >= _YEAR_END:
        return year
    return year + 1 if _over(year).search(document.folded) else year
