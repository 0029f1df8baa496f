"""Leaders that a decision tells by their place in its lists: ``đơn vị xếp trước là Cụm trưởng``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from kg_service.extraction.cluster.parts import Role
from kg_service.extraction.cluster.titles import all_titles
from kg_service.extraction.cluster.words import said
from kg_service.extraction.document import Document, within
from kg_service.text.patterns import compiled

ORDERED = 0.9
"""Confidence of leaders by their place in a list."""


@cache
def _place() -> re.Pattern[str]:
    return compiled(
        rf"(?<!\p{{L}}){said('unit')}\s+(?:được\s+)?{said('stand')}(?:\s+\p{{L}}+){{0,4}}?"
        rf"\s+(?:(?P<first>{said('first')})|{said('second')})"
        rf"(?:\s+\p{{L}}+){{0,3}}?\s+{said('take')}\s+(?:{said('office')}\s+)?$"
    )


_REACH = 80


def led_by_order(document: Document, listed: Sequence[Role]) -> Iterator[Role]:
    """The first and the second of each list, where the text says that these lead its clusters."""
    if not listed:
        return
    seen: set[int] = set()
    for sentence, title in all_titles(document):
        told = _place().search(document.folded, max(sentence.start, title.start - _REACH), title.start)
        if told is None:
            continue
        years = [one.value for one in within(document.periods, title.end, sentence.end)]
        index = 0 if told["first"] else 1
        if index in seen:
            continue
        seen.add(index)
        for _, members in groupby((one for one in listed if one.start > sentence.start), key=lambda one: one.cluster):
            units = list(members)
            if len(units) > index:
                yield replace(units[index], role=title.role, period=years[0] if years else None, confidence=ORDERED)
