"""The dataset describes itself in VoID, DCAT and schema.org, and its dumps are what it says they are."""

import gzip
import hashlib
import json
import re
import time
import urllib.parse

import httpx
import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, RDF, VOID, XSD, Graph, Literal, Namespace, URIRef
from service_tools import serving, settings_for

from kg_service.graph.dataset import DatasetDescription, load_about
from kg_service.graph.iris import IriScheme
from kg_service.store.snapshots import Snapshots

BASE = "https://w3id.org/thidua/"
DATASET = URIRef(f"{BASE}dataset")
SPDX = Namespace("http://spdx.org/rdf/terms#")
CAMPAIGN = f"{BASE}ontology#Campaign"
EXACT = "http://www.w3.org/2004/02/skos/core#exactMatch"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
RDF_FORMATS = {
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}


@pytest.fixture(scope="module")
def described(client) -> Graph:
    """The description as the service gives it once the dumps are made."""
    deadline = time.monotonic() + 120
    while (made := client.get("/dumps/current/SHA256SUMS", follow_redirects=True)).status_code != 200:
        assert made.status_code == 503
        assert int(made.headers["retry-after"]) > 0
        assert time.monotonic() < deadline
    return Graph().parse(data=client.get("/.well-known/void").text, format="turtle")


def rows(client: httpx.Client, query: str) -> list[list[str]]:
    """Rows of a query, without their head."""
    answer = client.get(
        "/sparql", params={"query": f"PREFIX void: <http://rdfs.org/ns/void#> {query}", "format": "tsv"}
    )
    return [line.split("\t") for line in answer.text.splitlines()[1:]]


def test_the_description_is_in_the_graph_and_its_counts_are_what_queries_count(client):
    whole = f"<{DATASET}>"
    assert rows(client, f"SELECT ?n {{ {whole} void:triples ?n }}") == rows(client, COUNT)
    classes = f"{whole} void:classPartition [ void:class ?c ; void:entities ?n ]"
    wrong = f"SELECT ?c {{ {classes} . ?s a ?c }} GROUP BY ?c ?n HAVING (COUNT(DISTINCT ?s) != ?n)"
    assert rows(client, wrong) == []
    there = rows(client, "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }")
    assert rows(client, f"SELECT (COUNT(?c) AS ?n) {{ {classes} }}") == there
    uses = "void:propertyPartition [ void:property ?p ; void:triples ?n ]"
    said = f"{{ {whole} void:classPartition [ void:class <{CAMPAIGN}> ; {uses} ] }}"
    asked = rows(client, f"SELECT ?p (COUNT(*) AS ?n) {{ ?s a <{CAMPAIGN}> ; ?p ?o }} GROUP BY ?p ORDER BY ?p")
    assert rows(client, f"SELECT ?p ?n {said} ORDER BY ?p") == asked
    graphs = f"{whole} void:subset ?g . ?g void:triples ?n . GRAPH ?g {{ ?s ?p ?o }}"
    assert rows(client, f"SELECT ?g {{ {graphs} }} GROUP BY ?g ?n HAVING (COUNT(*) != ?n)") == []
    target = f"?l void:objectsTarget <{BASE}dataset#target-wikidata> ; void:linkPredicate <{EXACT}> ; void:triples ?n"
    linked = f"?s <{EXACT}> ?o FILTER(STRSTARTS(STR(?o), 'http://www.wikidata.org/entity/'))"
    assert rows(client, f"SELECT ?n {{ {target} }}") == rows(client, f"SELECT (COUNT(*) AS ?n) {{ {linked} }}")


def test_void_and_dcat_say_where_to_get_the_data(client, described):
    root = str(client.base_url).rstrip("/")
    assert set(described.objects(DATASET, VOID.sparqlEndpoint)) == {URIRef(f"{root}/sparql")}
    assert Literal(f"{BASE}id/") in set(described.objects(DATASET, VOID.uriSpace))
    snapshot = str(described.value(DATASET, DCAT.version))
    assert described.value(DATASET, DCAT.hasCurrentVersion) == URIRef(f"{DATASET}/{snapshot}")
    assert {str(url) for url in described.objects(DATASET, VOID.dataDump)} == {
        f"{root}/dumps/{snapshot}/thidua.{ending}.gz" for ending in ("nq", "trig", "ttl", "jsonld")
    }
    for example in described.objects(DATASET, VOID.exampleResource):
        path = str(example).replace(BASE, "/")
        assert client.get(path, headers={"accept": "text/turtle"}, follow_redirects=True).status_code == 200
    services = list(described.subjects(RDF.type, DCAT.DataService))
    assert len(services) == 3
    titles = {title.language for title in described.objects(DATASET, DCTERMS.title)}
    assert titles == {"vi", "en"}


def test_the_description_conforms_to_dcat_ap(shared, described):
    shapes = Graph().parse(shared / "conformance" / "dcat-ap-3.0.0-shacl.ttl", format="turtle")
    conforms, _, report = validate(described, shacl_graph=shapes)
    assert conforms, report[:3000]


def test_every_format_of_the_description_is_the_same(client, described):
    turtle = set(ox.parse(client.get("/dataset?format=turtle").content, ox.RdfFormat.TURTLE))
    assert len(turtle) == len(described)
    for name, format_ in (("rdfxml", ox.RdfFormat.RDF_XML), ("trig", ox.RdfFormat.TRIG)):
        assert set(ox.parse(client.get(f"/dataset?format={name}").content, format_)) == turtle
    tag = client.get("/dataset?format=turtle").headers["etag"]
    assert client.get("/dataset?format=turtle", headers={"if-none-match": tag}).status_code == 304


def test_dumps_are_what_their_checksums_say_and_hold_the_whole_graph(client, described):
    ((triples,),) = rows(client, COUNT)
    quads = {}
    for url in described.objects(DATASET, VOID.dataDump):
        distribution = described.value(predicate=DCAT.downloadURL, object=url)
        response = client.get(str(url))
        assert described.value(distribution, DCAT.byteSize) == Literal(
            str(len(response.content)), datatype=XSD.nonNegativeInteger
        )
        checksum = described.value(described.value(distribution, SPDX.checksum), SPDX.checksumValue)
        digest = hashlib.sha256(response.content).hexdigest()
        assert str(checksum).lower() == digest
        name = str(url).rpartition("/")[2]
        listed = client.get(str(url).replace(name, "SHA256SUMS")).text
        assert f"{digest}  {name}\n" in listed
        format_ = {"nq": "nquads", "ttl": "turtle"}.get(name.split(".")[1], name.split(".")[1])
        quads[format_] = set(ox.parse(gzip.decompress(response.content), RDF_FORMATS[format_]))
    assert quads["nquads"] == quads["trig"] == quads["jsonld"]
    assert len(quads["turtle"]) == int(triples)
    assert quads["turtle"] < quads["nquads"]
    head = client.head(str(url))
    assert (head.status_code, head.headers["content-length"]) == (200, str(len(response.content)))
    followed = client.get("/dumps/current/thidua.nq.gz", follow_redirects=True)
    assert followed.headers["content-type"] == "application/gzip"
    for path in ("/dumps/nix/thidua.nq.gz", "/dumps/current/passwd", "/dataset/nix"):
        assert client.get(path, follow_redirects=True).status_code == 404


def test_the_page_holds_the_dataset_in_schema_org_terms(client, described):
    page = client.get("/dataset", headers={"accept": BROWSER})
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert '<span class="en" lang="en">Thi Đua knowledge graph' in page.text
    (embedded,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.text, re.DOTALL)
    dataset = json.loads(embedded)
    assert (dataset["@type"], dataset["@id"]) == ("Dataset", str(DATASET))
    assert {one["encodingFormat"][0] for one in dataset["distribution"]} >= {"application/n-quads", "text/turtle"}
    links = set(re.findall(r'href="(/[^"]*)"', page.text))
    assert "/dumps/" in " ".join(links)
    for link in sorted(link for link in links if not link.startswith(("/dumps/", "/graph/"))):  # others read these
        assert client.get(link, headers={"accept": BROWSER}).status_code in (200, 303), link


def test_every_example_query_runs_as_it_is_written(client):
    query = """PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?query ?text ?about {
          ?query a sh:SPARQLExecutable ; rdfs:comment ?about ; (sh:select|sh:ask|sh:construct) ?text
          FILTER(LANG(?about) = 'en')
        } ORDER BY ?query"""
    listed = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert len(listed) > 20
    empty = []
    for row in listed:
        name = row["query"]["value"].rpartition("/")[2]
        assert client.get(f"/api/queries/{urllib.parse.quote(name)}").status_code in (200, 400)
        answer = client.post("/sparql", data={"query": row["text"]["value"]})
        if "SERVICE" in row["text"]["value"]:  # asks other endpoints, which this one is not allowed to
            assert answer.status_code == 403
            continue
        assert answer.status_code == 200, f"{name}: {answer.text[:300]}"
        if "json" in answer.headers["content-type"] and answer.json().get("results", {}).get("bindings") == []:
            empty.append(name)
    assert len(empty) <= len(listed) / 5, empty  # the five founding articles answer most
    declared = rows(
        client,
        "PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?prefix ?namespace "
        "{ [] sh:prefixes/sh:declare [ sh:prefix ?prefix ; sh:namespace ?namespace ] } GROUP BY ?prefix ?namespace",
    )
    assert ['"td"', f'"{BASE}ontology#"^^<{XSD.anyURI}>'] in declared


def test_after_an_update_the_counts_are_those_of_now(tmp_path):
    about = DatasetDescription(IriScheme(), load_about())
    (tmp_path / "graph.nq").write_text("".join(about.described([])), encoding="utf-8")
    Snapshots(tmp_path / "store").publish(tmp_path / "graph.nq")
    settings = settings_for(tmp_path / "store", workers=1, token="secret")
    with serving(settings) as url:
        before = httpx.get(f"{url}/dataset?format=turtle", timeout=60)
        httpx.post(
            f"{url}/sparql/update",
            data={"update": "INSERT DATA { <x:a> a <x:Thing> }"},
            headers={"Authorization": "Bearer secret"},
        ).raise_for_status()
        after = httpx.get(f"{url}/dataset?format=turtle", timeout=60, headers={"If-None-Match": before.headers["etag"]})
    counts = [
        int(str(Graph().parse(data=one.text, format="turtle").value(DATASET, VOID.triples))) for one in (before, after)
    ]
    assert counts[1] == counts[0] + 1
    assert "x:Thing" in after.text
