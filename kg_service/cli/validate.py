"""``thidua validate``: does a graph conform to the SHACL shapes, and if not, what and where."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rdflib import Dataset, Graph
from rdflib.util import guess_format

from kg_service.cli.common import StoreOption, invocation
from kg_service.errors import InputError
from kg_service.store.dumps import dump_snapshot


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("validate")(validate)


def validate(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Tệp RDF, hoặc bài báo · RDF files, or articles; without any, the published graph"),
    ] = None,
    store: StoreOption = None,
) -> None:
    """Báo cáo SHACL: đạt hay không, cái gì, ở đâu · SHACL report; exit 1 on violations."""
    from kg_service.cli import graphs
    from kg_service.graph.shacl import validate as run_shacl

    settings = invocation(context).settings(store=store)
    reporter = graphs.Reporter()
    with graphs.Steps() as steps, tempfile.TemporaryDirectory(prefix="thidua-") as work:
        if paths and all(_is_rdf(path) for path in paths):
            report = run_shacl(_read(paths))
        else:
            written = Path(work) / "graph"
            if paths:
                graphs.make_graph(settings, steps, reporter, paths).write(written)
            else:
                with written.open("wb") as out:
                    dump_snapshot(settings.store, "ntriples", None, out)
            report = graphs.check(written, steps)
    print(report.text("en"))
    if not report.conforms:
        raise typer.Exit(1)


def _is_rdf(path: Path) -> bool:
    return path.is_file() and guess_format(path.name) is not None


def _read(paths: list[Path]) -> Graph:
    """Files of RDF as one graph, whatever named graphs they have. Raises InputError that names the file."""
    data = Dataset(default_union=True)
    for path in paths:
        try:
            data.parse(path, format=guess_format(path.name))
        except Exception as error:  # rdflib's parsers raise many kinds
            raise InputError(f"{path}: does not parse: {' '.join(str(error).split())[:300]}") from error
    return data
