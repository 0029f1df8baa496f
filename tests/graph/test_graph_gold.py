"""From every gold fact to its node by SPARQL, and back to the very words of the article."""

from __future__ import annotations

import pytest
import regex
from rdflib import Literal, URIRef

from kg_service.extraction.facts import FACT_TYPES
from kg_service.graph import shacl

# How a fact of each type is found by what it asserts, from labels and wording, without its IRI.
PATTERN = {
    "campaign": "?fact a td:CampaignParticipation ; td:campaignText ?name ; td:campaign/rdfs:label ?label .",
    "directive": "?fact a td:DirectiveIssue ; td:documentTypeText ?kind ; td:directive/rdfs:label ?label .",
    "award": "?fact a td:AwardConferral ; td:awardText ?award ; td:recipientText ?recipient ; "
    "td:awardType/rdfs:label ?label ; td:recipient/rdfs:label ?who ; td:status/skos:notation ?status .",
    "award_tally": "?fact a td:AwardTally ; td:count ?count ; td:recipientKind/skos:notation ?recipient_kind .",
    "cluster_role": "?fact a td:ClusterRole ; td:clusterText ?cluster ; td:memberText ?unit ; "
    "org:role/skos:notation ?role ; org:organization/rdfs:label ?label ; org:member/rdfs:label ?who .",
    "event": "?fact a td:GatheringReport ; td:gathering/td:gatheringKind/skos:notation ?kind .",
    "person_role": "?fact a td:OfficeHolding ; org:member/rdfs:label ?name ; td:personText ?person ; "
    "td:roleText ?role .",
    "statistic": "?fact a td:Observation ; td:indicatorText ?indicator ; td:value ?value ; td:unitText ?unit .",
}
OPTIONAL = {
    "area": "?fact td:areaText ?area ; (td:area|td:refArea)/rdfs:label ?area_label .",
    "period": "?fact td:periodText ?period ; schema:startDate ?since .",
    "number": "?fact td:documentNumber ?number ; td:directive/td:documentNumber ?symbol .",
    "subject": "?fact td:subject ?subject .",
    "issuer": "?fact td:issuerText ?issuer ; td:issuer/rdfs:label ?office .",
    "organisation": "?fact td:organisationText ?organisation ; org:organization/rdfs:label ?body .",
    "of": "?fact td:outOf ?of .",
    "place": "?fact td:placeText ?place ; td:gathering/schema:location/rdfs:label ?where .",
    "organiser": "?fact td:organiserText ?organiser ; td:gathering/schema:organizer/rdfs:label ?by .",
}
WALK = """
SELECT ?fact ?source ?start ?end ?exact WHERE {
  %s
  ?fact td:article ?source ; td:evidence/oa:hasTarget ?passage .
  ?passage oa:hasSource ?source ; oa:hasSelector ?position, ?quoted .
  ?position oa:start ?start ; oa:end ?end .
  ?quoted oa:exact ?exact .
}"""


@pytest.mark.parametrize("kind", FACT_TYPES)
def test_every_gold_fact_is_found_by_what_it_asserts_and_leads_back_to_its_words(kind, gold, default_graph, build):
    walked = 0
    for article, facts in gold:
        for fact in (fact for fact in facts if fact.type == kind):
            record = fact.record()
            present = [key for key in OPTIONAL if key in record]
            pattern = "\n  ".join([PATTERN[kind], *(OPTIONAL[key] for key in present)])
            names = set(regex.findall(r"\?(\w+)", pattern)) & set(record)
            bound = {name: Literal(record[name]) for name in names if isinstance(record[name], str)}
            bound["source"] = build.world.iris.article(article.id)
            rows = list(default_graph.query(WALK % pattern, initBindings=bound))
            quotes = [
                article.source[int(row.start) : int(row.end)]
                for row in rows
                if row.fact == build.world.iris.fact(article.id, fact.stable_id)
            ]
            assert quotes, f"{article.id}: {record}"
            assert set(quotes) == {fact.evidence.quote}
            assert all(str(row.exact) == article.source[int(row.start) : int(row.end)] for row in rows)
            walked += 1
    assert walked == build.facts[kind] > 0


def test_figures_are_numbers(default_graph):
    rows = default_graph.query(
        """SELECT ?value ?unit WHERE {
          ?fact td:indicator/rdfs:label "Thu ngân sách"@vi ; td:refArea/rdfs:label "Lào Cai"@vi ;
                td:value ?value ; td:unit ?unit .
          FILTER (?value > 6000) }"""
    )
    assert [(str(value), str(unit)) for value, unit in rows] == [
        ("6240.86", "https://w3id.org/thidua/vocab/unit/ty-dong")
    ]


def test_a_shared_passage_has_one_position_and_one_quote(default_graph):
    rows = default_graph.query(
        """SELECT ?passage WHERE { ?passage a oa:SpecificResource ; oa:hasSelector ?selector }
             GROUP BY ?passage HAVING (COUNT(?selector) != 2)"""
    )
    assert list(rows) == []


def test_the_whole_graph_conforms_to_its_shapes(default_graph):
    report = shacl.validate(default_graph)
    assert report.conforms, report.text("en")


def test_shortcuts_are_derived_and_marked(build, build_lines):
    derived = [line for line in build_lines if line.endswith("<https://w3id.org/thidua/graph/derived> .\n")]
    lai_chau = "<https://w3id.org/thidua/id/province/lai-chau>"
    campaign = "<https://w3id.org/thidua/id/campaign/doanh-nghiep-lai-chau-hoi-nhap-va-phat-trien>"
    term = "<https://w3id.org/thidua/ontology#"
    wanted = {
        f"{lai_chau} {term}tookUp> {campaign}",
        f"{lai_chau} {term}receivedAward> <https://w3id.org/thidua/vocab/award-type/hc-lao-dong3>",
        f"{campaign} {term}localises> <https://w3id.org/thidua/id/campaign/doanh-nghiep-viet-nam-hoi-nhap-va-phat-trien>",
    }
    assert wanted <= {line.rpartition(" <")[0] for line in derived}
    everything = set(build_lines)
    assert all(f"{line.rpartition(' <')[0]} .\n" in everything for line in derived)
    assert URIRef("https://w3id.org/thidua/graph/derived") == build.world.iris.graph("derived")
