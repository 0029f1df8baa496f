"""Finding many phrases at once in folded text: one pass whatever their number (Aho and Corasick 1975)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind


class PhraseMention(NamedTuple):
    """A phrase in a text: offsets in characters, and the phrase as it was given."""

    start: int
    end: int
    phrase: str


class PhraseFinder:
    """Whole-word occurrences of a set of folded phrases, left to right, the longest at each place.

    A word boundary is a place where not both sides are letters or digits. Line ends count as spaces.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = tuple(sorted({phrase for phrase in phrases if phrase}))
        self._automaton = AhoCorasick(list(self._phrases), matchkind=MatchKind.Standard) if self._phrases else None

    def find(self, folded: str) -> list[PhraseMention]:
        """Mentions that do not overlap. Linear in the text and the number of raw matches."""
        if self._automaton is None:
            return []
        flat = folded.replace("\n", " ")
        longest: dict[int, PhraseMention] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(flat, overlapping=True):
            if (start > 0 and flat[start - 1].isalnum() and flat[start].isalnum()) or (
                end < len(flat) and flat[end].isalnum() and flat[end - 1].isalnum()
            ):
                continue
            known = longest.get(start)
            if known is None or known.end < end:
                longest[start] = PhraseMention(start, end, self._phrases[index])
        found = []
        taken = 0
        for start in sorted(longest):
            if start >= taken:
                found.append(longest[start])
                taken = longest[start].end
        return found
