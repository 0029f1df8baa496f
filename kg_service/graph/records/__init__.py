"""Reference records to RDF, each with its source; ``reference_triples`` is the way in."""

from __future__ import annotations

from collections.abc import Iterator

from kg_service.graph.documents import Documents
from kg_service.graph.nquads import Triple
from kg_service.graph.records.awards import award_triples, document_type_triples
from kg_service.graph.records.bodies import body_triples, cluster_triples, legal_event_triples
from kg_service.graph.records.campaigns import campaign_triples
from kg_service.graph.records.criteria import criterion_triples
from kg_service.graph.records.dataset import dataset_triples
from kg_service.graph.records.indicators import indicator_triples
from kg_service.graph.records.units import change_triples, region_triples, unit_triples
from kg_service.graph.world import Nodes


def reference_triples(nodes: Nodes) -> Iterator[Triple]:
    """All reference data: units and changes, regions, concepts, campaigns, bodies, clusters, law."""
    documents = Documents(nodes.world.reference)
    yield from unit_triples(nodes, documents)
    yield from change_triples(nodes, documents)
    yield from region_triples(nodes, documents)
    yield from award_triples(nodes, documents)
    yield from criterion_triples(nodes, documents)
    yield from document_type_triples(nodes)
    yield from indicator_triples(nodes)
    yield from campaign_triples(nodes, documents)
    yield from body_triples(nodes)
    yield from cluster_triples(nodes)
    yield from legal_event_triples(nodes, documents)
    yield from dataset_triples(nodes.world.iris)
