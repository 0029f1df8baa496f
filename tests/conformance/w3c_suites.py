"""The W3C's SPARQL 1.1 tests as they stand beside the checkout: manifests read, results compared."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import uvicorn

from kg_service.service.app import create_app
from kg_service.service.server import SERVER
from kg_service.settings import load_settings
from kg_service.store.opening import open_store

BASE = "http://w3c.test/"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
TOKEN = "of-the-tests"
FORMATS = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".rdf": ox.RdfFormat.RDF_XML}
QUERY_SUITES = tuple(
    "aggregates bind bindings cast construct csv-tsv-res exists functions grouping json-res negation "  # noqa: SIM905
    "project-expression property-path service subquery syntax-fed syntax-query".split()
)
UPDATE_SUITES = tuple(
    "add basic-update clear copy delete delete-data delete-insert delete-where drop move syntax-update-1 "  # noqa: SIM905
    "syntax-update-2 update-silent".split()
)


@dataclass(frozen=True)
class Case:
    """One test: files are named by their IRIs under BASE."""

    name: str
    kind: str
    action: str
    data: tuple[str, ...] = ()
    graphs: tuple[tuple[str, str], ...] = ()  # name of the graph, file
    result: str | None = None
    result_graphs: tuple[tuple[str, str], ...] = ()
    result_data: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Suites:
    """The folder of the suites."""

    folder: Path

    def path(self, iri: str) -> Path:
        """File of an IRI."""
        return self.folder / iri.removeprefix(BASE)

    def text(self, iri: str) -> str:
        """What it says."""
        return self.path(iri).read_text(encoding="utf-8")

    def cases(self, suites: Iterable[str]) -> list[Case]:
        """Every test of those suites, in order."""
        return [case for suite in suites for case in self._suite(suite)]

    def _suite(self, suite: str) -> Iterator[Case]:
        address = f"{BASE}{suite}/manifest.ttl"
        store = ox.Store()
        store.load(path=str(self.path(address)), format=ox.RdfFormat.TURTLE, base_iri=address)
        for entries in all_objects(store, None, MF + "entries"):
            for test in sequence(store, entries):
                yield _case(store, test, suite)


def all_objects(store, subject, predicate):
    return [q.object for q in store.quads_for_pattern(subject, ox.NamedNode(predicate), None)]


def one(store, subject, predicate):
    return next(iter(all_objects(store, subject, predicate)), None)


def sequence(store, node):
    while node != ox.NamedNode(RDF + "nil"):
        yield one(store, node, RDF + "first")
        node = one(store, node, RDF + "rest")


def _case(store, test, suite) -> Case:
    kind = one(store, test, RDF + "type").value.removeprefix(MF)
    action, result = one(store, test, MF + "action"), one(store, test, MF + "result")
    name = f"{suite}/{test.value.split('#')[-1]}"
    if isinstance(action, ox.NamedNode):
        return Case(name, kind, action.value)
    if kind == "UpdateEvaluationTest":
        request = one(store, action, UT + "request").value
        return Case(
            name,
            kind,
            request,
            values(store, action, UT + "data"),
            labelled(store, action),
            None,
            labelled(store, result),
            values(store, result, UT + "data"),
        )
    query = one(store, action, QT + "query").value
    named = tuple((g.value, g.value) for g in all_objects(store, action, QT + "graphData"))
    return Case(name, kind, query, values(store, action, QT + "data"), named, result.value)


def values(store, subject, predicate) -> tuple[str, ...]:
    return tuple(o.value for o in all_objects(store, subject, predicate))


def labelled(store, subject) -> tuple[tuple[str, str], ...]:
    found = [
        (one(store, g, RDFS + "label"), one(store, g, UT + "graph"))
        for g in all_objects(store, subject, UT + "graphData")
    ]
    return tuple((label.value, graph.value) for label, graph in found)


def load(store, suites: Suites, iri: str, graph=None) -> None:
    """Load a file of the suites into a graph."""
    path = suites.path(iri)
    store.load(path=str(path), format=FORMATS[path.suffix], base_iri=iri, to_graph=graph or ox.DefaultGraph())


def normal(term):
    """Numbers by their value: an engine may write 2.0 as 2."""
    if isinstance(term, ox.Triple):
        return ox.Triple(normal(term.subject), term.predicate, normal(term.object))
    if not isinstance(term, ox.Literal) or not term.datatype.value.startswith(XSD):
        return term
    kind = term.datatype.value.removeprefix(XSD)
    try:
        if kind in ("double", "float"):
            return ox.Literal(f"{float(term.value):.6E}", datatype=term.datatype)
        if kind in ("decimal", "integer"):
            return ox.Literal(f"{Decimal(term.value).normalize():E}", datatype=term.datatype)
    except (InvalidOperation, ValueError):
        pass
    return ox.Literal({"1": "true", "0": "false"}[term.value], datatype=term.datatype) if _short(term, kind) else term


def _short(term, kind: str) -> bool:
    return kind == "boolean" and term.value in ("0", "1")


def rows_of(solutions) -> list[dict[str, object]]:
    names = [v.value for v in solutions.variables]
    return [{n: normal(row[n]) for n in names if row[n] is not None} for row in solutions]


def rows_of_graph(suites: Suites, iri: str) -> list[dict[str, object]] | bool:
    """Results written as RDF (the old vocabulary for them)."""
    rs = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
    store = ox.Store()
    load(store, suites, iri)
    boolean = one(store, None, rs + "boolean")
    if boolean is not None:
        return boolean.value == "true"
    return [
        {
            one(store, b, rs + "variable").value: normal(one(store, b, rs + "value"))
            for b in all_objects(store, s, rs + "binding")
        }
        for s in all_objects(store, None, rs + "solution")
    ]


def same_rows(one_: list[dict[str, object]], other: list[dict[str, object]]) -> bool:
    """Whether they are the same rows in any order, whatever blank nodes are called."""
    if not any(isinstance(t, ox.BlankNode | ox.Triple) for row in (*one_, *other) for t in row.values()):
        return Counter(frozenset(r.items()) for r in one_) == Counter(frozenset(r.items()) for r in other)
    return same_graph(_as_graph(one_), _as_graph(other))


def _as_graph(rows: list[dict[str, object]]) -> ox.Dataset:
    graph = ox.Dataset()
    for row in rows:
        node = ox.BlankNode()
        graph.add(ox.Quad(node, ox.NamedNode("x:is"), ox.Literal("row")))
        for name, term in row.items():
            graph.add(ox.Quad(node, ox.NamedNode(f"x:{name}"), term))
    return graph


def same_graph(one_: ox.Dataset, other: ox.Dataset) -> bool:
    """Isomorphism."""
    for graph in (one_, other):
        graph.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return one_ == other


def dataset(quads) -> ox.Dataset:
    return ox.Dataset(ox.Quad(q.subject, q.predicate, normal(q.object), q.graph_name) for q in quads)


@contextmanager
def serving(folder: Path, **flags: object) -> Iterator[httpx.Client]:
    """The service on a free loopback port; a client of it."""
    settings = load_settings({"store": folder, "workers": 1, **flags}, environ={})
    server = uvicorn.Server(
        uvicorn.Config(create_app(settings, open_store(settings)), log_level="warning", lifespan="on", **SERVER)
    )
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        try:
            with httpx.Client(base_url=url, timeout=60.0) as client:
                _wait(client, thread)
                yield client
        finally:
            server.should_exit = True
            thread.join(120.0)
            assert not thread.is_alive()


def _wait(client: httpx.Client, thread: threading.Thread) -> None:
    deadline = time.monotonic() + 120.0
    while time.monotonic() < deadline and thread.is_alive():
        try:
            if client.get("/health/live").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.02)
    pytest.fail("the service did not start")


def documented(heading: str) -> dict[str, str]:
    """Tests that docs/conformance.md names under a heading, each with the reason."""
    page = Path(__file__).resolve().parents[2] / "docs" / "conformance.md"
    section = page.read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| `")]
    return {name.strip(): row[1].strip() for row in rows for name in row[0].replace("`", "").split(",")}
