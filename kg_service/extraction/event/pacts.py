"""Signings of emulation pacts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg_service.extraction.document import Document, within
from kg_service.extraction.event.days import Day
from kg_service.extraction.event.labels import labelled_day, labelled_place
from kg_service.extraction.event.mentions import EventMention
from kg_service.extraction.event.organisers import organiser_of
from kg_service.extraction.event.records import ATTENDED, DATED, EventRecord, joined, period_of
from kg_service.extraction.event.tables import said, whole
from kg_service.extraction.event.venues import place_of
from kg_service.extraction.event.years import date_of
from kg_service.text.numbers import SEVERAL
from kg_service.text.patterns import compiled

_YEAR = compiled(r"(?<!\d)\d{4}(?!\d)")
"""The years of a period, which may go on with a month or half a year: ``2020-2025``, ``2024-H2``, ``2024-06``."""
_SIGNERS = 80
"""Characters before a signing that tell who signs."""


def pacts(document: Document, mentions: Sequence[EventMention], gatherings: Sequence[EventRecord]) -> list[EventRecord]:
    """Signings of emulation pacts, one for each year. Without a day of its own a pact is signed at the conference."""
    conference = _conference(gatherings)
    found: dict[str | None, EventRecord] = {}
    for mention in mentions:
        if mention.kind != "pact_signing":
            continue
        period = period_of(document, mention)
        if mention.day is None and not _is_signed(document, mention, period, bool(conference)):
            continue
        day = mention.day
        before = _earlier().match(document.folded, mention.sentence.start) is not None
        held = None if before else _before_it(document, mention, gatherings) or conference
        labelled = None if day or held or before else labelled_day(document)
        day = day or labelled
        event = EventRecord(
            mention,
            date=_date(document, mention, day, held),
            place=held.place if held else labelled_place(document) if labelled else place_of(document, *mention.scope),
            organiser=_signers(document, mention, held),
            period=period,
            confidence=DATED if day or held else ATTENDED,
        )
        known = found.get(period)
        found[period] = joined(known, event) if known else event
    if len(found) > 1 and None in found:
        del found[None]
    return list(found.values())


def _date(document: Document, mention: EventMention, day: Day | None, held: EventRecord | None) -> str | None:
    """The day of a signing: that of the conference on the same day, whose year is not the one that the pact is for."""
    if held and (day is None or day == held.mention.day):
        return held.date
    return date_of(document, mention.start, mention.end, day) if day else None


def _before_it(document: Document, mention: EventMention, gatherings: Sequence[EventRecord]) -> EventRecord | None:
    """The conference that the same paragraph names before a signing: ``Tại hội nghị, 6 khối ký giao ước``."""
    near = [
        event
        for event in gatherings
        if event.mention.sentence.block == mention.sentence.block
        and event.mention.start <= mention.start
        and event.mention.kind in ("conference", "launch")
    ]
    return near[-1] if near else None


def _conference(gatherings: Sequence[EventRecord]) -> EventRecord | None:
    """The conference or launch that an article is of: the latest of several; earlier ones it looks back on."""
    held = [event for event in gatherings if event.mention.kind in ("conference", "launch")]
    latest = max((event.date for event in held if event.date), default=None)
    return next((event for event in held if event.date == latest), None)


def _is_signed(document: Document, mention: EventMention, period: str | None, gathered: bool) -> bool:
    """Whether one signing is meant, not one in a row of habits: of a year that is not over, or done at a gathering."""
    before = document.folded[max(mention.sentence.start, mention.start - _SIGNERS) : mention.start]
    if before.rstrip().endswith((";", "…")):
        return False
    if period is not None:
        return not document.year or int(_YEAR.findall(period)[-1]) >= document.year
    if _earlier().match(document.folded, mention.sentence.start):
        return (
            _with_whom().match(document.folded, mention.end) is not None
            or _with_whom().search(document.folded, mention.start, mention.end) is not None
        )
    if not gathered:
        return False
    if _at_once().match(document.folded, mention.end):
        return True
    takes_place = not mention.act and _happens().match(document.folded, mention.end) is not None
    return takes_place or _signed().search(before) is not None or _all_sign().search(before) is not None


@cache
def _at_once() -> re.Pattern[str]:
    """``ký giao ước thi đua ngay sau hội nghị``, ``ngay trên sân khấu``."""
    return compiled(rf"(?:\s+\p{{L}}+){{0,6}}?\s+{said('at_once')}(?!\p{{L}})")


@cache
def _happens() -> re.Pattern[str]:
    """``Lễ ký giao ước diễn ra ngay sau đó``."""
    return compiled(rf"\s+(?:đã\s+)?{said('happen')}(?!\p{{L}})")


@cache
def _all_sign() -> re.Pattern[str]:
    """``các khoa, phòng ký giao ước``: the members themselves sign, at the conference that the article tells of."""
    return compiled(rf"^(?!.*{said('habit')}).*(?<!\p{{L}}){said('signers')}\s[^;:]{{2,60}}$")


@cache
def _earlier() -> re.Pattern[str]:
    """``Trước đó, Ban A ký kết giao ước …``: signed once, before the day that the article tells of."""
    return compiled(rf"{said('earlier')}(?!\p{{L}})")


@cache
def _with_whom() -> re.Pattern[str]:
    """``với 24 quận, huyện``: whom a pact is signed with."""
    return compiled(rf"\s*với\s+(?:\d|{SEVERAL}|{said('partner')})")


@cache
def _signed() -> re.Pattern[str]:
    return compiled(whole("signed"))


def _signers(document: Document, mention: EventMention, conference: EventRecord | None) -> str | None:
    named = within(document.clusters, *mention.scope)
    if named:
        return named[0].name
    about = document.areas.cluster if document.areas.subject == document.areas.cluster else None
    held_by = conference.organiser if conference else None  # not the cluster that a hospital's report names in passing
    return held_by or about or document.areas.cluster or organiser_of(document, mention)
