"""A mapping (one thing here, one thing elsewhere, how they are related and who says so) and a set of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Literal, NamedTuple

import regex

BASE = "https://w3id.org/thidua/"
"""What subjects in mapping sets begin with, whatever base an installation mints its IRIs under."""

MATCHES = ("skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "skos:narrowMatch", "skos:relatedMatch")
NOTATION = "skos:notation"
"""The predicate of a code, whose object is a literal."""

LITERAL = "rdfs literal"
BUILT_IN = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
}
"""Prefixes that SSSOM declares itself; a set may repeat them, and may not change them."""

_SUBJECT = regex.compile(regex.escape(BASE) + r"(?:id/(?P<kind>[a-z-]+)|vocab/(?P<scheme>[a-z-]+))/(?P<slug>[^#?]+)")


class Subject(NamedTuple):
    """A thing of this graph: ``kind`` as in ``id/<kind>/…``, or ``vocab/<scheme>``; ``slug`` is the rest of its IRI."""

    kind: str
    slug: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """One row. Fields are SSSOM's slots; ``valid_from`` and ``valid_until`` are our two extensions (first, last day).

    ``predicate_modifier`` is ``Not`` for a pair that somebody looked at and found to be different things.
    """

    subject_id: str
    predicate_id: str
    mapping_justification: str
    subject_label: str | None = None
    predicate_modifier: Literal["Not"] | None = None
    object_id: str | None = None
    object_label: str | None = None
    object_type: str | None = None
    object_category: str | None = None
    object_source: str | None = None
    author_label: tuple[str, ...] = ()
    reviewer_label: tuple[str, ...] = ()
    mapping_tool: str | None = None
    mapping_date: dt.date | None = None
    review_date: dt.date | None = None
    confidence: Decimal | None = None
    see_also: tuple[str, ...] = ()
    comment: str | None = None
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None

    @property
    def negated(self) -> bool:
        """Whether it says that the two are not the same."""
        return self.predicate_modifier is not None

    @property
    def proposed(self) -> bool:
        """Whether a program found it and nobody has looked at it yet."""
        return self.mapping_justification == PROPOSED and not self.reviewer_label

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from others: the two things, and the day its validity begins."""
        target = self.object_id or f"{self.object_source or ''} {self.object_label}"
        return self.subject_id, target, str(self.valid_from or "")


PROPOSED = "semapv:LexicalMatching"
CURATED = "semapv:ManualMappingCuration"


@dataclass(frozen=True, slots=True)
class MappingSet:
    """Mappings with what is said of all of them. ``lines``: where each stands in the file, for messages."""

    path: Path
    id: str
    version: str
    title: str
    license: str
    description: str | None = None
    creators: tuple[str, ...] = ()
    object_source_version: str | None = None
    prefixes: Dictionary[str, str] = field(default_factory=dict)
    mappings: tuple[Mapping, ...] = ()
    lines: tuple[int, ...] = ()

    def iri(self, curie: str) -> str:
        """The IRI that a CURIE of the set stands for. Raises KeyError for a prefix it does not declare."""
        prefix, _, local = curie.partition(":")
        return (self.prefixes[prefix] if prefix in self.prefixes else BUILT_IN[prefix]) + local

    def subject(self, mapping: Mapping) -> Subject:
        """The thing of this graph that a mapping is about. Raises ValueError if its IRI is none of ours."""
        return subject_of(self.iri(mapping.subject_id))

    @property
    def slug(self) -> str:
        """The last segment of its id: ``units-wikidata``."""
        return self.id.rstrip("/").rpartition("/")[2]


def subject_of(iri: str) -> Subject:
    """The thing that an IRI under :data:`BASE` names. Raises ValueError for any other IRI."""
    match = _SUBJECT.fullmatch(iri)
    if match is None:
        raise ValueError(f"<{iri}> is no thing of this graph: subjects are {BASE}id/<kind>/… or {BASE}vocab/<scheme>/…")
    return Subject(match["kind"] or f"vocab/{match['scheme']}", match["slug"])
