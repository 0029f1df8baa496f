"""What an article's figures are of when nothing near them says: its subject, the country, or its first body."""

from __future__ import annotations

import regex

from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.body_tables import field_lookup, fields
from kg_service.extraction.mentions.places import Place
from kg_service.extraction.statistic.around import verbs
from kg_service.extraction.statistic.words import Cued
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled

NATION = "Việt Nam"
"""The area of figures of the whole country."""
_NATION = worded(
    r"(?<!\p{L})(?<!<of_nation> )<nation>(?=\s+(?:là|đạt|có|tăng|giảm|còn|ước|đã|chỉ|hiện))",
    "figure_areas",
    engine=regex.compile,
)
_ACTING = worded(
    r"(?:^|[,;:]\s|\s)(?<!(?:<leads>|<of_nation>)\s)<country>\s+(?:(?:đã|mới|cũng|chỉ|ước)\s+)?(?P<does>\p{L}+(?:\s\p{L}+){0,2})",
    "figure_areas",
    engine=regex.compile,
)
"""``cả nước trồng 124 nghìn ha chè``: the country itself, with a verb whose object is counted."""
_NATIVE = worded(
    r"(?<!\p{L})<native>\s+(?:(?:đã|mới|cũng|chỉ|ước)\s+)?(?P<does>\p{L}+(?:\s\p{L}+){0,2})", "figure_areas"
)
"""``Việt Nam xuất khẩu 6 triệu tấn gạo``, which begins a clause; no part of a name (Hội Nông dân Việt Nam)."""
_BEGINS = ".,;:(\n"
_BRACKETED = worded(r"(?<!\p{L})(?:<nation>\s*\(|(?<=\()<nation>)\s*(?:<figure_links/approx>\s+)?$", "figure_areas")
"""``mức chung của cả nước (50 triệu)``, ``(cả nước 50 triệu)``."""
_NATIONAL = worded(r"(?<!\p{L})(?:<nation>|<national>)(?!\p{L})", "figure_areas")
"""What the head of an article on the whole country speaks of."""
_PROVINCIAL = Cued(worded(r"(?<!\p{L})<provincial>(?!\p{L})", "figure_areas"), "figure_areas", "provincial")
"""What only an article on one province says."""
_MOTTO = worded(r"(?<!\p{L})<motto>\s$", "figure_areas")
_MOTTO_REACH, _LONGEST_NAME = 24, 90
_SECTOR = compiled(r"(?<!\p{L})ngành\s")
_SECTOR_HEAD = 6
_NATIONAL_OFFICES = ("department", "board", "court", "centre")
_DATED = ", ngày "
"""After where a paper was written."""
_VENUE = regex.compile(r"(?r)(?<!\p{L})(?:tại|ở)\s+$")
_OF_PLACES = ("government", "council", "union", "party", "board", "department")
_HEAD, _SEVERAL, _HEAD_LETTERS = 3, 3, 3000


def names_nation(folded: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` names the country as what a figure is of: ``cả nước có``, ``toàn quốc đạt``."""
    if not any(folded.find(word, start, end) >= 0 for word in table_words("figure_areas", "nation")):
        return False
    return bool(_NATION.search(folded, start, end) or _BRACKETED.search(folded, start, end)) or _acts(
        folded, start, end
    )


def _acts(folded: str, start: int, end: int) -> bool:
    """Whether the country does something: ``cả nước trồng``, ``toàn quốc khởi công``."""
    native = (told for told in _NATIVE.finditer(folded, start, end) if _begins_clause(folded, told.start()))
    for acting in (*_ACTING.finditer(folded, start, end), *native):
        words = acting["does"].split()
        told = (verbs().get(" ".join(words[:size])) for size in range(1, len(words) + 1))
        if any(verb is not None and verb.acts for verb in told):
            return True
    return False


def _begins_clause(folded: str, start: int) -> bool:
    before = folded[max(0, start - 3) : start].rstrip(' "“')
    return not before or before[-1] in _BEGINS


def subject_of(document: Document) -> str | None:
    """What the article is about; the country where its head speaks of it, and of a province only as a venue or less."""
    subject = document.areas.subject
    if subject is None or subject != document.areas.province:
        return subject
    head = document.sentences[:_HEAD][-1].end if document.sentences else 0
    named = within(document.places, 0, min(head, _HEAD_LETTERS))
    led = any(place.label == subject and not _is_aside(document, named, index) for index, place in enumerate(named))
    if led or not _speaks_of_nation(document, head) or _PROVINCIAL.search(document, 0, len(document.folded)):
        return subject
    return NATION


def _speaks_of_nation(document: Document, head: int) -> bool:
    """Whether the head names the country or its highest offices, other than in a motto or in the name of a body.

    A ministry's paper is of the country too.
    """
    if _is_of_ministry(document):
        return True
    for named in _NATIONAL.finditer(document.folded, 0, head):
        if _MOTTO.search(document.folded, max(0, named.start() - _MOTTO_REACH), named.start()):
            continue
        bodies = within(document.bodies, max(0, named.start() - _LONGEST_NAME), named.start())
        if not any(body.end >= named.end() for body in bodies):
            return True
    return False


def sector_of(document: Document) -> str | None:
    """``ngành Y tế`` where the head of a text on the country names it and the text tells of the whole of it."""
    if not any(document.folded.find(word) >= 0 for word in table_words("figure_areas", "whole_sector")):
        return None
    head = document.sentences[min(_SECTOR_HEAD, len(document.sentences)) - 1].end if document.sentences else 0
    for named in _SECTOR.finditer(document.folded, 0, head):
        if document.text[named.end()].isupper() and (field := field_lookup().at(document.folded, named.end())):
            return f"ngành {fields()[field]}"
    return None


def _is_of_ministry(document: Document) -> bool:
    """Whether a paper begins with the name of a ministry or of another office of the whole country."""
    first = document.bodies[0] if document.bodies else None
    if first is None or document.folded[: first.start].strip():
        return False
    line = document.article.folded[: document.article.folded.find("\n") + 1].strip()
    national = any(line.endswith(f" {word}") for word in table_words("figure_areas", "national_end"))
    return first.kind == "ministry" or (national and first.kind in _NATIONAL_OFFICES)


def _is_aside(document: Document, places: list[Place], index: int) -> bool:
    """Whether a province is only where something takes place, or one of three or more that stand together.

    Where a ministry wrote a paper says nothing either.
    """
    place = places[index]
    if _VENUE.search(document.folded, max(0, place.start - 8), place.start):
        return True
    if document.folded.startswith(_DATED, place.end) and _is_of_ministry(document):
        return True
    sentence = document.sentence_at(place.start)
    if sentence is None:
        return False
    beside = within(places[max(0, index - _SEVERAL + 1) : index + _SEVERAL], sentence.start, sentence.end)
    return sum(other.rank == place.rank for other in beside) >= _SEVERAL


def own_body(document: Document) -> str | None:
    """The body that an article without a place of its own is about: the first in its title and its first sentences.

    Of a ministry, a company or a school the figures are the body's; of an office or a union of a place, the place's.
    """
    head = document.sentences[min(_HEAD, len(document.sentences)) - 1].end if document.sentences else 0
    heads = (body for body in document.bodies if body.end <= head)
    first = next((body for body in heads if body.kind != "party" or body.place or body.level), None)
    if first and first.place and first.kind in _OF_PLACES:
        return first.place.label
    return first.full_name() if first else None
