"""Heads and deputy heads of clusters: who is chosen, who hands over to whom, and for which year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from kg_service.extraction.cluster_members import Role
from kg_service.extraction.cluster_units import Unit, alternation, units_between
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.facts import ClusterRoleKind
from kg_service.extraction.tables import rows, spellings
from kg_service.text.dates import PeriodMention

TAKEN, APPOSED, NAMED = 0.95, 0.88, 0.93
"""Confidence of a title after a verb (``làm Cụm trưởng``), beside its unit, and before it (``Cụm trưởng là …``)."""

_UNIT_REACH = 200
_LONGEST_NAME = 14
_PERIOD_REACH = 90
_BESIDE = 10
_FOR_ITS_UNIT = regex.compile(r"\s*(?:[,(-]|đơn vị|là)(?:\s*(?:đơn vị|là|là đơn vị))?\s*")
_TO_UNIT = regex.compile(r"\s*(?:thi đua\s*)?(?:là|:|-|thuộc về)\s*(?:đơn vị\s+|lãnh đạo\s+|đại diện\s+)?")
_COMMA = regex.compile(r"\s*,\s*")
_FOR_YEAR = regex.compile(r"(?:\s*(?:của\s+)?(?:năm|nhiệm kỳ|giai đoạn)\s+(?:19|20)\d{2}(?:\s?-\s?(?:19|20)\d{2})?)?")

_HANDED = regex.compile(r"(?<!\p{L})(?:giao|trao|chuyển|nhường)(?!\p{L})[^.;,:]{0,30}$")
_OF_CLUSTER = regex.compile(rf"\s*(?:của\s+|các\s+)?{_FOR_YEAR.pattern}\s*(?:của\s+)?")


@dataclass(frozen=True, slots=True)
class _Title:
    """A title at ``[start, end)``; ``end`` is past its cluster's name where that follows."""

    start: int
    word_end: int
    end: int
    role: ClusterRoleKind
    cluster: str | None


@cache
def _title_pattern() -> regex.Pattern[str]:
    words = sorted(_titles(), key=len, reverse=True)
    return regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(w.replace(' ', chr(92) + 's+') for w in words)})(?!\p{{L}})")


@cache
def _titles() -> dict[str, ClusterRoleKind]:
    found: dict[str, ClusterRoleKind] = {}
    for row in rows("cluster_titles", "role", "spellings"):
        role: ClusterRoleKind = "head" if row["role"] == "head" else "deputy_head"
        for word in spellings(row["spellings"]):
            found[word] = role
    return found


def heads(document: Document) -> Iterator[Role]:
    """Heads and deputy heads that the article names with their cluster, in order."""
    if not _title_pattern().search(document.folded):
        return
    for sentence in document.sentences:
        titles = list(_sentence_titles(document, sentence))
        for index, title in enumerate(titles):
            found = _unit(document, sentence, titles, index)
            cluster = title.cluster or _cluster(document, sentence, titles, index)
            if found is None or cluster is None:
                continue
            unit, confidence = found
            period = _period(document, sentence, titles, index, cluster)
            start = min(unit.start, title.start)
            end = max(unit.end, title.end)
            if period:
                start = period.start if period.end <= start else start
                end = period.end if end <= period.start <= end + _PERIOD_REACH else end
            value = period.value if period else None
            yield Role(start, end, cluster, unit.name, title.role, value, confidence)


def _sentence_titles(document: Document, sentence: Sentence) -> Iterator[_Title]:
    for match in _title_pattern().finditer(document.folded, sentence.start, sentence.end):
        role = _titles()[" ".join(match.group().split())]
        end, cluster = match.end(), None
        mention = next(iter(within(document.clusters, match.start(), sentence.end)), None)
        if mention and (
            mention.start < match.end() or _OF_CLUSTER.fullmatch(document.folded, match.end(), mention.start)
        ):
            end, cluster = max(mention.end, match.end()), mention.name
        yield _Title(match.start(), match.end(), end, role, cluster)


def _cluster(document: Document, sentence: Sentence, titles: Sequence[_Title], index: int) -> str | None:
    """The cluster of a title without one.

    Of a title beside it, else the last named before it in its paragraph, else the first in the sentence, else the
    article's.
    """
    for other in (*titles[index + 1 :], *reversed(titles[:index])):
        if other.cluster:
            return other.cluster
    block = document.article.blocks[sentence.block].span.start
    named = within(document.clusters, sentence.start, sentence.end)
    before = within(document.clusters, block, titles[index].start)
    if before:
        return before[-1].name
    return named[0].name if named else document.areas.cluster


@cache
def _take_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{alternation('take')})(?:\s+(?:đơn vị|đơn vị là|tỉnh))?\s+$")


@cache
def _as_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{alternation('as')})(?:\s+đơn vị)?\s+$")


def _unit(document: Document, sentence: Sentence, titles: Sequence[_Title], index: int) -> tuple[Unit, float] | None:
    """The unit that has the title, and how surely."""
    folded, title = document.folded, titles[index]
    first = titles[index - 1].end if index else sentence.start
    last = titles[index + 1].start if index + 1 < len(titles) else sentence.end
    before = units_between(document, max(first, title.start - _UNIT_REACH), title.start)
    after = units_between(document, title.end, min(last, title.end + _UNIT_REACH))
    in_turn = _in_turn(document, sentence, titles, index)
    if in_turn:
        return in_turn, TAKEN
    taken = _take_before().search(folded, before[-1].end if before else first, title.start)
    if taken and ";" not in folded[before[-1].end if before else first : title.start]:
        chosen = _chosen(document, first, taken.start())
        if chosen or before:
            return chosen or before[-1], TAKEN
    year = _FOR_YEAR.match(folded, title.end)
    at = year.end() if year else title.end
    gap = folded[at : after[0].start] if after else ""
    if after and _TO_UNIT.fullmatch(gap):
        return after[0], NAMED
    beside = folded[before[-1].end : title.start] if before else ""
    if before and (_FOR_ITS_UNIT.fullmatch(beside) or (title.cluster and not beside.strip())):
        return before[-1], APPOSED
    if not after:
        return None
    if _hand_to().fullmatch(gap) and _HANDED.search(folded, max(sentence.start, title.start - 40), title.start):
        return after[0], NAMED
    as_one = _as_before().search(folded, max(sentence.start, title.start - 30), title.start)
    if as_one and not before and _COMMA.fullmatch(gap):
        return after[0], TAKEN
    bare = not gap.strip() and title.cluster is None
    return (after[0], APPOSED) if bare else None


@cache
def _hand_to() -> regex.Pattern[str]:
    return regex.compile(rf"[^.;:]{{0,60}}(?<!\p{{L}})(?:{alternation('hand')})\s+")


@cache
def _choose() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{alternation('choose')})\s+(?:đơn vị\s+|đại diện\s+)?")


def _chosen(document: Document, start: int, end: int) -> Unit | None:
    """A unit of no table between ``bầu`` and ``làm``: ``bầu Viễn thông Bình Định làm Khối trưởng``."""
    verbs = list(_choose().finditer(document.folded, start, end))
    if not verbs:
        return None
    begin = verbs[-1].end()
    name = " ".join(document.text[begin:end].split())
    if not name[:1].isupper() or len(name.split()) > _LONGEST_NAME or any(mark in name for mark in ",;:("):
        return None
    known = units_between(document, begin, end)
    return None if known and known[0].start == begin else Unit(begin, end, name)


def _in_turn(document: Document, sentence: Sentence, titles: Sequence[_Title], index: int) -> Unit | None:
    """``A và B lần lượt làm Cụm trưởng, Cụm phó``: units and titles in the same order."""
    turn = document.folded.find("lần lượt", sentence.start, titles[0].start)
    if turn < 0:
        return None
    units = units_between(document, sentence.start, turn)[-len(titles) :]
    return units[index] if len(units) == len(titles) else None


def _period(
    document: Document, sentence: Sentence, titles: Sequence[_Title], index: int, cluster: str
) -> PeriodMention | None:
    """The year of office.

    The first after the title; of titles in a row the one after the last; else one before it at the sentence's head, or
    beside the cluster's name.
    """
    for later in range(index, len(titles)):
        title = titles[later]
        last = titles[later + 1].start if later + 1 < len(titles) else sentence.end
        stop = document.folded.find(";", title.word_end, last)
        for period in within(document.periods, title.word_end, stop if stop >= 0 else last):
            if regex.fullmatch(r"\d{4}(?:-\d{4})?", period.value):
                return period
        if stop >= 0:
            break
    head = within(document.periods, sentence.start, titles[index].start)
    if head and head[0].start - sentence.start <= 8:
        return head[0]
    for mention in within(document.clusters, sentence.start, sentence.end):
        beside = within(document.periods, mention.end, min(sentence.end, mention.end + _BESIDE))
        if beside and mention.name == cluster:
            return beside[0]
    return None
