"""Where an article names an event: the words of ``event_triggers.tsv``, and whether one event is meant or any."""

from __future__ import annotations

import re
from functools import cache

import regex

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.event.days import Day, bracketed_day, days, first_day, month_told
from kg_service.extraction.event.tables import Trigger, event_finder, event_words, trigger_finder, triggers
from kg_service.extraction.facts import EventKind
from kg_service.extraction.mentions.body_tables import not_joined
from kg_service.extraction.mentions.office_tables import office_words
from kg_service.extraction.mentions.person_words import title_pattern
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
_NOUNS = frozenset({"phong trào", "đợt thi đua", "cuộc vận động", "đợt cao điểm", "bản giao ước", "giao ước thi đua"})
_LONGEST_NAME = 260
_BEFORE = 40
"""Characters before a trigger that tell whether one event is meant or any."""

_MONTH_WITHIN = 60
"""Characters after the name of a congress within which its month stands."""

_BRACKET_WITHIN = 80
"""Characters after an event's name within which its day may stand in brackets."""

_FURTHER = 600
"""Characters after a sentence that may tell what happened at the event that it names."""

_DAY_AFTER = compiled(r"\s*,?\s*(?:hôm|ngày|sáng|chiều|tối)\s")
_COMMA = compiled(r",\s+")
_OF_DOCUMENT = regex.compile(r"/\p{L}[\p{L}&-]*\s+(?:của\s+[^,.;]{2,30}\s+)?(?:về\s+)?(?:việc\s+)?$")
"""Before an act that a document is about: ``ký Kế hoạch số 143/KH-SNN phát động thi đua toàn ngành``."""
_ABOUT = regex.compile(
    r"(?<!\p{L})(?:kế hoạch|quyết định|công văn|chỉ thị|hướng dẫn|thông báo|tờ trình|văn bản)(?!\p{L})[^.;:]{0,40}?"
    r"(?:về(?:\s+việc)?|để)?\s+(?:tổ chức|tiến hành)\s+$"
)
"""Before a gathering that a document plans: ``ban hành Kế hoạch số 45/KH-UBND về tổ chức Đại hội``."""
_YEARS = regex.compile(
    r"\s*\(\s*(?:(?:từ\s+|giai đoạn\s+)?\d[\d\s/.,-]*(?:đến\s+\d[\d/.-]*\s*)?|[\p{Ll}-]{2,8})\)(?=\s)"
)
"""Days, years or a short form in brackets, after which the name of an event goes on."""
_REACH = 120
"""Characters after a comma within which the person or body that it leads to ends."""
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
    return compiled(rf"(?<!\p{{L}})(?:{event_words('generic')})\s+(?:tổ chức\s+|cuộc\s+|buổi\s+)?$")


@cache
def _speaking() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{event_words('speak')})\s+(?:\p{{L}}+\s+){{0,1}}$")


@cache
def _name_end() -> re.Pattern[str]:
    return compiled(
        rf"[;:(?!]|\s+-\s+(?:{title_pattern()}|ảnh)(?!\p{{L}})|,?\s+(?:{event_words('ends')})(?!\p{{L}})"
        r"|,?\s+(?:ngày|sáng|chiều|tối|trưa|đêm|hôm|cùng)\s+(?:\(?\d|m[ùồ]ng|ngày|nay|qua|thứ|chủ nhật)"
        rf"|,\s+(?=(?:{title_pattern()}|{office_words('former')})(?!\p{{L}}))|\.$"
    )


def find_mentions(document: Document) -> list[EventMention]:
    """Mentions of single events, left to right; one place has one mention."""
    found: list[EventMention] = []
    taken = 0
    for head in trigger_finder().find(document.folded):
        sentence = document.sentence_at(head.start)
        named = _named(document, sentence, head) if sentence else None
        if sentence is None or named is None:
            continue
        trigger, end = named
        if head.start < taken and not (trigger.kind == "pact_signing" and _holds_pact(found, taken)):
            continue
        taken = max(taken, end)
        if event_finder("elsewhere").first(document.folded, head.end, end):
            continue
        before = max(sentence.start, head.start - _BEFORE)
        if _generic_before().search(document.folded, before, head.start) and not (
            document.folded.endswith("sau ", before, head.start) and _DAY_AFTER.match(document.folded, end)
        ):
            continue
        if document.folded.startswith(" báo ", head.end):
            continue  # "họp báo về Đại hội"
        if trigger.act and _OF_DOCUMENT.search(document.folded, before, head.start):
            continue
        day = _day_of(document, sentence, head.start)
        if day is None and trigger.kind == "congress":
            day = month_told(document, head.end, min(sentence.end, end + _MONTH_WITHIN))
        if not trigger.act and day and day.end <= head.start and _ABOUT.search(document.folded, before, head.start):
            continue
        day = day or first_day(document, sentence.start)
        day = day or bracketed_day(document, head.end, min(sentence.end, max(end, head.end) + _BRACKET_WITHIN))
        if trigger.dated and (day is None or not _is_told(document, sentence, head, day)):
            continue
        held = day is not None or _took_place(document, sentence, head, trigger)
        found.append(EventMention(trigger.kind, head.start, end, sentence, trigger.act, held, day))
    return found


_IN_GENERAL = regex.compile(r"(?<!\p{L})(?:được|để|sẽ được|cần|phải|nhằm|từng|đã từng|lần lượt|thư|việc|người)\s+$")
_DAY_WITHIN = 160


def _is_told(document: Document, sentence: Sentence, head: PhraseMention, day: Day) -> bool:
    """Whether an act is told as what took place on the day near it: not in a speech, not as an aim."""
    if document.quotation_at(head.start) is not None or document.text[sentence.start] in '“"':
        return False
    if _IN_GENERAL.search(document.folded, max(sentence.start, head.start - _BEFORE), head.start):
        return False
    return max(day.start - head.end, head.start - day.end) <= _DAY_WITHIN


def _holds_pact(found: list[EventMention], taken: int) -> bool:
    """Whether the words up to ``taken`` are the name of a gathering, where a pact may be signed too."""
    return bool(found) and found[-1].end == taken and found[-1].kind != "pact_signing"


@cache
def _held() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{event_words('held')})\s+$")


@cache
def _lately() -> re.Pattern[str]:
    """``Mới đây, Cụm … đã tổ chức``, ``hôm nay tổ chức``: once, on a day that the text does not tell."""
    return compiled(
        rf"(?<!\p{{L}})(?:{event_words('lately')})(?!\p{{L}})[^.;]*?(?<!\p{{L}})(?:{event_words('hold')})\s+$"
    )


@cache
def _there() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{event_words('there')})(?!\p{{L}})")


_IN_TITLE = compiled(r"(?<!\p{L})(?:tại|bên lề|dự|dư âm|khai mạc|bế mạc)\s+$")
"""Before a gathering in a title: ``Diễn văn tại Lễ …``, ``Chuyện bên lề Đại hội …``."""


@cache
def _opening() -> re.Pattern[str]:
    """``Tại lễ phát động …`` at the beginning of a sentence: it tells what happened there."""
    return compiled(r"(?:ngay\s+)?(?:tại|trong|trong khuôn khổ|dịp)\s+$")


def _took_place(document: Document, sentence: Sentence, head: PhraseMention, trigger: Trigger) -> bool:
    """``Dự tổng kết …``; ``phát biểu tại lễ …``; ``vừa tổ chức …``, where the text tells what happened there."""
    if head.phrase.startswith(("tham dự", "dự")):
        return True
    folded, before = document.folded, max(sentence.start, head.start - _BEFORE)
    if _speaking().search(folded, before, head.start):
        return True
    if not trigger.act and _opening().fullmatch(folded, sentence.start, head.start):
        return True
    if not trigger.act and sentence.kind == "title":
        if _IN_TITLE.search(folded, before, head.start):
            return True
        if head.start == sentence.start and _there().search(folded, sentence.end, sentence.end + _FURTHER):
            return True
    if _lately().search(folded, max(sentence.start, head.start - _SCOPE), head.start):
        return True
    if not _held().search(folded, before, head.start):
        return False
    return _there().search(folded, sentence.end, sentence.end + _FURTHER) is not None


def _named(document: Document, sentence: Sentence, head: PhraseMention) -> tuple[Trigger, int] | None:
    """The row of the table whose matter comes first in the name that a head begins, and where the name ends."""
    rows = triggers()[head.phrase]
    plain = next((trigger for trigger in rows if trigger.matter is None and trigger.of is None), None)
    limit = min(sentence.end, head.end + _MATTER_WITHIN)
    if not plain and not any(one.matter and one.matter.first(document.folded, head.end, limit) for one in rows):
        return None
    end = _end_of_name(document, head.end, sentence.end)
    if plain:
        return plain, end
    best: tuple[int, int, Trigger] | None = None
    for trigger in rows:
        within_name = (
            _MATTER_WITHIN if not trigger.act else _PASSIVE_WITHIN if head.phrase in _NOUNS else _OBJECT_WITHIN
        )
        limit = min(end, head.end + (_DATED_WITHIN if trigger.dated else within_name))
        matter = trigger.matter.first(document.folded, head.end, limit) if trigger.matter else None
        start, stop = (matter.start, matter.end) if matter else (head.end, head.end)
        if (trigger.matter and not matter) or (best and best[0] <= start):
            continue
        if trigger.of and not trigger.of.first(document.folded, stop, end):
            continue
        if trigger.dated or _belongs(document, head.end, start):
            best = (start, stop, trigger)
    return (best[2], max(best[1], end)) if best else None


def _belongs(document: Document, start: int, matter: int) -> bool:
    """Whether a matter belongs to the name that a head before it begins: no comma between them that ends the name.

    ``Lễ kỷ niệm 30 năm tái lập tỉnh, đón nhận Huân chương``, but not ``tại buổi lễ, biểu dương``.
    """
    for comma in _COMMA.finditer(document.folded, start, matter):
        if comma.start() == start:
            return False
        if comma.end() != matter and document.quotation_at(comma.start()) is None:
            return document.folded[start:matter].endswith(" và ")
    return True


def _end_of_name(document: Document, start: int, limit: int) -> int:
    """Where the name of an event ends; inside quotation marks nothing ends it, years in brackets do not either."""
    limit = min(limit, start + _LONGEST_NAME)
    position = start
    while (match := _name_end().search(document.folded, position, limit)) is not None:
        quotation = document.quotation_at(match.start())
        years = _YEARS.match(document.folded, match.start()) if quotation is None else None
        if quotation is None and years is None:
            return _before_names(document, start, int(match.start()))
        position = quotation.end if quotation else years.end() if years else position
        if position >= limit:
            break
    return _before_names(document, start, limit)


def _before_names(document: Document, start: int, end: int) -> int:
    """The end, or the comma before the first person, office or body that the sentence goes on with."""
    for comma in _COMMA.finditer(document.folded, start, end):
        after = comma.end()
        if any(mention.start == after for mention in within(document.bodies, after, after + _REACH)[:1]):
            return int(comma.start())
        if not_joined().match(document.folded, after):
            return int(comma.start())
        if any(person.title_start <= after for person in within(document.people, after, after + _REACH)[:1]):
            return int(comma.start())
    return end


def _day_of(document: Document, sentence: Sentence, start: int) -> Day | None:
    """The day of an event in its sentence: the nearest before its name, else the first after."""
    found = list(days(document, max(sentence.start, start - _SCOPE), min(sentence.end, start + 2 * _SCOPE)))
    before = [day for day in found if day.end <= start]
    after = [day for day in found if day.start >= start]
    return before[-1] if before else after[0] if after else None
