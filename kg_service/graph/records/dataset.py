"""The data set that all figures are observations of, and its structure (RDF Data Cube)."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import QB, RDF, SDO, URIRef

from kg_service.graph.iris import IriScheme
from kg_service.graph.literals import boolean, integer
from kg_service.graph.nquads import Triple
from kg_service.graph.records.common import labels
from kg_service.graph.vocabulary import TD

_DIMENSIONS = (TD.article, TD.indicator, TD.refArea, SDO.startDate, SDO.endDate)
_ATTRIBUTES = (TD.unit, TD.estimated, TD.outOf)


def figures_iri(iris: IriScheme) -> URIRef:
    """``id/dataset/figures``."""
    return iris.resource("dataset", "figures")


def dataset_triples(iris: IriScheme) -> Iterator[Triple]:
    """The data set of figures: told apart by article, indicator, area and period; measured by value."""
    node = figures_iri(iris)
    structure = URIRef(f"{node}#structure")
    yield node, RDF.type, QB.DataSet
    yield from labels(node, "Số liệu mà các bài báo nêu", "Figures that articles give")
    yield node, QB.structure, structure
    yield structure, RDF.type, QB.DataStructureDefinition
    yield from labels(structure, "Cấu trúc của số liệu", "Structure of the figures")
    for order, dimension in enumerate(_DIMENSIONS, 1):
        component = _component(structure, dimension)
        yield dimension, RDF.type, QB.DimensionProperty
        yield structure, QB.component, component
        yield component, RDF.type, QB.ComponentSpecification
        yield component, QB.dimension, dimension
        yield component, QB.order, integer(order)
    measure = _component(structure, TD.value)
    yield structure, QB.component, measure
    yield measure, RDF.type, QB.ComponentSpecification
    yield measure, QB.measure, TD.value
    for attribute in _ATTRIBUTES:
        component = _component(structure, attribute)
        yield attribute, RDF.type, QB.AttributeProperty
        yield structure, QB.component, component
        yield component, RDF.type, QB.ComponentSpecification
        yield component, QB.attribute, attribute
        yield component, QB.componentRequired, boolean(attribute == TD.unit)


def _component(structure: URIRef, term: URIRef) -> URIRef:
    return URIRef(f"{structure}-{term.rpartition('#')[2].rpartition('/')[2]}")
