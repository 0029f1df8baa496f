"""Where an article names an event: the words of ``event_triggers.tsv``, and whether one event is meant or any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from kg_service.extraction.body_tables import not_joined
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.facts import EventKind
from kg_service.extraction.office_tables import office_words
from kg_service.extraction.person_words import title_pattern
from kg_service.extraction.tables import rows, spellings
from kg_service.text.phrases import PhraseFinder, PhraseMention

_KINDS: dict[str, EventKind] = {
    "congress": "congress",
    "conference": "conference",
    "launch": "launch",
    "pact_signing": "pact_signing",
    "award_ceremony": "award_ceremony",
}
_SCOPE = 500
"""Characters before and after an event's name that tell of it; longer sentences are lists."""

_LONGEST_NAME = 260
_BEFORE = 40
"""Characters before a trigger that tell whether one event is meant or any."""

_FURTHER = 600
"""Characters after a sentence that may tell what happened at the event that it names."""

_CLAUSE_END = regex.compile(r"[.;:]|,\s")
_REACH = 120
"""Characters after a comma within which the person or body that it leads to ends."""
_MATTER_WITHIN = 60
"""Characters after the head of an event within which its matter must stand: Hội nghị trực tuyến toàn quốc tổng kết."""

_DAY_CUE = regex.compile(
    r"(?<!\p{L})(?:ngày|sáng|chiều|tối|trưa|đêm|hôm)\s+(?:nay\s*,?\s*)?(?:\(\s*)?(?:ngày\s+)?"
    r"(?P<day>\d{1,2})\s?[/-]\s?(?P<month>\d{1,2})(?:\s?[/-]\s?(?P<year>(?:19|20)\d{2}))?(?![\d/-])"
    r"|(?<!\p{L})ngày\s+(?P<day2>\d{1,2})\s+tháng\s+(?P<month2>\d{1,2})(?:\s+năm\s+(?P<year2>(?:19|20)\d{2}))?"
)
_OF_DOCUMENT = regex.compile(
    r"(?:/[\p{L}&-]+|(?<!\p{L})số\s+[\p{L}\d/-]+)\s*,?\s*(?:ra\s+|ký\s+)?$"
    r"|(?<!\p{L})(?:trước|đến|hết|từ|kể từ|sau|kỷ niệm|thành lập|truyền thống|chào mừng|quyết định|kế hoạch|hạn)\s+$"
)
"""Before a day that is not the event's: of a document, a deadline, an anniversary."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a text, ``year`` None where the text leaves it out."""

    start: int
    end: int
    day: int
    month: int
    year: int | None


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class _Trigger:
    kind: EventKind
    act: bool
    matter: regex.Pattern[str] | None


def alternation(words: tuple[str, ...] | list[str]) -> str:
    """Whole words, longest first; their spaces may be broken lines."""
    return "|".join(regex.escape(word).replace(r"\ ", r"\s+") for word in sorted(set(words), key=len, reverse=True))


@cache
def event_words(kind: str) -> str:
    """Alternation of the words of a kind in ``event_words.tsv``."""
    return alternation(
        [
            word
            for row in rows("event_words", "kind", "words")
            if row["kind"] == kind
            for word in spellings(row["words"])
        ]
    )


@cache
def _triggers() -> dict[str, list[_Trigger]]:
    """Rows of ``event_triggers.tsv`` by the words that name the event."""
    found: dict[str, list[_Trigger]] = {}
    for row in rows("event_triggers", "kind", "head", "matter", "strength"):
        words = alternation(spellings(row["matter"]))
        matter = None if row["matter"] == "-" else regex.compile(rf"(?<!\p{{L}})(?:{words})(?!\p{{L}})")
        trigger = _Trigger(_KINDS[row["kind"]], row["strength"] == "act", matter)
        for head in spellings(row["head"]):
            found.setdefault(head, []).append(trigger)
    return found


@cache
def _trigger_finder() -> PhraseFinder:
    return PhraseFinder(_triggers())


@cache
def _generic_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{event_words('generic')})\s+(?:tổ chức\s+|cuộc\s+|buổi\s+)?$")


@cache
def _speaking() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{event_words('speak')})\s+(?:\p{{L}}+\s+){{0,1}}$")


@cache
def _name_end() -> regex.Pattern[str]:
    return regex.compile(
        rf"[;:(?!]|\s+-\s+(?:{title_pattern()}|ảnh)(?!\p{{L}})|,?\s+(?:{event_words('ends')})(?!\p{{L}})"
        rf"|,\s+(?=(?:{title_pattern()}|{office_words('former')})(?!\p{{L}}))|\.$"
    )


def days(document: Document, start: int, end: int) -> Iterator[Day]:
    """Days in ``[start, end)`` that are no dates of documents."""
    for match in _DAY_CUE.finditer(document.folded, start, end):
        before = document.folded[max(start, match.start() - 30) : match.start()]
        if _OF_DOCUMENT.search(before):
            continue
        day, month = int(match["day"] or match["day2"]), int(match["month"] or match["month2"])
        year = match["year"] or match["year2"]
        if 1 <= day <= 31 and 1 <= month <= 12:
            yield Day(match.start(), match.end(), day, month, int(year) if year else None)


def find_mentions(document: Document) -> list[EventMention]:
    """Mentions of single events, left to right; one place has one mention."""
    found: list[EventMention] = []
    taken = 0
    for head in _trigger_finder().find(document.folded):
        sentence = document.sentence_at(head.start)
        if sentence is None or head.start < taken:
            continue
        named = _named(document, sentence, head)
        if named is None or _generic_before().search(
            document.folded, max(sentence.start, head.start - _BEFORE), head.start
        ):
            continue
        trigger, end = named
        taken = end
        name_end = _end_of_name(document, end, sentence.end)
        day = _day_of(document, sentence, head.start)
        spoken = _speaking().search(document.folded, max(sentence.start, head.start - _BEFORE), head.start) is not None
        held = day is not None or spoken or _took_place(document, sentence, head)
        found.append(EventMention(trigger.kind, head.start, name_end, sentence, trigger.act, held, day))
    return found


@cache
def _held() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{event_words('held')})\s+$")


@cache
def _there() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{event_words('there')})(?!\p{{L}})")


def _took_place(document: Document, sentence: Sentence, head: PhraseMention) -> bool:
    """``Dự tổng kết …``; ``vừa tổ chức Hội nghị …`` where the next sentences tell what happened there."""
    if head.phrase.startswith(("tham dự", "dự")):
        return True
    before = max(sentence.start, head.start - _BEFORE)
    if not _held().search(document.folded, before, head.start):
        return False
    return _there().search(document.folded, sentence.end, sentence.end + _FURTHER) is not None


def _named(document: Document, sentence: Sentence, head: PhraseMention) -> tuple[_Trigger, int] | None:
    """The first row of the table that fits the words, and where the words that it needs end."""
    words = head.phrase.split(" ")
    for count in range(len(words), 0, -1):  # "lễ đón nhận" is "lễ" too, with the matter of that row
        part = " ".join(words[:count])
        for trigger in _triggers().get(part, ()):
            if trigger.matter is None:
                return trigger, head.end
            start = head.start + len(part)
            matter = trigger.matter.search(document.folded, start, min(sentence.end, start + _MATTER_WITHIN))
            if matter and not _CLAUSE_END.search(document.folded, start, matter.start()):
                return trigger, max(matter.end(), head.end)
    return None


def _end_of_name(document: Document, start: int, limit: int) -> int:
    """Where the name of an event ends; inside quotation marks nothing ends it."""
    limit = min(limit, start + _LONGEST_NAME)
    position = start
    while (match := _name_end().search(document.folded, position, limit)) is not None:
        quotation = document.quotation_at(match.start())
        if quotation is None:
            return _before_names(document, start, int(match.start()))
        position = quotation.end
        if position >= limit:
            break
    return _before_names(document, start, max(start, min(position, limit) if position > start else limit))


def _before_names(document: Document, start: int, end: int) -> int:
    """The end, or the comma before the first person, office or body that the sentence goes on with."""
    for comma in regex.finditer(r",\s+", document.folded, pos=start, endpos=end):
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
