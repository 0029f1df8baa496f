"""Headlines in capitals, as a text would write them: in small letters but for the names that the text itself tells.

Capitals hide where a name begins and ends: ``BỘ TRƯỞNG NGUYỄN VĂN A KHEN NHÂN VIÊN``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import regex

from kg_service.articles.model import Block
from kg_service.extraction.tables import rows, spellings
from kg_service.text.phrases import occurrences, stands_in

_FEWEST_WORDS = 5
_TOLD = 20_000
"""Characters after a headline among which its names are looked for."""
_NAME = regex.compile(r"\p{Lu}[\p{L}\d]*+(?:(?: | ?- ?)\p{Lu}[\p{L}\d]*+)+|(?<![\p{L}\d])\p{Lu}[\p{Lu}\d&]++(?!\p{L})")
"""Two capitalised words at least, or a short form."""
_IN_NAMES = frozenset({"và", "của"})
_OPENS_QUOTATION = regex.compile(r"(?<=(?:^|[\s(:])[\"'“‘]|[“‘]\s)\p{Ll}")


def in_running_case(text: str, blocks: Sequence[Block], places: Iterable[str]) -> str:
    """The text with a headline that stands in capitals written as its sentences are, character for character.

    ``places``: names that are known however they are written.
    """
    title = next((block.span for block in blocks if block.kind == "title"), None)
    if title is None:
        return text
    line = title.of(text)
    folded = small = line.lower()
    if not line.isupper() or len(line.split()) < _FEWEST_WORDS or len(small) != len(line) or _is_name(small):
        return text
    told = {*places, *_names(text[title.end : title.end + _TOLD])}
    for name in sorted(told, key=len):
        for at in occurrences(name.lower(), folded):
            end = at + len(name)
            if not (folded[at - 1 : at].isalpha() or folded[end : end + 1].isalpha()):
                small = small[:at] + name + small[end:]
    small = _OPENS_QUOTATION.sub(lambda match: match.group().upper(), small)
    return text[: title.start] + small[0].upper() + small[1:] + text[title.end :]


@cache
def _sentence_words() -> tuple[str, ...]:
    """Words that stand in no name."""
    words = {word for row in rows("name_ends", "word") for word in spellings(row["word"])}
    return tuple(words - _IN_NAMES)


def _is_name(line: str) -> bool:
    """Whether a line only names who writes: ``PHÒNG NỘI VỤ HUYỆN MAI SƠN``."""
    return not any(stands_in(word, line) for word in _sentence_words())


def _names(text: str) -> set[str]:
    """Names as a text writes them, also without the word that opens a sentence before them."""
    found: set[str] = set()
    for match in _NAME.finditer(text):
        name = match.group()
        found.add(name)
        _, apart, rest = name.partition(" ")
        if apart and " " in rest and not rest.isupper():
            found.add(rest)
    return {name for name in found if len(name.lower()) == len(name) and not (" " in name and name.isupper())}
