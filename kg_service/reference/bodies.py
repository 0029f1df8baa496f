"""Resolves names of bodies, with the place of a provincial one split off."""

from __future__ import annotations

from dataclasses import dataclass

from kg_service.reference.matching import WordKeys, Words
from kg_service.reference.model import Reference
from kg_service.reference.places import PlaceLinker
from kg_service.reference.records import Body

_CITY = ("thành", "phố")


@dataclass(frozen=True, slots=True)
class BodyMatch:
    """A body, and the place in its name: ``UBND tỉnh Sơn La`` is the provincial committee, place ``Sơn La``."""

    body: Body
    place: str | None = None


class BodyLinker:
    """Names to bodies; ``short_names`` count only as the whole name."""

    def __init__(self, reference: Reference, places: PlaceLinker) -> None:
        self._places = places
        self._split = WordKeys({a.abbreviation: a.expansion for a in reference.abbreviations})
        full: dict[tuple[str, ...], dict[str, Body]] = {}
        short: dict[tuple[str, ...], dict[str, Body]] = {}
        for body in reference.bodies:
            for name in (body.name_vi, *body.aliases):
                full.setdefault(self._split.words(name).keys, {})[body.id] = body
            for name in body.short_names:
                short.setdefault(self._split.words(name).keys, {})[body.id] = body
        self._full = full
        self._short = short

    def body_match(self, name: str) -> BodyMatch | None:
        """The body of that name and its place, or None if the name is none or means several."""
        words = self._split.words(name)
        for table in (self._full, self._short):
            bodies = list(table.get(words.keys, {}).values())
            if bodies:
                return BodyMatch(bodies[0]) if len(bodies) == 1 else None
        for end in range(len(words) - 1, 0, -1):
            bodies = [body for body in self._full.get(words.keys[:end], {}).values() if body.scope == "provincial"]
            if len(bodies) == 1:
                return BodyMatch(bodies[0], words[end:].written) if self._of_province(words, end) else None
        return None

    def body_named(self, name: str) -> Body | None:
        """The body of that name: :meth:`body_match` without the place."""
        match = self.body_match(name)
        return match.body if match else None

    def _of_province(self, words: Words, end: int) -> bool:
        place = words[end:]
        named = self._places.units_named(" ".join(place.keys))
        if named or words.keys[end - 2 : end] == _CITY:
            return any(unit.level == "province" for unit in named)
        prefix, _ = self._places.split_kind(place)
        return prefix in {(), ("tỉnh",)} and self._places.area_at_end(place) == 0
