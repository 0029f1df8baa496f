"""Indicators as a SKOS scheme: names in two languages, definition, usual unit of measure, broader and growth."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import SKOS

from kg_service.errors import InputError
from kg_service.graph.literals import label, text
from kg_service.graph.nquads import Triple
from kg_service.graph.records.common import concept_labels, sources, typed
from kg_service.graph.records.refs import concept_ref
from kg_service.graph.vocabulary import TD, scheme
from kg_service.graph.world import Nodes


def indicator_triples(nodes: Nodes) -> Iterator[Triple]:
    """Every indicator of the controlled list; what articles call otherwise stands beside it in the same scheme.

    Raises InputError for a unit that ``ontology/schemes.ttl`` does not know.
    """
    for record in nodes.world.reference.indicators:
        node = nodes.node(concept_ref("indicator", record.id))
        unit = nodes.world.schemes.concept("unit", record.unit)
        if unit is None:
            raise InputError(f"indicator {record.id}: {record.unit!r} is no unit of ontology/schemes.ttl")
        yield from typed(node, TD.Indicator)
        yield from concept_labels(node, record.name_vi, record.name_en, record.aliases)
        yield node, SKOS.definition, label(record.definition_vi)
        yield node, SKOS.definition, label(record.definition_en, "en")
        yield node, SKOS.inScheme, scheme("indicator")
        yield node, SKOS.notation, text(record.id)
        yield node, TD.usualUnit, unit
        if record.broader:
            broader = nodes.node(concept_ref("indicator", record.broader))
            yield node, SKOS.broader, broader
            yield broader, SKOS.narrower, node
        else:
            yield node, SKOS.topConceptOf, scheme("indicator")
            yield scheme("indicator"), SKOS.hasTopConcept, node
        if record.growth:
            growth = nodes.node(concept_ref("indicator", record.growth))
            yield node, SKOS.related, growth
            yield growth, SKOS.related, node
        yield from sources(node, record.source, record.note)
