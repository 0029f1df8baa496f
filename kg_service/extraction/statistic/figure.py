"""A number with its unit, as it stands in a text."""

from __future__ import annotations

from kg_service.text.numbers import MAGNITUDES
from kg_service.text.values import value

TY = {"tỉ": "tỷ"}
"""The other spelling of a word of magnitude."""


@value
class Figure:
    """A number with its unit: ``[start, end)`` covers both.

    ``unit``: as written, magnitude included (``nghìn tỷ đồng``). ``noun``: the unit folded, without magnitude and what
    follows a slash. ``kind``: of ``units.tsv``, or ``rank``. ``of``: what a part or rank is of (6/15). ``ranged``: the
    number is one of a range, which is a condition more often than a figure. ``elided``: the unit is that of another
    number near it. ``turn``: its place in a series of figures with one unit, and how many there are.
    """

    start: int
    unit_start: int
    end: int
    value: float
    unit: str
    noun: str
    kind: str
    of: float | None = None
    ranged: bool = False
    elided: bool = False
    turn: tuple[int, int] = (0, 1)

    @property
    def size(self) -> float:
        """The value with its words of magnitude multiplied out: 1,7 triệu is 1,700,000."""
        size = self.value
        if " " not in self.unit:
            return size
        for written in self.unit.lower().split():
            word = TY.get(written, written)
            if word not in MAGNITUDES:
                break
            size *= MAGNITUDES[word]
        return size
