"""Place and organiser of an event."""

from __future__ import annotations

import re
from functools import cache

import regex

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.event.mentions import EventMention
from kg_service.extraction.event.tables import event_words
from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.places import COMMUNE, DISTRICT, PROVINCE, Place, level_of
from kg_service.text.patterns import compiled

# --- place -----------------------------------------------------------------------------------------------------------

_VENUE_END = compiled(
    r"[,.;:()\n\"]|\s+-\s+|\s(?:đã|sẽ|diễn ra|tổ chức|và|với|cho|để|nhằm|do|vào|lúc|sáng|chiều|ngày|có)(?!\p{L})"
)
_CAPITAL = regex.compile(r"\p{Lu}")
_MARK_BETWEEN = compiled(r"\s*[,(]?\s*")
_LONGEST_VENUE = 80


@cache
def _at() -> regex.Pattern[str]:
    """``tại``; before a kind of venue other prepositions too: ``trước Quảng trường …``, ``ở Nhà văn hóa …``."""
    venue = rf"(?:{event_words('venue')})(?!\p{{L}})"
    return regex.compile(rf"(?<!\p{{L}})(?:tại|địa điểm:)\s+|(?<!\p{{L}})(?:{event_words('at')})\s+(?={venue})")


@cache
def _no_place() -> re.Pattern[str]:
    return compiled(rf"(?:{event_words('no_place')})(?!\p{{L}})")


def place_of(document: Document, start: int, end: int) -> str | None:
    """The place that stands after ``tại`` in ``[start, end)``: a unit, or a venue with the unit that it lies in."""
    for match in _at().finditer(document.folded, start, end):
        found = place_told(document, match.end(), end)
        if found:
            return found
    return None


def place_told(document: Document, start: int, end: int) -> str | None:
    """The unit or venue that begins at ``start``, where no gathering or quantity does (``tại hội nghị``)."""
    return None if _no_place().match(document.folded, start) else place_at(document, start, end)


def opening_venue(document: Document, sentence: Sentence) -> str | None:
    """The venue that a sentence begins with, after its day or not: ``14 giờ ngày 18/01, hội trường Sở Y tế``."""
    match = _opening().match(document.folded, sentence.start, sentence.end)
    if not match:
        return None
    start = match.start("venue")
    near = min(sentence.end, start + _LONGEST_VENUE)
    known = [unit.end for units in (document.bodies, document.places) for unit in within(units, start, near)]
    return place_at(document, start, max(known, default=sentence.end))


@cache
def _opening() -> re.Pattern[str]:
    return compiled(rf"(?:[^,.;]{{0,40}}\d[^,.;]{{0,24}},\s+)?(?P<venue>(?:{event_words('venue')})(?!\p{{L}}))")


def place_at(document: Document, start: int, limit: int) -> str | None:
    """The unit or venue that begins at ``start``."""
    units = [place for place in within(document.places, start, limit) if place.rank <= COMMUNE]
    if units and units[0].start == start:
        first = units[0]
        wider = next((unit for unit in units[1:] if _adjoins(document, first, unit)), None)
        return f"{first.label}, {wider.label}" if wider else first.label
    stop = _VENUE_END.search(document.folded, start, min(limit, start + _LONGEST_VENUE))
    end = stop.start() if stop else min(limit, start + _LONGEST_VENUE)
    venue = " ".join(document.text[start:end].split()).rstrip(" .,")
    inside: list[Place] = []
    for unit in units:
        if unit.start < end:
            continue
        if unit.start > end + 3 if not inside else not _adjoins(document, inside[-1], unit):
            break
        inside.append(unit)
    if not venue or not (_CAPITAL.search(venue) or (inside and _venue().match(document.folded, start))):
        return None
    return ", ".join([venue[:1].upper() + venue[1:], *(unit.label for unit in inside)])


@cache
def _venue() -> re.Pattern[str]:
    return compiled(rf"(?:{event_words('venue')})(?!\p{{L}})")


def _adjoins(document: Document, first: Place, second: Place) -> bool:
    return second.rank < first.rank and _MARK_BETWEEN.fullmatch(document.folded[first.end : second.start]) is not None


# --- organiser -------------------------------------------------------------------------------------------------------


@cache
def _holding() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{event_words('hold')})(?!\p{{L}})")


_OF_A_UNIT = frozenset({"Đảng bộ", "Đảng ủy"})
"""Bodies that stand for their unit together with its government and people."""

_AT_END = compiled(r"(?<!\p{L})tại\s+$")
_HEADS_OF_STATE = frozenset({"Chủ tịch nước", "Thủ tướng Chính phủ", "Chính phủ", "Quốc hội"})
BEHALF = 24
NOT_HOLDING = compiled(r"(?<!\p{L})(?:tại|ở|thừa ủy quyền(?:\s+của)?|ủy quyền của|thay mặt)\s+$")
"""Before a body where an event is held, or on whose behalf someone acts there."""
_BY = regex.compile(r"(?<!\p{L})do\s+$")
_OF = regex.compile(r"(?<!\p{L})của\s+$")


_OF_CLUSTER = compiled(r"\s(?:của|trong)\s+(?:cụm|khối)(?!\p{L})")


def organiser_of(document: Document, mention: EventMention) -> str | None:
    """Who holds the event: a cluster that the sentence names, the body before ``tổ chức``, else what it is of."""
    start, end = mention.scope
    for cluster in within(document.clusters, start, end)[:1]:
        return cluster.name
    if document.areas.cluster and _OF_CLUSTER.search(document.folded, mention.start, mention.end):
        return document.areas.cluster
    before = _subject(document, mention)
    if before:
        return before
    following = _following(document, mention.start, end) or _next_subject(document, mention)
    return following or _free_subject(document, mention) or _in_name(document, mention) or _letterhead(document)


def _subject(document: Document, mention: EventMention) -> str | None:
    """The body, else the unit, that the sentence begins with, when a verb of holding follows it."""
    start, limit = mention.scope[0], mention.start
    if not mention.act:
        bodies = within(document.bodies, start, limit)
        verbs = (verb.start() for verb in _holding().finditer(document.folded, start, limit))
        standing = (verb for verb in verbs if not any(body.start < verb < body.end for body in bodies))
        limit = next(standing, start)  # the verb, not that of "Ban Tổ chức"
    units = [
        place
        for place in within(document.places, start, limit)
        if place.rank <= COMMUNE and not _AT_END.search(document.folded, start, place.start)
    ]
    bodies = [
        body
        for body in within(document.bodies, start, limit)
        if not NOT_HOLDING.search(document.folded, max(start, body.start - BEHALF), body.start)
    ]
    if not bodies:
        first = len(units) - 1
        own = _OWN.search(document.folded, mention.start, mention.end)
        rank = level_of(own["level"]).rank if own else None
        while first > 0 and units[first].rank != rank and _adjoins(document, units[first - 1], units[first]):
            first -= 1  # xã A, huyện B, tỉnh C tổ chức; but tỉnh C its Đại hội Thi đua yêu nước tỉnh
        return units[first].label if units else None
    owner = _PART_OF.search(document.folded, start, bodies[0].start)
    part = _part_of(document, max(start, owner.start() - _LONGEST_VENUE), owner.start()) if owner else None
    if part:
        return part
    body = bodies[-1] if _joined(document, bodies) else bodies[0]
    if body.name in _OF_A_UNIT and not body.place and not body.level and units:
        return units[-1].label  # Đảng bộ, chính quyền và nhân dân huyện Mai Sơn
    return body_name(document, body)


_PART_OF = regex.compile(r",?\s+(?:trực\s+)?thuộc\s+$")
_CLAUSE = regex.compile(r"(?:^|[,.;:]\s+)(?P<name>\p{Lu}[^,.;:]*)$")


def _part_of(document: Document, start: int, end: int) -> str | None:
    """``Trung tâm hỗ trợ khách du lịch, thuộc Công ty …``: the part that holds the event, in the words before."""
    clause = _CLAUSE.search(document.text, start, end)
    return " ".join(clause["name"].split()) if clause and not any(c.isdigit() for c in clause["name"]) else None


def _joined(document: Document, bodies: list[Body]) -> bool:
    """Whether a body and the one that it belongs to stand side by side: ``Phòng Tham mưu, Công an tỉnh``."""
    return len(bodies) == 2 and document.folded[bodies[0].end : bodies[1].start].strip() == ","


_FREE_SUBJECT = regex.compile(
    r"(?:^|[,.;:\n]\s*)(?P<name>\p{Lu}[\p{L}\d&-]*(?:\s+\p{Lu}[\p{L}\d&-]*){0,6})\s+"
    r"(?:đã\s+|vừa\s+|sẽ\s+|long trọng\s+)*tổ chức\s+$"
)
_LETTERHEAD = 300


def _free_subject(document: Document, mention: EventMention) -> str | None:
    """``Ngày 18/12, EVNSPC tổ chức lễ …``: a body of no table straight before the verb."""
    found = None if mention.act else _FREE_SUBJECT.search(document.text, mention.scope[0], mention.start)
    if found is None or within(document.people, found.start("name"), found.end("name")):
        return None
    return " ".join(found["name"].split())


def _letterhead(document: Document) -> str | None:
    """The body, in capitals, that a document of an office begins with: who holds what its title names."""
    for body in reversed(within(document.bodies, 0, _LETTERHEAD)):
        if document.text[body.start : body.end].isupper():
            return body_name(document, body)
    return None


def _in_name(document: Document, mention: EventMention) -> str | None:
    """The body or unit in the event's name: ``Đại hội thi đua yêu nước tỉnh Nghệ An``."""
    for body in within(document.bodies, mention.start, mention.end)[:1]:
        return body_name(document, body)
    for place in within(document.places, mention.start, mention.end):
        if place.rank <= COMMUNE and document.quotation_at(place.start) is None:
            return place.label
    own = _OWN.search(document.folded, mention.start, mention.end)
    area = document.areas.own(level_of(own["level"]).rank) if own else None
    if own and area is None and own["level"] in ("tp", "thành phố") and _is_city(document):
        return document.areas.province  # TP of a text about one of the centrally run cities
    return area


_OWN = compiled(r"(?<!\p{L})(?P<level>thành phố|tp|tỉnh|huyện|thị xã|quận)\.?(?=\s*(?:$|lần thứ|năm|giai đoạn|[,.(]))")


def _is_city(document: Document) -> bool:
    return document.areas.province in document.knowledge.places.cities


def _next_subject(document: Document, mention: EventMention) -> str | None:
    """``Tại buổi gặp mặt …, Phòng Cảnh sát giao thông đã tôn vinh …``: the body after the phrase."""
    start, end = mention.scope
    if not document.folded[start : mention.start].strip().startswith(("tại", "trong", "ngay tại")):
        return None
    for body in within(document.bodies, mention.end, end)[:1]:
        if document.folded[mention.end : body.start].rstrip().endswith(","):
            return body_name(document, body)
    return None


def _following(document: Document, start: int, end: int) -> str | None:
    """``do UBND tỉnh tổ chức``, ``của TP Hà Nội``, ``của Quận 11``."""
    for pattern in (_BY, _OF):
        for body in within(document.bodies, start, end):
            if body.name in _HEADS_OF_STATE:
                continue  # "Huân chương do Chủ tịch nước trao tặng"
            if pattern.search(document.folded, max(start, body.start - 12), body.start):
                return body_name(document, body)
        for place in within(document.places, start, end):
            if place.rank <= COMMUNE and pattern.search(document.folded, max(start, place.start - 12), place.start):
                return place.label
    return None


def area_of_organiser(document: Document, mention: EventMention, organiser: str | None) -> str | None:
    """Where a body holds its events when the text gives no place: in its own area; None for clusters and ministries."""
    start, end = mention.scope
    for body in within(document.bodies, start, end):
        if body_name(document, body) == organiser:
            if body.place:
                return body.place.label
            return document.areas.province if body.level == "tỉnh" else None
    for place in within(document.places, start, end):
        if place.label == organiser:
            return place.label
    return None


def body_name(document: Document, body: Body) -> str:
    """The body's name with its place; the article's own where the text leaves it out (``UBND tỉnh``)."""
    if body.place or body.scope:
        return body.full_name()
    ranks = {"tỉnh": PROVINCE, "thành phố": PROVINCE, "huyện": DISTRICT, "thị xã": DISTRICT, "quận": DISTRICT}
    rank = ranks.get(body.level or "", COMMUNE if body.level else None)
    area = document.areas.own(rank) if rank else None
    return body.full_name(area)
