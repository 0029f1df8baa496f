"""Words of a text as the name of a figure: what is a noun phrase, and what of it only says where and when."""

from __future__ import annotations

from functools import cache

import regex

from kg_service.extraction.document import Document, within
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled
from kg_service.text.values import value

_WORD = compiled(r"\p{L}+")
_ODD = compiled(r"[@#?!)\d]")
_POINTING = frozenset({"này", "đó", "ấy", "kia"})
_NO_NAMES = ("no_figure", "no_headed_name", "vague_end", "judged")
BRACKETS = compiled(r"\([^()]{0,80}\)")
_MAX_WORDS = 26
_LONGEST_LABEL = 3
_AREA_TAIL = worded(
    r"\s+(?:(?:của|ở|tại|trên|trong|thuộc)\s+(?:<ground>\s+)?(?:toàn\s+|cả\s+|các\s+)?|toàn\s+|cả\s+|các\s+)"
    r"(?:<level>|<ground>)(?:\s+<our>)?$",
    "figure_areas",
)
_MAY_TELL = worded(r"số\s|<ratio>|tổng số", "indicator_heads")
_RATIO = worded(r"<ratio>(?!\p{L})", "indicator_heads")
_TELLS = compiled(r"\s(?:đã|đang|sẽ)\s")
_OPEN_BRACKET = regex.compile(r"\s*\([^)]*$")
_LOOSE_END = worded(r"\s+(?:<loose_end>|năm \d{4})$", "figure_names")
_NO_FIGURE = r"(?<!\p{L})(?<!khen )<no_figure>(?!\p{L}|\sđột xuất)|[@#?!]"
_NO_NAME = worded(
    rf"{_NO_FIGURE}|(?<!\p{{L}})(?<!xử )<no_headed_name>(?!\p{{L}})"
    r"|(?<!từ |dưới |trên |đạt |mức độ )(?<![\d.])\d{2,}",
    "figure_names",
    engine=regex.compile,
)
_NO_FREE_NAME = worded(_NO_FIGURE, "figure_names", engine=regex.compile)
_VAGUE = worded(
    r"^(?:\p{L}+\s+){1,3}(?:này|đó|ấy|kia)(?!\p{L})|^(?:\p{L}+\s+){1,2}<vague_end>(?!\p{L})"
    r"|(?<!\p{L})<judged>(?!\p{L}| hạn)|\)",
    "figure_names",
)


@value
class Indicator:
    """The name of a figure, which stands at ``[start, end)`` in the text.

    ``kinds``: of the units that fit it, empty for any; ``growth``: the name of its growth; ``known``: it is in the
    controlled list.
    """

    name: str
    start: int
    end: int
    kinds: tuple[str, ...] = ()
    growth: str = ""
    known: bool = False

    def fits(self, kind: str) -> bool:
        """Whether a unit of this kind is a value of it."""
        return not self.kinds or kind in self.kinds

    @property
    def is_ratio(self) -> bool:
        """Whether it is a share or speed by its name."""
        return _RATIO.match(self.name.lower()) is not None


def is_name(name: str) -> bool:
    """Whether words that begin with a head are a noun phrase, without numbers, conditions and clauses of their own."""
    plain = name.lower()
    if (
        not name
        or plain in table_words("figure_contexts", "whole")
        or (_is_suspect(plain) and (_NO_NAME.search(plain) or _VAGUE.search(plain)))
    ):
        return False
    return not _TELLS.search(name) or _MAY_TELL.match(plain) is not None


def may_name(name: str) -> bool:
    """Whether words can be a name where nothing better names a figure: no prices, numbers or conditions."""
    plain = name.lower()
    return (
        bool(name)
        and plain not in table_words("figure_contexts", "whole")
        and not (_is_suspect(plain) and _NO_FREE_NAME.search(plain))
    )


def _is_suspect(name: str) -> bool:
    """Whether a name has a mark, a digit or a first word of what names do not have; most have none."""
    return _ODD.search(name) is not None or not _suspects().isdisjoint(_WORD.findall(name))


@cache
def _suspects() -> frozenset[str]:
    words = {word for use in _NO_NAMES for word in table_words("figure_names", use)}
    return frozenset(word for phrase in words for word in _WORD.findall(phrase)[:1]) | _POINTING


def is_label(name: str) -> bool:
    """Whether words are a proper name, each with a capital: Ea Kly."""
    words = name.split()
    return 2 <= len(words) <= _LONGEST_LABEL and all(word[0].isupper() and not word.isupper() for word in words)


@cache
def _loose_ends() -> frozenset[str]:
    """Last words of what only says where and when at the end of a name."""
    areas = (word for use in ("level", "ground", "our") for word in table_words("figure_areas", use))
    return frozenset(words.split()[-1] for words in (*table_words("figure_names", "loose_end"), *areas))


def _may_end_loosely(words: str) -> bool:
    """Whether the last word of a name is one that the patterns of loose ends have: a year, or a word of theirs."""
    last = words[words.rfind(" ") + 1 :]
    return last[-1].isdigit() or last in _loose_ends() or last.lower() in _loose_ends()


def clean_name(document: Document, start: int, end: int) -> str:
    """The words ``[start, end)`` as a name: no area, no bracket, no time, first letter large; empty when too long."""
    for place in within(document.places, start + 1, end + 40):
        if place.start < end <= place.end + 2:
            end = place.start
    words = document.text[start:end]
    if "(" in words:
        words = _OPEN_BRACKET.sub("", BRACKETS.sub(" ", words))
    words = " ".join(words.split()).strip(" ,:;-–\"'”“()")
    previous = ""
    while words and words != previous and _may_end_loosely(words):
        previous = words
        words = _LOOSE_END.sub("", words)
        cut = _AREA_TAIL.search(words.lower())
        if cut and len(words[: cut.start()].split()) >= 2:
            words = words[: cut.start()]
    if not words or words.lower() in table_words("figure_names", "loose_end") or len(words.split()) > _MAX_WORDS:
        return ""
    return words[0].upper() + words[1:]
