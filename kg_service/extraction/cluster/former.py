"""Who led a cluster before the one that the text names: whom it follows, who hands the title over."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from kg_service.extraction.cluster.listed import units_around
from kg_service.extraction.cluster.titles import Title
from kg_service.extraction.cluster.units import Unit
from kg_service.extraction.document import Document, Sentence
from kg_service.text.patterns import compiled

FORMER = 0.8
"""Confidence of those who led before."""

_REACH = 200
_FOLLOWED = regex.compile(
    r"(?<!\p{L})(?:thay|thay cho|thay thế|kế nhiệm|kế tục|tiếp nối|nối tiếp|tiếp quản từ|nối vai)\s+(?:đơn vị\s+)?$"
)
_FROM = regex.compile(r"(?<!\p{L})từ\s+(?:đơn vị\s+)?$")
_AGENT = regex.compile(r"(?<!\p{L})(?:được|do)\s+(?:đơn vị\s+)?$")
_HANDED_OVER = regex.compile(r"(?<!\p{L})(?:nhận|bàn giao|chuyển|chuyển giao|luân chuyển|giao lại|trao lại)(?!\p{L})")
_HANDS = compiled(
    r"\s+(?:đã\s+|sẽ\s+|chính thức\s+|vừa\s+)*(?:bàn giao|chuyển giao|trao lại|giao lại|nhường lại|nhường|trao cờ)\s"
)


def former_heads(document: Document, sentence: Sentence, title: Title, leaders: Sequence[Unit]) -> list[Unit]:
    """The unit that led before those who lead now, where the sentence of their title names it."""
    if title.role != "head":
        return []
    folded = document.folded
    begin, limit = max(sentence.start, title.start - _REACH), min(sentence.end, title.end + _REACH)
    found = []
    for unit in units_around(document, begin, limit):
        if any(one.name == unit.name for one in leaders):
            continue
        near = max(begin, unit.start - 24)
        handed = _HANDED_OVER.search(folded, begin, unit.start) is not None
        followed = _FOLLOWED.search(folded, near, unit.start) or (handed and _FROM.search(folded, near, unit.start))
        agent = _AGENT.search(folded, near, unit.start) and _HANDS.match(folded, unit.end)
        if followed or agent or (unit.end <= title.start and _HANDS.match(folded, unit.end)):
            found.append(unit)
    return found[:1]
