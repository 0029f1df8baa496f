"""What is said of a thing that reference data do not hold: class, label, other spellings, where it belongs.

Labels are the spelling that most sources use; they are the same in every article's graph that names the thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rdflib import FOAF, ORG, PROV, RDF, RDFS, SDO, SKOS, URIRef

from kg_service.graph.literals import date, label, text
from kg_service.graph.nquads import Triple
from kg_service.graph.periods import span
from kg_service.graph.records.refs import body_ref, concept_ref
from kg_service.graph.records.units import CLASS_OF_LEVEL
from kg_service.graph.tables import VOCAB_PREFIX, Profile, Ref
from kg_service.graph.vocabulary import ELI, TD, Scheme, concept, scheme
from kg_service.graph.world import World

_CONCEPT_CLASS = {
    "award-type": TD.AwardType,
    "indicator": TD.Indicator,
    "office": ORG.Role,
    "unit": TD.MeasurementUnit,
}
_SCHEMES: dict[str, Scheme] = {
    "award-type": "award-type",
    "indicator": "indicator",
    "office": "office",
    "unit": "unit",
}


def describe(world: World, ref: Ref) -> Iterator[Triple]:
    """The triples of one thing of the entity table."""
    node, profile = world.table.iri(ref), world.table.profile(ref)
    if ref.kind.startswith(VOCAB_PREFIX):
        yield from _concept(node, ref.kind.removeprefix(VOCAB_PREFIX), profile)
    else:
        yield from _KINDS[ref.kind](world, node, profile)


def _names(node: URIRef, profile: Profile) -> Iterator[Triple]:
    names = profile.texts("name")
    for name in names[:1]:
        yield node, RDFS.label, label(name)
    for name in names[1:]:
        yield node, SKOS.altLabel, label(name)


def _concept(node: URIRef, name: str, profile: Profile) -> Iterator[Triple]:
    yield node, RDF.type, SKOS.Concept
    yield node, RDF.type, _CONCEPT_CLASS[name]
    yield from _names(node, profile)
    yield node, SKOS.prefLabel, label(profile.texts("name")[0])
    yield node, SKOS.inScheme, scheme(_SCHEMES[name])


def _campaign(world: World, node: URIRef, profile: Profile) -> Iterator[Triple]:
    kind = profile.text("kind") or "campaign"
    yield node, RDF.type, TD.Drive if kind == "drive" else TD.Campaign
    yield node, RDF.type, PROV.Activity
    yield node, RDF.type, SDO.Event
    yield node, TD.campaignKind, concept("campaign-kind", kind)
    yield from _names(node, profile)


def _directive(world: World, node: URIRef, profile: Profile) -> Iterator[Triple]:
    yield node, RDF.type, TD.Directive
    yield node, RDF.type, ELI.LegalResource
    yield node, RDFS.label, label(_title(world, profile))
    if number := profile.text("number"):
        yield node, TD.documentNumber, text(number)
        if body := world.documents.issuer_of(number):
            yield node, TD.issuer, world.table.iri(body_ref(body))
    if kind := profile.text("type"):
        yield node, TD.documentType, world.table.iri(concept_ref("document-type", kind))
    if (issued := profile.text("issued")) and (day := span(issued)):
        yield node, TD.issued, date(day.start)


def _title(world: World, profile: Profile) -> str:
    """``Kế hoạch 1054/KH-UBND (Lai Châu)``, or the kind and what it is about."""
    kind, number = profile.text("kind") or "Văn bản", profile.text("number")
    if number is None:
        title = profile.text("title") or profile.text("issuer") or ""
        return title if title.casefold().startswith(kind.casefold()) else f"{kind} {title}".strip()
    area = profile.ref("area")
    unit = world.reference.units_by_id.get(area.key) if area else None
    return f"{kind} {number} ({unit.name_vi})" if unit else f"{kind} {number}"


def _body(world: World, node: URIRef, profile: Profile) -> Iterator[Triple]:
    yield node, RDF.type, TD.PublicBody
    yield node, RDF.type, ORG.Organization
    yield from _names(node, profile)
    if within := profile.ref("within"):
        yield node, SDO.areaServed, world.table.iri(within)


def _cluster(world: World, node: URIRef, profile: Profile) -> Iterator[Triple]:
    bloc = (profile.text("name") or "").casefold().startswith("khối")
    yield node, RDF.type, TD.EmulationBloc if bloc else TD.EmulationCluster
    yield node, RDF.type, ORG.OrganizationalCollaboration
    yield from _names(node, profile)


def _person(world: World, node: URIRef, profile: Profile) -> Iterator[Triple]:
    yield node, RDF.type, SDO.Person
    yield node, RDF.type, FOAF.Person
    yield from _names(node, profile)
    for name in profile.texts("name")[:1]:
        yield node, FOAF.name, text(name)


def _event(world: World, node: URIRef, profile: Profile) -> Iterator[Triple]:
    yield node, RDF.type, TD.Gathering
    yield node, RDF.type, SDO.Event
    yield node, TD.gatheringKind, concept("gathering-kind", profile.text("kind") or "conference")
    yield from _names(node, profile)
    if (day := profile.text("date")) and (found := span(day)):
        yield node, SDO.startDate, date(found.start)
        yield node, SDO.endDate, date(found.end)


def _area(world: World, node: URIRef, profile: Profile) -> Iterator[Triple]:
    yield node, RDF.type, TD.AdministrativeUnit
    yield node, RDF.type, SDO.AdministrativeArea
    yield from _names(node, profile)
    if within := profile.ref("within"):
        yield node, TD.partOf, world.table.iri(within)


def _level(one: URIRef) -> Callable[[World, URIRef, Profile], Iterator[Triple]]:
    def described(world: World, node: URIRef, profile: Profile) -> Iterator[Triple]:
        yield node, RDF.type, one
        yield from _area(world, node, profile)

    return described


_KINDS: dict[str, Callable[[World, URIRef, Profile], Iterator[Triple]]] = {
    "campaign": _campaign,
    "directive": _directive,
    "body": _body,
    "cluster": _cluster,
    "person": _person,
    "event": _event,
    "area": _area,
    "country": _level(SDO.Country),
    "province": _level(TD.Province),
    **{level: _level(one) for level, one in CLASS_OF_LEVEL.items()},
}


def localisations(world: World) -> Iterator[Triple]:
    """Local campaigns and the national ones that they carry into an area, as far as the names show: derived."""
    for ref in world.table.entered("campaign"):
        if wider := world.table.profile(ref).ref("wider"):
            yield world.table.iri(ref), TD.localises, world.table.iri(wider)
