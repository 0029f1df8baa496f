"""The service, really served: uvicorn on a free loopback port over the graph of the founding articles' gold."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import yaml

from kg_service.articles.reader import read_articles
from kg_service.graph.build import ArticleFacts, build_graph
from kg_service.graph.dataset import load_about
from kg_service.graph.iris import DEFAULT_BASE
from kg_service.reference.load import Reference
from kg_service.resources import resource_dir
from kg_service.store.example_queries import example_queries
from kg_service.store.named_queries import NamedQueries
from kg_service.store.snapshots import Snapshots

# The graph's own tests know how gold becomes facts; folders of tests are no packages.
sys.path.append(str(Path(__file__).resolve().parents[1] / "graph"))
from graph_tools import RUN, gold_fact
from service_tools import Served, serving, settings_for


@pytest.fixture(scope="session")
def gold_nquads(once: Callable[..., Path], reference: Reference) -> Path:
    """The graph of the five founding articles' gold facts in N-Quads: it does not change when extraction does."""
    return once("gold", lambda folder: write_gold(folder / "graph.nq", reference)) / "graph.nq"


def write_gold(path: Path, reference: Reference) -> None:
    """Write it."""

    def fail(problem: Exception) -> None:
        raise problem

    inputs = []
    for article in read_articles([resource_dir("data") / "articles"], fail):
        gold = resource_dir("data") / "gold" / f"{article.id}.yaml"
        records = yaml.safe_load(gold.read_text(encoding="utf-8"))["facts"]
        inputs.append(ArticleFacts(article, tuple(gold_fact(article, record) for record in records)))
    queries = example_queries(NamedQueries.load(resource_dir("queries")), DEFAULT_BASE)
    build_graph(inputs, reference, run=RUN, queries=queries, description=load_about()).write(path)


@pytest.fixture(scope="session")
def gold_store(tmp_path_factory: pytest.TempPathFactory, once: Callable[..., Path], gold_nquads: Path) -> Path:
    """A store folder with that graph published."""

    def publish(folder: Path) -> None:
        Snapshots(folder).publish(gold_nquads)

    folder = tmp_path_factory.mktemp("gold") / "store"
    shutil.copytree(once("gold-store", publish), folder)
    return folder


@pytest.fixture(scope="session")
def served(gold_store: Path) -> Iterator[Served]:
    """The service over that graph."""
    with serving(settings_for(gold_store, query_timeout=60)) as url:
        yield Served(url, gold_store)


@pytest.fixture(scope="session")
def client(served: Served) -> Iterator[httpx.Client]:
    """An HTTP client of the service; follows no redirects."""
    with httpx.Client(base_url=served.url, timeout=60.0) as opened:
        yield opened
