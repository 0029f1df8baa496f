"""The graph keeps to the ontology: nothing is two things that the ontology calls disjoint."""

from __future__ import annotations

from rdflib import OWL, RDF, Graph

from kg_service.graph.vocabulary import TD


def test_nothing_is_of_two_disjoint_classes(default_graph: Graph) -> None:
    pairs = list(default_graph.subject_objects(OWL.disjointWith))
    assert len(pairs) > 80
    members = {kind: set(default_graph.subjects(RDF.type, kind)) for pair in pairs for kind in pair}
    assert len(members[TD.AdministrativeUnit]) > 100
    for one, other in pairs:
        assert members[one] & members[other] == set(), (one, other)
