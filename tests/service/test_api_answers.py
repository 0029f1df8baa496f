"""What every route of REST does alike: problems, formats, pages, caches, compression."""

import csv
import gzip
import io
from urllib.parse import quote

import httpx
import pytest
import zstandard
from rdflib import Graph
from service_tools import serving, settings_for

from kg_service.service.problems import TYPE_BASE
from kg_service.store.snapshots import Snapshots

ID = "https://w3id.org/thidua/id/"
TD = "https://w3id.org/thidua/ontology#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

LISTS = (
    "campaigns",
    "areas",
    "areas/lai-chau/campaigns",
    "areas/lai-chau/awards",
    "areas/lai-chau/statistics",
    "areas/lai-chau/clusters",
    "areas/lai-chau/facts",
    "clusters",
    "directives",
    "awards",
    "conferrals",
    "events",
    "people",
    "statistics",
    "articles",
)
KINDS = ("campaigns", "areas", "clusters", "directives", "awards", "events", "people", "articles")


@pytest.mark.parametrize("path", [f"{kind}/khong-co" for kind in KINDS])
def test_what_is_not_there_is_404_and_says_where_to_look(client, path):
    lists = {
        "campaigns": ["history"],
        "areas": ["campaigns", "awards", "statistics", "clusters", "facts"],
        "clusters": ["roles", "facts"],
        "people": ["offices", "facts"],
        "articles": ["facts"],
    }.get(path.split("/")[0], ["facts"])
    for whole in (path, *(f"{path}/{name}" for name in lists)):
        response = client.get(f"/api/{whole}")
        assert (response.status_code, response.json()["type"]) == (404, TYPE_BASE + "not-found"), whole
        assert "'khong-co'" in response.json()["detail"]
        assert f"/api/{path.split('/')[0]}" in response.json()["detail"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("clusters?colour=red", "no parameter 'colour'; it has: cursor, format, kind, limit, member, q, year"),
        ("campaigns?kind=drive&kind=drive", "given more than once"),
        ("conferrals?status=given", "'conferred', 'proposed', 'recognised' or 'revoked'"),
        ("conferrals?area=khong-co", "area must be the id or IRI of an administrative unit, not 'khong-co'"),
        ("clusters?member=khong-co", "member must be the id or IRI"),
        ("awards?category=gold", "query parameter 'category'"),
        ("awards?on=2024-13-01", "query parameter 'on'"),
        ("statistics?year=0", "query parameter 'year'"),
        ("statistics?limit=1001", "query parameter 'limit'"),
        ("events?organiser=%22", "'organiser' must be an absolute IRI or an id"),
        ("people/%22", "'person' must be an absolute IRI or an id"),
        ("areas/%22/campaigns", "'area' must be an absolute IRI or an id"),
        ("areas/lai-chau?q=x", "no parameter 'q'; it has: format, on"),
    ],
)
def test_a_bad_filter_is_named_with_what_is_allowed(client, address, said):
    response = client.get(f"/api/{address}")
    assert response.headers["content-type"] == "application/problem+json"
    assert response.status_code == 400
    assert said in response.json()["detail"]


def test_a_format_that_there_is_not_names_those_there_are(client):
    assert client.get("/api/clusters?format=geojson").json()["detail"] == (
        "format must be one of json, csv, jsonld, not 'geojson'"
    )
    response = client.get("/api/areas", headers={"accept": "image/png"})
    assert response.status_code == 406
    assert response.json()["available"] == [
        "application/json",
        "text/csv",
        "application/ld+json",
        "application/geo+json",
    ]


@pytest.mark.parametrize("path", LISTS)
def test_pages_of_every_list_follow_each_other(client, path):
    whole = client.get(f"/api/{path}", params={"limit": 1000}).json()["items"]
    size = max(1, -(-len(whole) // 3))
    gathered, address = [], f"/api/{path}?limit={size}"
    while address:
        page = client.get(address)
        gathered += page.json()["items"]
        following = page.links.get("next", {}).get("url")
        assert (following is None) == (page.json()["next"] is None)
        address = following
    assert gathered == whole


def test_csv_has_the_rows_and_tells_of_the_next_page(client):
    first = client.get("/api/conferrals", params={"format": "csv", "limit": 3})
    assert first.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    rows = list(csv.DictReader(io.StringIO(first.text)))
    assert len(rows) == 3
    assert rows[0]["quote"] == client.get("/api/conferrals").json()["items"][0]["source"]["quote"]
    second = client.get(first.links["next"]["url"])
    assert second.headers["content-type"].startswith("text/csv")
    assert next(csv.DictReader(io.StringIO(second.text)))["fact"] not in {row["fact"] for row in rows}
    one = client.get("/api/awards/hc-lao-dong3", params={"format": "csv"})
    assert "property,value,label,language" in one.text


@pytest.mark.parametrize(
    "address", ["clusters?limit=2", "clusters?format=csv", "awards/hc-lao-dong3", "areas/lai-chau?format=geojson"]
)
def test_what_a_client_has_is_not_sent_again(client, address):
    first = client.get(f"/api/{address}")
    tag = first.headers["etag"]
    again = client.get(f"/api/{address}", headers={"if-none-match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(f"/api/{address}", headers={"if-none-match": 'W/"other"'}).content == first.content
    other = client.get(f"/api/{address}", headers={"accept": "application/ld+json"})
    assert "format=" in address or other.headers["etag"] != tag


def test_a_star_does_not_hide_that_there_is_nothing(client):
    assert client.get("/api/clusters/khong-co", headers={"if-none-match": "*"}).status_code == 404
    assert client.get("/api/clusters", headers={"if-none-match": "*"}).status_code == 304


@pytest.mark.parametrize(("coding", "decoded"), [("gzip", gzip.decompress), ("zstd", zstandard.decompress)])
def test_long_answers_are_compressed_when_asked(served, coding, decoded):
    def raw(path: str, coding: str) -> tuple[httpx.Response, bytes]:
        with httpx.stream("GET", f"{served.url}{path}", headers={"accept-encoding": coding}) as response:
            return response, b"".join(response.iter_raw())

    for path in ("/api/campaigns", "/api/areas?format=csv", "/openapi.json", "/api/queries/areas?format=csv"):
        plain, body = raw(path, "identity")
        packed, small = raw(path, coding)
        assert "content-encoding" not in plain.headers
        assert packed.headers["content-encoding"] == coding
        assert "accept-encoding" in packed.headers["vary"].lower()
        assert len(small) < len(body) / 2
        assert packed.headers.get("etag") == plain.headers.get("etag")
        unpacked = zstandard.ZstdDecompressor().stream_reader(small).read() if coding == "zstd" else decoded(small)
        assert unpacked == body
    short, _ = raw("/health/live", coding)
    assert "content-encoding" not in short.headers


def test_no_fact_is_lost_between_pages_when_something_has_two_names(tmp_path):
    """A page is cut by facts; what is shown of a fact may take several rows."""
    article = quote("bài\r\nSet-Cookie: 1", safe="")  # ids are names of files
    facts = [f"{ID}fact/x/{number}" for number in range(5)]
    graph = f"""
        @prefix td: <{TD}> .
        @prefix oa: <http://www.w3.org/ns/oa#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <{ID}article/{article}> rdfs:label "Tên thứ nhất"@vi , "Tên thứ hai"@vi .
        """ + "".join(
        f"""<{fact}> a td:Observation ; td:involves <{ID}province/x> ; td:article <{ID}article/{article}> ;
            td:quote "lời" ; td:confidence 0.9 ;
            td:evidence [ oa:hasTarget [ oa:hasSelector [ oa:start 1 ; oa:end 4 ] ] ] .
        """
        for fact in facts
    )
    (tmp_path / "graph.nt").write_text(Graph().parse(data=graph).serialize(format="nt"), encoding="utf-8")
    Snapshots(tmp_path / "store").publish(tmp_path / "graph.nt")
    seen: list[str] = []
    with serving(settings_for(tmp_path / "store", workers=1)) as url:
        address = f"{url}/api/queries/facts-about?thing=province/x&limit=2"
        cursor = ""
        while cursor is not None:
            page = httpx.get(address + (f"&cursor={cursor}" if cursor else "")).json()
            seen += [row["fact"] for row in page["rows"]]
            cursor = page["next"]
        first = httpx.get(f"{url}/api/articles/{article}/facts?limit=3")
        assert "set-cookie" not in first.headers
        second = httpx.get(first.links["next"]["url"])
    assert seen == [fact for fact in facts for _ in range(2)]
    told = [item["fact"] for page in (first, second) for item in page.json()["items"]]
    assert told == facts


def test_answers_follow_the_data(tmp_path):
    """A new snapshot has other ETags, and nothing kept of the old one is given."""

    def publish(*names: str) -> None:
        lines = [
            f"<{ID}cluster/{name}> <{RDF_TYPE}> <{TD}EmulationCluster> .\n"
            f'<{ID}cluster/{name}> <http://www.w3.org/2000/01/rdf-schema#label> "{name}"@vi .\n'
            for name in names
        ]
        (tmp_path / "graph.nq").write_text("".join(lines), encoding="utf-8")
        Snapshots(tmp_path / "store").publish(tmp_path / "graph.nq")

    publish("a", "b")
    with serving(settings_for(tmp_path / "store", workers=1)) as url:
        first = httpx.get(f"{url}/api/clusters?limit=1")
        assert [item["name"] for item in first.json()["items"]] == ["a"]
        publish("c")
        second = httpx.get(f"{url}/api/clusters?limit=1", headers={"if-none-match": first.headers["etag"]})
        assert [item["name"] for item in second.json()["items"]] == ["c"]
        third = httpx.get(first.links["next"]["url"])
    assert (third.status_code, third.json()["parameter"]) == (400, "cursor")
