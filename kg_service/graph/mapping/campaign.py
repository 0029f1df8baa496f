"""Campaign facts: an area or body runs, launches or answers a campaign."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from kg_service.extraction.facts import CampaignFact
from kg_service.graph.mapping.common import dated, period, when, worded
from kg_service.graph.names import ArticleNames
from kg_service.graph.nquads import Triple
from kg_service.graph.vocabulary import TD, concept


def triples(fact: CampaignFact, node: URIRef, names: ArticleNames) -> Iterator[Triple]:
    """``td:CampaignParticipation``."""
    yield node, TD.campaign, names.campaign(fact.name, fact.kind)
    yield from worded(node, TD.campaignText, fact.name)
    if fact.kind:
        yield node, TD.campaignKind, concept("campaign-kind", fact.kind)
    if fact.area:
        yield node, TD.area, names.area(fact.area)
        yield from worded(node, TD.areaText, fact.area)
    if fact.launched_by:
        yield node, TD.launchedBy, names.body(fact.launched_by, fact.area)
        yield from worded(node, TD.launchedByText, fact.launched_by)
    if fact.localises:
        yield node, TD.widerCampaign, names.campaign(fact.localises)
        yield from worded(node, TD.widerCampaignText, fact.localises)
    yield from period(node, fact.period)
    yield from dated(node, TD.started, fact.started)
    yield from when(node, fact.period, fact.started)
