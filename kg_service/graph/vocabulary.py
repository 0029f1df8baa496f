"""Namespaces, prefixes and the terms of our own ontology: every IRI of a vocabulary that code uses comes from here.

``TD`` is closed: a name that is no term of ``ontology/thidua.ttl`` raises AttributeError, and a test compares the two
lists. The ontology and the concept schemes keep their IRIs whatever ``THIDUA_BASE_IRI`` says: terms are shared between
installations, only resources and graphs move.
"""

# ruff: noqa: N815 (attributes are spelt as the terms are)
from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from rdflib import (
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    QB,
    RDF,
    RDFS,
    SH,
    SKOS,
    TIME,
    VOID,
    XSD,
    Graph,
    Namespace,
    URIRef,
)
from rdflib import SDO as SCHEMA
from rdflib.namespace import GEO, DefinedNamespace

__all__ = [
    "DCAT",
    "DCTERMS",
    "ELI",
    "FOAF",
    "GEO",
    "OA",
    "ONTOLOGY",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "QB",
    "QUDT",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SCHEMES",
    "SEMAPV",
    "SH",
    "SKOS",
    "SSSOM",
    "TD",
    "TIME",
    "UNIT",
    "VOCAB",
    "VOID",
    "WGS",
    "XSD",
    "Scheme",
    "bind_prefixes",
    "concept",
    "scheme",
]

ONTOLOGY = URIRef("https://w3id.org/thidua/ontology")
VOCAB = Namespace("https://w3id.org/thidua/vocab/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")  # rdflib's own is version 2 and warns of what 3 has
ELI = Namespace("http://data.europa.eu/eli/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
QUDT = Namespace("http://qudt.org/schema/qudt/")
SEMAPV = Namespace("https://w3id.org/semapv/vocab/")
SSSOM = Namespace("https://w3id.org/sssom/")
UNIT = Namespace("http://qudt.org/vocab/unit/")
WGS = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")


class TD(DefinedNamespace):
    """Terms of ``ontology/thidua.ttl``: classes, then properties."""

    _NS = Namespace("https://w3id.org/thidua/ontology#")
    _fail = True

    AdministrativeChange: URIRef
    AdministrativeUnit: URIRef
    AwardConferral: URIRef
    AwardTally: URIRef
    AwardType: URIRef
    Campaign: URIRef
    CampaignParticipation: URIRef
    CampaignPhase: URIRef
    CentrallyRunCity: URIRef
    ClusterRole: URIRef
    ClusterScore: URIRef
    CommendationKind: URIRef
    Commune: URIRef
    Criterion: URIRef
    DerivedProperty: URIRef
    Directive: URIRef
    DirectiveIssue: URIRef
    District: URIRef
    DocumentType: URIRef
    Drive: URIRef
    EmulationBloc: URIRef
    EmulationCluster: URIRef
    EmulationPact: URIRef
    ExtractionRun: URIRef
    Factoid: URIRef
    Gathering: URIRef
    GatheringReport: URIRef
    Indicator: URIRef
    Initiative: URIRef
    JudgedFact: URIRef
    Judgement: URIRef
    MeasurementUnit: URIRef
    Observation: URIRef
    OfficeHolding: URIRef
    OrganisationalChange: URIRef
    Province: URIRef
    PublicBody: URIRef
    RegisteredTarget: URIRef
    Reviewer: URIRef
    Sector: URIRef
    Village: URIRef

    aimsAt: URIRef
    area: URIRef
    areaText: URIRef
    article: URIRef
    assertion: URIRef
    awardText: URIRef
    awardType: URIRef
    baseUnit: URIRef
    benefit: URIRef
    bonus: URIRef
    bound: URIRef
    campaign: URIRef
    campaignKind: URIRef
    campaignText: URIRef
    category: URIRef
    changeKind: URIRef
    classRank: URIRef
    cluster: URIRef
    clusterText: URIRef
    commendationKind: URIRef
    conferred: URIRef
    conferredBy: URIRef
    conferredByText: URIRef
    conferringAuthority: URIRef
    conferringAuthorityText: URIRef
    confidence: URIRef
    count: URIRef
    criteria: URIRef
    dateText: URIRef
    deduction: URIRef
    deputyHeadOf: URIRef
    derivedFrom: URIRef
    directive: URIRef
    directs: URIRef
    documentNumber: URIRef
    documentSymbol: URIRef
    documentType: URIRef
    documentTypeText: URIRef
    effective: URIRef
    estimated: URIRef
    evidence: URIRef
    factId: URIRef
    factor: URIRef
    foundingDecision: URIRef
    gathering: URIRef
    gatheringKind: URIRef
    gatheringText: URIRef
    hasCriterion: URIRef
    headOf: URIRef
    holdsOffice: URIRef
    identifier: URIRef
    inSuccession: URIRef
    indicator: URIRef
    indicatorText: URIRef
    initiative: URIRef
    involves: URIRef
    issued: URIRef
    issuer: URIRef
    issuerText: URIRef
    judgedArticle: URIRef
    judgedFact: URIRef
    judgedQuote: URIRef
    judgement: URIRef
    launched: URIRef
    launchedBy: URIRef
    launchedByText: URIRef
    legalBasis: URIRef
    legalBasisText: URIRef
    level: URIRef
    localises: URIRef
    lostAward: URIRef
    maximumScore: URIRef
    memberOf: URIRef
    memberText: URIRef
    organisationText: URIRef
    organiserText: URIRef
    outOf: URIRef
    outcome: URIRef
    pact: URIRef
    partOf: URIRef
    participation: URIRef
    periodText: URIRef
    personText: URIRef
    phaseOf: URIRef
    placeText: URIRef
    posthumous: URIRef
    predecessor: URIRef
    proposedFor: URIRef
    quote: URIRef
    rank: URIRef
    reach: URIRef
    reason: URIRef
    receivedAward: URIRef
    recipient: URIRef
    recipientKind: URIRef
    recipientText: URIRef
    recognised: URIRef
    recognisedBy: URIRef
    recognisedWith: URIRef
    refArea: URIRef
    region: URIRef
    registeredBy: URIRef
    registeredTarget: URIRef
    requiredTimes: URIRef
    requiresAward: URIRef
    requiresInitiative: URIRef
    roleText: URIRef
    ruleSet: URIRef
    score: URIRef
    scoreStage: URIRef
    scoredUnit: URIRef
    sector: URIRef
    servesAt: URIRef
    signatory: URIRef
    signed: URIRef
    softwareVersion: URIRef
    started: URIRef
    status: URIRef
    subject: URIRef
    succeeds: URIRef
    successor: URIRef
    target: URIRef
    textHash: URIRef
    theme: URIRef
    tookUp: URIRef
    unit: URIRef
    unitText: URIRef
    validFrom: URIRef
    validUntil: URIRef
    usualUnit: URIRef
    value: URIRef
    verbatim: URIRef
    verdict: URIRef
    widerCampaign: URIRef
    widerCampaignText: URIRef
    withdraws: URIRef
    wording: URIRef


PREFIXES: dict[str, Namespace | type[DefinedNamespace]] = {
    "td": TD,
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "eli": ELI,
    "foaf": FOAF,
    "geo": GEO,
    "oa": OA,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "qb": QB,
    "qudt": QUDT,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "semapv": SEMAPV,
    "sh": SH,
    "skos": SKOS,
    "sssom": SSSOM,
    "time": TIME,
    "unit": UNIT,
    "vocab": VOCAB,
    "void": VOID,
    "wgs": WGS,
    "xsd": XSD,
}
"""The one list of prefixes: what serialises, whatever the format, uses it."""

Scheme: TypeAlias = Literal[
    "award-category",
    "award-level",
    "award-status",
    "award-type",
    "campaign-kind",
    "change-kind",
    "cluster-role",
    "commendation-kind",
    "document-system",
    "document-type",
    "gathering-kind",
    "indicator",
    "initiative-reach",
    "office",
    "participation",
    "recipient-kind",
    "region",
    "score-stage",
    "sector",
    "target-bound",
    "unit",
    "verdict",
]
"""Names of the concept schemes of ``ontology/schemes.ttl``."""

SCHEMES: tuple[str, ...] = get_args(Scheme)


def scheme(name: Scheme) -> URIRef:
    """IRI of a concept scheme: ``…/vocab/<scheme>``."""
    return VOCAB[name]


def concept(name: Scheme, key: str) -> URIRef:
    """IRI of a concept: ``…/vocab/<scheme>/<concept>``.

    ``key`` is an ASCII slug or a value of the facts contract: ``deputy_head`` and ``spoke at`` become
    ``deputy-head`` and ``spoke-at``. Raises ValueError for what cannot stand in an IRI, so that no words of an
    article get into one unescaped.
    """
    slug = key.replace("_", "-").replace(" ", "-")
    if not slug or not all(c.isascii() and (c.isalnum() or c == "-") for c in slug):
        raise ValueError(f"{key!r} is no ASCII slug; a concept of {name} needs letters, digits and hyphens only")
    return URIRef(f"{VOCAB}{name}/{slug}")


def bind_prefixes(graph: Graph) -> Graph:
    """Bind ``PREFIXES`` to a graph, replacing what it had for them; gives the same graph."""
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    return graph
