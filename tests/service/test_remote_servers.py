"""The same service over servers of others, really started: the Oxigraph server and Virtuoso."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from service_tools import serving, settings_for

from kg_service.resources import resource_dir
from kg_service.service.problems import TYPE_BASE
from kg_service.store.named_queries import NamedQueries
from kg_service.store.remote_writing import RemoteWriter

sys.path.append(str(Path(__file__).resolve().parents[1] / "remote"))
from engine_tools import RunningEngine, oxigraph_server, virtuoso_server

QUERIES = NamedQueries.load(resource_dir("queries"))
LINKS = "https://w3id.org/thidua/graph/links"
WKT = "http://www.opengis.net/ont/geosparql#wktLiteral"
TD = "https://w3id.org/thidua/ontology#"
OF_ALL_KINDS = f"<{TD}AwardConferral> <{TD}AwardTally> <{TD}Observation> <{TD}AdministrativeChange>"
"""Classes whose things have literals of every datatype of the graph but those of places."""

# What Virtuoso 7.2.5 gives otherwise, and why. Rows are the same but in their order where it says so.
VIRTUOSO_ORDER = {
    "search-index": "rows of one thing have no order",
    "area": "orders strings in several languages by its own rules",
    "resource-properties": "orders IRIs among literals, so that pages of more than 50 rows are cut elsewhere",
    "statistics": "orders letters with marks by its own rules",
}
VIRTUOSO_DIFFERS = {
    "award-counts": "sums what is bound where SPARQL 1.1 has the whole sum an error",
    "conferrals": "GROUP_CONCAT of nothing is an empty string",
    "directives": "GROUP_CONCAT of nothing is an empty string",
    "events": "GROUP_CONCAT of nothing is an empty string",
    "people": "GROUP_CONCAT joins in another order",
    "resource-properties": "see above",
}
CASES = [
    (query.name, values)
    for query in QUERIES
    for values in (
        {p.name: p.example for p in query.header.parameters if p.required},
        {p.name: p.example for p in query.header.parameters},
    )
]


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def engine(request, tmp_path_factory, gold_nquads):
    """An engine with the graph of the founding articles' gold written to it."""
    start = oxigraph_server if request.param == "oxigraph" else virtuoso_server
    with start(tmp_path_factory.mktemp(request.param)) as running:
        with RemoteWriter(settings_of(running)) as writer:
            written = writer.publish(gold_nquads)
        lines = gold_nquads.read_text(encoding="utf-8").splitlines()
        graphs = Counter(quad.graph_name for quad in ox.parse("\n".join(lines), ox.RdfFormat.N_QUADS))
        assert written.triples == graphs.pop(ox.DefaultGraph())
        assert (written.graphs, written.removed) == (len(graphs), 0)
        yield request.param, running


@pytest.fixture(scope="module")
def over(engine):
    """The address of the service over it."""
    with serving(settings_of(engine[1])) as url:
        yield url


def settings_of(running: RunningEngine, **more: object):
    return settings_for(Path("no-store"), query_timeout=60, **{**running.settings, **more})


def triples(response: httpx.Response) -> set[str]:
    media_type = response.headers["content-type"].split(";")[0]
    return {str(quad.triple) for quad in ox.parse(response.content, ox.RdfFormat.from_media_type(media_type))}


def comparable(rows: list[dict[str, object]]) -> list[object]:
    """Rows with booleans as numbers: Virtuoso computes with numbers for them."""
    return [sorted((name, int(v) if isinstance(v, bool) else v) for name, v in row.items()) for row in rows]


@pytest.mark.parametrize(("name", "values"), CASES, ids=[f"{n}-{len(v)}" for n, v in CASES])
def test_named_queries_give_the_same_rows(engine, over, client, name, values):
    kind = engine[0]
    here = client.get(
        f"/api/queries/{name}", params={**values, "limit": 200} if QUERIES[name].header.paginate else values
    )
    there = httpx.get(str(here.request.url).replace(str(client.base_url).rstrip("/"), over))
    assert (here.status_code, there.status_code) == (200, 200), there.text
    if here.headers["content-type"] != "application/json":
        assert triples(there) == triples(here)
        return
    expected, rows = comparable(here.json()["rows"]), comparable(there.json()["rows"])
    if kind == "virtuoso" and name in VIRTUOSO_DIFFERS:
        assert len(rows) == len(expected)
    elif kind == "virtuoso" and name in VIRTUOSO_ORDER:
        assert sorted(map(repr, rows)) == sorted(map(repr, expected))
    else:
        assert rows == expected


@pytest.mark.parametrize("format_", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize(
    "query",
    [
        f"SELECT ?s ?p ?o {{ VALUES ?class {{ {OF_ALL_KINDS} }} ?s a ?class ; ?p ?o FILTER(isLiteral(?o)) }} "
        "ORDER BY ?s ?p STR(?o) LANG(?o)",
        "SELECT ?s ?wkt { ?s <http://www.opengis.net/ont/geosparql#asWKT> ?wkt } ORDER BY ?s",
        "SELECT ?s ?estimated { ?s <https://w3id.org/thidua/ontology#estimated> ?estimated } ORDER BY ?s",
        "ASK { ?s ?p ?o }",
        "ASK { ?s <urn:of-nothing> ?o }",
    ],
)
def test_every_format_of_results_reads_the_same(over, client, format_, query):
    asked = {"query": query, "format": format_}
    here, there = client.post("/sparql", data=asked), httpx.post(f"{over}/sparql", data=asked)
    assert there.status_code == 200, there.text
    assert there.headers["content-type"] == here.headers["content-type"]
    if format_ in ("csv", "tsv"):
        assert there.text == here.text
        return
    form = ox.QueryResultsFormat.JSON if format_ == "json" else ox.QueryResultsFormat.XML
    read = [ox.parse_query_results(answer.content, form) for answer in (here, there)]
    if isinstance(read[0], ox.QueryBoolean):
        assert bool(read[0]) == bool(read[1])
    else:
        first, second = ([[str(value) for value in row] for row in rows] for rows in read)
        assert first == second
        assert first


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_every_format_of_graphs_reads_the_same(over, client, accept):
    query = {"query": "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o . ?s a ?class FILTER(isIRI(?class)) }"}
    here = client.post("/sparql", data=query, headers={"accept": accept})
    there = httpx.post(f"{over}/sparql", data=query, headers={"accept": accept})
    assert there.headers["content-type"] == here.headers["content-type"]
    assert triples(there) == triples(here)


def test_datasets_are_those_of_the_standard(engine, over, client):
    """The default graph holds everything once; named graphs are those of the project and no more."""
    for query, more in (
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", {}),
        ("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g", {}),
        ("SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }", {}),
        ("SELECT ?g (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } GROUP BY ?g ORDER BY ?g", {}),
        ("SELECT (COUNT(*) AS ?n) { ?s a ?c OPTIONAL { GRAPH ?g { ?s ?p ?c } } }", {}),
        (f"SELECT (COUNT(*) AS ?n) FROM <{LINKS}> {{ ?s ?p ?o }}", {}),
        (f"SELECT ?g (COUNT(*) AS ?n) FROM NAMED <{LINKS}> {{ GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g", {}),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", {"default-graph-uri": LINKS}),
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", {"named-graph-uri": LINKS}),
    ):
        asked = {"query": query, "format": "csv", **more}
        here, there = client.post("/sparql", data=asked), httpx.post(f"{over}/sparql", data=asked)
        assert there.text == here.text, query


def test_pages_rest_and_the_description_work_unchanged(over, client):
    urls = (str(client.base_url).rstrip("/"), over)
    for path in ("/", "/page/province/lai-chau", "/health/ready", "/api/areas/ha-giang", "/api/campaigns?limit=3"):
        here, there = client.get(path), httpx.get(over + path)
        assert (there.status_code, there.headers["content-type"]) == (200, here.headers["content-type"]), path
    here, there = (httpx.get(f"{url}/sparql", headers={"accept": "application/n-triples"}) for url in urls)
    assert len(there.text.splitlines()) == len(here.text.splitlines())


def test_what_is_refused_is_refused_here(engine, over):
    refused = ["ASK { SERVICE <http://127.0.0.1:9/> {} }"]
    if engine[0] == "virtuoso":
        refused += ['define get:soft "replacing" SELECT * { ?s ?p ?o }', 'SELECT (bif:getenv("HOME") AS ?h) {}']
    for query in refused:
        answer = httpx.post(f"{over}/sparql", data={"query": query})
        assert (answer.status_code, answer.json()["type"]) == (403, TYPE_BASE + "query-refused"), query
    for query in ("CLEAR ALL", "INSERT { ?s ?p 1 } WHERE { SELECT * { ?s ?p ?o } }"):
        assert httpx.post(f"{over}/sparql", data={"query": query}).status_code == 400


def test_a_syntax_error_names_its_line(over):
    answer = httpx.post(f"{over}/sparql", data={"query": "SELECT *\n{ ?s ?p ? }"})
    assert (answer.status_code, answer.json()["type"]) == (400, TYPE_BASE + "query-syntax")
    assert answer.json()["line"] == 2


@pytest.mark.parametrize("q", ["lai chau", "UBND tỉnh", "hclđ hạng 3"])
def test_names_are_found_the_same(over, client, q):
    here, there = (httpx.get(f"{url}/api/search", params={"q": q}) for url in (client.base_url, over))
    assert there.status_code == 200, there.text
    assert there.json()["items"] == here.json()["items"]
    assert there.json()["items"]


def test_building_again_replaces_and_removes(engine, tmp_path, gold_nquads):
    """Comes late: a smaller graph takes the place of the larger, and graphs that it has not are gone."""
    _, running = engine
    subject = "<https://w3id.org/thidua/id/article/mot>"
    odd = '"nháy \\" gạch \\\\ xuống\\n tab\\t 😀 \\u0001"'
    lines = []
    for triple in (
        f"{subject} <https://schema.org/name> {odd}",
        f'{subject} <https://schema.org/geo> "POINT(105.9358 22.2021)"^^<{WKT}>',
        f'{subject} <https://schema.org/note> "\\"^^<urn:x-thidua:wktLiteral>"@vi',
    ):
        lines += [f"{triple} .\n", f"{triple} <https://w3id.org/thidua/graph/article/mot> .\n"]
    small = tmp_path / "small.nq"
    small.write_text("".join(lines), encoding="utf-8")
    with RemoteWriter(settings_of(running)) as writer:
        written = writer.publish(small)
        assert (written.triples, written.graphs, written.removed) == (3, 1, 11)
        with serving(settings_of(running)) as url:
            answer = httpx.post(f"{url}/sparql", data={"query": "CONSTRUCT WHERE { ?s ?p ?o }", "format": "ntriples"})
        assert triples(answer) == {str(q.triple) for q in ox.parse(small.read_bytes(), ox.RdfFormat.N_QUADS)}
        larger = tmp_path / "larger.nq"
        with gold_nquads.open(encoding="utf-8") as gold:
            larger.write_text("".join(islice(gold, 5000)), encoding="utf-8")
        assert writer.publish(larger).removed == 1


def test_a_query_over_its_limit_is_ended(engine, over):
    """Comes last: the engine may go on with it for nobody."""
    runaway = (
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) < STR(?f) && STR(?f) < STR(?i)) }"
    )
    answer = httpx.post(f"{over}/sparql", data={"query": runaway, "timeout": "1"})
    assert answer.status_code in (503, 504), answer.text
    assert answer.json()["type"].removeprefix(TYPE_BASE) in ("query-timeout", "engine-timeout")
    assert httpx.post(f"{over}/sparql", data={"query": "ASK {}"}).status_code == 200
