"""Formats of results: SPARQL 1.1 results in four, graphs in six (the media types of W3C's registrations)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ResultKind(StrEnum):
    """What a query yields: rows (SELECT), a truth value (ASK) or a graph (CONSTRUCT, DESCRIBE)."""

    SOLUTIONS = "solutions"
    BOOLEAN = "boolean"
    GRAPH = "graph"


@dataclass(frozen=True)
class Format:
    """A serialisation. ``aliases`` are media types that clients ask for and mean this one by."""

    name: str
    media_type: str
    extension: str
    aliases: tuple[str, ...] = ()


JSON = Format("json", "application/sparql-results+json", "srj", ("application/json", "text/json"))
XML = Format("xml", "application/sparql-results+xml", "srx", ("application/xml", "text/xml"))
CSV = Format("csv", "text/csv", "csv")
TSV = Format("tsv", "text/tab-separated-values", "tsv")

TURTLE = Format(
    "turtle", "text/turtle", "ttl", ("application/x-turtle", "application/turtle", "text/n3", "text/rdf+n3")
)
"""Turtle is a subset of N3, so those who ask for N3 get it too."""
N_TRIPLES = Format("ntriples", "application/n-triples", "nt", ("text/plain",))
RDF_XML = Format("rdfxml", "application/rdf+xml", "rdf", ("application/xml", "text/xml"))
JSON_LD = Format("jsonld", "application/ld+json", "jsonld", ("application/json",))
TRIG = Format("trig", "application/trig", "trig", ("application/x-trig",))
N_QUADS = Format("nquads", "application/n-quads", "nq", ("text/x-nquads",))

GEOJSON = Format("geojson", "application/geo+json", "geojson")
"""RFC 7946; only for lists and things with places, which the service itself puts together."""

RESULT_FORMATS: tuple[Format, ...] = (JSON, XML, CSV, TSV)
"""For rows and truth values; the first is the default."""

GRAPH_FORMATS: tuple[Format, ...] = (TURTLE, N_TRIPLES, RDF_XML, JSON_LD, TRIG, N_QUADS)
"""For graphs; the first is the default."""

DATASET_FORMATS: tuple[Format, ...] = (TRIG, N_QUADS, JSON_LD)
"""Those that hold named graphs too."""

_SYNONYMS = {
    "srj": JSON,
    "srx": XML,
    "ttl": TURTLE,
    "n3": TURTLE,
    "nt": N_TRIPLES,
    "n-triples": N_TRIPLES,
    "rdf": RDF_XML,
    "rdf+xml": RDF_XML,
    "json-ld": JSON_LD,
    "nq": N_QUADS,
    "n-quads": N_QUADS,
}


def formats_for(kind: ResultKind) -> tuple[Format, ...]:
    """The formats that a result of this kind can be given in."""
    return GRAPH_FORMATS if kind is ResultKind.GRAPH else RESULT_FORMATS


def format_named(name: str, kind: ResultKind) -> Format | None:
    """The format of that short name, extension or media type, if results of the kind can have it.

    ``json`` and ``xml`` name the result formats for rows and JSON-LD and RDF/XML for graphs.
    """
    wanted = name.strip().lower()
    choices = formats_for(kind)
    for choice in choices:
        if wanted in (choice.name, choice.media_type, choice.extension):
            return choice
    if kind is ResultKind.GRAPH and wanted in ("json", "xml"):
        return JSON_LD if wanted == "json" else RDF_XML
    synonym = _SYNONYMS.get(wanted)
    if synonym in choices:
        return synonym
    return next((choice for choice in choices if wanted in choice.aliases), None)
