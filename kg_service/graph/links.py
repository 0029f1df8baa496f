"""Links to other data as RDF, for the graph ``graph/links``: each match, and who says so and why.

A mapping becomes the triple it states (``skos:exactMatch``, ``skos:closeMatch`` …) and, beside it, a resource that
annotates the triple: ``owl:Axiom`` and ``sssom:Mapping``, with the properties that SSSOM gives its slots
(https://mapping-commons.github.io/sssom/spec-formats-rdf/). Codes are no matches: they are identifiers of units in the
reference data already. Denials and proposals that nobody has looked at stay in their files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from rdflib import DCTERMS, OWL, RDF, RDFS, URIRef

from kg_service.graph.iris import digest, slug
from kg_service.graph.literals import date, decimal, text
from kg_service.graph.nquads import Triple
from kg_service.graph.records.common import labels, typed, validity
from kg_service.graph.records.refs import records
from kg_service.graph.tables import Ref
from kg_service.graph.vocabulary import SSSOM
from kg_service.graph.world import World
from kg_service.reference.links.load import Links
from kg_service.reference.links.model import Mapping, MappingSet, Subject

_BETWEEN_LANGUAGES = " · "


class LinkGraph:
    """The links of one build. Made after :meth:`World.settle`: a link can be about a thing that articles name."""

    def __init__(self, links: Links, world: World) -> None:
        self._world = world
        self._standing = [(each, one) for each, one in links.standing() if one.object_id is not None]
        self._sets = links.sets
        self._by_slug: dict[str, dict[str, URIRef]] = {}
        self._slugs = Counter(_slug(each, one) for each, one in self._standing)

    @cached_property
    def _fixed(self) -> frozenset[Subject]:
        return frozenset(Subject(ref.kind, ref.key) for ref, _ in records(self._world.reference))

    def node(self, subject: Subject) -> URIRef | None:
        """The IRI of a thing in this graph; None if the graph does not have it."""
        if subject in self._fixed:
            return self._world.table.iri(Ref(subject.kind, subject.slug, fixed=True))
        return self._entered(subject.kind).get(subject.slug)

    def _entered(self, kind: str) -> dict[str, URIRef]:
        if kind not in self._by_slug:
            table = self._world.table
            self._by_slug[kind] = {table.slugs.slug_of(kind, ref.key): table.iri(ref) for ref in table.entered(kind)}
        return self._by_slug[kind]

    def dangling(self) -> list[str]:
        """What links are about that is not in the graph, as the files name it, with the file."""
        missing = {
            f"{each.path.name}: {one.subject_id}"
            for each, one in self._standing
            if self.node(each.subject(one)) is None
        }
        return sorted(missing)

    def triples(self) -> Iterator[Triple]:
        """Every match whose subject is in the graph with its annotation, and the sets that they are from."""
        used: set[str] = set()
        for each, one in self._standing:
            node = self.node(each.subject(one))
            if node is not None:
                used.add(each.slug)
                yield from self._mapping(each, one, node)
        for each in self._sets:
            if each.slug in used:
                yield from self._set(each)

    def _mapping(self, each: MappingSet, one: Mapping, subject: URIRef) -> Iterator[Triple]:
        predicate, target = URIRef(each.iri(one.predicate_id)), URIRef(each.iri(one.object_id or ""))
        yield subject, predicate, target
        name = _slug(each, one)
        if self._slugs[name] > 1:
            name = f"{name}-{digest('|'.join(one.key))}"
        node = self._world.iris.resource("mapping", name)
        yield from typed(node, SSSOM.Mapping, OWL.Axiom)
        yield node, OWL.annotatedSource, subject
        yield node, OWL.annotatedProperty, predicate
        yield node, OWL.annotatedTarget, target
        yield node, SSSOM.mapping_justification, URIRef(each.iri(one.mapping_justification))
        yield node, DCTERMS.isPartOf, self._set_node(each)
        if one.object_label:
            yield node, SSSOM.object_label, text(one.object_label)
        if one.confidence is not None:
            yield node, SSSOM.confidence, decimal(one.confidence)
        if one.mapping_date:
            yield node, DCTERMS.created, date(one.mapping_date)
        if one.review_date:
            yield node, SSSOM.review_date, date(one.review_date)
        for who in one.reviewer_label:
            yield node, SSSOM.reviewer_label, text(who)
        for source in one.see_also:
            yield node, DCTERMS.source, URIRef(source)
        if one.comment:
            yield node, RDFS.comment, text(one.comment)
        yield from validity(node, one.valid_from, one.valid_until)

    def _set_node(self, each: MappingSet) -> URIRef:
        return self._world.iris.resource("mapping-set", slug(each.slug))

    def _set(self, each: MappingSet) -> Iterator[Triple]:
        node = self._set_node(each)
        vi, _, en = each.title.partition(_BETWEEN_LANGUAGES)
        yield node, RDF.type, SSSOM.MappingSet
        yield from labels(node, vi, en or vi)
        yield node, DCTERMS.license, URIRef(each.license)
        yield node, OWL.versionInfo, text(each.version)
        if each.description:
            yield node, DCTERMS.description, text(each.description)
        for creator in each.creators:
            yield node, DCTERMS.creator, text(creator)


def _slug(each: MappingSet, one: Mapping) -> str:
    subject = each.subject(one)
    return slug(f"{each.slug} {subject.kind} {subject.slug} {one.object_id} {one.valid_from or ''}")
