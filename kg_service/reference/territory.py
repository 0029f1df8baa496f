"""Records of administrative units, their kinds, codes, regions and changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kg_service.reference.validity import PartialDate, covers

Level: TypeAlias = Literal["province", "district", "commune", "village"]
CodeScheme: TypeAlias = Literal["iso3166-2", "gso", "hasc"]
TerritorialKind: TypeAlias = Literal["merge", "split", "transfer", "reclassification", "abolition"]


@dataclass(frozen=True, slots=True)
class UnitKind:
    """A kind of administrative unit (tỉnh, huyện, xã …) and the words written before a name of that kind."""

    id: str
    name_vi: str
    name_en: str
    level: Level
    prefixes: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Region:
    """A socio-economic region in the scheme of its day (2021, or 2025 by resolution 306/NQ-CP)."""

    id: str
    name_vi: str
    name_en: str
    scheme: str
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    legal_basis: str | None
    source: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a unit with its own validity: codes are used again for other units (15 was Yên Bái, then Lào Cai)."""

    unit: str
    scheme: CodeScheme
    value: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    source: str
    note: str | None = None

    def valid_on(self, on: dt.date | None) -> bool:
        """Whether the code was in use on that day (any day if None)."""
        return covers(self.valid_from, self.valid_to, on)


@dataclass(frozen=True, slots=True)
class AdministrativeUnit:
    """An administrative unit *in one territory*: a province that grew in 2025 has two records of the same name.

    ``kind`` is the kind at the beginning; ``kind_changes`` tells when it became another without change of territory.
    ``needs_kind``: the bare name is also a common word or a person (phường Đoàn Kết, Hồ Chí Minh), so that in running
    text it counts only with its kind before it. ``merged_into`` and ``formed_from`` are ids; see
    :mod:`kg_service.reference.succession` for the transitive walk.
    """

    id: str
    name_vi: str
    name_en: str | None
    kind: str
    level: Level
    source: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    needs_kind: bool | None = None
    lat: float | None = None
    lon: float | None = None
    point_kind: str | None = None
    region_2021: str | None = None
    region_2025: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    merged_into: tuple[str, ...] = ()
    merged_into_note: str | None = None
    formed_from: tuple[str, ...] = ()
    formed_from_note: str | None = None
    legal_basis: tuple[str, ...] = ()
    kind_changes: tuple[tuple[dt.date, str], ...] = ()
    codes: tuple[Code, ...] = field(default=(), repr=False)
    seat_note: str | None = None
    checked: str | None = None
    note: str | None = None

    def valid_on(self, on: dt.date | None) -> bool:
        """Whether the unit existed in this territory on that day (any day if None)."""
        return covers(self.valid_from, self.valid_to, on)

    def kind_on(self, on: dt.date | None) -> str:
        """The id of its kind on that day; None asks for the latest. Quảng Ninh is a city since 2026-09-01."""
        kind = self.kind
        for day, later in self.kind_changes:
            if on is None or day <= on:
                kind = later
        return kind

    def code(self, scheme: CodeScheme, on: dt.date | None = None) -> str | None:
        """Its code in that scheme on that day (the latest if None), or None."""
        values = [code.value for code in self.codes if code.scheme == scheme and code.valid_on(on)]
        return values[-1] if values else None


@dataclass(frozen=True, slots=True)
class TerritorialEvent:
    """A change of units: what became what, when and by which documents (the ontology's td:AdministrativeChange)."""

    id: str
    date: dt.date
    kind: TerritorialKind
    originals: tuple[str, ...]
    results: tuple[str, ...]
    new_kind: str | None
    documents: tuple[str, ...]
    description_vi: str
    description_en: str
    source: str
    checked: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Homonym:
    """A name that means several units, and which of them have records."""

    name: str
    units: tuple[str, ...]
    sense: str
    source: str
