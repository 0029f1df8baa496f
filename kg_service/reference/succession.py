"""What units became and what they came from, walked through all mergers and splits."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from kg_service.reference.model import Reference
from kg_service.reference.records import AdministrativeUnit


class Succession:
    """The graph of units over time. A step is any ``merged_into`` or ``formed_from``, read in both directions."""

    def __init__(self, reference: Reference) -> None:
        self._units = reference.units_by_id
        after: defaultdict[str, dict[str, None]] = defaultdict(dict)
        before: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for unit in reference.units:
            for later in unit.merged_into:
                after[unit.id][later] = None
                before[later][unit.id] = None
            for earlier in unit.formed_from:
                after[earlier][unit.id] = None
                before[unit.id][earlier] = None
        self._after: Mapping[str, dict[str, None]] = after
        self._before: Mapping[str, dict[str, None]] = before

    def _walk(self, unit: AdministrativeUnit, steps: Mapping[str, dict[str, None]]) -> tuple[AdministrativeUnit, ...]:
        found: dict[str, None] = {}
        todo = list(steps.get(unit.id, ()))
        while todo:
            current = todo.pop(0)
            if current not in found and current != unit.id:
                found[current] = None
                todo.extend(steps.get(current, ()))
        return tuple(self._units[one] for one in found)

    def successors(self, unit: AdministrativeUnit) -> tuple[AdministrativeUnit, ...]:
        """All units that hold land of this one later, nearest first; empty if it still exists."""
        return self._walk(unit, self._after)

    def predecessors(self, unit: AdministrativeUnit) -> tuple[AdministrativeUnit, ...]:
        """All units whose land, or some of it, this one took over, nearest first."""
        return self._walk(unit, self._before)

    def unit_at(self, unit: AdministrativeUnit, on: dt.date) -> tuple[AdministrativeUnit, ...]:
        """What the unit was or had become on that day: itself, its successors, or its predecessors.

        More than one where it was split since or formed of several; empty if the data does not reach that day.
        """
        if unit.valid_on(on):
            return (unit,)
        later = unit.valid_to is not None and unit.valid_to < on
        line = self.successors(unit) if later else self.predecessors(unit)
        return tuple(one for one in line if one.valid_on(on))
