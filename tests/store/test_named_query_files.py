import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal, URIRef
from rdflib.plugins.sparql import prepareQuery

from kg_service.errors import InputError, NotFoundError, QueryParameterError
from kg_service.resources import resource_dir
from kg_service.store.named_queries import NamedQueries, parse_query
from kg_service.store.parameters import Parameter, Text
from kg_service.store.rows import parse_rows

BASE = "https://w3id.org/thidua/"
SHIPPED = NamedQueries.load(resource_dir("queries"))
HEADER = """#+ summary: {vi: "Thử", en: "Test"}
#+ parameters:
#+   - {name: x, type: TYPE, example: "EXAMPLE", description: {vi: "Giá trị", en: "Value"}}
"""


def parameter(type_: str, **more) -> Parameter:
    return Parameter(name="x", type=type_, example="…", description=Text(vi="Giá trị", en="Value"), **more)


def bound(term: str) -> ox.NamedNode | ox.Literal:
    """What the engine reads a term as when it stands in a VALUES block."""
    rows = list(ox.Store().query(f"SELECT ?x {{ VALUES (?x) {{ ({term}) }} }}"))
    assert len(rows) == 1
    return rows[0]["x"]


@pytest.fixture
def write(tmp_path):
    def write(text: str, name: str = "some.rq"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("query", list(SHIPPED), ids=lambda query: query.name)
def test_shipped_queries_run_as_they_are_and_with_all_examples(query):
    store = ox.Store()
    results = store.query(query.text)
    if isinstance(results, ox.QuerySolutions):
        assert [variable.value for variable in results.variables] == list(query.header.columns)
    del results  # pyparsing keeps errors, those keep this frame, and results may end in no other thread
    examples = {p.name: p.example for p in query.header.parameters}
    bound_text = query.bind(examples, BASE, limit=10, offset=5)
    store.query(bound_text)
    assert bound_text.count("VALUES (" + " ".join(f"?{name}" for name in examples) + ") {") == bool(examples)
    prepareQuery(bound_text)  # another implementation takes it too


def test_there_are_enough_queries_and_every_one_is_described_in_both_languages():
    assert len([query for query in SHIPPED if "internal" not in query.header.tags]) >= 15
    for query in SHIPPED:
        texts = [query.header.summary, *query.header.columns.values()]
        texts += [p.description for p in query.header.parameters]
        assert all(text.vi.strip() and text.en.strip() for text in texts), query.name


def test_values_are_bound_and_what_is_not_given_stays_free(write):
    query = parse_query(write(HEADER.replace("TYPE", "string") + "SELECT ?x {\n  # VALUES\n  ?s <x:p> ?x\n}\n"))
    store = ox.Store()
    store.extend([ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.Literal(v)) for v in ("một", "hai")])
    assert len(list(store.query(query.bind({}, BASE)))) == 2
    assert [row["x"].value for row in store.query(query.bind({"x": "hai"}, BASE))] == ["hai"]


def test_a_pattern_stands_only_with_its_parameter_and_pages_are_cut_where_the_query_says(write):
    text = """SELECT ?s ?x {
  {
    SELECT ?s {
      # VALUES
      ?s <x:p> ?any .
      # WITH x: ?s <x:p> ?x .
    } ORDER BY ?s
    # PAGE
  }
  OPTIONAL { ?s <x:p> ?x }
} ORDER BY ?s ?x
"""
    header = HEADER.replace("TYPE", "string") + "#+ order: [s, x]\n#+ paginate: true\n"
    query = parse_query(write(header + text))
    store = ox.Store()
    pairs = [("a", "một"), ("a", "hai"), ("b", "hai"), ("c", "ba")]
    store.extend([ox.Quad(ox.NamedNode(f"x:{s}"), ox.NamedNode("x:p"), ox.Literal(v)) for s, v in pairs])

    def rows(text: str) -> list[tuple[str, str]]:
        return [(row["s"].value, row["x"].value) for row in store.query(text)]

    assert "LIMIT" not in query.bind({}, BASE)
    assert {s for s, _ in rows(query.bind({"x": "hai"}, BASE))} == {"x:a", "x:b"}
    # Three rows before the cut are of a, a and b: LIMIT counts what the subquery yields, not what is shown of it.
    assert {s for s, _ in rows(query.bind({}, BASE, limit=3))} == {"x:a", "x:b"}
    assert {s for s, _ in rows(query.bind({}, BASE, limit=3, offset=3))} == {"x:c"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT ?x {\n  # VALUES\n  # WITH y: ?s ?p ?x .\n  ?s ?p ?x\n}\n", "# WITH y: there is no parameter"),
        ("SELECT ?x {\n  # VALUES\n  { SELECT ?x { ?s ?p ?x }\n  # PAGE\n  }\n}\n", "with paginate: true"),
    ],
)
def test_places_that_cannot_be_filled_are_named(write, text, said):
    with pytest.raises(InputError, match=said):
        parse_query(write(HEADER.replace("TYPE", "string") + text))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_is_bound_as_itself(value):
    term = parameter("string").term(value, BASE, "q")
    assert term is not None
    assert bound(term) == ox.Literal(value)


@pytest.mark.parametrize(
    "value", ['"', "\\", '") } # ', "'''", '"""', "\n", "\r\n\t", "} VALUES {", "é\u0301 😀", "\x00\x7f"]
)
def test_text_made_to_break_out_does_not(value):
    term = parameter("string").term(value, BASE, "q")
    assert term is not None
    assert bound(term) == ox.Literal(value)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("lai-chau", f"{BASE}id/province/lai-chau"),
        ("province/lai-chau", f"{BASE}id/province/lai-chau"),
        ("district/huyen-bach-thong", f"{BASE}id/district/huyen-bach-thong"),
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("urn:x:y", "urn:x:y"),
    ],
)
def test_iris_may_be_given_short(given_, expected):
    assert parameter("iri", kind="province").term(given_, BASE, "q") == URIRef(expected).n3()


def test_concepts_keep_their_iris_under_another_base():
    term = parameter("iri", scheme="award-status").term("proposed", "https://example.org/", "q")
    assert term == "<https://w3id.org/thidua/vocab/award-status/proposed>"


@pytest.mark.parametrize(
    "value", ["<", "x y", "a>b", "http://a/ b", "http://a/<b>", 'http://a/"', "a{b", "é", "http://x/\\u0020"]
)
def test_what_is_no_iri_is_refused(value):
    with pytest.raises(QueryParameterError, match=r"q: parameter 'x' must be an absolute IRI"):
        parameter("iri", kind="province").term(value, BASE, "q")


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        ("integer", "2019", Literal(2019)),
        ("integer", "-07", Literal(-7)),
        ("decimal", "0.70", Literal("0.70", datatype="http://www.w3.org/2001/XMLSchema#decimal")),
        ("boolean", "TRUE", Literal(True)),
        ("date", "2024-03-01", Literal("2024-03-01", datatype="http://www.w3.org/2001/XMLSchema#date")),
    ],
)
def test_typed_values(type_, value, expected):
    term = parameter(type_).term(value, BASE, "q")
    assert term == expected.n3()
    bound(term)


@pytest.mark.parametrize(
    ("type_", "value", "wanted"),
    [
        ("integer", "1.5", "a whole number"),
        ("integer", "9" * 30, "a whole number"),
        ("integer", "١", "a whole number"),
        ("decimal", "NaN", "a decimal number"),
        ("decimal", "x", "a decimal number"),
        ("boolean", "yes", "true or false"),
        ("date", "2024-02-30", "a date as YYYY-MM-DD"),
        ("date", "1/3/2024", "a date as YYYY-MM-DD"),
    ],
)
def test_a_wrong_value_is_named_with_what_it_must_be_and_an_example(type_, value, wanted):
    with pytest.raises(QueryParameterError) as caught:
        parameter(type_).term(value, BASE, "q")
    assert caught.value.message == f"q: parameter 'x' must be {wanted}, not {value!r}; for example x=…"
    assert caught.value.extra == {"parameter": "x", "expected": type_, "example": "…"}


def test_missing_unknown_and_closed_parameters():
    with pytest.raises(QueryParameterError, match="'x' is missing"):
        parameter("iri", required=True).term(None, BASE, "q")
    with pytest.raises(QueryParameterError, match="must be one of a, b, not 'c'"):
        parameter("string", values=("a", "b")).term("c", BASE, "q")
    assert parameter("decimal", default="0.7").term(None, BASE, "q") == parameter("decimal").term("0.7", BASE, "q")
    with pytest.raises(QueryParameterError, match="classes has no parameter 'z'; it has: none"):
        SHIPPED["classes"].bind({"z": "1"}, BASE)


def test_an_unknown_query_lists_what_there_is():
    with pytest.raises(NotFoundError, match=r"there is no query named 'nix'; there are: .*campaign-history"):
        SHIPPED["nix"]


SELECT = "SELECT ?x {\n  # VALUES\n  ?s <x:p> ?x\n} ORDER BY ?x\n"
GOOD = HEADER.replace("TYPE", "string")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SELECT, "summary: Field required"),
        ("#+ {\n" + SELECT, "are not YAML"),
        (GOOD + "INSERT DATA {}", "holds no SELECT"),
        (GOOD + "SELECT ?x { ?s <x:p> ?x }", "exactly one line '# VALUES'"),
        (GOOD + "SELECT ?y {\n # VALUES\n}", "the header names \\?x, which"),
        (GOOD + "SELECT ?x {\n  # VALUES\n  BIND(1 AS ?x)\n}", "AS \\?x would clash"),
        (GOOD.replace("name: x", "name: limit") + SELECT, "limit is a parameter of every list"),
        (GOOD + "#+ order: [s]\n" + SELECT, "order says \\['s'\\], ORDER BY has \\['x'\\]"),
        (GOOD + "#+ paginate: true\n" + SELECT, "paginate needs an order"),
        (GOOD + "#+ colour: red\n" + SELECT, "colour: Extra inputs"),
        (GOOD.replace("string", "iri, required: true, default: a") + SELECT, "a required parameter has no default"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(write, text, said):
    with pytest.raises(InputError, match=rf"^broken\.rq: .*{said}"):
        parse_query(write(text, "broken.rq"))


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    path = tmp_path / "latin.rq"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match=r"latin\.rq: cannot be read as UTF-8"):
        parse_query(path)


def test_rows_have_plain_values_and_no_unbound_ones():
    store = ox.Store()
    text = "SELECT ?a ?b ?c ?d ?e ?f { VALUES (?a ?b ?c ?d ?e) { (1 0.5 true 'x'@vi <x:y>) } }"
    results = store.query(text).serialize(format=ox.QueryResultsFormat.JSON)
    assert isinstance(results, bytes)
    rows = parse_rows(results)
    assert rows.columns == ("a", "b", "c", "d", "e", "f")
    assert rows.rows == [{"a": 1, "b": 0.5, "c": True, "d": "x", "e": "x:y"}]
