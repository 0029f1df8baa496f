"""Which of many keys may stand in a text with few letters changed: one pass over the text for all keys.

Two strings of together n letters that are ``likeness`` % alike (rapidfuzz ratio: Indel distance) are at most
``(1 - likeness / 100) * n`` insertions and deletions apart. Each of these touches one piece at most of a key that is
cut into pieces, so that all other pieces stand in the text as they are. What has fewer of them needs no comparison.
"""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, Implementation

_PIECE = 3
"""Letters of a piece: shorter ones stand everywhere, of longer ones few are left over."""


class PieceIndex:
    """Pieces of all keys. Build once, share freely: it never changes."""

    def __init__(self, keys: Sequence[str], likeness: float) -> None:
        owners: dict[str, list[int]] = {}
        self._least: list[int] = []
        """For each key how many of its pieces stand in every text that holds something as like it as was asked."""
        unlike = 1 - likeness / 100
        for place, key in enumerate(keys):
            # The other string is no longer than the key and the insertions.
            edits = int(2 * unlike * len(key) / (1 - unlike) + 1e-6)
            count = max(len(key) // _PIECE, edits + 1)
            self._least.append(count - edits)
            ends = [len(key) * number // count for number in range(count + 1)]
            for number in range(count):
                owners.setdefault(key[ends[number] : ends[number + 1]], []).append(place)
        self._anywhere = owners.pop("", [])
        self._owners = tuple(owners.values())
        self._automaton = AhoCorasick(owners, implementation=Implementation.ContiguousNFA) if owners else None

    def may_hold(self, text: str) -> list[int]:
        """The places of the keys that may stand in the text, in order; no key is missed, most others are left out."""
        left = self._least[:]
        found = []
        pieces = self._automaton.find_matches_as_indexes(text, overlapping=True) if self._automaton else ()
        for place in self._anywhere:
            left[place] -= 1
            if left[place] == 0:
                found.append(place)
        for piece in {match[0] for match in pieces}:
            for place in self._owners[piece]:
                left[place] -= 1
                if left[place] == 0:
                    found.append(place)
        found.sort()
        return found
