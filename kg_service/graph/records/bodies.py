"""Bodies, clusters with their members by year, and the legal timeline."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from rdflib import DCTERMS, ORG, SDO, URIRef

from kg_service.graph.documents import Documents
from kg_service.graph.iris import slug
from kg_service.graph.literals import date
from kg_service.graph.nquads import Triple
from kg_service.graph.records.common import cited_document, labels, sources, typed
from kg_service.graph.records.refs import body_ref, cluster_ref, unit_ref
from kg_service.graph.vocabulary import TD, concept
from kg_service.graph.world import Nodes
from kg_service.reference.records import ClusterMembership, first_day, last_day

_SEVERAL = regex.compile(r"\s*[;/,]\s*")


def known_bodies(nodes: Nodes, named: str) -> list[URIRef]:
    """The reference bodies among those that a cell names (``A; B``, ``A, B``); others are left out."""
    found = dict.fromkeys(
        body.id for part in (named, *_SEVERAL.split(named)) if (body := nodes.world.linker.body_named(part)) is not None
    )
    return [nodes.node(body_ref(name)) for name in found]


def body_triples(nodes: Nodes) -> Iterator[Triple]:
    """National bodies, and the types of body that every province has."""
    for body in nodes.world.reference.bodies:
        node = nodes.node(body_ref(body.id))
        yield from typed(node, TD.PublicBody, ORG.Organization)
        yield from labels(node, body.name_vi, body.name_en, (*body.aliases, *body.short_names))
        yield from sources(node, body.source, body.note)


def cluster_triples(nodes: Nodes) -> Iterator[Triple]:
    """Clusters and who was in them, as far as read, one org:Membership for each snapshot and member."""
    for cluster in nodes.world.reference.clusters:
        node = nodes.node(cluster_ref(cluster.id))
        yield from typed(node, TD.EmulationCluster, ORG.OrganizationalCollaboration)
        yield from labels(node, cluster.name_vi, None, cluster.aliases)
        yield from sources(node, cluster.source, cluster.note)
        for snapshot in cluster.memberships:
            for member in snapshot.members:
                yield from _membership(nodes, node, snapshot, member)


def _membership(nodes: Nodes, cluster: URIRef, snapshot: ClusterMembership, member: str) -> Iterator[Triple]:
    world = nodes.world
    years = f"{snapshot.valid_from or ''}-{snapshot.valid_to or ''}"
    node = world.iris.resource("membership", slug(f"{snapshot.cluster} {years} {member}"))
    yield from typed(node, ORG.Membership)
    yield node, ORG.organization, cluster
    yield node, ORG.member, nodes.node(unit_ref(world.reference.units_by_id[member]))
    yield node, ORG.role, concept("cluster-role", "member")
    if snapshot.valid_from:
        yield node, SDO.startDate, date(first_day(snapshot.valid_from))
    if snapshot.valid_to:
        yield node, SDO.endDate, date(last_day(snapshot.valid_to))
    yield from sources(node, snapshot.source)


def legal_event_triples(nodes: Nodes, documents: Documents) -> Iterator[Triple]:
    """Laws in force, bodies merged, regions redrawn."""
    for event in nodes.world.reference.legal_events:
        node = nodes.world.iris.resource("legal-event", slug(event.id))
        yield from typed(node, SDO.Event)
        yield from labels(node, event.event_vi, event.event_en)
        yield node, SDO.startDate, date(first_day(event.date))
        yield from sources(node, event.source, event.note)
        for cited in event.documents:
            if document := cited_document(nodes, documents, cited):
                yield node, DCTERMS.references, document
