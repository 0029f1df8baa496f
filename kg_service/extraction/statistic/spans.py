"""How long a service takes: ``thời gian chờ khám giảm từ 120 phút xuống 45 phút``; other times are no figures."""

from __future__ import annotations

import re

from kg_service.extraction.statistic.around import HEADED, Around, Named
from kg_service.extraction.statistic.indicator_names import clean_name
from kg_service.extraction.worded import table_words, worded

_REACH = 150
_TAKES = worded(
    r"(?P<what>(?<!\p{L})thời gian\s+(?:để\s+|bình quân\s+|trung bình\s+)?<service>(?!\p{L})[^;.:\d]{0,80}?)\s*"
    r"(?::|,?\s(?:<spends>|<figure_links/level>|<figure_links/down>|<figure_links/up>)(?!\p{L}))[^;.]{0,60}$",
    "figure_units",
)


def _before(folded: str, start: int, end: int) -> re.Match[str] | None:
    if folded.find("thời gian", max(start, end - _REACH), end) < 0:
        return None
    return _TAKES.search(folded, max(start, end - _REACH), end)


def is_span(folded: str, noun: str, start: int, end: int) -> bool:
    """Whether a unit is one of time, and the words before its number tell how long a service takes."""
    return noun in table_words("figure_units", "time_unit") and _before(folded, start, end) is not None


def span(around: Around) -> Named | None:
    """The name of so much time: of the service that takes it."""
    found = _before(around.folded, around.sentence_start, around.figure.start)
    name = clean_name(around.document, *found.span("what")) if found else ""
    return around.named(name, HEADED, start=found.start("what")) if found and name else None
