"""Dates that may be known to the year or month only, and validity with open ends."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TypeAlias

PartialDate: TypeAlias = str
"""``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, as precise as the source."""


def first_day(partial: PartialDate) -> dt.date:
    """The first day that a partial date can mean: ``2011`` gives 2011-01-01. Raises ValueError if it is none."""
    parts = [int(part) for part in partial.split("-")]
    return dt.date(*[*parts, 1, 1][:3])


def last_day(partial: PartialDate) -> dt.date:
    """The last day that a partial date can mean: ``2024-02`` gives 2024-02-29. Raises ValueError if it is none."""
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 1:
        return dt.date(parts[0], 12, 31)
    if len(parts) == 2:
        return dt.date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    return dt.date(*parts)


def covers(valid_from: dt.date | None, valid_to: dt.date | None, on: dt.date | None) -> bool:
    """Whether a validity with open ends holds on a day; always if no day is asked for."""
    return on is None or ((valid_from is None or valid_from <= on) and (valid_to is None or on <= valid_to))
