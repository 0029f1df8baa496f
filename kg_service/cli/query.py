"""``thidua query``: a named query, one of a file, or one of the command line."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer
from rich.console import Console
from rich.table import Table

from kg_service.cli.common import EndpointOption, StoreOption, cell, settings_for_engine
from kg_service.errors import InputError
from kg_service.resources import resource_dir
from kg_service.settings import Settings
from kg_service.store.base import Formats, QueryRequest
from kg_service.store.formats import JSON, Format, ResultKind, format_named
from kg_service.store.named_queries import NamedQueries, NamedQuery, parse_query
from kg_service.store.opening import open_store
from kg_service.store.rows import parse_rows

_TABLE = "table"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("query")(query)


def query(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help="Tên truy vấn; không có gì thì liệt kê · Name; without anything, lists them")
    ] = None,
    parameter: Annotated[
        list[str] | None, typer.Option("-p", "--parameter", help="key=value, nhiều lần được · may be repeated")
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", help="Tệp .rq · File")] = None,
    text: Annotated[str | None, typer.Option("-e", help="Chính truy vấn · The query itself")] = None,
    format_: Annotated[
        str, typer.Option("--format", help="table, csv, tsv, json, xml; turtle, ntriples, jsonld, trig, nquads, rdfxml")
    ] = _TABLE,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
) -> None:
    """Hỏi đồ thị · Ask the graph: a named query of queries/, or any."""
    if sum(given is not None for given in (name, file, text)) > 1:
        raise InputError("give one of NAME, --file and -e")
    settings = settings_for_engine(context, store, endpoint)
    values = _values(parameter or [])
    if name is None and file is None and text is None:
        _list()
        return
    if file is not None and not _has_header(file):
        text = file.read_text(encoding="utf-8")
    if text is None:
        named = parse_query(file) if file is not None else _named()[name or ""]
        text = named.bind(values, settings.base_iri)
    elif values:
        raise InputError("-p is for queries with a header (#+ lines) that names their parameters; this one has none")
    asyncio.run(_run(settings, text, format_, sys.stdout.buffer))


def _named() -> NamedQueries:
    """The named queries, and those that ask other endpoints, which the service does not offer by itself."""
    return NamedQueries.load(resource_dir("queries"), resource_dir("queries") / "federated")


def _has_header(file: Path) -> bool:
    """Whether a file is a named query, with a header of ``#+`` lines, and not just a query."""
    try:
        return any(line.startswith("#+") for line in file.read_text(encoding="utf-8").splitlines())
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: is not UTF-8 (byte {error.start})") from error


def _values(pairs: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for pair in pairs:
        name, found, value = pair.partition("=")
        if not found or not name or name in values:
            raise InputError(f"-p {pair!r}: give key=value, each key once")
        values[name] = value
    return values


def _list() -> None:
    queries = _named()
    table = Table("query", "parameters", "", box=None)
    for named in queries:
        table.add_row(named.name, cell(_signature(named)), f"{named.header.summary.vi}\n{named.header.summary.en}")
    Console(highlight=False).print(table)


def _signature(named: NamedQuery) -> str:
    return " ".join(p.name if p.required else f"[{p.name}]" for p in named.header.parameters)


def formats(name: str) -> Mapping[ResultKind, Format | None]:
    """The format of that name for each kind of result. Raises InputError if it is none for any."""
    found = {kind: format_named(name, kind) for kind in ResultKind}
    if not any(found.values()):
        raise InputError(
            f"--format {name!r} is not known: table, csv, tsv, json, xml, turtle, ntriples, jsonld, trig …"
        )
    return found


async def _run(settings: Settings, text: str, format_: str, out: BinaryIO) -> None:
    chosen: Any = Formats() if format_ == _TABLE else None
    if chosen is None:
        found = formats(format_)
        chosen = Formats(found[ResultKind.SOLUTIONS], found[ResultKind.BOOLEAN], found[ResultKind.GRAPH])
    engine = open_store(settings.model_copy(update={"workers": 1}))
    await engine.start()
    try:
        result = await engine.query(QueryRequest(text, chosen, base=settings.base_iri))
        if format_ == _TABLE and result.format is JSON and result.kind is ResultKind.SOLUTIONS:
            _show(await result.read())
            return
        out.write(result.head)
        if result.rest is not None:
            async for chunk in result.rest:
                out.write(chunk)
        if not result.head.endswith(b"\n"):
            out.write(b"\n")
    finally:
        await engine.close()


def _show(results: bytes) -> None:
    """Rows as a table, as wide as the terminal; IRIs of the graph and the ontology without their bases."""
    rows = parse_rows(results)
    table = Table(*rows.columns)
    for row in rows.rows:
        table.add_row(*(cell(str(row.get(column, ""))) for column in rows.columns))
    Console(highlight=False).print(table)
    print(f"{len(rows.rows)} rows", file=sys.stderr)
