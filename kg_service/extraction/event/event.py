"""Facts of type ``event``: conferences, congresses, launches, pact signings, award ceremonies.

An article tells of one event many times: mentions of one kind and day are one fact. An event needs a day, or someone
who spoke or presided there; ``tổ chức các hội nghị sơ kết`` as a habit is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg_service.extraction.document import Document, within
from kg_service.extraction.event.ceremonies import ceremonies, only_referred
from kg_service.extraction.event.days import Day
from kg_service.extraction.event.gatherings import gatherings
from kg_service.extraction.event.mentions import EventMention, find_mentions
from kg_service.extraction.event.pacts import pacts
from kg_service.extraction.event.records import EventRecord
from kg_service.extraction.event.tables import said
from kg_service.extraction.facts import EventFact, Fact
from kg_service.text.patterns import compiled


def extract(document: Document) -> Iterator[Fact]:
    """The facts of this type that the document asserts, in order of place."""
    mentions = find_mentions(document)
    gathered = gatherings(document, mentions)
    handed = ceremonies(document, gathered)
    if handed:
        gathered = [one for one in gathered if not only_referred(one)]
    events = [*gathered, *pacts(document, mentions, gathered), *handed]
    for event in sorted(events, key=lambda one: one.mention.start):
        yield _fact(document, event)


def _fact(document: Document, event: EventRecord) -> EventFact:
    mention = event.mention
    start = min(mention.start, _clause_start(document, mention, mention.day))
    return EventFact(
        article=document.article.id,
        evidence=document.evidence(start, mention.end),
        confidence=event.confidence,
        kind=mention.kind,
        name=_name(document, mention),
        date=event.date,
        period=event.period,
        place=event.place,
        organiser=event.organiser,
    )


def _clause_start(document: Document, mention: EventMention, day: Day | None) -> int:
    """Evidence begins with the day when that stands before the name, else with the organiser before it."""
    if day and day.start < mention.start:
        return day.start
    clusters = within(document.clusters, mention.scope[0], mention.start)
    return clusters[0].start if clusters else mention.start


@cache
def _before_name() -> re.Pattern[str]:
    return compiled(rf"{said('before_name')}\s+", re.IGNORECASE)


def _name(document: Document, mention: EventMention) -> str | None:
    words = " ".join(document.text[mention.start : mention.end].split()).strip(" ,-")
    words = _before_name().sub("", words, count=1) if _before_name().match(words) else words
    return words[:1].upper() + words[1:] if words else None
