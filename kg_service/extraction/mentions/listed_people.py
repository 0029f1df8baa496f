"""Lists of people with their offices: ``Các đồng chí: Siu Hưng - Chủ tịch …; K’Mák - Phó Chủ tịch …``."""

from __future__ import annotations

import re
from functools import cache

import regex

from kg_service.extraction.mentions.person_titles import Titles
from kg_service.extraction.mentions.person_words import titles_of
from kg_service.extraction.tables import any_of
from kg_service.text.patterns import compiled

_ITEM = regex.compile(
    r"(?:[-+*•]\s*|\d{1,2}[.)]\s*)?(?P<name>\p{Lu}[\p{L}\p{M}'’]*(?: \p{Lu}[\p{L}\p{M}'’]*){0,4})\s?[-–,]\s?"
)
_ITEM_ENDS = re.compile(r"[;\n]\s*|\.\s")
_MOST = 60
"""Items of one list that are read."""


def listed_names(text: str, folded: str, titles: Titles) -> set[int]:
    """Where names begin that stand in such a list: they need no known family name.

    The office after each tells them from other words in capitals.
    """
    found: set[int] = set()
    for opening in _opening().finditer(folded):
        position = opening.end()
        for _ in range(_MOST):
            item = _ITEM.match(text, position)
            if item is None or not titles.length("ends", item.end()):
                break
            found.add(item.start("name"))
            end = _ITEM_ENDS.search(folded, item.end())
            if end is None or end[0][0] == ".":
                break
            position = end.end()
    return found


@cache
def _opening() -> re.Pattern[str]:
    many = [title for title in titles_of("address") if title.startswith("các ")]
    return compiled(rf"(?<!\p{{L}})(?:{any_of(many)})(?:\s[^.;:\n]{{1,40}})?\s?:\s*")
