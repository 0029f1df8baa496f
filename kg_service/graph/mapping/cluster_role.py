"""Cluster roles: a unit is member, head or deputy head of an emulation cluster or bloc."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import ORG, RDF, URIRef

from kg_service.extraction.facts import ClusterRoleFact
from kg_service.graph.mapping.common import period, when, worded
from kg_service.graph.names import ArticleNames
from kg_service.graph.nquads import Triple
from kg_service.graph.vocabulary import TD, concept


def triples(fact: ClusterRoleFact, node: URIRef, names: ArticleNames) -> Iterator[Triple]:
    """``td:ClusterRole``, an org:Membership."""
    yield node, RDF.type, ORG.Membership
    yield node, ORG.organization, names.cluster(fact.cluster)
    yield from worded(node, TD.clusterText, fact.cluster)
    yield node, ORG.member, names.area(fact.unit)
    yield from worded(node, TD.memberText, fact.unit)
    yield node, ORG.role, concept("cluster-role", fact.role)
    yield from period(node, fact.period)
    yield from when(node, fact.period)
