"""What a thing here may be elsewhere: candidates from a source, and how far their names agree."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

import regex
from rapidfuzz import fuzz

from kg_service.reference.matching import match_key
from kg_service.text.normalize import strip_diacritics

SAME, SAME_LETTERS, LEAST = Decimal("0.8"), Decimal("0.6"), Decimal("0.3")
"""Confidence where the words are the same, where only diacritics differ, and below which nothing is proposed."""

_ALIKE = Decimal("0.5")
_IN_BRACKETS = regex.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of this graph without a link: its IRI under the base of mapping sets, its name, its other names."""

    iri: str
    name: str
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the first one first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing elsewhere: its IRI, names (the first is its label) and what the source says of it, for people."""

    iri: str
    names: tuple[str, ...]
    remark: str = ""


class CandidateSource(Protocol):
    """Where candidates come from: a service or a file."""

    def candidates(self, entities: Sequence[Entity]) -> Iterator[tuple[Entity, list[Candidate]]]:
        """Entities with their candidates, as they are found; an entity without any may be left out.

        Raises InputError or EngineError; what was given before that stands.
        """
        ...


def bare(name: str) -> str:
    """A name without what is in brackets at its end: ``Lào Cai (tỉnh)``."""
    return _IN_BRACKETS.sub("", unicodedata.normalize("NFC", name)) or name


def letters(name: str) -> str:
    """The words of a name without their diacritics."""
    return strip_diacritics(match_key(bare(name))).lower()


def confidence(entity: Entity, names: Iterable[str]) -> Decimal:
    """How far any name of the entity agrees with any of these, from 0 to :data:`SAME`."""
    there = [name for name in names if name.strip()]
    keys, plain = {match_key(bare(name)) for name in there}, {letters(name) for name in there}
    if any(match_key(bare(name)) in keys for name in entity.names):
        return SAME
    if any(letters(name) in plain for name in entity.names):
        return SAME_LETTERS
    best = max((fuzz.ratio(letters(mine), other) for mine in entity.names for other in plain), default=0.0)
    return (_ALIKE * Decimal(best) / 100).quantize(Decimal("0.01"))


def ranked(entity: Entity, candidates: Iterable[Candidate], most: int) -> list[tuple[Candidate, Decimal]]:
    """The candidates whose names agree enough with the entity's, the best first, at most so many."""
    rated = {candidate.iri: (candidate, confidence(entity, candidate.names)) for candidate in candidates}
    fair = [one for one in rated.values() if one[1] >= LEAST]
    return sorted(fair, key=lambda one: (-one[1], one[0].iri))[:most]
