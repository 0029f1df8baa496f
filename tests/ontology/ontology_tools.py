"""The ontology's files as graphs, parsed once, and the lists of its terms."""

from __future__ import annotations

from pathlib import Path

from rdflib import OWL, RDF, Graph, Literal, Node, URIRef

from kg_service.resources import resource_dir

FOLDER = resource_dir("ontology")
EXAMPLES = Path(__file__).parent / "examples"
NAMESPACE = "https://w3id.org/thidua/ontology#"
GRAPH = Graph(bind_namespaces="none").parse(FOLDER / "thidua.ttl")
CONCEPTS = Graph(bind_namespaces="none").parse(FOLDER / "schemes.ttl")
PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def local(term: Node) -> str:
    """The name of a term of ours without the namespace."""
    return str(term).removeprefix(NAMESPACE)


def ours(*kinds: URIRef) -> list[URIRef]:
    """Our terms of these kinds."""
    found = {term for kind in kinds for term in GRAPH.subjects(RDF.type, kind)}
    return sorted(term for term in found if isinstance(term, URIRef) and term.startswith(NAMESPACE))


CLASSES, PROPERTIES = ours(OWL.Class), ours(*PROPERTY_KINDS)
TERMS = CLASSES + PROPERTIES


def languages(graph: Graph, subject: Node, predicate: URIRef) -> list[str]:
    """The language tags of the values."""
    return sorted(str(value.language) for value in graph.objects(subject, predicate) if isinstance(value, Literal))


def text_of(subject: Node, predicate: URIRef, language: str) -> str:
    """The one value in that language."""
    return next(
        str(value)
        for value in GRAPH.objects(subject, predicate)
        if isinstance(value, Literal) and value.language == language
    )
