"""Lists of units: parted by commas, with what all its units are said once, as a range, with asides."""

from __future__ import annotations

import bisect
import re
from functools import cache

import regex

from kg_service.extraction.cluster.plural_heads import PluralHead, field_at, plural_head
from kg_service.extraction.cluster.shared_heads import SharedHead, place_at, shared_head
from kg_service.extraction.cluster.units import Unit, ends_straight, unit_at
from kg_service.extraction.cluster.words import said, titles
from kg_service.extraction.document import Document, starting_at, within
from kg_service.extraction.mentions.places import level_pattern
from kg_service.extraction.tables import rows
from kg_service.text.normalize import fold
from kg_service.text.patterns import compiled


@cache
def _sort_of_school() -> re.Pattern[str]:
    return compiled(rf"{said('sort_of_school')}\s")


@cache
def _of_fields() -> re.Pattern[str]:
    """Heads that a list may leave out after its first unit: ``Sở Y tế, Nội vụ``, ``Ngân hàng A, Ngoại thương``."""
    return compiled(rf"{said('left_out_head')}(?=\s)")


@cache
def _left_out_name() -> re.Pattern[str]:
    return compiled(rf"{said('left_out_name')}(?!\p{{L}})")


def _left_out(before: list[Unit]) -> str:
    """The head that a list may leave out: that of its last unit, or of its first."""
    for unit in (before[-1], before[0]) if before else ():
        head = _of_fields().match(fold(unit.name))
        if head:
            return unit.name[: head.end()]
    return ""


@cache
def _separator() -> re.Pattern[str]:
    return compiled(rf"\s*[;,\n]\s*(?:{said('and')}\s+)?|\s+(?:{said('and')}|&)\s+")


@cache
def joint() -> re.Pattern[str]:
    """What joins two units of a list."""
    return compiled(rf"\s*(?:[,;&]|{said('and')})\s*(?:và\s+)?")


@cache
def _aside() -> re.Pattern[str]:
    """What a list says of one of its units: ``Công ty Điện lực (Trưởng khối), …``."""
    return compiled(
        rf"\s*\([^()\n]{{1,60}}\)|\s*(?:[:–-]|{said('win')})?\s*\d{{1,4}}(?:[.,]\d{{1,3}})?(?:/\d{{1,4}})?\s+{said('point')}"
        rf"|\s*[-–]\s*(?:{said('unit', 'be')}\s+)?{titles()}(?=\s*[,;.\n]|\s*$)"
    )


_NUMBERING = regex.compile(r"(?:[-+•]|\(?\d{1,2}[.)])\s*")
_PLACE_NAME = regex.compile(r"\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}*){1,2}")
"""What a place of no table looks like."""


@cache
def _ranged() -> re.Pattern[str]:
    level = rf"(?:(?:{level_pattern()})\s+)?"
    return compiled(rf"từ\s+{level}(?P<first>.+?)\s+{said('up_to')}\s+{level}")


def unit_list(document: Document, start: int, end: int) -> tuple[list[Unit], int]:
    """The units listed from ``start`` on, and the end of the list.

    Parted by commas, semicolons and ``và``; a name that the tables know is taken whole. The list ends where a part is
    no name, or where a clause goes on after one.
    """
    if _in_cluster(document, start):
        return [], start
    ranged = _range(document, start, end)
    if ranged:
        return ranged
    found: list[Unit] = []
    position = start
    shared = shared_head(document, start, end)
    plural = None if shared else plural_head(document, start, end)
    if head := shared or plural:
        position = head.end
    while position < end:
        numbering = _NUMBERING.match(document.folded, position, end)
        position = numbering.end() if numbering else position
        unit, goes_on = _of_field(document, plural, found, position) or unit_at(document, position, end)
        if unit is None or _in_cluster(document, position):
            break
        if plural and not unit.is_body and (name := _of_plural(document, plural, unit)):
            unit = Unit(unit.start, unit.end, name, is_body=True)
        found.append(_of_shared(document, shared, unit) if shared else _with_head(document, found, unit))
        aside = _aside().match(document.folded, unit.end, end)
        gap = _separator().match(document.folded, aside.end() if aside else unit.end, end)
        if not (goes_on or aside) or not gap:
            break
        position = gap.end()
    return found, found[-1].end if found else start


def _in_cluster(document: Document, position: int) -> bool:
    """Whether a position lies in the name of a cluster, which is no unit of one."""
    index = bisect.bisect_right(document.clusters.starts, position)
    return index > 0 and position < document.clusters[index - 1].end


def _of_field(
    document: Document, plural: PluralHead | None, before: list[Unit], position: int
) -> tuple[Unit, bool] | None:
    """A unit that a list names by its field alone: ``các sở: Nội vụ, Kế hoạch và Đầu tư``, ``Sở Y tế, Nội vụ``."""
    if not document.text[position].isupper():
        return None
    head = plural.name if plural else _left_out(before)
    field = field_at(document, position) if head else None
    name = _left_out_name().match(document.folded, position) if head and not plural else None
    if name and (field is None or name.end() > field[1]):
        field = " ".join(document.text[position : name.end()].split()), name.end()
    if field is None or not ends_straight(document, field[1]):
        return None
    return Unit(position, field[1], f"{head} {field[0]}", is_body=True), True


def _of_plural(document: Document, plural: PluralHead, unit: Unit) -> str | None:
    """A unit with what its list says once of all: ``Trường THCS B`` of ``các trường THCS A, THCS B``."""
    written = document.text[unit.start : unit.end]
    if not _sort_of_school().match(fold(unit.name)):
        return f"{plural.name} {written}"
    noun, _, sort = plural.name.partition(" ")
    return f"{noun} {written}" if sort else None


def _of_shared(document: Document, shared: SharedHead, unit: Unit) -> Unit:
    """A place of a list that says once of what kind its units are."""
    place = place_at(document, unit.start)
    if place is None and not unit.is_body and _PLACE_NAME.fullmatch(unit.name):
        return Unit(unit.start, unit.end, shared.of_name(unit.name), is_body=True)
    if place is None or place.end != unit.end:
        return unit
    return Unit(unit.start, unit.end, shared.of(place, document.knowledge.places.cities), is_body=True)


def _with_head(document: Document, before: list[Unit], unit: Unit) -> Unit:
    """A place of no table after ``Công an huyện A`` is short for ``Công an huyện B``; known ones are short units."""
    if not before or unit.is_body or unit.is_place or not _PLACE_NAME.fullmatch(unit.name):
        return unit
    last = before[-1]
    body = starting_at(document.bodies, before[0].start)
    if (
        body is None
        or body.level is None
        or body.place is None
        or not last.name.startswith(f"{body.name} {body.level} ")
    ):
        return unit
    return Unit(unit.start, unit.end, f"{body.name} {body.level} {unit.name}", is_body=True)


@cache
def _orders() -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(name.strip() for name in row["provinces"].split(" | "))
        for row in rows("province_orders", "name", "provinces")
    )


def _range(document: Document, start: int, end: int) -> tuple[list[Unit], int] | None:
    """The provinces of ``từ Thanh Hóa đến Thừa Thiên Huế``, those between them too where the order is known."""
    match = _ranged().match(document.folded, start, min(end, start + 60))
    if not match:
        return None
    places = [place for place in within(document.places, start, min(end, match.end() + 40)) if place.known]
    if len(places) < 2:
        return None
    first, last = places[0], places[1]
    for order in _orders():
        if first.label in order and last.label in order:
            low, high = sorted((order.index(first.label), order.index(last.label)))
            return [Unit(start, last.end, name) for name in order[low : high + 1]], last.end
    return [Unit(place.start, place.end, place.label) for place in (first, last)], last.end
