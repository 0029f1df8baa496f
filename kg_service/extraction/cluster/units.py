"""Units of emulation clusters in a text: provinces, districts, departments, unions, companies; and lists of them."""

from __future__ import annotations

import re
from functools import cache

import regex

from kg_service.extraction.cluster.plural_heads import PluralHead, field_at, plural_head
from kg_service.extraction.cluster.shared_heads import SharedHead, place_at, shared_head
from kg_service.extraction.cluster.short_units import committee_itself, short_units
from kg_service.extraction.document import Document, starting_at, within
from kg_service.extraction.issuers import body_name, own_area
from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.places import COMMUNE, PROVINCE
from kg_service.extraction.tables import any_of, rows, words_for
from kg_service.text.patterns import compiled
from kg_service.text.values import value

_FOR_THEIR_AREA = frozenset({"government", "council"})
"""Bodies that stand for their province or district in a cluster."""
_NAMED_FOR_PLACES = frozenset({"company", "school", "hospital", "institute"})
_NO_MEMBERS = frozenset({"state"})
_OF_A_COMMITTEE = frozenset({"board", "department", "party"})
_OFFICE_OF = "Văn phòng "
"""The offices of the state's heads are members as ministries are."""
_SORT_OF_SCHOOL = regex.compile(r"(?:TH|THCS|THPT|Tiểu học|Mầm non|MN|Mẫu giáo|PTDTNT|Chuyên)\s")
_OF_FIELDS = frozenset({"Sở", "Ban", "Phòng"})
"""Heads that a list may leave out after its first unit."""
_MOST_WORDS = 14
_SEPARATOR = compiled(r"\s*(?:;|,|\n)\s*(?:và\s+|cùng\s+|thêm\s+)?|\s+(?:và|hay|cùng)\s+|\s+&\s+")
_ASIDE = compiled(
    r"\s*\([^()\n]{1,60}\)|\s*(?:-|–|:|đạt|được)?\s*\d{1,4}(?:[.,]\d{1,3})?(?:/\d{1,4})?\s+điểm"
    r"|\s*[-–]\s*(?:(?:làm|là|đơn vị)\s+)?"
    r"(?:(?:trưởng|phó)\s+(?:trưởng\s+)?(?:cụm|khối)|(?:cụm|khối)\s+(?:trưởng|phó))(?=\s*[,;.\n]|\s*$)"
)
"""What a list says of one of its units: ``Công ty Điện lực (Trưởng khối), …``."""
_NUMBERING = regex.compile(r"(?:[-+•]|\(?\d{1,2}[.)])\s*")
_PLACE_NAME = regex.compile(r"\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}*){1,2}")
"""What a place of no table looks like."""
_RANGE = compiled(r"từ\s+(?:tỉnh\s+)?(?P<first>.+?)\s+(?:đến|tới|vào)\s+(?:tỉnh\s+|thành phố\s+|tp\.?\s*)?")
_SMALL_WORD = regex.compile(r"[^\S\n]+(?!và\b)\p{Ll}")
_NO_UNIT = compiled(
    r"(?:cụm|khối|các đồng|ngày|sáng|chiều|hội nghị|tại|theo|"
    r"chủ tịch|phó chủ tịch|phó|bí thư|giám đốc|lãnh đạo|ông|bà|đồng chí)(?!\p{L})"
)
"""What a list of units ends before: another cluster, an office, a person."""
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


@cache
def alternation(use: str) -> str:
    """The words of a use as an alternation, longest first."""
    return any_of(words_for("cluster_phrases", use))


def units_between(document: Document, start: int, end: int) -> list[Unit]:
    """Places and bodies that can be members, in order, each once: ``UBND tỉnh Hà Giang`` is Hà Giang."""
    found: list[Unit] = []
    bodies = [body for body in within(document.bodies, start, end) if _can_be_member(body)]
    for index, body in enumerate(bodies):
        after = bodies[index + 1] if index + 1 < len(bodies) else None
        if after and _is_committees(document, body, after):
            name = f"{body.organisation} {body_name(document, after) if after.place else after.name}"
            found.append(Unit(body.start, after.end, name, is_body=True))
        elif not (found and found[-1].end == body.end):
            found.append(Unit(body.start, body.end, _body_unit(document, body), is_body=True))
    short = short_units(document)
    for place in within(document.places, start, end):
        if place.rank <= COMMUNE and not any(unit.start <= place.start < unit.end for unit in found):
            full = short.get(place.start)
            found.append(Unit(place.start, place.end, full or place.label, full is None, full is not None))
    return sorted(found, key=lambda unit: unit.start)


def _is_committees(document: Document, board: Body, committee: Body) -> bool:
    """Whether a board is that of the party's committee straight after it: ``Ban Tuyên giáo Tỉnh ủy`` is one unit."""
    own = board.kind in _OF_A_COMMITTEE and not (board.place or board.level or board.scope)
    return own and committee.kind == "party" and document.text[board.end : committee.start] == " "


def _can_be_member(body: Body) -> bool:
    no_member = body.kind in _NO_MEMBERS and not body.name.startswith(_OFFICE_OF)
    if no_member or body.scope == "Trung ương":
        return False
    return body.kind not in _FOR_THEIR_AREA or body.place is not None or body.level is not None


def _body_unit(document: Document, body: Body) -> str:
    """A committee or council stands for its area, and the council of emulation and its board too."""
    body = committee_itself(document, body)
    for_area = body.kind in _FOR_THEIR_AREA or "Thi đua" in body.name
    if for_area:
        area = body.place.label if body.place else own_area(document, body)
        if area:
            return area
    if body.kind in _NAMED_FOR_PLACES and body.place and body.place.start == body.place.name_start:
        return f"{body.name} {document.text[body.place.start : body.place.end]}"  # … Sài Gòn, as it calls itself
    if body.place or body.level == "thành phố":  # "Hội LHPN TP" alone names no body
        return body_name(document, body)
    if body.level:
        named = next((other for other in document.bodies if _is_fuller(other, body)), None)
        return body_name(document, named) if named else body.full_name()  # Hội Nông dân tỉnh, as the article has it
    return body.organisation


def _is_fuller(other: Body, body: Body) -> bool:
    """Whether a body is the same with its place: ``Hội Nông dân tỉnh Nghệ An`` for ``Hội Nông dân tỉnh``."""
    if other.place is None or other.name != body.name:
        return False
    return other.level == body.level or (other.place.rank == PROVINCE and body.level in ("tỉnh", "thành phố"))


@cache
def prefix_pattern() -> re.Pattern[str]:
    """What may stand before a unit's name in a list: ``lãnh đạo các``, ``UBND các huyện``, ``3 đơn vị:``."""
    counted = rf"\d{{1,2}}\s+(?:{alternation('counted')})"
    return compiled(rf"(?:{alternation('prefix')}|{counted})(?:\s*:)?\s+")


@cache
def _stop() -> re.Pattern[str]:
    return compiled(rf"(?<!(?<!\p{{L}})các)\s+(?P<word>{alternation('stop')})(?!\p{{L}})")


def unit_list(document: Document, start: int, end: int) -> tuple[list[Unit], int]:
    """The units listed from ``start`` on, and the end of the list.

    Parted by commas, semicolons and ``và``; a name that the tables know is taken whole. The list ends where a part is
    no name, or where a clause goes on after one.
    """
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
        if unit is None:
            break
        if plural and not unit.is_body and not (plural.name == "Trường" and _SORT_OF_SCHOOL.match(unit.name)):
            unit = Unit(unit.start, unit.end, f"{plural.name} {document.text[unit.start : unit.end]}", is_body=True)
        found.append(_of_shared(document, shared, unit) if shared else _with_head(document, found, unit))
        aside = _ASIDE.match(document.folded, unit.end, end)
        gap = _SEPARATOR.match(document.folded, aside.end() if aside else unit.end, end)
        if not (goes_on or aside) or not gap:
            break
        position = gap.end()
    return found, found[-1].end if found else start


def _of_field(
    document: Document, plural: PluralHead | None, before: list[Unit], position: int
) -> tuple[Unit, bool] | None:
    """A unit that a list names by its field alone: ``các sở: Nội vụ, Kế hoạch và Đầu tư``, ``Sở Y tế, Nội vụ``."""
    head = plural.name if plural else before[0].name.split()[0] if before else ""
    if not head or (plural is None and head not in _OF_FIELDS) or not document.text[position].isupper():
        return None
    field = field_at(document, position)
    if field is None or _SMALL_WORD.match(document.text, field[1]) or _LONGER.match(document.text, field[1]):
        return None
    return Unit(position, field[1], f"{head} {field[0]}", is_body=True), True


def _of_shared(document: Document, shared: SharedHead, unit: Unit) -> Unit:
    """A place of a list that says once of what kind its units are."""
    place = place_at(document, unit.start)
    if place is None and not unit.is_body and _PLACE_NAME.fullmatch(unit.name):
        name = " ".join(part for part in (shared.name, shared.level, unit.name) if part)
        return Unit(unit.start, unit.end, name, is_body=True)
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
        r"[,;()\n.…:]|\s[-–]\s|\s(?=\d+(?:[.,]\d+)?\s*(?:phiếu|điểm|%))|\s+hay\s+(?=\p{Lu})"
        rf"|\s+và\s+(?=[\p{{Lu}}\d]|(?:{alternation('counted')}|{alternation('prefix')})\s)"
    )


def _free_unit(document: Document, position: int, end: int) -> tuple[Unit | None, bool]:
    """A unit of no table: words from a capital up to a separator, bracket or clause (``Ban Tổ chức`` goes on)."""
    text, folded = document.text, document.folded
    if position >= end or not text[position].isupper() or _NO_UNIT.match(folded, position):
        return None, False
    limit = end
    mark = _free_mark().search(text, position, end)
    if mark:
        limit = mark.start()
    stop = next((m for m in _stop().finditer(folded, position, limit) if not text[m.start("word")].isupper()), None)
    finish = stop.start() if stop else limit
    words = text[position:finish].split()
    if not 1 <= len(words) <= _MOST_WORDS:
        return None, False
    return Unit(position, finish, " ".join(words).strip(" ,.;:-")), stop is None


@cache
def _orders() -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(name.strip() for name in row["provinces"].split(" | "))
        for row in rows("province_orders", "name", "provinces")
    )


def _range(document: Document, start: int, end: int) -> tuple[list[Unit], int] | None:
    """The provinces of ``từ Thanh Hóa đến Thừa Thiên Huế``, those between them too where the order is known."""
    match = _RANGE.match(document.folded, start, min(end, start + 60))
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
