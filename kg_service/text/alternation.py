"""Many words as one pattern: beginnings that words share are looked at once; hundreds cost little more than ten.

``regex`` and ``re`` try the words of an alternation one after another at every place; factored by their beginnings,
most are ruled out together by their first letters.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import regex

SPACES = r"\s+"
"""What a space stands for by default: spaces, or the end of a line that was broken."""


def any_of(words: Iterable[str], space: str = SPACES) -> str:
    """An alternation of words for use inside a group; of those that match at a place the longest is tried first.

    It matches the same as the words joined by ``|``, longest first. ``space``: the pattern for the spaces in words.
    """
    tree: dict[str, Any] = {}
    for word in sorted(set(words), key=len, reverse=True):
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = None
    return "|".join(_branches(tree, space))


def _branches(node: dict[str, Any], space: str) -> list[str]:
    """The ways on from a node; the empty one, where a word ends, is the last."""
    found = []
    for char, after in node.items():
        if not char:
            continue
        written = [space if char == " " else regex.escape(char)]
        while len(after) == 1 and "" not in after:  # no choice: go straight on
            char, after = next(iter(after.items()))
            written.append(space if char == " " else regex.escape(char))
        ends = "" in after
        ways = _branches(after, space)
        if ways:
            written.append(f"(?:{'|'.join(ways)})" + ("?" if ends else ""))
        found.append("".join(written))
    return found
