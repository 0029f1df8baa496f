"""What the mentions of one event tell together, and which mentions are of one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg_service.extraction.document import Document, within
from kg_service.extraction.event.mentions import EventMention

# Measured on the development articles: of the facts of each sort, this share is right.
DATED, ATTENDED, ACT = 0.9, 0.75, 0.7

REACH = 1000
"""Characters of a sentence that are looked through for what it tells of an event."""

LEAD = 5
"""Sentences, title among them, in which the news stands; their day is that of the event they name."""


@dataclass(frozen=True, slots=True)
class EventRecord:
    """What the mentions of one event tell together; ``mention`` is the first that tells of it."""

    mention: EventMention
    date: str | None = None
    place: str | None = None
    organiser: str | None = None
    period: str | None = None
    confidence: float = DATED


def period_of(document: Document, mention: EventMention) -> str | None:
    """The period that an event's name gives: ``năm 2026``."""
    found = within(document.periods, mention.start, mention.end)
    return found[0].value if found else None


def merged(events: Sequence[EventRecord]) -> list[EventRecord]:
    """One event for each kind and day; mentions without a day belong to the first event of their kind."""
    found: list[EventRecord] = []
    for event in sorted(events, key=lambda one: (one.mention.day is None, one.mention.start)):
        same = next((one for one in found if _same(one, event)), None)
        if same is None:
            found.append(event)
        else:
            found[found.index(same)] = joined(same, event)
    return found


def _same(one: EventRecord, other: EventRecord) -> bool:
    if one.mention.kind != other.mention.kind:
        return False
    return one.date == other.date or other.date is None or one.date is None


def joined(one: EventRecord, other: EventRecord) -> EventRecord:
    """One record of two; what the first one tells comes first."""
    return replace(
        one,
        date=one.date or other.date,
        place=one.place or other.place,
        organiser=one.organiser or other.organiser,
        period=one.period or other.period,
        confidence=max(one.confidence, other.confidence),
    )
