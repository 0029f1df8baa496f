"""Real clients of others against the running service."""

import pytest
from rdflib import RDFS, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

TD = "https://w3id.org/thidua/ontology#"
PREFIXES = f"PREFIX td: <{TD}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
SELECT = PREFIXES + 'SELECT ?unit { ?unit a td:Province ; rdfs:label "Lai Châu"@vi }'
ASK = PREFIXES + 'ASK { ?unit a td:Province ; rdfs:label "Lai Châu"@vi }'
CONSTRUCT = PREFIXES + 'CONSTRUCT { ?unit rdfs:label ?l } WHERE { ?unit a td:Province ; rdfs:label "Lai Châu"@vi, ?l }'
LAI_CHAU = "https://w3id.org/thidua/id/province/lai-chau"


def wrapper(served, query, format_, method=GET, direct=False):
    client = SPARQLWrapper(served.sparql)
    client.setQuery(query)
    client.setReturnFormat(format_)
    client.setMethod(method)
    if direct:
        client.setRequestMethod(POSTDIRECTLY)
    return client


@pytest.mark.parametrize(("method", "direct"), [(GET, False), (POST, False), (POST, True)])
def test_sparqlwrapper_selects(served, method, direct):
    rows = wrapper(served, SELECT, JSON, method, direct).queryAndConvert()["results"]["bindings"]
    assert [row["unit"]["value"] for row in rows if row["unit"]["value"] == LAI_CHAU] == [LAI_CHAU]


def test_sparqlwrapper_reads_xml_csv_and_tsv(served):
    document = wrapper(served, SELECT, XML).queryAndConvert()
    assert LAI_CHAU in [node.firstChild.data for node in document.getElementsByTagName("uri")]
    assert LAI_CHAU.encode() in wrapper(served, SELECT, CSV).queryAndConvert()
    assert f"<{LAI_CHAU}>".encode() in wrapper(served, SELECT, TSV).queryAndConvert()


def test_sparqlwrapper_asks(served):
    assert wrapper(served, ASK, JSON).queryAndConvert()["boolean"] is True


@pytest.mark.parametrize(("format_", "parse"), [(TURTLE, "turtle"), (N3, "turtle")])
def test_sparqlwrapper_constructs_text(served, format_, parse):
    graph = Graph().parse(data=wrapper(served, CONSTRUCT, format_).queryAndConvert(), format=parse)
    assert (URIRef(LAI_CHAU), None, Literal("Lai Châu", lang="vi")) in graph


@pytest.mark.parametrize("format_", [RDFXML, XML, JSONLD])
def test_sparqlwrapper_constructs_graphs(served, format_):
    graph = wrapper(served, CONSTRUCT, format_).queryAndConvert()
    assert (URIRef(LAI_CHAU), None, Literal("Lai Châu", lang="vi")) in graph


def test_sparqlwrapper_gets_a_clear_error(served):
    with pytest.raises(QueryBadFormed, match="line 1, column 18"):
        wrapper(served, "SELECT * { ?s ?p }", JSON).query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_store(served, method):
    graph = Graph(SPARQLStore(served.sparql, method=method))
    labels = set(graph.objects(URIRef(LAI_CHAU), RDFS.label))
    assert Literal("Lai Châu", lang="vi") in labels
    rows = graph.query(
        "SELECT ?s { ?s a td:Province ; rdfs:label ?l }",
        initNs={"td": TD, "rdfs": str(RDFS)},
        initBindings={"l": Literal("Lai Châu", lang="vi")},
    )
    assert URIRef(LAI_CHAU) in {row.s for row in rows}
    assert graph.query("ASK { ?s a td:Province }", initNs={"td": TD}).askAnswer is True
    assert (URIRef(LAI_CHAU), None, None) in graph
