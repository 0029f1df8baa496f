"""The graph of the founding articles' gold facts, built once for all tests."""

from __future__ import annotations

import pytest
import yaml
from graph_tools import RUN, MakeArticle, article_with, default_of, gold_fact
from rdflib import Graph

from kg_service.articles.reader import read_articles
from kg_service.graph.build import ArticleFacts, GraphBuild, build_graph
from kg_service.reference.load import Reference
from kg_service.resources import resource_dir


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


@pytest.fixture(scope="session")
def build_lines(build: GraphBuild) -> tuple[str, ...]:
    """The same as it is written."""
    return tuple(build.lines())


@pytest.fixture(scope="session")
def default_graph(build: GraphBuild) -> Graph:
    """The default graph of the gold build, for SPARQL by rdflib."""
    return default_of(build)


@pytest.fixture(scope="session")
def article_of() -> MakeArticle:
    """Makes an article of facts."""
    return article_with
