"""Awards handed over where the article calls that a ceremony, or tells day and place, and names none."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cache

import regex

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.event.days import days
from kg_service.extraction.event.mentions import EventMention
from kg_service.extraction.event.organisers import BEHALF, area_of_organiser, body_name, following, not_holding
from kg_service.extraction.event.records import ACT, LEAD, REACH, EventRecord
from kg_service.extraction.event.tables import event_finder, said
from kg_service.extraction.event.venues import place_of
from kg_service.extraction.event.years import date_of
from kg_service.extraction.mentions.bodies import Body
from kg_service.text.patterns import compiled

_SHORT = 18
"""Characters of ``buổi lễ trao thưởng``, which names no award."""


@cache
def _awarding() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}}){said('award_verb')}\s+(?:\p{{L}}+\s+){{0,5}}{said('award')}(?!\p{{L}})")


@cache
def _ceremony() -> re.Pattern[str]:
    words = said("ceremony")
    held_by = rf"{words}(?:\s+\p{{L}}+){{0,2}}\s+do\s+[^.;]{{2,100}}?\s{said('organise')}(?!\p{{L}})"
    took_place = rf"{words}\s+(?:đã\s+|được\s+)?{said('happen')}(?!\p{{L}})|{held_by}"
    return compiled(rf"(?<!\p{{L}})(?:{said('opening', 'at', 'attend')}\s+{words}(?!\p{{L}})|{took_place})")


def ceremonies(document: Document, gatherings: Sequence[EventRecord]) -> list[EventRecord]:
    """An award handed over, where the article calls that a ceremony but names none."""
    if not all(only_referred(one) for one in gatherings):
        return []
    ceremony = next(
        (
            one
            for one in document.sentences
            if event_finder("ceremony").first(document.folded, one.start, one.end)
            and _ceremony().search(document.folded, one.start, one.end)
        ),
        None,
    )
    best: tuple[int, Sentence, re.Match[str]] | None = None
    for sentence in document.sentences:
        end = min(sentence.end, sentence.start + REACH)
        names = event_finder("award").first(document.folded, sentence.start, end)
        match = _awarding().search(document.folded, sentence.start, end) if names else None
        if not match or document.folded.endswith("xét ", 0, match.start()) or _of_none(document, match):
            continue
        told = any(True for _ in days(document, sentence.start, end))
        if ceremony is None and not (told and _on_the_spot(document, sentence, match)):
            continue
        told_of_whom = bool(within(document.bodies, sentence.start, match.start()))
        rank = 2 * told + told_of_whom + (sentence.kind == "body")
        if best is None or rank > best[0]:
            best = (rank, sentence, match)
    found = [_handed_over(document, best[2], best[1], ceremony or best[1])] if best else []
    opened = ceremony is not None and _opens().match(document.folded, ceremony.start)
    return [one for one in found if one.date or opened]


def only_referred(event: EventRecord) -> bool:
    """``Phát biểu tại buổi trao thưởng``: words for what the article has told, without a day of their own."""
    mention = event.mention
    words = mention.end - mention.start <= _SHORT
    return mention.kind == "award_ceremony" and mention.day is None and words and event.organiser is None


@cache
def _opens() -> re.Pattern[str]:
    """A sentence that tells what happened at the ceremony; without a day, only such a one makes it an event."""
    return compiled(rf"{said('opening', 'attend')}\s")


_ENDS = regex.compile(r"\s*[,;.)]|\s+(?:và|hoặc|cho các|của các|này|đó)(?!\p{L})")


def _of_none(document: Document, match: re.Match[str]) -> bool:
    """Whether a title is named in general: ``được Nhà nước trao tặng danh hiệu, công nhận, vinh danh``."""
    return match.group().endswith("danh hiệu") and _ENDS.match(document.folded, match.end()) is not None


def _on_the_spot(document: Document, sentence: Sentence, match: re.Match[str]) -> bool:
    """``Sáng 19/7, tại trụ sở …, ông A đã trao Giấy khen``: at the head of an article, day and place before the act."""
    index = bisect.bisect_left(document.sentences, sentence.start, key=lambda one: one.start)
    before = next(days(document, sentence.start, match.start()), None)
    return index <= LEAD and before is not None and place_of(document, sentence.start, match.start()) is not None


def _is_office(body: Body) -> bool:
    """Whether an authority is an office that hands over, not a body that holds ceremonies."""
    return body.kind == "state"


def _handed_over(document: Document, match: re.Match[str], sentence: Sentence, ceremony: Sentence) -> EventRecord:
    end = min(sentence.end, sentence.start + REACH)
    day = next(days(document, sentence.start, end), None) or next(
        days(document, ceremony.start, min(ceremony.end, ceremony.start + REACH)), None
    )
    mention = EventMention("award_ceremony", match.start(), match.end(), sentence, True, True, day)
    bodies = [
        body
        for body in within(document.bodies, sentence.start, match.start())
        if not (_is_office(body) or not_holding().search(document.folded, max(0, body.start - BEHALF), body.start))
    ]
    organiser = following(document, ceremony.start, ceremony.end) or (
        body_name(document, bodies[0]) if bodies else None
    )
    return EventRecord(
        mention,
        date=date_of(document, mention.start, mention.end, day) if day else None,
        place=place_of(document, sentence.start, end) or area_of_organiser(document, mention, organiser),
        organiser=organiser,
        confidence=ACT,
    )
