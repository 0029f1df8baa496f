"""Standings of units in emulation: ``Hạng Nhì: Bưu điện A (95 điểm)``, ``B xếp thứ nhất với 968 điểm``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_service.extraction.document import Document, starting_at, within
from kg_service.extraction.facts import StatisticFact
from kg_service.extraction.statistic.indicators import begins_with_head
from kg_service.extraction.statistic.periods import PeriodFinder
from kg_service.extraction.statistic.rank_figures import ordinal
from kg_service.extraction.worded import worded
from kg_service.text.numbers import NUMBER_PATTERN, parse_number
from kg_service.text.patterns import compiled

STANDING = 0.85
"""Confidence of a rank or of points that stand with their unit's name."""
RANK_NAME, POINTS_NAME = "Xếp hạng thi đua", "Điểm thi đua"
_RANK = r"(?P<rank>\d{1,2}|<ordinal>)(?![\p{L}\d])"
_POINTS = rf"(?P<points>{NUMBER_PATTERN})\s*điểm(?!\s+<no_points>)"
_NAME = r"(?P<name>[^\s:;.,()\d|][^:;.()\d|]{2,80}?)"
_LINE = worded(
    rf"[ \t]*(?:[-+•*]\s*|\d{{1,2}}[.)]\s*)?(?:(?:xếp\s+)?(?:hạng|thứ|vị trí thứ)\s+|(?!\d)){_RANK}\s*[:–-]\s*{_NAME}"
    rf"\s*[,:(–-]?\s*(?:<score>\s+)*{_POINTS}\s*\)?",
    "rank_words",
)
_PLACED = r"(?:<hold>\s+(?:ở\s+)?(?:<cue>\s+){0,2}|(?:hạng|thứ|vị trí thứ)\s+)"
_SO_MANY = rf"(?:<score>\s+)*{_POINTS}"
_ITEM = r"[ \t]*(?:(?:[-+•*]|\d{1,2}[.)]|[a-zđ][.)])\s*)?"
_RANKED = worded(rf"{_ITEM}(?:đơn vị\s+)?{_NAME}\s+{_PLACED}{_RANK}\s*[,(]?\s*{_SO_MANY}", "rank_words")
_SCORED = worded(rf"{_ITEM}(?:đơn vị\s+)?{_NAME}\s*[,(:]?\s*{_SO_MANY}\s*[,)]?\s*{_PLACED}{_RANK}", "rank_words")
_POINTED = worded(rf"{_ITEM}(?:đơn vị\s+)?{_NAME}\s*(?:[,:]\s*)?{_SO_MANY}", "rank_words")
"""Points without a rank: only of a place or body, where units are marked (``bình xét``, ``chấm điểm``)."""
_MARKED = worded(r"(?<!\p{L})<marking>(?!\p{L})", "rank_words")
_CONTEXT = worded(r"<of_emulation>", "rank_words")
_CONTEXT_REACH = 400
_CLAUSE = compiled(r"(?:[:;.]\s+|\n\s*|,\s+(?:trong đó|riêng|còn)\s+)")
_MOST_WORDS = 12
_CLAUSES, _BESIDE = 3, 3
"""Clauses before the points that may begin with the unit's name; letters between the points and their unit."""
_REACH = 300
"""Characters before the points in which the unit's name begins."""


def standings(document: Document, periods: PeriodFinder) -> list[tuple[int, int, list[StatisticFact]]]:
    """Where standings of units stand, and the rank and points of each, in order of place; none overlap."""
    found: list[tuple[int, int, list[StatisticFact]]] = []
    if "điểm" not in document.folded:
        return found
    taken = 0
    for match in _matches(document):
        if match.start("name") < taken or not _of_emulation(document, match.start()):
            continue
        facts = list(_facts(document, periods, match))
        if facts:
            taken = match.end()
            found.append((match.start("name"), match.end(), facts))
    return found


def _matches(document: Document) -> Iterator[re.Match[str]]:
    """Lines and clauses that give a unit's points and rank."""
    folded, at = document.folded, 0
    while (at := folded.find("điểm", at)) >= 0:
        scored = folded[max(0, at - 2) : at].rstrip()[-1:].isdigit()
        sentence = document.sentence_at(at) if scored else None
        at += 1
        if sentence is None:
            continue
        start = max(sentence.start, at - _REACH)
        line = _LINE.match(folded, start, sentence.end) if start == sentence.start else None
        if line:
            yield line
            continue
        starts = [start, *(clause.end() for clause in _CLAUSE.finditer(folded, start, at))]
        for begin in starts[: -_CLAUSES - 1 : -1]:
            match = _RANKED.match(folded, begin, sentence.end) or _SCORED.match(folded, begin, sentence.end)
            if match and match.start("points") < at <= match.end("points") + _BESIDE:
                yield match
                break
        else:
            yield from _pointed(document, [*starts, *_after_commas(folded, start, at)], at, sentence.end)


def _after_commas(folded: str, start: int, end: int) -> list[int]:
    comma = folded.rfind(", ", start, end)
    return [comma + 2] if comma >= 0 else []


def _pointed(document: Document, starts: list[int], at: int, limit: int) -> Iterator[re.Match[str]]:
    """The unit and its points where nothing ranks it."""
    folded = document.folded
    for begin in starts[: -_CLAUSES - 1 : -1]:
        match = _POINTED.match(folded, begin, limit)
        if match and match.start("points") < at <= match.end("points") + _BESIDE and _is_unit(document, match):
            if _MARKED.search(folded, max(0, begin - _CONTEXT_REACH), begin):
                yield match
            return


def _is_unit(document: Document, match: re.Match[str]) -> bool:
    """Whether a name is wholly that of a place or a body."""
    start, end = match.span("name")
    held = starting_at(document.places, start) or starting_at(document.bodies, start)
    return held is not None and held.end == end


def _of_emulation(document: Document, start: int) -> bool:
    return _CONTEXT.search(document.folded, max(0, start - _CONTEXT_REACH), start) is not None


def _facts(document: Document, periods: PeriodFinder, match: re.Match[str]) -> Iterator[StatisticFact]:
    written = match.groupdict().get("rank")
    rank = ordinal(written) if written else None
    area = _unit(document, match.start("name"), match.end("name"))
    if (written and not rank) or area is None:
        return
    before = within(document.periods, max(0, match.start() - _CONTEXT_REACH), match.end())
    period = periods.value(before[-1]) if before else str(periods.reported) if periods.reported else None
    evidence = document.evidence(
        match.start("name") if written is None else min(match.start("rank"), match.start("name")), match.end()
    )
    ranked = [(RANK_NAME, float(rank), "hạng")] if rank else []
    for name, number, unit in (*ranked, (POINTS_NAME, parse_number(match["points"]), "điểm")):
        yield StatisticFact(
            article=document.article.id,
            evidence=evidence,
            confidence=STANDING,
            indicator=name,
            value=number,
            unit=unit,
            area=area,
            period=period,
        )


def _unit(document: Document, start: int, end: int) -> str | None:
    """The unit that a name means: a place, a body, else the words as they are; None where they are no name."""
    place = starting_at(document.places, start)
    if place and place.end >= end:
        return place.label if len(place.name) > 1 else None  # huyện A: an example
    body = starting_at(document.bodies, start)
    if body and body.end >= end:
        return body.full_name()
    words = document.text[start:end].split()
    person = any(person.start == start for person in within(document.people, start, end + 1))
    if person or not words or len(words) > _MOST_WORDS or not words[0][0].isupper():
        return None
    if begins_with_head(document.folded[start:end].split()):
        return None  # Chỉ số PCI đạt 64,5 điểm, xếp thứ 21: what is measured, no unit
    return " ".join(words)
