"""Members told without a verb of gathering: lists beside and below a cluster, units before it, the other members."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from kg_service.extraction.cluster.lines import BULLET, MOST_LINES
from kg_service.extraction.cluster.membership import list_after, list_before, members_of_others, single_around
from kg_service.extraction.cluster.parts import (
    BELONGS,
    CALLED,
    LISTED,
    REACH,
    Head,
    Role,
    beside_title,
    cluster_of,
    period_beside,
)
from kg_service.extraction.cluster.shared_heads import place_at, shared_before
from kg_service.extraction.cluster.unit_lists import joint, unit_list
from kg_service.extraction.cluster.units import Unit, unit_at, units_between
from kg_service.extraction.cluster.words import count, said, whole
from kg_service.extraction.document import Document, Sentence
from kg_service.text.patterns import compiled

_AROUND = 40
"""Characters before a cluster's name that may speak of its members."""


def led_to(document: Document, head: Head, sentence: Sentence) -> tuple[list[Unit], int, float]:
    """A list that few words part from the cluster's name, where these or those before it speak of members."""
    if beside_title(document, head):
        return [], head.end, 0.0
    units, end = list_after(document, head.end, sentence)
    if not units:
        return [], head.end, 0.0
    before = document.folded[max(sentence.start, head.start - _AROUND) : head.start]
    gap = document.folded[head.end : units[0].start]
    told = _speaks_of_members().search(f" {before}.") or _speaks_of_members().search(gap) or _units_of().search(before)
    return (units, end, BELONGS) if told else ([], head.end, 0.0)


_HEADING = compiled(r"[^.;\n]{0,40}?\s*:?\s*$")
_LONGEST_HEADING = 160
_FEWEST_LINES = 3
_REST_OF_LINE = compiled(r"\s*(?:[-–(:,.;]\s*[^.;]{0,60})?[.;]?\s*")


def below(document: Document, head: Head) -> tuple[list[Unit], int, float]:
    """The units that the lines below a heading begin with, one each: ``Khối 3`` over ``1. Sở A - Khối trưởng``."""
    sentence = document.sentence_at(head.start)
    block = document.article.blocks[sentence.block] if sentence else None
    if not sentence or not block or block.span.end - block.span.start > _LONGEST_HEADING:
        return [], head.end, 0.0
    if not _HEADING.match(document.folded, head.end, block.span.end):
        return [], head.end, 0.0
    found: list[Unit] = []
    lines = document.article.blocks[sentence.block + 1 : sentence.block + 1 + MOST_LINES]
    if lines and not BULLET.match(document.folded, lines[0].span.start, lines[0].span.end):
        units, end = unit_list(document, lines[0].span.start, lines[0].span.end)
        whole = not document.folded[end : lines[0].span.end].strip(" .;")
        known = whole and all(unit.is_place or unit.is_body for unit in units)
        return (units, end, LISTED) if known and len(units) >= _FEWEST_LINES else ([], head.end, 0.0)
    for line in lines:
        bullet = BULLET.match(document.folded, line.span.start, line.span.end)
        unit = unit_at(document, bullet.end(), line.span.end)[0] if bullet else None
        if unit is None or not _REST_OF_LINE.fullmatch(document.folded, unit.end, line.span.end):
            break
        found.append(unit)
    return (found, found[-1].end, LISTED) if len(found) >= _FEWEST_LINES else ([], head.end, 0.0)


@cache
def _speaks_of_members() -> re.Pattern[str]:
    has = rf"^\s*(?:{said('aspect')}\s+)*(?:còn\s+)?có\s*(?:{count()}\s[^,.;]{{0,30}})?"
    return compiled(rf"{whole('belong', 'make_up', 'gather', 'meet', 'among')}|:|{has}$")


@cache
def _units_of() -> re.Pattern[str]:
    """``Bốn đơn vị kia trong``, ``các tỉnh khác của``: before the cluster whose members they are."""
    units = rf"{count()}\s+{said('counted', 'fellow')}(?:\s+{said('other', 'member', 'rest')})*"
    return compiled(rf"(?<!\p{{L}}){units}\s+{said('of')}\s*$")


def others(document: Document, named_in_full: Collection[int]) -> Iterator[Role]:
    """``ba thành viên khác, A và B``: of the cluster that the text speaks of.

    ``named_in_full``: where lists end of which it is known what all their units are.
    """
    if not document.clusters:
        return
    for start, end, units, told in members_of_others(document):
        sentence = document.sentence_at(start)
        cluster = cluster_of(document, start, sentence, told) if sentence else None
        if sentence is None or cluster is None or units[-1].end in named_in_full:
            continue
        period = period_beside(document, start, start, units[0].start, sentence)
        for unit in units:
            yield Role(start, end, cluster, unit.name, "member", period, CALLED)


@cache
def _belong() -> re.Pattern[str]:
    return compiled(rf"\s+(?:là\s+)?(?:một\s+trong\s+)?(?:{said('unit')}\s+)?{said('belong')}(?:\s+{said('of')})?\s+")


@cache
def _together_with() -> re.Pattern[str]:
    units = rf"{said('many')}\s+{said('counted')}\s*(?:{said('list', 'introduce')}|:)?\s*:?\s+"
    return compiled(rf"\s*,?\s*{said('with')}\s+(?:{units})?")


_ASIDE = compiled(r"\s*\([^()]{1,40}\)\s*")


def _joined(document: Document, one: Unit, other: Unit) -> bool:
    """Whether two units stand in one list; ``các Ban xây dựng Đảng`` are no unit."""
    if one.is_body and document.folded.endswith("các ", 0, one.start):
        return False
    aside = _ASIDE.match(document.folded, one.end, other.start)
    return joint().fullmatch(document.folded, aside.end() if aside else one.end, other.start) is not None


def belonging(document: Document, head: Head, sentence: Sentence) -> Iterator[Role]:
    """Units straight before ``thuộc Cụm …``: the last ones of a list."""
    units = units_between(document, max(sentence.start, head.start - REACH), head.start)
    if not units or not _belong().fullmatch(document.folded, units[-1].end, head.start):
        yield from _told_before(document, head, sentence)
        return
    first = len(units) - 1
    while first > 0 and _joined(document, units[first - 1], units[first]):
        first -= 1
    period = period_beside(document, units[first].start, head.end, head.end, sentence)
    others = _together_with().match(document.folded, head.end, sentence.end)
    if others:
        limit = min(sentence.end, others.end() + REACH)
        units = [*units[first:], *unit_list(document, others.end(), limit)[0]]
        first = 0
    for unit in _of_what(document, units[first:]):
        yield Role(units[first].start, head.end, head.name, unit.name, "member", period, BELONGS)


@cache
def _of_the_cluster() -> re.Pattern[str]:
    return compiled(rf"\s+{said('of')}\s+$")


def of_head(document: Document, head: Head, units: list[Unit]) -> list[Unit]:
    """Units of a list with what stands before their cluster: ``Công an các huyện thuộc Cụm số 2: A, B``."""
    of = _of_the_cluster().search(document.folded, max(0, head.start - 12), head.start)
    return _of_what(document, units, of.start()) if of else units


def _of_what(document: Document, units: list[Unit], before: int | None = None) -> list[Unit]:
    """Units of a list of places that the words before it say what they are: ``thanh tra 5 tỉnh: A, B``.

    ``before``: where these words end, straight before the list where None is given.
    """
    end = units[0].start if before is None else before
    alike = all(unit.is_place or (before is not None and not unit.is_body) for unit in units)
    shared = shared_before(document, end, straight=before is not None) if alike else None
    if shared is None:
        return units
    cities = document.knowledge.places.cities
    places = [place_at(document, unit.start) for unit in units]
    return [
        Unit(unit.start, unit.end, shared.of(place, cities) if place else shared.of_name(unit.name), is_body=True)
        for unit, place in zip(units, places, strict=True)
    ]


@cache
def _joins() -> re.Pattern[str]:
    return compiled(rf"\s*(?:\p{{L}}\)\s*)?(?:(?:đã|đang|tiếp tục)\s+)?{said('belong')}(?:\s+{said('of')})?\s+")


@cache
def _beside() -> re.Pattern[str]:
    """``Cụm thi đua số 4 của tỉnh cùng các xã``: the cluster's own area before those who are in it too."""
    return compiled(rf"(?:\s+của\s+\p{{L}}+)?{_together_with().pattern}")


def _own(document: Document, head: Head, sentence: Sentence) -> Unit | None:
    """``- Tham gia Cụm thi đua số 4 cùng các xã A, B``: the area that a report is of, where nothing names who does."""
    bullet = BULLET.match(document.folded, sentence.start, sentence.end)
    begin = bullet.end() if bullet else sentence.start
    area = document.areas.subject
    if area is None or area == document.areas.cluster or not _joins().fullmatch(document.folded, begin, head.start):
        return None
    return Unit(begin, head.start, area, is_place=True)


def _told_before(document: Document, head: Head, sentence: Sentence) -> Iterator[Role]:
    """``A, B và C là ba huyện hợp thành Cụm X``, ``công ty thuộc Cụm X``, ``Là thành viên Cụm X, huyện A …``."""
    if beside_title(document, head):
        return
    units, _ = list_before(document, sentence, head.start)
    units = units or single_around(document, sentence, head.start, head.end)
    others = _together_with().match(document.folded, head.end, sentence.end) if units else None
    if others:
        units = [*units, *unit_list(document, others.end(), min(sentence.end, others.end() + REACH))[0]]
    if own := None if units else _own(document, head, sentence):
        others = _together_with().match(document.folded, head.end, sentence.end) or _beside().match(
            document.folded, head.end, sentence.end
        )
        listed = unit_list(document, others.end(), min(sentence.end, others.end() + REACH))[0] if others else []
        units = [own, *listed]
    if units:
        start, end = min(units[0].start, head.start), max(units[0].end, head.end)
        period = period_beside(document, start, head.end, head.end, sentence)
        for unit in _of_what(document, units):
            yield Role(start, end, head.name, unit.name, "member", period, BELONGS)
