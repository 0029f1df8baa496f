"""What the dataset's description says at this address: endpoints, dumps with checksums, versions (DCAT 3, VoID, SPDX).

The rest is in the graph (:mod:`kg_service.graph.dataset`); this part depends on where the service runs and on which
snapshot it serves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeGuard

from rdflib import DCTERMS, FOAF, RDF, RDFS, SDO, VOID, XSD, Literal, Namespace, URIRef

from kg_service.graph.dataset import DatasetDescription
from kg_service.graph.literals import label, text
from kg_service.graph.nquads import Object, Triple
from kg_service.graph.vocabulary import DCAT
from kg_service.store.base import DumpFile, Dumps
from kg_service.store.releases import Release
from kg_service.store.terms import Quad, Term, uri

SPDX = Namespace("http://spdx.org/rdf/terms#")
_MEDIA = "https://www.iana.org/assignments/media-types/"
_FORMATS = Namespace("http://www.w3.org/ns/formats/")
_FEATURES = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads")
_CLASSES = {
    DCAT.endpointURL: RDFS.Resource,
    DCAT.endpointDescription: RDFS.Resource,
    DCAT.accessURL: RDFS.Resource,
    DCAT.downloadURL: RDFS.Resource,
    DCAT.landingPage: FOAF.Document,
}
_TITLES = {
    "nquads": ("N-Quads: mọi đồ thị", "N-Quads: every graph"),
    "trig": ("TriG: mọi đồ thị", "TriG: every graph"),
    "turtle": ("Turtle: đồ thị mặc định, mỗi bộ ba một lần", "Turtle: the default graph, every triple once"),
    "jsonld": ("JSON-LD: mọi đồ thị", "JSON-LD: every graph"),
}


@dataclass(frozen=True)
class Catalogue:
    """``root``: address of the service, with its slash; ``snapshot``: what it serves, None where that is not known.

    Of ``dumps`` that are being made, names are told, sizes and checksums not.
    """

    description: DatasetDescription
    root: str
    snapshot: str | None
    dumps: Dumps | None
    releases: tuple[Release, ...] = ()

    def quads(self) -> list[Quad]:
        """All of it, each triple once; what addresses are is said too, since DCAT-AP's shapes ask for it."""
        triples = list(self.triples())
        triples += [(object_, RDF.type, _CLASSES[p]) for _, p, object_ in triples if p in _CLASSES and _is_iri(object_)]
        return list(dict.fromkeys(quad_of(triple) for triple in triples))

    def triples(self) -> Iterator[Triple]:
        """All of it."""
        yield from self._catalog()
        yield from self._services()
        dataset = self.description.node
        if self.snapshot is not None:
            yield dataset, DCAT.version, text(self.snapshot)
            yield dataset, SDO.version, text(self.snapshot)
            yield dataset, DCAT.hasCurrentVersion, self.version(self.snapshot)
            yield from self._version(self.snapshot, self.dumps)
        if self.dumps is not None:
            for file in self.dumps.files:
                yield dataset, DCAT.distribution, self._distribution(self.dumps.snapshot, file)
                yield dataset, VOID.dataDump, URIRef(self.address(self.dumps.snapshot, file))
        for release in self.releases:
            yield from self._version(release.version, release.dumps)
            yield self.version(release.version), DCTERMS.issued, Literal(release.issued, datatype=XSD.date)

    def version(self, name: str) -> URIRef:
        """IRI of a version of the dataset: ``…/dataset/<name>``."""
        return URIRef(f"{self.description.node}/{name}")

    def address(self, version: str, file: DumpFile) -> str:
        """Where a file is downloaded."""
        return f"{self.root}dumps/{version}/{file.name}"

    def _catalog(self) -> Iterator[Triple]:
        node, about = self.description.part("catalog"), self.description.about
        yield node, RDF.type, DCAT.Catalog
        for language in ("vi", "en"):
            yield node, DCTERMS.title, label(about["title"][language], language)
            yield node, DCTERMS.description, label(about["description"][language], language)
        yield node, DCTERMS.publisher, URIRef(about["publisher"]["iri"])
        yield node, DCAT.dataset, self.description.node

    def _services(self) -> Iterator[Triple]:
        dataset, license_ = self.description.node, URIRef(self.description.about["license"])
        sparql, page = URIRef(f"{self.root}sparql"), URIRef(f"{self.root}dataset")
        yield dataset, VOID.sparqlEndpoint, sparql
        yield dataset, DCAT.landingPage, page
        yield from ((dataset, VOID.feature, _FORMATS[name]) for name in _FEATURES)
        for name, path, described_by, standard, titles in (
            ("sparql", "sparql", "sparql", "https://www.w3.org/TR/sparql11-protocol/", ("SPARQL 1.1", "SPARQL 1.1")),
            ("api", "api/queries", "openapi.json", "https://spec.openapis.org/oas/v3.1.0", ("REST", "REST")),
            (
                "reconcile",
                "reconcile",
                "reconcile",
                "https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/",
                ("Đối chiếu tên", "Reconciliation"),
            ),
        ):
            node = self.description.part(f"service-{name}")
            yield self.description.part("catalog"), DCAT.service, node
            yield node, RDF.type, DCAT.DataService
            yield node, DCTERMS.title, label(titles[0])
            yield node, DCTERMS.title, label(titles[1], "en")
            yield node, DCAT.endpointURL, URIRef(f"{self.root}{path}")
            yield node, DCAT.endpointDescription, URIRef(f"{self.root}{described_by}")
            yield node, DCAT.servesDataset, dataset
            yield node, DCTERMS.conformsTo, URIRef(standard)
            yield URIRef(standard), RDF.type, DCTERMS.Standard
            yield node, DCTERMS.license, license_
        queried = self.description.part("query")
        yield dataset, DCAT.distribution, queried
        yield queried, RDF.type, DCAT.Distribution
        yield queried, DCTERMS.title, label("Truy vấn qua SPARQL")
        yield queried, DCTERMS.title, label("Queries over SPARQL", "en")
        yield queried, DCAT.accessURL, sparql
        yield queried, DCAT.accessService, self.description.part("service-sparql")
        yield queried, DCTERMS.license, license_

    def _version(self, name: str, dumps: Dumps | None) -> Iterator[Triple]:
        node, about = self.version(name), self.description.about
        yield self.description.node, DCAT.hasVersion, node
        yield node, RDF.type, DCAT.Dataset
        yield node, DCAT.isVersionOf, self.description.node
        yield node, DCAT.version, text(name)
        yield node, DCTERMS.license, URIRef(about["license"])
        yield node, DCTERMS.publisher, URIRef(about["publisher"]["iri"])
        for language in ("vi", "en"):
            title = label(f"{about['title'][language]}, {name}", language)
            yield node, DCTERMS.title, title
            yield node, RDFS.label, title
            yield node, DCTERMS.description, label(about["description"][language], language)
        if dumps is not None:
            for file in dumps.files:
                yield node, DCAT.distribution, self._distribution(name, file)
                yield from self._file(name, file)

    def _distribution(self, version: str, file: DumpFile) -> URIRef:
        return URIRef(f"{self.version(version)}#{file.format}")

    def _file(self, version: str, file: DumpFile) -> Iterator[Triple]:
        node, address = self._distribution(version, file), URIRef(self.address(version, file))
        media, packed = URIRef(f"{_MEDIA}{file.media_type}"), URIRef(f"{_MEDIA}application/gzip")
        checksum, about = URIRef(f"{node}-checksum"), self.description.about
        titles = _TITLES[file.format]
        yield node, RDF.type, DCAT.Distribution
        yield node, DCTERMS.title, label(titles[0])
        yield node, DCTERMS.title, label(titles[1], "en")
        yield node, DCAT.accessURL, URIRef(f"{self.root}dumps/{version}/")
        yield node, DCAT.downloadURL, address
        yield node, DCAT.mediaType, media
        yield node, DCAT.compressFormat, packed
        yield from ((one, RDF.type, DCTERMS.MediaType) for one in (media, packed))
        yield node, DCTERMS.license, URIRef(about["license"])
        if not file.sha256:
            return  # it is being made
        yield node, DCAT.byteSize, Literal(str(file.bytes), datatype=XSD.nonNegativeInteger, normalize=False)
        yield node, SPDX.checksum, checksum
        yield checksum, RDF.type, SPDX.Checksum
        yield checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256
        yield SPDX.checksumAlgorithm_sha256, RDF.type, SPDX.ChecksumAlgorithm
        yield checksum, SPDX.checksumValue, Literal(file.sha256, datatype=XSD.hexBinary, normalize=False)


def only_version(quads: Iterable[Quad], version: str) -> list[Quad]:
    """Of a description, what is said of one version, its files and what these name."""
    wanted, said = {version}, list(quads)
    for _ in range(4):
        about = [quad for quad in said if quad.subject.value in wanted]
        wanted |= {quad.object.value for quad in about if quad.object.value.startswith(f"{version}#")}
    return about


def _is_iri(term: Object) -> TypeGuard[URIRef]:
    return isinstance(term, URIRef)


def quad_of(triple: Triple) -> Quad:
    """A triple of the graph's layer as a quad of the default graph."""
    subject, predicate, object_ = triple
    if not isinstance(object_, Literal):
        return Quad(uri(str(subject)), uri(str(predicate)), uri(str(object_)))
    datatype = None if object_.datatype in (None, XSD.string) else str(object_.datatype)
    return Quad(
        uri(str(subject)), uri(str(predicate)), Term("literal", str(object_), object_.language or None, datatype)
    )
