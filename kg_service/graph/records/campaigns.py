"""National campaigns, drives and peaks with their dated phases."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import PROV, SDO, SKOS, URIRef

from kg_service.graph.documents import Documents
from kg_service.graph.literals import date
from kg_service.graph.nquads import Triple
from kg_service.graph.periods import span
from kg_service.graph.records.bodies import known_bodies
from kg_service.graph.records.common import cited_document, concept_labels, labels, sources, typed
from kg_service.graph.records.refs import campaign_ref, concept_ref, phase_ref, phases
from kg_service.graph.vocabulary import TD, concept, scheme
from kg_service.graph.world import Nodes
from kg_service.reference.records import CampaignRecord, first_day, last_day

_DRIVES = {"drive", "party_policy"}


def campaign_class(record: CampaignRecord) -> URIRef:
    """Phases and peaks of a campaign are phases; a policy of the Party that is carried on by a drive is a drive."""
    if record.part_of:
        return TD.CampaignPhase
    return TD.Drive if record.kind in _DRIVES else TD.Campaign


def campaign_triples(nodes: Nodes, documents: Documents) -> Iterator[Triple]:
    """Every campaign of the reference data, with launching body, document, dates, sectors and phases."""
    for record in nodes.world.reference.campaigns:
        node = nodes.node(campaign_ref(record.id))
        yield from typed(node, campaign_class(record), PROV.Activity, SDO.Event)
        yield from labels(node, record.name_vi, record.name_en, (*record.aliases, *record.short_names))
        yield from sources(node, record.source, record.note)
        yield from _kind(node, record)
        yield from _dates(node, record)
        for body in known_bodies(nodes, record.launched_by or ""):
            yield node, TD.launchedBy, body
        if record.part_of:
            yield node, TD.phaseOf, nodes.node(campaign_ref(record.part_of))
        if record.document:
            cited = f"{record.document} ({record.document_date})" if record.document_date else record.document
            if document := cited_document(nodes, documents, cited, record.launched_by):
                yield node, TD.legalBasis, document
        for sector in record.sectors:
            yield node, TD.sector, nodes.node(concept_ref("sector", sector))
    yield from _phase_triples(nodes)
    yield from _sectors(nodes)


def _kind(node: URIRef, record: CampaignRecord) -> Iterator[Triple]:
    if record.kind == "peak":
        yield node, TD.campaignKind, concept("campaign-kind", "peak")
    elif not record.part_of:
        yield node, TD.campaignKind, concept("campaign-kind", "drive" if record.kind in _DRIVES else "campaign")


def _dates(node: URIRef, record: CampaignRecord) -> Iterator[Triple]:
    starts = [first_day(partial) for partial in (record.launched, record.started) if partial]
    if record.launched and record.started and len(record.launched) > len(record.started):
        starts = [first_day(record.launched)]
    spans = [found for found in map(span, record.phases) if found]
    if starts or spans:
        yield node, SDO.startDate, date(min(starts or [found.start for found in spans]))
    if record.ended:
        yield node, SDO.endDate, date(last_day(record.ended))


def _phase_triples(nodes: Nodes) -> Iterator[Triple]:
    for record, period in phases(nodes.world.reference):
        node = nodes.node(phase_ref(record, period))
        yield from typed(node, TD.CampaignPhase, PROV.Activity, SDO.Event)
        yield from labels(node, f"{record.name_vi} giai đoạn {period}", None)
        yield node, TD.phaseOf, nodes.node(campaign_ref(record.id))
        if found := span(period):
            yield node, SDO.startDate, date(found.start)
            yield node, SDO.endDate, date(found.end)
        yield from sources(node, record.source)


def _sectors(nodes: Nodes) -> Iterator[Triple]:
    for name in sorted({sector for record in nodes.world.reference.campaigns for sector in record.sectors}):
        node = nodes.node(concept_ref("sector", name))
        yield from typed(node, TD.Sector)
        yield from concept_labels(node, name, None)
        yield node, SKOS.inScheme, scheme("sector")
        yield node, SKOS.topConceptOf, scheme("sector")
