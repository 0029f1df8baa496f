"""Administrative units with their validity, codes and points; what became what; regions."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import ORG, RDF, SDO, SKOS, Literal, URIRef

from kg_service.graph.documents import Documents
from kg_service.graph.iris import slug
from kg_service.graph.literals import date, decimal, text
from kg_service.graph.nquads import Triple
from kg_service.graph.records.common import concept_labels, labels, legal_basis, sources, typed, validity
from kg_service.graph.records.refs import concept_ref, unit_ref
from kg_service.graph.vocabulary import GEO, TD, WGS, concept, scheme
from kg_service.graph.world import Nodes
from kg_service.reference.records import AdministrativeUnit, Code, TerritorialEvent

CLASS_OF_LEVEL = {"district": TD.District, "commune": TD.Commune, "village": TD.Village}
_CHANGE = {
    "merge": "merger",
    "split": "division",
    "transfer": "boundary",
    "reclassification": "conversion",
    "abolition": "abolition",
}


def unit_class(kind: str, level: str) -> URIRef:
    """The class of a unit of that kind (``centrally_run_city``) and level."""
    if level == "province":
        return TD.CentrallyRunCity if kind == "centrally_run_city" else TD.Province
    return CLASS_OF_LEVEL[level]


def unit_triples(nodes: Nodes, documents: Documents) -> Iterator[Triple]:
    """Every unit of the reference data. A unit that changed kind in one territory is of its latest kind."""
    for unit in nodes.world.reference.units:
        node = nodes.node(unit_ref(unit))
        level = unit_class(unit.kind_on(None), unit.level)
        yield from typed(node, level, TD.AdministrativeUnit, SDO.AdministrativeArea)
        yield from labels(node, unit.name_vi, unit.name_en, unit.aliases)
        yield from validity(node, unit.valid_from, unit.valid_to)
        yield from sources(node, unit.source, unit.note)
        yield from legal_basis(nodes, documents, node, unit.legal_basis)
        if unit.parent:
            yield node, TD.partOf, nodes.node(unit_ref(nodes.world.reference.units_by_id[unit.parent]))
        for region in (unit.region_2021, unit.region_2025):
            if region:
                yield node, TD.region, nodes.node(concept_ref("region", region))
        yield from _point(node, unit)
        for code in unit.codes:
            yield from _code(node, code)


def _point(node: URIRef, unit: AdministrativeUnit) -> Iterator[Triple]:
    if unit.lat is None or unit.lon is None:
        return
    latitude, longitude = decimal(unit.lat), decimal(unit.lon)
    point = URIRef(f"{node}#point")
    yield node, WGS.lat, latitude
    yield node, WGS.long, longitude
    yield node, GEO.hasGeometry, point
    yield point, RDF.type, GEO.Geometry
    yield point, GEO.asWKT, Literal(f"POINT({longitude} {latitude})", datatype=GEO.wktLiteral, normalize=False)


def _code(node: URIRef, code: Code) -> Iterator[Triple]:
    since = f"-{code.valid_from}" if code.valid_from else ""
    value = URIRef(f"{node}#{slug(code.scheme)}-{slug(code.value)}{since}")
    yield node, TD.identifier, value
    yield value, RDF.type, SDO.PropertyValue
    yield value, SDO.propertyID, text(code.scheme)
    yield value, SDO.value, text(code.value)
    yield from validity(value, code.valid_from, code.valid_to)
    yield from sources(value, code.source)


def change_triples(nodes: Nodes, documents: Documents) -> Iterator[Triple]:
    """What became what, when and by which resolution."""
    world = nodes.world
    for event in world.reference.territorial_events:
        node = world.iris.resource("change", slug(event.id))
        yield from typed(node, TD.AdministrativeChange, ORG.ChangeEvent)
        yield from labels(node, event.description_vi, event.description_en)
        yield node, TD.changeKind, concept("change-kind", _CHANGE[event.kind])
        yield node, TD.effective, date(event.date)
        yield from legal_basis(nodes, documents, node, event.documents)
        yield from sources(node, event.source, event.note)
        yield from _sides(nodes, node, event)


def _sides(nodes: Nodes, node: URIRef, event: TerritorialEvent) -> Iterator[Triple]:
    units = nodes.world.reference.units_by_id
    for name in event.originals:
        yield node, ORG.originalOrganization, nodes.node(unit_ref(units[name]))
    for name in event.results:
        yield node, ORG.resultingOrganization, nodes.node(unit_ref(units[name]))


def region_triples(nodes: Nodes, documents: Documents) -> Iterator[Triple]:
    """Regions, each in the scheme of its day."""
    for region in nodes.world.reference.regions:
        node = nodes.node(concept_ref("region", region.id))
        yield from concept_labels(node, region.name_vi, region.name_en)
        yield node, SKOS.inScheme, scheme("region")
        yield node, SKOS.topConceptOf, scheme("region")
        yield from validity(node, region.valid_from, region.valid_to)
        yield from sources(node, region.source, region.note)
        yield from legal_basis(nodes, documents, node, [region.legal_basis] if region.legal_basis else [])
