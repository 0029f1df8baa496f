"""What small units are called: ``bản mình`` after ``bản Nà Tông``, ``đơn vị`` after a command, brands in capitals."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterator
from functools import cache

import regex

from kg_service.extraction.document import Document
from kg_service.extraction.mentions.areas import Anchor
from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.places import COMMUNE, DISTRICT, VILLAGE
from kg_service.extraction.tables import WHOLE_TEXT
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder

_ALL_OF = worded(r"(?<!\p{L})<all_of>\s+$", "self_words")
_OTHERS_HAVE = compiled(r"\s+\p{L}+\s+có")
_OWN = worded(r"\s+<own>(?!\p{L})", "self_words")
_OPENS = worded(r"(?:[.,;:]|(?<!\p{L})<clause>)\s+$", "self_words")
_DOES_NOW = worded(r"\s+<does_now>(?!\p{L})", "self_words")
_BEFORE = 12
"""Characters before a village that tell whether it is the text's own: more than the longest of these words."""
_NAMED_BACK = 8
"""So many villages before ``thôn`` are looked at for the one it means."""
_COUNTED = worded(r"(?:\d|(?<!\p{L})<not_own>)\s+$", "self_words")
_UNIT = worded(r"(?<!\p{L})<unit>(?=\s+<unit_does>(?!\p{L}))", "self_words", engine=regex.compile)
_TWO_IN_CAPITALS = compiled(r"[A-Z] [A-Z]{2}")
_BRAND = compiled(r"[A-Z](?<![\p{L}\d].)[A-Z]{1,11}(?: [A-Z]{2,12}){1,3}(?=\s[^\W\d_A-ZĐ])")
_NO_BRAND = ("TP", "UBND", "TAND", "THPT", "THCS", "BHXH", "BHYT", "MTTQ", "TNCS", "CLB", "CB CNV", "HTX", "KCN", "KKT")
_MENTIONS = 3
_CLAUSE = regex.compile(r"(?r)(?:(?:^|[.,;:\n]|\s(?:qua|nay|năm\s\d{4}))\s*)$")
_OF = compiled(r"(?<!\p{L})của\s+$")


def title_village(document: Document, *, told: bool = False) -> str | None:
    """The village that the title names, where no other unit stands there: the text is about it.

    ``told``: only where the text names it again, so that it is more than where the title's story happens.
    """
    title = next((block.span for block in document.article.blocks if block.kind == "title"), None)
    if title is None:
        return None
    named = [place for place in document.places if title.start <= place.start < title.end]
    if len(named) != 1 or named[0].rank != VILLAGE or not named[0].name[0].isalpha():
        return None
    again = not told or any(place.start >= title.end and place.label == named[0].label for place in document.places)
    return named[0].label if again else None


def brand(document: Document) -> str | None:
    """The company that a text speaks of by its short name in capitals, of several words: ``EVN HANOI``."""
    if _TWO_IN_CAPITALS.search(document.text) is None:
        return None
    found = (match.group() for match in _BRAND.finditer(document.text))
    said = Counter(name for name in found if not name.startswith(_NO_BRAND))
    name, count = max(said.items(), key=lambda item: item[1], default=("", 0))
    return name if count >= _MENTIONS else None


def selves(document: Document) -> Iterator[Anchor]:
    """Where a text speaks of its one village, or of the one military command that acts in it, without the name."""
    yield from _villages(document)
    command = _command(document)
    if command is None:
        return
    body, name = command
    for unit in _UNIT.finditer(document.folded, body.end):
        if _CLAUSE.search(document.article.folded, max(0, unit.start() - 16), unit.start()):
            yield Anchor(unit.start(), unit.end(), name, COMMUNE)


def _villages(document: Document) -> Iterator[Anchor]:
    """``Thôn có 412 hộ``: the village of that level which the text named last."""
    villages = [place for place in document.places if place.rank == VILLAGE and place.name[0].isalpha()]
    if not villages:
        return
    starts = [village.start for village in villages]
    for start, end, _ in _village_words().between(document.article.folded, villages[0].end, len(document.folded)):
        if not _is_self(document.folded, max(villages[0].end, start - _BEFORE), start, end):
            continue
        before = _COUNTED.search(document.folded, max(0, start - 14), start)
        index = bisect.bisect_left(starts, start)
        near = villages[max(0, index - _NAMED_BACK) : index]
        meant = [village for village in near if village.level == document.folded[start:end]]
        if before is None and meant:
            yield Anchor(start, end, meant[-1].label, COMMUNE)


@cache
def _village_words() -> PhraseFinder:
    return PhraseFinder(table_words("self_words", "village"), WHOLE_TEXT)


def _is_self(folded: str, low: int, start: int, end: int) -> bool:
    """``toàn thôn``, ``bản mình``, ``; thôn đã …``: whether a word for a village at ``[start, end)`` means its own."""
    if _OWN.match(folded, end) or (_DOES_NOW.match(folded, end) and _OPENS.search(folded, low, start)):
        return True
    return _ALL_OF.search(folded, low, start) is not None and _OTHERS_HAVE.match(folded, end) is None


def _command(document: Document) -> tuple[Body, str] | None:
    """The first army body that nothing belongs to (của …), with its district where only the text around says it."""
    for body in document.bodies:
        belongs = _OF.search(document.folded, max(0, body.start - 6), body.start) is not None
        if body.kind != "army" or not (body.level or body.place) or belongs or document.text[body.start - 1] == "(":
            continue
        districts = {place.label for place in document.places if place.rank == DISTRICT}
        of = districts.pop() if body.level == "huyện" and not body.place and len(districts) == 1 else None
        return body, body.full_name(of)
    return None
