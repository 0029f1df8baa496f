"""``thidua release``: a version of the dataset that stays, as files with checksums."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from kg_service.cli.common import StoreOption, invocation
from kg_service.store.releases import write_release


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("release")(release)


def release(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(help="Thư mục các bản phát hành · Folder of releases; else THIDUA_RELEASES", show_default=False),
    ] = None,
    version: Annotated[
        str | None, typer.Option("--version", help="Tên phiên bản · Name of the version; else today's date")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Phát hành bộ dữ liệu đang công bố · Release the published graph as N-Quads, TriG, Turtle and JSON-LD."""
    settings = invocation(context).settings(store=store, releases=folder)
    today = dt.datetime.now(dt.UTC).date()
    made = write_release(settings.store, settings.releases_folder, version or today.isoformat(), today)
    size = sum(file.bytes for file in made.dumps.files)
    typer.echo(f"release {made.version}: snapshot {made.dumps.snapshot}, {len(made.dumps.files)} files, {size} bytes")
