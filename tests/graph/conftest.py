"""Input for the tests of the graph: the founding articles with their gold facts, as extraction would give them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import regex
import yaml

from kg_service.articles.model import Article
from kg_service.articles.reader import read_articles
from kg_service.extraction.facts import Evidence, Fact, fact_from_record
from kg_service.graph.build import ArticleFacts, GraphBuild, build_graph
from kg_service.graph.provenance import ExtractionRun
from kg_service.reference.load import Reference
from kg_service.resources import resource_dir

RUN = ExtractionRun("0.0.0", "gold")


def located(quote: str, source: str) -> Evidence:
    """The quote in the source, white space folded, as the source writes it."""
    pattern = r"\s+".join(regex.escape(word) for word in quote.split())
    found = regex.search(pattern, source)
    assert found, f"gold quote is not in the text: {quote}"
    return Evidence(start=found.start(), end=found.end(), quote=found.group())


def gold_fact(article: Article, record: dict[str, Any]) -> Fact:
    """One gold fact as a Fact; optional ones are less sure."""
    values = {key: value for key, value in record.items() if key not in {"quote", "optional"}}
    values = {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in values.items()}
    evidence = located(record["quote"], article.source)
    confidence = 0.5 if record.get("optional") else 0.9
    return fact_from_record(
        {**values, "article": article.id, "evidence": evidence.model_dump(), "confidence": confidence}
    )


@pytest.fixture(scope="session")
def gold() -> list[ArticleFacts]:
    """The five founding articles with all their gold facts."""

    def fail(problem: Exception) -> None:
        raise problem

    found = []
    for article in read_articles([resource_dir("data") / "articles"], fail):
        path = resource_dir("data") / "gold" / f"{article.id}.yaml"
        records = yaml.safe_load(path.read_text(encoding="utf-8"))["facts"]
        found.append(ArticleFacts(article, tuple(gold_fact(article, record) for record in records)))
    assert len(found) == 5
    return found


@pytest.fixture(scope="session")
def build(gold: list[ArticleFacts], reference: Reference) -> GraphBuild:
    """The graph of the founding articles' gold."""
    return build_graph(gold, reference, run=RUN)
