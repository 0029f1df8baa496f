"""Signings of emulation pacts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg_service.extraction.document import Document, within
from kg_service.extraction.event.details import organiser_of, place_of
from kg_service.extraction.event.mentions import EventMention
from kg_service.extraction.event.records import ATTENDED, DATED, EventRecord, joined, period_of
from kg_service.extraction.event.tables import event_words
from kg_service.extraction.event.years import date_of
from kg_service.text.patterns import compiled

_SIGNERS = 80
"""Characters before a signing that tell who signs."""


def pacts(document: Document, mentions: Sequence[EventMention], gatherings: Sequence[EventRecord]) -> list[EventRecord]:
    """Signings of emulation pacts, one for each year. Without a day of its own a pact is signed at the conference."""
    conference = next((event for event in gatherings if event.mention.kind in ("conference", "launch")), None)
    found: dict[str | None, EventRecord] = {}
    for mention in mentions:
        if mention.kind != "pact_signing":
            continue
        period = period_of(document, mention)
        if mention.day is None and not _is_signed(document, mention, period, bool(conference)):
            continue
        day = mention.day
        held = None if _earlier().match(document.folded, mention.sentence.start) else conference
        event = EventRecord(
            mention,
            date=date_of(document, mention.start, mention.end, day) if day else held.date if held else None,
            place=held.place if held else place_of(document, *mention.scope),
            organiser=_signers(document, mention, held),
            period=period,
            confidence=DATED if day or held else ATTENDED,
        )
        known = found.get(period)
        found[period] = joined(known, event) if known else event
    if len(found) > 1 and None in found:
        del found[None]
    return list(found.values())


def _is_signed(document: Document, mention: EventMention, period: str | None, gathered: bool) -> bool:
    """Whether one signing is meant, not one in a row of habits: of a year that is not over, or done at a gathering."""
    before = document.folded[max(mention.sentence.start, mention.start - _SIGNERS) : mention.start]
    if before.rstrip().endswith((";", "…")):
        return False
    if period is not None:
        return not document.year or int(period[:9][-4:]) >= document.year
    if _earlier().match(document.folded, mention.sentence.start):
        return (
            _with_whom().match(document.folded, mention.end) is not None
            or _with_whom().search(document.folded, mention.start, mention.end) is not None
        )
    if not gathered:
        return False
    takes_place = not mention.act and _happens().match(document.folded, mention.end) is not None
    return takes_place or _signed().search(before) is not None or _all_sign().search(before) is not None


@cache
def _happens() -> re.Pattern[str]:
    """``Lễ ký giao ước diễn ra ngay sau đó``."""
    return compiled(rf"\s+(?:đã\s+)?(?:{event_words('happen')})(?!\p{{L}})")


_EVERY_YEAR = ("hằng năm", "hàng năm", "mỗi năm", "định kỳ", "thường xuyên")


@cache
def _all_sign() -> re.Pattern[str]:
    """``các khoa, phòng ký giao ước``: the members themselves sign, at the conference that the article tells of."""
    habit = "|".join(_EVERY_YEAR)
    return compiled(rf"^(?!.*(?:{habit})).*(?<!\p{{L}})(?:các|lãnh đạo|đại diện|toàn thể)\s[^;:]{{2,60}}$")


@cache
def _earlier() -> re.Pattern[str]:
    """``Trước đó, Ban A ký kết giao ước …``: signed once, before the day that the article tells of."""
    return compiled(rf"(?:{event_words('earlier')})(?!\p{{L}})")


@cache
def _with_whom() -> re.Pattern[str]:
    """``với 24 quận, huyện``: whom a pact is signed with."""
    return compiled(r"\s*với\s+(?:\d|các|hai|ba|bốn|ubnd|sở|công an)")


@cache
def _signed() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{event_words('signed')})(?!\p{{L}})")


def _signers(document: Document, mention: EventMention, conference: EventRecord | None) -> str | None:
    named = within(document.clusters, *mention.scope)
    if named:
        return named[0].name
    return document.areas.cluster or (conference.organiser if conference else organiser_of(document, mention))
