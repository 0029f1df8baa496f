"""Criteria of award types: what a title requires under one law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg_service.reference.validity import PartialDate

InitiativeReach: TypeAlias = Literal["grassroots", "ministry-province", "national"]


@dataclass(frozen=True, slots=True)
class AwardCriterion:
    """A criterion of an award; ``wording`` sums up the law.

    ``requires``: the ids of awards of which one must have been given, ``times`` over, ``in_succession`` if without a
    gap. ``initiative``: how far an initiative must reach. ``legal_basis`` cites the law with its date, ``article`` the
    place in it.
    """

    id: str
    award: str
    wording: str
    requires: tuple[str, ...]
    times: int | None
    in_succession: bool
    initiative: InitiativeReach | None
    recipient_kinds: tuple[str, ...]
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    legal_basis: str
    article: str | None
    source: str
    checked: str | None = None
    note: str | None = None
