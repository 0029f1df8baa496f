"""The pitfalls that OOPS! lists (https://oops.linkeddata.es/catalogue.jsp) and a machine can tell, by their numbers.

Left out: what needs a reader (P01, P09, P14 to P18, P23), and what needs the web (P36, P37: see the service's tests).
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import pytest
import regex
from ontology_tools import CLASSES, GRAPH, NAMESPACE, PROPERTIES, TERMS, local, ours, text_of
from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, SH, SKOS, Literal, Node, URIRef

from kg_service.graph.shacl import shapes_graph
from kg_service.graph.vocabulary import ONTOLOGY, TD

OBJECT_PROPERTIES = ours(OWL.ObjectProperty)
ORG_ROLE = URIRef("http://www.w3.org/ns/org#Role")


def ancestors(term: Node, predicate: URIRef) -> set[Node]:
    return set(GRAPH.transitive_objects(term, predicate)) - {term}


def joined(term: Node) -> tuple[set[Node], set[Node]]:
    """What a property leads from and to."""
    return tuple(  # type: ignore[return-value]
        set(GRAPH.objects(term, exact)) | set(GRAPH.objects(term, includes))
        for exact, includes in ((RDFS.domain, SDO.domainIncludes), (RDFS.range, SDO.rangeIncludes))
    )


def test_p02_no_class_is_another_by_definition() -> None:
    """P02 synonyms as classes, P30 and P31 equivalent classes: our own are all different things."""
    assert not [pair for pair in GRAPH.subject_objects(OWL.equivalentClass) if set(pair) <= set(CLASSES)]
    assert (None, OWL.sameAs, None) not in GRAPH
    definitions = [text_of(term, SKOS.definition, "en") for term in TERMS]
    assert len(set(definitions)) == len(definitions)


def test_p03_no_property_is_called_is() -> None:
    """P03 the relation "is" in place of subclass, type or sameAs."""
    assert not [term for term in PROPERTIES if regex.fullmatch(r"is|isA|isa|instanceOf|typeOf|kindOf", local(term))]


def test_p04_every_class_takes_part() -> None:
    """P04 unconnected elements: some property or shape joins it, or joins what it is a kind of."""
    used: set[Node] = set()
    for term in PROPERTIES:
        for side in joined(term):
            used |= side
    used |= set(GRAPH.objects(None, TD.derivedFrom)) | set(shapes_graph().objects(None, SH["class"]))
    lonely = [
        local(term)
        for term in CLASSES
        if term not in used and not ancestors(term, RDFS.subClassOf) & used and term != TD.DerivedProperty
    ]
    assert lonely == []
    assert (None, RDF.type, TD.DerivedProperty) in GRAPH


def test_p05_inverses_lead_back() -> None:
    """P05 wrong inverses, P25 and P26 inverse to itself, P28 symmetric: the sides are swapped."""
    pairs = list(GRAPH.subject_objects(OWL.inverseOf))
    assert pairs
    for one, other in pairs:
        assert one != other
        assert joined(one) == joined(other)[::-1]
    assert (None, RDF.type, OWL.SymmetricProperty) not in GRAPH


def test_p06_no_hierarchy_runs_in_circles() -> None:
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term in TERMS:
            assert term not in {
                above for parent in GRAPH.objects(term, predicate) for above in ancestors(parent, predicate)
            }
            assert term not in set(GRAPH.objects(term, predicate))


def test_p07_no_class_is_two_things_by_its_name() -> None:
    """P07 merging different concepts, P21 a class for the rest."""
    for term in CLASSES:
        words = regex.findall(r"[A-Z][a-z]*", local(term))
        assert not set(words) & {"And", "Or", "Other", "Others", "Misc", "Miscellaneous", "Various", "Unknown"}, term


def test_p08_every_term_is_annotated() -> None:
    """P08 missing annotations, P20 misused ones: a name is short, a definition says more than the name."""
    for term in TERMS:
        for language in ("vi", "en"):
            label, definition = text_of(term, RDFS.label, language), text_of(term, SKOS.definition, language)
            assert len(label) <= 60, term
            assert definition != label
            assert definition[-1] in ".…", term
            assert len(definition) > len(label) / 2
            assert label == label.strip()


# What may be two at once: a unit of any level is told apart below, a kind of factoid may be a membership, and so on.
SIBLINGS = {
    parent: sorted(set(GRAPH.subjects(RDFS.subClassOf, parent)) & set(CLASSES))
    for parent in (
        TD.AdministrativeUnit,
        TD.Factoid,
        SKOS.Concept,
        URIRef("http://www.w3.org/ns/org#ChangeEvent"),
        URIRef("http://www.w3.org/ns/org#OrganizationalCollaboration"),
        URIRef("http://www.w3.org/ns/prov#Activity"),
    )
}


@pytest.mark.parametrize("parent", SIBLINGS, ids=lambda term: str(term).rpartition("#")[2])
def test_p10_siblings_are_disjoint(parent: URIRef) -> None:
    """P10 missing disjointness."""
    assert len(SIBLINGS[parent]) > 1
    for one, other in combinations(SIBLINGS[parent], 2):
        assert (one, OWL.disjointWith, other) in GRAPH or (other, OWL.disjointWith, one) in GRAPH, (one, other)


def test_p11_p19_domains_and_ranges_are_stated_once() -> None:
    """P11 missing, P19 several (their intersection, seldom meant). Several stand in schema:domainIncludes."""
    for term in ours(OWL.ObjectProperty, OWL.DatatypeProperty):
        for side in joined(term):
            assert side, term
        for exact in (RDFS.domain, RDFS.range):
            assert len(list(GRAPH.objects(term, exact))) <= 1, term
        assert not ((term, RDFS.domain, None) in GRAPH and (term, SDO.domainIncludes, None) in GRAPH), term


def test_p12_p27_no_two_properties_are_one() -> None:
    assert (None, OWL.equivalentProperty, None) not in GRAPH


def reified(kind: Node) -> bool:
    """Whether it is a factoid or a judgement: their properties are read backwards, see the ontology's header."""
    return bool({kind, *ancestors(kind, RDFS.subClassOf)} & {TD.Factoid, TD.Judgement, TD.JudgedFact})


def names_concepts(kinds: set[Node]) -> bool:
    return all(
        kind == ORG_ROLE or SKOS.Concept in {kind, *ancestors(kind, RDFS.subClassOf)}
        for kind in kinds
    )  # fmt: skip


def test_p13_inverses_are_declared_or_it_is_said_why_not() -> None:
    header = " ".join(str(note) for note in GRAPH.objects(ONTOLOGY, SKOS.editorialNote))
    assert "Every other object property has an inverse or says why it has none." in header
    excused = 0
    for term in OBJECT_PROPERTIES:
        domain, range_ = joined(term)
        inverse = (term, OWL.inverseOf, None) in GRAPH or (None, OWL.inverseOf, term) in GRAPH
        if inverse or all(map(reified, domain)) or names_concepts(range_):
            continue
        notes = {
            value.language: str(value)
            for value in GRAPH.objects(term, SKOS.editorialNote)
            if isinstance(value, Literal)
        }
        assert notes["en"].startswith("No inverse: "), term
        assert notes["vi"].startswith("Không khai nghịch đảo: "), term
        excused += 1
    assert excused > 10


def test_p22_names_follow_one_convention() -> None:
    """Classes in UpperCamelCase, properties in lowerCamelCase, of ASCII letters; labels of properties in lower case."""
    for term in CLASSES:
        assert regex.fullmatch(r"(?:[A-Z][a-z]+)+", local(term)), term
        assert text_of(term, RDFS.label, "en")[0].isupper()
    for term in PROPERTIES:
        assert regex.fullmatch(r"[a-z]+(?:[A-Z][a-z]+)*", local(term)), term
        assert text_of(term, RDFS.label, "en") == text_of(term, RDFS.label, "en").lower()
        assert text_of(term, RDFS.label, "vi")[0].islower()


def test_p29_transitive_properties_lead_to_where_they_come_from() -> None:
    for term in GRAPH.subjects(RDF.type, OWL.TransitiveProperty):
        domain, range_ = joined(term)
        assert domain == range_


def test_p32_no_two_terms_of_a_kind_share_a_name() -> None:
    for kind in (CLASSES, PROPERTIES):
        for language in ("vi", "en"):
            names = defaultdict(list)
            for term in kind:
                names[text_of(term, RDFS.label, language).casefold()].append(local(term))
            assert {name: terms for name, terms in names.items() if len(terms) > 1} == {}


def test_p33_no_property_chain() -> None:
    assert (None, OWL.propertyChainAxiom, None) not in GRAPH


def test_p34_p35_everything_used_is_typed() -> None:
    """P34 untyped classes, P35 untyped properties."""
    for term in {o for p in (RDFS.subClassOf, OWL.disjointWith) for o in GRAPH.objects(None, p)}:
        assert (term, RDF.type, OWL.Class) in GRAPH, term
    typed = set(GRAPH.subjects(RDF.type, None))
    assert {node for node in GRAPH.subjects() if str(node).startswith(NAMESPACE)} <= typed


def test_p38_p39_p41_one_ontology_one_namespace_one_licence() -> None:
    """P38 no declaration, P39 ambiguous namespace, P41 no licence."""
    assert list(GRAPH.subjects(RDF.type, OWL.Ontology)) == [ONTOLOGY]
    assert [str(namespace) for prefix, namespace in GRAPH.namespaces() if prefix == "td"] == [NAMESPACE]
    assert len(list(GRAPH.objects(ONTOLOGY, DCTERMS.license))) == 1
    assert f"{ONTOLOGY}#" == NAMESPACE
