"""Whose a figure is by how its sentence is built: in turn, presented, where a list is broken, what is compared with."""

from __future__ import annotations

from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.mentions.areas import Anchor
from kg_service.extraction.mentions.places import PROVINCE
from kg_service.extraction.statistic.context import sentences_before
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.subjects import NATION
from kg_service.extraction.statistic.topics import Units
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled

_INTRODUCED = 8
_THAT_IS = worded(
    r"\s*(?:\([^()]{0,40}\)\s*)?là\s+(?:(?:một|1)\s+(?:trong\s+(?:những|các|số|\d+)\s+)?)?<presented>(?!\p{L})",
    "figure_areas",
)
_TURN_REACH, _TURNS = 200, 2
_TURN_BREAKS = (". ", ":")
_NUMBERS = compiled(r"(?<![\d.,])\d[\d.,]*(?:\s?/\s?\d+)?")
_LISTED_WITH = worded(r"\s*(?:,|và|,\s*và)\s*(?:<level>\s+)?", "figure_areas")
_EACH = worded(
    r"\)?(?:\s+<ranked_so>)?,?\s+(?:mỗi\s+<level>|đều|cùng|cũng đều)\s+(?:(?:mới|đã|chỉ)\s+)?(?:đạt|có|còn|được|là)\s+"
    r"(?:<figure_links/approx>\s+)?",
    "figure_areas",
)
_INSIDE = worded(r"(?<!\p{L})(?:của|ở|tại|trên <ground>|trong)\s+$", "figure_areas")
_INSIDE_REACH = 24
_TOLD_REACH = 240
_COMPARED = worded(r"(?<!\p{L})(?:<compares>)(?:\s+\p{L}+){0,6}\s+$", "figure_areas")
_COMPARED_REACH = 50
_ITS = worded(r"\s*(?:của|ở|tại)\s+(?:(?P<nation><nation>)(?!\p{L})|(?=\p{L}))", "figure_areas")
_ITS_REACH = 16


def introduced(document: Document, anchors: list[Anchor], sentence: Sentence, figure: Figure) -> str | None:
    """``A là xã miền núi của huyện B, tỉnh C, có 14 xóm``: the unit presented, not where it lies."""
    folded = document.folded
    if not anchors or anchors[0].start > sentence.start + _INTRODUCED or anchors[-1].rank >= anchors[0].rank:
        return None
    return anchors[0].label if _THAT_IS.match(folded, anchors[0].end, figure.start) else None


def in_turn(document: Document, units: Units, sentence: Sentence, figure: Figure) -> str | None:
    """``A, B và C đạt lần lượt 5%, 4% và 3%``: of the areas listed, the one that the figure's turn gives."""
    folded = document.folded
    begin = max(sentence.start, figure.start - _TURN_REACH)
    said = max(folded.rfind(word, begin, figure.start) for word in table_words("figure_clauses", "in_turn"))
    if said < 0 or any(mark in folded[said : figure.start] for mark in _TURN_BREAKS):
        return None
    turn = len(_NUMBERS.findall(folded, said, figure.start))
    following = len(_NUMBERS.findall(folded, figure.start, min(sentence.end, figure.end + _TURN_REACH)))
    for listed in (_listed(document, units, begin, said), _listed(document, units, said, figure.start)):
        if len(listed) >= _TURNS and turn < len(listed) <= turn + following:
            return listed[turn].label
    return None


def _listed(document: Document, units: Units, start: int, end: int) -> list[Anchor]:
    """The last list of units of one rank that begin in ``[start, end)``."""
    listed: list[Anchor] = []
    for anchor in units.between(start, end):
        alike = listed and listed[-1].rank == anchor.rank
        joined = alike and _LISTED_WITH.fullmatch(document.folded, listed[-1].end, anchor.start)
        listed = [*listed, anchor] if joined else [anchor]
    return listed


def each_of(document: Document, units: Units, sentence: Sentence, figure: Figure) -> list[str]:
    """``Xã A và xã B cùng đạt 19 tiêu chí``, ``các huyện A, B, C mỗi huyện có 3 xã``: all whose figure it is."""
    listed = _listed(document, units, max(sentence.start, figure.start - _TURN_REACH), figure.start)
    if len(listed) < _TURNS or not _EACH.fullmatch(document.folded, listed[-1].end, figure.start):
        return []
    return [anchor.label for anchor in listed]


def told_after(document: Document, following: list[Anchor], sentence: Sentence, figure: Figure) -> str | None:
    """``214 căn nhà: đó là những gì … để lại ở huyện A (tỉnh B)``: where the first sentence of a block comes to."""
    if sentences_before(document, sentence, 1):
        return None
    for anchor in following[:1]:
        inside = _INSIDE.search(document.folded, max(figure.end, anchor.start - _INSIDE_REACH), anchor.start)
        if anchor.rank > PROVINCE and anchor.start < figure.end + _TOLD_REACH and inside:
            return anchor.label
    return None


def compared_with(document: Document, units: Units, figure: Figure) -> str | None:
    """``cao hơn mức 5,4 tấn/ha của toàn huyện``: whose the figure is that another is compared with."""
    folded = document.folded
    if not folded.startswith((" của ", " ở ", " tại "), figure.end):
        return None
    if not _COMPARED.search(folded, max(0, figure.start - _COMPARED_REACH), figure.start):
        return None
    its = _ITS.match(folded, figure.end)
    if its and its["nation"]:
        return NATION
    near = units.between(figure.end, figure.end + _ITS_REACH) if its else []
    return near[0].label if its and near and near[0].start <= its.end() else None
