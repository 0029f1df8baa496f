"""The key under which two spellings of one name are the same: for matching only, never for output."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from kg_service.text.normalize import fold

_NOT_A_WORD = regex.compile(r"[^\p{L}\p{M}\p{N}%/]+")
_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\ufeff", " "))


@lru_cache(maxsize=16384)
def match_key(name: str) -> str:
    """The folded words of a name, joined by single spaces: dashes, commas, quotes and case make no difference.

    Built on :func:`kg_service.text.normalize.fold` (tone placement, i and y, look-alikes of Đ):
    ``“Cả nước chung tay vì người nghèo – Không để ai …”`` and the same with a comma have one key. Diacritics stay.
    """
    return _NOT_A_WORD.sub(" ", fold(unicodedata.normalize("NFC", name))).strip()


@dataclass(frozen=True, slots=True)
class Words:
    """A name as words: ``keys`` to compare (abbreviations expanded), ``raw`` as written, one raw for each key.

    An expanded abbreviation gives several keys; the raw form stands at the first, the others have ``""``.
    ``cased``: the whole name has lower-case letters, so that a capital says something.
    """

    keys: tuple[str, ...]
    raw: tuple[str, ...]
    cased: bool = True

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, part: slice) -> Words:
        return Words(self.keys[part], self.raw[part], self.cased)

    @property
    def key(self) -> str:
        """The keys joined by spaces."""
        return " ".join(self.keys)

    @property
    def written(self) -> str:
        """The raw words joined by spaces; punctuation between them is lost."""
        return " ".join(word for word in self.raw if word)

    def after(self, head: tuple[str, ...]) -> Words | None:
        """What follows if the name begins with these keys, else None."""
        return self[len(head) :] if self.keys[: len(head)] == head else None


class WordKeys:
    """Splits names into :class:`Words` with one table of abbreviations (short form to its words)."""

    def __init__(self, abbreviations: Mapping[str, str] | None = None) -> None:
        table = abbreviations or {}
        self._expansions = {match_key(short): tuple(match_key(full).split()) for short, full in table.items()}

    def words(self, name: str) -> Words:
        """The words of a name."""
        keys: list[str] = []
        raw: list[str] = []
        for written in _NOT_A_WORD.sub(" ", unicodedata.normalize("NFC", name).translate(_INVISIBLE)).split():
            key = match_key(written)
            expanded = self._expansions.get(key) or (key,)
            keys.extend(expanded)
            raw.extend([written, *[""] * (len(expanded) - 1)])
        return Words(tuple(keys), tuple(raw), any(char.islower() for char in name))
