"""Who holds an event."""

from __future__ import annotations

import re
from functools import cache

import regex

from kg_service.extraction.document import Document, starting_at, within
from kg_service.extraction.event.mentions import EventMention
from kg_service.extraction.event.tables import said, whole
from kg_service.extraction.event.venues import LONGEST_VENUE, adjoins
from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.clusters import cluster_noun
from kg_service.extraction.mentions.places import COMMUNE, level_of, level_pattern
from kg_service.extraction.tables import words_for
from kg_service.text.capitals import in_small_letters
from kg_service.text.normalize import fold
from kg_service.text.patterns import compiled


@cache
def _holding() -> re.Pattern[str]:
    return compiled(whole("hold"))


_AT_END = compiled(r"(?<!\p{L})tại\s+$")
BEHALF = 24
"""Characters before a body that may say on whose behalf someone acts."""


@cache
def not_holding() -> re.Pattern[str]:
    """Before a body where an event is held, or on whose behalf someone acts there."""
    return compiled(rf"(?<!\p{{L}}){said('behalf')}\s+(?:{said('venue')}\s+)?$")


_BY = regex.compile(r"(?<!\p{L})do\s+$")
_OF = regex.compile(r"(?<!\p{L})của\s+$")
_AGENT = compiled(r"(?<!\p{L})được\s+$")


@cache
def _holds() -> re.Pattern[str]:
    """After the agent of a passive: ``được UBND tỉnh và Sở Nội vụ tổ chức``."""
    return compiled(rf"[^.;,()]{{0,60}}?\s{said('organise')}(?!\p{{L}})")


@cache
def _of_cluster() -> re.Pattern[str]:
    return compiled(rf"\s(?:của|trong)\s+{cluster_noun()}(?!\p{{L}})")


def organiser_of(document: Document, mention: EventMention) -> str | None:
    """Who holds the event: a cluster that the sentence names, the body before ``tổ chức``, else what it is of."""
    start, end = mention.scope
    for cluster in within(document.clusters, start, end)[:1]:
        return cluster.name
    if document.areas.cluster and _of_cluster().search(document.folded, mention.start, mention.end):
        return document.areas.cluster
    before = _subject(document, mention)
    if before:
        return before
    after = following(document, mention.start, end) or _next_subject(document, mention)
    told = after or _free_subject(document, mention) or _in_name(document, mention)
    return told or _own_cluster(document, mention) or _letterhead(document)


def _own_cluster(document: Document, mention: EventMention) -> str | None:
    """The cluster that the whole text is about, whose conference and pact its minutes tell of."""
    about = document.areas.cluster is not None and document.areas.subject == document.areas.cluster
    return document.areas.cluster if about and mention.kind in ("conference", "pact_signing") else None


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
        if not not_holding().search(document.folded, max(start, body.start - BEHALF), body.start)
    ]
    if not bodies:
        first = len(units) - 1
        own = _own().search(document.folded, mention.start, mention.end)
        rank = level_of(own["level"]).rank if own else None
        while first > 0 and units[first].rank != rank and adjoins(document, units[first - 1], units[first]):
            first -= 1  # xã A, huyện B, tỉnh C tổ chức; but tỉnh C its Đại hội Thi đua yêu nước tỉnh
        return units[first].label if units else None
    owner = _PART_OF.search(document.folded, start, bodies[0].start)
    part = _part_of(document, max(start, owner.start() - LONGEST_VENUE), owner.start()) if owner else None
    if part:
        return part
    body = bodies[-1] if _joined(document, bodies) else bodies[0]
    if fold(body.name) in words_for("event_words", "whole_unit") and not body.place and not body.level and units:
        return units[-1].label  # Đảng bộ, chính quyền và nhân dân huyện Mai Sơn
    return body_name(document, body)


_PART_OF = regex.compile(r",?\s+(?:trực\s+)?thuộc\s+$")
_CLAUSE = regex.compile(r"(?:^|[,.;:]\s+)(?P<name>\p{Lu}[^,.;:]*)$")


def _part_of(document: Document, start: int, end: int) -> str | None:
    """``Xưởng may 2, thuộc Công ty …``: the part that holds the event, in the words before."""
    clause = _CLAUSE.search(document.text, start, end)
    return " ".join(clause["name"].split()) if clause and not any(c.isdigit() for c in clause["name"]) else None


def _joined(document: Document, bodies: list[Body]) -> bool:
    """Whether a body and the one that it belongs to stand side by side: ``Phòng Tham mưu, Công an tỉnh``."""
    return len(bodies) == 2 and document.folded[bodies[0].end : bodies[1].start].strip() == ","


@cache
def _free_holder() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:^|[,.;:\n]\s*)(?P<name>\p{{Lu}}[\p{{L}}\d&-]*(?:\s+\p{{Lu}}[\p{{L}}\d&-]*){{0,6}})\s+"
        rf"(?:đã\s+|vừa\s+|sẽ\s+)?{said('organise')}\s+$"
    )


_LETTERHEAD = 300


def _free_subject(document: Document, mention: EventMention) -> str | None:
    """``Ngày 18/12, EVNSPC tổ chức lễ …``: a body of no table straight before the verb."""
    found = None if mention.act else _free_holder().search(document.text, mention.scope[0], mention.start)
    if found is None or within(document.people, found.start("name"), found.end("name")):
        return None
    return " ".join(found["name"].split())


def _letterhead(document: Document) -> str | None:
    """The body, in capitals, that a document of an office begins with: who holds what its title names."""
    for body in reversed(within(document.bodies, 0, _LETTERHEAD)):
        if fold(body.name) in words_for("office_bodies", "committee_part"):
            continue  # the board of the body above it
        if document.text[body.start : body.end].isupper():
            return in_small_letters(body_name(document, body))
    return None


def _in_name(document: Document, mention: EventMention) -> str | None:
    """The body or unit in the event's name: ``Đại hội thi đua yêu nước tỉnh Nghệ An``."""
    for body in within(document.bodies, mention.start, mention.end)[:1]:
        return body_name(document, body)
    for place in within(document.places, mention.start, mention.end):
        if place.rank <= COMMUNE and document.quotation_at(place.start) is None:
            return place.label
    own = _own().search(document.folded, mention.start, mention.end)
    area = document.areas.own(level_of(own["level"]).rank) if own else None
    if own and area is None and level_of(own["level"]).word == _CITY and _is_city(document):
        return document.areas.province  # TP of a text about one of the centrally run cities
    return area


_CITY = "thành phố"


@cache
def _own() -> re.Pattern[str]:
    """The organiser's own area at the end of an event's name: ``Đại hội thi đua yêu nước tỉnh lần thứ V``."""
    return compiled(rf"(?<!\p{{L}})(?P<level>{level_pattern()})\.?(?=\s*(?:$|{said('after_area')}|[,.(]))")


def _is_city(document: Document) -> bool:
    return document.areas.province in document.knowledge.places.cities


def _next_subject(document: Document, mention: EventMention) -> str | None:
    """``Tại buổi gặp mặt …, Phòng Cảnh sát giao thông đã tôn vinh …``: the body after the phrase."""
    start, end = mention.scope
    if not _opening_word().match(document.folded, start, mention.start):
        return None
    for body in within(document.bodies, mention.end, end)[:1]:
        if document.folded[mention.end : body.start].rstrip().endswith(","):
            return body_name(document, body)
    return None


@cache
def _opening_word() -> re.Pattern[str]:
    return compiled(rf"\s*{said('opening')}(?!\p{{L}})")


def following(document: Document, start: int, end: int) -> str | None:
    """Who holds an event by what follows: ``do UBND tỉnh tổ chức``, ``của TP Hà Nội``, ``của Quận 11``."""
    for body in within(document.bodies, start, end):
        agent = _AGENT.search(document.folded, max(start, body.start - 12), body.start)
        if agent and _holds().match(document.folded, body.end, end):
            return body_name(document, body)
    for pattern in (_BY, _OF):
        for body in within(document.bodies, start, end):
            if body.kind == "state":
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
    if body.kind == "board" and not body.level:
        committee = starting_at(document.bodies, body.end + 1)
        if committee and committee.kind == "party" and document.text[body.end] == " ":
            return f"{body.name} {body_name(document, committee)}"  # Ban Tuyên giáo Tỉnh ủy Hậu Giang
    area = document.areas.own(level_of(body.level).rank) if body.level else None
    return body.full_name(area)
