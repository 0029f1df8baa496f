"""Days as tables give them: a day, a month or a year, ISO or the Vietnamese way round."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day, both included."""

    first: dt.date
    last: dt.date


def read_days(text: str) -> Days | None:
    """The days of ``2024-03-01``, ``2024-03``, ``2024``, ``01/03/2024`` or ``03/2024``; None for anything else."""
    cleaned = text.strip()
    if match := _ISO.fullmatch(cleaned):
        year, month, day = match[1], match[2], match[3]
    elif match := _DAY_FIRST.fullmatch(cleaned):
        year, month, day = match[3], match[2], match[1]
    else:
        return None
    try:
        first = dt.date(int(year), int(month or 1), int(day or 1))
        if day:
            return Days(first, first)
        end = int(month) if month else 12
        return Days(first, dt.date(first.year, end, calendar.monthrange(first.year, end)[1]))
    except ValueError:
        return None
