"""Names of campaigns at the head of the lines under a heading: ``3. Các phong trào cụ thể``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from kg_service.extraction.campaign.lists import LIST_HEAD, LIST_ITEM, list_item, plural
from kg_service.extraction.campaign.names import CampaignName, can_be_name, clean_name
from kg_service.extraction.campaign.single import MARK
from kg_service.extraction.campaign.triggers import trigger_mentions, trigger_pattern, triggers
from kg_service.extraction.document import Document, within
from kg_service.extraction.facts import CampaignKind

_BULLET = regex.compile(r"\s*(?:[-+*•●▪–—]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?(?=\s)|\d{1,2}\)|\(\d{1,2}\)|\p{Ll}\))\s*")

_NUMBER = regex.compile(r"\s*(?:(?P<roman>[IVX]{1,5})|(?P<letter>\p{L})|\d{1,2})[.)/-]\s*")


@dataclass(frozen=True, slots=True)
class _Section:
    """What a line ``3. Các phong trào cụ thể`` opens; ``plain``: a colon ends it, so that names need no quotes.

    ``part``: the sort of its number, if the line is the heading of a part, whose own headings have names in quotes.
    """

    kind: CampaignKind
    trigger: int
    group: int
    plain: bool
    part: str = ""


def bulleted_names(document: Document) -> Iterator[CampaignName]:
    """Names at the head of the lines under a line ``Các phong trào thi đua …``."""
    if not trigger_mentions(document):
        return
    section: _Section | None = None
    for number, block in enumerate(document.article.blocks):
        start, end = block.span.start, block.span.end
        if block.kind in ("chrome", "byline", "date"):
            continue
        bullet = _BULLET.match(document.folded, start, end) if section else None
        begin = bullet.end() if bullet else start
        quotation = document.quotation_at(begin) if section else None
        if section and quotation and quotation.start == begin:
            name = clean_name(quotation.inner(document.text))
            span, group = (quotation.inner_start, quotation.inner_end), section.group + number
            if can_be_name(name):
                yield CampaignName(*span, name, section.kind, begin, group, LIST_ITEM)
            continue
        opened = _section(document, start, end, number)
        if opened is None and section and bullet:
            item = _line_item(document, begin, end, section) if section.plain else None
            if item:
                yield item
            elif document.folded[start:end].rstrip().endswith(":"):
                section = None  # the next heading: "3. Chỉ tiêu chủ yếu:"
            elif section.part and _sort_of(document.text, start, end) == section.part:
                section = None
            continue
        if opened is None and section and section.part and _sort_of(document.text, start, end) != section.part:
            continue  # what is told below the first heading of the part; the next one comes after it
        section = opened


def _sort_of(text: str, start: int, end: int) -> str:
    """How a heading is numbered: ``I`` for Roman numerals, ``A`` for letters, ``1`` for figures, empty for none."""
    number = _NUMBER.match(text, start, end)
    if number is None:
        return ""
    return "I" if number["roman"] else "A" if number["letter"] else "1"


def _line_item(document: Document, begin: int, end: int, section: _Section) -> CampaignName | None:
    stop = MARK.search(document.folded, begin, end)
    if stop and stop.group() == '"' and trigger_pattern().match(document.folded, begin):
        return None  # the item says what it names, and quotes the name
    while stop and stop.group().startswith(","):
        stop = MARK.search(document.folded, stop.end(), end)
    return list_item(document, begin, stop.start() if stop else end, section.kind, section.trigger, section.group)


def _section(document: Document, start: int, end: int, number: int) -> _Section | None:
    """The section that a line opens: one that ends with a colon, or a short one of several campaigns."""
    mentions = within(trigger_mentions(document), max(start, end - LIST_HEAD), end)
    if not mentions:
        return None
    last = mentions[-1]
    plain = document.folded[start:end].rstrip().endswith(":")
    several = plural().search(document.folded, max(start, last.start - 20), last.start)
    titled = end - start <= LIST_HEAD and several and document.folded[end - 1] not in ".;!?"
    headed = _is_heading(document, start, end, last.start, last.end)
    if not plain and not titled and not headed:
        return None
    part = "" if plain else _sort_of(document.text, start, end)
    return _Section(triggers()[last.phrase].kind, last.start, 2_000_000 + 1000 * number, plain, part)


def _is_heading(document: Document, start: int, end: int, first: int, last: int) -> bool:
    """``I. PHONG TRÀO THI ĐUA``: the heading of a part that says nothing but that word."""
    number = _NUMBER.match(document.text, start, end)
    return number is not None and number.end() == first and last == end
