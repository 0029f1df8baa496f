"""Mapping sets: the project's own hold together, and a broken one is refused with file, line and column."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.errors import InputError, ReferenceDataError
from kg_service.reference.links.codes import code_set
from kg_service.reference.links.load import Links, links_folder, load_links
from kg_service.reference.links.model import Mapping, Subject
from kg_service.reference.links.sssom import read_mapping_set
from kg_service.reference.links.write import sssom_text, with_mappings, write_mapping_set
from kg_service.reference.load import Reference

HEAD = """#mapping_set_id: https://example.org/sets/test
#mapping_set_version: "1"
#mapping_set_title: Test
#license: https://creativecommons.org/licenses/by/4.0/
#curie_map:
#  province: https://w3id.org/thidua/id/province/
#  wd: http://www.wikidata.org/entity/
#  other: https://example.org/thing/
"""
COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "mapping_justification",
    "confidence",
    "mapping_date",
    "see_also",
    "reviewer_label",
)
GOOD = {
    "subject_id": "province:yen-bai",
    "subject_label": "Yên Bái",
    "predicate_id": "skos:exactMatch",
    "object_id": "wd:Q36349",
    "mapping_justification": "semapv:ManualMappingCuration",
    "confidence": "0.9",
    "mapping_date": "2026-11-21",
    "see_also": "https://example.org/a;b|https://example.org/c",
}


def text_of(*rows: dict[str, str], head: str = HEAD, columns: tuple[str, ...] = COLUMNS) -> str:
    lines = ["\t".join(columns), *("\t".join(row.get(name, "") for name in columns) for row in rows)]
    return head + "\n".join(lines) + "\n"


def written(folder: Path, text: str, name: str = "test.sssom.tsv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def own() -> Links:
    return load_links()


# --- the project's own


def test_the_sets_of_the_project(own: Links) -> None:
    assert {each.slug: len(each.mappings) for each in own.sets} == {
        "bodies-wikidata": 3,
        "units-codes": 193,
        "units-geonames": 68,
        "units-lcc": 87,
        "units-wikidata": 89,
    }
    for each in own.sets:
        assert each.path.name == f"{each.slug}.sssom.tsv"
        assert each.id == f"https://w3id.org/thidua/id/mapping-set/{each.slug}"
        assert each.license == "https://creativecommons.org/licenses/by/4.0/"


def test_every_subject_is_in_the_reference_data_and_named_as_there(own: Links, reference: Reference) -> None:
    names = {Subject(unit.level, unit.id): unit.name_vi for unit in reference.units}
    names |= {Subject("body", body.id): body.name_vi for body in reference.bodies}
    for each, mapping in own:
        assert names[each.subject(mapping)] == mapping.subject_label


def test_every_match_says_where_it_was_found_and_how_sure_it_is(own: Links) -> None:
    for _, mapping in own:
        if mapping.object_id:
            assert mapping.see_also, mapping
            assert mapping.confidence is not None, mapping
            assert mapping.mapping_date is not None, mapping
    confidences = {mapping.confidence for each, mapping in own if each.slug == "units-wikidata"}
    assert confidences == {Decimal("0.8"), Decimal("0.9"), Decimal("0.95")}


def test_what_two_units_share_is_only_a_close_match(own: Links) -> None:
    shared = Counter((each.slug, mapping.object_id) for each, mapping in own if mapping.object_id)
    for each, mapping in own:
        if shared[each.slug, mapping.object_id] > 1 and each.slug == "units-wikidata":
            assert mapping.predicate_id == "skos:closeMatch", mapping
    exact = {
        m.subject_id: m.object_id for each, m in own if m.predicate_id == "skos:exactMatch" and "wd:" in m.object_id
    }
    assert exact["province:yen-bai"] == "wd:Q36349"
    assert exact["province:lai-chau"] == "wd:Q36409"
    assert exact["body:quoc-hoi"] == "wd:Q1765001"
    assert "province:lao-cai-2025" not in exact


def test_codes_are_derived_from_their_table(own: Links, reference: Reference) -> None:
    assert (links_folder() / "units-codes.sssom.tsv").read_text(encoding="utf-8") == sssom_text(code_set(reference))
    gso_15 = {
        m.subject_id: (str(m.valid_from), str(m.valid_until))
        for each, m in own
        if each.slug == "units-codes" and m.object_label == "15" and m.object_source == "wd:Q10831788"
    }
    assert gso_15 == {"province:yen-bai": ("None", "2025-06-30"), "province:lao-cai-2025": ("2025-07-01", "None")}


def test_every_iso_code_of_its_time_is_a_subdivision_of_lcc(own: Links, reference: Reference) -> None:
    """OMG LCC describes the 63 provinces of 2020; the code of Hà Tây had gone by then."""
    lcc = [mapping for each, mapping in own if each.slug == "units-lcc"]
    assert sum(mapping.predicate_id == "skos:exactMatch" for mapping in lcc) == 63
    coded = {u.id for u in reference.units for code in u.codes if code.scheme == "iso3166-2"}
    assert coded - {mapping.subject_id.removeprefix("province:") for mapping in lcc} == {"ha-tay"}


# --- reading


def test_a_row_is_read_as_it_stands(tmp_path: Path) -> None:
    found = read_mapping_set(written(tmp_path, text_of({**GOOD, "reviewer_label": "An|Bình"})))
    (mapping,) = found.mappings
    assert found.lines == (10,)
    assert mapping.see_also == ("https://example.org/a;b", "https://example.org/c")
    assert mapping.reviewer_label == ("An", "Bình")
    assert (mapping.confidence, str(mapping.mapping_date), mapping.negated) == (Decimal("0.9"), "2026-11-21", False)
    assert found.iri("wd:Q36349") == "http://www.wikidata.org/entity/Q36349"
    assert found.subject(mapping) == Subject("province", "yen-bai")


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("subject_id", "", "blank"),
        ("subject_id", "yen-bai", "is not a CURIE"),
        ("subject_id", "commune:x", "the prefix of 'commune:x' is not in curie_map"),
        ("subject_id", "other:x", "is no thing of this graph"),
        ("predicate_id", "owl:sameAs", "none of skos:exactMatch"),
        ("predicate_id", "skos:notation", "go together"),
        ("predicate_modifier", "not", "none of Not"),
        ("object_id", "", "blank"),
        ("object_id", "wd:Q1> <x", "is not a CURIE"),
        ("mapping_justification", "semapv:Guess", "none of semapv:"),
        ("confidence", "1.1", "not between 0 and 1"),
        ("confidence", "NaN", "not a number"),
        ("confidence", "high", "not a number"),
        ("mapping_date", "2026-13-01", "not a date"),
        ("see_also", "javascript:alert(1)", "is not a web address"),
        ("see_also", "https://a|", "an empty item between its '|'"),
        ("subject_label", " Yên Bái", "white space"),
    ],
)
def test_a_broken_cell_of_a_mapping_is_named(tmp_path: Path, column: str, value: str, says: str) -> None:
    with pytest.raises(ReferenceDataError) as caught:
        read_mapping_set(written(tmp_path, text_of(GOOD, {**GOOD, "object_id": "wd:Q1", column: value})))
    assert caught.value.extra == {"path": "test.sssom.tsv", "line": 11, "column": caught.value.extra["column"]}
    assert says in caught.value.message


@pytest.mark.parametrize(
    ("head", "line", "says"),
    [
        ("", 1, "Field required"),
        ("#a: [\n", 1, "not YAML"),
        (HEAD.replace('"1"', "2026-11-22"), 2, "texts that look like dates or numbers need quotes"),
        (HEAD.replace("#license: https", "#license: no"), 4, "should match pattern"),
        (HEAD + "#unknown: x\n", 9, "Extra inputs are not permitted"),
        (HEAD.replace("other:", "skos:"), 5, "stands for http://www.w3.org/2004/02/skos/core# in SSSOM"),
        (HEAD.replace("https://example.org/thing/", "file:///etc/"), 5, "is not a web address"),
    ],
)
def test_broken_metadata_is_named(tmp_path: Path, head: str, line: int, says: str) -> None:
    with pytest.raises(ReferenceDataError) as caught:
        read_mapping_set(written(tmp_path, text_of(GOOD, head=head)))
    assert caught.value.extra["line"] == line
    assert says in caught.value.message


def test_the_table_is_needed_and_its_columns_are_known(tmp_path: Path) -> None:
    for text, says in (
        (HEAD.rstrip("\n"), "no table follows"),
        (text_of(GOOD, columns=(*COLUMNS, "subjectid")), "unknown column"),
        (text_of(GOOD, columns=COLUMNS[1:]), "column is missing"),
        (text_of(GOOD, columns=(*COLUMNS, "valid_from")), "declare it under extension_definitions"),
        (text_of(GOOD, GOOD), "this pair stands already in line 10"),
    ):
        with pytest.raises(ReferenceDataError, match=says):
            read_mapping_set(written(tmp_path, text))


# --- sets together


def test_one_thing_elsewhere_is_matched_exactly_by_one_thing_here(tmp_path: Path) -> None:
    written(tmp_path, text_of(GOOD, {**GOOD, "subject_id": "province:lao-cai"}))
    with pytest.raises(ReferenceDataError, match=r"test\.sssom\.tsv:11 .*yen-bai in .* matches wd:Q36349 exactly, too"):
        load_links(tmp_path)


def test_a_folder_does_not_contradict_itself_but_an_installation_may_deny_what_it_says(tmp_path: Path) -> None:
    denied = {**GOOD, "predicate_id": "skos:closeMatch", "predicate_modifier": "Not"}
    folder = tmp_path / "own"
    folder.mkdir()
    written(folder, text_of(GOOD))
    other = written(tmp_path, text_of(denied, head=HEAD.replace("sets/test", "sets/mine")), "mine.sssom.tsv")
    assert [mapping.object_id for _, mapping in load_links(folder).standing()] == ["wd:Q36349"]
    assert list(load_links(folder, [other, tmp_path / "absent.sssom.tsv"]).standing()) == []
    other.rename(folder / "mine.sssom.tsv")
    with pytest.raises(ReferenceDataError, match="wd:Q36349 is denied in another row"):
        load_links(folder)


def test_sets_have_ids_of_their_own(tmp_path: Path) -> None:
    written(tmp_path, text_of(GOOD))
    written(tmp_path, text_of(), "twin.sssom.tsv")
    with pytest.raises(ReferenceDataError, match=r"test\.sssom\.tsv has this id too"):
        load_links(tmp_path)


# --- writing


def test_what_is_written_is_read_again_as_the_same(own: Links, tmp_path: Path) -> None:
    for each in own.sets:
        assert sssom_text(each) == each.path.read_text(encoding="utf-8"), each.slug


@given(label=st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_any_label_survives_or_is_refused_whole(label: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("label")
    start = read_mapping_set(written(folder, text_of(GOOD)))
    before = start.path.read_bytes()
    try:
        write_mapping_set(with_mappings(start, [Mapping(**{**_values(start.mappings[0]), "object_label": label})]))
    except InputError:
        assert start.path.read_bytes() == before
        return
    assert read_mapping_set(start.path).mappings[0].object_label == label


def _values(mapping: Mapping) -> dict[str, object]:
    return {name: getattr(mapping, name) for name in Mapping.__dataclass_fields__}


def test_a_tab_has_no_place_in_a_cell(tmp_path: Path) -> None:
    start = read_mapping_set(written(tmp_path, text_of(GOOD)))
    with pytest.raises(InputError, match="has a tab or a line break"):
        sssom_text(with_mappings(start, [Mapping(**{**_values(start.mappings[0]), "comment": "a\tb"})]))
