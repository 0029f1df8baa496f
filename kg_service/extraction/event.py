"""Facts of type ``event``: conferences, congresses, launches, pact signings, award ceremonies.

An article tells of one event many times: mentions of one kind and day are one fact. An event needs a day, or someone
who spoke or presided there; ``tổ chức các hội nghị sơ kết`` as a habit is none.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.event_days import Day, date_of, days
from kg_service.extraction.event_details import (
    area_of_organiser,
    body_name,
    opening_venue,
    organiser_of,
    place_at,
    place_of,
)
from kg_service.extraction.event_mentions import EventMention, event_words, find_mentions
from kg_service.extraction.facts import EventFact, Fact

# Measured on the development articles: of the facts of each sort, this share is right.
_DATED, _ATTENDED, _ACT = 0.9, 0.75, 0.7

_REACH = 1000
"""Characters of a sentence that are looked through for what it tells of an event."""

_SIGNERS = 80
"""Characters before a signing that tell who signs."""

_LEAD = 5
"""Sentences, title among them, in which the news stands; their day is that of the event they name."""

_SENTENCES_AFTER = 3
"""Sentences after the one that names an event in which ``Hội nghị mở lúc 8 giờ ngày 15/3`` still speaks of it."""


@dataclass(frozen=True, slots=True)
class _Event:
    """What the mentions of one event tell together; ``mention`` is the first that tells of it."""

    mention: EventMention
    date: str | None = None
    place: str | None = None
    organiser: str | None = None
    period: str | None = None
    confidence: float = _DATED


def extract(document: Document) -> Iterator[Fact]:
    """The facts of this type that the document asserts, in order of place."""
    mentions = find_mentions(document)
    gatherings = _merged(list(_gatherings(document, mentions)))
    if not gatherings:
        gatherings = _told(document)
    events = [*gatherings, *_pacts(document, mentions, gatherings), *_ceremonies(document, gatherings)]
    for event in sorted(events, key=lambda one: one.mention.start):
        yield _fact(document, event)


# --- gatherings ------------------------------------------------------------------------------------------------------


def _gatherings(document: Document, mentions: Sequence[EventMention]) -> Iterator[_Event]:
    """Every mention of a gathering that took place or will, with what its sentence and the next ones tell."""
    named = {mention.sentence.start for mention in mentions if not mention.act}
    for mention in mentions:
        if mention.kind == "pact_signing" or (mention.act and mention.sentence.start in named):
            continue  # "hội nghị tổng kết …, phát động phong trào thi đua năm 2026" is one gathering
        day, place = mention.day, place_of(document, *mention.scope)
        for sentence in _next_sentences(document, mention.sentence):
            if not _goes_on().match(document.folded, sentence.start):
                continue
            end = min(sentence.end, sentence.start + _REACH)
            day = day or next(days(document, sentence.start, end), None)
            place = place or place_of(document, sentence.start, end)
        if day is None and not mention.act:
            day = _labelled_day(document)
            place = place or (_labelled_place(document) if day else None)
        opening = _opening_day(document, mention) if day is None else None
        if opening:
            day = opening[0]
            place = place or _place_of_sentence(document, opening[1])
        if day is None and not mention.held:
            continue
        organiser = organiser_of(document, mention)
        place = (
            place
            or (_place_after(document, day) if day else None)
            or opening_venue(document, mention.sentence)
            or _place_before(document, mention.sentence)
        )
        yield _Event(
            mention,
            date=date_of(document, mention.start, mention.end, day) if day else None,
            place=place or area_of_organiser(document, mention, organiser),
            organiser=organiser,
            period=_period(document, mention),
            confidence=_ACT if mention.act else _DATED if day else _ATTENDED,
        )


_WHEN = regex.compile(r"(?<!\p{L})thời gian(?:\s+(?:tổ chức|dự kiến|khai mạc)){0,2}\s*:\s*")
_WHERE = regex.compile(r"(?<!\p{L})địa điểm(?:\s+(?:tổ chức|dự kiến)){0,2}\s*:\s*")
_LABEL_REACH = 160


def _labelled_day(document: Document) -> Day | None:
    """The day after ``Thời gian:`` of a plan or an invitation."""
    label = _WHEN.search(document.folded)
    if label is None:
        return None
    line = document.folded.find("\n", label.end())
    end = min(label.end() + _LABEL_REACH, line if line >= 0 else len(document.folded))
    return next(days(document, label.end(), end), None)


def _labelled_place(document: Document) -> str | None:
    """The place after ``Địa điểm:``."""
    label = _WHERE.search(document.folded)
    if label is None:
        return None
    line = document.folded.find("\n", label.end())
    end = min(label.end() + _LABEL_REACH, line if line >= 0 else len(document.folded))
    return place_at(document, label.end(), end)


def _opening_day(document: Document, mention: EventMention) -> tuple[Day, Sentence] | None:
    """The day of the sentences before a mention at the head of an article, where the news begins with day or place."""
    index = bisect.bisect_left(document.sentences, mention.sentence.start, key=lambda one: one.start)
    if index > _LEAD:
        return None
    for sentence in reversed(document.sentences[max(0, index - 2) : index]):
        day = next(days(document, sentence.start, min(sentence.end, sentence.start + _REACH)), None)
        if day and sentence.kind == "body":
            return day, sentence
    return None


_AFTER_DAY = regex.compile(r"\s*,?\s*(?:ở|tại)\s+")


def _place_after(document: Document, day: Day) -> str | None:
    """``sáng 27-11-2020 ở thành phố Đông Hà``: the place straight after the day."""
    after = _AFTER_DAY.match(document.folded, day.end)
    return place_at(document, after.end(), after.end() + _LABEL_REACH) if after else None


def _place_of_sentence(document: Document, sentence: Sentence) -> str | None:
    end = min(sentence.end, sentence.start + _REACH)
    return place_of(document, sentence.start, end) or opening_venue(document, sentence)


@cache
def _here() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{event_words('here')})(?!\p{{L}})")


def _place_before(document: Document, sentence: Sentence) -> str | None:
    """The place that ``Tại đây, …`` at the beginning of a sentence repeats."""
    if not _here().match(document.folded, sentence.start):
        return None
    index = bisect.bisect_left(document.sentences, sentence.start, key=lambda one: one.start)
    before = document.sentences[index - 1] if index else None
    return place_of(document, max(before.start, before.end - _REACH), before.end) if before else None


@cache
def _goes_on() -> regex.Pattern[str]:
    """The beginning of a sentence that tells more of an event: ``Hội nghị mở lúc …``, ``Điểm cầu chính …``."""
    return regex.compile(
        rf"(?:{event_words('noun')})\s+(?:{event_words('happen')})(?!\p{{L}})|(?:{event_words('main_hall')})(?!\p{{L}})"
    )


def _next_sentences(document: Document, sentence: Sentence) -> list[Sentence]:
    index = bisect.bisect_left(document.sentences, sentence.start, key=lambda one: one.start)
    return list(document.sentences[index + 1 : index + 1 + _SENTENCES_AFTER])


def _period(document: Document, mention: EventMention) -> str | None:
    found = within(document.periods, mention.start, mention.end)
    return found[0].value if found else None


def _merged(events: Sequence[_Event]) -> list[_Event]:
    """One event for each kind and day; mentions without a day belong to the first event of their kind."""
    found: list[_Event] = []
    for event in sorted(events, key=lambda one: (one.mention.day is None, one.mention.start)):
        same = next((one for one in found if _same(one, event)), None)
        if same is None:
            found.append(event)
        else:
            found[found.index(same)] = _joined(same, event)
    return found


def _same(one: _Event, other: _Event) -> bool:
    if one.mention.kind != other.mention.kind:
        return False
    return one.date == other.date or other.date is None or one.date is None


def _joined(one: _Event, other: _Event) -> _Event:
    return replace(
        one,
        date=one.date or other.date,
        place=one.place or other.place,
        organiser=one.organiser or other.organiser,
        period=one.period or other.period,
        confidence=max(one.confidence, other.confidence),
    )


@cache
def _tells() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{event_words('told')})(?!\p{{L}})")


def _told(document: Document) -> list[_Event]:
    """A cluster's conference that an article tells of and names nowhere: ``Cụm … họp mặt``, ``Hội nghị bầu``."""
    if document.areas.cluster is None or document.areas.subject != document.areas.cluster:
        return []
    told = _tells().search(document.folded)
    if told is None:
        return []
    for sentence in document.sentences[:_LEAD]:
        day = next(days(document, sentence.start, min(sentence.end, sentence.start + _REACH)), None)
        if day is None or sentence.kind != "body":
            continue
        mention = EventMention("conference", day.start, day.end, sentence, True, True, day)
        return [
            _Event(
                mention,
                date=date_of(document, mention.start, mention.end, day),
                place=_place_of_sentence(document, sentence),
                organiser=document.areas.cluster,
                confidence=_ACT,
            )
        ]
    return []


# --- pacts -----------------------------------------------------------------------------------------------------------


def _pacts(document: Document, mentions: Sequence[EventMention], gatherings: Sequence[_Event]) -> list[_Event]:
    """Signings of emulation pacts, one for each year. Without a day of its own a pact is signed at the conference."""
    conference = next((event for event in gatherings if event.mention.kind in ("conference", "launch")), None)
    found: dict[str | None, _Event] = {}
    for mention in mentions:
        if mention.kind != "pact_signing":
            continue
        period = _period(document, mention)
        if mention.day is None and not _is_signed(document, mention, period, bool(conference)):
            continue
        day = mention.day
        event = _Event(
            mention,
            date=date_of(document, mention.start, mention.end, day) if day else conference.date if conference else None,
            place=conference.place if conference else place_of(document, *mention.scope),
            organiser=_signers(document, mention, conference),
            period=period,
            confidence=_DATED if day or conference else _ATTENDED,
        )
        known = found.get(period)
        found[period] = _joined(known, event) if known else event
    if len(found) > 1 and None in found:
        del found[None]
    return list(found.values())


def _is_signed(document: Document, mention: EventMention, period: str | None, gathered: bool) -> bool:
    """Whether one signing is meant, not one in a row of habits: of a year that is not over, or done at a gathering."""
    before = document.folded[max(mention.sentence.start, mention.start - _SIGNERS) : mention.start]
    if before.rstrip().endswith((";", "…")):
        return False
    if period is not None:
        return not document.year or int(period[:4]) >= document.year
    return gathered and _signed().search(before) is not None


@cache
def _signed() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{event_words('signed')})(?!\p{{L}})")


def _signers(document: Document, mention: EventMention, conference: _Event | None) -> str | None:
    named = within(document.clusters, *mention.scope)
    if named:
        return named[0].name
    return document.areas.cluster or (conference.organiser if conference else organiser_of(document, mention))


# --- ceremonies ------------------------------------------------------------------------------------------------------


@cache
def _awarding() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<!\p{{L}})(?:{event_words('award_verb')})\s+(?:\p{{L}}+\s+){{0,3}}(?:{event_words('award')})(?!\p{{L}})"
    )


@cache
def _ceremony() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:tại|trong|dự|ở)\s+(?:{event_words('ceremony')})(?!\p{{L}})")


def _ceremonies(document: Document, gatherings: Sequence[_Event]) -> list[_Event]:
    """An award handed over, where the article calls that a ceremony but names none."""
    if gatherings:
        return []
    ceremony = next(
        (one for one in document.sentences if _ceremony().search(document.folded, one.start, one.end)), None
    )
    best: tuple[int, Sentence, regex.Match[str]] | None = None
    for sentence in document.sentences:
        end = min(sentence.end, sentence.start + _REACH)
        match = _awarding().search(document.folded, sentence.start, end)
        if not match or document.folded.endswith("xét ", 0, match.start()):
            continue
        told = any(True for _ in days(document, sentence.start, end))
        if ceremony is None and not (told and _on_the_spot(document, sentence, match)):
            continue
        told_of_whom = bool(within(document.bodies, sentence.start, match.start()))
        rank = 2 * told + told_of_whom + (sentence.kind == "body")
        if best is None or rank > best[0]:
            best = (rank, sentence, match)
    return [_handed_over(document, best[2], best[1], ceremony or best[1])] if best else []


def _on_the_spot(document: Document, sentence: Sentence, match: regex.Match[str]) -> bool:
    """``Sáng 19/7, tại trụ sở …, ông A đã trao Giấy khen``: at the head of an article, day and place before the act."""
    index = bisect.bisect_left(document.sentences, sentence.start, key=lambda one: one.start)
    before = next(days(document, sentence.start, match.start()), None)
    return index <= _LEAD and before is not None and place_of(document, sentence.start, match.start()) is not None


def _is_office(name: str) -> bool:
    """Whether an authority is an office that hands over, not a body that holds ceremonies."""
    return name.startswith(("Thủ tướng", "Chủ tịch"))


def _handed_over(document: Document, match: regex.Match[str], sentence: Sentence, ceremony: Sentence) -> _Event:
    end = min(sentence.end, sentence.start + _REACH)
    day = next(days(document, sentence.start, end), None) or next(
        days(document, ceremony.start, min(ceremony.end, ceremony.start + _REACH)), None
    )
    mention = EventMention("award_ceremony", match.start(), match.end(), sentence, True, True, day)
    bodies = [body for body in within(document.bodies, sentence.start, match.start()) if not _is_office(body.name)]
    organiser = body_name(document, bodies[0]) if bodies else None
    return _Event(
        mention,
        date=date_of(document, mention.start, mention.end, day) if day else None,
        place=place_of(document, sentence.start, end) or area_of_organiser(document, mention, organiser),
        organiser=organiser,
        confidence=_ACT,
    )


# --- facts -----------------------------------------------------------------------------------------------------------


def _fact(document: Document, event: _Event) -> EventFact:
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


_VERB = regex.compile(r"(?:tổ chức|tiến hành|đã tham dự|tham dự|dự|đã)\s+", regex.IGNORECASE)


def _name(document: Document, mention: EventMention) -> str | None:
    words = " ".join(document.text[mention.start : mention.end].split()).strip(" ,-")
    words = _VERB.sub("", words, count=1) if _VERB.match(words) else words
    return words[:1].upper() + words[1:] if words else None
