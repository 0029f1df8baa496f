"""What an article says of a campaign besides its name: whose it is, when, who began it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

import regex

from kg_service.extraction.campaign.actors import is_of_each_unit, own_people
from kg_service.extraction.campaign.names import CampaignName
from kg_service.extraction.campaign.triggers import alternation, launch_before
from kg_service.extraction.document import Document, Sentence, starting_at, within
from kg_service.extraction.issuers import body_name, issuer_at
from kg_service.extraction.mentions.areas import Anchor
from kg_service.extraction.mentions.places import DISTRICT
from kg_service.text.patterns import compiled
from kg_service.text.phrases import stands_in

_OWN_KINDS = frozenset({"police", "army", "company"})
_OWN_PEOPLE = frozenset({"ministry", "school", "hospital"})
_AREA_REACH = 60
_SUBJECT_REACH = 60

_OF = compiled(r"[\"'”’]?\s*(?:của|ở|tại|trên địa bàn)\s+(?:các\s+)?")

_AND = compiled(r"\s*(?:,|,?\s+và)\s+")

_BY = regex.compile(r"(?<!\p{L})(?:do|được)\s+")
_BY_PASSIVE = regex.compile(r"(?<!\p{L})được\s+")
_BY_REACH, _PASSIVE_REACH = 60, 250

_LOCATED = compiled(r"(?:(?<!\p{L})(?:tại|ở|đến)\s+(?:các\s+)?)$")
_LOCATES = compiled(r"\s*[,(-]\s*(?:tỉnh\s+|thành phố\s+|tp\.?\s*)?")
_ANSWER_COMMA = compiled(r"[\"'”’]?\s*(?:do\s+[^,.;:\"]{3,80}\s+phát động)?(?:\s+(?:giai đoạn|năm)\s[\d\s-]+)?\s*,\s*")


@cache
def _of_nation() -> re.Pattern[str]:
    return compiled(rf"[\"'”’]?\s*(?:(?:trong|trên|tại)\s+)?(?:{alternation('national')})(?!\p{{L}})")


@cache
def _area_opening() -> regex.Pattern[str]:
    area = r"(?P<area>\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){1,3})"
    return regex.compile(rf"{area}\s(?:{alternation('joins')})(?!\p{{L}})")


@cache
def _done() -> re.Pattern[str]:
    """A verb of launching that ends its clause: its object, the campaign, stands before."""
    return compiled(rf"\s+(?:{alternation('launch')})(?!\p{{L}})(?!\s+(?:{alternation('movement')}|đợt))")


@cache
def _answer_first() -> re.Pattern[str]:
    return compiled(rf"(?:{alternation('answer')})(?!\p{{L}})[^,.;:\"]{{0,40}}$")


def _anchors(document: Document, start: int, end: int) -> list[Anchor]:
    return within(_all_anchors(document), start, end)


@lru_cache(maxsize=2)  # asked for every name of a document
def _all_anchors(document: Document) -> list[Anchor]:
    """The article's anchors, and the areas of bodies that hold theirs in their name (``Huyện ủy A``)."""
    anchors = document.areas.anchors
    found = list(anchors)
    for body in document.bodies:
        index = bisect.bisect_left(anchors, body.start, key=lambda anchor: anchor.start)
        inside = index < len(anchors) and anchors[index].start < body.end
        if body.place and body.place.rank <= DISTRICT and not inside and body.kind not in _OWN_KINDS:
            found.append(Anchor(body.start, body.end, body.place.label, body.place.rank))
    return sorted(found, key=lambda anchor: anchor.start)


_LISTED = 24
"""Names of a list over which the words after its last one reach back."""
_TOLD_REACH = 400
"""Characters between what announces a list and a name in it, in which who launched it may stand."""


# --- whose -----------------------------------------------------------------------------------------------------------


def area_in_name(document: Document, name: CampaignName) -> str | None:
    """The area that a name holds: a place in it, the article's own unit by its bare name, or the area at its head."""
    inside = [place for place in within(document.places, name.start, name.end) if place.rank <= DISTRICT]
    if inside:
        return inside[-1].label
    areas = document.areas
    for own in (areas.commune, areas.district, areas.province):
        if own and stands_in(own, name.name):
            return own
    opening = _area_opening().match(name.name)
    return opening["area"] if opening else None


def area_after(document: Document, names: Sequence[CampaignName]) -> str | None:
    """The area in ``của tỉnh X`` straight after a name, or after a later one of its list: it reaches back to ``;``."""
    for index, name in enumerate(names[:_LISTED]):
        if index and ";" in document.folded[names[index - 1].end : name.start]:
            return None
        of = _OF.match(document.folded, name.end)
        near = _anchors(document, of.start(), of.end() + _AREA_REACH) if of else []
        for anchor in near:
            if of and (anchor.start == of.end() or anchor.start < of.end() < anchor.end):
                return anchor.label
        owner = starting_at(document.bodies, of.end()) if of else None
        if owner and owner.place is None and owner.kind in (_OWN_PEOPLE | _OWN_KINDS):
            return own_people(document, owner)
    return None


def others_after(document: Document, name: CampaignName) -> list[str]:
    """The further areas in ``của tỉnh A và tỉnh B`` straight after a name: each runs the campaign."""
    of = _OF.match(document.folded, name.end)
    near = _anchors(document, of.start(), of.end() + _AREA_REACH) if of else []
    if of is None or not near or near[0].start > of.end():
        return []
    found: list[str] = []
    for before, anchor in pairwise(near):
        if anchor.rank != before.rank or not _AND.fullmatch(document.folded, before.end, anchor.start):
            break
        found.append(anchor.label)
    return found


def is_national(document: Document, end: int) -> bool:
    """Whether ``trong cả nước`` follows a name, so that the area at hand does not run it."""
    return _of_nation().match(document.folded, end) is not None


def area_said(document: Document, name: CampaignName, sentence: Sentence) -> str | None:
    """Who carries the campaign on, by the sentence: the subject after ``Hưởng ứng phong trào …,``, else one before."""
    folded = document.folded
    if _answer_first().match(folded, sentence.start, name.trigger):
        comma = _ANSWER_COMMA.match(folded, name.end)
        if comma:
            end = min(sentence.end, comma.end() + _SUBJECT_REACH)
            unit = starting_at(document.bodies, comma.end())
            if unit and unit.kind in _OWN_KINDS:
                return body_name(document, unit)
            after = _anchors(document, comma.end(), end)
            if after and after[0].start <= comma.end() + 12:
                return after[0].label
    told = _told_at(document, name, sentence)
    if told:
        return told
    unit_before = _uniformed(document, name, sentence) or _running(document, name, sentence)
    if unit_before:
        return unit_before
    before = _anchors(document, sentence.start, name.trigger)
    acting = [a for a in before if not _only_located(folded, sentence.start, a.start)]
    if acting:
        return _innermost(document, acting).label
    return _of_cluster(document, name, sentence) or (_innermost(document, before).label if before else None)


def _told_at(document: Document, name: CampaignName, sentence: Sentence) -> str | None:
    """``ở Ba Tri, đó là "…"``: the unit of the clause of a name that no trigger stands before."""
    if name.trigger < name.start - 1:
        return None
    before = within(document.quotations, sentence.start, name.trigger)
    mark = document.folded.rfind(";", sentence.start, name.trigger) + 1
    anchors = _anchors(document, max([sentence.start, mark, *(one.end for one in before[-1:])]), name.trigger)
    return _innermost(document, anchors).label if anchors else None


def _only_located(folded: str, start: int, position: int) -> bool:
    """Whether a place only says where: after ``tại``, or in brackets."""
    opened = folded.rfind("(", start, position)
    in_brackets = opened >= 0 and folded.find(")", opened, position) < 0
    return in_brackets or _LOCATED.search(folded, max(start, position - 12), position) is not None


def _of_cluster(document: Document, name: CampaignName, sentence: Sentence) -> str | None:
    """The cluster whose campaign it is, by ``của Cụm …`` later in the sentence."""
    for anchor in _anchors(document, name.end, sentence.end):
        if anchor.rank == 0 and document.folded.startswith("của ", anchor.start - 4):
            return anchor.label
    return None


def _uniformed(document: Document, name: CampaignName, sentence: Sentence) -> str | None:
    """A police or army unit or a company that the sentence speaks of last before the campaign: it runs its own."""
    bodies = [b for b in within(document.bodies, sentence.start, name.trigger) if b.kind in _OWN_KINDS]
    if not bodies:
        return None
    label = body_name(document, bodies[-1])
    return None if is_of_each_unit(label) or _anchors(document, bodies[-1].end, name.trigger) else label


@cache
def _runs() -> re.Pattern[str]:
    verbs, adverb = alternation("launch", "answer"), alternation("adverb")
    return compiled(rf"\s+(?:(?:{adverb})\s+){{0,3}}(?:{verbs}|tiếp tục)(?!\p{{L}})[^.,;:\"]{{0,40}}$")


def _running(document: Document, name: CampaignName, sentence: Sentence) -> str | None:
    """A ministry, school or hospital of no area that launches or runs the campaign: it is its own people's."""
    bodies = [b for b in within(document.bodies, sentence.start, name.trigger) if b.kind in _OWN_PEOPLE]
    if not bodies or bodies[-1].place or not _runs().match(document.folded, bodies[-1].end, name.trigger):
        return None
    return own_people(document, bodies[-1])


def _innermost(document: Document, anchors: Sequence[Anchor]) -> Anchor:
    """The last anchor, or the smaller unit before it that it only locates (``Xã A, huyện B phát động …``)."""
    index = len(anchors) - 1
    while index > 0 and anchors[index - 1].rank > anchors[index].rank > 0:
        if not _LOCATES.fullmatch(document.folded, anchors[index - 1].end, anchors[index].start):
            break
        index -= 1
    return anchors[index]


def area_at_large(document: Document, name: CampaignName, sentence: Sentence) -> str | None:
    """Whose a campaign is when no words beside it say so: an area of its sentence, else what the article is about."""
    anchored = bool(_anchors(document, sentence.start, sentence.end))
    return document.area_at(name.trigger, name.end) if anchored else document.areas.subject


# --- who began it ----------------------------------------------------------------------------------------------------


def launched_by(document: Document, name: CampaignName, sentence: Sentence) -> str | None:
    """Who launched it: ``do X phát động`` beside the name, else the body or place before ``phát động``."""
    folded = document.folded
    after = folded.find('"', name.end + 1, sentence.end)
    near = min(sentence.end, name.end + _BY_REACH, after if after >= 0 else sentence.end)
    for pattern, start, end in (
        (_BY, max(name.trigger, name.start - _TOLD_REACH), name.start),
        (_BY, name.end, near),
        (_BY_PASSIVE, name.end, min(sentence.end, name.end + _PASSIVE_REACH)),
    ):
        for by in pattern.finditer(folded, start, end):
            found = issuer_at(document, by.end())
            if found and _done().match(folded, found[1]):
                return found[0]
    launch = launch_before().search(folded, max(sentence.start, name.trigger - 40), name.trigger)
    if not launch:
        return None
    start = max(sentence.start, launch.start() - 60)
    bodies = within(document.bodies, start, launch.start())
    anchors = _anchors(document, start, launch.start())
    if bodies and (not anchors or anchors[-1].start <= bodies[-1].end):
        return body_name(document, bodies[-1])
    if not anchors:
        return None
    first = _innermost(document, anchors)
    return first.label if first.rank else None
