"""What is known of single SPARQL engines, all of it: addresses, dataset, formats, time limits, quirks.

Everything else speaks the SPARQL 1.1 Protocol (W3C, 21 March 2013) and asks here where an engine departs from it. All
of it was seen with the engines themselves: Virtuoso 7.2.5, Oxigraph 0.5.13.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from kg_service.errors import QueryRefusedError, SettingsError
from kg_service.store.base import QueryRequest
from kg_service.store.formats import JSON, N_TRIPLES, Format, ResultKind
from kg_service.store.operations import operations, over_default_graph
from kg_service.store.remote_version import GRAPH as VERSION_GRAPH
from kg_service.store.rewriting import (
    asking_of_triples,
    inlined,
    named_graphs,
    prefixes,
    with_datatypes,
    with_graph_variables,
    without_graphs,
)
from kg_service.store.tokens import Kind, Token, readings

_GEO_WKT = b"http://www.opengis.net/ont/geosparql#wktLiteral"
_VIRTUOSO_WKT = rb"(?:urn:x-thidua:wktLiteral|http://www\.openlinksw\.com/schemas/virtrdf#Geometry)"
_BOOLEAN = b"http://www.w3.org/2001/XMLSchema#boolean"

Address = Callable[[str], str | None]


@dataclass(frozen=True)
class Engine:
    """What one engine does in its own way; the defaults are those of the standards.

    ``server``: how its ``Server`` header begins. ``update`` and ``data``: from the query address to those for updates
    and of the Graph Store Protocol, None where it has none; ``graph_parameter`` names the graph there.
    ``default_graph``: the graph that stands for the default graph where the engine has none of its own.
    ``own_graphs``: graphs it keeps for itself. ``writes``: the one format for each kind of result that it writes as the
    standard says, the others are made of that one; empty if it writes all. ``mends``: what to replace in the bytes of
    an answer, by the kind of result, within lines. ``stands_in``: datatypes that it changes, and others to write in
    their place. ``deadline``: the parameter that has it end a query, from seconds. ``digest``: how it wants
    credentials, else Basic. ``pragmas``: whether it takes instructions before the query's form, and functions of its
    own under ``bif:`` and ``sql:``. ``inlines``: whether parameters of named queries have to stand where they are used,
    since it does not join VALUES with property paths.
    """

    name: str
    server: str = ""
    update: Address = lambda endpoint: None
    data: Address = lambda endpoint: None
    graph_parameter: str = "graph"
    default_graph: str | None = None
    own_graphs: tuple[str, ...] = ()
    writes: Mapping[ResultKind, Format] = field(default_factory=dict)
    mends: Mapping[ResultKind, tuple[tuple[re.Pattern[bytes], bytes], ...]] = field(default_factory=dict)
    stands_in: Mapping[str, str] = field(default_factory=dict)
    deadline: Callable[[float], dict[str, str]] = lambda seconds: {}
    digest: bool = False
    pragmas: bool = False
    inlines: bool = False

    def format(self, kind: ResultKind, wanted: Format) -> Format:
        """The format to ask it for."""
        return self.writes.get(kind, wanted)

    def written(self, term: str) -> str:
        """A triple in N-Triples as it is to be written to it."""
        for datatype, stand_in in self.stands_in.items():
            term = term.replace(f'"^^<{datatype}>', f'"^^<{stand_in}>')
        return term

    def prepared(self, request: QueryRequest, base: str | None) -> tuple[str, dict[str, list[str]]]:
        """The query as it takes it, and the dataset as parameters of the protocol.

        Raises QueryRefusedError for what would reach into the engine itself.
        """
        cuts = readings(request.query)
        if self.pragmas:
            for tokens in cuts:
                _refuse_pragmas(tokens)
        text, tokens = request.query, cuts[0]
        if self.inlines and request.trusted:
            text = inlined(text, tokens)
            tokens = readings(text)[0]
        named = any(token.kind is Kind.WORD and token.text.upper() == "FROM" for cut in cuts for token in cut)
        dataset = {"default-graph-uri": list(request.default_graphs), "named-graph-uri": list(request.named_graphs)}
        if not named and not any(dataset.values()):
            text, dataset = self._over_whole(text, tokens)
        return _based(text, tokens, base), dataset

    def _over_whole(self, text: str, tokens: list[Token]) -> tuple[str, dict[str, list[str]]]:
        """A query over all there is but what the engine and this project keep for themselves."""
        if self.default_graph is None:
            return without_graphs(text, tokens, (VERSION_GRAPH,)), {}
        dataset = {"default-graph-uri": [self.default_graph]}
        text = asking_of_triples(text, tokens)
        tokens = readings(text)[0]
        constants, variable = named_graphs(tokens)
        if constants and variable:
            text = with_graph_variables(text, tokens)
            tokens = readings(text)[0]
        elif constants:  # it finds none of them beside a default graph that is named, unless they are named too
            declared = prefixes(tokens)
            dataset["named-graph-uri"] = [_iri(name, declared) for name in constants]
        return without_graphs(text, tokens, (self.default_graph, VERSION_GRAPH, *self.own_graphs)), dataset

    def updates(self, text: str, base: str | None) -> list[str]:
        """An update that parses, as it takes it: in one piece, or in several.

        Raises QueryRefusedError for what it would do wrongly, or what would reach into the engine itself.
        """
        cuts = readings(text)
        if self.default_graph is None:
            return [_based(text, cuts[0], base)]
        for tokens in cuts:
            _refuse_pragmas(tokens)
        text = _based(with_datatypes(text, cuts[0], self.stands_in), cuts[0], base)
        return [over_default_graph(each, self.default_graph, self.own_graphs) for each in operations(text)]


def _based(text: str, tokens: list[Token], base: str | None) -> str:
    relative = base is not None and any(t.kind is Kind.IRI and not _ABSOLUTE.match(t.text) for t in tokens)
    return f"BASE <{base}> {text}" if relative else text


def _iri(name: str, declared: Mapping[str, str]) -> str:
    if name.startswith("<"):
        return name[1:-1]
    prefix, colon, local = name.partition(":")
    return declared.get(prefix + colon, "") + local.replace("\\", "")


_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")


def _refuse_pragmas(tokens: list[Token]) -> None:
    for token in tokens:
        if token.kind is Kind.WORD and token.text.lower().startswith(("define", "bif:", "sql:")):
            raise QueryRefusedError(f"{token.text[:80]} is refused: this endpoint takes SPARQL 1.1 only")


def _beside(endpoint: str, name: str, *known: str) -> str | None:
    """The address with its last step replaced, if that is one of those known."""
    parts = urlsplit(endpoint)
    path, _, last = parts.path.rstrip("/").rpartition("/")
    return urlunsplit((parts.scheme, parts.netloc, f"{path}/{name}", "", "")) if last in known else None


SPARQL11 = Engine("sparql11")
"""Any engine that keeps to the standards: Fuseki, GraphDB, QLever, Neptune, another instance of this service …"""

OXIGRAPH = Engine(
    "oxigraph",
    server="Oxigraph",
    update=lambda endpoint: _beside(endpoint, "update", "query"),
    data=lambda endpoint: _beside(endpoint, "store", "query"),
)

VIRTUOSO = Engine(
    "virtuoso",
    server="Virtuoso",
    update=lambda endpoint: _beside(endpoint, "sparql-auth", "sparql", "sparql-auth"),
    data=lambda endpoint: _beside(endpoint, "sparql-graph-crud-auth", "sparql", "sparql-auth"),
    graph_parameter="graph-uri",
    # Its default graph is the union of all, its own graphs among them, and counts a triple once for each.
    default_graph="urn:x-thidua:default-graph",
    own_graphs=(
        "http://www.openlinksw.com/schemas/virtrdf#",
        "http://www.w3.org/ns/ldp#",
        "http://www.w3.org/2002/07/owl#",
        "http://localuriqaserver/sparql",
        "urn:activitystreams-owl:map",
        "urn:core:services:sparql",
    ),
    # Its CSV, TSV and XML lose datatypes or control characters; as Turtle, ASK and empty graphs are not what they were.
    writes={ResultKind.SOLUTIONS: JSON, ResultKind.BOOLEAN: JSON, ResultKind.GRAPH: N_TRIPLES},
    # Within a string of JSON every quote has a backslash before it, so that these can only be members.
    mends={
        ResultKind.SOLUTIONS: (
            (re.compile(rb'"type": "typed-literal"'), rb'"type": "literal"'),
            (re.compile(rb'("datatype": "%s", "value": )"1"' % re.escape(_BOOLEAN)), rb'\1"true"'),
            (re.compile(rb'("datatype": "%s", "value": )"0"' % re.escape(_BOOLEAN)), rb'\1"false"'),
            (re.compile(rb'"datatype": "%s"' % _VIRTUOSO_WKT), b'"datatype": "%s"' % _GEO_WKT),
        ),
        ResultKind.GRAPH: ((re.compile(rb'(?<!\\)"\^\^<%s>' % _VIRTUOSO_WKT), b'"^^<%s>' % _GEO_WKT),),
    },
    # It makes geometries of them, in single precision: 105.9358 comes back as 105.93579864502.
    stands_in={_GEO_WKT.decode(): "urn:x-thidua:wktLiteral"},
    deadline=lambda seconds: {"timeout": str(max(1000, round(seconds * 1000)))},
    digest=True,
    pragmas=True,
    inlines=True,
)

ENGINES = {engine.name: engine for engine in (SPARQL11, OXIGRAPH, VIRTUOSO)}


def engine_of(server: str) -> Engine:
    """The engine that sends such a ``Server`` header; one that keeps to the standards if it is not known."""
    return next((e for e in ENGINES.values() if e.server and server.startswith(e.server)), SPARQL11)


def engine_named(name: str) -> Engine | None:
    """The engine of that name; None for ``auto``. Raises SettingsError that lists what there is."""
    if name == "auto":
        return None
    if name not in ENGINES:
        raise SettingsError(f"THIDUA_ENGINE: must be auto or one of {', '.join(ENGINES)}, not {name[:40]!r}")
    return ENGINES[name]


def cut_short(headers: Mapping[str, str]) -> bool:
    """Whether an engine says that it ended the query at its time limit and sends what it had by then (Virtuoso)."""
    return headers.get("X-SQL-State") == "S1TAT"


def rows_left_out(headers: Mapping[str, str]) -> bool:
    """Whether an engine says that it left out rows beyond a bound of its own (Virtuoso; of triples it does not say)."""
    return "X-SPARQL-MaxRows" in headers


def said(body: str) -> str:
    """An engine's own words on an error in one line, without the query that some repeat."""
    return re.sub(r"\s+", " ", body.partition("SPARQL query:")[0]).strip()[:300]


_PLACES = (re.compile(r"\bline (\d+),? column (\d+)"), re.compile(r"\bat (\d+):(\d+)"), re.compile(r"\bline (\d+)"))


def place(words: str) -> dict[str, int]:
    """Line and column, from 1, of a syntax error, as far as the engine's words tell."""
    for pattern in _PLACES:
        if match := pattern.search(words):
            return dict(zip(("line", "column"), map(int, match.groups()), strict=False))
    return {}


def is_timeout(words: str) -> bool:
    """Whether an engine's words say that it ended the query at a limit of its own."""
    lowered = words.lower()
    return "timeout" in lowered or "timed out" in lowered or "S1T00" in words
