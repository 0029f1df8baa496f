"""Forms of names, likeness and marking: without a service."""

import html
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg_service.reference.load import Reference, load_reference
from kg_service.service.search.forms import Names, acronyms_of
from kg_service.service.search.showing import snippet
from kg_service.service.search.similarity import similarity
from kg_service.service.search.things import Label, read_things

REFERENCE: Reference = load_reference()
NAMES = Names(REFERENCE)
WRITTEN = [name for unit in REFERENCE.units for name in (unit.name_vi, *unit.aliases)]
WRITTEN += [name for award in REFERENCE.awards for name in (award.name_vi, *award.aliases)]


def likeness(asked: str, label: str) -> float:
    return max(similarity(reading, NAMES.form(label)) for reading in NAMES.readings(asked))


@pytest.mark.parametrize(
    ("asked", "label", "least", "most"),
    [
        ("Lai Châu", "Lai Châu", 1.0, 1.0),
        ("LAI CHÂU", "Lai Châu", 1.0, 1.0),
        ("Hoà Bình", "Hòa Bình", 1.0, 1.0),
        ("Huy chương Quân kì quyết thắng", "Huy chương Quân kỳ quyết thắng", 1.0, 1.0),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh", 1.0, 1.0),
        ("Thi đua, khen thưởng", "Thi đua - Khen thưởng", 1.0, 1.0),
        ("Huân chương Lao động hạng 1", "Huân chương Lao động hạng Nhất", 1.0, 1.0),
        ("lai chau", "Lai Châu", 0.98, 0.995),
        ("Lai chau", "Lái Chậu", 0.98, 0.99),
        ("HCLĐ hạng Ba", "Huân chương Lao động hạng Ba", 0.98, 0.99),
        ("BK của TTg", "Bằng khen của Thủ tướng Chính phủ", 0.98, 0.99),
        ("Lái Châu", "Lai Châu", 0.9, 0.97),  # other diacritics
        ("BMVNAH", "Bà mẹ Việt Nam anh hùng", 0.92, 0.94),  # nothing but initials
        ("LaiChâu", "Lai Châu", 0.9, 0.99),
        ("Lia Châu", "Lai Châu", 0.8, 0.95),  # two letters swapped
        ("Bch Thông", "Bạch Thông", 0.8, 0.95),  # an abbreviation that is a slip
        ("Hà Nội", "Lai Châu", 0.0, 0.5),
    ],
)
def test_likeness(asked: str, label: str, least: float, most: float) -> None:
    assert least <= likeness(asked, label) <= most


@given(st.sampled_from(WRITTEN), st.sampled_from(["NFC", "NFD"]), st.booleans())
@settings(max_examples=100)
def test_unicode_form_and_case_make_no_difference(name: str, form: str, upper: bool) -> None:
    written = unicodedata.normalize(form, name)
    other = NAMES.form(written.upper() if upper else written)
    assert other == NAMES.form(name)
    assert other.plain.isascii()


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_any_text_has_forms_and_is_like_itself(text: str) -> None:
    readings = NAMES.readings(text)
    assert readings[0].form == NAMES.form(text)
    assert similarity(readings[0], NAMES.form(text)) == 1.0
    assert all(0 <= place < len(reading.form.plain.split()) for reading in readings for place in reading.acronyms)


@given(st.text(alphabet="aăâ <>&\"'-/markHồ", max_size=40), st.text(alphabet="aâ <&mr", max_size=6))
@settings(max_examples=200)
def test_a_snippet_is_the_label_and_only_marks_are_markup(label: str, asked: str) -> None:
    found = snippet(label, asked)
    bare = found.replace("<mark>", "").replace("</mark>", "")
    assert "<" not in bare
    assert html.unescape(bare) == label


def test_a_snippet_marks_words_by_their_beginning() -> None:
    assert snippet("Xây dựng nông thôn mới", "nong tho") == "Xây dựng <mark>nông thôn</mark> mới"


def test_initials_of_neighbouring_words() -> None:
    found = acronyms_of(NAMES.form("Bằng khen của Thủ tướng").plain)
    assert {"bk", "bkct", "bktt", "bkctt", "tt"} <= found
    assert "bt" not in found


def test_rows_become_things_with_quotes_and_lines_in_their_names() -> None:
    lines = [
        "thing,property,value,language\r\n",
        'x:a,label,"Hai, ""dòng""\n', 'nữa",vi\r\n', "x:a,type,t:T,\r\n", "x:a,validFrom,2004-01-01,\r\n",
        "x:b,alias,B,vi\r\n", "x:b,issued,2020-02-03,\r\n", "x:b,exactMatch,http://www.wikidata.org/entity/Q1,\r\n",
    ]  # fmt: skip
    first, second = read_things(lines)
    assert first.labels == (Label('Hai, "dòng"\nnữa', "vi", "label"),)
    assert (first.types, str(first.since), first.until) == ({"t:T"}, "2004-01-01", None)
    assert (second.name, str(second.since), str(second.until)) == ("x:b", "2020-02-03", "2020-02-03")
    assert list(second.codes()) == ["wikidata=q1"]
