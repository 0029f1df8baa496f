"""Lists of a cluster's units that say once what they are: ``VKSND các tỉnh: A, B và C``, ``Sở Y tế tỉnh A, B``."""

from __future__ import annotations

import bisect
import re
from functools import cache

from kg_service.extraction.cluster.words import REGION, count, said
from kg_service.extraction.document import Document, starting_at
from kg_service.extraction.mentions.body_tables import all_heads, no_body_lookup
from kg_service.extraction.mentions.places import Place, level_pattern
from kg_service.extraction.tables import any_of
from kg_service.text.patterns import compiled
from kg_service.text.values import value

_FOR_THEIR_AREA = frozenset({"government", "council", "party"})
"""Bodies that stand for their province or district in a cluster: the list is one of places."""
_LONGEST_HEAD = 70
_MANY_LEVELS = compiled(r"[,;]|\svà\s")


@value
class SharedHead:
    """What every unit of a list is (``name``) and at which ``level``, None where several are named; up to ``end``."""

    name: str
    level: str | None
    end: int

    def of(self, place: Place, cities: frozenset[str]) -> str:
        """The unit of a place: ``Công an tỉnh Phú Thọ``."""
        city = self.level in (None, "tỉnh") and place.label in cities
        level = "thành phố" if city else self.level or place.level
        bare = place.name.removeprefix("Thành phố ")
        return " ".join(part for part in (self.name, level, bare) if part)

    def of_name(self, name: str) -> str:
        """The unit of a place that no table knows."""
        return " ".join(part for part in (self.name, self.level, name) if part)


@cache
def _shared() -> re.Pattern[str]:
    level = level_pattern()
    return compiled(
        rf"(?P<name>\p{{L}}[^,;:.()\n]{{1,{_LONGEST_HEAD}}}?)\s+(?:{said('of')}\s+)?{count()}\s+"
        rf"(?P<levels>(?P<any>{said('area')})|(?:{level})(?:(?:,\s|\svà\s)(?:{level}))*)"
        rf"(?:{REGION}\s*:|\s*:?)\s*(?=\p{{L}})"
    )


@cache
def _lists() -> re.Pattern[str]:
    """What is no part of a name but leads to a list: ``I gồm các xã …``."""
    return compiled(rf"\s{said('comprise')}$")


def shared_head(document: Document, start: int, end: int) -> SharedHead | None:
    """What the list at ``start`` says once of all its units; its first place must follow straight after."""
    if start >= end or not document.text[start].isupper():
        return None
    match = _shared().match(document.folded, start, end)
    if match is None or _lists().search(match["name"]):
        return None
    named = match.group().rstrip().endswith(":") and document.text[match.end()].isupper()
    if not (named or place_at(document, match.end())):
        return None
    body = starting_at(document.bodies, start)
    if body is not None and body.kind in _FOR_THEIR_AREA:
        return None
    known = body is not None and body.end >= match.end("name") and body.name.replace(" ", "").isalpha()
    name = body.name if body is not None and known else " ".join(document.text[start : match.end("name")].split())
    several = match["any"] or _MANY_LEVELS.search(match["levels"])
    return SharedHead(name, None if several else match["levels"], match.end())


_BODIES = frozenset({"department", "police", "army", "court", "union", "board", "front", "hospital", "press", "centre"})
_REACH_BEFORE = 90


@cache
def _before() -> re.Pattern[str]:
    heads = any_of(phrase for phrase, head in all_heads().items() if head.kind in _BODIES)
    level = level_pattern()
    return compiled(
        rf"(?<!\p{{L}})(?P<name>(?:{heads})(?:\s+\p{{L}}+){{0,5}}?)\s+(?P<of>{said('of')}\s+)?{count()}\s+"
        rf"(?P<levels>(?:{level})(?:(?:,\s|\svà\s)(?:{level}))*)\s*:?\s*$"
    )


@cache
def _no_kind() -> re.Pattern[str]:
    """Words that are no part of what a list says its units are: ``có lãnh đạo các tỉnh``."""
    return compiled(rf"\s{said('list', 'have', 'delegate')}(?!\p{{L}})")


def shared_before(document: Document, end: int, straight: bool = False) -> SharedHead | None:
    """What stands before the first place of a list and says what its units are: ``thanh tra 5 tỉnh: A, B``.

    ``straight``: not where ``của`` parts it from their levels (``ngành Thanh tra của 5 tỉnh``).
    """
    match = _before().search(document.folded, max(0, end - _REACH_BEFORE), end)
    if match is None or no_body_lookup().at(document.folded, match.start()) or _no_kind().search(match["name"]):
        return None
    if straight and match["of"]:
        return None
    body = starting_at(document.bodies, match.start())
    written = " ".join(document.text[match.start() : match.end("name")].split())
    name = body.name if body is not None else written[:1].upper() + written[1:]
    return SharedHead(name, None if _MANY_LEVELS.search(match["levels"]) else match["levels"], end)


def place_at(document: Document, position: int) -> Place | None:
    """The place whose name, or whose level before it, begins at a position."""
    after = bisect.bisect_right(document.places.starts, position)
    last = document.places[after - 1] if after else None
    return last if last and position in (last.start, last.name_start) else None
