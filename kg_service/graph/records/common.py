"""What the mapping of all reference records shares: labels, sources, documents they rest on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import regex
from rdflib import DCTERMS, RDF, RDFS, SKOS, URIRef

from kg_service.graph.documents import Documents
from kg_service.graph.iris import web_iri
from kg_service.graph.literals import date, label, text
from kg_service.graph.nquads import Object, Triple
from kg_service.graph.vocabulary import TD
from kg_service.graph.world import Nodes
from kg_service.reference.records import first_day, last_day

_CITED = regex.compile(r"(?P<what>[^()]+?)\s*(?:\((?P<date>\d{4}(?:-\d{2}(?:-\d{2})?)?)\))?")
_KIND_FIRST = regex.compile(r"(?P<kind>\p{L}[\p{L} ]+?)\s+(?P<number>\d\S*)")


def labels(node: URIRef, vi: str, en: str | None, others: Iterable[str] = ()) -> Iterator[Triple]:
    """``rdfs:label`` in Vietnamese and English, other names as ``skos:altLabel``."""
    yield node, RDFS.label, label(vi)
    if en:
        yield node, RDFS.label, label(en, "en")
    for other in others:
        if other != vi:
            yield node, SKOS.altLabel, label(other)


def concept_labels(node: URIRef, vi: str, en: str | None, others: Iterable[str] = ()) -> Iterator[Triple]:
    """Labels of a concept: ``skos:prefLabel`` too."""
    yield node, RDF.type, SKOS.Concept
    yield node, SKOS.prefLabel, label(vi)
    if en:
        yield node, SKOS.prefLabel, label(en, "en")
    yield from labels(node, vi, en, others)


def sources(node: URIRef, source: str | None, note: str | None = None) -> Iterator[Triple]:
    """``dcterms:source`` for each source that a row cites, an IRI where it is a web address; its note."""
    for one in (source or "").split(";"):
        if cited := one.strip():
            yield node, DCTERMS.source, web_iri(cited) or text(cited)
    if note:
        yield node, SKOS.editorialNote, text(note)


def validity(node: URIRef, since: str | dt.date | None, until: str | dt.date | None) -> Iterator[Triple]:
    """First and last day; partial dates count whole."""
    if since:
        yield node, TD.validFrom, date(first_day(since) if isinstance(since, str) else since)
    if until:
        yield node, TD.validUntil, date(last_day(until) if isinstance(until, str) else until)


def cited_document(nodes: Nodes, documents: Documents, cited: str, issuer: str | None = None) -> URIRef | None:
    """The document of a citation such as ``202/2025/QH15 (2025-06-12)``; None if it names no document by number."""
    match = _CITED.fullmatch(cited.strip())
    if match is None or not any(char.isdigit() for char in match["what"]):
        return None
    kind_first = _KIND_FIRST.fullmatch(match["what"])
    kind = kind_first["kind"] if kind_first else ""
    symbol = documents.completed(kind, kind_first["number"] if kind_first else match["what"], issuer)
    issued = match["date"]
    document = documents.numbered(kind, symbol, "", issued)
    record = documents.type_by_symbol(symbol) if not kind else documents.type_of(kind, symbol, issuer)
    return nodes.document(
        document,
        {
            "number": symbol.form,
            "issued": issued if issued and len(issued) == 10 else None,
            "type": record.id if record else None,
            "kind": kind or (record.kind.capitalize() if record else None),
        },
    )


def legal_basis(nodes: Nodes, documents: Documents, node: URIRef, cited: Iterable[str]) -> Iterator[Triple]:
    """The documents that a record rests on, as cited and as nodes."""
    for one in cited:
        yield node, TD.legalBasisText, text(one)
        if document := cited_document(nodes, documents, one):
            yield node, TD.legalBasis, document


def typed(node: URIRef, *classes: Object) -> Iterator[Triple]:
    """``rdf:type`` for each class: the engine infers nothing, so superclasses are said too."""
    for one in classes:
        yield node, RDF.type, one
