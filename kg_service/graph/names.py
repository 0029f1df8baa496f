"""The names in one article as nodes: what the mapping of facts asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import regex
from rdflib import URIRef

from kg_service.articles.model import Article
from kg_service.extraction.facts import (
    AwardFact,
    AwardTallyFact,
    BaseFact,
    CampaignFact,
    ClusterRoleFact,
    DirectiveFact,
    EventFact,
    Fact,
    PersonRoleFact,
    RecipientKind,
    StatisticFact,
)
from kg_service.graph.areas import Areas, Found
from kg_service.graph.periods import span
from kg_service.graph.persons import Mention
from kg_service.graph.records.refs import campaign_ref, concept_ref, unit_ref
from kg_service.graph.tables import VOCAB_PREFIX, Ref, key_of
from kg_service.graph.world import Nodes, World
from kg_service.reference.matching import match_key

_AND = regex.compile(r"\s*(?:,|;|\bvà\b)\s*")


def places_named(facts: Iterable[Fact]) -> Iterator[str]:
    """The areas that facts speak of, for finding the province an article is about."""
    for fact in facts:
        if isinstance(fact, CampaignFact | AwardTallyFact | PersonRoleFact | StatisticFact) and fact.area:
            yield fact.area
        elif isinstance(fact, ClusterRoleFact):
            yield fact.unit
        elif isinstance(fact, AwardFact):
            yield fact.recipient
        elif isinstance(fact, DirectiveFact) and fact.issuer:
            yield fact.issuer.removeprefix("UBND ")


def time_of(article: Article, facts: Iterable[Fact]) -> dt.date | None:
    """The day at which names are understood: that of publication, else the last date that the facts tell.

    Without any date the last beginning of a period: its end may be a plan (2021-2025 was written of in 2021).
    """
    if article.published:
        return article.published
    known = list(facts)
    dates = filter(None, (span(said) for said in _said(known, "date", "started")))
    periods = filter(None, (span(said) for said in _said(known, "period")))
    last = max((found.end for found in dates), default=None)
    return last or max((found.start for found in periods), default=None)


def _said(facts: Iterable[Fact], *keys: str) -> Iterator[str]:
    for fact in facts:
        for key in keys:
            if isinstance(value := getattr(fact, key, None), str):
                yield value


class ArticleNames(Nodes):
    """Gives the nodes that an article's facts name, understood at the article's time and place."""

    def __init__(self, world: World, article: Article, facts: Iterable[Fact]) -> None:
        super().__init__(world)
        known = list(facts)
        self.article = article
        self.on = time_of(article, known)
        self.areas = Areas(world, article.id, self.on, places_named(known))
        self._campaigns = {key_of(fact.name) for fact in known if isinstance(fact, CampaignFact)}

    def _found(self, found: Found) -> URIRef:
        return self.node(found.ref, found.slug_from, name=found.name, within=found.within)

    def area(self, name: str) -> URIRef:
        """The unit, cluster or body that an area's name means."""
        return self._found(self.areas.area(name))

    def body(self, name: str, area: str | None = None, own: bool = False) -> URIRef:
        """The body or office; ``UBND tỉnh`` is that of ``area``, else of the article's province."""
        return self._found(self.areas.body(name, area, own))

    def cluster(self, name: str) -> URIRef:
        """The emulation cluster or bloc."""
        return self._found(self.areas.cluster(name))

    def campaign(self, name: str, kind: str | None = None) -> URIRef:
        """The national campaign of that name, else the campaign that all sources spell alike but for punctuation."""
        record = self.world.linker.campaign_named(name)
        if record and record.kind != "party_directive":
            return self.node(campaign_ref(record.id))
        wider = self.world.linker.localises(name)
        key = key_of(name)
        return self.node(
            Ref("campaign", key),
            key,
            name=name,
            kind=kind,
            wider=campaign_ref(wider.id) if wider else None,
        )

    def award(self, name: str) -> list[URIRef]:
        """The award types that a name means: ``Cờ thi đua, Bằng khen của Thủ tướng`` are two."""
        if known := self._award(name):
            return [self.node(known)]
        parts = [part for part in _AND.split(name) if part]
        issuer = name.partition(" của ")[2]
        if len(parts) > 1:
            known_parts = [self._award(part) or self._award(f"{part} của {issuer}") for part in parts]
            if all(known_parts):
                return [self.node(part) for part in dict.fromkeys(known_parts) if part]
        return [self._coined("award-type", name)]

    def _award(self, name: str) -> Ref | None:
        linker = self.world.linker
        record = linker.award_named(name, self.on) or linker.award_named(name)
        if record:
            return concept_ref("award-type", record.id)
        key = match_key(name)
        families = {award.family for award in self.world.reference.awards if award.family}
        return next((concept_ref("award-type", family) for family in families if match_key(family) == key), None)

    def recipient(self, name: str, kind: RecipientKind | None) -> URIRef:
        """Who an award is for: a person if an individual, else the unit, cluster or body of that name."""
        if kind == "individual":
            return self.person(Mention(self.article.id, key_of(name), ""), name, None)
        if kind == "household":
            key = f"{key_of(name)} {self.article.id}"
            return self.node(Ref("body", key), key, name=name)
        return self._found(self.areas.body(name))

    def holder(self, fact: PersonRoleFact) -> URIRef:
        """The person who holds an office."""
        area = self.areas.area(fact.area) if fact.area else None
        body = self.areas.body(fact.organisation, fact.area, own=True) if fact.organisation else None
        office = "|".join((key_of(fact.role), *(str(found.ref[:2]) if found else "" for found in (body, area))))
        unit = self.areas.unit(fact.area) if fact.area else None
        place = self.areas.lifted(unit, "province").id if unit else (area.ref.key if area else "")
        return self.person(Mention(self.article.id, key_of(fact.person), place), fact.person, office)

    def directive(self, fact: DirectiveFact) -> URIRef:
        """The document, told from others of its symbol by area and year."""
        documents = self.world.documents
        symbol = documents.completed(fact.kind, fact.number, fact.issuer) if fact.number else None
        record = documents.type_of(fact.kind, symbol, fact.issuer)
        issued = fact.date if fact.date and len(fact.date) == 10 else None
        values = {"kind": fact.kind, "type": record.id if record else None, "issued": issued}
        if symbol:
            place = self._issuers_place(fact)
            document = documents.numbered(fact.kind, symbol, place, fact.date)
            area = self.world.reference.units_by_id.get(place) if documents.is_everywhere(symbol) else None
            told = {"number": symbol.form, "area": unit_ref(area) if area else None}
            return self.document(document, {**values, **told})
        title, issuer = fact.subject or "", fact.issuer or ""
        if not title and not issuer:
            title = f"{self.article.id} {fact.stable_id}"
        document = documents.titled(fact.kind, title, "" if title else issuer, fact.date)
        return self.document(document, {**values, "title": fact.subject, "issuer": fact.issuer})

    def directed(self, fact: DirectiveFact) -> str | None:
        """The name of the campaign that a document directs: said apart, or what the document is about."""
        if fact.campaign or not fact.subject:
            return fact.campaign
        record = self.world.linker.campaign_named(fact.subject)
        known = key_of(fact.subject) in self._campaigns or (record and record.kind != "party_directive")
        return fact.subject if known else None

    def _issuers_place(self, fact: DirectiveFact) -> str:
        """The id of the unit that issued it, else words that tell it from others; an article's own if none."""
        if fact.issuer:
            found = self.areas.body(fact.issuer)
            if found.within:
                return found.within.key
            if found.ref.kind in {"province", "district", "commune"}:
                return found.ref.key
            return match_key(fact.issuer)
        return self.areas.home.id if self.areas.home else self.article.id

    def gathering(self, fact: EventFact) -> URIRef:
        """The event: one if kind, organiser and date (or period) agree, else this article's own."""
        organiser = self.areas.body(fact.organiser).ref if fact.organiser else None
        when = fact.date or fact.period
        if organiser and when:
            words = f"{fact.kind} {organiser.key} {when}"
            key = f"{words} {organiser.kind}"
        else:
            key = words = f"{fact.kind} {match_key(fact.name or fact.organiser or '')} {when or ''} {self.article.id}"
        kind_label = self.world.schemes.concept("gathering-kind", fact.kind)
        told = [self.world.schemes.label(kind_label) if kind_label else None, fact.organiser, when]
        name = fact.name or " - ".join(word for word in told if word)
        day = fact.date if fact.date and len(fact.date) == 10 else None
        return self.node(Ref("event", key), words, name=name, kind=fact.kind, date=day)

    def document_type(self, fact: DirectiveFact) -> URIRef | None:
        """The type of the document that a fact names, if reference data know it."""
        documents = self.world.documents
        symbol = documents.completed(fact.kind, fact.number, fact.issuer) if fact.number else None
        record = documents.type_of(fact.kind, symbol, fact.issuer)
        return self.node(concept_ref("document-type", record.id)) if record else None

    def unit_of_measure(self, name: str) -> URIRef:
        """QUDT's unit where there is one, else a concept."""
        return self.world.schemes.concept("unit", name) or self._coined("unit", name)

    def indicator(self, name: str) -> URIRef:
        """The indicator that a figure is about: of the controlled list, else under the article's own words."""
        record = self.world.linker.indicator_named(name)
        return self.node(concept_ref("indicator", record.id)) if record else self._coined("indicator", name)

    def office(self, role: str) -> URIRef:
        """The office, as sources call it."""
        return self._coined("office", role)

    def _coined(self, scheme: str, name: str) -> URIRef:
        key = key_of(name)
        return self.node(Ref(f"{VOCAB_PREFIX}{scheme}", key), key, name=name)

    def fact(self, fact: BaseFact) -> URIRef:
        """The factoid's own node."""
        return self.world.iris.fact(fact.article, fact.stable_id)
