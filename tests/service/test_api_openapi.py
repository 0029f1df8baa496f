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


READING = [
    *("/sparql", "/graphs", "/graph/{path}", "/id/{path}", "/data/{path}", "/vocab/{path}", "/ontology", "/dataset"),
    *("/dataset/{version}", "/.well-known/void", "/context.jsonld", "/metrics", "/health/live", "/health/ready"),
    *("/problem/{name}", "/reconcile", "/reconcile/view", "/reconcile/preview", "/reconcile/properties"),
]


@pytest.fixture(scope="module")
def document(client):
    return client.get("/openapi.json").json()


def filled(path, operation):
    """A path with the examples of its parameters, and the required ones of the address."""
    given = {}
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", str(example(parameter)))
        elif parameter.get("required") or parameter["name"] == "graph":
            given[parameter["name"]] = example(parameter)
    return path, given


@pytest.mark.parametrize("path", READING)
def test_other_addresses_answer_what_is_documented_in_every_documented_type(client, document, path):
    operation = document["paths"][path]["get"]
    responses = operation["responses"]
    address, given = filled(path, operation)
    for media_type in responses.get("200", {}).get("content", {}) or ["*/*"]:
        if path == "/sparql" and media_type in {"text/turtle", "application/n-triples", "application/rdf+xml"}:
            continue  # of a query that builds a graph
        response = client.get(address, params=given, headers={"Accept": media_type}, follow_redirects=False)
        assert str(response.status_code) in responses, (address, media_type, response.text)
        if response.status_code == 200 and media_type != "*/*":
            assert response.headers["content-type"].split(";")[0] in responses["200"]["content"], (path, media_type)


def test_formats_are_named_and_each_can_be_had(client, operations):
    for path, operation in operations.items():
        named = [parameter for parameter in operation.get("parameters", []) if parameter["name"] == "format"]
        if not named or path in ("/api/queries/{name}", "/api/search"):
            continue  # by the kind of query; needs words to search for
        address, given = filled(path, operation)
        for name in named[0]["schema"]["enum"]:
            response = client.get(address, params={**given, "format": name})
            assert response.status_code == 200, (path, name, response.text)


def test_errors_are_problem_documents_and_none_is_documented_that_is_never_sent(document):
    for path, item in document["paths"].items():
        for method, operation in item.items():
            assert "422" not in operation["responses"], (method, path)
            for status, response in operation["responses"].items():
                if status >= "400":
                    assert list(response["content"]) == ["application/problem+json"], (method, path, status)
    assert "HTTPValidationError" not in document["components"]["schemas"]


def test_the_protocols_are_described_with_their_ways_to_ask_and_what_needs_the_token(document):
    paths = document["paths"]
    assert list(paths)[:4] == ["/sparql", "/sparql/update", "/graphs", "/graph/{path}"]
    assert set(paths["/sparql"]) == {"get", "post"}
    assert set(paths["/sparql"]["post"]["requestBody"]["content"]) == {
        "application/x-www-form-urlencoded",
        "application/sparql-query",
    }
    locked = {
        (path, method)
        for path, item in paths.items()
        for method, operation in item.items()
        if operation.get("security") == [{"token": []}]
    }
    graphs = {(path, method) for path in ("/graphs", "/graph/{path}") for method in ("put", "post", "delete")}
    assert locked == {("/sparql/update", "post"), *graphs}
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/reconcile", "GET, HEAD, POST"), ("/api/areas", "GET, HEAD"), ("/dataset", "GET, HEAD")],
)
def test_a_wrong_method_is_told_all_that_the_address_takes(client, path, allowed):
    response = client.request("DELETE", path)
    assert response.status_code == 405
    assert response.headers["allow"] == allowed
    assert response.json()["detail"] == f"DELETE is not for {path}; it takes {allowed}"


@pytest.mark.parametrize("day", ["0", "86400", "2024", "2024-3-1", "2024-02-30", ""])
def test_a_day_is_one_as_iso_8601_writes_it(client, day):
    response = client.get("/api/areas/lai-chau", params={"on": day})
    assert response.status_code == 400, response.text
    assert response.json()["errors"][0]["parameter"] == "on"
