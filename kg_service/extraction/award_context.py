"""What surrounds an award: its period, area, date and reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from kg_service.extraction.document import Document, Sentence, within

_REPORT = regex.compile(
    r"(?<!\p{L})(?:tổng kết|sơ kết|kết quả|công tác thi đua|thành tích|cụm trưởng|khen thưởng)(?!\p{L})"
)
_REASON = regex.compile(
    r"(?<!\p{L})(?:vì|do|bởi)\s+(?P<why>(?:đã\s+)?(?:có\s+)?[^.;:()]{6,})"
    r"|(?<!\p{L})(?:đã\s+)?(?P<why>(?:có|đạt|lập)\s+(?:nhiều\s+)?(?:thành tích|đóng góp|công lao)[^.;:()]{4,}|đã\s+\p{L}[^.;:()]{8,})"
)
_REASON_ENDS = regex.compile(
    r",\s*(?:và\s+)?(?:cho|tặng|trao|đồng thời)\s|\s(?:và|-)\s+(?:cho|ảnh)\s|[\"”]\s*[.;]|\s-\s+ảnh"
)
_REASON_REACH = 260
_DECIDED = regex.compile(r"(?:ký|quyết định|tặng|tặng thưởng|trao|trao tặng)")


@lru_cache(maxsize=2)
def report_period(document: Document) -> str | None:
    """The period that the article sums up: of its title, else of the first sentences that sum something up."""
    sentences = document.sentences
    title = [sentence for sentence in sentences if sentence.kind == "title"]
    for sentence in title:
        periods = within(document.periods, sentence.start, sentence.end)
        if periods:
            return periods[0].value
    for sentence in sentences[:4]:
        if _REPORT.search(document.folded, sentence.start, sentence.end):
            periods = within(document.periods, sentence.start, sentence.end)
            if periods:
                return periods[0].value
    return None


def period_for(document: Document, start: int, end: int) -> str | None:
    """The period of a conferral: of its sentence, of the sentences before in its paragraph, of the whole report."""
    own = document.period_at(start, end)
    if own:
        return own
    sentence = document.sentence_at(start)
    if sentence is None:
        return None
    reported = report_period(document)
    if reported:
        return reported
    earlier = [s for s in document.sentences_of_block(sentence.block) if s.start < sentence.start]
    for one in reversed(earlier[-3:]):
        periods = within(document.periods, one.start, one.end)
        if periods:
            return periods[-1].value
    return None


def area_for(document: Document, start: int, end: int, authorities: Sequence[tuple[int, int]]) -> str | None:
    """The area whose recipients a tally counts: of the words before in the sentence that are no authority's, of the
    words themselves, else what the article is about.
    """
    resolver = document.areas
    sentence = document.sentence_at(start)
    if sentence is None:
        return resolver.subject

    def taken(first: int, last: int) -> bool:
        return any(a < last and first < b for a, b in authorities)

    anchors = [a for a in resolver.anchors if sentence.start <= a.start < sentence.end and not taken(a.start, a.end)]
    inside = [a for a in anchors if start <= a.start < end]
    if inside:
        return inside[-1].label
    following = [a for a in anchors if end <= a.start]
    if following and _belongs(document.folded[end : following[0].start]):
        return following[0].label
    before = [a for a in anchors if a.end <= start and a.rank <= 2]
    if before:
        return before[-1].label
    return resolver.subject


def _belongs(gap: str) -> bool:
    return (
        regex.fullmatch(r"[^.;:,]{0,30}(?<!\p{L})(?:của|thuộc|ở|tại|trên địa bàn|trong)\s+(?:các tỉnh trong\s+)?", gap)
        is not None
    )


def date_for(document: Document, start: int, end: int, sentence: Sentence) -> str | None:
    """The day on which it was decided or given: a full date of the sentence near the verb."""
    for date in within(document.dates, sentence.start, sentence.end):
        if len(date.value) != 10:
            continue
        between = document.folded[min(date.end, end) : max(date.start, start)]
        if ";" not in between and len(between) < 160 and _DECIDED.search(document.folded, sentence.start, sentence.end):
            return date.value
    return None


def reason_for(document: Document, end: int, sentence: Sentence) -> str | None:
    """What follows ``vì``, ``do``, ``đã có thành tích`` after the recipient, up to the end of its clause."""
    match = _REASON.search(document.folded, end, min(sentence.end, end + _REASON_REACH))
    if match is None or regex.search(r"[.;]", document.folded[end : match.start()]):
        return None
    start, stop = match.start("why"), match.end("why")
    cut = _REASON_ENDS.search(document.folded, start, stop)
    words = document.text[start : cut.start() if cut else stop]
    return " ".join(words.split()).strip(" ,.;\"“”'-–") or None
