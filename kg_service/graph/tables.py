"""What all articles name, gathered before the first triple is written.

Whether two mentions are one thing, which spelling is its label and which slug it gets depends on the whole input and
on nothing else: not on the order of articles, not on what an earlier build saw.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from rdflib import URIRef

from kg_service.graph.iris import IriScheme
from kg_service.graph.slugs import SlugTable
from kg_service.graph.vocabulary import VOCAB
from kg_service.reference.matching import match_key

VOCAB_PREFIX = "vocab/"


class Ref(NamedTuple):
    """A thing before it has its IRI: ``kind`` as in ``id/<kind>/…`` or ``vocab/<scheme>``, and a key in that kind.

    ``fixed``: the key is the slug of a reference record; else it is a key of the :class:`EntityTable`.
    """

    kind: str
    key: str
    fixed: bool = False


def key_of(name: str) -> str:
    """What spellings of one name share (:func:`match_key`); the name itself if it has no word at all."""
    return match_key(name) or name


Value: TypeAlias = str | Ref
"""What a slot can hold; all values of one slot are of one type."""


@dataclass
class Profile:
    """How sources spell and describe one thing: votes for each value of each slot."""

    votes: defaultdict[str, Counter[Value]] = field(default_factory=lambda: defaultdict(Counter))

    def vote(self, values: Mapping[str, Value | None]) -> None:
        """Count one vote for each value that is given."""
        for slot, value in values.items():
            if value is not None and value != "":
                self.votes[slot][value] += 1

    def ranked(self, slot: str) -> list[Value]:
        """The values, those of most sources first, equals by code point."""
        counted = self.votes.get(slot, Counter())
        return sorted(counted, key=lambda value: (-counted[value], value))

    def texts(self, slot: str) -> list[str]:
        """Like :meth:`ranked`, for a slot of texts."""
        return [value for value in self.ranked(slot) if isinstance(value, str)]

    def text(self, slot: str) -> str | None:
        """The text that most sources give."""
        return next(iter(self.texts(slot)), None)

    def ref(self, slot: str) -> Ref | None:
        """The thing that most sources give."""
        return next((value for value in self.ranked(slot) if isinstance(value, Ref)), None)


class EntityTable:
    """Things met in articles that reference data do not hold: entered in a first pass, looked up in a second."""

    def __init__(self, iris: IriScheme) -> None:
        self.iris = iris
        self.slugs = SlugTable()
        self._profiles: defaultdict[Ref, Profile] = defaultdict(Profile)

    def enter(self, ref: Ref, slug_from: str, values: Mapping[str, Value | None]) -> None:
        """Tell of a mention: ``slug_from`` must follow from the key; each value is a vote for its slot."""
        if not ref.fixed:
            self.slugs.offer(ref.kind, ref.key, slug_from)
            self._profiles[ref].vote(values)

    def merge(self, ref: Ref, slug_from: str, profile: Profile) -> None:
        """Like :meth:`enter` for votes that were counted elsewhere."""
        self.slugs.offer(ref.kind, ref.key, slug_from)
        mine = self._profiles[ref].votes
        for slot, counted in profile.votes.items():
            mine[slot].update(counted)

    def profile(self, ref: Ref) -> Profile:
        """What was entered of it; an empty profile for reference records."""
        return self._profiles.get(ref) or Profile()

    def entered(self, kind: str) -> list[Ref]:
        """All things entered of a kind, by key."""
        return sorted(ref for ref in self._profiles if ref.kind == kind)

    def iri(self, ref: Ref) -> URIRef:
        """Its IRI. Raises KeyError for what was never entered."""
        slug = ref.key if ref.fixed else self.slugs.slug_of(ref.kind, ref.key)
        if ref.kind.startswith(VOCAB_PREFIX):
            return URIRef(f"{VOCAB}{ref.kind.removeprefix(VOCAB_PREFIX)}/{slug}")
        return self.iris.resource(ref.kind, slug)
