"""Words of a sentence, and tries that find the longest known phrase among them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")


class Word(NamedTuple):
    """A word or a punctuation mark of the folded text."""

    text: str
    start: int
    end: int


def words_of(folded: str, start: int, end: int) -> list[Word]:
    """The words and marks of ``folded[start:end]``; line ends and spaces of any width only separate."""
    # Half of the time goes into making the tuples: this way around the constructor of the class.
    make = tuple.__new__
    return [make(Word, (match.group(), match.start(), match.end())) for match in _TOKEN.finditer(folded, start, end)]


def word_after(words: Sequence[Word], index: int, end: int) -> int:
    """The first word from ``index`` on that begins at or after an offset."""
    while index < len(words) and words[index].start < end:
        index += 1
    return index


def size_in(words: Sequence[Word], at: int, names: Container[str], longest: int) -> int:
    """How many words from ``at`` on, at most ``longest``, are together one of ``names``; 0 for none."""
    sizes = range(min(longest, len(words) - at), 0, -1)
    return next((size for size in sizes if " ".join(word.text for word in words[at : at + size]) in names), 0)


class Trie(Generic[T]):
    """Phrases with a value each; the longest that begins at a word is found in one walk."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._root: dict[str, Any] = {}
        self._values: list[T] = []
        for phrase, value in entries:
            node = self._root
            for word in _TOKEN.findall(phrase):
                node = node.setdefault(word, {})
            if node is not self._root and "" not in node:
                node[""] = len(self._values)
                self._values.append(value)

    @property
    def starts(self) -> frozenset[str]:
        """The first words of all phrases."""
        return frozenset(self._root)

    def longest(self, words: Sequence[Word], at: int) -> tuple[int, T] | None:
        """Words taken and value of the longest phrase that begins at ``words[at]``; the first entry wins a tie."""
        total = len(words)
        if at >= total:
            return None
        node: Any = self._root.get(words[at][0])
        if node is None:
            return None
        index, taken, value = at, 0, 0
        while node is not None:
            index += 1
            if "" in node:
                taken, value = index - at, node[""]
            if index == total:
                break
            node = node.get(words[index][0])
        return (taken, self._values[value]) if taken else None

    def seconds(self) -> dict[str, frozenset[str] | None]:
        """For each first word the words that may follow it; None where it is a phrase alone."""
        return {word: None if "" in node else frozenset(node) for word, node in self._root.items()}

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int, T]]:
        """All phrases left to right without overlap: first word, word after, value."""
        at = 0
        while at < len(words):
            match = self.longest(words, at)
            if match:
                yield at, at + match[0], match[1]
                at += match[0]
            else:
                at += 1
