"""From articles to a graph in a file: what ``build`` publishes and ``validate`` checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from rdflib import Graph
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from kg_service.articles.reader import read_articles
from kg_service.cli.common import cell, errors
from kg_service.errors import InputError
from kg_service.extraction.pipeline import extract_articles
from kg_service.graph.build import GraphBuild, build_graph
from kg_service.graph.dataset import load_about
from kg_service.graph.iris import IriScheme
from kg_service.graph.kept import KeptArticle
from kg_service.graph.provenance import current_run
from kg_service.graph.shacl import ShaclReport, validate
from kg_service.graph.statistics import parse_line
from kg_service.reference.links.load import load_links
from kg_service.reference.load import load_reference
from kg_service.resources import resource_dir
from kg_service.review.judgements import read_judgements
from kg_service.settings import Settings
from kg_service.store.example_queries import example_queries
from kg_service.store.named_queries import NamedQueries

_SHOWN = 20
"""Judgements that match no fact that a build lists; of the others it gives the number."""


class Steps:
    """Shows on a terminal which step is under way and for how long; says nothing when nobody watches."""

    def __init__(self) -> None:
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=errors,
            transient=True,
            disable=not errors.is_terminal,
        )
        self._task = self._progress.add_task("")

    def __enter__(self) -> Steps:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def say(self, text: str) -> None:
        """Name the step that starts now."""
        self._progress.update(self._task, description=text)


def articles_folder(settings: Settings) -> Path:
    """The folder of articles that the settings name, else the one that comes with the project."""
    return settings.articles or resource_dir("data") / "articles"


class Reporter:
    """Tells of input that was left out, one line each on standard error, and counts it."""

    def __init__(self) -> None:
        self.count = 0

    def article(self, error: InputError) -> None:
        """An article or a judgement that cannot be read; the others go on."""
        self.line(error.message)

    def line(self, message: str) -> None:
        """One line."""
        self.count += 1
        errors.print(cell(f"thidua: {message}"), soft_wrap=True)


def make_graph(settings: Settings, steps: Steps, reporter: Reporter, paths: Iterable[Path] = ()) -> GraphBuild:
    """The graph of the settings' articles, or of other paths, ready to be written."""
    return graph_of(extracted(settings, steps, reporter, paths), settings, steps, reporter)


def extracted(settings: Settings, steps: Steps, reporter: Reporter, paths: Iterable[Path] = ()) -> list[KeptArticle]:
    """The settings' articles, or those of other paths, with their facts.

    Raises InputError when not one could be read: a graph without articles must not take the place of one with them.
    """
    steps.say("đọc và trích xuất bài báo · reading and extracting articles")
    sources = list(paths) or [articles_folder(settings)]
    articles = read_articles(sources, reporter.article)
    run, found = current_run(), []
    for number, (article, facts) in enumerate(extract_articles(articles, load_reference()), 1):
        steps.say(f"trích xuất bài báo · extracting articles: {number}")
        found.append(KeptArticle(replace(article, blocks=()), tuple(facts), run))
    if not found:
        raise InputError(f"no article could be read from {', '.join(map(str, sources))}; nothing was changed")
    return found


def graph_of(kept: Iterable[KeptArticle], settings: Settings, steps: Steps, reporter: Reporter) -> GraphBuild:
    """The graph of articles with their facts and of people's judgements, ready to be written; problems are told."""
    steps.say("dựng đồ thị · building the graph")
    articles = list(kept)
    judgements = list(read_judgements(settings.review, reporter.article))
    build = build_graph(
        [one.input for one in articles],
        load_reference(),
        IriScheme(settings.base_iri),
        judgements=judgements,
        runs={one.article.id: one.run for one in articles},
        queries=example_queries(NamedQueries.load(resource_dir("queries")), settings.base_iri),
        description=load_about(),
        links=load_links(more=[settings.links]),
    )
    for missing in build.dangling:
        errors.print(cell(f"thidua: {missing} is not in this graph; its links are left out"), soft_wrap=True)
    for problem in build.problems:
        reporter.line(f"{problem.article}: {problem.fact or 'article'}: {problem.reason}")
    for unmatched in build.unmatched[:_SHOWN]:
        errors.print(f"thidua: {settings.review}: {unmatched.text()}", markup=False, soft_wrap=True)
    if more := len(build.unmatched[_SHOWN:]):
        errors.print(f"thidua: {more} more judgements match no fact: `thidua review report` lists them", markup=False)
    return build


def check(written: Path, steps: Steps) -> ShaclReport:
    """The SHACL report of a graph in a file of N-Quads: of its default graph, which holds every triple."""
    steps.say("kiểm tra SHACL · validating")
    with written.open("r", encoding="utf-8") as lines:
        return validate(default_graph(lines), may_add=True)


def default_graph(lines: Iterable[str]) -> Graph:
    """The triples of the default graph of canonical N-Quads, or of N-Triples."""
    triples = "".join(line for line in lines if parse_line(line).graph is None)
    return Graph(bind_namespaces="none").parse(data=triples, format="nt")
