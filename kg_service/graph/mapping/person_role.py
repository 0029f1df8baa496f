"""Person roles: a named person in an office."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import ORG, RDF, URIRef

from kg_service.extraction.facts import PersonRoleFact
from kg_service.graph.mapping.common import worded
from kg_service.graph.names import ArticleNames
from kg_service.graph.nquads import Triple
from kg_service.graph.vocabulary import TD, concept


def triples(fact: PersonRoleFact, node: URIRef, names: ArticleNames) -> Iterator[Triple]:
    """``td:OfficeHolding``, an org:Membership."""
    yield node, RDF.type, ORG.Membership
    yield node, ORG.member, names.holder(fact)
    yield from worded(node, TD.personText, fact.person)
    yield node, ORG.role, names.office(fact.role)
    yield from worded(node, TD.roleText, fact.role)
    if fact.organisation:
        yield node, ORG.organization, names.body(fact.organisation, fact.area, own=True)
        yield from worded(node, TD.organisationText, fact.organisation)
    if fact.area:
        yield node, TD.area, names.area(fact.area)
        yield from worded(node, TD.areaText, fact.area)
    if fact.event:
        yield node, TD.participation, concept("participation", fact.event)
