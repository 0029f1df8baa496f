"""Criteria of award types: which title must have been held, how often, and how far an initiative must reach."""

from __future__ import annotations

from collections.abc import Iterator

from kg_service.graph.documents import Documents
from kg_service.graph.literals import boolean, integer, text
from kg_service.graph.nquads import Triple
from kg_service.graph.records.common import cited_document, labels, sources, typed, validity
from kg_service.graph.records.refs import concept_ref
from kg_service.graph.vocabulary import PROV, TD, concept
from kg_service.graph.world import Nodes


def criterion_triples(nodes: Nodes, documents: Documents) -> Iterator[Triple]:
    """Every criterion of the reference data, ``id/criterion/<id>``."""
    awards = nodes.world.reference.awards_by_id
    for record in nodes.world.reference.award_criteria:
        node = nodes.world.iris.resource("criterion", record.id)
        award = awards[record.award]
        yield nodes.node(concept_ref("award-type", award.id)), TD.hasCriterion, node
        yield from typed(node, TD.Criterion, PROV.Entity)
        yield from labels(node, f"{award.name_vi}: {record.wording}", None)
        yield node, TD.wording, text(record.wording)
        for required in record.requires:
            yield node, TD.requiresAward, nodes.node(concept_ref("award-type", required))
        if record.times:
            yield node, TD.requiredTimes, integer(record.times)
            yield node, TD.inSuccession, boolean(record.in_succession)
        if record.initiative:
            yield node, TD.requiresInitiative, concept("initiative-reach", record.initiative)
        for kind in record.recipient_kinds:
            yield node, TD.recipientKind, concept("recipient-kind", kind)
        yield from validity(node, record.valid_from, record.valid_to)
        if law := cited_document(nodes, documents, record.legal_basis):
            yield node, TD.legalBasis, law
        symbol = record.legal_basis.split()[0]
        yield node, TD.legalBasisText, text(f"{symbol}: {record.article}" if record.article else symbol)
        yield from sources(node, record.source, record.note)
