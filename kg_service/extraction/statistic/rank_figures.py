"""Ranks as they are written: ``xếp thứ 4/15``, ``từ hạng 9 lên hạng 6``, ``40/63``."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cache

import regex

from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.tables import WHOLE_TEXT
from kg_service.extraction.worded import table_words, worded
from kg_service.text.numbers import number_word
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder, occurrences

_OF_ALL = ("/63", "/34")
"""What stands in every rank among all provinces."""
_RANK = worded(
    r"(?<!\p{L})(?P<cue><cue>)\s+(?P<n>\d{1,3}|\p{L}+)(?:\s?/\s?(?P<m>\d{1,3}))?(?![\p{L}\d]|[./]\d)",
    "rank_words",
    engine=regex.compile,
)
_RANK_OF = worded(
    r"(?<!\p{L})<place>(?:\s+<placed_at>)?\s+(?P<n>\d{1,3})\s?/\s?(?P<m>\d{1,3})(?!\d|[./]\d)",
    "rank_words",
    engine=regex.compile,
)
_AMONG_ALL = worded(
    r"(?<![\p{L}\d.,/])(?P<n>\d{1,2})\s?/\s?(?P<m>63|64|34)(?![\d/]|[.,]\d|\s+(?!<whole>)\p{L})",
    "rank_words",
    engine=regex.compile,
)
"""``PAPI vẫn 40/63``: of all the provinces."""
_INDEX_HELD = worded(r"(?<!\p{L})(?:<figure_names/index>|chỉ số|<place>)(?!\p{L})", "rank_words")
_RANK_VERB = worded(r"(?<!\p{L})<ranking>(?!\p{L})", "rank_words")
_RANK_DIRECT = worded(r"<direct>\s+(?:ở\s+)?$", "rank_words")
_MOVED = worded(r"(?<!\p{L})<moved>\s+$", "rank_words")
_AMONG = compiled(r"\s+(?:trong|trên|/)\s+(?:tổng\s+)?(?:số\s+)?(?P<of>\d{1,3})\s+\p{L}")
"""``thứ 4 trong 15 tỉnh``: among how many."""
_UNITS = worded(r"\s+<ranked>(?!\p{L}|,\s+thành)", "rank_words")
_NO_RANK_BEFORE = worded(r"<no_rank>\s+$", "rank_words")
_INDEX = worded(r"(?<!\p{L})<index>\s+(?:(?:năm\s+)?\d{4}\s+)?(?:của\s+(?:\p{L}+\s+){1,4})?$", "figure_names")
_ORDINALS = {"nhất": 1, "nhì": 2, "tư": 4}


@cache
def _cues() -> PhraseFinder:
    """Words one of which stands in every other rank."""
    return PhraseFinder(table_words("rank_words", "cue") | table_words("rank_words", "place"), WHOLE_TEXT)


class RankFinder:
    """The ranks of one document's sentences; a sentence without a word of rank costs next to nothing."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._of_all = sorted(place for words in _OF_ALL for place in occurrences(words, document.folded))

    def find(self, sentence: Sentence) -> list[Figure]:
        """The ranks of a sentence, left to right."""
        told = _cues().stands(self._document.article.folded, sentence.start, sentence.end)
        return list(_ranks(self._document, sentence)) if told or self._among_all(sentence) else []

    def _among_all(self, sentence: Sentence) -> bool:
        index = bisect.bisect_left(self._of_all, sentence.start)
        return index < len(self._of_all) and self._of_all[index] < sentence.end


def _ranks(document: Document, sentence: Sentence) -> Iterator[Figure]:
    """The ranks of a sentence, left to right."""
    folded = document.folded
    taken = sentence.start
    matches = [*_RANK.finditer(folded, sentence.start, sentence.end)]
    if folded.find("/", sentence.start, sentence.end) >= 0:
        matches += _RANK_OF.finditer(folded, sentence.start, sentence.end)
        if _INDEX_HELD.search(folded, sentence.start, sentence.end):
            matches += _AMONG_ALL.finditer(folded, sentence.start, sentence.end)
    for match in sorted(matches, key=lambda match: match.start("n")):
        if match.start("n") < taken:
            continue
        lead = folded[max(sentence.start, match.start() - 60) : match.start()]
        value = _rank_value(match["n"], lead)
        if value is None:
            continue
        if _NO_RANK_BEFORE.search(lead) or ("cue" in match.re.groupindex and not _is_rank(folded, match, lead)):
            continue
        among = _AMONG.match(folded, match.end(), sentence.end)
        whole = match["m"] or (among["of"] if among else None)
        of = float(whole) if whole else None
        if of is not None and value > of:
            continue
        taken = match.end()
        units = _UNITS.match(folded, match.end(), sentence.end) if match["m"] else None
        end = units.end() if units else match.end()
        yield Figure(match.start("n"), end, end, value, "hạng", "hạng", "rank", of)


def _moved(folded: str, start: int) -> bool:
    """Whether a verb of standing or moving, or a step of it, stands right before a rank: ``nhích từ hạng 9 lên``."""
    return _MOVED.search(folded, max(0, start - 24), start) is not None


def _rank_value(written: str, lead: str) -> float | None:
    if written.isdigit():
        return float(written)
    if not _RANK_DIRECT.search(lead):
        return None
    value = ordinal(written)
    return float(value) if value else None


def ordinal(written: str) -> int | None:
    """A rank in digits or words: ``4``, ``tư``, ``nhất``; None for what is none."""
    return int(written) if written.isdigit() else _ORDINALS.get(written) or number_word(written)


def _is_rank(folded: str, match: re.Match[str], lead: str) -> bool:
    """Whether ``thứ 4`` or ``hạng 4`` places a unit among others: no fifth year, no class of a decoration."""
    moved = _moved(folded, match.start())
    if match["cue"] == "hạng" and not (match["m"] or moved or lead.endswith("thứ ") or _INDEX.search(lead)):
        return False
    return bool(match["m"] or moved or _RANK_VERB.search(lead) or match["cue"] != "thứ")
