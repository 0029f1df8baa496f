"""The OpenAPI document: every path of the agreement is in it, and everything in it answers with its own examples."""

import pytest

AGREED = {
    *("/api/campaigns", "/api/campaigns/{id}", "/api/campaigns/{id}/history"),
    *("/api/areas", "/api/areas/{id}"),
    *(f"/api/areas/{{id}}/{name}" for name in ("campaigns", "awards", "statistics", "clusters")),
    *(
        f"/api/{kind}{rest}"
        for kind in ("clusters", "directives", "awards", "events", "people")
        for rest in ("", "/{id}")
    ),
    *("/api/conferrals", "/api/statistics", "/api/articles", "/api/articles/{id}/facts"),
    *("/api/queries", "/api/queries/{name}"),
}


@pytest.fixture(scope="module")
def operations(client):
    paths = client.get("/openapi.json").json()["paths"]
    return {path: item["get"] for path, item in paths.items() if path.startswith("/api/") and "get" in item}


def test_every_path_of_the_agreement_is_there(operations):
    assert set(operations) >= AGREED


def example(parameter):
    found = parameter.get("example", parameter["schema"].get("examples", parameter.get("examples", [None])))
    return found[0] if isinstance(found, list) else found


def test_everything_is_described_and_has_examples(operations):
    for path, operation in operations.items():
        if path == "/api/search":
            continue  # has tests of its own
        assert operation["description"].strip(), path
        for parameter in operation.get("parameters", []):
            where = f"{path} {parameter['name']}"
            assert parameter.get("description"), where
            assert example(parameter) is not None or parameter["name"] == "cursor", where


def test_every_path_answers_with_its_examples(client, operations):
    for path, operation in operations.items():
        if path == "/api/search":
            continue  # has tests of its own
        parameters = operation.get("parameters", [])
        filled = path
        for parameter in parameters:
            if parameter["in"] == "path":
                filled = filled.replace(f"{{{parameter['name']}}}", str(example(parameter)))
        assert client.get(filled).status_code == 200, filled
        for parameter in parameters:
            if parameter["in"] == "query" and parameter["name"] != "cursor":
                given = {parameter["name"]: example(parameter)}
                response = client.get(filled, params=given)
                assert response.status_code == 200, (filled, given, response.text)


def test_formats_are_documented(operations):
    for path in AGREED - {"/api/queries", "/api/queries/{name}"}:
        content = operations[path]["responses"]["200"]["content"]
        assert {"application/json", "text/csv", "application/ld+json"} <= set(content), path
    assert "application/geo+json" in operations["/api/areas"]["responses"]["200"]["content"]
