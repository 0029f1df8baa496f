import csv
import io

import pytest

ID = "https://w3id.org/thidua/id/"
NTM = "ca-nuoc-chung-suc-xay-dung-nong-thon-moi"


def test_campaigns_are_listed_with_filters(client):
    found = client.get("/api/campaigns", params={"q": "nông thôn mới", "kind": "drive"}).json()
    assert [item["name"] for item in found["items"]] == ["Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh"]
    by_area = client.get("/api/campaigns", params={"area": "bac-kan"}).json()["items"]
    assert [item["id"] for item in by_area] == ["bac-kan-chung-suc-xay-dung-nong-thon-moi"]
    in_2019 = client.get("/api/campaigns", params={"year": 2019, "limit": 1000}).json()["items"]
    assert NTM in [item["id"] for item in in_2019]
    assert client.get("/api/campaigns", params={"year": 1999}).json() == {"items": [], "next": None}


def test_pages_follow_each_other_without_gaps(client):
    everything = client.get("/api/campaigns", params={"limit": 1000}).json()
    assert everything["next"] is None
    gathered, cursor, pages = [], None, 0
    while cursor is not None or pages == 0:
        parameters = {"limit": 7} | ({"cursor": cursor} if cursor else {})
        page = client.get("/api/campaigns", params=parameters).json()
        gathered += page["items"]
        cursor, pages = page["next"], pages + 1
    assert gathered == everything["items"]
    assert pages == -(-len(gathered) // 7)


def test_a_cursor_of_another_list_is_refused(client):
    cursor = client.get("/api/campaigns", params={"limit": 1}).json()["next"]
    response = client.get("/api/campaigns", params={"limit": 1, "cursor": cursor, "kind": "drive"})
    assert response.status_code == 400
    assert "of another list, or the data changed" in response.json()["detail"]


def test_one_campaign(client):
    campaign = client.get(f"/api/campaigns/{NTM}").json()
    assert campaign["iri"] == f"{ID}campaign/{NTM}"
    assert (campaign["kind"], campaign["start"], campaign["end"]) == ("campaign", "2011-06-08", None)
    assert campaign["name"] == "Cả nước chung sức xây dựng nông thôn mới"
    assert [body["name"] for body in campaign["launched_by"]] == ["Thủ tướng Chính phủ"]
    assert [phase["start"] for phase in campaign["phases"]] == ["2011-01-01", "2016-01-01", "2019-01-01"]
    areas = {area["name"]: area["since"] for area in campaign["areas"]}
    assert areas["Lào Cai"] == "2017-03-29"
    assert campaign["history"].endswith(f"/api/campaigns/{NTM}/history")
    assert client.get(campaign["history"]).status_code == 200
    local = client.get("/api/campaigns/bach-thong-chung-suc-xay-dung-nong-thon-moi").json()
    assert [wider["id"] for wider in local["localises"]] == [NTM]


def test_a_history_has_sources(client):
    items = client.get(f"/api/campaigns/{NTM}/history").json()["items"]
    assert len(items) == 7
    first = items[0]
    assert (first["date"], first["type"], first["subject"]["name"]) == ("2017-03-29", "campaign", "Lào Cai")
    assert first["source"]["article"] == f"{ID}article/000_736939171f8ba076"
    assert first["source"]["published"] == "2017-03-29"
    assert "Lào Cai chung sức" in first["source"]["quote"]
    assert [item["date"] for item in items if item["date"]] == sorted(item["date"] for item in items if item["date"])


def test_areas_at_a_date(client):
    def provinces(day: str) -> int:
        return len(client.get("/api/areas", params={"on": day, "level": "province", "limit": 1000}).json()["items"])

    assert (provinces("2024-03-01"), provinces("2025-07-01")) == (63, 34)


def test_an_area_with_what_it_became(client):
    area = client.get("/api/areas/ha-giang", params={"on": "2024-03-01"}).json()
    assert (area["level"], area["valid_until"], area["valid_on"]) == ("province", "2025-06-30", True)
    assert [(s["id"], s["effective"], s["kind"], s["direct"]) for s in area["successors"]] == [
        ("tuyen-quang-2025", "2025-07-01", "merger", True)
    ]
    assert [unit["id"] for unit in area["current"]] == ["ha-giang"]
    later = client.get("/api/areas/ha-giang", params={"on": "2025-08-01"}).json()
    assert (later["valid_on"], [unit["id"] for unit in later["current"]]) == (False, ["tuyen-quang-2025"])
    merged = client.get("/api/areas/tuyen-quang-2025").json()
    assert {unit["id"] for unit in merged["predecessors"]} == {"ha-giang", "tuyen-quang"}


def test_districts_are_found_by_slug_and_by_path(client):
    by_slug = client.get("/api/areas/huyen-bach-thong").json()
    by_path = client.get("/api/areas/district/huyen-bach-thong").json()
    assert by_slug == by_path
    assert (by_slug["id"], by_slug["level"]) == ("district/huyen-bach-thong", "district")
    assert [unit["name"] for unit in by_slug["part_of"]] == ["Bắc Kạn"]


def test_facts_of_an_article_in_the_order_of_its_text(client):
    facts = client.get("/api/articles/002_533118e6326e04a4/facts").json()["items"]
    assert len(facts) == 18
    assert [fact["start"] for fact in facts] == sorted(fact["start"] for fact in facts)
    assert all(fact["end"] - fact["start"] == len(fact["quote"]) for fact in facts)
    events = client.get("/api/articles/002_533118e6326e04a4/facts", params={"type": "event"}).json()["items"]
    assert [(fact["type"], fact["start"]) for fact in events] == [("event", 120)]
    articles = client.get("/api/articles").json()["items"]
    assert [article["facts"] for article in articles] == [40, 35, 18, 40, 28]


@pytest.mark.parametrize(
    "path",
    [
        "/api/campaigns",
        f"/api/campaigns/{NTM}/history",
        "/api/areas",
        "/api/articles",
        "/api/articles/002_533118e6326e04a4/facts",
        "/api/queries/classes",
    ],
)
def test_lists_are_csv_too(client, path):
    by_name = client.get(path, params={"format": "csv", "limit": 3})
    by_accept = client.get(path, params={"limit": 3}, headers={"accept": "text/csv"})
    assert by_name.headers["content-type"].startswith("text/csv")
    assert by_name.content == by_accept.content
    rows = list(csv.DictReader(io.StringIO(by_name.text)))
    assert rows
    assert "internal" in path or len(rows) == 3 or path.endswith("classes")


def test_named_queries_are_described(client):
    queries = {query["name"]: query for query in client.get("/api/queries").json()["items"]}
    history = queries["campaign-history"]
    assert history["summary"]["vi"].startswith("Lịch sử của một phong trào")
    assert [(p["name"], p["type"], p["required"]) for p in history["parameters"]] == [("campaign", "iri", True)]
    assert history["url"].endswith("/api/queries/campaign-history")
    assert "# VALUES" in history["sparql"]


@pytest.mark.parametrize(
    ("format_", "content_type"),
    [
        ("csv", "text/csv"),
        ("tsv", "text/tab-separated-values"),
        ("xml", "application/sparql-results+xml"),
        ("sparql-json", "application/sparql-results+json"),
        ("json", "application/json"),
    ],
)
def test_named_queries_in_every_format(client, format_, content_type):
    response = client.get("/api/queries/classes", params={"format": format_})
    assert response.headers["content-type"].split(";")[0] == content_type
    assert "Phong trào thi đua" in response.text


def test_named_queries_that_build_graphs(client):
    response = client.get("/api/queries/resource", params={"resource": "province/lai-chau"})
    assert response.headers["content-type"] == "text/turtle; charset=utf-8"
    wanted = {"resource": "province/lai-chau", "format": "jsonld"}
    assert client.get("/api/queries/resource", params=wanted).headers["content-type"] == "application/ld+json"


def test_what_is_given_is_never_pasted_into_a_query(client):
    for value in ('") } #', "'''", "} UNION { ?s ?p ?o", 'x" . SERVICE <http://x> {} #'):
        response = client.get("/api/campaigns", params={"q": value})
        assert (response.status_code, response.json()["items"]) == (200, [])


def test_openapi_names_every_route_with_its_problems(client):
    document = client.get("/openapi.json").json()
    paths = document["paths"]
    assert {"/api/campaigns/{id}/history", "/api/areas/{id}", "/api/articles/{id}/facts"} <= set(paths)
    for path, item in paths.items():
        if path.startswith("/api/") and not path.endswith(".jsonld"):
            assert "application/problem+json" in item["get"]["responses"]["400"]["content"]
            assert item["get"]["description"]
