"""Counts of a graph as it is written: by class, by property, by both, by graph, by where links lead.

One pass over the sorted lines of a build (:mod:`kg_service.graph.nquads`), in which all that is said of one subject
stands together. Memory grows with the vocabulary in use, not with the graph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from rdflib import RDF

_TYPE = str(RDF.type)


class Line(NamedTuple):
    """A line of canonical N-Quads, in pieces: IRIs without their brackets, the object as written."""

    subject: str
    predicate: str
    object: str
    graph: str | None


def parse_line(line: str) -> Line:
    """The pieces of a canonical line. IRIs hold no space, and a literal ends in a quote, a language or a datatype."""
    subject, predicate, rest = line.split(" ", 2)
    rest = rest.removesuffix(" .\n")
    object_, _, last = rest.rpartition(" ")
    if object_ and last.startswith("<") and last.endswith(">") and '"' not in last:
        return Line(subject[1:-1], predicate[1:-1], object_, last[1:-1])
    return Line(subject[1:-1], predicate[1:-1], rest, None)


@dataclass
class GraphStatistics:
    """What is in the default graph, and how much of it in each named graph.

    ``classes``: things by class; ``properties``: triples by property; ``uses``: triples by class of the subject and
    property; ``links``: triples by target and property; ``graphs``: triples by named graph.
    """

    triples: int = 0
    subjects: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)
    uses: Counter[tuple[str, str]] = field(default_factory=Counter)
    links: Counter[tuple[str, str]] = field(default_factory=Counter)
    graphs: Counter[str] = field(default_factory=Counter)

    def add(self, said: Iterable[Line], target_of: Callable[[str], str | None]) -> None:
        """Count everything that is said of one subject, each line once."""
        types: set[str] = set()
        used: Counter[str] = Counter()
        for line in said:
            if line.graph is not None:
                self.graphs[line.graph] += 1
                continue
            used[line.predicate] += 1
            if line.object.startswith("<"):
                iri = line.object[1:-1]
                if line.predicate == _TYPE:
                    types.add(iri)
                elif (target := target_of(iri)) is not None:
                    self.links[target, line.predicate] += 1
        if not used:
            return
        self.subjects += 1
        self.triples += used.total()
        self.properties.update(used)
        self.classes.update(types)
        for class_ in types:
            for predicate, count in used.items():
                self.uses[class_, predicate] += count

    def plus(self, other: GraphStatistics) -> GraphStatistics:
        """Both together; they must be of different subjects."""
        return GraphStatistics(
            self.triples + other.triples,
            self.subjects + other.subjects,
            self.classes + other.classes,
            self.properties + other.properties,
            self.uses + other.uses,
            self.links + other.links,
            self.graphs + other.graphs,
        )


def by_subject(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Sorted lines in groups of one subject."""
    for subject, group in groupby(lines, key=lambda line: line[: line.index(" ")]):
        yield subject[1:-1], list(group)


def target_finder(targets: Mapping[str, Iterable[str]]) -> Callable[[str], str | None]:
    """Tells in which target an IRI is, from the beginnings of theirs."""
    spaces = tuple((space, name) for name, beginnings in targets.items() for space in beginnings)
    starts = tuple(space for space, _ in spaces)

    def target_of(iri: str) -> str | None:
        if not iri.startswith(starts):
            return None
        return next(name for space, name in spaces if iri.startswith(space))

    return target_of
