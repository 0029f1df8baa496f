"""Single names of campaigns without quotes: known ones, ones in capitals after a trigger, and what one launches."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import regex

from kg_service.extraction.campaign.names import CampaignName, clean_name
from kg_service.extraction.campaign.triggers import (
    DAYS,
    alternation,
    between_pattern,
    launch_before,
    national,
    not_name,
    speaks_of_emulation,
    trigger_alternation,
    trigger_pattern,
    triggers,
    words,
)
from kg_service.extraction.document import Document, Sentence, starting_at, within
from kg_service.extraction.facts import CampaignKind
from kg_service.extraction.mentions.places import unit_words
from kg_service.extraction.tables import any_of
from kg_service.text.normalize import fold
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseMention

PLAIN, GAZETTEER, LAUNCHED = 0.75, 0.92, 0.75
"""Confidence of a name in capitals after a trigger, of one that the reference data know, and of a name in small
letters that somebody launches."""

_FEWEST_WORDS, _FEWEST_OF_WEAK, _MOST_WORDS = 3, 5, 30
_MOST_QUOTED, _FEWEST_BEFORE_QUOTED = 5, 4
_LONGEST = 260
_NEAR = 40
_LEAST_AFTER_PLACE = 8
_MOST_CAPITALS = 0.7
"""A name of more capitalised words than this share is a body's or a person's."""
_MOST_CAPITALS_OF_WEAK = 0.5
_YEAR_END = compiled(r"năm\s+(?:19|20)\d{2}(?!\s?-)")
_OF_YEAR = compiled(r"\s*(?:trong\s+)?(?:các\s+)?năm\s+\d{4}\s*")
_SHOUTED = 14
"""Characters on either side of a comma that tell a heading in capitals."""
MARK = compiled(r"[.;:!?\"…()]|\n\s*\n|,\s")
"""What may end a name without quotes."""


@cache
def _unit_and_year() -> re.Pattern[str]:
    """Whose movement it is and of which year, not its name."""
    return compiled(rf"(?:{any_of(unit_words())}|trung ương)(?:\s+năm\s+\d{{4}})?")


@cache
def _between() -> re.Pattern[str]:
    return compiled(rf"{between_pattern()}")


def known_name(
    document: Document, mentions: Sequence[PhraseMention], sentence: Sentence, trigger: PhraseMention, group: int
) -> CampaignName | None:
    """A name of the reference data straight after a trigger, whatever its case."""
    begin = trigger.end
    kind = triggers()[trigger.phrase].kind
    for mention in mentions[bisect.bisect_left(mentions, trigger.start, key=lambda mention: mention.start) :]:
        if mention.start - begin > _NEAR or mention.end > sentence.end:
            break
        if mention.start >= begin and not _between().fullmatch(document.folded, begin, mention.start):
            break
        if mention.end <= begin:
            continue
        name = clean_name(document.text[mention.start : mention.end])
        return CampaignName(mention.start, mention.end, name, kind, trigger.start, group, GAZETTEER)
    return None


@lru_cache(maxsize=2)
def _abbreviated(known: tuple[str, ...]) -> re.Pattern[str]:
    """An abbreviation that holds its trigger or stands after it: ``PTTDBVANTQ``, ``phong trào TĐQT``."""
    before = rf"(?:{alternation('short')})\s?|(?:{trigger_alternation()})\s+"
    return compiled(rf"(?<![\p{{L}}\d])(?:{before})(?P<name>{any_of(known)})(?![\p{{L}}\d])")


def abbreviated_names(document: Document) -> Iterator[CampaignName]:
    """National campaigns by an abbreviation that holds the trigger too: ``thành tích trong PTTDBVANTQ năm 2016``."""
    known = document.knowledge.campaign_abbreviations
    if not any(name in document.folded for name in known):  # a pattern takes ten times as long to say so
        return
    for group, match in enumerate(_abbreviated(known).finditer(document.folded), 3_000_000):
        record = national(document, match["name"])
        if record and document.sentence_at(match.start()) and not document.quotation_at(match.start()):
            start, end = match.span("name")
            kind: CampaignKind = "drive" if record.kind == "drive" else "campaign"
            yield CampaignName(start, end, document.text[start:end], kind, match.start(), group, GAZETTEER)


@cache
def _stop() -> re.Pattern[str]:
    return compiled(rf"\s+(?:{alternation('stop')})(?!\p{{L}})")


@cache
def _goes_on() -> re.Pattern[str]:
    """Stop words that names go on with: ``Cần kiệm của Đảng``, ``Học tập và làm theo tấm gương``."""
    return compiled(rf"\s+(?:{alternation('goes_on')})(?!\p{{L}})")


def _first_stop(document: Document, start: int, limit: int, *, named: bool) -> int | None:
    """The first stop word; a name that ``mang tên`` announces is of more than one word (Xanh trong từng mũi chỉ)."""
    for stop in _stop().finditer(document.folded, start, limit):
        if named and " " not in document.folded[start : stop.start()].strip():
            continue
        if not _goes_on().match(document.folded, stop.start()):
            return stop.start()
    return None


@cache
def _other_name() -> re.Pattern[str]:
    """Another trigger, whose name follows: ``phong trào A và cuộc vận động B``."""
    return compiled(rf"\s+(?:và|cùng|với)\s+(?:các\s+)?(?:{trigger_alternation()})(?!\p{{L}})")


def _name_end(document: Document, start: int, limit: int, *, named: bool = False) -> int:
    """Where a name without quotes ends: at a stop word, a mark, a comma before no name's word, or after its year."""
    folded = document.folded
    limit = min(limit, start + _LONGEST)
    ends = [limit]
    stop = _first_stop(document, start, limit, named=named)
    if stop is not None:
        ends.append(stop)
    other = _other_name().search(folded, start, limit)
    if other:
        ends.append(other.start())
    year = _YEAR_END.search(folded, start, limit)
    if year:
        ends.append(year.end())
    mark = MARK.search(folded, start, min(ends))
    while mark and (beyond := _past_mark(document, start, mark, limit)):
        mark = MARK.search(folded, beyond, min(ends))
    if mark:
        ends.append(mark.start())
    end = min(ends)
    while end > start and folded[end - 1] in " ,":
        end -= 1
    return end


def _past_mark(document: Document, start: int, mark: re.Match[str], limit: int) -> int | None:
    """Where a name goes on behind a mark: a comma inside it, or a few words in quotes that are part of it."""
    if mark.group().startswith(","):
        return mark.end() if _comma_inside(document, mark.end(), limit) else None
    quotation = document.quotation_at(mark.start())
    if not quotation or quotation.start != mark.start() or quotation.end > limit:
        return None
    short = len(document.text[quotation.start : quotation.end].split()) <= _MOST_QUOTED
    return (
        quotation.end if short and len(document.text[start : mark.start()].split()) >= _FEWEST_BEFORE_QUOTED else None
    )


_FIGURE_INSIDE = regex.compile(r"\d{2}|\d+\s?%")


@cache
def _clause() -> re.Pattern[str]:
    return compiled(rf"(?:{alternation('after', 'clause')})(?!\p{{L}})")


def _comma_inside(document: Document, position: int, limit: int) -> bool:
    """Whether words after a comma go on with a name: small letters that are no area, body or actor; all in capitals."""
    if position >= limit or not (document.text[position].islower() or _is_shouted(document.text, position)):
        return False
    if starting_at(document.bodies, position) or starting_at(document.places, position):
        return False
    if _clause().match(document.folded, position):
        return False
    mark = MARK.search(document.folded, position, limit)
    return _FIGURE_INSIDE.search(document.folded, position, mark.start() if mark else limit) is None


def _is_shouted(text: str, position: int) -> bool:
    """Whether a heading in capitals goes on there, which tells no small letters from others."""
    return text[max(0, position - _SHOUTED) : position].isupper() and text[position : position + _SHOUTED].isupper()


def capitalised_name(document: Document, sentence: Sentence, trigger: PhraseMention, group: int) -> CampaignName | None:
    """A name that begins with a capital straight after a trigger of emulation.

    After ``phong trào`` alone it must be a long one, mostly in small letters, unless ``mang tên`` or a quotation mark
    that lost its partner stands beside it.
    """
    text, folded = document.text, document.folded
    gap = _between().match(folded, trigger.end, sentence.end)
    start = gap.end() if gap else trigger.end
    announced = _announced().search(folded, trigger.end, start)
    if announced and text[announced.end()].isdigit():
        start = announced.end()  # mang tên 90 ngày sạch kênh
    marked = start < sentence.end and folded[start] == '"' and document.quotation_at(start) is None
    start += marked
    named = _named().search(folded, trigger.end, start) is not None
    begins = start < sentence.end and (text[start].isupper() or (named and text[start].isdigit()))
    if not begins or ":" in text[trigger.end : start]:
        return None
    if trigger_pattern().match(folded, start) or starting_at(document.bodies, start) or not_name().match(folded, start):
        return None
    end = _name_end(document, start, sentence.end, named=named)
    place = next((one for one in within(document.places, trigger.end, end) if one.start <= start < one.end), None)
    if place is None and _unit_and_year().fullmatch(folded, start, end):
        return None
    if place and (end - place.end < _LEAST_AFTER_PLACE or _OF_YEAR.fullmatch(folded, place.end, end)):
        return None
    marked = marked or named or (folded[end : end + 1] == '"' and document.quotation_at(end) is None)
    found = triggers()[trigger.phrase]
    words_of = text[start:end].split()
    fewest = 2 if marked or _is_counted(words_of) else (_FEWEST_WORDS if found.strong else _FEWEST_OF_WEAK)
    if not fewest <= len(words_of) <= _MOST_WORDS:
        return None
    if sum(word[0].isupper() for word in words_of) > len(words_of) * (
        _MOST_CAPITALS if found.strong or marked else _MOST_CAPITALS_OF_WEAK
    ):
        return None
    return CampaignName(start, end, clean_name(text[start:end]), found.kind, trigger.start, group, PLAIN)


def _is_counted(name: Sequence[str]) -> bool:
    """Whether a name begins as those of so many things do: ``Ba đảm đang``, ``Hai giỏi``."""
    return len(name) > 1 and fold(name[0]) in words("number") and name[1].isalpha() and name[1].islower()


@cache
def _named() -> re.Pattern[str]:
    """``mang tên``, ``với tên gọi`` at the end of what stands before a name."""
    return compiled(rf"(?<!\p{{L}})(?:{alternation('named')})\s*:?\s*$")


@cache
def _announced() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{alternation('named')})\s*:?\s*(?!\p{{L}})")


@cache
def _opening() -> regex.Pattern[str]:
    return regex.compile(rf"\s+(?P<name>(?:{alternation('opening')}|{DAYS}\s+\p{{Ll}}+)(?!\p{{L}}))")


@cache
def _each() -> regex.Pattern[str]:
    """A capital inside a sentence: ``Công đoàn vận động Mỗi người một việc tốt``."""
    begins = any_of(word.capitalize() for word in words("each"))
    return regex.compile(rf"(?P<verb>vận động|{alternation('launch', 'answer')})\s+(?P<name>(?:{begins}) \p{{Ll}})")


def each_names(document: Document) -> Iterator[CampaignName]:
    """Names without quotes and triggers that begin with ``Mỗi``, after a verb of launching."""
    if not any(f"{word.capitalize()} " in document.text for word in words("each")) or not speaks_of_emulation(document):
        return
    for group, match in enumerate(_each().finditer(document.text), 4_000_000):
        start = match.start("name")
        sentence = document.sentence_at(start)
        if sentence is None or document.quotation_at(start):
            continue
        end = _name_end(document, start, sentence.end)
        kind: CampaignKind = "drive" if match["verb"] == "vận động" else "campaign"
        if len(document.text[start:end].split()) >= _FEWEST_OF_WEAK:
            name = clean_name(document.text[start:end])
            yield CampaignName(start, end, name, kind, match.start(), group, PLAIN)


def launched_names(
    document: Document, sentence: Sentence, trigger: PhraseMention, kind: CampaignKind, group: int
) -> Iterator[CampaignName]:
    """``phát động phong trào thi đua lập thành tích …``: small letters, but launched, and more than a general aim."""
    folded = document.folded
    opening = _opening().match(folded, trigger.end, sentence.end)
    begun = launch_before().search(folded, max(sentence.start, trigger.start - 30), trigger.start)
    if not opening or not begun:
        return
    start = opening.start("name")
    end = _name_end(document, start, sentence.end)
    if len(document.text[start:end].split()) >= 6:
        yield CampaignName(start, end, clean_name(document.text[start:end]), kind, trigger.start, group, LAUNCHED)
