"""Finding many phrases at once in folded text: one pass whatever their number (Aho and Corasick 1975)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_FEW = 2000
_KEY = 3
"""Characters by which phrases are looked up at one place."""


class PhraseMention(NamedTuple):
    """A phrase in a text: offsets in characters, and the phrase as it was given."""

    start: int
    end: int
    phrase: str


def stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text with no letter straight before or after them."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (at and text[at - 1].isalpha()) and not text[end : end + 1].isalpha():
            return True
        at = text.find(words, at + 1)
    return False


class PhraseFinder:
    """Whole-word occurrences of a set of folded phrases, left to right, the longest at each place.

    A word boundary is a place where not both sides are letters or digits. Line ends count as spaces.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = tuple(sorted({phrase for phrase in phrases if phrase}))
        self._bounds = tuple((phrase[0].isalnum(), phrase[-1].isalnum()) for phrase in self._phrases)
        # A table of all states is twice as fast, and small as long as the phrases are few.
        implementation = Implementation.DFA if len(self._phrases) <= _FEW else None
        self._automaton = (
            AhoCorasick(list(self._phrases), matchkind=MatchKind.Standard, implementation=implementation)
            if self._phrases
            else None
        )

    def find(self, folded: str) -> list[PhraseMention]:
        """Mentions that do not overlap. Linear in the text and the number of raw matches."""
        if self._automaton is None:
            return []
        flat = _flat(folded)  # a space at its end is before its first character, too
        size = len(folded)
        longest: dict[int, tuple[int, int]] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(flat, overlapping=True):
            begins, ends = self._bounds[index]
            if end <= size and not (begins and flat[start - 1].isalnum()) and not (ends and flat[end].isalnum()):
                longest[start] = end, index  # matches come in order of their ends
        found: list[PhraseMention] = []
        taken = 0
        for start in sorted(longest):
            if start >= taken:
                taken, index = longest[start]
                found.append(PhraseMention(start, taken, self._phrases[index]))
        return found


@lru_cache(maxsize=2)  # many finders read one text
def _flat(folded: str) -> str:
    return folded.replace("\n", " ") + " "


class PhraseLookup:
    """Whole-word phrases that begin or end at a given place: for few places cheaper than to search the whole text.

    Spaces in phrases stand for single spaces: give it a text whose line ends are spaces.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._from: dict[str, list[str]] = {}
        self._to: dict[str, list[str]] = {}
        known = sorted({phrase for phrase in phrases if phrase}, key=len, reverse=True)
        for phrase in known:
            self._from.setdefault(phrase[:_KEY], []).append(phrase)
            self._to.setdefault(phrase[-_KEY:], []).append(phrase)
        self._sizes = sorted({min(_KEY, len(phrase)) for phrase in known}, reverse=True)

    def at(self, flat: str, start: int) -> str | None:
        """The longest phrase that begins at ``start``, which is the beginning of a word; else None."""
        for size in self._sizes:
            for phrase in self._from.get(flat[start : start + size], ()):
                if flat.startswith(phrase, start):
                    end = start + len(phrase)
                    if not (flat[end : end + 1].isalnum() and phrase[-1].isalnum()):
                        return phrase
        return None

    def before(self, flat: str, end: int) -> str | None:
        """The longest phrase that ends at ``end``, which is the end of a word; else None."""
        for size in self._sizes:
            if size > end:
                continue
            for phrase in self._to.get(flat[end - size : end], ()):
                start = end - len(phrase)
                found = start >= 0 and flat.startswith(phrase, start)
                if found and not (start and flat[start - 1].isalnum() and phrase[0].isalnum()):
                    return phrase
        return None
