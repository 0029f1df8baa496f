"""Heads and deputy heads of clusters: who is chosen, who hands over to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

import regex

from kg_service.extraction.cluster_listed import units_around
from kg_service.extraction.cluster_members import Role
from kg_service.extraction.cluster_periods import carried_over, period_of_title, told_before
from kg_service.extraction.cluster_units import Unit, alternation
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.facts import ClusterRoleKind
from kg_service.extraction.tables import WHOLE_TEXT, rows, spellings
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder

TAKEN, APPOSED, NAMED = 0.95, 0.88, 0.93
"""Confidence of a title after a verb (``làm Cụm trưởng``), beside its unit, and before it (``Cụm trưởng là …``)."""

_UNIT_REACH = 200
_CLUSTER_REACH = 5000
_LONGEST_NAME = 14
_PERIOD_REACH = 90
_FOR_ITS_UNIT = compiled(r"\)?\s*(?:[,(-]|đơn vị|là)(?:\s*(?:đơn vị|là|là đơn vị))?\s*")
_TO_UNIT = regex.compile(
    r"\s*(?:thi đua\s*)?(?:(?:được\s+)?(?:giao|trao)\s+cho|(?:sẽ\s+)?là|:|-|(?:sẽ\s+)?thuộc về)\s*"
    r"(?:đơn vị\s+|lãnh đạo\s+|đại diện\s+)?"
)
_COMMA = compiled(r"\s*,\s*")
_TOGETHER = compiled(r"\s+(?:và|cùng)\s+(?:đơn vị\s+)?")
_LISTED = compiled(r"\s*,\s*")
_COLON = compiled(r"\s*:")
_PARTED = compiled(r"\s*[;,]\s*(?:và\s+)?|\s+và\s+")
_COUNTED = compiled(r"(?<!\p{L})(?P<n>hai|ba|bốn|0?[234])\s+$")
_FOR_YEAR = compiled(r"(?:\s*(?:của\s+)?(?:năm|nhiệm kỳ|giai đoạn)\s+(?:19|20)\d{2}(?:\s?-\s?(?:19|20)\d{2})?)?")
_HANDED = compiled(r"(?<!\p{L})(?:giao|trao|chuyển|nhường)(?!\p{L})[^.;,:]{0,40}$")
_HAND_TO = compiled(r"(?<!\p{L})(?:giao|trao|chuyển|nhường)(?!\p{L})[^.;:]{0,60}(?<!\p{L})(?:cho|sang|về)\s+$")
_PASSIVE = compiled(rf"{_FOR_YEAR.pattern}\s+(?:đã\s+|sẽ\s+|tiếp tục\s+)?(?:được|chuyển)\s")
_OF_CLUSTER = compiled(rf"\s*(?:của\s+|các\s+)?{_FOR_YEAR.pattern}\s*(?:của\s+)?")


@dataclass(frozen=True, slots=True)
class Title:
    """A title at ``[start, end)``; ``end`` is past its cluster's name where that follows."""

    start: int
    word_end: int
    end: int
    role: ClusterRoleKind
    cluster: str | None


@cache
def _titles() -> dict[str, ClusterRoleKind]:
    found: dict[str, ClusterRoleKind] = {}
    for row in rows("cluster_titles", "role", "spellings"):
        role: ClusterRoleKind = "head" if row["role"] == "head" else "deputy_head"
        for word in spellings(row["spellings"]):
            found[word] = role
    return found


@cache
def _title_finder() -> PhraseFinder:
    return PhraseFinder(_titles(), WHOLE_TEXT)


def heads(document: Document) -> Iterator[Role]:
    """Heads and deputy heads that the article names with their cluster, in order."""
    titles = list(_all_titles(document))
    for _, listed in groupby(titles, key=lambda pair: pair[0].block):
        roles: list[Role] = []
        for sentence, group in groupby(listed, key=lambda pair: pair[0]):
            of_sentence = [title for _, title in group]
            by_cluster = list(_by_cluster(document, sentence, of_sentence))
            roles += by_cluster or _sentence_roles(document, sentence, of_sentence)
        yield from carried_over(roles)
    yield from _led(document)


_BY = regex.compile(r"(?<!\p{L})(?:cụm|khối)(?!\p{L})[^.;:]{0,60}?\sdo\s+")


@cache
def _leads() -> re.Pattern[str]:
    return compiled(rf"\s+(?:{alternation('lead')})(?!\p{{L}})")


def _led(document: Document) -> Iterator[Role]:
    """``Năm 2023 Cụm do A đứng đầu``: who leads a cluster, without a title."""
    if not document.clusters:
        return
    for by in _BY.finditer(document.folded):
        sentence = document.sentence_at(by.start())
        units = units_around(document, by.end(), by.end() + _UNIT_REACH) if sentence else []
        if not sentence or not units or units[0].start > by.end() or not _leads().match(document.folded, units[0].end):
            continue
        title = Title(by.start(), by.start(), units[0].end, "head", None)
        cluster = _cluster(document, sentence, [title], 0)
        period = period_of_title(document, sentence, [title], 0, cluster) if cluster else None
        if cluster:
            value = period.value if period else None
            yield Role(by.start(), units[0].end, cluster, units[0].name, "head", value, APPOSED)


def _all_titles(document: Document) -> Iterator[tuple[Sentence, Title]]:
    for found in _title_finder().find(document.folded):
        sentence = document.sentence_at(found.start)
        if sentence is None:
            continue
        end, cluster = found.end, None
        mention = next(iter(within(document.clusters, found.start, sentence.end)), None)
        if mention and (mention.start < found.end or _OF_CLUSTER.fullmatch(document.folded, found.end, mention.start)):
            end, cluster = max(mention.end, found.end), mention.name
        yield sentence, Title(found.start, found.end, end, _titles()[found.phrase], cluster)


_EACH = regex.compile(
    rf"(?:\s+(?:các|của các)\s+(?:cụm|khối)(?:\s+thi đua)?)?{_FOR_YEAR.pattern}(?:\s+như sau)?\s*:\s*"
)
_LED_BY = regex.compile(r"\s*(?:-|:|là|do)\s*")
_NEXT = regex.compile(r"\s*[;,]\s*(?:và\s+)?")


def _by_cluster(document: Document, sentence: Sentence, titles: Sequence[Title]) -> Iterator[Role]:
    """``Trưởng cụm năm 2015: Cụm I - huyện A; Cụm II - huyện B``: a title once, and who has it in each cluster."""
    title = titles[0]
    colon = _EACH.match(document.folded, title.word_end, sentence.end) if len(titles) == 1 else None
    position, period = colon.end() if colon else sentence.end, None
    for cluster in within(document.clusters, position, sentence.end):
        gap = _LED_BY.match(document.folded, cluster.end)
        units = units_around(document, gap.end(), min(sentence.end, gap.end() + _UNIT_REACH)) if gap else []
        if cluster.start != position or not gap or not units or units[0].start != gap.end():
            return
        period = next((one.value for one in within(document.periods, title.word_end, position)), period)
        yield Role(cluster.start, units[0].end, cluster.name, units[0].name, title.role, period, NAMED)
        after = _NEXT.match(document.folded, units[0].end)
        position = after.end() if after else sentence.end


def _sentence_roles(document: Document, sentence: Sentence, titles: Sequence[Title]) -> Iterator[Role]:
    for index, title in enumerate(titles):
        found = _units(document, sentence, titles, index)
        cluster = title.cluster or _cluster(document, sentence, titles, index)
        if found is None or cluster is None:
            continue
        units, confidence = found
        period = period_of_title(document, sentence, titles, index, cluster)
        value = period.value if period else told_before(document, sentence)
        for unit in units:
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
    return named[0].name if named else document.areas.cluster


@cache
def _take_before() -> re.Pattern[str]:
    """``giữ vai trò``, ``tiếp quản vị trí``, ``được tín nhiệm giao nhiệm vụ``, ``làm`` straight before a title."""
    office = rf"(?:{alternation('office')})"
    chosen = rf"được(?:\s+[^\s.,;:()]+){{0,7}}?\s+(?:{alternation('choose')})"
    return compiled(
        rf"(?<!\p{{L}})(?:(?:{alternation('take')}|{chosen})(?:\s+{office})*|(?:với|trong|ở|trên)\s+{office})"
        rf"(?:\s+(?:là|làm|của))?(?:\s+(?:đơn vị|tỉnh))?\s+$"
    )


@cache
def _as_before() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{alternation('as')})(?:\s+đơn vị)?\s+$")


def _units(
    document: Document, sentence: Sentence, titles: Sequence[Title], index: int
) -> tuple[list[Unit], float] | None:
    """The units that have the title, and how surely."""
    folded, title = document.folded, titles[index]
    first = titles[index - 1].end if index else sentence.start
    last = titles[index + 1].start if index + 1 < len(titles) else sentence.end
    before = units_around(document, max(first, title.start - _UNIT_REACH), title.start)
    after = units_around(document, title.end, min(last, title.end + _UNIT_REACH))
    in_turn = _in_turn(document, sentence, titles, index)
    if in_turn:
        return [in_turn], TAKEN
    handed = _handed(document, sentence, title, after)
    if handed:
        return [handed], NAMED
    taken = _take_before().search(folded, before[-1].end if before else first, title.start)
    if taken and ";" not in folded[before[-1].end if before else first : title.start]:
        chosen = _chosen(document, first, taken.start())
        if chosen:
            return [chosen], TAKEN
        if before:
            return _all_before(document, title, before), TAKEN
    year = _FOR_YEAR.match(folded, title.end)
    at = year.end() if year else title.end
    gap = folded[at : after[0].start] if after else ""
    if after and _TO_UNIT.fullmatch(gap):
        return _all_after(document, title, after), NAMED
    beside = folded[before[-1].end : title.start] if before else ""
    if before and (_FOR_ITS_UNIT.fullmatch(beside) or (title.cluster and not beside.strip())):
        return [before[-1]], APPOSED
    if not after:
        return None
    as_one = _as_before().search(folded, max(sentence.start, title.start - 30), title.start)
    if as_one and not before and _COMMA.fullmatch(gap):
        return [after[0]], TAKEN
    bare = not gap.strip() and title.cluster is None
    return ([after[0]], APPOSED) if bare else None


def _handed(document: Document, sentence: Sentence, title: Title, after: Sequence[Unit]) -> Unit | None:
    """Who gets the title that is handed over: ``bàn giao chức Cụm trưởng cho A``, ``… được chuyển từ B sang A``."""
    given = _HANDED.search(document.folded, max(sentence.start, title.start - 50), title.start)
    passive = None if given else _PASSIVE.match(document.folded, title.end)
    if not given and not passive:
        return None
    begin = given.start() if given else title.end
    return next((unit for unit in after if _HAND_TO.search(document.folded, begin, unit.start)), None)


def _all_before(document: Document, title: Title, units: Sequence[Unit]) -> list[Unit]:
    """The last unit; of deputies also those that ``và`` joins to it (``A, B và C làm Cụm phó``)."""
    first = len(units) - 1
    if title.role == "deputy_head" and first and _joined(document, units[first - 1], units[first], _TOGETHER):
        first -= 1
        while first and _joined(document, units[first - 1], units[first], _LISTED):
            first -= 1
    return list(units[first:])


def _all_after(document: Document, title: Title, units: Sequence[Unit]) -> list[Unit]:
    """The first unit; of deputies also those counted, or of a list that ``và`` ends and no other title takes."""
    if title.role == "head":
        return [units[0]]
    counted = _COUNTED.search(document.folded, max(0, title.start - 8), title.start)
    if counted:
        number = {"hai": 2, "ba": 3, "bốn": 4}.get(counted["n"]) or int(counted["n"])
        listed = list(units[:number])
        if all(_joined(document, a, b, _LISTED) or _joined(document, a, b, _TOGETHER) for a, b in pairwise(listed)):
            return listed
    if _COLON.match(document.folded, title.end):
        parted = [_joined(document, one, other, _PARTED) for one, other in pairwise(units)]
        return list(units[: (*parted, False).index(False) + 1])
    last = 0
    while last + 1 < len(units) and _joined(document, units[last], units[last + 1], _LISTED):
        last += 1
    if last + 1 == len(units) or not _joined(document, units[last], units[last + 1], _TOGETHER):
        return [units[0]]
    taken = _takes().match(document.folded, units[last + 1].end)
    return [units[0]] if taken else list(units[: last + 2])


@cache
def _takes() -> re.Pattern[str]:
    return compiled(rf"\s*(?:{alternation('take')}|được)(?!\p{{L}})")


def _joined(document: Document, one: Unit, other: Unit, joint: re.Pattern[str]) -> bool:
    return joint.fullmatch(document.folded, one.end, other.start) is not None


@cache
def _choose() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{alternation('choose')})\s+(?:đơn vị\s+|đại diện\s+)?")


def _chosen(document: Document, start: int, end: int) -> Unit | None:
    """A unit of no table between ``bầu`` and ``làm``: ``bầu Viễn thông Bình Định làm Khối trưởng``."""
    verbs = list(_choose().finditer(document.folded, start, end))
    if not verbs:
        return None
    begin = verbs[-1].end()
    name = " ".join(document.text[begin:end].split())
    if not name[:1].isupper() or len(name.split()) > _LONGEST_NAME or any(mark in name for mark in ",;:("):
        return None
    known = units_around(document, begin, end)
    return None if known and known[0].start == begin else Unit(begin, end, name)


def _in_turn(document: Document, sentence: Sentence, titles: Sequence[Title], index: int) -> Unit | None:
    """``A và B lần lượt làm Cụm trưởng, Cụm phó``: units and titles in the same order."""
    turn = document.folded.find("lần lượt", sentence.start, titles[0].start)
    if turn < 0:
        return None
    units = units_around(document, sentence.start, turn)[-len(titles) :]
    return units[index] if len(units) == len(titles) else None
