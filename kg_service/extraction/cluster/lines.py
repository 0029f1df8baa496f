"""Members told a line each: ``3. Sở Y tế: thành viên``, and below ``Chúng tôi gồm:`` of a cluster's pact."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cache

import regex

from kg_service.extraction.cluster.parts import CALLED, Role
from kg_service.extraction.cluster.unit_lists import unit_list
from kg_service.extraction.cluster.units import Unit, unit_at
from kg_service.extraction.cluster.words import said
from kg_service.extraction.document import Document
from kg_service.extraction.tables import WHOLE_TEXT, words_for
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder

BULLET = regex.compile(r"\s*(?:[-+*•●▪–—]|\(?\d{1,2}[.)/]|\p{Ll}\))\s*")
MOST_LINES = 80
"""Lines of a list that are read, and what begins one of them."""


def lines_below(document: Document, block: int) -> list[Unit]:
    """The units at the head of the lines of a list below a block, up to the first line that is none."""
    found: list[Unit] = []
    for line in document.article.blocks[block + 1 : block + 1 + MOST_LINES]:
        bullet = BULLET.match(document.folded, line.span.start, line.span.end)
        units = unit_list(document, bullet.end(), line.span.end)[0] if bullet else []
        if not units:
            break
        found += units
    return found


@cache
def _member() -> re.Pattern[str]:
    return compiled(rf"\s*[:–(-]\s*(?:{said('unit')}\s+)?{said('member')}\s*\)?\s*[.;,]?\s*")


@cache
def _member_words() -> PhraseFinder:
    return PhraseFinder(words_for("cluster_phrases", "member"), WHOLE_TEXT)


def line_members(document: Document) -> Iterator[Role]:
    """The units of lines that say no more than that each is a member, of the cluster named last before them."""
    blocks = document.article.blocks
    for word in _member_words().find(document.folded):
        sentence = document.sentence_at(word.start)
        if sentence is None:
            continue
        span = blocks[sentence.block].span
        start = BULLET.match(document.folded, span.start, span.end)
        unit, _ = unit_at(document, start.end() if start else span.start, word.start)
        last = bisect.bisect_left(document.clusters.starts, word.start)
        cluster = document.clusters[last - 1].name if last else None
        if unit and cluster and _member().fullmatch(document.folded, unit.end, span.end):
            yield Role(span.start, span.end, cluster, unit.name, "member", None, CALLED)


@cache
def _signatories() -> re.Pattern[str]:
    opening = rf"{said('signatory')}\s*,?\s*{said('comprise', 'list')}[^.;:\n]{{0,40}}"
    return compiled(rf"(?:^|\n)\s*{opening}:[^\S\n]*(?=\n|$)")


def signatories(document: Document) -> Iterator[Role]:
    """The units that sign the pact of the cluster that the text is of."""
    cluster = document.areas.cluster
    if cluster is None or document.areas.subject != cluster:
        return
    for opening in _signatories().finditer(document.folded):
        sentence = document.sentence_at(opening.end() - 1)
        units = lines_below(document, sentence.block) if sentence else []
        for unit in units if len(units) > 1 else ():
            yield Role(opening.start(), unit.end, cluster, unit.name, "member", None, CALLED)
