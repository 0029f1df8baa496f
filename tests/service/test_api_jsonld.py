"""JSON-LD of REST, expanded by another implementation: it says nothing but what the graph says."""

import inspect
import json
import pkgutil
from importlib import import_module

import pyoxigraph as ox
import pytest
from pyld import jsonld
from rdflib import Graph

from kg_service.resources import resource_dir
from kg_service.service import api
from kg_service.service.api.articles import ArticleFact
from kg_service.service.api.common import Listing
from kg_service.service.api.jsonld import context_document
from kg_service.service.api.models import Resource, Source

ID = "https://w3id.org/thidua/id/"
TD = "https://w3id.org/thidua/ontology#"
VOCAB = "https://w3id.org/thidua/vocab/"
BORDER = "cum-thi-dua-7-tinh-mien-nui-bien-gioi-phia-bac"
OF_ANSWERS = {f"{TD}evidence", "http://purl.org/dc/terms/date"}
CONTEXT = json.loads(context_document())["@context"]


def expanded(client, path):
    response = client.get(f"/api/{path}", headers={"accept": "application/ld+json"})
    assert response.headers["content-type"] == "application/ld+json"

    def load(url, _options):
        assert url == f"{client.base_url}/api/context.jsonld".replace("//api", "/api")
        context = client.get(url)
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": context.json(),
        }

    return jsonld.expand(response.json(), {"documentLoader": load})[0]


def members(document):
    return document["http://www.w3.org/ns/hydra/core#member"]


def test_one_campaign(client):
    campaign = expanded(client, "campaigns/ca-nuoc-chung-suc-xay-dung-nong-thon-moi")
    assert campaign["@id"] == f"{ID}campaign/ca-nuoc-chung-suc-xay-dung-nong-thon-moi"
    assert campaign["@type"] == [f"{TD}Campaign"]
    assert campaign["http://www.w3.org/2000/01/rdf-schema#label"][0] == {
        "@language": "vi",
        "@value": "Cả nước chung sức xây dựng nông thôn mới",
    }
    assert campaign["https://schema.org/startDate"] == [
        {"@type": "http://www.w3.org/2001/XMLSchema#date", "@value": "2011-06-08"}
    ]
    assert len(campaign["@reverse"][f"{TD}phaseOf"]) == 3


def test_conferrals_with_their_evidence(client):
    (found,) = members(expanded(client, "conferrals?recipient=lang-son"))
    assert found["@type"] == [f"{TD}AwardConferral"]
    assert found[f"{TD}status"] == [{"@id": f"{VOCAB}award-status/proposed"}]
    assert found[f"{TD}recipient"][0]["@id"] == f"{ID}province/lang-son"
    assert found[f"{TD}confidence"] == [{"@type": "http://www.w3.org/2001/XMLSchema#decimal", "@value": "0.9"}]
    target = found[f"{TD}evidence"][0]["http://www.w3.org/ns/oa#hasTarget"][0]
    assert target["http://www.w3.org/ns/oa#hasSource"][0]["@id"] == f"{ID}article/000_736939171f8ba076"
    quote, position = target["http://www.w3.org/ns/oa#hasSelector"]
    assert quote["http://www.w3.org/ns/oa#exact"][0]["@value"].startswith("tỉnh Lạng Sơn")
    assert position["http://www.w3.org/ns/oa#start"][0]["@value"] == 4836


ADDRESSES = [
    "campaigns?q=Bắc Kạn",
    "campaigns/ca-nuoc-chung-suc-xay-dung-nong-thon-moi/history",
    "areas?q=Lai Châu",
    "areas/lao-cai-2025",
    "areas/lai-chau/campaigns",
    "areas/lai-chau/awards",
    "areas/lai-chau/statistics",
    "areas/lai-chau/clusters",
    "areas/lai-chau/facts",
    "clusters",
    f"clusters/{BORDER}",
    f"clusters/{BORDER}/roles",
    "directives",
    "directives/05-ct-tw-2016",
    "awards?q=Lao động",
    "awards/cstd-cap-bo-2003",
    "events",
    f"events/conference-{BORDER}-2019-07-08",
    "people",
    "people/hoang-quoc-khanh-189a7f5b",
    "articles",
    "articles/002_533118e6326e04a4",
    "articles/002_533118e6326e04a4/facts",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_rest_says_the_graph_says(client, gold_triples, address):
    """Every triple is in the graph but those of the list itself, of evidence, which has no IRI here, and of day."""
    document = json.dumps(expanded(client, address)).encode()
    said = [quad.triple for quad in ox.parse(document, ox.RdfFormat.JSON_LD)]
    known = [triple for triple in said if isinstance(triple.subject, ox.NamedNode)]
    missing = [str(t) for t in known if t not in gold_triples and t.predicate.value not in OF_ANSWERS]
    assert missing == []
    assert known


@pytest.fixture(scope="module")
def gold_triples(gold_nquads):
    return {quad.triple for quad in ox.parse(path=gold_nquads, format=ox.RdfFormat.N_QUADS)}


def models():
    for module in pkgutil.iter_modules(api.__path__):
        for _, value in inspect.getmembers(import_module(f"{api.__name__}.{module.name}"), inspect.isclass):
            own = value.__module__.endswith(module.name) and module.name != "search"  # which is no JSON-LD
            if own and issubclass(value, Resource):
                yield value


def test_every_member_of_every_model_is_in_the_context():
    checked = 0
    for model in set(models()) - {Resource, Source, Listing, ArticleFact}:
        own = set(model.__annotations__)
        scoped = [definition["@context"] for definition in CONTEXT.values() if _scopes(definition)]
        for name in own - {"term", "schemes"}:
            checked += 1
            assert name in CONTEXT or any(name in scope for scope in scoped), f"{model.__name__}.{name}"
    assert checked > 80


def _scopes(definition):
    return isinstance(definition, dict) and "@context" in definition


def test_every_term_of_ours_in_the_context_is_in_the_ontology():
    ontology = Graph().parse(resource_dir("ontology") / "thidua.ttl")
    known = {str(subject).removeprefix(TD) for subject in ontology.subjects() if str(subject).startswith(TD)}
    named = set(_terms(CONTEXT))
    assert len(named) > 40
    assert named - known == set()


def _terms(value):
    if isinstance(value, dict):
        for item in value.values():
            yield from _terms(item)
    elif isinstance(value, str) and value.startswith("td:"):
        yield value.removeprefix("td:")
