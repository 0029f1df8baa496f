"""Which units have a title in a cluster: the words between them tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from kg_service.extraction.cluster_listed import units_around
from kg_service.extraction.cluster_units import Unit, alternation
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.facts import ClusterRoleKind
from kg_service.text.patterns import compiled

TAKEN, APPOSED, NAMED = 0.95, 0.88, 0.93
"""Confidence of a title after a verb (``làm Cụm trưởng``), beside its unit, and before it (``Cụm trưởng là …``)."""

UNIT_REACH = 200
_LONGEST_NAME = 14
_FOR_ITS_UNIT = compiled(r"\)?\s*(?:[,(-]|đơn vị|là)(?:\s*(?:đơn vị|là|là đơn vị))?\s*")
_TO_UNIT = regex.compile(
    r"\s*(?:thi đua\s*)?(?:(?:được\s+)?(?:giao|trao)\s+cho|(?:sẽ\s+)?là|:|-|(?:sẽ\s+)?thuộc về)\s*"
    r"(?:đơn vị\s+|lãnh đạo\s+|đại diện\s+|(?P<several>các\s+(?:đơn vị\s*:?\s+)?))?"
)
_COMMA = compiled(r"\s*,\s*")
_TOGETHER = compiled(r"\s+(?:và|cùng)\s+(?:đơn vị\s+)?")
_LISTED = compiled(r"\s*[,;]\s*")
_COUNTED = compiled(r"(?<!\p{L})(?P<n>hai|ba|bốn|0?[234])\s+$")
FOR_YEAR = compiled(r"(?:\s*(?:của\s+)?(?:năm|nhiệm kỳ|giai đoạn)\s+(?:19|20)\d{2}(?:\s?-\s?(?:19|20)\d{2})?)?")
_HANDED = compiled(r"(?<!\p{L})(?:giao|trao|chuyển|nhường)(?!\p{L})[^.;,:]{0,40}$")
_HAND_TO = compiled(r"(?<!\p{L})(?:giao|trao|chuyển|nhường)(?!\p{L})[^.;:]{0,60}(?<!\p{L})(?:cho|sang|về)\s+$")
_PASSIVE = compiled(rf"{FOR_YEAR.pattern}\s+(?:đã\s+|sẽ\s+|tiếp tục\s+)?(?:được|chuyển)\s")


@dataclass(frozen=True, slots=True)
class Title:
    """A title at ``[start, end)``; ``end`` is past its cluster's name where that follows."""

    start: int
    word_end: int
    end: int
    role: ClusterRoleKind
    cluster: str | None


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


def units_of(
    document: Document, sentence: Sentence, titles: Sequence[Title], index: int
) -> tuple[list[Unit], float] | None:
    """The units that have the title, and how surely."""
    folded, title = document.folded, titles[index]
    first = titles[index - 1].end if index else sentence.start
    last = titles[index + 1].start if index + 1 < len(titles) else sentence.end
    before = units_around(document, max(first, title.start - UNIT_REACH), title.start)
    after = units_around(document, title.end, min(last, title.end + UNIT_REACH))
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
        own = _named_straight(document, max(first, title.start - UNIT_REACH), taken.start(), before)
        if own:
            return [own], TAKEN
        if before:
            return _all_before(document, title, before), TAKEN
    year = FOR_YEAR.match(folded, title.end)
    at = year.end() if year else title.end
    gap = folded[at : after[0].start] if after else ""
    told = _TO_UNIT.fullmatch(gap) if after else None
    if told:
        several = bool(told["several"]) or (":" in gap and last == sentence.end)
        return _all_after(document, title, after, several), NAMED
    beside = folded[before[-1].end : title.start] if before else ""
    if before and (_FOR_ITS_UNIT.fullmatch(beside) or (title.cluster and not beside.strip())):
        return [before[-1]], APPOSED
    if not after:
        return None
    as_one = _as_before().search(folded, max(sentence.start, title.start - 30), title.start)
    if as_one and not before and (_COMMA.fullmatch(gap) or _by_person(document, title.end, after[0].start)):
        return [after[0]], TAKEN
    bare = not gap.strip() and title.cluster is None
    return ([after[0]], APPOSED) if bare else None


_OFFICE_BETWEEN = compiled(r"\s*[,-][^.;:]{0,24}")


def _by_person(document: Document, start: int, end: int) -> bool:
    """``Thay mặt đơn vị Cụm trưởng, ông A, Chủ tịch UBND huyện B …``: someone of the unit between the title and it."""
    people = within(document.people, start, end)
    if len(people) != 1 or not document.folded.startswith(",", start):
        return False
    return _OFFICE_BETWEEN.fullmatch(document.folded, people[0].end, end) is not None


def _handed(document: Document, sentence: Sentence, title: Title, after: Sequence[Unit]) -> Unit | None:
    """Who gets the title that is handed over: ``bàn giao chức Cụm trưởng cho A``, ``… được chuyển từ B sang A``."""
    given = _HANDED.search(document.folded, max(sentence.start, title.start - 50), title.start)
    passive = None if given else _PASSIVE.match(document.folded, title.end)
    if not given and not passive:
        return None
    begin = given.start() if given else title.end
    return next((unit for unit in after if _HAND_TO.search(document.folded, begin, unit.start)), None)


_STRAIGHT = regex.compile(r"(?:\p{Lu}[\p{L}\d.&-]*+\s+)++(?:\p{Lu}[\p{L}\d.&-]*+|\d{1,3})|\p{Lu}[\p{L}\d&-]{2,}")
_NO_UNIT = compiled(r"(?:năm|trong|sau|theo|từ|tại|ngày|đến|sáng|chiều|tiếp|hội nghị|cụm|khối)(?!\p{L})")


def _named_straight(document: Document, start: int, end: int, known: Sequence[Unit]) -> Unit | None:
    """A unit of no table straight before a verb: ``Báo Lâm Đồng làm Khối trưởng``, ``THCS Tân Lập giữ vai trò …``."""
    limit = end
    while limit > start and document.text[limit - 1].isspace():
        limit -= 1
    found = None
    for match in _STRAIGHT.finditer(document.text, start, limit):
        found = match
    if found is None or found.end() != limit or _NO_UNIT.match(document.folded, found.start()):
        return None
    last = known[-1] if known else None
    if last and last.end == limit and (last.is_body or last.start <= found.start()):
        return None
    if any(person.end == limit for person in within(document.people, start, limit)):
        return None
    return Unit(found.start(), limit, " ".join(found.group().split()))


def _all_before(document: Document, title: Title, units: Sequence[Unit]) -> list[Unit]:
    """The last unit; of deputies also those that ``và`` joins to it (``A, B và C làm Cụm phó``)."""
    first = len(units) - 1
    if title.role == "deputy_head" and first and _joined(document, units[first - 1], units[first], _TOGETHER):
        first -= 1
        while first and _joined(document, units[first - 1], units[first], _LISTED):
            first -= 1
    return list(units[first:])


def _all_after(document: Document, title: Title, units: Sequence[Unit], several: bool) -> list[Unit]:
    """The first unit; of deputies also those counted, or of a list that ``và`` ends and no other title takes.

    ``several``: ``các`` or a colon that nothing but the list follows says that all the units listed are meant.
    """
    if title.role == "head":
        return [units[0]]
    if several:
        count = 1
        while count < len(units) and (
            _joined(document, units[count - 1], units[count], _LISTED)
            or _joined(document, units[count - 1], units[count], _TOGETHER)
        ):
            count += 1
        return list(units[:count])
    counted = _COUNTED.search(document.folded, max(0, title.start - 8), title.start)
    if counted:
        number = {"hai": 2, "ba": 3, "bốn": 4}.get(counted["n"]) or int(counted["n"])
        listed = list(units[:number])
        if all(_joined(document, a, b, _LISTED) or _joined(document, a, b, _TOGETHER) for a, b in pairwise(listed)):
            return listed
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
