"""The whole graph as canonical N-Quads: ontology, reference data, links, articles with their facts, derived shortcuts.

Every triple stands once in the default graph and again in the named graph of its origin. Nothing depends on the order
of articles or on the clock, and no node is blank, so two builds from the same input are the same bytes. Judgements
are applied before facts are mapped: what people say wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from rdflib import URIRef

from kg_service.articles.model import Article
from kg_service.extraction.facts import Fact
from kg_service.graph.articles import article_triples
from kg_service.graph.dataset import DatasetDescription
from kg_service.graph.derive import Rule, derived, load_rules
from kg_service.graph.describe import describe, localisations
from kg_service.graph.example_queries import ExampleQuery, query_triples
from kg_service.graph.iris import IriScheme
from kg_service.graph.links import LinkGraph
from kg_service.graph.mapping import asserted, fact_triples
from kg_service.graph.names import ArticleNames
from kg_service.graph.nquads import Triple, lines_of, sorted_lines
from kg_service.graph.provenance import ExtractionRun, current_run, holds
from kg_service.graph.records import reference_triples
from kg_service.graph.records.refs import reserve
from kg_service.graph.review import of_factoid, review_triples
from kg_service.graph.schemes import load_schemes, ontology_triples
from kg_service.graph.world import Nodes, World
from kg_service.reference.links.load import Links, load_links
from kg_service.reference.load import Reference
from kg_service.review.applying import Reason, Reviewed, Unmatched, apply_judgements
from kg_service.review.judgements import Judgement, by_article, latest


class ArticleFacts(NamedTuple):
    """An article and what was extracted from it."""

    article: Article
    facts: tuple[Fact, ...]


class Problem(NamedTuple):
    """Input that was left out, and why; the rest went on. ``fact`` is None if it is the article."""

    article: str
    fact: str | None
    reason: str


class Part(NamedTuple):
    """Triples of one origin and the named graph they stand in."""

    graph: URIRef
    triples: list[Triple]


@dataclass
class GraphBuild:
    """A graph ready to be written. Iterating again gives the same again; memory holds names, not triples.

    ``problems``: what was left out; ``unmatched``: judgements that no fact goes with; ``verdicts``: how many of the
    others there are of each kind; ``runs``: the extraction run of an article by its id, where it is not ``run``;
    ``dangling``: what links are about that is not in the graph.
    """

    world: World
    inputs: _Sound
    run: ExtractionRun
    rules: tuple[Rule, ...]
    problems: list[Problem] = field(default_factory=list)
    facts: Counter[str] = field(default_factory=Counter)
    unmatched: list[Unmatched] = field(default_factory=list)
    verdicts: Counter[str] = field(default_factory=Counter)
    runs: Mapping[str, ExtractionRun] = field(default_factory=dict)
    links: Links = field(default_factory=Links)
    queries: tuple[ExampleQuery, ...] = ()
    description: DatasetDescription | None = None

    @property
    def dangling(self) -> list[str]:
        """The things that links name and this graph does not have, with the links' file."""
        return LinkGraph(self.links, self.world).dangling()

    def parts(self) -> Iterator[Part]:
        """The triples by origin, unsorted; a triple can come twice."""
        iris = self.world.iris
        yield Part(iris.graph("ontology"), list(ontology_triples(iris)))
        nodes = Nodes(self.world)
        reference = list(reference_triples(nodes))
        reference.extend(self._described(nodes))
        yield Part(iris.graph("reference"), reference)
        yield Part(iris.graph("links"), list(LinkGraph(self.links, self.world).triples()))
        shortcuts = iris.graph("derived")
        yield Part(shortcuts, list(derived(self.rules, "reference", reference)))
        if self.queries:
            yield Part(iris.graph("queries"), list(query_triples(self.queries, iris)))
        yield from self.article_parts()

    def article_parts(self) -> Iterator[Part]:
        """Of these, what articles and judgements on them say, with what follows from it."""
        iris = self.world.iris
        shortcuts = iris.graph("derived")
        yield Part(shortcuts, list(localisations(self.world)))
        for article, reviewed in self.inputs:
            triples = self.article_part(article, tuple(reviewed.facts), reviewed)
            yield triples
            yield Part(shortcuts, list(derived(self.rules, "article", triples.triples)))
            if reviewed.standing:
                yield Part(iris.graph("review"), list(review_triples(reviewed, iris)))

    def article_part(self, article: Article, facts: tuple[Fact, ...], reviewed: Reviewed | None = None) -> Part:
        """The named graph of one article: itself, its facts with evidence, and the things that they name."""
        names, iris = ArticleNames(self.world, article, facts), self.world.iris
        review = reviewed or Reviewed()
        run = self.runs.get(article.id, self.run)
        triples = list(article_triples(article, iris))
        own = {id(fact) for fact in facts if review.own and fact.stable_id in review.own}
        if len(own) < len(facts):
            triples.extend(run.triples(iris))
        for fact in facts:
            triples.extend(fact_triples(fact, names, None if id(fact) in own else run.iri(iris)))
            triples.extend(of_factoid(fact, review, iris))
        triples.extend(self._described(names))
        return Part(iris.article_graph(article.id), triples)

    def _described(self, nodes: Nodes) -> Iterator[Triple]:
        for ref in sorted(nodes.named):
            yield from describe(self.world, ref)

    def lines(self) -> Iterator[str]:
        """The graph as sorted lines of canonical N-Quads, each once, each with its newline."""
        lines = sorted_lines(line for part in self.parts() for line in lines_of(part.triples, part.graph))
        return lines if self.description is None else self.description.described(lines)

    def write(self, path: Path) -> int:
        """Write the graph to a file; gives the number of quads."""
        count = 0
        with path.open("w", encoding="utf-8", newline="\n") as out:
            for count, line in enumerate(self.lines(), 1):  # noqa: B007
                out.write(line)
        return count


def build_graph(
    inputs: Iterable[ArticleFacts],
    reference: Reference,
    iris: IriScheme | None = None,
    run: ExtractionRun | None = None,
    judgements: Iterable[Judgement] = (),
    runs: Mapping[str, ExtractionRun] | None = None,
    links: Links | None = None,
    queries: Iterable[ExampleQuery] = (),
    description: Mapping[str, Any] | None = None,
) -> GraphBuild:
    """Read everything once to settle what is one thing, and give the graph, which reads everything again.

    ``inputs`` can be any iterable; one that can be read only once is kept in memory. Facts whose offsets do not give
    their quote, or that belong to another article, and second articles of one id are left out and told in
    ``problems``. ``judgements`` in the order they were given; those that no fact goes with are told in ``unmatched``.
    ``runs``: by article id, the run that extracted its facts, where it is not ``run``.
    ``links``: the mapping sets, default those of the project; what they name and is not there is told in ``dangling``.
    ``queries``: examples that the graph is to hold. ``description``: what it is to say of itself beside counts
    (:func:`load_about`); None for nothing.
    """
    schemes = load_schemes()
    world = World(reference, iris or IriScheme(), schemes)
    reserve(reference, world.table)
    schemes.reserve(world.table)
    problems: list[Problem] = []
    given = by_article(latest(judgements))
    sound = _Sound(inputs if iter(inputs) is not inputs else list(inputs), problems, given)
    build = GraphBuild(world, sound, run or current_run(), load_rules(), problems, runs=runs or {})
    build.links = load_links() if links is None else links
    build.queries = tuple(queries)
    if description is not None:
        build.description = DatasetDescription(world.iris, description)
    for _ in reference_triples(Nodes(world)):
        pass
    for article, reviewed in sound:
        given.pop(article.id, None)
        build.unmatched.extend(reviewed.unmatched)
        build.verdicts.update(judgement.verdict for judgement in reviewed.on.values())
        names = ArticleNames(world, article, reviewed.facts)
        for fact in reviewed.facts:
            build.facts[fact.type] += 1
            for _ in asserted(fact, names.fact(fact), names):
                pass
    build.unmatched.extend(Unmatched(one, Reason.NO_ARTICLE, kept=False) for each in given.values() for one in each)
    build.unmatched.sort(key=lambda one: (one.judgement.fact.article, one.judgement.at, one.judgement.id))
    problems[:] = sorted(set(problems), key=lambda problem: (problem.article, problem.fact or "", problem.reason))
    world.settle()
    return build


class _Sound:
    """The input after review, without what cannot stand: facts that do not hold, second articles of one id."""

    def __init__(
        self, inputs: Iterable[ArticleFacts], problems: list[Problem], judgements: Mapping[str, list[Judgement]]
    ) -> None:
        self._inputs = inputs
        self._problems = problems
        self._judgements = dict(judgements)
        self._chosen: dict[str, str] = {}
        self._told = False

    def __iter__(self) -> Iterator[tuple[Article, Reviewed]]:
        seen: set[str] = set()
        for article, facts in self._inputs:
            if self._chosen.setdefault(article.id, article.sha256) != article.sha256 or article.id in seen:
                self._tell(article.id, None, "another article has this id: give it an id of its own")
                continue
            seen.add(article.id)
            judgements = self._judgements.get(article.id, ())
            yield article, apply_judgements(list(self._sound(article, facts)), judgements, article.source)
        self._told = True

    def _sound(self, article: Article, facts: Iterable[Fact]) -> Iterator[Fact]:
        best: dict[str, Fact] = {}
        for fact in facts:
            if fact.article != article.id:
                self._tell(article.id, fact.stable_id, f"the fact belongs to article {fact.article!r}")
            elif not holds(fact.evidence, article.source):
                self._tell(article.id, fact.stable_id, "its offsets do not give its quote in this text: extract again")
            elif fact.stable_id not in best or best[fact.stable_id].confidence < fact.confidence:
                best[fact.stable_id] = fact
        yield from (best[key] for key in sorted(best))

    def _tell(self, article: str, fact: str | None, reason: str) -> None:
        if not self._told:
            self._problems.append(Problem(article, fact, reason))
