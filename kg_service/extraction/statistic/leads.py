"""What stands before a figure: its subject, and the words that link the two (``đạt``, ``giảm``, ``ước``)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

import regex

from kg_service.extraction.document import Document
from kg_service.extraction.statistic.words import name_words
from kg_service.extraction.tables import rows, spellings
from kg_service.extraction.worded import worded

REACH = 260
"""Characters before a figure that are looked at; sentences of one endless line stay linear."""

_TOKEN = re.compile(r"[^\W_]+(?:[/.&][^\W_]+)*|[^\s]")
_TIME = worded(
    r"(?r)(?:<before_time>\s+){0,3}"
    r"(?:(?:ngày\s+)?(?<!\d)\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?|(?:tháng\s+)?(?<!\d)\d{1,2}[/-]\d{4}"
    r"|năm\s+(?:học\s+)?\d{4}(?:\s?-\s?\d{4})?"
    r"|(?:năm\s+)?(?:19|20)\d\d(?:(?:\s?,\s?|\s+và\s+)(?:năm\s+)?(?:19|20)\d\d)+"
    r"|(?:giai đoạn\s+)?\d{4}\s?-\s?\d{4}|quý\s+[\divx]+|tháng\s+\d{1,2}"
    r"|\d{1,2}\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?"
    r"|\d{1,2}\s+năm(?:\s+qua)?|nhiệm kỳ)$",
    "figure_times",
    engine=regex.compile,
)
_TIME_ENDS = frozenset({"năm", "qua", "kỳ", "tháng", "i", "ii", "iii", "iv", "x"})
_PUNCTUATION = frozenset(" ,:(-=\t\n\xa0")
_LONGEST_LINK = 5
_NEAR = 70
_SEVERAL = 2
_DASH = 3
_FEW_TOKENS = 14
"""No link, time or bracket reaches over more tokens than this."""


@dataclass(slots=True)
class Lead:
    """The words before a figure, read from right to left.

    ``[start, end)``: what is left when links are taken away: it ends with the subject. ``direction``: of the link
    nearest to the figure. ``crossed``: a comma, colon or bracket was passed, so the subject stands in an earlier piece.
    ``linked``: some link stands between. ``first_start``: where the links nearest to the figure begin.
    """

    start: int
    end: int
    raw_end: int = 0
    direction: str = ""
    link: str = ""
    estimated: bool = False
    yearly: bool = False
    average: bool = False
    earlier: bool = False
    from_: bool = False
    crossed: bool = False
    places: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether no subject is left."""
        return self.end <= self.start


@cache
def links() -> dict[str, str]:
    """Kind of each link word of ``figure_links.tsv``; of two kinds the one that stands first in the table."""
    found: dict[str, str] = {}
    for row in rows("figure_links", "kind", "word"):
        for spelling in spellings(row["word"]):
            found.setdefault(spelling, row["kind"])
    return found


@cache
def _link_sizes() -> dict[str, tuple[int, ...]]:
    """How many tokens link words have, the most first, by their last token: what ends otherwise is none."""
    return _sizes(links())


def _sizes(table: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for words in table:
        tokens = _TOKEN.findall(words)
        if tokens:
            found.setdefault(tokens[-1], set()).add(len(tokens))
    return {last: tuple(sorted(sizes, reverse=True)) for last, sizes in found.items()}


@cache
def _long_heads() -> frozenset[str]:
    """Heads of names of several words, whose last may be a link elsewhere."""
    heads = (
        s for row in rows("indicator_heads", "kind", "word") if row["kind"] != "not" for s in spellings(row["word"])
    )
    return frozenset(head for head in heads if " " in head and head not in links())


@cache
def _head_ends() -> frozenset[str]:
    """What those heads end with behind their first word."""
    return frozenset(head.partition(" ")[2] for head in _long_heads())


def read_lead(document: Document, start: int, end: int, places: dict[int, int], *, ranked: bool = False) -> Lead:
    """Read the words of ``[start, end)`` that stand before a figure.

    ``places`` gives the start of each place by its end; ``ranked``: words that rank (đứng thứ) are passed over too.
    """
    start = max(start, end - REACH)
    folded = document.folded
    while start < end and folded[start].isspace():
        start += 1
    lead = Lead(start, end, end)
    near = _near(folded, start, end)
    tokens = [match.span() for match in _TOKEN.finditer(folded, near, end)]
    while True:
        if near > start and len(tokens) < _FEW_TOKENS:
            limit, near = near, _near(folded, start, near - 1)
            tokens = [*(match.span() for match in _TOKEN.finditer(folded, near, limit)), *tokens]
        if not tokens:
            break
        position = tokens[-1][1]
        if folded[tokens[-1][0]] in _PUNCTUATION:
            last = folded[tokens[-1][0]]
            if (last == ":" or (last == "-" and _is_spaced(folded, tokens[-1][0], end))) and not lead.direction:
                lead.direction, lead.link = "level", ":"
            lead.crossed = lead.crossed or folded[tokens[-1][0]] in ",("
            tokens.pop()
            continue
        if folded[position - 1] == ")" and (opening := _bracketed(folded, tokens)) is not None:
            del tokens[opening:]
            continue
        place = places.get(position)
        if place is not None and place >= lead.start:
            lead.places.append(document.text[place:position])
            while tokens and tokens[-1][1] > place:
                tokens.pop()
            continue
        may_end = folded[position - 1].isdigit() or folded[tokens[-1][0] : position] in _TIME_ENDS
        time = _TIME.search(folded[max(lead.start, position - 40) : position]) if may_end else None
        if time and _from_token(tokens, position - len(time.group())):
            while tokens and tokens[-1][0] >= position - len(time.group()):
                tokens.pop()
            continue
        size = _link(lead, folded, tokens, ranked)
        if not size and len(lead.places) >= _SEVERAL and folded[slice(*tokens[-1])] in name_words("how_many"):
            size = 1
        if not size:
            break
        del tokens[len(tokens) - size :]
    lead.end = tokens[-1][1] if tokens else lead.start
    return lead


def _is_spaced(folded: str, at: int, end: int) -> bool:
    """``giếng khoan - 9 cái``: a dash with spaces around it, after words and right before the number."""
    return (
        end - at <= _DASH and folded[at - 1 : at] == " " and folded[at + 1 : at + 2] == " " and folded[at - 2].isalpha()
    )


def _near(folded: str, start: int, end: int) -> int:
    """The end of a word some way before ``end``: most leads are read no further."""
    if end - start <= _NEAR:
        return start
    space = folded.find(" ", end - _NEAR, end)
    return space + 1 if space >= 0 else start


def _bracketed(folded: str, tokens: list[tuple[int, int]]) -> int | None:
    """The index of the token that opens a short bracket which the last token closes; None when there is none."""
    for index in range(len(tokens) - 2, max(-1, len(tokens) - 8), -1):
        if folded[tokens[index][0]] == "(":
            return index
    return None


def _from_token(tokens: list[tuple[int, int]], start: int) -> bool:
    return any(token[0] == start for token in tokens[-8:])


def _link(lead: Lead, folded: str, tokens: list[tuple[int, int]], ranked: bool) -> int:
    """How many of the last tokens make a link word; what it says is noted in ``lead``."""
    table, (begin, end) = links(), tokens[-1]
    for size in _link_sizes().get(folded[begin:end], ()):
        if size > len(tokens):
            continue
        word = folded[tokens[-size][0] : end]
        if word not in table:
            word = " ".join(word.split())
        kind = table.get(word)
        if kind is None or (kind == "rank" and not ranked):
            continue
        if kind == "none" or (size < len(tokens) and _ends_head(folded, tokens, size, word)):
            return 0
        if kind in ("level", "up", "down", "beyond", "diff") and not lead.direction:
            lead.direction, lead.link = kind, word
        elif kind == "estimate":
            lead.estimated = True
            if not lead.direction and (word.endswith(("đạt", "còn")) or "tăng" in word or "giảm" in word):
                lead.direction = "up" if "tăng" in word else "down" if "giảm" in word else "level"
                lead.link = word
        elif kind == "yearly":
            lead.yearly = True
        elif kind == "earlier":
            lead.earlier = True
        if word == "từ" and not lead.direction:
            lead.from_ = True
        if kind == "average" or (kind == "yearly" and "bình quân" in word) or "bình quân" in word:
            lead.average = True
        if "mỗi năm" in word:
            lead.yearly = True
        return size
    return 0


def _ends_head(folded: str, tokens: list[tuple[int, int]], size: int, link: str) -> bool:
    """Whether a link of so many tokens ends a longer head: thu in doanh thu, nguồn thu."""
    if link not in _head_ends():
        return False
    return " ".join(folded[a:b] for a, b in tokens[-size - 1 :]) in _long_heads()


class Phrases:
    """Phrases by their tokens, and by how many tokens they have, looked up by their last token."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = {" ".join(_TOKEN.findall(phrase)): phrase for phrase in words}
        self.sizes = _sizes(self.words)


def last_words(folded: str, start: int, end: int, table: Phrases) -> str | None:
    """The longest entry of ``table`` that ends at ``end``, approximations between left out; None when there is none."""
    if not _may_be_last(folded, start, end, table.sizes):
        return None
    tokens: list[str] = _TOKEN.findall(folded, max(start, end - 80), end)
    while tokens:
        last = tokens[-1]
        for size in table.sizes.get(last, ()):
            if size <= len(tokens) and (words := table.words.get(" ".join(tokens[-size:]))):
                return words
        for size in _link_sizes().get(last, ()):
            if size <= min(3, len(tokens)) and links().get(" ".join(tokens[-size:])) in ("approx", "estimate"):
                del tokens[len(tokens) - size :]
                break
        else:
            if last not in name_words("before_number"):
                return None
            tokens.pop()
    return None


def _may_be_last(folded: str, start: int, end: int, sizes: dict[str, tuple[int, ...]]) -> bool:
    """Whether the word that ends before ``end`` ends a phrase of a table, or is one that may stand after it."""
    while end > start and folded[end - 1] == " ":
        end -= 1
    word = folded[max(start, folded.rfind(" ", start, end) + 1) : end]
    return not word.isalpha() or word in sizes or word in _link_sizes() or word in name_words("before_number")


def place_ends(document: Document) -> dict[int, int]:
    """The start of each named place by its end, level word included."""
    return {place.end: place.start for place in document.places}
