"""Where an article names an event: the words of ``event_triggers.tsv``, and whether one event is meant or any."""

from __future__ import annotations

import re
from functools import cache

import regex

from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.event.days import Day, bracketed_day, day_words, days, first_day, month_told
from kg_service.extraction.event.names import belongs, end_of_name
from kg_service.extraction.event.tables import Trigger, event_finder, said, trigger_finder, triggers, whole
from kg_service.extraction.facts import EventKind
from kg_service.extraction.tables import one_of, words_for
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseMention
from kg_service.text.values import value

_SCOPE = 500
"""Characters before and after an event's name that tell of it; longer sentences are lists."""

_OBJECT_WITHIN = 32
"""Characters after the verb of an act within which its object stands: ``ký kết bản giao ước``."""
_DATED_WITHIN = 60
_PASSIVE_WITHIN = 120
"""Characters after what is launched or signed within which the verb stands: ``Cuộc vận động … được phát động``."""
_BEFORE = 40
"""Characters before a trigger that tell whether one event is meant or any."""

_MONTH_WITHIN = 60
"""Characters after the name of a congress within which its month stands."""

_BRACKET_WITHIN = 80
"""Characters after an event's name within which its day may stand in brackets."""

_FURTHER = 600
"""Characters after a sentence that may tell what happened at the event that it names."""

_OF_DOCUMENT = regex.compile(
    r"/\p{L}[\p{L}&-]*\s+(?:ngày\s+\d[\d/.-]*\s+)?(?:của\s+[^,.;]{2,40}\s+)?(?:về\s+)?(?:việc\s+)?$"
)
"""Before an act that a document is about: ``ký Kế hoạch số 143/KH-SNN ngày 3/2/2021 phát động thi đua toàn ngành``."""
_DOCUMENT_REACH = 90


@cache
def _about() -> regex.Pattern[str]:
    """Before a gathering that a document plans: ``ban hành Kế hoạch số 45/KH-UBND về tổ chức Đại hội``."""
    return regex.compile(rf"{whole('paper')}[^.;:]{{0,40}}?(?:về(?:\s+việc)?|để)?\s+{said('organise')}\s+$")


@cache
def _day_after() -> re.Pattern[str]:
    return compiled(rf"\s*,?\s*{day_words('part')}\s")


_MATTER_WITHIN = 200
"""Characters after the head of an event within which its matter stands: Lễ kỷ niệm 30 năm … và đón nhận Huân chương."""


@value
class EventMention:
    """An event named at ``[start, end)``. ``act``: an act like ``ký kết giao ước``, not a gathering by its name.

    ``held``: the sentence says that it took place or will: someone spoke there, or a day is given.
    """

    kind: EventKind
    start: int
    end: int
    sentence: Sentence
    act: bool
    held: bool
    day: Day | None

    @property
    def scope(self) -> tuple[int, int]:
        """The part of the sentence around the name that tells of the event."""
        return max(self.sentence.start, self.start - _SCOPE), min(self.sentence.end, self.end + _SCOPE)


@cache
def _generic_before() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}}){said('generic')}\s+(?:{said('organise', 'classifier')}\s+)?$")


@cache
def _speaking() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}}){said('speak', 'attend')}\s+(?:\p{{L}}+\s+){{0,1}}$")


def find_mentions(document: Document) -> list[EventMention]:
    """Mentions of single events, left to right; one place has one mention."""
    found: list[EventMention] = []
    taken = 0
    for head in trigger_finder().find(document.folded):
        sentence = document.sentence_at(head.start)
        inside = head.start < taken  # in the name of the last event: a pact may be signed at a gathering
        if inside and not _holds_pact(found, taken):
            continue
        named = _named(document, sentence, head) if sentence else None
        if sentence is None or named is None:
            continue
        trigger, end = named
        if inside and trigger.kind != "pact_signing":
            continue
        taken = max(taken, end)
        if event_finder("elsewhere").first(document.folded, head.end, end):
            continue
        before = max(sentence.start, head.start - _BEFORE)
        if _generic_before().search(document.folded, before, head.start) and not (
            document.folded.endswith("sau ", before, head.start) and _day_after().match(document.folded, end)
        ):
            continue
        if _other_meeting().match(document.folded, head.end):
            continue  # "họp báo về Đại hội"
        low = max(sentence.start, head.start - _DOCUMENT_REACH)
        if trigger.act and _OF_DOCUMENT.search(document.folded, low, head.start):
            continue
        day = _day_of(document, sentence, head.start)
        if day is None and trigger.kind == "congress":
            day = month_told(document, head.end, min(sentence.end, end + _MONTH_WITHIN))
        if not trigger.act and day and day.end <= head.start and _about().search(document.folded, before, head.start):
            continue
        day = day or first_day(document, sentence.start)
        day = day or bracketed_day(document, head.end, min(sentence.end, max(end, head.end) + _BRACKET_WITHIN))
        if trigger.dated and (day is None or not _is_told(document, sentence, head, day)):
            continue
        if trigger.dated and trigger.kind == "award_ceremony" and _got_by_one(document, sentence, head.start):
            continue
        held = day is not None or _took_place(document, sentence, head, trigger)
        found.append(EventMention(trigger.kind, head.start, end, sentence, trigger.act, held, day))
    return found


@cache
def _one_gets() -> regex.Pattern[str]:
    """``chị đón nhận danh hiệu``: what somebody got, which need not be a ceremony of its own."""
    return regex.compile(rf"(?<!\p{{L}}){one_of('office_words', 'pronoun')}\s+(?:{said('before_receiving')}\s+)*$")


def _got_by_one(document: Document, sentence: Sentence, start: int) -> bool:
    return _one_gets().search(document.folded, max(sentence.start, start - _BEFORE), start) is not None


@cache
def _other_meeting() -> re.Pattern[str]:
    return compiled(rf"\s{said('other_meeting')}\s")


@cache
def _in_general() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}}){said('in_general')}\s+$")


_DAY_WITHIN = 160


def _is_told(document: Document, sentence: Sentence, head: PhraseMention, day: Day) -> bool:
    """Whether an act is told as what took place on the day near it: not in a speech, not as an aim."""
    if document.quotation_at(head.start) is not None or document.text[sentence.start] in '“"':
        return False
    if _in_general().search(document.folded, max(sentence.start, head.start - _BEFORE), head.start):
        return False
    return max(day.start - head.end, head.start - day.end) <= _DAY_WITHIN


def _holds_pact(found: list[EventMention], taken: int) -> bool:
    """Whether the words up to ``taken`` are the name of a gathering, where a pact may be signed too."""
    return bool(found) and found[-1].end == taken and found[-1].kind != "pact_signing"


@cache
def _held() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:(?P<just>{said('just_held')})|{said('held')})\s+$")


@cache
def _lately() -> re.Pattern[str]:
    """``Mới đây, Cụm … đã tổ chức``, ``hôm nay tổ chức``: once, on a day that the text does not tell."""
    return compiled(rf"{whole('lately')}[^.;]*?(?<!\p{{L}}){said('hold')}\s+$")


@cache
def _in_title() -> re.Pattern[str]:
    """Before a gathering in a title: ``Diễn văn tại Lễ …``, ``Chuyện bên lề Đại hội …``."""
    return compiled(rf"(?<!\p{{L}}){said('opening', 'attend', 'around')}\s+$")


@cache
def _opening() -> re.Pattern[str]:
    """``Tại lễ phát động …`` at the beginning of a sentence: it tells what happened there."""
    return compiled(rf"{said('opening')}\s+$")


@cache
def _attending() -> re.Pattern[str]:
    return compiled(rf"{said('attend')}(?!\p{{L}})")


@cache
def _to_come() -> re.Pattern[str]:
    """``về dự sơ kết, các đơn vị bạn sẽ được …``: one that is promised."""
    return compiled(rf"[^.;]{{0,60}}?(?<!\p{{L}}){said('planned')}(?!\p{{L}})")


def _took_place(document: Document, sentence: Sentence, head: PhraseMention, trigger: Trigger) -> bool:
    """``Dự tổng kết …``; ``phát biểu tại lễ …``; ``vừa tổ chức …``, where the text tells what happened there."""
    if _attending().match(head.phrase):
        return _to_come().match(document.folded, head.end, sentence.end) is None
    folded, before = document.folded, max(sentence.start, head.start - _BEFORE)
    if _speaking().search(folded, before, head.start):
        return True
    if not trigger.act and _opening().fullmatch(folded, sentence.start, head.start):
        return True
    if not trigger.act and sentence.kind == "title":
        if _in_title().search(folded, before, head.start):
            return True
        there = event_finder("there")
        if head.start == sentence.start and there.stands(folded, sentence.end, sentence.end + _FURTHER):
            return True
    low = max(sentence.start, head.start - _SCOPE)
    if event_finder("lately").stands(folded, low, head.start) and _lately().search(folded, low, head.start):
        return True
    told = _held().search(folded, before, head.start)
    if told is None:
        return False
    return told["just"] is not None or event_finder("there").stands(folded, sentence.end, sentence.end + _FURTHER)


def _reach(trigger: Trigger, head: str) -> int:
    """Characters after a head within which its matter stands."""
    if trigger.dated:
        return _DATED_WITHIN
    if not trigger.act:
        return _MATTER_WITHIN
    return _PASSIVE_WITHIN if head in words_for("event_words", "thing") else _OBJECT_WITHIN


def _named(document: Document, sentence: Sentence, head: PhraseMention) -> tuple[Trigger, int] | None:
    """The row of the table whose matter comes first in the name that a head begins, and where the name ends."""
    of_head = triggers()[head.phrase]
    if of_head.plain:
        return of_head.plain, end_of_name(document, head.end, sentence.end)
    if not of_head.matters.first(document.folded, head.end, min(sentence.end, head.end + _MATTER_WITHIN)):
        return None
    end = end_of_name(document, head.end, sentence.end)
    best: tuple[int, int, Trigger] | None = None
    for trigger in of_head.rows:
        limit = min(end, head.end + _reach(trigger, head.phrase))
        matter = trigger.matter.first(document.folded, head.end, limit) if trigger.matter else None
        start, stop = (matter.start, matter.end) if matter else (head.end, head.end)
        if (trigger.matter and not matter) or (best and best[0] <= start):
            continue
        if trigger.of and not trigger.of.first(document.folded, stop, end):
            continue
        if trigger.dated or belongs(document, head.end, start):
            best = (start, stop, trigger)
    return (best[2], max(best[1], end)) if best else None


def _day_of(document: Document, sentence: Sentence, start: int) -> Day | None:
    """The day of an event in its sentence: the nearest before its name, else the first after."""
    found = list(days(document, max(sentence.start, start - _SCOPE), min(sentence.end, start + 2 * _SCOPE)))
    before = [day for day in found if day.end <= start]
    after = [day for day in found if day.start >= start]
    return before[-1] if before else after[0] if after else None
