"""The ontology's files: their triples for the build, and which concept a value of a fact means."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rdflib import RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.compare import to_canonical_graph

from kg_service.errors import GraphInvalidError
from kg_service.graph.iris import IriScheme
from kg_service.graph.nquads import Triple
from kg_service.graph.tables import VOCAB_PREFIX, EntityTable
from kg_service.graph.vocabulary import VOCAB
from kg_service.reference.matching import match_key
from kg_service.resources import resource_dir

FILES = ("thidua.ttl", "alignments.ttl", "schemes.ttl")
"""What of the ontology is part of the graph. The shapes are not: they say how data must look, not what is."""


class Schemes:
    """The concepts of ``ontology/schemes.ttl``. A concept's notation is the value that facts hold for it."""

    def __init__(self, path: Path | None = None) -> None:
        graph = Graph().parse(path or resource_dir("ontology") / "schemes.ttl", format="turtle")
        self._concepts: dict[str, URIRef] = {}
        self._labels: dict[URIRef, str] = {}
        for predicate in (SKOS.altLabel, SKOS.notation):
            for node, name in sorted(graph.subject_objects(predicate)):
                if isinstance(node, URIRef):
                    self._concepts[self._key(node, str(name))] = node
        for node, name in graph.subject_objects(RDFS.label):
            if isinstance(node, URIRef) and isinstance(name, Literal) and name.language == "vi":
                self._labels[node] = str(name)

    @staticmethod
    def _key(node: URIRef, name: str) -> str:
        scheme = node.removeprefix(VOCAB).split("/")[0] if node.startswith(VOCAB) else "unit"
        return f"{scheme}|{match_key(name)}"

    def concept(self, scheme: str, name: str) -> URIRef | None:
        """The concept of a scheme with that notation or other name; units of QUDT are in the scheme ``unit``."""
        return self._concepts.get(f"{scheme}|{match_key(name)}")

    def label(self, concept: URIRef) -> str | None:
        """Its Vietnamese label."""
        return self._labels.get(concept)

    def reserve(self, table: EntityTable) -> None:
        """Keep the slugs of these concepts from names met in articles."""
        for node in self._labels:
            if node.startswith(VOCAB) and "/" in (path := node.removeprefix(VOCAB)):
                scheme, _, name = path.partition("/")
                table.slugs.reserve(f"{VOCAB_PREFIX}{scheme}", str(node), name)


@cache
def load_schemes() -> Schemes:
    """The concepts that come with the project; read once."""
    return Schemes()


@cache
def ontology_triples(iris: IriScheme, folder: Path | None = None) -> tuple[Triple, ...]:
    """The triples of the ontology and its concept schemes; read once. Blank nodes get IRIs that follow from content.

    Raises GraphInvalidError if a file does not parse.
    """
    return tuple(_ontology_triples(iris, folder))


def _ontology_triples(iris: IriScheme, folder: Path | None) -> Iterator[Triple]:
    for name in FILES:
        path = (folder or resource_dir("ontology")) / name
        graph = Graph()
        try:
            graph.parse(path, format="turtle")
        except Exception as error:  # the parser raises many kinds
            raise GraphInvalidError(f"{path.name} does not parse as Turtle: {error}") from error
        canonical = to_canonical_graph(graph) if any(isinstance(s, BNode) for s in graph.all_nodes()) else graph
        for subject, predicate, object_ in canonical:
            yield _named(subject, iris), URIRef(str(predicate)), _named(object_, iris)  # type: ignore[misc]


def _named(term: object, iris: IriScheme) -> URIRef | Literal:
    if isinstance(term, BNode):
        return iris.resource("blank", str(term))
    if isinstance(term, URIRef | Literal):
        return term
    raise GraphInvalidError(f"the ontology holds {term!r}, which is neither an IRI nor a literal")
