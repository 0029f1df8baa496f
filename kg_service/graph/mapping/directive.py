"""Directive facts: a document that directs, as an article cites it."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from kg_service.extraction.facts import DirectiveFact
from kg_service.graph.mapping.common import dated, when, worded
from kg_service.graph.names import ArticleNames
from kg_service.graph.nquads import Triple
from kg_service.graph.vocabulary import TD


def triples(fact: DirectiveFact, node: URIRef, names: ArticleNames) -> Iterator[Triple]:
    """``td:DirectiveIssue``, and what the article says of the document itself."""
    document = names.directive(fact)
    yield node, TD.directive, document
    yield from worded(node, TD.documentTypeText, fact.kind)
    if kind := names.document_type(fact):
        yield node, TD.documentType, kind
    yield from worded(node, TD.documentNumber, "".join((fact.number or "").split()))
    if fact.issuer:
        issuer = names.body(fact.issuer)
        yield node, TD.issuer, issuer
        yield document, TD.issuer, issuer
        yield from worded(node, TD.issuerText, fact.issuer)
    yield from worded(node, TD.subject, fact.subject)
    yield from worded(document, TD.subject, fact.subject)
    if campaign := names.directed(fact):
        yield node, TD.directs, names.campaign(campaign)
        yield from worded(node, TD.campaignText, campaign)
    yield from dated(node, TD.issued, fact.date)
    yield from when(node, fact.date)
