"""Award tallies: numbers of awards or of recipients that are not named."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from kg_service.extraction.facts import AwardTallyFact
from kg_service.graph.literals import integer
from kg_service.graph.mapping.common import period, when, worded
from kg_service.graph.names import ArticleNames
from kg_service.graph.nquads import Triple
from kg_service.graph.vocabulary import TD, concept


def triples(fact: AwardTallyFact, node: URIRef, names: ArticleNames) -> Iterator[Triple]:
    """``td:AwardTally``."""
    yield node, TD.count, integer(fact.count)
    yield node, TD.recipientKind, concept("recipient-kind", fact.recipient_kind)
    if fact.award:
        for award in names.award(fact.award):
            yield node, TD.awardType, award
        yield from worded(node, TD.awardText, fact.award)
    for authority in fact.by or ():
        yield node, TD.conferredBy, names.body(authority, fact.area)
        yield from worded(node, TD.conferredByText, authority)
    if fact.area:
        yield node, TD.area, names.area(fact.area)
        yield from worded(node, TD.areaText, fact.area)
    yield from period(node, fact.period)
    yield from when(node, fact.period)
