"""Heads and deputy heads of clusters: who is chosen, who hands over to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

import regex

from kg_service.extraction.cluster.former import FORMER, former_heads
from kg_service.extraction.cluster.free_units import UNIT_REACH
from kg_service.extraction.cluster.listed import units_around
from kg_service.extraction.cluster.parts import Role
from kg_service.extraction.cluster.periods import carried_over, period_of_title, told_before
from kg_service.extraction.cluster.rotation import by_years
from kg_service.extraction.cluster.title_units import APPOSED, NAMED, units_of
from kg_service.extraction.cluster.titles import Title, all_titles, for_year
from kg_service.extraction.cluster.units import unit_at
from kg_service.extraction.cluster.words import said
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.mentions.clusters import cluster_noun
from kg_service.text.patterns import compiled

_CLUSTER_REACH = 5000
_LAST_NAMED = 600
_PERIOD_REACH = 90


def heads(document: Document) -> Iterator[Role]:
    """Heads and deputy heads that the article names with their cluster, in order."""
    titles = list(all_titles(document))
    for _, listed in groupby(titles, key=lambda pair: pair[0].block):
        roles: list[Role] = []
        for sentence, group in groupby(listed, key=lambda pair: pair[0]):
            of_sentence = [title for _, title in group]
            told: list[Role] = []
            for reading in (_by_cluster, _sentence_roles, _below, _years_below):
                told = told or list(reading(document, sentence, of_sentence))
            turns = list(by_years(document, sentence, of_sentence, _cluster(document, sentence, of_sentence, 0)))
            roles += turns if len(turns) > 1 and len(of_sentence) == 1 else told
        yield from carried_over(document, roles)
    yield from _led(document)


@cache
def _by() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}}){cluster_noun()}(?!\p{{L}})[^.;:]{{0,60}}?\sdo\s+")


@cache
def _leads() -> re.Pattern[str]:
    return compiled(rf"\s+{said('lead')}(?!\p{{L}})")


def _led(document: Document) -> Iterator[Role]:
    """``Năm 2023 Cụm do A đứng đầu``: who leads a cluster, without a title."""
    if not document.clusters:
        return
    for by in _by().finditer(document.folded):
        sentence = document.sentence_at(by.start())
        units = units_around(document, by.end(), by.end() + UNIT_REACH) if sentence else []
        if not sentence or not units or units[0].start > by.end() or not _leads().match(document.folded, units[0].end):
            continue
        title = Title(by.start(), by.start(), units[0].end, "head", None)
        named = [one.name for one in within(document.clusters, by.start(), by.end()) if one.start == by.start()]
        cluster = named[0] if named else _cluster(document, sentence, [title], 0)
        period = period_of_title(document, sentence, [title], 0, cluster) if cluster else None
        if cluster:
            value = period.value if period else None
            yield Role(by.start(), units[0].end, cluster, units[0].name, "head", value, APPOSED)


@cache
def _each() -> re.Pattern[str]:
    of_all = rf"\s+(?:của\s+)?các\s+{cluster_noun()}(?:\s+thi đua)?"
    return compiled(rf"(?:{of_all})?{for_year().pattern}(?:\s+{said('list')})?\s*:\s*")


_LED_BY = compiled(r"\s*(?:-|:|là|do)\s*")
_NEXT = compiled(r"\s*[;,]\s*(?:và\s+)?")


def _by_cluster(document: Document, sentence: Sentence, titles: Sequence[Title]) -> Iterator[Role]:
    """``Trưởng cụm năm 2015: Cụm I - huyện A; Cụm II - huyện B``: a title once, and who has it in each cluster."""
    title = titles[0]
    colon = _each().match(document.folded, title.word_end, sentence.end) if len(titles) == 1 else None
    position, period = colon.end() if colon else sentence.end, None
    for cluster in within(document.clusters, position, sentence.end):
        gap = _LED_BY.match(document.folded, cluster.end)
        units = units_around(document, gap.end(), min(sentence.end, gap.end() + UNIT_REACH)) if gap else []
        if cluster.start != position or not gap or not units or units[0].start != gap.end():
            return
        period = next((one.value for one in within(document.periods, title.word_end, position)), period)
        yield Role(cluster.start, units[0].end, cluster.name, units[0].name, title.role, period, NAMED)
        after = _NEXT.match(document.folded, units[0].end)
        position = after.end() if after else sentence.end


_OFFICE = compiled(r"(?<!\p{L})phó trưởng\s$")
"""Before the name of a body that is part of an office's."""
_OFFICE_REACH = 12
_MOST_LINES = 60
_LINE = compiled(r"\s*(?:[-+*•]|\d{1,2}[.)])?\s*")


def _below(document: Document, sentence: Sentence, titles: Sequence[Title]) -> Iterator[Role]:
    """A heading with a title, below it a line for each cluster with who has it: ``1. Cụm thi đua số 1: huyện A``."""
    if sentence.end < document.article.blocks[sentence.block].span.end - 1:
        return
    for block in document.article.blocks[sentence.block + 1 : sentence.block + 1 + _MOST_LINES]:
        line = _LINE.match(document.folded, block.span.start, block.span.end)
        named = within(document.clusters, line.end(), block.span.end) if line else []
        gap = _LED_BY.match(document.folded, named[0].end, block.span.end) if named and line else None
        if not line or not gap or named[0].start != line.end():
            return
        unit, _ = unit_at(document, gap.end(), block.span.end)
        if unit is None or document.folded[unit.end : block.span.end].strip(" .;"):
            return
        yield Role(block.span.start, unit.end, named[0].name, unit.name, titles[0].role, None, NAMED)


@cache
def _year_line() -> re.Pattern[str]:
    """``- Năm 2019:`` at the head of a line."""
    return compiled(rf"\s*(?:[-+*•]|\d{{1,2}}[.)])?\s*{said('term')}\s+(?P<year>(?:19|20)\d{{2}})(?!\d)\s*[:–-]\s*")


def _years_below(document: Document, sentence: Sentence, titles: Sequence[Title]) -> Iterator[Role]:
    """A heading with a title, below it a line for each year with who has it: ``Năm 2019: huyện A``."""
    cluster = titles[0].cluster or _cluster(document, sentence, titles, 0)
    if cluster is None or sentence.end < document.article.blocks[sentence.block].span.end - 1:
        return
    for block in document.article.blocks[sentence.block + 1 : sentence.block + 1 + _MOST_LINES]:
        line = _year_line().match(document.folded, block.span.start, block.span.end)
        unit, _ = unit_at(document, line.end(), block.span.end) if line else (None, False)
        if not line or unit is None or document.folded[unit.end : block.span.end].strip(" .;"):
            return
        yield Role(block.span.start, unit.end, cluster, unit.name, titles[0].role, line["year"], NAMED)


def _sentence_roles(document: Document, sentence: Sentence, titles: Sequence[Title]) -> Iterator[Role]:
    for index, title in enumerate(titles):
        found = units_of(document, sentence, titles, index)
        cluster = title.cluster or _cluster(document, sentence, titles, index)
        if found is None or cluster is None:
            continue
        units, confidence = found
        period = period_of_title(document, sentence, titles, index, cluster)
        value = period.value if period else told_before(document, sentence)
        for unit in former_heads(document, sentence, title, units):
            start, end = min(unit.start, title.start), max(unit.end, title.end)
            yield Role(start, end, cluster, unit.name, "head", None, FORMER)
        for unit in units:
            if _OFFICE.search(document.folded, max(0, unit.start - _OFFICE_REACH), unit.start):
                continue  # Trưởng Khối, ông A, Phó Trưởng Ban Thường trực Ban B
            start, end = min(unit.start, title.start), max(unit.end, title.end)
            if period:
                start = period.start if period.end <= start else start
                end = period.end if end <= period.start <= end + _PERIOD_REACH else end
            yield Role(start, end, cluster, unit.name, title.role, value, confidence, surmised=period is None)


def _cluster(document: Document, sentence: Sentence, titles: Sequence[Title], index: int) -> str | None:
    """The cluster of a title without one.

    Of a title beside it, else the last named before it in its paragraph, else the first in the sentence, else the
    article's.
    """
    for other in (*titles[index + 1 :], *reversed(titles[:index])):
        if other.cluster:
            return other.cluster
    block = document.article.blocks[sentence.block].span.start
    named = within(document.clusters, sentence.start, sentence.end)
    before = within(document.clusters, max(block, titles[index].start - _CLUSTER_REACH), titles[index].start)
    if before:
        return before[-1].name
    if named:
        return named[0].name
    last = within(document.clusters, max(0, titles[index].start - _LAST_NAMED), titles[index].start)
    return last[-1].name if last else document.areas.cluster
