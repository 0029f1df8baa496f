"""The endpoint's own description in RDF (SPARQL 1.1 Service Description, W3C, 21 March 2013)."""

from __future__ import annotations

from rdflib import RDF, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node
from starlette.requests import Request
from starlette.responses import Response

from kg_service.service.context import Context
from kg_service.service.negotiation import content_type, negotiate
from kg_service.service.responses import cache_headers, etag, not_modified
from kg_service.store.base import Statistics, UpdatableStore
from kg_service.store.formats import GRAPH_FORMATS, RESULT_FORMATS, Format, ResultKind
from kg_service.store.terms import Quad, Term, serialise_quads

_SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_VOID = Namespace("http://rdfs.org/ns/void#")
_FORMATS = Namespace("http://www.w3.org/ns/formats/")
_ENTAILMENT = Namespace("http://www.w3.org/ns/entailment/")
_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "ntriples": "N-Triples",
    "rdfxml": "RDF_XML",
    "jsonld": "JSON-LD",
    "trig": "TriG",
    "nquads": "N-Quads",
}


async def service_description(request: Request, context: Context) -> Response:
    """The description in the graph format that the client wants."""
    negotiated = negotiate(request.headers.get("accept", ""))
    format_ = negotiated.formats.graph or GRAPH_FORMATS[0]
    tag = etag(context.store.snapshot(), "service description", format_)
    unchanged = not_modified(request, tag)
    if unchanged is not None:
        return unchanged
    settings = context.settings
    writable = settings.token is not None and isinstance(context.store, UpdatableStore)
    address = str(request.url.replace(query=""))
    statistics = await context.store.statistics()
    graph = describe(address, statistics, writable=writable, federated=bool(settings.service_allow))
    media_type = negotiated.content_type(ResultKind.GRAPH) if negotiated.formats.graph else format_.media_type
    headers = {**cache_headers(tag), "Content-Type": content_type(format_, media_type.split(";")[0])}
    return Response(serialise(graph, format_), headers=headers)


def serialise(graph: Graph, format_: Format) -> bytes:
    """A small graph as bytes; JSON-LD in expanded form."""
    prefixes = {"sd": str(_SD), "void": str(_VOID), "formats": str(_FORMATS), "xsd": str(XSD)}
    return serialise_quads((Quad(_term(s), _term(p), _term(o)) for s, p, o in graph), format_, prefixes)


def _term(node: Node) -> Term:
    if isinstance(node, Literal):
        datatype = None if node.datatype in (None, XSD.string) else str(node.datatype)
        return Term("literal", str(node), node.language or None, datatype)
    return Term("bnode" if isinstance(node, BNode) else "uri", str(node))


def describe(address: str, statistics: Statistics, *, writable: bool = False, federated: bool = False) -> Graph:
    """What the endpoint at ``address`` speaks and holds; beside it, where updates go if there are any."""
    graph = Graph()
    service, dataset, default = URIRef(address), BNode(), BNode()
    graph.add((service, RDF.type, _SD.Service))
    graph.add((service, _SD.endpoint, service))
    graph.add((service, _SD.supportedLanguage, _SD.SPARQL11Query))
    for format_ in (*RESULT_FORMATS, *GRAPH_FORMATS):
        graph.add((service, _SD.resultFormat, _FORMATS[_NAMES[format_.name]]))
    graph.add((service, _SD.defaultEntailmentRegime, _ENTAILMENT.Simple))
    graph.add((service, _SD.feature, _SD.EmptyGraphs))
    if federated:
        graph.add((service, _SD.feature, _SD.BasicFederatedQuery))
    graph.add((service, _SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, _SD.Dataset))
    if writable:
        _add_update(graph, URIRef(f"{address}/update"), dataset)
    graph.add((dataset, _SD.defaultGraph, default))
    graph.add((default, RDF.type, _SD.Graph))
    graph.add((default, _VOID.triples, Literal(statistics.triples, datatype=XSD.integer)))
    for name, triples in statistics.graphs.items():
        named, content = BNode(), BNode()
        graph.add((dataset, _SD.namedGraph, named))
        graph.add((named, RDF.type, _SD.NamedGraph))
        graph.add((named, _SD.name, URIRef(name)))
        graph.add((named, _SD.graph, content))
        graph.add((content, RDF.type, _SD.Graph))
        graph.add((content, _VOID.triples, Literal(triples, datatype=XSD.integer)))
    return graph


def _add_update(graph: Graph, service: URIRef, dataset: BNode) -> None:
    graph.add((service, RDF.type, _SD.Service))
    graph.add((service, _SD.endpoint, service))
    graph.add((service, _SD.supportedLanguage, _SD.SPARQL11Update))
    graph.add((service, _SD.defaultEntailmentRegime, _ENTAILMENT.Simple))
    graph.add((service, _SD.defaultDataset, dataset))
    for format_ in GRAPH_FORMATS:
        graph.add((service, _SD.inputFormat, _FORMATS[_NAMES[format_.name]]))
