"""Links in the graph: each match, annotated, of things that are there."""

from __future__ import annotations

from pathlib import Path

from graph_tools import RUN
from rdflib import DCTERMS, OWL, RDF, SKOS, XSD, Literal, URIRef

from kg_service.graph.build import build_graph
from kg_service.graph.iris import IriScheme
from kg_service.graph.vocabulary import SSSOM
from kg_service.reference.links.load import Links, load_links
from kg_service.reference.links.sssom import read_mapping_set

ID = "https://w3id.org/thidua/id/"
WD = "http://www.wikidata.org/entity/"
YEN_BAI = URIRef(f"{ID}mapping/units-wikidata-province-yen-bai-wd-q36349")


def test_a_match_is_stated_and_annotated(default_graph):
    assert (URIRef(f"{ID}province/yen-bai"), SKOS.exactMatch, URIRef(f"{WD}Q36349")) in default_graph
    said = {(p, o) for p, o in default_graph.predicate_objects(YEN_BAI) if p not in (RDF.type, DCTERMS.source)}
    assert said >= {
        (OWL.annotatedSource, URIRef(f"{ID}province/yen-bai")),
        (OWL.annotatedProperty, SKOS.exactMatch),
        (OWL.annotatedTarget, URIRef(f"{WD}Q36349")),
        (SSSOM.mapping_justification, URIRef("https://w3id.org/semapv/vocab/ManualMappingCuration")),
        (SSSOM.confidence, Literal("0.9", datatype=XSD.decimal)),
        (SSSOM.object_label, Literal("Yên Bái")),
        (DCTERMS.created, Literal("2026-11-21", datatype=XSD.date)),
        (DCTERMS.isPartOf, URIRef(f"{ID}mapping-set/units-wikidata")),
    }
    assert len(list(default_graph.objects(YEN_BAI, DCTERMS.source))) == 2
    assert {OWL.Axiom, SSSOM.Mapping} == set(default_graph.objects(YEN_BAI, RDF.type))


def test_every_match_has_its_annotation_and_every_annotation_its_match(default_graph):
    matches = {
        triple
        for predicate in (SKOS.exactMatch, SKOS.closeMatch)
        for triple in default_graph.triples((None, predicate, None))
        if str(triple[0]).startswith(ID)
    }
    annotated = {
        tuple(
            default_graph.value(node, slot)
            for slot in (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
        )
        for node in default_graph.subjects(RDF.type, SSSOM.Mapping)
    }
    assert matches == annotated
    assert len(matches) == 3 + 68 + 87 + 89


def test_nothing_that_the_project_links_is_missing(build):
    assert build.dangling == []


def _set(folder: Path, rows: list[str]) -> Links:
    path = folder / "mine.sssom.tsv"
    path.write_text(
        "#mapping_set_id: https://example.org/mine\n#mapping_set_version: '1'\n#mapping_set_title: Của tôi · Mine\n"
        "#license: https://creativecommons.org/licenses/by/4.0/\n#curie_map:\n"
        "#  province: https://w3id.org/thidua/id/province/\n#  person: https://w3id.org/thidua/id/person/\n"
        "#  award: https://w3id.org/thidua/vocab/award-type/\n#  wd: http://www.wikidata.org/entity/\n"
        "subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\treviewer_label\n"
        + "".join(f"{row}\n" for row in rows),
        encoding="utf-8",
    )
    return Links((read_mapping_set(path),))


def test_denials_and_unread_proposals_stay_out_and_what_is_not_there_is_told(reference, gold, tmp_path):
    links = _set(
        tmp_path,
        [
            "province:yen-bai\tskos:exactMatch\tNot\twd:Q1\tsemapv:ManualMappingCuration\tAn",
            "province:yen-bai\tskos:closeMatch\t\twd:Q2\tsemapv:LexicalMatching\t",
            "province:yen-bai\tskos:closeMatch\t\twd:Q3\tsemapv:LexicalMatching\tAn",
            "province:nowhere\tskos:closeMatch\t\twd:Q4\tsemapv:ManualMappingCuration\tAn",
            "person:ho-thi-hieng-cdbd925f\tskos:closeMatch\t\twd:Q5\tsemapv:ManualMappingCuration\tAn",
            "award:hc-sao-vang\tskos:exactMatch\t\twd:q6\tsemapv:ManualMappingCuration\tAn",
            "award:hc-sao-vang\tskos:closeMatch\t\twd:Q6\tsemapv:ManualMappingCuration\tAn",
        ],
    )
    iris = IriScheme("https://example.org/kg/")
    lai_chau = [one for one in gold if any(getattr(fact, "person", "") == "Hồ Thị Hiệng" for fact in one.facts)]
    with_articles = build_graph(lai_chau, reference, iris, RUN, links=links)
    targets = {
        str(o) for part in with_articles.parts() for s, p, o in part.triples if p in (SKOS.exactMatch, SKOS.closeMatch)
    }
    assert {target for target in targets if target.startswith(WD)} == {
        f"{WD}{name}" for name in ("Q3", "Q5", "q6", "Q6")
    }
    assert with_articles.dangling == ["mine.sssom.tsv: province:nowhere"]
    graph = next(part for part in with_articles.parts() if str(part.graph).endswith("/graph/links")).triples
    assert (
        URIRef("https://example.org/kg/id/person/ho-thi-hieng-cdbd925f"),
        SKOS.closeMatch,
        URIRef(f"{WD}Q5"),
    ) in graph
    assert (URIRef("https://w3id.org/thidua/vocab/award-type/hc-sao-vang"), SKOS.exactMatch, URIRef(f"{WD}q6")) in graph
    nodes = {s for s, p, o in graph if p == RDF.type and o == SSSOM.Mapping}
    assert len(nodes) == 4  # q6 and Q6 have one slug, and yet a node each
    assert build_graph([], reference, run=RUN, links=links).dangling == [
        "mine.sssom.tsv: person:ho-thi-hieng-cdbd925f",
        "mine.sssom.tsv: province:nowhere",
    ]


def test_the_project_s_links_are_what_a_build_takes_by_itself(build):
    assert [each.slug for each in build.links.sets] == [each.slug for each in load_links().sets]
