"""Example queries as SHACL executables (SHACL Advanced Features, W3C Note, section 5), where editors of others look.

The convention is that of the SIB's SPARQL examples: ``sh:select`` and the like hold the query as it can be run,
``rdfs:comment`` says what it asks, ``sh:prefixes`` declares prefixes, ``schema:target`` names the endpoint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from rdflib import RDF, RDFS, SDO, SH, XSD, URIRef
from rdflib import Literal as RdfLiteral

from kg_service.graph.iris import IriScheme
from kg_service.graph.literals import label, text
from kg_service.graph.nquads import Triple
from kg_service.graph.vocabulary import PREFIXES

Form: TypeAlias = Literal["select", "ask", "construct"]
_KINDS: dict[Form, tuple[URIRef, URIRef]] = {
    "select": (SH.SPARQLSelectExecutable, SH.select),
    "ask": (SH.SPARQLAskExecutable, SH.ask),
    "construct": (SH.SPARQLConstructExecutable, SH.construct),
}


class ExampleQuery(NamedTuple):
    """A query that runs as it stands. ``name``: an ASCII slug; ``vi`` and ``en`` say what it asks."""

    name: str
    form: Form
    text: str
    vi: str
    en: str
    keywords: tuple[str, ...] = ()


def query_triples(queries: Iterable[ExampleQuery], iris: IriScheme) -> Iterator[Triple]:
    """The queries, ``id/query/<name>`` each, and the prefixes that they declare."""
    prefixes = URIRef(f"{iris.graph('queries')}#prefixes")
    endpoint = URIRef(f"{iris.base}sparql")
    for query in queries:
        node = iris.resource("query", query.name)
        class_, property_ = _KINDS[query.form]
        yield node, RDF.type, SH.SPARQLExecutable
        yield node, RDF.type, class_
        for said, language in ((query.vi, "vi"), (query.en, "en")):
            yield node, RDFS.label, label(said, language)
            yield node, RDFS.comment, label(said, language)
        yield node, property_, text(query.text)
        yield node, SH.prefixes, prefixes
        yield node, SDO.target, endpoint
        for keyword in query.keywords:
            yield node, SDO.keywords, text(keyword)
    for prefix, namespace in PREFIXES.items():
        node = URIRef(f"{iris.graph('queries')}#prefix-{prefix}")
        yield prefixes, SH.declare, node
        yield node, SH.prefix, text(prefix)
        yield node, SH.namespace, RdfLiteral(str(namespace), datatype=XSD.anyURI)
