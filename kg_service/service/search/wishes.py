"""Properties that the thing looked for should have, and whether one has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg_service.service.search.days import Days, read_days
from kg_service.service.search.index import LabelIndex
from kg_service.service.search.things import Thing

DAY_NAMES = frozenset({"on", "date", "year", "ngày", "năm"})
"""Properties that say of which day a table speaks."""

_STEPS = 4
_PLACES = ("partOf", "areaServed", "location", "tookUpBy")
_ALSO = {"area": _PLACES, "issuer": ("issuer", "launchedBy", "organizer", "conferringAuthority", "publisher")}


@dataclass(frozen=True, slots=True)
class Wish:
    """A property that the thing should have: its short name, and values of which one should hold.

    A value is an IRI, an id, a name, a day or any text.
    """

    property: str
    values: tuple[str, ...]


def days_of(wishes: Iterable[Wish]) -> Days | None:
    """The day, month or year that is spoken of, if one can be read."""
    for wish in wishes:
        for value in wish.values if wish.property in DAY_NAMES else ():
            if (days := read_days(value)) is not None:
                return days
    return None


class Checked:
    """A wish made ready to be held against many things: each value is read once."""

    def __init__(self, index: LabelIndex, wish: Wish) -> None:
        self.property = wish.property
        self._index = index
        self._texts = {value.strip().lower() for value in wish.values}
        self._days = [days for value in wish.values if (days := read_days(value)) is not None]
        names = [value for value in wish.values if "://" not in value]
        forms = [reading.form for value in names for reading in index.names.readings(value)]
        self._plain = {form.plain for form in forms}
        self._keys = {form.key for form in forms}

    def held(self, thing: Thing) -> bool | None:
        """Whether one of the values holds for a thing; None where the graph says nothing."""
        names = _ALSO.get(self.property, (self.property,))
        own = [value for name in names for value in thing.properties.get(name, ())]
        if self.property == "area":
            own = list(dict.fromkeys([*own, *(wider for value in own for wider in _wider(self._index, value))]))
        if not own:
            return None
        return any(self._is(value) for value in own)

    def _is(self, value: str) -> bool:
        if value.lower() in self._texts:
            return True
        if "://" in value:
            return tail(value).lower() in self._texts or not self._plain.isdisjoint(self._index.plain_names(value))
        if self._days and (own := read_days(value)) is not None:
            return any(days.first <= own.last and own.first <= days.last for days in self._days)
        return self._index.names.form(value).key in self._keys


def _wider(index: LabelIndex, iri: str) -> Iterator[str]:
    for _ in range(_STEPS):
        thing = index.thing(iri)
        parts = thing.properties.get("partOf", ()) if thing else ()
        if not parts:
            return
        iri = parts[0]
        yield iri


def tail(value: str) -> str:
    """The last part of an IRI, or of anything like one."""
    return value.strip().rstrip("/").rsplit("/", 1)[-1]
