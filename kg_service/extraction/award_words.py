"""Words of a sentence, and tries that find the longest known phrase among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import regex

T = TypeVar("T")

_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a punctuation mark of the folded text."""

    text: str
    start: int
    end: int


def words_of(folded: str, start: int, end: int) -> list[Word]:
    """The words and marks of ``folded[start:end]``; line ends and spaces of any width only separate."""
    return [Word(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(folded, start, end)]


class Trie(Generic[T]):
    """Phrases with a value each; the longest that begins at a word is found in one walk."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._root: dict[str, object] = {}
        self._values: list[T] = []
        for phrase, value in entries:
            node = self._root
            for word in _TOKEN.findall(phrase):
                node = node.setdefault(word, {})  # type: ignore[assignment]
            if node is not self._root and "" not in node:
                node[""] = len(self._values)
                self._values.append(value)

    @property
    def starts(self) -> frozenset[str]:
        """The first words of all phrases."""
        return frozenset(self._root)

    def longest(self, words: Sequence[Word], at: int) -> tuple[int, T] | None:
        """Words taken and value of the longest phrase that begins at ``words[at]``; the first entry wins a tie."""
        node = self._root
        if at >= len(words) or words[at].text not in node:
            return None
        best: tuple[int, T] | None = None
        for index in range(at, len(words)):
            following = node.get(words[index].text)
            if not isinstance(following, dict):
                break
            node = following
            value = node.get("")
            if isinstance(value, int):
                best = index + 1 - at, self._values[value]
        return best

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
