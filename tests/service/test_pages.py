import re
from html.parser import HTMLParser

import httpx
import pytest
from graph_tools import RUN, article_with
from service_tools import serving, settings_for

from kg_service.graph.build import build_graph
from kg_service.store.snapshots import Snapshots


class Links(HTMLParser):
    """Collects the addresses that a page leads to, and its tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in {"href", "src", "action"} and value]


def test_home_says_what_is_in_the_graph_in_both_languages(client):
    page = client.get("/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "Điều nguồn tin nêu" in page.text
    assert "Factoid" in page.text
    count = re.search(r"Factoid</span></td><td class=\"number\">([\d,]+)<", page.text)
    assert count
    asked = client.get(
        "/sparql",
        params={
            "query": "SELECT (COUNT(*) AS ?n) { ?f a <https://w3id.org/thidua/ontology#Factoid> }",
            "format": "csv",
        },
    )
    assert int(count[1].replace(",", "")) == int(asked.text.split()[1]) == 161


def test_names_are_found_from_every_page(client):
    assert 'action="/search"' in client.get("/docs").text
    page = client.get("/search", params={"q": "tinh lai chau"})
    links = [link for link in Links(page.text).links if link.startswith("/page/")]
    assert links[0] == "/page/province/lai-chau"
    assert client.get("/search").status_code == 200
    hostile = client.get("/search", params={"q": '"><script>x</script>'})
    assert (hostile.status_code, "script" in Links(hostile.text).tags) == (200, False)
    assert client.get("/search", params={"q": "a" * 401}).status_code == 400


def test_a_thing_says_its_names_first_and_its_sources_last(client):
    page = client.get("/page/province/lai-chau", headers={"accept": "text/html"}).text
    said = re.findall(r'<td title="([^"]+)">', page.partition("<h2>")[0])
    assert said[0] == "http://www.w3.org/2000/01/rdf-schema#label"
    assert said[-1] == "http://purl.org/dc/terms/source"
    assert len(said) == len(set(said))
    assert ">VN-01</a>" in page  # an identifier by its code, a fact by its quote
    assert "/page/fact/" in page
    assert ">https://w3id.org/thidua/id/fact/" not in page


@pytest.mark.parametrize("start", ["/", "/sparql", "/docs", "/page/province/lai-chau", "/search?q=lai chau"])
def test_every_link_of_a_page_works(client, start):
    page = client.get(start, headers={"accept": "text/html"})
    links = Links(page.text).links
    inner = {link for link in links if link.startswith("/")}
    assert len(inner) > 3
    for link in sorted(inner):
        response = client.get(link, headers={"accept": "text/html,*/*;q=0.5"})
        assert response.status_code in (200, 303), f"{link}: {response.text[:200]}"


@pytest.mark.parametrize("path", ["/", "/sparql", "/docs", "/page/province/lai-chau", "/search?q=lai chau"])
def test_pages_load_nothing_from_elsewhere_and_run_no_script(client, path):
    page = client.get(path, headers={"accept": "text/html"})
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    tags = Links(page.text).tags
    assert not {"script", "iframe", "img", "link"} & tags


def test_pages_escape_what_articles_say(tmp_path, reference):
    evil = '<script>alert("x")</script>'
    fact = {"type": "campaign", "name": f"Thi đua {evil}", "kind": "campaign", "area": "Lai Châu"}
    build_graph([article_with("doc", fact)], reference, run=RUN).write(tmp_path / "graph.nq")
    Snapshots(tmp_path / "store").publish(tmp_path / "graph.nq")
    with serving(settings_for(tmp_path / "store", workers=1)) as url:
        items = httpx.get(f"{url}/api/campaigns", params={"q": "<script>"}).json()["items"]
        assert [item["name"] for item in items] == [f"Thi đua {evil}"]
        page = httpx.get(f"{url}/page/campaign/{items[0]['id']}")
        example = httpx.get(f"{url}/sparql", params={"example": evil}, headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "<script>" not in page.text
    assert "&lt;script&gt;" in page.text
    assert (example.status_code, "<script>" in example.text) == (404, True)
    assert example.headers["content-type"] == "application/problem+json"
