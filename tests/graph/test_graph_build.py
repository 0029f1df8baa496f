"""Builds: the same bytes each time, hostile names harmless, bad input told and the rest kept."""

from __future__ import annotations

import random

import pyoxigraph
import pytest
import regex
from graph_tools import RUN, default_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg_service.errors import GraphInvalidError
from kg_service.extraction.facts import fact_from_record
from kg_service.graph import shacl
from kg_service.graph.build import ArticleFacts, build_graph
from kg_service.graph.derive import load_rules
from kg_service.graph.iris import IriScheme
from kg_service.graph.nquads import lines_of, sorted_lines
from kg_service.graph.provenance import current_run
from kg_service.graph.vocabulary import TD
from kg_service.reference.links.load import Links


def test_two_builds_are_the_same_bytes_whatever_the_order_of_articles_and_facts(gold, reference, build, tmp_path):
    shuffled = [ArticleFacts(article, tuple(random.Random(1).sample(facts, len(facts)))) for article, facts in gold]
    random.Random(2).shuffle(shuffled)
    one, other, again = tmp_path / "1.nq", tmp_path / "2.nq", tmp_path / "3.nq"
    count = build.write(one)
    assert build_graph(iter(shuffled), reference, run=RUN).write(other) == count
    build.write(again)
    assert one.read_bytes() == other.read_bytes() == again.read_bytes()
    assert len(one.read_text(encoding="utf-8").splitlines()) >= count


def test_lines_are_sorted_once_each_and_every_named_triple_is_in_the_default_graph(build_lines):
    lines = list(build_lines)
    assert lines == sorted(set(lines))
    assert not any(regex.search(r"(^| )_:", line) for line in lines)
    named = regex.compile(r"^(.*) <https://w3id\.org/thidua/graph/[^<> ]+> \.\n$")
    default = {line.removesuffix(" .\n") for line in lines if not named.match(line)}
    assert {match[1] for line in lines if (match := named.match(line))} == default


def test_named_graphs_are_by_origin(build_lines, gold):
    graphs = {match[1] for line in build_lines if (match := regex.search(r"<[^<> ]+/graph/([^<> ]+)> \.\n$", line))}
    assert graphs == {"ontology", "reference", "links", "derived", *(f"article/{article.id}" for article, _ in gold)}


def test_an_articles_graph_does_not_depend_on_articles_that_name_other_things(gold, reference, build, build_lines):
    alone = build_graph(gold[3:4], reference, run=RUN)
    graph = f"<{build.world.iris.article_graph(gold[3].article.id)}> .\n"
    assert [line for line in alone.lines() if line.endswith(graph)] == [
        line for line in build_lines if line.endswith(graph)
    ]


def test_another_base_moves_resources_and_graphs_but_no_terms(gold, reference):
    built = build_graph(gold[3:4], reference, IriScheme("https://example.org/kg/"), RUN)
    lines = list(built.lines())
    assert not any("w3id.org/thidua/id/" in line.replace("w3id.org/thidua/id/project/", "") for line in lines)
    assert any(line.startswith("<https://example.org/kg/id/province/lai-chau> ") for line in lines)
    assert any("<https://w3id.org/thidua/ontology#Province>" in line for line in lines)


def test_bad_facts_and_second_articles_are_told_and_the_rest_is_kept(reference, article_of):
    article, (good, wrong, foreign) = article_of("a", *[{"type": "campaign", "name": f"Phong trào {n}"} for n in "abc"])
    wrong = wrong.model_copy(
        update={"evidence": wrong.evidence.model_copy(update={"start": 0, "end": len(wrong.evidence.quote)})}
    )
    foreign = foreign.model_copy(update={"article": "z"})
    surer = good.model_copy(update={"confidence": 0.95})
    other = article_of("a", {"type": "campaign", "name": "Khác"}, {"type": "campaign", "name": "Nữa"})
    built = build_graph([ArticleFacts(article, (good, wrong, foreign, surer)), other], reference, run=RUN)
    graph = default_of(built)
    assert {str(text) for text in graph.objects(None, TD.campaignText)} == {"Phong trào a"}
    assert [str(one) for one in graph.objects(None, TD.confidence)] == ["0.95"]
    assert {(problem.article, problem.fact, problem.reason.split(":")[0]) for problem in built.problems} == {
        ("a", wrong.stable_id, "its offsets do not give its quote in this text"),
        ("a", foreign.stable_id, "the fact belongs to article 'z'"),
        ("a", None, "another article has this id"),
    }
    assert shacl.validate(graph, may_add=True).conforms


NAME = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20) | st.text(
    st.sampled_from("\"\\<>{}|^`\n\r\t\0\x7f\u2028@.#'$; ?ắĐ,-–"), min_size=1, max_size=12
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAME, NAME, NAME)
def test_hostile_names_do_no_harm(reference, article_of, one, two, three):
    article, facts = article_of(
        "a",
        {"type": "campaign", "name": one, "area": two, "launched_by": three, "localises": two},
        {"type": "directive", "kind": one, "number": two.replace(" ", "") or "1", "issuer": three, "subject": one},
        {"type": "directive", "kind": one},
        {"type": "award", "award": one, "recipient": two, "status": "conferred", "by": [three], "reason": one},
        {"type": "award", "award": one, "recipient": two, "status": "revoked", "recipient_kind": "individual"},
        {"type": "award", "award": one, "recipient": two, "status": "proposed", "recipient_kind": "household"},
        {"type": "award_tally", "count": 3, "recipient_kind": "household", "award": one, "by": [two], "area": three},
        {"type": "cluster_role", "cluster": one, "unit": two, "role": "head"},
        {"type": "event", "kind": "launch", "name": one, "place": two, "organiser": three},
        {"type": "event", "kind": "congress"},
        {"type": "person_role", "person": one, "role": two, "organisation": three, "area": one},
        {"type": "statistic", "indicator": one, "value": 1.5, "unit": two, "area": three},
    )
    parts = build_graph([ArticleFacts(article, facts)], reference, run=RUN, links=Links()).article_parts()
    lines = list(sorted_lines(line for part in parts for line in lines_of(part.triples, part.graph)))
    read = list(pyoxigraph.parse("".join(lines), format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(set(read)) == len(lines)
    said = {(quad.predicate.value, quad.object.value) for quad in read if "/id/fact/" in str(quad.subject)}
    assert {(str(TD.campaignText), one), (str(TD.areaText), two), (str(TD.organisationText), three)} <= said


def test_a_graph_of_odd_names_conforms(reference, article_of):
    odd = [
        "“…”",
        "x" * 500,
        "<script>alert(1)</script>",
        '"""',
        "  hai  khoảng  trắng ",
        "Khối thi đua 1",
        "UBND",
        "tỉnh",
    ]
    facts = [
        fact
        for name in odd
        for fact in (
            {"type": "campaign", "name": name, "area": name, "launched_by": name, "kind": "drive"},
            {"type": "award", "award": name, "recipient": name, "status": "conferred", "by": [name]},
            {"type": "cluster_role", "cluster": name, "unit": name, "role": "member", "period": "2019"},
            {"type": "person_role", "person": name, "role": name, "organisation": name, "area": name},
            {"type": "event", "kind": "launch", "name": name, "organiser": name, "date": "2020-01"},
            {"type": "directive", "kind": name, "issuer": name, "date": "2020"},
            {"type": "statistic", "indicator": name, "value": 1e-7, "unit": name, "of": 3.0, "area": name},
        )
    ]
    report = shacl.validate(default_of(build_graph([article_of("a", *facts)], reference, run=RUN)), may_add=True)
    assert report.conforms, report.text("en")


def test_the_run_is_its_version_and_its_rules_not_the_clock():
    assert current_run() == current_run()
    assert regex.fullmatch(r"[0-9a-f]{12}", current_run().rule_set)


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("CONSTRUCT {} WHERE {}", "its first line must be"),
        ("# over: article\nCONSTRUCT { ?s ?p WHERE", "does not parse"),
        ("# over: article\nSELECT * WHERE { ?s ?p ?o }", "is no CONSTRUCT query"),
    ],
)
def test_a_rule_that_cannot_be_used_is_named(tmp_path, rule, reason):
    (tmp_path / "broken.rq").write_text(rule, encoding="utf-8")
    with pytest.raises(GraphInvalidError, match=rf"rule broken\.rq:? {reason}"):
        load_rules(tmp_path)


def test_a_fact_that_is_given_twice_is_one_node(reference, article_of):
    article, (fact,) = article_of("a", {"type": "campaign", "name": "Một"})
    twin = fact_from_record(fact.record())
    assert build_graph([ArticleFacts(article, (fact, twin))], reference, run=RUN).facts == {"campaign": 1}


def test_a_rule_that_asks_for_any_predicate_sees_every_triple(tmp_path):
    head = "# over: article\nPREFIX td: <https://w3id.org/thidua/ontology#>\nCONSTRUCT { ?s td:involves ?o } WHERE "
    patterns = {
        "any": "{ ?s ?p ?o }",
        "not": "{ ?s !td:area ?o }",
        "paths": "{ ?s td:area/^td:campaign|td:unit+ ?o OPTIONAL { ?o td:value ?v } MINUS { ?s td:score ?x } }",
        "exists": "{ ?s td:area ?o FILTER EXISTS { ?s td:score ?x } }",
    }
    for name, pattern in patterns.items():
        (tmp_path / f"{name}.rq").write_text(head + pattern, encoding="utf-8")
    reads = {rule.name: rule.reads for rule in load_rules(tmp_path)}
    assert reads["any"] is None
    assert reads["not"] is None
    assert reads["exists"] is None
    assert reads["paths"] == {str(term) for term in (TD.area, TD.campaign, TD.unit, TD.value, TD.score)}
