"""The dataset's description of itself: VoID and DCAT in ``graph/dataset``, with counts by class and property.

It is part of the graph, so that editors complete names from it over SPARQL, and it counts itself in: what it says it
holds is what a query counts. VoID: W3C Interest Group Note, 3 March 2011; DCAT 3: W3C Recommendation, 22 August 2024.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rdflib import DCTERMS, FOAF, RDF, RDFS, SDO, SKOS, VOID, XSD, Literal, Namespace, URIRef

from kg_service.graph.iris import IriScheme, digest
from kg_service.graph.literals import integer, label, text
from kg_service.graph.nquads import Triple, lines_of
from kg_service.graph.statistics import GraphStatistics, by_subject, parse_line, target_finder
from kg_service.graph.vocabulary import DCAT, PREFIXES
from kg_service.resources import resource_dir

GRAPH = "dataset"
_ADMS = Namespace("http://www.w3.org/ns/adms#")
_SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_ROUNDS = 10  # two settle it: what it says of itself changes what it holds once


@cache
def load_about() -> Mapping[str, Any]:
    """``data/dataset.yaml``: what the dataset says of itself but for the counts."""
    loaded: Mapping[str, Any] = yaml.safe_load((resource_dir("data") / "dataset.yaml").read_text(encoding="utf-8"))
    return loaded


@dataclass(frozen=True)
class DatasetDescription:
    """Makes the description for one base; ``about`` as in ``data/dataset.yaml``."""

    iris: IriScheme
    about: Mapping[str, Any]

    @property
    def node(self) -> URIRef:
        """The dataset: ``…/dataset``."""
        return URIRef(f"{self.iris.base}dataset")

    def part(self, name: str) -> URIRef:
        """A part of the description: ``…/dataset#<name>``."""
        return URIRef(f"{self.node}#{name}")

    def triples(self, counted: GraphStatistics) -> Iterator[Triple]:
        """The description of a graph with these counts."""
        yield from self._general()
        yield from self._agents()
        yield from self._reach()
        yield self.node, VOID.triples, integer(counted.triples)
        yield self.node, VOID.distinctSubjects, integer(counted.subjects)
        yield self.node, VOID.classes, integer(len(counted.classes))
        yield self.node, VOID.properties, integer(len(counted.properties))
        yield from self._partitions(counted)
        yield from self._links(counted)
        yield from self._graphs(counted)

    def _general(self) -> Iterator[Triple]:
        node, about = self.node, self.about
        for class_ in (DCAT.Dataset, VOID.Dataset, SDO.Dataset):
            yield node, RDF.type, class_
        for language in ("vi", "en"):
            yield node, RDFS.label, label(about["title"][language], language)
            yield node, DCTERMS.title, label(about["title"][language], language)
            yield node, DCTERMS.description, label(about["description"][language], language)
            yield node, _ADMS.versionNotes, label(about["version_notes"][language], language)
            for keyword in about["keywords"][language]:
                yield node, DCAT.keyword, label(keyword, language)
        yield node, SDO.citation, text(self._iri(about["citation"]))
        yield node, DCTERMS.bibliographicCitation, text(self._iri(about["citation"]))
        yield node, DCTERMS.identifier, text(str(node))
        yield node, DCTERMS.issued, Literal(about["issued"].isoformat(), datatype=XSD.date)
        yield node, DCTERMS.license, URIRef(about["license"])
        yield node, SDO.license, URIRef(about["license"])
        yield node, DCTERMS.accrualPeriodicity, URIRef(about["frequency"])
        yield node, DCTERMS.accessRights, URIRef(about["access_rights"])
        for property_, values in (
            (DCTERMS.language, about["languages"]),
            (DCTERMS.spatial, about["spatial"]),
            (DCTERMS.subject, about["subjects"]),
            (DCAT.theme, [theme["iri"] for theme in about["themes"]]),
            (VOID.vocabulary, about["vocabularies"]),
        ):
            yield from ((node, property_, URIRef(value)) for value in values)
        yield URIRef(about["license"]), RDF.type, DCTERMS.LicenseDocument
        yield URIRef(about["frequency"]), RDF.type, DCTERMS.Frequency
        yield URIRef(about["access_rights"]), RDF.type, DCTERMS.RightsStatement
        yield from ((URIRef(value), RDF.type, DCTERMS.LinguisticSystem) for value in about["languages"])
        yield from ((URIRef(value), RDF.type, DCTERMS.Location) for value in about["spatial"])
        yield from self._themes()

    def _themes(self) -> Iterator[Triple]:
        scheme, themes = self.about["theme_scheme"], self.about["themes"]
        yield URIRef(scheme["iri"]), RDF.type, SKOS.ConceptScheme
        for language in ("vi", "en"):
            for property_ in (DCTERMS.title, SKOS.prefLabel, RDFS.label):
                yield URIRef(scheme["iri"]), property_, label(scheme[language], language)
        for theme in themes:
            yield URIRef(theme["iri"]), RDF.type, SKOS.Concept
            yield URIRef(theme["iri"]), SKOS.inScheme, URIRef(scheme["iri"])
            for language in ("vi", "en"):
                yield URIRef(theme["iri"]), SKOS.prefLabel, label(theme[language], language)
                yield URIRef(theme["iri"]), RDFS.label, label(theme[language], language)

    def _agents(self) -> Iterator[Triple]:
        publisher = URIRef(self.about["publisher"]["iri"])
        for property_ in (DCTERMS.publisher, DCTERMS.creator, SDO.publisher, SDO.creator):
            yield self.node, property_, publisher
        yield publisher, RDF.type, FOAF.Agent
        yield publisher, FOAF.name, text(self.about["publisher"]["name"])

    def _reach(self) -> Iterator[Triple]:
        """How to get at the data by following IRIs."""
        for space in (f"{self.iris.base}id/", "https://w3id.org/thidua/ontology#", "https://w3id.org/thidua/vocab/"):
            yield self.node, VOID.uriSpace, text(space)
        for example in self.about["examples"]:
            yield self.node, VOID.exampleResource, URIRef(self._iri(example))
        for root in self.about["roots"]:
            yield self.node, VOID.rootResource, URIRef(self._iri(root))

    def _partitions(self, counted: GraphStatistics) -> Iterator[Triple]:
        for class_, things in counted.classes.items():
            node = self.part(f"class-{_short(class_)}")
            yield self.node, VOID.classPartition, node
            yield node, VOID["class"], URIRef(class_)
            yield node, VOID.entities, integer(things)
        for property_, triples in counted.properties.items():
            node = self.part(f"property-{_short(property_)}")
            yield self.node, VOID.propertyPartition, node
            yield node, VOID.property, URIRef(property_)
            yield node, VOID.triples, integer(triples)
        for (class_, property_), triples in counted.uses.items():
            owner = self.part(f"class-{_short(class_)}")
            node = URIRef(f"{owner}-{_short(property_)}")
            yield owner, VOID.propertyPartition, node
            yield node, VOID.property, URIRef(property_)
            yield node, VOID.triples, integer(triples)

    def _links(self, counted: GraphStatistics) -> Iterator[Triple]:
        for (name, property_), triples in counted.links.items():
            target, known = self.part(f"target-{name}"), self.about["targets"][name]
            node = self.part(f"links-{name}-{_short(property_)}")
            yield self.node, VOID.subset, node
            yield node, RDF.type, VOID.Linkset
            yield node, VOID.target, self.node
            yield node, VOID.target, target
            yield node, VOID.subjectsTarget, self.node
            yield node, VOID.objectsTarget, target
            yield node, VOID.linkPredicate, URIRef(property_)
            yield node, VOID.triples, integer(triples)
            yield target, RDF.type, VOID.Dataset
            yield target, DCTERMS.title, text(known["name"])
            yield target, FOAF.homepage, URIRef(known["home"])
            yield from ((target, VOID.uriSpace, text(space)) for space in known["spaces"])

    def _graphs(self, counted: GraphStatistics) -> Iterator[Triple]:
        articles = f"{self.iris.graph('article')}/"
        of_articles = [triples for graph, triples in counted.graphs.items() if graph.startswith(articles)]
        if of_articles:
            yield from self._subset(self.part("articles"), self.about["articles"], sum(of_articles))
            yield self.part("articles"), VOID.documents, integer(len(of_articles))
            yield self.part("articles"), VOID.uriSpace, text(articles)
        for name, title in self.about["graphs"].items():
            graph = self.iris.graph(name)
            if counted.graphs[str(graph)]:
                yield from self._subset(graph, title, counted.graphs[str(graph)])
                yield graph, RDF.type, _SD.NamedGraph
                yield graph, _SD.name, graph

    def _subset(self, node: URIRef, title: Mapping[str, str], triples: int) -> Iterator[Triple]:
        yield self.node, VOID.subset, node
        yield node, RDF.type, VOID.Dataset
        for language in ("vi", "en"):
            yield node, RDFS.label, label(title[language], language)
            yield node, DCTERMS.title, label(title[language], language)
        yield node, VOID.triples, integer(triples)

    def _iri(self, value: str) -> str:
        return value.replace("{base}", self.iris.base)

    def described(self, lines: Iterable[str]) -> Iterator[str]:
        """The sorted lines of a graph, and its description's among them."""
        target_of = target_finder({name: known["spaces"] for name, known in self.about["targets"].items()})
        own = {str(subject) for subject, _, _ in self.triples(GraphStatistics())}
        own_starts = (str(self.node), f"{self.iris.base}graph/")
        counted, shared = GraphStatistics(), list[str]()
        with tempfile.TemporaryDirectory(prefix="thidua-build-") as folder:
            kept = Path(folder) / "lines"
            with kept.open("w", encoding="utf-8", newline="\n") as out:
                for subject, said in by_subject(lines):
                    out.writelines(said)
                    if subject in own or subject.startswith(own_starts):
                        shared += said  # said of the same things here and there: counted with the description
                    else:
                        counted.add(map(parse_line, said), target_of)
            description = self._settled(counted, shared, target_of)
            with kept.open(encoding="utf-8", newline="\n") as stream:
                previous = None
                for line in heapq.merge(stream, description):
                    if line != previous:
                        yield line
                    previous = line

    def _settled(self, counted: GraphStatistics, shared: list[str], target_of: Any) -> list[str]:
        """The description's lines, once it describes itself too."""
        graph = self.iris.graph(GRAPH)
        whole = counted
        for _ in range(_ROUNDS):
            lines = sorted(set(lines_of(self.triples(whole), graph)))
            mine = GraphStatistics()
            for _, said in by_subject(sorted({*lines, *shared})):
                mine.add(map(parse_line, said), target_of)
            now = counted.plus(mine)
            if now == whole:
                break
            whole = now
        return lines


def _short(iri: str) -> str:
    """A name for a term that can stand after ``#``: with its prefix, or a hash where there is none."""
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(str(namespace))
        if local != iri and local.isascii() and local.replace("_", "").replace("-", "").isalnum():
            return f"{prefix}-{local}"
    return digest(iri)
