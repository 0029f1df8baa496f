r"""Canonical N-Quads: one form for each quad, sorted by code point, each line once.

The form is that of RDF 1.2 N-Quads, "Canonical form": single spaces, and in literals only ``\b \t \n \f \r \" \\``
and ``\u00XX`` for other control characters. There are no blank nodes to name, so equal graphs give equal bytes.
Lines are sorted outside memory: what does not fit in a chunk goes to temporary files and is merged.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple, TypeAlias

import regex
from rdflib import XSD, Literal, URIRef

from kg_service.graph.literals import canonical

Object: TypeAlias = URIRef | Literal
Triple: TypeAlias = tuple[URIRef, URIRef, Object]


class Quad(NamedTuple):
    """A triple and the graph it stands in; None is the default graph."""

    subject: URIRef
    predicate: URIRef
    object: Object
    graph: URIRef | None


CHUNK = 250_000
"""Lines sorted in memory at once, about 100 MB."""

_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_TO_ESCAPE = regex.compile(r'[\x00-\x1f"\\\x7f]')
_NOT_IN_IRI = regex.compile(r'[\x00-\x20<>"{}|^`\\]')
_ABSOLUTE = regex.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@lru_cache(maxsize=100_000)
def iri_text(iri: URIRef) -> str:
    """``<…>``. Raises ValueError for what is no absolute IRI: nothing is repaired here."""
    if not _ABSOLUTE.match(iri) or _NOT_IN_IRI.search(iri):
        raise ValueError(f"{str(iri)!r} is no absolute IRI")
    return f"<{iri}>"


def literal_text(literal: Literal) -> str:
    """A literal in canonical form."""
    fixed = canonical(literal)
    quoted = '"' + _TO_ESCAPE.sub(_escape, str(fixed)) + '"'
    if fixed.language is not None:
        return f"{quoted}@{fixed.language}"
    if fixed.datatype is None or fixed.datatype == XSD.string:
        return quoted
    return f"{quoted}^^{iri_text(fixed.datatype)}"


def triple_text(triple: Triple) -> str:
    """``s p o`` without graph and end. Raises ValueError for a term that is neither IRI nor literal."""
    subject, predicate, object_ = triple
    if isinstance(object_, Literal):
        return f"{iri_text(subject)} {iri_text(predicate)} {literal_text(object_)}"
    return f"{iri_text(subject)} {iri_text(predicate)} {iri_text(object_)}"


def lines_of(triples: Iterable[Triple], graph: URIRef) -> Iterator[str]:
    """Each triple twice: in the default graph and in its named graph. Lines end with a newline."""
    end = f" {iri_text(graph)} .\n"
    for triple in triples:
        body = triple_text(triple)
        yield f"{body} .\n"
        yield f"{body}{end}"


def sorted_lines(lines: Iterable[str], chunk: int = CHUNK) -> Iterator[str]:
    """The lines by code point, each once, in memory bounded by ``chunk`` lines."""
    runs = _runs(iter(lines), chunk)
    first, second = next(runs, []), next(runs, None)
    if second is None:
        yield from first
        return
    with ExitStack() as open_files, tempfile.TemporaryDirectory(prefix="thidua-build-") as folder:
        files = [_spill(run, Path(folder) / str(number)) for number, run in enumerate(chain((first, second), runs))]
        opened = [open_files.enter_context(path.open(encoding="utf-8", newline="\n")) for path in files]
        yield from _once(heapq.merge(*opened))


def _runs(lines: Iterator[str], chunk: int) -> Iterator[list[str]]:
    while batch := list(islice(lines, chunk)):
        yield sorted(set(batch))


def _spill(lines: list[str], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(lines)
    return path


def _once(lines: Iterable[str]) -> Iterator[str]:
    last = None
    for line in lines:
        if line != last:
            yield line
        last = line


def _escape(match: regex.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"
