"""Members of clusters: ``gồm: …``, in brackets, as a range, ``thuộc Cụm …``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from kg_service.extraction.cluster_units import Unit, alternation, unit_list, units_between
from kg_service.extraction.document import Document, within
from kg_service.extraction.facts import ClusterRoleKind

LISTED, BRACKETS, BELONGS = 0.97, 0.95, 0.85
"""Confidence of members after ``gồm``, in brackets, and of units that ``thuộc Cụm``."""

_REACH = 700
_NUMBER_WORDS = "hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?:\\s+(?:một|hai|ba|bốn|lăm))?"
_BARE = regex.compile(r"(?<!\p{L})(?:cụm|khối)(?:\s+thi đua)?(?!\p{L})")


@dataclass(frozen=True, slots=True)
class Role:
    """A unit's part in a cluster; ``[start, end)`` carries it."""

    start: int
    end: int
    cluster: str
    unit: str
    role: ClusterRoleKind
    period: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class _Head:
    """A cluster's name, or ``Cụm`` alone where the article is about one."""

    start: int
    end: int
    name: str


def _heads(document: Document) -> Iterator[_Head]:
    taken = {mention.start for mention in document.clusters}
    for mention in document.clusters:
        yield _Head(mention.start, mention.end, mention.name)
    if document.areas.cluster:
        for match in _BARE.finditer(document.folded):
            if match.start() not in taken:
                yield _Head(match.start(), match.end(), document.areas.cluster)


@cache
def _gather(words: str) -> regex.Pattern[str]:
    """A verb of gathering and what may count the members before their list."""
    number = rf"(?:\d{{1,3}}|{_NUMBER_WORDS})?\s*(?:các\s+)?"
    counted = rf"{number}(?:{alternation('counted')})?(?:\s+(?:thành viên|trực thuộc|sau))?"
    return regex.compile(
        rf"[^.;:()\"]{{0,80}}?(?<!\p{{L}})(?:{alternation(words)})(?!\p{{L}})\s*"
        rf"(?P<counted>{counted})\s*(?P<mark>là\s*:?|:|\()?\s*"
    )


_COLON = regex.compile(r"\s*:\s*(?:các\s+(?:tỉnh|huyện|đơn vị)\s+)?")
_OF_IT = regex.compile(r"(?<!\p{L})(?:các|\d{1,2})\s+[^.;:]{2,25}\s(?:trong|thuộc|của)\s+$")
"""Before a cluster's name and a colon: ``lãnh đạo các tỉnh trong Cụm: …``."""
_BRACKET = regex.compile(r"\s*\(\s*(?:(?:bao\s+)?gồm(?:\s+có)?\s*:?\s*)?(?:(?:\d{1,2}|các)\s+[^():]{2,40}:\s*)?")


def members(document: Document) -> Iterator[Role]:
    """Members of all clusters that the article lists."""
    for head in _heads(document):
        sentence = document.sentence_at(head.start)
        if sentence is None:
            continue
        limit = min(sentence.end, head.end + _REACH)
        for units, end, confidence in (_bracketed(document, head, limit), _gathered(document, head, limit)):
            if units:
                period = _period(document, head, units[0].start)
                for unit in units:
                    yield Role(head.start, end, head.name, unit.name, "member", period, confidence)
                break
        yield from _belonging(document, head, sentence.start)


def _bracketed(document: Document, head: _Head, limit: int) -> tuple[list[Unit], int, float]:
    opening = _BRACKET.match(document.folded, head.end, limit)
    if not opening:
        return [], head.end, 0.0
    closing = document.folded.find(")", opening.end(), limit)
    end = closing if closing >= 0 else limit
    units, reached = unit_list(document, opening.end(), end)
    whole = not document.folded[reached:end].strip(" .…,")
    enough = len(units) >= 2 and whole
    return (units, min(end + 1, limit), BRACKETS) if enough else ([], head.end, 0.0)


def _gathered(document: Document, head: _Head, limit: int) -> tuple[list[Unit], int, float]:
    folded = document.folded
    colon = _COLON.match(folded, head.end, limit)
    if colon and _OF_IT.search(folded, max(0, head.start - 40), head.start):
        units, end = unit_list(document, colon.end(), limit)
        return (units, end, BELONGS) if len(units) >= 2 else ([], head.end, 0.0)
    gather = _gather("gather").match(folded, head.end, limit)
    if not gather:
        gather = _gather("have").match(folded, head.end, limit)
        if not gather or gather["mark"] not in (":", "("):
            return [], head.end, 0.0
    begin = gather.start("counted")
    units, end = unit_list(document, begin, limit)
    if len(units) < 2 or gather["mark"] or gather["counted"].strip():
        later, later_end = unit_list(document, gather.end(), limit)
        if len(later) > len(units) or (gather["mark"] and later):
            units, end = later, later_end
    return (units, end, LISTED) if len(units) >= 2 else ([], head.end, 0.0)


@cache
def _belong() -> regex.Pattern[str]:
    return regex.compile(
        rf"\s+(?:(?:là\s+)?(?:một\s+trong\s+)?(?:đơn vị\s+)?)?(?:{alternation('belong')})(?:\s+(?:của|thuộc))?\s+"
    )


def _belonging(document: Document, head: _Head, sentence_start: int) -> Iterator[Role]:
    """Units straight before ``thuộc Cụm …``: the last ones of a list."""
    units = units_between(document, sentence_start, head.start)
    if not units or not _belong().fullmatch(document.folded, units[-1].end, head.start):
        return
    first = len(units) - 1
    joint = regex.compile(r"\s*(?:,|;|và|&)\s*(?:và\s+)?")
    while first > 0 and joint.fullmatch(document.folded, units[first - 1].end, units[first].start):
        first -= 1
    for unit in units[first:]:
        yield Role(units[first].start, head.end, head.name, unit.name, "member", None, BELONGS)


def _period(document: Document, head: _Head, first: int) -> str | None:
    """The year of a membership, only where it stands beside the cluster's name."""
    before = within(document.periods, max(0, head.start - 24), head.start)
    if before and not document.folded[before[-1].end : head.start].strip(" ,\n"):
        return before[-1].value
    between = within(document.periods, head.end, first)
    return between[0].value if between else None
