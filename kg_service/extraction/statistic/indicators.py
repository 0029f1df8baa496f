"""Names of figures: the controlled list of ``indicators.tsv``, else the words of the text.

A figure whose name is in the list has its canonical name there; one that fits none keeps its own words.
"""

from __future__ import annotations

import re
from functools import cache

import regex

from kg_service.extraction.document import Document, within
from kg_service.extraction.statistic.indicator_list import listed
from kg_service.extraction.statistic.indicator_names import Indicator, clean_name, is_name
from kg_service.extraction.statistic.leads import Lead, links
from kg_service.extraction.statistic.words import name_words
from kg_service.extraction.tables import rows, spellings
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled

_WORD = re.compile(r"[^\W\d_][^\W_]*")
_MAX_FREE_WORDS = 8
_MAX_LISTED_WORDS = 3
_MARK = compiled(r"(?P<title>\"[^\",;:().…\d]{2,40}\"(?:\s|$))|[,;:()…\"](?!\d)|\.\s")
"""Marks between pieces; the title in ``tỷ lệ hộ đạt "Gia đình văn hóa" là …`` parts none."""
_NUMERIC = compiled(r"[\d\"'%]")
_OWNER = regex.compile(r"\s+của\s+\p{Lu}")
_OF_RATIO = worded(r"<ratio>\s[^,;:.]*?\s(?:trong|trên|so với)\s", "indicator_heads")
_PART_WORDS = worded(r"\s*<parts_follow>(?:\s+(?:là|có))?(?!\p{L})[\s:,]*", "figure_names")
_NAMES_NOTHING = worded(r"^(?:<begins_no_name>|<begins_no_subject>)(?!\p{L})", "figure_names")


@cache
def _heads() -> tuple[dict[str, str], frozenset[str]]:
    heads: dict[str, str] = {}
    not_heads: set[str] = set()
    for row in rows("indicator_heads", "kind", "word"):
        for spelling in spellings(row["word"]):
            if row["kind"] == "not":
                not_heads.add(spelling)
            else:
                heads[spelling] = row["kind"]
    return heads, frozenset(not_heads)


@cache
def _verbal() -> frozenset[str]:
    """Heads that are verbs too."""
    return frozenset(table_words("indicator_heads", "verbal"))


def holds_head(words: list[str]) -> bool:
    """Whether folded words hold a head of several words, or begin with one that counts: they are a name, no verb."""
    heads = _heads()[0]
    runs = (" ".join(words[index : index + size]) for size in (2, 3) for index in range(len(words) - size + 1))
    return words[0] in ("số", "tổng") or any(run in heads and run not in _verbal() for run in runs)


def begins_with_head(words: list[str]) -> bool:
    """Whether folded words begin with a head that is a noun: lợi nhuận, tỷ lệ; not thu hồi, đầu tư, số tiền thưởng."""
    heads, not_heads = _heads()
    runs = [" ".join(words[:size]) for size in (1, 2, 3, 4)]
    return any(run in heads and run not in _verbal() for run in runs) and not not_heads.intersection(runs)


def indicator_of(document: Document, lead: Lead, kind: str) -> Indicator | None:
    """The indicator that a lead ends with: one of the list, or a phrase that begins with a head word.

    Searched from the last piece between commas to earlier ones; a noun list (nông, lâm nghiệp, thủy sản) may lie over
    several pieces. None when the lead names none.
    """
    if lead.empty:
        return None
    folded = document.folded
    pieces = _pieces(folded, lead.start, lead.end)
    for depth, (start, end) in enumerate(reversed(pieces)):
        if depth and not all(_continues_list(folded, a, b) for a, b in pieces[len(pieces) - depth :]):
            return None
        found = listed(document, start, lead.end, lead.raw_end, end, kind)
        if found is None or (kind == "share" and not found.is_ratio and _OF_RATIO.search(folded, start, found.start)):
            found = _headed(document, start, end, lead.end) or found  # tỷ lệ … trong tổng giá trị sản xuất
        if found:
            return found
        if depth >= 3:
            break
    return None


def _continues_list(folded: str, start: int, end: int) -> bool:
    """Whether a piece after a comma can be a further noun of the piece before: ``nông, lâm nghiệp, thủy sản``."""
    words = _WORD.findall(folded, start, end)
    return len(words) <= _MAX_LISTED_WORDS and not (words and words[0] in name_words("no_further_noun"))


def bare_head(document: Document, lead: Lead) -> str:
    """The head word that a lead ends with and that names nothing by itself: ``với tổng vốn``; empty when none."""
    words = _WORD.findall(document.folded, max(lead.start, lead.end - 40), lead.end)
    for size in (3, 2, 1):
        run = " ".join(words[-size:])
        if len(words) >= size and run in _heads()[0]:
            return run
    return ""


def free_name(document: Document, lead: Lead) -> Indicator | None:
    """The words of the last piece of a lead, where they can be a name by themselves: ``dịch vụ ước đạt``."""
    if lead.empty:
        return None
    pieces = _pieces(document.folded, lead.start, lead.end)
    start, end = pieces[-1]
    if len(pieces) > 1 and document.folded[slice(*pieces[-2])].strip().isalpha():
        start = pieces[-2][0]  # nông, lâm nghiệp và thủy sản
    part = _PART_WORDS.match(document.folded, start, end)
    start = part.end() if part else start
    owner = _OWNER.search(document.text, start, end)
    end = owner.start() if owner else end
    words = _WORD.findall(document.folded, start, end)
    piece = document.folded[start:end].strip()
    if (
        not 1 <= len(words) <= _MAX_FREE_WORDS
        or _NAMES_NOTHING.match(piece)
        or _NUMERIC.search(document.folded, max(0, start - 2), end)
    ):
        return None
    name = clean_name(document, start, end)
    return Indicator(name, start, end) if is_name(name) else None


def _pieces(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Pieces between commas and other marks that no number follows; without white space at the start."""
    found = []
    for mark in _MARK.finditer(folded, start, end):
        if mark["title"] and mark.start() > start:
            continue
        found.append((start, mark.start()))
        start = mark.end()
    found.append((start, end))
    return [(a + len(folded[a:b]) - len(folded[a:b].lstrip()), b) for a, b in found if folded[a:b].strip()] or [
        (start, end)
    ]


@cache
def _head_beginnings() -> frozenset[str]:
    """First words of what begins a name, or seems to: nothing else need be looked at."""
    return frozenset(word.split()[0] for words in _heads() for word in words)


def _headed(document: Document, start: int, piece_end: int, limit: int) -> Indicator | None:
    """A phrase that begins with a head word (tỷ lệ, diện tích, tổng vốn) in the piece, up to ``limit``."""
    heads, not_heads = _heads()
    folded = document.folded
    tokens = [match.span() for match in _WORD.finditer(folded, start, piece_end)]
    index = 0
    while index < len(tokens):
        if folded[slice(*tokens[index])] not in _head_beginnings():
            index += 1
            continue
        sizes = [size for size in (3, 2, 1) if index + size <= len(tokens)]
        runs = {size: " ".join(folded[tokens[index][0] : tokens[index + size - 1][1]].split()) for size in sizes}
        blocked = next((size for size in sizes if runs[size] in not_heads), 0)
        longest = next((size for size in sizes if runs[size] in heads), 0)
        numbered = longest and _digit_at(folded, tokens[index + longest - 1][1])
        if (
            blocked
            or not longest
            or numbered
            or not (runs[longest] in table_words("indicator_heads", "ratio") or _may_begin(document, tokens, index))
        ):
            index += blocked or 1
            continue
        begin = tokens[index][0]
        if index + longest >= len(tokens) and limit <= piece_end:
            return None  # the head alone names nothing
        name = clean_name(document, begin, limit)
        return Indicator(name, begin, limit) if is_name(name) else None
    return None


def headed_after(document: Document, start: int, end: int) -> str:
    """The first phrase in ``[start, end)`` that begins with a head of several words, or a ratio; else empty."""
    for piece_start, piece_end in _pieces(document.folded, start, end):
        words = [match.span() for match in _WORD.finditer(document.folded, piece_start, piece_end)]
        stop = next((a for a, b in words[1:] if document.folded[a:b] in links()), piece_end)
        found = _headed(document, piece_start, stop, stop)
        if found:
            return found.name
    return ""


def _digit_at(folded: str, position: int) -> bool:
    """Whether a digit stands at a position, or one space after it."""
    return folded[position : position + 2].strip()[:1].isdigit()


def _may_begin(document: Document, tokens: list[tuple[int, int]], index: int) -> bool:
    """Whether a noun phrase can begin at a token: nothing before it in its piece but links, prepositions or a place."""
    if index == 0:
        return True
    start, end = tokens[index - 1]
    word = document.folded[start:end]
    if document.folded[end : tokens[index][0]].strip() or word in links() or word in name_words("before_noun"):
        return True
    return any(place.end == end for place in within(document.places, max(0, end - 60), end + 1))
