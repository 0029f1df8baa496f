"""The shape of the real graph: that of the five founding articles, cut into templates that the generator fills anew.

A template keeps the classes, the properties, the number of each and the kind and length of the literals of one piece of
the real graph (an article, a fact with its evidence and its derived shortcuts, a thing that facts name); what may
differ from one article to another is a place to fill.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import regex
import yaml
from rdflib import RDF, RDFS, XSD, Literal, URIRef

from kg_service.articles.model import Article
from kg_service.articles.reader import read_articles
from kg_service.extraction.facts import Fact, fact_from_record
from kg_service.graph.build import ArticleFacts, GraphBuild, build_graph
from kg_service.graph.derive import derived
from kg_service.graph.nquads import Triple, iri_text, lines_of, literal_text, triple_text
from kg_service.graph.provenance import ExtractionRun
from kg_service.graph.vocabulary import OA, TD
from kg_service.reference.load import load_reference
from kg_service.resources import resource_dir

POOLED = ("campaign", "body", "person", "directive", "event", "cluster", "district", "commune")
"""Kinds of things that a larger corpus names more of; others (provinces, concepts) there are only so many."""

_DIGITS = re.compile(r"\d{2,}")
_KIND = re.compile(r"/id/([a-z]+)/")
_CHAR = re.compile(r"#char=\d+,\d+")


@dataclass(frozen=True)
class Template:
    """Bodies of triples (``s p o``), a line each, as a ``%`` format.

    ``slots`` are the real IRIs whose place another thing may take (``%(i0)s``, its label ``%(l0)s`` …); ``numbers``
    (``%(n0)s`` …) and ``dates`` (``%(d0)s`` …) those to draw anew, as they were. ``shortcuts`` are triples that a
    build derives from it and puts in a graph of their own.
    """

    text: str
    slots: tuple[str, ...]
    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    shortcuts: str = ""


@dataclass
class ArticleShape:
    """One founding article: its own node, its facts, and the IRIs of the concepts that it describes."""

    header: Template
    facts: list[Template] = field(default_factory=list)


@dataclass
class Shape:
    """What the generator needs to know of the real graph."""

    base: str
    articles: list[ArticleShape]
    prototypes: dict[str, Template]
    labels: dict[str, str]
    provinces: list[str]
    triples: int
    quads: int


def kind_of(iri: str) -> str:
    """``campaign`` of ``…/id/campaign/x``; empty for what is no resource."""
    found = _KIND.search(iri)
    return found[1] if found else ""


def gold_inputs() -> Iterator[ArticleFacts]:
    """The founding articles with their gold facts: these change less than what the extractors find."""

    def fail(problem: Exception) -> None:
        raise problem

    for article in read_articles([resource_dir("data") / "articles"], fail):
        path = resource_dir("data") / "gold" / f"{article.id}.yaml"
        records = yaml.safe_load(path.read_text(encoding="utf-8"))["facts"]
        yield ArticleFacts(article, tuple(_gold_fact(article, record) for record in records))


def _gold_fact(article: Article, record: dict[str, Any]) -> Fact:
    values = {key: value for key, value in record.items() if key not in {"quote", "optional"}}
    values = {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in values.items()}
    found = regex.search(r"\s+".join(regex.escape(word) for word in record["quote"].split()), article.source)
    if found is None:
        raise ValueError(f"{article.id}: the quote of a gold fact is not in the text: {record['quote']!r}")
    evidence = {"start": found.start(), "end": found.end(), "quote": found.group()}
    return fact_from_record({**values, "article": article.id, "evidence": evidence, "confidence": 0.9})


def learn() -> Shape:
    """The shape of the graph of the founding articles' gold."""
    inputs = list(gold_inputs())
    build = build_graph(inputs, load_reference(), run=ExtractionRun("0.0.0", "bench"))
    base = sorted({line for part in build.parts() for line in lines_of(part.triples, part.graph)})
    triples = [triple for part in build.parts() for triple in part.triples]
    return _Learner(build, inputs, triples).shape("".join(base), len(base))


class _Learner:
    def __init__(self, build: GraphBuild, inputs: list[ArticleFacts], triples: list[Triple]) -> None:
        self._build = build
        self._inputs = inputs
        self._by_subject: dict[URIRef, dict[str, Triple]] = defaultdict(dict)
        for triple in triples:
            self._by_subject[triple[0]][triple_text(triple)] = triple
        self._labels = self._find_labels()
        self._by_length = sorted(self._labels.items(), key=lambda item: (-len(item[1]), item[0]))

    def shape(self, base: str, quads: int) -> Shape:
        articles = [self._article(article, facts) for article, facts in self._inputs]
        prototypes = {str(s): self._thing(s) for s in self._by_subject if kind_of(s) in POOLED and "#" not in s}
        provinces = sorted(str(s) for s in self._by_subject if kind_of(s) == "province" and "#" not in s)
        return Shape(
            base=base,
            articles=articles,
            prototypes=dict(sorted(prototypes.items())),
            labels=self._labels,
            provinces=[iri for iri in provinces if iri in self._labels],
            triples=sum(len(found) for found in self._by_subject.values()),
            quads=quads,
        )

    def _find_labels(self) -> dict[str, str]:
        """Vietnamese label of each resource; the shortest where there are several."""
        labels: dict[str, str] = {}
        for subject, triples in self._by_subject.items():
            if not kind_of(subject):
                continue
            for _, predicate, object_ in triples.values():
                if predicate == RDFS.label and isinstance(object_, Literal) and _plain(object_):
                    old = labels.get(str(subject))
                    if old is None or (len(object_), str(object_)) < (len(old), old):
                        labels[str(subject)] = str(object_)
        return labels

    def _article(self, article: Article, facts: Iterable[Fact]) -> ArticleShape:
        part = self._build.article_part(article, tuple(facts))
        subjects: dict[URIRef, list[Triple]] = defaultdict(list)
        for triple in dict.fromkeys(part.triples):
            subjects[triple[0]].append(triple)
        node = next(s for s in subjects if kind_of(s) == "article" and "#" not in s)
        header = [t for s in subjects if s == node or kind_of(s) == "run" or not kind_of(s) for t in subjects[s]]
        shape = ArticleShape(self._template(header, article.id, None))
        for subject in sorted(subjects):
            if kind_of(subject) == "fact" and "#" not in subject:
                bundle = self._closure(subject, subjects, node)
                shortcuts = dict.fromkeys(derived(self._build.rules, "article", [*bundle, *self._around(bundle)]))
                shape.facts.append(self._template(dict.fromkeys(bundle), article.id, subject, shortcuts))
        return shape

    def _closure(self, fact: URIRef, subjects: dict[URIRef, list[Triple]], node: URIRef) -> list[Triple]:
        """A fact and its evidence."""
        found: list[Triple] = []
        waiting, seen = [fact], {node}
        while waiting:
            subject = waiting.pop()
            if subject in seen:
                continue
            seen.add(subject)
            found.extend(subjects[subject])
            for _, _, object_ in subjects[subject]:
                if isinstance(object_, URIRef) and str(object_).startswith((f"{fact}#", f"{node}#")):
                    waiting.append(object_)
        return found

    def _around(self, bundle: list[Triple]) -> Iterator[Triple]:
        """The types of what a fact names: rules may ask for them."""
        for object_ in {o for _, _, o in bundle if isinstance(o, URIRef)}:
            for triple in self._by_subject.get(object_, {}).values():
                if triple[1] == RDF.type:
                    yield triple

    def _thing(self, subject: URIRef) -> Template:
        """A thing's own description, without nodes that hang on it (geometry, identifiers)."""
        kept = [t for t in self._by_subject[subject].values() if not str(t[2]).startswith(f"{subject}#")]
        return self._template(kept, None, subject)

    def _template(
        self, triples: Iterable[Triple], article: str | None, own: URIRef | None, shortcuts: Iterable[Triple] = ()
    ) -> Template:
        found = _Places(article, own, self._by_length)
        both = sorted(triples, key=triple_text), sorted(shortcuts, key=triple_text)
        for subject, _, object_ in itertools.chain(*both):
            for term in (subject, object_):
                if isinstance(term, URIRef):
                    found.iri(term)  # all names first: literals may hold the name of any
        text, extra = ("\n".join(found.line(triple) for triple in part) for part in both)
        return Template(text, tuple(found.slots), tuple(found.numbers), tuple(found.dates), extra)


class _Places:
    """Makes places to fill of what may differ in the triples of one template."""

    def __init__(self, article: str | None, own: URIRef | None, labels: list[tuple[str, str]]) -> None:
        self.slots: dict[str, int] = {}
        self.numbers: list[str] = []
        self.dates: list[str] = []
        self._article = article
        self._own = own
        self._labels = labels

    def line(self, triple: Triple) -> str:
        subject, predicate, object_ = triple
        start = f"{self.iri(subject)} {_percent(iri_text(predicate))}"
        return f"{start} {self._literal(predicate, object_) if isinstance(object_, Literal) else self.iri(object_)}"

    def iri(self, iri: URIRef) -> str:
        kind = kind_of(iri)
        text = _percent(iri_text(iri))
        if self._article is not None and kind in ("fact", "article"):
            text = text.replace(self._article, "%(article)s")
            if self._own is not None and kind == "fact":
                text = text.replace(self._own.rsplit("/", 1)[1], "%(fact)s")
            return _CHAR.sub("#char=%(start)d,%(end)d", text)
        if kind in POOLED or kind == "province":
            root = str(iri).split("#", 1)[0]
            return text.replace(_percent(root), f"%(i{self.slots.setdefault(root, len(self.slots))})s")
        return text

    def _literal(self, predicate: URIRef, literal: Literal) -> str:
        text = literal_text(literal)
        if predicate in (OA.start, OA.end):
            return f'"%({predicate.rsplit("#", 1)[1]})d"^^{iri_text(XSD.integer)}'
        if predicate == TD.confidence:
            return f'"%(confidence)s"^^{iri_text(XSD.decimal)}'
        if predicate == TD.textHash:
            return '"%(hash)s"'
        if literal.datatype == XSD.date:
            self.dates.append(str(literal))
            return f'"%(d{len(self.dates) - 1})s"^^{iri_text(XSD.date)}'
        if literal.datatype not in (None, XSD.string, XSD.integer):
            return _percent(text)
        content, end = text.rsplit('"', 1)
        return self._filled(content) + '"' + _percent(end)

    def _filled(self, content: str) -> str:
        """The content of a literal with places for names and numbers."""
        content = _percent(content)
        if self._article is not None:
            content = content.replace(self._article, "\x00a")
        places: list[str] = []
        for iri, label in self._labels:
            if iri in self.slots and label in content:
                content = content.replace(label, chr(0xE000 + len(places)))
                places.append(f"%(l{self.slots[iri]})s")

        def place(found: re.Match[str]) -> str:
            self.numbers.append(found[0])
            return f"%(n{len(self.numbers) - 1})s"

        content = _DIGITS.sub(place, content).replace("\x00a", "%(article)s")
        for index, text in enumerate(places):
            content = content.replace(chr(0xE000 + index), text)
        return content


def _percent(text: str) -> str:
    return text.replace("%", "%%")


def _plain(label: Literal) -> bool:
    """Whether it is a Vietnamese name that can stand in a literal as it is."""
    return label.language in (None, "vi") and not set(label) & set('"\\%\n\r\t')
