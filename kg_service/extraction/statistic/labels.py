"""Whose a figure is that stands right after a name: a body's ``Ban A (79%)``, a unit's that no list has."""

from __future__ import annotations

import regex

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.statistic.figure import Figure
from kg_service.text.patterns import compiled

_NAME = r"(?:\p{Lu}[\p{Ll}’']*)(?:\s\p{Lu}[\p{Ll}’']*){1,2}"
_LINK = r"(?:\s(?:đạt|tăng|giảm|còn|chiếm|có|chỉ|mới|được|là|với|góp|hiến))*\s*[:(]?\s*(?:(?:trên|hơn|gần|khoảng)\s)?"
_JOINED = r"\)?(?:,|;|\svà|,\svà)\s"
_LABEL = regex.compile(rf"(?r)(?:^|[,;:(]\s|\s(?:và|là|như|ở|tại|gồm|riêng|đến|rồi)\s)(?P<name>{_NAME}){_LINK}$")
_NEXT = regex.compile(rf"{_JOINED}(?:\p{{Ll}}+\s){{0,3}}{_NAME}{_LINK}\d")
_LAST = regex.compile(
    rf"(?r){_NAME}{_LINK}\d[\d.,]*(?:\s?%|\s\p{{L}}+){{0,3}}{_JOINED}(?:\p{{Ll}}+\s){{0,3}}{_NAME}{_LINK}$"
)
_BRACKET = compiled(r"\s*\(\s*(?:(?:đạt|trên|hơn|gần|khoảng)\s+)?")
_REACH = 90


def labelled(document: Document, sentence: Sentence, figure: Figure) -> str | None:
    """The body or unit whose name alone stands before a figure; a name no list has only among others.

    ``Ea Kly 98,2%, Ea Yông 97,5%``: communes may be younger than any list.
    """
    start = max(sentence.start, figure.start - _REACH)
    for body in reversed(within(document.bodies, start, figure.start)):
        if _BRACKET.fullmatch(document.folded, body.end, figure.start):
            return body.full_name(document.areas.province)
        break
    if figure.kind in ("rank", "times"):
        return None
    label = _LABEL.search(document.text, start, figure.start)
    if label is None or not _among_others(document, sentence, figure):
        return None
    begin, end = label.span("name")
    known = bool(within(document.places, begin, end)) or bool(within(document.bodies, begin, end))
    known = known or bool(within(document.people, begin, end))
    return None if known else " ".join(label["name"].split())


def _among_others(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """Whether another name with a figure stands right before or after one."""
    text = document.text
    if _NEXT.match(text, figure.end, min(sentence.end, figure.end + _REACH)):
        return True
    return _LAST.search(text, max(sentence.start, figure.start - _REACH), figure.start) is not None
