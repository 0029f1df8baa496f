import pytest
from rdflib import RDFS, Graph, Literal, URIRef

LAI_CHAU = URIRef("https://w3id.org/thidua/id/province/lai-chau")
FACT_PATH = "fact/002_533118e6326e04a4"


@pytest.mark.parametrize(
    ("accept", "target"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/page/province/lai-chau"),
        ("", "/page/province/lai-chau"),
        ("text/turtle", "/data/province/lai-chau"),
        ("application/ld+json, text/html;q=0.5", "/data/province/lai-chau"),
    ],
)
def test_a_thing_leads_to_its_page_or_its_data(client, accept, target):
    response = client.get("/id/province/lai-chau", headers={"accept": accept})
    assert (response.status_code, response.headers["location"]) == (303, target)
    assert "Accept" in response.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "format_"),
    [("text/turtle", "turtle"), ("application/n-triples", "nt"), ("application/rdf+xml", "xml")],
)
def test_data_in_the_formats_of_rdf(client, accept, format_):
    response = client.get("/data/province/lai-chau", headers={"accept": accept})
    assert response.headers["content-type"].split(";")[0] == accept
    graph = Graph().parse(data=response.content, format=format_)
    assert (LAI_CHAU, RDFS.label, Literal("Lai Châu", lang="vi")) in graph
    assert any(graph.triples((None, None, LAI_CHAU)))


def test_a_page_shows_the_thing_with_links(client):
    page = client.get("/page/province/lai-chau").text
    assert "<h1>Lai Châu</h1>" in page
    assert 'href="/page/fact/' in page
    assert 'href="/data/province/lai-chau?format=turtle"' in page


def test_every_fact_has_a_page_with_its_quote(client):
    facts = client.get("/api/articles/002_533118e6326e04a4/facts").json()["items"]
    for fact in facts[:5]:
        path = fact["fact"].removeprefix("https://w3id.org/thidua")
        response = client.get(path, follow_redirects=True, headers={"accept": "text/html"})
        assert response.status_code == 200
        assert response.url.path == path.replace("/id/", "/page/")


def test_a_location_never_leads_elsewhere(client):
    for path in ("/id//evil.example/x", "/id/%0d%0aSet-Cookie:x", "/id/..%2f..%2fx"):
        response = client.get(path)
        assert response.headers.get("location", "/page/").startswith("/page/")
        assert "set-cookie" not in response.headers


def test_the_ontology_answers_for_itself(client):
    response = client.get("/ontology", headers={"accept": "text/turtle"})
    graph = Graph().parse(data=response.content, format="turtle")
    assert (URIRef("https://w3id.org/thidua/ontology#Factoid"), RDFS.label, Literal("Factoid", lang="en")) in graph
    page = client.get("/ontology", headers={"accept": "text/html"})
    assert "<h1>Bản thể học Thi Đua · Thi Đua ontology</h1>" in page.text


def test_concepts_answer_for_themselves(client):
    response = client.get("/vocab/award-status/proposed", headers={"accept": "application/n-triples"})
    assert '"proposed"' in response.text
    page = client.get("/vocab/award-status/proposed", headers={"accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html")
    assert client.get("/vocab/award-status/nix").status_code == 404
