"""Periods and partial dates of facts as first and last day.

Words for them are those of the facts contract: ``2019``, ``2015-2020``, ``2019-06``, ``2019-H1``, ``2019-Q1`` and ISO
dates to the day, month or year.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple

import regex

_FORM = regex.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<until>\d{4})|H(?P<half>[12])|Q(?P<quarter>[1-4])|"
    r"(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d{2}))?))?"
)


class Span(NamedTuple):
    """First and last day, both included."""

    start: dt.date
    end: dt.date


def span(period: str) -> Span | None:
    """The days a period or partial date covers; None if it names none (``2019-02-30``, ``2020-2015``, year 0)."""
    match = _FORM.fullmatch(period)
    if match is None:
        return None
    year, (first, last) = int(match["year"]), (1, 12)
    until = int(match["until"] or year)
    if match["half"]:
        last = int(match["half"]) * 6
        first = last - 5
    elif match["quarter"]:
        last = int(match["quarter"]) * 3
        first = last - 2
    elif match["month"]:
        first = last = int(match["month"])
    try:
        if match["day"]:
            day = dt.date(year, first, int(match["day"]))
            return Span(day, day)
        found = Span(dt.date(year, first, 1), dt.date(until, last, calendar.monthrange(until, last)[1]))
    except ValueError:
        return None
    return found if found.start <= found.end else None
