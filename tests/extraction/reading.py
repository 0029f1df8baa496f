"""What the rules read in a text that a test gives, by type of fact; every quote is held against its place.

One ``Knowledge`` serves all tests: making it takes longer than reading a hundred sentences.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TypeVar

from kg_service.articles.reader import Metadata, article_from_text
from kg_service.extraction.award import award
from kg_service.extraction.award import tally as award_tally
from kg_service.extraction.campaign import campaign
from kg_service.extraction.cluster import role as cluster_role
from kg_service.extraction.directive import directive
from kg_service.extraction.document import Document
from kg_service.extraction.event import event
from kg_service.extraction.facts import (
    AwardFact,
    AwardTallyFact,
    CampaignFact,
    ClusterRoleFact,
    DirectiveFact,
    EventFact,
    Fact,
    PersonRoleFact,
    StatisticFact,
)
from kg_service.extraction.knowledge import Knowledge
from kg_service.extraction.person import role as person_role
from kg_service.extraction.pipeline import Extractor
from kg_service.extraction.statistic import statistic
from kg_service.reference.load import load_reference

F = TypeVar("F", bound=Fact)


@cache
def knowledge() -> Knowledge:
    """What the rules know, made once for a whole run."""
    return Knowledge(load_reference())


def document(text: str) -> Document:
    """A text as the rules see it."""
    return Document(article_from_text("a", text), knowledge())


def _read(extract: Extractor, kind: type[F], text: str) -> list[F]:
    read = document(text)
    found = list(extract(read))
    for fact in found:
        assert isinstance(fact, kind)
        assert read.article.source[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
    return found  # type: ignore[return-value]


def awards(text: str) -> list[AwardFact]:
    """The awards to named recipients."""
    return _read(award.extract, AwardFact, text)


def tallies(text: str) -> list[AwardTallyFact]:
    """The numbers of awards."""
    return _read(award_tally.extract, AwardTallyFact, text)


def campaigns(text: str) -> list[CampaignFact]:
    """The campaigns."""
    return _read(campaign.extract, CampaignFact, text)


def cluster_roles(text: str) -> list[ClusterRoleFact]:
    """Heads, deputies and members of clusters."""
    return _read(cluster_role.extract, ClusterRoleFact, text)


def directives(text: str) -> list[DirectiveFact]:
    """The documents that direct."""
    return _read(directive.extract, DirectiveFact, text)


def events(text: str) -> list[EventFact]:
    """The events."""
    return _read(event.extract, EventFact, text)


def person_roles(text: str) -> list[PersonRoleFact]:
    """The offices of people."""
    return _read(person_role.extract, PersonRoleFact, text)


def statistics(text: str) -> list[StatisticFact]:
    """The figures."""
    return _read(statistic.extract, StatisticFact, text)


def news_figures(*lines: str) -> list[StatisticFact]:
    """The figures of an article of 20 June 2019, given paragraph by paragraph."""
    article = article_from_text("a", "\n\n".join(lines), Metadata(None, dt.date(2019, 6, 20), None, None, None))
    return [fact for fact in statistic.extract(Document(article, knowledge())) if isinstance(fact, StatisticFact)]


def told(text: str) -> set[tuple[str, str, str]]:
    """Award, recipient and status of each award."""
    return {(fact.award, fact.recipient, fact.status) for fact in awards(text)}


def recipients(text: str) -> set[str]:
    """Who has an award."""
    return {fact.recipient for fact in awards(text)}


def counted(text: str) -> set[tuple[int, str, str | None]]:
    """Count, kind of recipient and award of each number of awards."""
    return {(fact.count, fact.recipient_kind, fact.award) for fact in tallies(text)}
