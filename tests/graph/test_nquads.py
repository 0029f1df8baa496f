"""Canonical N-Quads: what goes out comes back, in one form only."""

from decimal import Decimal

import pyoxigraph
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib import XSD, Graph, Literal, URIRef

from kg_service.graph import literals
from kg_service.graph.nquads import iri_text, lines_of, literal_text, sorted_lines, triple_text
from kg_service.graph.statistics import parse_line

S, P, G = URIRef("https://a.vn/s"), URIRef("https://a.vn/p"), URIRef("https://a.vn/g")
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
HOSTILE = st.text(st.sampled_from("\"\\<>{}|^`\n\r\t\0\x7f\u0085\u2028@.#'ắ𝒜 "), max_size=12)


@given(TEXT | HOSTILE)
def test_any_string_comes_back_from_two_parsers(value):
    line = next(lines_of([(S, P, Literal(value))], G))
    assert line.count("\n") == 1
    (quad,) = pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_QUADS)
    assert quad.object.value == value
    graph = Graph().parse(data=line, format="nt")
    assert str(next(graph.objects())) == value


@given(TEXT | HOSTILE)
def test_strings_are_written_as_the_engine_writes_them(value):
    assert literal_text(Literal(value)) == str(pyoxigraph.Literal(value))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6))
def test_decimals_are_canonical_before_the_engine_makes_them_so(value):
    written = literals.decimal(value)
    store = pyoxigraph.Store()
    store.load(f"<{S}> <{P}> {literal_text(written)} .".encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    (quad,) = store
    assert quad.object.value == str(written)
    assert Decimal(str(written)) == value


@pytest.mark.parametrize(
    ("value", "wanted"), [(0.730, "0.73"), (6240.86, "6240.86"), (100.0, "100"), (-0.0, "0"), (1e-7, "0.0000001")]
)
def test_decimals(value, wanted):
    assert str(literals.decimal(value)) == wanted


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_numbers_that_are_none(value):
    with pytest.raises(ValueError, match="no decimal number"):
        literals.decimal(value)


def test_other_literals_take_their_canonical_form():
    assert literal_text(Literal("Tỉnh", lang="vi-VN")) == '"Tỉnh"@vi-vn'
    assert literal_text(Literal("007", datatype=XSD.integer, normalize=False)) == f'"7"^^<{XSD.integer}>'
    assert literal_text(Literal("1", datatype=XSD.boolean, normalize=False)) == f'"true"^^<{XSD.boolean}>'
    assert literal_text(Literal("a", datatype=XSD.string)) == '"a"'


@pytest.mark.parametrize(
    "iri", ["a b:c", "https://a/<", 'https://a/"', "https://a/{x}", "relative", "", "https://a/\n"]
)
def test_what_is_no_iri_is_refused_not_repaired(iri):
    with pytest.raises(ValueError, match="no absolute IRI"):
        iri_text(URIRef(iri))


@given(TEXT | HOSTILE, st.sampled_from([{}, {"lang": "vi"}, {"datatype": URIRef("https://a.vn/type")}]))
@example("nhân dân <https://a.vn/g>", {})
@example("<https://a.vn/g>", {"datatype": URIRef("https://a.vn/type")})
def test_a_line_is_told_from_that_of_a_graph_whatever_its_literal_says(value, kind):
    object_ = Literal(value, **kind)
    default, named = lines_of([(S, P, object_)], G)
    assert parse_line(default) == (str(S), str(P), literal_text(object_), None)
    assert parse_line(named) == (str(S), str(P), literal_text(object_), str(G))


def test_each_triple_stands_in_the_default_graph_and_in_its_own():
    triple = (S, P, Literal("x"))
    assert list(lines_of([triple], G)) == [f"{triple_text(triple)} .\n", f"{triple_text(triple)} <{G}> .\n"]


@given(st.lists(st.text("abắ\u2028", max_size=3)), st.integers(1, 5))
def test_sorting_outside_memory_is_sorting(words, chunk):
    lines = [f"{word}\n" for word in words]
    assert list(sorted_lines(lines, chunk)) == sorted(set(lines))
