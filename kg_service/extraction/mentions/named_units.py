"""The unit of a level that a text named last before a word that means one: in the sentence, the block, anywhere."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from kg_service.extraction.mentions.places import PROVINCE, Level
from kg_service.text.patterns import compiled

if TYPE_CHECKING:
    from kg_service.extraction.document import Document

_THERE = compiled(r"(?:(?:còn|riêng)\s+)?(?:(?:tại|ở)\s+)")
_NAMED_BACK = 8
"""So many places before ``quận`` are looked at for the one it means."""


def named_before(document: Document, start: int, level: Level) -> str | None:
    """The unit of a level named last before ``start`` in its sentence: ``công an quận 3 cho biết, quận đã …``."""
    places = document.places
    index = bisect.bisect_left(places.starts, start) - 1
    sentence = document.sentence_at(start) if index >= 0 else None
    for at in range(index, max(-1, index - _NAMED_BACK), -1):
        place = places[at]
        if sentence is None or place.start < sentence.start:
            break
        if place.rank == level.rank and place.level == level.word and place.end < start:
            return place.label
    return None


def told_there(document: Document, start: int) -> str | None:
    """The province with which a sentence begins: ``Còn tại Hà Tĩnh, toàn tỉnh có …``."""
    sentence, places = document.sentence_at(start), document.places
    index = bisect.bisect_left(places.starts, start) - 1
    if sentence is None or index < 0 or places[index].start < sentence.start or places[index].rank != PROVINCE:
        return None
    only = index == 0 or places[index - 1].start < sentence.start
    city = places[index].label in document.knowledge.places.cities
    there = _THERE.fullmatch(document.folded, sentence.start, places[index].start) is not None
    return places[index].label if only and there and not city else None


def named_in_block(document: Document, start: int, level: Level) -> str | None:
    """The unit of a level named last before ``start`` in its block."""
    sentence = document.sentence_at(start)
    if sentence is None:
        return None
    places = document.places
    first = bisect.bisect_left(places.starts, document.article.blocks[sentence.block].span.start)
    index = bisect.bisect_left(places.starts, start)
    near = places[max(first, index - 2 * _NAMED_BACK) : index]
    return next((place.label for place in reversed(near) if place.rank == level.rank), None)


def named_last(document: Document, start: int, level: Level) -> str | None:
    """The unit of a level named last before ``start``, wherever."""
    places = document.places
    index = bisect.bisect_left(places.starts, start)
    near = places[max(0, index - _NAMED_BACK) : index]
    return next((place.label for place in reversed(near) if place.level == level.word), None)
