"""Resolves names of campaigns: which national campaign a name is, and which one a local name carries into an area."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz, process

from kg_service.reference.matching import WordKeys, Words
from kg_service.reference.model import Reference
from kg_service.reference.pieces import PieceIndex
from kg_service.reference.places import PlaceLinker, nation_free
from kg_service.reference.records import CampaignRecord

NEAR = 92.0
"""Least likeness (rapidfuzz ratio of the keys, 0-100) of two spellings of one name."""
_LEAST_TAIL = 4
_LOCALISED = frozenset({"campaign", "drive", "peak"})


@dataclass(frozen=True, slots=True)
class _Tail:
    """The end of a national name, without the opening that an area replaces, and the actors that must be kept."""

    keys: tuple[str, ...]
    key: str
    actors: tuple[str, ...]
    campaign: CampaignRecord


class CampaignLinker:
    """Names to campaigns. Likeness alone never links: what differs must not be an area or a number."""

    def __init__(self, reference: Reference, places: PlaceLinker) -> None:
        self._places = places
        self._split = WordKeys({a.abbreviation: a.expansion for a in reference.abbreviations})
        heads = [self._split.words(head.head).keys for head in reference.name_heads if head.of == "campaign"]
        self._heads = sorted(heads, key=len, reverse=True)
        exact: dict[tuple[str, ...], CampaignRecord] = {}
        full: dict[tuple[str, ...], CampaignRecord] = {}
        for campaign in reference.campaigns:
            for name in (campaign.name_vi, *campaign.aliases):
                full.setdefault(self._split.words(name).keys, campaign)
        for campaign in reference.campaigns:
            for name in campaign.short_names:
                exact.setdefault(self._split.words(name).keys, campaign)
        self._spelled = tuple(full.items())
        self._keys = [" ".join(keys) for keys in full]
        self._exact = {**exact, **full}
        tails: dict[tuple[str, ...], _Tail] = {}
        for campaign in reference.campaigns:
            if campaign.kind in _LOCALISED:
                for tail in self._tails_of(campaign):
                    tails.setdefault(tail.keys, tail)
        self._tails = sorted(tails.values(), key=lambda tail: len(tail.keys), reverse=True)
        self._pieces = PieceIndex([tail.key for tail in self._tails], NEAR)

    def _bare(self, name: str) -> Words:
        """The words of a name without ``phong trào thi đua`` and the like before it, unless they are part of it."""
        words = self._split.words(name)
        if words.keys in self._exact:
            return words
        for head in self._heads:
            rest = words.after(head)
            if rest is not None and len(rest) > 1:
                return rest
        return words

    def _tails_of(self, campaign: CampaignRecord) -> list[_Tail]:
        opening = self._split.words(campaign.opening or "").keys
        tails: list[_Tail] = []
        for name in (campaign.name_vi, *campaign.aliases, *campaign.short_names):
            words = self._split.words(name)
            rest = words.after(opening) if opening else None
            if rest is not None:
                tails.append(_Tail(rest.keys, rest.key, nation_free(opening), campaign))
            else:
                tails.append(_Tail(words.keys, words.key, (), campaign))
        return [tail for tail in tails if len(tail.keys) >= _LEAST_TAIL]

    def campaign_named(self, name: str) -> CampaignRecord | None:
        """The national campaign of that name, or None.

        Dashes, commas, quotes and case make no difference; aliases count, and spellings at least 92 alike whose
        difference is neither an area nor a number: a province's own campaign is never the national one.
        """
        words = self._bare(name)
        if words.keys in self._exact:
            return self._exact[words.keys]
        # The likest first, of equally like ones the first of the tables.
        for _, _, index in process.extract(words.key, self._keys, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None):
            keys, campaign = self._spelled[index]
            if self._same_but_spelling(words, keys, campaign):
                return campaign
        return None

    def _same_but_spelling(self, words: Words, keys: tuple[str, ...], campaign: CampaignRecord) -> bool:
        opening = self._split.words(campaign.opening or "").keys
        if opening and keys[: len(opening)] == opening and words.keys[: len(opening)] != opening:
            return False
        for kind, start, end, other_start, other_end in SequenceMatcher(
            None, words.keys, keys, autojunk=False
        ).get_opcodes():
            if kind == "equal":
                continue
            changed = (*words.keys[start:end], *keys[other_start:other_end])
            if any(char.isdigit() for word in changed for char in word):
                return False
            if any(self._places.area_at_end(words[:stop]) >= start for stop in range(start + 1, end + 1)):
                return False
        return True

    def localises(self, name: str) -> CampaignRecord | None:
        """The national campaign that a local name carries into an area, or None if it is none or no area's.

        The local name ends like the national one behind an area in place of its opening
        (``Lai Châu chung tay vì người nghèo``), or is the national one with an area in or behind it. What follows the
        common words is free (``… và giảm nghèo bền vững``). Of several the one with the longest common words.
        """
        words = self._bare(name)
        if words.keys in self._exact:
            return None
        runs: dict[int, list[str]] = {}
        for tail in [self._tails[place] for place in self._pieces.may_hold(words.key)]:
            for start in _places_of(tail, words, runs):
                head, rest = words[:start], words[start + len(tail.keys) :]
                if self._of_an_area(head, rest, tail):
                    return tail.campaign
        return None

    def _of_an_area(self, head: Words, rest: Words, tail: _Tail) -> bool:
        if any(actor not in head.keys for actor in tail.actors):
            return False
        if len(head) and self._places.area_at_end(head) >= 0:
            return True
        if len(rest) and len(rest) <= 6 and self._places.area_at_end(rest) >= 0:
            return True
        return any(self._ends_known(head[:end]) for end in range(1, len(head)))

    def _ends_known(self, words: Words) -> bool:
        start = self._places.area_at_end(words)
        return start >= 0 and self._places.is_known(words[start:])


def _places_of(tail: _Tail, words: Words, runs: dict[int, list[str]]) -> list[int]:
    """Where the words run like the tail, an exact run first. ``runs``: the runs of the words by their length, kept."""
    size = len(tail.keys)
    if size > len(words.keys):
        return []
    near = runs.get(size)
    if near is None:
        keys = words.keys
        near = runs[size] = [" ".join(keys[start : start + size]) for start in range(len(keys) - size + 1)]
    if tail.key in near:
        return [start for start, run in enumerate(near) if run == tail.key]
    like = process.extract(tail.key, near, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None)
    return sorted(start for _, _, start in like)
