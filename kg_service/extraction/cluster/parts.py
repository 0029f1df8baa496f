"""What reading the parts of units in clusters rests on: a part, where a cluster is named, its year and its cluster."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg_service.extraction.cluster.words import said
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.facts import ClusterRoleKind
from kg_service.extraction.mentions.clusters import cluster_words
from kg_service.text.patterns import compiled
from kg_service.text.values import value

LISTED, BRACKETS, CALLED, BELONGS = 0.97, 0.95, 0.93, 0.85
"""Confidence of members after ``gồm``, in brackets, after ``thành viên``, and of units that ``thuộc Cụm``."""

REACH = 700
"""Characters after a cluster's name in which its members stand."""
_BESIDE = 12
_LONGEST_HEADING = 120


@cache
def _in_title() -> re.Pattern[str]:
    """After ``cụm`` where it is that of a title: what follows has the title."""
    return compiled(rf"\s+{said('chief')}(?!\p{{L}})")


@cache
def _title_before() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}}){said('chief')}\s+(?:các\s+)?$")


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
class Head:
    """A cluster's name, or ``Cụm`` alone where the article is about one."""

    start: int
    end: int
    name: str


def named_heads(document: Document) -> Iterator[Head]:
    """Where the text names a cluster, and where it says ``cụm`` alone for the one that it is about."""
    taken = {mention.start for mention in document.clusters}
    for mention in document.clusters:
        yield Head(mention.start, mention.end, mention.name)
    if document.areas.cluster:
        for word in cluster_words(document.folded):
            if word.start not in taken and not _is_of_many(document.folded, word.start, word.end):
                yield Head(word.start, word.end, document.areas.cluster)


_MANY_BEFORE = compiled(r"(?:(?<!\p{L})(?:các|mỗi|từng|mọi)\s+|(?<!\p{L})(?:cụm|khối)\s*,\s*)$")
_MANY_AFTER = compiled(r"\s*,\s*(?:cụm|khối)(?!\p{L})")


def _is_of_many(folded: str, start: int, end: int) -> bool:
    """``Các cụm, khối thi đua: …``: clusters in general, not the one that the article is about."""
    before = _MANY_BEFORE.search(folded, max(0, start - 12), start)
    return before is not None or _MANY_AFTER.match(folded, end) is not None


def beside_title(document: Document, head: Head) -> bool:
    """Whether ``cụm`` is part of a title: ``trưởng cụm``."""
    after, before = _in_title().match(document.folded, head.end), max(0, head.start - 12)
    return after is not None or _title_before().search(document.folded, before, head.start) is not None


def cluster_of(document: Document, position: int, sentence: Sentence, told: bool) -> str | None:
    """The cluster whose members a list gives: of its sentence, else the last before, where the article is about one."""
    named = within(document.clusters, sentence.start, sentence.end)
    if named:
        return min(named, key=lambda mention: abs(mention.start - position)).name
    index = bisect.bisect_left(document.clusters.starts, position)
    last = document.clusters[index - 1] if index else None
    if not told and document.areas.subject != document.areas.cluster:
        near = last and position == sentence.start and last.start >= _paragraph(document, sentence)
        return last.name if last and near else None
    return last.name if last else document.areas.cluster


def _paragraph(document: Document, sentence: Sentence) -> int:
    """Where the paragraph of a sentence begins, with the line of its heading."""
    blocks, block = document.article.blocks, sentence.block
    heading = block > 0 and blocks[block - 1].span.end - blocks[block - 1].span.start <= _LONGEST_HEADING
    return blocks[block - 1 if heading else block].span.start


def period_beside(document: Document, start: int, end: int, first: int, sentence: Sentence) -> str | None:
    """The year of a membership: straight before the words for it, beside the cluster, or before its list."""
    before = within(document.periods, max(0, start - 24), start)
    if before and not document.folded[before[-1].end : start].strip(" ,\n"):
        return before[-1].value
    between = within(document.periods, end, max(first, min(sentence.end, end + _BESIDE)))
    return between[0].value if between else None
