"""Compact JSON-LD says what the quads say, whatever values they hold."""

import json

import httpx
import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld
from service_tools import serving, settings_for

from kg_service.service.jsonld import compact, own_context
from kg_service.service.resource_data import MOST_POINTING
from kg_service.store.formats import JSON_LD, N_QUADS, RDF_XML, TURTLE
from kg_service.store.snapshots import Snapshots
from kg_service.store.terms import Quad, Term, parse_quads, read_quads, serialise_quads, uri

TD = "https://w3id.org/thidua/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
IRIS = st.sampled_from(
    [
        f"{TD}Campaign",
        f"{TD}a/b",
        TD,
        "https://w3id.org/thidua/id/province/lai-chau",
        "https://w3id.org/thidua/id/article/x#char=1,2;quote",
        "https://w3id.org/thidua/vocab/unit/ha",
        "https://example.org/b%C3%A0i",
        "https://example.org/bài",
        "urn:x:y",
        "mailto:a@example.org",
    ]
).map(uri)
PREDICATES = st.sampled_from(
    [
        f"{RDFS}label",
        f"{RDFS}seeAlso",
        f"{TD}campaign",
        f"{TD}validFrom",
        f"{TD}confidence",
        f"{TD}quote",
        f"{TD}unit",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "http://www.w3.org/2004/02/skos/core#altLabel",
        "https://example.org/p-1",
    ]
).map(uri)
LITERALS = st.one_of(
    st.builds(Term, st.just("literal"), TEXTS, st.none(), st.none()),
    st.builds(Term, st.just("literal"), TEXTS, st.sampled_from(["vi", "en", "vi-latn"]), st.none()),
    st.builds(
        Term,
        st.just("literal"),
        st.sampled_from(["0", "-1", "007", "1e3", "1.50", "true", "1", "2020-01-01", "123456789012345678", "x"]),
        st.none(),
        st.sampled_from([f"{XSD}{name}" for name in ("integer", "decimal", "double", "boolean", "date", "gYear")]),
    ),
)
QUADS = st.lists(st.builds(Quad, IRIS, PREDICATES, IRIS | LITERALS, st.none()), max_size=8)


def triples(data: bytes, format_: ox.RdfFormat) -> set[str]:
    return {str(ox.Triple(quad.subject, quad.predicate, quad.object)) for quad in ox.parse(data, format_)}


def with_context(data: bytes) -> dict[str, object]:
    return {**json.loads(data), **own_context().document}


@given(QUADS)
@settings(max_examples=40)
def test_compact_and_expanded_are_the_same_graph(quads):
    wanted = triples("".join(quad.line() for quad in quads).encode(), ox.RdfFormat.N_QUADS)
    document = with_context(compact(quads, "context", "https://w3id.org/thidua/id/province/lai-chau"))
    assert triples(json.dumps(document).encode(), ox.RdfFormat.JSON_LD) == wanted
    assert set(read_quads(serialise_quads(quads, TURTLE, {"td": TD}), TURTLE)) == set(quads)
    assert set(read_quads(serialise_quads(quads, N_QUADS, {}), N_QUADS)) == set(quads)


def test_a_document_as_people_read_it():
    node = uri("https://w3id.org/thidua/id/campaign/x")
    quads = [
        Quad(node, uri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), uri(f"{TD}Campaign")),
        Quad(node, uri(f"{RDFS}label"), Term("literal", "Thi đua", "vi")),
        Quad(node, uri(f"{RDFS}label"), Term("literal", "Emulation", "en")),
        Quad(node, uri(f"{TD}localises"), uri("https://w3id.org/thidua/id/campaign/y")),
        Quad(node, uri(f"{TD}validFrom"), Term("literal", "2020-01-01", None, f"{XSD}date")),
        Quad(node, uri(f"{TD}count"), Term("literal", "3", None, f"{XSD}integer")),
        Quad(node, uri(f"{TD}estimated"), Term("literal", "true", None, f"{XSD}boolean")),
    ]
    document = json.loads(compact(quads, "http://x/context.jsonld", node.value))
    assert document == {
        "@context": "http://x/context.jsonld",
        "@graph": [
            {
                "id": node.value,
                "type": "td:Campaign",
                "label": {"en": "Emulation", "vi": "Thi đua"},
                "localises": "https://w3id.org/thidua/id/campaign/y",
                "validFrom": "2020-01-01",
                "count": 3,
                "estimated": True,
            }
        ],
    }
    nquads = jsonld.to_rdf({**document, **own_context().document}, {"format": "application/n-quads"})
    assert set(read_quads(nquads.encode(), N_QUADS)) == set(quads)


def test_what_would_be_taken_for_a_prefix_is_written_in_full():
    quads = [Quad(uri("https://example.org/a"), uri(f"{RDFS}seeAlso"), uri("geo:21.0,105.8"))]
    data = compact(quads, "context", "https://example.org/a")
    assert b"@context" not in data
    assert set(read_quads(data, JSON_LD)) == set(quads)


def test_rows_of_engines_become_quads_each_once():
    term = {"type": "typed-literal", "value": "1", "datatype": f"{XSD}integer"}
    row = {"s": {"type": "bnode", "value": "b"}, "p": {"type": "uri", "value": "x:p"}, "o": term}
    (quad,) = parse_quads(json.dumps({"results": {"bindings": [row, row]}}).encode())
    assert quad.line() == f'_:b <x:p> "1"^^<{XSD}integer> .\n'
    assert b"x:p" not in serialise_quads([quad._replace(graph=uri("x:g"))], RDF_XML, {})


def test_a_hub_is_described_without_what_points_to_it(tmp_path):
    busy, hub = (f"<https://w3id.org/thidua/id/thing/{name}>" for name in ("busy", "hub"))
    lines = [f"<https://example.org/{number}> <x:p> {hub} .\n" for number in range(MOST_POINTING + 1)]
    lines += [f"<https://example.org/{number}> <x:p> {busy} .\n" for number in range(MOST_POINTING)]
    lines += [f'{hub} <x:p> "says" .\n', f'{busy} <x:p> "says" .\n']
    (tmp_path / "graph.nq").write_text("".join(lines), encoding="utf-8")
    Snapshots(tmp_path / "store").publish(tmp_path / "graph.nq")
    with serving(settings_for(tmp_path / "store", workers=1)) as url:
        sizes = [len(httpx.get(f"{url}/data/thing/{n}.nt", timeout=60).text.splitlines()) for n in ("busy", "hub")]
    assert sizes == [MOST_POINTING + 1, 1]
