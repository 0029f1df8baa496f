"""Quads as values: read from SPARQL JSON results, written in any format for graphs, with the prefixes one gives."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg_service.store.formats import DATASET_FORMATS, Format
from kg_service.store.writing import RDF_FORMATS

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_TO_ESCAPE = re.compile(r'[\x00-\x1f"\\\x7f]')


class Term(NamedTuple):
    """An RDF term. ``kind``: ``uri``, ``literal`` or ``bnode``; ``datatype`` is None for plain strings."""

    kind: str
    value: str
    language: str | None = None
    datatype: str | None = None

    def text(self) -> str:
        """As N-Quads write it."""
        if self.kind == "uri":
            return f"<{self.value}>"
        if self.kind == "bnode":
            return f"_:{self.value}"
        quoted = '"' + _TO_ESCAPE.sub(_escape, self.value) + '"'
        if self.language is not None:
            return f"{quoted}@{self.language}"
        return quoted if self.datatype is None else f"{quoted}^^<{self.datatype}>"


class Quad(NamedTuple):
    """A triple and the graph it stands in; None for the default graph."""

    subject: Term
    predicate: Term
    object: Term
    graph: Term | None = None

    def line(self) -> str:
        """As N-Quads write it, with its newline."""
        terms = (term.text() for term in self if term is not None)
        return f"{' '.join(terms)} .\n"


def uri(value: str) -> Term:
    """The term of an IRI."""
    return Term("uri", value)


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"


def parse_quads(results: bytes) -> list[Quad]:
    """The quads of a SELECT for ``?s ?p ?o`` and, where one has it, ``?g``, as SPARQL JSON results; each once."""
    bindings = json.loads(results)["results"]["bindings"]
    quads = (
        Quad(_term(row["s"]), _term(row["p"]), _term(row["o"]), _term(row["g"]) if "g" in row else None)
        for row in bindings
    )
    return list(dict.fromkeys(quads))


def _term(binding: dict[str, Any]) -> Term:
    kind, datatype = binding["type"], binding.get("datatype")
    if kind == "typed-literal":  # what SPARQL 1.0 called it, and some engines do
        kind = "literal"
    language = binding.get("xml:lang")
    plain = language is not None or datatype in (None, XSD_STRING)
    return Term(kind, binding["value"], language, None if plain else datatype)


def serialise_quads(quads: Iterable[Quad], format_: Format, prefixes: Mapping[str, str]) -> bytes:
    """The quads in a format; in one without named graphs, what the default graph has of them.

    They are sorted, so that equal sets are equal bytes and what is said of one thing stands together.
    """
    whole = format_ in DATASET_FORMATS
    lines = {(_order(quad), quad.line()) for quad in quads if whole or quad.graph is None}
    document = "".join(line for _, line in sorted(lines)).encode("utf-8", "replace")
    out = io.BytesIO()
    parsed = ox.parse(document, ox.RdfFormat.N_QUADS)
    ox.serialize(parsed, out, format=RDF_FORMATS[format_.media_type], prefixes=dict(prefixes))
    return out.getvalue()


def _order(quad: Quad) -> str:
    return "" if quad.graph is None else quad.graph.value


def read_quads(data: bytes, format_: Format) -> list[Quad]:
    """The quads of a document. Raises SyntaxError if it does not parse."""
    return [
        Quad(_of(quad.subject), _of(quad.predicate), _of(quad.object), _graph(quad.graph_name))
        for quad in ox.parse(data, RDF_FORMATS[format_.media_type])
    ]


def _graph(name: object) -> Term | None:
    return None if isinstance(name, ox.DefaultGraph) else _of(name)


def _of(term: object) -> Term:
    match term:
        case ox.NamedNode():
            return Term("uri", term.value)
        case ox.BlankNode():
            return Term("bnode", term.value)
        case ox.Literal():
            plain = term.language is not None or term.datatype.value == XSD_STRING
            return Term("literal", term.value, term.language, None if plain else term.datatype.value)
    raise TypeError(f"{type(term).__name__} is no term of RDF 1.1")
