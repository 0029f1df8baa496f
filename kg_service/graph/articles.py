"""Source documents as schema:NewsArticle."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, RDFS, SDO, URIRef

from kg_service.articles.model import Article
from kg_service.graph.iris import IriScheme, web_iri
from kg_service.graph.literals import date, label, text
from kg_service.graph.nquads import Triple
from kg_service.graph.vocabulary import TD


def article_triples(article: Article, iris: IriScheme) -> Iterator[Triple]:
    """What an article says of itself: title, date, author, publisher, address, and the hash of its text."""
    node = iris.article(article.id)
    yield node, RDF.type, SDO.NewsArticle
    yield node, RDFS.label, label(article.title or article.id)
    yield node, SDO.identifier, text(article.id)
    yield node, SDO.inLanguage, text("vi")
    yield node, TD.textHash, text(article.sha256)
    if article.title:
        yield node, SDO.headline, label(article.title)
    if article.published:
        yield node, SDO.datePublished, date(article.published)
    if article.author:
        yield node, SDO.author, text(article.author)
    if article.publisher:
        yield node, SDO.publisher, text(article.publisher)
    if article.url:
        address: URIRef | None = web_iri(article.url)
        yield node, SDO.url, address or text(article.url)
