"""The whole way: articles to facts, facts to the published graph, and from the graph back to the very words."""

from pathlib import Path

import pyoxigraph
import pytest

from kg_service.articles.model import Article
from kg_service.articles.reader import read_articles
from kg_service.extraction.evaluation import Evaluation, evaluate, read_gold
from kg_service.extraction.facts import Fact
from kg_service.extraction.pipeline import extract_articles
from kg_service.graph.build import ArticleFacts, build_graph
from kg_service.reference.load import load_reference
from kg_service.resources import resource_dir
from kg_service.store.snapshots import Snapshots

WALK = """
PREFIX td: <https://w3id.org/thidua/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?start ?end ?exact ?quote ?confidence ?run WHERE {{
  <{fact}> td:article <{article}> ; td:quote ?quote ; td:confidence ?confidence ; td:evidence ?evidence ;
    prov:wasGeneratedBy ?run .
  ?evidence oa:hasTarget ?target .
  ?target oa:hasSource <{article}> ; oa:hasSelector ?position , ?words .
  ?position oa:start ?start ; oa:end ?end .
  ?words oa:exact ?exact .
}}
"""


@pytest.fixture(scope="module")
def extracted() -> list[tuple[Article, list[Fact]]]:
    articles = read_articles([resource_dir("data") / "articles"], lambda error: pytest.fail(str(error)))
    return list(extract_articles(articles, load_reference()))


@pytest.fixture(scope="module")
def scored(extracted: list[tuple[Article, list[Fact]]]) -> Evaluation:
    return evaluate(read_gold(resource_dir("data") / "gold"), [fact for _, facts in extracted for fact in facts])


@pytest.fixture(scope="module")
def store(extracted: list[tuple[Article, list[Fact]]], tmp_path_factory: pytest.TempPathFactory) -> pyoxigraph.Store:
    folder: Path = tmp_path_factory.mktemp("way")
    inputs = [ArticleFacts(article, tuple(facts)) for article, facts in extracted]
    build_graph(inputs, load_reference()).write(folder / "graph.nq")
    snapshot = Snapshots(folder / "store").publish(folder / "graph.nq")
    return pyoxigraph.Store.read_only(str(snapshot.data))


def test_the_five_articles_are_read_well(scored: Evaluation) -> None:
    assert scored.total.f1 >= 0.95
    accuracy = scored.total.slot_accuracy
    assert accuracy is not None
    assert accuracy >= 0.85
    assert {name: score.f1 for name, score in scored.by_type.items() if score.f1 < 0.85} == {}


def test_every_gold_fact_that_was_found_is_in_the_graph_and_leads_back_to_its_words(
    extracted: list[tuple[Article, list[Fact]]], scored: Evaluation, store: pyoxigraph.Store
) -> None:
    articles = {article.id: article for article, _ in extracted}
    facts = {(fact.article, str(fact.record())): fact for _, found in extracted for fact in found}
    walked = 0
    for graded in scored.graded:
        if graded.outcome != "right":
            continue
        fact = facts[graded.article, str(graded.record)]
        base = "https://w3id.org/thidua/id"
        rows = list(
            store.query(
                WALK.format(
                    fact=f"{base}/fact/{fact.article}/{fact.stable_id}", article=f"{base}/article/{fact.article}"
                )
            )
        )
        assert len(rows) == 1, fact.record()
        row = rows[0]
        start, end = int(row["start"].value), int(row["end"].value)
        words = articles[fact.article].source[start:end]
        assert row["exact"].value == row["quote"].value == words == fact.evidence.quote
        assert float(row["confidence"].value) == pytest.approx(fact.confidence)
        walked += 1
    assert walked == scored.total.right
    assert walked > 100
