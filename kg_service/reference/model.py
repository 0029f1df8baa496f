"""All reference data in one value: tuples of records and indexes by id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kg_service.reference.criteria import AwardCriterion
from kg_service.reference.figures import IndicatorRecord
from kg_service.reference.records import (
    Abbreviation,
    AdministrativeUnit,
    AwardIssuer,
    AwardType,
    Body,
    CampaignRecord,
    ClusterRecord,
    DocumentSymbol,
    DocumentType,
    Homonym,
    IssuerSuffix,
    LegalEvent,
    NameHead,
    Region,
    SpellingVariant,
    TerritorialEvent,
    UnitKind,
)


@dataclass(frozen=True)
class Reference:
    """All reference data. Units are provinces first, then places, each in the order of its table."""

    unit_kinds: tuple[UnitKind, ...]
    regions: tuple[Region, ...]
    units: tuple[AdministrativeUnit, ...]
    territorial_events: tuple[TerritorialEvent, ...]
    legal_events: tuple[LegalEvent, ...]
    awards: tuple[AwardType, ...]
    award_issuers: tuple[AwardIssuer, ...]
    award_criteria: tuple[AwardCriterion, ...]
    campaigns: tuple[CampaignRecord, ...]
    bodies: tuple[Body, ...]
    clusters: tuple[ClusterRecord, ...]
    document_types: tuple[DocumentType, ...]
    indicators: tuple[IndicatorRecord, ...]
    issuer_suffixes: tuple[IssuerSuffix, ...]
    document_symbols: tuple[DocumentSymbol, ...]
    spelling_variants: tuple[SpellingVariant, ...]
    homonyms: tuple[Homonym, ...]
    abbreviations: tuple[Abbreviation, ...]
    name_heads: tuple[NameHead, ...]

    @cached_property
    def kinds_by_id(self) -> Mapping[str, UnitKind]:
        """Kinds of units by id."""
        return {record.id: record for record in self.unit_kinds}

    @cached_property
    def units_by_id(self) -> Mapping[str, AdministrativeUnit]:
        """Provinces and places by id."""
        return {record.id: record for record in self.units}

    @cached_property
    def awards_by_id(self) -> Mapping[str, AwardType]:
        """Award types by id."""
        return {record.id: record for record in self.awards}

    @cached_property
    def campaigns_by_id(self) -> Mapping[str, CampaignRecord]:
        """Campaigns by id."""
        return {record.id: record for record in self.campaigns}

    @cached_property
    def bodies_by_id(self) -> Mapping[str, Body]:
        """Bodies by id."""
        return {record.id: record for record in self.bodies}

    @cached_property
    def clusters_by_id(self) -> Mapping[str, ClusterRecord]:
        """Clusters by id."""
        return {record.id: record for record in self.clusters}

    @cached_property
    def suffixes(self) -> Mapping[str, IssuerSuffix]:
        """Issuer suffixes by the suffix, as the symbol writes it (``UBND``, ``TTg``)."""
        return {record.suffix: record for record in self.issuer_suffixes}

    def provinces(self, on: dt.date | None = None) -> tuple[AdministrativeUnit, ...]:
        """The units of provincial level valid on a day (all in time if None): 63 on 2024-03-01, 34 on 2025-07-02."""
        return tuple(unit for unit in self.units if unit.level == "province" and unit.valid_on(on))

    def unit_by_code(self, scheme: str, value: str, on: dt.date) -> AdministrativeUnit | None:
        """The unit that had the code on that day: GSO 15 was Yên Bái to 2025-06-30 and is Lào Cai since."""
        for unit in self.units:
            if any(c.scheme == scheme and c.value == value and c.valid_on(on) for c in unit.codes):
                return unit
        return None
