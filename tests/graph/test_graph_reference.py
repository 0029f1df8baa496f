"""Reference data in the graph: units in time, what became of them, awards, campaigns, clusters, law."""

from __future__ import annotations

import pytest
from rdflib import DCTERMS, ORG, QB, RDF, RDFS, SDO, SKOS, Literal, URIRef

from kg_service.graph.vocabulary import GEO, TD

ID = "https://w3id.org/thidua/id/"
VOCAB = "https://w3id.org/thidua/vocab/"


def node(path):
    return URIRef(ID + path)


def test_every_unit_stands_once_with_its_validity(default_graph, reference):
    units = set(default_graph.subjects(RDF.type, TD.AdministrativeUnit))
    assert {node(f"{unit.level}/{unit.id}") for unit in reference.units} <= units
    yen_bai = node("province/yen-bai")
    assert str(default_graph.value(yen_bai, TD.validUntil)) == "2025-06-30"
    assert default_graph.value(yen_bai, TD.validFrom) is None


def test_what_a_province_became_and_was_made_of(default_graph):
    new = node("province/lao-cai-2025")
    assert set(default_graph.objects(node("province/yen-bai"), TD.successor)) == {new}
    assert set(default_graph.objects(new, TD.predecessor)) == {node("province/yen-bai"), node("province/lao-cai")}
    (change,) = (
        one
        for one in default_graph.subjects(ORG.resultingOrganization, new)
        if (one, ORG.originalOrganization, node("province/yen-bai")) in default_graph
    )
    assert str(default_graph.value(change, TD.effective)) == "2025-07-01"
    assert node("directive/202-2025-qh15") in set(default_graph.objects(change, TD.legalBasis))


def test_a_province_that_gave_a_district_away_did_not_become_the_other(default_graph):
    # Than Uyên went from Lào Cai to Lai Châu in 2004 (22/2003/QH11).
    assert set(default_graph.objects(node("province/lao-cai"), TD.successor)) == {node("province/lao-cai-2025")}
    assert node("province/lao-cai") not in set(default_graph.objects(node("province/lai-chau"), TD.predecessor))


def test_derived_successors_are_those_of_the_records(default_graph, reference):
    units = {unit.id: node(f"{unit.level}/{unit.id}") for unit in reference.units}
    recorded = {(units[unit.id], units[later]) for unit in reference.units for later in unit.merged_into}
    recorded |= {(units[earlier], units[unit.id]) for unit in reference.units for earlier in unit.formed_from}
    derived = set(default_graph.subject_objects(TD.successor))
    transfers = {
        (units[before], units[after])
        for event in reference.territorial_events
        if event.kind == "transfer"
        for before in event.originals
        for after in event.results
    }
    assert derived - transfers == recorded - transfers


def test_a_code_is_an_identifier_with_a_validity(default_graph):
    def holders(value):
        return {
            (str(unit).rpartition("/")[2], str(default_graph.value(code, TD.validFrom) or ""))
            for code in default_graph.subjects(SDO.value, Literal(value))
            if (code, SDO.propertyID, Literal("gso")) in default_graph
            for unit in default_graph.subjects(TD.identifier, code)
        }

    assert holders("15") == {("yen-bai", ""), ("lao-cai-2025", "2025-07-01")}


def test_points(default_graph):
    point = default_graph.value(node("province/lai-chau"), GEO.hasGeometry)
    assert str(default_graph.value(point, GEO.asWKT)) == "POINT(103.186123 22.31712)"


def test_awards_have_families_and_successors(default_graph):
    third = URIRef(f"{VOCAB}award-type/hc-lao-dong3")
    family = URIRef(f"{VOCAB}award-type/huan-chuong-lao-dong")
    assert set(default_graph.objects(third, SKOS.broader)) == {family}
    assert str(default_graph.value(third, TD.classRank)) == "3"
    insignia, generic = URIRef(f"{VOCAB}award-type/kn-giao-duc"), URIRef(f"{VOCAB}award-type/kn-chuong")
    assert set(default_graph.objects(insignia, SKOS.broader)) == {generic}
    assert (generic, SKOS.narrower, insignia) in default_graph
    assert not list(default_graph.objects(URIRef(f"{VOCAB}award-type/ky-niem-chuong")))
    newer, older = URIRef(f"{VOCAB}award-type/cstd-bo-2022"), URIRef(f"{VOCAB}award-type/cstd-cap-bo-2003")
    assert set(default_graph.objects(newer, TD.succeeds)) == {older}
    assert node("body/thu-tuong-chinh-phu") in set(
        default_graph.objects(URIRef(f"{VOCAB}award-type/cstd-tq"), TD.conferringAuthority)
    )


def test_campaigns_have_phases_and_documents(default_graph):
    ntm = node("campaign/ca-nuoc-chung-suc-xay-dung-nong-thon-moi")
    phases = {str(phase).rpartition("-giai-doan-")[2] for phase in default_graph.subjects(TD.phaseOf, ntm)}
    assert phases == {"2011-2015", "2016-2020", "2021-2025"}
    assert set(default_graph.objects(ntm, TD.legalBasis)) == {node("directive/1620-qd-ttg-2011")}
    assert str(default_graph.value(ntm, SDO.startDate)) == "2011-06-08"


def test_every_reference_record_says_its_source(default_graph, build):
    for kind in (TD.Province, TD.AdministrativeChange, TD.DocumentType, TD.EmulationCluster):
        for one in default_graph.subjects(RDF.type, kind):
            assert (one, DCTERMS.source, None) in default_graph, one


def test_links_say_how_sure_they_are(build_lines):
    links = [line for line in build_lines if line.endswith("/graph/links> .\n")]
    assert any(
        "province/yen-bai>" in line and "exactMatch> <http://www.wikidata.org/entity/Q36349>" in line for line in links
    )
    assert not any(f"<{ID}province/lao-cai-2025>" in line and "exactMatch" in line for line in links)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_provinces_are_labelled_in_both_languages(default_graph, reference, language):
    for unit in reference.units:
        labels = {label.language for label in default_graph.objects(node(f"{unit.level}/{unit.id}"), RDFS.label)}
        assert language in labels or (language == "en" and unit.name_en is None)


def test_figures_are_observations_of_one_data_set_whose_structure_names_what_they_say(default_graph):
    figures = node("dataset/figures")
    observations = set(default_graph.subjects(RDF.type, QB.Observation))
    assert observations == set(default_graph.subjects(QB.dataSet, figures)) != set()
    structure = default_graph.value(figures, QB.structure)
    components = {
        term
        for component in default_graph.objects(structure, QB.component)
        for role in (QB.dimension, QB.measure, QB.attribute)
        for term in default_graph.objects(component, role)
    }
    assert components >= {TD.article, TD.indicator, TD.refArea, TD.value, TD.unit, TD.estimated}
    for one in observations:
        for required in (TD.article, TD.indicator, TD.value, TD.unit):
            assert default_graph.value(one, required) is not None


def test_a_symbol_shows_its_national_issuer(default_graph):
    issuers = set(default_graph.objects(node("directive/1620-qd-ttg-2011"), TD.issuer))
    assert issuers == {node("body/thu-tuong-chinh-phu")}
    assert node("body/quoc-hoi") in set(default_graph.objects(node("directive/06-2022-qh15"), TD.issuer))


def test_titles_say_what_they_require(default_graph):
    """Luật 06/2022/QH15, Điều 21 to 23; the law of 2003 before it."""
    rows = default_graph.query(
        """PREFIX td: <https://w3id.org/thidua/ontology#>
        SELECT ?title ?required ?times ?reach WHERE {
          ?award td:hasCriterion ?c ; skos:notation ?title .
          ?c td:validFrom "2024-01-01"^^xsd:date ; td:requiresAward/skos:notation ?required .
          OPTIONAL { ?c td:requiredTimes ?times ; td:inSuccession true }
          OPTIONAL { ?c td:requiresInitiative/skos:notation ?reach }
        }"""
    )
    assert {tuple(str(value) if value is not None else "" for value in row) for row in rows} == {
        ("cstd_tq", "cstd_bo_2022", "2", "toàn quốc"),
        ("cstd_bo_2022", "cstd_cs", "3", "bộ, ban, ngành, tỉnh"),
        ("cstd_cs", "ld_tien_tien", "", "cơ sở"),
        ("cstd_cs", "cs_tien_tien", "", "cơ sở"),
    }
