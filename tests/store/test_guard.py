import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.errors import QueryRefusedError
from kg_service.store.formats import ResultKind
from kg_service.store.guard import inspect, query_kind, undeclared_prefixes
from kg_service.store.tokens import Kind, readings

E = "<http://127.0.0.1:9/>"
PREFIXED = "PREFIX ex:<http://127.0.0.1:9/> "

# Each of these makes the engine reach for the endpoint (or would, were the port allowed).
TRICKS = [
    f"SELECT * {{ SERVICE {E} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICE SILENT{E}{{}} }}",
    f"SELECT * {{ sErViCe{E}{{}} }}",
    f"SELECT * {{ SERVICE #{{}}\n{E}#\n{{}} }}",
    "BASE <http://127.0.0.1:9/> SELECT * { SERVICE<x>{} }",
    "SELECT * { VALUES ?x { <http://127.0.0.1:9/> } SERVICE ?x {} }",
    "SELECT * { SERVICE?x{} }",
    PREFIXED + "SELECT * { SERVICE ex:a {} }",
    PREFIXED + "SELECT * { SERVICEex:a{} }",
    PREFIXED + "PREFIX SERVICEex:<http://x/> SELECT * { SERVICEex:foo{} }",
    "PREFIX :<http://127.0.0.1:9/> SELECT * { SERVICE:x{} }",
    "PREFIX :<http://127.0.0.1:9/> SELECT * { SERVICESILENT:x{} }",
    f"SELECT * {{ ?s ?p trueSERVICE{E}{{}} }}",
    f"SELECT * {{ ?s ?p 1SERVICE{E}{{}} }}",
    f"PREFIX ex:<http://a:80> SELECT * {{ <a:b> <c:d> ex:SERVICE{E}{{}} }}",
    # What looks like an IRI is a comparison, and what follows it a comment or a string.
    f'SELECT * {{ VALUES(?a ?b){{(1 2)}} FILTER(?a<?b)#>"""\nSERVICE{E}{{}} #"""\n}}',
    f"SELECT * {{ VALUES(?a ?b){{(1 2)}} FILTER(?a<?b+'>')SERVICE{E}{{}} #'\n}}",
    f'SELECT * {{ VALUES(?a ?b){{(1 2)}} FILTER(?a<?b&&(?c>?d))FILTER(?a<?b)#>"""\nSERVICE{E}{{}} #"""\n}}',
    f'SELECT (1<?b AS ?x) #>"""\n{{ SERVICE{E}{{}} #"""\n}}',
    # Three quotes that open no long string.
    f'SELECT * {{ VALUES(?a ?b){{("""x")}} SERVICE {E} {{}} #"\n}}',
    f"SELECT * {{ VALUES(?a ?b){{('''x')}} SERVICE {E} {{}} #'\n}}",
    # An escape within an IRI that holds a hash.
    f"SELECT * {{ ?s <http://x/\\u0041#> ?o . SERVICE {E} {{}} }}",
    f"SELECT * {{ {{SELECT * {{OPTIONAL{{SERVICE{E}{{}}}}}}}} }}",
    f"ASK {{ FILTER EXISTS {{ SERVICE{E}{{}} }} }}",
    f"ASK {{ FILTER(?a<?b||EXISTS {{ SERVICE{E}{{}} }}) }}",
    f"ASK {{ GRAPH <http://g> {{SERVICE{E}{{}}}} }}",
    f"ASK {{ MINUS{{SERVICE{E}{{}}}} }}",
    f"ASK {{{{}}UNION{{SERVICE{E}{{}}}}}}",
    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {E} {{ ?s ?p ?o }} }}",
    f"DESCRIBE ?s WHERE {{ SERVICE {E} {{ ?s ?p ?o }} }}",
]

HARMLESS = [
    'SELECT * { ?s ?p "SERVICE <http://x> {}" }',
    "SELECT * { ?s ?p 'LOAD <http://x>' }",
    "ASK { ?s ?p ?o } # SERVICE <http://x> {}",
    "ASK { ?s ?p '''\nSERVICE <x:y> {}\n''', 'LOAD <x:y>' }",
    'ASK { ?x ?y """a \\""" SERVICE """ }',
    'ASK { ?x ?y "\\"SERVICE <x:y> {}" }',
    'ASK { ?s ?p "x"@service }',
    "ASK { ?s <http://example.org/service#SERVICE> <http://example.org/load> }",
    "PREFIX service:<http://s/> ASK { GRAPH service:x { ?s service:p ?service . ?service service:q service:r } "
    "GRAPH ?service { ?service ?p <http://service/#service> } OPTIONAL{?a service:b ?c} }",
    "PREFIX ex:<http://s/> SELECT ?service FROM ex:service FROM NAMED ex:service2 { ?s ex:service ?x }",
    'PREFIX ex:<http://s/> SELECT * { VALUES (?a ?b) { (<http://a#x> <http://a#y>) (<http://b#x> "service") } '
    'FILTER(?a<?b && ?b>"SERVICE <http://x> {}") }',
    'ASK { ?x <http://w/load> "load" . ?x ?load ?payload }',
    "PREFIX ex:<http://s/> ASK { ?x ex:load ex:upload ; ex:service ?y }",
    "SELECT * { ?s ?p ?o FILTER(?o < 5 && ?o > 3) }",
]


@pytest.mark.parametrize("query", TRICKS)
def test_tricks_are_refused_and_are_queries_to_the_engine(query):
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        inspect(query)
    try:
        ox.Store().query(query)
    except SyntaxError as error:  # a trick that the engine does not take shows nothing
        pytest.fail(str(error))
    except OSError:
        pass  # it reached out, to a port that it does not allow


@pytest.mark.parametrize("query", HARMLESS)
def test_what_only_looks_like_it_passes(query):
    ox.Store().query(query)
    inspect(query)


def test_service_on_the_allow_list_passes_only_when_written_in_full():
    allow = ("http://example.org/sparql",)
    inspect("ASK { SERVICE <http://example.org/sparql> {} }", allow)
    inspect("ASK { SERVICE SILENT <http://example.org/sparql> {} }", allow)
    for other in (
        "ASK { SERVICE <http://example.org/sparql2> {} }",
        "PREFIX e: <http://example.org/> ASK { SERVICE e:sparql {} }",
        "BASE <http://example.org/> ASK { SERVICE <sparql> {} }",
        "ASK { SERVICE ?any {} }",
        "ASK { SERVICE <http://example.org/sparql> { SERVICE <http://evil.example/> {} } }",
    ):
        with pytest.raises(QueryRefusedError, match=r"allowed, written as <IRI>: http://example\.org/sparql"):
            inspect(other, allow)


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://x/>",
        "load silent <http://x/> INTO GRAPH <http://g>",
        "INSERT DATA {} ; LOAD <http://x/>",
        "PREFIX ex: <http://x/> LOADex:a",
        "PREFIX ex: <http://x/>LOAD<http://x/>",
        "DELETE WHERE { ?s ?p ?o };#\nLOAD\n<file:///etc/passwd>",
    ],
)
def test_load_is_refused(update):
    with pytest.raises(QueryRefusedError, match="LOAD"):
        inspect(update)


def test_updates_with_service_are_refused():
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        inspect(f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE {E} {{ ?s ?p ?o }} }}")


def test_escaped_keywords_are_refused_for_engines_that_unescape_first():
    with pytest.raises(QueryRefusedError):
        inspect(f"ASK {{ \\u0053ERVICE {E} {{}} }}")


def test_the_place_is_named():
    with pytest.raises(QueryRefusedError, match="line 2, column 3"):
        inspect(f"ASK {{\n  SERVICE {E} {{}} }}")


def test_graphs_of_from_are_seen():
    text = "SELECT * FROM <http://a#x> FROM NAMED <http://b> { GRAPH ?from { ?s ?p 'FROM <http://c>' } }"
    assert inspect(text).graphs == ("http://a#x", "http://b")


def test_a_text_made_to_be_ambiguous_is_refused():
    with pytest.raises(QueryRefusedError, match="too many ways"):
        inspect("ASK { FILTER(" + "?a<b:#'>\n" * 40 + ") SERVICE }")


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("# ASK\nPREFIX ASK: <x:> SELECT * {}", ResultKind.SOLUTIONS),
        ("ask {}", ResultKind.BOOLEAN),
        ("BASE <http://select/> CONSTRUCT {} WHERE {}", ResultKind.GRAPH),
        ("DESCRIBE <x:y>", ResultKind.GRAPH),
        ("INSERT DATA {}", None),
        ("", None),
    ],
)
def test_kind_of_query(query, kind):
    assert query_kind(query) is kind


def test_undeclared_prefixes_are_named_in_order():
    assert undeclared_prefixes("PREFIX a: <x:> SELECT * { ?s a:b c:d . _:b e:f c:g . ?s ?p 'h:i' }") == ["c", "e"]


_STRINGS = st.text(max_size=30)


@given(_STRINGS)
def test_no_literal_as_the_engine_writes_it_is_refused(value):
    literal = str(ox.Literal(value + " SERVICE <http://x> {} LOAD <x:y>"))
    inspect(f"SELECT * {{ ?s ?p {literal} . ?s ?q {literal} }}")


@given(_STRINGS)
def test_nothing_before_it_hides_service_that_the_engine_sees(value):
    query = f"SELECT * {{ {value} SERVICE {E} {{}} }}"
    try:
        ox.Store().query(query)
    except SyntaxError:
        return
    except OSError:
        pass
    else:
        if "#" in value or "SERVICE" not in query:
            return
    with pytest.raises(QueryRefusedError):
        inspect(query)


_PIECES = st.lists(
    st.sampled_from(
        ["?a", "<", ">", "'", '"', '"""', "'''", "#", "\n", "(", ")", "{", "}", "FILTER", "<a:b#c>", "SERVICE", "\\",
         "1", "+", "VALUES", "ex:a", ".", " ", "&&", E, "{}", "ASK", "\\u0027", "<<", ">>"]
    ),
    max_size=25,
)  # fmt: skip


@given(_PIECES)
def test_tokens_cover_the_text_but_for_space_and_comments(pieces):
    text = "".join(pieces)
    try:
        found = readings(text)
    except QueryRefusedError:
        return
    for tokens in found:
        end = 0
        for token in tokens:
            skipped = text[end : token.start]
            assert all(line.strip() == "" or "#" in skipped for line in skipped.split("\n"))
            assert text.startswith(token.text, token.start)
            end = token.start + len(token.text)
        assert tokens == [] or tokens[0].kind in Kind
