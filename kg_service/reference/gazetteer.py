"""Finds the names of the reference data in a text: leftmost, longest, whole words only."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from kg_service.reference.matching import match_key
from kg_service.reference.model import Reference
from kg_service.reference.records import AwardType
from kg_service.text.normalize import fold

MentionKind: TypeAlias = Literal["place", "award", "campaign", "body", "document_type", "cluster"]

_ORDER: Mapping[MentionKind, int] = {
    "campaign": 0,
    "award": 1,
    "cluster": 2,
    "body": 3,
    "place": 4,
    "document_type": 5,
}
_CLASSES: Mapping[int, tuple[str, ...]] = {1: ("nhất", "i", "1"), 2: ("nhì", "ii", "2"), 3: ("ba", "iii", "3")}
_CLASS_AT_END = regex.compile(r"\bhạng (?:nhất|nhì|ba)$")
_SPACED_MARK = regex.compile(r" *([-,;]) *")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at ``text[start:end]`` (code points) and the ids of every record that it can mean.

    A name of several kinds (a campaign that is also an award) gives one mention for each kind.
    """

    start: int
    end: int
    kind: MentionKind
    ids: tuple[str, ...]


def _award_names(award: AwardType) -> Iterator[str]:
    for name in (award.name_vi, *award.aliases):
        folded = fold(name)
        yield folded
        if award.award_class and _CLASS_AT_END.search(folded):
            for written in _CLASSES[award.award_class]:
                yield _CLASS_AT_END.sub(f"hạng {written}", folded)


def _spellings(name: str) -> Iterator[str]:
    """The folded name as it is and with its dashes and commas set the ways the press sets them."""
    folded = fold(name)
    yield folded
    if _SPACED_MARK.search(folded):
        for style in (r" \1 ", r"\1 ", r" \1", r"\1"):
            yield _SPACED_MARK.sub(style, folded)
        for mark in (" - ", ", ", "-", " "):
            yield _SPACED_MARK.sub(mark, folded)
    if "ủy ban nhân dân" in folded:
        yield folded.replace("ủy ban nhân dân", "ubnd")


def _names(reference: Reference) -> Iterator[tuple[str, MentionKind, str]]:
    for unit in reference.units:
        for name in unit.aliases if unit.needs_kind else (unit.name_vi, *unit.aliases):
            yield name, "place", unit.id
        if unit.needs_kind:
            for prefix in reference.kinds_by_id[unit.kind].prefixes:
                yield f"{prefix} {unit.name_vi}", "place", unit.id
    for award in reference.awards:
        for name in _award_names(award):
            yield name, "award", award.id
    for campaign in reference.campaigns:
        for name in (campaign.name_vi, *campaign.aliases):
            yield name, "campaign", campaign.id
    for body in reference.bodies:
        for name in (body.name_vi, *body.aliases):
            yield name, "body", body.id
    for cluster in reference.clusters:
        for name in (cluster.name_vi, *cluster.aliases):
            yield name, "cluster", cluster.id
    for document in reference.document_types:
        yield document.kind, "document_type", document.id


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.combining(char) > 0


class Gazetteer:
    """An Aho-Corasick automaton over all names. Build once (some 10 ms), share freely: it never changes."""

    def __init__(self, names: Iterable[tuple[str, MentionKind, str]]) -> None:
        meanings: defaultdict[str, dict[MentionKind, dict[str, None]]] = defaultdict(dict)
        for name, kind, record in names:
            for spelling in _spellings(name):
                if match_key(spelling):
                    meanings[spelling].setdefault(kind, {})[record] = None
        self._patterns = tuple(meanings)
        self._meanings: tuple[tuple[tuple[MentionKind, tuple[str, ...]], ...], ...] = tuple(
            tuple((kind, tuple(meanings[p][kind])) for kind in sorted(meanings[p], key=_ORDER.__getitem__))
            for p in self._patterns
        )
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.Standard)

    @classmethod
    def from_reference(cls, reference: Reference) -> Gazetteer:
        """The gazetteer of names and aliases; ``short_names``, which need context, are left out."""
        return cls(_names(reference))

    @property
    def spellings(self) -> tuple[str, ...]:
        """The names, folded, in all spellings that are looked for."""
        return self._patterns

    def find(self, folded_text: str) -> list[Mention]:
        """The mentions in a folded text, from left to right, without overlap between different spans.

        ``folded_text`` is :func:`~kg_service.text.normalize.fold` of an NFC text, so the offsets hold in both.
        Whole words only: no letter, digit or ``_`` on either side. Of names that overlap the leftmost wins, then the
        longest.
        """
        spans: dict[int, tuple[int, int]] = {}
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded_text, overlapping=True):
            if start and _is_word(folded_text[start - 1]):
                continue
            if end < len(folded_text) and _is_word(folded_text[end]):
                continue
            if start not in spans or end > spans[start][0]:
                spans[start] = (end, pattern)
        mentions: list[Mention] = []
        reached = 0
        for start in sorted(spans):
            end, pattern = spans[start]
            if start >= reached:
                mentions.extend(Mention(start, end, kind, ids) for kind, ids in self._meanings[pattern])
                reached = end
        return mentions
