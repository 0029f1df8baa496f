"""Reads ``data/reference`` into one :class:`Reference`: tuples of records, indexes by id, every reference checked."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import regex
import yaml

from kg_service.errors import ReferenceDataError
from kg_service.reference import schema
from kg_service.reference.criteria import AwardCriterion
from kg_service.reference.figures import IndicatorRecord
from kg_service.reference.model import Reference
from kg_service.reference.records import (
    Abbreviation,
    AdministrativeUnit,
    AwardIssuer,
    AwardType,
    Body,
    CampaignRecord,
    ClusterMembership,
    ClusterRecord,
    Code,
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
from kg_service.reference.tables import Column, Row, read_table, read_text
from kg_service.resources import resource_dir

__all__ = ["Reference", "load_reference"]

T = TypeVar("T")


def _require(rows: Iterable[Row], column: str, known: Iterable[str], what: str) -> None:
    """Every id in the column must be known. Raises ReferenceDataError for the first that is not."""
    allowed = frozenset(known)
    for row in rows:
        value = row.values[column]
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None and one not in allowed:
                raise row.error(f"{one!r} is not the id of {what}", column)


def _check_order(rows: Iterable[Row]) -> None:
    for row in rows:
        start, end = row.values["valid_from"], row.values["valid_to"]
        if start is not None and end is not None and start > end:
            raise row.error(f"{end} is before valid_from {start}", "valid_to")


@dataclass(frozen=True)
class _Folder:
    """The tables of one folder."""

    path: Path

    def rows(self, name: str, columns: Sequence[Column], key: tuple[str, ...] = ("id",)) -> list[Row]:
        return read_table(self.path / f"{name}.tsv", columns, key)

    def records(
        self, name: str, columns: Sequence[Column], make: Callable[..., T], key: tuple[str, ...] = ("id",)
    ) -> tuple[list[Row], tuple[T, ...]]:
        rows = self.rows(name, columns, key)
        return rows, tuple(make(**row.values) for row in rows)


def _ids(rows: Iterable[Row], column: str = "id") -> frozenset[str]:
    return frozenset(row.values[column] for row in rows)


def _codes(folder: _Folder, units: frozenset[str]) -> Mapping[str, list[Code]]:
    rows, codes = folder.records("codes", schema.CODES, Code, ("unit", "scheme", "value", "valid_from"))
    _require(rows, "unit", units, "a unit in provinces.tsv or places.tsv")
    _check_order(rows)
    found: defaultdict[str, list[Code]] = defaultdict(list)
    for code in codes:
        found[code.unit].append(code)
    return found


def _events(
    folder: _Folder, units: frozenset[str], kinds: Mapping[str, UnitKind]
) -> tuple[tuple[TerritorialEvent, ...], Mapping[str, list[tuple[dt.date, str]]]]:
    rows, events = folder.records("territorial_events", schema.TERRITORIAL_EVENTS, TerritorialEvent)
    for column in ("originals", "results"):
        _require(rows, column, units, "a unit in provinces.tsv or places.tsv")
    _require(rows, "new_kind", kinds, "a kind in unit_kinds.tsv")
    changes: defaultdict[str, list[tuple[dt.date, str]]] = defaultdict(list)
    for event in sorted(events, key=lambda e: (e.date, e.id)):
        if event.kind == "reclassification" and event.new_kind and event.originals == event.results:
            for unit in event.results:
                changes[unit].append((event.date, event.new_kind))
    return events, changes


def _unit(row: Row, kinds: Mapping[str, UnitKind], **more: Any) -> AdministrativeUnit:
    kind = kinds.get(row.values["kind"])
    if kind is None:
        raise row.error(f"{row.values['kind']!r} is not the id of a kind in unit_kinds.tsv", "kind")
    return AdministrativeUnit(**row.values, level=kind.level, **more)


def _units(
    folder: _Folder, kinds: Mapping[str, UnitKind], regions: frozenset[str]
) -> tuple[tuple[AdministrativeUnit, ...], tuple[TerritorialEvent, ...]]:
    provinces = folder.rows("provinces", schema.PROVINCES)
    places = folder.rows("places", schema.PLACES)
    known = _ids(provinces)
    for row in places:
        if row.values["id"] in known:
            raise row.error(f"{row.values['id']!r} stands already in provinces.tsv", "id")
    known |= _ids(places)
    everything = [*provinces, *places]
    for column in ("merged_into", "formed_from"):
        _require(everything, column, known, "a unit in provinces.tsv or places.tsv")
    _require(places, "parent", known, "a unit in provinces.tsv or places.tsv")
    for column in ("region_2021", "region_2025"):
        _require(provinces, column, regions, "a region in regions.tsv")
    _check_order(everything)
    codes = _codes(folder, known)
    events, changes = _events(folder, known, kinds)
    units = tuple(
        _unit(
            row,
            kinds,
            codes=tuple(codes.get(row.values["id"], ())),
            kind_changes=tuple(changes.get(row.values["id"], ())),
        )
        for row in everything
    )
    return units, events


def _clusters(folder: _Folder, units: frozenset[str]) -> tuple[ClusterRecord, ...]:
    rows = folder.rows("clusters", schema.CLUSTERS)
    member_rows, snapshots = folder.records(
        "cluster_members", schema.CLUSTER_MEMBERS, ClusterMembership, ("cluster", "valid_from")
    )
    _require(member_rows, "cluster", _ids(rows), "a cluster in clusters.tsv")
    _require(member_rows, "members", units, "a unit in provinces.tsv or places.tsv")
    _check_order(member_rows)
    return tuple(
        ClusterRecord(**row.values, memberships=tuple(s for s in snapshots if s.cluster == row.values["id"]))
        for row in rows
    )


def _symbols(folder: _Folder) -> tuple[DocumentSymbol, ...]:
    path = folder.path / "document_symbols.yaml"
    try:
        content = yaml.safe_load(read_text(path))
        entries = [(DocumentSymbol(**{**entry, "examples": tuple(entry["examples"])})) for entry in content["patterns"]]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ReferenceDataError(path.name, mark.line + 1 if mark else 1, f"not valid YAML: {error}") from error
    except (KeyError, TypeError) as error:
        reason = f"every pattern needs id, system, pattern, canonical, key, source, examples: {error}"
        raise ReferenceDataError(path.name, 1, reason, "patterns") from error
    for entry in entries:
        try:
            regex.compile(entry.pattern)
        except regex.error as error:
            raise ReferenceDataError(path.name, 1, f"{entry.id}: pattern does not compile: {error}") from error
    return tuple(entries)


def _awards(folder: _Folder) -> tuple[tuple[AwardType, ...], tuple[AwardIssuer, ...], tuple[AwardCriterion, ...]]:
    rows, awards = folder.records("awards", schema.AWARDS, AwardType)
    _require(rows, "successor", _ids(rows), "an award in awards.tsv")
    issuer_rows, issuers = folder.records("award_issuers", schema.AWARD_ISSUERS, AwardIssuer, ("stem", "issuer"))
    _require(issuer_rows, "awards", _ids(rows), "an award in awards.tsv")
    criteria_rows, criteria = folder.records("award_criteria", schema.AWARD_CRITERIA, AwardCriterion)
    for column in ("award", "requires"):
        _require(criteria_rows, column, _ids(rows), "an award in awards.tsv")
    _check_order(criteria_rows)
    return awards, issuers, criteria


def _campaigns(folder: _Folder) -> tuple[CampaignRecord, ...]:
    rows, campaigns = folder.records("campaigns", schema.CAMPAIGNS, CampaignRecord)
    for column in ("part_of", "successor"):
        _require(rows, column, _ids(rows), "a campaign in campaigns.tsv")
    return campaigns


def _indicators(folder: _Folder) -> tuple[IndicatorRecord, ...]:
    rows, indicators = folder.records("indicators", schema.INDICATORS, IndicatorRecord)
    for column in ("broader", "growth"):
        _require(rows, column, _ids(rows), "an indicator in indicators.tsv")
    return indicators


def load_reference(folder: Path | None = None) -> Reference:
    """Read and check the whole folder (default: the project's ``data/reference``).

    Raises ReferenceDataError with file, line and column for whatever breaks the schema, dangling ids included.
    """
    source = _Folder(folder if folder is not None else resource_dir("data") / "reference")
    _, kinds = source.records("unit_kinds", schema.UNIT_KINDS, UnitKind)
    region_rows, regions = source.records("regions", schema.REGIONS, Region)
    units, events = _units(source, {kind.id: kind for kind in kinds}, _ids(region_rows))
    unit_ids = frozenset(unit.id for unit in units)
    awards, issuers, criteria = _awards(source)
    body_rows, bodies = source.records("bodies", schema.BODIES, Body)
    suffix_rows, suffixes = source.records("issuer_suffixes", schema.ISSUER_SUFFIXES, IssuerSuffix, ("suffix",))
    _require(suffix_rows, "body", _ids(body_rows), "a body in bodies.tsv")
    homonym_rows, homonyms = source.records("homonyms", schema.HOMONYMS, Homonym, ("name", "sense"))
    _require(homonym_rows, "units", unit_ids, "a unit in provinces.tsv or places.tsv")
    return Reference(
        unit_kinds=kinds,
        regions=regions,
        units=units,
        territorial_events=events,
        legal_events=source.records("legal_events", schema.LEGAL_EVENTS, LegalEvent)[1],
        awards=awards,
        award_issuers=issuers,
        award_criteria=criteria,
        campaigns=_campaigns(source),
        bodies=bodies,
        clusters=_clusters(source, unit_ids),
        document_types=source.records("document_types", schema.DOCUMENT_TYPES, DocumentType)[1],
        indicators=_indicators(source),
        issuer_suffixes=suffixes,
        document_symbols=_symbols(source),
        spelling_variants=source.records(
            "spelling_variants", schema.SPELLING_VARIANTS, SpellingVariant, ("category", "canonical", "variant")
        )[1],
        homonyms=homonyms,
        abbreviations=source.records("abbreviations", schema.ABBREVIATIONS, Abbreviation, ("abbreviation",))[1],
        name_heads=source.records("name_heads", schema.NAME_HEADS, NameHead, ("of", "head"))[1],
    )
