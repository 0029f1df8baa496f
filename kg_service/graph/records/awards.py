"""Award types as a SKOS scheme: category, level, class, authority, validity, what replaced what; document types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rdflib import SKOS, URIRef

from kg_service.graph.documents import Documents
from kg_service.graph.iris import slug
from kg_service.graph.literals import integer, text
from kg_service.graph.nquads import Triple
from kg_service.graph.records.bodies import known_bodies
from kg_service.graph.records.common import cited_document, concept_labels, sources, typed, validity
from kg_service.graph.records.refs import concept_ref
from kg_service.graph.tables import Ref
from kg_service.graph.vocabulary import TD, concept, scheme
from kg_service.graph.world import Nodes
from kg_service.reference.records import AwardType

_CATEGORY = {
    "campaign_title": "movement-title",
    "honorary_title": "state-honorary-title",
    "certificate_of_commendation": "commendation-letter",
}
_LEVEL = {"ministry_or_province": "ministry-province"}
_LEVELS = {"state", "central", "ministry-province", "ministry", "province", "district", "commune", "grassroots"}
_SYSTEM = {"normative": "legal"}
_LAWS = {"2003": "15/2003/QH11 (2003-11-26)", "2022": "06/2022/QH15 (2022-06-15)"}


def family_ref(award: AwardType) -> Ref | None:
    """The concept over the classes of an order or medal (Huân chương Lao động); None if it has no classes.

    A family that is itself a row (Kỷ niệm chương) is that row's concept.
    """
    if not award.family or slug(award.family) == slug(award.name_vi):
        return None
    return concept_ref("award-type", award.family)


def award_triples(nodes: Nodes, documents: Documents) -> Iterator[Triple]:
    """Every award type of the reference data and the families: of those with classes, of insignia of bodies."""
    reference = nodes.world.reference
    successor_of = {award.successor: award.id for award in reference.awards if award.successor}
    generic = {award.name_vi: award.id for award in reference.awards if not award.family}
    for award in reference.awards:
        node = nodes.node(concept_ref("award-type", award.id))
        yield from typed(node, TD.AwardType)
        yield from concept_labels(node, award.name_vi, award.name_en, (*award.aliases, *award.short_names))
        yield node, SKOS.inScheme, scheme("award-type")
        yield node, SKOS.notation, text(award.id)
        yield from sources(node, award.source, award.note)
        yield from validity(node, award.valid_from, award.valid_to)
        yield from _place_in_law(nodes, documents, node, award)
        if award.id in successor_of:
            yield node, TD.succeeds, nodes.node(concept_ref("award-type", successor_of[award.id]))
        yield from _family(nodes, node, award, generic)


def _place_in_law(nodes: Nodes, documents: Documents, node: URIRef, award: AwardType) -> Iterator[Triple]:
    yield node, TD.category, concept("award-category", _CATEGORY.get(award.category, award.category))
    level = _LEVEL.get(award.level or "", award.level)
    if level in _LEVELS:
        yield node, TD.level, concept("award-level", level)
    if award.award_class:
        yield node, TD.classRank, integer(award.award_class)
    for kind in award.recipient_kinds:
        yield node, TD.recipientKind, concept("recipient-kind", kind)
    if award.authority:
        yield node, TD.conferringAuthorityText, text(award.authority)
        for body in known_bodies(nodes, award.authority):
            yield node, TD.conferringAuthority, body
    for year, articles in (("2003", award.legal_2003), ("2022", award.legal_2022)):
        if articles:
            yield node, TD.legalBasisText, text(f"{_LAWS[year].split()[0]}: {articles}")
            if law := cited_document(nodes, documents, _LAWS[year]):
                yield node, TD.legalBasis, law


def _family(nodes: Nodes, node: URIRef, award: AwardType, generic: Mapping[str, str]) -> Iterator[Triple]:
    family = family_ref(award)
    if family is None or award.family is None:
        yield node, SKOS.topConceptOf, scheme("award-type")
        return
    if award.family in generic:
        broader = nodes.node(concept_ref("award-type", generic[award.family]))
        yield node, SKOS.broader, broader
        yield broader, SKOS.narrower, node
        return
    broader = nodes.node(family)
    yield node, SKOS.broader, broader
    yield broader, SKOS.narrower, node
    yield from typed(broader, TD.AwardType)
    yield from concept_labels(broader, award.family, None)
    yield broader, SKOS.inScheme, scheme("award-type")
    yield broader, SKOS.topConceptOf, scheme("award-type")


def document_type_triples(nodes: Nodes) -> Iterator[Triple]:
    """Types of documents, each in its system."""
    for record in nodes.world.reference.document_types:
        node = nodes.node(concept_ref("document-type", record.id))
        yield from typed(node, TD.DocumentType)
        yield from concept_labels(node, record.name_vi, record.name_en)
        yield node, SKOS.inScheme, scheme("document-type")
        yield node, SKOS.topConceptOf, scheme("document-type")
        yield node, SKOS.notation, text(record.id)
        yield node, SKOS.related, concept("document-system", _SYSTEM.get(record.system, record.system))
        if record.abbreviation:
            yield node, TD.documentSymbol, text(record.abbreviation)
        if record.legal_basis:
            yield node, SKOS.editorialNote, text(record.legal_basis)
        yield from sources(node, record.source, record.note)
