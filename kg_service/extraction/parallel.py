"""Extraction over many articles: in this process, in several, or on a Dask cluster. Order kept, memory bounded."""

from __future__ import annotations

import importlib
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from typing import Any

from kg_service.articles.model import Article
from kg_service.errors import EngineError, InputError
from kg_service.extraction.facts import Fact
from kg_service.extraction.pipeline import Extraction, extract_articles, report
from kg_service.reference.load import load_reference

_BATCH = 16
_AHEAD = 4
"""Batches handed out for each process beyond the one it works on: enough to keep it busy, few enough for memory."""

Result = tuple[Article, list[Fact]]


@cache
def _extraction() -> Extraction:
    """The extraction of this process; made once, whatever the number of batches."""
    return Extraction(load_reference(), on_defect=report)


def facts_of_batch(articles: list[Article]) -> list[list[Fact]]:
    """The facts of each article of a batch. Runs in the worker, which has its own copy of the reference data."""
    return [_extraction().facts(article) for article in articles]


def extract_with_processes(articles: Iterable[Article], jobs: int) -> Iterator[Result]:
    """Articles with their facts, in order, by ``jobs`` processes (by this one alone when it is 1)."""
    if jobs == 1:
        yield from extract_articles(articles, load_reference())
        return
    spawn = multiprocessing.get_context("spawn")
    jobs = min(jobs, os.cpu_count() or jobs)
    with ProcessPoolExecutor(jobs, mp_context=spawn) as pool:
        yield from _in_order(articles, lambda batch: pool.submit(facts_of_batch, batch), jobs)


def extract_with_dask(articles: Iterable[Article], address: str) -> Iterator[Result]:
    """Articles with their facts, in order, by the workers of a Dask cluster, which need this package installed.

    Tasks are marked impure: Dask takes two pure tasks of the same content for one. Raises InputError when the
    ``dask`` extra is not installed, EngineError when no scheduler answers at the address.
    """
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise InputError("--dask needs the extra of that name: pip install 'thidua-kg[dask]'") from error
    try:
        client = distributed.Client(address, timeout="10s", set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise EngineError(f"no Dask scheduler answers at {address}: {error}") from error
    with client:
        workers = max(1, sum(client.nthreads().values()))
        yield from _in_order(articles, lambda batch: client.submit(facts_of_batch, batch, pure=False), workers)


def _in_order(articles: Iterable[Article], submit: Callable[[list[Article]], Any], workers: int) -> Iterator[Result]:
    """Hand out batches ahead of their results, and give the results in the order of the articles."""
    source = iter(articles)
    batches = iter(lambda: list(islice(source, _BATCH)), [])
    waiting = deque((batch, submit(batch)) for batch in islice(batches, workers * _AHEAD))
    while waiting:
        batch, future = waiting.popleft()
        yield from zip(batch, future.result(), strict=True)
        waiting.extend((following, submit(following)) for following in islice(batches, 1))
