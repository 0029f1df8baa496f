"""The years that a cluster's meeting sums up and looks forward to, for parts in it that the text gives no year."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from kg_service.extraction.cluster.parts import Role
from kg_service.extraction.cluster.periods import chosen_in
from kg_service.extraction.cluster.words import said, titles, whole
from kg_service.extraction.document import Document
from kg_service.extraction.tables import words_for
from kg_service.text.patterns import compiled

_LEAD = 8
"""Sentences, title among them, in which an article tells of what meeting it reports."""

_HEADING_REACH = 700
"""Characters before a list of heads in which its heading stands: ``4. Bầu Khối trưởng, Khối phó năm 2026``."""


def _of_year(reach: int) -> str:
    """A year not far away."""
    year = r"(?P<year>(?:19|20)\d{2}(?:\s?-\s?(?:19|20)\d{2})?)(?!\d)"
    return rf"[^.;\n]{{0,{reach}}}?(?<!\p{{L}}){said('term')}\s+{year}"


@cache
def _headed() -> re.Pattern[str]:
    return compiled(rf"{titles('head')}(?!\p{{L}}){_of_year(60)}")


@cache
def _summed_up() -> re.Pattern[str]:
    """What is summed up at the end of a year, so that the meeting looks forward to the next."""
    return compiled(whole("year_end"))


@cache
def _backward() -> re.Pattern[str]:
    return compiled(whole("backward", "deeds") + _of_year(120))


@cache
def _forward() -> re.Pattern[str]:
    return compiled(whole("forward") + _of_year(120))


def relative_year(document: Document, words: str) -> str | None:
    """The year that ``năm nay``, ``năm tới`` or ``năm ngoái`` is, of a text whose year is known."""
    if document.year is None:
        return None
    away = {use: years for use, years in _AWAY.items() if " ".join(words.split()) in words_for("cluster_phrases", use)}
    return str(document.year + next(iter(away.values()), 0))


_AWAY = {"year_now": 0, "year_next": 1, "year_last": -1}
"""Years from the text's to the one that words of these uses mean."""


def dated(document: Document, role: Role) -> Role:
    """The role with the year of the meeting that the article tells of, where the text gives it none.

    A unit that is chosen leads in the year to come, one that led or belongs does so in the year summed up.
    """
    if role.period is not None:
        return role
    sentence = document.sentence_at(role.start)
    chosen = sentence is not None and chosen_in(document, sentence.start, sentence.end)
    headed = _of_heading(document, role, chosen) if role.role != "member" else None
    if headed:
        return replace(role, period=headed)
    past, coming = _years(document)
    year = coming if chosen and role.role != "member" else past or coming
    return replace(role, period=year) if year else role


def _of_heading(document: Document, role: Role, chosen: bool) -> str | None:
    """The year of the last heading or sentence before a role that speaks of heads of a year.

    ``chosen``: the role begins with a choice, so that the year of those who had it before is not its year.
    """
    found = None
    for match in _headed().finditer(document.folded, max(0, role.start - _HEADING_REACH), role.start):
        told = document.sentence_at(match.start()) if chosen else None
        before = told is not None and told.kind == "body" and not chosen_in(document, told.start, told.end)
        found = None if before else _period(match)
    return found


@lru_cache(maxsize=2)  # every role of an article asks
def _years(document: Document) -> tuple[str | None, str | None]:
    """The year that the meeting sums up, and the one that it looks forward to; None for none told."""
    lead = document.sentences[:_LEAD]
    if not lead:
        return None, None
    start, end = lead[0].start, lead[-1].end
    back, ahead = _backward().search(document.folded, start, end), _forward().search(document.folded, start, end)
    past, coming = _period(back) if back else None, _period(ahead) if ahead else None
    if past and (coming is None or coming <= past) and "-" not in past:
        summed_up = _summed_up().search(document.folded, start, end)
        coming = str(int(past) + 1) if summed_up else past
    return past, coming


def _period(match: re.Match[str]) -> str:
    return "".join(match["year"].split())
