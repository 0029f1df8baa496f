"""One module a fact type; :func:`fact_triples` is the way in."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import PROV, RDF, URIRef

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
from kg_service.graph.literals import decimal, text
from kg_service.graph.mapping import (
    award,
    award_tally,
    campaign,
    cluster_role,
    directive,
    event,
    person_role,
    statistic,
)
from kg_service.graph.names import ArticleNames
from kg_service.graph.nquads import Triple
from kg_service.graph.provenance import evidence_iri, evidence_triples
from kg_service.graph.vocabulary import TD

CLASSES: dict[str, URIRef] = {
    "campaign": TD.CampaignParticipation,
    "directive": TD.DirectiveIssue,
    "award": TD.AwardConferral,
    "award_tally": TD.AwardTally,
    "cluster_role": TD.ClusterRole,
    "event": TD.GatheringReport,
    "person_role": TD.OfficeHolding,
    "statistic": TD.Observation,
}
"""The class of factoids of each fact type."""


def fact_triples(fact: Fact, names: ArticleNames, run: URIRef | None) -> Iterator[Triple]:
    """A fact as a factoid: what it asserts, the words that assert it, how sure we are, which run found it.

    ``run`` is None for a fact that no run found, and that stands by a person's word.
    """
    node = names.fact(fact)
    yield node, RDF.type, TD.Factoid
    yield node, RDF.type, CLASSES[fact.type]
    yield node, TD.article, names.world.iris.article(fact.article)
    yield node, TD.quote, text(fact.evidence.quote)
    yield node, TD.confidence, decimal(fact.confidence)
    yield node, TD.evidence, evidence_iri(fact, names.world.iris)
    if run is not None:
        yield node, PROV.wasGeneratedBy, run
    yield from evidence_triples(fact, names.article, names.world.iris)
    yield from asserted(fact, node, names)


def asserted(fact: Fact, node: URIRef, names: ArticleNames) -> Iterator[Triple]:
    """What a fact asserts, by its type."""
    match fact:
        case CampaignFact():
            return campaign.triples(fact, node, names)
        case DirectiveFact():
            return directive.triples(fact, node, names)
        case AwardFact():
            return award.triples(fact, node, names)
        case AwardTallyFact():
            return award_tally.triples(fact, node, names)
        case ClusterRoleFact():
            return cluster_role.triples(fact, node, names)
        case EventFact():
            return event.triples(fact, node, names)
        case PersonRoleFact():
            return person_role.triples(fact, node, names)
        case StatisticFact():
            return statistic.triples(fact, node, names)
