"""Where facts come from: the words in the article (Web Annotation) and the extraction run (PROV-O).

Evidence is an ``oa:Annotation`` on a stretch of the article, found again by position (code points of the unchanged
file) or by quote with its surroundings. Runs carry no clock: a run *is* its software version and its rules, so that
the same input gives the same graph.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import PROV, RDF, RDFS, URIRef

from kg_service import __version__
from kg_service.articles.model import Article
from kg_service.extraction.facts import Evidence, Fact
from kg_service.graph.iris import IriScheme, slug
from kg_service.graph.literals import integer, label, text
from kg_service.graph.nquads import Triple
from kg_service.graph.vocabulary import OA, TD
from kg_service.resources import resource_dir

_LAYERS = ("text", "reference", "articles", "extraction")
_TABLES = {".tsv", ".yaml"}
SURROUNDINGS = 32
"""Code points before and after a quote that its selector keeps, as most annotation tools do."""


@dataclass(frozen=True)
class ExtractionRun:
    """One version of the software with one set of rules. ``rule_set`` is a hash that changes when the rules do."""

    version: str
    rule_set: str

    def iri(self, iris: IriScheme) -> URIRef:
        """``id/run/<version>-<rules>``."""
        return iris.resource("run", slug(f"{self.version}-{self.rule_set}"))

    def triples(self, iris: IriScheme) -> Iterator[Triple]:
        """The run as a prov:Activity."""
        run = self.iri(iris)
        yield run, RDF.type, TD.ExtractionRun
        yield run, RDF.type, PROV.Activity
        yield run, RDFS.label, label(f"Trích xuất bằng phiên bản {self.version}, bộ quy tắc {self.rule_set}")
        yield run, RDFS.label, label(f"Extraction by version {self.version}, rules {self.rule_set}", "en")
        yield run, TD.softwareVersion, text(self.version)
        yield run, TD.ruleSet, text(self.rule_set)


@cache
def current_run() -> ExtractionRun:
    """The run of the installed software: its version, and a hash over all that decides what it extracts.

    That is the code of text, reference, articles and extraction, and the tables of ``data/reference``.
    """
    whole = hashlib.sha256()
    package, data = Path(__file__).resolve().parents[1], resource_dir("data")
    decisive = [
        *(path for layer in _LAYERS for path in (package / layer).rglob("*.py")),
        *(path for path in (data / "reference").rglob("*") if path.suffix in _TABLES),
    ]
    named = {(path.relative_to(package if path.suffix == ".py" else data)).as_posix(): path for path in decisive}
    for name, path in sorted(named.items()):
        content = path.read_bytes()
        whole.update(f"{name}\0{len(content)}\0".encode() + content)
    return ExtractionRun(__version__, whole.hexdigest()[:12])


def holds(evidence: Evidence, source: str) -> bool:
    """Whether the offsets give the quote in this very text."""
    return source[evidence.start : evidence.end] == evidence.quote


def evidence_iri(fact: Fact, iris: IriScheme) -> URIRef:
    """The annotation of a fact: a part of the fact's own description."""
    return URIRef(f"{iris.fact(fact.article, fact.stable_id)}#evidence")


def evidence_triples(fact: Fact, article: Article, iris: IriScheme) -> Iterator[Triple]:
    """The annotation and what it points to. Facts with the same words share the passage."""
    start, end = fact.evidence.start, fact.evidence.end
    node, passage = evidence_iri(fact, iris), iris.passage(article.id, start, end)
    position, quote = URIRef(f"{passage};position"), URIRef(f"{passage};quote")
    yield node, RDF.type, OA.Annotation
    yield node, OA.hasBody, iris.fact(fact.article, fact.stable_id)
    yield node, OA.hasTarget, passage
    yield node, OA.motivatedBy, OA.identifying
    yield passage, RDF.type, OA.SpecificResource
    yield passage, OA.hasSource, iris.article(article.id)
    yield passage, OA.hasSelector, position
    yield passage, OA.hasSelector, quote
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, integer(start)
    yield position, OA.end, integer(end)
    yield quote, RDF.type, OA.TextQuoteSelector
    yield quote, OA.exact, text(fact.evidence.quote)
    if before := article.source[max(0, start - SURROUNDINGS) : start]:
        yield quote, OA.prefix, text(before)
    if after := article.source[end : end + SURROUNDINGS]:
        yield quote, OA.suffix, text(after)
