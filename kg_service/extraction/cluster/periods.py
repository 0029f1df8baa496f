"""The years that units lead their clusters in: said beside the title, or by the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Protocol

from kg_service.extraction.cluster.parts import Role
from kg_service.extraction.cluster.words import whole
from kg_service.extraction.document import Document, Sentence, within
from kg_service.text.dates import PeriodMention
from kg_service.text.patterns import compiled

_BESIDE = 10
_FORWARD_REACH = 60
_TOLD_REACH = 2000
_NEAR = 4
"""Titles that count as beside one another."""
_YEARS = compiled(r"\d{4}(?:-\d{4})?")


class Titled(Protocol):
    """A title of a sentence: where its word begins and ends."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def word_end(self) -> int:
        """One past its last character."""


def period_of_title(
    document: Document, sentence: Sentence, titles: Sequence[Titled], index: int, cluster: str
) -> PeriodMention | None:
    """The years of office in the title's own sentence.

    The first after the title; of titles in a row the one after the last; else one before it at the sentence's head, or
    beside the cluster's name.
    """
    for later in range(index, len(titles)):
        title = titles[later]
        last = titles[later + 1].start if later + 1 < len(titles) else sentence.end
        stop = document.folded.find(";", title.word_end, last)
        for period in within(document.periods, title.word_end, stop if stop >= 0 else last):
            if _YEARS.fullmatch(period.value):
                return period
        if stop >= 0:
            break
    head = within(document.periods, sentence.start, titles[index].start)
    if head and head[0].start - sentence.start <= 8:
        return head[0]
    for mention in within(document.clusters, sentence.start, sentence.end):
        beside = within(document.periods, mention.end, min(sentence.end, mention.end + _BESIDE))
        if beside and mention.name == cluster:
            return beside[0]
    return None


@cache
def chooses() -> re.Pattern[str]:
    """Words by which a unit gets a title for the time to come."""
    return compiled(whole("choose", "hand_over"))


@lru_cache(maxsize=4)  # every part that a sentence tells asks
def chosen_in(document: Document, start: int, end: int) -> bool:
    """Whether a sentence says that a unit is chosen."""
    return chooses().search(document.folded, start, end) is not None


@cache
def _forward() -> re.Pattern[str]:
    return compiled(rf"{whole('forward')}[^.;]*$")


@cache
def _backward() -> re.Pattern[str]:
    return compiled(rf"{whole('backward')}[^.;]*$")


def told_before(document: Document, sentence: Sentence) -> str | None:
    """The years that the paragraph gave last before the sentence.

    A unit that is chosen or handed the title leads in the years to come: only those that the text plans for count.
    """
    block = max(document.article.blocks[sentence.block].span.start, sentence.start - _TOLD_REACH)
    earlier = [p for p in within(document.periods, block, sentence.start) if _YEARS.fullmatch(p.value)]
    folded = document.folded
    if not chosen_in(document, sentence.start, sentence.end):
        return earlier[-1].value if earlier else None
    for period in reversed(earlier):
        window = max(block, period.start - _FORWARD_REACH)
        planned = _forward().search(folded, window, period.start)
        reviewed = _backward().search(folded, window, period.start)
        if planned and (reviewed is None or reviewed.start() < planned.start()):
            return period.value
    return None


def carried_over(document: Document, roles: Sequence[Role]) -> list[Role]:
    """The roles of a paragraph; one without years of its own has those of the other title beside it."""
    found = []
    for index, role in enumerate(roles):
        others = sorted(range(max(0, index - _NEAR), min(len(roles), index + _NEAR + 1)), key=lambda i: abs(i - index))
        years = next(
            (
                roles[other].period
                for other in others
                if role.surmised
                and not roles[other].surmised
                and roles[other].role != role.role
                and roles[other].cluster == role.cluster
                and _gives_years(document, roles[other], role)
            ),
            None,
        )
        found.append(replace(role, period=years) if years else role)
    return found


def _gives_years(document: Document, one: Role, other: Role) -> bool:
    """Whether the years of a role may be those of another: in one sentence, or of one told before it."""
    same = document.sentence_at(one.start) is document.sentence_at(other.start)
    return same or (one.start < other.start and other.period is None)
