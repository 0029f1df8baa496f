"""What surrounds an award: its period, area, date and reason."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from functools import lru_cache

import regex

from kg_service.extraction.award.phrases import telling
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.institutions import institution
from kg_service.text.dates import PeriodMention
from kg_service.text.patterns import compiled

_REPORTS = "<report>|<cluster_phrases/backward>"
_REPORT = telling(rf"(?<!\p{{L}})(?:{_REPORTS})(?!\p{{L}})")
_REPORT_OR_PLAN = telling(rf"(?<!\p{{L}})(?:(?P<report>{_REPORTS})|<plan>|<cluster_phrases/forward>)(?!\p{{L}})")
_NEXT_CLAUSE = regex.compile(r"[;:]|(?<!\p{L})(?:được|đồng thời|bị|đã)(?!\p{L})")
OPENS_CLAUSE = telling(r"\s+(?:<gets>|<adverb>|<short_name>|là|\p{L}+ được)(?!\p{L})")
"""After a year: it is the next clause's."""
_REACH = 600
"""Characters of a sentence on either side that are looked at; some texts are one sentence."""

_SENTENCES_BACK = 3
_FIVE_YEARS = compiled(r"(?<!\p{L})(?:trong|qua|sau|suốt)?\s*(?:5|05|năm) năm(?: qua)?(?!\p{L})")
"""The term that a congress looks back on: its years stand elsewhere in the article."""

_OTHER_YEAR = telling(r"(?<!\p{L})<not_award_year>\s*:?\s*(?:vào\s+)?(?:từ\s+)?(?:năm\s+)?$")
"""Before the year of a birth or a founding, which is no award's."""
_YEAR_REACH = 28
_DISTRICT = 2
_HEAD = 16
"""Sentences among which the headings at the head of an article are."""

_LEAD = 4
"""Sentences at the head of an article that say what it sums up."""

_CLAUSE = r"(?:[^.;:()]|[.,](?=\d))"
_REASON = telling(
    rf"(?<!\p{{L}})(?:vì|do|bởi)\s+(?P<why>(?:đã\s+)?(?:có\s+)?{_CLAUSE}{{6,}})"
    rf"|(?<!\p{{L}})(?:đã\s+)?(?P<why>(?:có|đạt|lập)\s+(?:nhiều\s+)?<merit>{_CLAUSE}{{4,}}"
    rf"|đã\s+\p{{L}}{_CLAUSE}{{8,}})",
    regex.compile,
)
_TO = "cho "
_OF_AREA = compiled(r"[^.;:,]{0,30}(?<!\p{L})(?:của|thuộc|ở|tại|trên địa bàn|trong)\s+(?:các tỉnh trong\s+)?")
_REASON_ENDS = compiled(
    r",\s*(?:và\s+)?(?:cho|tặng|trao|đồng thời)\s|\s(?:và|-)\s+(?:cho|ảnh)\s|[\"”]\s*[.;]|\s-\s+ảnh"
)
_STOP = compiled(r"[.;]")
_REASON_REACH = 260
_SPOKEN = 1000
"""Characters of a sentence before an award that speak of its time."""
_DECIDED = telling(r"<decides>")


@lru_cache(maxsize=2)
def report_period(document: Document) -> str | None:
    """The period that the article sums up, by its title or first sentences: not the one that it plans for."""
    sentences = [sentence for sentence in document.sentences if sentence.kind == "title"]
    others = [sentence for sentence in document.sentences[:_HEAD] if sentence.kind != "title"]
    sentences += [sentence for sentence in others if sentence.kind == "heading"]
    sentences += [sentence for sentence in others if sentence.kind != "heading"][:_LEAD]
    for sentence in sentences:
        if not _REPORT.search(document.folded, sentence.start, sentence.end):
            ranges = [p for p in within(document.periods, sentence.start, sentence.end) if len(p.value) == 9]
            if sentence.kind == "title" and ranges:
                return ranges[0].value
            continue
        for period in within(document.periods, sentence.start, sentence.end):
            before = [*_REPORT_OR_PLAN.finditer(document.folded, sentence.start, period.start)]
            if not before or before[-1]["report"]:
                return period.value
    return None


@lru_cache(maxsize=2)  # asked for with the same words by everyone of a list
def period_for(
    document: Document, start: int, end: int, award: int | None = None, *, personal: bool = False
) -> str | None:
    """The period of a conferral: of its sentence, of the sentences before in its paragraph, of the whole report.

    ``award``: where the award's name stands; the last period before it is nearer than the first.
    ``personal``: of a person's award, whose years of office in brackets before it are not its own.
    """
    sentence = document.sentence_at(start)
    if sentence is None:
        return None
    own = _own_period(document, start, end, sentence, award)
    if own:
        return own
    if _FIVE_YEARS.search(document.folded, max(sentence.start, start - _SPOKEN), end):
        ranged = _five_years(document)
        if ranged:
            return ranged
    reported = report_period(document)
    if reported:
        return reported
    for _ in range(_SENTENCES_BACK):
        before = document.sentence_at(max(0, _previous_end(document, sentence)))
        if before is None or before.block != sentence.block or before.start >= sentence.start:
            break
        periods = _periods(document, before.start, before.end)
        periods = [period for period in periods if not (personal and _in_brackets(document, period))]
        if periods:
            return periods[-1].value
        sentence = before
    return None


def _in_brackets(document: Document, period: PeriodMention) -> bool:
    """``Giám đốc Trung tâm A (1988-2016)``: of what stands before the bracket, not of what the next sentence tells."""
    opens = document.folded.rfind("(", max(0, period.start - _YEAR_REACH), period.start)
    return opens >= 0 and ")" not in document.folded[opens : period.start]


@lru_cache(maxsize=2)  # asked for by every award of an article
def _five_years(document: Document) -> str | None:
    """The first period of five years that the article names."""
    ranges = (p.value for p in document.periods if len(p.value) == 9)
    return next((value for value in ranges if int(value[5:]) - int(value[:4]) in (4, 5)), None)


def _previous_end(document: Document, sentence: Sentence) -> int:
    """The last character of what stands before a sentence, white space left aside."""
    position = sentence.start - 1
    while position > 0 and document.text[position].isspace():
        position -= 1
    return position


def _periods(document: Document, start: int, end: int) -> list[PeriodMention]:
    """Periods that are no part of a date."""
    dates = [date for date in within(document.dates, start, end) if len(date.value) == 10]
    return [
        period
        for period in within(document.periods, start, end)
        if not any(date.start < period.end and period.start < date.end for date in dates)
        and not _OTHER_YEAR.search(document.folded, max(0, period.start - _YEAR_REACH), period.start)
    ]


def _own_period(document: Document, start: int, end: int, sentence: Sentence, award: int | None = None) -> str | None:
    """The period inside the words, else the last before them in the sentence, else one that their clause goes on to."""
    inside = _periods(document, start, end)
    if inside:
        led = [period for period in inside if award is not None and period.end <= award]
        return led[-1].value if led else inside[0].value
    before = _periods(document, max(sentence.start, start - _REACH), start)
    if before:
        return before[-1].value
    after = _periods(document, end, min(sentence.end, end + _REACH))
    if after and not _NEXT_CLAUSE.search(document.folded, end, after[0].start):
        apart = "," in document.folded[end : after[0].start]
        return None if apart and OPENS_CLAUSE.match(document.folded, after[0].end) else after[0].value
    return None


def area_for(document: Document, start: int, end: int, authorities: Sequence[tuple[int, int]]) -> str | None:
    """The area whose recipients a tally counts.

    That of the words themselves, of ``thuộc``, ``của`` after them, of the words before in the sentence; names in
    authorities only where nothing else is said; else what the article is about.
    """
    sentence = document.sentence_at(start)
    if sentence is None:
        return document.areas.subject
    first, last = max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)
    near = within(document.areas.anchors, first, last)
    own = [a for a in near if any(b < a.end and a.start < c for b, c in authorities)]
    free = [a for a in near if a not in own]
    inside = [a for a in free if start <= a.start < end]
    if inside:
        return inside[-1].label
    following = [a for a in free if end <= a.start]
    if following and _belongs(document.folded[end : following[0].start]):
        return following[0].label
    before = [a for a in free if a.end <= start and a.rank <= _DISTRICT and not _gives_or_gets(document, a.start)]
    if before:
        return before[-1].label
    named = [a for a in own if a.rank and any(p.start == a.start for p in within(document.places, a.start, a.end))]
    return institution(document) or document.areas.subject or (named[-1].label if named else None)


def _gives_or_gets(document: Document, position: int) -> bool:
    """Whether an area is that of ``UBND tỉnh``, who gives to others before, or of a body who gets something itself."""
    index = bisect.bisect_right(document.bodies.starts, position) - 1
    body = document.bodies[index] if index >= 0 else None
    if body is None or position >= body.end:
        return False
    return body.place is None or document.folded.endswith(_TO, 0, body.start)


def _belongs(gap: str) -> bool:
    return _OF_AREA.fullmatch(gap) is not None


@lru_cache(maxsize=2)
def date_for(document: Document, start: int, end: int, sentence: Sentence) -> str | None:
    """The day on which it was decided or given: a full date of the sentence near the verb."""
    for date in within(document.dates, max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)):
        if len(date.value) != 10:
            continue
        between = document.folded[min(date.end, end) : max(date.start, start)]
        if ";" not in between and len(between) < 160 and _DECIDED.search(document.folded, start, end):
            return date.value
    return None


def reason_for(document: Document, end: int, sentence: Sentence) -> str | None:
    """What follows ``vì``, ``do``, ``đã có thành tích`` after the recipient, up to the end of its clause."""
    match = _REASON.search(document.folded, end, min(sentence.end, end + _REASON_REACH))
    if match is None or _STOP.search(document.folded, end, match.start()):
        return None
    start, stop = match.start("why"), match.end("why")
    cut = _REASON_ENDS.search(document.folded, start, stop)
    words = document.text[start : cut.start() if cut else stop]
    return " ".join(words.split()).strip(" ,.;\"“”'-–") or None
