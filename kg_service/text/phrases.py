"""Finding many phrases at once in folded text: one pass whatever their number (Aho and Corasick 1975)."""

from __future__ import annotations

import bisect
import weakref
from collections.abc import Iterable, Iterator
from itertools import count
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

_NUMBERS = count()
_KEY = 3
"""Characters by which phrases are looked up at one place."""


class PhraseMention(NamedTuple):
    """A phrase in a text: offsets in characters, and the phrase as it was given."""

    start: int
    end: int
    phrase: str


def occurrences(words: str, text: str) -> Iterator[int]:
    """Where words begin in a text, also as parts of longer ones."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text with no letter straight before or after them."""
    for at in occurrences(words, text):
        end = at + len(words)
        if not (at and text[at - 1].isalpha()) and not text[end : end + 1].isalpha():
            return True
    return False


class PhraseFinder:
    """Whole-word occurrences of a set of folded phrases, left to right, the longest at each place.

    A word boundary is a place where not both sides are letters or digits. Line ends count as spaces. Finders of one
    ``pool`` share one pass over each text.
    """

    def __init__(self, phrases: Iterable[str], pool: PhrasePool | None = None) -> None:
        self.phrases = frozenset(phrase for phrase in phrases if phrase)
        self.number = next(_NUMBERS)
        """Another for each finder: searches know their finders by it, and keep none alive."""
        self._pool = pool or PhrasePool()
        self._pool.add(self)

    def find(self, folded: str) -> list[PhraseMention]:
        """Mentions that do not overlap. Linear in the text and the number of raw matches."""
        found: list[PhraseMention] = []
        begun, taken = -1, 0
        for match in self._pool.matches(self, folded):
            start = match[0]
            if start >= taken:
                found.append(match)
            elif start == begun:
                found[-1] = match  # the longer one
            else:
                continue
            begun, taken = start, match[1]
        return found

    def first(self, folded: str, start: int, end: int) -> PhraseMention | None:
        """The first mention that lies whole in ``[start, end)``, the longest that begins there, also inside others.

        To ask so costs next to nothing once the text was begun, where a pattern of the same words reads the stretch.
        """
        whole = self._pool.matches(self, folded)
        found: PhraseMention | None = None
        for index in range(bisect.bisect_left(whole, (start,)), len(whole)) if whole else ():
            match = whole[index]
            if match[0] >= end or (found and match[0] > found[0]):
                break
            if match[1] <= end:
                found = match
        return found

    def between(self, folded: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """Every mention that lies whole in ``[start, end)``, also inside others: start, end, phrase."""
        whole = self._pool.matches(self, folded)
        if not whole:
            return []
        first = bisect.bisect_left(whole, (start,))
        return [match for match in whole[first : bisect.bisect_left(whole, (end,), first)] if match[1] <= end]

    def stands(self, folded: str, start: int, end: int) -> bool:
        """Whether a mention lies whole in ``[start, end)``; the cheapest question, before a pattern of the words."""
        whole = self._pool.matches(self, folded)
        for index in range(bisect.bisect_left(whole, (start,)), len(whole)) if whole else ():
            match = whole[index]
            if match[1] <= end:
                return True
            if match[0] >= end:
                break
        return False

    def all(self, folded: str) -> Iterator[PhraseMention]:
        """Every whole-word occurrence, also inside others, by their starts."""
        return iter(self._pool.matches(self, folded))

    def ends(self, folded: str) -> dict[int, int]:
        """The start of the longest phrase that ends at a place, by that place; a word begins at the start."""
        found: dict[int, int] = {}
        for start, end, _ in (*self._pool.matches(self, folded), *self._pool.cut(self, folded)):
            if start < found.get(end, end):
                found[end] = start
        return found


class PhrasePool:
    """Sets of phrases that are looked for together: one pass over a text for all finders of the pool.

    Finders may be added at any time; those that come after a text was begun are in the pass from the next text on.
    What was found in the last text is kept, for one finder after another asks for it.
    """

    def __init__(self) -> None:
        self._finders: weakref.WeakSet[PhraseFinder] = weakref.WeakSet()
        self._search: _Search | None = None
        self._text: str | None = None
        self._found: dict[int, list[PhraseMention]] = {}
        self._cut: list[_Cut] = []

    def add(self, finder: PhraseFinder) -> None:
        """Take a finder into the pool."""
        self._finders.add(finder)
        self._search = None

    def matches(self, finder: PhraseFinder, folded: str) -> list[PhraseMention]:
        """Whole words that a finder of the pool finds in a text, in order, the shorter of those at one place first."""
        if self._text is not folded:
            self._search = self._search or _Search(self._finders)
            self._found, self._cut = self._search.run(folded)
            self._text = folded
        matches = self._found.get(finder.number)
        return self._late(finder, folded) if matches is None else matches

    def cut(self, finder: PhraseFinder, folded: str) -> list[PhraseMention]:
        """Where phrases begin with a word and a letter or digit goes on after them; no order."""
        self.matches(finder, folded)
        return [match for match, owners in self._cut if finder.number in owners]

    def _late(self, finder: PhraseFinder, folded: str) -> list[PhraseMention]:
        """The matches of a finder that came after the text was begun and is not in the pass over it."""
        found, cut = _Search([finder]).run(folded)
        self._found.update(found)
        self._cut += cut
        return self._found[finder.number]


_Cut = tuple[PhraseMention, tuple[int, ...]]
"""A phrase that goes on as a longer word, and the numbers of its finders."""


class _Search:
    """One automaton over the phrases of several finders."""

    def __init__(self, finders: Iterable[PhraseFinder]) -> None:
        owners: dict[str, set[int]] = {}
        self._numbers = []
        for finder in finders:
            self._numbers.append(finder.number)
            for phrase in finder.phrases:
                owners.setdefault(phrase, set()).add(finder.number)
        phrases = sorted(owners)
        # What a match needs: whether letters or digits at its ends must not go on, its phrase, and whose it is.
        self._known = [
            (phrase[0].isalnum(), phrase[-1].isalnum(), phrase, tuple(sorted(owners[phrase]))) for phrase in phrases
        ]
        # A table of all states is faster only while nothing else uses the caches; among all the rules this is.
        self._automaton = AhoCorasick(phrases, implementation=Implementation.ContiguousNFA) if phrases else None

    def run(self, folded: str) -> tuple[dict[int, list[PhraseMention]], list[_Cut]]:
        """The whole words of each finder, in order, and what goes on as a longer word.

        A match is made once for all its finders, and sorted once: each of their lists is then in order.
        """
        found: dict[int, list[PhraseMention]] = {number: [] for number in self._numbers}
        cut: list[_Cut] = []
        flat = folded.replace("\n", " ") + "\0"  # the zero stands also before the first character
        known = self._known
        matches = self._automaton.find_matches_as_indexes(flat, overlapping=True) if self._automaton else []
        matches.sort(key=_START)  # of those with one start the shorter ended first
        make = tuple.__new__  # half of the time goes into making the tuples: this way around the class's constructor
        for index, start, end in matches:
            begins, ends, phrase, owners = known[index]
            if begins and flat[start - 1].isalnum():
                continue
            match = make(PhraseMention, (start, end, phrase))
            if ends and flat[end].isalnum():
                cut.append((match, owners))
                continue
            for number in owners:
                found[number].append(match)
        return found, cut


_START = itemgetter(1)


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
