"""Numbers whose unit is what the clause begins with: ``Xã đạt chuẩn: 12``, ``hộ nghèo chỉ còn 9``."""

from __future__ import annotations

import re

import regex

from kg_service.extraction.document import Document, Sentence, starting_at
from kg_service.extraction.statistic.units import measure_nouns, units
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

_LINK = worded(
    r"(?r)(?P<gap>\s*:\s*|\s+(?:<just>\s+){0,2}<counts_at_end>\s+(?:<figure_links/approx>\s+)?)$",
    "figure_names",
    engine=regex.compile,
)
_CLAUSE = compiled(r"[,;:(–]\s|\s-\s|\.\s|^\s*[-•+*]\s")
_NUMBER_OF = compiled(r"\s*(?:(?:và|còn|riêng|nhưng|tổng)\s+)?(?:(?:tổng\s+)?số\s+)?")
_ENDS = compiled(r"\s*(?:[,;)]|\.(?!\d)|$|\()")
_WORDS = compiled(r"[^\W\d_]+")
_KINDS = ("count", "item", "people")
_LONGEST, _MOST_WORDS, _LONGEST_UNIT = 90, 12, 4
_FEWEST = 2


def unit_of_subject(document: Document, number: re.Match[str], sentence: Sentence) -> tuple[str, str] | None:
    """The noun and the kind of what a number at the end of its clause counts; None where it begins with no unit."""
    folded, start = document.folded, max(sentence.start, number.start() - _LONGEST)
    if _ENDS.match(folded, number.end(), sentence.end) is None:
        return None
    link = _LINK.search(folded, start, number.start())
    if link is None:
        return None
    for mark in _CLAUSE.finditer(folded, start, link.start()):
        start = mark.end()
    begin = _NUMBER_OF.match(folded, start, link.start())
    start = begin.end() if begin else start
    words = [match.span() for match in _WORDS.finditer(folded, start, link.start())]
    if not _FEWEST <= len(words) <= _MOST_WORDS or starting_at(document.places, words[0][0]):
        return None
    for size in range(min(_LONGEST_UNIT, len(words)), 0, -1):
        noun = " ".join(folded[words[0][0] : words[size - 1][1]].split())
        kind = units().get(noun, "")
        if kind in _KINDS:
            return measure_nouns().get(noun, noun), kind  # HTX
        if kind == "none" and size > 1:
            return None  # đội ngũ is no đội
    return None
