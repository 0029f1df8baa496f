"""Every IRI of the base answers, in every format with the same graph, however it is written."""

import json
import unicodedata
from collections.abc import Iterator

import httpx
import pyoxigraph as ox
import pytest
from pyld import jsonld
from rdflib import RDFS, SDO, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from service_tools import serving, settings_for

from kg_service.graph.iris import IriScheme
from kg_service.graph.nquads import lines_of
from kg_service.store.snapshots import Snapshots

BASE = "https://w3id.org/thidua/"
ARTICLE = "002_533118e6326e04a4"
FORMATS = {
    "turtle": ("text/turtle", "ttl", ox.RdfFormat.TURTLE),
    "ntriples": ("application/n-triples", "nt", ox.RdfFormat.N_TRIPLES),
    "rdfxml": ("application/rdf+xml", "rdf", ox.RdfFormat.RDF_XML),
    "trig": ("application/trig", "trig", ox.RdfFormat.TRIG),
    "nquads": ("application/n-quads", "nq", ox.RdfFormat.N_QUADS),
}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def triples(data: bytes, format_: ox.RdfFormat) -> set[str]:
    """The triples of a document, whichever graph they stand in."""
    return {str(ox.Triple(quad.subject, quad.predicate, quad.object)) for quad in ox.parse(data, format_)}


def expanded(response: httpx.Response) -> set[str]:
    """The triples of a JSON-LD document, as pyld reads it with the context that it names."""

    def load(address: str, _: object) -> dict[str, object]:
        document = httpx.get(address).json()
        return {"contextUrl": None, "documentUrl": address, "document": document, "contentType": "application/ld+json"}

    nquads = jsonld.to_rdf(response.json(), {"documentLoader": load, "format": "application/n-quads"})
    return triples(nquads.encode(), ox.RdfFormat.N_QUADS)


def inlined(response: httpx.Response) -> set[str]:
    """The same as the engine reads it, with the context put in."""
    document = {**response.json(), **httpx.get(response.json()["@context"]).json()}
    return triples(json.dumps(document).encode(), ox.RdfFormat.JSON_LD)


@pytest.mark.parametrize(
    "path",
    ["/data/province/lai-chau", f"/data/article/{ARTICLE}", "/vocab/award-status/conferred", "/ontology"],
)
def test_every_format_is_the_same_graph(client, path):
    graphs = {name: triples(client.get(path, params={"format": name}).content, FORMATS[name][2]) for name in FORMATS}
    turtle = graphs["turtle"]
    assert len(turtle) > 10
    for name, graph in graphs.items():
        assert graph == turtle, name
    compact = client.get(path, params={"format": "jsonld"})
    assert "@id" not in compact.json()["@graph"][0]  # keys are those of the context
    assert inlined(compact) == turtle
    if len(turtle) < 1000:  # pyld takes seconds for the ontology
        assert expanded(compact) == turtle


def test_formats_by_accept_by_name_and_by_ending_agree(client):
    for name, (media_type, ending, _) in FORMATS.items():
        by_accept = client.get("/data/province/lai-chau", headers={"accept": f"text/html;q=0.3, {media_type}"})
        by_ending = client.get(f"/data/province/lai-chau.{ending}", headers={"accept": "image/png"})
        assert by_accept.headers["content-type"].split(";")[0] == media_type
        assert by_ending.headers["content-type"] == by_accept.headers["content-type"]
        assert by_accept.content == by_ending.content, name
        assert by_accept.content == client.get(f"/data/province/lai-chau?format={name}").content
    picture = client.get("/data/province/lai-chau", headers={"accept": "image/png"})
    assert (picture.status_code, "text/turtle" in picture.json()["detail"]) == (406, True)


def test_trig_tells_which_graph_says_what(client):
    dataset = Dataset()
    dataset.parse(data=client.get("/data/province/lai-chau.trig").content, format="trig")
    named = {str(graph.identifier) for graph in dataset.graphs() if len(graph)} - {str(DATASET_DEFAULT_GRAPH_ID)}
    assert {f"{BASE}graph/reference", f"{BASE}graph/links"} <= named
    assert any(name.startswith(f"{BASE}graph/article/") for name in named)
    said = {
        str(row["g"]["value"])
        for row in client.get(
            "/sparql",
            params={"query": f"SELECT DISTINCT ?g {{ GRAPH ?g {{ <{BASE}id/province/lai-chau> ?p ?o }} }}"},
        ).json()["results"]["bindings"]
    }
    assert said <= named


def test_a_document_holds_the_parts_of_its_thing(client):
    facts = client.get(f"/api/articles/{ARTICLE}/facts").json()["items"]
    fact = facts[0]["fact"]
    graph = Graph().parse(data=client.get(fact.removeprefix(BASE).replace("id/", "/data/", 1)).text, format="turtle")
    assert len(list(graph.predicate_objects(URIRef(f"{fact}#evidence")))) >= 4
    article = Graph().parse(data=client.get(f"/data/article/{ARTICLE}").text, format="turtle")
    quotes = list(article.objects(None, URIRef("http://www.w3.org/ns/oa#exact")))
    assert facts[0]["quote"] in {str(quote) for quote in quotes}


def test_documents_say_where_their_other_forms_are_and_are_not_sent_twice(client):
    data = client.get("/data/province/lai-chau", headers={"accept": "text/turtle"})
    assert '</data/province/lai-chau>; rel="canonical"' in data.headers["link"]
    assert f'<{BASE}id/province/lai-chau>; rel="describes"' in data.headers["link"]
    page = client.get("/page/province/lai-chau")
    assert '</data/province/lai-chau>; rel="describedby"' in page.headers["link"]
    for response in (data, page, client.get("/id/province/lai-chau")):
        assert "Accept" in response.headers["vary"]
        for name, (media_type, _, _) in FORMATS.items():
            assert f'?format={name}>; rel="alternate"; type="{media_type}"' in response.headers["link"]
    for path, accept in (("/data/province/lai-chau", "text/turtle"), ("/page/province/lai-chau", "text/html")):
        tag = client.get(path, headers={"accept": accept}).headers["etag"]
        again = client.get(path, headers={"accept": accept, "if-none-match": tag})
        other = client.get(path, headers={"accept": "application/n-triples", "if-none-match": tag})
        assert (again.status_code, again.content) == (304, b"")
        assert other.status_code == (200 if path.startswith("/data") else 304)


@pytest.fixture(scope="module")
def accented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The service over a graph with an article whose id is Vietnamese."""
    folder = tmp_path_factory.mktemp("accented")
    iris = IriScheme()
    node, graph = iris.article("bài-thử"), iris.article_graph("bài-thử")
    title = Literal("Bài bài-thử", lang="vi")
    lines = sorted(lines_of([(node, RDFS.label, title), (node, SDO.headline, title)], graph))
    (folder / "graph.nq").write_text("".join(lines), encoding="utf-8")
    Snapshots(folder / "store").publish(folder / "graph.nq")
    with serving(settings_for(folder / "store", workers=1)) as url, httpx.Client(base_url=url) as opened:
        yield opened


def test_one_iri_however_it_is_written(accented):
    canonical = "b%C3%A0i-th%E1%BB%AD"
    wanted = accented.get(f"/data/article/{canonical}").content
    assert b"headline" in wanted
    raw = unicodedata.normalize("NFC", "bài-thử")
    for written in (
        canonical.lower(),
        raw,
        unicodedata.normalize("NFD", raw),
        "".join(f"%{octet:02x}" for octet in unicodedata.normalize("NFD", raw).encode()),
        "%62" + canonical[1:],
    ):
        assert accented.get(f"/data/article/{written}").content == wanted, written
        followed = accented.get(f"/id/article/{written}", headers={"accept": "text/html"}, follow_redirects=True)
        assert (followed.status_code, "<h1>Bài bài-thử</h1>" in followed.text) == (200, True)
        graph = accented.get(f"/graph/article/{written}", headers={"accept": "application/n-triples"})
        assert (graph.status_code, "headline" in graph.text) == (200, True)
    assert accented.get("/data/article/b%E0i").status_code == 404  # Latin-1, no UTF-8


def test_versions_graphs_and_kinds_of_errors_answer(client):
    version = Graph().parse(data=client.get("/ontology", headers={"accept": "text/turtle"}).text, format="turtle")
    iri = str(version.value(URIRef(f"{BASE}ontology"), URIRef("http://www.w3.org/2002/07/owl#versionIRI")))
    assert client.get(iri.removeprefix(BASE[:-1]), headers={"accept": "text/turtle"}).status_code == 200
    assert client.get("/ontology/0.0.0-none", headers={"accept": "text/turtle"}).status_code == 404
    page = client.get("/graph/reference", headers={"accept": BROWSER})
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert client.get("/graph/nix", headers={"accept": BROWSER}).status_code == 404
    kind = client.get("/problem/not-found", follow_redirects=True)
    assert (kind.status_code, kind.url.fragment) == (200, "problem-not-found")
    assert 'id="problem-not-found"' in kind.text
    assert client.get("/problem/nix").status_code == 404


@pytest.mark.parametrize("path", ["/page/province/nix", "/vocab/nix", "/nothing/here", "/graph/nix"])
def test_what_is_unknown_is_a_page_for_people_and_a_problem_for_programs(client, path):
    page = client.get(path, headers={"accept": BROWSER})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Không tìm thấy" in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    program = client.get(path, headers={"accept": "text/turtle"})
    assert (program.status_code, program.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("path", ["/", "/docs", "/page/province/lai-chau", "/data/province/lai-chau", "/health/live"])
def test_head_is_get_without_content(client, path):
    plain = {"accept-encoding": "identity"}
    head, get = client.head(path, headers=plain), client.get(path, headers=plain)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]
    assert head.headers["content-length"] == str(len(get.content))
    assert client.head("/page/province/nix").status_code == 404


def test_what_keeps_its_iri_answers_under_another_base(tmp_path):
    project = URIRef(f"{BASE}id/project/thidua-kg")
    lines = lines_of([(project, RDFS.label, Literal("Thi Đua KG"))], URIRef("http://other.example/graph/ontology"))
    (tmp_path / "graph.nq").write_text("".join(lines), encoding="utf-8")
    Snapshots(tmp_path / "store").publish(tmp_path / "graph.nq")
    settings = settings_for(tmp_path / "store", workers=1, base_iri="http://other.example/")
    with serving(settings) as url:
        for name in ("page", "data"):
            assert "Thi Đua KG" in httpx.get(f"{url}/{name}/project/thidua-kg").text
        assert httpx.get(f"{url}/graph/ontology").status_code == 200
