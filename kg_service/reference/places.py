"""Resolves names of places: which unit a name means on a day, and where a longer name holds a place."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg_service.reference.matching import WordKeys, Words, match_key
from kg_service.reference.model import Reference
from kg_service.reference.records import AdministrativeUnit

NATION = frozenset({("việt", "nam"), ("cả", "nước"), ("toàn", "quốc"), ("toàn", "dân")})
"""Words for the whole country, which no local name has."""
_DEIXIS = frozenset({"cả", "toàn"})
_MAX_WORDS = 5
_NONE: Mapping[str, AdministrativeUnit] = {}


def _kinds_of(unit: AdministrativeUnit, on: dt.date | None) -> frozenset[str]:
    if on is not None:
        return frozenset({unit.kind_on(on)})
    return frozenset({unit.kind, *(kind for _, kind in unit.kind_changes)})


class PlaceLinker:
    """Names to units. Names repeat over time and over levels, so a date and the kind before the name decide."""

    def __init__(self, reference: Reference) -> None:
        names: defaultdict[str, dict[str, AdministrativeUnit]] = defaultdict(dict)
        for unit in reference.units:
            for name in (unit.name_vi, *unit.aliases):
                names[match_key(name)][unit.id] = unit
        self._names: Mapping[str, dict[str, AdministrativeUnit]] = names
        prefixes: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for kind in reference.unit_kinds:
            for prefix in kind.prefixes:
                prefixes[tuple(match_key(prefix).split())].add(kind.id)
        self._prefixes: Mapping[tuple[str, ...], set[str]] = prefixes
        self._by_length = sorted(prefixes, key=len, reverse=True)
        self._by_first_word: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for known in self._by_length:
            self._by_first_word[known[0]].append(known)
        self._words = WordKeys()

    def split_kind(self, name: Words) -> tuple[tuple[str, ...], Words]:
        """The kind's words at the beginning (``()`` if none) and the rest of the name."""
        for prefix in self._by_length:
            rest = name.after(prefix)
            if rest is not None and len(rest):
                return prefix, rest
        return (), name

    def units_named(self, name: str, on: dt.date | None = None) -> list[AdministrativeUnit]:
        """Units of that name or alias valid on the day (any day if None), in the order of the tables.

        A kind before the name narrows: ``Lai Châu`` is the province and the city, ``thành phố Lai Châu`` the city.
        """
        words = self._words.words(name)
        whole = self._names.get(words.key, {})
        found = {unit.id: unit for unit in whole.values() if unit.valid_on(on)}
        prefix, rest = self.split_kind(words)
        if prefix:
            kinds = self._prefixes[prefix]
            for unit in self._names.get(rest.key, {}).values():
                if unit.valid_on(on) and kinds & _kinds_of(unit, on):
                    found[unit.id] = unit
        return list(found.values())

    def province_named(self, name: str, on: dt.date | None = None) -> AdministrativeUnit | None:
        """The unit of provincial level of that name on the day; without a day the one that came last.

        None if there is none, or two.
        """
        found = [unit for unit in self.units_named(name, on) if unit.level == "province"]
        if on is None and len(found) > 1:
            found = [max(found, key=lambda unit: unit.valid_to or dt.date.max)]
        return found[0] if len(found) == 1 else None

    def is_known(self, words: Words) -> bool:
        """Whether these words, a kind before them or not, name a unit of any day (common words only with a kind)."""
        return self._known(words.keys)

    def _known(self, keys: tuple[str, ...]) -> bool:
        if any(not unit.needs_kind for unit in self._names.get(" ".join(keys), _NONE).values()):
            return True
        for prefix in self._by_first_word.get(keys[0], ()) if keys else ():
            if len(keys) > len(prefix) and keys[: len(prefix)] == prefix:
                return bool(self._names.get(" ".join(keys[len(prefix) :])))
        return False

    def area_at_end(self, words: Words) -> int:
        """Where an area begins that the words end with, or -1.

        An area is a known name, a kind and a capitalised name (``huyện Mê Linh``), a run of capitalised words
        (``Như Xuân``), or the area of the speaker (``toàn tỉnh``, ``cả huyện``).
        """
        if words.keys[-2:] in NATION:
            return -1
        for length in range(min(_MAX_WORDS + 2, len(words)), 0, -1):
            if self._known(words.keys[-length:]):
                return len(words) - length
        if len(words) > 1 and words.keys[-2] in _DEIXIS and (words.keys[-1],) in self._prefixes:
            return len(words) - 2
        return self._unknown_at_end(words)

    def _unknown_at_end(self, words: Words) -> int:
        if not words.cased:
            return -1
        run = 0
        while run < min(_MAX_WORDS, len(words)) and words.raw[len(words) - run - 1][:1].isupper():
            run += 1
        start = len(words) - run
        for prefix in self._by_length:
            if run and words.keys[max(0, start - len(prefix)) : start] == prefix:
                return start - len(prefix)
        return start if run >= 2 else -1


def nation_free(keys: Iterable[str]) -> tuple[str, ...]:
    """The keys without the words for the whole country."""
    left = list(keys)
    for nation in NATION:
        for start in range(len(left) - len(nation), -1, -1):
            if tuple(left[start : start + len(nation)]) == nation:
                del left[start : start + len(nation)]
    return tuple(left)
