"""Event facts: conferences, congresses, launches, pact signings, award ceremonies."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import SDO, URIRef

from kg_service.extraction.facts import EventFact
from kg_service.graph.mapping.common import dated, period, when, worded
from kg_service.graph.names import ArticleNames
from kg_service.graph.nquads import Triple
from kg_service.graph.vocabulary import TD


def triples(fact: EventFact, node: URIRef, names: ArticleNames) -> Iterator[Triple]:
    """``td:GatheringReport``, and where and by whom the article says the gathering was held."""
    gathering = names.gathering(fact)
    yield node, TD.gathering, gathering
    yield from worded(node, TD.gatheringText, fact.name)
    if fact.place:
        yield gathering, SDO.location, names.area(fact.place)
        yield from worded(node, TD.placeText, fact.place)
    if fact.organiser:
        yield gathering, SDO.organizer, names.body(fact.organiser)
        yield from worded(node, TD.organiserText, fact.organiser)
    yield from period(node, fact.period)
    yield from dated(node, None, fact.date)
    yield from when(node, fact.date, fact.period)
