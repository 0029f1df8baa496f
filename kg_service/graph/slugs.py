"""Slugs that never merge two things: names that differ only in what a slug loses get a hash each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

from kg_service.errors import InputError
from kg_service.graph.iris import digest, slug


class SlugTable:
    """Gives each key of a kind a slug of its own, the same whatever the order of the input.

    Two passes: :meth:`reserve` (reference data: the slug is fixed) and :meth:`offer` (names met in articles) for all
    keys first, then :meth:`slug_of`. An offered key keeps the plain slug of its name if nobody else of its kind wants
    it; else every offered claimant gets the slug and a hash of its key. No dependence on who came first.
    """

    def __init__(self) -> None:
        self._reserved: dict[tuple[str, str], Hashable] = {}
        self._claims: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._plain: dict[tuple[str, str], str] = {}
        self._hashed: dict[tuple[str, str], str] = {}

    def reserve(self, kind: str, key: Hashable, wanted: str) -> None:
        """Fix the slug of a reference record. Raises InputError if another record of the kind has it."""
        holder = self._reserved.setdefault((kind, wanted), key)
        if holder != key:
            raise InputError(f"id/{kind}/{wanted} would name both {holder} and {key}: give one another id")

    def offer(self, kind: str, key: str, name: str) -> None:
        """Tell of a thing with that key (unique within its kind) that would like the slug of ``name``."""
        wanted = slug(name)
        known = self._plain.setdefault((kind, key), wanted)
        if known != wanted:
            raise InputError(f"{kind} {key!r} is offered with two slugs, {known!r} and {wanted!r}")
        self._claims[kind, wanted].add(key)

    def slug_of(self, kind: str, key: str) -> str:
        """The slug of an offered key. Raises KeyError if it was never offered.

        A name can be made to look like another's slug and hash; the hash then grows.
        """
        wanted = self._plain[kind, key]
        alone = len(self._claims[kind, wanted]) == 1 and (kind, wanted) not in self._reserved
        if wanted and alone:
            return wanted
        for length in (8, 16, 64):
            hashed = f"{wanted or 'x'}-{digest(key, length)}"
            free = (kind, hashed) not in self._claims and (kind, hashed) not in self._reserved
            if free and self._hashed.setdefault((kind, hashed), key) == key:
                return hashed
        raise InputError(f"no slug is left for {kind} {key!r}: it is made to look like another name's")
