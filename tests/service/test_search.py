"""``/api/search`` over the graph of the founding articles' gold."""

import csv
import io
import time
from pathlib import Path

import httpx
import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from service_tools import Served, serving, settings_for

from kg_service.service.problems import TYPE_BASE
from kg_service.service.search.days import Days, read_days
from kg_service.store.snapshots import Snapshots

ID = "https://w3id.org/thidua/id/"
VOCAB = "https://w3id.org/thidua/vocab/"


def first(client: httpx.Client, q: str, **parameters: str) -> str:
    items = client.get("/api/search", params={"q": q, **parameters}).json()["items"]
    return items[0]["iri"].removeprefix(ID).removeprefix(VOCAB) if items else ""


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("Lai Châu", "province/lai-chau"),
        ("lai chau", "province/lai-chau"),
        ("LAI CHÂU", "province/lai-chau"),
        ("La\u0323i Cha\u0302u", "province/lai-chau"),
        ("tỉnh Hoà Bình", "province/hoa-binh"),
        ("TP.HCM", "province/ho-chi-minh-2025"),
        ("T. Cao Bằng", "province/cao-bang"),
        ("thành phố Lai Châu", "district/thanh-pho-lai-chau"),
        ("dak lak", "province/dak-lak-2025"),
        ("Ðắk Nông", "province/dak-nong"),  # the Icelandic letter
        ("Uỷ ban nhân dân tỉnh Bắc Kạn", "body/uy-ban-nhan-dan-tinh-bac-kan"),
        ("UBND tinh bac kan", "body/uy-ban-nhan-dan-tinh-bac-kan"),
        ("BKTTg", "award-type/bk-ttg"),
        ("hclđ hạng 3", "award-type/hc-lao-dong3"),
        ("Huân chương Lao động hạng III", "award-type/hc-lao-dong3"),
        ("Huân chuong Lao đọng hạng Ba", "award-type/hc-lao-dong3"),
        ("phong trào thi đua dạy tốt học tốt", "campaign/day-tot-hoc-tot"),
        ("1315/QĐ-TTg", "directive/1315-qd-ttg-2023"),
        ("Nguyễn Đăng B", "person/nguyen-dang-binh-7c915c01"),
    ],
)
def test_names_are_found_as_people_write_them(client: httpx.Client, q: str, expected: str) -> None:
    assert first(client, q) == expected


def test_an_answer_says_what_was_found_and_why(client: httpx.Client) -> None:
    response = client.get("/api/search", params={"q": "xay dung nong thon", "type": "campaign", "limit": 2})
    assert response.headers["etag"].startswith('W/"')
    body = response.json()
    item = body["items"][0]
    assert {one["id"] for one in item["types"]} == {"Campaign"}
    assert "<mark>xây dựng nông thôn</mark>" in item["matched"]["snippet"]
    assert 0 < item["score"] <= 100
    assert item["page"].startswith("/page/campaign/")
    assert client.get(item["page"]).status_code == 200
    again = client.get(response.url, headers={"if-none-match": response.headers["etag"]})
    assert again.status_code == 304


def test_pages_follow_each_other_without_gaps(client: httpx.Client) -> None:
    everything = client.get("/api/search", params={"q": "thi đua", "limit": 1000}).json()
    assert everything["next"] is None
    assert len(everything["items"]) > 20
    gathered, cursor = [], ""
    while cursor is not None:
        parameters = {"q": "thi đua", "limit": 9} | ({"cursor": cursor} if cursor else {})
        page = client.get("/api/search", params=parameters).json()
        gathered += page["items"]
        cursor = page["next"]
    assert gathered == everything["items"]


def test_a_day_brings_what_the_name_was_or_had_become(client: httpx.Client) -> None:
    assert first(client, "Lào Cai", on="2019") == "province/lao-cai"
    assert first(client, "Lào Cai", on="2025-08-01") == "province/lao-cai-2025"
    assert first(client, "Lào Cai") == "province/lao-cai-2025"  # what still lasts, without a day
    assert first(client, "Hà Giang", on="01/08/2025") == "province/tuyen-quang-2025"
    assert first(client, "Hà Giang", on="2025-06-30") == "province/ha-giang"


def test_csv(client: httpx.Client) -> None:
    by_name = client.get("/api/search", params={"q": "lai chau", "format": "csv", "limit": 2})
    by_accept = client.get("/api/search", params={"q": "lai chau", "limit": 2}, headers={"accept": "text/csv"})
    assert by_name.content == by_accept.content
    rows = list(csv.DictReader(io.StringIO(by_name.text)))
    assert [row["iri"] for row in rows] == [f"{ID}province/lai-chau", f"{ID}province/lai-chau-pre-2004"]
    assert (rows[0]["name"], rows[0]["types"]) == ("Lai Châu", "Province AdministrativeUnit")


@pytest.mark.parametrize(
    ("parameters", "status", "said"),
    [
        ({}, 400, "'q'"),
        ({"q": ""}, 400, "'q'"),
        ({"q": "x" * 401}, 400, "'q'"),
        ({"q": "x", "type": "Dragon"}, 400, "type 'Dragon' is no class here; there are: AdministrativeChange"),
        ({"q": "x", "cursor": "zzz"}, 400, "cursor is none of ours"),
        ({"q": "x", "format": "xls"}, 406, "json, csv"),
    ],
)
def test_what_is_wrong_is_said(client: httpx.Client, parameters: dict[str, str], status: int, said: str) -> None:
    response = client.get("/api/search", params=parameters)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert said in response.json()["detail"]


def test_nothing_breaks_it(client: httpx.Client) -> None:
    for q in ("\u0301", "' OR 1=1 --", '"', "a\x00b", "((((", "%", "~*?:^[]{}", "\u1f600" * 50, " ", "ﬁ"):
        assert client.get("/api/search", params={"q": q}).status_code == 200


def test_labels_of_others_are_escaped_and_new_data_are_found(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> & xây dựng"
    folder = tmp_path / "store"

    def publish(*names: str) -> None:
        graph = Graph()
        for number, name in enumerate(names):
            campaign = URIRef(f"{ID}campaign/c{number}")
            graph.add((campaign, RDF.type, URIRef("https://w3id.org/thidua/ontology#Campaign")))
            graph.add((campaign, RDFS.label, Literal(name, "vi")))
        graph.serialize(tmp_path / "graph.nt", format="nt", encoding="utf-8")
        Snapshots(folder).publish(tmp_path / "graph.nt")

    publish(hostile)
    with serving(settings_for(folder, workers=1)) as url:
        found = httpx.get(f"{url}/api/search", params={"q": hostile}).json()["items"][0]
        assert found["name"] == hostile
        assert found["matched"]["snippet"].count("<") == found["matched"]["snippet"].count("mark>")
        id_ = found["iri"].removeprefix("https://w3id.org/thidua/")
        preview = httpx.get(f"{url}/reconcile/preview", params={"id": id_})
        assert "default-src 'none'" in preview.headers["content-security-policy"]
        for answer in (preview.text, httpx.get(f"{url}/reconcile/flyout/entity", params={"id": id_}).json()["html"]):
            assert "<script" not in answer
            assert "&lt;script&gt;" in answer
        assert httpx.get(f"{url}/api/search", params={"q": "Trăm hoa đua nở"}).json()["items"] == []
        publish(hostile, "Trăm hoa đua nở")
        deadline, newer = time.monotonic() + 60, []
        while not newer and time.monotonic() < deadline:  # a slow machine may answer from the index before
            newer = httpx.get(f"{url}/api/search", params={"q": "Trăm hoa đua nở"}).json()["items"]
        assert (newer[0]["score"], newer[0]["name"]) == (100.0, "Trăm hoa đua nở")


def test_it_works_over_a_remote_engine(served: Served, tmp_path) -> None:
    with serving(settings_for(tmp_path, endpoint=served.sparql, query_timeout=60)) as url:
        over, direct = (httpx.get(f"{at}/api/search", params={"q": "lai chau"}).json() for at in (url, served.url))
    assert over["items"] == direct["items"]


def test_no_graph_is_a_clear_503(tmp_path) -> None:
    with serving(settings_for(tmp_path / "nothing")) as url:
        response = httpx.get(f"{url}/api/search", params={"q": "x"})
        assert (response.status_code, response.json()["type"]) == (503, f"{TYPE_BASE}store")


@pytest.mark.parametrize(
    ("text", "first_day", "last_day"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("2024-02-03T00:00:00Z", "2024-02-03", "2024-02-03"),
        ("3/2/2024", "2024-02-03", "2024-02-03"),
        ("12.2023", "2023-12-01", "2023-12-31"),
    ],
)
def test_days(text: str, first_day: str, last_day: str) -> None:
    found = read_days(text)
    assert isinstance(found, Days)
    assert (found.first.isoformat(), found.last.isoformat()) == (first_day, last_day)


@pytest.mark.parametrize("text", ["", "soon", "2024-13", "31/2/2024", "0000", "202"])
def test_what_is_no_day(text: str) -> None:
    assert read_days(text) is None
