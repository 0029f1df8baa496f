"""Names of campaigns without quotes: after a trigger, in lists after a colon, known ones, and what one launches."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from kg_service.extraction.campaign_names import (
    CampaignName,
    alternation,
    between_pattern,
    clean_name,
    speaks_of_emulation,
    trigger_mentions,
    trigger_named,
    trigger_pattern,
    triggers,
)
from kg_service.extraction.document import Document, Sentence, starting_at, within
from kg_service.extraction.facts import CampaignKind
from kg_service.reference.gazetteer import Mention
from kg_service.text.phrases import PhraseMention

PLAIN, GAZETTEER, LIST_ITEM, LAUNCHED = 0.75, 0.92, 0.9, 0.75
"""Confidence of a name in capitals after a trigger, of one that the reference data know, of an item of a list, and of
a name in small letters that somebody launches."""

_FEWEST_WORDS, _MOST_WORDS = 3, 30
_LONGEST = 260
_NEAR = 40
_LEAST_AFTER_PLACE = 8
_MOST_CAPITALS = 0.7
"""A name of more capitalised words than this share is a body's or a person's."""
_LIST_HEAD = 110
_ITEM_MARKS = regex.compile(r"…|\.{2,}|\.(?=\s|$|\p{Lu})|\n\s*\n")
_BULLET = regex.compile(r"\s*(?:[-+*•●▪–—]|\d{1,2}[.)]|\(\d{1,2}\)|\p{Ll}\))\s*")
_YEAR_END = regex.compile(r"năm\s+(?:19|20)\d{2}(?!\s?-)")
_AREA_HEAD = regex.compile(r"(?P<head>[^,;:]{2,40}?)\s+(?:với|có)\s+(?:các\s+)?$")
_MARK = regex.compile(r"[.;:!?\"…()]|\n\s*\n|,\s")


def unquoted_names(document: Document) -> Iterator[CampaignName]:
    """Names without quotes, list by list; they may overlap quoted ones."""
    folded = document.folded
    if not trigger_mentions(document):
        return
    mentions = document.knowledge.campaign_gazetteer.find(folded)
    group = 1_000_000
    for match in trigger_mentions(document):
        sentence = document.sentence_at(match.start)
        if sentence is None or document.quotation_at(match.start):
            continue
        group += 1
        kind, strong = triggers()[match.phrase].kind, triggers()[match.phrase].strong
        if not strong and not speaks_of_emulation(document):
            continue
        listed = list(_listed(document, sentence, match, kind, group))
        if listed:
            yield from listed
            continue
        found = _known(document, mentions, sentence, match, group) or _capitalised(document, sentence, match, group)
        if found:
            yield found
        elif strong:
            yield from _launched(document, sentence, match, kind, group)
    yield from _bulleted(document)


# --- lists after a colon ---------------------------------------------------------------------------------------------


@cache
def _colon() -> regex.Pattern[str]:
    return regex.compile(rf"[^.;:\"]{{0,{_LIST_HEAD}}}?:\s*")


def _listed(
    document: Document, sentence: Sentence, trigger: PhraseMention, kind: CampaignKind, group: int
) -> Iterator[CampaignName]:
    """Items after ``phong trào thi đua …:``, parted by semicolons, else by commas before capitals."""
    folded, text = document.folded, document.text
    colon = _colon().match(folded, trigger.end, sentence.end)
    if not colon or trigger_pattern().search(folded, trigger.end, colon.end()):
        return
    if colon.end() >= sentence.end or not text[colon.end()].isupper():
        return
    stop = _ITEM_MARKS.search(folded, colon.end(), sentence.end)
    end = stop.start() if stop else sentence.end
    parts = _parts(document, colon.end(), end)
    names = []
    for start, finish in parts:
        name = _item(document, start, finish, kind, trigger.start, group)
        if name:
            names.append(name)
    if len(names) >= 2 and len(names) * 2 > len(parts):
        yield from names


def _parts(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    folded, text = document.folded, document.text
    semicolons = ";" in folded[start:end]
    cuts = []
    for match in regex.finditer(r";\s*(?:và\s+)?|,\s*(?:và\s+)?|\s+và\s+", folded[start:end]):
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
def _figure() -> regex.Pattern[str]:
    verbs = r"(?:đạt|tăng|giảm|chiếm|còn|có|là)\s+(?:\p{L}+\s+)?\d"
    return regex.compile(rf"(?<!\p{{L}})(?:(?:{alternation('figure')})(?!\p{{L}})|{verbs})|\d\s?%")


@cache
def _not_item() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternation('not_item')})(?!\p{{L}})")


def _item(
    document: Document, start: int, end: int, kind: CampaignKind, trigger: int, group: int
) -> CampaignName | None:
    """A list's item as a name; an area before it (``Cao Bằng với phong trào …``) becomes its head."""
    folded, text = document.folded, document.text
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1] in " ,;.\n":
        end -= 1
    if (
        start >= end
        or document.quotation_at(start)
        or any(q.start < end and start < q.end for q in document.quotations)
    ):
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
    elif not text[start].isupper():
        return None
    words = text[start:end].split()
    if _not_item().match(folded, start):
        return None
    if not 2 <= len(words) <= _MOST_WORDS or _figure().search(folded, start, end):
        return None
    return CampaignName(start, end, clean_name(text[start:end]), kind, trigger, group, LIST_ITEM, head)


def _bulleted(document: Document) -> Iterator[CampaignName]:
    """Names in the lines under a line ``Các phong trào thi đua …:``."""
    blocks = document.article.blocks
    kind: CampaignKind | None = None
    trigger = group = 0
    for number, block in enumerate(blocks):
        start, end = block.span.start, block.span.end
        if block.kind in ("chrome", "byline", "date"):
            continue
        bullet = _BULLET.match(document.folded, start, end)
        if kind and bullet and bullet.group().strip():
            stop = _MARK.search(document.folded, bullet.end(), end)
            while stop and stop.group().startswith(","):
                stop = _MARK.search(document.folded, stop.end(), end)
            name = _item(document, bullet.end(), stop.start() if stop else end, kind, trigger, group)
            if name:
                yield name
            continue
        kind = None
        head = None
        for match in trigger_pattern().finditer(document.folded, max(start, end - _LIST_HEAD), end):
            head = match
        if head and document.folded[start:end].rstrip().endswith(":") and number + 1 < len(blocks):
            kind, trigger, group = trigger_named(head["trigger"]).kind, head.start(), 2_000_000 + number


# --- single names ----------------------------------------------------------------------------------------------------


@cache
def _between() -> regex.Pattern[str]:
    return regex.compile(rf"{between_pattern()}")


def _known(
    document: Document, mentions: Sequence[Mention], sentence: Sentence, trigger: PhraseMention, group: int
) -> CampaignName | None:
    """A name of the reference data straight after a trigger, whatever its case."""
    begin = trigger.end
    kind = triggers()[trigger.phrase].kind
    for mention in mentions[bisect.bisect_left(mentions, trigger.start + 1, key=lambda mention: mention.start) :]:
        if mention.start - begin > _NEAR or mention.end > sentence.end:
            break
        if mention.start >= begin and not _between().fullmatch(document.folded, begin, mention.start):
            break
        if mention.end <= begin:
            continue
        name = clean_name(document.text[mention.start : mention.end])
        return CampaignName(mention.start, mention.end, name, kind, trigger.start, group, GAZETTEER)
    return None


@cache
def _stop() -> regex.Pattern[str]:
    return regex.compile(rf"\s+(?!của\s+đảng(?!\p{{L}}))(?:{alternation('stop')})(?!\p{{L}})")


def _name_end(document: Document, start: int, limit: int) -> int:
    """Where a name without quotes ends: at a stop word, a mark, a comma before no name's word, or after its year."""
    folded = document.folded
    limit = min(limit, start + _LONGEST)
    ends = [limit]
    stop = _stop().search(folded, start, limit)
    if stop:
        ends.append(stop.start())
    year = _YEAR_END.search(folded, start, limit)
    if year:
        ends.append(year.end())
    mark = _MARK.search(folded, start, min(ends))
    while mark and mark.group().startswith(",") and _comma_inside(document, mark.end(), limit):
        mark = _MARK.search(folded, mark.end(), min(ends))
    if mark:
        ends.append(mark.start())
    return min(ends)


@cache
def _after_name() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternation('after')}|{alternation('stop')})(?!\p{{L}})")


def _comma_inside(document: Document, position: int, limit: int) -> bool:
    """Whether words after a comma go on with a name: small letters that are no area, body or actor."""
    if position >= limit or not document.text[position].islower():
        return False
    if starting_at(document.bodies, position) or starting_at(document.places, position):
        return False
    return (
        regex.match(
            r"(?:các|tỉnh|huyện|thành phố|xã|toàn|trong|với|đã|nhằm|góp|thu|tạo|qua|đến|từ)(?!\p{L})",
            document.folded[position : position + 12],
        )
        is None
    )


def _capitalised(document: Document, sentence: Sentence, trigger: PhraseMention, group: int) -> CampaignName | None:
    """A name that begins with a capital straight after a trigger of emulation.

    After ``phong trào`` alone a quotation mark that lost its partner must stand before or after it.
    """
    text = document.text
    gap = _between().match(document.folded, trigger.end, sentence.end)
    start = gap.end() if gap else trigger.end
    marked = start < sentence.end and document.folded[start] == '"' and document.quotation_at(start) is None
    start += marked
    if start >= sentence.end or not text[start].isupper() or ":" in text[trigger.end : start]:
        return None
    if trigger_pattern().match(document.folded, start) or starting_at(document.bodies, start):
        return None
    end = _name_end(document, start, sentence.end)
    place = starting_at(document.places, start)
    if place and end - place.end < _LEAST_AFTER_PLACE:
        return None
    marked = marked or (document.folded[end : end + 1] == '"' and document.quotation_at(end) is None)
    found = triggers()[trigger.phrase]
    words = text[start:end].split()
    if not (found.strong or marked) or not (2 if marked else _FEWEST_WORDS) <= len(words) <= _MOST_WORDS:
        return None
    if sum(word[0].isupper() for word in words) > len(words) * _MOST_CAPITALS:
        return None
    return CampaignName(start, end, clean_name(text[start:end]), found.kind, trigger.start, group, PLAIN)


@cache
def _opening() -> regex.Pattern[str]:
    return regex.compile(rf"\s+(?P<name>(?:{alternation('opening')})(?!\p{{L}}))")


@cache
def _launch_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{alternation('launch')})\s+(?:các\s+|một\s+)?$")


def _launched(
    document: Document, sentence: Sentence, trigger: PhraseMention, kind: CampaignKind, group: int
) -> Iterator[CampaignName]:
    """``phát động phong trào thi đua lập thành tích …``: small letters, but launched, and more than a general aim."""
    folded = document.folded
    opening = _opening().match(folded, trigger.end, sentence.end)
    begun = _launch_before().search(folded, max(sentence.start, trigger.start - 30), trigger.start)
    if not opening or not begun:
        return
    start = opening.start("name")
    end = _name_end(document, start, sentence.end)
    if len(document.text[start:end].split()) >= 6:
        yield CampaignName(start, end, clean_name(document.text[start:end]), kind, trigger.start, group, LAUNCHED)
