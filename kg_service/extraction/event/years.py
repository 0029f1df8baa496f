"""The year of a day that the text gives without one: from what the event sums up, its anniversary, the text's years."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache

import regex

from kg_service.extraction.document import Document
from kg_service.extraction.event.days import Day
from kg_service.extraction.tables import one_of
from kg_service.text.dates import nearest_year
from kg_service.text.patterns import compiled

_FIRST_YEAR = 2000
"""About the first year of news on the web; an earlier year taken from elsewhere in the text is none of an event."""

_YEAR_END = 9
"""From this month on, a year is summed up in the year itself; before it, in the year after."""

_RANGE_END = 4
"""From this month on, those who excelled in a period of years are honoured in its last year."""

_SCHOOL_BEGINS = 8
"""From this month on, a school year is the one that begins."""


@cache
def _school_year() -> regex.Pattern[str]:
    return regex.compile(rf"{_whole('school_year')}\s+(?P<begin>20\d{{2}})\s?[-–]\s?(?P<end>20\d{{2}})(?!\d)")


@cache
def _looks_back() -> regex.Pattern[str]:
    return regex.compile(_whole("sums_up", "honours", "awards"))


def _said(*uses: str) -> str:
    return one_of("year_words", *uses)


def _whole(*uses: str) -> str:
    return rf"(?<!\p{{L}}){_said(*uses)}(?!\p{{L}})"


_YEAR_OF_DAY = re.compile(r"[/.-]\s?((?:19|20)\d{2})(?!\d)")
_DAY_BEFORE = compiled(r"(?<!\d)0?(?P<day>[1-9]\d?)\s?[/.-]\s?0?(?P<month>[1-9]\d?)\s?\Z")
_LONGEST_DAY = 12


@cache
def _summed_up() -> regex.Pattern[str]:
    return regex.compile(
        rf"{_whole('sums_up')}[^.;]{{0,200}}?(?<!\p{{L}})năm\s+(?P<year>(?:19|20)\d{{2}})(?!\d|\s?-\s?\d{{4}})"
        rf"|{_whole('sums_up', 'reviews')}[^.;]{{0,200}}?\(\s*(?:19|20)\d{{2}}\s?-\s?(?P<end>(?:19|20)\d{{2}})\s*\)"
    )


@cache
def _since() -> regex.Pattern[str]:
    """So many years after a document: ``sơ kết 3 năm thực hiện Kết luận 107/2015``."""
    return regex.compile(
        rf"{_whole('sums_up', 'reviews')}\s+(?P<years>\d{{1,2}})\s+năm\s+{_said('carries_out')}"
        r"[^.;]{0,60}?\d/(?P<year>20\d{2})(?!\d)"
    )


@cache
def _of_range() -> regex.Pattern[str]:
    """What was done in a period is honoured when it is over: ``biểu dương cán bộ tiêu biểu giai đoạn 2014-2017``."""
    years = r"(?P<year>20\d{2})\s?[-–]\s?(?P<end>20\d{2})"
    return regex.compile(rf"{_whole('sums_up', 'honours')}[^.;]{{0,200}}?{_whole('period')}\s+{years}")


def date_of(document: Document, start: int, end: int, day: Day) -> str | None:
    """The date in ISO 8601 of the event named at ``[start, end)``.

    Its year comes from the text, the article's date, the years that the event sums up, or the text's latest year.
    """
    year = day.year
    if day.day == 0:
        return f"{year}-{day.month:02d}" if year else None
    year = year or _year_told_before(document, day)
    if year is None and document.article.published:
        year = nearest_year(day.day, day.month, document.article.published)
        summed_up = _year_summed_up(document, start, end, day.month)
        if year and summed_up and abs(year - summed_up) > 1:
            year = summed_up  # the page's own date is that of the day when it was read
    if year is None:
        year = (
            _year_of_same_day(document, day)
            or _year_of_anniversary(document, start, day)
            or _year_of_day_nearby(document, day)
            or _year_summed_up(document, start, end, day.month)
            or _year_of_report(document)
            or _year_of_text(document, day.month)
        )
    if year is None or (day.year is None and year < _FIRST_YEAR):
        return None
    try:
        return dt.date(year, day.month, day.day).isoformat()
    except ValueError:
        return None


_YEAR_NUMBER = re.compile(r"(?:19|20)\d\d")


@cache
def _year_before() -> regex.Pattern[str]:
    """``Năm 2015, … ngày 18/9``: the year that a clause begins with, before a day without one."""
    return regex.compile(
        rf"(?:^|[,;:–-]\s+)(?:{_said('in')}\s+)?năm\s+(?P<year>(?:19|20)\d{{2}})(?!\d|\s?[-–]\s?\d)(?!.*(?:19|20)\d{{2}})"
    )


def _year_told_before(document: Document, day: Day) -> int | None:
    sentence = document.sentence_at(day.start)
    before = document.folded[sentence.start : day.start] if sentence else ""
    told = _year_before().search(before) if _YEAR_NUMBER.search(before) else None
    return int(told["year"]) if told else None


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
_WEEK = 7
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


def _year_of_day_nearby(document: Document, day: Day) -> int | None:
    """``dự kiến ngày 19/5, nay chuyển sang ngày 20/5/2017``: the year of a day in the same week, told in full."""
    days = _years_of_days(document)
    years = {year for (number, month), year in days.items() if month == day.month and abs(number - day.day) <= _WEEK}
    return years.pop() if len(years) == 1 else None


def _year_summed_up(document: Document, start: int, end: int, month: int) -> int | None:
    """``Sáng 11-12, hội nghị tổng kết năm 2017`` was in 2017; ``chiều 5-3`` it would have been in 2018.

    So for several years in brackets: ``sơ kết 3 năm (2016-2018)``.
    """
    school = _school_year().search(document.folded, start, end)
    if school:
        begins = month >= _SCHOOL_BEGINS and not _looks_back().search(document.folded, start, school.start())
        return int(school["begin"]) if begins else int(school["end"])
    since = _since().search(document.folded, start, end)
    if since:
        return int(since["year"]) + int(since["years"])
    match = _summed_up().search(document.folded, start, end)
    ranged = None if match else _of_range().search(document.folded, start, end)
    if ranged:
        return int(ranged["end"]) + (0 if month >= _RANGE_END else 1)
    if not match:
        return None
    year = match["end"] or match["year"]
    return int(year) + (0 if month >= _YEAR_END else 1)


@lru_cache(maxsize=64)
def _over(year: int) -> regex.Pattern[str]:
    """Words that say that a year was over when the text was written: ``tính đến hết năm 2019``."""
    until = rf"{_said('counted_until')}\s+(?:{_said('end_of')}\s+)*"
    end = r"(?:năm |tháng 12[/-]|(?:ngày )?31[/-]12[/-])"
    return regex.compile(rf"(?<!\p{{L}})(?:{until}{end}|{_said('deeds')}[^.]{{0,60}} năm ){year}(?!\d)")


@cache
def _founding() -> regex.Pattern[str]:
    """Before a year in which something began, or of a document: ``thành lập từ năm 2006``, ``Kết luận 107/2015``."""
    return regex.compile(rf"{_said('began')}(?:\s+\p{{L}}+){{0,3}}\s+$|(?<![\d/.-])(?:1[3-9]|[2-9]\d|\d{{3,5}})/$")


@cache
def _no_year() -> regex.Pattern[str]:
    """After the first year of a range, or a number that counts: ``2014-2017``, ``2000 vụ``."""
    return regex.compile(rf"\s?-\s?(?:19|20)\d{{2}}|\s+{_said('counted')}(?!\p{{L}})")


@lru_cache(maxsize=4)  # every day of an article asks
@lru_cache(maxsize=2)
def _tells_no_time(document: Document, year: int) -> bool:
    """Whether a text has a year only where it says nothing of when the text was written."""
    at, found = document.folded.find(str(year)), False
    while at >= 0:
        before = _founding().search(document.folded, max(0, at - 40), at)
        if before is None and _no_year().match(document.folded, at + 4) is None:
            return False
        found = True
        at = document.folded.find(str(year), at + 1)
    return found


@cache
def _report() -> regex.Pattern[str]:
    year = r"(?<!\p{L})năm\s+(?P<year>20\d{2})(?!\d|\s?-\s?\d{4})"
    return regex.compile(rf"{_whole('report')}[^.;]{{0,200}}?{year}")


_HEAD = 400


@lru_cache(maxsize=2)  # every day of an article asks
def _year_of_report(document: Document) -> int | None:
    """The year that a report is of, told in its heading: ``BÁO CÁO Kết quả thi đua năm 2017``."""
    found = _report().search(document.folded, 0, _HEAD)
    heading = found and document.text[found.start() : found.start() + 7].isupper()
    return int(found["year"]) if found and heading else None


def _year_of_text(document: Document, month: int) -> int | None:
    """The text's latest year; the one after it where the text looks back on that year as over."""
    year = document.year
    if year is None or (not document.article.published and _tells_no_time(document, year)):
        return None
    if month >= _YEAR_END:
        return year
    return year + 1 if _is_over(document, year) else year


@lru_cache(maxsize=2)  # every day of an article asks
def _is_over(document: Document, year: int) -> bool:
    return _over(year).search(document.folded) is not None
