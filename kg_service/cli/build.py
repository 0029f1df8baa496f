"""``thidua build``: articles and reference data to a published snapshot."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from kg_service.cli.common import EndpointOption, StoreOption, errors, settings_for_engine


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("build")(build)


def build(
    context: typer.Context,
    articles: Annotated[
        Path | None, typer.Option("--articles", help="Thư mục bài báo · Folder of articles", show_default=False)
    ] = None,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
    validate: Annotated[bool, typer.Option(help="Kiểm tra SHACL trước khi công bố · Check SHACL before")] = True,
) -> None:
    """Dựng cả đồ thị rồi công bố · Build the whole graph and publish it, in the store or to a remote engine."""
    from kg_service.cli import graphs, publishing  # the extractor is slow to import, and few commands need it

    settings = settings_for_engine(context, store, endpoint, articles=articles)
    started = time.monotonic()
    reporter = graphs.Reporter()
    if settings.endpoint is not None:
        with graphs.Steps() as steps:
            kept = graphs.extracted(settings, steps, reporter)
            written = publishing.write_remote(kept, settings, steps, reporter, validate)
        publishing.tell_remote(*written, reporter.count, time.monotonic() - started)
        return
    with publishing.changing(settings.store), graphs.Steps() as steps:
        kept = graphs.extracted(settings, steps, reporter)
        left, updated = publishing.leaving(settings.store, kept), publishing.holds_updates(settings.store)
        published = publishing.publish(kept, settings, steps, reporter, validate)
    if updated:
        errors.print("thidua: changes that updates had made to the graph published before are not in this build")
    if left:
        some = ", ".join(left[:3]) + (", …" if len(left) > 3 else "")
        errors.print(
            f"thidua: {len(left)} articles that were published before are not in this build: {some}",
            markup=False,
            soft_wrap=True,
        )
    publishing.tell(*published, reporter.count, time.monotonic() - started)
