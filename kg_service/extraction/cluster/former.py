"""Who led a cluster before the one that the text names: whom it follows, who hands the title over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg_service.extraction.cluster.listed import units_around
from kg_service.extraction.cluster.titles import Title
from kg_service.extraction.cluster.units import Unit
from kg_service.extraction.cluster.words import said, whole
from kg_service.extraction.document import Document, Sentence
from kg_service.text.patterns import compiled

FORMER = 0.8
"""Confidence of those who led before."""

_REACH = 200


@cache
def _followed() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}}){said('follow')}\s+(?:{said('unit')}\s+)?$")


@cache
def _from() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})từ\s+(?:{said('unit')}\s+)?$")


@cache
def _agent() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:được|do)\s+(?:{said('unit')}\s+)?$")


@cache
def _handed_over() -> re.Pattern[str]:
    return compiled(whole("hand_over", "get"))


@cache
def _hands() -> re.Pattern[str]:
    return compiled(rf"\s+(?:{said('aspect')}\s+)*{said('hand_over')}\s")


def former_heads(document: Document, sentence: Sentence, title: Title, leaders: Sequence[Unit]) -> list[Unit]:
    """The unit that led before those who lead now, where the sentence of their title names it."""
    if title.role != "head":
        return []
    folded = document.folded
    begin, limit = max(sentence.start, title.start - _REACH), min(sentence.end, title.end + _REACH)
    found = []
    for unit in units_around(document, begin, limit):
        if any(one.name == unit.name for one in leaders):
            continue
        near = max(begin, unit.start - 24)
        handed = _handed_over().search(folded, begin, unit.start) is not None
        followed = _followed().search(folded, near, unit.start) or (handed and _from().search(folded, near, unit.start))
        agent = _agent().search(folded, near, unit.start) and _hands().match(folded, unit.end)
        if followed or agent or (unit.end <= title.start and _hands().match(folded, unit.end)):
            found.append(unit)
    return found[:1]
