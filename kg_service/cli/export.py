"""``thidua export``: dumps of the graph."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from kg_service.cli.common import StoreOption, invocation
from kg_service.store.dumps import dump_snapshot


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(export)


def export(
    context: typer.Context,
    format_: Annotated[
        str, typer.Option("--format", help="trig, nquads, jsonld; một đồ thị · one graph: turtle, ntriples, rdfxml")
    ] = "trig",
    graph: Annotated[
        str | None,
        typer.Option(help="IRI của đồ thị, hoặc default · IRI of a named graph, or default", show_default=False),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Tệp · File; else standard output", show_default=False)
    ] = None,
    store: StoreOption = None,
) -> None:
    """Xuất đồ thị · Dump the graph, whole or one named graph of it."""
    settings = invocation(context).settings(store=store)
    if out is None:
        dump_snapshot(settings.store, format_, graph, sys.stdout.buffer)
        return
    with _replacing(out) as file:
        dump_snapshot(settings.store, format_, graph, file)


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of ``path`` when it is whole: a dump that fails spoils no earlier one."""
    path = path.resolve()
    if path.exists() and not path.is_file():  # a pipe or device is written as it is
        with path.open("wb") as file:
            yield file
        return
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
