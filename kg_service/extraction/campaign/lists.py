"""Names of campaigns without quotes: in lists after a colon or ``như``, and single ones."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cache

import regex

from kg_service.extraction.campaign.names import CampaignName, clean_name
from kg_service.extraction.campaign.single import (
    abbreviated_names,
    capitalised_name,
    each_names,
    known_name,
    launched_names,
)
from kg_service.extraction.campaign.triggers import (
    alternation,
    by_pattern,
    known_mentions,
    speaks_of_emulation,
    trigger_mentions,
    trigger_named,
    trigger_pattern,
    triggers,
    words,
)
from kg_service.extraction.document import Document, Sentence, starting_at, within
from kg_service.extraction.facts import CampaignKind
from kg_service.extraction.mentions.places import unit_words
from kg_service.extraction.tables import any_of
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseMention

LIST_ITEM = 0.9
"""Confidence of an item of a list."""

_MOST_WORDS = 30
LIST_HEAD = 110
_ITEM_MARKS = regex.compile(r"…|\.{2,}|\.(?=\s|$|\p{Lu})|\n\s*\n")
_CUT = compiled(r";\s*(?:và\s+)?|,\s*(?:và\s+)?|\s+và\s+")
_STRAIGHT = regex.compile(r"\s+(?=\p{Lu}\p{Ll})")
"""``ba phong trào A; B; C``: so many names straight after the word."""
_AREA_HEAD = compiled(r"(?P<head>[^,;:]{2,40}?)\s+(?:với|có)\s+(?:các\s+)?$")


@cache
def plural() -> re.Pattern[str]:
    """Before a word for several movements."""
    return compiled(rf"(?:{alternation('several', 'number')}|\d)\s+$")


@cache
def _counted() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:\d{{1,2}}|(?<!\d )(?:{alternation('number')}))\s+$")


@cache
def _sort() -> re.Pattern[str]:
    """A sort of movement before the first name of a list: ``các phong trào như chương trình Tết ấm …``."""
    return compiled(rf"(?:{alternation('sort')})\s+")


@cache
def _told() -> re.Pattern[str]:
    """What begins to tell of a list's campaigns after its last name: ``A, B và C đã lan tỏa``."""
    return compiled(rf"\s+(?:{alternation('told')})(?!\p{{L}})")


@cache
def _of_body() -> re.Pattern[str]:
    """What stands between a body and its place, or the body it is of."""
    return compiled(rf"\s*(?:(?:{any_of(unit_words())}|trung ương|thuộc|của)(?!\p{{L}})\s*)?")


def unquoted_names(document: Document) -> Iterator[CampaignName]:
    """Names without quotes, list by list; they may overlap quoted ones."""
    yield from abbreviated_names(document)
    yield from each_names(document)
    if not trigger_mentions(document):
        return
    mentions = known_mentions(document)
    group = 1_000_000
    for match in trigger_mentions(document):
        sentence = document.sentence_at(match.start)
        if sentence is None or document.quotation_at(match.start):
            continue
        group += 1
        kind, strong = triggers()[match.phrase].kind, triggers()[match.phrase].strong
        found = known_name(document, mentions, sentence, match, group)
        if not strong and (match.phrase.startswith(words("quoted_only")) or not speaks_of_emulation(document)):
            if found:
                yield found
            continue
        if _of_who_stands_out(document, sentence, match):
            if found:
                yield found
            continue
        listed = list(_listed(document, sentence, match, kind, group))
        if listed:
            yield from listed
            continue
        if not found and speaks_of_emulation(document):  # else a rally of an election is a cuộc vận động too
            found = capitalised_name(document, sentence, match, group)
        if found:
            yield found
        elif strong:
            yield from launched_names(document, sentence, match, kind, group)


@cache
def _stands_out() -> regex.Pattern[str]:
    within_it = rf"(?:{alternation('stands_out')})(?:\s+\p{{L}}+)?\s+(?:trong|của|ở|tại|cho)"
    return regex.compile(rf"(?r)(?<!\p{{L}})(?:{within_it}|{alternation('leads')})\s+$")


_STANDS_OUT = 40


def _of_who_stands_out(document: Document, sentence: Sentence, trigger: PhraseMention) -> bool:
    """``Nổi bật trong phong trào là Công ty A``, ``Dẫn đầu phong trào thi đua: Trường B``: who, not what it is called.

    Not of several movements (``Nổi bật trong các phong trào là …``), which stand out themselves.
    """
    low = max(sentence.start, trigger.start - _STANDS_OUT)
    return _stands_out().search(document.folded, low, trigger.start) is not None


# --- lists after a colon ---------------------------------------------------------------------------------------------


@cache
def _colon() -> re.Pattern[str]:
    return compiled(rf"[^.;:\"]{{0,{LIST_HEAD}}}?:\s*")


@cache
def _such_as() -> re.Pattern[str]:
    """``như``, ``gồm`` before a list that no colon opens."""
    return compiled(rf"(?:\s+{by_pattern()})?[^.,;:\"]{{0,40}}?\s(?:{alternation('intro')})\s+")


@cache
def _item_opening() -> re.Pattern[str]:
    return compiled(rf"(?:{alternation('item')})(?!\p{{L}})")


def _list_start(document: Document, sentence: Sentence, trigger: PhraseMention) -> int | None:
    """Where a list after a trigger begins: behind a colon or ``như``, or straight after a number of movements."""
    folded = document.folded
    opening = _colon().match(folded, trigger.end, sentence.end) or _such_as().match(folded, trigger.end, sentence.end)
    if opening:
        return int(opening.end())
    counted = _counted().search(folded, max(0, trigger.start - 20), trigger.start)
    straight = _STRAIGHT.match(document.text, trigger.end, sentence.end) if counted else None
    return int(straight.end()) if straight else None


def _listed(
    document: Document, sentence: Sentence, trigger: PhraseMention, kind: CampaignKind, group: int
) -> Iterator[CampaignName]:
    """Items after ``phong trào thi đua …:``, parted by semicolons, else by commas before capitals."""
    folded, text = document.folded, document.text
    opened = _list_start(document, sentence, trigger)
    if opened is None or trigger_pattern().search(folded, trigger.end, opened) or opened >= sentence.end:
        return
    several = plural().search(folded, max(0, trigger.start - 20), trigger.start)
    sort = _sort().match(folded, opened, sentence.end) if several else None
    begin = sort.end() if sort and text[sort.end() : sort.end() + 1].isupper() else opened
    small = not text[begin].isupper()
    if small and not (several and _item_opening().match(folded, begin)):
        return
    stop = _ITEM_MARKS.search(folded, begin, sentence.end)
    end = stop.start() if stop else sentence.end
    parts = _parts(document, begin, end)
    told = _told().search(folded, *parts[-1])
    if told and len(parts) > 1:
        parts[-1] = parts[-1][0], told.start()
    names = []
    for start, finish in parts:
        name = list_item(document, start, finish, kind, trigger.start, group, small and ";" in folded[begin:end])
        if name:
            names.append(name)
    if len(names) >= 2 and len(names) * 2 > len(parts):
        yield from names


def _parts(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    folded, text = document.folded, document.text
    semicolons = ";" in folded[start:end]
    cuts = []
    for match in _CUT.finditer(folded[start:end]):
        at, after = start + match.start(), start + match.end()
        if after >= end or document.quotation_at(at):
            continue
        if semicolons and not match.group().startswith(";"):
            continue
        if not semicolons and not text[after].isupper():
            continue
        cuts.append((at, after))
    spans, first = [], start
    for at, after in cuts:
        spans.append((first, at))
        first = after
    return [*spans, (first, end)]


@cache
def _figure() -> re.Pattern[str]:
    verbs = rf"(?:{alternation('reaches')})\s+(?:\p{{L}}+\s+)?\d"
    return compiled(rf"(?<!\p{{L}})(?:(?:{alternation('figure')})(?!\p{{L}})|{verbs})|\d\s?%")


@cache
def _not_item() -> re.Pattern[str]:
    return compiled(rf"(?:{alternation('not_item')})(?!\p{{L}})")


def list_item(
    document: Document, start: int, end: int, kind: CampaignKind, trigger: int, group: int, small: bool = False
) -> CampaignName | None:
    """A list's item as a name; an area before it (``Cao Bằng với phong trào …``) becomes its head.

    ``small``: the list's names may begin with small letters.
    """
    folded, text = document.folded, document.text
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1] in " ,;.\n":
        end -= 1
    if start >= end or document.quotation_at(start) or _quoted_in(document, start, end):
        return None
    head = None
    inner = trigger_pattern().search(folded, start, end)
    if inner and inner.end() >= end:
        return None
    if inner:
        area = _AREA_HEAD.fullmatch(folded, start, inner.start())
        if area is None and inner.start() > start:
            return None
        places = within(document.places, start, inner.start())
        head = places[0].label if area and places else None
        kind = trigger_named(inner["trigger"]).kind
        start = inner.end() + 1
    elif not text[start].isupper() and not (small and _item_opening().match(folded, start)):
        return None
    words = text[start:end].split()
    if _not_item().match(folded, start):
        return None
    if not 2 <= len(words) <= _MOST_WORDS or _figure().search(folded, start, end) or _is_body(document, start, end):
        return None
    return CampaignName(start, end, clean_name(text[start:end]), kind, trigger, group, LIST_ITEM, head)


def _is_body(document: Document, start: int, end: int) -> bool:
    """Whether an item is nothing but a body, with its place and level: ``Văn phòng UBND tỉnh``, ``Hội Nông dân tỉnh``.

    Those are who led the movement, not what it is called.
    """
    at, body = start, starting_at(document.bodies, start)
    while body:
        at = body.end
        rest = _of_body().match(document.folded, at, end)
        at = rest.end() if rest else at
        place = starting_at(document.places, at)
        at = place.end if place else at
        body = starting_at(document.bodies, at)
    return at >= end


def _quoted_in(document: Document, start: int, end: int) -> bool:
    """Whether a quotation begins in ``[start, end)``, whose first character is in none."""
    index = bisect.bisect_left(document.quotations, start, key=lambda quotation: quotation.start)
    return index < len(document.quotations) and document.quotations[index].start < end
