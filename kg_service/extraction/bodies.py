"""Bodies in an article: committees, councils, ministries, departments, unions, and what they are of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from kg_service.extraction.places import Place, level_of, level_pattern
from kg_service.extraction.tables import rows, spellings

_NOT_AFTER = r"(?<![\p{L}\d/-])(?<!cán\s)(?<!toàn\s)(?<!nội\s)(?<!xã\s)(?<!đại\s)(?<!phó\s)(?<!đồng\s)"
"""Heads are second syllables of other words too: cán bộ, toàn bộ, xã hội, đại hội; so with phó chủ tịch nước."""
_SCOPES = {"trung ương": "Trung ương", "tw": "Trung ương", "việt nam": "Việt Nam", "vn": "Việt Nam"}


@dataclass(frozen=True, slots=True)
class Head:
    """A word that begins the name of a body."""

    name: str
    alone: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body in the text.

    ``name``: head and field as facts spell them (``Hội đồng Thi đua - Khen thưởng``, ``Sở Nội vụ``); ``level``: the
    level word after it (``tỉnh``), also without a place; ``place``: what it is the body of; ``scope``: ``Trung ương``
    or ``Việt Nam``.
    """

    start: int
    end: int
    name: str
    kind: str
    level: str | None = None
    place: Place | None = None
    scope: str | None = None

    @property
    def organisation(self) -> str:
        """The name without its place: ``UBND tỉnh``, ``Ban Thi đua - Khen thưởng Trung ương``, ``Sở Nội vụ``."""
        if self.scope:
            return f"{self.name} {self.scope}"
        elected = self.kind == "government" or self.name == "HĐND"
        return f"{self.name} {self.level}" if self.level and elected else self.name

    def full_name(self, area: str | None = None) -> str:
        """The name with its place; ``area`` is the place where the text leaves it out (``UBND tỉnh``)."""
        if self.scope:
            return f"{self.name} {self.scope}"
        where = self.place.name if self.place else area
        parts = [self.name, self.level if self.level else None, where]
        if self.place and self.place.name.startswith("Thành phố ") and self.level == "thành phố":
            parts = [self.name, self.place.name]
        return " ".join(part for part in parts if part)


@cache
def _heads() -> dict[str, Head]:
    found = {}
    for row in rows("body_heads", "name", "spellings", "alone", "kind"):
        for spelling in spellings(row["spellings"]):
            found[spelling] = Head(row["name"], row["alone"] == "yes", row["kind"])
    return found


@cache
def _fields() -> dict[str, str]:
    return {
        spelling: row["name"]
        for row in rows("body_fields", "name", "spellings")
        for spelling in spellings(row["spellings"])
    }


def _alternation(words: Sequence[str]) -> str:
    return "|".join(regex.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def _pattern() -> regex.Pattern[str]:
    return regex.compile(
        rf"{_NOT_AFTER}(?P<head>{_alternation(list(_heads()))})(?![\p{{L}}\d])"
        rf"(?:\s+(?P<field>{_alternation(list(_fields()))})(?![\p{{L}}\d]))?"
        rf"(?:\s*\([\p{{Lu}}\p{{Ll}}-]{{2,10}}\))?"
        rf"(?:\s+(?P<scope>{_alternation(list(_SCOPES))})(?![\p{{L}}\d]))?"
        rf"(?:\s+(?:các\s+)?(?P<level>{level_pattern()})(?![\p{{L}}\d]))?"
    )


def find_bodies(text: str, folded: str, places: Sequence[Place]) -> list[Body]:
    """Bodies left to right. A head that is no name alone (``bộ``, ``sở``, ``hội``) needs a known field after it."""
    by_start = {place.start: place for place in places} | {place.name_start: place for place in places}
    found: list[Body] = []
    taken = 0
    for match in _pattern().finditer(folded):
        if match.start() < taken:
            continue
        head = _heads()[" ".join(match["head"].split())]
        field = _fields().get(" ".join((match["field"] or "").split()))
        if not head.alone and not field and head.kind not in ("government", "council"):
            continue
        level = level_of(match["level"]).word if match["level"] else None
        end = match.end()
        place = by_start.get(match.start("level")) if level else None
        if place is None:
            gap = regex.compile(r"\s+").match(folded, end)
            place = by_start.get(gap.end()) if gap else None
        if place:
            end = place.end
            level = level or (place.level if place.start < place.name_start else None)
        scope = _SCOPES.get(" ".join((match["scope"] or "").split()))
        name = f"{head.name} {field}" if field else head.name
        found.append(Body(match.start(), end, name, head.kind, level, place, scope))
        taken = end
    return found
