"""From articles with their facts to a published graph: what ``build`` and ``ingest`` share."""

from __future__ import annotations

import contextlib
import fcntl
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg_service.cli import graphs
from kg_service.cli.common import errors
from kg_service.errors import StoreError
from kg_service.graph.build import GraphBuild
from kg_service.graph.kept import KEPT_FILE, KeptArticle, read_kept, write_kept
from kg_service.settings import Settings
from kg_service.store.journal import Journal
from kg_service.store.remote_writing import RemoteWriter, Written
from kg_service.store.snapshots import Snapshot, Snapshots, reading


def current_id(store: Path) -> str:
    """The id of the published snapshot. Raises StoreError when nothing was published yet."""
    return Snapshots(store).current().id


@contextlib.contextmanager
def changing(store: Path) -> Iterator[None]:
    """Hold the store for a change that begins with what is published: another one waits, so that none is lost."""
    locks = store / "locks"
    locks.mkdir(parents=True, exist_ok=True)
    with (locks / "change").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in store.glob("build-*"):  # of a change that was broken off
            shutil.rmtree(left, ignore_errors=True)
        yield


def holds_updates(store: Path) -> bool:
    """Whether what is published came of an update (SPARQL Update and the like), which building anew would drop."""
    try:
        return Journal(store).published(Snapshots(store).current().id)
    except StoreError:
        return False


def published_articles(store: Path) -> list[KeptArticle]:
    """The articles and facts of the published graph. Raises StoreError when there is no graph, or it keeps none."""
    snapshot = Snapshots(store).current()
    with reading(snapshot.data):
        return list(read_kept(snapshot.data.parent / KEPT_FILE))


def publish(
    kept: list[KeptArticle],
    settings: Settings,
    steps: graphs.Steps,
    reporter: graphs.Reporter,
    validate: bool,
    instead_of: str | None = None,
) -> tuple[Snapshot, GraphBuild, int]:
    """Build the graph of these articles and publish it with them; gives the number of quads, too.

    ``instead_of``: the id of the snapshot that this began with. Raises GraphInvalidError when the graph does not
    conform, StoreError when another was published meanwhile. Whatever is raised, what was published before stays.
    """
    with tempfile.TemporaryDirectory(prefix="build-", dir=settings.store) as work:
        graph = graphs.graph_of(kept, settings, steps, reporter)
        nquads, beside = Path(work) / "graph.nq", Path(work) / KEPT_FILE
        quads = graph.write(nquads)
        if validate:
            graphs.check(nquads, steps).raise_if_invalid()
        steps.say("công bố · publishing")
        write_kept(beside, kept)
        if instead_of is not None and Snapshots(settings.store).current().id != instead_of:
            raise StoreError("the published graph was changed meanwhile; nothing was published: run the command again")
        return Snapshots(settings.store).publish(nquads, [beside]), graph, quads


def write_remote(
    kept: list[KeptArticle], settings: Settings, steps: graphs.Steps, reporter: graphs.Reporter, validate: bool
) -> tuple[Written, GraphBuild]:
    """Build the graph of these articles and write it to the remote engine of the settings.

    Raises GraphInvalidError when it does not conform, before anything is written; EngineError from the engine.
    """
    with RemoteWriter(settings) as writer, tempfile.TemporaryDirectory(prefix="thidua-build-") as work:
        graph = graphs.graph_of(kept, settings, steps, reporter)
        nquads = Path(work) / "graph.nq"
        graph.write(nquads)
        if validate:
            graphs.check(nquads, steps).raise_if_invalid()
        steps.say("ghi vào máy SPARQL · writing to the engine")
        return writer.publish(nquads), graph


def tell_remote(written: Written, graph: GraphBuild, left_out: int, seconds: float) -> None:
    """One line on what was written to an engine."""
    removed = f", {written.removed} graphs removed" if written.removed else ""
    left = f", {left_out} left out" if left_out else ""
    facts = sum(graph.facts.values())
    errors.print(
        f"engine: {written.triples} triples, {written.graphs} graphs, {facts} facts{removed}{left}, {seconds:.1f} s"
    )


def tell(snapshot: Snapshot, graph: GraphBuild, quads: int, left_out: int, seconds: float) -> None:
    """One line on what was published."""
    judged = f", {graph.verdicts.total()} judged" if graph.verdicts else ""
    left = f", {left_out} left out" if left_out else ""
    facts = sum(graph.facts.values())
    errors.print(f"snapshot {snapshot.id}: {quads} quads, {facts} facts{judged}{left}, {seconds:.1f} s")


def kept_if_any(store: Path) -> list[KeptArticle]:
    """The articles and facts of the published graph; none when nothing is published, or it keeps none."""
    try:
        return published_articles(store)
    except (StoreError, FileNotFoundError):
        return []


def leaving(store: Path, kept: Iterable[KeptArticle]) -> list[str]:
    """Ids of published articles that are not among these."""
    return sorted({one.article.id for one in kept_if_any(store)} - {one.article.id for one in kept})
