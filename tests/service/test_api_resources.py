"""Clusters, directives, awards, conferrals, gatherings, people, figures, and what each area has of them, from gold."""

import pytest

ID = "https://w3id.org/thidua/id/"
BORDER = "cum-thi-dua-7-tinh-mien-nui-bien-gioi-phia-bac"
MIDLANDS = "cum-thi-dua-7-tinh-trung-du-va-mien-nui-phia-bac"
CONFERENCE = f"conference-{BORDER}-2019-07-08"
KHANH = "hoang-quoc-khanh-189a7f5b"
HCM = "hoc-tap-va-lam-theo-tu-tuong-dao-duc-phong-cach-ho-chi-minh"


def items(client, path, **filters):
    response = client.get(f"/api/{path}", params={"limit": 1000, **filters})
    assert response.status_code == 200, response.text
    return response.json()["items"]


def names(things):
    return [thing["name"] for thing in things]


def test_a_cluster_has_members_and_heads_by_year(client):
    cluster = client.get(f"/api/clusters/{MIDLANDS}", params={"year": 2024}).json()
    assert (cluster["name"], cluster["kind"]) == ("Cụm thi đua 7 tỉnh trung du và miền núi phía Bắc", "cluster")
    (year,) = cluster["years"]
    assert (year["first"], year["last"]) == (2024, 2024)
    assert names(year["members"]) == ["Bắc Giang", "Bắc Kạn", "Phú Thọ", "Thái Nguyên", "Yên Bái"]
    assert (names(year["heads"]), names(year["deputy_heads"])) == (["Tuyên Quang"], ["Hòa Bình"])
    every = client.get(f"/api/clusters/{MIDLANDS}").json()["years"]
    assert {(year["first"], year["last"]) for year in every} >= {(2010, 2011), (2024, 2024)}
    assert client.get(cluster["roles"]).status_code == client.get(cluster["facts"]).status_code == 200


def test_cluster_roles_say_who_says_so(client):
    roles = items(client, f"clusters/{BORDER}/roles", year=2019, role="member")
    told = [role for role in roles if role["origin"] == "article"]
    recorded = [role for role in roles if role["origin"] == "reference"]
    assert len(told) == len(recorded) == 7
    assert all(role["source"]["quote"] and role["confidence"] == 0.9 for role in told)
    assert all(role["source"] is role["confidence"] is None for role in recorded)
    assert [role["unit"]["id"] for role in items(client, f"clusters/{BORDER}/roles", role="head")] == ["lao-cai"]


def test_clusters_by_member_and_year(client):
    assert [c["id"] for c in items(client, "clusters", member="lai-chau", year=2019)] == [BORDER]
    assert items(client, "clusters", member="lai-chau", kind="bloc") == []
    assert [c["id"] for c in items(client, "clusters", q="BIÊN GIỚI")] == [BORDER]


def test_directives_by_number_type_issuer_year_and_campaign(client):
    for filters in (
        {"number": "05-CT/TW"},
        {"type": "chi-thi-dang", "issuer": "bo-chinh-tri"},
        {"year": 2016, "q": "chỉ thị"},
        {"campaign": HCM, "q": "đạo đức"},
    ):
        (found,) = items(client, "directives", **filters)
        assert (found["id"], found["number"], found["type"]) == ("05-ct-tw-2016", "05-CT/TW", "chi-thi-dang")
        assert (found["issued"], found["issuers"], found["articles"]) == ("2016-05-15", ["Bộ Chính trị"], 3)


def test_a_directive_with_the_campaigns_it_directs(client):
    directive = client.get("/api/directives/05-ct-tw-2016").json()
    assert {(campaign["id"], campaign["basis"]) for campaign in directive["campaigns"]} == {(HCM, False), (HCM, True)}
    assert (directive["type"]["name"], names(directive["issued_by"])) == ("Chỉ thị", ["Bộ Chính trị"])
    facts = client.get(directive["facts"]).json()["items"]
    assert {fact["type"] for fact in facts} == {"directive"}
    assert len({fact["source"]["article"] for fact in facts}) == 3


def test_awards_of_a_day_a_level_and_a_kind(client):
    orders = items(client, "awards", q="huân chương lao động", category="order", level="state")
    assert [(award["id"], award["facts"]) for award in orders] == [
        ("hc-lao-dong3", 2),
        ("hc-lao-dong2", 0),
        ("hc-lao-dong1", 0),
    ]
    old = [award["id"] for award in items(client, "awards", q="Chiến sĩ thi đua cấp", on="2010-01-01")]
    new = [award["id"] for award in items(client, "awards", q="Chiến sĩ thi đua", on="2024-06-01")]
    assert "cstd-cap-bo-2003" in old
    assert "cstd-cap-bo-2003" not in new


def test_an_award_with_law_successor_and_counts(client):
    old = client.get("/api/awards/cstd-cap-bo-2003").json()
    new = client.get("/api/awards/cstd-bo-2022").json()
    assert [award["id"] for award in old["succeeded_by"]] == ["cstd-bo-2022"]
    assert [award["id"] for award in new["succeeds"]] == ["cstd-cap-bo-2003"]
    assert [law["id"] for law in old["legal_basis"]] == ["15-2003-qh11"]
    assert all(article.startswith("15/2003/QH11: ") for article in old["legal_articles"])
    assert (old["category"], old["level"], old["recipient_kinds"]) == (
        "emulation-title",
        "ministry-province",
        ["individual"],
    )
    family = client.get("/api/awards/huan-chuong-lao-dong").json()
    assert {award["id"] for award in family["narrower"]} == {"hc-lao-dong1", "hc-lao-dong2", "hc-lao-dong3"}
    assert family["counts"] == [{"status": "conferred", "conferrals": 2, "recipients": 2}]


@pytest.mark.parametrize(
    ("filters", "recipients"),
    [
        ({"recipient": "province/lang-son"}, ["lang-son"]),
        ({"recipient": "lang-son", "status": "proposed"}, ["lang-son"]),
        ({"status": "conferred"}, ["district/thanh-pho-lai-chau", "lai-chau"]),
        ({"award": "hc-lao-dong3", "area": "lai-chau"}, ["district/thanh-pho-lai-chau", "lai-chau"]),
        ({"area": "thanh-pho-lai-chau", "status": "conferred"}, ["district/thanh-pho-lai-chau"]),
        ({"by": "thu-tuong-chinh-phu", "year": 2016}, ["lao-cai"]),
        ({"recipient_kind": "individual"}, []),
        ({"campaign": "ca-nuoc-chung-suc-xay-dung-nong-thon-moi"}, []),
    ],
)
def test_conferrals_by_every_filter(client, filters, recipients):
    found = items(client, "conferrals", **filters)
    assert sorted(item["recipient"]["id"] for item in found) == recipients


def test_a_conferral_shows_its_words(client):
    (found,) = items(client, "conferrals", recipient="lang-son")
    assert (found["date"], found["status"], found["recipient_kind"]) == ("2016-01-01", "proposed", "collective")
    assert (found["award"]["name"], found["conferred_by"]) == ("Cờ thi đua của Chính phủ", ["Chính phủ"])
    source = found["source"]
    assert source["article"] == f"{ID}article/000_736939171f8ba076"
    assert source["quote"] == "tỉnh Lạng Sơn được đề nghị tặng Cờ thi đua của Chính phủ"
    assert (source["start"], source["end"]) == (4836, 4892)


def test_gatherings(client):
    (found,) = items(client, "events", year=2019)
    assert (found["id"], found["kind"], found["places"]) == (CONFERENCE, "conference", ["Sơn La"])
    assert [e["id"] for e in items(client, "events", area="son-la", organiser=f"cluster/{BORDER}")] == [CONFERENCE]
    event = client.get(f"/api/events/{CONFERENCE}").json()
    assert ([p["id"] for p in event["held_in"]], [o["id"] for o in event["organised_by"]]) == (["son-la"], [BORDER])
    (fact,) = client.get(event["facts"]).json()["items"]
    assert (fact["type"], fact["source"]["start"], fact["source"]["end"]) == ("event", 120, 267)


def test_people_and_their_offices(client):
    assert [p["id"] for p in items(client, "people", area="son-la", q="khánh", role="bí thư")] == [KHANH]
    assert [p["id"] for p in items(client, "people", organisation="uy-ban-nhan-dan-tinh-son-la")] == [KHANH]
    person = client.get(f"/api/people/{KHANH}").json()
    offices = [(o["role"]["name"], o["organisation"]["name"], o["area"]["id"]) for o in person["offices"]]
    assert offices == [
        ("Chủ tịch", "UBND tỉnh", "son-la"),
        ("Chủ tịch", "Hội đồng Thi đua – Khen thưởng", "son-la"),
        ("Phó Bí thư", "Tỉnh ủy", "son-la"),
    ]
    assert client.get(person["all_offices"]).json()["items"] == person["offices"]
    assert {fact["fact"] for fact in client.get(person["facts"]).json()["items"]} == {
        office["fact"] for office in person["offices"]
    }


def test_figures(client):
    found = items(client, "statistics", indicator="hộ nghèo", year=2020)
    assert [(f["area"]["id"], f["value"], f["unit"], f["estimated"]) for f in found] == [
        ("district/huyen-bach-thong", 15.8, "%", True),
        ("lai-chau", 16.7, "%", True),
        ("lai-chau", 4.75, "%/năm", None),
    ]
    assert found[0]["source"]["quote"] == "dự kiến hết năm 2020 còn 15,8%"
    by_id = items(client, "statistics", indicator=found[0]["indicator"]["id"], area="huyen-bach-thong")
    assert [f["value"] for f in by_id] == [15.8]


def test_what_an_area_has(client):
    campaigns = items(client, "areas/bac-kan/campaigns")
    assert names([item["campaign"] for item in campaigns]) == ["Bắc Kạn chung sức xây dựng nông thôn mới"]
    assert campaigns[0]["source"]["start"] == 1481
    assert [item["recipient"]["id"] for item in items(client, "areas/lai-chau/awards", status="conferred")] == [
        "district/thanh-pho-lai-chau",
        "lai-chau",
    ]
    figures = items(client, "areas/huyen-bach-thong/statistics")
    assert figures == items(client, "areas/district/huyen-bach-thong/statistics")
    assert {figure["area"]["id"] for figure in figures} == {"district/huyen-bach-thong"}
    assert {item["cluster"]["id"] for item in items(client, "areas/lai-chau/clusters", year=2019)} == {BORDER}
    assert {fact["type"] for fact in items(client, "areas/lai-chau/facts", type="statistic")} == {"statistic"}


def test_every_item_of_a_fact_has_its_words_and_their_place(client):
    texts = {}
    for path in ("conferrals", "statistics", f"clusters/{BORDER}/facts", "areas/lai-chau/campaigns"):
        for item in items(client, path):
            source = item["source"]
            assert len(source["quote"]) == source["end"] - source["start"]
            facts = texts.setdefault(source["article"], {})
            if not facts:
                for fact in items(client, f"articles/{source['article'].rsplit('/', 1)[1]}/facts"):
                    facts[fact["fact"]] = fact
            fact = facts[item["fact"]]
            assert (fact["start"], fact["end"], fact["quote"]) == (source["start"], source["end"], source["quote"])
            assert item["confidence"] == fact["confidence"]


def test_areas_are_geojson(client):
    found = client.get("/api/areas", params={"q": "Lai Châu", "format": "geojson"})
    assert found.headers["content-type"] == "application/geo+json"
    asked = client.get("/api/areas", params={"q": "Lai Châu"}, headers={"accept": "application/geo+json"})
    assert asked.json() == found.json()
    collection = found.json()
    assert collection["type"] == "FeatureCollection"
    features = {feature["properties"]["id"]: feature for feature in collection["features"]}
    assert features["lai-chau"]["geometry"] == {"type": "Point", "coordinates": [103.186123, 22.31712]}
    assert features["lai-chau"]["properties"]["valid_from"] == "2004-01-01"
    without = [feature for feature in collection["features"] if feature["geometry"] is None]
    assert without
    west, south, east, north = collection["bbox"]
    assert west <= 103.186123 <= east
    assert south <= 22.31712 <= north
    one = client.get("/api/areas/lai-chau", params={"format": "geojson"}).json()
    assert (one["type"], one["id"], one["geometry"]) == (
        "Feature",
        f"{ID}province/lai-chau",
        features["lai-chau"]["geometry"],
    )
    assert client.get("/api/areas", params={"q": "không có", "format": "geojson"}).json() == {
        "type": "FeatureCollection",
        "features": [],
        "next": None,
    }


def test_short_ids_of_districts_are_found_in_every_filter(client):
    by_slug = items(client, "campaigns", area="huyen-bach-thong")
    assert by_slug == items(client, "campaigns", area="district/huyen-bach-thong")
    assert by_slug == items(client, "campaigns", area=f"{ID}district/huyen-bach-thong")
    assert len(by_slug) == 5
    rows = client.get("/api/queries/campaigns", params={"area": "huyen-bach-thong", "limit": 100}).json()["rows"]
    assert [row["campaign"] for row in rows] == [item["iri"] for item in by_slug]
    within = client.get("/api/areas", params={"within": "huyen-bach-thong"}).json()["items"]
    assert "commune/thi-tran-phu-thong" in [unit["id"] for unit in within]
