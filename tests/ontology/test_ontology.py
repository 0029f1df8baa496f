"""The ontology and its concept schemes: complete in two languages, within OWL 2 RL, and all that code names exists."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import get_args

import owlrl
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from ontology_tools import (
    CLASSES,
    CONCEPTS,
    FOLDER,
    GRAPH,
    NAMESPACE,
    PROPERTIES,
    PROPERTY_KINDS,
    TERMS,
    languages,
    local,
    ours,
)
from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, SKOS, XSD, BNode, Graph, Literal, Node, URIRef

from kg_service.extraction import facts
from kg_service.graph.vocabulary import ONTOLOGY, PREFIXES, SCHEMES, TD, VOCAB, bind_prefixes, concept, scheme
from kg_service.review.judgements import VERDICTS

ROOT = Path(__file__).parents[2]


def test_header_says_version_licence_and_creator() -> None:
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in GRAPH
    version = str(GRAPH.value(ONTOLOGY, OWL.versionInfo))
    assert regex.fullmatch(r"\d+\.\d+\.\d+", version)
    assert str(GRAPH.value(ONTOLOGY, OWL.versionIRI)) == f"{ONTOLOGY}/{version}"
    assert str(GRAPH.value(ONTOLOGY, DCTERMS.license)) == "https://creativecommons.org/licenses/by/4.0/"
    assert GRAPH.value(ONTOLOGY, DCTERMS.creator) is not None
    assert languages(GRAPH, ONTOLOGY, DCTERMS.title) == ["en", "vi"]


@pytest.mark.parametrize("term", TERMS, ids=local)
def test_term_is_explained_in_both_languages(term: URIRef) -> None:
    assert languages(GRAPH, term, RDFS.label) == ["en", "vi"]
    assert languages(GRAPH, term, SKOS.definition) == ["en", "vi"]
    assert list(GRAPH.objects(term, RDFS.isDefinedBy)) == [ONTOLOGY]
    assert (term, DCTERMS.source, None) in GRAPH
    assert (term, SKOS.example, None) in GRAPH


def test_labels_tell_terms_apart() -> None:
    for kind in (CLASSES, PROPERTIES):
        for language in ("vi", "en"):
            labels = [str(v) for t in kind for v in GRAPH.objects(t, RDFS.label) if v.language == language]  # type: ignore[attr-defined]
            assert {each for each in labels if labels.count(each) > 1} == set()


def test_properties_say_what_they_join() -> None:
    """A domain and a range, or what they include where OWL 2 RL has no way to say it."""
    for term in ours(OWL.ObjectProperty, OWL.DatatypeProperty):
        for exact, includes in ((RDFS.domain, SDO.domainIncludes), (RDFS.range, SDO.rangeIncludes)):
            assert (term, exact, None) in GRAPH or (term, includes, None) in GRAPH, (term, exact)


def test_each_property_is_of_one_kind() -> None:
    for term in PROPERTIES:
        assert len(set(PROPERTY_KINDS).intersection(GRAPH.objects(term, RDF.type))) == 1, term


def test_no_undefined_term_of_ours_is_used() -> None:
    nodes = {node for triple in [*GRAPH, *CONCEPTS] for node in triple if isinstance(node, URIRef)}
    assert {node for node in nodes if node.startswith(NAMESPACE)} == set(TERMS)


def test_every_foreign_class_and_property_is_declared() -> None:
    """OWL tools need the declarations to read the file without the ontologies it builds on."""
    structural = {RDFS.Literal, XSD.string, XSD.decimal, XSD.integer, XSD.boolean}
    used = {o for p in (RDFS.subClassOf, RDFS.domain, RDFS.range, OWL.disjointWith) for o in GRAPH.objects(None, p)}
    for term in used - structural:
        assert (term, RDF.type, OWL.Class) in GRAPH, term
    for term in GRAPH.objects(None, RDFS.subPropertyOf):
        assert set(PROPERTY_KINDS).intersection(GRAPH.objects(term, RDF.type)), term
    builtin = (str(OWL), str(RDF), str(RDFS))
    for predicate in set(GRAPH.predicates()):
        known = str(predicate).startswith(builtin) or (predicate, RDF.type, OWL.AnnotationProperty) in GRAPH
        assert known or str(predicate).startswith("http://xmlns.com/foaf/"), predicate


def test_stays_within_owl_2_rl() -> None:
    """Named superclasses, domains and ranges only, and datatypes of the OWL 2 RL datatype map."""
    assert [node for node in GRAPH.all_nodes() if isinstance(node, BNode)] == []
    datatypes = {RDFS.Literal, XSD.string, XSD.decimal, XSD.integer, XSD.boolean}
    for term in ours(OWL.DatatypeProperty):
        assert set(GRAPH.objects(term, RDFS.range)) <= datatypes, term
    characteristics = {kind for kind in GRAPH.objects(None, RDF.type) if str(kind).startswith(str(OWL))}
    assert characteristics == {OWL.Ontology, OWL.Class, OWL.TransitiveProperty, *PROPERTY_KINDS}


def contradictions(graph: Graph) -> list[str]:
    """What OWL 2 RL finds wrong; the graph grows by its closure."""
    closure = owlrl.OWLRL_Semantics(graph, False, False, False)
    closure.closure()
    return list(closure.error_messages)


def test_a_contradiction_is_found() -> None:
    """What test_alignments.py finds nothing of would be found."""
    graph = Graph(bind_namespaces="none")
    for predicate in (RDFS.subClassOf, OWL.disjointWith):
        for triple in GRAPH.triples((None, predicate, None)):
            graph.add(triple)
    both = URIRef("https://w3id.org/thidua/id/campaign/x")
    graph.add((both, RDF.type, TD.Campaign))
    graph.add((both, RDF.type, TD.Drive))
    assert len(contradictions(graph)) > 0


def test_every_class_of_the_design_is_there() -> None:
    factoids = (
        "CampaignParticipation DirectiveIssue AwardConferral AwardTally ClusterRole GatheringReport OfficeHolding"
    )
    others = (
        "AdministrativeUnit Province CentrallyRunCity District Commune Village AdministrativeChange EmulationCluster "
        "EmulationBloc PublicBody Campaign Drive CampaignPhase Directive EmulationPact ClusterScore Gathering Factoid"
    )
    names = {local(term) for term in CLASSES}
    assert set(f"{factoids} {others} ExtractionRun DerivedProperty Judgement JudgedFact Reviewer".split()) <= names
    assert {"Criterion", "RegisteredTarget", "Initiative", "OrganisationalChange"} <= names
    for name in factoids.split():
        assert (TD[name], RDFS.subClassOf, TD.Factoid) in GRAPH


def test_derived_properties_say_what_they_come_from() -> None:
    derived = set(GRAPH.subjects(RDF.type, TD.DerivedProperty))
    assert derived == set(GRAPH.subjects(TD.derivedFrom, None))
    assert {"memberOf", "headOf", "receivedAward", "proposedFor", "tookUp", "launched", "directs", "localises"} <= {
        local(term) for term in derived
    }
    assert (TD.localises, RDF.type, OWL.TransitiveProperty) in GRAPH


def test_td_has_exactly_the_terms_of_the_ontology() -> None:
    assert {name for name in TD.__annotations__ if not name.startswith("_")} == {local(term) for term in TERMS}
    with pytest.raises(AttributeError, match="nope"):
        _ = TD.nope


SOURCES = [
    path
    for folder, ending in (
        ("kg_service", "py"),
        ("ontology", "ttl"),
        ("queries", "rq"),
        ("tests", "ttl"),
        ("docs", "md"),
    )
    for path in sorted((ROOT / folder).rglob(f"*.{ending}"))
    if "invalid" not in path.parts
]


@pytest.mark.parametrize("path", SOURCES, ids=[str(path.relative_to(ROOT)) for path in SOURCES])
def test_no_file_names_a_term_that_is_not_there(path: Path) -> None:
    text = path.read_text("utf-8")
    used = set(regex.findall(r"(?<![\w/])td:([A-Za-z]\w*)", text))
    used |= set(regex.findall(r"w3id\.org/thidua/ontology#([A-Za-z]\w*)", text)) - {"Term"}
    if path.suffix == ".py":
        used |= set(regex.findall(r"\bTD\.([A-Za-z]\w*)", text))
    assert used - {local(term) for term in TERMS} == set()


# --- concept schemes


def test_schemes_are_those_that_code_knows() -> None:
    found = set(CONCEPTS.subjects(RDF.type, SKOS.ConceptScheme))
    assert found == {VOCAB[name] for name in SCHEMES}
    for each in found:
        for predicate in (SKOS.prefLabel, SKOS.definition, RDFS.label):
            assert languages(CONCEPTS, each, predicate) == ["en", "vi"], each


def test_concepts_are_complete() -> None:
    concepts = list(CONCEPTS.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) > 90
    for each in concepts:
        home = CONCEPTS.value(each, SKOS.inScheme)
        assert str(each).startswith(f"{home}/"), each
        for predicate in (SKOS.prefLabel, SKOS.definition, RDFS.label):
            assert languages(CONCEPTS, each, predicate) == ["en", "vi"], each
        assert len(list(CONCEPTS.objects(each, SKOS.notation))) == 1, each
        top = (each, SKOS.topConceptOf, home) in CONCEPTS
        assert top == ((home, SKOS.hasTopConcept, each) in CONCEPTS)
        broader = CONCEPTS.value(each, SKOS.broader)
        assert top != (broader is not None), each
        assert broader is None or (broader, SKOS.inScheme, home) in CONCEPTS


def test_names_are_unambiguous_within_a_scheme() -> None:
    """Mapping finds concepts by notation or other name, so no two of a scheme may share one."""
    seen: dict[tuple[str, str], Node] = {}
    for predicate in (SKOS.notation, SKOS.altLabel):
        for node, name in CONCEPTS.subject_objects(predicate):
            home = str(CONCEPTS.value(node, SKOS.inScheme) or VOCAB["unit"])
            assert seen.setdefault((home, str(name).casefold()), node) == node, name


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("award-status", get_args(facts.AwardStatus)),
        ("recipient-kind", get_args(facts.RecipientKind)),
        ("cluster-role", get_args(facts.ClusterRoleKind)),
        ("gathering-kind", get_args(facts.EventKind)),
        ("participation", get_args(facts.Participation)),
        ("campaign-kind", get_args(facts.CampaignKind)),
        ("verdict", VERDICTS),
    ],
)
def test_every_value_of_a_fact_has_its_concept(name: str, values: tuple[str, ...]) -> None:
    for value in values:
        node = concept(name, value)  # type: ignore[arg-type]
        assert (node, SKOS.inScheme, scheme(name)) in CONCEPTS  # type: ignore[arg-type]
        assert str(CONCEPTS.value(node, SKOS.notation)) == value


def test_values_that_shapes_allow_are_the_concepts_of_their_schemes() -> None:
    shapes = Graph(bind_namespaces="none").parse(FOLDER / "shapes.ttl")
    allowed = {str(node) for node in shapes.all_nodes() if str(node).startswith(str(VOCAB))}
    for node in sorted(allowed):
        home, _, key = node.removeprefix(str(VOCAB)).partition("/")
        assert home in SCHEMES
        assert not key or (URIRef(node), SKOS.inScheme, VOCAB[home]) in CONCEPTS
    for home in (
        "award-status",
        "recipient-kind",
        "cluster-role",
        "gathering-kind",
        "participation",
        "campaign-kind",
        "verdict",
    ):
        assert {str(node) for node in CONCEPTS.subjects(SKOS.inScheme, VOCAB[home])} <= allowed


def test_multiples_lead_to_a_known_unit() -> None:
    units = set(CONCEPTS.subjects(RDF.type, TD.MeasurementUnit))
    units |= set(CONCEPTS.subjects(RDF.type, URIRef("http://qudt.org/schema/qudt/Unit")))
    for each, base in CONCEPTS.subject_objects(TD.baseUnit):
        assert base in units
        assert CONCEPTS.value(each, TD.factor) is not None
    billion = CONCEPTS.value(predicate=SKOS.notation, object=Literal("tỷ đồng"))
    assert CONCEPTS.value(billion, TD.factor) == Literal("1000000000.0", datatype=XSD.decimal)


# --- vocabulary


def test_concept_makes_slugs_of_the_contract_s_values() -> None:
    assert str(concept("cluster-role", "deputy_head")) == "https://w3id.org/thidua/vocab/cluster-role/deputy-head"
    assert str(concept("participation", "spoke at")) == "https://w3id.org/thidua/vocab/participation/spoke-at"


@given(st.text())
def test_concept_lets_nothing_hostile_into_an_iri(key: str) -> None:
    try:
        iri = concept("office", key)
    except ValueError:
        return
    assert regex.fullmatch(r"https://w3id\.org/thidua/vocab/office/[A-Za-z0-9-]+", iri)


def test_prefixes_serialise_what_we_write() -> None:
    graph = bind_prefixes(Graph(bind_namespaces="none"))
    node = URIRef("https://w3id.org/thidua/id/fact/x")
    graph.add((node, RDF.type, TD.Observation))
    graph.add((node, SDO.startDate, Literal(dt.date(2019, 1, 1))))
    text = graph.serialize(format="turtle")
    assert "a td:Observation" in text
    assert "schema:startDate" in text
    assert len({str(namespace) for namespace in map(URIRef, map(str, PREFIXES.values()))}) == len(PREFIXES)
