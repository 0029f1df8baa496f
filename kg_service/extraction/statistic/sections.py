"""Sections of plans and aims: what stands under their headings is no result."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg_service.articles.model import Block
from kg_service.extraction.document import Document
from kg_service.extraction.statistic.words import pattern_of
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled
from kg_service.text.values import value

_CHAPTER = compiled(r"(?:[IVX]{1,5}|[A-D])\s*[.)]\s")
_NUMBERED = compiled(r"(?P<number>\d{1,2})\s*[.)]\s")
_CELL = compiled(r"[|\t]")
_LONGEST = 140
_ITEM = compiled(r"\s*[-+*•–]\s")
_LIST_OF_AIMS = worded(
    r"(?:^|[.;\n]\s*|\s[-+*•]\s|^\s*(?:[-+*•]|\d{1,2}[.)])\s*)(?:\p{L}+\s){0,3}?<list_of_aims>(?!\p{L})[^.;:]*:\s*$",
    "target_words",
)


@value
class _Heading:
    """A line that heads what follows. ``chapter``: with a Roman number or all in capitals; ``number``: with another."""

    start: int
    end: int
    chapter: bool
    number: int
    future: bool
    result: bool


def future_sections(document: Document) -> list[tuple[int, int]]:
    """Stretches of blocks under a heading of plans and aims, up to the next heading of its level or of results."""
    found: list[tuple[int, int]] = []
    opened: _Heading | None = None
    for heading in _headings(document):
        if opened is None and heading.future and not heading.result:
            opened = heading
        elif opened is not None and (heading.result or _ends(opened, heading)):
            found.append((opened.end, heading.start))
            opened = None
    if opened is not None:
        found.append((opened.end, len(document.text)))
    return sorted([*found, *_lists_of_aims(document)])


def _lists_of_aims(document: Document) -> Iterator[tuple[int, int]]:
    """``Phấn đấu đến năm 2030:`` and the items of the list below it."""
    blocks = document.article.blocks
    for index, block in enumerate(blocks):
        start, end = block.span.start, block.span.end
        if document.folded[start:end].rstrip()[-1:] != ":" or not _LIST_OF_AIMS.search(
            document.article.folded, max(0, start - 1), end
        ):
            continue
        last = index + 1
        while last < len(blocks) and _ITEM.match(document.text, blocks[last].span.start):
            last += 1
        if last > index + 1:
            yield blocks[index + 1].span.start, blocks[last - 1].span.end


def _ends(opened: _Heading, heading: _Heading) -> bool:
    """Whether a heading is of the level of the one that opened a section, or of a higher one."""
    if heading.future:
        return False
    return heading.chapter or (opened.number > 0 and heading.number == opened.number + 1)


def _headings(document: Document) -> list[_Heading]:
    blocks = [block for block in document.article.blocks if block.kind not in ("chrome", "byline", "date")]
    read = (_heading(document, block, after) for block, after in pairwise([*blocks, None]) if block is not None)
    return [heading for heading in read if heading is not None]


def _heading(document: Document, block: Block, after: Block | None) -> _Heading | None:
    """A block as a heading; None for other text, the title and the caption of a table."""
    start, end = block.span.start, block.span.end
    if end - start > _LONGEST or block.kind == "title":
        return None
    folded, text = document.folded[start:end], document.text[start:end].strip()
    roman = _CHAPTER.match(text) is not None
    if not (block.kind == "heading" or folded.rstrip()[-1:] not in (".", ";", ",") or roman):
        return None
    future = pattern_of("target_words", "future_heading").search(folded) is not None
    if future and after is not None and _CELL.search(document.text, after.span.start, after.span.end):
        return None
    number = _NUMBERED.match(text)
    return _Heading(
        start=start,
        end=end,
        chapter=roman or (text.isupper() and not number),
        number=int(number["number"]) if number else 0,
        future=future,
        result=pattern_of("target_words", "result_heading").search(folded) is not None,
    )
