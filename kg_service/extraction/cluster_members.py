"""Members of clusters: ``gồm: …``, in brackets, as a range, ``thuộc Cụm …``."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from kg_service.extraction.cluster_membership import list_after, list_before, members_of_others, single_around
from kg_service.extraction.cluster_plural_heads import plural_head
from kg_service.extraction.cluster_units import Unit, alternation, unit_at, unit_list, units_between
from kg_service.extraction.clusters import cluster_words
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.facts import ClusterRoleKind
from kg_service.text.patterns import compiled
from kg_service.text.values import value

LISTED, BRACKETS, CALLED, BELONGS = 0.97, 0.95, 0.93, 0.85
"""Confidence of members after ``gồm``, in brackets, after ``thành viên``, and of units that ``thuộc Cụm``."""

_REACH = 700
_BESIDE = 12
_AROUND = 40
"""Characters before a cluster's name that may speak of its members."""
_VERB_REACH = 150
_NUMBER_WORDS = "hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?:\\s+(?:một|hai|ba|bốn|lăm))?"


@value
class Role:
    """A unit's part in a cluster; ``[start, end)`` carries it; ``surmised``: its period is not in its own sentence."""

    start: int
    end: int
    cluster: str
    unit: str
    role: ClusterRoleKind
    period: str | None
    confidence: float
    surmised: bool = False


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
        for word in cluster_words(document.folded):
            if word.start not in taken:
                yield _Head(word.start, word.end, document.areas.cluster)


@cache
def _counted() -> str:
    """What may count the members before their list: ``5 đơn vị thành viên``, ``lãnh đạo các tỉnh``."""
    number = rf"(?:\d{{1,3}}|{_NUMBER_WORDS})?\s*(?:các\s+)?"
    guests = rf"(?:sự\s+(?:tham gia|tham dự|góp mặt|có mặt)\s+của\s+)?(?:đại diện\s+)?(?:lãnh đạo\s+)?{number}"
    sort = rf"(?:{alternation('counted')})?(?:\s+(?:thành viên|trực thuộc|tham gia|trong cụm|trong khối|sau))*"
    told = r"\d{1,3}\s+[^.;:()\"]{2,60}(?=:)"  # 2 trường cao đẳng trên địa bàn: …
    return rf"(?:{told}|{guests}{sort})"


@cache
def _gather(words: str) -> re.Pattern[str]:
    """A verb of gathering and what may count the members before their list."""
    return compiled(
        rf"[^.;:()\"]{{0,{_VERB_REACH}}}?(?<!\p{{L}})(?:{alternation(words)})(?!\p{{L}})\s*"
        rf"(?P<counted>{_counted()})\s*(?P<mark>(?:gồm|bao gồm|gồm có|là)\s*:?|:|\()?\s*"
    )


@cache
def _opening() -> re.Pattern[str]:
    """What stands between the words for members and their list."""
    return compiled(
        rf"\s*,?\s*(?:(?:{alternation('list')})\s*:?|:|\()\s*(?:(?:các|\d{{1,3}})\s+[^.,;:()]{{2,25}}:\s*)?"
    )


@cache
def _of_it() -> re.Pattern[str]:
    """Before a cluster's name and a list: ``lãnh đạo các tỉnh trong Cụm: …``, ``các thành viên của Cụm gồm …``."""
    counted = rf"(?:các|\d{{1,3}}|{_NUMBER_WORDS})\s+(?:{alternation('counted')})(?:\s+thành viên)?"
    return compiled(rf"(?<!\p{{L}}){counted}(?:\s+(?:{alternation('meet')}))?\s+(?:trong|thuộc|của|ở)\s+(?:toàn\s+)?$")


_NUMBER_IN_NAME = regex.compile(r"(?<!\p{L})(?:Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\s+\p{Lu}")
"""What looks like a number and begins a name: ``Ba Bể``."""
_ASIDE = compiled(r"\s*\((?!(?:bao\s+)?gồm)[^():]{1,60}\)")
"""Another name of a cluster: ``Cụm thi đua số 2 (Khối Dạy nghề) gồm …``."""
_BRACKET = compiled(r"\s*\(\s*(?:(?:bao\s+)?gồm(?:\s+có)?\s*:?\s*)?(?:(?:\d{1,2}|các)\s+[^():]{2,40}:\s*)?")
_BULLET = regex.compile(r"\s*(?:[-+*•●▪–—]|\(?\d{1,2}[.)/]|\p{Ll}\))\s*")
_ITEM = regex.compile(r"(?r)(?:^|\n)\s*(?:[-+*•]|\d{1,2}[.)]|\p{L}[.)])\s*$")
_DIRECT = compiled(r"\s*(?:\([^()]{0,30}\)\s*)?:\s*")
"""``2. Khối Nội chính (4 đơn vị): …``: a colon alone opens the list in an item that a bloc's name begins."""
_MOST_LINES = 80


def members(document: Document) -> Iterator[Role]:
    """Members of all clusters that the article lists."""
    for head in _heads(document):
        sentence = document.sentence_at(head.start)
        if sentence is None:
            continue
        limit = min(sentence.end, head.end + _REACH)
        for units, end, confidence in (
            _bracketed(document, head, limit),
            _gathered(document, head, sentence, limit),
            _led_to(document, head, sentence),
            _below(document, head),
        ):
            if units:
                period = _period(document, head.start, head.end, units[0].start, sentence)
                for unit in units:
                    yield Role(head.start, end, head.name, unit.name, "member", period, confidence)
                break
        yield from _belonging(document, head, sentence)
    yield from _called_members(document)
    yield from _others(document)


def _led_to(document: Document, head: _Head, sentence: Sentence) -> tuple[list[Unit], int, float]:
    """A list that few words part from the cluster's name, where these or those before it speak of members."""
    if _beside_title(document, head):
        return [], head.end, 0.0
    units, end = list_after(document, head.end, sentence)
    if not units:
        return [], head.end, 0.0
    before = document.folded[max(sentence.start, head.start - _AROUND) : head.start]
    gap = document.folded[head.end : units[0].start]
    told = _speaks_of_members().search(f" {before}.") or _speaks_of_members().search(gap)
    return (units, end, BELONGS) if told else ([], head.end, 0.0)


_HEADING = compiled(r"[^.;\n]{0,40}?\s*:?\s*$")
_LONGEST_HEADING = 160
_FEWEST_LINES = 3
_REST_OF_LINE = compiled(r"\s*(?:[-–(:,.;]\s*[^.;]{0,60})?[.;]?\s*")


def _below(document: Document, head: _Head) -> tuple[list[Unit], int, float]:
    """The units that the lines below a heading begin with, one each: ``Khối 3`` over ``1. Sở A - Khối trưởng``."""
    sentence = document.sentence_at(head.start)
    block = document.article.blocks[sentence.block] if sentence else None
    if not sentence or not block or block.span.end - block.span.start > _LONGEST_HEADING:
        return [], head.end, 0.0
    if not _HEADING.match(document.folded, head.end, block.span.end):
        return [], head.end, 0.0
    found: list[Unit] = []
    for line in document.article.blocks[sentence.block + 1 : sentence.block + 1 + _MOST_LINES]:
        bullet = _BULLET.match(document.folded, line.span.start, line.span.end)
        unit = unit_at(document, bullet.end(), line.span.end)[0] if bullet else None
        if unit is None or not _REST_OF_LINE.fullmatch(document.folded, unit.end, line.span.end):
            break
        found.append(unit)
    return (found, found[-1].end, LISTED) if len(found) >= _FEWEST_LINES else ([], head.end, 0.0)


_HAS = r"^\s*(?:(?:hiện|nay)\s+)?(?:còn\s+)?có\s*(?:(?:các|\d{1,2}|hai|ba|bốn|năm|sáu|bảy)\s[^,.;]{0,30})?"
_IN_TITLE = compiled(r"\s+(?:trưởng|phó)(?!\p{L})")
_TITLE_BEFORE = compiled(r"(?<!\p{L})(?:trưởng|phó)\s+(?:các\s+)?$")
"""Beside ``cụm`` where it is that of a title: what follows has the title."""


def _beside_title(document: Document, head: _Head) -> bool:
    after, before = _IN_TITLE.match(document.folded, head.end), max(0, head.start - 12)
    return after is not None or _TITLE_BEFORE.search(document.folded, before, head.start) is not None


@cache
def _speaks_of_members() -> re.Pattern[str]:
    words = "|".join(alternation(use) for use in ("belong", "make_up", "gather", "meet"))
    return compiled(rf"(?<!\p{{L}})(?:{words}|thành viên|dành cho|chỉ còn|còn|với|gồm|về phía)(?!\p{{L}})|:|{_HAS}$")


def _others(document: Document) -> Iterator[Role]:
    """``hai thành viên còn lại, A và B``: of the cluster that the text speaks of."""
    if not document.clusters:
        return
    for start, end, units, told in members_of_others(document):
        sentence = document.sentence_at(start)
        cluster = _cluster_of(document, start, sentence, told) if sentence else None
        if sentence is None or cluster is None:
            continue
        period = _period(document, start, start, units[0].start, sentence)
        for unit in units:
            yield Role(start, end, cluster, unit.name, "member", period, CALLED)


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


def _gathered(document: Document, head: _Head, sentence: Sentence, limit: int) -> tuple[list[Unit], int, float]:
    folded = document.folded
    opening = _opening().match(folded, head.end, limit)
    if opening and _of_it().search(folded, max(0, head.start - 60), head.start):
        units, end = _listed(document, opening.end(), sentence, limit)
        return (units, end, BELONGS) if len(units) >= 2 else ([], head.end, 0.0)
    begins = (
        head.start == 0 or folded[head.start - 1] == "\n" or _ITEM.search(folded, max(0, head.start - 12), head.start)
    )
    direct = _DIRECT.match(folded, head.end, limit) if begins else None
    if direct:
        units, end = _listed(document, direct.end(), sentence, limit)
        return (units, end, LISTED) if len(units) >= 2 else ([], head.end, 0.0)
    aside = _ASIDE.match(folded, head.end, limit)
    after = aside.end() if aside else head.end
    gather = _gather("gather").match(folded, after, limit)
    if not gather:
        gather = _gather("have").match(folded, after, limit)
        if not gather or not gather["mark"]:
            return [], head.end, 0.0
    begin = gather.start("counted")
    units, end = _listed(document, begin, sentence, limit)
    if len(units) < 2 or gather["mark"] or gather["counted"].strip():
        later, later_end = _listed(document, gather.end(), sentence, limit)
        named = _NUMBER_IN_NAME.search(document.text, begin, gather.end() + 2)
        told = named or plural_head(document, begin, limit)
        if not told and (len(later) > len(units) or (gather["mark"] and later)):
            units, end = later, later_end
    return (units, end, LISTED) if len(units) >= 2 else ([], head.end, 0.0)


def _listed(document: Document, start: int, sentence: Sentence, limit: int) -> tuple[list[Unit], int]:
    """The units from ``start`` on; where its sentence ends there with a colon, those at the head of the lines below."""
    if document.folded[start : sentence.end].strip():
        return unit_list(document, start, limit)
    found: list[Unit] = []
    for block in document.article.blocks[sentence.block + 1 : sentence.block + 1 + _MOST_LINES]:
        bullet = _BULLET.match(document.folded, block.span.start, block.span.end)
        if not bullet:
            break
        units, _ = unit_list(document, bullet.end(), block.span.end)
        if not units:
            break
        found += units
    return found, found[-1].end if found else start


_OF_CLUSTER = compiled(r"\s+(?:của|trong|thuộc)\s+(?:cụm|khối)(?:\s+thi đua)?(?!\p{L})")
_CALLED = regex.compile(r"(?<!\p{L})thành viên(?!\p{L})")


@cache
def _units_counted() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{alternation('counted')}|\d{{1,3}}|các|{_NUMBER_WORDS})\s+$")


def _called_members(document: Document) -> Iterator[Role]:
    """``sáu tỉnh thành viên là …``, ``các đơn vị thành viên của Cụm gồm: …``, beside the cluster's name or not."""
    if not document.clusters:
        return
    folded = document.folded
    for word in _CALLED.finditer(folded):
        sentence = document.sentence_at(word.start())
        if sentence is None or not _units_counted().search(folded, max(0, word.start() - 40), word.start()):
            continue
        named = within(document.clusters, sentence.start, sentence.end)
        at = word.end()
        of = _OF_CLUSTER.match(folded, at)
        if of:
            following = [mention for mention in named if at <= mention.start <= of.end()]
            at = max(of.end(), following[0].end) if following else of.end()
        opening = _opening().match(folded, at, sentence.end)
        if not opening:
            continue
        units, end = _listed(document, opening.end(), sentence, min(sentence.end, opening.end() + _REACH))
        known = [unit for unit in units if unit.is_place or unit.is_body]
        cluster = _cluster_of(document, word.start(), sentence, of is not None)
        if len(units) < 2 or not known or cluster is None:
            continue
        period = _period(document, word.start(), word.end(), units[0].start, sentence)
        for unit in units:
            yield Role(word.start(), end, cluster, unit.name, "member", period, CALLED)


def _cluster_of(document: Document, position: int, sentence: Sentence, told: bool) -> str | None:
    """The cluster whose members a list gives: of its sentence, else the last before, where the article is about one."""
    named = within(document.clusters, sentence.start, sentence.end)
    if named:
        return min(named, key=lambda mention: abs(mention.start - position)).name
    if not told and document.areas.subject != document.areas.cluster:
        return None
    before = document.clusters[: bisect.bisect_left(document.clusters, position, key=lambda mention: mention.start)]
    return before[-1].name if before else document.areas.cluster


@cache
def _belong() -> re.Pattern[str]:
    return compiled(
        rf"\s+(?:(?:là\s+)?(?:một\s+trong\s+)?(?:đơn vị\s+)?)?(?:{alternation('belong')})(?:\s+(?:của|thuộc))?\s+"
    )


_TOGETHER_WITH = compiled(
    r"\s*,?\s*(?:cùng với|cùng|bên cạnh|với)\s+(?:các\s+(?:đơn vị|tỉnh)\s*(?:như|là|:)?\s*:?\s+)?"
)
_JOINT = compiled(r"\s*(?:,|;|và|&)\s*(?:và\s+)?")


def _joined(document: Document, one: Unit, other: Unit) -> bool:
    """Whether two units stand in one list; ``các Ban xây dựng Đảng`` are no unit."""
    if one.is_body and document.folded.endswith("các ", 0, one.start):
        return False
    return _JOINT.fullmatch(document.folded, one.end, other.start) is not None


def _belonging(document: Document, head: _Head, sentence: Sentence) -> Iterator[Role]:
    """Units straight before ``thuộc Cụm …``: the last ones of a list."""
    units = units_between(document, max(sentence.start, head.start - _REACH), head.start)
    if not units or not _belong().fullmatch(document.folded, units[-1].end, head.start):
        yield from _told_before(document, head, sentence)
        return
    first = len(units) - 1
    while first > 0 and _joined(document, units[first - 1], units[first]):
        first -= 1
    period = _period(document, units[first].start, head.end, head.end, sentence)
    others = _TOGETHER_WITH.match(document.folded, head.end, sentence.end)
    if others:
        limit = min(sentence.end, others.end() + _REACH)
        units = [*units[first:], *unit_list(document, others.end(), limit)[0]]
        first = 0
    for unit in units[first:]:
        yield Role(units[first].start, head.end, head.name, unit.name, "member", period, BELONGS)


def _told_before(document: Document, head: _Head, sentence: Sentence) -> Iterator[Role]:
    """``A, B và C là ba huyện hợp thành Cụm X``, ``công ty thuộc Cụm X``, ``Là thành viên Cụm X, huyện A …``."""
    if _beside_title(document, head):
        return
    units, _ = list_before(document, sentence, head.start)
    units = units or single_around(document, sentence, head.start, head.end)
    others = _TOGETHER_WITH.match(document.folded, head.end, sentence.end) if units else None
    if others:
        units = [*units, *unit_list(document, others.end(), min(sentence.end, others.end() + _REACH))[0]]
    if units:
        start, end = min(units[0].start, head.start), max(units[0].end, head.end)
        period = _period(document, start, head.end, head.end, sentence)
        for unit in units:
            yield Role(start, end, head.name, unit.name, "member", period, BELONGS)


def _period(document: Document, start: int, end: int, first: int, sentence: Sentence) -> str | None:
    """The year of a membership: straight before the words for it, beside the cluster, or before its list."""
    before = within(document.periods, max(0, start - 24), start)
    if before and not document.folded[before[-1].end : start].strip(" ,\n"):
        return before[-1].value
    between = within(document.periods, end, max(first, min(sentence.end, end + _BESIDE)))
    return between[0].value if between else None
