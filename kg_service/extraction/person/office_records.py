"""An office: role, body, area, and the rank of the area that it serves."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.body_tables import own_level
from kg_service.extraction.mentions.office_tables import office_bodies
from kg_service.extraction.mentions.places import Place, folded_name, level_of
from kg_service.extraction.tables import any_of, rows
from kg_service.text.patterns import compiled
from kg_service.text.values import value


@value
class Office:
    """An office at ``[start, end)``, its body included.

    ``organisation``: as facts give it, None when the text gives none; ``body``: the recognised body; ``place``: what
    the office is of; ``level``: the word for its level where no place follows (``tỉnh``); ``former``, ``current``:
    ``nguyên``, ``hiện là`` before it; ``surmised``: the body is one that the text names elsewhere.
    """

    start: int
    end: int
    role: str
    organisation: str | None = None
    body: Body | None = None
    place: Place | None = None
    level: str | None = None
    former: bool = False
    current: bool = False
    whole: bool = False
    surmised: bool = False

    @property
    def rank(self) -> int | None:
        """Rank of the area that the office serves: province, district, commune; None for the whole country."""
        if self.place:
            return self.place.rank
        if self.level:
            return level_of(self.level).rank
        if self.body and self.body.level:
            return level_of(self.body.level).rank
        return rank_of_body(self.organisation) if self.organisation else None

    @property
    def local(self) -> bool:
        """Whether the office is one of a province, district or commune, so that it has an area."""
        if self.place or self.level:
            return True
        if (self.body and self.body.scope) or (self.organisation and _is_national(self.organisation)):
            return False
        if self.rank is not None or (self.organisation and _is_of_unit(self.organisation)):
            return True
        return self.body is not None and self.body.kind in _LOCAL


_LOCAL = frozenset({"government", "council", "party", "front", "board", "union", "police", "court"})
"""Kinds of bodies that a province or district has; a Cục, a company or a unit of the army without a place has none."""


@cache
def _of_unit() -> re.Pattern[str]:
    return compiled(rf"(?:{any_of(office_bodies('of_unit'))})(?!\p{{L}})")


def _is_of_unit(organisation: str) -> bool:
    """Whether a body is an institution of a province or a district, whatever its name says of it."""
    return _of_unit().match(folded_name(organisation)) is not None


@cache
def _national() -> re.Pattern[str]:
    words, ends = any_of(office_bodies("national")), any_of(office_bodies("national_end"))
    return compiled(rf"(?<!\p{{L}})(?:(?P<word>{words})(?!\p{{L}})|(?:{ends})$)")


@lru_cache(maxsize=4096)
def _is_national(organisation: str) -> bool:
    """Whether a body is one of the whole country, or of another; ``Bộ`` with a capital, not that of ``Đảng bộ``."""
    folded = folded_name(organisation)
    return any(organisation[found.start()].isupper() or " " in found.group() for found in _national().finditer(folded))


@lru_cache(maxsize=4096)
def rank_of_body(organisation: str) -> int | None:
    """The rank of the unit that a body is of where its name alone tells: ``Sở Y tế``, ``Ban Dân vận Huyện ủy``."""
    known = rows("body_ranks", "name", "rank", "always")
    names = ((row["name"], int(row["rank"])) for row in known if row["always"] == "yes")
    return next(
        (rank for name, rank in names if organisation.startswith(f"{name} ") or organisation.endswith(name)), None
    )


def party_body(level: str) -> str | None:
    """The party's committee of a level: ``Tỉnh ủy``, ``Đảng ủy xã``."""
    return level_of(level).party


def committee(role: str, level: str) -> str | None:
    """The body whose office this is at a level: ``Chủ tịch xã``, ``Bí thư huyện``."""
    if "Chủ tịch" in role:
        return f"UBND {level}"
    return party_body(level) if "Bí thư" in role else None


def surmised(office: Office, body: Body, end: int) -> Office:
    """The office with a body that the text names elsewhere."""
    organisation = with_level(body, body.organisation)
    named = replace(office, end=end, organisation=organisation, body=body, surmised=True)
    return replace(named, place=body.place, level=body.level)


def with_level(body: Body, organisation: str) -> str:
    """``Hội Nông dân huyện``: unions have committees at each level, told apart by it."""
    level = body.level if body.kind == "union" and not own_level(body.name) else None
    return organisation if level is None or f" {level}" in organisation else f"{organisation} {level}"


def capital(words: str | None) -> str | None:
    """The words with a capital first."""
    return words[:1].upper() + words[1:] if words else None
