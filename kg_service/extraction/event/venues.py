"""Where an event takes place: units and venues that the text tells."""

from __future__ import annotations

import re
from functools import cache

import regex

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.event.tables import said
from kg_service.extraction.mentions.places import COMMUNE, Place
from kg_service.extraction.tables import WHOLE_TEXT, words_for
from kg_service.text.normalize import fold
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder


@cache
def _venue_end() -> re.Pattern[str]:
    return compiled(rf"[,;:()\n\"]|(?<!tp)(?<!tx)(?<!tt)\.|\s+-\s+|\s{said('ends_venue')}(?!\p{{L}})")


_CAPITAL = regex.compile(r"\p{Lu}")
_VERB_REACH = 24
_MARK_BETWEEN = compiled(r"\s*[,(]?\s*")
LONGEST_VENUE = 80
"""Characters of a venue's name."""


@cache
def _at() -> re.Pattern[str]:
    """``tại``; before a kind of venue other prepositions too: ``trước Quảng trường …``, ``ở Nhà văn hóa …``."""
    label = rf"{said('label_of_place')}\s*:"
    return compiled(rf"(?:(?:tại|{label})\s+|{said('at')}\s+(?={said('venue')}(?!\p{{L}})))")


@cache
def _held_at() -> re.Pattern[str]:
    """``họp ở Hà Nội``: after a verb of holding any place."""
    return compiled(rf"(?<!\p{{L}}){said('happen')}\s+$")


@cache
def _no_place() -> re.Pattern[str]:
    return compiled(rf"{said('no_place')}(?!\p{{L}})")


def place_of(document: Document, start: int, end: int) -> str | None:
    """The place that stands after ``tại`` in ``[start, end)``: a unit, or a venue with the unit that it lies in."""
    for cue, _, _ in _cues().between(document.folded, start, end):
        match = _at().match(document.folded, cue, end)
        if match is None and _held_at().search(document.folded, max(start, cue - _VERB_REACH), cue):
            match = _OF_ANY_PLACE.match(document.folded, cue, end)
        found = place_told(document, match.end(), end) if match else None
        if found:
            return found
    return None


_OF_ANY_PLACE = compiled(r"ở\s+")


@cache
def _cues() -> PhraseFinder:
    """The words that may stand before a place."""
    words = *words_for("event_words", "at"), *words_for("event_words", "label_of_place")
    return PhraseFinder(["tại", *words], WHOLE_TEXT)


def place_told(document: Document, start: int, end: int) -> str | None:
    """The unit or venue that begins at ``start``, where no gathering or quantity does (``tại hội nghị``)."""
    return None if _no_place().match(document.folded, start) else place_at(document, start, end)


def opening_venue(document: Document, sentence: Sentence) -> str | None:
    """The venue that a sentence begins with, after its day or not: ``14 giờ ngày 18/01, hội trường Sở Y tế``."""
    match = _opening().match(document.folded, sentence.start, sentence.end)
    if not match:
        return None
    start = match.start("venue")
    near = min(sentence.end, start + LONGEST_VENUE)
    known = [unit.end for units in (document.bodies, document.places) for unit in within(units, start, near)]
    return place_at(document, start, max(known, default=sentence.end))


@cache
def _opening() -> re.Pattern[str]:
    return compiled(rf"(?:[^,.;]{{0,40}}\d[^,.;]{{0,24}},\s+)?(?P<venue>{said('venue')}(?!\p{{L}}))")


def place_at(document: Document, start: int, limit: int) -> str | None:
    """The unit or venue that begins at ``start``."""
    units = [place for place in within(document.places, start, limit) if place.rank <= COMMUNE]
    if units and units[0].start == start:
        first = units[0]
        wider = next((unit for unit in units[1:] if adjoins(document, first, unit)), None)
        return f"{first.label}, {wider.label}" if wider else first.label
    stop = _venue_end().search(document.folded, start, min(limit, start + LONGEST_VENUE))
    end = stop.start() if stop else min(limit, start + LONGEST_VENUE)
    venue = " ".join(document.text[start:end].split()).rstrip(" .,")
    inside: list[Place] = []
    for unit in units:
        if unit.start < end:
            continue
        if unit.start > end + 3 if not inside else not adjoins(document, inside[-1], unit):
            break
        inside.append(unit)
    kind = _venue().match(document.folded, start)
    if not venue or not (_CAPITAL.search(venue) or (kind and (inside or kind.end() < end))):
        return None
    return ", ".join([venue[:1].upper() + venue[1:], *(unit.label for unit in inside)])


def with_area(place: str | None, area: str | None) -> str | None:
    """The place with the area it lies in, where it is a venue that names none: ``Sân trường, Kế Sách``."""
    if place is None or area is None or not _venue().match(fold(place)) or _CAPITAL.search(place, 1):
        return place or area
    return f"{place}, {area}"


@cache
def _venue() -> re.Pattern[str]:
    return compiled(rf"{said('venue')}(?!\p{{L}})")


def adjoins(document: Document, first: Place, second: Place) -> bool:
    """Whether a wider unit stands straight after one that lies in it: ``xã A, huyện B``."""
    return second.rank < first.rank and _MARK_BETWEEN.fullmatch(document.folded[first.end : second.start]) is not None
