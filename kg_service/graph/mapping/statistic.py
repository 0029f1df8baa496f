"""Statistics: a figure of a place or body, as a Data Cube observation."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import QB, RDF, URIRef

from kg_service.extraction.facts import StatisticFact
from kg_service.graph.literals import boolean, decimal
from kg_service.graph.mapping.common import period, when, worded
from kg_service.graph.names import ArticleNames
from kg_service.graph.nquads import Triple
from kg_service.graph.records.dataset import figures_iri
from kg_service.graph.vocabulary import TD


def triples(fact: StatisticFact, node: URIRef, names: ArticleNames) -> Iterator[Triple]:
    """``td:Observation``, a qb:Observation."""
    yield node, RDF.type, QB.Observation
    yield node, QB.dataSet, figures_iri(names.world.iris)
    yield node, TD.indicator, names.indicator(fact.indicator)
    yield from worded(node, TD.indicatorText, fact.indicator)
    yield node, TD.value, decimal(fact.value)
    yield node, TD.unit, names.unit_of_measure(fact.unit)
    yield from worded(node, TD.unitText, fact.unit)
    if fact.area:
        yield node, TD.refArea, names.area(fact.area)
        yield from worded(node, TD.areaText, fact.area)
    if fact.of is not None:
        yield node, TD.outOf, decimal(fact.of)
    if fact.estimated is not None:
        yield node, TD.estimated, boolean(fact.estimated)
    yield from period(node, fact.period)
    yield from when(node, fact.period)
