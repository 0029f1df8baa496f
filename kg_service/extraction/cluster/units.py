"""Units of emulation clusters in a text: provinces, districts, departments, unions, companies."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import regex

from kg_service.extraction.cluster.short_units import committee_itself, office_of, short_units
from kg_service.extraction.cluster.words import said
from kg_service.extraction.document import Document, within
from kg_service.extraction.issuers import body_name, own_area
from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.places import COMMUNE, PROVINCE, level_pattern
from kg_service.extraction.tables import any_of, words_for
from kg_service.text.normalize import fold
from kg_service.text.patterns import compiled
from kg_service.text.values import value

_FOR_THEIR_AREA = frozenset({"government", "council"})
"""Bodies that stand for their province or district in a cluster."""
_NAMED_FOR_PLACES = frozenset({"company", "school", "hospital", "institute"})
_NO_MEMBERS = frozenset({"state"})
_OF_A_COMMITTEE = frozenset({"board", "department", "party"})
_MOST_WORDS = 14
_LONGEST_OWN = 50
_LONGEST_LEVEL = 12
_WITH_LEVEL = (" tỉnh", " huyện")
"""How heads end that say the level themselves: ``Bưu điện tỉnh``."""


_SMALL_WORD = regex.compile(r"[^\S\n]+(?!và\b)\p{Ll}")


@cache
def _no_unit() -> re.Pattern[str]:
    """What a list of units ends before: another cluster, an office, a person."""
    return compiled(rf"{said('no_unit', 'officer', 'address')}(?!\p{{L}})")


_LONGER = regex.compile(r"[^\S\n]+(?!(?:UBND|TP|TX)\b)\p{Lu}")


@value
class Unit:
    """A unit at ``[start, end)``; ``name`` as facts give it.

    ``is_place`` and ``is_body``: one that the tables know as a place or as a body.
    """

    start: int
    end: int
    name: str
    is_place: bool = False
    is_body: bool = False


def units_between(document: Document, start: int, end: int) -> list[Unit]:
    """Places and bodies that can be members, in order, each once: ``UBND tỉnh Hà Giang`` is Hà Giang."""
    found: list[Unit] = []
    bodies = [body for body in within(document.bodies, start, end) if _can_be_member(document, body)]
    for index, body in enumerate(bodies):
        after = bodies[index + 1] if index + 1 < len(bodies) else None
        if after and _is_committees(document, body, after):
            name = f"{body.organisation} {body_name(document, after) if after.place else after.name}"
            found.append(Unit(body.start, after.end, name, is_body=True))
        elif not (found and found[-1].end == body.end):
            branch = _branch().search(document.text, start, body.start)
            unit = Unit(body.start, body.end, _body_unit(document, body), is_body=True)
            found.append(replace(unit, start=branch.start(), name=f"{branch.group()}{unit.name}") if branch else unit)
    short = short_units(document)
    for place in within(document.places, start, end):
        if place.rank <= COMMUNE and not any(unit.start <= place.start < unit.end for unit in found):
            full = short.get(place.start)
            own = None if full or place.start < place.name_start else _own_name(document, start, place.start)
            if own is not None:
                name = " ".join(document.text[own : place.end].split())
                found.append(Unit(own, place.end, name, is_body=True))
                continue
            found.append(Unit(place.start, place.end, full or place.label, full is None, full is not None))
    return sorted(found, key=lambda unit: unit.start)


def _is_committees(document: Document, board: Body, committee: Body) -> bool:
    """Whether a board is that of the party's committee straight after it: ``Ban Tuyên giáo Tỉnh ủy`` is one unit."""
    own = board.kind in _OF_A_COMMITTEE and not (board.place or board.level or board.scope)
    return own and committee.kind == "party" and document.text[board.end : committee.start] == " "


@cache
def _named_by_place() -> regex.Pattern[str]:
    words = any_of(word.capitalize() for word in words_for("cluster_phrases", "of_place"))
    return regex.compile(rf"(?r)(?<!\p{{L}})(?:{words})(?:\s\p{{Ll}}+){{0,3}}\s$")


def _own_name(document: Document, start: int, position: int) -> int | None:
    """Where the name begins that a place ends: ``Báo Đắk Lắk``, ``Bến xe khách Bắc Kạn``."""
    named = _named_by_place().search(document.text, max(start, position - _LONGEST_OWN), position)
    return named.start() if named else None


@cache
def _branch() -> regex.Pattern[str]:
    """What makes a branch of the company that follows: ``Chi nhánh Ngân hàng Chính sách xã hội tỉnh``."""
    words = any_of(word.capitalize() for word in words_for("cluster_phrases", "branch"))
    return regex.compile(rf"(?r)(?<!\p{{L}})(?:{words}) $")


_SEVERAL = compiled(r"(?<!\p{L})các(?!\p{L})")


def _can_be_member(document: Document, body: Body) -> bool:
    if body.level and not body.place and _SEVERAL.search(document.folded, body.start, body.end):
        return False  # "Hội Nông dân các huyện"
    no_member = body.kind in _NO_MEMBERS and not body.name.startswith(office_of())
    if no_member or body.scope == "Trung ương":
        return False
    return body.kind not in _FOR_THEIR_AREA or body.place is not None or body.level is not None


def _body_unit(document: Document, body: Body) -> str:
    """A committee or council stands for its area, and the council of emulation and its board too."""
    body = committee_itself(document, body)
    for_area = body.kind in _FOR_THEIR_AREA or any(word in fold(body.name) for word in _of_emulation())
    if for_area:
        area = body.place.label if body.place else own_area(document, body)
        if area:
            return area
    if body.kind in _NAMED_FOR_PLACES and body.place and body.place.start == body.place.name_start:
        return f"{body.name} {document.text[body.place.start : body.place.end]}"  # … Sài Gòn, as it calls itself
    if body.place or body.level == "thành phố":  # "Hội LHPN TP" alone names no body
        return body_name(document, body)
    if body.level or body.name.endswith(_WITH_LEVEL):
        named = next((other for other in document.bodies if _is_fuller(other, body)), None)
        return body_name(document, named) if named else body.full_name()  # Hội Nông dân tỉnh, as the article has it
    return body.organisation


@cache
def _of_emulation() -> tuple[str, ...]:
    return words_for("cluster_names", "emulation")


def _is_fuller(other: Body, body: Body) -> bool:
    """Whether a body is the same with its place: ``Hội Nông dân tỉnh Nghệ An`` for ``Hội Nông dân tỉnh``."""
    if other.place is None or other.name != body.name:
        return False
    level = body.level or body.name.rpartition(" ")[2]
    return other.level == level or (other.place.rank == PROVINCE and level in ("tỉnh", "thành phố"))


@cache
def prefix_pattern() -> re.Pattern[str]:
    """What may stand before a unit's name in a list: ``lãnh đạo các``, ``UBND các huyện``, ``3 đơn vị:``."""
    return compiled(rf"(?:{said('prefix')}|\d{{1,2}}\s+{said('counted')})(?:\s*:)?\s+")


@cache
def _stop() -> re.Pattern[str]:
    return compiled(rf"(?<!(?<!\p{{L}})các)\s+(?P<word>{said('stop')})(?!\p{{L}})")


def unit_at(document: Document, position: int, end: int) -> tuple[Unit | None, bool]:
    """The unit that begins at ``position``, its level words passed over, and whether a list may go on after it."""
    folded = document.folded
    known = _known_at(document, position, end)
    if known is None:
        prefix = prefix_pattern().match(folded, position, end)
        if prefix:
            known = _known_at(document, prefix.end(), end)
            position = position if known else prefix.end()
    if known:
        return known, True
    return _free_unit(document, position, end)


def ends_straight(document: Document, position: int) -> bool:
    """Whether no word goes on after a name, with a capital or in small letters."""
    return not (_SMALL_WORD.match(document.text, position) or _LONGER.match(document.text, position))


def _known_at(document: Document, position: int, end: int) -> Unit | None:
    for unit in units_between(document, position, min(end, position + 160)):
        if unit.start > position or _LONGER.match(document.text, unit.end, end):  # Bắc Giang Steel is no Bắc Giang
            return None
        cut = not unit.is_place and _goes_on(document, unit.end, end)
        return None if cut else unit
    return None


def _goes_on(document: Document, position: int, end: int) -> bool:
    """Whether a body's name goes on in small letters that begin no clause (``Công ty cổ phần Cấp thoát nước``)."""
    word = _SMALL_WORD.match(document.text, position, end)
    return word is not None and not _stop().match(document.folded, position)


@cache
def _free_mark() -> regex.Pattern[str]:
    return regex.compile(
        rf"[,;()\n.…:]|\s[-–]\s|\s(?=\d+(?:[.,]\d+)?\s*(?:%|{said('vote', 'point')}))"
        rf"|\s+(?:và|hay)\s+(?=\p{{Lu}})|\s+và\s+(?=\d|(?:{said('counted', 'prefix')}|{level_pattern()})\s)"
    )


def _free_unit(document: Document, position: int, end: int) -> tuple[Unit | None, bool]:
    """A unit of no table: words from a capital up to a separator, bracket or clause (``Ban Tổ chức`` goes on)."""
    text, folded = document.text, document.folded
    if position >= end or not text[position].isupper() or _no_unit().match(folded, position):
        return None, False
    limit = end
    spans = [(place.name_start, place.end) for place in within(document.places, position - _LONGEST_LEVEL, end)]
    for mark in _free_mark().finditer(text, position, end):
        if not any(first < mark.start() < last for first, last in spans):  # the dash in Cam Ly - Đà Lạt ends nothing
            limit = mark.start()
            break
    stop = next((m for m in _stop().finditer(folded, position, limit) if not text[m.start("word")].isupper()), None)
    finish = stop.start() if stop else limit
    words = text[position:finish].split()
    if not 1 <= len(words) <= _MOST_WORDS:
        return None, False
    return Unit(position, finish, " ".join(words).strip(" ,.;:-")), stop is None
