"""Where the name of an event ends, and whether a matter belongs to it."""

from __future__ import annotations

import re
from functools import cache

import regex

from kg_service.extraction.document import Document, within
from kg_service.extraction.event.days import day_words
from kg_service.extraction.event.tables import said
from kg_service.extraction.mentions.body_tables import not_joined
from kg_service.extraction.mentions.office_tables import office_words
from kg_service.extraction.mentions.person_words import title_pattern
from kg_service.text.patterns import compiled

_LONGEST_NAME = 260
_COMMA = compiled(r",\s+")
_BY_AGENT = compiled(r",?\s+được\s+")
_YEARS = regex.compile(
    r"\s*\(\s*(?:(?:từ\s+|giai đoạn\s+)?\d[\d\s/.,-]*(?:đến\s+\d[\d/.-]*\s*)?|[\p{Ll}-]{2,8})\)(?=\s)"
)
"""Days, years or a short form in brackets, after which the name of an event goes on."""
_REACH = 120
"""Characters after a comma within which the person or body that it leads to ends."""


@cache
def _name_end() -> re.Pattern[str]:
    # One mark or space at the head of all ways on: elsewhere nothing is tried.
    return compiled(
        rf"[;:(?!.,\s](?:(?<=[;:(?!])|(?<=\.)$|(?<=\s)\s*-\s+(?:{title_pattern()}|{said('caption')})(?!\p{{L}})"
        rf"|(?:(?<=\s)|(?<=,)\s)\s*(?:{said('ends')}(?!\p{{L}})"
        rf"|(?:{day_words('part')}|cùng)\s+(?:\(?\d|{day_words('after_part')})"
        rf"|(?:(?:cũng|đã|vừa|được)\s+)*{said('organise', 'happen')}"
        rf"\s+(?:{day_words('part')}|{said('when_or_where')})\s)"
        rf"|(?<=,)\s+(?=(?:{title_pattern()}|{office_words('former')})(?!\p{{L}})))"
    )


def belongs(document: Document, start: int, matter: int) -> bool:
    """Whether a matter belongs to the name that a head before it begins: no comma between them that ends the name.

    ``Lễ kỷ niệm 30 năm tái lập tỉnh, đón nhận Huân chương``, but not ``tại buổi lễ, biểu dương``.
    """
    for comma in _COMMA.finditer(document.folded, start, matter):
        if comma.start() == start:
            return False
        if comma.end() != matter and document.quotation_at(comma.start()) is None:
            return document.folded[start:matter].endswith(" và ")
    return True


def end_of_name(document: Document, start: int, limit: int) -> int:
    """Where the name of an event ends; inside quotation marks nothing ends it, years in brackets do not either."""
    limit = min(limit, start + _LONGEST_NAME)
    position = start
    while (match := _name_end().search(document.folded, position, limit)) is not None:
        quotation = document.quotation_at(match.start())
        years = _YEARS.match(document.folded, match.start()) if quotation is None else None
        if quotation is None and years is None:
            return _before_names(document, start, int(match.start()))
        position = quotation.end if quotation else years.end() if years else position
        if position >= limit:
            break
    return _before_names(document, start, limit)


def _before_names(document: Document, start: int, end: int) -> int:
    """The end, or the comma before the first person, office or body that the sentence goes on with."""
    passive = document.folded.find("được", start, end) >= 0
    for agent in _BY_AGENT.finditer(document.folded, start, end) if passive else ():
        if any(body.start == agent.end() for body in within(document.bodies, agent.end(), agent.end() + _REACH)[:1]):
            return int(agent.start())
    for comma in _COMMA.finditer(document.folded, start, end):
        after = comma.end()
        if any(mention.start == after for mention in within(document.bodies, after, after + _REACH)[:1]):
            return int(comma.start())
        if not_joined().match(document.folded, after):
            return int(comma.start())
        if any(person.title_start <= after for person in within(document.people, after, after + _REACH)[:1]):
            return int(comma.start())
    return end
