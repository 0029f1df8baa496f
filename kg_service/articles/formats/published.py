"""The day of publication as files and pages write it."""

from __future__ import annotations

import datetime as dt

from kg_service.articles.cleaning import read_stamp
from kg_service.text.normalize import fold

_VIETNAM = dt.timezone(dt.timedelta(hours=7))
"""Indochina Time, without summer time (Quyết định 134/2002/QĐ-TTg)."""


def read_published(value: object) -> dt.date | None:
    """The day in Vietnam of a date, a time or their text; None when it says none.

    Texts are ISO 8601, or a date as Vietnamese pages print it (day, month, year). A time without an offset is local.
    """
    if isinstance(value, dt.datetime):
        return (value.astimezone(_VIETNAM) if value.tzinfo else value).date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str) or len(value) > 100:
        return None
    text = value.strip()
    try:
        return read_published(dt.datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return read_stamp(fold(text))
