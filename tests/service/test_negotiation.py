import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.errors import NotAcceptableError
from kg_service.service.negotiation import best, negotiate
from kg_service.store.formats import ResultKind

TYPES = ["text/a", "text/b", "application/c"]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "text/a"),
        ("*/*", "text/a"),
        ("text/b", "text/b"),
        ("TEXT/B", "text/b"),
        ("text/*", "text/a"),
        ("application/*, text/*;q=0.9", "application/c"),
        ("text/a;q=0.1, text/b;q=0.2", "text/b"),
        ("text/b, text/a", "text/b"),
        ("*/*, text/b", "text/b"),
        ("*/*;q=0.5, text/b;q=0.4", "text/a"),
        ("text/*;q=0.5, text/a;q=0", "text/b"),
        ("text/a;q=0", None),
        ("image/png", None),
        ("text/b;level=1;q=0.7, application/c;q=0.6", "text/b"),
        ("text/b;q=nonsense", None),
        (",, text/b ,", "text/b"),
        ("*", "text/a"),
    ],
)
def test_the_best_type(accept, expected):
    assert best(accept, TYPES) == expected


@given(st.text(max_size=60))
def test_any_header_gives_a_type_on_offer_or_none(accept):
    assert best(accept, TYPES) in [*TYPES, None]


@pytest.mark.parametrize(
    ("accept", "override", "solutions", "graph"),
    [
        ("", (), "application/sparql-results+json", "text/turtle; charset=utf-8"),
        ("application/json", (), "application/json", "application/json"),
        ("application/xml", (), "application/xml", "application/xml"),
        ("text/csv", (), "text/csv; charset=utf-8; header=present", None),
        ("text/turtle", (), None, "text/turtle; charset=utf-8"),
        ("text/turtle", ("csv",), "text/csv; charset=utf-8; header=present", None),
        ("text/turtle", ("json",), "application/sparql-results+json", "application/ld+json"),
        ("", ("xml",), "application/sparql-results+xml", "application/rdf+xml"),
        ("", ("nt",), None, "application/n-triples"),
        ("", ("tsv", "text/tab-separated-values"), "text/tab-separated-values; charset=utf-8", None),
        ("", ("application/trig",), None, "application/trig"),
    ],
)
def test_formats_of_both_kinds(accept, override, solutions, graph):
    negotiated = negotiate(accept, override)
    for kind, expected in ((ResultKind.SOLUTIONS, solutions), (ResultKind.GRAPH, graph)):
        assert (negotiated.formats.of(kind) is None) == (expected is None)
        if expected:
            assert negotiated.content_type(kind) == expected


@pytest.mark.parametrize(("accept", "override"), [("image/png", ()), ("", ("docx",))])
def test_what_cannot_be_given_names_what_there_is(accept, override):
    with pytest.raises(NotAcceptableError, match=r"text/csv.*text/turtle"):
        negotiate(accept, override)
