"""Dates and periods in folded Vietnamese text.

Dates: ``13/6/2017``, ``7-4-2014``, ``ngày 07 tháng 4 năm 2014``, ``ngày 8/7``, ``tháng 6/2019``. Periods: ``giai đoạn
2015-2020``, ``năm 2016``, ``6 tháng đầu năm``, ``từ năm 2015 đến nay``, ``quý I/2019``. Numbers are read by position
and checked by the calendar; what is no date is passed over.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterator, Sequence

import regex

from kg_service.text.numbers import digit_runs
from kg_service.text.patterns import compiled
from kg_service.text.values import value

_DAY_MONTH_YEAR = regex.compile(
    r"(?<![\d/.,-])(?P<d>0?[1-9]|[12]\d|3[01])"
    r"(?:\s?(?P<sep>[/.-])\s?(?P<m>0?[1-9]|1[0-2])\s?(?P=sep)\s?|\s*tháng\s+(?P<m>0?[1-9]|1[0-2])\s*(?:năm|,|/)\s*)"
    r"(?P<y>(?:19|20)\d{2})(?![\d])"
)
_DAY_GOES_ON = re.compile(r"\s?[/.-]\s?\d|\s*tháng\s")
_MONTH = re.compile(r"tháng(?=\s+\d)")
_DAY_CUE = compiled(r"(?:(?:ngày|sáng|chiều|tối|trưa|hôm|đêm|mùng|mồng)(?:\s+ngày)?(?:\s+\d{1,2}\s*-)?\s*\(?|\()$")
_DAY_MONTH = regex.compile(
    r"(?P<d>0?[1-9]|[12]\d|3[01])(?:\s?[/.-]\s?(?P<m>0?[1-9]|1[0-2])|\s+tháng\s+(?P<m>0?[1-9]|1[0-2]))"
    r"(?!\s?[/.-]?\d)"
)
_MONTH_YEAR = compiled(
    r"tháng\s+(?P<m>0?[1-9]|1[0-2])(?:\s?[/.-]\s?|\s+năm\s+|\s*,\s*năm\s+)(?P<y>(?:19|20)\d{2})(?!\d)"
)
_YEAR = r"(?P<{0}>(?:19|20)\d{{2}})(?!\d)"
# Ranges and years are looked for from their years on, of which there are few, and then back to their first words.
_RANGE_ON = compiled(
    r"(?:\s?-\s?|(?:[^\S\n]+\n?|\n)[^\S\n]*(?:đến|tới)\s+(?:hết\s+|cuối\s+|đầu\s+|giữa\s+)?(?:năm\s+)?)"
    + _YEAR.format("b") +
    r"(?!\s?[/.-]\d)"
)  # fmt: skip
_RANGE_BACK = compiled(r"(?<![\d/.-])(?:từ\s+(?:đầu\s+|cuối\s+|giữa\s+)?)?(?:năm\s+)?\Z")
_SINCE_ON = compiled(r"\s+(?:đến|tới)\s+(?:nay|hiện nay|thời điểm)")
_SINCE_BACK = compiled(r"(?:từ|kể từ)\s+(?:đầu\s+|cuối\s+)?năm\s+\Z")
_HALF = regex.compile(
    r"(?:(?:6|sáu|06)\s+tháng\s+(?P<half>đầu|cuối)(?:\s+(?:của\s+)?năm)?(?:\s+"
    + _YEAR.format("y")
    + r"|\s+(?P<this>nay))?)"
)
_QUARTER = compiled(r"quý\s+(?P<q>iv|i{1,3}|[1-4])(?:\s?[/-]\s?|\s+năm\s+)" + _YEAR.format("y"))
_SINGLE_ON = compiled(r"\s?-\s?(?:19|20)\d{2}")
_SINGLE_BACK = compiled(r"(?<![\p{L}\d])(?:(?:cuối|hết|đầu|giữa)\s+)?năm\s+(?:học\s+)?\Z")
_CENTURIES = ("19", "20")
_BACK = 60
"""Characters before a year among which the words of its period begin."""
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@value
class DateMention:
    """A date in a text. ``value`` is ISO 8601 to the day or month; ``inferred`` when the year is not in the text."""

    start: int
    end: int
    value: str
    inferred: bool = False


@value
class PeriodMention:
    """A period in a text, in the form of facts: ``2019``, ``2015-2020``, ``2019-06``, ``2019-H1``, ``2019-Q1``."""

    start: int
    end: int
    value: str
    inferred: bool = False


def nearest_year(day: int, month: int, reference: dt.date) -> int | None:
    """The year that puts day and month nearest to the reference date (an event a month ahead or eleven months back)."""
    candidates = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        try:
            candidates.append(dt.date(year, month, day))
        except ValueError:
            continue
    if not candidates:
        return None
    # News tells what was more often than what will be: a date ahead counts twice its distance.
    best = min(
        candidates, key=lambda date: (date - reference).days * 2 if date > reference else (reference - date).days
    )
    return best.year


def find_dates(folded: str, reference: dt.date | None = None, year: int | None = None) -> list[DateMention]:
    """Dates in order of place. Without a year in the text, it comes from ``reference`` (nearest) or else ``year``.

    Day and month alone need a cue before them (``ngày``, ``sáng``, a bracket), and are left out when no year is known.
    """
    found: list[DateMention] = []
    taken = 0
    for position in _candidates(folded):
        mention = _date_at(folded, position, reference, year) if position >= taken else None
        if mention:
            found.append(mention)
            taken = mention.end
    return found


def _candidates(folded: str) -> list[int]:
    """Where a date may begin: one or two digits before a mark and more digits or ``tháng``; ``tháng`` before digits."""
    found = []
    for match in _MONTH.finditer(folded):
        start = match.start()
        if not (start and (folded[start - 1].isalnum() or folded[start - 1] == "_")):
            found.append(start)
    for start, end in digit_runs(folded):
        day = end - start <= 2 and not (start and folded[start - 1] in "/.,-")
        if day and _DAY_GOES_ON.match(folded, end):
            found.append(start)
    found.sort()
    return found


def _date_at(folded: str, position: int, reference: dt.date | None, year: int | None) -> DateMention | None:
    """The date that begins with the day or the word ``tháng`` at a position, else None."""
    whole = _DAY_MONTH_YEAR.match(folded, position)
    if whole:
        value = _iso(int(whole["y"]), int(whole["m"]), int(whole["d"]))
        return DateMention(position, whole.end(), value) if value else None
    month = _MONTH_YEAR.match(folded, position)
    if month:
        return DateMention(position, month.end(), f"{month['y']}-{int(month['m']):02d}")
    part = _DAY_MONTH.match(folded, position)
    if not part or not _DAY_CUE.search(folded, max(0, position - 20), position):
        return None
    day, month_number = int(part["d"]), int(part["m"])
    inferred = nearest_year(day, month_number, reference) if reference else year
    value = _iso(inferred, month_number, day) if inferred else None
    return DateMention(position, part.end(), value, inferred=True) if value else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def find_periods(folded: str, year: int | None = None) -> list[PeriodMention]:
    """Periods in order of place, longest first where they overlap.

    ``year`` is the article's: it closes ``từ năm 2015 đến nay`` and dates ``6 tháng đầu năm``.
    """
    years = years_in(folded)
    found = _Periods()
    for start, end, first, last in _ranges(folded, years):
        if 0 < int(last) - int(first) <= 60:
            found.add(start, end, f"{first}-{last}")
    if year:
        for start, end, first in _since(folded, years):
            if year > int(first):
                found.add(start, end, f"{first}-{year}", inferred=True)
    for told in _HALF.finditer(folded):
        of_year = told["y"] or (str(year) if year else None)
        if of_year:
            half = "H1" if told["half"] == "đầu" else "H2"
            found.add(told.start(), told.end(), f"{of_year}-{half}", inferred=told["y"] is None)
    for match in _QUARTER.finditer(folded):
        quarter = _QUARTERS.get(match["q"]) or int(match["q"])
        found.add(match.start(), match.end(), f"{match['y']}-Q{quarter}")
    for match in _MONTH_YEAR.finditer(folded):
        found.add(match.start(), match.end(), f"{match['y']}-{int(match['m']):02d}")
    for start, end in _singles(folded, years):
        found.add(start, end, folded[end - 4 : end])
    return found.mentions


def years_in(folded: str) -> list[tuple[int, int]]:
    """Where four digits stand that can be a year of the last or this century: start and end of each, in order.

    ``km 1934+340`` is a place on a road.
    """
    return [
        (start, end)
        for start, end in digit_runs(folded)
        if end - start == 4 and folded[start : start + 2] in _CENTURIES and not folded.startswith("+", end)
    ]


class _Periods:
    """Periods in order of place, none over another."""

    def __init__(self) -> None:
        self.mentions: list[PeriodMention] = []
        self._starts: list[int] = []

    def add(self, start: int, end: int, value: str, inferred: bool = False) -> None:
        """Add a period unless one is known that lies over it."""
        index = bisect.bisect_left(self._starts, start)
        if index < len(self._starts) and self._starts[index] < end:
            return
        if index and self.mentions[index - 1].end > start:
            return
        self._starts.insert(index, start)
        self.mentions.insert(index, PeriodMention(start, end, value, inferred))


def _ranges(folded: str, years: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str, str]]:
    """``từ năm 2015 đến năm 2020``, ``2015-2020``: start, end, first and last year."""
    taken = 0
    for start, end in years:
        on = _RANGE_ON.match(folded, end) if start >= taken else None
        back = _RANGE_BACK.search(folded, max(taken, start - _BACK), start) if on else None
        if on and back:
            taken = on.end()
            yield back.start(), taken, folded[start:end], on["b"]


def _since(folded: str, years: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """``từ năm 2015 đến nay``: start, end, year."""
    taken = 0
    for start, end in years:
        on = _SINCE_ON.match(folded, end) if start >= taken else None
        back = _SINCE_BACK.search(folded, max(taken, start - _BACK), start) if on else None
        if on and back:
            taken = on.end()
            yield back.start(), taken, folded[start:end]


def _singles(folded: str, years: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """``năm 2019``, ``cuối năm học 2019``: start and end."""
    taken = 0
    for start, end in years:
        if not folded[start - 1 : start].isspace() or _SINGLE_ON.match(folded, end):
            continue
        back = _SINGLE_BACK.search(folded, max(taken, start - _BACK), start)
        if back:
            taken = end
            yield back.start(), end
