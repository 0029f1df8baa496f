"""The year that stands with the name of an award: straight before it, or after it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import regex

from kg_service.extraction.award.context import OPENS_CLAUSE
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.stems import PRIZE
from kg_service.extraction.document import Document, within
from kg_service.extraction.worded import table_words

_HEAD = 900
"""Characters at the head of an article in which it says which year's prizes it tells of."""
_EDITION = regex.compile(r"(?: (?:lần thứ \w+ )?năm)? (?P<year>(?:19|20)\d{2})(?![\d/-])")
_LED = 24
"""Characters before an award in which its year may begin."""


class AwardPeriods:
    """Finds them in one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def dated(self, mention: AwardMention) -> AwardMention:
        """A mention with the period that stands straight before it or follows it, or none."""
        led = self.before(mention.start)
        period = (mention.end, led) if led else self.after(mention.end)
        return replace(mention, period=period[1] if period else None, end=period[0] if period else mention.end)

    def before(self, start: int) -> str | None:
        """``năm 1985 Huân chương A, năm 1995 Huân chương B``: the year straight before an award is its own."""
        for period in reversed(within(self._document.periods, start - _LED, start)):
            gap = self._document.folded[period.end : start].strip(" :|-–")
            return period.value if not gap else None
        return None

    def after(self, end: int) -> tuple[int, str] | None:
        """The end and value of the period that follows an award at once, or none."""
        for period in within(self._document.periods, end, end + 30):
            written = self._document.folded[end : period.start]
            if "," in written and OPENS_CLAUSE.match(self._document.folded, period.end):
                return None  # tặng Cờ thi đua, năm 2014 nhận …
            led = written.strip(" ,(")
            return (period.end, period.value) if not led or led in table_words("award_verbs", "before_period") else None
        return None


@lru_cache(maxsize=4)  # every award of an article asks
def edition(document: Document, name: str) -> str | None:
    """The year of the prizes that an article tells of: its head names them with one year, and the rest without."""
    folded, key, years = document.folded, name.lower(), set[str]()
    if not key.startswith(PRIZE):
        return None
    at = folded.find(key, 0, _HEAD)
    while at >= 0:
        told = _EDITION.match(folded, at + len(key))
        years |= {told["year"]} if told else set()
        at = folded.find(key, at + len(key), _HEAD)
    return years.pop() if len(years) == 1 else None
