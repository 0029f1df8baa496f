"""What ``thidua extract`` does: articles to facts, one JSON object a line, a table or CSV."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.table import Table

from kg_service.articles.model import Article
from kg_service.articles.reader import read_articles
from kg_service.cli.common import cell, errors, said
from kg_service.cli.extract import Extractor, Format
from kg_service.cli.graphs import Reporter, Steps
from kg_service.errors import InputError, SettingsError
from kg_service.extraction.facts import Fact, fact_line
from kg_service.extraction.language_model import LanguageModelExtraction, ModelSettings
from kg_service.extraction.parallel import extract_with_dask, extract_with_processes
from kg_service.extraction.pipeline import Extraction, FactExtractor, report, united
from kg_service.reference.load import load_reference
from kg_service.settings import Settings

Extract = Callable[[Iterable[Article]], Iterator[tuple[Article, list[Fact]]]]
"""Articles to articles with their facts, in order."""


def extraction_of(extractor: Extractor, settings: Settings, jobs: int = 1, dask: str | None = None) -> Extract:
    """The extraction that was asked for.

    Raises SettingsError when a language model is asked for and none is set, InputError when it should run in parallel
    (its own server does that).
    """
    if extractor is Extractor.RULES:
        if dask:
            return lambda articles: extract_with_dask(articles, dask)
        return lambda articles: extract_with_processes(articles, jobs)
    if jobs > 1 or dask:
        raise InputError("--jobs and --dask are for the rules; a language model's server has its own workers")
    if settings.llm_url is None:
        raise SettingsError("a language model is asked for, but THIDUA_LLM_URL is not set")
    key = settings.llm_key.get_secret_value() if settings.llm_key else None
    model = LanguageModelExtraction(ModelSettings(settings.llm_url, settings.llm_model, key))
    extractors: list[FactExtractor] = [model]
    if extractor is Extractor.UNION:
        extractors.insert(0, Extraction(load_reference(), on_defect=report))
    return lambda articles: ((article, united(article, extractors)) for article in articles)


def extract_to_output(paths: list[Path], format: Format, extract: Extract) -> None:
    """Extract and write to standard output; what is left out goes to standard error.

    Raises InputError when no article at all could be read.
    """
    reporter = Reporter()
    count = articles = 0
    extracted = extract(read_articles(paths, reporter.article))
    with Steps() as steps:
        write = _writer(format)
        for _, facts in extracted:
            articles += 1
            count += len(facts)
            steps.say(f"{articles} bài · articles, {count} sự kiện · facts")
            write.facts(facts)
        write.close()
    if not articles:
        raise InputError(f"no article could be read from {', '.join(map(str, paths))}")
    errors.print(f"{count} facts from {articles} articles" + (f", {reporter.count} left out" if reporter.count else ""))


class _Writer(Protocol):
    def facts(self, facts: list[Fact]) -> None: ...

    def close(self) -> None: ...


class _JsonLines:
    def facts(self, facts: list[Fact]) -> None:
        for fact in facts:
            print(fact_line(fact))

    def close(self) -> None:
        sys.stdout.flush()


_COLUMNS = ("article", "type", "said", "start", "end", "quote", "confidence")


def _row(fact: Fact) -> tuple[str, ...]:
    evidence = fact.evidence
    place = (str(evidence.start), str(evidence.end), evidence.quote)
    return (fact.article, fact.type, said(fact), *place, f"{fact.confidence:g}")


class _Csv:
    """RFC 4180, with a header row."""

    def __init__(self) -> None:
        self._writer = csv.writer(sys.stdout, lineterminator="\r\n")
        self._writer.writerow(_COLUMNS)

    def facts(self, facts: list[Fact]) -> None:
        self._writer.writerows(_row(fact) for fact in facts)

    def close(self) -> None:
        sys.stdout.flush()


class _Table:
    """For reading on a terminal: the words that were said, and the words that say them."""

    def __init__(self) -> None:
        self._console = Console(highlight=False, width=None if sys.stdout.isatty() else 160)

    def facts(self, facts: list[Fact]) -> None:
        if not facts:
            return
        table = Table(title=facts[0].article, title_justify="left", expand=True)
        for name, ratio in (("type", 2), ("said", 7), ("quote", 6), ("confidence", 1)):
            table.add_column(name, ratio=ratio, overflow="fold")
        for fact in facts:
            _, type_, said, _, _, quote, confidence = _row(fact)
            table.add_row(type_, cell(said), cell(quote), confidence)
        self._console.print(table)

    def close(self) -> None:
        self._console.file.flush()


def _writer(format: Format) -> _Writer:
    if format is Format.JSONL:
        return _JsonLines()
    return _Csv() if format is Format.CSV else _Table()
