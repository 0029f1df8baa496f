"""Units of no table beside the words for their part in a cluster: ``do Hội Nghề Gốm làm Khối trưởng``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import regex

from kg_service.extraction.cluster.listed import units_around
from kg_service.extraction.cluster.units import Unit
from kg_service.extraction.cluster.words import said
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.mentions.body_tables import head_lookup, no_body_lookup
from kg_service.extraction.tables import words_for
from kg_service.text.patterns import compiled

UNIT_REACH = 200
"""Characters around a title in which its unit stands."""
_LONGEST_NAME = 14

_STRAIGHT = regex.compile(r"(?:\p{Lu}[\p{L}\d.&-]*+\s+)++(?:\p{Lu}[\p{L}\d.&-]*+|\d{1,3})|\p{Lu}[\p{L}\d&-]{2,}")


@cache
def _no_unit() -> re.Pattern[str]:
    verbs = rf"{said('no_unit', 'clause_begin', 'choose')}(?!\p{{L}})"
    return compiled(rf"{verbs}|{said('glue')}(?!\p{{L}})(?!\s+\p{{L}}+\s+\p{{L}})")


def named_straight(document: Document, start: int, end: int, known: Sequence[Unit]) -> Unit | None:
    """A unit of no table straight before a verb: ``Báo Lâm Đồng làm Khối trưởng``, ``THCS Tân Lập giữ vai trò …``."""
    limit = end
    while limit > start and document.text[limit - 1].isspace():
        limit -= 1
    found = None
    for match in _STRAIGHT.finditer(document.text, start, limit):
        found = match
    if found is None or found.end() != limit or _no_unit().match(document.folded, found.start()):
        return None
    if document.folded[found.start() : limit] in words_for("cluster_phrases", "short_body"):
        return None  # "Trường được bầu …": what the text named before
    last = known[-1] if known else None
    if last and last.end == limit and (last.is_body or last.start <= found.start()):
        return None
    if any(person.end == limit for person in within(document.people, start, limit)):
        return None
    return Unit(found.start(), limit, " ".join(found.group().split()))


@cache
def _choose() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{said('choose')}(?:\s+cho)?|do|để)\s+(?:{said('unit')}\s+)?")


def chosen(document: Document, start: int, end: int) -> Unit | None:
    """A unit of no table between ``bầu`` or ``do`` and ``làm``: ``do Hội Nghề Gốm làm Khối trưởng``."""
    verbs = list(_choose().finditer(document.folded, start, end))
    if not verbs:
        return None
    begin = verbs[-1].end()
    name = " ".join(document.text[begin:end].split())
    if not name[:1].isupper() or len(name.split()) > _LONGEST_NAME or any(mark in name for mark in ",;:("):
        return None
    known = units_around(document, begin, end)
    rest = document.text[known[0].end : end] if known and known[0].start == begin else None
    return None if rest is not None and not _CAPITALISED.search(rest) else Unit(begin, end, name)


_CLAUSE = regex.compile(r"(?:^|.*[,;:])\s*(?:(?:còn|và|do)\s+)?(?P<name>\p{Lu}[^,;:()]{3,90}?)\s*", regex.DOTALL)


@cache
def _not_in_names() -> re.Pattern[str]:
    return compiled(rf"\s{said('clause_word', 'aspect')}\s")


def whole_clause(document: Document, sentence: Sentence, first: int, taken: int, known: Sequence[Unit]) -> Unit | None:
    """A unit of whose name the tables know a part, where it is all that stands between a comma and the verb."""
    if not known or first == sentence.start:
        return None
    clause = _CLAUSE.fullmatch(document.text, max(first, taken - UNIT_REACH), taken)
    if clause is None or _not_in_names().search(f"{document.folded[clause.start('name') : clause.end('name')]} "):
        return None
    start, end = clause.span("name")
    last = known[-1]
    rest = document.text[last.end : end].split()
    before = document.text[start : last.start].split() if start < last.start else []
    cut = bool(before) and before[-1].istitle() and all(word[0].isupper() for word in rest)
    return Unit(start, end, " ".join(clause["name"].split())) if cut else None


_BOUNDARY = regex.compile(r"[,;:.(\n]")
_MOST_WORDS = 14


@cache
def _begins() -> re.Pattern[str]:
    """Words of a clause before its subject: ``Khối thống nhất bầu``, ``còn``, ``năm 2019``."""
    year = rf"{said('term')}\s+(?:19|20)\d{{2}}(?:\s?-\s?(?:19|20)\d{{2}})?"
    return compiled(rf"(?:[^,;:.]*(?<!\p{{L}}){said('choose')}(?:\s+cho)?|còn|và|do|nay|{year})\s+")


def headed_clause(document: Document, start: int, end: int, known: Sequence[Unit]) -> Unit | None:
    """A unit whose name begins as bodies' names do, where it is all that stands between a comma and ``end``.

    Of such a name the tables know a part at most: ``Công đoàn ngành Nông nghiệp và PTNT``.
    """
    low = max(start, end - UNIT_REACH)
    limit = low + len(document.text[low:end].rstrip(" (-–,"))
    marks = list(_BOUNDARY.finditer(document.text, low, limit))
    begin = marks[-1].end() if marks else low
    while begin < limit and document.text[begin].isspace():
        begin += 1
    lead = _begins().match(document.folded, begin, limit)
    begin = lead.end() if lead else begin
    words = document.text[begin:limit].split()
    if not 2 <= len(words) <= _MOST_WORDS or not words[0][0].isupper():
        return None
    if head_lookup().at(document.folded, begin) is None or no_body_lookup().at(document.folded, begin):
        return None
    if _not_in_names().search(f"{document.folded[begin:limit]} ") or any(within(document.people, begin, limit)):
        return None
    first = next((unit for unit in known if unit.start <= begin < unit.end), None)
    rest = document.text[first.end : limit] if first else ""
    if first and (not rest or rest.islower() or any(unit.start > begin for unit in known)):
        return None
    return Unit(begin, limit, " ".join(words))


_CAPITALISED = regex.compile(r"\s\p{Lu}")
