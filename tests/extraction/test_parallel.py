"""Extraction by several processes and on a Dask cluster gives what one process gives, in the same order."""

from pathlib import Path

import pytest
from distributed import LocalCluster

from kg_service.articles.reader import article_from_text, read_articles
from kg_service.errors import EngineError
from kg_service.extraction.parallel import Result, extract_with_dask, extract_with_processes
from kg_service.resources import resource_dir

FOLDER: Path = resource_dir("data") / "articles"


def articles(copies: int = 8) -> list:
    read = list(read_articles([FOLDER], lambda error: pytest.fail(str(error))))
    return [article_from_text(f"{article.id}-{n}", article.source) for n in range(copies) for article in read]


def said(results: list[Result]) -> list[tuple[str, list[str]]]:
    return [(article.id, [fact.stable_id for fact in facts]) for article, facts in results]


def test_processes() -> None:
    source = articles()
    assert said(list(extract_with_processes(source, 2))) == said(list(extract_with_processes(source, 1)))


def test_dask() -> None:
    source = articles()
    with LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as cluster:
        found = said(list(extract_with_dask(source, cluster.scheduler_address)))
    assert found == said(list(extract_with_processes(source, 1)))


def test_no_scheduler_is_a_clear_error() -> None:
    with pytest.raises(EngineError, match="no Dask scheduler"):
        list(extract_with_dask([], "nonsense://x"))
