"""Figures of a line that gives their unit in brackets: ``Số trâu (con): Bản Khoang 210; Tả Phìn 184``."""

from __future__ import annotations

import re

from kg_service.extraction.statistic.around import CARRIED, KNOWN, Around, Named, lower
from kg_service.extraction.statistic.indicator_names import clean_name
from kg_service.extraction.statistic.indicators import free_name, indicator_of
from kg_service.extraction.statistic.leads import read_lead
from kg_service.text.patterns import compiled

_LABEL = compiled(r"(?:^|[:;,/]\s|\d\s)\s*(?P<what>\p{L}[\p{L}\s]*?)\s*[:(]?\s*$")
_YEAR = compiled(r"năm$|(?:năm\s+)?\d{4}$")


def part_of_line(around: Around, places: dict[int, int], line: re.Match[str]) -> Named | None:
    """The name of a number in the line: what stands before the unit, with the part that small letters name."""
    document = around.document
    lead = read_lead(document, around.sentence_start, line.start(), places)
    found = indicator_of(document, lead, around.figure.kind) or free_name(document, lead)
    if found is None:
        return None
    label = _LABEL.search(around.folded, line.end("unit") + 1, around.figure.start)
    start, end = label.span("what") if label else (0, 0)
    part = document.text[start:end]
    named = part and part == part.lower() and not _YEAR.match(part.lower())
    said = clean_name(document, start, end) if named else ""
    return around.named(
        f"{found.name} {lower(said)}" if said else found.name,
        KNOWN if found.known and not said else CARRIED,
        start=found.start,
    )
