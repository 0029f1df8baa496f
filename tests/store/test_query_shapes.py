"""What makes two queries one shape, and how long it is known that one took long."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.store.query_shapes import LongShapes, shape_of

QUERY = "SELECT ?tỉnh WHERE { ?tỉnh rdfs:label ?l . FILTER(CONTAINS(?l, 'Lai Châu') && ?n > 12.5) } LIMIT 10"


@pytest.mark.parametrize(
    "other",
    [
        QUERY.replace("?tỉnh", "?x"),
        QUERY.replace("?tỉnh", "$đơn_vị9"),
        QUERY.replace("Lai Châu", "Sơn La"),
        QUERY.replace("12.5", "7").replace("LIMIT 10", "LIMIT 5000"),
    ],
)
def test_names_of_variables_texts_and_numbers_make_no_other_shape(other):
    assert shape_of(other.encode()) == shape_of(QUERY.encode())


@pytest.mark.parametrize(
    "other",
    [
        QUERY.replace("rdfs:label", "<http://example.org/p>"),
        QUERY.replace("rdfs:label", "rdfs:label2"),
        QUERY.replace("CONTAINS", "STRSTARTS"),
        QUERY.replace(" . FILTER", " . ?l ?p ?o . FILTER"),
        QUERY.replace("LIMIT 10", ""),
    ],
)
def test_what_is_asked_makes_another_shape(other):
    assert shape_of(other.encode()) != shape_of(QUERY.encode())


def test_numbers_at_the_end_of_words_are_part_of_them():
    query = b"SELECT * { <http://example.org/a/b1> wd:P31 wd:Q5 }"
    assert shape_of(query) != shape_of(query.replace(b"b1", b"b2"))
    assert shape_of(query) != shape_of(query.replace(b"P31", b"P32"))


def test_a_shape_is_known_for_a_while_and_until_one_is_brief():
    known = LongShapes(most=2, seconds=60.0)
    assert not known.hold(b"ASK { ?a ?b 1 }", 0.0)
    known.note(b"ASK { ?a ?b 1 }", 0.0)
    assert known.hold(b"ASK { ?x ?y 2 }", 60.0)
    assert not known.hold(b"ASK { ?x ?y 2 }", 60.1)
    known.note(b"ASK { ?a ?b 1 }", 70.0)
    known.forget(b"ASK { ?c ?d 7 }")
    assert not known.hold(b"ASK { ?a ?b 1 }", 70.0)


def test_only_so_many_are_known_those_of_late():
    known = LongShapes(most=2)
    for query in (b"ASK { ?a <a> ?b }", b"ASK { ?a <b> ?b }", b"ASK { ?a <a> ?b }", b"ASK { ?a <c> ?b }"):
        known.note(query, 0.0)
    assert [known.hold(b"ASK { ?a <%s> ?b }" % name, 0.0) for name in (b"a", b"b", b"c")] == [True, False, True]


def test_of_very_long_queries_no_shape_is_kept():
    known = LongShapes()
    known.note(b"ASK { ?a ?b 'x' }" + b" " * 20_000, 0.0)
    assert not known.hold(b"ASK { ?a ?b 'x' }" + b" " * 20_000, 0.0)


@given(st.binary(max_size=300))
def test_any_bytes_have_a_shape_and_it_is_its_own(query):
    shape = shape_of(query)
    known = LongShapes()
    known.note(query, 0.0)
    assert known.hold(query, 0.0)
    assert len(shape) <= 2 * len(query) + 1


@pytest.mark.parametrize("piece", [b'"', b"'", b"<", b'"\\', b"<a", b"?", b"1.", b"'\n", b"<\n"])
def test_hostile_queries_take_no_more_than_linear_time(piece):
    """Sixteen kilobytes, the most that is looked at, take a moment."""
    query = piece * (16_000 // len(piece))
    began = time.process_time()
    for _ in range(10):
        shape_of(query)
    assert time.process_time() - began < 2.0
