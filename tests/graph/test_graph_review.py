"""Judgements in the graph: they win over extraction, say whose they are, and never go missing."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from graph_tools import RUN, article_with, default_of, of_articles
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import FOAF, PROV, RDF, SKOS, Graph, Literal, URIRef
from rdflib.namespace import XSD

from kg_service.errors import StoreError
from kg_service.extraction.facts import Fact, fact_from_record
from kg_service.graph.build import ArticleFacts, GraphBuild, build_graph
from kg_service.graph.kept import KEPT_FILE, KeptArticle, read_kept, write_kept
from kg_service.graph.provenance import ExtractionRun
from kg_service.graph.review import judgement_iri, reviewer_iri
from kg_service.graph.shacl import validate
from kg_service.graph.vocabulary import TD, concept
from kg_service.reference.load import Reference
from kg_service.review.applying import Reason
from kg_service.review.judgements import Judgement

FIGURE = {"type": "statistic", "indicator": "Hộ nghèo", "unit": "%", "area": "Lai Châu"}
AT = dt.datetime(2026, 11, 21, 10, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def judge(verdict: str, fact: Fact, **keys: Any) -> Judgement:
    return Judgement.model_validate({"verdict": verdict, "by": "Ân", "at": AT, "fact": fact, **keys})


def four() -> ArticleFacts:
    """An article with four facts: for each verdict one."""
    return article_with("a", *({**FIGURE, "value": value} for value in (1, 2, 3, 4)))


JudgedFour: TypeAlias = tuple[GraphBuild, Graph, tuple[Fact, ...], list[Judgement]]


@pytest.fixture(scope="module")
def judged_four(reference: Reference) -> JudgedFour:
    """The graph of the four after review; nobody may change it."""
    article = four()
    right = article.facts[2].model_copy(update={"value": 33.0})
    given_ = [
        judge("accept", article.facts[0]),
        judge("reject", article.facts[1], note='không "phải"'),
        judge("correct", article.facts[2], correction=right),
        judge("unsure", article.facts[3]),
    ]
    built = build_graph([article], reference, run=RUN, judgements=given_)
    return built, default_of(built), (*article.facts, right), given_


def test_judgements_win_over_extraction(judged_four: JudgedFour) -> None:
    built, graph, _, _ = judged_four
    values = {str(value) for value in graph.objects(None, TD.value)}
    assert values == {"1", "33", "4"}
    assert built.facts == {"statistic": 3}
    assert built.verdicts == {"accept": 1, "reject": 1, "correct": 1, "unsure": 1}
    assert built.unmatched == []
    assert validate(graph).violations == ()


def test_a_judgement_says_who_when_what_and_why(judged_four: JudgedFour) -> None:
    built, graph, facts, given_ = judged_four
    iris = built.world.iris
    node, person = judgement_iri(given_[1], iris), reviewer_iri("Ân", iris)
    rejected = iris.fact("a", facts[1].stable_id)
    assert set(graph.predicate_objects(node)) >= {
        (RDF.type, TD.Judgement),
        (TD.verdict, concept("verdict", "reject")),
        (TD.judgedFact, rejected),
        (TD.withdraws, rejected),
        (TD.judgedArticle, iris.article("a")),
        (TD.judgedQuote, Literal("Câu 1 của bài a.")),
        (TD.factId, Literal(facts[1].stable_id)),
        (PROV.wasAttributedTo, person),
        (PROV.generatedAtTime, Literal("2026-11-21T03:00:00Z", datatype=XSD.dateTime, normalize=False)),
        (SKOS.note, Literal('không "phải"')),
    }
    assert graph.value(person, FOAF.name) == Literal("Ân")
    assert str(person).startswith("https://w3id.org/thidua/id/reviewer/an-")
    assert person != reviewer_iri("An", iris)


def test_a_rejected_fact_is_no_factoid_but_what_it_said_is_kept(judged_four: JudgedFour) -> None:
    built, graph, facts, _ = judged_four
    node = built.world.iris.fact("a", facts[1].stable_id)
    assert set(graph.objects(node, RDF.type)) == {TD.JudgedFact, PROV.Entity}
    assert json.loads(str(graph.value(node, TD.assertion))) == facts[1].record()


def test_a_corrected_fact_is_a_persons_and_leads_back_to_what_was_extracted(judged_four: JudgedFour) -> None:
    built, graph, facts, given_ = judged_four
    iris = built.world.iris
    node, said = iris.fact("a", facts[4].stable_id), iris.fact("a", facts[2].stable_id)
    assert graph.value(node, TD.confidence) == Literal("1", datatype=XSD.decimal)
    assert graph.value(node, PROV.wasGeneratedBy) is None
    assert graph.value(node, PROV.wasAttributedTo) == reviewer_iri("Ân", iris)
    assert graph.value(node, PROV.wasDerivedFrom) == said
    assert graph.value(node, TD.judgement) == judgement_iri(given_[2], iris)
    assert (said, RDF.type, TD.JudgedFact) in graph


def test_an_accepted_fact_is_the_runs_and_certain(judged_four: JudgedFour) -> None:
    built, graph, facts, given_ = judged_four
    iris = built.world.iris
    sure, unsure = (iris.fact("a", facts[number].stable_id) for number in (0, 3))
    assert str(graph.value(sure, TD.confidence)) == "1"
    assert str(graph.value(unsure, TD.confidence)) == "0.8"
    for node, judgement in ((sure, given_[0]), (unsure, given_[3])):
        assert graph.value(node, PROV.wasGeneratedBy) == RUN.iri(iris)
        assert graph.value(node, TD.judgement) == judgement_iri(judgement, iris)


def test_judgements_stand_in_the_graph_of_review_and_nowhere_without_them(
    reference: Reference, judged_four: JudgedFour
) -> None:
    built, _, _, given_ = judged_four
    name = f"<{built.world.iris.graph('review')}> .\n"
    lines = [line for line in built.lines() if line.endswith(name)]
    assert all(any(line.startswith(f"<{judgement_iri(one, built.world.iris)}>") for line in lines) for one in given_)
    unjudged = build_graph([four()], reference, run=RUN)
    assert not any(part.graph == built.world.iris.graph("review") for part in unjudged.parts())


def test_builds_with_judgements_are_the_same_bytes(reference: Reference) -> None:
    article = four()
    given_ = [judge("accept", article.facts[0]), judge("reject", article.facts[1])]
    one = list(build_graph([article], reference, run=RUN, judgements=given_).lines())
    backwards = ArticleFacts(article.article, article.facts[::-1])
    other = build_graph([backwards], reference, run=RUN, judgements=given_[::-1])
    assert one == list(other.lines()) == list(other.lines())


def test_what_matches_no_longer_is_told_and_its_node_stays(reference: Reference) -> None:
    article = four()
    gone = article.facts[0].model_copy(update={"value": 77.0})
    elsewhere = gone.model_copy(update={"article": "z"})
    given_ = [judge("reject", gone), judge("accept", elsewhere)]
    built = build_graph([article], reference, run=RUN, judgements=given_)
    told = [(one.judgement, one.reason, one.kept) for one in built.unmatched]
    assert told == [(given_[0], Reason.NOT_EXTRACTED, False), (given_[1], Reason.NO_ARTICLE, False)]
    graph = default_of(built)
    assert (judgement_iri(given_[0], built.world.iris), RDF.type, TD.Judgement) in graph
    assert built.facts == {"statistic": 4}
    assert validate(graph, may_add=True).violations == ()


def test_a_correction_of_a_correction_leads_back_to_facts_that_are_there(reference: Reference) -> None:
    article = article_with("a", {**FIGURE, "value": 1}, {**FIGURE, "value": 2})
    one, other = article.facts
    changed = one.model_copy(update={"value": 5.0})
    given_ = [
        judge("correct", other, correction=one),  # what the other should have said is said already …
        judge("correct", one, correction=changed),  # … and was wrong, too
    ]
    assert (
        validate(default_of(build_graph([article], reference, run=RUN, judgements=given_)), may_add=True).violations
        == ()
    )


def test_each_article_keeps_the_run_that_read_it(reference: Reference) -> None:
    earlier = ExtractionRun("0.0.0", "earlier")
    one, other = article_with("a", {**FIGURE, "value": 1}), article_with("b", {**FIGURE, "value": 2})
    graph = of_articles(build_graph([one, other], reference, run=RUN, runs={"a": earlier}))
    runs = {str(graph.value(node, TD.value)): run for node, run in graph.subject_objects(PROV.wasGeneratedBy)}
    iris = build_graph([], reference).world.iris
    assert runs == {"1": earlier.iri(iris), "2": RUN.iri(iris)}


@given(
    by=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
    note=st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    name=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
)
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_people_write_stands_in_the_graph_as_they_wrote_it(
    reference: Reference, by: str, note: str, name: str
) -> None:
    article = article_with("a", {"type": "campaign", "name": "Phong trào"})
    correction = article.facts[0].model_copy(update={"name": name})
    judgement = judge("correct", article.facts[0], by=by, note=note or None, correction=correction)
    graph = of_articles(build_graph([article], reference, run=RUN, judgements=[judgement]))
    person = graph.value(None, RDF.type, TD.Reviewer)
    assert isinstance(person, URIRef)
    assert str(graph.value(person, FOAF.name)) == by
    assert {str(one) for one in graph.objects(None, SKOS.note) if one.language is None} >= ({note} if note else set())  # type: ignore[attr-defined]


# --- what is kept beside a graph


def test_kept_articles_come_back_as_they_were(tmp_path: Path) -> None:
    kept = [KeptArticle(*article_with(id_, {**FIGURE, "value": 1}), RUN) for id_ in ("b", "a")]
    bare = KeptArticle(article_with("c", published=None).article, (), RUN)
    path = tmp_path / KEPT_FILE
    write_kept(path, [*kept, bare])
    assert list(read_kept(path)) == [kept[1], kept[0], bare]
    before = path.read_bytes()
    write_kept(path, [bare, *reversed(kept)])
    assert path.read_bytes() == before


@pytest.mark.parametrize("change", ["short", "other", "none", "format"])
def test_kept_articles_that_are_damaged_are_told(tmp_path: Path, change: str) -> None:
    path = tmp_path / KEPT_FILE
    write_kept(path, [KeptArticle(*article_with("a", {**FIGURE, "value": 1}), RUN)])
    if change == "short":
        path.write_bytes(path.read_bytes()[:-20])
    elif change == "other":
        path.write_bytes(b"no gzip")
    elif change == "none":
        path.unlink()
    else:
        import gzip

        path.write_bytes(gzip.compress(b'{"id": "a"}\n'))
    with pytest.raises(StoreError, match="thidua build"):
        list(read_kept(path))


def test_facts_of_the_contract_survive_being_kept(tmp_path: Path) -> None:
    article = article_with("a", {"type": "award", "award": "Bằng khen", "recipient": "X", "status": "conferred"})
    fact = fact_from_record({**article.facts[0].record(), "by": ["A", "B"], "posthumous": True})
    path = tmp_path / KEPT_FILE
    write_kept(path, [KeptArticle(article.article, (fact,), RUN)])
    assert [one.facts for one in read_kept(path)] == [(fact,)]
