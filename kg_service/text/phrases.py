"""Finding many phrases at once in folded text: one pass whatever their number (Aho and Corasick 1975)."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

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

    A word boundary is a place where not both sides are letters or digits. Line ends count as spaces. Finders of one
    ``pool`` share one pass over each text.
    """

    def __init__(self, phrases: Iterable[str], pool: PhrasePool | None = None) -> None:
        self.phrases = frozenset(phrase for phrase in phrases if phrase)
        self._pool = pool or PhrasePool()
        self._pool.add(self)

    def find(self, folded: str) -> list[PhraseMention]:
        """Mentions that do not overlap. Linear in the text and the number of raw matches."""
        longest = {match[0]: match for match in self._pool.matches(self, folded).whole}  # they come by their ends
        found: list[PhraseMention] = []
        taken = 0
        for match in sorted(longest.values()):
            if match[0] >= taken:
                taken = match[1]
                found.append(PhraseMention._make(match))
        return found

    def all(self, folded: str) -> Iterator[PhraseMention]:
        """Every whole-word occurrence, also inside others, by their ends."""
        return map(PhraseMention._make, self._pool.matches(self, folded).whole)

    def ends(self, folded: str) -> dict[int, int]:
        """The start of the longest phrase that ends at a place, by that place; a word begins at the start."""
        found: dict[int, int] = {}
        matches = self._pool.matches(self, folded)
        for start, end, _ in (*matches.whole, *matches.cut):
            if start < found.get(end, end):
                found[end] = start
        return found


_Match = tuple[int, int, str]
"""Start, end and phrase; a word begins at the start."""


class _Matches(NamedTuple):
    """The matches of one finder by their ends: of whole words, and those where a letter or digit goes on."""

    whole: list[_Match]
    cut: list[_Match]


class PhrasePool:
    """Sets of phrases that are looked for together: one pass over a text for all finders of the pool.

    Finders may be added at any time; those that come after a text was begun are in the pass from the next text on.
    What was found in the last text is kept, for one finder after another asks for it.
    """

    def __init__(self) -> None:
        self._finders: weakref.WeakSet[PhraseFinder] = weakref.WeakSet()
        self._search: _Search | None = None
        self._last: tuple[str, _Search, dict[PhraseFinder, _Matches]] | None = None

    def add(self, finder: PhraseFinder) -> None:
        """Take a finder into the pool."""
        self._finders.add(finder)
        self._search = None

    def matches(self, finder: PhraseFinder, folded: str) -> _Matches:
        """What a finder of the pool finds in a text, by their ends; a word begins at each start."""
        last = self._last
        if last is None or last[0] is not folded:
            search = self._search
            if search is None:
                search = self._search = _Search(list(self._finders))
            last = self._last = folded, search, search.run(folded)
        found = last[2].get(finder)
        if found is None:  # it came after the text was begun
            found = last[2][finder] = _Search([finder]).run(folded)[finder]
        return found


class _Search:
    """One automaton over the phrases of several finders."""

    def __init__(self, finders: Sequence[PhraseFinder]) -> None:
        self._finders = [weakref.ref(finder) for finder in finders]
        owners: dict[str, list[int]] = {}
        for number, finder in enumerate(finders):
            for phrase in finder.phrases:
                owners.setdefault(phrase, []).append(number)
        phrases = sorted(owners)
        # What a match needs: whether letters or digits at its ends must not go on, and whose it is.
        self._known = [(phrase[0].isalnum(), phrase[-1].isalnum(), owners[phrase], phrase) for phrase in phrases]
        # A table of all states is faster only while nothing else uses the caches; among all the rules this is.
        self._automaton = AhoCorasick(phrases, implementation=Implementation.ContiguousNFA) if phrases else None

    def run(self, folded: str) -> dict[PhraseFinder, _Matches]:
        """The matches of each finder."""
        whole: list[list[_Match]] = [[] for _ in self._finders]
        cut: list[list[_Match]] = [[] for _ in self._finders]
        flat, size = folded.replace("\n", " ") + " ", len(folded)  # the space is also before the first character
        matches = self._automaton.find_matches_as_indexes(flat, overlapping=True) if self._automaton else ()
        known = self._known
        for index, start, end in matches:
            begins, ends, owners, phrase = known[index]
            if (begins and flat[start - 1].isalnum()) or end > size:
                continue
            found = cut if ends and flat[end].isalnum() else whole
            for number in owners:
                found[number].append((start, end, phrase))
        finders = [reference() for reference in self._finders]
        its = zip(finders, map(_Matches, whole, cut), strict=True)
        return {finder: matches for finder, matches in its if finder is not None}


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
