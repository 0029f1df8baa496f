"""Units that a sentence calls by what they are, named before: ``Đơn vị này``, ``trường ta``, ``công ty``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg_service.extraction.cluster.own_units import own_unit
from kg_service.extraction.cluster.units import Unit, units_between
from kg_service.extraction.cluster.words import said
from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.places import level_of
from kg_service.text.patterns import compiled

_BACK = 400
_LEAD = 3


@cache
def _called() -> re.Pattern[str]:
    goes_on = rf"(?:\s+{said('own')})?(?=\s+{said('predicate')}(?!\p{{L}}))"
    return compiled(
        rf"(?<!\p{{L}})(?:(?:chính\s+)?{said('unit')}\s+{said('this')}(?!\p{{L}})"
        rf"|(?P<noun>{said('short_body')}){goes_on}|(?P<level>{said('short_level')}){goes_on})"
    )


@cache
def _many() -> re.Pattern[str]:
    return compiled(rf"{said('many')}\s*$")


def called_units(document: Document, start: int, end: int) -> list[Unit]:
    """Units that ``[start, end)`` calls by what they are, with the names that the text gave them before."""
    found = []
    for word in _called().finditer(document.folded, start, min(len(document.text), end + 12)):
        if word.end() > end:
            break
        if _many().search(document.folded, max(0, word.start() - 8), word.start()):
            continue
        if any(body.start <= word.start() <= body.end + 1 for body in within(document.bodies, start, word.end())):
            continue  # "Hội Nông dân tỉnh làm …"
        name = _name(document, word)
        if name:
            found.append(Unit(word.start(), word.end(), name, is_body=True))
    return found


def _name(document: Document, word: re.Match[str]) -> str | None:
    if word["level"]:
        return document.areas.own(level_of(word["level"]).rank)
    if not word["noun"]:
        before = _before(document, word.start())
        return before[-1].name if before else None
    noun = word["noun"].removeprefix("nhà ")
    told = _topic(document, noun, word.start()) or own_unit(document, noun, shouted=True)
    if told:
        return told
    known = _called_so(document, noun)
    if known and known[0].start < word.start():
        alone = len(known) < 2 or known[1].start >= word.start()
        if alone or known[0].start <= _lead(document):
            return known[0].name
    return own_unit(document, noun, shouted=False)


def _topic(document: Document, noun: str, position: int) -> str | None:
    """What the first sentence of a paragraph begins with: ``Sở X là thành viên của Khối. Năm nay, Sở …``."""
    sentence = document.sentence_at(position)
    block = document.article.blocks[sentence.block].span.start if sentence else position
    if not document.folded.startswith(noun, block):
        return None
    unit = next(iter(units_between(document, block, position)), None)
    return unit.name if unit and unit.is_body and unit.start == block else None


def _lead(document: Document) -> int:
    """Where the sentences end that say whom an article is about."""
    lead = document.sentences[:_LEAD]
    return lead[-1].end if lead else 0


def _is_written(words: str) -> bool:
    """Whether a name stands in a text, not in a heading whose lines and capitals run together."""
    return "\n" not in words and sum(char.isupper() for char in words) * 2 < len(words)


@lru_cache(maxsize=4)  # every anaphor of an article asks
def _called_so(document: Document, noun: str) -> tuple[Unit, ...]:
    """The first units of different names that are what a noun says, two at most, in order."""
    found: dict[str, Unit] = {}
    for body in document.bodies:
        named = document.folded.startswith(noun, body.start) and _is_written(document.text[body.start : body.end])
        unit = next(iter(units_between(document, body.start, body.end)), None) if named else None
        if unit and unit.start == body.start:
            found.setdefault(unit.name, unit)
            if len(found) == 2:
                break
    return tuple(found.values())


def _before(document: Document, position: int) -> tuple[Unit, ...]:
    """The units named in the sentences before a position, outside the names of clusters."""
    start = max(0, position - _BACK)
    clusters = within(document.clusters, start, position)
    units = units_between(document, start, position)
    return tuple(unit for unit in units if not any(one.start <= unit.start < one.end for one in clusters))
