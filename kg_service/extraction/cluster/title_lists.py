"""How many of the units beside a title have it: of deputies those of a list, of heads one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kg_service.extraction.cluster.titles import Title
from kg_service.extraction.cluster.units import Unit
from kg_service.extraction.cluster.words import count, said
from kg_service.extraction.document import Document
from kg_service.text.numbers import SEVERAL, number_word
from kg_service.text.patterns import compiled

_LISTED = compiled(r"\s*[,;]\s*")
_COMMA = compiled(r"\s*,\s*")
_COUNTED = compiled(rf"(?<!\p{{L}})(?:(?P<word>{SEVERAL})|0?(?P<digit>[2-9]))\s+$")


@cache
def _together() -> re.Pattern[str]:
    return compiled(rf"\s+{said('and')}\s+(?:{said('unit')}\s+)?")


@cache
def _boundary() -> re.Pattern[str]:
    """Before the first unit of a list that has a title together: ``…; A, B cùng là Cụm phó``."""
    words = rf"(?<!\p{{L}})(?:còn|do|{said('and', 'choose', 'be')})"
    return compiled(rf"(?:^|[;:,.]|{words})\s*(?:(?<!\p{{L}}){count()}\s+(?:{said('counted', 'unit')}\s+)?)?$")


def all_before(document: Document, title: Title, units: Sequence[Unit], start: int) -> list[Unit]:
    """The last unit; of deputies and members also those of the list that it ends (``A, B và C làm Cụm phó``).

    ``start``: where the words for the title may begin. A list by commas alone must begin where a clause does.
    """
    first = last = len(units) - 1
    if title.role == "head":
        return [units[last]]
    while first and _joined(document, units[first - 1], units[first], _together() if first == last else _LISTED):
        first -= 1
    if first == last:
        while first and _joined(document, units[first - 1], units[first], _COMMA):
            first -= 1
        if not _boundary().search(document.folded, max(start, units[first].start - 20), units[first].start):
            first = last
    return list(units[first:])


def all_after(document: Document, title: Title, units: Sequence[Unit], several: bool) -> list[Unit]:
    """The first unit; of deputies also those counted, or of a list that ``và`` ends and no other title takes.

    ``several``: ``các`` or a colon that nothing but the list follows says that all the units listed are meant.
    """
    if title.role == "head":
        return [units[0]]
    if several:
        number = 1
        while number < len(units) and (
            _joined(document, units[number - 1], units[number], _LISTED)
            or _joined(document, units[number - 1], units[number], _together())
        ):
            number += 1
        return list(units[:number])
    counted = _COUNTED.search(document.folded, max(0, title.start - 8), title.start)
    if counted:
        number = number_word(counted["word"] or "") or int(counted["digit"])
        listed = list(units[:number])
        if all(_joined(document, a, b, _LISTED) or _joined(document, a, b, _together()) for a, b in pairwise(listed)):
            return listed
    last = 0
    while last + 1 < len(units) and _joined(document, units[last], units[last + 1], _LISTED):
        last += 1
    if last + 1 == len(units) or not _joined(document, units[last], units[last + 1], _together()):
        return [units[0]]
    taken = _takes().match(document.folded, units[last + 1].end)
    return [units[0]] if taken else list(units[: last + 2])


@cache
def _takes() -> re.Pattern[str]:
    return compiled(rf"\s*(?:{said('take')}|được)(?!\p{{L}})")


def _joined(document: Document, one: Unit, other: Unit, joint: re.Pattern[str]) -> bool:
    return joint.fullmatch(document.folded, one.end, other.start) is not None
