"""The tests that FOOPS! (https://w3id.org/foops) makes of an ontology's file, by their names.

What needs the web stands with the service: URI1, PURL1, CN1, DOC1, HTTP1, VER2, OM4.2; registries (FIND2, FIND3) are
nobody's to test.
"""

from __future__ import annotations

import datetime as dt
from importlib.metadata import version

import pytest
import regex
from ontology_tools import CONCEPTS, FOLDER, GRAPH, NAMESPACE, TERMS, languages, local, text_of
from rdflib import DCTERMS, FOAF, OWL, RDF, RDFS, SKOS, VANN, Graph, Literal, URIRef

from kg_service.graph.vocabulary import ONTOLOGY

BIBO_STATUS = URIRef("http://purl.org/ontology/bibo/status")


def value(predicate: URIRef) -> str:
    found = list(GRAPH.objects(ONTOLOGY, predicate))
    assert len(found) == 1, predicate
    return str(found[0])


def test_om1_minimal_metadata() -> None:
    """Title, description, licence, version IRI, creator, preferred prefix and namespace."""
    for predicate in (DCTERMS.title, RDFS.label, DCTERMS.description, DCTERMS.abstract):
        assert languages(GRAPH, ONTOLOGY, predicate) == ["en", "vi"], predicate
    assert value(DCTERMS.license) == "https://creativecommons.org/licenses/by/4.0/"
    creator = URIRef(value(DCTERMS.creator))
    assert (creator, RDF.type, FOAF.Project) in GRAPH
    assert str(GRAPH.value(creator, FOAF.name)) == "Thi Đua KG"
    assert value(VANN.preferredNamespacePrefix) == "td"
    assert value(VANN.preferredNamespaceUri) == NAMESPACE


def test_om2_recommended_metadata() -> None:
    """Version, citation, contributor, publisher, source, status, rights, language."""
    assert regex.fullmatch(r"\d+\.\d+\.\d+", value(OWL.versionInfo))
    assert value(BIBO_STATUS) == "http://purl.org/ontology/bibo/status/draft"
    citation = value(DCTERMS.bibliographicCitation)
    assert value(OWL.versionIRI) in citation
    assert value(DCTERMS.contributor) == value(DCTERMS.publisher) == value(DCTERMS.creator)
    assert "CC BY 4.0" in value(DCTERMS.rights)
    assert sorted(map(str, GRAPH.objects(ONTOLOGY, DCTERMS.language))) == ["en", "vi"]
    assert len(list(GRAPH.objects(ONTOLOGY, DCTERMS.source))) >= 1


def test_ver1_version_iri_ends_with_the_version() -> None:
    assert value(OWL.versionIRI) == f"{ONTOLOGY}/{value(OWL.versionInfo)}"


def test_om5_provenance() -> None:
    """Created, issued and modified in order; what each version changed, the newest too, in both languages."""
    created, issued, modified = (
        dt.date.fromisoformat(value(predicate)) for predicate in (DCTERMS.created, DCTERMS.issued, DCTERMS.modified)
    )
    assert created <= issued <= modified <= dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    notes = [note for note in GRAPH.objects(ONTOLOGY, SKOS.changeNote) if isinstance(note, Literal)]
    assert sorted(str(note.language) for note in notes if note.startswith(value(OWL.versionInfo))) == ["en", "vi"]
    for note in notes:
        assert regex.match(r"\d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\): ", note)


def test_shapes_are_of_the_same_version() -> None:
    shapes = Graph(bind_namespaces="none").parse(FOLDER / "shapes.ttl")
    assert str(shapes.value(URIRef("https://w3id.org/thidua/shapes"), OWL.versionInfo)) == value(OWL.versionInfo)
    assert regex.fullmatch(r"\d+\.\d+\.\d+.*", version("thidua-kg"))


def test_purl1_a_persistent_namespace_that_holds_every_term() -> None:
    assert NAMESPACE.startswith("https://w3id.org/")
    assert all(str(term).startswith(NAMESPACE) for term in TERMS)
    assert all(regex.fullmatch(r"[A-Za-z]+", local(term)) for term in TERMS)


@pytest.mark.parametrize(("predicate", "name"), [(RDFS.label, "VOC3"), (SKOS.definition, "VOC4")])
def test_voc3_voc4_every_term_has_labels_and_definitions(predicate: URIRef, name: str) -> None:
    for term in TERMS:
        assert text_of(term, predicate, "en")
        assert text_of(term, predicate, "vi")


def test_voc1_voc2_vocabularies_are_reused() -> None:
    """Metadata in Dublin Core, VANN and SKOS; classes and properties under those of others."""
    namespaces = {
        regex.match(r"(.*[#/])", str(upper))[1]  # type: ignore[index]
        for predicate in (RDFS.subClassOf, RDFS.subPropertyOf)
        for upper in GRAPH.objects(None, predicate)
    } - {NAMESPACE}
    assert len(namespaces) >= 7


def test_rdf1_the_files_are_rdf_in_nfc() -> None:
    for path in sorted(FOLDER.glob("*.ttl")):
        Graph().parse(path)
        text = path.read_text("utf-8")
        assert Literal(text) == Literal(text).normalize()
        assert "\r" not in text
    assert len(CONCEPTS) > 1000
