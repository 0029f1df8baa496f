"""Dumps of a snapshot, read in a process that is given up afterwards: the engine keeps what it has opened."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg_service.errors import InputError, UnknownGraphError
from kg_service.store.formats import DATASET_FORMATS, ResultKind, format_named
from kg_service.store.snapshots import Snapshots, reading

_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
}
DEFAULT_GRAPH = "default"


def dump_snapshot(folder: Path, format_: str, graph: str | None, out: BinaryIO) -> None:
    """Write the current snapshot, or one graph of it (an IRI, or ``default``).

    A format without named graphs gives the default graph, which holds every triple. Raises InputError for an unknown
    format, UnknownGraphError for a graph that is not there, StoreError without a snapshot.
    """
    found = format_named(format_, ResultKind.GRAPH)
    if found is None:
        raise InputError(f"format {format_!r} is not known; there are: {', '.join(_FORMATS)}")
    snapshot = Snapshots(folder).current()
    with reading(snapshot.data):
        store = ox.Store.read_only(str(snapshot.data))
        name = _graph(store, graph, whole=found in DATASET_FORMATS)
        store.dump(out, _FORMATS[found.name], from_graph=name)


def _graph(store: ox.Store, graph: str | None, *, whole: bool) -> ox.NamedNode | ox.DefaultGraph | None:
    if graph is None:
        return None if whole else ox.DefaultGraph()
    if graph == DEFAULT_GRAPH:
        return ox.DefaultGraph()
    try:
        name = ox.NamedNode(graph)
    except ValueError:
        raise InputError(f"{graph!r} is no IRI of a graph") from None
    if not store.contains_named_graph(name):
        raise UnknownGraphError(f"there is no graph <{graph}>", graph=graph)
    return name
