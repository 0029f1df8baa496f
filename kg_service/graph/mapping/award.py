"""Award facts: one award or title to one named recipient."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from kg_service.extraction.facts import AwardFact
from kg_service.graph.literals import boolean
from kg_service.graph.mapping.common import dated, period, when, worded
from kg_service.graph.names import ArticleNames
from kg_service.graph.nquads import Triple
from kg_service.graph.vocabulary import TD, concept


def triples(fact: AwardFact, node: URIRef, names: ArticleNames) -> Iterator[Triple]:
    """``td:AwardConferral``."""
    for award in names.award(fact.award):
        yield node, TD.awardType, award
    yield from worded(node, TD.awardText, fact.award)
    yield node, TD.recipient, names.recipient(fact.recipient, fact.recipient_kind)
    yield from worded(node, TD.recipientText, fact.recipient)
    yield node, TD.status, concept("award-status", fact.status)
    if fact.recipient_kind:
        yield node, TD.recipientKind, concept("recipient-kind", fact.recipient_kind)
    place = fact.recipient if names.areas.unit(fact.recipient) else None
    for authority in fact.by or ():
        yield node, TD.conferredBy, names.body(authority, place)
        yield from worded(node, TD.conferredByText, authority)
    yield from worded(node, TD.reason, fact.reason)
    if fact.posthumous is not None:
        yield node, TD.posthumous, boolean(fact.posthumous)
    yield from period(node, fact.period)
    yield from dated(node, TD.conferred, fact.date)
    yield from when(node, fact.date, fact.period)
