"""Who held an office one after another: lines of years and names under ``Hiệu trưởng qua các khóa:``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.office_tables import office_words
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.mentions.person_words import title_pattern
from kg_service.extraction.person.office_areas import completed
from kg_service.extraction.person.office_records import Office
from kg_service.extraction.person.offices import OfficeFinder
from kg_service.text.patterns import compiled

_YEAR = r"(?:\d{1,2}[/.])?(?:19|20)\d{2}"
_LONGEST_HEADING = 160


@cache
def _heading() -> re.Pattern[str]:
    """What follows the office in a heading: ``qua các thời kỳ:``."""
    return compiled(rf"\s*(?:{office_words('over_time')})\s*:?\s*$")


@cache
def _entry() -> re.Pattern[str]:
    """The years of a holder and what stands before the name: ``1975 - 1988: Đ/c …``, ``Từ 2004 đến nay: …``."""
    mark = r"\s*(?:[-+•*]\s*)?(?:\d{1,2}[.)]\s*)?"
    until = rf"\s*(?:-|đến|tới)\s*(?:năm\s+|tháng\s+)?(?:{_YEAR}|nay)"
    return compiled(rf"{mark}(?:từ\s+)?(?:năm\s+)?{_YEAR}(?:{until})?\s*[:-]\s*(?:(?:{title_pattern()})\s+)*")


def holders(document: Document, finder: OfficeFinder) -> Iterator[tuple[Person, Office, int, int]]:
    """Persons, the office of the heading that they stand under, and the line of each."""
    held: Office | None = None
    for block in document.article.blocks:
        start, end = block.span.start, block.span.end
        entry = _entry().match(document.folded, start, end) if held else None
        named = next((one for one in within(document.people, start, end) if entry and one.start == entry.end()), None)
        if held and named:
            yield named, held, start, named.end
            continue
        held = _office_of(document, finder, start, end)


def _office_of(document: Document, finder: OfficeFinder, start: int, end: int) -> Office | None:
    """The office of a heading that holders follow; None where a line is no such heading."""
    if end - start > _LONGEST_HEADING or not document.folded[start:end].rstrip().endswith(":"):
        return None
    offices = finder.find(start, end)
    if len(offices) != 1 or not _heading().match(document.folded, offices[0].end, end):
        return None
    return completed(offices)[0]
