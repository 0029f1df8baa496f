"""Follows every IRI of the base from the home page, in every format, over HTTP: nothing may be broken or differ.

``python -m bench.crawl URL`` crawls a running service whole and prints what it found as JSON; exit 1 if something is
broken, says different things in different formats, cannot be parsed by one of the parsers, or is never reached.
The tests run the same crawl with a few resources of each kind.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

import httpx
import pyoxigraph as ox
import rdflib
from pyld import jsonld

BASE = "https://w3id.org/thidua/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
FORMATS: dict[str, tuple[ox.RdfFormat, str, str]] = {
    "text/turtle": (ox.RdfFormat.TURTLE, "turtle", "turtle"),
    "application/n-triples": (ox.RdfFormat.N_TRIPLES, "nt", "ntriples"),
    "application/rdf+xml": (ox.RdfFormat.RDF_XML, "xml", "rdfxml"),
    "application/trig": (ox.RdfFormat.TRIG, "trig", "trig"),
    "application/n-quads": (ox.RdfFormat.N_QUADS, "nquads", "nquads"),
    "application/ld+json": (ox.RdfFormat.JSON_LD, "json-ld", ""),
}
"""For each media type: what pyoxigraph, rdflib and rapper call it."""
_JSON_LD = "application/ld+json"
_PLAIN = "application/n-triples"
_MACHINES = ("/api", "/openapi.json", "/health", "/metrics", "/dumps/", "/reconcile", "/context.jsonld")
_SAFE_REDIRECTS = 3


@dataclass
class Crawl:
    """A crawl and what it found.

    ``per_kind``: how many resources of each kind it reads; None for all. ``largest``: bytes of N-Triples up to which
    documents are read in every format. ``checked``: how many documents each parser read.
    """

    url: str
    per_kind: int | None = None
    parsers: frozenset[str] = frozenset({"rdflib", "pyld", "rapper"})
    largest: int = 1 << 30
    start: tuple[str, ...] = ("/",)
    seen: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    triples: int = 0
    checked: Counter[str] = field(default_factory=Counter)
    broken: dict[str, str] = field(default_factory=dict)
    differing: dict[str, str] = field(default_factory=dict)
    queue: deque[str] = field(default_factory=deque)
    found_at: dict[str, str] = field(default_factory=dict)

    def run(self, *, follow: bool = True) -> Crawl:
        """Crawl until nothing new is found; or read no more than where it starts."""
        with httpx.Client(base_url=self.url, timeout=120.0) as self.client:
            self._context = self.client.get("/context.jsonld").json()
            for path in self.start:
                self._note(path, "start")
            for _ in range(10**9 if follow else len(self.start)):
                if not self.queue:
                    break
                self._visit(self.queue.popleft())
        return self

    def _note(self, path: str, where: str) -> None:
        path = path.split("#", 1)[0]
        if path not in self.seen:
            self.seen.add(path)
            self.kinds[kind_of(path)] += 1
            self.found_at[path] = where
            self.queue.append(path)

    def _visit(self, path: str) -> None:
        kind = kind_of(path)
        if self.per_kind is not None and (self.read[kind] >= self.per_kind or "?" in path):
            return  # a form of what is read by Accept
        self.read[kind] += 1
        page = self._get(path, BROWSER)
        if page is not None and page.headers["content-type"].startswith("text/html"):
            for link in Links(page.text).links:
                target = local_path(link, self.url)
                if target is not None:
                    self._note(target, path)
        if path.startswith((*_MACHINES, "/page/", "/data/")) or "?" in path or page is None:
            return  # no RDF, or the same RDF that its thing leads to
        plain = self._plain(path)
        if plain is not None:
            rest = [name for name in FORMATS if name != _PLAIN] if len(plain) <= self.largest else []
            others = {name: self._get(path, name) for name in rest}
            self._compare(path, {_PLAIN: plain, **{name: one.content for name, one in others.items() if one}})

    def _plain(self, path: str) -> bytes | None:
        """What is at an address as N-Triples; None where there is a page only."""
        response = self.client.get(path, headers={"accept": f"{_PLAIN}, */*;q=0.1"}, follow_redirects=True)
        self.requests += 1
        return response.content if response.headers.get("content-type", "").startswith(_PLAIN) else None

    def _get(self, path: str, accept: str) -> httpx.Response | None:
        self.requests += 1
        response = self.client.get(path, headers={"accept": accept})
        for _ in range(_SAFE_REDIRECTS):
            if response.status_code in (302, 303, 307) and response.headers["location"].startswith("/"):
                self.requests += 1
                response = self.client.get(response.headers["location"], headers={"accept": accept})
        if response.status_code != 200:
            self.broken[f"{path} {accept.split(',')[0]}"] = f"{response.status_code}, found at {self.found_at[path]}"
            return None
        if accept != BROWSER and response.headers["content-type"].split(";")[0] != accept:
            self.broken[f"{path} {accept}"] = f"gives {response.headers['content-type']}"
            return None
        return response

    def _compare(self, path: str, documents: dict[str, bytes]) -> None:
        graphs: dict[str, frozenset[str]] = {}
        for media_type, data in documents.items():
            for parser, graph in self._readings(media_type, data):
                try:
                    graphs[f"{media_type} by {parser}"] = graph()
                except Exception as error:
                    self.broken[f"{path} {media_type}"] = f"{parser}: {error}"[:300]
                self.checked[parser] += 1
        if not graphs:
            return
        reference = next(iter(graphs.values()))
        self.triples += len(reference)
        for name, graph in graphs.items():
            if graph != reference:
                odd = sorted(graph ^ reference)
                self.differing[path] = f"{name}: {len(odd)} triples differ, such as {odd[0][:200]}"
        for iri in iris_of(documents[_PLAIN]):
            target = local_path(iri, self.url)
            if target is not None:
                self._note(target, path)

    def _readings(self, media_type: str, data: bytes) -> Iterator[tuple[str, Callable[[], frozenset[str]]]]:
        native, of_rdflib, of_rapper = FORMATS[media_type]
        if media_type != _JSON_LD:
            yield "pyoxigraph", lambda: triples_of(data, native)
        if media_type == _JSON_LD:
            if "pyld" in self.parsers:
                yield "pyld", lambda: self._expanded(data)
            return
        if "rdflib" in self.parsers:
            yield "rdflib", lambda: by_rdflib(data, of_rdflib)
        if "rapper" in self.parsers and of_rapper and shutil.which("rapper"):
            yield "rapper", lambda: by_rapper(data, of_rapper)

    def _expanded(self, data: bytes) -> frozenset[str]:
        def load(address: str, _: object) -> dict[str, object]:
            if not address.endswith("/context.jsonld"):
                raise ValueError(f"a context of elsewhere: {address}")
            return {"contextUrl": None, "documentUrl": address, "document": self._context, "contentType": _JSON_LD}

        options = {"documentLoader": load, "format": "application/n-quads"}
        return triples_of(jsonld.to_rdf(json.loads(data), options).encode(), ox.RdfFormat.N_QUADS)

    def unreached(self) -> list[str]:
        """Resources of the graph, over SPARQL, that no link led to."""
        query = f'SELECT DISTINCT ?s {{ ?s ?p ?o FILTER(isIRI(?s) && STRSTARTS(STR(?s), "{BASE}")) }}'
        rows = httpx.get(f"{self.url}/sparql", params={"query": query, "format": "json"}, timeout=120).json()
        there = {row["s"]["value"].split("#")[0].replace(BASE, "/", 1) for row in rows["results"]["bindings"]}
        return sorted(there - self.seen)

    def unreached_kinds(self) -> list[str]:
        """Kinds of resources of which no link led to any."""
        return sorted({kind_of(path) for path in self.unreached()} - set(self.kinds))

    def report(self) -> dict[str, object]:
        """What was found, for people and for comparison."""
        return {
            "resources": sum(self.kinds.values()),
            "read": sum(self.read.values()),
            "requests": self.requests,
            "triples": self.triples,
            "documents_by_parser": dict(sorted(self.checked.items())),
            "kinds": dict(sorted(self.kinds.items())),
            "broken": self.broken,
            "differing": self.differing,
        }


class Links(HTMLParser):
    """The addresses that a page leads to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what links name."""
        self.links += [value for name, value in attrs if name in {"href", "src"} and value]


def kind_of(path: str) -> str:
    """What sort of address it is: of these a crawl reads all or a few."""
    split = urlsplit(path)
    parts = split.path.strip("/").split("/")
    if parts[0] == "vocab":
        kind = "vocab/<scheme>" if len(parts) == 2 else "vocab/<scheme>/<concept>"
    else:
        kind = "/".join(parts[:2]) if parts[0] in ("id", "graph", "api") else parts[0]
    return f"{kind}?" if split.query else kind


def local_path(iri: str, url: str) -> str | None:
    """The path at this service of an IRI of the base or of an address of the service; None for those of elsewhere."""
    if iri.startswith((BASE, f"{url}/")):
        return "/" + iri.removeprefix(BASE).removeprefix(f"{url}/")
    return iri if iri.startswith("/") and not iri.startswith("//") else None


def iris_of(data: bytes) -> set[str]:
    """Every IRI in an N-Triples document."""
    found: set[str] = set()
    for quad in ox.parse(data, ox.RdfFormat.N_TRIPLES):
        found |= {term.value for term in (quad.subject, quad.predicate, quad.object) if isinstance(term, ox.NamedNode)}
    return found


def triples_of(data: bytes, format_: ox.RdfFormat) -> frozenset[str]:
    """The triples of a document, whichever graph they stand in; blank nodes have the names of canonical form."""
    triples = {ox.Triple(quad.subject, quad.predicate, quad.object) for quad in ox.parse(data, format_)}
    if b"_:" in data or any(isinstance(term, ox.BlankNode) for triple in triples for term in (triple[0], triple[2])):
        dataset = ox.Dataset(ox.Quad(*triple) for triple in triples)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
        triples = {quad.triple for quad in dataset}
    return frozenset(map(str, triples))


def by_rdflib(data: bytes, format_: str) -> frozenset[str]:
    """The same as rdflib reads it."""
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=data, format=format_)
    graph = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        graph.add(triple[:3])
    return triples_of(graph.serialize(format="nt", encoding="utf-8"), ox.RdfFormat.N_TRIPLES)


def by_rapper(data: bytes, format_: str) -> frozenset[str]:
    """The same as raptor reads it (``rapper`` of raptor2-utils)."""
    command = ["rapper", "--quiet", "--input", format_, "--output", "ntriples", "-", BASE]
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    if done.returncode != 0 or done.stderr:
        raise ValueError(done.stderr.decode("utf-8", "replace")[:200])
    return triples_of(done.stdout, ox.RdfFormat.N_TRIPLES)


def main() -> int:
    """Crawl a running service."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("url", nargs="?", default="http://127.0.0.1:8000")
    parser.add_argument("--per-kind", type=int, help="read so many of each kind only")
    arguments = parser.parse_args()
    started = time.monotonic()
    crawl = Crawl(arguments.url.rstrip("/"), arguments.per_kind).run()
    unreached = crawl.unreached() if arguments.per_kind is None else []
    report = {**crawl.report(), "unreached": unreached, "seconds": round(time.monotonic() - started, 1)}
    print(json.dumps(report, ensure_ascii=False, indent=1))
    return 1 if crawl.broken or crawl.differing or unreached else 0


if __name__ == "__main__":
    sys.exit(main())
