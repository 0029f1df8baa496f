"""``/reconcile``: Reconciliation Service API 0.2, every answer held against the official schemas."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from kg_service.reference.load import Reference
from kg_service.service.problems import TYPE_BASE

sys.path.append(str(Path(__file__).resolve().parents[2]))
from bench.reconciliation import ENOUGH, measure
from bench.spellings import NOISES, table

AREA = "id/province/"
SCHEMAS = "conformance/reconciliation/0.2"


def asked(client: httpx.Client, **queries: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    answer = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    return {key: value["result"] for key, value in answer.json().items()}


def ids(candidates: list[dict[str, Any]]) -> list[str]:
    return [one["id"] for one in candidates]


def extended(client: httpx.Client, things: list[str], *properties: dict[str, Any]) -> dict[str, Any]:
    answer = client.post("/reconcile", data={"extend": json.dumps({"ids": things, "properties": properties})})
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture(scope="session")
def validators(shared: Path) -> dict[str, Draft202012Validator]:
    """The official schemas by name. They call themselves plain ``schema#``, which is the newest draft."""
    documents = {path.stem: json.loads(path.read_text()) for path in (shared / SCHEMAS / "schemas").glob("*.json")}
    resources = [
        (document["$id"], Resource(contents=document, specification=DRAFT202012)) for document in documents.values()
    ]
    registry: Registry[Any] = Registry().with_resources(resources)
    return {name: Draft202012Validator(document, registry=registry) for name, document in documents.items()}


BATCH = {
    "q0": {"query": "Lai Châu", "type": "AdministrativeUnit", "limit": 3, "type_strict": "any"},
    "q1": {
        "query": "Hà Giang",
        "properties": [{"pid": "on", "v": 2026}, {"pid": "area", "v": {"id": "x", "name": "y"}}],
    },
    "q2": {"query": "zzzzqqq"},
}
EXTEND = {
    "ids": [f"{AREA}lai-chau", "award-type/hc-lao-dong3", "nothing/at-all"],
    "properties": [
        {"id": "gso"}, {"id": "region"}, {"id": "since"}, {"id": "latitude"}, {"id": "iri"}, {"id": "name"},
        {"id": "exactMatch", "settings": {"limit": 1}},
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("schema", "path", "parameters"),
    [
        ("manifest", "/reconcile", {}),
        ("reconciliation-result-batch", "/reconcile", {"queries": json.dumps(BATCH)}),
        ("data-extension-response", "/reconcile", {"extend": json.dumps(EXTEND)}),
        ("suggest-entities-response", "/reconcile/suggest/entity", {"prefix": "bac"}),
        ("suggest-entities-response", "/reconcile/suggest/entity", {"prefix": ""}),
        ("suggest-properties-response", "/reconcile/suggest/property", {"prefix": "ma"}),
        ("suggest-types-response", "/reconcile/suggest/type", {"prefix": "ti"}),
        ("suggest-types-response", "/reconcile/suggest/type", {}),
        ("data-extension-property-proposal", "/reconcile/properties", {"type": "Province", "limit": 5}),
        ("data-extension-property-proposal", "/reconcile/properties", {}),
    ],
)
def test_answers_hold_to_the_official_schemas(
    client: httpx.Client,
    validators: dict[str, Draft202012Validator],
    schema: str,
    path: str,
    parameters: dict[str, Any],
) -> None:
    response = client.get(path, params=parameters, headers={"origin": "https://example.org"})
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "*"
    validators[schema].validate(response.json())


def test_the_official_examples_of_batches_are_understood(client: httpx.Client, shared: Path) -> None:
    for path in (shared / SCHEMAS / "examples/reconciliation-query-batch/valid").glob("*.json"):
        assert client.get("/reconcile", params={"queries": path.read_text()}).status_code == 200
    for name in ("empty-properties", "empty-query"):
        path = shared / SCHEMAS / f"examples/reconciliation-query-batch/invalid/{name}.json"
        answer = client.get("/reconcile", params={"queries": path.read_text()})
        assert (answer.status_code, answer.json()["type"]) == (400, f"{TYPE_BASE}input")


def test_the_manifest_leads_to_what_works(client: httpx.Client) -> None:
    manifest = client.get("/reconcile").json()
    assert manifest["versions"] == ["0.2"]
    host = str(client.base_url).rstrip("/")
    candidate = asked(client, q={"query": "Lai Châu"})["q"][0]
    assert manifest["identifierSpace"] + candidate["id"] == "https://w3id.org/thidua/id/province/lai-chau"
    for kind, service in manifest["suggest"].items():
        address = service["service_url"] + service["service_path"]
        found = client.get(address, params={"prefix": "lai" if kind == "entity" else "t"}).json()["result"]
        assert found
        flyout = service["flyout_service_url"] + service["flyout_service_path"].replace("${id}", found[0]["id"])
        assert client.get(flyout).json()["id"] == found[0]["id"]
    preview = client.get(manifest["preview"]["url"].replace("{{id}}", candidate["id"]))
    assert "Lai Chau Province" in preview.text
    view = client.get(manifest["view"]["url"].replace("{{id}}", candidate["id"].replace("/", "%2F")))
    assert (view.status_code, view.headers["location"]) == (303, "/page/province/lai-chau")
    assert client.get(view.headers["location"]).status_code == 200
    proposals = manifest["extend"]["propose_properties"]
    assert proposals["service_url"] == host
    offered = client.get(host + proposals["service_path"], params={"type": "Province"}).json()["properties"]
    assert {"gso", "partOf", "latitude", "name"} & {one["id"] for one in offered} == {"gso", "latitude", "name"}


def test_browsers_of_others_may_ask(client: httpx.Client) -> None:
    headers = {"origin": "https://example.org", "access-control-request-method": "POST"}
    for path in ("/reconcile", "/reconcile/suggest/entity", "/reconcile/preview", "/reconcile/properties"):
        assert client.options(path, headers=headers).headers["access-control-allow-origin"] == "*"
    wrong = client.get("/reconcile", params={"queries": "{"}, headers=headers)
    assert (wrong.status_code, wrong.headers["access-control-allow-origin"]) == (400, "*")


def test_scores_are_on_one_scale_and_a_match_stands_clear(client: httpx.Client) -> None:
    found = asked(
        client,
        same={"query": "Cao Bằng"},
        bare={"query": "cao bang"},
        slip={"query": "Cao Băngg"},
        two={"query": "Lào Cai"},
    )
    assert (found["same"][0]["score"], found["same"][0]["match"]) == (100.0, True)
    assert 95 < found["bare"][0]["score"] < 100
    assert 75 < found["slip"][0]["score"] < 95
    assert all(found[key][0]["id"] == f"{AREA}cao-bang" for key in ("same", "bare", "slip"))
    assert ids(found["two"])[:2] == [f"{AREA}lao-cai-2025", f"{AREA}lao-cai"]  # which of them is for people to say
    assert not any(one["match"] for one in found["two"])
    assert found["same"][0]["features"] == [{"id": "name", "value": 100.0}]
    assert found["same"][0]["type"][0]["id"] == "Province"


@pytest.mark.parametrize(
    ("day", "name", "expected"),
    [
        ("2024-03-01", "Hà Giang", "ha-giang"),
        ("2025-06-30", "Hà Giang", "ha-giang"),
        ("2025-07-01", "Hà Giang", "tuyen-quang-2025"),
        ("2024", "Tuyên Quang", "tuyen-quang"),
        ("07/2025", "Tuyen Quang", "tuyen-quang-2025"),
        ("2003-05-01", "Lai Châu", "lai-chau-pre-2004"),
        ("2004-05-01", "tỉnh Lai Châu", "lai-chau"),
        ("soon", "Lai Châu", "lai-chau"),
    ],
)
def test_a_date_picks_the_province_of_its_day(client: httpx.Client, day: str, name: str, expected: str) -> None:
    for pid in ("on", "date", "year"):
        query = {"query": name, "type": "AdministrativeUnit", "properties": [{"pid": pid, "v": day}]}
        assert ids(asked(client, q=query)["q"])[0] == AREA + expected


def test_a_date_picks_the_law_of_its_day(client: httpx.Client) -> None:
    def award(day: str) -> str:
        query = {"query": "CSTĐ cấp tỉnh", "properties": [{"pid": "on", "v": day}]}
        return asked(client, q=query)["q"][0]["id"]

    assert award("2019-01-01") == "vocab/award-type/cstd-cap-bo-2003"
    assert award("2024-06-01") == "vocab/award-type/cstd-bo-2022"


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Toàn dân bảo vệ an ninh Tổ quốc", "Campaign", "toan-dan-bao-ve-an-ninh-to-quoc"),
        ("TDBVANTQ", "Campaign", "toan-dan-bao-ve-an-ninh-to-quoc"),
        ("nguoi viet nam uu tien dung hang viet nam", "Drive", "nguoi-viet-nam-uu-tien-dung-hang-viet-nam"),
        ("Cuộc vận động 50", "Drive", "quan-ly-khai-thac-vu-khi-trang-bi-ky-thuat-tot-ben-an-toan-tiet-kiem"),
        ("Ba đảm đang", "Campaign", "ba-dam-dang"),
    ],
)
def test_national_campaigns_are_found_by_name(client: httpx.Client, name: str, kind: str, expected: str) -> None:
    assert ids(asked(client, q={"query": name, "type": kind})["q"])[0] == f"id/campaign/{expected}"


def test_types(client: httpx.Client) -> None:
    def found(**more: Any) -> list[str]:
        return ids(asked(client, q={"query": "Lai Châu", "limit": 4, **more})["q"])

    assert found(type="District")[0] == "id/district/thanh-pho-lai-chau"
    assert (
        found(type="td:District") == found(type="https://w3id.org/thidua/ontology#District") == found(type="district")
    )
    assert f"{AREA}lai-chau" not in found(type=["District", "Campaign"])
    assert found(type=["District", "AdministrativeUnit"], type_strict="all")[0] == "id/district/thanh-pho-lai-chau"
    assert set(found(type=["District"], type_strict="should")) >= {"id/district/thanh-pho-lai-chau", f"{AREA}lai-chau"}
    assert found(type="Dragon") == []


def test_properties_weigh(client: httpx.Client) -> None:
    found = asked(
        client,
        code={"properties": [{"pid": "gso", "v": "15"}, {"pid": "on", "v": "2020-01-01"}]},
        item={"properties": [{"pid": "wikidata", "v": "q36409"}]},
        body={"query": "UBND tỉnh", "properties": [{"pid": "area", "v": "Bắc Kạn"}]},
        same={"query": "Tỉnh ủy", "properties": [{"pid": "area", "v": {"id": f"{AREA}bac-kan"}}]},
        # The number recurs in every province.
        document={
            "query": "1054/KH-UBND",
            "type": "Directive",
            "properties": [{"pid": "issuer", "v": "UBND tỉnh Lai Châu"}],
        },
        nothing={"query": "Cao Bằng", "properties": [{"pid": "colour", "v": "red"}]},
    )
    assert ids(found["code"])[0] == f"{AREA}yen-bai"
    assert ids(found["item"]) == [f"{AREA}lai-chau"]
    assert ids(found["body"])[0] == "id/body/uy-ban-nhan-dan-tinh-bac-kan"
    assert found["body"][0]["match"]
    areas = {one["id"]: {f["id"]: f["value"] for f in one["features"]}.get("area") for one in found["same"]}
    assert areas["id/body/tinh-uy-bac-kan"] is True
    assert ids(found["document"])[0] == "id/directive/1054-kh-ubnd-lai-chau-2017"
    assert {"id": "issuer", "value": True} in found["document"][0]["features"]
    assert found["nothing"][0]["id"] == f"{AREA}cao-bang"


def test_data_are_extended(client: httpx.Client) -> None:
    answer = extended(
        client, [f"{AREA}lai-chau", "https://w3id.org/thidua/id/province/ha-giang", "x/y"], *EXTEND["properties"]
    )
    assert [one["id"] for one in answer["meta"]] == ["gso", "region", "since", "latitude", "iri", "name", "exactMatch"]
    row = answer["rows"][f"{AREA}lai-chau"]
    assert (row["gso"], row["since"]) == ([{"str": "12"}], [{"date": "2004-01-01T00:00:00Z"}])
    assert row["name"] == [{"str": "Lai Châu"}]
    assert row["iri"] == [{"str": "https://w3id.org/thidua/id/province/lai-chau"}]
    assert row["latitude"] == [{"float": 22.31712}]
    assert row["region"][0]["name"] == "Trung du và miền núi phía Bắc"
    assert answer["rows"]["https://w3id.org/thidua/id/province/ha-giang"]["gso"] == [{"str": "02"}]
    assert answer["rows"]["x/y"] == {one["id"]: [] for one in answer["meta"]}


def test_settings_of_extended_properties(client: httpx.Client) -> None:
    def cells(id_: str, **settings: Any) -> list[dict[str, Any]]:
        answer = extended(client, [f"{AREA}ha-giang"], {"id": id_, "settings": settings})
        return answer["rows"][f"{AREA}ha-giang"][id_]

    assert cells("name", language="en") == [{"str": "Ha Giang Province"}]
    assert cells("name", language="any") == [{"str": "Hà Giang"}, {"str": "Ha Giang Province"}]
    assert cells("name", language="any", limit="1") == [{"str": "Hà Giang"}]
    assert cells("successor")[0]["id"] == f"{AREA}tuyen-quang-2025"
    assert cells("successor", content="name") == [{"str": "Tuyên Quang"}]
    assert cells("successor", content="iri") == [{"str": "https://w3id.org/thidua/id/province/tuyen-quang-2025"}]


@pytest.mark.parametrize(
    ("options", "status", "type_", "said"),
    [
        ({"data": {"queries": "{"}}, 400, "input", "queries is no JSON: Expecting property name"),
        ({"data": {"queries": "[]"}}, 400, "input", "must be a JSON object, not list"),
        ({"data": {"queries": '{"q7": 1}'}}, 400, "input", "query 'q7' must be a JSON object"),
        ({"data": {"queries": '{"q7": {"query": 1}}'}}, 400, "input", "'query' must be text"),
        ({"data": {"queries": '{"q7": {"query": "x", "limit": NaN}}'}}, 400, "input", "'limit' must be a number"),
        ({"data": {"queries": '{"q7": {"query": "x", "type_strict": "maybe"}}'}}, 400, "input", "any, all, should"),
        ({"data": {"queries": '{"q7": {"query": "x", "properties": [{"pid": "on"}]}}'}}, 400, "input", "'pid' and 'v'"),
        ({"data": {"queries": '{"q7": {"query": "\\ud800"}}'}}, 400, "input", "surrogate"),
        ({"data": {"queries": json.dumps({str(n): {} for n in range(51)})}}, 413, "too-large", "may have 50"),
        ({"data": {"queries": "[" * 100_000}}, 400, "input", "nested too deeply"),
        ({"data": {"queries": "x" * 1_000_001}}, 413, "too-large", "1000000 bytes"),
        ({"json": {"queries": {}}}, 400, "input", "send queries or extend as application/x-www-form-urlencoded"),
        ({"data": {"question": "x"}}, 400, "input", "neither queries nor extend"),
        ({"data": {"extend": '{"ids": "x", "properties": []}'}}, 400, "input", "'ids' must be a list"),
        ({"data": {"extend": '{"ids": ["x"], "properties": [{"id": "hue"}]}'}}, 400, "input", "no property 'hue'"),
        ({"data": {"extend": json.dumps({"ids": ["x"] * 201, "properties": []})}}, 413, "too-large", "may ask for 200"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(
    client: httpx.Client, options: dict[str, Any], status: int, type_: str, said: str
) -> None:
    response = client.post("/reconcile", **options)
    assert response.headers["content-type"] == "application/problem+json"
    assert (response.status_code, response.json()["type"]) == (status, TYPE_BASE + type_)
    assert said in response.json()["detail"]


@pytest.mark.parametrize(
    "path",
    [
        "flyout/entity?id=x/y",
        "flyout/type?id=X",
        "flyout/property?id=x",
        "preview?id=x",
        "view?id=x",
        "properties?type=X",
    ],
)
def test_what_is_not_there_is_a_404(client: httpx.Client, path: str) -> None:
    assert client.get(f"/reconcile/{path}").status_code == 404


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["query", "type", "limit", "properties", "type_strict"]),
        JSON_VALUES
        | st.lists(st.fixed_dictionaries({"pid": st.sampled_from(["on", "area", "gso", "x"]), "v": JSON_VALUES})),
        max_size=4,
    )
)
def test_no_batch_breaks_the_service(client: httpx.Client, query: dict[str, Any]) -> None:
    response = client.post("/reconcile", data={"queries": json.dumps({"q": query, "also": {"query": "Lai Châu"}})})
    assert response.status_code in (200, 400)
    if response.status_code == 200:
        assert response.json()["also"]["result"][0]["id"] == f"{AREA}lai-chau"


@pytest.mark.parametrize("seed", [1, 2])
def test_the_right_thing_comes_first_however_it_is_spelt(client: httpx.Client, reference: Reference, seed: int) -> None:
    rows = table(reference, seed)
    assert {noise: sum(row.noise == noise for row in rows) for noise in NOISES} == dict.fromkeys(NOISES, 75)
    outcome = measure(str(client.base_url), rows)
    assert outcome.share >= ENOUGH, outcome.wrong
