"""Gatherings that an article tells of: conferences, congresses, launches, ceremonies that it names."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.event.days import Day, day_words, days, first_day
from kg_service.extraction.event.labels import labelled_day, labelled_place
from kg_service.extraction.event.mentions import EventMention
from kg_service.extraction.event.organisers import area_of_organiser, organiser_of
from kg_service.extraction.event.records import ACT, ATTENDED, DATED, LEAD, REACH, EventRecord, merged, period_of
from kg_service.extraction.event.tables import said, whole
from kg_service.extraction.event.venues import opening_venue, place_of, place_told, with_area
from kg_service.extraction.event.years import date_of
from kg_service.text.patterns import compiled

_BEFORE = 40
"""Characters before an event's name that tell whether it is planned."""

_SENTENCES_AFTER = 3
"""Sentences after the one that names an event in which ``Hội nghị mở lúc 8 giờ ngày 15/3`` still speaks of it."""


def gatherings(document: Document, mentions: Sequence[EventMention]) -> list[EventRecord]:
    """Gatherings that took place or will, one for each kind and day; a cluster's that the article names nowhere."""
    found = merged(list(_named(document, mentions)))
    found = merged([*found, *_alongside(document, mentions, found)])
    signed = any(mention.kind == "pact_signing" and not mention.act for mention in mentions)
    return found if found or signed else _told(document)


@cache
def _there_too() -> re.Pattern[str]:
    return compiled(whole("alongside"))


def _alongside(
    document: Document, mentions: Sequence[EventMention], found: Sequence[EventRecord]
) -> Iterator[EventRecord]:
    """``Lễ phát động … cũng diễn ra ngay sau đó``: a gathering within the one that the article tells of."""
    main = next((event for event in found if event.date), None)
    if main is None:
        return
    for mention in mentions:
        if mention.act or mention.day or mention.kind in ("pact_signing", "congress", main.mention.kind):
            continue
        sentence = mention.sentence
        if sentence.start > main.mention.start and _there_too().search(document.folded, sentence.start, sentence.end):
            yield replace(main, mention=mention, period=period_of(document, mention), confidence=ATTENDED)


def _named(document: Document, mentions: Sequence[EventMention]) -> Iterator[EventRecord]:
    """Every mention of a gathering that took place or will, with what its sentence and the next ones tell."""
    named = {mention.sentence.start for mention in mentions if not mention.act}
    for mention in mentions:
        if mention.kind == "pact_signing" or (mention.act and mention.sentence.start in named):
            continue  # "hội nghị tổng kết …, phát động phong trào thi đua năm 2026" is one gathering
        day, place = mention.day, place_of(document, *mention.scope)
        for sentence in _next_sentences(document, mention.sentence):
            if not _goes_on().match(document.folded, sentence.start):
                continue
            end = min(sentence.end, sentence.start + REACH)
            day = day or next(days(document, sentence.start, end), None)
            place = place or place_of(document, sentence.start, end)
        if day is None and not mention.act:
            day = labelled_day(document)
            place = place or (labelled_place(document) if day else None)
        day = day or _day_of_speech(document, mention)
        opening = _opening_day(document, mention) if day is None else None
        if opening:
            day = opening[0]
            place = place or _place_of_sentence(document, opening[1])
        if day is None and not mention.act:
            day = _neighbouring_day(document, mention, named)
        planned = (place and _is_planned(document, mention)) or _is_scheduled(document, mention)
        if day is None and not mention.held and not planned:
            continue
        organiser = organiser_of(document, mention)
        place = (
            place
            or (_place_beside(document, day) if day else None)
            or opening_venue(document, mention.sentence)
            or _place_before(document, mention.sentence)
        )
        yield EventRecord(
            mention,
            date=date_of(document, mention.start, mention.end, day) if day else None,
            place=with_area(place, area_of_organiser(document, mention, organiser)),
            organiser=organiser,
            period=period_of(document, mention),
            confidence=ACT if mention.act else DATED if day else ATTENDED,
        )


def _opening_day(document: Document, mention: EventMention) -> tuple[Day, Sentence] | None:
    """The day of the sentences before a mention at the head of an article, where the news begins with day or place."""
    index = bisect.bisect_left(document.sentences, mention.sentence.start, key=lambda one: one.start)
    if index > LEAD:
        return None
    for sentence in reversed(document.sentences[max(0, index - 2) : index]):
        day = next(days(document, sentence.start, min(sentence.end, sentence.start + REACH)), None)
        if day and sentence.kind == "body":
            return day, sentence
    return None


_AROUND = (-1, 1, 2)
"""Sentences before and after the one that names a gathering that may tell its day."""


def _neighbouring_day(document: Document, mention: EventMention, named: set[int]) -> Day | None:
    """The day told beside a gathering that the head of an article names without one."""
    index = bisect.bisect_left(document.sentences, mention.sentence.start, key=lambda one: one.start)
    if index > LEAD:
        return None
    for step in _AROUND:
        if not 0 <= index + step < len(document.sentences):
            continue
        sentence = document.sentences[index + step]
        if sentence.kind != "body" or sentence.start in named:
            continue
        for day in days(document, sentence.start, min(sentence.end, sentence.start + REACH)):
            if not _of_paper().search(document.folded, max(sentence.start, day.start - _BEFORE), day.start):
                return day
    return None


@cache
def _of_paper() -> regex.Pattern[str]:
    """Before the day of a document: ``Theo Quyết định của Chủ tịch nước ngày 5/6/2013``."""
    return regex.compile(rf"{whole('paper')}[^.;]*$")


@cache
def _planned() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}}){said('planned')}\s+{said('hold')}\s+$")


def _is_planned(document: Document, mention: EventMention) -> bool:
    """``Cuối tháng 7, … sẽ mở hội nghị biểu dương … tại Trung tâm Văn hóa``: one event, though the day is not told."""
    before = max(mention.sentence.start, mention.start - _BEFORE)
    return not mention.act and _planned().search(document.folded, before, mention.start) is not None


_NUMBERED = compiled(r"(?<!\p{L})lần thứ\s")
_SCHEDULED = compiled(
    r"\s*,?\s*(?:(?:sẽ|dự kiến|được|diễn ra|tổ chức)\s+)*(?:vào|trong)\s+"
    r"(?:(?:cuối|đầu|giữa|trung tuần|hạ tuần|thượng tuần)\s+)?(?:quý|tháng)\s"
)


def _is_scheduled(document: Document, mention: EventMention) -> bool:
    """``Đại hội thi đua yêu nước tỉnh lần thứ V vào quý II``: the one of that number, though no day is told."""
    numbered = mention.kind == "congress" and _NUMBERED.search(document.folded, mention.start, mention.end)
    return bool(numbered) and _SCHEDULED.match(document.folded, mention.end) is not None


@cache
def _when_held() -> re.Pattern[str]:
    return compiled(rf"(?:{said('happen')}|{day_words('part')})\s")


@cache
def _spoken_at() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}}){said('at', 'opening')}\s*$")


_BRACKETED = regex.compile(r"\s*\((?P<line>[^()]{1,200})\)")


def _day_of_speech(document: Document, mention: EventMention) -> Day | None:
    """The day in brackets under the title of a speech: ``… tại Đại hội …`` / ``(… trình bày sáng 26/8/2025)``."""
    line = _BRACKETED.match(document.folded, mention.sentence.end)
    if mention.act or mention.sentence.kind == "body" or line is None:
        return None
    there = _spoken_at().search(document.folded, mention.sentence.start, mention.start)
    if not (there or _when_held().match(document.folded, line.start("line"))):
        return None
    return next(days(document, line.start("line"), line.end("line")), None) if line else None


_LABEL_REACH = 160
_AFTER_DAY = compiled(r"\s*,?\s*(?:ở|tại)\s+")


_IN_BRACKETS = regex.compile(r"\((?P<place>[^()\d]{2,60}),\s*$")


def _place_beside(document: Document, day: Day) -> str | None:
    """``sáng 3-4-2019 ở thị xã Kỳ Anh``, ``(Cần Thơ, 6/11/2018)``: the place straight after or before the day."""
    after = _AFTER_DAY.match(document.folded, day.end)
    if after:
        return place_told(document, after.end(), after.end() + _LABEL_REACH)
    before = _IN_BRACKETS.search(document.folded, max(0, day.start - _LABEL_REACH), day.start)
    return place_told(document, before.start("place"), before.end("place")) if before else None


def _place_of_sentence(document: Document, sentence: Sentence) -> str | None:
    end = min(sentence.end, sentence.start + REACH)
    return place_of(document, sentence.start, end) or opening_venue(document, sentence)


@cache
def _here() -> re.Pattern[str]:
    return compiled(rf"{said('here')}(?!\p{{L}})")


def _place_before(document: Document, sentence: Sentence) -> str | None:
    """The place that ``Tại đây, …`` at the beginning of a sentence repeats."""
    if not _here().match(document.folded, sentence.start):
        return None
    index = bisect.bisect_left(document.sentences, sentence.start, key=lambda one: one.start)
    before = document.sentences[index - 1] if index else None
    return place_of(document, max(before.start, before.end - REACH), before.end) if before else None


@cache
def _goes_on() -> re.Pattern[str]:
    """The beginning of a sentence that tells more of an event: ``Hội nghị mở lúc …``, ``Điểm cầu chính …``."""
    return compiled(rf"{said('noun')}\s+{said('happen')}(?!\p{{L}})|{said('main_hall')}(?!\p{{L}})")


def _next_sentences(document: Document, sentence: Sentence) -> list[Sentence]:
    index = bisect.bisect_left(document.sentences, sentence.start, key=lambda one: one.start)
    return list(document.sentences[index + 1 : index + 1 + _SENTENCES_AFTER])


@cache
def _tells() -> re.Pattern[str]:
    return compiled(whole("told"))


@cache
def _meeting() -> re.Pattern[str]:
    return compiled(rf"(?:\s+{said('before_meeting')})*\s+{said('meets')}(?!\p{{L}})")


def _meets(document: Document) -> bool:
    """Whether the head of an article tells that the cluster met: ``Khối thi đua X bình xét cuối năm``."""
    lead = document.sentences[:LEAD]
    named = within(document.clusters, lead[0].start, lead[-1].end) if lead else []
    return any(_meeting().match(document.folded, one.end) for one in named)


def _told(document: Document) -> list[EventRecord]:
    """A cluster's conference that an article tells of and names nowhere: ``Cụm … họp mặt``, ``Hội nghị bầu``."""
    if document.areas.cluster is None or not (document.areas.subject == document.areas.cluster or _meets(document)):
        return []
    if not (_tells().search(document.folded) or _meets(document)):
        return []
    for sentence in document.sentences[:LEAD]:
        day = next(days(document, sentence.start, min(sentence.end, sentence.start + REACH)), None)
        day = day or first_day(document, sentence.start)
        if day is None or sentence.kind != "body":
            continue
        mention = EventMention("conference", day.start, day.end, sentence, True, True, day)
        return [
            EventRecord(
                mention,
                date=date_of(document, mention.start, mention.end, day),
                place=_place_of_sentence(document, sentence),
                organiser=document.areas.cluster,
                confidence=ACT,
            )
        ]
    return []
