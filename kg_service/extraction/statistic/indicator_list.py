"""The controlled list of indicators: the entries of ``indicators.tsv`` and where a text names one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from kg_service.extraction.document import Document, within
from kg_service.extraction.statistic.indicator_names import BRACKETS, Indicator, clean_name
from kg_service.extraction.statistic.leads import links
from kg_service.extraction.statistic.words import name_words
from kg_service.extraction.tables import rows, spellings
from kg_service.text.normalize import fold


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kinds: tuple[str, ...]
    growth: str


@cache
def _entries() -> tuple[tuple[_Entry, ...], ahocorasick_rs.AhoCorasick]:
    words: list[str] = []
    entries: list[_Entry] = []
    for row in rows("indicators", "name", "kinds", "growth", "spellings"):
        entry = _Entry(row["name"], tuple(row["kinds"].split()), row["growth"])
        for spelling in spellings(row["spellings"]):
            words.append(spelling)
            entries.append(entry)
    matcher = ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return tuple(entries), matcher


@cache
def _canonical() -> dict[str, tuple[str, str]]:
    return {
        spelling: (row["name"], row["kinds"])
        for row in rows("indicators", "name", "kinds", "growth", "spellings")
        for spelling in spellings(row["spellings"])
    }


def canonical(name: str, kind: str = "") -> str:
    """The name that the list gives an indicator spelt so and measured in units of ``kind``, else the name itself."""
    listed_name, kinds = _canonical().get(fold(name), (name, ""))
    return listed_name if not kinds or kind in ("", "share", "rank", *kinds.split()) else name


def listed(document: Document, start: int, limit: int, raw_end: int, piece_end: int, kind: str) -> Indicator | None:
    """The first indicator of the list in the piece; what follows it up to ``limit`` is part of the name."""
    entries, matcher = _entries()
    folded = document.folded
    best: Indicator | None = None
    for index, a, b in matcher.find_matches_as_indexes(folded[start:raw_end]):
        begin, stop = start + a, start + b
        if begin >= piece_end or not _whole(folded, begin, stop):
            continue
        entry = entries[index]
        fits = not entry.kinds or kind in entry.kinds or kind in ("share", "rank")
        if not fits:
            continue
        limit = max(limit, stop)
        if _says_nothing(document, stop, limit, folded[stop:limit]):
            name, known = entry.name, True
        else:
            name, known = clean_name(document, begin, limit), False
        if name:
            best = Indicator(name, begin, limit, entry.kinds, entry.growth if known else "", known)
            break
    return best


def _whole(folded: str, start: int, end: int) -> bool:
    before = folded[start - 1] if start else " "
    after = folded[end] if end < len(folded) else " "
    return not before.isalnum() and not after.isalnum()


def _says_nothing(document: Document, start: int, end: int, rest: str) -> bool:
    """Whether the words between an indicator and its figure only say where or how: ``của huyện``, ``tăng nhanh``."""
    kept = rest
    for place in within(document.places, start, end):
        kept = kept.replace(document.folded[place.start : place.end], " ")
    kept = BRACKETS.sub(" ", kept).replace(",", " ")
    words = kept.split()
    while words:
        for size in range(min(5, len(words)), 0, -1):
            if " ".join(words[:size]) in links() or (size == 1 and words[0] in name_words("only_where")):
                del words[:size]
                break
        else:
            return False
    return True


def last_named(document: Document, start: int, end: int, kind: str, *, first: bool = False) -> str:
    """The name of the last indicator of the list in ``[start, end)`` that a unit of ``kind`` fits; else empty.

    ``kind`` empty is any; ``first`` asks for the first one instead.
    """
    entries, matcher = _entries()
    folded, name = document.folded, ""
    for index, a, b in matcher.find_matches_as_indexes(folded[start:end]):
        entry = entries[index]
        if _whole(folded, start + a, start + b) and (not kind or not entry.kinds or kind in entry.kinds):
            name = entry.name
            if first:
                break
    return name
