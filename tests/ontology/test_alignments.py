"""The alignments name real terms of others, say each thing once, and contradict nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import owlrl
import pytest
import regex
from ontology_tools import CLASSES, CONCEPTS, EXAMPLES, FOLDER, GRAPH, PROPERTIES, TERMS
from rdflib import DCTERMS, FOAF, OWL, RDF, RDFS, SDO, SH, SKOS, VANN, XSD, BNode, Graph, Node, URIRef
from rdflib.namespace import GEO, ORG, PROV, QB, TIME, DefinedNamespace

from kg_service.graph.iris import IriScheme
from kg_service.graph.schemes import ontology_triples

ALIGNMENTS = Graph(bind_namespaces="none").parse(FOLDER / "alignments.ttl")
LISTED: list[type[DefinedNamespace]] = [
    DCTERMS, FOAF, GEO, ORG, OWL, PROV, QB, RDF, RDFS, SDO, SH, SKOS, TIME, VANN, XSD,
]  # fmt: skip
"""Vocabularies whose terms rdflib ships as lists."""
REACHED = {
    "schema.org": str(SDO), "PROV-O": str(PROV), "ORG": str(ORG), "ELI": "http://data.europa.eu/eli/ontology#",
    "SKOS": str(SKOS), "RDF Data Cube": str(QB), "OWL-Time": str(TIME), "GeoSPARQL": str(GEO),
    "Web Annotation": "http://www.w3.org/ns/oa#", "CIDOC CRM": "http://www.cidoc-crm.org/cidoc-crm/",
}  # fmt: skip
STRONG = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty)
MAPPINGS = (SKOS.exactMatch, SKOS.closeMatch)


def known_terms() -> set[str]:
    """Terms of vocabularies that rdflib has no list of, copied from their own files; see the table's sources."""
    with (Path(__file__).parent / "external_terms.tsv").open(encoding="utf-8") as table:
        return {row["term"] for row in csv.DictReader(table, delimiter="\t")}


def foreign_terms() -> Iterator[URIRef]:
    """What our files use of others: everything but documents that are cited."""
    cited = {RDFS.isDefinedBy, DCTERMS.source, DCTERMS.license, DCTERMS.publisher, DCTERMS.creator}
    shapes = Graph(bind_namespaces="none").parse(FOLDER / "shapes.ttl")
    for graph in (GRAPH, CONCEPTS, ALIGNMENTS, shapes):
        for triple in graph:
            for node in triple[: 2 if triple[1] in cited else 3]:
                if isinstance(node, URIRef) and not node.startswith("https://w3id.org/thidua"):
                    yield node


def is_real(term: URIRef, known: set[str]) -> bool:
    for vocabulary in LISTED:
        name = term.removeprefix(str(vocabulary))
        if name != term and name in {*vocabulary.__annotations__, *getattr(vocabulary, "_extras", ())}:
            return True
    return str(term) in known


def test_every_term_of_others_is_real() -> None:
    """P40 namespace hijacking, and plain misspellings."""
    known, used = known_terms(), set(foreign_terms())
    assert sorted(term for term in used if not is_real(term, known)) == []
    assert sorted(known - set(map(str, used))) == []
    assert not is_real(URIRef(f"{PROV}wasDerivedForm"), known)


@pytest.mark.parametrize("name", REACHED)
def test_every_vocabulary_of_the_list_is_reached(name: str) -> None:
    both = GRAPH + ALIGNMENTS
    targets = [o for s, p, o in both if p in (*STRONG, *MAPPINGS) and s in set(TERMS)]
    assert any(str(target).startswith(REACHED[name]) for target in targets)


def test_alignments_lead_from_our_terms_to_theirs() -> None:
    for subject, predicate, object_ in ALIGNMENTS:
        if predicate in (RDF.type, RDFS.isDefinedBy):
            assert subject not in set(TERMS)
            continue
        assert predicate in (*STRONG, *MAPPINGS)
        assert subject in set(TERMS)
        assert object_ not in set(TERMS)
        if predicate == RDFS.subClassOf:
            assert subject in CLASSES
        elif predicate == RDFS.subPropertyOf:
            assert subject in PROPERTIES


def test_what_is_implied_is_not_called_close() -> None:
    both = GRAPH + ALIGNMENTS
    for term in TERMS:
        implied = {node for predicate in STRONG[:2] for node in both.transitive_objects(term, predicate)}
        assert not implied & set(ALIGNMENTS.objects(term, SKOS.closeMatch)), term
        assert not set(ALIGNMENTS.objects(term, SKOS.exactMatch)) & set(ALIGNMENTS.objects(term, SKOS.closeMatch))


def test_classes_are_aligned_with_classes_and_properties_with_properties() -> None:
    """By the spelling that all these vocabularies keep: classes begin with a capital, and not with P and a number."""
    for subject, predicate, object_ in ALIGNMENTS:
        if predicate in (*STRONG, *MAPPINGS):
            name = str(object_).rpartition("#")[2].rpartition("/")[2]
            assert (subject in CLASSES) == (name[0].isupper() and not regex.match(r"P\d", name)), (subject, object_)


def test_stays_within_owl_2_rl() -> None:
    assert [node for node in ALIGNMENTS.all_nodes() if isinstance(node, BNode)] == []
    declared = set(ALIGNMENTS.objects(None, RDF.type))
    assert declared <= {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
    for upper in {o for p in STRONG for o in ALIGNMENTS.objects(None, p)}:
        assert (upper, RDF.type, None) in ALIGNMENTS or (upper, RDF.type, None) in GRAPH, upper


@pytest.fixture(scope="module")
def closure() -> tuple[Graph, list[str]]:
    """Ontology, alignments, concepts and all valid examples, closed under OWL 2 RL; and what is wrong with them."""
    graph = Graph() + GRAPH + CONCEPTS + ALIGNMENTS
    for path in sorted((EXAMPLES / "valid").glob("*.ttl")):
        graph.parse(path)
    reasoner = owlrl.OWLRL_Semantics(graph, False, False, False)
    reasoner.closure()
    return graph, list(reasoner.error_messages)


def test_is_consistent_with_instances_under_owl_rl(closure: tuple[Graph, list[str]]) -> None:
    graph, wrong = closure
    assert wrong == []
    base, crm = "https://w3id.org/thidua/id/", "http://www.cidoc-crm.org/cidoc-crm/"
    expected: list[tuple[str, Node]] = [
        ("fact/award", PROV.Entity),
        ("campaign/yen-bai-nong-thon-moi", SDO.Event),
        ("campaign/yen-bai-nong-thon-moi", URIRef(f"{crm}E7_Activity")),
        ("province/yen-bai", SDO.State),
        ("province/yen-bai", GEO.Feature),
        ("cluster/trung-du", URIRef(f"{crm}E74_Group")),
        ("score/yen-bai-2023", QB.Observation),
    ]
    for name, kind in expected:
        assert (URIRef(base + name), RDF.type, kind) in graph, (name, kind)
    commune, district = URIRef(f"{base}commune/quang-thuan"), URIRef(f"{base}district/bach-thong")
    assert (commune, GEO.sfWithin, district) in graph
    assert (commune, SDO.containedInPlace, district) in graph


def test_alignments_are_part_of_the_graph() -> None:
    triples = set(ontology_triples(IriScheme()))
    assert set(ALIGNMENTS) <= triples
