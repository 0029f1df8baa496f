"""Figures point to the controlled list of indicators; what fits none keeps its own words."""

from __future__ import annotations

from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef

from kg_service.extraction.tables import rows
from kg_service.graph.iris import slug
from kg_service.graph.schemes import load_schemes
from kg_service.graph.tables import key_of
from kg_service.graph.vocabulary import TD, UNIT, VOCAB
from kg_service.reference.linking import Linker
from kg_service.reference.load import Reference

BUDGET = VOCAB["indicator/thu-ngan-sach"]


def test_every_name_that_extraction_knows_is_an_indicator(reference: Reference) -> None:
    """If this fails, data/reference/indicators.tsv wants the name: as an alias, or as an indicator of its own."""
    linker = Linker(reference)
    names = {name for row in rows("indicators", "name", "growth") for name in (row["name"], row["growth"]) if name}
    assert [name for name in sorted(names) if linker.indicator_named(name) is None] == []


def test_names_are_unambiguous_and_ids_those_that_names_had(reference: Reference) -> None:
    """An indicator that joins the list keeps the IRI that its words had before."""
    names = [key_of(name) for record in reference.indicators for name in (record.name_vi, *record.aliases)]
    assert len(set(names)) == len(names)
    for record in reference.indicators:
        assert record.id == slug(key_of(record.name_vi))
        assert load_schemes().concept("unit", record.unit) is not None
        assert record.definition_vi.endswith(".")
        assert record.definition_en.endswith(".")


def test_the_scheme_is_published_whole(default_graph: Graph, reference: Reference) -> None:
    controlled = set(default_graph.subjects(TD.usualUnit, None))
    assert controlled == {VOCAB[f"indicator/{record.id}"] for record in reference.indicators}
    assert len(controlled) > 60
    for node in controlled:
        assert (node, RDF.type, TD.Indicator) in default_graph
        for predicate in (SKOS.prefLabel, SKOS.definition, RDFS.label):
            languages = sorted(str(value.language) for value in default_graph.objects(node, predicate))  # type: ignore[attr-defined]
            assert languages == ["en", "vi"], node
        top = (node, SKOS.topConceptOf, VOCAB["indicator"]) in default_graph
        assert top == ((VOCAB["indicator"], SKOS.hasTopConcept, node) in default_graph)
        assert top == ((node, SKOS.broader, None) not in default_graph)
    assert (BUDGET, SKOS.altLabel, Literal("Tổng thu ngân sách", lang="vi")) in default_graph
    assert default_graph.value(VOCAB["indicator/ty-le-ho-ngheo"], TD.usualUnit) == UNIT.PERCENT
    assert (VOCAB["indicator/thu-noi-dia"], SKOS.broader, BUDGET) in default_graph


def figures(graph: Graph, words: str) -> set[URIRef]:
    """The indicators of the figures that an article words so."""
    found = {graph.value(fact, TD.indicator) for fact in graph.subjects(TD.indicatorText, Literal(words))}
    return {node for node in found if isinstance(node, URIRef)}


def test_figures_point_to_the_list_by_any_of_its_names(default_graph: Graph) -> None:
    assert figures(default_graph, "Thu ngân sách") == {BUDGET}
    assert figures(default_graph, "Tỷ trọng ngành nông nghiệp") == {VOCAB["indicator/ty-trong-nong-nghiep"]}
    assert figures(default_graph, "Tổng sản phẩm bình quân đầu người") == {VOCAB["indicator/grdp-binh-quan-dau-nguoi"]}


def test_a_figure_that_fits_none_keeps_its_own_words(default_graph: Graph) -> None:
    (own,) = figures(default_graph, "Số chỉ tiêu hoàn thành")
    assert own == VOCAB["indicator/so-chi-tieu-hoan-thanh"]
    assert (own, SKOS.prefLabel, Literal("Số chỉ tiêu hoàn thành", lang="vi")) in default_graph
    assert (own, SKOS.inScheme, VOCAB["indicator"]) in default_graph
    assert (own, TD.usualUnit, None) not in default_graph
