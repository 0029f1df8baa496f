"""Who gets a title that is handed over: ``bàn giao chức Cụm trưởng cho A``, ``… được chuyển từ B sang A``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import regex

from kg_service.extraction.cluster.titles import Title, for_year
from kg_service.extraction.cluster.units import Unit, unit_at
from kg_service.extraction.cluster.words import said, whole
from kg_service.extraction.document import Document, Sentence
from kg_service.text.patterns import compiled


@cache
def _given() -> re.Pattern[str]:
    return compiled(rf"{whole('give', 'hand_over')}[^.;,:]{{0,40}}$")


@cache
def _passive() -> re.Pattern[str]:
    return compiled(rf"{for_year().pattern}\s+(?:{said('aspect')}\s+)*{said('change_hands')}\s")


def _hands() -> str:
    return rf"{whole('give', 'hand_over')}[^.;:]{{0,90}}?(?<!\p{{L}}){said('to')}\s+(?:{said('unit')}\s+)?"


@cache
def _hand_to() -> re.Pattern[str]:
    return compiled(f"{_hands()}$")


@cache
def _hand_to_name() -> regex.Pattern[str]:
    return regex.compile(_hands())


def handed_to(document: Document, sentence: Sentence, title: Title, after: Sequence[Unit], last: int) -> Unit | None:
    """The unit that a title is handed to, among the units after it or by a name that no table knows."""
    folded = document.folded
    given = _given().search(folded, max(sentence.start, title.start - 50), title.start)
    passive = None if given else _passive().match(folded, title.end)
    if not given and not passive:
        return None
    begin = given.start() if given else title.end
    known = next((unit for unit in after if _hand_to().search(folded, begin, unit.start)), None)
    if known:
        return known
    free = _hand_to_name().search(folded, begin, last)
    return unit_at(document, free.end(), last)[0] if free and free.end() > title.end else None
