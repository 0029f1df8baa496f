"""The diagram of docs/ontology.md joins real classes by real properties, in the right direction."""

from __future__ import annotations

from pathlib import Path

import regex
from ontology_tools import CLASSES, GRAPH, PROPERTIES
from rdflib import OWL, RDFS, SDO, Node, URIRef
from rdflib.namespace import ORG

from kg_service.graph.vocabulary import OA, TD

FOREIGN = {
    "NewsArticle": SDO.NewsArticle,
    "Person": SDO.Person,
    "Role": ORG.Role,
    "Annotation": OA.Annotation,
}  # fmt: skip
DIAGRAM = regex.search(
    r"```mermaid\n(.*?)```", (Path(__file__).parents[2] / "docs/ontology.md").read_text("utf-8"), regex.DOTALL
)[1]  # type: ignore[index]
EDGES = regex.findall(r"^  (\w+) -->\|(\w+)\| (\w+)$", DIAGRAM, regex.MULTILINE)


def term(name: str) -> URIRef:
    return FOREIGN[name] if name in FOREIGN else TD[name]


def fits(kind: URIRef, name: str, exact: URIRef, includes: URIRef) -> bool:
    """Whether things of the class may stand on that side of the property."""
    allowed = set(GRAPH.objects(TD[name], exact)) | set(GRAPH.objects(TD[name], includes))
    above: set[Node] = set(GRAPH.transitive_objects(kind, RDFS.subClassOf))
    return bool(allowed & above)


def test_every_line_of_the_diagram_is_understood() -> None:
    lines = [line for line in DIAGRAM.splitlines() if line.strip()]
    named = regex.findall(r'^  (\w+)\["(\w+):(\w+)"\]$', DIAGRAM, regex.MULTILINE)
    assert len(lines) == 1 + len(EDGES) + len(named)
    for name, prefix, local in named:
        assert name == local
        assert str(FOREIGN[name]).startswith({"schema": str(SDO), "oa": str(OA), "org": str(ORG)}[prefix])


def test_classes_and_properties_are_joined_as_the_ontology_says() -> None:
    assert len(EDGES) > 30
    for start, name, end in EDGES:
        assert TD[name] in PROPERTIES, name
        assert fits(term(start), name, RDFS.domain, SDO.domainIncludes), (start, name)
        assert fits(term(end), name, RDFS.range, SDO.rangeIncludes), (name, end)


def test_the_diagram_shows_most_of_the_model() -> None:
    shown = {term(name) for start, _, end in EDGES for name in (start, end)}
    assert len(shown & set(CLASSES)) > len(CLASSES) / 2
    assert OWL.Thing not in shown
