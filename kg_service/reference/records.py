"""What the reference data says: one frozen record for each row, with its source.

Dates are :class:`datetime.date`; where a source gives only a year or a month the field is a ``PartialDate``, the text
``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``. ``valid_to`` is the last day of validity. None means not verified, and for
``valid_from`` "since before the data", for ``valid_to`` "still".
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg_service.reference.territory import (
    AdministrativeUnit,
    Code,
    CodeScheme,
    Homonym,
    Level,
    Region,
    TerritorialEvent,
    TerritorialKind,
    UnitKind,
)
from kg_service.reference.validity import PartialDate, covers, first_day, last_day

__all__ = [
    "Abbreviation",
    "AdministrativeUnit",
    "AwardIssuer",
    "AwardType",
    "Body",
    "CampaignKind",
    "CampaignRecord",
    "ClusterMembership",
    "ClusterRecord",
    "Code",
    "CodeScheme",
    "Completeness",
    "DocumentSymbol",
    "DocumentSystem",
    "DocumentType",
    "Homonym",
    "IssuerSuffix",
    "LegalEvent",
    "Level",
    "NameHead",
    "PartialDate",
    "RecipientKind",
    "Region",
    "SpellingVariant",
    "TerritorialEvent",
    "TerritorialKind",
    "UnitKind",
    "covers",
    "first_day",
    "last_day",
]

RecipientKind: TypeAlias = Literal["individual", "collective", "household"]
CampaignKind: TypeAlias = Literal[
    "campaign", "phase", "peak", "drive", "party_policy", "party_directive", "launch_directive"
]
Completeness: TypeAlias = Literal["complete", "partial", "name_only"]
DocumentSystem: TypeAlias = Literal["administrative", "normative", "party"]


@dataclass(frozen=True, slots=True)
class LegalEvent:
    """An event of the legal timeline: a law in force, a body merged, regions redrawn."""

    id: str
    date: PartialDate
    event_vi: str
    event_en: str
    documents: tuple[str, ...]
    affects: tuple[str, ...]
    source: str
    checked: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AwardType:
    """A title or form of commendation under the laws of 2003 and 2022, valid in time.

    ``family`` is the name without class (Huân chương Lao động), ``award_class`` 1 to 3, ``rank`` the order among the
    titles of its row in the law. ``short_names`` denote it only where the context says so (``BK``, ``HCLĐ``).
    ``bonus_2024`` is the bonus for an individual or collective as a multiple of the base salary.
    """

    id: str
    name_vi: str
    name_en: str | None
    category: str
    family: str | None
    level: str | None
    level_vi: str | None
    award_class: int | None
    rank: int | None
    recipient_kinds: tuple[RecipientKind, ...]
    recipient_note: str | None
    authority: str | None
    legal_2003: str | None
    legal_2022: str | None
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    successor: str | None
    aliases: tuple[str, ...]
    short_names: tuple[str, ...]
    bonus_2024: float | None
    source: str
    checked: str | None = None
    note: str | None = None

    def valid_on(self, on: dt.date | None) -> bool:
        """Whether the title could be conferred on that day, as far as the sources say (any day if None)."""
        start = first_day(self.valid_from) if self.valid_from else None
        return covers(start, last_day(self.valid_to) if self.valid_to else None, on)


@dataclass(frozen=True, slots=True)
class AwardIssuer:
    """Which title a stem and its issuer make: ``Giấy khen`` of ``UBND huyện`` is the district's commendation.

    ``rest`` says what may follow the issuer: ``none``, ``place`` (any name), ``province`` or ``district`` (a place of
    that level), ``body`` (any words).
    """

    stem: str
    issuer: str
    rest: Literal["none", "place", "province", "district", "body"]
    awards: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class CampaignRecord:
    """A national campaign (phong trào), drive (cuộc vận động), peak, phase or directive.

    ``opening`` are the words at the head of the title that a province replaces by itself (``Cả nước``).
    ``part_of`` is the campaign that this is a phase or peak of; ``phases`` are its own dated periods
    (``2016-2020``). ``short_names`` denote it only where the context says so.
    """

    id: str
    name_vi: str
    name_en: str | None
    kind: CampaignKind
    kind_vi: str
    opening: str | None
    part_of: str | None
    successor: str | None
    aliases: tuple[str, ...]
    short_names: tuple[str, ...]
    launched_by: str | None
    document: str | None
    document_date: PartialDate | None
    launched: PartialDate | None
    started: PartialDate | None
    ended: PartialDate | None
    phases: tuple[str, ...]
    sectors: tuple[str, ...]
    source: str
    checked: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A public body or office. ``scope`` is ``national``, or ``provincial`` for a type that every province has."""

    id: str
    name_vi: str
    name_en: str | None
    kind: str
    kind_vi: str
    scope: Literal["national", "provincial"]
    aliases: tuple[str, ...]
    short_names: tuple[str, ...]
    source: str
    checked: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ClusterMembership:
    """Who was in a cluster in the years ``valid_from`` to ``valid_to``, as far as read (``completeness``)."""

    cluster: str
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    members: tuple[str, ...]
    member_count: int | None
    completeness: Completeness
    source: str
    checked: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ClusterRecord:
    """An emulation cluster (cụm thi đua) with dated snapshots of its members."""

    id: str
    name_vi: str
    aliases: tuple[str, ...]
    source: str
    memberships: tuple[ClusterMembership, ...] = ()
    note: str | None = None

    def members_in(self, year: int) -> tuple[str, ...]:
        """Ids of the units read as members in that year; empty if no source was read for it."""
        for snapshot in self.memberships:
            begins = first_day(snapshot.valid_from).year if snapshot.valid_from else year
            ends = last_day(snapshot.valid_to).year if snapshot.valid_to else year
            if begins <= year <= ends and snapshot.members:
                return snapshot.members
        return ()


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document in its system; ``kind`` is the plain word for it (``chỉ thị``), the same across systems."""

    id: str
    name_vi: str
    name_en: str
    kind: str
    system: DocumentSystem
    abbreviation: str | None
    symbol_form: str
    legal_basis: str | None
    source: str
    checked: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class IssuerSuffix:
    """What stands for the issuer at the end of a document symbol; ``body`` is its record where there is one."""

    suffix: str
    issuer: str
    body: str | None
    source: str
    checked: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentSymbol:
    """A shape of document symbols: a pattern of the ``regex`` module with named groups, and its official form."""

    id: str
    system: DocumentSystem
    pattern: str
    canonical: str
    key: str
    source: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpellingVariant:
    """Another way of writing ``canonical``; ``status`` is ``accepted``, ``error`` or ``code``."""

    category: str
    canonical: str
    variant: str
    status: Literal["accepted", "error", "code"]
    source: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and its words, expanded before names of bodies and awards are compared."""

    abbreviation: str
    expansion: str
    source: str


@dataclass(frozen=True, slots=True)
class NameHead:
    """Words that stand before the name of a campaign or award and are no part of it (``phong trào thi đua``)."""

    of: Literal["campaign", "award"]
    head: str
    source: str
