"""Input for the tests of the graph, and graphs read back from what a build writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import regex
from rdflib import Graph

from kg_service.articles.model import Article
from kg_service.extraction.facts import Fact, fact_from_record
from kg_service.graph.build import ArticleFacts, GraphBuild, Part
from kg_service.graph.provenance import ExtractionRun
from kg_service.graph.vocabulary import bind_prefixes

RUN = ExtractionRun("0.0.0", "gold")
MakeArticle: TypeAlias = Callable[..., ArticleFacts]


def located(quote: str, source: str) -> dict[str, Any]:
    """The quote in the source, white space folded, as the source writes it."""
    pattern = r"\s+".join(regex.escape(word) for word in quote.split())
    found = regex.search(pattern, source)
    assert found, f"gold quote is not in the text: {quote}"
    return {"start": found.start(), "end": found.end(), "quote": found.group()}


def gold_fact(article: Article, record: dict[str, Any]) -> Fact:
    """One gold fact as a Fact; optional ones are less sure."""
    values = {key: value for key, value in record.items() if key not in {"quote", "optional"}}
    values = {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in values.items()}
    evidence = located(record["quote"], article.source)
    confidence = 0.5 if record.get("optional") else 0.9
    return fact_from_record({**values, "article": article.id, "evidence": evidence, "confidence": confidence})


def article_with(id_: str, *facts: dict[str, Any], published: dt.date | None = dt.date(2020, 5, 1)) -> ArticleFacts:
    """An article made for its facts: each fact's quote is a paragraph of its own."""
    source, found = f"Bài {id_}.\n", []
    for number, fact in enumerate(facts):
        quote = f"Câu {number} của bài {id_}."
        evidence = {"start": len(source), "end": len(source) + len(quote), "quote": quote}
        found.append(fact_from_record({"article": id_, "confidence": 0.8, "evidence": evidence, **fact}))
        source += quote + "\n"
    return ArticleFacts(Article(id_, source, title=f"Bài {id_}", published=published), tuple(found))


def default_of(built: GraphBuild) -> Graph:
    """The default graph of a build: what all its parts say. That its N-Quads say the same, other tests check."""
    return _graph(built.parts())


def of_articles(built: GraphBuild) -> Graph:
    """What articles say in it, without what is said whatever they say: that takes longer than most articles."""
    return _graph(built.article_parts())


def _graph(parts: Iterable[Part]) -> Graph:
    graph = bind_prefixes(Graph())
    for part in parts:
        for triple in part.triples:
            graph.add(triple)
    return graph
