"""What people said of facts, in the named graph ``review``: who, when, what of, and what left the graph for it.

A judgement is a prov:Entity attributed to its reviewer. The fact that it is about is the factoid itself, or, where the
graph has no such factoid, a td:JudgedFact that keeps what extraction said. A factoid that stands by a person's word
is attributed to that person; a corrected one is derived from what extraction said.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from rdflib import FOAF, PROV, RDF, RDFS, SKOS, URIRef

from kg_service.extraction.facts import Fact
from kg_service.graph.iris import IriScheme, digest, slug
from kg_service.graph.literals import label, moment, text
from kg_service.graph.nquads import Triple
from kg_service.graph.vocabulary import TD, concept
from kg_service.review.applying import Reviewed
from kg_service.review.judgements import Judgement

_LABELS = {
    "accept": ("Chấp nhận", "Accepted"),
    "reject": ("Bác bỏ", "Rejected"),
    "correct": ("Sửa lại", "Corrected"),
    "unsure": ("Chưa chắc", "Unsure"),
}
_LABEL_LENGTH = 80


def judgement_iri(judgement: Judgement, iris: IriScheme) -> URIRef:
    """``id/judgement/<hash>``, of all that it says: another judgement, even on the same fact, is another node."""
    packed = json.dumps(judgement.record(), ensure_ascii=False, sort_keys=True)
    return iris.resource("judgement", digest(packed, 16))


def reviewer_iri(name: str, iris: IriScheme) -> URIRef:
    """``id/reviewer/<slug>-<hash>``: the hash keeps An and Ân apart."""
    return iris.resource("reviewer", "-".join(filter(None, (slug(name), digest(name)))))


def of_factoid(fact: Fact, reviewed: Reviewed, iris: IriScheme) -> Iterator[Triple]:
    """What a factoid says of its review; nothing when nobody judged it."""
    judgement = reviewed.judged.get(fact.stable_id) if reviewed.judged else None
    if judgement is None:
        return
    node = iris.fact(fact.article, fact.stable_id)
    yield node, TD.judgement, judgement_iri(judgement, iris)
    if fact.stable_id in reviewed.own:
        yield node, PROV.wasAttributedTo, reviewer_iri(judgement.by, iris)
    if judgement.verdict == "correct" and all(other.stable_id != judgement.id for other in reviewed.facts):
        yield node, PROV.wasDerivedFrom, iris.fact(fact.article, judgement.id)


def review_triples(reviewed: Reviewed, iris: IriScheme) -> Iterator[Triple]:
    """The judgements that stand on the facts of one article, their reviewers, and facts that are no factoids."""
    factoids = {fact.stable_id for fact in reviewed.facts}
    left: dict[str, Fact] = {}
    for judgement in reviewed.standing:
        yield from _judgement(judgement, iris)
        if judgement.id not in factoids:
            left[judgement.id] = judgement.fact
    for fact, judgement in reviewed.withdrawn:
        yield judgement_iri(judgement, iris), TD.withdraws, iris.fact(fact.article, fact.stable_id)
        left[fact.stable_id] = fact
    yield from _judged_facts(left.values(), iris)


def _judgement(judgement: Judgement, iris: IriScheme) -> Iterator[Triple]:
    node, reviewer = judgement_iri(judgement, iris), reviewer_iri(judgement.by, iris)
    quote = judgement.fact.evidence.quote
    shown = quote if len(quote) <= _LABEL_LENGTH else quote[: _LABEL_LENGTH - 1] + "…"
    vi, en = _LABELS[judgement.verdict]
    yield node, RDF.type, TD.Judgement
    yield node, RDF.type, PROV.Entity
    yield node, RDFS.label, label(f"{vi}: {shown}")
    yield node, RDFS.label, label(f"{en}: {shown}", "en")
    yield node, TD.verdict, concept("verdict", judgement.verdict)
    yield node, TD.judgedFact, iris.fact(judgement.fact.article, judgement.id)
    yield node, TD.judgedArticle, iris.article(judgement.fact.article)
    yield node, TD.judgedQuote, text(quote)
    yield node, TD.factId, text(judgement.id)
    yield node, PROV.wasAttributedTo, reviewer
    yield node, PROV.generatedAtTime, moment(judgement.at)
    if judgement.note:
        yield node, SKOS.note, text(judgement.note)
    yield reviewer, RDF.type, TD.Reviewer
    yield reviewer, RDF.type, PROV.Agent
    yield reviewer, RDFS.label, label(judgement.by)
    yield reviewer, FOAF.name, text(judgement.by)


def _judged_facts(facts: Iterable[Fact], iris: IriScheme) -> Iterator[Triple]:
    for fact in facts:
        node = iris.fact(fact.article, fact.stable_id)
        yield node, RDF.type, TD.JudgedFact
        yield node, RDF.type, PROV.Entity
        yield node, TD.judgedArticle, iris.article(fact.article)
        yield node, TD.judgedQuote, text(fact.evidence.quote)
        yield node, TD.factId, text(fact.stable_id)
        yield node, TD.assertion, text(json.dumps(fact.record(), ensure_ascii=False, sort_keys=True))
