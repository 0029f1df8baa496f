"""The controlled list of indicators: what the figures of reports are about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndicatorRecord:
    """An indicator with its usual unit of measure, by the notation that ``ontology/schemes.ttl`` gives the unit.

    ``broader``: the id of the indicator that this one is a kind or part of; ``growth``: the id of the one that tells
    how it grew. ``aliases``: other names of the same figure; the spellings that running text uses are with the
    extraction (``data/reference/extraction/indicators.tsv``).
    """

    id: str
    name_vi: str
    name_en: str
    unit: str
    broader: str | None
    growth: str | None
    aliases: tuple[str, ...]
    definition_vi: str
    definition_en: str
    source: str
    note: str | None = None
