"""Whose a figure is by a name beside it: ``Ban A (79%)``, a unit's that no list has, ``86 giáo viên Trường A``."""

from __future__ import annotations

from functools import cache

import regex

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.statistic.callings import WORKING
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.worded import table_words, worded

_NAME = r"(?:\p{Lu}[\p{Ll}’']*)(?:\s\p{Lu}[\p{Ll}’']*){1,2}"
_LINK = r"(?:\s<label_link>)*\s*[:(]?\s*(?:<figure_links/approx>\s)?"
_JOINED = r"\)?(?:,|;|\svà|,\svà)\s"
_LABEL = worded(
    rf"(?r)(?:^|[,;:(]\s|\s<before_label>\s)(?P<name>{_NAME}){_LINK}$", "figure_areas", engine=regex.compile
)
_NEXT = worded(rf"{_JOINED}(?:\p{{Ll}}+\s){{0,3}}{_NAME}{_LINK}\d", "figure_areas", engine=regex.compile)
_LAST = worded(
    rf"(?r){_NAME}{_LINK}\d[\d.,]*(?:\s?%|\s\p{{L}}+){{0,3}}{_JOINED}(?:\p{{Ll}}+\s){{0,3}}{_NAME}{_LINK}$",
    "figure_areas",
    engine=regex.compile,
)
_BRACKET = worded(r"\s*\(\s*(?:(?:đạt|<approx>)\s+)?", "figure_links")
_REACH = 90
_APPOSED = worded(r"(?:\s+(?!<not_of>)\p{L}+){0,4}?\s+(?:của\s+)?", "figure_people", engine=regex.compile)
_APPOSED_REACH = 40
_OWN_PEOPLE = WORKING | {"army"}
_WHO = ("people", "item", "count")


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
    if not _follows_name(document.text, start, figure.start):
        return None
    label = _LABEL.search(document.text, start, figure.start)
    if label is None or not _among_others(document, sentence, figure):
        return None
    begin, end = label.span("name")
    known = bool(within(document.places, begin, end)) or bool(within(document.bodies, begin, end))
    known = known or bool(within(document.people, begin, end))
    return None if known else " ".join(label["name"].split())


def _follows_name(text: str, start: int, end: int) -> bool:
    """Whether only words that link a name with its figure stand between a word with a capital and the figure."""
    for word in reversed(text[start:end].split()):
        plain = word.strip(":(")
        if plain[:1].isupper():
            return True
        if plain and plain not in _linking():
            return False
    return False


@cache
def _linking() -> frozenset[str]:
    """The words of ``_LINK``, one by one."""
    links = table_words("figure_areas", "label_link") | table_words("figure_links", "approx")
    return frozenset(word for words in links for word in words.split())


def whose_people(document: Document, figure: Figure) -> str | None:
    """The company, school, hospital or unit whose people are counted: ``6.000 công nhân Công ty A``."""
    if figure.kind not in _WHO:
        return None
    for body in within(document.bodies, figure.end, figure.end + _APPOSED_REACH)[:1]:
        if body.kind in _OWN_PEOPLE and not body.level and _APPOSED.fullmatch(document.folded, figure.end, body.start):
            return body.full_name()
    return None


def _among_others(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """Whether another name with a figure stands right before or after one."""
    text = document.text
    if _NEXT.match(text, figure.end, min(sentence.end, figure.end + _REACH)):
        return True
    return _LAST.search(text, max(sentence.start, figure.start - _REACH), figure.start) is not None
