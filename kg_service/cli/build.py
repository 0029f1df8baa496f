"""``thidua build``: articles and reference data to a published snapshot."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer

from kg_service.cli.common import StoreOption, errors, invocation
from kg_service.store.snapshots import Snapshots


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("build")(build)


def build(
    context: typer.Context,
    articles: Annotated[
        Path | None, typer.Option("--articles", help="Thư mục bài báo · Folder of articles", show_default=False)
    ] = None,
    store: StoreOption = None,
    validate: Annotated[bool, typer.Option(help="Kiểm tra SHACL trước khi công bố · Check SHACL before")] = True,
) -> None:
    """Dựng cả đồ thị rồi công bố · Build the whole graph and publish it."""
    from kg_service.cli import graphs  # the extractor is slow to import, and only this command needs it

    settings = invocation(context).settings(articles=articles, store=store)
    started = time.monotonic()
    reporter = graphs.Reporter()
    settings.store.mkdir(parents=True, exist_ok=True)
    with graphs.Steps() as steps, tempfile.TemporaryDirectory(prefix="build-", dir=settings.store) as work:
        graph = graphs.make_graph(settings, steps, reporter)
        nquads = Path(work) / "graph.nq"
        quads = graph.write(nquads)
        if validate:
            graphs.check(nquads, steps).raise_if_invalid()
        steps.say("công bố · publishing")
        snapshot = Snapshots(settings.store).publish(nquads)
    left = f", {reporter.count} left out" if reporter.count else ""
    errors.print(
        f"snapshot {snapshot.id}: {quads} quads, {sum(graph.facts.values())} facts{left}, "
        f"{time.monotonic() - started:.1f} s"
    )
