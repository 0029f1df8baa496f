"""Paragraphs out of the lines of PDF pages: a PDF knows where letters stand, not which lines belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import regex

_PAGE_NUMBER = regex.compile(r"\W*(?:trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*", regex.IGNORECASE)
_TERMINAL = regex.compile(r"""[.!?…:;]['"”’»)\]]*$""")
_ITEM = regex.compile(r"(?:[-+*•●▪–—]\s|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s|\p{Ll}\)\s|[IVX]{1,5}[.)]\s|Điều\s\d)")
_FULL = 0.75
"""A line of this share of the usual width goes on in the next one, unless it ends a sentence."""


def paragraphs_of(pages: Sequence[str]) -> str:
    """The text of pages with one paragraph a line.

    Page numbers and running heads are left out. A soft hyphen at a line's end goes away with the break; a hyphen
    stays, since Vietnamese divides no syllable: ``2015-`` and ``2020`` join without a space, ``Bà Rịa -`` and
    ``Vũng Tàu`` with one.
    """
    kept = _without_furniture([[line.strip() for line in page.splitlines() if line.strip()] for page in pages])
    width = _usual_width(kept)
    paragraphs: list[list[str]] = []
    last = ""
    for line in kept:
        if paragraphs and _goes_on(last, line, width):
            paragraphs[-1].append(_joint(last) + line)
            if last.endswith("\u00ad"):
                paragraphs[-1][-2] = paragraphs[-1][-2].removesuffix("\u00ad")
        else:
            paragraphs.append([line])
        last = line
    return "".join(f"{''.join(parts)}\n" for parts in paragraphs)


def _without_furniture(pages: list[list[str]]) -> list[str]:
    """Lines of all pages without page numbers, and without first and last lines that most pages repeat."""
    edges = Counter(mask for page in pages for mask in {_mask(line) for line in (*page[:1], *page[-1:])})
    repeated = {mask for mask, count in edges.items() if count >= 3 and count > len(pages) / 2}
    kept: list[str] = []
    for page in pages:
        for index, line in enumerate(page):
            edge = index in (0, len(page) - 1)
            if not (edge and (_PAGE_NUMBER.fullmatch(line) or _mask(line) in repeated)):
                kept.append(line)
    return kept


def _mask(line: str) -> str:
    return regex.sub(r"\d+", "#", line)


def _usual_width(lines: Iterable[str]) -> int:
    """The length that nine of ten lines do not pass."""
    lengths = sorted(len(line) for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _goes_on(last: str, line: str, width: int) -> bool:
    if last.endswith("\u00ad"):
        return True
    if _ITEM.match(line) or _TERMINAL.search(last[-8:]):
        return False
    if last.endswith(("-", "–")):
        return True
    if last.isupper() != line.isupper() and " " in last:  # a heading in capitals
        return False
    return line[0].islower() or len(last) >= _FULL * width


def _joint(last: str) -> str:
    return "" if last.endswith("\u00ad") or regex.search(r"[^\s\p{P}]-$", last[-3:]) else " "
